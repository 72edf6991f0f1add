"""Snapshots of articles with all their rows. Restoring one keeps the ids, so links stay valid."""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Q

from articles.ingest.bulk_copy import flush_pending_entries
from articles.ingest.grouping import refresh_stories, refreshing_stories_of
from articles.ingest.proposals import update_suggestions
from articles.ingest.reparsing import TEXT_FIELDS, delete_orphaned_people
from articles.models import (
    Alias,
    Appearance,
    Article,
    Clipping,
    LineSighting,
    Mention,
    Person,
    Quote,
    Revision,
    Story,
    StoryMembership,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from django.db.models import Model

Row = dict[str, Any]

# The fields that a revision stores. If the text changed, they are restored from the revision.
_REVISION_FIELDS = (*TEXT_FIELDS, "blocks")
# The names of the groups of rows, their models, and the path to the article's id.
_ARTICLE_ROWS: tuple[tuple[str, type[Model], str], ...] = (
    ("appearances", Appearance, "article_id"),
    ("mentions", Mention, "appearance__article_id"),
    ("quotes", Quote, "article_id"),
    ("accounts", StoryMembership, "article_id"),
    ("sightings", LineSighting, "article_id"),
)
# If one of a group differs, the difference stores all of the group.
_GROUPS = (("appearances", "mentions"), ("quotes",), ("accounts",), ("sightings",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The rows of the articles of some clippings.

    ``articles``, ``people`` and ``stories`` are rows by id. ``rows`` maps the names of the groups to rows by article
    id. ``parser_version`` is the version that each clipping was parsed with, by clipping id.
    """

    parser_version: Mapping[int, str]
    articles: Mapping[int, Row]
    rows: Mapping[str, Mapping[int, list[Row]]]
    people: Mapping[int, Row]
    aliases: list[Row]
    stories: Mapping[int, Row]

    def of(self, pk: int) -> tuple[Any, ...]:
        """Return all rows of one article, to compare snapshots."""
        return (self.articles.get(pk), *(by_article.get(pk, []) for by_article in self.rows.values()))


def take(clippings: Collection[int]) -> Snapshot:
    """Return a snapshot of the articles of these clippings."""
    articles = {row["id"]: row for row in _rows(Article, Q(clipping__in=clippings))}
    rows: dict[str, dict[int, list[Row]]] = {}
    for name, model, article in _ARTICLE_ROWS:
        by_article: dict[int, list[Row]] = defaultdict(list)
        for row in _rows(model, Q(**{article.removesuffix("_id") + "__in": list(articles)}), article):
            by_article[row.pop("of")].append(row)
        rows[name] = dict(by_article)
    people = {row["person_id"] for group in rows["appearances"].values() for row in group}
    people |= {row["speaker_id"] for group in rows["quotes"].values() for row in group if row["speaker_id"]}
    stories = {row["story_id"] for group in rows["accounts"].values() for row in group if row["story_id"]}
    return Snapshot(
        parser_version=dict(Clipping.objects.filter(pk__in=clippings).values_list("pk", "parser_version")),
        articles=articles,
        rows=rows,
        people={row["id"]: row for row in _rows(Person, Q(pk__in=people))},
        aliases=_rows(Alias, Q(person__in=people)),
        stories={row["id"]: row for row in _rows(Story, Q(pk__in=stories))},
    )


def _rows(model: type[Model], condition: Q, article: str = "") -> list[Row]:
    """Return rows as JSON values. ``article`` is the path to the article's id, which is added as ``of``."""
    names = [field.attname for field in model._meta.concrete_fields if not field.generated]
    path = {"of": "appearance__article_id"} if article == "appearance__article_id" else {"of": article}
    found = model._default_manager.filter(condition).order_by("pk")
    rows: list[Row] = []
    wanted = [*names, *(path.values() if article else ())]
    for values in found.values_list(*wanted):
        row = {name: _jsonable(value) for name, value in zip(names, values, strict=False)}
        if article:
            row["of"] = values[-1]
        rows.append(row)
    return rows


def _jsonable(value: Any) -> Any:
    return b64encode(bytes(value)).decode() if isinstance(value, bytes | memoryview) else value


def difference(before: Snapshot, after: Snapshot) -> Row:
    """Return what ``restore`` needs to turn ``after`` back into ``before``; empty if they are equal."""
    changed = [pk for pk in before.articles if before.of(pk) != after.of(pk)]
    created = sorted(after.articles.keys() - before.articles.keys())
    if not changed and not created:
        return {}
    articles = [_article_difference(pk, before, after) for pk in changed]
    gone = before.people.keys() - after.people.keys()
    clippings = {before.articles[pk]["clipping_id"] for pk in changed}
    clippings |= {after.articles[pk]["clipping_id"] for pk in created}
    stories = {row["story_id"] for article in articles for row in article.get("accounts", [])}
    return {
        "articles": articles,
        "made": created,
        "parser_version": [[pk, before.parser_version[pk]] for pk in sorted(clippings)],
        "people": [before.people[pk] for pk in sorted(gone)],
        "aliases": [row for row in before.aliases if row["person_id"] in gone],
        "stories": [before.stories[pk] for pk in sorted(stories - {None})],
    }


def _article_difference(pk: int, before: Snapshot, after: Snapshot) -> Row:
    """Return the earlier values of one article: changed columns, changed blocks by number, and changed groups."""
    old, new = before.articles[pk], after.articles.get(pk, before.articles[pk])
    fields = {name: value for name, value in old.items() if new[name] != value}
    revision = fields.pop("revision", None)
    if revision is not None:
        fields = {name: value for name, value in fields.items() if name not in _REVISION_FIELDS}
    row: Row = {"id": pk, "revision": revision, "after": _digest(new), "fields": fields}
    if "blocks" in fields and len(old["blocks"]) == len(new["blocks"]):
        blocks = zip(fields.pop("blocks"), new["blocks"], strict=True)
        row["blocks"] = [[number, block] for number, (block, now) in enumerate(blocks) if block != now]
    for names in _GROUPS:
        if any(before.rows[name].get(pk, []) != after.rows[name].get(pk, []) for name in names):
            row |= {name: before.rows[name].get(pk, []) for name in names}
    return row


def restore(rows: Row) -> None:
    """Restore the articles that still exist from ``rows``, the result of ``difference``. Call in a transaction.

    A text that is replaced is kept as a revision.
    """
    wanted = {row["id"]: row for row in rows["articles"]}
    articles = {row.pk: row for row in Article.objects.filter(pk__in=wanted).defer("search").order_by("pk")}
    people = _people_of(articles)
    _restore(Person, rows["people"])
    _restore(Alias, rows["aliases"])
    _restore(Story, rows["stories"])
    earlier = {
        (revision.article_id, revision.number): revision for revision in Revision.objects.filter(article__in=articles)
    }
    for pk, article in articles.items():
        _restore_text(article, wanted[pk], earlier)
    wanted = _with_existing_people(wanted)
    kept = [wanted[pk] for pk in articles]
    _restore_appearances(kept)
    _restore_group(Quote, "quotes", kept)
    _restore_group(LineSighting, "sightings", kept)
    _restore_stories(kept)
    created = Article.objects.filter(pk__in=rows["made"])
    with refreshing_stories_of(created):
        created.delete()
    flush_pending_entries(Article, Quote)
    for pk, version in rows["parser_version"]:
        # If this is not the present version, the clipping needs reprocessing again.
        Clipping.objects.filter(pk=pk).update(parser_version=version)
    now = _people_of(articles)
    update_suggestions(now | people, new={row["id"] for row in rows["people"]})
    delete_orphaned_people(people - now)


def _restore_group(model: type[Model], name: str, articles: Iterable[Row]) -> list[Row]:
    """Replace the rows of ``model`` in each article that stores the group ``name``. Return the restored rows."""
    changed = [article for article in articles if name in article]
    model._default_manager.filter(article__in=[article["id"] for article in changed]).delete()
    rows = [row for article in changed for row in article[name]]
    _restore(model, rows)
    return rows


def _restore_appearances(articles: Sequence[Row]) -> None:
    ids = {row["id"] for row in _restore_group(Appearance, "appearances", articles)}
    mentions = [row for article in articles for row in article.get("mentions", [])]
    _restore(Mention, [row for row in mentions if row["appearance_id"] in ids])


def _with_existing_people(wanted: Mapping[int, Row]) -> dict[int, Row]:
    """Return the articles' rows without people who no longer exist.

    They are replaced by the person that the same name in the article means now. Appearances without one are left out.
    """
    named = _people_in(wanted.values())
    gone = named.difference(Person.objects.filter(pk__in=named).values_list("pk", flat=True))
    if not gone:
        return dict(wanted)
    names: dict[int, dict[str, int]] = defaultdict(dict)
    for pk, name, person_id in Appearance.objects.filter(article__in=wanted).values_list("article", "name", "person"):
        names[pk][name] = person_id
    found: dict[int, Row] = {}
    for pk, row in wanted.items():
        named = row.get("appearances", [])
        now = {item["person_id"]: names[pk].get(item["name"]) for item in named if item["person_id"] in gone}
        found[pk] = dict(row)
        if "appearances" in row:
            replaced = [{**item, "person_id": now.get(item["person_id"], item["person_id"])} for item in named]
            found[pk]["appearances"] = [item for item in replaced if item["person_id"]]
        if "quotes" in row:
            found[pk]["quotes"] = [
                {**quote, "speaker_id": _speaker(quote["speaker_id"], gone, now)} for quote in row["quotes"]
            ]
    return found


def _speaker(speaker: int | None, gone: Collection[int], now: Mapping[int, int | None]) -> int | None:
    return now.get(speaker) if speaker in gone and speaker is not None else speaker


def _restore_text(article: Article, row: Row, earlier: Mapping[tuple[int, int], Revision]) -> None:
    columns = {field.attname: field for field in Article._meta.concrete_fields}
    values = {name: columns[name].to_python(value) for name, value in row["fields"].items()}
    if "blocks" in row:
        values["blocks"] = list(article.blocks)
        for number, block in row["blocks"]:
            if number < len(values["blocks"]):
                values["blocks"][number] = block
    if row["revision"] is not None:
        text = earlier.get((article.pk, row["revision"]))
        if text:
            values |= {name: getattr(text, name) for name in _REVISION_FIELDS}
        Revision.objects.create(
            article=article,
            number=article.revision,
            **{name: getattr(article, name) for name in _REVISION_FIELDS},
        )
        values["revision"] = article.revision + 1
    for name, value in values.items():
        setattr(article, name, value)
    if values:
        article.save(update_fields=[columns[name].name for name in values])


def _restore_stories(articles: Iterable[Row]) -> None:
    accounts = [row for article in articles for row in article.get("accounts", [])]
    existing = set(Story.objects.filter(pk__in=[row["story_id"] for row in accounts]).values_list("pk", flat=True))
    before = StoryMembership.objects.filter(article__in=[row["article_id"] for row in accounts])
    touched = existing | set(before.exclude(story=None).values_list("story_id", flat=True))
    _restore(StoryMembership, [row for row in accounts if row["story_id"] is None or row["story_id"] in existing])
    refresh_stories(touched)


def _restore(model: type[Model], rows: list[Row]) -> None:
    """Write ``rows`` with their ids, replacing existing rows."""
    columns = {field.attname: field for field in model._meta.concrete_fields if not field.generated}
    objects = [
        model(**{name: columns[name].to_python(value) for name, value in row.items() if name in columns})
        for row in rows
    ]
    key = model._meta.pk
    assert key is not None  # noqa: S101
    model._default_manager.bulk_create(
        objects,
        update_conflicts=True,
        unique_fields=[key.name],
        update_fields=[field.name for field in columns.values() if not field.primary_key],
    )


def _people_of(articles: Collection[int]) -> set[int]:
    named = Appearance.objects.filter(article__in=articles).values_list("person_id", flat=True)
    speaking = Quote.objects.filter(article__in=articles).exclude(speaker=None).values_list("speaker_id", flat=True)
    return {pk for pk in (*named, *speaking) if pk}


def _people_in(articles: Iterable[Row]) -> set[int]:
    found: set[int] = set()
    for article in articles:
        found.update(row["person_id"] for row in article.get("appearances", []))
        found.update(row["speaker_id"] for row in article.get("quotes", []) if row["speaker_id"])
    return found


def changed_since(rows: Row) -> set[int]:
    """Return the ids of articles that have changed since the change with these ``rows``."""
    after = {row["id"]: row["after"] for row in rows["articles"]}
    return {row["id"] for row in _rows(Article, Q(pk__in=after)) if _digest(row) != after[row["id"]]}


def _digest(row: Row) -> str:
    """Return a digest of an article's columns, except those that do not depend on its text.

    ``version_of`` depends on other articles, ``saved_on`` on a reader's library.
    """
    own = {name: value for name, value in row.items() if name != "saved_on"}
    text = json.dumps({**own, "version_of_id": None}, cls=DjangoJSONEncoder, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def clipping_hashes(rows: Row) -> dict[int, str]:
    """Return the SHA-256 of the clipping of each changed or new article, by the article's id."""
    ids = [*(row["id"] for row in rows["articles"]), *rows["made"]]
    return dict(Article.objects.filter(pk__in=ids).values_list("pk", "clipping__sha256"))


def without(rows: Row, articles: Collection[int]) -> Row:
    """Return ``rows`` without the articles with these ids."""
    return {
        **rows,
        "articles": [row for row in rows["articles"] if row["id"] not in articles],
        "made": [pk for pk in rows["made"] if pk not in articles],
    }
