"""Correct the people in one article: whom a name means, and which words are names."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from articles.curation.changes import (
    ArticleKey,
    NotUndoable,
    UndoRequest,
    article_key,
    article_values,
    existing,
    existing_users,
    record_change,
    reparse,
    reparse_by_hash,
    shortened,
    undoes,
)
from articles.curation.non_persons import forget, learn_from_articles
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
class NameKey(ArticleKey):
    """A name in an article. ``key`` is the key of the name."""

    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDecision:
    """An earlier ``PersonCorrection``: whom a name meant."""

    person_id: int
    made_by_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    id: int
    name: str
    sort_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPerson(UndoRecord):
    """``was`` is the person the name meant, who may have been deleted since. ``made`` was created by the change."""

    at: NameKey
    before: PersonDecision | None
    was: PersonRow
    made: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameDecision:
    """An earlier ``NameCorrection``: the name that words mean. It is empty if they are not a name."""

    name: str
    made_by_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPersonOfName:
    """The person that a change also set for the name, and the correction before."""

    at: NameKey
    before: PersonDecision | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletedPerson:
    """A person deleted by the change, because no article names them any more. ``alias`` is the article's name."""

    person: PersonRow
    alias: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedName(ArticleKey, UndoRecord):
    """``learnt`` is the key of a name that is marked as not a person in the whole archive since this correction."""

    place: Place
    name: str
    before: NameDecision | None
    person: SetPersonOfName | None
    deleted: tuple[DeletedPerson, ...]
    learnt: str = ""


@transaction.atomic
def set_person(appearance: Appearance, person: Person | None, *, user: User | None) -> Change | None:
    """Set whom a name in an article means: ``person`` or, with ``None``, a new person with that name.

    Mentions, roles and quotes under the name in that article move to the person. Returns ``None`` if the name already
    had this correction.
    """
    lock_writers()
    article = appearance.article
    at = NameKey(**article_key(article), key=person_key(appearance.name))
    correction = PersonCorrection.objects.filter(**asdict(at)).first()
    if correction and person and correction.person_id == person.pk:
        return None
    # Read before the change: a person who is named nowhere afterwards is deleted.
    was = PersonRow(**Person.objects.values("id", "name", "sort_name").get(pk=appearance.person_id))
    made = None
    if person is None:
        person = _new_person(appearance.name)
        made = person.pk
    PersonCorrection.objects.update_or_create(defaults={"person": person, "made_by": user}, **asdict(at))
    reparse([article.clipping_id])
    return record_change(
        Change.Kind.SET_PERSON,
        Summary.PERSON_SET,
        article_values(article, name=appearance.name, person=person.name),
        about=subjects(articles=[article.pk], people=[was.id, person.pk]),
        undo=SetPerson(at=at, before=_decision_of(correction), was=was, made=made),
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
    """Set that ``words`` in an article mean the person it calls ``name``. An empty ``name`` means not a person.

    The correction applies to the words at ``span`` of the body, or without a span wherever they appear on their own.
    If a person's whole name is corrected to not a person, all other mentions of that person go too; and if that was
    done in several articles, the name is marked for the whole archive (``learn_from_articles``). ``person`` is whom
    the name means, as in ``set_person``. Returns ``None`` if the words already had this correction. ``article`` is
    refreshed. Raises ``ValueError`` if the span is not within one line.
    """
    lock_writers()
    at = article_key(article)
    place = _place_of(article, words, span)
    correction = NameCorrection.objects.filter(**at, **asdict(place)).first()
    key = NameKey(**at, key=person_key(name)) if name and person else None
    was = PersonCorrection.objects.filter(**asdict(key)).first() if key else None
    if correction and correction.name == name and (key is None or _means(was, person)):
        return None
    before = _people_of(article)
    NameCorrection.objects.update_or_create(**at, **asdict(place), defaults={"name": name, "made_by": user})
    if key and person:
        PersonCorrection.objects.update_or_create(**asdict(key), defaults={"person": person, "made_by": user})
    learnt = learn_from_articles(place.words, user=user) if not name and span is None else ""
    reparse([article.clipping_id])
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
            before=NameDecision(name=correction.name, made_by_id=correction.made_by_id) if correction else None,
            person=SetPersonOfName(at=key, before=_decision_of(was)) if key else None,
            deleted=_deleted_of(before),
            learnt=learnt,
        ),
        user=user,
    )


def _place_of(article: Article, words: str, span: Span | None) -> Place:
    """Return the place of a correction. Without a span the place has no line and applies wherever the words are."""
    if span is None:
        return Place(line="", nth=0, words=words, at=0)
    line = line_at(body_lines_of(article.blocks), span)
    if line is None:
        raise ValueError(f"{span} of article {article.pk} is not within a line")
    return line.place_of(span)


def _means(correction: PersonCorrection | None, person: Person | None) -> bool:
    return correction is not None and person is not None and correction.person_id == person.pk


def _people_of(article: Article) -> dict[int, Appearance]:
    """Return the article's appearances by person."""
    rows = Appearance.objects.filter(article=article).select_related("person").order_by("pk")
    return {row.person_id: row for row in rows}


def _touched_people(before: dict[int, Appearance], after: dict[int, Appearance]) -> list[int]:
    """Return the ids of the people whose name or number of mentions in the article changed."""

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
def undo_name(record: CorrectedName, _undoing: UndoRequest) -> None:
    at = {**record.at, **asdict(record.place)}
    correction = NameCorrection.objects.filter(**at)
    if list(correction.values_list("name", flat=True)) != [record.name]:
        raise NotUndoable(_("a later edit changed this; undo that edit first"))
    correction.delete()
    if before := record.before:
        made_by = existing_users([before.made_by_id]).get(before.made_by_id)
        NameCorrection.objects.create(**at, name=before.name, made_by_id=made_by)
    if record.learnt:
        forget(record.learnt)
    if record.person:
        PersonCorrection.objects.filter(**asdict(record.person.at)).delete()
        _restore_decision(record.person.at, record.person.before)
    for deleted in record.deleted:
        # With the same id, so that links to their page work again.
        _restore_person(deleted.person, alias=deleted.alias)
    reparse_by_hash([record.sha256])
    delete_orphaned_people({deleted.person.id for deleted in record.deleted})


def _restore_decision(at: NameKey, before: PersonDecision | None) -> bool:
    """Restore the earlier correction if its person still exists. Return whether there was one to restore."""
    if before is None or not existing(Person, [before.person_id]):
        return False
    made_by = existing_users([before.made_by_id]).get(before.made_by_id)
    PersonCorrection.objects.create(**asdict(at), person_id=before.person_id, made_by_id=made_by)
    return True


def _restore_person(row: PersonRow, *, alias: str) -> Person:
    """Return the person, created again with the same id if deleted."""
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
def undo_person(record: SetPerson, _undoing: UndoRequest) -> None:
    PersonCorrection.objects.filter(**asdict(record.at)).delete()
    if not _restore_decision(record.at, record.before):
        _restore_earlier_person(record)
    reparse_by_hash([record.at.sha256])
    if record.made:
        delete_orphaned_people({record.made})


def _restore_earlier_person(record: SetPerson) -> None:
    """Assign the name to the person it meant before the change.

    Parsing again is not enough: among people with the same name it keeps the one the article had last.
    """
    appearances = Appearance.objects.filter(
        article__clipping__sha256=record.at.sha256, article__position=record.at.position
    ).values_list("pk", "name")
    named = {pk: name for pk, name in appearances if person_key(name) == record.at.key}
    was = _restore_person(record.was, alias=next(iter(named.values()), record.was.name))
    Appearance.objects.filter(pk__in=named).update(person=was)
