"""The wording of bylines in many languages, and words that are no part of an author's name."""

from __future__ import annotations

from articles.text.data.wordlists import word_set

# Beginnings of bylines, before the names, that mean nothing else in any language.
BYLINE_CUES: tuple[str, ...] = (
    "author of the article", "words by", "words", "written by", "story by", "report by", "posted by", "published by",
    "reported by", "article by", "by our", "text by", "by:", "by,", "by", "author:", "authors:", "analysis by",
    "opinion by", "review by", "interview by", "interviewed by", "interview von", "entretien réalisé par", "column by", "commentary by", "perspective by", "essay by",
    "contributed by", "submitted by", "from our correspondent", "reviewed by", "presented by", "blog by", "recipe by",
    "von:", "protokoll:", "protokoll von", "aufgezeichnet von", "text und fotos:", "autor:", "autorin:", "autoren:", "autorin/autor:", "autorin/autor", "verfasst von", "geschrieben von",
    "par:", "auteur:", "auteurs:", "auteur :", "auteurs :", "propos recueillis par", "publié par", "écrit par",
    "rédigé par", "texte par", "texte et photos", "recueilli par", "texte :", "por:", "autora:", "autores:", "autor/a:", "texto:", "escrito por", "publicado por", "entrevista de", "intervista di",
    "redacción:", "texto y fotos:",
    "firmado por", "redactado por", "postado por", "texto de", "reportagem de", "di:", "a cura di", "scritto da",
    "autore:", "autrice:", "testo di", "articolo di", "door:", "geschreven door", "tekst:", "text:", "av:", "skriven av",
    "text av", "text och foto:", "text & foto:", "tekst og foto:", "journalist:", "skrevet av", "tekst av", "af:", "skrevet af", "tekst af", "autorzy:", "opracowanie:", "opracował:",
    "opracowała:", "oprac.", "napsal:", "napsala:", "autoři:", "автор:", "авторы:", "автори:", "текст:", "автор",
    "беседовал", "беседовала", "интервью вел", "интервью вёл", "интервью вела", "записал", "записала", "розмовляв",
    "розмовляла", "спілкувався", "спілкувалася", "підготував", "підготувала", "корреспондент:", "кореспондент:", "подготовил", "подготовила", "yazan:", "yazar:", "haber:", "muhabir:", "haberi yazan:", "röportaj:", "söyleşi:", "derleyen:",
    "writer:", "reporter:", "penulis:", "penulis", "laporan:", "oleh:", "editor / penulis:", "του", "της", "γράφει ο",
    "γράφει η", "γράφει:", "írta:", "szerző:", "scris de", "piše:", "autor teksta:", "tác giả:", "teksti:",
    "كتب:", "كتبت:", "كتب", "كتبت", "بقلم:", "بقلم", "تأليف:", "إعداد:", "تقرير:", "نویسنده:", "מאת:", "מאת",
    "文:", "記者", "文／", "文/", "文：", "撰文:", "作者:", "作者：",
)  # fmt: skip
# Beginnings that are common words of other languages, by the languages in which they begin bylines.
BYLINE_CUES_OF: dict[str, tuple[str, ...]] = {
    "de": ("von", "vom", "aus"),
    "fr": ("par", "de notre envoyé spécial", "de notre envoyée spéciale", "de notre correspondant", "texte", "avec"),
    "es": ("por", "texto", "firma", "autor", "de nuestro corresponsal"),
    "ca": ("per", "text"),
    "gl": ("por",),
    "pt": ("por", "texto", "de nosso correspondente"),
    "it": ("di", "da", "dal nostro inviato", "dalla nostra inviata", "dal nostro corrispondente", "testo"),
    "nl": ("door", "van onze verslaggever", "van onze redacteur", "van onze correspondent", "tekst", "van"),
    "sv": ("av", "text", "från"),
    "no": ("av", "tekst", "fra"),
    "nb": ("av",),
    "da": ("af", "tekst"),
    "pl": ("autor", "tekst", "napisał", "napisała", "rozmawiał", "rozmawiała"),
    "cs": ("autor", "text", "napsal", "napsala", "od"),
    "sk": ("autor", "text", "od"),
    "uk": ("автор", "текст"),
    "ru": ("текст", "от"),
    "tr": ("yazan", "haber", "muhabir"),
    "id": ("oleh",),
    "ms": ("oleh",),
    "fi": ("teksti", "kirjoittaja"),
    "hu": ("írta", "szerző"),
    "ro": ("de", "autor", "scris de"),
    "hr": ("piše", "autor", "od"),
    "sr": ("piše", "autor", "пише", "аутор"),
    "lb": ("vum", "von", "vun"),
    "ar": ("كتب", "كتبت", "بقلم", "إعداد"),
    "he": ("מאת",),
}
# Labels on a line of their own; the names are on the lines below.
BYLINE_LABELS = frozenset(
    """by|author of the article|author|authors|written by|words by|words|story by|posted by|reported by|by author|
    article by|the author|contributor|contributors|report by|analysis by|opinion by|by:|published by|writer|reporter|
    von|par|por|di|door|av|af|autor|autorin|autoren|autorin/autor|kommentar von|ein kommentar von|eine analyse von|
    analyse von|bericht von|ein bericht von|ein gastbeitrag von|gastbeitrag von|interview von|geschrieben von|
    eine kolumne von|kolumne von|essay von|verfasst von|aus dem ressort|beitrag von|
    auteur|auteurs|écrit par|rédigé par|publié par|un article de|propos recueillis par|
    autora|autores|autor/a|escrito por|publicado por|texto|firma|
    autore|autrice|autori|a cura di|scritto da|
    auteur(s)|geschreven door|tekst|skrevet av|skrevet af|skriven av|text|text av|tekst av|journalist|journalister|
    autorzy|autoři|napsal|napsala|tekst:|opracowanie|
    автор|авторы|автори|текст|текст:|yazan|yazar|yazarlar|muhabir|haber|haberi yazan|penulis|oleh|
    کاتب|كتب|كتبت|بقلم|الكاتب|المؤلف|מאת|文|作者|记者|記者|執筆|筆者|글|기자""".replace("\n    ", "").split("|")
)
# Lines between names that stand on lines of their own.
NAME_JOINTS = frozenset(
    {",", "and", "&", "|", "•", "·", "/", "und", "et", "y", "e", "en", "og", "och", "i", "a", "и", "та", "ve", "with"}
)
# Kinds of articles, before "by" and the name: "Ein Kommentar von Ida Brandt".
GENRES = word_set(
    """
    analysis review opinion commentary column essay interview perspective report
    kommentar analyse bericht essay kolumne glosse gastbeitrag reportage interview beitrag porträt leitartikel kritik
    rezension gastkommentar leserbrief nachruf kommentiert
    commentaire tribune chronique entretien récit enquête éditorial billet portrait critique
    análisis opinión crónica reportaje entrevista columna análise opinião crônica reportagem artigo texto
    commento analisi intervista opinione articolo
    opinie commentaar recensie krönika analys ledare recension kronikk leder anmeldelse
    komentarz felieton analiza rozmowa komentář glosa analýza rozhovor
    """
)
BY = ("by", "von", "par", "de", "por", "di", "door", "van", "av", "af", "od")

# Words that are never part of an author's name. A line with one of them is a section, an outlet or part of the
# interface.
NOT_IN_NAMES = frozenset(
    """a about account advertise advertisement africa all america american and app archive article articles asia at
    author back best business by careers celebrity channel city click
    closings comment comments company contact content cookie corrections court culture daily day deals digital donald
    economy edition editor editorial education email energy entertainment environment
    europe events explore facebook fashion features file film finance first follow food football for from full games
    get getty global green guide health help high home homes house how
    image images in india industry instagram international is its jobs join journal key latest law learn letters life
    lifestyle linkedin live local log london loading market markets media menu
    middle minute money more most movies music my national network new news newsletter newsletters newspaper next
    north obituaries of on online opinion our page people personal photo photos places podcast podcasts
    points policy politics popular post press print privacy product project public published radio read real recipes
    related report research reviews school science search section sections see
    series service services share shop shopping show sign site skip social south space special sport sports state
    stories story style subscribe summer supplied team tech technology terms
    the things this times to today top topics travel trending tv twitter uk university updated us usa use video
    videos view watch weather week west what when where who why winter with women work world york
    your ukraine war russia china israel gaza trump league premier cup wall street stock white east credit
    previous courtesy all media advance wire group company inc llc ltd tribune network digital bureau services
    publications network presents sponsor sponsored advertiser edition est edt gmt bst utc tue tues wed thu thurs fri sat
    copyright staff daily mail min mins hours ago january february march april june july august september october
    november december
    monday tuesday wednesday thursday friday saturday sunday""".split()
)  # fmt: skip

# Words of job titles, which follow a name in a byline.
ROLES = frozenset(
    """reporter correspondent editor journalist writer columnist staff senior political parliamentary chief deputy
    contributor contributing producer business sports health science education
    bureau foreign diplomatic national local news special investigations investigative technology tech culture
    features crime court city host anchor analyst freelance freelancer fellow intern
    photographer associate managing executive author blogger critic multimedia digital video data lead environment
    climate economics finance legal royal world travel food deals commerce assistant
    guest opinion community engagement audience
    professor lecturer researcher emeritus emerita postdoctoral phd dean""".split()
)  # fmt: skip


# The same in other languages. Words that are surnames too (Kurz, Neu) are left out.
NOT_IN_NAMES_ELSEWHERE = word_set(
    """
    aktuell aktuelles alle alles als anhören anmelden anzeige archiv artikel audio auf aus ausland autor autoren bei
    bericht bild bilder blog börse das dazu dein der des deutschland die drucken ein eine einloggen essen europa fernsehen
    folgen foto fotos frage fragen für gesellschaft gesundheit hilfe hören im impressum inland interview jetzt kommentar
    kommentare kontakt kultur leben lesen lesezeit leser literatur live lokales mediathek medien mehr meinung meist
    merken min minuten mit mobilität montag nach nachrichten neue neues nur panorama playlist politik quelle ratgeber
    redaktion region reise ressort rubrik seite sendung service sie speichern sport stadt stand startseite studio suche
    teilen teil thema themen uhr umwelt und unser unsere unternehmen update verbraucher video videos vom vor vorlesen
    wetter wirtschaft wissen wissenschaft zeit zum zur zurück zusammenfassung österreich schweiz bildrechte
    abonnés accueil actu actualité actualités aide article articles au aux avec culture dans débats direct dossier dossiers
    du économie ecouter écouter éditorial en entretien environnement festival france jeux justice la lecture les lire
    magazine météo monde nos notre offrir opinions partager plus politique pour publicité quotidien régions réservé rubrique
    santé sciences sélections société sommaire sports sur temps une vidéo vidéos voir vous
    actualidad ahora archivo blogs ciencia cine comparte comentarios comunidad con cultura deportes economía edición españa
    entrevista escuchar este fotos guardar hoy la las leer lo los más mundo mis noticias nuestro opinión para país política
    por portada publicidad qué redacción salud sección ser síguenos sociedad sucesos suscríbete tecnología televisión temas
    todo tu última últimas una ver vídeo vídeos
    assinante brasil cidades ciência colunas colunistas compartilhar cotidiano economia esporte esportes foto leia mais
    mercado mundo notícias opinião política publicidade saúde vídeo vídeos você
    abbonati ascolta articolo cerca commenti condividi cronaca cultura di economia esteri foto leggi mondo notizie più
    politica redazione salute scienza sezione spettacoli sport stampa tutti video
    abonneer artikel bekijk binnenland buitenland cultuur deel economie geld lees luister meer nieuws opinie politiek reacties
    redactie video voor wetenschap
    annons annonse annonce artikel artiklen börs del dela ekonomi forside forum gem innenriks innlogging inrikes kommentarer
    kultur kundeservice lyt läs les lyssna meny mer mest nettavisen nyheder nyheter nyhetsbrev om politik politikk prenumerera
    se sport sök sverige tips utrikes utenriks vejret vis været økonomi
    artykuł fakty finanse gospodarka komentarze kraj kultura kup najnowsze opinie polityka polska redakcja reklama rozrywka
    sport strona świat udostępnij wiadomości więcej wideo wszystkie zdjęcia zdrowie źródło
    články diskuze domácí ekonomika fotografie foto komentáře magazín názory počasí podcasty politika redakce reklama sdílet
    svět zahraniční zprávy zdroj
    все главная главное новости общество политика экономика мир спорт культура наука видео фото реклама редакция источник
    комментарии подписаться поделиться читать россия украина україна новини світ політика економіка джерело фото відео
    ana anasayfa anadolu arama bize dünya ekonomi foto galeri gündem güncelleme güncellenme haber haberi haberler haberleri
    kaynak kültür magazin paylaş politika sağlık sayfa siyaset son spor teknoloji tüm türkiye video yaşam yazarlar yorum
    yorumlar yayın tarihi
    berita bola ekonomi foto indeks nasional olahraga terkini terpopuler tekno wib
    """
)
# Words for what an author is, which follow a name in a byline or stand below it.
ROLES_ELSEWHERE = word_set(
    """
    redakteur redakteurin redaktor redaktorin reporterin korrespondent korrespondentin autor autorin journalistin
    chefredakteur chefredakteurin chefreporter chefreporterin volontär volontärin ressortleiter ressortleiterin politikredakteur
    politikredakteurin wirtschaftsredakteur wirtschaftsredakteurin auslandskorrespondent nachrichtenagentur kolumnist
    kolumnistin freier freie praktikant praktikantin mitarbeiter mitarbeiterin gastautor gastautorin leiter leiterin
    stellvertretender stellvertretende studioleiter sportredakteur sportredakteurin
    journaliste rédacteur rédactrice reporter correspondant correspondante envoyé envoyée chroniqueur chroniqueuse
    éditorialiste directeur directrice grand
    redactor redactora periodista corresponsal enviado enviada columnista jefe jefa delegado delegada colaborador
    colaboradora director directora
    repórter jornalista correspondente colunista editora redator redatora enviado colaborador colaboradora
    giornalista inviato inviata corrispondente redattore redattrice caporedattore vicedirettore direttore editorialista
    redacteur redactrice verslaggever verslaggeefster correspondente columniste chef freelancejournalist politiek
    journalist journalisten redaktör korrespondent reporter krönikör kommentator chefredaktör ledarskribent skribent
    redaktør debattredaktør sportsjournalist frilans frilansjournalist praktikant utenrikskorrespondent
    dziennikarz dziennikarka redaktor redaktorka korespondent korespondentka publicysta publicystka
    redaktor redaktorka novinář novinářka komentátor komentátorka zpravodaj zpravodajka reportér reportérka
    корреспондент обозреватель журналист редактор журналистка колумнист специальный собственный кореспондент журналіст
    журналістка редакторка оглядач
    muhabir muhabiri editör editörü yazarı köşe gazeteci temsilcisi
    صحفي صحافي صحفية مراسل مراسلة محرر محررة كاتب كاتبة
    wartawan jurnalis kontributor redaktur
    """
)
# Particles inside names, which have no capital.
PARTICLES = word_set(
    """
    de del della delle degli dei da das dos do di du des d' van von der den ter ten te 't op zu zum zur vom am af av al el la
    le les los y e i ibn ben bin bint abu ap ould
    """
)
# Before names, and no part of them.
NAME_TITLES = word_set("dr dr. prof prof. mr mr. mrs mrs. ms ms. sir dame lord mag. ing. mgr. rev rev.")
# Words that begin headings, not names, although particles of names are spelt so.
NOT_FIRST_IN_NAMES = word_set(
    "zur zum vom das der die dem den les los las des dos das ein eine un une una il lo gli het den"
)
