"""Rules for lines. Whatever somebody makes of one is a change: the rule's row, and what is read again for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles.curation.records import (
    NextClippings,
    NotUndoable,
    changed_since,
    existing,
    existing_users,
    parse_again,
    shortened,
)
from articles.curation.rule_preview import ROWS_AT_ONCE, holding, in_scope, with_lines
from articles.ingest import snapshots
from articles.ingest.parser_inputs import as_cleaning_rule
from articles.ingest.storing import lock_writers
from articles.lines.ledger import received_text
from articles.models import Article, Change, Clipping, LineRule, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from articles.text.cleaning.line_rules import CleaningRule
    from newsarchive.accounts.models import User

Row = dict[str, Any]

_FIELDS = ("name", "match", "text", "kind", "source_id", "note", "enabled", "made_by_id")
# A step looks into so many articles at most.
ARTICLES_A_STEP = 1_000


@transaction.atomic
def write_rule(rule: LineRule, *, user: User | None, later: bool = False) -> Change | None:
    """Store ``rule``, a new one or a changed one, and return the change, or ``None`` if it is stored so already.

    What is stored by then is read again by ``continue_run``; with ``later``, it waits on the page of what is to be read
    again instead.
    """
    lock_writers()
    there = LineRule.objects.filter(pk=rule.pk).first() if rule.pk else None
    before, after = _row_of(there), _row_of(rule)
    if before == after:
        return None
    if there is None:
        rule.made_by = user
    rule.save()
    words = _("switched on") if _only_switched(before, after) and rule.enabled else ""
    words = words or (_("switched off") if _only_switched(before, after) else "")
    words = words or (_("changed") if there else _("made"))
    return _record(rule, before, _row_of(rule), words=words, user=user, later=later)


def switch_rule(rule: LineRule, *, on: bool, user: User | None) -> Change | None:
    """Let ``rule`` hold, or hold no more. Returns ``None`` where it does, or does not, already."""
    rule.enabled = on
    return write_rule(rule, user=user)


@transaction.atomic
def delete_rule(rule: LineRule, *, user: User | None) -> Change:
    """Delete ``rule``. What it did is taken back by ``continue_run``."""
    lock_writers()
    before = _row_of(LineRule.objects.get(pk=rule.pk))
    change = _record(rule, before, None, words=_("deleted"), user=user, later=False)
    LineRule.objects.filter(pk=rule.pk).delete()
    return change


def _only_switched(before: Row | None, after: Row | None) -> bool:
    return bool(before and after) and {**(before or {}), "enabled": None} == {**(after or {}), "enabled": None}


def _row_of(rule: LineRule | None) -> Row | None:
    return {name: getattr(rule, name) for name in _FIELDS} if rule else None


def _record(
    rule: LineRule, before: Row | None, after: Row | None, *, words: str, user: User | None, later: bool
) -> Change:
    change = Change(
        kind=Change.Kind.LINE_RULE,
        summary=_("Rule “%(name)s” %(done)s: “%(text)s”")
        % {"name": rule.name, "done": words, "text": shortened(rule.text)},
        undo={"rule": rule.pk, "before": before, "after": after, "reached": 0, "looked_at": 0, "changed": 0},
        made_by=user,
    )
    states = list(_states(change))
    if not states:
        # Neither what it was nor what it is holds: nothing stored depends on it.
        change.undo["reached"] = None
    elif later:
        change.undo["reached"] = None
        _wait(states, mark=rule.mark)
    change.save()
    return change


def _states(change: Change) -> Iterable[LineRule]:
    """Yield the rule as it was and as it is, as far as it holds."""
    for row in (change.undo["before"], change.undo["after"]):
        if row and row["enabled"]:
            rule = LineRule(pk=change.undo["rule"], **row)
            if not row["source_id"] or rule.source:
                yield rule


def _wait(states: Sequence[LineRule], *, mark: str) -> None:
    rules = [as_cleaning_rule(rule) for rule in states]
    articles = with_lines(_scope(states)).filter(holding(rules, mark=mark)).values_list("clipping_id", "blocks")
    touched = {
        clipping_id
        for clipping_id, blocks in articles.iterator(chunk_size=ROWS_AT_ONCE)
        if _is_touched(blocks, rules, mark=mark)
    }
    Clipping.objects.stored().filter(pk__in=touched).update(parser_version="")


def left_of(change: Change) -> int:
    """Return how many articles a change of a rule has before it."""
    count: int = _scope(list(_states(change))).filter(pk__gt=change.undo["reached"]).count()
    return count


def next_of(change: Change, *, most: int) -> NextClippings:
    """Return the clippings of the change's next step: those with lines that the rule is or was about."""
    states = list(_states(change))
    articles = _scope(states).filter(pk__gt=change.undo["reached"]).order_by("pk")
    window = list(articles.values_list("pk", flat=True)[:ARTICLES_A_STEP])
    if not window:
        return NextClippings(clippings=(), looked_at=0, reached=None)
    clippings, last = _touched(states, window, mark=f"rule #{change.undo['rule']}: ", most=most)
    reached = None if last == window[-1] and len(window) < ARTICLES_A_STEP else last
    return NextClippings(clippings=clippings, looked_at=sum(pk <= last for pk in window), reached=reached)


def _scope(states: Sequence[LineRule]) -> Any:
    articles = Article.objects.none()
    for rule in states:
        articles = articles | in_scope(rule)
    return articles


def _touched(states: Sequence[LineRule], window: Sequence[int], *, mark: str, most: int) -> tuple[list[int], int]:
    """Return the clippings among those of the articles of ``window`` that have lines the rule is about.

    And the last article looked at: the rest is for another step, once there are enough.
    """
    rules = [as_cleaning_rule(rule) for rule in states]
    found = (
        with_lines(Article.objects.filter(pk__gte=window[0], pk__lte=window[-1], pk__in=window))
        .filter(holding(rules, mark=mark))
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


def undo_rule(change: Change) -> None:
    """Make the rule what it was, and the articles with it. What was decided about these since holds."""
    row, after = change.undo["before"], change.undo["after"]
    there = LineRule.objects.filter(pk=change.undo["rule"]).first()
    if _row_of(there) != after:
        raise NotUndoable(_("the rule has been changed since; undo later changes first"))
    if row is None:
        LineRule.objects.filter(pk=change.undo["rule"]).delete()
    else:
        _put_rule_back(change.undo["rule"], row)
    parts = list(change.parts.order_by("-pk"))
    # What was decided since holds, and what other rules made of them.
    since = {pk for part in parts for pk in changed_since(part.rows, change)}
    for part in parts:
        snapshots.put_back(part.rows)
    parse_again(Article.objects.filter(pk__in=since).values_list("clipping", flat=True))
    if change.undo["reached"] is None and not parts:
        _wait(list(_states(change)), mark=f"rule #{change.undo['rule']}: ")


def _put_rule_back(pk: int, row: Row) -> None:
    if row["source_id"] and not existing(Source, [row["source_id"]]):
        raise NotUndoable(_("the source it was for is gone"))
    others = LineRule.objects.filter(match=row["match"], text=row["text"], source=row["source_id"]).exclude(pk=pk)
    if others.exists():
        raise NotUndoable(_("there is another rule for these lines now"))
    values = {**row, "made_by_id": existing_users([row["made_by_id"]]).get(row["made_by_id"])}
    LineRule.objects.update_or_create(pk=pk, defaults=values)
