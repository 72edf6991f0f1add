"""Parse stored clippings again. People's decisions stay, and rows that are found again keep their ids."""

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
from articles.ingest.bulk_copy import flush_pending_entries
from articles.ingest.grouping import regroup
from articles.ingest.learning import learn_recurring_lines
from articles.ingest.names import SourceNames, person_key
from articles.ingest.parsed_ahead import ParsedAhead
from articles.ingest.parser_inputs import current_parser_version, parser_inputs
from articles.ingest.people import resolve_people
from articles.ingest.proposals import update_suggestions
from articles.ingest.records import Received, Rejected
from articles.ingest.rows import SAME_QUOTE, appearance_row, fields_of, mention_rows, names_of, people_of, quote_rows
from articles.ingest.storing import (
    ParsedFile,
    inputs_of,
    lock_writers,
    parser_version_of,
    parsers_for,
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

    from articles.ingest.people import ArticleNames
    from articles.ingest.rows import ArticlePeople
    from articles.text.parse import ParsedArticle

# Other writers wait while a batch is written, so it must take only a fraction of a second.
BATCH_CLIPPINGS = 20

# The fields of an article's text. A change to any of them makes a revision.
TEXT_FIELDS = ("headline", "standfirst", "body")
# The fields that decide an article's story.
_STORY_FIELDS = {"headline", "headline_origin", "body", "published_on"}
# Derived from the text, so left out of the list of differences.
_DERIVED_FIELDS = {"body", "blocks", "sketch", "terms", "word_count", "headline_origin"}
# The columns of an appearance and of a quote that parsing writes, except their article.
APPEARANCE_FIELDS = ("name", "person_id", "position", "roles", "mention_count", "certainty")
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
    """A difference in an article. ``about`` is "field", "line", "person" or "quote".

    ``before`` is empty for something new, ``after`` for something gone.
    """

    about: str
    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reparsed:
    """The result of reprocessing one article.

    For a clipping that can no longer be parsed, there is one result without an article but with a ``reason``.
    """

    clipping_id: int
    clipping: str
    status: ReprocessStatus
    article_id: int | None = None
    headline: str = ""
    reason: str = ""
    differences: tuple[Difference, ...] = ()


def reparse(clippings: Iterable[int], *, dry_run: bool = False, jobs: int | None = None) -> Iterator[Reparsed]:
    """Parse the stored clippings with these ids again and yield a result for each article, batch by batch.

    ``dry_run`` yields the same results but changes nothing, and does not try again what the parser has failed on
    repeatedly. An article that is no longer found is kept unchanged and reported as missing. ``jobs`` is the number of
    parsing processes, ``None`` to use those that this process shares.
    """
    ids = iter(clippings)
    with parsers_for(jobs) as parsers:
        while batch := list(islice(ids, BATCH_CLIPPINGS)):
            ahead = ParsedAhead(parsers, skip_set_aside=dry_run)
            ahead.parse(Clipping.objects.stored().filter(pk__in=batch))  # Other writers need not wait for this.
            with transaction.atomic():
                results = _reparse_batch(batch, ahead)
                if dry_run:
                    transaction.set_rollback(True)
            yield from results


def _reparse_batch(ids: Sequence[int], ahead: ParsedAhead) -> list[Reparsed]:
    lock_writers()
    clippings = list(Clipping.objects.stored().filter(pk__in=ids).without_content().order_by("pk"))
    inputs = parser_inputs()
    results: list[Reparsed] = []
    changed: list[Clipping] = []
    files: list[tuple[ParsedFile, Clipping]] = []
    found = ahead.parse(clippings)
    for clipping in clippings:
        about, parsed = found[clipping.pk]
        if isinstance(parsed, Rejected):
            results.append(_rejected(clipping, parsed))
            continue
        received = Received(data=b"", name=str(clipping), url=clipping.url)
        file = ParsedFile(
            sha256=clipping.sha256, parsed=parsed, decisions=about, received=received, inputs=inputs_of(ahead.parsers)
        )
        columns = {
            "media_type": parsed.media_type,
            "encoding": parsed.encoding,
            "parser_version": parser_version_of(file, inputs),
        }
        if _copy_values(clipping, Clipping(**columns), columns):
            changed.append(clipping)
        files.append((file, clipping))
    Clipping.objects.bulk_update(changed, ["media_type", "encoding", "parser_version"])
    return results + _rewrite(files)


def _rejected(clipping: Clipping, error: Rejected) -> Reparsed:
    # This parser version has been tried, so the clipping does not need reprocessing again.
    Clipping.objects.filter(pk=clipping.pk).update(parser_version=current_parser_version())
    return Reparsed(clipping_id=clipping.pk, clipping=str(clipping), status=ReprocessStatus.REJECTED, reason=str(error))


def _rewrite(files: Sequence[tuple[ParsedFile, Clipping]]) -> list[Reparsed]:
    """Update the stored articles of clippings to the parsed ones, and return a result for each article."""
    stored = _stored_articles(files)
    sources = SourceNames()
    found = [article for file, _clipping in files for article in file.articles]
    sources.ensure((article.source, Source.Kind.OUTLET) for article in found)
    sources.ensure((article.agency, Source.Kind.AGENCY) for article in found)
    names = _names_in_articles(files, stored)
    resolved = resolve_people(list(names.values()))
    ids = dict(zip(names, resolved.by_article, strict=True))

    changes = _Changes(names=_people_by_id(files, stored.values(), resolved.ids))
    results: list[Reparsed] = []
    rows: list[Article] = []
    pairs: list[tuple[Article, ParsedArticle]] = []
    for file, clipping in files:
        for article in file.articles:
            row = stored.pop((clipping.pk, article.index), None)
            if row is None:
                results.append(_added(article, file, clipping))
                continue
            rows.append(row)
            pairs.append((row, article))
            people = people_of(article, ids[clipping.pk, article.index])
            corrections = file.decisions.quotes.get(article.index, {})
            added = file.decisions.added.get(article.index, ())
            quotes = quote_rows(row, article, people=people, corrections=corrections, added=added)
            differences = [
                *changes.update_text(row, fields_of(article, sources)),
                *changes.update_people(row, people),
                *changes.update_quotes(row, quotes),
            ]
            results.append(
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
    update_suggestions(resolved.ids | changes.people_left, new=resolved.new)
    regroup(rows, changed=changes.may_change_story)
    learn_recurring_lines(pairs, reparsed=True)
    titles = {clipping.pk: str(clipping) for _file, clipping in files}
    results += [
        Reparsed(
            clipping_id=row.clipping_id,
            clipping=titles[row.clipping_id],
            status=ReprocessStatus.MISSING,
            article_id=row.pk,
            headline=row.headline,
            reason=_("no longer found in the clipping; kept unchanged"),
        )
        for row in stored.values()
    ]
    return sorted(results, key=lambda result: (result.clipping_id, result.article_id or 0))


def _stored_articles(files: Sequence[tuple[ParsedFile, Clipping]]) -> dict[tuple[int, int], Article]:
    """Return the stored articles by clipping and position, after realigning positions with the parsed articles.

    Appearances, mentions and quotes are prefetched.
    """
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


def _names_in_articles(
    files: Sequence[tuple[ParsedFile, Clipping]], stored: Mapping[tuple[int, int], Article]
) -> dict[tuple[int, int], ArticleNames]:
    """Return the parsed names in each article that is stored, by clipping and position."""
    names: dict[tuple[int, int], ArticleNames] = {}
    for file, clipping in files:
        for article in file.articles:
            if row := stored.get((clipping.pk, article.index)):
                before = {person_key(named.name): named.person_id for named in row.appearances.all()}
                names[clipping.pk, article.index] = names_of(
                    article, sha256=file.sha256, article_id=row.pk, before=before
                )
    return names


def _people_by_id(
    files: Sequence[tuple[ParsedFile, Clipping]], rows: Iterable[Article], ids: Iterable[int]
) -> dict[int, str]:
    """Return the name of every person that a quote may have as its speaker, before or after, by id."""
    known = {quote.speaker.pk: quote.speaker.name for row in rows for quote in row.quotes.all() if quote.speaker}
    corrected = {
        correction.speaker_id
        for file, _clipping in files
        for corrections in file.decisions.quotes.values()
        for correction in corrections.values()
        if correction.speaker_id
    }
    corrected |= {
        quote.speaker_id
        for file, _clipping in files
        for added in file.decisions.added.values()
        for quote in added
        if quote.speaker_id
    }
    wanted = {*ids, *corrected} - known.keys()
    return known | dict(Person.objects.filter(pk__in=wanted).values_list("pk", "name"))


def _added(article: ParsedArticle, file: ParsedFile, clipping: Clipping) -> Reparsed:
    """Store an article that was not found in the clipping before."""
    file_with_one = replace(file, parsed=replace(file.parsed, articles=(article,), links=()))
    [result] = write_articles([(file_with_one, clipping)])
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
    """The rows to write at the end of a batch.

    ``names`` maps people's ids to names. ``people_left`` are those who lost an appearance or a quote.
    """

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

    def update_text(self, row: Article, fields: Mapping[str, Any]) -> list[Difference]:
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

    def update_people(self, row: Article, people: ArticlePeople) -> list[Difference]:
        stored = list(row.appearances.all())
        pairs, gone, new = _paired(stored, people.named, lambda old: old.name, lambda named: named.name)
        # A person whom the article now names in another form also keeps the row.
        more, gone, new = _paired(gone, new, lambda old: old.person_id, lambda named: named.person_id)
        positions = {named.name: position for position, named in enumerate(people.named)}
        differences = [Difference(about="person", name=old.name, before=old.name, after="") for old in gone]
        differences += [Difference(about="person", name=named.name, before="", after=named.name) for named in new]
        for old, named in pairs + more:
            now = appearance_row(row, position=positions[named.name], person=named)
            if old.name != now.name:
                differences.append(Difference(about="person", name=now.name, before=old.name, after=now.name))
            elif old.person_id != now.person_id:
                differences.append(
                    Difference(about="person", name=now.name, before=f"#{old.person_id}", after=f"#{now.person_id}")
                )
                self.people_left.add(old.person_id)
            if _copy_values(old, now, APPEARANCE_FIELDS):
                self.appearances.append(old)
            self._update_mentions(old, mention_rows(old, named.spans))
        self.gone_appearances += gone
        self.people_left.update(old.person_id for old in gone)
        self.new_appearances += [
            (appearance_row(row, position=positions[named.name], person=named), named.spans) for named in new
        ]
        return differences

    def _update_mentions(self, appearance: Appearance, now: Sequence[Mention]) -> None:
        for old, new in zip_longest(appearance.mentions.all(), now):
            if old is None:
                self.new_mentions.append(new)
            elif new is None:
                self.gone_mentions.append(old)
            elif _copy_values(old, new, ("start", "end")):
                self.mentions.append(old)

    def update_quotes(self, row: Article, now: Sequence[Quote]) -> list[Difference]:
        pairs, gone, new = _paired(list(row.quotes.all()), now, lambda old: old.text, lambda quote: quote.text)
        # Then quotes whose words have been corrected by hand, or reset, since.
        same_original, gone, new = _paired(gone, new, _original_text, _original_text)
        pairs += same_original
        more, gone, new = _paired_by_similarity(gone, new)
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
    def may_change_story(self) -> set[int]:
        """The ids of articles with changes that may move them to another story."""
        return {pk for pk, (_row, names) in self.articles.items() if names & _STORY_FIELDS}

    def write(self) -> None:
        Revision.objects.bulk_create(self.revisions)
        for row, names in self.articles.values():
            row.save(update_fields=sorted(names))
        Mention.objects.filter(pk__in=[row.pk for row in self.gone_mentions]).delete()
        Appearance.objects.filter(pk__in=[row.pk for row in self.gone_appearances]).delete()
        Quote.objects.filter(pk__in=[row.pk for row in self.gone_quotes]).delete()
        Appearance.objects.bulk_update(self.appearances, APPEARANCE_FIELDS)
        created = Appearance.objects.bulk_create([row for row, _spans in self.new_appearances])
        for appearance, (_unsaved, spans) in zip(created, self.new_appearances, strict=True):
            self.new_mentions += mention_rows(appearance, spans)
        Mention.objects.bulk_update(self.mentions, ["start", "end"])
        Mention.objects.bulk_create(self.new_mentions)
        Quote.objects.bulk_update(self.quotes, QUOTE_FIELDS)
        Quote.objects.bulk_create(self.new_quotes)
        self._link_new_versions()
        flush_pending_entries(Article, Quote)
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
    """Return pairs of old and new items with equal keys, then the old and the new items without a partner.

    Items with the same key are paired in order.
    """
    unmatched_old: dict[Hashable, list[_Old]] = defaultdict(list)
    for item in old:
        unmatched_old[key_of_old(item)].append(item)
    pairs: list[tuple[_Old, _New]] = []
    unmatched_new: list[_New] = []
    for new_item in new:
        same = unmatched_old.get(key_of_new(new_item))
        if same:
            pairs.append((same.pop(0), new_item))
        else:
            unmatched_new.append(new_item)
    return pairs, [item for same in unmatched_old.values() for item in same], unmatched_new


def _original_text(quote: Quote) -> str:
    return quote.found_text or quote.text


def _paired_by_similarity(
    old: Sequence[Quote], new: Sequence[Quote]
) -> tuple[list[tuple[Quote, Quote]], list[Quote], list[Quote]]:
    """Return pairs of similar quotes, most similar first, then the old and the new quotes without a partner.

    A quote with a corrected word, or one that is now parsed a little longer, keeps its id, so links to it stay valid.
    """
    candidates = sorted(
        (-similarity, old_index, new_index)
        for old_index, old_quote in enumerate(old)
        for new_index, new_quote in enumerate(new)
        if (similarity := ratio(old_quote.text, new_quote.text)) >= SAME_QUOTE
    )
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for _similarity, old_index, new_index in candidates:
        if old_index not in partners and new_index not in taken:
            partners[old_index] = new_index
            taken.add(new_index)
    return (
        [(old[old_index], new[new_index]) for old_index, new_index in partners.items()],
        [quote for index, quote in enumerate(old) if index not in partners],
        [quote for index, quote in enumerate(new) if index not in taken],
    )


def delete_orphaned_people(ids: set[int], *, merged: bool = False) -> None:
    """Delete the people with these ids who are in no article and have no note, correction or alias added by hand.

    People who were merged, or kept apart from others, are deleted only with ``merged``.
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
        # Aliases with the same bare form were joined automatically and count once. More than one means a merge by hand.
        name = Coalesce(NullIf("aliases__bare", Value("")), "aliases__key")
        orphaned = orphaned.exclude(Exists(apart)).annotate(names=Count(name, distinct=True)).filter(names__lte=1)
    Person.objects.filter(pk__in=list(orphaned.values_list("pk", flat=True))).delete()
