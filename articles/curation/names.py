"""Setting by hand who a name in one article is, or that words name somebody or nobody."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles.curation.changes import (
    NotUndoable,
    Undoing,
    article_values,
    existing,
    existing_users,
    parse_again,
    parse_again_by_hash,
    record_change,
    shortened,
    undoes,
)
from articles.ingest.names import alias_of, person_key
from articles.ingest.reparsing import delete_orphaned_people
from articles.ingest.storing import lock_writers
from articles.lines.ledger import body_lines_of
from articles.models import Appearance, Change, NameCorrection, Person, PersonCorrection, Summary, subjects
from articles.models.undo_records import UndoRecord
from articles.text.people.name_keys import sort_name
from articles.text.places import Place, line_at

if TYPE_CHECKING:
    from articles.models import Article
    from articles.text.spans import Span
    from newsarchive.accounts.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class NameKey:
    """A name in an article: SHA-256 of the clipping, position in it, key of the name."""

    sha256: str
    position: int
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDecision:
    """Who a name was, by a ``PersonCorrection``."""

    person_id: int
    made_by_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    id: int
    name: str
    sort_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPerson(UndoRecord):
    """``was`` is whom the name meant, who may be deleted since; ``made`` is a person created by the change."""

    at: NameKey
    before: PersonDecision | None
    was: PersonRow
    made: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameDecision:
    """Whom words named, by a ``NameCorrection``."""

    name: str
    made_by_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPersonOfName:
    at: NameKey
    before: PersonDecision | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletedPerson:
    """A person who was named nowhere after the change. ``alias`` is what the article called them."""

    person: PersonRow
    alias: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedName(UndoRecord):
    sha256: str
    position: int
    place: Place
    name: str
    before: NameDecision | None
    person: SetPersonOfName | None
    deleted: tuple[DeletedPerson, ...]


@transaction.atomic
def set_person(appearance: Appearance, person: Person | None, *, user: User | None) -> Change | None:
    """Set who a name in an article is: ``person`` or, with ``None``, a new person of that name.

    Mentions, roles and quotes of the name in that article go with it. Returns ``None`` if it was already set so.
    """
    lock_writers()
    article = appearance.article
    at = NameKey(
        sha256=article.clipping.sha256,
        position=article.position,
        key=person_key(appearance.name),
    )
    there = PersonCorrection.objects.filter(**asdict(at)).first()
    if there and person and there.person_id == person.pk:
        return None
    # Whom the name meant may be named nowhere afterwards, and be deleted.
    was = PersonRow(**Person.objects.values("id", "name", "sort_name").get(pk=appearance.person_id))
    made = None
    if person is None:
        person = _new_person(appearance.name)
        made = person.pk
    PersonCorrection.objects.update_or_create(defaults={"person": person, "made_by": user}, **asdict(at))
    parse_again([article.clipping_id])
    return record_change(
        Change.Kind.SET_PERSON,
        Summary.PERSON_SET,
        article_values(article, name=appearance.name, person=person.name),
        about=subjects(articles=[article.pk], people=[was.id, person.pk]),
        undo=SetPerson(at=at, before=_decision_of(there), was=was, made=made),
        user=user,
    )


@transaction.atomic
def name_person(
    article: Article,
    words: str,
    *,
    name: str,
    person: Person | None = None,
    span: Span | None = None,
    user: User | None,
) -> Change | None:
    """Set that ``words`` of an article name the person it calls ``name``; an empty ``name`` stands for nobody.

    It holds for the words at ``span`` of the body, or without one wherever the article has them by themselves. Where a
    whole name is nobody's, it holds for everything taken to mean it. ``person`` is who the name is, as in
    ``set_person``. Returns ``None`` if it was already set so. ``article`` is refreshed. Raises ``ValueError`` where a
    span is not within one line.
    """
    lock_writers()
    at: dict[str, Any] = {"sha256": article.clipping.sha256, "position": article.position}
    place = _place_of(article, words, span)
    there = NameCorrection.objects.filter(**at, **asdict(place)).first()
    key = NameKey(**at, key=person_key(name)) if name and person else None
    was = PersonCorrection.objects.filter(**asdict(key)).first() if key else None
    if there and there.name == name and (key is None or _is_of(was, person)):
        return None
    before = _people_of(article)
    NameCorrection.objects.update_or_create(**at, **asdict(place), defaults={"name": name, "made_by": user})
    if key and person:
        PersonCorrection.objects.update_or_create(**asdict(key), defaults={"person": person, "made_by": user})
    parse_again([article.clipping_id])
    article.refresh_from_db()
    touched = _touched_people(before, _people_of(article))
    return record_change(
        Change.Kind.CORRECT_NAME,
        Summary.NAME_SET if name else Summary.NOT_A_PERSON,
        article_values(article, words=shortened(place.words), person=name),
        about=subjects(articles=[article.pk], people=[*touched, person.pk if person else None]),
        undo=CorrectedName(
            **at,
            place=place,
            name=name,
            before=NameDecision(name=there.name, made_by_id=there.made_by_id) if there else None,
            person=SetPersonOfName(at=key, before=_decision_of(was)) if key else None,
            deleted=_deleted_of(before),
        ),
        user=user,
    )


def _place_of(article: Article, words: str, span: Span | None) -> Place:
    """Return the place of a correction: without a span one without a line, which holds wherever the words are."""
    if span is None:
        return Place(line="", nth=0, words=words, at=0)
    line = line_at(body_lines_of(article.blocks), span)
    if line is None:
        raise ValueError(f"{span} of article {article.pk} is not within a line")
    return line.place_of(span)


def _is_of(decision: PersonCorrection | None, person: Person | None) -> bool:
    return decision is not None and person is not None and decision.person_id == person.pk


def _people_of(article: Article) -> dict[int, Appearance]:
    """Return the article's appearances by person."""
    rows = Appearance.objects.filter(article=article).select_related("person").order_by("pk")
    return {row.person_id: row for row in rows}


def _touched_people(before: dict[int, Appearance], after: dict[int, Appearance]) -> list[int]:
    """Return the ids of the people whose name in the article, or number of mentions, is different."""

    def facts(row: Appearance | None) -> tuple[str, int] | None:
        return (row.name, row.mention_count) if row else None

    return sorted(pk for pk in before.keys() | after.keys() if facts(before.get(pk)) != facts(after.get(pk)))


def _deleted_of(people: dict[int, Appearance]) -> tuple[DeletedPerson, ...]:
    left = set(existing(Person, people))
    return tuple(
        DeletedPerson(person=PersonRow(id=pk, name=row.person.name, sort_name=row.person.sort_name), alias=row.name)
        for pk, row in people.items()
        if pk not in left
    )


def _decision_of(row: PersonCorrection | None) -> PersonDecision | None:
    return PersonDecision(person_id=row.person_id, made_by_id=row.made_by_id) if row else None


@undoes(Change.Kind.CORRECT_NAME, record=CorrectedName)
def undo_name(record: CorrectedName, _undoing: Undoing) -> None:
    at = {"sha256": record.sha256, "position": record.position, **asdict(record.place)}
    there = NameCorrection.objects.filter(**at)
    if list(there.values_list("name", flat=True)) != [record.name]:
        raise NotUndoable(_("a later edit changed this; undo that edit first"))
    there.delete()
    if before := record.before:
        made_by = existing_users([before.made_by_id]).get(before.made_by_id)
        NameCorrection.objects.create(**at, name=before.name, made_by_id=made_by)
    if record.person:
        PersonCorrection.objects.filter(**asdict(record.person.at)).delete()
        _restore_decision(record.person.at, record.person.before)
    for deleted in record.deleted:
        # Links to their page hold again.
        _restore_person(deleted.person, alias=deleted.alias)
    parse_again_by_hash([record.sha256])
    delete_orphaned_people({deleted.person.id for deleted in record.deleted})


def _restore_decision(at: NameKey, before: PersonDecision | None) -> bool:
    """Write the earlier decision again, if there was one and its person still exists; return whether it was."""
    if before is None or not existing(Person, [before.person_id]):
        return False
    made_by = existing_users([before.made_by_id]).get(before.made_by_id)
    PersonCorrection.objects.create(**asdict(at), person_id=before.person_id, made_by_id=made_by)
    return True


def _restore_person(row: PersonRow, *, alias: str) -> Person:
    fields = {"name": row.name, "sort_name": row.sort_name}
    person, is_made = Person.objects.get_or_create(pk=row.id, defaults=fields)
    if is_made:
        alias_of(person.pk, alias).save()
    return person


def _new_person(name: str) -> Person:
    person = Person.objects.create(name=name, sort_name=sort_name(name)[:200])
    alias_of(person.pk, name).save()
    return person


@undoes(Change.Kind.SET_PERSON, record=SetPerson)
def undo_person(record: SetPerson, _undoing: Undoing) -> None:
    PersonCorrection.objects.filter(**asdict(record.at)).delete()
    if not _restore_decision(record.at, record.before):
        _hand_back(record)
    parse_again_by_hash([record.at.sha256])
    if record.made:
        delete_orphaned_people({record.made})


def _hand_back(record: SetPerson) -> None:
    """Give the name back to whom it meant before.

    Parsing again would not: among people with the name it keeps the one the article had.
    """
    appearances = Appearance.objects.filter(
        article__clipping__sha256=record.at.sha256, article__position=record.at.position
    ).values_list("pk", "name")
    named = {pk: name for pk, name in appearances if person_key(name) == record.at.key}
    was = _restore_person(record.was, alias=next(iter(named.values()), record.was.name))
    Appearance.objects.filter(pk__in=named).update(person=was)
