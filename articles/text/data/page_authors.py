"""Words around the names of authors in the markup of pages, in the languages of the press."""

from __future__ import annotations

# Words before a name: "By Jane Doe", "Text: Jane Doe", "Автор: ...".
AUTHOR_CUES: tuple[str, ...] = (
    "author", "authors", "written by", "words by", "story by", "report by", "reported by", "posted by", "published by",
    "submitted by", "created by", "reporting by", "article by", "text by", "by", "reporter", "byline",
    "von", "ein kommentar von", "eine analyse von", "ein interview von", "ein gastbeitrag von", "autor", "autorin",
    "autoren", "verfasst von", "text", "par", "écrit par", "publié par", "propos recueillis par", "auteur", "autrice",
    "por", "escrito por", "redactado por", "publicado por", "texto", "autora", "autores", "di", "a cura di", "scritto da",
    "articolo di", "autore", "autori", "de nuestra redacción", "door", "geschreven door", "tekst", "av", "skrevet av",
    "af", "skrevet af", "skribent", "forfatter", "przez", "napisał", "napisała", "autorzy", "autoři", "автор", "авторы",
    "текст", "yazan", "yazar", "haber", "oleh", "بقلم", "كتب", "작성자", "글", "文", "文／", "作者", "撰文", "記者", "记者",
    "執筆", "取材・文", "聞き手",
)  # fmt: skip

# Words between names: "A und B".
AND_WORDS = frozenset("and und et y e og och en ja és ve и i a та com with sowie".split())

# Marks and words after a name, without a space.
AUTHOR_SUFFIXES: tuple[str, ...] = (
    "特派員", "編集委員", "論説委員", "記者", "记者", "編集長", "기자", "특파원", "선임기자", "통신원", "氏", "さん",
)  # fmt: skip

# Words that are no name, alone or with each other and the outlet's name.
NOT_AUTHORS = frozenset(
    """admin administrator administrateur administrador webmaster root user username author authors autor auteur autore
    editor editors editorial editorial-team staff team desk newsroom news newsdesk web webdesk online digital guest
    contributor contributors contributing writer writers reporter reporters correspondent correspondents columnist
    journalist journalists special by the of our from and service services agency agencies wire wires report reports
    redaktion onlineredaktion online-redaktion redakteur redakteurin agentur agenturen mit von der die das und
    rédaction redaction la le de des avec agence agences service redacción redaccion agencias agencia con
    redação redacao da do agência redazione agenzia agenzie redactie onze redactie redaksjon redaksjonen redaktionen
    redaktion redakcja redakce redakcia redakcija toimitus szerkesztőség editörü haber merkezi редакция редакції
    редакція отдел корреспондент null none undefined unknown anonymous n/a na test default nobody wordpress sysadmin
    superuser cms google scholar pubmed orcid system import feed rss bot api press release pressemitteilung minutes minute min read updated
    published reading time est 編集部 編集局 編集委員 デジタル編集部 报道 新闻 编辑 编辑部 责任编辑 来源 편집국 온라인뉴스팀
    뉴스팀 디지털뉴스팀 الموقع التحرير תחרות""".split()
)

# Classes, itemprops and attributes of elements that hold the authors' names.
BYLINE_ELEMENT = (
    r"byline|by-line|(?:^|[\s_-])by(?:$|[\s_-])|author|autor|auteur|autore|redakteur|verfasser|writer|journalist|"
    r"reporter|skribent|forfatter|signature|firma-|-firma|creditos|autoria|yazar|contributor|sign-name|kisha|writer"
)
# Elements with these words hold something else about the author, or an author of something else.
NOT_BYLINE_ELEMENT = (
    r"bio|about|avatar|image|photo|picture|follow|social|share|twitter|desc|comment|related|teaser|recommend|card-list|"
    r"authority|more-from|newsletter|role|title|position|email|e-mail|count|date|time|info-text|box|promo|widget|sidebar"
)
# Parts of addresses of authors' pages, before the name.
AUTHOR_PATHS = frozenset(
    """author authors autor autoren autorin autores auteur auteurs autore autori profile profiles people person persons
    by staff journalist journalists journaliste reporter reporters writer writers contributor contributors columnist
    columnists redaktion redakteur team biography bio firmas firma forfatter profil skribent""".split()
)
