"""Words that show what a line is: prose, a caption, an offer, or an address to the reader; and small words.

The classifier of lines counts them. Words are in lower case, one group a language. Words that mean something else in
another of these languages are left out ("su" and "sua", which address the reader only sometimes).
"""

from __future__ import annotations

from articles.text.data.languages import SMALL_WORDS
from articles.text.data.wordlists import word_set

TO_READER = word_set(
    """
    you your we our us click here sign subscribe read more
    wir uns unser unsere unseren unserem unserer dein deine deinen dir dich euch euer hier klicken lesen jetzt mehr
    vous votre vos nous notre nos cliquez ici lire tu usted ustedes nuestro nuestra nuestros nuestras aquí leer más clic
    tuo tua tuoi nostro nostra nostri nostre leggi clicca você seu nosso nossa nossos nossas aqui leia clique
    jij jouw jullie uw wij ons onze klik lees meer du dig din ditt dina vår vårt våra läs mer klicka deg ditt dine
    våre klikk jeres vores læs mere twój twoje nasz nasze nasza naszym tutaj kliknij czytaj więcej
    vás vám váš vaše naše našem zde klikněte přečtěte čtěte více вы вам вас ваш ваша ваши мы нас наш наша наши нажмите
    здесь читайте ви ваша наш натисніть тут siz sizi sizin bizim bizi burada tıklayın okuyun نحن لنا معنا انقر هنا
    """
)
OFFER = word_set(
    """
    unlimited exclusive access account free offer epaper newsletter newsletters email inbox subscribe subscriber
    subscribers subscription subscriptions subscribing member members membership join puzzles discount shop deal deals
    sale app website site online follow latest best top
    kostenlos kostenlose kostenlosen kostenfrei gratis abo abos abonnement abonnements abonnieren abonnent abonnenten
    abonnentinnen angebot angebote exklusiv exklusive zugang monatlich kündbar anmelden anmeldung registrieren konto
    rabatt gutscheine webseite probeabo
    abonné abonnés abonnée abonnez abonner gratuit gratuite gratuitement offre offres exclusif illimité compte inscrivez
    connectez inscription application appli
    suscríbete suscripción suscripciones suscriptor suscriptores oferta ofertas ilimitado acceso cuenta regístrate boletín
    boletines síguenos descuento
    abbonati abbonamento abbonamenti gratuito offerta offerte illimitato accesso registrati iscriviti seguici sconto
    assine assinatura assinante assinantes grátis gratuita ilimitado acesso cadastre inscreva siga
    abonnee abonnees abonneer aanbieding onbeperkt toegang korting nieuwsbrief nieuwsbrieven
    prenumerera prenumerant prenumeranter prenumeration erbjudande erbjudanden nyhetsbrev rabattkoder
    abonner tilbud rabatt annonsør nyhedsbrev nyhedsbreve rabatkoder
    prenumerata prenumeratę subskrypcja subskrybuj subskrypcję bezpłatnie oferta oferty konto dostęp rabat
    předplatné předplatitel předplatitele předplatného zdarma nabídka účet sleva
    подписка подписку подпишитесь подписывайтесь подписаться бесплатно рассылка аккаунт скидка скидки приложение канал
    підписка підписатися підпишіться безкоштовно розсилка знижка застосунок
    abone abonelik ücretsiz bülten kampanya indirim üye üyelik uygulama اشترك اشتراك مجانا النشرة تابعونا
    """
)
PICTURE = word_set(
    """
    photo image picture getty file courtesy handout credit via afp reuters ap screenshot illustration graphic
    foto fotos bild bilder bildrechte symbolbild symbolfoto archivbild archivfoto grafik imago dpa alliance     crédit crédits imagen imágenes archivo efe cedida imagem divulgação reprodução arquivo archivio ansa
    beeld anp belga scanpix ntb ritzau tt fot zdjęcie zdjęcia pap čtk ilustrační фото иллюстрация тасс скриншот
    ілюстрація укрінформ скріншот fotoğraf görsel arşiv صورة تصوير أرشيفية
    """
)
POSED = word_set(
    """
    left right center centre pictured pose poses posing seen shown during speaks attends arrives walks stand stands look
    looks
    links rechts mitte zeigt steht sitzt blickt aufnahme gauche droite centre lors izquierda derecha centro durante posa
    sinistra destra esquerda direita tijdens midden vänster höger mitten venstre høyre højre midten
    lewej prawej podczas środku vlevo vpravo uprostřed během слева справа центре зліва праворуч solda sağda
    """
)
SAID = word_set(
    """
    said says told according added wrote tweeted asked reported announced explained noted
    sagte sagt sagten teilte erklärte betonte zufolge berichtete schrieb fügte kündigte déclaré affirmé selon annoncé
    expliqué précisé ajouté assuré estimé dijo según afirmó explicó añadió señaló aseguró declaró apuntó detto spiegato
    dichiarato affermato riferito aggiunto secondo disse segundo afirmou explicou declarou acrescentou contou zei zegt
    aldus volgens verklaarde vertelde säger sade enligt berättar skriver uppger menar sier ifølge forteller opplyser
    mener sagde siger fortæller oplyser tilføjer powiedział powiedziała według podkreślił podkreśliła dodał dodała
    poinformował poinformowała zaznaczył řekl řekla uvedl uvedla dodal dodala sdělil sdělila
    сказал сказала заявил заявила сообщил сообщила сообщили словам отметил отметила добавил добавила рассказал рассказала
    сказав заявив повідомив повідомила повідомили зазначив зазначила додав додала розповів розповіла
    dedi söyledi belirtti belirterek açıkladı ifade kaydetti konuştu قال قالت أعلن أعلنت أكد أكدت أضاف وأضاف صرح وقال
    """
)
FIRST_PERSON = word_set(
    """
    i i'm i’m my me ich mein meine meinen meiner mir mich j'ai j’ai yo mío io meu minha ik mijn jag jeg moje můj
    я мне меня мой моя мені мене мій benim
    """
)
DAYS = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag
    lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo
    lunedì martedì mercoledì giovedì venerdì sabato domenica feira
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag måndag måndagen tisdag tisdagen onsdag onsdagen torsdag
    torsdagen fredag fredagen lördag lördagen söndag söndagen mandag tirsdag lørdag søndag
    poniedziałek wtorek środę środa czwartek piątek sobotę niedzielę pondělí úterý středu středa čtvrtek pátek neděli
    понедельник вторник среду четверг пятницу субботу воскресенье понеділок вівторок середу четвер п'ятницю п’ятницю
    суботу неділю pazartesi salı çarşamba perşembe cuma cumartesi pazar الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد
    """
)

# The same in scripts without spaces, as parts of a line.
WIDE_WORDS: dict[str, tuple[str, ...]] = {
    "to reader": tuple(
        "ください 下さい クリック こちら 登録 ご利用 お届け 您 点击 點擊 请 請 欢迎 歡迎 하세요 해주세요 주세요 하십시오 클릭".split()
    ),
    "offer": tuple(
        "会員 登録 無料 購読 メルマガ アプリ キャンペーン プレゼント 订阅 訂閱 會員 免费 免費 下载 下載 注册 註冊 扫码 구독 무료 회원 가입 "
        "다운로드 로그인 이벤트 할인".split()
    ),
    "picture": tuple(
        "写真 撮影 提供 画像 図版 イメージ 图片 圖 摄影 攝影 摄 攝 供图 截图 사진 제공 캡처 그래픽 연합뉴스".split()
    ),
    "posed": tuple("左から 右から （左） （右） 中央 左起 右起 （左 （右 图为 圖為 왼쪽 오른쪽 가운데 모습".split()),
    "said": tuple(
        "述べ 話した 話す 語った 語る 明らかにし によると という 指摘し 表示 称 指出 認為 认为 介绍 透露 說 说 据 밝혔다 말했다 전했다 설명했다 "
        "따르면 강조했다 했다고 덧붙였다".split()
    ),
    "day": tuple(
        "曜日 星期 周一 周二 周三 周四 周五 周六 周日 月曜 火曜 水曜 木曜 金曜 土曜 日曜 월요일 화요일 수요일 목요일 금요일 토요일 일요일".split()
    ),
    "first person": tuple("私 僕 俺 我 저는 나는 제가 내가".split()),
}

# Further small words: with those that tell languages apart, about a third of the words of prose.
_MORE_SMALL_WORDS = word_set(
    """
    am dass daß wurde wurden sie er wir haben habe hatte hatten war waren ihre ihr seine bis über zum zur vom beim oder
    aber wenn noch nur so man kann können sein soll sollen um unter vor gegen durch mehr wie was diese dieser einer einen
    einem eines damit doch dann da bereits zwischen seit ihm ihn sei worden rund
    ses son sa leur leurs lui ils elles on y où a avait était être avoir fait après avant depuis selon contre entre très
    aussi deux dont ont comme tout tous même si ces cet d'un d'une n'est c'est qu'il
    sin sobre está están han era ser tiene también ya desde hasta donde durante todo todos esta estos esa ese porque si
    muy nos les hay
    ma da nella nelle sul sulla degli agli tra fra ed suo sua loro lui stato stata hanno era quando dove dopo prima così
    ci al dai dal ne cui se chi
    nos nas pelos pelas ser ter tem está são foram ele ela eles também já até depois antes entre sobre sem quando onde
    essa esse este esta isso num numa aos
    ze hij zij hun haar we zich nog wel over onder tussen tegen na uit zo was waren had hebben kan zou zal dit deze toch
    omdat wat wie waar meer
    inte han hon vi ska skulle blir blev hade alla mot mellan över under genom där här bara nu eller denna detta sin sitt
    sina deras hans hennes
    vi han hun skal skulle blir ble blev hadde havde alle mot mellom mellem over under gjennom gennem der her bare nå nu
    eller denne dette sin sitt deres hans hennes hendes ikke
    ale tylko jeszcze gdy kiedy gdzie bez ze we będzie były mu ją ich jej tak też także przy tej tych ten ta te lub czy
    má mají bude byla bylo byli ještě jen když kde bez ze ve při až její jejich tak ten ta tento této tím než nebo proto
    kadar diye gibi hem ya o onun bunu üzere yeni en tarafından arasında üzerinde birlikte yer
    """
)
_SMALL_ELSEWHERE = word_set(
    """
    и в не на с что по к как из у за от для это о он она они был была было были его её их но до же бы то так при или уже
    со ко этом во чтобы который которые также если
    і й з що та це як від про є вона вони був була було були її але або вже зі із у до під який які також щоб
    е са се да ще от който които че је су се да од за који који
    في من على إلى الى أن عن مع التي الذي هذا هذه كان كانت قد ما لا بين بعد قبل وفي ومن كما ذلك أو لم عند خلال إن وقد ثم
    و به از که این را با است برای آن تا של את על לא עם זה הוא היא כי גם או כל אל και το η ο της του την να που με για από
    στο στη των τα οι τον ότι σε θα δεν के की में है का और से को ने पर कि हैं यह भी कर
    """
)
ALL_SMALL_WORDS: frozenset[str] = frozenset().union(*SMALL_WORDS.values(), _MORE_SMALL_WORDS, _SMALL_ELSEWHERE)
# Particles at the ends of Korean words, and the commonest characters of Chinese prose.
KOREAN_PARTICLES = "은는이가을를에의로도와과고다서며"
CHINESE_SMALL_CHARACTERS = "的了在是和有不也就都而与與及对對将將为為这這那他她被把从從但并並很"
