"""What the page of a comparison shows, as values."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from django.utils.translation import pgettext

from articles.text.comparing.wording import Relation

if TYPE_CHECKING:
    from collections.abc import Collection

    from articles.compare.addresses import Key
    from articles.compare.columns import Column
    from articles.text.comparing.align import Comparison
    from articles.text.comparing.edit_marks import EditMark


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCell:
    """A cell of the page. ``label`` says in words what it is; ``marks`` are its words as an editor marks them."""

    column: Column
    style: str
    label: str
    notes: tuple[str, ...] = ()
    alerts: tuple[str, ...] = ()
    moved_from: int | None = None
    moved_in: str = ""
    paragraph: int | None = None
    sentences: tuple[int, ...] = ()
    text: str = ""
    marks: tuple[EditMark, ...] = ()
    is_reference: bool = False
    is_uncertain: bool = False

    @property
    def url(self) -> str:
        return self.column.url_of(self.paragraph) if self.paragraph else self.column.url


class Reason(StrEnum):
    """Why a passage is left out of view."""

    SAME = "same"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    """A passage across the accounts. ``number`` counts from 1; ``label`` says in words how they stand to each other."""

    number: int
    label: str
    style: str
    is_difference: bool
    alerts: tuple[str, ...]
    cells: tuple[ShownCell, ...]
    is_gap: ClassVar[bool] = False

    @property
    def anchor(self) -> str:
        return f"passage-{self.number}"

    @property
    def text(self) -> str:
        """The passage as the first account that has it words it."""
        return next(cell.text for cell in self.cells if cell.text)

    def cells_without(self, hidden: Collection[Key]) -> tuple[ShownCell, ...]:
        return tuple(cell for cell in self.cells if cell.column.key not in hidden) if hidden else self.cells

    def left_out(self, hidden: Collection[Key], *, only_differences: bool) -> Reason | None:
        """Return why the row is not shown where ``hidden`` accounts are not, ``None`` where it is."""
        if not any(cell.text for cell in self.cells_without(hidden)):
            return Reason.HIDDEN
        return Reason.SAME if only_differences and not self.is_difference else None

    @property
    def opening(self) -> str:
        """The passage's first words."""
        words = self.text.split()
        return " ".join(words[:OPENING_WORDS]) + (" …" if len(words) > OPENING_WORDS else "")


# How much of a passage is enough to know it again.
OPENING_WORDS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Passages left out of view: they are the same everywhere, or stand in hidden accounts only."""

    rows: tuple[ShownRow, ...]
    reason: Reason
    is_gap: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How much of an account stands in the base, in percent of its words, and what it did with the base's sentences.

    ``of_base`` is how much of the base stands in the account.
    """

    column: Column
    base: Column
    word_for_word: int
    reworded: int
    left_out: int
    moved: int
    own: int
    of_base: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownVariant:
    """A quote as one account has it; ``marks`` are its words against those of the first."""

    column: Column
    text: str
    speaker: str
    paragraph: int
    url: str
    anchor: str
    marks: tuple[EditMark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownQuote:
    """The same words spoken, as several accounts have them.

    ``is_alike``: one text can stand for all; ``is_grave``: it differs what was said, or who said it.
    """

    label: str
    is_alike: bool
    is_grave: bool
    variants: tuple[ShownVariant, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """How often one account names a person, how many of their words it quotes, and in which paragraph first."""

    column: Column
    mentions: int = 0
    words: int = 0
    paragraph: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A person, or somebody an account describes without one name, across the accounts."""

    name: str
    pk: int | None
    voices: tuple[Voice, ...]

    @property
    def only_in(self) -> Column | None:
        """The one account that names them, if no other does."""
        having = [voice.column for voice in self.voices if voice.mentions or voice.words]
        return having[0] if len(having) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureCell:
    """A figure, or what else an account says, in the words around it."""

    column: Column
    text: str
    before: str
    after: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFigure:
    label: str
    style: str
    cells: tuple[FigureCell | None, ...]
    anchor: str
    is_alert: bool

    @property
    def number(self) -> str:
        """That of its passage."""
        return self.anchor.rpartition("-")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many passages are of one kind."""

    label: str
    style: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """A disagreement that a reader should see first, with the passage it is in.

    It is uncertain where the passages perhaps are not the same one. ``sides`` are what the accounts say, each in the
    words around it; where no few words show it, ``sigla`` name the accounts and ``opening`` the passage.
    """

    label: str
    anchor: str
    sides: tuple[FigureCell, ...]
    is_uncertain: bool
    sigla: str = ""
    opening: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """A comparison as the page shows it."""

    columns: tuple[Column, ...]
    base: Column
    rows: tuple[ShownRow, ...]
    standings: tuple[Standing, ...]
    alerts: tuple[Alert, ...]
    shared_quotes: tuple[ShownQuote, ...]
    single_quotes: tuple[tuple[Column, tuple[ShownVariant, ...]], ...]
    speakers: tuple[Speaker, ...]
    figures: tuple[ShownFigure, ...]
    same_figures: int
    comparison: Comparison

    @property
    def differences(self) -> tuple[ShownRow, ...]:
        return tuple(row for row in self.rows if row.is_difference)

    @property
    def same_count(self) -> int:
        return len(self.rows) - len(self.differences)

    @property
    def has_single_quotes(self) -> bool:
        return any(variants for _column, variants in self.single_quotes)

    @property
    def has_quotes(self) -> bool:
        return bool(self.shared_quotes) or self.has_single_quotes

    @property
    def counts(self) -> tuple[Count, ...]:
        """How many passages are of each kind, the kinds that there are."""
        names = {
            Relation.SAME: pgettext("passages", "Same"),
            Relation.EDITED: pgettext("passages", "Edited"),
            Relation.REWORDED: pgettext("passages", "Reworded"),
            Relation.ONLY: pgettext("passages", "In one account only"),
        }
        styles = Counter(row.style for row in self.rows)
        return tuple(
            Count(label=label, style=relation.value, count=styles[relation.value])
            for relation, label in names.items()
            if styles[relation.value]
        )

    def passages(self, *, hidden: Collection[Key] = (), only_differences: bool = False) -> tuple[ShownRow | Gap, ...]:
        """Return the rows in order with the cells of the accounts that are not hidden.

        There is a gap for each run of passages that only hidden accounts have, and, for ``only_differences``, of those
        that are the same everywhere.
        """
        items: list[ShownRow | Gap] = []
        for reason, run in groupby(self.rows, lambda row: row.left_out(hidden, only_differences=only_differences)):
            if reason:
                items.append(Gap(rows=tuple(run), reason=reason))
            else:
                items += [replace(row, cells=row.cells_without(hidden)) for row in run]
        return tuple(items)
