"""Merge people, keep them apart, and split one person into two."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from articles.curation.changes import (
    ArticleKey,
    NotUndoable,
    UndoRequest,
    existing,
    record_change,
    reparse,
    undoes,
)
from articles.curation.rows import Row, restore_rows, row_values
from articles.ingest.names import MAX_NAME, alias_of, person_key
from articles.ingest.proposals import update_suggestions
from articles.ingest.storing import lock_writers
from articles.models import (
    AddedQuote,
    Alias,
    Appearance,
    Change,
    Distinction,
    Person,
    PersonCorrection,
    ProposedJoin,
    Quote,
    QuoteCorrection,
    Summary,
    subjects,
)
from articles.models.undo_records import UndoRecord
from articles.text.people.name_keys import sort_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from newsarchive.accounts.models import User


# The models whose rows belong to a person, each with the field. Decisions about pairs of people are handled separately.
_PEOPLE_ROWS: tuple[tuple[Any, str], ...] = (
    (Alias, "person"),
    (Appearance, "person"),
    (Quote, "speaker"),
    (QuoteCorrection, "speaker"),
    (AddedQuote, "speaker"),
    (PersonCorrection, "person"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsorbedPerson:
    """A person merged into another. ``held`` are the ids of the rows they had, by model name."""

    id: int
    name: str
    sort_name: str
    note: str
    held: dict[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedPeople(UndoRecord):
    """``note`` is the kept person's note before the merge, ``merged_note`` after. Rows map columns to values.

    ``newest_appearance`` is the highest id of an appearance at the time of the merge.
    """

    kept: int
    note: str
    merged_note: str
    newest_appearance: int
    people: tuple[AbsorbedPerson, ...]
    spare_aliases: tuple[dict[str, Any], ...]
    distinctions: tuple[dict[str, Any], ...]
    new_distinctions: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptApart(UndoRecord):
    distinctions: tuple[int, ...]
    people: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameBefore(ArticleKey):
    """Whom an article's name was set to before the change. ``person`` is ``None`` if the name had no correction."""

    key: str
    person: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitPerson(UndoRecord):
    """``mixed`` are the ids of the clippings with an article that names both people."""

    person: int
    new: int
    before: tuple[NameBefore, ...]
    aliases: tuple[dict[str, Any], ...]
    mixed: tuple[int, ...]


# Merging


@transaction.atomic
def merge_people(*, kept: Person, absorbed: Iterable[Person], user: User | None) -> Change:
    """Merge ``absorbed`` into ``kept``, who gets all their names. Later clippings find the person by any of them.

    Notes are joined. Decisions to keep the merged people apart from each other are dropped; decisions to keep them
    apart from others now apply to ``kept``. Raises ``ValueError`` if there is nobody to absorb.
    """
    lock_writers()
    others = list(Person.objects.filter(pk__in=[person.pk for person in absorbed]).exclude(pk=kept.pk).order_by("pk"))
    if not others:
        raise ValueError("nobody to merge")
    ids = [person.pk for person in others]
    note, newest = kept.note, Appearance.objects.aggregate(newest=Max("pk"))["newest"] or 0
    spare_aliases = _take_spare_aliases(kept, ids)
    held = _hand_over_rows(kept, ids)
    distinctions, new_distinctions = _merge_distinctions(kept, ids)
    Person.objects.filter(pk__in=ids).delete()
    notes = [person.note for person in (kept, *others) if person.note]
    if notes and kept.note != (joined := "\n\n".join(dict.fromkeys(notes))):
        kept.note = joined
        kept.save(update_fields=["note"])
    update_suggestions({kept.pk}, new={kept.pk})
    record = MergedPeople(
        kept=kept.pk,
        note=note,
        merged_note=kept.note,
        newest_appearance=newest,
        people=tuple(
            AbsorbedPerson(id=pk, name=person.name, sort_name=person.sort_name, note=person.note, held=held[pk])
            for pk, person in zip(ids, others, strict=True)
        ),
        spare_aliases=tuple(spare_aliases),
        distinctions=tuple(distinctions),
        new_distinctions=tuple(new_distinctions),
    )
    return record_change(
        Change.Kind.MERGE_PEOPLE,
        Summary.PEOPLE_MERGED,
        {"absorbed": [person.name for person in others], "kept": kept.name},
        about=subjects(people=[kept.pk, *ids]),
        undo=record,
        user=user,
    )


def _hand_over_rows(kept: Person, ids: Sequence[int]) -> dict[int, dict[str, tuple[int, ...]]]:
    """Assign all rows of the people with these ids to ``kept``. Return the rows' ids by person and model name."""
    held: dict[int, dict[str, tuple[int, ...]]] = {pk: {} for pk in ids}
    for model, field in _PEOPLE_ROWS:
        rows: dict[int, list[int]] = defaultdict(list)
        found = model.objects.filter(**{f"{field}__in": ids})
        for pk, person_id in found.order_by("pk").values_list("pk", f"{field}_id"):
            rows[person_id].append(pk)
        found.update(**{field: kept})
        for person_id in ids:
            held[person_id][model._meta.model_name] = tuple(rows[person_id])
    return held


def _take_spare_aliases(kept: Person, ids: Collection[int]) -> list[Row]:
    """Delete duplicate names among the merged people, and return their rows."""
    seen: set[str] = set()
    spare = []
    # The kept person's aliases come first, so that they are not the duplicates.
    rows = sorted(Alias.objects.filter(person__in=[kept.pk, *ids]), key=lambda row: (row.person_id != kept.pk, row.pk))
    for alias in rows:
        if alias.key in seen:
            spare.append(alias)
        seen.add(alias.key)
    Alias.objects.filter(pk__in=[alias.pk for alias in spare]).delete()
    return [row_values(alias) for alias in spare]


def _merge_distinctions(kept: Person, ids: Collection[int]) -> tuple[list[Row], list[int]]:
    """Keep ``kept`` apart from everybody the others were kept apart from.

    Returns the rows of the others, and the ids of the new rows.
    """
    theirs = list(Distinction.objects.filter(Q(one__in=ids) | Q(other__in=ids)).order_by("pk"))
    if not theirs:
        return [], []
    apart: dict[int, int | None] = {}
    for row in theirs:
        for person_id in {row.one_id, row.other_id} - {kept.pk, *ids}:
            apart.setdefault(person_id, row.made_by_id)
    already = _kept_apart_from(kept.pk)
    Distinction.objects.filter(pk__in=[row.pk for row in theirs]).delete()
    new = Distinction.objects.bulk_create(
        _distinction(kept.pk, person_id, made_by_id=made_by)
        for person_id, made_by in apart.items()
        if person_id not in already
    )
    return [row_values(row) for row in theirs], [row.pk for row in new]


@undoes(Change.Kind.MERGE_PEOPLE, record=MergedPeople)
def undo_merged_people(record: MergedPeople, _undoing: UndoRequest) -> None:
    kept = Person.objects.filter(pk=record.kept).first()
    if kept is None:
        raise NotUndoable(_("the merged person was deleted; undo later changes first"))
    ids = [row.id for row in record.people]
    if Person.objects.filter(pk__in=ids).exists():
        raise NotUndoable(_("this person already exists") if len(ids) == 1 else _("these people already exist"))
    Person.objects.bulk_create(
        Person(pk=row.id, name=row.name, sort_name=row.sort_name, note=row.note) for row in record.people
    )
    for row in record.people:
        for model, field in _PEOPLE_ROWS:
            if held := row.held[model._meta.model_name]:
                model.objects.filter(**{"pk__in": held, field: kept}).update(**{field: row.id})
    restore_rows(Alias, record.spare_aliases)
    Distinction.objects.filter(pk__in=record.new_distinctions).delete()
    restore_rows(Distinction, record.distinctions)
    if kept.note == record.merged_note != record.note:
        kept.note = record.note
        kept.save(update_fields=["note"])
    _reparse_later_appearances(kept, record)
    update_suggestions({kept.pk, *ids}, new={kept.pk, *ids})


def _reparse_later_appearances(kept: Person, record: MergedPeople) -> None:
    """Parse clippings received since the merge again if they have a restored person's name, so that it is theirs."""
    since = kept.appearances.filter(pk__gt=record.newest_appearance)
    names = since.values_list("article__clipping", "name")
    keys = set(Alias.objects.filter(person__in=[row.id for row in record.people]).values_list("key", flat=True))
    reparse({clipping for clipping, name in names if person_key(name) in keys})


@transaction.atomic
def accept_suggestions(joins: Iterable[ProposedJoin], *, user: User | None) -> list[Change]:
    """Merge the people of each duplicate suggestion into the best known of them, and return the changes.

    People connected by several suggestions become one person. Suggestions that no longer exist are ignored.
    """
    lock_writers()
    pairs = ProposedJoin.objects.filter(pk__in=[join.pk for join in joins]).order_by("pk")
    together: dict[int, set[int]] = {}
    for one, other in pairs.values_list("one", "other"):
        group = together.get(one, {one}) | together.get(other, {other})
        together.update(dict.fromkeys(group, group))
    changes = []
    for group in {min(group): group for group in together.values()}.values():
        kept, *absorbed = Person.objects.filter(pk__in=group).best_known_first()
        changes.append(merge_people(kept=kept, absorbed=absorbed, user=user))
    return changes


# Keeping apart


@transaction.atomic
def keep_apart(pairs: Iterable[tuple[Person, Person]], *, user: User | None) -> Change | None:
    """Keep the people of each pair apart for good: they are not suggested as duplicates again.

    Returns the change, or ``None`` if all pairs were already kept apart. Raises ``ValueError`` if both people of a pair
    are the same.
    """
    lock_writers()
    wanted = {(min(one.pk, other.pk), max(one.pk, other.pk)): (one, other) for one, other in pairs}
    if any(one == other for one, other in wanted):
        raise ValueError("a person cannot be kept apart from themselves")
    firsts = [one for one, _other in wanted]
    existing_pairs = set(Distinction.objects.filter(one__in=firsts).values_list("one", "other"))
    new = sorted(wanted.keys() - existing_pairs)
    if not new:
        return None
    made = Distinction.objects.bulk_create(Distinction(one_id=one, other_id=other, made_by=user) for one, other in new)
    suggested = ProposedJoin.objects.filter(one__in=[one for one, _other in new]).only("one", "other")
    ProposedJoin.objects.filter(pk__in=[row.pk for row in suggested if (row.one_id, row.other_id) in wanted]).delete()
    one, other = wanted[new[0]]
    summary = Summary.PAIR_KEPT_APART if len(new) == 1 else Summary.PAIRS_KEPT_APART
    people = sorted({pk for pair in new for pk in pair})
    return record_change(
        Change.Kind.KEEP_APART,
        summary,
        {"one": one.name, "other": other.name, "count": len(new)},
        about=subjects(people=(pk for pair in new for pk in pair)),
        undo=KeptApart(distinctions=tuple(row.pk for row in made), people=tuple(people)),
        user=user,
    )


@undoes(Change.Kind.KEEP_APART, record=KeptApart)
def undo_kept_apart(record: KeptApart, _undoing: UndoRequest) -> None:
    Distinction.objects.filter(pk__in=record.distinctions).delete()
    people = set(existing(Person, record.people))
    update_suggestions(people, new=people)


def _kept_apart_from(person_id: int) -> set[int]:
    rows = Distinction.objects.filter(Q(one=person_id) | Q(other=person_id)).values_list("one", "other")
    return {other for pair in rows for other in pair} - {person_id}


def _distinction(one: int, other: int, **fields: Any) -> Distinction:
    return Distinction(one_id=min(one, other), other_id=max(one, other), **fields)


# Splitting


@transaction.atomic
def split_person(person: Person, appearances: Iterable[Appearance], *, name: str, user: User | None) -> Change:
    """Move some of a person's appearances, with the quotes in those articles, to a new person called ``name``.

    The split is stored as a correction for each article, and the two people are kept apart. Names that both appear
    under belong to both; in later articles the evidence decides between them. Raises ``ValueError`` unless some, but
    not all, of the person's appearances are given.
    """
    lock_writers()
    wanted = [appearance.pk for appearance in appearances]
    chosen = list(person.appearances.filter(pk__in=wanted).select_related("article__clipping").only(*_OF_APPEARANCE))
    rest = set(person.appearances.exclude(pk__in=wanted).values_list("name", flat=True).distinct())
    if not chosen or not rest:
        raise ValueError("a split takes some of the person's appearances, not all of them")
    new = Person.objects.create(name=name[:MAX_NAME], sort_name=sort_name(name)[:MAX_NAME])
    before = _correct_people(chosen, new, user=user)
    aliases = _divide_aliases(person, new, chosen, rest=rest)
    person.appearances.filter(pk__in=wanted).update(person=new)
    articles = {row.article_id for row in chosen}
    mixed = set(person.appearances.filter(article__in=articles).values_list("article", flat=True))
    Quote.objects.filter(article__in=articles - mixed, speaker=person).update(speaker=new)
    places = [row.article for row in chosen if row.article_id not in mixed]
    _hand_over_quote_corrections(places, person, new)
    Distinction.objects.bulk_create([_distinction(person.pk, new.pk, made_by=user)])
    # In an article that names both, parsing again decides which of them each quote belongs to.
    clippings = sorted({row.article.clipping_id for row in chosen if row.article_id in mixed})
    reparse(clippings)
    update_suggestions({person.pk, new.pk}, new={person.pk, new.pk})
    return record_change(
        Change.Kind.SPLIT_PERSON,
        Summary.PERSON_SPLIT,
        {"new": new.name, "person": person.name, "count": len(articles)},
        about=subjects(articles=articles, people=[person.pk, new.pk]),
        undo=SplitPerson(
            person=person.pk, new=new.pk, before=tuple(before), aliases=tuple(aliases), mixed=tuple(clippings)
        ),
        user=user,
    )


_OF_APPEARANCE = ("name", "person", "article__position", "article__clipping__sha256")


def _correct_people(chosen: Sequence[Appearance], new: Person, *, user: User | None) -> list[NameBefore]:
    """Correct the name of each appearance to mean ``new``, and return the earlier corrections."""
    hashes = {row.article.clipping.sha256 for row in chosen}
    stored = {
        (row.sha256, row.position, row.key): row.person_id for row in PersonCorrection.objects.filter(sha256__in=hashes)
    }
    before = []
    corrections = []
    for sha256, position, key in dict.fromkeys(
        (row.article.clipping.sha256, row.article.position, person_key(row.name)) for row in chosen
    ):
        place: dict[str, Any] = {"sha256": sha256, "position": position, "key": key}
        before.append(NameBefore(**place, person=stored.get((sha256, position, key))))
        corrections.append(PersonCorrection(**place, person=new, made_by=user))
    PersonCorrection.objects.bulk_create(
        corrections,
        update_conflicts=True,
        unique_fields=["sha256", "position", "key"],
        update_fields=["person", "made_by", "made_at"],
    )
    return before


def _divide_aliases(person: Person, new: Person, chosen: Sequence[Appearance], *, rest: set[str]) -> list[Row]:
    """Create the aliases of ``new``. Delete those that ``person`` no longer appears under, and return their rows.

    ``rest`` are the names of the appearances that stay with ``person``.
    """
    names = {person_key(new.name): new.name} | {person_key(row.name): row.name for row in chosen}
    kept = {person_key(name) for name in rest} | {person_key(person.name)}
    aliases = {alias.key: alias for alias in person.aliases.all()}
    gone = [alias for key, alias in aliases.items() if key in names and key not in kept]
    Alias.objects.bulk_create(
        alias_of(new.pk, name, family=aliases[key].family if key in aliases else "")
        for key, name in names.items()
        if key
    )
    Alias.objects.filter(pk__in=[alias.pk for alias in gone]).delete()
    return [row_values(alias) for alias in gone]


def _hand_over_quote_corrections(articles: Sequence[Any], person: Person, new: Person) -> None:
    places = {(article.clipping.sha256, article.position) for article in articles}
    for model in (QuoteCorrection, AddedQuote):
        rows = model.objects.filter(speaker=person, sha256__in={sha256 for sha256, _position in places})
        moved = [pk for pk, *place in rows.values_list("pk", "sha256", "position") if tuple(place) in places]
        if moved:
            model.objects.filter(pk__in=moved).update(speaker=new)


@undoes(Change.Kind.SPLIT_PERSON, record=SplitPerson)
def undo_split(record: SplitPerson, _undoing: UndoRequest) -> None:
    person = Person.objects.filter(pk=record.person).first()
    new = Person.objects.filter(pk=record.new).first()
    if person is None or new is None:
        raise NotUndoable(_("one of these people was deleted; undo later changes first"))
    since = Change.objects.filter(undone_at=None)
    merged = since.filter(kind=Change.Kind.MERGE_PEOPLE, undo__kept=new.pk)
    if merged.exists() or since.filter(kind=Change.Kind.SPLIT_PERSON, undo__person=new.pk).exists():
        raise NotUndoable(_("%(name)s was later merged or split; undo that first") % {"name": new.name})
    _restore_person_corrections(record.before)
    new.aliases.all().delete()
    for model, field in _PEOPLE_ROWS:
        model.objects.filter(**{field: new}).update(**{field: person})
    new.delete()
    restore_rows(Alias, record.aliases)
    reparse(record.mixed)
    update_suggestions({person.pk}, new={person.pk})


def _restore_person_corrections(before: Sequence[NameBefore]) -> None:
    people = set(existing(Person, (row.person for row in before)))
    by_place = {(row.sha256, row.position, row.key): row.person for row in before}
    rows = PersonCorrection.objects.filter(sha256__in={row.sha256 for row in before})
    changed = [row for row in rows if (row.sha256, row.position, row.key) in by_place]
    restored = []
    for row in changed:
        person = by_place[row.sha256, row.position, row.key]
        if person in people and person is not None:
            row.person_id = person
            restored.append(row)
    gone = {row.pk for row in changed} - {row.pk for row in restored}
    PersonCorrection.objects.filter(pk__in=gone).delete()
    PersonCorrection.objects.bulk_update(restored, ["person"])
