"""Check that every character of a clipping's text is in one of its blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.text.formats.shapes.letters import mend_lines
from articles.text.lines import Line

if TYPE_CHECKING:
    from articles.text.parse import ParsedClipping


def uncovered_text(clipping: ParsedClipping) -> str:
    """Return the characters of a clipping's text that are in no block, without white space."""
    covered = bytearray(len(clipping.text))
    for article in clipping.articles:
        for block in article.blocks:
            if block.span:
                covered[block.span.start : block.span.end] = b"\x01" * (block.span.end - block.span.start)
    return "".join(
        character
        for character, mark in zip(clipping.text, covered, strict=True)
        if not mark and not character.isspace()
    )


def as_read(text: str) -> str:
    """Return the characters of a stretch of a clipping, or of a block, to compare the two.

    Letters are mended. White space and hyphens are left out, because reading joins wrapped lines and divided words.
    """
    (line,), _ = mend_lines([Line(text=text, span=None)])
    return "".join(line.text.replace("-", "").split())
