"""A comparison as a JSON object for programs and as CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from articles.text.quotes.found import QuoteKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from articles.compare.columns import Column
    from articles.compare.notes import PlacedNotes
    from articles.compare.side_by_side import ShownCell, SideBySide
    from articles.text.comparing.align import Comparison
    from articles.text.comparing.figures import Figure, SharedFigure
    from articles.text.comparing.quote_matching import SharedQuote

# Spreadsheets treat a cell that starts with one of these as a formula, even after white space.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")

# Without it, spreadsheets assume a legacy eight-bit encoding.
BYTE_ORDER_MARK = "\ufeff"


def comparison_to_dict(articles: Sequence[Mapping[str, Any]], comparison: Comparison) -> dict[str, Any]:
    """Return a comparison as a JSON object. ``articles`` are the facts about its articles, in its order.

    The shape is a contract: other programs read it.
    """
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


def side_by_side_to_dict(side: SideBySide, *, link: str, notes: PlacedNotes, uncertain: bool) -> dict[str, Any]:
    """Return a comparison of stored articles: ``comparison_to_dict`` with facts, link, reported speech and notes.

    Without ``uncertain``, reported speech that may not be any is left out.
    """
    return {
        "link": link,
        "base": side.comparison.base,
        **comparison_to_dict([_facts(column) for column in side.columns], side.comparison),
        "reported": [
            {
                "article": number,
                "start": quote.span.start,
                "end": quote.span.end,
                "text": quote.text,
                "speaker": quote.speaker,
                "speaker_text": quote.speaker_text,
                "certainty": quote.certainty,
            }
            for number, column in enumerate(side.columns)
            for quote in column.quotes
            if quote.kind is QuoteKind.INDIRECT and (uncertain or not quote.is_hidden)
        ],
        "notes": [
            {"row": number and number - 1, "text": note.text, "by": note.author, "at": note.written_at.isoformat()}
            for number, note in notes.in_order
        ],
    }


def _facts(column: Column) -> dict[str, Any]:
    """Return the facts about an account, with the keys of ``parse --json``."""
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


def side_by_side_to_csv(side: SideBySide, *, notes: PlacedNotes) -> str:
    """Return the passages as CSV, one a row: its relation, then relation, paragraph and text in each account."""
    output = io.StringIO()
    writer = csv.writer(output)
    heading = [_("Passage"), _("Relation"), _("Differences")]
    for column in side.columns:
        name = f"{column.siglum} {column.outlet}"
        heading += [
            _("%(account)s: relation") % {"account": name},
            _("%(account)s: paragraph") % {"account": name},
            _("%(account)s: text") % {"account": name},
        ]
    writer.writerow(map(escape_formula, [*heading, _("Notes")]))
    for row in side.rows:
        cells: list[object] = [row.number, row.label, ", ".join(row.alerts)]
        for cell in row.cells:
            cells += [_relation(cell), cell.paragraph or "", cell.text]
        written = "\n".join(f"{note.author}: {note.text}" for note in notes.on(row.number))
        writer.writerow(map(escape_formula, [*cells, written]))
    for note in notes.unplaced:
        written = f"{note.author}: {note.text}"
        empty = [""] * (3 * len(side.columns) + 1)
        writer.writerow(
            map(escape_formula, ["", _("Passage not found: %(words)s") % {"words": note.passage}, *empty, written])
        )
    return BYTE_ORDER_MARK + output.getvalue()


def _relation(cell: ShownCell) -> str:
    if not cell.moved_from:
        return cell.label
    return _("%(relation)s, moved from paragraph %(paragraph)s") % {
        "relation": cell.label,
        "paragraph": cell.moved_from,
    }


def escape_formula(cell: object) -> str:
    """Return a cell's text, with an apostrophe in front if a spreadsheet would run it as a formula."""
    text = str(cell)
    return f"'{text}" if text.lstrip(" \xa0").startswith(FORMULA_SIGNS) else text
