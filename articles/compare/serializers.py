"""A comparison taken out of the archive: as an object for programs and as a table for spreadsheets."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from articles.compare.columns import Column
    from articles.compare.notes import PlacedNotes
    from articles.compare.side_by_side import ShownCell, SideBySide
    from articles.text.comparing.align import Comparison
    from articles.text.comparing.figures import Figure, SharedFigure
    from articles.text.comparing.quote_matching import SharedQuote

# What spreadsheets take for the beginning of a formula; white space before it does not keep them from it.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")

# Spreadsheets take a file without it for one in the machine's old eight-bit code.
BYTE_ORDER_MARK = "\ufeff"


def as_object(articles: Sequence[Mapping[str, Any]], comparison: Comparison) -> dict[str, Any]:
    """Return the object that stands for a comparison, what is known of each of its articles given; a contract."""
    return {
        "articles": [
            {**article, "sentences": [sentence.span.of(compared.body) for sentence in compared.sentences]}
            for article, compared in zip(articles, comparison.articles, strict=True)
        ],
        "rows": [
            {
                "cells": [list(cell.sentences) if cell else [] for cell in row.cells],
                "relation": row.relation,
                "relations": [cell.relation if cell else None for cell in row.cells],
                "moved": row.moved,
                "differences": list(row.differences),
                "certainty": row.certainty,
            }
            for row in comparison.rows
        ],
        "quotes": [_quote(shared) for shared in comparison.quotes],
        "figures": [_figure(shared) for shared in comparison.figures],
    }


def _quote(shared: SharedQuote) -> dict[str, Any]:
    return {
        "variants": [
            {
                "article": variant.article,
                "start": variant.quote.span.start,
                "end": variant.quote.span.end,
                "text": variant.quote.text,
                "speaker": variant.quote.speaker,
                "speaker_text": variant.quote.speaker_text,
            }
            for variant in shared.variants
        ],
        "relation": shared.relation,
    }


def _figure(shared: SharedFigure) -> dict[str, Any]:
    def value(figure: Figure | None) -> dict[str, Any] | None:
        if figure is None:
            return None
        shown = f"{figure.bound} {figure.text}" if figure.bound else figure.text
        return {"text": shown, "value": figure.value, "unit": figure.unit or figure.noun}

    return {"cells": [value(figure) for figure in shared.cells], "relation": shared.relation}


def object_of(side: SideBySide, *, link: str, notes: PlacedNotes) -> dict[str, Any]:
    """Return the same object for accounts of the archive: with their facts, the link, and the notes on passages."""
    return {
        "link": link,
        "base": side.comparison.base,
        **as_object([_facts(column) for column in side.columns], side.comparison),
        "notes": [
            {"row": number and number - 1, "text": note.text, "by": note.author, "at": note.written_at.isoformat()}
            for number, note in notes.in_order
        ],
    }


def _facts(column: Column) -> dict[str, Any]:
    """Return an account's facts, named as ``parse --json`` names them."""
    article = column.article
    return {
        "file": article.clipping.name,
        "headline": column.headline,
        "siglum": column.siglum,
        "article": column.key.article,
        "revision": column.key.revision,
        "source": article.source.name if article.source else None,
        "agency": article.agency.name if article.agency else None,
        "authors": article.authors,
        "credit": article.credit or None,
        "published": article.published or None,
        "url": article.url or None,
    }


def table_of(side: SideBySide, *, notes: PlacedNotes) -> str:
    """Return the passages as CSV: a row each, what it is, then what each account has of it and how that stands."""
    written = io.StringIO()
    writer = csv.writer(written)
    heading = [_("Passage"), _("Relation"), _("Differences")]
    for column in side.columns:
        name = f"{column.siglum} {column.outlet}"
        heading += [
            _("%(account)s: relation") % {"account": name},
            _("%(account)s: paragraph") % {"account": name},
            _("%(account)s: text") % {"account": name},
        ]
    writer.writerow(map(neutral, [*heading, _("Notes")]))
    for row in side.rows:
        cells: list[object] = [row.number, row.label, ", ".join(row.alerts)]
        for cell in row.cells:
            cells += [_standing(cell), cell.paragraph or "", cell.text]
        said = "\n".join(f"{note.author}: {note.text}" for note in notes.on(row.number))
        writer.writerow(map(neutral, [*cells, said]))
    for note in notes.astray:
        said = f"{note.author}: {note.text}"
        empty = [""] * (3 * len(side.columns) + 1)
        writer.writerow(map(neutral, ["", _("Passage not found: %(words)s") % {"words": note.passage}, *empty, said]))
    return BYTE_ORDER_MARK + written.getvalue()


def _standing(cell: ShownCell) -> str:
    if not cell.moved_from:
        return cell.label
    return _("%(relation)s, moved from paragraph %(paragraph)s") % {
        "relation": cell.label,
        "paragraph": cell.moved_from,
    }


def neutral(cell: object) -> str:
    """Return a cell's text so that no spreadsheet takes it for a formula."""
    text = str(cell)
    return f"'{text}" if text.lstrip(" \xa0").startswith(FORMULA_SIGNS) else text
