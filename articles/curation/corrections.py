"""What people say that fields and lines are. Each is a row, and the clipping is parsed again after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from articles.curation.records import NotUndoable, existing_users, named, parse_again, parse_again_by_hash, shortened
from articles.ingest.decisions import line_corrections_at, published_at, put_field_corrections, put_line_corrections
from articles.ingest.storing import lock_writers
from articles.lines.ledger import LedgerLine, lines_of
from articles.models import Article, Change, FieldCorrection, LineCorrection, subjects
from articles.text.comparing.edit_marks import edit_marks
from articles.text.comparing.wording import Change as WordChange
from articles.text.comparing.wording import compare_wording
from articles.text.data.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsarchive.accounts.models import User


def correct_field(article: Article, field: str, value: Any, *, user: User | None) -> Change | None:
    """Set one field of an article by hand. See ``correct_fields``."""
    return correct_fields(article, {field: value}, user=user)


@transaction.atomic
def correct_fields(article: Article, values: Mapping[str, Any], *, user: User | None) -> Change | None:
    """Set fields of an article by hand and return the change, or ``None`` if they were set so before.

    ``values`` are as JSON has them, by name of the field: strings, a list of authors, ISO 8601 for ``published``, null
    for what is not known. ``article`` is refreshed. Raises ``ValueError`` for a field or a date there is not.
    """
    for field, value in values.items():
        FieldCorrection.Field(field)
        if field == FieldCorrection.Field.PUBLISHED and value:
            published_at(value)
    lock_writers()
    there = {row.field: row for row in _field_corrections(article).filter(field__in=values)}
    new = {name: value for name, value in values.items() if name not in there or there[name].value != value}
    if not new:
        return None
    about = {"sha256": article.clipping.sha256, "position": article.position}
    put_field_corrections([FieldCorrection(field=f, value=v, made_by=user, **about) for f, v in new.items()])
    return _fields_changed(article, {name: there.get(name) for name in new}, user=user)


@transaction.atomic
def uncorrect_field(article: Article, field: str, *, user: User | None) -> Change | None:
    """Let the clipping say again what a field is. Returns ``None`` if it was not set by hand."""
    lock_writers()
    there = _field_corrections(article).filter(field=field).first()
    if there is None:
        return None
    _field_corrections(article).filter(field=field).delete()
    return _fields_changed(article, {field: there}, user=user)


def _field_corrections(article: Article) -> Any:
    return FieldCorrection.objects.filter(sha256=article.clipping.sha256, position=article.position)


def _fields_changed(article: Article, before: Mapping[str, FieldCorrection | None], *, user: User | None) -> Change:
    was = {name: _said(article, name) for name in before}
    about = named(article)
    parse_again([article.clipping_id])
    article.refresh_from_db()
    fields = "; ".join(
        _("%(field)s %(before)s now %(after)s")
        % {"field": FieldCorrection.Field(name).label, "before": was[name], "after": _said(article, name)}
        for name in before
    )
    return Change.objects.create(
        kind=Change.Kind.CORRECT_FIELD,
        summary=_("#%(pk)s %(headline)s: %(fields)s") % {**about, "fields": fields},
        about=subjects(articles=[article.pk]),
        undo={
            "sha256": article.clipping.sha256,
            "position": article.position,
            "before": {name: row and {"value": row.value, "made_by": row.made_by_id} for name, row in before.items()},
            "now": {
                row.field: {"value": row.value} for row in _field_corrections(article).filter(field__in=list(before))
            },
        },
        made_by=user,
    )


def _said(article: Article, field: str) -> str:
    """Return what a field of an article is, as a sentence of the history has it."""
    value = getattr(article, field, "") or ""
    text = ", ".join(value) if isinstance(value, list) else str(value)
    return f"“{shortened(text)}”" if text else _("nothing")


def undo_fields(undo: Mapping[str, Any]) -> None:
    at = {"sha256": undo["sha256"], "position": undo["position"]}
    there = {row.field: {"value": row.value} for row in FieldCorrection.objects.filter(**at)}
    # What was set otherwise since is left alone. Changes of before that was looked at do not tell what they set.
    left = {
        name: row
        for name, row in undo["before"].items()
        if "now" not in undo or undo["now"].get(name) == there.get(name)
    }
    if not left:
        raise NotUndoable(_("it was set otherwise since; undo that first"))
    FieldCorrection.objects.filter(field__in=left, **at).delete()
    users = existing_users(row["made_by"] for row in left.values() if row)
    put_field_corrections(
        [
            FieldCorrection(field=name, value=row["value"], made_by_id=users.get(row["made_by"]), **at)
            for name, row in left.items()
            if row
        ]
    )
    parse_again_by_hash([undo["sha256"]])


class Said(NamedTuple):
    """What somebody says of a line: what it is and how it reads, empty where that is left as it is found."""

    kind: str
    wording: str


def correct_line(article: Article, text: str, nth: int, kind: Kind, *, user: User | None) -> Change | None:
    """Say what the ``nth`` line of an article that was received as ``text`` is.

    Returns the change, or ``None`` if the same was said before. ``article`` is refreshed. Raises
    ``ValueError`` where the article has no such line.
    """
    return correct_text(article, text, nth, kind=Kind(kind), user=user)


@transaction.atomic
def correct_text(
    article: Article, text: str, nth: int, *, kind: Kind | None = None, wording: str | None = None, user: User | None
) -> Change | None:
    """Say what the ``nth`` line of an article that was received as ``text`` is, and how it is to read in the body.

    ``None`` leaves it as it was said before; a ``wording`` that is ``text`` itself takes back what was. A blank line in
    it parts paragraphs. Returns the change, or ``None`` if all of it was so before. ``article`` is refreshed. Raises
    ``ValueError`` where the article has no such line.
    """
    lock_writers()
    line = _line_at(article, text, nth)
    there = line_corrections_at(**_place_of(article)).filter(text=text, nth=nth).first()
    before = Said(there.kind, there.wording) if there else Said("", "")
    said = Said(
        kind=before.kind if kind is None else kind.value,
        wording=before.wording if wording is None else "" if wording == text else wording,
    )
    if said == before:
        return None
    about = Change.Kind.CORRECT_LINE if said.wording == before.wording else Change.Kind.CORRECT_TEXT
    return _say_of_lines(article, {(text, nth): said}, about=about, shown=_shown(line.text, wording), user=user)


@transaction.atomic
def join_lines(article: Article, first: LedgerLine, second: LedgerLine, *, user: User | None) -> Change:
    """Let the second of two lines of the body go on in the paragraph of the first.

    Its words are the end of that one then, and the line itself counts as repetition. ``article`` is refreshed. Raises
    ``ValueError`` where the article has no such lines.
    """
    lock_writers()
    for line in (first, second):
        _line_at(article, line.received, line.nth)
    rows = line_corrections_at(**_place_of(article))
    kinds = {(row.text, row.nth): row.kind for row in rows}
    wordings = {(row.text, row.nth): row.wording for row in rows}
    upper, lower = (first.received, first.nth), (second.received, second.nth)
    said = {
        upper: Said(kinds.get(upper, ""), f"{first.text} {second.text}"),
        lower: Said(Kind.REPEATED.value, wordings.get(lower, "")),
    }
    shown = _("“%(first)s” goes on with “%(second)s”") % {
        "first": shortened(first.text),
        "second": shortened(second.text),
    }
    return _say_of_lines(article, said, about=Change.Kind.CORRECT_TEXT, shown=shown, user=user)


@transaction.atomic
def uncorrect_line(article: Article, text: str, nth: int, *, user: User | None) -> Change | None:
    """Let the rules decide again what a line is. Returns ``None`` if nobody had decided."""
    lock_writers()
    there = line_corrections_at(**_place_of(article)).filter(text=text, nth=nth).exclude(kind="").first()
    if there is None:
        return None
    said = {(text, nth): Said("", there.wording)}
    shown = f"“{shortened(text)}”"
    return _say_of_lines(article, said, about=Change.Kind.CORRECT_LINE, shown=shown, user=user)


def _line_at(article: Article, text: str, nth: int) -> LedgerLine:
    lines = lines_of(article.blocks, every_line=True)
    line = next((line for line in lines if (line.received, line.nth) == (text, nth)), None)
    if line is None:
        raise ValueError(f"article {article.pk} has no line {nth} that reads {text!r}")
    return line


def _place_of(article: Article) -> dict[str, Any]:
    return {"sha256": article.clipping.sha256, "position": article.position}


def _shown(text: str, wording: str | None) -> str:
    """Return what a correction does to ``text`` as a sentence in the history has it."""
    marks = edit_marks(compare_wording(text, wording or text).runs)
    if not marks:
        return f"“{shortened(text)}”"
    before, after = (
        shortened(" … ".join(mark.text for mark in marks if mark.change is change))
        for change in (WordChange.DELETED, WordChange.INSERTED)
    )
    return _("“%(before)s” now “%(after)s”") % {"before": before, "after": after}


def _say_of_lines(
    article: Article, said: Mapping[tuple[str, int], Said], *, about: Change.Kind, shown: str, user: User | None
) -> Change:
    at = _place_of(article)
    there = {(row.text, row.nth): row for row in line_corrections_at(**at) if (row.text, row.nth) in said}
    LineCorrection.objects.filter(pk__in=[there[line].pk for line, now in said.items() if line in there]).delete()
    put_line_corrections(
        [
            LineCorrection(text=text, nth=nth, kind=now.kind, wording=now.wording, made_by=user, **at)
            for (text, nth), now in said.items()
            if any(now)
        ]
    )
    parse_again([article.clipping_id])
    article.refresh_from_db()
    return Change.objects.create(
        kind=about,
        summary=_("#%(pk)s %(headline)s: %(what)s") % named(article, what=shown),
        about=subjects(articles=[article.pk]),
        undo={
            **at,
            "lines": [
                {
                    "text": text,
                    "nth": nth,
                    "before": (row := there.get((text, nth)))
                    and {"kind": row.kind, "wording": row.wording, "made_by": row.made_by_id},
                    "now": list(now),
                }
                for (text, nth), now in said.items()
            ],
        },
        made_by=user,
    )


def undo_lines(undo: Mapping[str, Any]) -> None:
    at = {"sha256": undo["sha256"], "position": undo["position"]}
    # Before texts could be corrected, a change was of one line.
    lines = undo.get("lines", [undo])
    there = {(row.text, row.nth): [row.kind, row.wording] for row in line_corrections_at(**at)}
    # What was said otherwise since is left alone.
    lines = [
        line for line in lines if "now" not in line or line["now"] == there.get((line["text"], line["nth"]), ["", ""])
    ]
    if not lines:
        raise NotUndoable(_("it was changed again since; undo that first"))
    users = existing_users(line["before"]["made_by"] for line in lines if line["before"])
    for line in lines:
        line_corrections_at(**at).filter(text=line["text"], nth=line["nth"]).delete()
    put_line_corrections(
        [
            LineCorrection(
                text=line["text"],
                nth=line["nth"],
                kind=before["kind"],
                wording=before.get("wording", ""),
                made_by_id=users.get(before["made_by"]),
                **at,
            )
            for line in lines
            if (before := line["before"])
        ]
    )
    parse_again_by_hash([undo["sha256"]])
