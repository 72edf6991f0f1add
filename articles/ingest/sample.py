"""The sample: invented clippings that a new archive starts with. One click removes them for good."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import ingest
from articles.ingest import files
from articles.ingest.grouping import refreshing_stories_of
from articles.ingest.reparsing import delete_orphaned_people
from articles.ingest.storing import lock_writers
from articles.models import (
    CORRECTIONS,
    Appearance,
    Article,
    Change,
    Clipping,
    Quote,
    Source,
    SourceLine,
    StoryDecision,
    Summary,
    Tag,
    Tagging,
)
from articles.models.undo_records import UndoRecord

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(settings.BASE_DIR, "fixtures")


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedSample(UndoRecord):
    """The ids of the sources and tags created for the sample."""

    sources: tuple[int, ...]
    tags: tuple[int, ...]


def loading_change() -> Change | None:
    """Return the change that loaded the sample. It stays after removal, so the sample is never loaded twice."""
    return Change.objects.filter(kind=Change.Kind.LOAD_SAMPLE).order_by("pk").first()


@transaction.atomic
def load(folder: Path = FOLDER) -> Change | None:
    """Load the sample and return the change. Return ``None`` if it was ever loaded before, even if removed since."""
    lock_writers()
    if loading_change():
        return None
    known = set(Source.objects.values_list("pk", flat=True))
    _load_sources(json.loads((folder / "sources.json").read_text("utf-8")))
    found = files.read(files.find([folder / "clippings"]))
    results = list(ingest.store(found, origin=Clipping.Origin.SAMPLE, jobs=1))
    articles = {Path(result.name).name: result.article_ids for result in results}
    tags = _load_tags(json.loads((folder / "tags.json").read_text("utf-8")), articles)
    sources = sorted(set(Source.objects.values_list("pk", flat=True)) - known)
    return Change.objects.create(
        kind=Change.Kind.LOAD_SAMPLE,
        summary_code=Summary.SAMPLE_LOADED,
        summary_values={"count": Clipping.objects.from_sample().count()},
        undo=LoadedSample(sources=tuple(sources), tags=tuple(tags)).to_json(),
    )


def _load_sources(profiles: list[dict[str, Any]]) -> None:
    """Create the sample's sources, except those that exist."""
    for profile in profiles:
        kind = Source.Kind.AGENCY if profile["agency"] else Source.Kind.OUTLET
        if Source.objects.filter(name__iexact=profile["name"], kind=kind).exists():
            continue
        slug = slugify(profile["name"], allow_unicode=True)
        taken = Source.objects.filter(slug=slug).exists()
        source = Source.objects.create(
            name=profile["name"],
            slug=f"{slug}-sample" if taken else slug,
            kind=kind,
            aliases=profile["aliases"],
            domains=profile["domains"],
        )
        SourceLine.objects.bulk_create(SourceLine(source=source, **line) for line in profile["lines"])


def _load_tags(tagged: Mapping[str, list[str]], articles: Mapping[str, tuple[int, ...]]) -> list[int]:
    """Tag the sample's articles, and return the ids of the tags created."""
    created: list[int] = []
    for name, names in tagged.items():
        tag = Tag.objects.filter(name__iexact=name).first()
        if tag is None:
            slug = slugify(name, allow_unicode=True)
            taken = Tag.objects.filter(slug=slug).exists()
            tag = Tag.objects.create(name=name, slug=f"{slug}-sample" if taken else slug)
            created.append(tag.pk)
        taggings = [Tagging(article_id=pk, tag=tag) for file in names for pk in articles.get(file, ())]
        Tagging.objects.bulk_create(taggings, ignore_conflicts=True)
    return created


def remove(record: LoadedSample) -> str:
    """Delete the sample and return a message that says what was deleted. Call in a transaction.

    The clippings are deleted with their articles, including tags and corrections that users added to these. Sources,
    tags and people of the sample are deleted unless other articles use them. Everything else that users added stays.
    """
    lock_writers()
    clippings = Clipping.objects.from_sample()
    hashes = list(clippings.values_list("sha256", flat=True))
    articles = Article.objects.filter(clipping__in=clippings)
    article_ids = list(articles.values_list("pk", flat=True))
    is_touched: Any = Exists(Tagging.objects.filter(article=OuterRef("pk"), tagged_by__isnull=False))
    for model in CORRECTIONS:
        is_touched |= Exists(model.objects.filter(sha256=OuterRef("clipping__sha256")))
    touched = articles.filter(is_touched).count()
    people = set(Appearance.objects.filter(article__in=article_ids).values_list("person", flat=True))
    people |= set(Quote.objects.filter(article__in=article_ids).exclude(speaker=None).values_list("speaker", flat=True))

    for model in CORRECTIONS:
        model.objects.filter(sha256__in=hashes).delete()
    StoryDecision.objects.about(hashes).delete()
    with refreshing_stories_of(articles):
        clippings.delete()
    delete_orphaned_people(people, merged=True)
    Tag.objects.filter(pk__in=record.tags, tagging=None).delete()
    Source.objects.filter(pk__in=record.sources, note="", articles=None, agency_articles=None, line_rules=None).delete()

    if touched:
        message = _(
            "%(count)d sample articles removed, %(touched)d of them with tags or corrections. "
            "What you added is still there."
        )
    else:
        message = ngettext(
            "%(count)d sample article removed. What you added is still there.",
            "%(count)d sample articles removed. What you added is still there.",
            len(article_ids),
        )
    return message % {"count": len(article_ids), "touched": touched}
