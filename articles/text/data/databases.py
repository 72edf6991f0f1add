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


# Nexis: "LABEL:" in the older format, "Label:" in the newer one, in the user's language. These fields are above the
# text, in any order.
NEXIS_TOP: dict[str, Role] = {
    **_labels(Role.HEADLINE, "headline", "hlead", "überschrift", "titre"),
    **_labels(Role.STANDFIRST, "highlight", "leitsatz"),
    **_labels(Role.BYLINE, "byline", "autor", "auteur"),
    **_labels(Role.DATELINE, "dateline"),
    **_labels(Role.TEXT, "body"),
    **_labels(Role.OTHER, "section", "rubrik", "rubrique", "length", "länge", "longueur", "edition", "series"),
}
# These are below the text.
NEXIS_BELOW: dict[str, Role] = {
    **_labels(Role.LANGUAGE, "language", "sprache", "langue"),
    **_labels(Role.CAPTION, "graphic", "grafik"),
    **_labels(Role.URL, "url"),
    **_labels(
        Role.OTHER,
        "load-date",
        "update",
        "update-date",
        "publication-type",
        "zeitungs-code",
        "journal-code",
        "journal code",
        "document-type",
        "type",
        "type-of-material",
        "subject",
        "subjects",
        "organization",
        "company",
        "ticker",
        "industry",
        "geographic",
        "city",
        "state",
        "country",
        "region",
        "person",
        "notes",
        "issn",
        "distribution",
        "correction",
        "correction-date",
        "acc-no",
        "classification",
    ),
}
# Labels of the length of the text. Every Nexis article has one.
NEXIS_LENGTH = frozenset({"length", "länge", "longueur"})
# Labels on lines of their own in the newer format: above the text, and below it.
NEXIS_BODY = "Body"
NEXIS_BELOW_ALONE = frozenset({"Classification", "Graphic"})
# Beginnings of lines on the cover page of the newer format.
NEXIS_COVER = (
    r"job number:|user name:|date and time:|documents? \(\d+\)|client/matter:|search terms:|search type:|narrowed by:|"
    r"content type\b|news\s+-none-|delivered by|\| ?about lexisnexis|about lexisnexis|download request:|print request:|"
    r"time of request:|send to:|terms:|source:|combined source:|project id:|number of documents:|\d{1,5}\.\s"
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
FACTIVA_WORDS = r"\d[\d.,  ]{0,10}\s?(?:words|wörter|mots|palabras|parole|palavras|слов|woorden)"
# The word before an article's number, in the user's language.
FACTIVA_NUMBER = r"(?:document|dokument|documento|документ)\s"

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

# Language codes by the names that exports use.
LANGUAGES: dict[str, str] = {
    "english": "en",
    "englisch": "en",
    "anglais": "en",
    "inglés": "en",
    "german": "de",
    "deutsch": "de",
    "allemand": "de",
    "french": "fr",
    "französisch": "fr",
    "français": "fr",
    "spanish": "es",
    "spanisch": "es",
    "español": "es",
    "italian": "it",
    "italiano": "it",
    "portuguese": "pt",
    "português": "pt",
    "dutch": "nl",
    "nederlands": "nl",
    "russian": "ru",
    "русский": "ru",
    "ukrainian": "uk",
    "polish": "pl",
    "arabic": "ar",
    "japanese": "ja",
    "chinese": "zh",
    "korean": "ko",
    "turkish": "tr",
    "swedish": "sv",
    "danish": "da",
    "norwegian": "no",
    "finnish": "fi",
    "greek": "el",
    "hebrew": "he",
    "persian": "fa",
}
