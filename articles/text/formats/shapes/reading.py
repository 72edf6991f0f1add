"""The lines of one article in one form: marks of Markdown and mail read, paragraphs whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from articles.text.formats.shapes.correspondence import read_correspondence
from articles.text.formats.shapes.inner_debris import part_inner_debris
from articles.text.formats.shapes.line_ends import lost_line_ends, split_lost_lines
from articles.text.formats.shapes.markdown import read_markdown
from articles.text.formats.shapes.shaped import ShapedLines
from articles.text.formats.shapes.wrapping import unwrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.lines import Line


def shape_lines(text: str, lines: Sequence[Line], *, is_mail: bool = False) -> ShapedLines:
    """Return the lines of one article, a paragraph each.

    ``text`` is the dump, ``lines`` its lines with their letters mended. ``is_mail``: they are a mail's, without its
    header.
    """
    if lost_line_ends(lines):
        lines = split_lost_lines(lines)
        return ShapedLines(lines=tuple(lines), verdicts=(None,) * len(lines), lost_ends=True)
    shaped = (
        read_correspondence(lines, is_mail=is_mail)
        or read_markdown(lines)
        or ShapedLines(lines=tuple(lines), verdicts=(None,) * len(lines))
    )
    joined = [
        part
        for line, verdict in unwrap(text, shaped.lines, shaped.verdicts)
        for part in ([(line, verdict)] if verdict else part_inner_debris(line))
    ]
    return replace(shaped, lines=tuple(line for line, _ in joined), verdicts=tuple(verdict for _, verdict in joined))
