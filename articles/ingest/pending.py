"""Pending clippings: uploads that are stored at once but not saved yet. Only their owner sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.ingest import failures
from articles.ingest.boundary import one_file, refused_by_database
from articles.ingest.decisions import Decisions, decisions_about, save_draft, with_draft
from articles.ingest.library import attach_link
from articles.ingest.parsed_cache import parsing_key, save_results, set_result, stored_result
from articles.ingest.parser_inputs import ParserInputs, current_parser_version, parser_inputs
from articles.ingest.records import MAX_PENDING, ArchiveBusy, ParserFault, Received, Rejected, Result
from articles.ingest.rows import MAX_FILE_NAME, MAX_URL, storable
from articles.ingest.size_limits import check_size
from articles.ingest.storing import (
    ParsedFile,
    clipping_columns,
    lock_writers,
    parse_clipping,
    parser_version_of,
    sha256_of,
    stored_clippings,
    write_articles,
)
from articles.models import Article, Clipping, FieldCorrection, SavedLink

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.models import Change
    from articles.text.parse import ParsedArticle, ParsedClipping
    from newsarchive.accounts.models import User


_SAVED_COLUMNS = ("status", "draft", "parser_version", "parsed", "parsed_key", "media_type", "encoding")


def receive(
    received: Received, *, user: User, origin: Clipping.Origin, link: SavedLink | None = None, headline: str = ""
) -> Clipping:
    """Store ``received`` as a pending clipping of ``user`` and return it.

    ``link`` is the saved link that it is the text of. ``headline`` is used if the text has none. If the archive already
    has the same bytes, or ``user`` has them pending, that clipping is returned instead. If the parser fails on the file
    or is busy, the clipping returned has a ``failure``. Raises ``Rejected`` for a file that is too large or holds no
    article, and if the user has too many pending clippings.
    """
    check_size(received.data)
    sha256 = sha256_of(received.data)
    existing = _existing(sha256, user)
    if existing:
        if link and existing.is_pending:
            existing.draft["link"] = link.pk
            existing.save(update_fields=["draft"])
        return existing
    if Clipping.objects.pending_for(user).count() >= MAX_PENDING:
        raise Rejected(_("you have %(limit)d unsaved clippings; save or discard some first") % {"limit": MAX_PENDING})
    clipping = Clipping(
        sha256=sha256,
        content=received.data,
        size=len(received.data),
        name=storable(received.file_name)[-MAX_FILE_NAME:],
        url=storable(received.url) if len(received.url) <= MAX_URL else "",
        origin=origin,
        status=Clipping.Status.PENDING,
        received_at=timezone.now(),
        received_by=user,
        draft=_first_draft(sha256, link),
    )
    try:
        with transaction.atomic():
            clipping.save()
    except IntegrityError:
        # The same upload was sent twice, for example by a double click.
        return Clipping.objects.pending_for(user).get(sha256=sha256)
    except DatabaseError as error:
        raise refused_by_database(error, received.name) from error
    try:
        parsed = _parsed(clipping, name=received.file_name)
    except (ParserFault, ArchiveBusy) as error:
        # Nothing is known to be wrong with the file. It waits until it is tried again.
        clipping.failure = str(error)
        return clipping
    except Rejected:
        clipping.delete()
        raise
    file = ParsedFile(sha256=sha256, parsed=parsed, decisions=Decisions(), received=received)
    for column, value in clipping_columns(file).items():
        setattr(clipping, column, value)
    if headline.strip() and len(parsed.articles) == 1 and parsed.articles[0].headline_origin == "lead":
        articles = clipping.draft.setdefault("articles", {})
        articles.setdefault("0", {}).setdefault("fields", {})["headline"] = " ".join(storable(headline).split())
    clipping.save(update_fields=["name", "url", "media_type", "encoding", "draft"])
    return clipping


def _first_draft(sha256: str, link: SavedLink | None) -> dict[str, Any]:
    """Return the draft of a new pending clipping, with the saved link that it is the text of.

    If the clipping was saved before, articles excluded then stay excluded.
    """
    positions = FieldCorrection.objects.exclusions_in(sha256).order_by("position").values_list("position", flat=True)
    articles = {str(position): {"excluded": True} for position in positions}
    draft: dict[str, Any] = {"articles": articles} if articles else {}
    return {**draft, "link": link.pk} if link else draft


def _existing(sha256: str, user: User) -> Clipping | None:
    stored = Clipping.objects.stored().filter(sha256=sha256).first()
    return stored or Clipping.objects.pending_for(user).filter(sha256=sha256).first()


def preview(clipping: Clipping) -> ParsedClipping:
    """Return the parsed clipping, with its draft applied. Articles excluded by the draft are included.

    Raises ``Rejected`` if it cannot be parsed.
    """
    return _parsed(clipping, name=clipping.name)


def preview_all(clippings: Iterable[Clipping]) -> dict[int, ParsedClipping | Rejected]:
    """Return the preview of each clipping by id, or the ``Rejected`` error if it cannot be parsed.

    A clipping that could not be parsed before is not tried again here: it would hold up the list.
    """
    clippings = list(clippings)
    earlier = decisions_about(clipping.sha256 for clipping in clippings)
    inputs = parser_inputs()
    kept = {clipping.pk: clipping.parsed_key for clipping in clippings}
    previews: dict[int, ParsedClipping | Rejected] = {}
    for clipping in clippings:
        if clipping.failures:
            previews[clipping.pk] = ParserFault(clipping.failure)
            continue
        decisions = with_draft(earlier.get(clipping.sha256, Decisions()), clipping.draft)
        try:
            previews[clipping.pk] = _parsed_with(clipping, name=clipping.name, decisions=decisions, inputs=inputs)
        except Rejected as error:
            previews[clipping.pk] = error
    save_results([clipping for clipping in clippings if clipping.parsed_key != kept[clipping.pk]])
    return previews


def _parsed(
    clipping: Clipping, *, name: str, inputs: ParserInputs | None = None, ahead: _Ahead | None = None
) -> ParsedClipping:
    kept = clipping.parsed_key
    inputs = inputs or parser_inputs()
    parsed = _parsed_with(clipping, name=name, decisions=_decisions(clipping), inputs=inputs, ahead=ahead)
    if clipping.parsed_key != kept:
        save_results([clipping])
    return parsed


# Results by the digest of what they depend on. The cache of a clipping does not hold the largest.
_Ahead = dict[str, "ParsedClipping"]


def _parsed_with(
    clipping: Clipping,
    *,
    name: str,
    decisions: Decisions,
    inputs: ParserInputs,
    ahead: _Ahead | None = None,
) -> ParsedClipping:
    """Return the parsed clipping, from ``ahead`` or its cache if possible. Else set the result on both, unsaved.

    Raises ``ParserFault`` without trying if the clipping is set aside.
    """
    version = current_parser_version()
    key = parsing_key(clipping, name=name, decisions=decisions, inputs=inputs, parser_version=version)
    if parsed := (ahead or {}).get(key) or stored_result(clipping, key):
        return parsed
    if clipping.is_set_aside:
        raise ParserFault(clipping.failure)
    data, url = bytes(clipping.content), clipping.url
    try:
        parsed = parse_clipping(data, name=name, url=url, decisions=decisions, inputs=inputs)
    except ParserFault as error:
        failures.remember(clipping, error)
        raise
    failures.forget(clipping)
    if ahead is not None:
        ahead[key] = parsed
    if clipping.is_pending:
        set_result(clipping, key, parsed)
    return parsed


def try_again(clipping: Clipping) -> None:
    """Let a clipping that was set aside be parsed again."""
    failures.forget(clipping)


def _decisions(clipping: Clipping) -> Decisions:
    earlier = decisions_about([clipping.sha256]).get(clipping.sha256, Decisions())
    return with_draft(earlier, clipping.draft)


def accept(clipping: Clipping) -> list[Result]:
    """Save a pending clipping, with its draft as corrections, and return the results.

    If the same bytes were saved meanwhile, the result is a duplicate and the draft is dropped. Raises ``Rejected`` if
    the clipping cannot be parsed or stored, was discarded meanwhile, or has every article excluded. Then nothing of it
    is saved, and it stays pending.
    """
    name = str(clipping)
    ahead: _Ahead = {}
    with one_file(name):
        is_pending = Clipping.objects.pending().filter(pk=clipping.pk).exists()
        if is_pending and not stored_clippings([clipping.sha256]):
            # Ahead of the transaction, so that other writers need not wait, and a failure is remembered.
            _parsed(clipping, name=clipping.name, ahead=ahead)
        try:
            return _accept(clipping, name, ahead)
        except DatabaseError as error:
            raise refused_by_database(error, name) from error


def _accept(clipping: Clipping, name: str, ahead: _Ahead) -> list[Result]:
    with transaction.atomic():
        lock_writers()
        stored = stored_clippings([clipping.sha256]).get(clipping.sha256)
        if stored:
            discard(clipping)
            return [stored.as_duplicate(name)]
        pending = Clipping.objects.select_for_update().filter(pk=clipping.pk).first()
        if pending is None:
            raise Rejected(_("it has been discarded"))
        inputs = parser_inputs()
        file = ParsedFile(
            sha256=pending.sha256,
            parsed=_parsed(pending, name=pending.name, inputs=inputs, ahead=ahead),
            decisions=_decisions(pending),
            received=Received(data=b"", name=name, url=pending.url),
            inputs=inputs,
            saved_link=pending.draft.get("link"),
        )
        if not file.articles and not file.parsed.links:
            raise Rejected(_("all its articles are excluded; discard it instead"))
        save_draft(sha256=pending.sha256, draft=pending.draft, user=pending.received_by)
        for column in ("media_type", "encoding"):
            setattr(pending, column, clipping_columns(file)[column])
        pending.status = Clipping.Status.STORED
        pending.draft = {}
        pending.parsed, pending.parsed_key = None, ""
        pending.parser_version = parser_version_of(file, inputs)
        pending.save(update_fields=_SAVED_COLUMNS)
        return write_articles([(file, pending)])


def attach_to_stored(clipping: Clipping, link: SavedLink, *, user: User) -> Change | None:
    """Give a waiting link the first article of a clipping that was in the archive when its text was added."""
    with transaction.atomic():
        lock_writers()
        article = Article.objects.filter(clipping=clipping).select_related("clipping").order_by("position").first()
        waits = SavedLink.objects.waiting().filter(pk=link.pk).exists()
        return attach_link(link, article, user=user) if article and waits else None


def excluded_articles(clipping: Clipping) -> tuple[ParsedArticle, ...]:
    """Return the parsed articles of a stored clipping that were excluded when it was saved.

    Raises ``Rejected`` if there are some, but the clipping can no longer be parsed.
    """
    if not FieldCorrection.objects.exclusions_in(clipping.sha256).exists():
        return ()
    decisions = _decisions(clipping)
    articles = _parsed(clipping, name=clipping.name).articles
    return tuple(article for article in articles if decisions.is_excluded(article.index))


def discard(clipping: Clipping) -> None:
    """Delete a pending clipping. A stored clipping is left alone."""
    Clipping.objects.filter(pk=clipping.pk, status=Clipping.Status.PENDING).delete()
