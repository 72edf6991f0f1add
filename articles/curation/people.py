"""People who turn out to be one, or several."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.curation.records import NotUndoable, existing, existing_users, parse_again
from articles.ingest.names import MAX_NAME, alias_of, person_key
from articles.ingest.proposals import propose_joins
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
    subjects,
)
from articles.text.people.name_keys import sort_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from newsarchive.accounts.models import User


# What belongs to a person, and by which field. Decisions of pairs of people are besides.
_PEOPLE_ROWS: tuple[tuple[Any, str], ...] = (
    (Alias, "person"),
    (Appearance, "person"),
    (Quote, "speaker"),
    (QuoteCorrection, "speaker"),
    (AddedQuote, "speaker"),
    (PersonCorrection, "person"),
)

Row = dict[str, Any]


# Merging


@transaction.atomic
def merge_people(*, kept: Person, absorbed: Iterable[Person], user: User | None) -> Change:
    """Make ``absorbed`` and ``kept`` one person, who has all their names: later clippings find it by each of them.

    Notes are joined. That they were kept apart is forgotten; from whom they were, the one person is. Raises
    ``ValueError`` where there is nobody to absorb.
    """
    lock_writers()
    others = list(Person.objects.filter(pk__in=[person.pk for person in absorbed]).exclude(pk=kept.pk).order_by("pk"))
    if not others:
        raise ValueError("nobody to merge")
    ids = [person.pk for person in others]
    rows: dict[int, Row] = {
        person.pk: {"id": person.pk, "name": person.name, "sort_name": person.sort_name, "note": person.note}
        for person in others
    }
    undo: Row = {
        "kept": kept.pk,
        "note": kept.note,
        "newest_appearance": Appearance.objects.aggregate(newest=Max("pk"))["newest"] or 0,
        "spare_aliases": _take_spare_aliases(kept, ids),
    }
    for model, field in _PEOPLE_ROWS:
        held: dict[int, list[int]] = defaultdict(list)
        found = model.objects.filter(**{f"{field}__in": ids})
        for pk, person_id in found.order_by("pk").values_list("pk", f"{field}_id"):
            held[person_id].append(pk)
        found.update(**{field: kept})
        for person_id in ids:
            rows[person_id][model._meta.model_name] = held[person_id]
    undo["distinctions"], undo["new_distinctions"] = _merge_distinctions(kept, ids)
    Person.objects.filter(pk__in=ids).delete()
    notes = [note for note in (kept.note, *(person.note for person in others)) if note]
    if notes and kept.note != (note := "\n\n".join(dict.fromkeys(notes))):
        kept.note = note
        kept.save(update_fields=["note"])
    propose_joins({kept.pk}, new={kept.pk})
    return Change.objects.create(
        kind=Change.Kind.MERGE_PEOPLE,
        summary=_("%(absorbed)s merged into %(kept)s")
        % {"absorbed": ", ".join(person.name for person in others), "kept": kept.name},
        about=subjects(people=[kept.pk, *ids]),
        undo={**undo, "merged_note": kept.note, "people": list(rows.values())},
        made_by=user,
    )


def _take_spare_aliases(kept: Person, ids: Collection[int]) -> list[Row]:
    """Delete the names that one of those merged has before them, and return their rows."""
    seen: set[str] = set()
    spare = []
    # Those of the person who is kept first.
    rows = sorted(Alias.objects.filter(person__in=[kept.pk, *ids]), key=lambda row: (row.person_id != kept.pk, row.pk))
    for alias in rows:
        if alias.key in seen:
            spare.append(alias)
        seen.add(alias.key)
    Alias.objects.filter(pk__in=[alias.pk for alias in spare]).delete()
    return [_row(alias) for alias in spare]


def _merge_distinctions(kept: Person, ids: Collection[int]) -> tuple[list[Row], list[int]]:
    """Keep ``kept`` apart from whom the others were, and return the others' rows and the ids of the new ones."""
    theirs = list(Distinction.objects.filter(Q(one__in=ids) | Q(other__in=ids)).order_by("pk"))
    if not theirs:
        return [], []
    apart: dict[int, int | None] = {}
    for row in theirs:
        for person_id in {row.one_id, row.other_id} - {kept.pk, *ids}:
            apart.setdefault(person_id, row.made_by_id)
    there = _kept_apart_from(kept.pk)
    Distinction.objects.filter(pk__in=[row.pk for row in theirs]).delete()
    new = Distinction.objects.bulk_create(
        _distinction(kept.pk, person_id, made_by_id=made_by)
        for person_id, made_by in apart.items()
        if person_id not in there
    )
    return [_row(row) for row in theirs], [row.pk for row in new]


def undo_merged_people(undo: Mapping[str, Any]) -> None:
    kept = Person.objects.filter(pk=undo["kept"]).first()
    if kept is None:
        raise NotUndoable(_("the person they were merged into is gone; undo later changes first"))
    ids = [row["id"] for row in undo["people"]]
    if Person.objects.filter(pk__in=ids).exists():
        raise NotUndoable(_("they are there again already"))
    Person.objects.bulk_create(
        Person(pk=row["id"], name=row["name"], sort_name=row["sort_name"], note=row["note"]) for row in undo["people"]
    )
    for row in undo["people"]:
        for model, field in _PEOPLE_ROWS:
            # Changes from before there were corrections of people have none of them.
            if held := row.get(model._meta.model_name):
                model.objects.filter(**{"pk__in": held, field: kept}).update(**{field: row["id"]})
    _put_back(Alias, undo.get("spare_aliases", []))
    Distinction.objects.filter(pk__in=undo.get("new_distinctions", [])).delete()
    _put_back(Distinction, undo.get("distinctions", []))
    if kept.note == undo["merged_note"] != undo["note"]:
        kept.note = undo["note"]
        kept.save(update_fields=["note"])
    _sort_out_later_appearances(kept, undo)
    propose_joins({kept.pk, *ids}, new={kept.pk, *ids})


def _sort_out_later_appearances(kept: Person, undo: Mapping[str, Any]) -> None:
    """What came under one of the restored people's names since the merge is theirs: parsing again gives it to them."""
    since = kept.appearances.filter(pk__gt=undo["newest_appearance"])
    names = since.values_list("article__clipping", "name")
    keys = set(Alias.objects.filter(person__in=[row["id"] for row in undo["people"]]).values_list("key", flat=True))
    parse_again({clipping for clipping, name in names if person_key(name) in keys})


@transaction.atomic
def accept_joins(joins: Iterable[ProposedJoin], *, user: User | None) -> list[Change]:
    """Merge the people of each proposed join, into whoever is best known, and return the changes.

    Of three who are proposed in pairs one person is made. Joins that are not proposed any more are left out.
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
    """Say of each pair that they are not the same person, so that nobody is asked again.

    Returns the change, ``None`` where it was all said before. Raises ``ValueError`` for a pair of one person.
    """
    lock_writers()
    wanted = {(min(one.pk, other.pk), max(one.pk, other.pk)): (one, other) for one, other in pairs}
    if any(one == other for one, other in wanted):
        raise ValueError("a person cannot be kept apart from themselves")
    firsts = [one for one, _other in wanted]
    there = set(Distinction.objects.filter(one__in=firsts).values_list("one", "other"))
    new = sorted(wanted.keys() - there)
    if not new:
        return None
    made = Distinction.objects.bulk_create(Distinction(one_id=one, other_id=other, made_by=user) for one, other in new)
    waiting = ProposedJoin.objects.filter(one__in=[one for one, _other in new]).only("one", "other")
    ProposedJoin.objects.filter(pk__in=[row.pk for row in waiting if (row.one_id, row.other_id) in wanted]).delete()
    one, other = wanted[new[0]]
    if len(new) == 1:
        summary = _("%(one)s is not %(other)s") % {"one": one.name, "other": other.name}
    else:
        summary = ngettext("%(count)d pair kept apart", "%(count)d pairs kept apart", len(new)) % {"count": len(new)}
    return Change.objects.create(
        kind=Change.Kind.KEEP_APART,
        summary=summary,
        about=subjects(people=(pk for pair in new for pk in pair)),
        undo={"distinctions": [row.pk for row in made], "people": sorted({pk for pair in new for pk in pair})},
        made_by=user,
    )


def undo_kept_apart(undo: Mapping[str, Any]) -> None:
    Distinction.objects.filter(pk__in=undo["distinctions"]).delete()
    people = set(existing(Person, undo["people"]))
    propose_joins(people, new=people)


def _kept_apart_from(person_id: int) -> set[int]:
    rows = Distinction.objects.filter(Q(one=person_id) | Q(other=person_id)).values_list("one", "other")
    return {other for pair in rows for other in pair} - {person_id}


def _distinction(one: int, other: int, **fields: Any) -> Distinction:
    return Distinction(one_id=min(one, other), other_id=max(one, other), **fields)


# Splitting


@transaction.atomic
def split_person(person: Person, appearances: Iterable[Appearance], *, name: str, user: User | None) -> Change:
    """Give some of a person's appearances to a new person called ``name``, with the quotes of these articles.

    It is a decision about each of the clippings, and about the two people, who are kept apart. Both have the names
    under which both appear: of later articles that print one of these the evidence decides. Raises ``ValueError`` where
    no appearances of the person are given, or all of them.
    """
    lock_writers()
    wanted = [appearance.pk for appearance in appearances]
    chosen = list(person.appearances.filter(pk__in=wanted).select_related("article__clipping").only(*_OF_APPEARANCE))
    rest = set(person.appearances.exclude(pk__in=wanted).values_list("name", flat=True).distinct())
    if not chosen or not rest:
        raise ValueError("some of the person's appearances, not all of them, can be split off")
    new = Person.objects.create(name=name[:MAX_NAME], sort_name=sort_name(name)[:MAX_NAME])
    undo: Row = {
        "person": person.pk,
        "new": new.pk,
        "before": _correct_people(chosen, new, user=user),
        "aliases": _divide_aliases(person, new, chosen, rest=rest),
    }
    person.appearances.filter(pk__in=wanted).update(person=new)
    articles = {row.article_id for row in chosen}
    mixed = set(person.appearances.filter(article__in=articles).values_list("article", flat=True))
    Quote.objects.filter(article__in=articles - mixed, speaker=person).update(speaker=new)
    places = [row.article for row in chosen if row.article_id not in mixed]
    _hand_over_quote_corrections(places, person, new)
    Distinction.objects.bulk_create([_distinction(person.pk, new.pk, made_by=user)])
    # Where an article names both, its text says whose words are whose.
    undo["mixed"] = sorted({row.article.clipping_id for row in chosen if row.article_id in mixed})
    parse_again(undo["mixed"])
    propose_joins({person.pk, new.pk}, new={person.pk, new.pk})
    count = ngettext("%(count)d article", "%(count)d articles", len(articles)) % {"count": len(articles)}
    return Change.objects.create(
        kind=Change.Kind.SPLIT_PERSON,
        summary=_("%(new)s split off %(person)s, with %(articles)s")
        % {"new": new.name, "person": person.name, "articles": count},
        about=subjects(articles=articles, people=[person.pk, new.pk]),
        undo=undo,
        made_by=user,
    )


_OF_APPEARANCE = ("name", "person", "article__position", "article__clipping__sha256")


def _correct_people(chosen: Sequence[Appearance], new: Person, *, user: User | None) -> list[Row]:
    """Write down whom each name means in its article, and return what there was before, for undoing."""
    hashes = {row.article.clipping.sha256 for row in chosen}
    there = {
        (row.sha256, row.position, row.key): row.person_id for row in PersonCorrection.objects.filter(sha256__in=hashes)
    }
    before = []
    corrections = []
    for sha256, position, key in dict.fromkeys(
        (row.article.clipping.sha256, row.article.position, person_key(row.name)) for row in chosen
    ):
        place = {"sha256": sha256, "position": position, "key": key}
        before.append({**place, "person": there.get((sha256, position, key))})
        corrections.append(PersonCorrection(**place, person=new, made_by=user))
    PersonCorrection.objects.bulk_create(
        corrections,
        update_conflicts=True,
        unique_fields=["sha256", "position", "key"],
        update_fields=["person", "made_by", "made_at"],
    )
    return before


def _divide_aliases(person: Person, new: Person, chosen: Sequence[Appearance], *, rest: set[str]) -> list[Row]:
    """Give ``new`` its names, take from ``person`` those that are no longer printed, and return the rows taken."""
    names = {person_key(new.name): new.name} | {person_key(row.name): row.name for row in chosen}
    kept = {person_key(name) for name in rest} | {person_key(person.name)}
    there = {alias.key: alias for alias in person.aliases.all()}
    gone = [alias for key, alias in there.items() if key in names and key not in kept]
    Alias.objects.bulk_create(
        alias_of(new.pk, name, family=there[key].family if key in there else "") for key, name in names.items() if key
    )
    Alias.objects.filter(pk__in=[alias.pk for alias in gone]).delete()
    return [_row(alias) for alias in gone]


def _hand_over_quote_corrections(articles: Sequence[Any], person: Person, new: Person) -> None:
    places = {(article.clipping.sha256, article.position) for article in articles}
    for model in (QuoteCorrection, AddedQuote):
        rows = model.objects.filter(speaker=person, sha256__in={sha256 for sha256, _position in places})
        moved = [pk for pk, *place in rows.values_list("pk", "sha256", "position") if tuple(place) in places]
        if moved:
            model.objects.filter(pk__in=moved).update(speaker=new)


def undo_split(undo: Mapping[str, Any]) -> None:
    person = Person.objects.filter(pk=undo["person"]).first()
    new = Person.objects.filter(pk=undo["new"]).first()
    if person is None or new is None:
        raise NotUndoable(_("one of the two people is gone; undo later changes first"))
    since = Change.objects.filter(undone_at=None)
    merged = since.filter(kind=Change.Kind.MERGE_PEOPLE, undo__kept=new.pk)
    if merged.exists() or since.filter(kind=Change.Kind.SPLIT_PERSON, undo__person=new.pk).exists():
        raise NotUndoable(_("%(name)s has been merged or split since; undo that first") % {"name": new.name})
    _restore_person_corrections(undo["before"])
    new.aliases.all().delete()
    for model, field in _PEOPLE_ROWS:
        model.objects.filter(**{field: new}).update(**{field: person})
    new.delete()
    _put_back(Alias, undo["aliases"])
    parse_again(undo["mixed"])
    propose_joins({person.pk}, new={person.pk})


def _restore_person_corrections(before: Sequence[Mapping[str, Any]]) -> None:
    people = set(existing(Person, (row["person"] for row in before)))
    by_place = {(row["sha256"], row["position"], row["key"]): row["person"] for row in before}
    rows = PersonCorrection.objects.filter(sha256__in={row["sha256"] for row in before})
    mine = [row for row in rows if (row.sha256, row.position, row.key) in by_place]
    back = []
    for row in mine:
        row.person_id = by_place[row.sha256, row.position, row.key]
        if row.person_id in people:
            back.append(row)
    PersonCorrection.objects.filter(pk__in={row.pk for row in mine} - {row.pk for row in back}).delete()
    PersonCorrection.objects.bulk_update(back, ["person"])


def _row(instance: Any) -> Row:
    """Return the columns of a row, as JSON takes them, times left out: they are the database's to set."""
    return {
        field.attname: getattr(instance, field.attname)
        for field in instance._meta.concrete_fields
        if not getattr(field, "auto_now_add", False)
    }


def _put_back(model: Any, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows again whose people, and whose place, are still there."""
    fields = [field.attname for field in model._meta.concrete_fields if field.related_model is Person]
    people = set(
        Person.objects.filter(pk__in={row[name] for row in rows for name in fields}).values_list("pk", flat=True)
    )
    users = existing_users(row.get("made_by_id") for row in rows)
    model.objects.bulk_create(
        [
            model(**({**row, "made_by_id": users.get(row["made_by_id"])} if "made_by_id" in row else row))
            for row in rows
            if all(row[name] in people for name in fields)
        ],
        ignore_conflicts=True,
    )
