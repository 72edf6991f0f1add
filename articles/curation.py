"""What people decide about what is stored: corrections, merges, tags. Every act is a ``Change`` and can be undone.

Corrections are rows of their own; the clippings they are about are parsed again, so that what is shown is always what
parsing and decisions make together.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F, Max, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import ingest, sample
from articles.ingest.decisions import (
    line_corrections_at,
    published_at,
    put_field_corrections,
    put_line_corrections,
    put_quote_corrections,
    quote_corrections_at,
)
from articles.ingest.naming import person_key
from articles.ingest.storing import lock_writers
from articles.models import (
    Alias,
    Appearance,
    Article,
    Change,
    Clipping,
    FieldCorrection,
    LineCorrection,
    Person,
    Quote,
    QuoteCorrection,
    Tag,
    Tagging,
)
from articles.text.documents import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from newsarchive.accounts.models import User

MAX_TAG = 60
_MAX_TAG_SLUG = 70
_SUMMARY_WORDS = 80


class NotUndoable(Exception):
    """A change cannot be undone; the message says why."""


class NameTaken(Exception):
    """Another tag has the name already: merge the two."""


# Corrections


def correct_field(article: Article, field: str, value: Any, *, user: User | None) -> Change | None:
    """Set one field of an article by hand. See ``correct_fields``."""
    return correct_fields(article, {field: value}, user=user)


@transaction.atomic
def correct_fields(article: Article, values: Mapping[str, Any], *, user: User | None) -> Change | None:
    """Set fields of an article by hand and return the change, or ``None`` if they were set so before.

    ``values`` are as JSON has them, by name of the field: strings, a list of authors, ISO 8601 for ``published``, null
    for what is not known. ``article`` is refreshed. Raises ``ValueError`` for a field or a date there is not.
    """
    for field, value in values.items():
        FieldCorrection.Field(field)
        if field == FieldCorrection.Field.PUBLISHED and value:
            published_at(value)
    lock_writers()
    there = {row.field: row for row in _field_corrections(article).filter(field__in=values)}
    new = {name: value for name, value in values.items() if name not in there or there[name].value != value}
    if not new:
        return None
    about = {"sha256": article.clipping.sha256, "position": article.position}
    put_field_corrections([FieldCorrection(field=f, value=v, made_by=user, **about) for f, v in new.items()])
    return _fields_changed(article, {name: there.get(name) for name in new}, user=user)


@transaction.atomic
def uncorrect_field(article: Article, field: str, *, user: User | None) -> Change | None:
    """Let the clipping say again what a field is. Returns ``None`` if it was not set by hand."""
    lock_writers()
    there = _field_corrections(article).filter(field=field).first()
    if there is None:
        return None
    _field_corrections(article).filter(field=field).delete()
    return _fields_changed(article, {field: there}, user=user)


def _field_corrections(article: Article) -> Any:
    return FieldCorrection.objects.filter(sha256=article.clipping.sha256, position=article.position)


def _fields_changed(article: Article, before: Mapping[str, FieldCorrection | None], *, user: User | None) -> Change:
    _parse_again([article.clipping_id])
    article.refresh_from_db()
    labels = ", ".join(str(FieldCorrection.Field(name).label) for name in before)
    return Change.objects.create(
        kind=Change.Kind.CORRECT_FIELD,
        summary=_("#%(pk)s %(headline)s: %(fields)s") % _named(article, fields=labels),
        undo={
            "sha256": article.clipping.sha256,
            "position": article.position,
            "before": {name: row and {"value": row.value, "made_by": row.made_by_id} for name, row in before.items()},
        },
        made_by=user,
    )


@transaction.atomic
def correct_line(article: Article, text: str, nth: int, kind: Kind, *, user: User | None) -> Change | None:
    """Say what the ``nth`` line of an article that reads ``text`` is.

    Returns the change, or ``None`` if the same was said before. ``article`` is refreshed. Raises
    ``ValueError`` where the article has no such line.
    """
    lock_writers()
    if sum(block["text"] == text for block in article.blocks) <= nth:
        raise ValueError(f"article {article.pk} has no line {nth} that reads {text!r}")
    sha256, position = article.clipping.sha256, article.position
    there = line_corrections_at(sha256=sha256, position=position).filter(text=text, nth=nth).first()
    if there and there.kind == kind:
        return None
    new = LineCorrection(sha256=sha256, position=position, text=text, nth=nth, kind=Kind(kind).value, made_by=user)
    put_line_corrections([new])
    return _line_changed(article, text, nth, there, user=user)


@transaction.atomic
def uncorrect_line(article: Article, text: str, nth: int, *, user: User | None) -> Change | None:
    """Let the rules decide again what a line is. Returns ``None`` if nobody had decided."""
    lock_writers()
    rows = line_corrections_at(sha256=article.clipping.sha256, position=article.position).filter(text=text, nth=nth)
    there = rows.first()
    if there is None:
        return None
    rows.delete()
    return _line_changed(article, text, nth, there, user=user)


def _line_changed(article: Article, text: str, nth: int, before: LineCorrection | None, *, user: User | None) -> Change:
    _parse_again([article.clipping_id])
    article.refresh_from_db()
    return Change.objects.create(
        kind=Change.Kind.CORRECT_LINE,
        summary=_("#%(pk)s %(headline)s: “%(line)s”") % _named(article, line=_shortened(text)),
        undo={
            "sha256": article.clipping.sha256,
            "position": article.position,
            "text": text,
            "nth": nth,
            "before": before and {"kind": before.kind, "made_by": before.made_by_id},
        },
        made_by=user,
    )


@transaction.atomic
def set_speaker(
    quotes: Iterable[Quote], *, speaker: Person | None = None, speaker_text: str = "", user: User | None
) -> Change | None:
    """Say whose words ``quotes`` are: a person's, somebody's described in words, or nobody knows whose."""
    changed = list(quotes)
    if not changed:
        return None
    lock_writers()
    verdict = {
        "verdict": QuoteCorrection.Verdict.SPEAKER,
        "speaker": speaker,
        "speaker_text": "" if speaker else speaker_text,
    }
    before = _correct_quotes(changed, verdict, user=user)
    _parse_again_by_hash(row["sha256"] for row in before)
    who = speaker or speaker_text or _("not known")
    count = ngettext("%(count)d quote", "%(count)d quotes", len(changed)) % {"count": len(changed)}
    return Change.objects.create(
        kind=Change.Kind.SET_SPEAKER,
        summary=_("Speaker of %(quotes)s: %(who)s") % {"quotes": count, "who": who},
        undo={"before": before},
        made_by=user,
    )


@transaction.atomic
def remove_quotes(quotes: Iterable[Quote], *, user: User | None) -> Change | None:
    """Say that ``quotes`` are none."""
    removed = list(quotes)
    if not removed:
        return None
    lock_writers()
    before = _correct_quotes(removed, {"verdict": QuoteCorrection.Verdict.NOT_A_QUOTE}, user=user)
    rows = [{name: getattr(quote, name) for name in _KEPT_OF_QUOTES} for quote in removed]
    Quote.objects.filter(pk__in=[quote.pk for quote in removed]).delete()
    _parse_again_by_hash(row["sha256"] for row in before)
    shown = f"“{_shortened(removed[0].text)}”"
    if len(removed) > 1:
        shown = ngettext("%(count)d quote", "%(count)d quotes", len(removed)) % {"count": len(removed)}
    return Change.objects.create(
        kind=Change.Kind.DELETE_QUOTES,
        summary=_("No quote: %(quotes)s") % {"quotes": shown},
        undo={"before": before, "rows": rows},
        made_by=user,
    )


_KEPT_OF_QUOTES = (
    "id",
    "article_id",
    "position",
    "kind",
    "start",
    "end",
    "text",
    "speaker_id",
    "speaker_text",
    "cue",
    "certainty",
    "rule",
    "by_hand",
)


def _correct_quotes(quotes: Sequence[Quote], verdict: Mapping[str, Any], *, user: User | None) -> list[dict[str, Any]]:
    """Write a correction for each quote and return what there was before, for undoing."""
    articles = {
        article.pk: article
        for article in Article.objects.filter(quotes__in=quotes).select_related("clipping").without_text().distinct()
    }
    there = {
        (row.sha256, row.position, row.text, row.nth): row
        for row in quote_corrections_at([(a.clipping.sha256, a.position) for a in articles.values()])
    }
    nths = _nths(articles, there)
    new: list[QuoteCorrection] = []
    before: list[dict[str, Any]] = []
    for quote in quotes:
        article = articles[quote.article_id]
        key = (article.clipping.sha256, article.position, quote.text, nths[quote.pk])
        new.append(QuoteCorrection(sha256=key[0], position=key[1], text=key[2], nth=key[3], made_by=user, **verdict))
        row = there.get(key)
        before.append(
            {
                "sha256": key[0],
                "position": key[1],
                "text": key[2],
                "nth": key[3],
                "row": row
                and {
                    "verdict": row.verdict,
                    "speaker_id": row.speaker_id,
                    "speaker_text": row.speaker_text,
                    "made_by_id": row.made_by_id,
                },
            }
        )
    put_quote_corrections(new)
    return before


def _nths(
    articles: Mapping[int, Article], corrections: Mapping[tuple[str, int, str, int], QuoteCorrection]
) -> dict[int, int]:
    """Return which of the quotes that the core found with the same words each quote is, by id. Removed ones count."""
    away: dict[tuple[str, int, str], set[int]] = defaultdict(set)
    for (sha256, position, text, nth), row in corrections.items():
        if row.verdict == QuoteCorrection.Verdict.NOT_A_QUOTE:
            away[sha256, position, text].add(nth)
    nths: dict[int, int] = {}
    following: dict[tuple[int, str], int] = defaultdict(int)
    rows = Quote.objects.filter(article__in=articles).in_reading_order().values_list("pk", "article_id", "text")
    for pk, article_id, text in rows:
        article = articles[article_id]
        nth = following[article_id, text]
        while nth in away[article.clipping.sha256, article.position, text]:
            nth += 1
        following[article_id, text] = nth + 1
        nths[pk] = nth
    return nths


def _parse_again(clipping_ids: Iterable[int]) -> None:
    for _reparsed in ingest.reparse(sorted(set(clipping_ids))):
        pass


def _named(article: Article, **more: str) -> dict[str, Any]:
    return {"pk": article.pk, "headline": _shortened(article.headline), **more}


def _shortened(text: str) -> str:
    return text if len(text) <= _SUMMARY_WORDS else f"{text[:_SUMMARY_WORDS]}…"


# People


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


# What belongs to a person, and by which field.
_PEOPLE_ROWS: tuple[tuple[Any, str], ...] = (
    (Alias, "person"),
    (Appearance, "person"),
    (Quote, "speaker"),
    (QuoteCorrection, "speaker"),
)


# Tags


def tag_articles(articles: Iterable[Article], names: Iterable[str], *, user: User | None) -> Change | None:
    """Put tags on articles, making those that are new, and return the change; ``None`` where all were on all already.

    Raises ``ValueError`` for a name that is too long.
    """
    with transaction.atomic():
        tags, made = _ensure_tags(names)
        ids = sorted({article.pk for article in articles})
        there = set(Tagging.objects.filter(article__in=ids, tag__in=tags).values_list("article", "tag"))
        new = [(article, tag.pk) for article in ids for tag in tags if (article, tag.pk) not in there]
        if not new:
            return None
        Tagging.objects.bulk_create(
            [Tagging(article_id=article, tag_id=tag, tagged_by=user) for article, tag in new], ignore_conflicts=True
        )
        count = len({article for article, _tag in new})
        return Change.objects.create(
            kind=Change.Kind.TAG_ARTICLES,
            summary=ngettext("%(tags)s put on %(count)d article", "%(tags)s put on %(count)d articles", count)
            % {"tags": _shown_tags(tags), "count": count},
            undo={"taggings": new, "tags": made},
            made_by=user,
        )


def untag_articles(articles: Iterable[Article], names: Iterable[str], *, user: User | None) -> Change | None:
    """Take tags off articles and return the change; ``None`` where none of them was on any."""
    with transaction.atomic():
        wanted = {name.lower() for name in map(_tidy, names)}
        tags = list(Tag.objects.annotate(lower=Lower("name")).filter(lower__in=wanted).order_by("pk"))
        found = Tagging.objects.filter(article__in={article.pk for article in articles}, tag__in=tags)
        rows = [_tagging_row(tagging) for tagging in found.order_by("pk")]
        if not rows:
            return None
        found.delete()
        count = len({row["article_id"] for row in rows})
        return Change.objects.create(
            kind=Change.Kind.UNTAG_ARTICLES,
            summary=ngettext("%(tags)s taken off %(count)d article", "%(tags)s taken off %(count)d articles", count)
            % {"tags": _shown_tags(tags), "count": count},
            undo={"taggings": rows},
            made_by=user,
        )


@transaction.atomic
def rename_tag(tag: Tag, name: str, *, user: User | None) -> Tag:
    """Give a tag another name, and the address that goes with it, and return it. Raises ``NameTaken``."""
    name = _checked(name)
    if name == tag.name:
        return tag
    if Tag.objects.filter(name__iexact=name).exclude(pk=tag.pk).exists():
        raise NameTaken(_("There is a tag “%(name)s” already: merge the two.") % {"name": name})
    before = {"tag": tag.pk, "name": tag.name, "slug": tag.slug}
    old_name = tag.name
    tag.name = name
    tag.slug = _free_slug(name, taken=set(_slugs_like(name).exclude(pk=tag.pk).values_list("slug", flat=True)))
    tag.save(update_fields=["name", "slug"])
    Change.objects.create(
        kind=Change.Kind.RENAME_TAG,
        summary=_("Tag “%(old)s” renamed to “%(new)s”") % {"old": old_name, "new": name},
        undo=before,
        made_by=user,
    )
    return tag


@transaction.atomic
def merge_tags(*, kept: Tag, absorbed: Tag, user: User | None) -> Change:
    """Put ``kept`` wherever ``absorbed`` is, and delete the latter. Raises ``ValueError`` where both are one."""
    if kept.pk == absorbed.pk:
        raise ValueError("a tag cannot be merged into itself")
    on_both = Tagging.objects.filter(tag=kept).values("article")
    spare = [_tagging_row(tagging) for tagging in Tagging.objects.filter(tag=absorbed, article__in=on_both)]
    moving = Tagging.objects.filter(tag=absorbed).exclude(article__in=on_both)
    moved = list(moving.order_by("pk").values_list("pk", flat=True))
    moving.update(tag=kept)
    undo = {
        "kept": kept.pk,
        "absorbed": {"id": absorbed.pk, "name": absorbed.name, "slug": absorbed.slug},
        "moved": moved,
        "spare": spare,
    }
    Tag.objects.filter(pk=absorbed.pk).delete()
    return Change.objects.create(
        kind=Change.Kind.MERGE_TAGS,
        summary=_("Tag “%(absorbed)s” merged into “%(kept)s”") % {"absorbed": absorbed.name, "kept": kept.name},
        undo=undo,
        made_by=user,
    )


def _ensure_tags(names: Iterable[str]) -> tuple[list[Tag], list[int]]:
    """Return the tags of these names, and the ids of those that had to be made."""
    wanted = {name.lower(): name for name in map(_checked, names)}
    known = {tag.name.lower(): tag for tag in _tags_named(wanted)}
    missing = [wanted[lower] for lower in sorted(wanted.keys() - known.keys())]
    if not missing:
        return sorted(known.values(), key=lambda tag: tag.pk), []
    taken = {slug for name in missing for slug in _slugs_like(name).values_list("slug", flat=True)}
    new = [Tag(name=name, slug=_free_slug(name, taken=taken)) for name in missing]
    Tag.objects.bulk_create(new, ignore_conflicts=True)
    tags = list(_tags_named(wanted).order_by("pk"))
    return tags, [tag.pk for tag in tags if tag.name.lower() not in known]


def _tags_named(lowered: Iterable[str]) -> Any:
    return Tag.objects.annotate(lower=Lower("name")).filter(lower__in=list(lowered))


def _tidy(name: str) -> str:
    return " ".join(name.split())


def _checked(name: str) -> str:
    name = _tidy(name)
    if not 0 < len(name) <= MAX_TAG:
        raise ValueError(f"not a tag of 1 to {MAX_TAG} characters: {name!r}")
    return name


def _slugs_like(name: str) -> Any:
    return Tag.objects.filter(slug__startswith=_slug(name))


def _slug(name: str) -> str:
    return slugify(name, allow_unicode=True)[:_MAX_TAG_SLUG] or "tag"


def _free_slug(name: str, *, taken: set[str]) -> str:
    """Return a slug of ``name`` that is not ``taken``, and enter it there."""
    slug, number = _slug(name), 1
    while slug in taken:
        number += 1
        slug = f"{_slug(name)}-{number}"
    taken.add(slug)
    return slug


def _shown_tags(tags: Iterable[Tag]) -> str:
    return ", ".join(f"“{tag.name}”" for tag in tags)


def _tagging_row(tagging: Tagging) -> dict[str, Any]:
    return {
        "id": tagging.pk,
        "article_id": tagging.article_id,
        "tag_id": tagging.tag_id,
        "tagged_by_id": tagging.tagged_by_id,
        "tagged_at": tagging.tagged_at.isoformat(),
    }


# Undoing


@transaction.atomic
def undo(change: Change, *, user: User | None) -> str:
    """Undo ``change``, as far as what it was about is still there, and say so in a sentence. Raises ``NotUndoable``."""
    lock_writers()
    said = _("Undone: %(change)s") % {"change": change}
    change.refresh_from_db(from_queryset=Change.objects.select_for_update())
    if change.undone_at:
        raise NotUndoable(_("it is undone already"))
    if not change.undo:
        raise NotUndoable(_("this cannot be undone"))
    match change.kind:
        case Change.Kind.CORRECT_FIELD:
            _undo_fields(change.undo)
        case Change.Kind.CORRECT_LINE:
            _undo_line(change.undo)
        case Change.Kind.SET_SPEAKER | Change.Kind.DELETE_QUOTES:
            _undo_quotes(change.undo)
        case Change.Kind.MERGE_PEOPLE:
            _undo_people(change.undo)
        case Change.Kind.TAG_ARTICLES:
            _undo_tagging(change.undo)
        case Change.Kind.UNTAG_ARTICLES:
            _put_taggings_back(change.undo["taggings"])
        case Change.Kind.RENAME_TAG:
            _undo_rename(change.undo)
        case Change.Kind.MERGE_TAGS:
            _undo_tag_merge(change.undo)
        case Change.Kind.LOAD_SAMPLE:
            said = sample.take_out(change)
        case _:
            raise NotUndoable(_("this cannot be undone"))
    change.undone_by = user
    change.undone_at = timezone.now()
    change.save(update_fields=["undone_by", "undone_at"])
    return said


def remove_sample(*, user: User | None) -> str:
    """Take the sample out for good and return a sentence on what went. Raises ``NotUndoable`` where there is none."""
    change = sample.loading()
    if change is None:
        raise NotUndoable(_("it was never loaded"))
    if change.undone_at:
        raise NotUndoable(_("it has been taken out already"))
    return undo(change, user=user)


def _undo_fields(undo: Mapping[str, Any]) -> None:
    at = {"sha256": undo["sha256"], "position": undo["position"]}
    FieldCorrection.objects.filter(field__in=undo["before"], **at).delete()
    users = _existing_users(row["made_by"] for row in undo["before"].values() if row)
    put_field_corrections(
        [
            FieldCorrection(field=name, value=row["value"], made_by_id=users.get(row["made_by"]), **at)
            for name, row in undo["before"].items()
            if row
        ]
    )
    _parse_again_by_hash([undo["sha256"]])


def _undo_line(undo: Mapping[str, Any]) -> None:
    at = {"sha256": undo["sha256"], "position": undo["position"]}
    line_corrections_at(**at).filter(text=undo["text"], nth=undo["nth"]).delete()
    if before := undo["before"]:
        made_by = _existing_users([before["made_by"]]).get(before["made_by"])
        put_line_corrections(
            [LineCorrection(text=undo["text"], nth=undo["nth"], kind=before["kind"], made_by_id=made_by, **at)]
        )
    _parse_again_by_hash([undo["sha256"]])


def _undo_quotes(undo: Mapping[str, Any]) -> None:
    before = undo["before"]
    places = {(row["sha256"], row["position"]) for row in before}
    about = {(row["sha256"], row["position"], row["text"], row["nth"]) for row in before}
    gone = [r.pk for r in quote_corrections_at(places) if (r.sha256, r.position, r.text, r.nth) in about]
    QuoteCorrection.objects.filter(pk__in=gone).delete()
    kept = [row for row in before if row["row"]]
    users = _existing_users(row["row"]["made_by_id"] for row in kept)
    people = set(_existing(Person, (row["row"]["speaker_id"] for row in kept)))
    QuoteCorrection.objects.bulk_create(
        QuoteCorrection(
            sha256=row["sha256"],
            position=row["position"],
            text=row["text"],
            nth=row["nth"],
            verdict=row["row"]["verdict"],
            speaker_id=row["row"]["speaker_id"] if row["row"]["speaker_id"] in people else None,
            speaker_text=row["row"]["speaker_text"],
            made_by_id=users.get(row["row"]["made_by_id"]),
        )
        for row in kept
    )
    _put_quotes_back(undo.get("rows", []))
    _parse_again_by_hash(sha256 for sha256, _position in places)


def _put_quotes_back(rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert quotes that were removed, with their keys; parsing again sets what has changed about them since."""
    articles = set(_existing(Article, (row["article_id"] for row in rows)))
    people = set(_existing(Person, (row["speaker_id"] for row in rows)))
    there = set(_existing(Quote, (row["id"] for row in rows)))
    for row in sorted(rows, key=lambda row: (row["article_id"], row["position"])):
        if row["article_id"] in articles and row["id"] not in there:
            # Among others with the same words it has to stand where it stood: they are matched in order.
            later = Quote.objects.filter(article=row["article_id"], position__gte=row["position"])
            later.update(position=F("position") + 1)
            speaker_id = row["speaker_id"] if row["speaker_id"] in people else None
            Quote.objects.create(**{**row, "speaker_id": speaker_id})


def _undo_people(undo: Mapping[str, Any]) -> None:
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
    _parse_again({clipping for clipping, name in names if person_key(name) in keys})


def _undo_tagging(undo: Mapping[str, Any]) -> None:
    pairs = Q(pk__in=[])
    by_tag: dict[int, list[int]] = defaultdict(list)
    for article, tag in undo["taggings"]:
        by_tag[tag].append(article)
    for tag, articles in by_tag.items():
        pairs |= Q(tag=tag, article__in=articles)
    Tagging.objects.filter(pairs).delete()
    Tag.objects.filter(pk__in=undo["tags"], tagging=None).delete()


def _undo_rename(undo: Mapping[str, Any]) -> None:
    tag = Tag.objects.filter(pk=undo["tag"]).first()
    if tag is None:
        raise NotUndoable(_("the tag is gone; undo later changes first"))
    others = Tag.objects.exclude(pk=tag.pk)
    if others.filter(Q(name__iexact=undo["name"]) | Q(slug=undo["slug"])).exists():
        raise NotUndoable(_("another tag has the name “%(name)s” now") % {"name": undo["name"]})
    tag.name, tag.slug = undo["name"], undo["slug"]
    tag.save(update_fields=["name", "slug"])


def _undo_tag_merge(undo: Mapping[str, Any]) -> None:
    if not Tag.objects.filter(pk=undo["kept"]).exists():
        raise NotUndoable(_("the tag it was merged into is gone; undo later changes first"))
    absorbed = undo["absorbed"]
    if Tag.objects.filter(Q(name__iexact=absorbed["name"]) | Q(slug=absorbed["slug"])).exists():
        raise NotUndoable(_("another tag has the name “%(name)s” now") % {"name": absorbed["name"]})
    Tag.objects.create(**absorbed)
    Tagging.objects.filter(pk__in=undo["moved"], tag=undo["kept"]).update(tag=absorbed["id"])
    _put_taggings_back(undo["spare"])


def _put_taggings_back(rows: Sequence[Mapping[str, Any]]) -> None:
    articles = set(_existing(Article, (row["article_id"] for row in rows)))
    tags = set(_existing(Tag, (row["tag_id"] for row in rows)))
    users = _existing_users(row["tagged_by_id"] for row in rows)
    back = [
        Tagging(
            **{
                **row,
                "tagged_by_id": users.get(row["tagged_by_id"]),
                "tagged_at": datetime.fromisoformat(row["tagged_at"]),
            }
        )
        for row in rows
        if row["article_id"] in articles and row["tag_id"] in tags
    ]
    times = {tagging.pk: tagging.tagged_at for tagging in back}
    Tagging.objects.bulk_create(back, ignore_conflicts=True)
    # Creation has stamped its own time on them.
    for tagging in back:
        tagging.tagged_at = times[tagging.pk]
    Tagging.objects.bulk_update(back, ["tagged_at"])


def _existing(model: Any, ids: Iterable[int | None]) -> list[int]:
    return list(model.objects.filter(pk__in={pk for pk in ids if pk is not None}).values_list("pk", flat=True))


def _existing_users(ids: Iterable[int | None]) -> dict[int | None, int]:
    """Return the ids of those accounts that are still there, by themselves."""
    users = FieldCorrection._meta.get_field("made_by").related_model
    return {pk: pk for pk in _existing(users, ids)}


def _parse_again_by_hash(hashes: Iterable[str]) -> None:
    _parse_again(Clipping.objects.stored().filter(sha256__in=set(hashes)).values_list("pk", flat=True))
