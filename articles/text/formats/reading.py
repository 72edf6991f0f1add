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
from articles.text.formats.digests import find_digest
from articles.text.formats.document import DOCUMENT_SEPARATOR, NO_LIBRARY_DATA, LibraryData
from articles.text.formats.pages import Page, read_page
from articles.text.formats.shapes.letters import mend_both_ways, mend_lines
from articles.text.formats.shapes.reading import shape_lines
from articles.text.formats.shapes.shaped import ShapedLines
from articles.text.lines import Line, split_lines

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
class Splitting:
    """A text that can be read as one article or as several: how many, and whether they are several now."""

    articles: int
    is_split: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDocuments:
    """The articles in a file's documents.

    ``splitting`` is set if there is one document and a person may split it or keep it as one article.
    ``problems`` are sentences about documents that cannot be read. ``mended`` is the number of lines whose letters had
    been decoded in the wrong encoding before the file was received.
    """

    articles: tuple[ReadableArticle, ...]
    problems: tuple[str, ...]
    mended: int
    splitting: Splitting | None = None


def read_documents(documents: Sequence[Document], *, split: bool | None = None) -> ReadDocuments:
    """Return the articles of a file's documents, with spans into the joined texts of all documents.

    ``split`` is a person's decision whether digests are split; by default, those are that certainly are digests.
    Raises ``UnreadableClipping`` if no document can be read.
    """
    found: list[ReadableArticle] = []
    mended = 0
    problems: list[str] = []
    splitting: Splitting | None = None
    start = 0
    for number, document in enumerate(documents, start=1):
        try:
            read = _read_document(document, start, split)
            found += read.articles
            problems += read.problems
            mended += read.mended
            splitting = read.splitting if len(documents) == 1 else None
        except UnreadableClipping as error:
            if number == len(documents) and not found:
                raise
            problems.append(f"{document.name or f'document {number}'}: {error}")
        start += len(document.text) + len(DOCUMENT_SEPARATOR)
    return ReadDocuments(articles=tuple(found), problems=tuple(problems), mended=mended, splitting=splitting)


def _read_document(document: Document, start: int, split: bool | None) -> ReadDocuments:
    """Return the articles of a document whose text starts at the offset ``start``."""
    pieces: tuple[Piece, ...] = ()
    page: Page | None = None
    page_problem = ""
    if document.kind == PAGE:
        page, mended = _read_page(document)
        page_problem = page.problem
        lines = _page_lines(page)
    else:
        received = split_lines(document.text)
        if document.text_only:
            lines, mended = mend_lines(received)
        else:
            # Databases set columns apart by spaces, so their readers get these as received.
            lines, spaced, mended = mend_both_ways(received)
            pieces = split_articles(document.text, _parted(spaced, document)[1])
            pieces = tuple(replace(piece, lines=tuple(mend_lines(piece.lines)[0])) for piece in pieces)
    splitting: Splitting | None = None
    hints = document.hints
    if not pieces:
        whole, hints = _read_whole(document, _parted(lines, document)[1], page)
        digest = None if document.text_only else find_digest(whole, _known_fields(document, hints, page))
        pieces = (whole,)
        if digest:
            is_split = digest.sure if split is None else split
            splitting = Splitting(articles=len(digest.pieces), is_split=is_split)
            pieces, page = (digest.pieces, None) if is_split else (pieces, page)
    found = _find_articles(document, lines, page, start, pieces, hints)
    problems = (f"{document.name or 'the page'}: {page_problem}",) if page_problem else ()
    return ReadDocuments(articles=tuple(found), problems=problems, mended=mended, splitting=splitting)


def _read_whole(document: Document, flow: Sequence[Line], page: Page | None) -> tuple[Piece, ExportFields]:
    """Return a document that is not an export as one article, and the hints about it."""
    shaped = _shape(document, flow)
    whole = Piece(
        lines=shaped.lines,
        verdicts=shaped.verdicts,
        fields=shaped.fields,
        certain=document.text_only and not page,
        lost_ends=shaped.lost_ends,
    )
    return whole, merged_fields(document.hints, shaped.hints)


def _find_articles(
    document: Document,
    lines: Sequence[Line],
    page: Page | None,
    start: int,
    pieces: tuple[Piece, ...],
    hints: ExportFields,
) -> Iterator[ReadableArticle]:
    """Yield the articles in the lines of a document, given as ``pieces``."""
    head, _, furniture = _parted(lines, document)
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


def _known_fields(document: Document, hints: ExportFields, page: Page | None) -> ExportFields:
    """Return what a document and its page say about all of its text."""
    fields = merged_fields(document.fields, hints)
    if page is None:
        return fields
    declared = page.fields
    return merged_fields(
        fields,
        ExportFields(
            headline=next(iter(declared.headlines), None),
            source=declared.site,
            published=declared.published,
            language=declared.language,
        ),
    )


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
