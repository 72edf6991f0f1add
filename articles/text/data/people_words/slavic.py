"""Words around the names of people in Polish, Czech, Slovak, Ukrainian, Russian, Bulgarian and Croatian.

Nouns stand without the endings of their cases; ``endings`` lists these.
"""

from __future__ import annotations

from typing import Final

from articles.text.data.people_words.words import PeopleWords, gendered, words

_POLISH: Final = PeopleWords(
    addresses=gendered(
        male="pan pana panu panem król królowi książę papież św ks ksiądz ojciec o brat",
        female="pani panią panna królowa księżna księżniczka siostra s",
        either="dr prof hab inż mgr mec red gen płk kpt por państwo abp bp kard doktor profesor",
    ),
    roles=words(
        """
        adwokat adwokatk agent aktor aktork aktywist aktywistk ambasador ambasadork analityk architekt arcybiskup artyst artystk
        asystent asystentk autor autork biegacz biolog biskup bokser bramkarz burmistrz dyplomat dyrektor dyrektork dyrygent
        dziennikarz dziennikark działacz działaczk ekonomist ekonomistk ekspert ekspertk emeryt epidemiolog eurodeputowan europosł
        europoseł europosłank filozof fizyk fotograf funkcjonariusz general generał gubernator gwiazd historyk inżynier inspektor
        kanclerz kandydat kandydatk kapitan kardynał kierownik kierowc kolarz kolarzem komendant komentator komisarz kompozytor
        konserwator korespondent król lekarz lekark lider liderk literat major malarz marszałek marszałk mecenas menedżer
        meteorolog mieszkan mieszkaniec mieszkank mieszkańc minister ministr ministerk ministerstwem mistrz mistrzyni muzyk
        napastnik naukowiec naukowc nauczyciel nauczycielk negocjator obrońc oficer papież parlamentarzyst pilot piłkarz
        piosenkark piosenkarz pisarz pisark poet polityk policjant policjantk poseł posł posłank powieściopisarz pracownik
        prawnik prawniczk premier prezenter prezenterk prezes prezesk prezydent proboszcz producent profesor prokurator
        przedsiębiorc przedstawiciel przedstawicielk przewodnicząc przywódc psycholog psychiatr radn raper ratownik redaktor
        redaktork reporter reżyser reżyserk rolnik rzecznik rzeczniczk sekretarz selekcjoner senator senatork sędzi
        siatkarz skoczek skoczk socjolog specjalist specjalistk sprinter strażak student studentk sąsiad szef szefow szefem świadek
        tenisist tenisistk trener trenerk twórc ultras wicedyrektor wicemarszałek wicemarszałk wiceminister wiceministr
        wicepremier wiceprezes wiceprezydent wiceprzewodnicząc wirusolog właściciel właścicielk wojewod wokalist wokalistk
        wójt współzałożyciel wykładowc zawodnik zawodniczk założyciel założycielk zastępc żołnierz żużlowc
        """
    ),
    kinship=words(
        """
        mąż męż żon syn córk ojciec ojc matk brat siostr wuj wujek wujk ciotk dziadek dziadk babci wnuk wnuczk kuzyn kuzynk
        zięć szwagier teść teściow narzeczon partner partnerk wdow wdowiec przyjaciel przyjaciółk mam tat
        """
    ),
    particles=words("de von van der den di da del la le y al el ben bin ibn"),
    organisations=words(
        """
        agencj akademi aleja alei archiwum armi autostrad bank biblioteka biur centr centrum dolin dom dworc dworzec dyrekcj
        dzielnic fabryk federacj festiwal filharmoni firm forum fundacj galeri gazet giełd gmin gór góra grup hal hotel
        instytut izb jezior kampani katedr klub kolej komend komisj komitet konfederacj koalicj konstytucj kopalni kościół kościoł
        krajow lasy lewic lig liceum lotnisk lotnicz marsz ministerstw morz muzeum narod nadleśnictw obóz ocean opera orkiestr ośrodek
        pałac park parlament parti plac platform pogotowi policj politechnik polsk port powiat pra prawo prokuratur puchar radio rada
        rady rad region republik restauracj rzek rząd rzecznikiem samorząd sąd sądu sądz sejm senat spółdzielni spółk stadion
        stany stowarzyszeni straż strefa szkoł szpital teatr telewizj towarzystw trybunał turniej ulic unia unii uniwersytet urząd urzęd wojewódz
        województw wojsk wyspa wysp zakład zamek zarząd zespół związek związk żegluga
        """
    ),
    openers=words(
        """
        a aby ale albo ani bez będzie bo być był była było był by były chociaż choć co czy czyli dla dlaczego dlatego do dopiero
        dziś dzisiaj dwa dwie dwóch gdy gdyby gdzie go i ich ile im inny ja jak jako jakie jego jej jednak jednocześnie jest
        jeśli jeszcze już każdy kiedy kilka kto która które który ktoś lub ma mają między mimo może można moja mój my na nad nam
        nasz nasza natomiast nawet nic nie niech niektórzy nigdy nikt no nowa nowy o obecnie od oni on ona one oprócz oraz
        po pod podczas podobnie ponad ponadto ponieważ poza później pierwszy prawie przed przede przez przy są sam się skąd
        stąd swój ta tak także tam te tego tej ten teraz to tu tutaj tuż tylko tym w wczoraj we wedle według wiele wielu więc
        wobec wówczas wszyscy wszystko wtedy z za zanim zaś zatem ze zdaniem znów że żeby trzech trzy były dawny nowa
        """
    ),
    of=words("do ds ds. spraw w we z ze na od przy i"),
    determiners=words("ten ta to jego jej ich nasz nasza swój swojego"),
    place_prepositions=words("w we z ze do na pod koło koło nad"),
    endings=words(
        "a owi em ie u y i ę ą ów om ami ach o e ki ką kę ce ego emu ym im ej ymi imi iem ikiem rze rza rzem"
    ),
)

_CZECH: Final = PeopleWords(
    addresses=gendered(
        male="pan pana panu pánem páně král králi papež kníže princ otec bratr svatý sv",
        female="paní slečna královna princezna sestra",
        either="dr mudr judr ing mgr phdr rndr bc prof doc gen plk doktor profesor rodina manželé manželů",
    ),
    roles=words(
        """
        advokát advokátk agent aktivist aktivistk analytik analyti analytičk architekt asistent astronaut atlet autor autork
        bankéř biolog biskup boxer brankář bratr cestovatel cvičitel cyklist člen členk dirigent diplomat dítě docent duchovní
        disident divadelník důstojník ekonom ekonomk epidemiolog europoslanec europoslanc europoslankyn exministr exministryn expert
        expertk experti expremiér exprezident farář fotbalist fotograf fyzik generál gubernátor guvernér hasič herec herc herečk hejtman hejtmank historik
        historičk hlav hokejist hráč hráčk hrdin hudebník hygienik hygieničk inspektor inženýr jednatel jednatelk kandidát kandidátk
        kancléř kapitán kardinál kaskadér kolega kolegyn komentátor komik komisař komisařk konzul konzultant koordinátor koordinátork
        kouč král kritik kuchař legend lékař lékařk lídr lídryn likvidátor majitel majitelk malíř manažer manažerk maršál mediátor meteorolog
        miliardář ministr ministryn místopředsed místopředsedkyn místostarost moderátor moderátork mluvčí muž muzikant náčelník
        náměst náměstek náměstk náměstkyn obhájce obhájkyn obránce obyvatel odborník odborničk ombudsman operativec patriarcha pedagog
        písničkář pilot policist policistk politik političk politolog politoložk poradce poradkyn poslanec poslanc poslankyn pracovník
        prezident prezidentk premiér premiérk premiérem primář primátor primátork producent profesor profesork programátor prorektor provozovatel
        předák předchůdc předsed předsedkyn představitel představitelk příslušník psycholog psycholožk psychiatr radní redaktor redaktork
        ředitel ředitelk rektor rektork reportér reportérk rapper režisér režisérk rozhodčí sedlák scenárist sekretář senátor senátork skladatel
        sociolog socioložk soudc soudkyn specialist specialistk spisovatel spisovatelk společník starost starostk státník stíhač strážník
        student studentk svědek svědk svědkyn šampion šéf šéfk šéfredaktor tajemník tajemnic technik tenist tenistk tiskov trenér trenérk
        účastník učitel učitelk útočník úředník válečník vedouc velitel velvyslanec velvyslanc velvyslankyn veterinář viceprezident
        viceprezidentk vicepremiér vítěz vítězk vládc vlastník virolog vojenský voják vrchní vůdc výrobc vynálezc výtvarník vyšetřovatel
        vyšetřovatelk vysokoškolsk zakladatel zakladatelk záchranář zaměstnanec zástupc zástupkyn závodník zdravotník zmocněnec
        zmocněnc zpěvačk zpěvák zpravodaj žalobc žalobkyn žurnalist blogger podnikatel podnikatelk lobbist prostředník
        """
    ),
    kinship=words(
        """
        manžel manželk syn dcer otec otc matk máma tát bratr sestr strýc tet dědeček dědečk babičk vnuk vnučk bratranec bratranc
        sestřenic synovec neteř zeť tchán švagr přítel přítelkyn partner partnerk druh družk vdov vdovec kamarád snoubenk
        """
    ),
    particles=words("z ze de von van der den di da del la le y al el ben bin ibn"),
    organisations=words(
        """
        agentur akademi armád asociac bank brigád cen centr centrum čtvrť deník divadl dívk dopravní dráh dráhy fakult federac
        festival firm fond fór fórum galeri gymnázi hnut hnutí hotel hrad hradě hvězd institut jezer jihoč kancelář klub knihovn
        komis komor konferenc koalic kongres konzulát kostel kraj krajsk kulturní letišt lig list město měst městsk ministerstv
        moře most muze muzeum nadac náměst nemocnic novin obec obce oblast obvod ocean odbor olympijsk opera orchestr organizac palác
        park parlament pevnost pivovar policejní polici pohár pojišťovn pole pošt projekt provinci rada rady radě radou redakc
        republik restaurac rozhlas řek sbor senát seznam slavnost sněmovn soud soudu společnost spolek spořiteln správ stadion stanic
        stran strana strany svaz škol televiz turnaj ulic uni unie unii univerzit úřad ústav vlád vláda vláda závod zdravotnick zkušebn
        zprávy škola hora hory index
        """
    ),
    openers=words(
        """
        a aby ačkoli ačkoliv ale ani ano asi až bez bude budou by byl byla byli bylo by být celkem co což či dále další dále dnes
        do dokud dosud dva dvě hned i ještě její jeho jejich jen jenže jestli je jsou jsem jde jak jakmile jako jaké jaký jiné
        již k kam kde kdo kdy když každý ke kolem kromě která které kteří který kvůli ke letos loni má mají mezi mezitím mimo minulý
        možná mnoho můj musí může my na nad nakonec nám naopak naposledy naše navíc ne nebo někdo několik některé nejen nejprve
        není nic nikdo nové nový nyní o od ode odpoledne okolo on ona oni ono oba obě oproti ostatně ovšem pak po pod podle pokud
        poté potom pouze prý pro proč prostě proti proto protože první přede před přes přesto přestože při přitom s samozřejmě se
        si skoro snad soudě spolu stejně stále své ta tady tak také takové tam tato tedy teď ten tento teprve ti tím to toho tomu
        toto třeba tu ty už v včera ve vedle více vlastně však všichni všechny vy z za zároveň zatím zatímco zato ze zítra
        zpočátku že tři čtyři pět bývalý bývalá
        """
    ),
    of=words("pro v ve z ze na do od při a o za"),
    determiners=words("ten ta to tento tato jeho její jejich můj náš"),
    place_prepositions=words("v ve z ze do na u nad pod"),
    endings=words(
        "a ovi em e u i y ou ů ům ech é ého ému ým ých í ího ímu ím o ové ami ka ky ce ku kou ka kám ě ni ní ně ně yně yni yní"
    ),
)

_SLOVAK: Final = PeopleWords(
    addresses=gendered(
        male="pán pána pánovi pánom kráľ pápež princ otec brat sv svätý",
        female="pani paní slečna kráľovná princezná sestra",
        either="dr mudr judr ing mgr phdr rndr bc prof doc gen plk doktor profesor rodina manželia",
    ),
    roles=_CZECH.roles
    | words(
        """
        advokát aktivist analytik autor bankár brankár europoslanec europoslankyň expert exminister expremiér farár futbalist generál gubernátor
        herec herc herečk hlavn hokejist hovorkyň hovorc hovorkyn hovorca hráč hráčk hudobník kandidát kandidátk kancelár kapitán
        lekár lekárk líder líderk majiteľ majiteľk minister ministr ministerk ministerkyň moderátor moderátork muž náčelník námestník
        obhajc obranc odborník odborníčk podnikateľ policajt politik politológ poradc poslanec poslanc poslankyň premiér premiérk
        prezident prezidentk predsed predsedkyň podpredsed podpredsedkyň predstaviteľ predstaviteľk primátor primátork prokurátor
        prokurátork profesor psychológ psychologičk redaktor redaktork riaditeľ riaditeľk rektor režisér sekretár senátor
        sociológ sociologičk spevák speváčk spisovateľ spisovateľk splnomocnenec starost starostk štátny tajomník tajomníčk
        tenist tenistk tréner trénerk útočník veliteľ veľvyslanec veľvyslankyň viceprezident vicepremiér víťaz vyšetrovateľ
        zakladateľ zakladateľk záchranár zástupc zástupkyň žurnalist sudc sudkyň šéf šéfk novinár novinárk
        """
    ),
    kinship=_CZECH.kinship
    | words("manžel manželk syn dcér otec otc matk brat sestr strýk tet vnuk priateľ priateľk švagr"),
    particles=_CZECH.particles,
    organisations=_CZECH.organisations
    | words(
        """
        agentúr akadémi armád asociáci bank centr divadl fakult federáci firm fond hnuti inštitút jazer klub komisi komor
        koalíci kraj letisk lig mest ministerstv mor nadáci námest nemocnic obec organizáci park parlament polícia políci
        rad rada republik sporiteľň spoločnos stran strana súd súdu škol televízi únia únie univerzit úrad ústav vlád zväz
        """
    ),
    openers=_CZECH.openers
    | words(
        """
        ak aj ako aký ani avšak bez bol bola bolo boli cez čo ďalej ďalší dnes do ešte jeho jej keď kde kto ktorá ktoré ktorý
        len lebo medzi my na nad najmä nie nielen no oni on ona okrem po podľa počas pre pred preto pretože pri ráno sa sme so sú
        tak také tam táto tento tiež to tohto toto už v včera vo však všetci z za zatiaľ zo že aby hoci
        """
    ),
    of=words("pre v vo z zo na do od pri a o za"),
    determiners=words("ten tá to tento táto jeho jej ich môj náš"),
    place_prepositions=words("v vo z zo do na u nad pod"),
    endings=_CZECH.endings | words("ovi om oví ej ia ie iu ou ého ému ého ho mu a ka ky"),
)

_RUSSIAN: Final = PeopleWords(
    addresses=gendered(
        male="господин господина господину господином г-н царь король князь отец брат святой сэр",
        female="госпожа госпожи госпоже госпожу г-жа королева княгиня принцесса мать",
        either="доктор профессор академик генерал полковник майор капитан лейтенант супруги семья товарищ тов",
    ),
    roles=words(
        """
        адвокат академик актер актёр актрис активист активистк аналитик архитектор архиепископ атаман артист артистк астроном
        банкир бизнесмен бизнесвумен биолог блогер боксер боксёр боец вдов ведущ вице-премьер вице-президент вице-спикер владел
        владелец владельц военкор военкомат военнослужащ военнопленн вокалист воспитательниц врач врио генерал генсек генпрокурор
        глав главврач главнокомандующ главред голкипер губернатор гендиректор директор дирижер дирижёр депутат дипломат доцент
        зам замдиректор замглав заместител замминистр защитник певиц певец певц знаменитост инженер историк исследовател инспектор
        кандидат канцлер капитан кинорежиссер кинорежиссёр командир командующ комментатор комик композитор корреспондент космонавт
        лидер майор мэр маршал менеджер митрополит министр миллиардер модел музыкант муфти наследник начальник нападающ народн нотариус
        обвиняем обозревател общественник оппозиционер омбудсмен основател офицер олигарх патриарх педагог первооткрывател певец
        писател писательниц пилот полковник полицейск полпред политик политолог помощник посол посл пострадавш правозащитник
        правозащитниц предпринимател председател представител представительниц президент премьер премьер-министр пресс-секретар
        преподавател префект продюсер прокурор профессор психолог пастор рабочий редактор режиссер режиссёр ректор рэпер
        руководител сенатор секретар священник следовател снайпер советник солдат солист сооснователь соратник социолог
        спасател специалист спикер спортсмен спортсменк стрелок студент студентк судь супруг сценарист тренер теннисист теннисистк
        телеведущ учитель учител учительниц ученый учёный учен участник фигурист фигуристк физик философ фотограф форвард футболист
        хирург хоккеист художник художниц чемпион чемпионк член чиновник чиновниц шахматист шеф эколог экономист экс-министр
        экс-президент экс-глав эксперт эпидемиолог юрист юристк атташе вирусолог
        """
    ),
    kinship=words(
        """
        муж жен сын доч дочер отец отц мат матер брат сестр дяд тет тёт бабушк дедушк внук внучк племянник племянниц супруг супруг
        зят теща тёща невест жених подруг друг вдов мам пап
        """
    ),
    particles=words("де фон ван дер ден ди да дель ла ле аль эль бен бин ибн оглы кызы ас ад"),
    organisations=words(
        """
        агентств академи армия арми аэропорт ассоциаци банк библиотек больниц верховн военно-морск ведомств войск восток газет галере горсовет
        город государственн госдум госдеп дворец дворц департамент дом дума думы думе завод запад институт издательств кабинет
        комисси комитет компани конгресс конституционн концерн корпораци край крепост кремл кубок ландтаг лига лиги магазин
        министерств минфин миноборон мид море мост музе музей мэри нато народн национальн област объединенн объединённ озер океан округ опера
        оркестр орган организаци остров отдел отель палат парк парламент парти площад полици порт посольств правительств премия
        прокуратур район рада рады рейхстаг республик река росси росгварди росстат север сенат служб собор совет собрани соединенн соединённ
        союз спартак стадион станци суд суда телеканал театр торгов университет улиц управлени фестивал федераци фильм фонд фронт
        центр центральн церков чемпионат школ штат штаты юг
        """
    ),
    openers=words(
        """
        а без более будет будут бы был была были было быть в вам вас ведь весь во вот впрочем все всё всего всех вскоре вчера вы
        где да даже два две для до добавил его ее её если есть еще ещё же за здесь и из из-за или им именно их к кажется как какой
        когда кроме кто который которые куда ли либо лишь между меня мне многие мой мы на над напомним например нам нас наш наша
        не некоторые несколько несмотря нет ни никто но ну о об обо однако около он она они оно от ото отметим перед по под пока
        по-прежнему после потом поэтому почему почти при причем причём про против раз раньше ранее с сам свой сегодня сейчас
        сначала собственно со согласно спустя среди так также такой там теперь то тогда того тоже только том тот три ту тут
        ты у уже хотя чего чей чем через что чтобы эта эти это этого этот я экс четыре пять первый бывший
        """
    ),
    of=words("по в во из на с от и при о"),
    determiners=words("этот эта это его её ее их наш наша мой свой"),
    place_prepositions=words("в во из на под около над возле"),
    endings=words(
        "а у ом е ы и ой ою ов ам ами ах ев ем ём я ю ей ям ями ях ь ью ий его ему им ая ую ые ый ого ому ым ом ка ки ке ку кой ца цу це цы цом ия ии ию ием"
    ),
)

_UKRAINIAN: Final = PeopleWords(
    addresses=gendered(
        male="пан пана пану паном добродій цар король князь отець брат святий",
        female="пані панна королева княгиня принцеса сестра",
        either="доктор професор академік генерал полковник майор капітан лейтенант подружжя родина",
    ),
    roles=words(
        """
        адвокат адвокатк академік актор акторк активіст активістк аналітик архітектор артист артистк астроном банкір бізнесмен біолог
        блогер боксер ведуч віцепрем'єр віцепрем’єр віцепрезидент власник військов військовослужбов волонтер волонтерк воротар
        вчен генерал генсек генпрокурор глав головнокомандувач голов головн губернатор гендиректор гравець гравц депутат депутатк дипломат
        директор директорк диригент доцент економіст економістк експерт експертк ексміністр експрезидент заступник заступниц захисник
        засновник засновниц історик історикин інженер інспектор кандидат кандидатк канцлер капітан керівник керівниц командир командувач
        комік композитор координатор координаторк кореспондент лідер лідерк лікар лікарк майор мер мерк маршал мешкан мешканець мешканк
        менеджер митрополит міністр міністерк мільярдер мовознав модел музикант нападник нардеп народн начальник начальниц
        омбудсмен оперативник офіцер очільник очільниц патріарх педагог письменник письменниц пілот поет полковник поліцейськ
        політик політикин політолог помічник посол посл посадов правозахисник правозахисниц представник представниц президент
        президентк прем'єр прем’єр прем'єрк прем'єр-міністр прем’єр-міністр прес-секретар прессекретар прессекретарк продюсер прокурор прокурорк
        професор професорк психолог психологин радник радниц редактор редакторк режисер режисерк ректор ректорк репер речник речниц
        рятувальник сенатор секретар секретарк слідч священник священик снайпер солдат соліст соратник соціолог спеціаліст спікер
        спікерк співак співачк спортсмен спортсменк стрілець студент студентк суддя судд співзасновник тренер тренерк тенісист тенісистк
        телеведуч ухилянт учитель учител вчител вчительк філософ фізик фотограф фотографк футболіст хірург художник художниц чемпіон чемпіонк член
        членкин чиновник чиновниц шеф юрист юристк науков
        """
    ),
    kinship=words(
        """
        чоловік дружин син доньк дочк батько батьк мати матер брат сестр дядьк тітк бабус дідус онук онучк племінник
        племінниц зять тещ невістк наречен наречена подруг друг вдов мам тат кум
        """
    ),
    particles=words("де фон ван дер ден ді да дель ла ле аль ель бен бін ібн огли кизи"),
    organisations=words(
        """
        агентств академі армія армі аеропорт асоціаці банк бібліотек верховн військ газет галере готель громад держав державн держдум департамент дом
        завод збройн захід інститут кабінет київськ кабмін комісі комітет компані конгрес концерн корпораці край кубок лікарн ліга ліги
        міністерств мзс мвс міноборон міст море мост музей музе народн національн облас область обласн об'єднан об’єднан озер океан округ опер оркестр
        орган організаці острів офіс палат палац парк парламент парті площ поліці порт посольств пошт прокуратур район рада ради раді
        республік річк росі рух сбу сенат сил сили служб собор сполучен спілк стадіон станці схід суд суду телеканал театр університет укрзалізниц
        улиц управлінн уряд федераці фестивал фонд фронт центр центральн церкв чемпіонат школ штат штати
        """
    ),
    openers=words(
        """
        а або адже але без більше буде був була були було бути в вже ви від він вона вони воно все всі втім вчора де далі два дві
        для до ж за зараз з зі зокрема і із інші його її їх й каже коли крім куди ми мій між на над нагадаємо наразі наш наша не
        незважаючи ні ніхто но ну о об однак окрім він от перед під після по поки потім почали про проте проти раніше разом
        рік саме свій сам сьогодні спочатку та так також там те тепер ти тим то тоді того тож тому тут у у-у усі хоча хто це цей ця
        цього через чи чому що щоб як яка який які якщо я три чотири п'ять колишній колишня водночас утім
        """
    ),
    of=words("з зі у в на до від та і при о із"),
    determiners=words("цей ця це його її їх наш наша мій свій"),
    place_prepositions=words("у в з із зі на до під біля над"),
    endings=words(
        "а у ом ові еві е і и ою ів ам ами ах ем я ю ею ям ями ях ь ю ій його йому им а ого ому их ими ка ки ці ку кою ем єм ця цю цем ця ею"
    ),
)

_BULGARIAN: Final = PeopleWords(
    addresses=gendered(
        male="г-н господин цар крал принц отец св папа",
        female="г-жа госпожа г-ца царица кралица принцеса",
        either="д-р проф доц акад инж ген полк доктор професор семейство",
    ),
    roles=words(
        """
        адвокат актьор актрис активист анализатор архитект артист бизнесмен боксьор вицепремиер вицепрезидент водещ генерал говорител
        губернатор депутат дипломат директор доцент експерт журналист журналистк зам защитник играч икономист историк кандидат
        канцлер капитан кмет комисар командир композитор координатор кореспондент лекар лидер министър министр мениджър музикант
        нападател началник общественик омбудсман основател офицер певец певиц писател пилот полицай политик политолог полковник посланик
        председател представител президент премиер продуцент прокурор професор психолог режисьор редактор ректор съдия съветник
        секретар сенатор собственик социолог специалист треньор тенисист учен учител финансист футболист художник шеф член юрист
        вратар заместник заместник-министър заместник-председател пострадал свидетел
        """
    ),
    kinship=words(
        "съпруг съпруга син дъщеря баща майка брат сестра чичо леля дядо баба внук внучка приятел приятелка годеник"
    ),
    particles=words("де фон ван дер ди да ла ал ел бен бин"),
    organisations=words(
        """
        агенция академия армия асоциация банка болница вестник гара гимназия град дворец държавна европейск завод институт
        източн кабинет камара клуб комисия комитет компания конгрес купа летище лига министерство море мост музей народн
        национал област община обединен океан организация остров палат парк парламент партия площад полиция пристанищ прокуратура
        правителств район република река съвет събрание съд съюз стадион театър телевизия университет улица училищ фестивал
        фонд фондация фронт център църква
        """
    ),
    openers=words(
        """
        а ако ала без беше би бе в вече все всички вчера във където два две дали да днес до докато друг един ето за затова защо
        защото и из или има интересно как както какво когато който което която които към ли ме между ми много може на над нашата
        не него нея ние ни нито но някои нова ново нов от още по под поради после почти пред преди през при си само сега след
        според сред срещу със с също т така там те това този тази то той тя те три ту тук у че ще я бившият бивша
        """
    ),
    of=words("на за в във от към по и с със"),
    determiners=words("този тази това негов нейн наш"),
    place_prepositions=words("в във от до край към"),
    endings=words("а ът ят та то те и у я ия ите ова ка ки ката"),
)

_CROATIAN: Final = PeopleWords(
    addresses=gendered(
        male="gospodin g gosp kralj princ papa otac fra vlč sv sveti",
        female="gospođa gđa gđica kraljica princeza sestra časna",
        either="dr prof mr doc akademik inž ing obitelj porodica",
    ),
    roles=words(
        """
        advokat odvjetnik odvjetnic aktivist aktivistic analitičar analitičark ambasador arhitekt autor autoric biskup boksač branič časnik
        direktor direktoric diplomat doktor dužnosnik ekonomist ekspert epidemiolog fotograf general generalni glasnogovornik
        glasnogovornic glumac glumic glumc gradonačelnik gradonačelnic guverner igrač inspektor istraživač izbornik kancelar
        kandidat kandidatkinj kapetan kardinal komesar komentator košarkaš književnik književnic liječnik liječnic lider
        ministar ministr ministric nadbiskup načelnik napadač nogometaš novinar novinark odbornik oporbenjak osnivač poduzetnik poglavar
        policajac policajc političar političark potpredsjednik potpredsjednic povjerenik povjesničar poslanik predsednik predsednic
        predsjednik predsjednic predsjedavajuć predstavnik predstavnic premijer premijerk producent profesor profesoric psiholog
        rektor redatelj redateljic reper savetnik savjetnik savjetnic sekretar senator skladatelj slikar stručnjak sudac sudc sutkinj
        šef tajnik tajnic trener tenisač tenisačic tužitelj tužilac učitelj veleposlanik veleposlanic vlasnik vlasnic vođa vratar
        zamjenik zamjenic zapovjednik zastupnik zastupnic znanstvenik znanstvenic župan pjevač pjevačic poslanec minister ministric
        predsednica direktorica župnik
        """
    ),
    kinship=words(
        "muž suprug suprug supruga sin kći kćer otac oca majk brat sestr ujak stric tetk djed bak unuk unuk prijatelj prijateljic zet partner partneric"
    ),
    particles=words("de von van der den di da del la le al el ben bin ibn"),
    organisations=words(
        """
        agencij akademij banka bank bolnic centar centr crkv državn fakultet federacij festival fond grad gradsk grup hotel hrvatsk institut
        jezer klub kolodvor komisij kazališt komor kup liga lig luka ministarstv more most muzej narodn nacionaln novin odbor okrug općin
        opera organizacij otok park parlament partij policij pokret rijek republik sabor savez skupštin stadion stranka strank sud suda
        sveučilišt škol televizij toplic trg udrug ujedinjen ulic unij univerzitet ured ustanov vijeć vlad zakon zaklad zračn županij zavod
        """
    ),
    openers=words(
        """
        a ako ali bez bi bila bio bilo će da dakle danas dok do dva dvije ga gdje i ia iako ili im ima ipak iz iza je jedan jedna jer još
        jučer k kad kada kako kao kod koja koje koji koliko kroz među međutim mi mnogi može na nad nakon nama naš ne neki nego
        nema ni nije nitko niz nova novi o od oko on ona oni osim ova ovaj ovo po pod pored prema pri prije pred preko protiv sa sada
        samo se s sve svi su što ta tada tako također te taj to treba tri u uz unatoč već više za zato zbog bivši bivša
        """
    ),
    of=words("za u iz na od pri i s sa"),
    determiners=words("taj ta to ovaj ova njegov njezin naš moj"),
    place_prepositions=words("u iz na kod pod do"),
    endings=words("a u om em e i ica ice icu ima ama og oga omu om ka ke ku kom ov ova ovi"),
)

SLAVIC: Final = {
    "pl": _POLISH,
    "cs": _CZECH,
    "sk": _SLOVAK,
    "ru": _RUSSIAN,
    "uk": _UKRAINIAN,
    "bg": _BULGARIAN,
    "hr": _CROATIAN,
}
