"""Create, change and delete cleaning rules. Each such change covers the rule and the articles that it affects."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles.curation.changes import (
    NotUndoable,
    UndoRequest,
    articles_changed_since,
    existing,
    existing_users,
    record_change,
    reparse,
    shortened,
    undoes,
)
from articles.curation.rule_preview import ROWS_AT_ONCE, in_scope, may_match, with_lines
from articles.curation.run_records import NextClippings, Run
from articles.ingest import snapshots
from articles.ingest.parser_inputs import as_cleaning_rule
from articles.ingest.storing import lock_writers
from articles.lines.ledger import received_text
from articles.models import Article, Change, Clipping, LineRule, Source, Summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from articles.text.cleaning.line_rules import CleaningRule
    from newsarchive.accounts.models import User

# A step looks at no more than this many articles.
ARTICLES_A_STEP = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    name: str
    match: str
    text: str
    kind: str
    source_id: int | None
    note: str
    enabled: bool
    made_by_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedRule(Run):
    """``before`` and ``after`` are the rule's row. Either is ``None`` if the change created or deleted the rule."""

    rule: int
    before: RuleRow | None
    after: RuleRow | None

    @property
    def mark(self) -> str:
        """The prefix that identifies the rule in the ``rule`` of a block."""
        return f"rule #{self.rule}: "


@transaction.atomic
def write_rule(rule: LineRule, *, user: User | None, later: bool = False) -> Change | None:
    """Save ``rule``, new or changed, and return the change, or ``None`` if nothing differs from the saved rule.

    ``continue_run`` applies the change to stored articles. With ``later``, their clippings are marked for reprocessing
    instead.
    """
    lock_writers()
    saved = LineRule.objects.filter(pk=rule.pk).first() if rule.pk else None
    before, after = _row_of(saved), _row_of(rule)
    if before == after:
        return None
    if saved is None:
        rule.made_by = user
    rule.save()
    return _record(rule, before, _row_of(rule), user=user, later=later)


def switch_rule(rule: LineRule, *, on: bool, user: User | None) -> Change | None:
    """Switch ``rule`` on or off. Returns ``None`` if it already is."""
    rule.enabled = on
    return write_rule(rule, user=user)


@transaction.atomic
def delete_rule(rule: LineRule, *, user: User | None) -> Change:
    """Delete ``rule``. ``continue_run`` then reverses its effect on articles."""
    lock_writers()
    before = _row_of(LineRule.objects.get(pk=rule.pk))
    change = _record(rule, before, None, user=user, later=False)
    LineRule.objects.filter(pk=rule.pk).delete()
    return change


def _row_of(rule: LineRule | None) -> RuleRow | None:
    return RuleRow(**{field.name: getattr(rule, field.name) for field in fields(RuleRow)}) if rule else None


def _summary_of(before: RuleRow | None, after: RuleRow | None) -> Summary:
    if before is None:
        return Summary.RULE_CREATED
    if after is None:
        return Summary.RULE_DELETED
    if replace(before, enabled=after.enabled) == after:
        return Summary.RULE_ENABLED if after.enabled else Summary.RULE_DISABLED
    return Summary.RULE_CHANGED


def _record(rule: LineRule, before: RuleRow | None, after: RuleRow | None, *, user: User | None, later: bool) -> Change:
    record = ChangedRule(rule=rule.pk, before=before, after=after, reached=0)
    states = list(_states(record))
    if later and states:
        _mark_for_reprocessing(states, mark=rule.mark)
    if later or not states:
        # ``continue_run`` has nothing to do: the clippings are marked, or the rule is enabled neither before nor after.
        record = replace(record, reached=None)
    return record_change(
        Change.Kind.LINE_RULE,
        _summary_of(before, after),
        {"name": rule.name, "text": shortened(rule.text)},
        undo=record,
        user=user,
    )


def _states(record: ChangedRule) -> Iterable[LineRule]:
    """Yield the rule's states before and after, enabled ones only."""
    for row in (record.before, record.after):
        if row and row.enabled:
            rule = LineRule(pk=record.rule, **asdict(row))
            if not row.source_id or rule.source:
                yield rule


def _mark_for_reprocessing(states: Sequence[LineRule], *, mark: str) -> None:
    rules = [as_cleaning_rule(rule) for rule in states]
    articles = with_lines(_scope(states)).filter(may_match(rules, mark=mark)).values_list("clipping_id", "blocks")
    touched = {
        clipping_id
        for clipping_id, blocks in articles.iterator(chunk_size=ROWS_AT_ONCE)
        if _is_touched(blocks, rules, mark=mark)
    }
    Clipping.objects.stored().filter(pk__in=touched).update(parser_version="")


def count_left(record: ChangedRule) -> int:
    """Return how many articles the run still has to look at."""
    count: int = _scope(list(_states(record))).filter(pk__gt=record.reached).count()
    return count


def next_clippings(record: ChangedRule, *, most: int) -> NextClippings:
    """Return the clippings of the run's next step: those with lines that the rule matches or has changed."""
    states = list(_states(record))
    articles = _scope(states).filter(pk__gt=record.reached).order_by("pk")
    window = list(articles.values_list("pk", flat=True)[:ARTICLES_A_STEP])
    if not window:
        return NextClippings(clippings=(), looked_at=0, reached=None)
    clippings, last = _touched(states, window, mark=record.mark, most=most)
    reached = None if last == window[-1] and len(window) < ARTICLES_A_STEP else last
    return NextClippings(clippings=clippings, looked_at=sum(pk <= last for pk in window), reached=reached)


def _scope(states: Sequence[LineRule]) -> Any:
    articles = Article.objects.none()
    for rule in states:
        articles = articles | in_scope(rule)
    return articles


def _touched(states: Sequence[LineRule], window: Sequence[int], *, mark: str, most: int) -> tuple[list[int], int]:
    """Return the ids of clippings in ``window`` with lines that the rule matches or has changed, at most ``most``.

    ``window`` are ids of articles. Also return the id of the last article looked at; the next step continues there.
    """
    rules = [as_cleaning_rule(rule) for rule in states]
    found = (
        with_lines(Article.objects.filter(pk__gte=window[0], pk__lte=window[-1], pk__in=window))
        .filter(may_match(rules, mark=mark))
        .order_by("pk")
        .values_list("pk", "clipping_id", "blocks")
    )
    clippings: dict[int, None] = {}
    for pk, clipping_id, blocks in found.iterator(chunk_size=ROWS_AT_ONCE):
        if _is_touched(blocks, rules, mark=mark):
            clippings[clipping_id] = None
            if len(clippings) == most:
                return list(clippings), pk
    return list(clippings), window[-1]


def _is_touched(blocks: Sequence[Mapping[str, Any]], rules: Sequence[CleaningRule], *, mark: str) -> bool:
    return any(
        block["rule"].startswith(mark) or any(rule.matches(received_text(block)) for rule in rules) for block in blocks
    )


@undoes(Change.Kind.LINE_RULE, record=ChangedRule)
def undo_rule(record: ChangedRule, undoing: UndoRequest) -> None:
    """Restore the rule and the articles. What was decided about the articles since holds."""
    rule = LineRule.objects.filter(pk=record.rule).first()
    if _row_of(rule) != record.after:
        raise NotUndoable(_("a later edit changed this rule; undo that edit first"))
    if record.before is None:
        LineRule.objects.filter(pk=record.rule).delete()
    else:
        _restore_rule(record.rule, record.before)
    parts = list(undoing.change.parts.order_by("-pk"))
    since = {pk for part in parts for pk in articles_changed_since(part.rows, undoing.change)}
    for part in parts:
        snapshots.restore(part.rows)
    # Decisions and other rules that came later apply to the restored articles too.
    reparse(Article.objects.filter(pk__in=since).values_list("clipping", flat=True))
    if record.reached is None and not parts:
        _mark_for_reprocessing(list(_states(record)), mark=record.mark)


def _restore_rule(pk: int, row: RuleRow) -> None:
    if row.source_id and not existing(Source, [row.source_id]):
        raise NotUndoable(_("the rule’s source was deleted"))
    others = LineRule.objects.filter(match=row.match, text=row.text, source=row.source_id).exclude(pk=pk)
    if others.exists():
        raise NotUndoable(_("another rule now covers these lines"))
    values = {**asdict(row), "made_by_id": existing_users([row.made_by_id]).get(row.made_by_id)}
    LineRule.objects.update_or_create(pk=pk, defaults=values)
