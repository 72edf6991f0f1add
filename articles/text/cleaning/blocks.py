"""The blocks of an article, made from classified lines, people's decisions and cleaning rules."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from articles.text.cleaning.boilerplate import Verdict
from articles.text.cleaning.datelines import find_dateline
from articles.text.cleaning.line_kinds import LIST_ITEM
from articles.text.cleaning.text_kinds import TURN
from articles.text.data.kinds import Fate, Kind
from articles.text.documents import Block

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from articles.text.cleaning.line_rules import Rulebook
    from articles.text.documents import LineDecision
    from articles.text.lines import Line
    from articles.text.spans import Span

HAND = "hand"
"""The ``rule`` of a block that a person decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatelinePlaces:
    """The places, and the agency as printed, in the dateline of an article."""

    places: tuple[str, ...] = ()
    agency: str | None = None


@dataclass(slots=True, kw_only=True)
class _BlockMaker:
    decisions: Mapping[str, Mapping[int, LineDecision]]
    book: Rulebook | None
    blocks: list[Block] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)

    def decision_on(self, text: str) -> LineDecision | None:
        """Return the decision on the next line that reads ``text``."""
        return self.decisions[text].get(self.seen[text]) if text in self.decisions else None

    def add(self, text: str, verdict: Verdict, span: Span | None) -> Kind:
        """Add the block of a line, and return the kind it has after decisions and rules."""
        decision = self.decision_on(text)
        if text in self.decisions:
            self.seen[text] += 1
        if self.book and not decision and verdict.kind is not Kind.DATELINE:
            verdict = _apply_rules(text, verdict, self.book)
        kind, rule = (decision.kind, HAND) if decision and decision.kind else (verdict.kind, verdict.rule)
        if decision and decision.wording and kind.fate is Fate.BODY:
            self.blocks.append(Block(text=decision.wording, kind=kind, rule=rule, span=span, received=text))
        else:
            self.blocks.append(Block(text=text, kind=kind, rule=rule, span=span))
        return kind


def decisions_by_line(decisions: Iterable[LineDecision]) -> dict[str, dict[int, LineDecision]]:
    """Return the decisions by text of the line, then by number among the lines with that text."""
    by_text: dict[str, dict[int, LineDecision]] = defaultdict(dict)
    for decision in decisions:
        by_text[decision.text][decision.nth] = decision
    return by_text


def make_blocks(
    lines: Iterable[Line],
    kinds: Sequence[Verdict],
    decisions: Mapping[str, Mapping[int, LineDecision]],
    book: Rulebook | None = None,
) -> tuple[list[Block], DatelinePlaces]:
    """Return the blocks of ``lines``, and the places in the first dateline.

    ``decisions`` come from ``decisions_by_line``. People's decisions take precedence over the rules of ``book``, and
    these over ``kinds``. Datelines are split from the leads they open.
    """
    maker = _BlockMaker(decisions=decisions, book=book)
    found = DatelinePlaces()
    in_body = False
    for line, verdict in zip(lines, kinds, strict=True):
        text, start = line.text, 0
        decision = maker.decision_on(text)
        is_decided = decision is not None and decision.kind is not None
        # A speaker's party in brackets looks like an agency: "Jorin Aldag (SPD): ...".
        if not is_decided and verdict.kind.fate is Fate.BODY and verdict.rule != TURN.rule:
            start, datelines = _split_datelines(maker, line)
            if not in_body and found == DatelinePlaces() and datelines:
                found = next((dateline for dateline in datelines if dateline != DatelinePlaces()), found)
        in_body = maker.add(text[start:], verdict, line.span_of(start, len(text))).fate is Fate.BODY or in_body
    return maker.blocks, found


def _split_datelines(maker: _BlockMaker, line: Line) -> tuple[int, list[DatelinePlaces]]:
    """Add a block for each dateline at the beginning of a line; return the start of the rest, and the places."""
    start, found = 0, []
    while dateline := find_dateline(line.text, start):
        printed = line.text[start : dateline.end].rstrip()
        place = line.span_of(start, start + len(printed))
        maker.add(printed, Verdict(kind=Kind.DATELINE, rule="places before the lead"), place)
        found.append(DatelinePlaces(places=dateline.places, agency=dateline.agency))
        start = dateline.end
    return start, found


def _apply_rules(text: str, verdict: Verdict, book: Rulebook) -> Verdict:
    """Return the verdict of the cleaning rules on a line, ``verdict`` if none applies or changes it."""
    rule = book.find(text)
    if rule is None:
        return verdict
    kind = rule.kind
    if kind is None:
        if verdict.kind.fate is not Fate.REMOVED:
            return verdict
        kind = Kind.LIST_ITEM if LIST_ITEM.match(text) else Kind.PARAGRAPH
    return verdict if kind is verdict.kind else Verdict(kind=kind, rule=rule.label)
