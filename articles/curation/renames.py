"""Change the name of a person, in the whole archive."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from articles.curation.changes import NotUndoable, UndoRequest, record_change, undoes
from articles.ingest.names import MAX_NAME, alias_of, person_key
from articles.ingest.proposals import update_suggestions
from articles.ingest.storing import lock_writers
from articles.models import Alias, Change, Person, Summary, subjects
from articles.models.undo_records import UndoRecord
from articles.text.people.name_keys import sort_name as sort_name_of

if TYPE_CHECKING:
    from newsarchive.accounts.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonNames:
    name: str
    sort_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RenamedPerson(UndoRecord):
    """``aliases`` are the ids of the aliases that the change created."""

    person: int
    before: PersonNames
    now: PersonNames
    aliases: tuple[int, ...]


@transaction.atomic
def rename_person(person: Person, name: str, *, sort_name: str = "", user: User | None) -> Change | None:
    """Set the name and sort name of ``person``, and return the change; ``None`` if nothing changed.

    The old name and the new one are both aliases, so articles find the person by either. An empty ``sort_name`` is made
    from the name, unless the name stays. Raises ``ValueError`` if the name has no letters.
    """
    name = " ".join(name.split())[:MAX_NAME]
    if not person_key(name):
        raise ValueError("a name needs a letter")
    lock_writers()
    person.refresh_from_db()
    before = PersonNames(name=person.name, sort_name=person.sort_name)
    made_up = person.sort_name if name == person.name else sort_name_of(name)
    now = PersonNames(name=name, sort_name=(" ".join(sort_name.split()) or made_up)[:MAX_NAME])
    if now == before:
        return None
    made = []
    for each in dict.fromkeys((before.name, now.name)):
        key = person_key(each)
        if key and not person.aliases.filter(key=key).exists():
            alias = alias_of(person.pk, each, origin=Alias.Origin.HAND)
            alias.save()
            made.append(alias.pk)
    _set_names(person, now)
    return record_change(
        Change.Kind.RENAME_PERSON,
        Summary.PERSON_RENAMED,
        {"before": before.name, "after": now.name},
        about=subjects(people=[person.pk]),
        undo=RenamedPerson(person=person.pk, before=before, now=now, aliases=tuple(made)),
        user=user,
    )


def _set_names(person: Person, names: PersonNames) -> None:
    for field, value in asdict(names).items():
        setattr(person, field, value)
    person.save(update_fields=["name", "sort_name"])
    update_suggestions({person.pk}, new={person.pk})


@undoes(Change.Kind.RENAME_PERSON, record=RenamedPerson)
def undo_rename(record: RenamedPerson, _undoing: UndoRequest) -> None:
    person = Person.objects.filter(pk=record.person).first()
    if person is None:
        raise NotUndoable(_("this person was deleted or merged; undo that first"))
    if PersonNames(name=person.name, sort_name=person.sort_name) != record.now:
        raise NotUndoable(_("a later edit changed this name; undo that edit first"))
    Alias.objects.filter(pk__in=record.aliases, person=person).delete()
    _set_names(person, record.before)
