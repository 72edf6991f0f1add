"""Lines in the course of being shaped: some already have their verdict, and some give fields of the article."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from articles.text.cleaning.boilerplate import Verdict
from articles.text.data.kinds import Kind
from articles.text.formats.databases.fields import ExportFields

if TYPE_CHECKING:
    from articles.text.lines import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapedLines:
    """The lines of one article, in order.

    ``verdicts`` has one entry per line; it is ``None`` for a line that is yet to be judged. ``fields`` come from the
    lines that have a verdict; ``hints`` are weaker. ``lost_ends``: the lines were guessed in a text on one line.
    """

    lines: tuple[Line, ...]
    verdicts: tuple[Verdict | None, ...]
    fields: ExportFields = field(default_factory=ExportFields)
    hints: ExportFields = field(default_factory=ExportFields)
    lost_ends: bool = False


class ShapedBuilder:
    """Collects the lines of one article, in order."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.verdicts: list[Verdict | None] = []

    def keep(self, line: Line) -> None:
        """Add a line that is yet to be judged."""
        self.lines.append(line)
        self.verdicts.append(None)

    def cut(self, line: Line, rule: str, kind: Kind = Kind.NAVIGATION) -> None:
        """Add a line that is not part of the article's text, with the rule that says so."""
        self.lines.append(line)
        self.verdicts.append(Verdict(kind=kind, rule=rule))

    def build(self, fields: ExportFields | None = None, hints: ExportFields | None = None) -> ShapedLines:
        return ShapedLines(
            lines=tuple(self.lines),
            verdicts=tuple(self.verdicts),
            fields=fields or ExportFields(),
            hints=hints or ExportFields(),
        )
