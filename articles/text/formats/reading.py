"""The articles in the documents of a file, each as lines that are ready to be judged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from articles.text.cleaning.boilerplate import Verdict
from articles.text.cleaning.page_lines import PageLine
from articles.text.data.kinds import Kind
from articles.text.documents import UnreadableClipping
from articles.text.formats.databases import ExportFields, Piece, split_articles
from articles.text.formats.databases.fields import merged_fields
from articles.text.formats.decoding import PAGE
from articles.text.formats.document import DOCUMENT_SEPARATOR, NO_LIBRARY_DATA, LibraryData
from articles.text.formats.pages import Page, read_page
from articles.text.formats.shapes.letters import mend_lines
from articles.text.formats.shapes.reading import read_lines, shape_lines
from articles.text.formats.shapes.shaped import ShapedLines
from articles.text.lines import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.text.formats.document import Document, HeadLine

FURNITURE = Verdict(kind=Kind.NAVIGATION, rule="running head, foot or page number of the document")


class ReadableArticle(NamedTuple):
    """An article to be read: its lines, its page if it is one, and fields for what the text does not give.

    ``library`` is what a reader's library says about it.
    """

    piece: Piece
    page: Page | None
    hints: ExportFields
    library: LibraryData = NO_LIBRARY_DATA


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDocuments:
    """The articles in a file's documents.

    ``problems`` are sentences about documents that cannot be read. ``mended`` is the number of lines whose letters had
    been decoded in the wrong encoding before the file was received.
    """

    articles: tuple[ReadableArticle, ...]
    problems: tuple[str, ...]
    mended: int


def read_documents(documents: Sequence[Document]) -> ReadDocuments:
    """Return the articles of a file's documents, with spans into the joined texts of all documents.

    Raises ``UnreadableClipping`` if no document can be read.
    """
    found: list[ReadableArticle] = []
    mended = 0
    problems: list[str] = []
    start = 0
    for number, document in enumerate(documents, start=1):
        try:
            read = _read_document(document, start)
            found += read.articles
            mended += read.mended
        except UnreadableClipping as error:
            if number == len(documents) and not found:
                raise
            problems.append(f"{document.name or f'document {number}'}: {error}")
        start += len(document.text) + len(DOCUMENT_SEPARATOR)
    return ReadDocuments(articles=tuple(found), problems=tuple(problems), mended=mended)


def _read_document(document: Document, start: int) -> ReadDocuments:
    """Return the articles of a document whose text starts at the offset ``start``."""
    if document.kind == PAGE:
        page, mended = _read_page(document)
        found = _find_articles(document, _page_lines(page), page, start)
        return ReadDocuments(articles=tuple(found), problems=(), mended=mended)
    # Databases set columns apart by spaces, so their readers get these as received.
    read = read_lines(document.text, spaces=False)
    pieces = () if document.text_only else split_articles(document.text, _parted(read.lines, document)[1])
    if pieces:
        pieces = tuple(replace(piece, lines=tuple(mend_lines(piece.lines)[0])) for piece in pieces)
    lines = read_lines(document.text).lines
    return ReadDocuments(
        articles=tuple(_find_articles(document, lines, None, start, pieces)), problems=(), mended=read.harmed
    )


def _find_articles(
    document: Document, lines: Sequence[Line], page: Page | None, start: int, pieces: tuple[Piece, ...] = ()
) -> Iterator[ReadableArticle]:
    """Yield the articles in the lines of a document: ``pieces`` if it is an export, otherwise the only one."""
    head, flow, furniture = _parted(lines, document)
    hints = document.hints
    if not pieces:
        shaped = _shape(document, flow)
        hints = merged_fields(hints, shaped.hints)
        whole = Piece(
            lines=shaped.lines,
            verdicts=shaped.verdicts,
            fields=shaped.fields,
            certain=document.text_only and not page,
            lost_ends=shaped.lost_ends,
        )
        pieces = (whole,)
    alone = len(pieces) == 1
    for number, piece in enumerate(pieces):
        above = [(line, known.verdict) for line, known in zip(head, document.head, strict=True)] if number == 0 else []
        below = [(line, FURNITURE) for line in furniture] if number == len(pieces) - 1 else []
        own = zip(piece.lines, piece.verdicts, strict=True)
        every: list[tuple[Line, Verdict | None]] = [*above, *own, *below]
        yield ReadableArticle(
            piece=replace(
                piece,
                # What the document says about itself applies to its only article.
                fields=merged_fields(document.fields, piece.fields) if alone else piece.fields,
                lines=tuple(line.shifted(start) if start else line for line, _ in every),
                verdicts=tuple(verdict for _, verdict in every),
            ),
            page=page,
            hints=hints if alone else ExportFields(),
            library=document.library if alone else LibraryData(saved=document.library.saved),
        )


def _read_page(document: Document) -> tuple[Page, int]:
    """Return the page of a document, and the number of its lines whose letters had been harmed.

    The lines of the document's head stand above those of the page. The letters of all are mended.
    """
    page = read_page(document.text)
    lines = [*map(_page_line, document.head), *page.lines]
    mended, harmed = mend_lines([Line(text=line.text, span=None) for line in lines])
    pairs = zip(lines, mended, strict=True)
    read = tuple(line if line.text == new.text else replace(line, text=new.text) for line, new in pairs)
    return replace(page, lines=read), harmed


def _page_line(line: HeadLine) -> PageLine:
    return PageLine(text=line.text, tag="header", places=frozenset(), linked=0.0, parent=0)


def _page_lines(page: Page) -> list[Line]:
    return [Line(text=line.text, span=None) for line in page.lines]


def _parted(lines: Sequence[Line], document: Document) -> tuple[Sequence[Line], Sequence[Line], Sequence[Line]]:
    """Return the lines of a document's head, those of its flow, and its running heads, feet and page numbers."""
    first, last = len(document.head), len(lines)
    if document.furniture_start is not None:
        starts = (line.span.start if line.span else 0 for line in lines)
        last = next((number for number, start in enumerate(starts) if start >= document.furniture_start), last)
    return lines[:first], lines[first:last], lines[last:]


def _shape(document: Document, lines: Sequence[Line]) -> ShapedLines:
    """Return the lines of a document that is not an export. Pages and tables have their paragraphs whole."""
    if document.kind == PAGE or document.text_only:
        return ShapedLines(lines=tuple(lines), verdicts=(None,) * len(lines))
    return shape_lines(document.text, lines, is_mail=bool(document.head))
