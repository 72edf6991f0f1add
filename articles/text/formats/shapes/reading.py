"""The lines of a dump in one form: letters mended, paragraphs whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.text.formats.shapes.letters import mend_lines
from articles.text.formats.shapes.wrapping import unwrap
from articles.text.lines import Line, split_lines

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapedText:
    """The lines of a dump, as received but for their letters, and the number of lines whose letters were harmed."""

    lines: tuple[Line, ...]
    harmed: int


def read_lines(text: str) -> ShapedText:
    """Return the non-blank lines of ``text`` with their letters mended."""
    lines, harmed = mend_lines(split_lines(text))
    return ShapedText(lines=tuple(lines), harmed=harmed)


def shape_lines(text: str, lines: Sequence[Line]) -> list[Line]:
    """Return the lines of one article, a paragraph each."""
    return unwrap(text, lines)
