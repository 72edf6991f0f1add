"""Names of the columns of tables of articles, and of the keys of their objects, in many languages and products.

Names are compared by their letters and digits, without case, so "Full Text", "full_text" and "fullText" are one name.
In each list, the names that describe the field best come first: they win if a table has several.
"""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """The field of an article that a column gives."""

    TEXT = "text"
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    DATE = "date"
    TIME = "time"
    SOURCE = "outlet"
    AUTHOR = "author"
    URL = "url"
    LANGUAGE = "language"
    PLACE = "place"
    TAGS = "tags"
    NOTES = "notes"
    HIGHLIGHTS = "highlights"
    SAVED = "saved"


# Names are separated by commas.
_NAMES: dict[Role, str] = {
    Role.TEXT: (
        "full text, article text, article body, body text, main text, maintext, news text, story text, text content, "
        "full content, article content, news content, content html, html content, content text, text, body, content, "
        "contents, body html, text html, article, story, body plain, plaintext, transcript, paragraphs, document text, "
        "document, html, full article, bodytext, raw text, clean text, cleaned text, bdy, tx, lp td, "
        "volltext, artikeltext, inhalt, artikel, beitrag, fließtext, haupttext, textinhalt, "
        "texte, texte intégral, texte complet, contenu, corps, corps du texte, "
        "texto, texto completo, contenido, cuerpo, cuerpo del texto, conteúdo, corpo, corpo do texto, "
        "testo, testo completo, contenuto, corpo del testo, articolo, tekst, volledige tekst, inhoud, artikeltekst, "
        "brödtext, innehåll, innhold, brødtekst, indhold, treść, pełny tekst, obsah, celý text, plný text, "
        "текст, полный текст, содержание, текст статьи, тело статьи, текст новости, повний текст, зміст, вміст, "
        "metin, içerik, haber metni, tam metin, النص, نص, المحتوى, محتوى, نص المقال, "
        "正文, 全文, 内容, 內容, 文章内容, 文章內容, 本文, 記事本文, 記事, 본문, 내용, 기사본문, 기사내용, 전문"
    ),
    Role.HEADLINE: (
        "headline, head line, title, article title, news title, story title, headline main, webtitle, main headline, "
        "hed, hd, document title, name, subject, "
        "titel, überschrift, schlagzeile, artikeltitel, titelzeile, titre, gros titre, título, titulo, titular, "
        "manchete, titolo, kop, krantenkop, rubrik, tittel, overskrift, tytuł, nagłówek, titulek, nadpis, název, "
        "заголовок, название, назва, başlık, haber başlığı, العنوان, عنوان, عنوان المقال, "
        "标题, 標題, 题目, 題目, タイトル, 見出し, 題名, 제목, 기사제목"
    ),
    Role.STANDFIRST: (
        "standfirst, subtitle, sub title, sub headline, subheadline, subheading, deck, dek, lede, lead, trailtext, "
        "trail text, teaser, description, short description, summary, lead paragraph, abstract, abstract note, excerpt, snippet, "
        "unterüberschrift, untertitel, vorspann, anreißer, zusammenfassung, kurztext, chapô, chapeau, sous titre, "
        "résumé, subtítulo, entradilla, bajada, resumen, resumo, linha fina, sottotitolo, occhiello, sommario, "
        "ondertitel, samenvatting, ingress, underrubrik, sammanfattning, lid, podtytuł, streszczenie, perex, "
        "подзаголовок, лид, анонс, краткое содержание, описание, özet, spot, ملخص, 摘要, 副标题, 要約, 概要, 요약, 부제"
    ),
    Role.DATE: (
        "publication date, published date, date published, publish date, date publish, pub date, published at, "
        "published on, published, date of publication, publication datetime, publication time, published time, "
        "first published, date time pub, first publication date, web publication date, release date, issue date, print date, "
        "article date, news date, story date, date time published, publishedat, date, datetime, date time, "
        "timestamp, pd, issued, seen date, date created, created, day, dt, "
        "erscheinungsdatum, veröffentlichungsdatum, veröffentlicht, veröffentlicht am, publikationsdatum, datum, "
        "erschienen am, erscheinungstag, date de publication, date de parution, publié le, parution, "
        "fecha de publicación, fecha, publicado, data de publicação, data da publicação, data, publicado em, "
        "data di pubblicazione, pubblicato, data pubblicazione, publicatiedatum, publiceringsdatum, publicerad, "
        "publiseringsdato, publisert, dato, udgivelsesdato, data publikacji, opublikowano, datum vydání, "
        "datum publikace, datum zveřejnění, дата публикации, дата, опубликовано, дата публікації, "
        "yayın tarihi, tarih, yayınlanma tarihi, تاريخ النشر, التاريخ, تاريخ, "
        "发布日期, 發布日期, 发布时间, 發布時間, 发表日期, 日期, 時間, 时间, 掲載日, 公開日, 発行日, 日付, 日時, 게재일, 작성일, 날짜, 일자"
    ),
    Role.TIME: "time, time of day, publication time of day, uhrzeit, heure, hora, ora, tijd, время, saat, 時刻, 시간",
    Role.SOURCE: (
        "outlet, outlet name, news outlet, media outlet, publication, publication name, publication title, newspaper, "
        "newspaper name, source name, news source, source, publisher, publisher name, site name, site, website, "
        "media name, media, medium, channel, domain name, source domain, domain, journal, provider, sn, hostname, brand, "
        "container title, journaltitle, "
        "zeitung, quelle, medienname, publikation, medientitel, herausgeber, journal titre, média, nom du média, "
        "publication titre, medio, diario, periódico, fuente, veículo, jornal, fonte, testata, giornale, krant, bron, "
        "tidning, källa, avis, kilde, gazeta, źródło, noviny, zdroj, médium, источник, издание, газета, сми, джерело, "
        "видання, gazete, kaynak, yayın, المصدر, مصدر, الصحيفة, 来源, 來源, 媒体, 媒體, 报纸, 媒体名, 新聞名, 出典, 매체, 언론사, 출처"
    ),
    Role.AUTHOR: (
        "authors, author, byline, by line, author name, author names, author full name, writer, writers, reporter, "
        "journalist, journalists, creator, creators, contributors, by, published by, "
        "autor, autoren, autorin, verfasser, verfasserin, von, auteur, auteurs, signature, autores, autora, firma, "
        "redator, repórter, autore, autori, firma giornalista, schrijver, författare, skribent, forfatter, journalist, "
        "autorzy, autoři, автор, авторы, автори, журналист, yazar, yazarlar, muhabir, الكاتب, المؤلف, كاتب, "
        "作者, 记者, 記者, 著者, 執筆者, 기자, 저자, 작성자"
    ),
    Role.URL: (
        "url, article url, story url, news url, page url, web url, weburl, link, article link, permalink, "
        "canonical url, canonical link, canonical, main entity of page, original url, resolved url, given url, source url, external url, "
        "external link, target url, href, uri, web address, address, linkurl, "
        "adresse, internetadresse, lien, adresse web, enlace, dirección, ligação, endereço, collegamento, indirizzo, "
        "länk, lenke, odkaz, adres, ссылка, адрес, посилання, bağlantı, الرابط, رابط, 链接, 連結, 网址, 網址, リンク, 링크, 주소"
    ),
    Role.LANGUAGE: (
        "language, lang, language code, locale, in language, la, sprache, langue, idioma, língua, lingua, taal, språk, "
        "sprog, język, jazyk, язык, мова, dil, اللغة, 语言, 語言, 言語, 언어"
    ),
    Role.PLACE: "dateline, place, dateline place, location of dateline, ort, lieu, lugar, luogo, plaats, место, 地点",
    Role.TAGS: (
        "tags, tag, labels, keywords, keyword, document tags, manual tags, automatic tags, topics, categories, "
        "folder, collection, schlagwörter, schlagworte, stichwörter, mots clés, étiquettes, etiquetas, palabras clave, "
        "palavras chave, parole chiave, trefwoorden, nyckelord, stikkord, słowa kluczowe, klíčová slova, štítky, "
        "ключевые слова, теги, ключові слова, etiketler, anahtar kelimeler, الوسوم, 标签, 關鍵詞, 关键词, タグ, 태그"
    ),
    Role.NOTES: (
        "notes, note, remark, remarks, annotation, my notes, document note, notizen, notiz, "
        "anmerkung, anmerkungen, kommentar, remarques, commentaire, notas, nota, comentario, opmerking, "
        "anteckning, notatka, poznámka, заметки, примечание, примітка, not, notlar, ملاحظات, 备注, 備註, 筆記, メモ, 메모"
    ),
    Role.HIGHLIGHTS: "highlights, highlight, selection, quotes, annotations, markierungen, surlignages, 하이라이트",
    Role.SAVED: (
        "saved date, saved at, date saved, saved, time added, added, date added, added at, add date, saved on, "
        "created at, creation date, created date, date download, downloaded, download date, retrieved, retrieved at, "
        "crawl date, crawled at, scraped at, scrape date, access date, accessed, fetched at, gespeichert, abgerufen"
    ),
}

# Words before and after a name that do not change its meaning.
LEADING_WORDS = frozenset({"article", "news", "story", "item", "doc", "post", "page", "original", "the"})
TRAILING_WORDS = frozenset({"name", "names", "value", "raw", "clean", "utc", "gmt", "en", "de", "fr", "es"})

# Name (letters and digits, in lower case) > role and rank; a smaller rank is the better name.
COLUMN_NAMES: dict[str, tuple[Role, int]] = {}
for _role, _names in _NAMES.items():
    for _rank, _name in enumerate(_names.split(",")):
        COLUMN_NAMES.setdefault("".join(filter(str.isalnum, _name.casefold())), (_role, _rank))

# Names shown to a reader whose table has no column of text.
TEXT_COLUMN_EXAMPLES = ("text", "full_text", "content", "body", "article")

# Values of empty cells.
NO_VALUE = frozenset(
    {"", "nan", "none", "null", "n/a", "na", "nat", "-", "–", "—", "#n/a", "#ref!", "#value!", "undefined", "[]", "{}"}
)

# Keys under which an object gives its name, the best first.
NAME_KEYS = (
    "name",
    "title",
    "main",
    "rendered",
    "full_name",
    "fullName",
    "display_name",
    "displayName",
    "original",
    "label",
    "id",
    "uri",
)
# Keys of the parts of a person's name, in the order in which they are written.
PERSON_KEYS = (
    "given",
    "given_name",
    "givenName",
    "first_name",
    "firstName",
    "family",
    "family_name",
    "familyName",
    "last_name",
    "lastName",
)
# Keys under which an object gives a date.
DATE_KEYS = ("$date", "iso", "datetime", "date", "value")
# Keys under which a part of a text gives its words.
TEXT_KEYS = ("text", "content", "value", "body", "html", "rendered")
# Types of the parts of a text that are no paragraphs.
OTHER_PART_TYPES = frozenset(
    """title headline kicker byline author author_info date image video gallery ad advertisement embed deck caption
    tweet iframe related newsletter""".split()
)

# ISO 639-2 codes by their ISO 639-1 codes.
THREE_LETTER_LANGUAGES = {
    code: short
    for short, codes in {
        "en": "eng", "de": "deu ger", "fr": "fra fre", "es": "spa", "it": "ita", "pt": "por", "nl": "nld dut", "sv": "swe",
        "no": "nor nob", "da": "dan", "fi": "fin", "pl": "pol", "cs": "ces cze", "ru": "rus", "uk": "ukr", "tr": "tur",
        "ar": "ara", "he": "heb", "fa": "fas per", "el": "ell gre", "zh": "zho chi", "ja": "jpn", "ko": "kor",
    }.items()
    for code in codes.split()
}  # fmt: skip
