"""Labels and codes of the fields in exports of newspaper databases, and the lines of their cover pages.

Labels are in lower case, without their colon. To add a database, see ``articles.text.formats.databases``.
"""

from __future__ import annotations

from enum import Enum


class Role(Enum):
    """The role of an export's field: the part of the article's metadata that it gives."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    SOURCE = "source"
    DATE = "date"
    TIME = "time"
    DATELINE = "dateline"
    CREDIT = "credit"
    LANGUAGE = "language"
    URL = "url"
    # The address in the database, used if the page's own is not given.
    PERMALINK = "permalink"
    CAPTION = "caption"
    LEGAL = "legal"
    ABSTRACT = "abstract"
    # The article's text begins here.
    TEXT = "text"
    OTHER = "other"


def _labels(role: Role, *labels: str) -> dict[str, Role]:
    return dict.fromkeys(labels, role)


# Nexis: "LABEL:" in the older format, "Label:" in the newer one, in the user's language: English, German, French,
# Spanish, Italian, Portuguese, Dutch, Russian, Chinese. These fields are above the text, in any order.
NEXIS_TOP: dict[str, Role] = {
    **_labels(
        Role.HEADLINE,
        *("headline", "hlead", "title", "überschrift", "titel", "titre", "titular", "título", "titolo", "kop"),
        *("заголовок", "标题", "標題"),
    ),
    **_labels(
        Role.STANDFIRST,
        *(
            "highlight",
            "leitsatz",
            "highlights",
            "chapeau",
            "résumé",
            "destacado",
            "resumen",
            "sommario",
            "destaque",
            "samenvatting",
        ),
        *("выделение", "аннотация", "摘要"),
    ),
    **_labels(
        Role.BYLINE,
        *("byline", "by-line", "author", "autor", "autoren", "verfasser", "auteur", "auteurs", "autores", "autore"),
        *("автор", "авторы", "作者", "署名"),
    ),
    **_labels(Role.DATELINE, "dateline", "ortsmarke", "ort", "lieu", "место", "电头"),
    **_labels(Role.TEXT, "body", "text", "corps", "cuerpo", "corpo", "текст", "正文", "本文"),
    **_labels(
        Role.OTHER,
        *("section", "rubrik", "rubrique", "sección", "seccion", "sezione", "seção", "secção", "rubriek", "sectie"),
        *("раздел", "рубрика", "版面", "栏目", "版块"),
        *("length", "länge", "laenge", "longueur", "longitud", "lunghezza", "lengte", "extensão", "comprimento"),
        *("длина", "объем", "объём", "长度", "字数", "長度"),
        *("edition", "ausgabe", "édition", "edición", "edizione", "edição", "editie", "series", "serie", "column"),
        *("kicker", "journal", "guests", "anchors", "show", "reporters"),
    ),
}
# These are below the text.
NEXIS_BELOW: dict[str, Role] = {
    **_labels(
        Role.LANGUAGE,
        *("language", "sprache", "langue", "idioma", "lingua", "língua", "taal", "язык", "语言", "語言"),
    ),
    **_labels(
        Role.CAPTION,
        *(
            "graphic",
            "graphics",
            "grafik",
            "graphik",
            "graphique",
            "gráfico",
            "grafico",
            "illustratie",
            "grafiek",
            "графика",
            "图片",
            "图形",
        ),
    ),
    **_labels(Role.URL, "url"),
    **_labels(
        Role.OTHER,
        *("load-date", "loaddate", "load date", "ladedatum", "lade-datum", "update", "update-date", "date-chargement"),
        *("date de chargement", "date-de-chargement", "fecha de carga", "fecha-de-carga", "data di caricamento"),
        *("data de carregamento", "data-de-carregamento", "laaddatum", "дата загрузки", "加载日期", "载入日期"),
        *("publication-type", "publication type", "publikationstyp", "publikations-typ", "type-publication"),
        *("type de publication", "type-de-publication", "tipo de publicación", "tipo-de-publicación"),
        *("tipo di pubblicazione", "tipo de publicação", "publicatietype", "тип издания", "出版物类型", "出版物類型"),
        *(
            "update-datum",
            "zeitschriften-code",
            "zeitschriftencode",
            "zeitungs-code",
            "zeitungscode",
            "journal-code",
            "journal code",
            "code-journal",
            "document-type",
        ),
        *("document type", "dokumenttyp", "type", "type-of-material", "tipo"),
        *("subject", "subjects", "thema", "themen", "sujet", "sujets", "tema", "temas", "materia", "argomento"),
        *("assunto", "onderwerp", "тема", "主题", "主題"),
        *("organization", "organisation", "organización", "company", "companies", "unternehmen", "firma", "société"),
        *("empresa", "bedrijf", "компания", "公司", "ticker", "symbole", "industry", "branche", "secteur"),
        *("industria", "отрасль", "行业", "geographic", "geografisch", "region", "zone-geographique"),
        *("zone géographique", "geográfico", "geografico", "география", "地区", "地域", "city", "stadt", "ville"),
        *("ciudad", "state", "bundesland", "country", "land", "pays", "país", "person", "personen", "personne"),
        *("persona", "персона", "人物", "notes", "anmerkungen", "issn", "distribution", "correction-date"),
        *("acc-no", "classification", "dateline-date", "cite", "memo"),
    ),
    # The text of a correction belongs to the article.
    **_labels(Role.TEXT, "correction", "corrections", "korrektur", "berichtigung", "rectificatif", "corrección"),
}
# Labels of the length of the text. Nearly every Nexis article has one.
NEXIS_LENGTH = frozenset(
    """length länge laenge longueur longitud lunghezza lengte extensão comprimento длина объем объём 长度 字数
    長度""".split()
)
# Labels of the date of loading, and of the kind of publication: other databases have neither.
NEXIS_LOADED = frozenset(
    """load-date loaddate ladedatum lade-datum update-date update-datum date-chargement date-de-chargement fecha-de-carga laaddatum
    加载日期 载入日期 publication-type publikationstyp type-publication type-de-publication tipo-de-publicación
    publicatietype 出版物类型 出版物類型""".split()
) | {
    "load date",
    "date de chargement",
    "fecha de carga",
    "data di caricamento",
    "data de carregamento",
    "дата загрузки",
}
# Labels below the text that do not begin a paragraph of it, "Region: ..." or "Type: ..." may.
NEXIS_FIRST_BELOW = frozenset(
    """load-date loaddate ladedatum lade-datum update-date update-datum date-chargement date-de-chargement fecha-de-carga laaddatum
    加载日期 载入日期 language sprache langue idioma lingua língua taal язык 语言 語言 subject sujet thema 主题 主題
    publication-type publikationstyp type-publication type-de-publication tipo-de-publicación publicatietype 出版物类型
    出版物類型 graphic grafik graphik graphique gráfico grafico illustratie grafiek графика 图片 correction zeitungs-code""".split()
) | {
    *("load date", "date de chargement", "fecha de carga", "data di caricamento", "data de carregamento"),
    *("дата загрузки", "publication type", "type de publication", "tipo de publicación", "tipo di pubblicazione"),
    *("tipo de publicação", "тип издания"),
}
# Labels on lines of their own in the newer format: above the text, and below it.
NEXIS_BODY = frozenset(
    {
        *(
            "Body",
            "BODY",
            "Text",
            "Haupttext",
            "Textkörper",
            "Volltext",
            "Corps",
            "Corps du texte",
            "Texte",
            "Cuerpo",
            "Cuerpo del texto",
            "Texto",
        ),
        *("Corpo", "Corpo del testo", "Testo", "Hoofdtekst", "Tekst", "Текст", "Основной текст", "正文", "本文"),
    }
)
NEXIS_BELOW_ALONE: dict[str, Role] = {
    **_labels(
        Role.CAPTION,
        *(
            "Graphic",
            "Graphics",
            "Grafik",
            "Graphik",
            "Graphique",
            "Gráfico",
            "Grafico",
            "Illustratie",
            "Grafiek",
            "Графика",
            "图片",
            "图形",
        ),
        *("GRAPHIC", "GRAFIK"),
    ),
    **_labels(
        Role.OTHER,
        *("Classification", "Klassifizierung", "Klassifikation", "Clasificación", "Classificazione", "Classificação"),
        *("Classificatie", "Классификация", "分类", "分類", "Notes", "Anmerkungen"),
    ),
    **_labels(Role.TEXT, "Correction", "Corrections", "Korrektur", "Berichtigung", "Rectificatif"),
}
# Beginnings of lines on the cover page of the newer format.
NEXIS_COVER = (
    r"job number:|user name:|date and time:|documents? \(\d+\)|client/matter:|search terms:|search type:|narrowed by:|"
    r"content type\b|news\s+(?:-none-|timeline:)|delivered by|\| ?about lexisnexis|about lexisnexis|download request:|print request:|"
    r"time of request:|send to:|terms:|source:|combined source:|project id:|number of documents:|\d{1,5}\.\s|"
    r"benutzername:|datum und uhrzeit:|auftragsnummer:|dokumente? \(\d+\)|kunde/mandat:|mandant/|suchbegriffe?:|suchart:|"
    r"eingegrenzt (?:nach|durch):|inhaltstyp\b|nachrichten\s+-|\| ?über lexisnexis|"
    r"nom d['’]utilisateur ?:|date et heure ?:|numéro de (?:tâche|travail) ?:|client/dossier ?:|termes de (?:la )?recherche ?:|"
    r"type de recherche ?:|(?:affiné|limité) par ?:|type de contenu\b|actualités\s+-|\| ?à propos de lexisnexis|"
    r"nombre de usuario:|fecha y hora:|número de trabajo:|documentos? \(\d+\)|cliente/asunto:|términos de búsqueda:|"
    r"tipo de búsqueda:|tipo de contenido\b|noticias\s+-|\| ?acerca de lexisnexis|"
    r"用户名|日期和时间|作业编号|文档 ?[(（]\d|客户/事项|检索词|搜索词|搜索类型|内容类型"
)

# Factiva: the codes before its fields.
FACTIVA_CODES: dict[str, Role] = {
    "HD": Role.HEADLINE,
    "BY": Role.BYLINE,
    "CR": Role.CREDIT,
    "PD": Role.DATE,
    "ET": Role.TIME,
    "SN": Role.SOURCE,
    "LA": Role.LANGUAGE,
    "CY": Role.LEGAL,
    "LP": Role.TEXT,
    "TD": Role.TEXT,
    "ART": Role.CAPTION,
    **_labels(
        Role.OTHER,
        *("SE", "CLM", "WC", "SC", "ED", "PG", "VOL", "CX", "RF", "DLN"),
        *("CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN", "NGC", "GC"),
    ),
}
# Codes that prove an article. Every article has the first two.
FACTIVA_PROOF = ("HD", "PD", "SN", "WC", "LA", "LP", "TD", "AN")
# The line with the number of words, in the user's language.
FACTIVA_WORDS = (
    r"\d[\d.,\u00a0\u202f ]{0,10}\s?(?:words?|wörter|worte|mots?|palabras?|parole|palavras|слов(?:а|о)?|woorden|ord|字|字数|词|語|"
    r"文字|ワード|단어|글자)"
)
# The word before an article's number, in the user's language.
FACTIVA_NUMBER = r"(?:document|dokument|documento|документ|文件|文档|文檔|文書|文書番号|ドキュメント|문서)[:：]?\s?"

# NewsBank: "Label: value" above and below the text.
NEWSBANK_LABELS: dict[str, Role] = {
    **_labels(Role.HEADLINE, "title", "headline"),
    **_labels(Role.BYLINE, "author", "authors", "byline"),
    **_labels(Role.SOURCE, "paper", "publication", "newspaper"),
    **_labels(Role.DATE, "date", "publication date"),
    **_labels(Role.DATELINE, "dateline"),
    **_labels(Role.CAPTION, "caption", "captions"),
    **_labels(Role.TEXT, "article text", "text", "full text"),
    **_labels(
        Role.OTHER,
        *("section", "edition", "page", "pages", "column", "series", "estimated printed pages", "readability"),
        *("index terms", "record number", "memo", "source", "document types", "subjects", "lexile measure"),
        *("word count", "length", "id", "correction", "database", "location", "zone"),
    ),
}

# Databases that label every field, with the text below the labels or below one of its own: Integrum, WiseSearch and
# CNKI in Russian and Chinese; PressReader, EBSCO and Gale in English.
CATALOGUE_LABELS: dict[str, Role] = {
    **_labels(
        Role.HEADLINE,
        *("заголовок", "название", "заглавие", "название статьи", "标题", "標題", "题名", "篇名", "题目"),
        *("article name", "title", "document title"),
    ),
    **_labels(Role.STANDFIRST, "подзаголовок", "副标题", "副題", "副题", "subtitle"),
    **_labels(
        Role.BYLINE,
        *("автор", "авторы", "автор(ы)", "作者", "記者", "记者", "author", "authors", "author(s)"),
    ),
    **_labels(
        Role.SOURCE,
        *("источник", "издание", "газета", "сми", "название источника", "название издания", "来源", "來源", "报纸"),
        *(
            "報章",
            "报刊",
            "报纸名称",
            "报纸名",
            "媒体",
            "媒體",
            "publication",
            "publication name",
            "source",
            "newspaper",
        ),
    ),
    **_labels(
        Role.DATE,
        *("дата", "дата выпуска", "дата публикации", "дата выхода", "дата издания", "日期", "发表日期", "出版日期"),
        *("发布日期", "报纸日期", "date", "publication date", "issue date"),
    ),
    **_labels(
        Role.TEXT, "текст", "текст статьи", "полный текст", "正文", "全文", "内容", "內容", "article text", "full text"
    ),
    **_labels(Role.URL, "ссылка", "url", "网址", "адрес документа", "адрес в интернете", "链接"),
    **_labels(Role.LANGUAGE, "язык", "язык документа", "语言", "language"),
    **_labels(
        Role.OTHER,
        *("номер", "номер выпуска", "выпуск", "страница", "полоса", "стр", "рубрика", "раздел", "регион", "город"),
        *("объем", "объём", "номер документа", "ключевые слова", "тип источника", "база данных", "категория"),
        *(
            "版次",
            "版面",
            "版名",
            "字数",
            "字數",
            "分类",
            "栏目",
            "页码",
            "关键词",
            "文章编号",
            "文章編號",
            "编号",
            "地区",
        ),
        *(
            "section",
            "start page",
            "end page",
            "page",
            "document type",
            "accession number",
            "database",
            "persistent link",
        ),
        *("gale document number", "document url", "copyright", "issn", "subject terms", "geographic terms", "people"),
    ),
}
# Sets of labels that prove an article of a database: all of the first, and at least the number of the second.
CATALOGUES: tuple[tuple[str, frozenset[str], frozenset[str], int], ...] = (
    (
        "Integrum",
        frozenset(),
        frozenset({"источник", "издание", "газета", "сми", "заголовок", "название", "дата", "дата выпуска", "автор", "авторы"})
        | {"дата публикации", "номер", "выпуск", "полоса", "страница", "рубрика", "регион", "текст", "название источника"},
        3,
    ),
    (
        "Chinese database",
        frozenset(),
        frozenset({"标题", "標題", "题名", "篇名", "作者", "来源", "來源", "报纸", "報章", "媒体", "媒體", "日期", "发表日期", "出版日期"})
        | {"版次", "版面", "版名", "正文", "全文", "字数", "字數", "文章编号", "文章編號", "报纸名称", "报纸日期"},
        3,
    ),
    ("PressReader", frozenset({"article name"}), frozenset({"publication", "section", "author", "start page", "end page"}), 2),
    ("EBSCO", frozenset({"accession number", "title"}), frozenset({"source", "database", "document type", "authors", "author"}), 2),
    ("Gale", frozenset({"gale document number", "title"}), frozenset({"publication", "author", "date", "source", "full text"}), 1),
)  # fmt: skip

# Europresse: beginnings of the lines below an article, besides its copyright line.
EUROPRESSE_BELOW = (
    r"le présent document|the present document|this document is|ce document est|certificat émis|certificate issued|"
    r"tous droits réservés|all rights reserved|cedrom|europresse|eureka|numéro de document|document number|"
    r"n° de document|diffusion\s?:|périodicité\s?:|public ©|public c |sources? imprimées?|note\(s\)\s?:|"
    r"illustration\(s\)\s?:|type de document|provenance\s?:|nom de la source"
)
# Lines of its cover page.
EUROPRESSE_COVER = (
    r"eureka(?:\.cc)?$|europresse(?:\.com)?$|sommaire\b|table of contents|dossier\b|documents? sauvegardés|saved documents|"
    r"\d{1,4} documents?$|bibliothèque|université|nom du dossier|date de création|ce document est réservé|"
    r"sauvegardé|recherche\s?:|imprimé"
)

# ProQuest: "Label: value", always with these labels, above and below the text.
PROQUEST_LABELS: dict[str, Role] = {
    **_labels(Role.HEADLINE, "title"),
    **_labels(Role.BYLINE, "author", "authors"),
    **_labels(Role.SOURCE, "publication title"),
    **_labels(Role.DATE, "publication date"),
    **_labels(Role.DATELINE, "dateline"),
    **_labels(Role.LANGUAGE, "language of publication", "language"),
    **_labels(Role.URL, "url"),
    **_labels(Role.PERMALINK, "document url"),
    **_labels(Role.ABSTRACT, "abstract"),
    **_labels(Role.CAPTION, "illustration", "caption"),
    **_labels(Role.CREDIT, "credit"),
    **_labels(Role.LEGAL, "copyright"),
    **_labels(Role.TEXT, "full text"),
    **_labels(
        Role.OTHER,
        *("publication info", "publication year", "publication subject", "publisher", "place of publication"),
        *("country of publication", "first page", "start page", "pages", "page count", "number of pages", "section"),
        *("volume", "issue", "edition", "year", "issn", "e-issn", "source type", "document type", "document feature"),
        *("proquest document id", "accession number", "last updated", "database", "links", "subject", "location"),
        *("people", "company / organization", "company/organization", "identifier / keyword", "identifier/keyword"),
        *("classification", "product name", "supplement", "column", "alternate title", "correspondence author"),
        *("broad subject", "narrow subject", "subject location", "business indexing term", "publication frequency"),
    ),
}
# ProQuest's labels in Spanish, Portuguese, German, French and Italian, each with the English one.
PROQUEST_TRANSLATIONS: dict[str, str] = {
    name.strip(): label
    for label, names in {
        "title": "título, titel, titre, titolo",
        "author": "autor, auteur, autore, autoren, autores, auteurs",
        "publication title": "título de publicación, título de la publicación, título da publicação, "
        "titel der publikation, publikationstitel, titel der veröffentlichung, titre de la publication, "
        "titre de publication, titolo della pubblicazione",
        "publication date": "fecha de publicación, data de publicação, publikationsdatum, erscheinungsdatum, "
        "datum der veröffentlichung, date de publication, data di pubblicazione",
        "dateline": "lugar y fecha, datumszeile",
        "language of publication": "idioma de la publicación, idioma da publicação, publikationssprache, "
        "sprache der publikation, langue de publication, langue de la publication, lingua di pubblicazione",
        "document url": "url del documento, url do documento, dokument-url, url du document",
        "abstract": "resumen, resumo, zusammenfassung, abstrakt, résumé, riassunto",
        "full text": "texto completo, volltext, texte intégral, texte complet, testo completo",
        "credit": "crédito, quelle, crédits",
        "proquest document id": "id del documento de proquest, identificador de documento proquest, "
        "id do documento proquest, proquest-dokument-id, proquest dokument-id, id du document proquest, "
        "identifiant de document proquest, id documento proquest",
        "database": "base de datos, base de dados, datenbank, base de données, banca dati",
        "subject": "materia, assunto, thema, schlagwort, sujet, argomento",
        "publisher": "editorial, editora, herausgeber, verlag, éditeur, editore",
        "last updated": "última actualización, última atualização, zuletzt aktualisiert, dernière mise à jour",
        "links": "enlaces, verknüpfungen, liens",
        "location": "lugar, ubicación, standort, ort, lieu",
        "publication info": "información de publicación, publikationsinformationen, informations de publication",
        "publication year": "año de publicación, ano de publicação, erscheinungsjahr, année de publication",
        "place of publication": "lugar de publicación, erscheinungsort, lieu de publication",
        "country of publication": "país de publicación, erscheinungsland, pays de publication",
        "first page": "primera página, erste seite, première page",
        "pages": "páginas, seiten",
        "section": "sección, seção, rubrik, section de publication",
        "source type": "tipo de fuente, tipo de fonte, quellentyp, quellenart, type de source",
        "document type": "tipo de documento, dokumententyp, dokumentart, type de document",
        "volume": "volumen, band",
        "issue": "número, ausgabe, numéro",
    }.items()
    for name in names.split(",")
}
PROQUEST_LABELS |= {name: PROQUEST_LABELS[label] for name, label in PROQUEST_TRANSLATIONS.items()}
# Labels that prove an article, which has at least ``PROQUEST_MIN_LABELS`` of them.
PROQUEST_PROOF = frozenset(
    {"title", "publication title", "publication date", "full text", "proquest document id", "document url", "database"}
)
PROQUEST_MIN_LABELS = 3

# Labels above articles that a program joined into one dump: "Title: ...", "Date: ...".
PLAIN_LABELS: dict[str, Role] = {
    **_labels(Role.HEADLINE, "title", "headline"),
    **_labels(Role.STANDFIRST, "standfirst", "subtitle"),
    **_labels(Role.BYLINE, "author", "authors", "byline", "by"),
    **_labels(Role.SOURCE, "source", "publication", "newspaper", "outlet"),
    **_labels(Role.DATE, "date", "published", "publication date"),
    **_labels(Role.URL, "url", "link"),
    **_labels(Role.OTHER, "section", "id", "retrieved", "accessed"),
    **_labels(Role.LANGUAGE, "language"),
    **_labels(Role.TEXT, "text", "body", "content", "full text"),
}

# Language codes by the names that exports use, in the languages of their interfaces.
LANGUAGES: dict[str, str] = {
    name.strip(): code
    for code, names in {
        "en": "english, englisch, anglais, inglés, inglese, inglês, engels, английский, 英语, 英文, 英語, 영어",
        "de": "german, deutsch, allemand, alemán, tedesco, alemão, duits, немецкий, 德语, 德文, 德語, ドイツ語, 독일어",
        "fr": "french, französisch, français, francés, francese, francês, frans, французский, 法语, 法文, 法語, フランス語",
        "es": "spanish, spanisch, espagnol, español, castellano, spagnolo, espanhol, spaans, испанский, 西班牙语, "
        "西班牙文, スペイン語",
        "it": "italian, italienisch, italien, italiano, italiaans, итальянский, 意大利语, 意大利文, イタリア語",
        "pt": "portuguese, portugiesisch, portugais, portugués, portoghese, português, portugees, португальский, "
        "葡萄牙语, ポルトガル語",
        "nl": "dutch, niederländisch, néerlandais, neerlandés, olandese, holandês, nederlands, голландский, 荷兰语",
        "ru": "russian, russisch, russe, ruso, russo, русский, 俄语, 俄文, 俄語, ロシア語",
        "uk": "ukrainian, ukrainisch, ukrainien, ucraniano, украинский, українська, 乌克兰语",
        "pl": "polish, polnisch, polonais, polaco, polski, польский, 波兰语",
        "cs": "czech, tschechisch, tchèque, checo, čeština, český",
        "ar": "arabic, arabisch, arabe, árabe, العربية, арабский, 阿拉伯语",
        "ja": "japanese, japanisch, japonais, japonés, японский, 日本語, 日语, 日文",
        "zh": "chinese, chinesisch, chinois, chino, cinese, chinês, chinees, китайский, chinese - traditional, "
        "chinese - simplified, traditional chinese, simplified chinese, 中文, 汉语, 漢語, 简体中文, 繁體中文, 中国語",
        "ko": "korean, koreanisch, coréen, coreano, корейский, 한국어, 韩语, 韓国語",
        "tr": "turkish, türkisch, turc, turco, türkçe, турецкий",
        "sv": "swedish, schwedisch, suédois, sueco, svenska, шведский",
        "da": "danish, dänisch, danois, danés, dansk, датский",
        "no": "norwegian, norwegisch, norvégien, noruego, norsk, норвежский",
        "fi": "finnish, finnisch, finnois, finés, suomi, финский",
        "el": "greek, griechisch, grec, griego, ελληνικά, греческий",
        "he": "hebrew, hebräisch, hébreu, hebreo, עברית",
        "fa": "persian, persisch, persan, farsi, فارسی",
    }.items()
    for name in names.split(",")
}
