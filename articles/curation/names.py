"""Who a name in one article is, said by hand."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles.curation.records import (
    NotUndoable,
    existing,
    existing_users,
    named,
    parse_again,
    parse_again_by_hash,
    shortened,
)
from articles.ingest.names import alias_of, person_key
from articles.ingest.reparsing import delete_orphaned_people
from articles.ingest.storing import lock_writers
from articles.lines.ledger import body_lines_of
from articles.models import Appearance, Change, NameCorrection, Person, PersonCorrection, subjects
from articles.text.people.name_keys import sort_name
from articles.text.places import line_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.models import Article
    from articles.text.spans import Span
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
        about=subjects(articles=[article.pk], people=[was["id"], person.pk]),
        undo={**about, "before": before, "was": was, "made": made},
        made_by=user,
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
    """Say that ``words`` of an article name the one whom it calls ``name``; nobody where that is empty.

    It is said of the words at ``span`` of the body, or wherever the article has them by themselves; of a whole name
    that is nobody's, of all that was taken to mean it. ``person`` is who the name is, as ``set_person`` has it. Returns
    ``None`` if the same was said before. ``article`` is refreshed. Raises ``ValueError`` where a span is not within one
    line.
    """
    lock_writers()
    at: dict[str, Any] = {"sha256": article.clipping.sha256, "position": article.position}
    about: dict[str, Any] = {"line": "", "nth": 0, "words": words, "at": 0}
    if span is not None:
        line = line_at(body_lines_of(article.blocks), span)
        if line is None:
            raise ValueError(f"{span} of article {article.pk} is not within a line")
        about = asdict(line.place_of(span))
    there = NameCorrection.objects.filter(**at, **about).first()
    who = {**at, "key": person_key(name)} if name and person else None
    was = PersonCorrection.objects.filter(**who).first() if who else None
    if there and there.name == name and (who is None or (was and person and was.person_id == person.pk)):
        return None
    people = list(
        Appearance.objects.filter(article=article).values(
            "name", "mention_count", "person_id", "person__name", "person__sort_name"
        )
    )
    NameCorrection.objects.update_or_create(**at, **about, defaults={"name": name, "made_by": user})
    if who and person:
        PersonCorrection.objects.update_or_create(**who, defaults={"person": person, "made_by": user})
    parse_again([article.clipping_id])
    article.refresh_from_db()
    left = set(existing(Person, (row["person_id"] for row in people)))
    before = {row["person_id"]: (row["name"], row["mention_count"]) for row in people}
    now = {
        row.person_id: (row.name, row.mention_count)
        for row in Appearance.objects.filter(article=article).order_by("pk")
    }
    touched = [pk for pk in before.keys() | now.keys() if before.get(pk) != now.get(pk)]
    summary = _("#%(pk)s %(headline)s: “%(words)s” is %(person)s") if name else None
    summary = summary or _("#%(pk)s %(headline)s: “%(words)s” names nobody")
    return Change.objects.create(
        kind=Change.Kind.CORRECT_NAME,
        summary=summary % named(article, words=shortened(about["words"]), person=name),
        about=subjects(articles=[article.pk], people=[*sorted(touched), person.pk if person else None]),
        undo={
            **at,
            "about": about,
            "name": name,
            "before": there and {"name": there.name, "made_by_id": there.made_by_id},
            "who": who and {**who, "before": was and {"person_id": was.person_id, "made_by_id": was.made_by_id}},
            "gone": [row for row in people if row["person_id"] not in left],
        },
        made_by=user,
    )


def undo_name(undo: Mapping[str, Any]) -> None:
    at = {"sha256": undo["sha256"], "position": undo["position"]}
    there = NameCorrection.objects.filter(**at, **undo["about"])
    if "name" in undo and list(there.values_list("name", flat=True)) != [undo["name"]]:
        raise NotUndoable(_("it was changed again since; undo that first"))
    there.delete()
    if before := undo["before"]:
        made_by = existing_users([before["made_by_id"]]).get(before["made_by_id"])
        NameCorrection.objects.create(**at, **undo["about"], name=before["name"], made_by_id=made_by)
    if who := undo["who"]:
        place = {name: who[name] for name in ("sha256", "position", "key")}
        PersonCorrection.objects.filter(**place).delete()
        was = who["before"]
        if was and existing(Person, [was["person_id"]]):
            made_by = existing_users([was["made_by_id"]]).get(was["made_by_id"])
            PersonCorrection.objects.create(**place, person_id=was["person_id"], made_by_id=made_by)
    for row in undo["gone"]:
        # Nobody named them any more. Whoever asked for their page finds it again.
        fields = {"name": row["person__name"], "sort_name": row["person__sort_name"]}
        person, made = Person.objects.get_or_create(pk=row["person_id"], defaults=fields)
        if made:
            alias_of(person.pk, row["name"]).save()
    parse_again_by_hash([undo["sha256"]])
    delete_orphaned_people({row["person_id"] for row in undo["gone"]})


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
        delete_orphaned_people({undo["made"]})


def _hand_back(undo: Mapping[str, Any]) -> None:
    """Give the name back to whom it meant before.

    Parsing again would not do it: of those who may be called so it keeps whom the article had.
    """
    appearances = Appearance.objects.filter(
        article__clipping__sha256=undo["sha256"], article__position=undo["position"]
    ).values_list("pk", "name")
    its = {pk: name for pk, name in appearances if person_key(name) == undo["key"]}
    was, made = Person.objects.get_or_create(pk=undo["was"]["id"], defaults=undo["was"])
    if made:
        alias_of(was.pk, next(iter(its.values()), was.name)).save()
    Appearance.objects.filter(pk__in=its).update(person=was)
