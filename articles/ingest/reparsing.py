"""Parsing stored clippings again. People's decisions stay, and rows that are found again keep their ids."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext as _
from rapidfuzz.fuzz import ratio

from articles.ingest.article_positions import realign_positions
from articles.ingest.bulk_copy import sort_in_entries
from articles.ingest.decisions import Decisions, decisions_about
from articles.ingest.grouping import group_again
from articles.ingest.learning import learn_lines
from articles.ingest.names import SourceNames, person_key
from articles.ingest.parser_inputs import current_parser_version, parser_inputs
from articles.ingest.people import resolve_people
from articles.ingest.proposals import propose_joins
from articles.ingest.records import Received, Rejected
from articles.ingest.rows import SAME_QUOTE, appearance_row, cast_of, fields_of, mention_rows, people_of, quote_rows
from articles.ingest.storing import (
    ParsedFile,
    begin_parsing,
    known_to,
    lock_writers,
    parsers_for,
    state_of,
    write_articles,
)
from articles.ingest.versions import link_versions
from articles.lines.ledger import received_text
from articles.models import (
    AddedQuote,
    Alias,
    Appearance,
    Article,
    Clipping,
    Distinction,
    Mention,
    Person,
    PersonCorrection,
    Quote,
    QuoteCorrection,
    Revision,
    Source,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

    from articles.ingest.people import Cast
    from articles.ingest.rows import ArticlePeople
    from articles.text.parse import ParsedArticle, ParsedClipping
    from articles.workers.parsers import Parsers

# Other writers wait while a batch is parsed: it must take a fraction of a second.
BATCH_CLIPPINGS = 20

# An article's text. Changes of it are kept as revisions.
TEXT_FIELDS = ("headline", "standfirst", "body")
# The fields that decide an article's story.
_STORY_FIELDS = {"headline", "headline_origin", "body", "published_on"}
# Derived from the text, and of no interest in a list of differences.
_DERIVED_FIELDS = {"body", "blocks", "sketch", "terms", "word_count", "headline_origin"}
# The columns of a quote that parsing writes, besides its article.
QUOTE_FIELDS = (
    "position",
    "kind",
    "text",
    "found_text",
    "start",
    "end",
    "speaker_id",
    "speaker_text",
    "cue",
    "certainty",
    "rule",
    "by_hand",
    "prints",
)


class ReprocessStatus(StrEnum):
    """What reprocessing did to an article."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    MISSING = "missing"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One difference. ``about`` is "field", "line", "person" or "quote"; something new or gone has one side empty."""

    about: str
    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reparsed:
    """The result of reprocessing an article, or a clipping that cannot be parsed any more (no article, a reason)."""

    clipping_id: int
    clipping: str
    status: ReprocessStatus
    article_id: int | None = None
    headline: str = ""
    reason: str = ""
    differences: tuple[Difference, ...] = ()


def reparse(clippings: Iterable[int], *, dry_run: bool = False, jobs: int = 1) -> Iterator[Reparsed]:
    """Parse the stored clippings with these ids again and yield a result for each article, batch by batch.

    ``dry_run`` yields the same and changes nothing. An article that is no longer found is kept as it was and reported
    as missing. ``jobs`` is the number of processes that parse.
    """
    ids = iter(clippings)
    with parsers_for(jobs) as parsers:
        while batch := list(islice(ids, BATCH_CLIPPINGS)):
            with transaction.atomic():
                outcome = _reparse_batch(batch, parsers)
                if dry_run:
                    transaction.set_rollback(True)
            yield from outcome


def _reparse_batch(ids: Sequence[int], parsers: Parsers) -> list[Reparsed]:
    lock_writers()
    clippings = list(Clipping.objects.stored().filter(pk__in=ids).order_by("pk"))
    decisions = decisions_about(clipping.sha256 for clipping in clippings)
    known = parser_inputs()
    outcome: list[Reparsed] = []
    other: list[Clipping] = []
    files: list[tuple[ParsedFile, Clipping]] = []
    begun: list[tuple[Clipping, Decisions, Callable[[], ParsedClipping]]] = []
    for clipping in clippings:
        about = decisions.get(clipping.sha256) or Decisions()
        data = bytes(clipping.content)
        try:
            ask = begin_parsing(data, name=clipping.name, url=clipping.url, decisions=about, parsers=parsers)
        except Rejected as error:
            outcome.append(_rejected(clipping, error))
        else:
            begun.append((clipping, about, ask))
    for clipping, about, ask in begun:
        try:
            parsed = ask()
        except Rejected as error:
            outcome.append(_rejected(clipping, error))
            continue
        received = Received(data=b"", name=str(clipping), url=clipping.url)
        file = ParsedFile(
            sha256=clipping.sha256, parsed=parsed, decisions=about, received=received, known=known_to(parsers)
        )
        facts = {
            "media_type": parsed.media_type,
            "encoding": parsed.encoding,
            "parser_version": state_of(file, known),
        }
        if _copy_values(clipping, Clipping(**facts), facts):
            other.append(clipping)
        files.append((file, clipping))
    Clipping.objects.bulk_update(other, ["media_type", "encoding", "parser_version"])
    return outcome + _rewrite(files)


def _rejected(clipping: Clipping, error: Rejected) -> Reparsed:
    # It has been tried with this version: it does not need reprocessing again.
    Clipping.objects.filter(pk=clipping.pk).update(parser_version=current_parser_version())
    return Reparsed(clipping_id=clipping.pk, clipping=str(clipping), status=ReprocessStatus.REJECTED, reason=str(error))


def _rewrite(files: Sequence[tuple[ParsedFile, Clipping]]) -> list[Reparsed]:
    there = _articles_of(files)
    sources = SourceNames()
    found = [article for file, _clipping in files for article in file.articles]
    sources.ensure((article.source, Source.Kind.OUTLET) for article in found)
    sources.ensure((article.agency, Source.Kind.AGENCY) for article in found)
    casts = _casts_of(files, there)
    cast = resolve_people(list(casts.values()))
    ids = dict(zip(casts, cast.by_article, strict=True))

    changes = _Changes(names=_names_of(files, there.values(), cast.ids))
    outcome: list[Reparsed] = []
    rows: list[Article] = []
    read: list[tuple[Article, ParsedArticle]] = []
    for file, clipping in files:
        for article in file.articles:
            row = there.pop((clipping.pk, article.index), None)
            if row is None:
                outcome.append(_added(article, file, clipping))
                continue
            rows.append(row)
            read.append((row, article))
            people = people_of(article, ids[clipping.pk, article.index])
            corrections = file.decisions.quotes.get(article.index, {})
            added = file.decisions.added.get(article.index, ())
            quotes = quote_rows(row, article, people=people, corrections=corrections, added=added)
            differences = [
                *changes.of_text(row, fields_of(article, sources)),
                *changes.of_people(row, people),
                *changes.of_quotes(row, quotes),
            ]
            outcome.append(
                Reparsed(
                    clipping_id=clipping.pk,
                    clipping=str(clipping),
                    status=ReprocessStatus.CHANGED if differences else ReprocessStatus.SAME,
                    article_id=row.pk,
                    headline=row.headline,
                    differences=tuple(differences),
                )
            )
    changes.write()
    propose_joins(cast.ids | changes.people_left, new=cast.new)
    group_again(rows, changed=changes.of_story)
    learn_lines(read, again=True)
    names = {clipping.pk: str(clipping) for _file, clipping in files}
    outcome += [
        Reparsed(
            clipping_id=row.clipping_id,
            clipping=names[row.clipping_id],
            status=ReprocessStatus.MISSING,
            article_id=row.pk,
            headline=row.headline,
            reason=_("it is not found in the clipping any more and is kept as it was"),
        )
        for row in there.values()
    ]
    return sorted(outcome, key=lambda one: (one.clipping_id, one.article_id or 0))


def _articles_of(files: Sequence[tuple[ParsedFile, Clipping]]) -> dict[tuple[int, int], Article]:
    """Return the articles with all their rows by clipping and position, which is realigned by their texts."""
    mentions = Prefetch("mentions", Mention.objects.order_by("start", "pk"))
    appearances = Appearance.objects.order_by("position", "pk").select_related("person").prefetch_related(mentions)
    quotes = Quote.objects.order_by("position", "pk").select_related("speaker").defer("search")
    rows = (
        Article.objects.filter(clipping__in=[clipping for _file, clipping in files])
        .defer("search")
        .select_related("source", "agency")
        .prefetch_related(Prefetch("appearances", appearances), Prefetch("quotes", quotes))
        .order_by("pk")
    )
    by_clipping: dict[int, list[Article]] = defaultdict(list)
    for row in rows:
        by_clipping[row.clipping_id].append(row)
    for file, clipping in files:
        realign_positions(by_clipping[clipping.pk], file.parsed.articles, sha256=file.sha256)
    return {(row.clipping_id, row.position): row for row in rows}


def _casts_of(
    files: Sequence[tuple[ParsedFile, Clipping]], there: Mapping[tuple[int, int], Article]
) -> dict[tuple[int, int], Cast]:
    """Return the names in each stored article, by clipping and position."""
    casts: dict[tuple[int, int], Cast] = {}
    for file, clipping in files:
        for article in file.articles:
            if row := there.get((clipping.pk, article.index)):
                before = {person_key(named.name): named.person_id for named in row.appearances.all()}
                casts[clipping.pk, article.index] = cast_of(
                    article, sha256=file.sha256, article_id=row.pk, before=before
                )
    return casts


def _names_of(
    files: Sequence[tuple[ParsedFile, Clipping]], rows: Iterable[Article], ids: Iterable[int]
) -> dict[int, str]:
    """Return the names of all people who are, were, or were set to be in the articles, by id."""
    known = {quote.speaker.pk: quote.speaker.name for row in rows for quote in row.quotes.all() if quote.speaker}
    decided = {
        correction.speaker_id
        for file, _clipping in files
        for corrections in file.decisions.quotes.values()
        for correction in corrections.values()
        if correction.speaker_id
    }
    decided |= {
        quote.speaker_id
        for file, _clipping in files
        for added in file.decisions.added.values()
        for quote in added
        if quote.speaker_id
    }
    wanted = {*ids, *decided} - known.keys()
    return known | dict(Person.objects.filter(pk__in=wanted).values_list("pk", "name"))


def _added(article: ParsedArticle, file: ParsedFile, clipping: Clipping) -> Reparsed:
    alone = replace(file, parsed=replace(file.parsed, articles=(article,)))
    [result] = write_articles([(alone, clipping)])
    return Reparsed(
        clipping_id=clipping.pk,
        clipping=str(clipping),
        status=ReprocessStatus.NEW,
        article_id=result.article_ids[0],
        headline=article.headline,
        reason=result.reason,
    )


@dataclass(slots=True)
class _Changes:
    """The rows to write at the end of a batch. ``names`` are people's, by id; ``people_left`` lost an appearance."""

    names: Mapping[int, str]
    people_left: set[int] = field(default_factory=set)
    revisions: list[Revision] = field(default_factory=list)
    articles: dict[int, tuple[Article, set[str]]] = field(default_factory=dict)
    new_appearances: list[tuple[Appearance, Any]] = field(default_factory=list)
    appearances: list[Appearance] = field(default_factory=list)
    gone_appearances: list[Appearance] = field(default_factory=list)
    new_mentions: list[Mention] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    gone_mentions: list[Mention] = field(default_factory=list)
    new_quotes: list[Quote] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    gone_quotes: list[Quote] = field(default_factory=list)

    def of_text(self, row: Article, fields: Mapping[str, Any]) -> list[Difference]:
        changed = {name for name, value in fields.items() if getattr(row, name) != value}
        if not changed:
            return []
        differences = [
            Difference(about="field", name=name, before=_shown(getattr(row, name)), after=_shown(fields[name]))
            for name in fields
            if name in changed - _DERIVED_FIELDS
        ]
        if "blocks" in changed:
            differences += _line_differences(row.blocks, fields["blocks"])
        if changed.intersection(TEXT_FIELDS) or _texts(row.blocks) != _texts(fields["blocks"]):
            self.revisions.append(
                Revision(
                    article=row,
                    number=row.revision,
                    headline=row.headline,
                    standfirst=row.standfirst,
                    body=row.body,
                    blocks=row.blocks,
                )
            )
            row.revision += 1
            changed.add("revision")
        for name in changed - {"revision"}:
            setattr(row, name, fields[name])
        self.articles[row.pk] = (row, changed)
        return differences

    def of_people(self, row: Article, people: ArticlePeople) -> list[Difference]:
        there = list(row.appearances.all())
        pairs, gone, new = _paired(there, people.named, lambda old: old.name, lambda named: named.name)
        # A person whose name the article now gives in another form keeps the row too.
        more, gone, new = _paired(gone, new, lambda old: old.person_id, lambda named: named.person_id)
        places = {named.name: position for position, named in enumerate(people.named)}
        differences = [Difference(about="person", name=old.name, before=old.name, after="") for old in gone]
        differences += [Difference(about="person", name=named.name, before="", after=named.name) for named in new]
        for old, named in pairs + more:
            now = appearance_row(row, position=places[named.name], person=named)
            if old.name != now.name:
                differences.append(Difference(about="person", name=now.name, before=old.name, after=now.name))
            elif old.person_id != now.person_id:
                differences.append(
                    Difference(about="person", name=now.name, before=f"#{old.person_id}", after=f"#{now.person_id}")
                )
                self.people_left.add(old.person_id)
            if _copy_values(old, now, ("name", "person_id", "position", "roles", "mention_count")):
                self.appearances.append(old)
            self._of_mentions(old, mention_rows(old, named.spans))
        self.gone_appearances += gone
        self.people_left.update(old.person_id for old in gone)
        self.new_appearances += [
            (appearance_row(row, position=places[named.name], person=named), named.spans) for named in new
        ]
        return differences

    def _of_mentions(self, appearance: Appearance, now: Sequence[Mention]) -> None:
        for old, new in zip_longest(appearance.mentions.all(), now):
            if old is None:
                self.new_mentions.append(new)
            elif new is None:
                self.gone_mentions.append(old)
            elif _copy_values(old, new, ("start", "end")):
                self.mentions.append(old)

    def of_quotes(self, row: Article, now: Sequence[Quote]) -> list[Difference]:
        pairs, gone, new = _paired(list(row.quotes.all()), now, lambda old: old.text, lambda quote: quote.text)
        # Its words were set by hand, or are no longer.
        found, gone, new = _paired(gone, new, _found_as, _found_as)
        pairs += found
        more, gone, new = _paired_alike(gone, new)
        differences = [Difference(about="quote", name=old.text, before=self._speaker(old), after="") for old in gone]
        differences += [
            Difference(about="quote", name=quote.text, before="", after=self._speaker(quote)) for quote in new
        ]
        for old, quote in pairs + more:
            before, after = self._speaker(old), self._speaker(quote)
            if old.text != quote.text:
                differences.append(Difference(about="quote", name=quote.text, before=old.text, after=quote.text))
            if before != after:
                differences.append(Difference(about="quote", name=old.text, before=before, after=after))
            if old.speaker_id and old.speaker_id != quote.speaker_id:
                self.people_left.add(old.speaker_id)
            if _copy_values(old, quote, QUOTE_FIELDS):
                self.quotes.append(old)
        self.people_left.update(old.speaker_id for old in gone if old.speaker_id)
        self.gone_quotes += gone
        self.new_quotes += new
        return differences

    def _speaker(self, quote: Quote) -> str:
        who = self.names[quote.speaker_id] if quote.speaker_id else quote.speaker_text or _("unknown")
        return f"{who} ({quote.kind})"

    @property
    def of_story(self) -> set[int]:
        """The articles with changes that may move them to another story."""
        return {pk for pk, (_row, names) in self.articles.items() if names & _STORY_FIELDS}

    def write(self) -> None:
        Revision.objects.bulk_create(self.revisions)
        for row, names in self.articles.values():
            row.save(update_fields=sorted(names))
        Mention.objects.filter(pk__in=[row.pk for row in self.gone_mentions]).delete()
        Appearance.objects.filter(pk__in=[row.pk for row in self.gone_appearances]).delete()
        Quote.objects.filter(pk__in=[row.pk for row in self.gone_quotes]).delete()
        Appearance.objects.bulk_update(self.appearances, ["name", "person_id", "position", "roles", "mention_count"])
        created = Appearance.objects.bulk_create([row for row, _spans in self.new_appearances])
        for appearance, (_unsaved, spans) in zip(created, self.new_appearances, strict=True):
            self.new_mentions += mention_rows(appearance, spans)
        Mention.objects.bulk_update(self.mentions, ["start", "end"])
        Mention.objects.bulk_create(self.new_mentions)
        Quote.objects.bulk_update(self.quotes, QUOTE_FIELDS)
        Quote.objects.bulk_create(self.new_quotes)
        self._link_new_versions()
        sort_in_entries(Article, Quote)
        delete_orphaned_people(self.people_left)

    def _link_new_versions(self) -> None:
        moved = [row for row, names in self.articles.values() if names & {"sketch", "source"} and not row.version_of_id]
        roots = set(
            Article.objects.filter(version_of__in=[row.pk for row in moved]).values_list("version_of", flat=True)
        )
        link_versions([row for row in moved if row.pk not in roots])


def _line_differences(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> Iterator[Difference]:
    pairs, gone, new = _paired(before, after, received_text, received_text)
    for old, line in pairs:
        if old["kind"] != line["kind"]:
            yield Difference(about="line", name=line["text"], before=old["kind"], after=line["kind"])
        if old["text"] != line["text"]:
            yield Difference(about="line", name=received_text(line), before=old["text"], after=line["text"])
    for line in gone:
        yield Difference(about="line", name=line["text"], before=line["kind"], after="")
    for line in new:
        yield Difference(about="line", name=line["text"], before="", after=line["kind"])


def _texts(blocks: list[dict[str, Any]]) -> list[str]:
    return [block["text"] for block in blocks]


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _copy_values(old: Any, new: Any, names: Iterable[str]) -> bool:
    """Copy values from ``new`` to ``old``, and return whether one was different."""
    changed = [name for name in names if getattr(old, name) != getattr(new, name)]
    for name in changed:
        setattr(old, name, getattr(new, name))
    return bool(changed)


_Old = TypeVar("_Old")
_New = TypeVar("_New")


def _paired(
    old: Iterable[_Old],
    new: Iterable[_New],
    key_of_old: Callable[[_Old], Hashable],
    key_of_new: Callable[[_New], Hashable],
) -> tuple[list[tuple[_Old, _New]], list[_Old], list[_New]]:
    """Return the pairs with the same key, in order; then the old and the new items without a partner."""
    waiting: dict[Hashable, list[_Old]] = defaultdict(list)
    for one in old:
        waiting[key_of_old(one)].append(one)
    pairs: list[tuple[_Old, _New]] = []
    unmatched: list[_New] = []
    for other in new:
        same = waiting.get(key_of_new(other))
        if same:
            pairs.append((same.pop(0), other))
        else:
            unmatched.append(other)
    return pairs, [one for same in waiting.values() for one in same], unmatched


def _found_as(quote: Quote) -> str:
    return quote.found_text or quote.text


def _paired_alike(
    old: Sequence[Quote], new: Sequence[Quote]
) -> tuple[list[tuple[Quote, Quote]], list[Quote], list[Quote]]:
    """Return pairs of quotes with most of their words the same, most similar first; then those without a partner.

    A quote with a corrected word, or found a little longer, keeps its id, and links to it hold.
    """
    likely = sorted(
        (-likeness, before, now)
        for before, one in enumerate(old)
        for now, other in enumerate(new)
        if (likeness := ratio(one.text, other.text)) >= SAME_QUOTE
    )
    kept: dict[int, int] = {}
    taken: set[int] = set()
    for _likeness, before, now in likely:
        if before not in kept and now not in taken:
            kept[before] = now
            taken.add(now)
    return (
        [(old[before], new[now]) for before, now in kept.items()],
        [one for before, one in enumerate(old) if before not in kept],
        [other for now, other in enumerate(new) if now not in taken],
    )


def delete_orphaned_people(ids: set[int], *, merged: bool = False) -> None:
    """Delete those of the people who are in no article and about whom nobody has written or decided anything.

    People who were merged, or kept apart from others, are spared, except with ``merged``.
    """
    if not ids:
        return
    by_hand = Alias.objects.filter(person=OuterRef("pk"), origin=Alias.Origin.HAND)
    orphaned = (
        Person.objects.filter(pk__in=ids, note="")
        .exclude(Exists(Appearance.objects.filter(person=OuterRef("pk"))))
        .exclude(Exists(Quote.objects.filter(speaker=OuterRef("pk"))))
        .exclude(Exists(QuoteCorrection.objects.filter(speaker=OuterRef("pk"))))
        .exclude(Exists(AddedQuote.objects.filter(speaker=OuterRef("pk"))))
        .exclude(Exists(PersonCorrection.objects.filter(person=OuterRef("pk"))))
        .exclude(Exists(by_hand))
    )
    if not merged:
        apart = Distinction.objects.filter(Q(one=OuterRef("pk")) | Q(other=OuterRef("pk")))
        # Forms of one name are joined without anybody's decision.
        name = Coalesce(NullIf("aliases__bare", Value("")), "aliases__key")
        orphaned = orphaned.exclude(Exists(apart)).annotate(names=Count(name, distinct=True)).filter(names__lte=1)
    Person.objects.filter(pk__in=list(orphaned.values_list("pk", flat=True))).delete()
