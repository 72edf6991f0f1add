"""A comparison of accounts as values that its page shows."""

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
    """One account's version of a passage.

    ``label`` and ``style`` give its relation to the row's reference account. ``notes`` name differences that do not
    change the wording, ``alerts`` those that change the meaning. ``marks`` show the edits, if the wording is close.
    ``moved_from`` is the paragraph where the reference has the passage, and ``moved_in`` the reference's siglum. A cell
    of an account without the passage has neither paragraph nor text.
    """

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


class GapReason(StrEnum):
    """Why passages are not shown."""

    SAME = "same"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    """A passage across the accounts. ``number`` counts from 1; ``label`` and ``style`` give its relation."""

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
        """The passage in the first account that has it."""
        return next(cell.text for cell in self.cells if cell.text)

    def cells_without(self, hidden: Collection[Key]) -> tuple[ShownCell, ...]:
        return tuple(cell for cell in self.cells if cell.column.key not in hidden) if hidden else self.cells

    def gap_reason(self, hidden: Collection[Key], *, only_differences: bool) -> GapReason | None:
        """Return why the row is not shown when ``hidden`` accounts are not; ``None`` if it is shown."""
        if not any(cell.text for cell in self.cells_without(hidden)):
            return GapReason.HIDDEN
        return GapReason.SAME if only_differences and not self.is_difference else None

    @property
    def opening(self) -> str:
        """The passage's first words."""
        words = self.text.split()
        return " ".join(words[:OPENING_WORDS]) + (" …" if len(words) > OPENING_WORDS else "")


# Enough words to recognize a passage.
OPENING_WORDS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Consecutive passages that are not shown: identical in all accounts, or in hidden accounts only."""

    rows: tuple[ShownRow, ...]
    reason: GapReason
    is_gap: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """The text that an account and the baseline ``base`` have in common.

    ``word_for_word`` and ``reworded`` are percentages of the account's words, ``of_base`` of the baseline's words.
    ``left_out``, ``moved`` and ``added`` are numbers of sentences.
    """

    column: Column
    base: Column
    word_for_word: int
    reworded: int
    left_out: int
    moved: int
    added: int
    of_base: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownVariant:
    """One account's version of a quote; ``marks`` show the differences from the first account's.

    ``is_uncertain``: the speaker may well be wrong or, for reported speech, it may not be any.
    """

    column: Column
    text: str
    speaker: str
    paragraph: int
    url: str
    anchor: str
    marks: tuple[EditMark, ...] = ()
    is_uncertain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownQuote:
    """A quote across the accounts, one variant for each account that has it.

    ``is_alike``: the words are the same, so one text is enough. ``is_grave``: words or speaker differ.
    """

    label: str
    is_alike: bool
    is_grave: bool
    variants: tuple[ShownVariant, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerCell:
    """A person in one account: numbers of mentions and of quoted words, and the first paragraph that quotes them."""

    column: Column
    mentions: int = 0
    words: int = 0
    paragraph: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A person across the accounts. All unnamed sources together have an empty ``name``.

    ``is_uncertain``: in every account that names them, the name may well not be a person's.
    """

    name: str
    pk: int | None
    cells: tuple[SpeakerCell, ...]
    is_uncertain: bool = False

    @property
    def only_in(self) -> Column | None:
        """The only account that mentions or quotes them; ``None`` if several do."""
        having = [cell.column for cell in self.cells if cell.mentions or cell.words]
        return having[0] if len(having) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcerptCell:
    """A figure, name or other detail in one account, with the words around it."""

    column: Column
    text: str
    before: str
    after: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFigure:
    label: str
    style: str
    cells: tuple[ExcerptCell | None, ...]
    anchor: str
    is_alert: bool

    @property
    def number(self) -> str:
        """The number of its passage."""
        return self.anchor.rpartition("-")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """The number of passages with one relation."""

    label: str
    style: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """A disagreement that a reader should see first.

    ``sides`` show what each account says, in a few words. If a few words cannot show it, ``sides`` is empty; ``sigla``
    then names the accounts and ``opening`` quotes the passage. ``is_uncertain``: the passages may not belong together.
    ``has_uncertain_speaker``: one of the speakers who differ may well be wrong.
    """

    label: str
    anchor: str
    sides: tuple[ExcerptCell, ...]
    is_uncertain: bool
    sigla: str = ""
    opening: str = ""
    has_uncertain_speaker: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """A comparison as its page shows it.

    ``reported`` is the reported speech of each account, certain or not. ``same_figures`` is the number of figures on
    which all accounts agree.
    """

    columns: tuple[Column, ...]
    base: Column
    rows: tuple[ShownRow, ...]
    overlaps: tuple[Overlap, ...]
    alerts: tuple[Alert, ...]
    shared_quotes: tuple[ShownQuote, ...]
    single_quotes: tuple[tuple[Column, tuple[ShownVariant, ...]], ...]
    reported: tuple[tuple[Column, tuple[ShownVariant, ...]], ...]
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
        return bool(self.shared_quotes) or self.has_single_quotes or any(quotes for _column, quotes in self.reported)

    @property
    def uncertain_count(self) -> int:
        """The number of reported clauses that are shown only on request, because they may not be any."""
        return sum(quote.is_uncertain for _column, quotes in self.reported for quote in quotes)

    def reported_speech(self, *, uncertain: bool) -> tuple[tuple[Column, tuple[ShownVariant, ...]], ...]:
        """Return each account with its reported speech, if any account has some to show.

        Without ``uncertain``, speech that may not be any is left out.
        """
        shown = tuple(
            (column, tuple(quote for quote in quotes if uncertain or not quote.is_uncertain))
            for column, quotes in self.reported
        )
        return shown if any(quotes for _column, quotes in shown) else ()

    @property
    def counts(self) -> tuple[Count, ...]:
        """The number of passages with each relation, without zeros."""
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
        """Return the rows in order, without the cells of ``hidden`` accounts.

        A gap replaces consecutive passages that only hidden accounts have. With ``only_differences``, a gap also
        replaces passages that are identical in all accounts.
        """
        items: list[ShownRow | Gap] = []
        for reason, run in groupby(self.rows, lambda row: row.gap_reason(hidden, only_differences=only_differences)):
            if reason:
                items.append(Gap(rows=tuple(run), reason=reason))
            else:
                items += [replace(row, cells=row.cells_without(hidden)) for row in run]
        return tuple(items)
