"""Labels and beginnings of debris lines in languages other than English.

``LABELS_ELSEWHERE`` are whole lines. ``PREFIXES`` begin lines; they end at the end of a word. Both are compared in lower
case. Phrases are parted by bars, one line a language or a group of related ones.
"""

from __future__ import annotations

from articles.text.data.kinds import Kind

LABELS_ELSEWHERE: dict[Kind, str] = {
    Kind.ADVERTISEMENT: """
        anzeige|anzeigen|werbung|- anzeige -|anzeige:|werbung überspringen|werbung schließen|weiter nach der anzeige
        ende der anzeige|nach der anzeige weiterlesen|artikel wird nach der anzeige fortgesetzt|gesponsert von
        publicité|annonce|la suite après la publicité|la suite de l'article après la publicité|fermer la publicité
        publicidad|anuncio|anuncios|continúa después de la publicidad|cerrar publicidad|sigue leyendo tras la publicidad
        publicidade|anúncio|continua após a publicidade|continua depois da publicidade|propaganda|pub
        pubblicità|annuncio|continua dopo la pubblicità|la pubblicità continua sotto
        advertentie|advertenties|lees verder onder de advertentie|artikel gaat verder onder advertentie|reclame
        annons|annonser|annonsörsinnehåll|artikeln fortsätter efter annonsen|annonse|annonsørinnhold|annoncer
        artikkelen fortsetter under annonsen|artiklen fortsætter efter annoncen|artiklen fortsætter under annoncen|reklame
        reklama|koniec reklamy|dalsza część artykułu pod wideo|pozostało do końca reklamy|pokračování článku pod reklamou
        реклама|на правах рекламы|реклама на сайте|партнерский материал|реклама партнера|реклама.
        reklam|reklamı geç|haberin devamı|reklamdan sonra devam ediyor|hirdetés|mainos|publicitate|oglas|oglasi
        إعلان|إعلانات|إعلان مدفوع|广告|廣告|推广|广告内容|広告|[pr]|pr|スポンサーリンク|広告を閉じる|ad|광고|광고 닫기
    """,
    Kind.SHARE: """
        teilen|artikel teilen|diesen artikel teilen|per e-mail teilen|bei facebook teilen|auf facebook teilen|drucken
        link kopieren|merken|speichern|artikel merken|artikel drucken|weiterleiten|teilen auf facebook|e-mail senden
        auf twitter teilen|auf whatsapp teilen|per mail teilen|link kopiert|folgen|als e-mail versenden|artikel speichern
        partager|partager sur facebook|partager sur twitter|partager l'article|partager cet article|imprimer|enregistrer
        copier le lien|envoyer par e-mail|ajouter à vos sélections|ajouter aux favoris|offrir l'article|suivre|offrir
        compartir|comparte|compartir en facebook|compartir en twitter|copiar enlace|guardar|imprimir|enviar|síguenos
        compartir en whatsapp|guardar artículo|enviar por email|enviar por correo|síguenos en|seguir
        compartilhar|compartilhe|compartilhe esta notícia|copiar link|salvar|partilhar|siga-nos|enviar por email|siga
        condividi|condividi su facebook|condividi su twitter|condividi l'articolo|stampa|copia link|salva|seguici|segui
        deel|delen|deel dit artikel|deel artikel|kopieer link|bewaar|opslaan|artikel delen|volg ons|mail|printen|volgen
        dela|dela artikeln|dela på facebook|kopiera länk|spara|skriv ut|följ|del|del artikkelen|del på facebook|kopier lenke
        del artiklen|del artiklen del|gem på læseliste|gem|kopier link|lagre|lagre artikkel|skriv ut|følg|del saken|tips oss
        udostępnij|udostępnij na facebooku|skopiuj link|drukuj|zapisz|obserwuj|podziel się|wyślij|kopiuj link
        sdílet|sdílet na facebooku|zkopírovat odkaz|uložit|vytisknout|sledovat|zdieľať|uložiť na neskôr
        поделиться|поделиться в facebook|скопировать ссылку|сохранить|распечатать|подписаться|вконтакте|одноклассники
        поділитися|скопіювати посилання|зберегти|друкувати|підписатися|надрукувати
        paylaş|facebook'ta paylaş|twitter'da paylaş|bağlantıyı kopyala|kaydet|yazdır|takip et|whatsapp'ta paylaş
        مشاركة|شارك|شارك المقال|نسخ الرابط|طباعة|حفظ|تابعنا|شارك هذا|شارك القصة
        分享|分享到|复制链接|複製連結|收藏|打印|列印|关注|追蹤|转发|微信|微博|字号|分享至|扫一扫
        シェア|シェアする|ツイート|印刷|印刷する|保存|コピー|リンクをコピー|はてなブックマーク|フォロー|メールでシェアする|フォローする
        facebookでシェアする|xでシェアする|xでシェアする list|はてなブックマークでシェアする|記事を保存|クリップ|スクラップ|記事を印刷
        공유|공유하기|기사 공유|링크 복사|url 복사|인쇄|저장|스크랩|구독|구독하기|글자크기|프린트|카카오톡|페이스북|트위터|밴드|기사저장
    """,
    Kind.COMMENTS: """
        kommentare|kommentar|kommentar schreiben|kommentieren|diskutieren sie mit|jetzt kommentieren|leserkommentare
        kommentare lesen|alle kommentare lesen|zu den kommentaren|kommentar verfassen|mitdiskutieren|antworten|melden
        commentaires|commenter|réagir|voir les commentaires|ajouter un commentaire|réactions|répondre|signaler
        comentarios|comenta|comentar|ver comentarios|mostrar comentarios|escribe un comentario|responder|denunciar
        comentários|comente|ver comentários|deixe seu comentário|escreva um comentário|caixa de comentários
        commenti|commenta|lascia un commento|leggi i commenti|i commenti dei lettori|vedi commenti|rispondi|scrivi un commento
        reacties|reageer|bekijk reacties|plaats reactie|reageren|kommentarer|kommentera|läs kommentarer|skriv en kommentar
        kommenter|se kommentarer|vis kommentarer|skriv kommentar|debatt|svar|deltag i debatten
        komentarze|skomentuj|dodaj komentarz|zobacz komentarze|odpowiedz|pokaż komentarze|diskuse|vstoupit do diskuze
        vstoupit do diskuse|přidat komentář|diskuze|zobrazit komentáře|diskusia|komentáre|komentáře
        комментарии|комментировать|оставить комментарий|написать комментарий|обсудить|ответить|коментарі|залишити коментар
        yorumlar|yorum yap|yorum yaz|yorumları göster|yanıtla|التعليقات|أضف تعليقا|أضف تعليق|اترك تعليقا|تعليقات القراء
        评论|发表评论|全部评论|留言|網友評論|我要评论|コメント|コメントを書く|コメントする|コメントを見る|댓글|댓글 쓰기|댓글쓰기|댓글 보기|전체 댓글
    """,
    Kind.NEWSLETTER: """
        jetzt abonnieren|abonnieren|abo|abonnement|newsletter abonnieren|jetzt anmelden|anmelden|registrieren|abo abschliessen
        abo abschließen|jetzt testen|zum abo|jetzt registrieren|kostenlos registrieren|e-mail-adresse|weiter mit abo
        abonnieren sie unseren newsletter|kein abo?|bereits abonnent?|zum newsletter anmelden|probeabo|abo bestellen|e-paper
        exklusiv für abonnenten|nur für abonnenten|jetzt freischalten|unterstützen sie uns|jetzt spenden|spenden
        s'abonner|s’abonner|abonnez-vous|je m'abonne|inscription|s'inscrire|se connecter|déjà abonné ?|article réservé aux abonnés
        réservé aux abonnés|lire la suite pour les abonnés|contenu réservé aux abonnés|je me connecte|découvrir les offres
        suscríbete|suscribirse|suscripción|boletín|boletines|regístrate|registrarse|iniciar sesión|inicia sesión|contenido exclusivo
        hazte socio|hazte suscriptor|solo para suscriptores|exclusivo para suscriptores|newsletters y alertas|apúntate
        assine|assine já|assinar|assinante|cadastre-se|entrar|fazer login|exclusivo para assinantes|conteúdo exclusivo|receba
        abbonati|abbonati ora|accedi|registrati|iscriviti|iscriviti alla newsletter|contenuto riservato agli abbonati|sei già abbonato?
        abonneer|abonneer nu|word abonnee|inloggen|inschrijven|registreren|alleen voor abonnees|nieuwsbrief|aanmelden
        prenumerera|bli prenumerant|logga in|nyhetsbrev|bli medlem|abonner|bli abonnent|logg inn|kjøp abonnement|få tilgang
        køb abonnement|log ind|bliv abonnent|nyhedsbrev|tilmeld|tilmeld dig|tilmeld nyhedsbrev|meld deg på|for abonnenter
        zaloguj|zaloguj się|zarejestruj się|prenumerata|subskrybuj|newsletter|zapisz się|kup dostęp|treść dla prenumeratorów
        přihlásit se|přihlásit|registrovat|předplatné|předplatit|odebírat|predplatné|prihlásiť sa|jen pro předplatitele
        подписка|подписаться на рассылку|войти|регистрация|вход|оформить подписку|рассылка|увійти|реєстрація|підписка
        abone ol|giriş yap|üye ol|bülten|e-bülten|kaydol|اشترك|اشترك الآن|تسجيل الدخول|النشرة البريدية|سجل الآن
        订阅|登录|注册|登入|註冊|訂閱|会员登录|ログイン|会員登録|新規登録|無料会員登録|有料会員登録|購読|購読する|メルマガ|有料記事|会員限定
        有料会員限定|会員限定記事|続きを読む|無料登録|今すぐ登録|有料会員になる|로그인|회원가입|뉴스레터|구독신청|뉴스레터 구독|정기구독
    """,
    Kind.RELATED: """
        lesen sie auch|lesen sie auch:|auch interessant|mehr zum thema|zum thema|weitere themen|weitere artikel|mehr dazu
        das könnte sie auch interessieren|das könnte dich auch interessieren|das könnte sie interessieren|passend dazu
        ähnliche artikel|meistgelesen|meistgelesene artikel|neueste artikel|weiterlesen|mehr lesen|lesen sie mehr|thema
        empfehlungen der redaktion|unsere empfehlungen|empfohlen|aktuelle nachrichten|top-themen|mehr aus dem ressort
        verwandte themen|verwandte artikel|lies auch|hier lesen sie mehr|häufig gelesen|die meistgelesenen|mehr aus
        weitere meldungen|weitere nachrichten|neuste artikel|topthemen|schlagzeilen|aktuelles|mehr nachrichten
        à lire aussi|à lire aussi :|lire aussi|lire aussi :|à lire également|sur le même sujet|articles liés|à voir aussi
        les plus lus|le plus lu|articles similaires|vous aimerez aussi|dans la même rubrique|à découvrir|à ne pas manquer
        lire la suite|pour aller plus loin|nos recommandations|les articles les plus lus|à la une|dernières actualités
        lee también|lea también|leer también|te puede interesar|te recomendamos|más información|noticias relacionadas
        lo más leído|lo más visto|más leídas|más noticias|temas relacionados|artículos relacionados|relacionados|además
        también te puede interesar|ver más|ver más artículos|otras noticias|últimas noticias|lo último|relacionadas
        leia também|leia mais|veja também|saiba mais|mais lidas|as mais lidas|relacionadas|notícias relacionadas|veja mais
        mais sobre|últimas notícias|conteúdos relacionados|recomendadas para você|mais notícias|continue lendo|mais do
        leggi anche|leggi tutto|ti potrebbe interessare|potrebbe interessarti anche|articoli correlati|i più letti|più letti
        approfondimenti|leggi di più|ultime notizie|per approfondire|correlati|le più lette|notizie correlate|vedi anche
        lees ook|lees ook:|lees meer|meer over|meest gelezen|meer nieuws|gerelateerd|aanbevolen|bekijk ook|lees verder
        läs också|läs även|läs mer|mest läst|mer om ämnet|relaterat|senaste nytt|rekommenderat|les også|les mer|mest lest
        siste nytt|relaterte saker|læs også|læs mere|mest læste|seneste nyt|relaterede artikler|flere nyheder|mere om
        czytaj też|czytaj także|czytaj więcej|zobacz też|zobacz także|zobacz również|przeczytaj także|najczęściej czytane
        polecane|powiązane artykuły|najnowsze|polecamy|więcej na ten temat|najpopularniejsze|warto przeczytać|benzer haberler
        čtěte také|čtěte dále|přečtěte si|související|související články|doporučujeme|mohlo by vás zajímat|nejčtenější
        další články|související témata|prečítajte si|mohlo by vás zaujímať|najčítanejšie|témata
        читайте также|читайте также:|по теме|материалы по теме|похожие новости|читать далее|популярное|самое читаемое|ещё по теме
        главное|лента новостей|другие новости|смотрите также|рекомендуем|новости по теме|новости партнеров|сюжет|последние новости
        читайте також|читайте також:|за темою|популярне|останні новини|дивіться також|схожі новини|новини за темою
        ilgili haberler|ilginizi çekebilir|bunlar da ilginizi çekebilir|en çok okunanlar|diğer haberler|son haberler|öne çıkanlar
        günün öne çıkan haberleri|sıradaki haber|devamını oku|ayrıca okuyun|çok okunanlar|tüm haberler
        اقرأ أيضا|اقرأ أيضاً|اقرأ أيضًا|إقرأ أيضا|مواضيع ذات صلة|مقالات ذات صلة|أخبار ذات صلة|الأكثر قراءة|ذات صلة|قد يعجبك أيضا|المزيد
        相关阅读|相关新闻|相关文章|延伸阅读|延伸閱讀|推荐阅读|热门文章|热门新闻|猜你喜欢|最新新闻|更多|更多新聞|相關新聞|熱門新聞|阅读更多
        関連記事|関連ニュース|関連リンク|あわせて読みたい|おすすめ|おすすめ記事|こちらもおすすめ|人気記事|アクセスランキング|ランキング
        最新ニュース|新着記事|トップニュース|注目の連載|こんな特集も|速報・新着ニュース|この記事を読んだ人におすすめ|注目記事|もっと見る|関連キーワード
        特集|一覧を見る|あなたへのおすすめ|関連トピックス|注目ニュース|この記事に関連するニュース|この連載の一覧を見る|ピックアップ|主要ニュース
        관련기사|관련 기사|관련뉴스|많이 본 뉴스|인기기사|추천기사|추천 기사|주요뉴스|최신뉴스|더보기|많이 본 기사|함께 볼만한 기사|이 시각 주요뉴스
    """,
    Kind.VIDEO: """
        video abspielen|anhören|artikel anhören|zur playlist|wiedergabe|video starten|jetzt anhören|video ansehen|livestream
        vorlesen|artikel vorlesen|diesen artikel anhören|hören|zum video|audio starten|lire la vidéo|écouter|écouter l'article
        regarder la vidéo|reproducir|escuchar|escucha la noticia|ver vídeo|ver video|vídeo|reproducir vídeo|ouvir|ouça|assistir
        assista|ouvir notícia|guarda il video|ascolta|ascolta l'articolo|riproduci|bekijk video|luister|luister naar dit artikel
        afspelen|spela|lyssna|se video|spill av|lytt|lyt til artiklen|afspil|posłuchaj|odtwórz|odtwórz wideo|přehrát|přehrát video
        poslechněte si článek|poslechnout|смотреть видео|слушать|прослушать|воспроизвести|дивитися відео|слухати|izle|dinle
        videoyu izle|haberi dinle|شاهد|استمع|شاهد الفيديو|播放|收听|播放视频|音声で聴く|動画|動画を見る|再生|듣기|재생|동영상|기사 듣기
    """,
    Kind.CAPTION: """
        bild|foto|bilder|fotos|bildergalerie|bildquelle|quelle: imago|bild vergrößern|vollbild|zur galerie|fotostrecke
        symbolbild|archivbild|agrandir l'image|photo d'illustration|voir la galerie|galerie|ver galería|galería|ampliar
        imagen de archivo|foto de archivo|ampliar foto|ver fotos|galeria de fotos|imagem|imagens|ampliar imagem|foto: divulgação
        guarda la gallery|galleria|fotogallery|ingrandisci|bekijk foto's|foto's|visa bild|bilden|bildspel|se bilder|se billeder
        zdjęcie|zdjęcia|galeria|zobacz zdjęcia|fotogalerie|galerie|zobrazit galerii|фото|фотографии|фотогалерея|світлина
        fotoğraf|foto galeri|galeri|صورة|صور|معرض الصور|图|图片|组图|図表を保存する|写真|画像|写真を見る|画像を拡大|拡大する|写真・図版|사진|이미지 확대
        사진 크게보기|이미지 크게보기|写真一覧|写真を拡大|画像一覧
    """,
    Kind.NAVIGATION: """
        startseite|menü|menü öffnen|menü schließen|suche|suchen|suche öffnen|suche starten|zum inhalt springen|zur startseite
        mehr anzeigen|alle anzeigen|schließen|zurück|weiter|nach oben|home|themen|schlagworte|schlagwörter|ressorts|übersicht
        inhalt|inhaltsverzeichnis|in kürze|schriftgröße|seite 1|nächste seite|auf einer seite lesen|darum gehts|darum geht's
        accueil|rechercher|recherche|retour à l'accueil|aller au contenu|fermer|retour|voir plus|voir tout|sommaire|rubriques
        mots-clés|tous les articles|haut de page|inicio|portada|buscar|búsqueda|menú|cerrar|volver|ver todo|secciones|temas|etiquetas
        ir al contenido|tamaño de letra|color de fondo|archivado en|início|buscar|pesquisar|fechar|voltar|ver mais|ver tudo|editorias
        ir para o conteúdo|assuntos|pular para o conteúdo|cerca|chiudi|indietro|vai al contenuto|vedi tutti|argomenti|sezioni|torna su
        zoeken|sluiten|terug|naar inhoud|meer tonen|onderwerpen|voorpagina|sök|stäng|tillbaka|hem|ämnen|visa mer|visa alla|till innehåll
        søk|lukk|tilbake|hjem|forside|forsiden|vis mer|vis flere|til innhold|emner|søg|luk|tilbage|vis mere|gå til indhold|vis mer
        szukaj|zamknij|wróć|strona główna|przejdź do treści|pokaż więcej|tematy|tagi|hledat|zavřít|zpět|domů|titulní strana|štítky
        drobečková navigace|přejít na obsah|článek|поиск|меню|закрыть|назад|главная|наверх|теги|разделы|рубрики|показать ещё|все новости
        пошук|закрити|головна|теги:|розділи|ara|kapat|geri|ana sayfa|anasayfa|etiketler|tümünü gör|içeriğe geç|menü|arama yap
        بحث|القائمة|إغلاق|الرئيسية|الصفحة الرئيسية|عودة|وسوم|الوسوم|搜索|菜单|首页|首頁|关闭|返回|返回顶部|标签|關閉|目录|上一篇|下一篇|导航
        検索|メニュー|ホーム|トップ|トップページ|閉じる|戻る|ページトップへ|タグ|カテゴリー|一覧|もっと読む|前へ|次へ|目次|本文へ|すべて見る|記事一覧
        검색|메뉴|전체메뉴|홈|닫기|뒤로|태그|목록|맨위로|이전|다음|본문 바로가기|전체보기|이전기사|다음기사
    """,
    Kind.LEGAL: """
        impressum|datenschutz|datenschutzerklärung|agb|nutzungsbedingungen|cookie-einstellungen|cookies akzeptieren|akzeptieren
        alle akzeptieren|ablehnen|privatsphäre|einstellungen|zustimmen|barrierefreiheit|alle rechte vorbehalten|mediadaten|kontakt
        mentions légales|politique de confidentialité|conditions générales|gestion des cookies|tout accepter|accepter|refuser|cgu|cgv
        tous droits réservés|paramétrer les cookies|aviso legal|política de privacidad|política de cookies|aceptar|rechazar
        términos y condiciones|todos los derechos reservados|condiciones de uso|configurar cookies|política de privacidade|aceitar
        termos de uso|todos os direitos reservados|termos e condições|informativa privacy|note legali|accetta|rifiuta|cookie policy
        tutti i diritti riservati|riproduzione riservata|© riproduzione riservata|privacybeleid|cookiebeleid|algemene voorwaarden
        accepteren|weigeren|integritetspolicy|personvern|personvernerklæring|cookieinnstillinger|privatlivspolitik|cookiepolitik
        cookieinställningar|användarvillkor|polityka prywatności|regulamin|akceptuję|wszelkie prawa zastrzeżone|ochrana osobních údajů
        souhlasím|podmínky užití|nastavení cookies|všechna práva vyhrazena|политика конфиденциальности|пользовательское соглашение
        все права защищены|согласен|політика конфіденційності|усі права захищено|правила користування|gizlilik politikası
        kullanım koşulları|çerez politikası|künye|kabul et|tüm hakları saklıdır|kvkk|سياسة الخصوصية|شروط الاستخدام|جميع الحقوق محفوظة
        隐私政策|用户协议|版权声明|免责声明|版权所有|联系我们|關於我們|关于我们|隱私權政策|プライバシーポリシー|利用規約|著作権|お問い合わせ|免責事項
        特定商取引法に基づく表記|運営会社|無断転載を禁じます|個人情報保護方針|サイトポリシー|会社案内|개인정보처리방침|이용약관|청소년보호정책|저작권규약|무단전재 및 재배포 금지
        저작권자 ⓒ|회사소개|고충처리|이메일무단수집거부
    """,
    Kind.SPONSORED: """
        gesponsert|gesponserter inhalt|bezahlter inhalt|anzeigensonderveröffentlichung|advertorial|partnerangebote|in kooperation mit
        contenu sponsorisé|contenu partenaire|contenido patrocinado|patrocinado|contenido de marca|conteúdo patrocinado|conteúdo de marca
        contenuto sponsorizzato|gesponsord|partnerbijdrage|sponsrat innehåll|sponset innhold|sponsoreret indhold|artykuł sponsorowany
        materiał partnera|komerční sdělení|placená inzerce|sponsorlu içerik|محتوى ممول|タイアップ|スポンサード|提供|협찬
    """,
    Kind.AUTHOR_BIO: """
        über den autor|über die autorin|zur person|zur autorin|zum autor|alle artikel des autors|mehr von diesem autor
        à propos de l'auteur|sobre el autor|sobre la autora|sobre o autor|sull'autore|over de auteur|om författaren|om forfatteren
        o autorze|o autorovi|об авторе|про автора|yazar hakkında|عن الكاتب|この記事を書いた人|筆者|執筆者|専門・関心分野|記者の記事一覧|기자의 다른기사
        作者简介|作者簡介|기자의 다른 기사
    """,
}

# Longest line in words, and the phrases.
PREFIXES: tuple[tuple[Kind, int, str], ...] = (
    (Kind.RELATED, 22, """
        lesen sie auch:|lesen sie auch -|lesen sie dazu|lesen sie hier|lesen sie mehr|mehr zum thema|auch interessant:|lesen sie jetzt
        lies auch:|mehr dazu:|mehr dazu lesen|hier geht es|hier geht's|hier lesen sie|weitere informationen:|alles wissenswerte zum|alle artikel von
        mehr von diesem|passend zum thema|siehe auch:||lesetipp:|weiterlesen:|zum artikel:|themenseite|mehr informationen zum
        lire aussi|à lire aussi|à lire également|lire également|à lire sur|voir aussi|à voir aussi|lire la suite|retrouvez tou
        lisez aussi|lire l'article|lire plus|lea también|lee también|leer más|lee más|te puede interesar|te recomendamos
        le puede interesar|puedes leer|más información en|más noticias de|mira también|ver también:|vea también|lea además
        leia também|leia mais|veja também|saiba mais|veja mais|confira também|clique aqui|leia a íntegra|assista também|leggi anche
        leggi tutto|leggi di più|leggi pure|guarda anche|vedi anche|lees ook|lees meer|lees verder|bekijk ook|meer over
        läs också|läs även|läs mer|läs hela|se även|les også|les mer|les hele|se også|læs også|læs mere|læs hele|hør også:
        czytaj też|czytaj także|czytaj więcej|czytaj również|czytaj:|zobacz też|zobacz także|zobacz:|zobacz również|przeczytaj
        sprawdź też|více čtěte|čtěte také|čtěte:|čtěte více|přečtěte si|více o tématu|čítajte aj|prečítajte si|viac o téme
        читайте также|читайте по теме|читайте:|читать также|смотрите также|подробнее:|подробнее читайте|см. также|читайте також
        читайте:|дивіться також|детальніше:|більше про|прочетете още|вижте още|ayrıca okuyun|ilgili haber|haberin devamı
        bunu da okuyun|detaylar için|اقرأ أيضا|اقرأ أيضاً|اقرأ المزيد|إقرأ أيضا|شاهد أيضا|للمزيد|קראו גם|baca juga|simak juga
        lihat juga|xem thêm|đọc thêm|lue myös|lue lisää|olvassa el|citește și|vezi și|pročitajte|διαβάστε επίσης
        """),
    (Kind.NEWSLETTER, 28, """
        jetzt abonnieren|abonnieren sie|melden sie sich|jetzt anmelden|newsletter:|unser newsletter|jeden morgen|testen sie unser|testen sie jetzt|hol dir
        registrieren sie|bestellen sie|sichern sie sich|mit unserem newsletter|mit dem newsletter|für den newsletter|kein abo
        sie haben kein aktives abo|sie haben bereits|bereits abonnent|noch kein abo|dieser artikel ist exklusiv|dieser artikel ist kostenpflichtig|dieser inhalt ist exklusiv|lesen sie jetzt
        mit einem abo|nur mit abo|folgen sie uns|laden sie|jetzt die app|jetzt app|kostenlos testen|unterstützen sie
        bitte geben sie|vielen dank für ihre anmeldung|ihre anmeldung|ihre e-mail|diesen artikel weiterlesen|weiterlesen mit
        abonnez-vous|inscrivez-vous|recevez la|recevez notre|recevez chaque|recevez tou|je m'abonne|pour lire la suite|cet article est réservé|il vous reste|déjà abonné
        découvrez nos offres|téléchargez|votre adresse|suivez-nous|la suite est réservée|soutenez-nous|soutenez la presse|vous avez déjà un compte
        suscríbete|suscríbase|regístrate|apúntate|recibe en tu|recibe nuestr|recibe gratis|recibe las noticias|recibe los|síguenos|sigue toda la información|este contenido es|contenido exclusivo
        para seguir leyendo|hazte socio|hazte suscriptor|ya eres suscriptor|únete|descarga la app|sigue leyendo|inicia sesión para|conéctate
        assine|inscreva-se|cadastre-se|receba em seu|receba no seu|receba as|receba nossa|receba notícias|siga o canal|siga o g1|siga nosso|siga-nos|clique aqui para|participe do|entre no|baixe o app|apoie o jornalismo
        conteúdo exclusivo|já é assinante|este conteúdo é|abbonati|iscriviti|registrati|ricevi la|ricevi le|ricevi ogni|resta aggiornato|seguici
        questo contenuto è|per continuare a leggere|scarica l'app|sei già abbonato|hai già un account|non hai un account
        abonneer|schrijf je in|meld je aan|ontvang de|ontvang onze|ontvang gratis|word abonnee|lees onbeperkt|dit artikel is|al abonnee|volg ons
        prenumerera|bli prenumerant|anmäl dig|ladda ner|följ oss|abonner på|bli abonnent|meld deg på|last ned|følg oss
        tilmeld dig|få adgang til alle|bliv abonnent|køb adgang|allerede abonnent|denne artikel er|denne artikkelen er|du må være logget|du må være abonnent
        zapisz się|subskrybuj|zaloguj się|dołącz do nas|kup prenumeratę|pobierz aplikację|obserwuj nas|śledź nas|masz już konto|masz już prenumeratę
        přihlaste se|odebírejte|předplaťte|sledujte nás|pokračování článku|chcete-li článek|získejte|prihláste sa|odoberajte
        подпишитесь|подписывайтесь|читайте нас|следите за|присоединяйтесь|установите|оформите подписку|наш телеграм|наш канал
        підпишіться|підписуйтесь|приєднуйтесь|стежте за|читайте нас|наш телеграм|abone olun|takip edin|haberlerden anında
        bültenimize|uygulamamızı|google news'te|whatsapp kanal|اشترك في|تابعونا|انضم إلى|سجل في|للاشتراك|تابعوا
        berlangganan|dapatkan|ikuti kami|bergabung
        """),
    (Kind.COMMENTS, 30, """
        kommentare lesen|diskutieren sie|schreiben sie einen|um zu kommentieren|ihre meinung|was meinen sie|bitte loggen|dein kommentar
        zum kommentieren|keine kommentare|kommentare (|kommentarfunktion|hinterlassen sie|melden sie sich an, um|alle kommentare
        commentaires (|les commentaires sont|connectez-vous pour|soyez le premier|votre commentaire|comentarios (|sé el primero
        inicia sesión para comentar|los comentarios|tu comentario|comentários (|seja o primeiro|os comentários|o seu comentário
        commenti (|i commenti|accedi per commentare|il tuo commento|reacties (|reageer op|log in om te reageren|kommentarer (
        logga in för att|logg inn for å|log ind for at|zaloguj się, aby|komentarze (|komentáře (|přihlaste se k|diskuze (
        комментарии (|комментариев|комментарии закрыты|войдите, чтобы|чтобы оставить комментарий|коментарі (|yorumlar (|yorum yapmak
        bu habere|التعليقات (|لإضافة تعليق|コメント (|コメントを投稿|コメントする|この記事のコメント|댓글 (|댓글을 입력
        """),
    (Kind.SHARE, 20, """
        bei facebook|auf facebook|auf twitter|per e-mail|per mail|per whatsapp|bei twitter|teilen auf|teilen via|artikel teilen|link wurde kopiert
        partager sur|partagez|partager par|compartir en|compartir por|compartilhar no|compartilhe no|compartilhe|condividi su
        deel op|deel via|delen via|dela på|dela via|del på|del med|udostępnij na|sdílet na|поделиться в|поширити|поділитися в
        facebook'ta|twitter'da|whatsapp'ta|شارك على|شارك عبر
        """),
    (Kind.LEGAL, 70, """
        alle rechte vorbehalten|© |copyright ©|mit dem klick|durch die nutzung|diese website verwendet|diese webseite verwendet|wir verwenden cookies
        wir und unsere partner|an dieser stelle finden sie|an dieser stelle findest du|ich bin damit einverstanden|externer inhalt
        empfohlener externer inhalt|empfohlener redaktioneller inhalt|ihre einwilligung|diese seite verwendet|mehr infos zum datenschutz
        mehr dazu in unserer datenschutz|zum anzeigen dieses inhalts|hier sehen sie externe|sie können ihre zustimmung|hinweis der redaktion: dieser
        nous utilisons des cookies|ce site utilise|en poursuivant votre|tous droits réservés|la reproduction totale|nos partenaires et nous|reproduction interdite
        utilizamos cookies|este sitio web utiliza|este sitio utiliza|usamos cookies|todos los derechos|queda prohibida|nosotros y nuestros|© todos
        este site utiliza|todos os direitos|é proibida a reprodução|ao continuar navegando|utilizamos cookies|nós e os nossos|a reprodução
        questo sito|tutti i diritti|utilizziamo cookie|noi e i nostri|© riproduzione|la riproduzione
        deze website|wij gebruiken cookies|alle rechten|auteursrecht|wij en onze|den här webbplatsen|vi använder cookies|allt material på
        dette nettstedet|vi bruker cookies|vi bruker informasjonskapsler|alt innhold|denne hjemmeside|vi bruger cookies|alt materiale|artiklen er beskyttet
        wszelkie prawa|ta strona|używamy plików|korzystamy z|kopiowanie materiałów|tyto stránky|používáme cookies|všechna práva|jakékoliv užití|publikování nebo
        все права|сайт использует|мы используем|использование материалов|при использовании материалов|продолжая использовать|сетевое издание|свидетельство о регистрации
        усі права|всі права|використання матеріалів|сайт використовує|при цитуванні|передрук
        tüm hakları|bu sitede|sitemizde|kaynak gösterilmeden|çerezler|yasal uyarı|جميع الحقوق|يستخدم هذا|نستخدم ملفات
        """),
    (Kind.CAPTION, 60, """
        foto:|fotos:|bild:|bilder:|bildrechte:|bildquelle:|quelle bild|symbolfoto:|grafik:|bildnachweis|archivfoto:|archivbild:|credit:
        photo :|photo:|photos :|crédit :|crédits :|crédit photo|illustration :|image d'illustration|imagen:|imagen de archivo|fotografía:
        foto de|imagem:|foto/|reprodução/|crédito:|foto :|foto di|ph:|beeld:|beeld ©|foto ©|fotografie:|© anp|© belga|bild/|fotograf:|illustration:
        fot.|fot:|zdjęcie:|zdjęcie ilustracyjne|źródło:|grafika:|ilustrační foto|ilustračné foto|zdroj:|repro:|autor fotografie|фото:|фото ©|фото из
        иллюстрация:|скриншот|источник фото|світлина:|фото ілюстративне|скріншот|fotoğraf:|görsel:|kaynak:|foto:|تصوير:|صورة:|المصدر:|الصورة:
        صورة أرشيفية|foto ilustrasi|kuva:|kép:|fotó:|sursa foto|foto:|φωτό:
        """),
    (Kind.VIDEO, 20, """
        im video:|hier im video|sehen sie|zum video:|video ansehen|video laden|mit dem laden des videos|das video konnte|vidéo :|vidéo.|en vidéo
        ver vídeo|vídeo:|en vídeo|assista|veja o vídeo|veja vídeo|guarda il video|video -|bekijk de|bekijk hier|se video:|se videoen|se klippet|titta på
        zobacz wideo|wideo:|obejrzyj|podívejte se|видео:|смотрите видео|дивіться відео|videoyu izle|video haber|شاهد:|بالفيديو|فيديو:
        """),
    (Kind.AUTHOR_BIO, 40, """
        alle artikel von|mehr von diesem|der autor ist|die autorin ist|kontakt zum autor|folgen sie|schreiben sie uns|schreiben sie dem autor
        hinweise an|tous ses articles|retrouvez tous les articles|sigue a|ver todos los artículos de|veja todas as matérias|tutti gli articoli di
        lees alle artikelen van|alle artikler av|alle artikler af|wszystkie artykuły|všechny články|все материалы автора|все статьи автора
        """),
    (Kind.ADVERTISEMENT, 20, """
        nach der anzeige|der artikel geht nach|weiter nach der|der text geht|la suite après|continúa después|sigue después|continua após|continua depois
        continua dopo|lees verder onder|artikel gaat verder|artikeln fortsätter|artikkelen fortsetter|artiklen fortsætter|saken fortsetter
        dalsza część|pokračování za|pokračování pod|продолжение после|reklamdan sonra|- publicidad|-publicidad
        """),
    (Kind.NAVIGATION, 14, """
        lesezeit:|lesedauer:|lesezeit |temps de lecture|durée de lecture|tiempo de lectura|tempo de leitura|tempo di lettura|leestijd
        lästid|lesetid|læsetid|czas czytania|время чтения|час читання|okuma süresi|وقت القراءة|schlagworte:|schlagwörter|themen:|tags:|mots-clés
        archivado en|etiquetas:|temas:|tópicos|argomenti:|onderwerpen:|ämnen:|emner:|tagi:|tematy:|témata:|štítky:|теги:|темы:|etiketler:|وسوم:
        quellen:|startseite |fehler gefunden|haben sie einen fehler|fehler entdeckt|signaler une erreur|comunicar erro|notificar error
        segnala un errore|zgłoś błąd|našli jste chybu|нашли ошибку|знайшли помилку|um fehler zu melden|in diesem artikel
        """),
)  # fmt: skip

# Phrases within lines of scripts without spaces; a line of at most so many characters that contains one is debris.
WIDE_PHRASES: tuple[tuple[Kind, int, str], ...] = (
    (Kind.NEWSLETTER, 120, """
        有料会員|会員限定|有料記事|会員登録|無料登録|ログイン|メールアドレス|ニュースレターの|登録できません|登録済みです|ご登録|今すぐ登録|キャンペーン中|読み放題|お申し込み
        フォローすると|をフォローする|購読する|扫码|关注公众号|关注我们|下载客户端|订阅|下載app|加入line|訂閱|立即订阅|구독하기|회원가입|뉴스레터|앱 다운로드|채널 추가
        """),
    (Kind.RELATED, 60, """
        関連記事|あわせて読みたい|おすすめの記事|もっと読む|一覧へ|続きを読む|はこちら|延伸阅读|延伸閱讀|相关阅读|推荐阅读|点击查看|更多報導|更多内容|更多新闻|相關報導|관련기사|많이 본|더보기|기사 더보기
        """),
    (Kind.LEGAL, 150, """
        無断転載|著作権は|all rights reserved|利用規約|个人观点|版权归|未经授权|不得转载|轉載|免责声明|著作權|本文来源|无断转载|무단전재|무단 전재|재배포 금지|저작권자|ⓒ|개인정보
        """),
    (Kind.SHARE, 40, "でシェア|を印刷|分享到|分享至|转发|공유하기|url복사|링크복사|글자크기|기사 저장|記事を保存|画像を保存|図表を保存"),
    (Kind.COMMENTS, 40, "コメントを|コメント一覧|发表评论|网友评论|条评论|댓글을|댓글 쓰기|コメントする"),
    (Kind.CAPTION, 90, "写真：|撮影：|提供写真|＝撮影|画像：|图源|图片来源|图片来自|资料图|摄影|攝影|圖片來源|（圖／|(圖／|사진=|사진 =|사진제공|사진 제공|게티이미지"),
)  # fmt: skip
