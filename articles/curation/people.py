"""People who turn out to be one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from articles.curation.records import NotUndoable, parse_again
from articles.ingest.naming import person_key
from articles.ingest.storing import lock_writers
from articles.models import Alias, Appearance, Change, Person, Quote, QuoteCorrection

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from newsarchive.accounts.models import User


# What belongs to a person, and by which field.
_PEOPLE_ROWS: tuple[tuple[Any, str], ...] = (
    (Alias, "person"),
    (Appearance, "person"),
    (Quote, "speaker"),
    (QuoteCorrection, "speaker"),
)


@transaction.atomic
def merge_people(*, kept: Person, absorbed: Iterable[Person], user: User | None) -> Change:
    """Make ``absorbed`` and ``kept`` one person, who has all their names: later clippings find it by each of them.

    Notes are joined. Raises ``ValueError`` where there is nobody to absorb.
    """
    lock_writers()
    others = list(Person.objects.filter(pk__in=[person.pk for person in absorbed]).exclude(pk=kept.pk).order_by("pk"))
    if not others:
        raise ValueError("nobody to merge")
    ids = [person.pk for person in others]
    rows: dict[int, dict[str, Any]] = {
        person.pk: {"id": person.pk, "name": person.name, "sort_name": person.sort_name, "note": person.note}
        for person in others
    }
    undo = {
        "kept": kept.pk,
        "note": kept.note,
        "newest_appearance": Appearance.objects.aggregate(newest=Max("pk"))["newest"] or 0,
    }
    for model, field in _PEOPLE_ROWS:
        held: dict[int, list[int]] = defaultdict(list)
        found = model.objects.filter(**{f"{field}__in": ids})
        for pk, person_id in found.order_by("pk").values_list("pk", f"{field}_id"):
            held[person_id].append(pk)
        found.update(**{field: kept})
        for person_id in ids:
            rows[person_id][model._meta.model_name] = held[person_id]
    Person.objects.filter(pk__in=ids).delete()
    notes = [note for note in (kept.note, *(person.note for person in others)) if note]
    if notes and kept.note != (note := "\n\n".join(dict.fromkeys(notes))):
        kept.note = note
        kept.save(update_fields=["note"])
    return Change.objects.create(
        kind=Change.Kind.MERGE_PEOPLE,
        summary=_("%(absorbed)s merged into %(kept)s")
        % {"absorbed": ", ".join(person.name for person in others), "kept": kept.name},
        undo={**undo, "merged_note": kept.note, "people": list(rows.values())},
        made_by=user,
    )


def undo_merged_people(undo: Mapping[str, Any]) -> None:
    kept = Person.objects.filter(pk=undo["kept"]).first()
    if kept is None:
        raise NotUndoable(_("the person they were merged into is gone; undo later changes first"))
    if Person.objects.filter(pk__in=[row["id"] for row in undo["people"]]).exists():
        raise NotUndoable(_("they are there again already"))
    Person.objects.bulk_create(
        Person(pk=row["id"], name=row["name"], sort_name=row["sort_name"], note=row["note"]) for row in undo["people"]
    )
    for row in undo["people"]:
        for model, field in _PEOPLE_ROWS:
            held = row[model._meta.model_name]
            model.objects.filter(**{"pk__in": held, field: kept}).update(**{field: row["id"]})
    if kept.note == undo["merged_note"] != undo["note"]:
        kept.note = undo["note"]
        kept.save(update_fields=["note"])
    _sort_out_later_appearances(kept, undo)


def _sort_out_later_appearances(kept: Person, undo: Mapping[str, Any]) -> None:
    """What came under one of the restored people's names since the merge is theirs: parsing again gives it to them."""
    since = kept.appearances.filter(pk__gt=undo["newest_appearance"])
    names = since.values_list("article__clipping", "name")
    keys = set(Alias.objects.filter(person__in=[row["id"] for row in undo["people"]]).values_list("key", flat=True))
    parse_again({clipping for clipping, name in names if person_key(name) in keys})
