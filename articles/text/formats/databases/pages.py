"""Database exports saved as HTML: recognised by their marks, and read as the text export of the same articles.

The marks of a database come first: a news page is never searched further. A page that has them is laid out as text,
with a blank line between paragraphs and one line for each field, and the readers of text exports split it.
"""

from __future__ import annotations

import re

import lxml.html
from lxml import etree

from articles.text.data.databases import FACTIVA_CODES
from articles.text.formats.databases import split_articles
from articles.text.formats.decoding import split_lines

# Marks in the source of a page, in lower case. Each is enough; none is part of a page that a newspaper makes.
_MARKS = (
    *("<docfull", "doc_id_1", "docpublicationname", "titrearticlevisu", "dococurrcontainer", "articleparagraph "),
    *("proquest document id", "identificador de documento proquest", "identifiant de document proquest"),
    *("infoweb.newsbank.com/apps", "infoweb.newsbank.com/resources"),
)
# Words that only an export has all of. The readers of the text then decide.
_WORDS = (
    *(("load-date", other) for other in ("end of document", "documents", "length", "publication-type")),
    *(("ladedatum", other) for other in ("ende des dokument", "end of document", "rubrik", "länge")),
    *(("sprache", "update", other) for other in ("länge:", "l&auml;nge:", ">länge<", ">l&auml;nge<")),
    *(("longueur", "rubrique", other) for other in ("langue:", "langue :", "chargement", "fin du document")),
    *(("longitud", other) for other in ("fecha-de-carga", "fecha de carga", "fin del documento")),
    *(("lunghezza:", "lingua:"), ("lengte:", "taal:"), ("length:", "byline:", "section:", " documents<")),
    *(("length:", "byline:", "publication-type:"), ("длина", "конец документа"), ("длина", "дата загрузки")),
    *(("长度", "文档结尾"), ("长度", "加载日期"), ("長度", "語言")),
    *((">hd", ">lp"), (">hd<", ">pd<"), (">hd&nbsp;", ">sn&nbsp;"), ("dow jones factiva", "words")),
    *(("proquest", word) for word in ("volltext", "texto completo", "texte intégral", "testo completo", "full text")),
    *(("record number", "index terms"), ("record number", "newsbank"), ("citation (", "openurl link")),
    *(("источник:", "заголовок:", "дата"), ("标题：", "来源：", "正文"), ("article name", "start page", "publication")),
)
# The number of an article of Factiva, after the word for document, and of Europresse.
_NUMBERS = (
    *(
        (word, re.compile(rf"{word}\s[a-z][a-z0-9]{{3,15}}(?:19|20)\d{{6}}[a-z0-9]{{5}}"))
        for word in ("document", "dokument", "documento", "документ", "文件", "文書", "文档")
    ),
    ("·", re.compile(r"·(?:19|20)\d{6}·")),
)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^<>]{0,200}\?>")
# Larger sources are read as pages: the tree of one takes twenty times its size.
_MAX_SOURCE = 80_000_000
# Characters at the beginning and at the end that are searched for marks: every article of an export has some.
_SEARCHED = 40_000
# Pages made for readers say what social networks are to show of them. Exports do not.
_OPEN_GRAPH = "og:title"

_SKIPPED = frozenset("head script style title noscript template svg button input select option iframe object".split())
# Elements that begin a line, and those that are set off by an empty line as well.
_LINES = frozenset("div tr li dt dd header footer section small address form nav caption figcaption td th".split())
_PARAGRAPHS = frozenset(
    "p h1 h2 h3 h4 h5 h6 table ul ol dl article aside blockquote body main hr pre docfull figure".split()
)
_CODE = re.compile(r"[A-Z]{2,3}")
# The rule that a text export has in place of a line across the page.
_RULE = "_" * 60


def read_export_page(source: str) -> str | None:
    """Return the text of a page that a database exported, laid out as its text export; ``None`` for any other page."""
    if not _has_marks(source):
        return None
    parser = lxml.html.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        root = lxml.html.document_fromstring(_XML_DECLARATION.sub("", source).encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return None
    text = _TextLayout().read(root)
    pieces = split_articles(text, split_lines(text)) if text else ()
    return text if any(piece.certain for piece in pieces) else None


def _has_marks(source: str) -> bool:
    if len(source) > _MAX_SOURCE:
        return False
    if _OPEN_GRAPH in source[: 2 * _SEARCHED]:
        return False
    if len(source) > 2 * _SEARCHED:
        source = source[:_SEARCHED] + source[-_SEARCHED:]
    lowered = source.lower()
    return (
        any(mark in lowered for mark in _MARKS)
        or any(all(word in lowered for word in words) for words in _WORDS)
        or any(word in lowered and pattern.search(lowered) for word, pattern in _NUMBERS)
    )


class _TextLayout:
    """Lays out the elements of a page as lines of text."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._parts: list[str] = []
        self._in_pre = 0

    def read(self, root: etree._Element) -> str:
        """Return the text. Elements are visited with a list, so that deep nesting does no harm."""
        waiting: list[tuple[etree._Element, bool]] = [(root, False)]
        while waiting:
            element, is_end = waiting.pop()
            tag = element.tag if isinstance(element.tag, str) else ""
            if is_end:
                self._close(element, tag)
            elif tag and tag not in _SKIPPED:
                self._open(element, tag)
                self._add(element.text)
                waiting.append((element, True))
                waiting.extend((child, False) for child in reversed(element))
                continue
            self._add(element.tail)
        self._end_line()
        return "\n".join(self._lines).strip("\n")

    def _open(self, element: etree._Element, tag: str) -> None:
        if tag == "br":
            self._end_line(keep_empty=True)
        elif tag == "hr":
            self._end_paragraph()
            self._lines += [_RULE, ""]
        elif tag == "td" and self._is_beside_code():
            self._parts.append("   ")
        elif _is_beside_headline(element):
            self._end_line()
        elif tag in _PARAGRAPHS or _is_headline(element):
            # A cell beside a code holds paragraphs: the first is on the line of the code.
            if not (tag == "p" and self._is_beside_code()):
                self._end_paragraph()
        elif tag in _LINES:
            self._end_line()
        self._in_pre += tag == "pre"

    def _close(self, element: etree._Element, tag: str) -> None:
        self._in_pre -= tag == "pre"
        if tag in {"td", "th"} and _CODE.fullmatch("".join(self._parts).strip()):
            return
        if _is_beside_headline(element):
            self._end_line()
        elif tag in _PARAGRAPHS or _is_headline(element):
            self._end_paragraph()
        elif tag in _LINES:
            self._end_line()

    def _is_beside_code(self) -> bool:
        return len(self._parts) <= 3 and "".join(self._parts).strip() in FACTIVA_CODES

    def _add(self, piece: str | None) -> None:
        if piece and self._in_pre:
            *whole, rest = piece.split("\n")
            for line in whole:
                self._parts.append(line)
                self._end_line(keep_empty=True)
            piece = rest
        if piece:
            self._parts.append(piece)

    def _end_line(self, *, keep_empty: bool = False) -> None:
        joined = "".join(self._parts)
        self._parts.clear()
        text = " ".join(joined.split())
        if text:
            code, _, value = text.partition(" ")
            wide = code in FACTIVA_CODES and joined.lstrip()[len(code) : len(code) + 2].isspace()
            self._lines.append(f"{code}   {value}" if wide and value else text)
        elif keep_empty:
            self._end_paragraph()

    def _end_paragraph(self) -> None:
        self._end_line()
        if self._lines and self._lines[-1]:
            self._lines.append("")


def _is_beside_headline(element: etree._Element) -> bool:
    """Whether an element is the headline of Europresse, or the line under it: they are one block, the text another."""
    name = element.get("class") or ""
    return "titreArticleVisu" in name or "rdp__subtitle" in name or "bottomNews" in name or name.startswith("docAuthor")


def _is_headline(element: etree._Element) -> bool:
    """Whether an element is the headline of Factiva: it is set off from the byline below it."""
    return element.get("id") == "hd" or (element.get("class") or "").endswith("Headline")
