"""Correct fields and lines of an article. Each correction is stored as a row; the clipping is then parsed again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles.curation.changes import (
    ArticleKey,
    NotUndoable,
    UndoRequest,
    article_key,
    article_values,
    existing_users,
    record_change,
    reparse,
    reparse_by_hash,
    shortened,
    undoes,
)
from articles.ingest.decisions import line_corrections_at, published_at, save_field_corrections, save_line_corrections
from articles.ingest.storing import lock_writers
from articles.lines.ledger import LedgerLine, lines_of
from articles.models import Article, Change, FieldCorrection, LineCorrection, Summary, subjects
from articles.models.undo_records import UndoRecord
from articles.text.comparing.edit_marks import edit_marks
from articles.text.comparing.wording import Change as WordChange
from articles.text.comparing.wording import compare_wording
from articles.text.data.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from newsarchive.accounts.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldState:
    """The earlier correction of a field. ``value`` is a JSON value."""

    value: Any
    made_by: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedFields(ArticleKey, UndoRecord):
    """The corrections ``before`` and ``now`` by field. Without a correction: ``None`` before, left out now."""

    before: dict[str, FieldState | None]
    now: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineState:
    """The correction of a line. An empty kind leaves it to the rules; an empty wording leaves it as received."""

    kind: str = ""
    wording: str = ""

    def __bool__(self) -> bool:
        return bool(self.kind or self.wording)


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedLine:
    text: str
    nth: int
    before: LineState
    made_by: int | None
    now: LineState


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedLines(ArticleKey, UndoRecord):
    lines: tuple[CorrectedLine, ...]


# Fields


def correct_field(article: Article, field: str, value: Any, *, user: User | None) -> Change | None:
    """Set one field of an article by hand. See ``correct_fields``."""
    return correct_fields(article, {field: value}, user=user)


@transaction.atomic
def correct_fields(article: Article, values: Mapping[str, Any], *, user: User | None) -> Change | None:
    """Set fields of an article by hand and return the change; ``None`` if they already had these corrections.

    ``values`` maps field names to JSON values: strings, a list of authors, an ISO 8601 date for ``published``, ``None``
    for unknown. ``article`` is refreshed. Raises ``ValueError`` for an unknown field or an invalid date.
    """
    for field, value in values.items():
        FieldCorrection.Field(field)
        if field == FieldCorrection.Field.PUBLISHED and value:
            published_at(value)
    lock_writers()
    stored = {row.field: row for row in _field_corrections(article).filter(field__in=values)}
    new = {name: value for name, value in values.items() if name not in stored or stored[name].value != value}
    if not new:
        return None
    key = article_key(article)
    save_field_corrections([FieldCorrection(field=f, value=v, made_by=user, **key) for f, v in new.items()])
    return _record_fields(article, {name: stored.get(name) for name in new}, user=user)


@transaction.atomic
def uncorrect_field(article: Article, field: str, *, user: User | None) -> Change | None:
    """Reset a field to the value in the clipping. Returns ``None`` if it was not corrected."""
    lock_writers()
    correction = _field_corrections(article).filter(field=field).first()
    if correction is None:
        return None
    _field_corrections(article).filter(field=field).delete()
    return _record_fields(article, {field: correction}, user=user)


def _field_corrections(article: Article) -> Any:
    return FieldCorrection.objects.filter(**article_key(article))


def _record_fields(article: Article, before: Mapping[str, FieldCorrection | None], *, user: User | None) -> Change:
    """Parse the article again and record the change. ``before`` are the earlier corrections by field."""
    shown = {name: _shown_field(article, name) for name in before}
    # Taken before parsing again, as the history names the article by its earlier headline.
    values = article_values(article)
    reparse([article.clipping_id])
    article.refresh_from_db()
    values["fields"] = [{"field": name, "before": shown[name], "after": _shown_field(article, name)} for name in before]
    record = CorrectedFields(
        **article_key(article),
        before={
            name: FieldState(value=row.value, made_by=row.made_by_id) if row else None for name, row in before.items()
        },
        now={row.field: row.value for row in _field_corrections(article).filter(field__in=list(before))},
    )
    return record_change(
        Change.Kind.CORRECT_FIELD,
        Summary.FIELDS_SET,
        values,
        about=subjects(articles=[article.pk]),
        undo=record,
        user=user,
    )


def _shown_field(article: Article, field: str) -> str:
    value = getattr(article, field, "") or ""
    return shortened(", ".join(value) if isinstance(value, list) else str(value))


@undoes(Change.Kind.CORRECT_FIELD, record=CorrectedFields)
def undo_fields(record: CorrectedFields, _undoing: UndoRequest) -> None:
    """Restore the earlier corrections, except of fields that have been corrected again since."""
    stored = {row.field: row.value for row in FieldCorrection.objects.filter(**record.at)}
    unset = object()
    unchanged = {
        name: row for name, row in record.before.items() if record.now.get(name, unset) == stored.get(name, unset)
    }
    if not unchanged:
        raise NotUndoable(_("a later edit changed this; undo that edit first"))
    FieldCorrection.objects.filter(field__in=unchanged, **record.at).delete()
    users = existing_users(row.made_by for row in unchanged.values() if row)
    save_field_corrections(
        [
            FieldCorrection(field=name, value=row.value, made_by_id=users.get(row.made_by), **record.at)
            for name, row in unchanged.items()
            if row
        ]
    )
    reparse_by_hash([record.sha256])


# Lines


def correct_line(article: Article, text: str, nth: int, kind: Kind, *, user: User | None) -> Change | None:
    """Set the kind of a line of an article: the ``nth`` (from 0) line received as ``text``.

    Returns the change, or ``None`` if the line already had this correction. ``article`` is refreshed. Raises
    ``ValueError`` if the article has no such line.
    """
    return correct_text(article, text, nth, kind=Kind(kind), user=user)


@transaction.atomic
def correct_text(
    article: Article, text: str, nth: int, *, kind: Kind | None = None, wording: str | None = None, user: User | None
) -> Change | None:
    """Set the kind and the wording of a line: the ``nth`` (from 0) line received as ``text``.

    ``None`` keeps the earlier correction. A ``wording`` equal to ``text`` removes the correction of the wording. A
    blank line in the wording separates paragraphs. Returns the change, or ``None`` if nothing changed. ``article`` is
    refreshed. Raises ``ValueError`` if the article has no such line.
    """
    lock_writers()
    line = _line_at(article, text, nth)
    corrections = line_corrections_at(**article_key(article))
    before = _states(corrections.filter(text=text, nth=nth)).get((text, nth), LineState())
    now = before
    if kind is not None:
        now = replace(now, kind=kind.value)
    if wording is not None:
        now = replace(now, wording="" if wording == text else wording)
    if now == before:
        return None
    change = Change.Kind.CORRECT_LINE if now.wording == before.wording else Change.Kind.CORRECT_TEXT
    summary, values = _wording_summary(line.text, wording)
    return _correct_lines(article, {(text, nth): now}, kind=change, summary=summary, values=values, user=user)


@transaction.atomic
def join_lines(article: Article, first: LedgerLine, second: LedgerLine, *, user: User | None) -> Change:
    """Join two lines of the body into one paragraph.

    The text of the second line is appended to the first; the second line itself is marked as repeated. ``article`` is
    refreshed. Raises ``ValueError`` if the article has no such lines.
    """
    lock_writers()
    for line in (first, second):
        _line_at(article, line.received, line.nth)
    states = _states(line_corrections_at(**article_key(article)))
    upper, lower = (first.received, first.nth), (second.received, second.nth)
    now = {
        upper: replace(states.get(upper, LineState()), wording=f"{first.text} {second.text}"),
        lower: replace(states.get(lower, LineState()), kind=Kind.REPEATED.value),
    }
    values = {"first": shortened(first.text), "second": shortened(second.text)}
    kind = Change.Kind.CORRECT_TEXT
    return _correct_lines(article, now, kind=kind, summary=Summary.LINES_JOINED, values=values, user=user)


@transaction.atomic
def uncorrect_line(article: Article, text: str, nth: int, *, user: User | None) -> Change | None:
    """Let the cleaning rules decide the kind of a line again. Returns ``None`` if nobody had set the kind."""
    lock_writers()
    correction = line_corrections_at(**article_key(article)).filter(text=text, nth=nth).exclude(kind="").first()
    if correction is None:
        return None
    now = {(text, nth): LineState(wording=correction.wording)}
    values = {"line": shortened(text)}
    kind = Change.Kind.CORRECT_LINE
    return _correct_lines(article, now, kind=kind, summary=Summary.LINE_CORRECTED, values=values, user=user)


def _line_at(article: Article, text: str, nth: int) -> LedgerLine:
    lines = lines_of(article.blocks, every_line=True)
    line = next((line for line in lines if (line.received, line.nth) == (text, nth)), None)
    if line is None:
        raise ValueError(f"article {article.pk} has no line {nth} with the text {text!r}")
    return line


def _states(rows: Iterable[LineCorrection]) -> dict[tuple[str, int], LineState]:
    return {(row.text, row.nth): LineState(kind=row.kind, wording=row.wording) for row in rows}


def _wording_summary(text: str, wording: str | None) -> tuple[Summary, dict[str, str]]:
    """Return the summary of a corrected line: the words that change, or the line if its wording stays."""
    marks = edit_marks(compare_wording(text, wording or text).runs)
    if not marks:
        return Summary.LINE_CORRECTED, {"line": shortened(text)}
    before, after = (
        shortened(" … ".join(mark.text for mark in marks if mark.change is change))
        for change in (WordChange.DELETED, WordChange.INSERTED)
    )
    return Summary.TEXT_CORRECTED, {"before": before, "after": after}


def _correct_lines(
    article: Article,
    lines: Mapping[tuple[str, int], LineState],
    *,
    kind: Change.Kind,
    summary: Summary,
    values: Mapping[str, str],
    user: User | None,
) -> Change:
    """Replace the corrections of ``lines`` by text and number, parse the article again, and record the change."""
    key = article_key(article)
    stored = {(row.text, row.nth): row for row in line_corrections_at(**key) if (row.text, row.nth) in lines}
    before = _states(stored.values())
    LineCorrection.objects.filter(pk__in=[row.pk for row in stored.values()]).delete()
    save_line_corrections(
        [
            LineCorrection(text=text, nth=nth, kind=now.kind, wording=now.wording, made_by=user, **key)
            for (text, nth), now in lines.items()
            if now
        ]
    )
    reparse([article.clipping_id])
    article.refresh_from_db()
    record = CorrectedLines(
        **key,
        lines=tuple(
            CorrectedLine(
                text=place[0],
                nth=place[1],
                before=before.get(place, LineState()),
                made_by=stored[place].made_by_id if place in stored else None,
                now=now,
            )
            for place, now in lines.items()
        ),
    )
    about = subjects(articles=[article.pk])
    return record_change(kind, summary, article_values(article, **values), about=about, undo=record, user=user)


@undoes(Change.Kind.CORRECT_LINE, Change.Kind.CORRECT_TEXT, record=CorrectedLines)
def undo_lines(record: CorrectedLines, _undoing: UndoRequest) -> None:
    """Restore the earlier corrections, except of lines that have been corrected again since."""
    stored = _states(line_corrections_at(**record.at))
    lines = [line for line in record.lines if line.now == stored.get((line.text, line.nth), LineState())]
    if not lines:
        raise NotUndoable(_("a later edit changed this; undo that edit first"))
    users = existing_users(line.made_by for line in lines)
    for line in lines:
        line_corrections_at(**record.at).filter(text=line.text, nth=line.nth).delete()
    save_line_corrections(
        [
            LineCorrection(
                text=line.text,
                nth=line.nth,
                kind=line.before.kind,
                wording=line.before.wording,
                made_by_id=users.get(line.made_by),
                **record.at,
            )
            for line in lines
            if line.before
        ]
    )
    reparse_by_hash([record.sha256])
