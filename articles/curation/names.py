"""Who a name in one article is, said by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles.curation.records import existing, existing_users, parse_again, parse_again_by_hash, shortened
from articles.ingest.naming import alias_of, person_key
from articles.ingest.reparsing import forget_nobodies
from articles.ingest.storing import lock_writers
from articles.models import Appearance, Change, Person, PersonCorrection
from articles.text.name_keys import sort_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsarchive.accounts.models import User


@transaction.atomic
def set_person(appearance: Appearance, person: Person | None, *, user: User | None) -> Change | None:
    """Say who a name in an article is: ``person``, or, with ``None``, somebody new who is called so.

    What is said of the name in that article goes with it: mentions, roles, quotes. Returns ``None`` if the same was
    said before.
    """
    lock_writers()
    article = appearance.article
    about: dict[str, Any] = {
        "sha256": article.clipping.sha256,
        "position": article.position,
        "key": person_key(appearance.name),
    }
    there = PersonCorrection.objects.filter(**about).first()
    if there and person and there.person_id == person.pk:
        return None
    before = there and {"person_id": there.person_id, "made_by_id": there.made_by_id}
    # Whom the name meant may be nobody then, and forgotten.
    was, made = Person.objects.values("id", "name", "sort_name").get(pk=appearance.person_id), None
    if person is None:
        person = _new_person(appearance.name)
        made = person.pk
    PersonCorrection.objects.update_or_create(defaults={"person": person, "made_by": user}, **about)
    parse_again([article.clipping_id])
    return Change.objects.create(
        kind=Change.Kind.SET_PERSON,
        summary=_("#%(pk)s %(headline)s: “%(name)s” is %(person)s")
        % {"pk": article.pk, "headline": shortened(article.headline), "name": appearance.name, "person": person},
        undo={**about, "before": before, "was": was, "made": made},
        made_by=user,
    )


def _new_person(name: str) -> Person:
    person = Person.objects.create(name=name, sort_name=sort_name(name)[:200])
    alias_of(person.pk, name).save()
    return person


def undo_person(undo: Mapping[str, Any]) -> None:
    about = {name: undo[name] for name in ("sha256", "position", "key")}
    PersonCorrection.objects.filter(**about).delete()
    before = undo["before"]
    if before and existing(Person, [before["person_id"]]):
        made_by = existing_users([before["made_by_id"]]).get(before["made_by_id"])
        PersonCorrection.objects.create(**about, person_id=before["person_id"], made_by_id=made_by)
    else:
        _hand_back(undo)
    parse_again_by_hash([undo["sha256"]])
    if undo["made"]:
        forget_nobodies({undo["made"]})


def _hand_back(undo: Mapping[str, Any]) -> None:
    """Give the name back to whom it meant before.

    Parsing again would not do it: of those who may be called so it keeps whom the article had.
    """
    named = Appearance.objects.filter(
        article__clipping__sha256=undo["sha256"], article__position=undo["position"]
    ).values_list("pk", "name")
    its = {pk: name for pk, name in named if person_key(name) == undo["key"]}
    was, made = Person.objects.get_or_create(pk=undo["was"]["id"], defaults=undo["was"])
    if made:
        alias_of(was.pk, next(iter(its.values()), was.name)).save()
    Appearance.objects.filter(pk__in=its).update(person=was)
