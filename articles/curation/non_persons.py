"""Mark names as not a person in the whole archive, and restore them.

Articles that name the person are parsed again in steps, as a run. Later texts are parsed with the marked names.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from articles import ingest
from articles.curation.changes import (
    NotUndoable,
    UndoRequest,
    articles_changed_since,
    existing_users,
    record_change,
    reparse,
    undoes,
)
from articles.curation.rows import Row, restore_rows, row_values
from articles.curation.run_records import NextClippings, Run
from articles.ingest import snapshots
from articles.ingest.names import MAX_NAME, person_key
from articles.ingest.storing import lock_writers
from articles.models import (
    AddedQuote,
    Alias,
    Appearance,
    Article,
    Change,
    ChangePart,
    Clipping,
    Distinction,
    Mention,
    NameCorrection,
    NonPerson,
    Person,
    PersonCorrection,
    Quote,
    QuoteCorrection,
    Summary,
    subjects,
)
from articles.models.undo_records import UndoRecord
from articles.text.people.decisions import titles_of
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from newsarchive.accounts.models import User

# Single articles in which a name must be corrected before it is marked for all.
ARTICLES_TO_LEARN_FROM = 2
_ROWS_AT_ONCE = 500
# Articles received since a name was marked that an undo parses again.
_MOST_PARSED_AGAIN = 500
# Articles whose own history lists the change.
_MOST_ARTICLES_LISTED = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedName:
    """A row of ``NonPerson`` before a change; ``None`` for values if there was no row."""

    key: str
    before: dict[str, Any] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedPlace:
    """A ``NameCorrection`` that a change made: the article, and the words that are not a person there."""

    sha256: str
    position: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedPerson(Run):
    """A person who was marked as not a person. ``reached`` is the last clipping parsed again.

    ``quotes`` are the ids of corrections that gave quotes to the person, ``added`` those of quotes added by hand.
    """

    person: dict[str, Any]
    aliases: tuple[dict[str, Any], ...]
    distinctions: tuple[dict[str, Any], ...]
    corrections: tuple[dict[str, Any], ...]
    quotes: tuple[int, ...]
    added: tuple[int, ...]
    names: tuple[MarkedName, ...]
    places: tuple[CorrectedPlace, ...]
    clippings: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoredName(UndoRecord):
    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What marking a person as not a person would change. ``titles`` are those that articles print at the name."""

    articles: int
    quotes: int
    titles: tuple[str, ...]
    shared: tuple[str, ...]


# Marking


def effect_of_marking(person: Person) -> Effect:
    """Return how much ``mark_as_non_person`` would change. ``shared`` are names that other people have too."""
    titles = _titles_by_key(person)
    names = _names_of(person)
    shared = _shared_keys(person, names)
    return Effect(
        articles=person.appearances.values("article").distinct().count(),
        quotes=Quote.objects.filter(speaker=person).count(),
        titles=tuple(sorted({title for found in titles.values() for title in found})),
        shared=tuple(name for key, name in names.items() if key in shared),
    )


def is_in_use(person: Person) -> bool:
    """Whether articles, quotes or corrections refer to ``person``."""
    return any(
        model.objects.filter(**{field: person}).exists()
        for model, field in (
            (Appearance, "person"),
            (Quote, "speaker"),
            (PersonCorrection, "person"),
            (QuoteCorrection, "speaker"),
            (AddedQuote, "speaker"),
        )
    )


@transaction.atomic
def mark_as_non_person(person: Person, *, user: User | None) -> Change:
    """Mark all names of ``person`` as not a person, and return the change. ``continue_run`` applies it to the articles.

    Quotes that somebody gave to the person by hand keep the name as a description. A name that another person has too
    is marked only in the articles of this one. When all articles have been parsed again, the person is deleted.
    """
    lock_writers()
    names = _names_of(person)
    shared = _shared_keys(person, names)
    columns = ("name", "article__clipping", "article__clipping__sha256", "article__position")
    rows = list(person.appearances.order_by("pk").values_list(*columns))
    quoted = Quote.objects.filter(speaker=person).values_list("article__clipping", flat=True)
    count = person.appearances.values("article").distinct().count()
    record = RemovedPerson(
        reached=0,
        person=row_values(person),
        aliases=tuple(row_values(alias) for alias in person.aliases.order_by("pk")),
        distinctions=tuple(map(row_values, Distinction.objects.filter(Q(one=person) | Q(other=person)))),
        corrections=_remove_person_corrections(person),
        quotes=_describe_speaker(QuoteCorrection, person),
        added=_describe_speaker(AddedQuote, person),
        names=_mark({key: name for key, name in names.items() if key not in shared}, person, count=count, user=user),
        places=_mark_in_articles([(sha256, at, name) for name, _pk, sha256, at in rows if person_key(name) in shared]),
        clippings=tuple(sorted({*quoted, *(clipping for _name, clipping, *_rest in rows)})),
    )
    change = record_change(
        Change.Kind.NOT_A_PERSON,
        Summary.NOT_A_PERSON_ANYWHERE,
        {"name": person.name, "count": count},
        about=subjects(people=[person.pk], articles=_articles_of(person)),
        undo=record,
        user=user,
    )
    NonPerson.objects.filter(key__in=[name.key for name in record.names]).update(change=change)
    return change


def _articles_of(person: Person) -> Iterable[int]:
    rows = person.appearances.order_by("-article").values_list("article", flat=True).distinct()
    return rows[:_MOST_ARTICLES_LISTED]


def _names_of(person: Person) -> dict[str, str]:
    """Return all names of ``person`` by key, its own name first."""
    names = [person.name, *person.aliases.order_by("pk").values_list("name", flat=True)]
    names += person.appearances.order_by("name").values_list("name", flat=True).distinct()
    found: dict[str, str] = {}
    for name in names:
        if key := person_key(name):
            found.setdefault(key, name)
    return found


def _shared_keys(person: Person, names: Collection[str]) -> set[str]:
    """Return the keys of names that others have too: as a name, or a single word as their surname."""
    others = Alias.objects.exclude(person=person)
    shared = set(others.filter(key__in=names).values_list("key", flat=True))
    surnames = others.filter(family__in=[key for key in names if " " not in key])
    return shared | set(surnames.values_list("family", flat=True))


def _titles_by_key(person: Person) -> dict[str, set[str]]:
    """Return the titles and roles that stored articles print at the person's name, by key of the name."""
    titles: dict[str, set[str]] = defaultdict(set)
    appearances = person.appearances.order_by("pk").values_list("pk", "name", "roles", "article__body")
    for rows in _chunked(appearances):
        spans: dict[int, list[Span]] = defaultdict(list)
        for pk, start, end in Mention.objects.filter(appearance__in=[row[0] for row in rows]).values_list(
            "appearance", "start", "end"
        ):
            spans[pk].append(Span(start, end))
        for pk, name, roles, body in rows:
            titles[person_key(name)] |= titles_of(body, spans[pk], roles)
    return titles


def _chunked(rows: Any) -> Iterable[list[Any]]:
    found: list[Any] = []
    for row in rows.iterator(chunk_size=_ROWS_AT_ONCE):
        found.append(row)
        if len(found) == _ROWS_AT_ONCE:
            yield found
            found = []
    if found:
        yield found


def _mark(names: Mapping[str, str], person: Person, *, count: int, user: User | None) -> tuple[MarkedName, ...]:
    titles = _titles_by_key(person)
    stored = {row.key: row for row in NonPerson.objects.filter(key__in=names)}
    marked = tuple(MarkedName(key=key, before=_state_of(stored.get(key))) for key in names)
    NonPerson.objects.filter(key__in=names).delete()
    # Reversed, so that the person's own name is the newest.
    NonPerson.objects.bulk_create(
        NonPerson(
            key=key,
            name=names[key][:MAX_NAME],
            titles=sorted(titles[key].union(stored[key].titles if key in stored else ())),
            article_count=count,
            made_by=user,
        )
        for key in reversed(list(names))
    )
    return marked


def _state_of(row: NonPerson | None) -> Row | None:
    return {name: value for name, value in row_values(row).items() if name != "id"} if row else None


def _remove_person_corrections(person: Person) -> tuple[Row, ...]:
    rows = PersonCorrection.objects.filter(person=person).order_by("pk")
    values = tuple({name: value for name, value in row_values(row).items() if name != "made_at"} for row in rows)
    rows.delete()
    return values


def _describe_speaker(model: Any, person: Person) -> tuple[int, ...]:
    """Turn the speaker of quotes that were corrected or added by hand into a description. Return the rows' ids."""
    rows = model.objects.filter(speaker=person)
    ids = tuple(rows.order_by("pk").values_list("pk", flat=True))
    rows.update(speaker=None, speaker_text=person.name)
    return ids


def _mark_in_articles(places: Iterable[tuple[str, int, str]]) -> tuple[CorrectedPlace, ...]:
    made = []
    for sha256, position, words in dict.fromkeys(places):
        at = {"sha256": sha256, "position": position, "line": "", "nth": 0, "words": words[:MAX_NAME], "at": 0}
        _row, is_made = NameCorrection.objects.get_or_create(**at, defaults={"name": ""})
        if is_made:
            made.append(CorrectedPlace(sha256=sha256, position=position, words=words[:MAX_NAME]))
    return tuple(made)


# Running


def count_left(record: RemovedPerson) -> int:
    """Return how many clippings the run still has to parse again."""
    return sum(pk > (record.reached or 0) for pk in record.clippings)


def next_clippings(record: RemovedPerson, *, most: int) -> NextClippings:
    """Return the clippings of the run's next step, at most ``most``."""
    left = [pk for pk in record.clippings if pk > (record.reached or 0)]
    step = left[:most]
    return NextClippings(clippings=step, looked_at=len(step), reached=step[-1] if len(left) > most else None)


def finish(change: Change, record: RemovedPerson) -> None:
    """Delete the person, after removing them from articles that parsing again has left as they were.

    These are articles whose clipping can no longer be parsed, and those in which the parser now finds other titles.
    """
    person = Person.objects.filter(pk=record.person["id"]).first()
    if person is None:
        return
    if left := _clippings_naming(person):
        titles = _titles_by_key(person)
        for row in NonPerson.objects.filter(key__in=[key for key in titles if titles[key]]):
            row.titles = sorted(titles[row.key].union(row.titles))
            row.save(update_fields=["titles"])
        before = snapshots.take(left)
        for _reparsed in ingest.reparse(left):
            pass
        Appearance.objects.filter(person=person).delete()
        Quote.objects.filter(speaker=person).update(speaker=None, speaker_text=person.name)
        if rows := snapshots.difference(before, snapshots.take(left)):
            ChangePart.objects.create(change=change, rows=rows)
    PersonCorrection.objects.filter(person=person).delete()
    for model in (QuoteCorrection, AddedQuote):
        _describe_speaker(model, person)
    Person.objects.filter(pk=person.pk).delete()


def _clippings_naming(person: Person) -> list[int]:
    named = Appearance.objects.filter(person=person).values_list("article__clipping", flat=True)
    quoted = Quote.objects.filter(speaker=person).values_list("article__clipping", flat=True)
    return sorted({*named, *quoted})


@undoes(Change.Kind.NOT_A_PERSON, record=RemovedPerson)
def undo_marking(record: RemovedPerson, undoing: UndoRequest) -> None:
    """Restore the person and the articles. Decisions made about the articles since still apply."""
    name = record.person["name"]
    _restore_names(record.names)
    for place in record.places:
        NameCorrection.objects.filter(
            sha256=place.sha256, position=place.position, words=place.words, line="", name=""
        ).delete()
    if not Person.objects.filter(pk=record.person["id"]).exists():
        Person.objects.create(**record.person)
    restore_rows(Alias, record.aliases)
    restore_rows(Distinction, record.distinctions)
    restore_rows(PersonCorrection, record.corrections)
    for model, ids in ((QuoteCorrection, record.quotes), (AddedQuote, record.added)):
        rows: Any = model._default_manager.filter(pk__in=ids, speaker=None, speaker_text=name)
        rows.update(speaker=record.person["id"], speaker_text="")
    parts = list(undoing.change.parts.order_by("-pk"))
    since = {pk for part in parts for pk in articles_changed_since(part.rows, undoing.change)}
    for part in parts:
        snapshots.restore(snapshots.without(part.rows, since))
    later = _naming(name).filter(received_at__gt=undoing.change.made_at)
    wanted = {*since, *later.values_list("pk", flat=True)[:_MOST_PARSED_AGAIN]}
    reparse(Article.objects.filter(pk__in=wanted).values_list("clipping", flat=True))


def _restore_names(names: Sequence[MarkedName]) -> None:
    NonPerson.objects.filter(key__in=[row.key for row in names]).delete()
    before = [row.before for row in names if row.before]
    users = existing_users(row["made_by_id"] for row in before)
    changes = set(Change.objects.filter(pk__in=[row["change_id"] for row in before]).values_list("pk", flat=True))
    NonPerson.objects.bulk_create(
        NonPerson(
            **{
                **row,
                "made_by_id": users.get(row["made_by_id"]),
                "change_id": row["change_id"] if row["change_id"] in changes else None,
            }
        )
        for row in before
    )


def _naming(name: str) -> Any:
    """Return the articles whose text contains ``name``."""
    phrase = name.replace('"', " ").strip()
    return Article.objects.matching(f'"{phrase}"') if phrase else Article.objects.none()


# Learning from corrections of single articles


def learn_from_articles(words: str, *, user: User | None) -> str:
    """Mark ``words`` as not a person if enough articles were corrected so. Return the key if marked, else empty.

    A name still standing as a person in more articles than were corrected is not marked, nor one that somebody
    restored. Clippings with the name are marked for reprocessing. Call with the writers locked.
    """
    key = person_key(words)
    if not key or NonPerson.objects.filter(key=key).exists():
        return ""
    corrected = NameCorrection.objects.filter(words__iexact=words, line="", name="")
    articles = set(corrected.values_list("sha256", "position"))
    named = Appearance.objects.filter(name__iexact=words)
    if len(articles) < ARTICLES_TO_LEARN_FROM or named.count() > len(articles):
        return ""
    NonPerson.objects.create(key=key, name=words[:MAX_NAME], article_count=len(articles), made_by=user)
    Clipping.objects.stored().filter(pk__in=named.values("article__clipping")).update(parser_version="")
    return key


def forget(key: str) -> None:
    """Remove what ``learn_from_articles`` marked, unless it has been changed since."""
    NonPerson.objects.filter(key=key, change=None, is_active=True).delete()


# Restoring


@transaction.atomic
def restore_name(row: NonPerson, *, user: User | None) -> Change | None:
    """Let a marked name be a person again, and return the change; ``None`` if it already may.

    Articles with the name are marked for reprocessing. To bring back a person with all quotes, undo the change instead.
    """
    lock_writers()
    row.refresh_from_db()
    if not row.is_active:
        return None
    NonPerson.objects.filter(pk=row.pk).update(is_active=False)
    _mark_for_reprocessing(row)
    return record_change(
        Change.Kind.RESTORE_NAME,
        Summary.NAME_RESTORED,
        {"name": row.name},
        undo=RestoredName(key=row.key, name=row.name),
        user=user,
    )


def _mark_for_reprocessing(row: NonPerson) -> None:
    articles = _naming(row.name)
    Clipping.objects.stored().filter(pk__in=articles.values("clipping")).update(parser_version="")


@undoes(Change.Kind.RESTORE_NAME, record=RestoredName)
def undo_restored(record: RestoredName, _undoing: UndoRequest) -> None:
    row = NonPerson.objects.filter(key=record.key).first()
    if row is None or row.is_active:
        raise NotUndoable(_("a later edit changed this; undo that edit first"))
    NonPerson.objects.filter(pk=row.pk).update(is_active=True)
    _mark_for_reprocessing(row)
