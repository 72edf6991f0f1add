"""Store files: parse them, skip duplicates, and write the rows in batches of one transaction each."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import DatabaseError, DataError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.ingest.boundary import is_full, one_parse, refused_by_database
from articles.ingest.bulk_copy import copy_rows, copy_values, flush_pending_entries, reserve_ids
from articles.ingest.decisions import Decisions, Field, decisions_about, with_corrected_fields
from articles.ingest.grouping import group
from articles.ingest.learning import learn_recurring_lines
from articles.ingest.library import ImportedCounts, import_library, imported_parts
from articles.ingest.names import SourceNames, person_key
from articles.ingest.parser_inputs import ParserInputs, parser_inputs, version_parsed_with
from articles.ingest.people import resolve_people
from articles.ingest.proposals import update_suggestions
from articles.ingest.records import Outcome, Received, Rejected, Result, refused
from articles.ingest.rows import (
    MAX_FILE_NAME,
    MAX_URL,
    appearance_row,
    article_row,
    names_of,
    people_of,
    quote_rows,
    storable,
)
from articles.ingest.size_limits import check_size
from articles.ingest.versions import link_versions
from articles.ingest.worker_pool import parser_options
from articles.models import Appearance, Article, Clipping, FieldCorrection, Mention, Quote, Source
from articles.text.parse import ParsedArticle, ParsedClipping, parse
from articles.workers.parsers import Parsers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from newsarchive.accounts.models import User

logger = logging.getLogger(__name__)

# Larger batches are no faster (bench/ingest.py), and make other writers and Ctrl-C wait longer.
BATCH_FILES = 100
BATCH_BYTES = 8 * 1024 * 1024

# A conflict with another writer has nearly always gone by the second attempt.
WRITE_ATTEMPTS = 3

# The key of an advisory lock: an arbitrary number that no other program uses.
_WRITERS_LOCK = 0x6E657773

_MAX_ENCODING = 40
# Problems of a file's parts that are shown with its result.
_MAX_PROBLEMS = 3


NO_INPUTS = ParserInputs(profiles=(), cleaning_rules=(), non_persons={})


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFile:
    """A parsed clipping that is not written yet.

    ``corrections`` are written with it: the outlet that the user stated. ``inputs`` are those it was parsed with.
    ``saved_link`` is the link that the reader added this text for, by id.
    """

    sha256: str
    parsed: ParsedClipping
    decisions: Decisions
    received: Received
    corrections: tuple[FieldCorrection, ...] = ()
    inputs: ParserInputs = NO_INPUTS
    saved_link: int | None = None

    @property
    def articles(self) -> tuple[ParsedArticle, ...]:
        """The articles to store: those that nobody has excluded."""
        return tuple(article for article in self.parsed.articles if not self.decisions.is_excluded(article.index))


def store(
    files: Iterable[Received | Result],
    *,
    origin: Clipping.Origin,
    user: User | None = None,
    source: Source | None = None,
    jobs: int | None = None,
) -> Iterator[Result]:
    """Store ``files`` and yield a result for each, in order, once its batch is committed.

    A ``Result`` among the files stands for one that could not be read and is yielded unchanged. ``source`` is the
    outlet of all files as stated by the user; it is stored as a correction. ``jobs`` is the number of parsing
    processes, ``None`` to use those that this process shares. Raises ``OperationalError`` if the database connection is
    lost.
    """
    with parsers_for(jobs) as parsers:
        begun = (_begin(batch, parsers=parsers, source=source) for batch in _batches(files))
        # The next batch is parsed while this one is written.
        for batch in read_ahead(begun) if jobs and jobs > 1 else begun:
            yield from _finish(batch, origin=origin, user=user, source=source, inputs=inputs_of(parsers))


def parsers_for(jobs: int | None) -> Parsers:
    """Return parsers with the archive's present source profiles, cleaning rules and wordings that are no people."""
    return _parsers_with(parser_inputs(), jobs=jobs)


def _parsers_with(inputs: ParserInputs, *, jobs: int | None = None) -> Parsers:
    return Parsers(
        parse=parse,
        profiles=inputs.profiles,
        cleaning_rules=inputs.cleaning_rules,
        non_persons=inputs.non_persons,
        **parser_options(jobs),
    )


def inputs_of(parsers: Parsers) -> ParserInputs:
    """Return the inputs that ``parsers`` were created with."""
    return ParserInputs(
        profiles=parsers.profiles, cleaning_rules=parsers.cleaning_rules, non_persons=parsers.non_persons
    )


_Item = TypeVar("_Item")


def read_ahead(items: Iterator[_Item]) -> Iterator[_Item]:
    """Yield ``items``, fetching the next item before yielding each."""
    for item in items:
        earlier = item
        break
    else:
        return
    for item in items:
        yield earlier
        earlier = item
    yield earlier


def _batches(files: Iterable[Received | Result]) -> Iterator[list[Received | Result]]:
    batch: list[Received | Result] = []
    size = 0
    for file in files:
        batch.append(file)
        size += len(file.data) if isinstance(file, Received) else 0
        if len(batch) == BATCH_FILES or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


@dataclass(frozen=True, slots=True, kw_only=True)
class _Begun:
    """A batch whose parsing has started.

    ``hashes`` are the files' SHA-256, in the same order. ``results`` are those known so far, by hash.
    """

    files: Sequence[Received | Result]
    hashes: Sequence[str]
    parsing: Sequence[_Parsing]
    results: dict[str, Result]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parsing:
    """A file whose parsing has started. Call ``parsed`` to wait for the result."""

    sha256: str
    received: Received
    decisions: Decisions
    parsed: Callable[[], ParsedClipping]


def _begin(batch: Sequence[Received | Result], *, parsers: Parsers, source: Source | None) -> _Begun:
    hashes = [sha256_of(file.data) if isinstance(file, Received) else "" for file in batch]
    stored = stored_clippings(hashes)
    decisions = decisions_about(set(hashes) - stored.keys())
    results: dict[str, Result] = {}
    parsing: list[_Parsing] = []
    for sha256, file in zip(hashes, batch, strict=True):
        if isinstance(file, Result) or sha256 in results:
            continue
        results[sha256] = Result(name=file.name, outcome=Outcome.REJECTED)
        if sha256 in stored:
            results[sha256] = stored[sha256].as_duplicate(file.name)
            continue
        about = decisions.get(sha256) or Decisions()
        try:
            parsed = begin_parsing(
                file.data, name=file.file_name, url=file.url, decisions=about, parsers=parsers, outlet=source
            )
        except Rejected as error:
            results[sha256] = refused(file, error)
        else:
            parsing.append(_Parsing(sha256=sha256, received=file, decisions=about, parsed=parsed))
    return _Begun(files=batch, hashes=hashes, parsing=parsing, results=results)


def _finish(
    batch: _Begun,
    *,
    origin: Clipping.Origin,
    user: User | None,
    source: Source | None,
    inputs: ParserInputs,
) -> list[Result]:
    """Wait for the batch to be parsed, write it, and return a result for each file, in order."""
    by_hash = batch.results
    parsed_files: list[ParsedFile] = []
    for begun in batch.parsing:
        try:
            parsed_files.append(replace(_parsed_file(begun, source=source, user=user), inputs=inputs))
        except Rejected as error:
            by_hash[begun.sha256] = refused(begun.received, error)
    written = _write_safely(parsed_files, origin=origin, user=user)
    by_hash |= {file.sha256: result for file, result in zip(parsed_files, written, strict=True)}
    reported: set[str] = set()
    results: list[Result] = []
    for sha256, file in zip(batch.hashes, batch.files, strict=True):
        if isinstance(file, Result):
            results.append(file)
        elif sha256 in reported:
            results.append(_repeated_result(file.name, by_hash[sha256]))
        else:
            results.append(by_hash[sha256])
            reported.add(sha256)
    return results


def _repeated_result(name: str, first: Result) -> Result:
    """Return the result of a file with the same bytes as an earlier file of the batch."""
    if first.clipping_id is None:
        return replace(first, name=name)
    stored = StoredClipping(pk=first.clipping_id, article_ids=first.article_ids)
    return stored.as_duplicate(name)


def sha256_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredClipping:
    """A clipping in the archive, with the ids of its articles."""

    pk: int
    article_ids: tuple[int, ...]

    def as_duplicate(self, name: str) -> Result:
        return Result(
            name=name,
            outcome=Outcome.DUPLICATE,
            reason=(
                _("already in the archive as %(articles)s") % {"articles": _article_numbers(self.article_ids)}
                if self.article_ids
                else _("already in the archive")
            ),
            article_ids=self.article_ids,
            clipping_id=self.pk,
        )


def _article_numbers(article_ids: Iterable[int]) -> str:
    """Return the articles' numbers as readers see them: "#3, #4"."""
    return ", ".join(f"#{pk}" for pk in article_ids)


def stored_clippings(hashes: Iterable[str]) -> dict[str, StoredClipping]:
    """Return the stored clippings among ``hashes``, by SHA-256."""
    found = dict(Clipping.objects.stored().filter(sha256__in=set(hashes)).values_list("pk", "sha256"))
    if not found:
        return {}
    articles: dict[int, list[int]] = {pk: [] for pk in found}
    rows = Article.objects.filter(clipping__in=found).order_by("clipping", "position")
    for clipping_id, article_id in rows.values_list("clipping_id", "pk"):
        articles[clipping_id].append(article_id)
    return {sha256: StoredClipping(pk=pk, article_ids=tuple(articles[pk])) for pk, sha256 in found.items()}


def parse_clipping(
    data: bytes,
    *,
    name: str,
    url: str,
    decisions: Decisions,
    inputs: ParserInputs,
) -> ParsedClipping:
    """Parse ``data`` and apply people's decisions. Raises ``Rejected`` if it holds no article."""
    parsers = _parsers_with(inputs)
    return begin_parsing(data, name=name, url=url, decisions=decisions, parsers=parsers)()


def begin_parsing(
    data: bytes, *, name: str, url: str, decisions: Decisions, parsers: Parsers, outlet: Source | None = None
) -> Callable[[], ParsedClipping]:
    """Start parsing; return a callable that gives the result. Both may raise ``Rejected``.

    ``outlet``, as stated by the user, applies to every article whose outlet nobody has corrected.
    """
    check_size(data)
    stated: dict[str, Any] = {Field.SOURCE: outlet.name} if outlet else {}
    fields: dict[int | None, dict[str, Any]] = {None: {**stated}}
    fields |= {index: {**stated, **values} for index, values in decisions.fields.items()}
    begun = parsers.begin(
        data,
        name=name,
        url=url or None,
        line_decisions=decisions.lines,
        field_decisions=fields,
        name_decisions=decisions.names,
    )
    return partial(_parsed, begun, name=name, decisions=decisions)


def _parsed(begun: Callable[[], ParsedClipping], *, name: str, decisions: Decisions) -> ParsedClipping:
    with one_parse(name):
        parsed = begun()
    if not parsed.links and not any(article.blocks for article in parsed.articles):
        raise Rejected(_("no text found"))
    return with_corrected_fields(parsed, decisions)


def _parsed_file(file: _Parsing, *, source: Source | None, user: User | None) -> ParsedFile:
    """Wait for the parsed clipping, and set the outlet that the user stated. Raises ``Rejected``."""
    parsed, about = file.parsed(), file.decisions
    corrections: list[FieldCorrection] = []
    if source:
        for article in parsed.articles:
            if FieldCorrection.Field.SOURCE not in about.fields[article.index] and article.source != source.name:
                about.fields[article.index][FieldCorrection.Field.SOURCE] = source.name
                corrections.append(
                    FieldCorrection(
                        sha256=file.sha256,
                        position=article.index,
                        field=FieldCorrection.Field.SOURCE,
                        value=source.name,
                        made_by=user,
                    )
                )
        parsed = with_corrected_fields(parsed, about)
    return ParsedFile(
        sha256=file.sha256,
        parsed=parsed,
        decisions=about,
        received=file.received,
        corrections=tuple(corrections),
    )


def lock_writers() -> None:
    """Lock out other writers of parsed text until the transaction ends.

    Duplicates, versions and known people are looked up before writing. Two concurrent writers would not see each
    other's rows. Database constraints protect against writers that do not take this lock.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_WRITERS_LOCK])


def _write_safely(files: list[ParsedFile], *, origin: Clipping.Origin, user: User | None) -> list[Result]:
    """Write ``files`` together, or one by one if that fails. Return a result for each."""
    if not files:
        return []
    for attempt in range(WRITE_ATTEMPTS):
        try:
            with transaction.atomic():
                return _write(files, origin=origin, user=user)
        except DatabaseError as error:
            # This raises the error again if the database is gone.
            reason = str(refused_by_database(error, files[0].received.name))
            if isinstance(error, DataError) or is_full(error):
                break
            logger.info("Writing failed at attempt %d: %s", attempt + 1, error)
    if len(files) > 1:
        return [result for file in files for result in _write_safely([file], origin=origin, user=user)]
    return [Result(name=files[0].received.name, outcome=Outcome.REJECTED, reason=reason)]


def _write(files: Sequence[ParsedFile], *, origin: Clipping.Origin, user: User | None) -> list[Result]:
    lock_writers()
    stored = stored_clippings(file.sha256 for file in files)
    new = [file for file in files if file.sha256 not in stored]
    now = timezone.now()
    inputs = parser_inputs() if new else NO_INPUTS
    clippings = [
        Clipping(
            pk=pk,
            sha256=file.sha256,
            content=file.received.data,
            size=len(file.received.data),
            **clipping_columns(file),
            origin=origin,
            status=Clipping.Status.STORED,
            received_at=now,
            received_by=user,
            parser_version=parser_version_of(file, inputs),
        )
        for file, pk in zip(new, reserve_ids(Clipping, len(new)), strict=True)
    ]
    copy_rows(clippings)
    # If the clipping was deleted and is received again, the corrections made before take precedence.
    FieldCorrection.objects.bulk_create([row for file in new for row in file.corrections], ignore_conflicts=True)
    written = write_articles(list(zip(new, clippings, strict=True)))
    results = dict(zip((file.sha256 for file in new), written, strict=True))
    for file in files:
        if file.sha256 in stored:
            results[file.sha256] = stored[file.sha256].as_duplicate(file.received.name)
    return [results[file.sha256] for file in files]


def parser_version_of(file: ParsedFile, inputs: ParserInputs) -> str:
    """Return the parser version to store with a clipping; empty if it was parsed with other inputs than ``inputs``."""
    return version_parsed_with(
        file.inputs,
        now=inputs,
        outlets=[article.source for article in file.articles],
        names=[person_key(person.name) for article in file.articles for person in article.people],
    )


def clipping_columns(file: ParsedFile) -> dict[str, str]:
    """Return the name, URL, media type and encoding of a clipping as column values."""
    url = storable(file.received.url)
    return {
        "name": storable(file.received.file_name)[-MAX_FILE_NAME:],
        "url": url if len(url) <= MAX_URL else "",
        "media_type": file.parsed.media_type,
        "encoding": file.parsed.encoding[:_MAX_ENCODING],
    }


def write_articles(files: Sequence[tuple[ParsedFile, Clipping]]) -> list[Result]:
    """Write the articles of stored clippings and return a result for each clipping. Call in a transaction."""
    parsed = [(article, clipping, file) for file, clipping in files for article in file.articles]
    sources = SourceNames()
    sources.ensure((article.source, Source.Kind.OUTLET) for article, *_rest in parsed)
    sources.ensure((article.agency, Source.Kind.AGENCY) for article, *_rest in parsed)
    resolved = resolve_people([names_of(article, sha256=file.sha256) for article, _clipping, file in parsed])

    rows = [
        article_row(article, clipping=clipping, sources=sources, pk=pk)
        for (article, clipping, _file), pk in zip(parsed, reserve_ids(Article, len(parsed)), strict=True)
    ]
    appearances: list[Appearance] = []
    mentions: list[tuple[int, int, int]] = []
    quotes: list[Quote] = []
    appearance_ids = iter(reserve_ids(Appearance, sum(len(article.people) for article, *_rest in parsed)))
    for row, (article, _clipping, file), ids in zip(rows, parsed, resolved.by_article, strict=True):
        people = people_of(article, ids)
        for position, person in enumerate(people.named):
            appearance = appearance_row(row, position=position, person=person)
            appearance.pk = next(appearance_ids)
            appearances.append(appearance)
            mentions += [(appearance.pk, span.start, span.end) for span in person.spans]
        corrections = file.decisions.quotes.get(article.index, {})
        added = file.decisions.added.get(article.index, ())
        quotes += quote_rows(row, article, people=people, corrections=corrections, added=added)
    copy_rows(rows)
    copy_rows(appearances)
    copy_values(Mention, ("appearance_id", "start", "end"), mentions)
    copy_rows(quotes)
    update_suggestions(resolved.ids, new=resolved.new)
    # The lookups below would be slow on entries that are still in the pending lists.
    flush_pending_entries(Article, Quote)
    versions = link_versions(rows)
    if versions:
        flush_pending_entries(Article)
    group(rows)
    learn_recurring_lines(list(zip(rows, (article for article, *_rest in parsed), strict=True)))
    imported = import_library(files, rows)

    by_clipping: dict[int, list[int]] = {clipping.pk: [] for _file, clipping in files}
    for row in rows:
        by_clipping[row.clipping_id].append(row.pk)
    return [
        _stored(
            file,
            clipping_id=clipping.pk,
            article_ids=by_clipping[clipping.pk],
            versions=versions,
            imported=imported[clipping.pk],
        )
        for file, clipping in files
    ]


def _stored(
    file: ParsedFile, *, clipping_id: int, article_ids: list[int], versions: dict[int, int], imported: ImportedCounts
) -> Result:
    roots = list(dict.fromkeys(versions[pk] for pk in article_ids if pk in versions))
    reasons: list[str] = []
    if len(article_ids) > 1:
        reasons.append(
            ngettext("%(count)d article", "%(count)d articles", len(article_ids)) % {"count": len(article_ids)}
        )
    if roots:
        reasons.append(_("version of %(articles)s") % {"articles": _article_numbers(roots)})
    reasons += imported_parts(imported)
    if file.parsed.problems:
        reasons.append(_("read in part: %(parts)s") % {"parts": _listed(file.parsed.problems)})
    return Result(
        name=file.received.name,
        outcome=Outcome.VERSION if roots else Outcome.STORED,
        reason="; ".join(reasons),
        article_ids=tuple(article_ids),
        clipping_id=clipping_id,
        links=len(file.parsed.links),
        change=imported.change,
        new_tags=imported.new_tags,
    )


def _listed(problems: Sequence[str]) -> str:
    """Return the first problems in one line, with the number of the others."""
    shown = "; ".join(problems[:_MAX_PROBLEMS])
    more = len(problems) - _MAX_PROBLEMS
    if more <= 0:
        return shown
    return ngettext("%(shown)s; %(count)d more", "%(shown)s; %(count)d more", more) % {"shown": shown, "count": more}
