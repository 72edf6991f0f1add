"""Clippings that a user has added and not saved yet: stored at once, seen by nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.ingest.decisions import Decisions, decisions_about, save_draft, with_draft
from articles.ingest.parsed_cache import hold_result, parsing_key, save_results, stored_result
from articles.ingest.parser_inputs import ParserInputs, current_parser_version, parser_inputs
from articles.ingest.records import MAX_PENDING, Received, Rejected, Result
from articles.ingest.rows import storable
from articles.ingest.size_limits import check_size
from articles.ingest.storing import (
    ParsedFile,
    lock_writers,
    named,
    parse_clipping,
    sha256_of,
    state_of,
    stored_clippings,
    write_articles,
)
from articles.models import Clipping, FieldCorrection

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.text.parse import ParsedArticle, ParsedClipping
    from newsarchive.accounts.models import User


def receive(received: Received, *, user: User, origin: Clipping.Origin) -> Clipping:
    """Keep ``received`` as a pending clipping of ``user`` and return it.

    If the archive has the same bytes, the stored clipping is returned instead; if ``user`` has them pending, that one.
    Raises ``Rejected`` for a file that is too large, one pending clipping too many, or what is no clipping.
    """
    check_size(received.data, name=received.file_name)
    sha256 = sha256_of(received.data)
    there = _there(sha256, user)
    if there:
        return there
    if Clipping.objects.pending_for(user).count() >= MAX_PENDING:
        raise Rejected(
            _("you have %(limit)d clippings that are not saved yet; save or discard some first")
            % {"limit": MAX_PENDING}
        )
    clipping = Clipping(
        sha256=sha256,
        content=received.data,
        size=len(received.data),
        url=storable(received.url),
        origin=origin,
        status=Clipping.Status.PENDING,
        received_at=timezone.now(),
        received_by=user,
        draft=_draft_of_earlier(sha256),
    )
    try:
        with transaction.atomic():
            clipping.save()
    except IntegrityError:
        # The same upload sent twice, by an impatient click.
        return Clipping.objects.pending_for(user).get(sha256=sha256)
    try:
        parsed = _parsed(clipping, name=received.file_name)
    except Rejected:
        clipping.delete()
        raise
    file = ParsedFile(sha256=sha256, parsed=parsed, decisions=Decisions(), received=received)
    for column, value in named(file).items():
        setattr(clipping, column, value)
    clipping.save(update_fields=["name", "url", "media_type", "encoding"])
    return clipping


def _draft_of_earlier(sha256: str) -> dict[str, Any]:
    """Return the draft for a clipping that was here before: articles excluded then stay excluded."""
    positions = FieldCorrection.objects.exclusions_in(sha256).order_by("position").values_list("position", flat=True)
    articles = {str(position): {"excluded": True} for position in positions}
    return {"articles": articles} if articles else {}


def _there(sha256: str, user: User) -> Clipping | None:
    stored = Clipping.objects.stored().filter(sha256=sha256).first()
    return stored or Clipping.objects.pending_for(user).filter(sha256=sha256).first()


def preview(clipping: Clipping) -> ParsedClipping:
    """Return what a pending clipping would be stored as, including articles that its draft excludes.

    Raises ``Rejected`` where it cannot be parsed.
    """
    return _parsed(clipping, name=clipping.name)


def preview_all(clippings: Iterable[Clipping]) -> dict[int, ParsedClipping | Rejected]:
    """Return the preview of each clipping by id, with the ``Rejected`` error for those that cannot be parsed."""
    clippings = list(clippings)
    earlier = decisions_about(clipping.sha256 for clipping in clippings)
    known = parser_inputs()
    kept = {clipping.pk: clipping.parsed_key for clipping in clippings}
    previews: dict[int, ParsedClipping | Rejected] = {}
    for clipping in clippings:
        decisions = with_draft(earlier.get(clipping.sha256, Decisions()), clipping.draft)
        try:
            previews[clipping.pk] = _parsed_with(clipping, name=clipping.name, decisions=decisions, known=known)
        except Rejected as error:
            previews[clipping.pk] = error
    save_results([clipping for clipping in clippings if clipping.parsed_key != kept[clipping.pk]])
    return previews


def _parsed(clipping: Clipping, *, name: str, known: ParserInputs | None = None) -> ParsedClipping:
    kept = clipping.parsed_key
    parsed = _parsed_with(clipping, name=name, decisions=_decisions(clipping), known=known or parser_inputs())
    if clipping.parsed_key != kept:
        save_results([clipping])
    return parsed


def _parsed_with(clipping: Clipping, *, name: str, decisions: Decisions, known: ParserInputs) -> ParsedClipping:
    """Return a clipping parsed, from its row if its inputs have not changed; set a new result on the row."""
    version = current_parser_version()
    key = parsing_key(clipping, name=name, decisions=decisions, known=known, parser_version=version)
    if parsed := stored_result(clipping, key):
        return parsed
    data, url = bytes(clipping.content), clipping.url
    parsed = parse_clipping(data, name=name, url=url, decisions=decisions, known=known)
    if clipping.is_pending:
        hold_result(clipping, key, parsed)
    return parsed


def _decisions(clipping: Clipping) -> Decisions:
    earlier = decisions_about([clipping.sha256]).get(clipping.sha256, Decisions())
    return with_draft(earlier, clipping.draft)


def accept(clipping: Clipping) -> list[Result]:
    """Store a pending clipping, with the corrections of its draft, and return the results.

    A clipping stored meanwhile, by somebody else or by a second click, is a duplicate; its draft is dropped. Raises
    ``Rejected`` where it cannot be parsed, was discarded meanwhile, or has every article excluded.
    """
    with transaction.atomic():
        lock_writers()
        name = str(clipping)
        there = stored_clippings([clipping.sha256]).get(clipping.sha256)
        if there:
            discard(clipping)
            return [there.as_duplicate(name)]
        pending = Clipping.objects.select_for_update().filter(pk=clipping.pk).first()
        if pending is None:
            raise Rejected(_("it has been discarded"))
        known = parser_inputs()
        file = ParsedFile(
            sha256=pending.sha256,
            parsed=_parsed(pending, name=pending.name, known=known),
            decisions=_decisions(pending),
            received=Received(data=b"", name=name, url=pending.url),
            known=known,
        )
        if not file.articles:
            raise Rejected(_("every article in it is excluded: discard it instead"))
        save_draft(sha256=pending.sha256, draft=pending.draft, user=pending.received_by)
        pending.status = Clipping.Status.STORED
        pending.draft = {}
        pending.parsed, pending.parsed_key = None, ""
        pending.parser_version = state_of(file, known)
        pending.save(update_fields=["status", "draft", "parser_version", "parsed", "parsed_key"])
        return write_articles([(file, pending)])


def excluded_articles(clipping: Clipping) -> tuple[ParsedArticle, ...]:
    """Return the articles of a stored clipping that were excluded when it was saved, as they would be stored.

    Also empty where the clipping cannot be parsed any more.
    """
    if not FieldCorrection.objects.exclusions_in(clipping.sha256).exists():
        return ()
    decisions = _decisions(clipping)
    try:
        articles = _parsed(clipping, name=clipping.name).articles
    except Rejected:
        return ()
    return tuple(article for article in articles if decisions.is_excluded(article.index))


def discard(clipping: Clipping) -> None:
    """Delete a pending clipping. A stored one is left alone."""
    Clipping.objects.filter(pk=clipping.pk, status=Clipping.Status.PENDING).delete()
