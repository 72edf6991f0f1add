"""Store what exports of other programs say about articles besides their text, and the links that have no text yet.

Tags, notes, highlights and the day of saving go to the article. A row without text becomes a ``SavedLink``. It waits
for an article with its address, and then hands over what it has. Queries are made for whole batches.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import ngettext, ngettext_lazy

from articles.ingest.bulk_copy import copy_rows, reserve_ids
from articles.ingest.rows import MAX_URL, storable
from articles.ingest.tag_names import ensure_tags, tidy_name
from articles.models import Annotation, Article, Change, Clipping, SavedLink, Summary, Tagging, subjects
from articles.models.tags import MAX_TAG
from articles.models.undo_records import UndoRecord
from articles.text.formats.addresses import canonical_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from articles.ingest.storing import ParsedFile
    from articles.text.formats.document import Highlight, LibraryData
    from articles.text.formats.document import SavedLink as FoundLink
    from articles.text.parse import ParsedArticle
    from newsarchive.accounts.models import User

MAX_TITLE = 1_000
MAX_NOTE = 20_000
_MAX_HOST = 255
_MAX_PROGRAM = 40
# Rows in one statement.
_CHUNK = 2_000
# Links that a preview names.
_MAX_WAITING = 5
# New tags that a result names.
_MAX_TAGS_SHOWN = 20
# Characters of a headline or title in a summary.
_SUMMARY_CHARACTERS = 80

# Colours as programs name them > colours of annotations. The codes are those of Zotero.
_COLORS = {
    "#ffd400": "yellow", "#5fb236": "green", "#2ea8e5": "blue", "#e56eee": "pink", "#a28ae5": "purple",
    "#f19837": "orange", "#ff6666": "red", "#aaaaaa": "gray", "magenta": "pink", "grey": "gray", "cyan": "blue",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkContent(UndoRecord):
    """What a saved link had before another import added to it. ``highlights`` are objects."""

    id: int
    tags: tuple[str, ...]
    notes: tuple[str, ...]
    highlights: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedLibrary(UndoRecord):
    """What an import added, by id: pairs of article and tag, created tags, annotations, created links.

    ``attached`` are links that were given their article, ``dated`` articles that got the day of saving from a link.
    ``extended`` is the earlier content of links that were known already. ``clipping`` is what was imported.
    """

    clipping: int
    taggings: tuple[tuple[int, int], ...] = ()
    tags: tuple[int, ...] = ()
    annotations: tuple[int, ...] = ()
    links: tuple[int, ...] = ()
    attached: tuple[int, ...] = ()
    dated: tuple[int, ...] = ()
    extended: tuple[LinkContent, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedCounts:
    """What came in with one clipping besides its articles.

    ``links`` are new, ``known`` were imported before, ``attached`` belong to articles in the archive. ``long_tags``
    were left out. ``change`` is the entry of the history, ``None`` if nothing changed.
    """

    links: int = 0
    known: int = 0
    attached: int = 0
    new_tags: tuple[str, ...] = ()
    long_tags: int = 0
    change: Change | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Content:
    """Tags, notes and highlights, as stored. Highlights are objects as in ``SavedLink``."""

    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    highlights: tuple[dict[str, Any], ...] = ()
    program: str = ""
    long_tags: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.tags or self.notes or self.highlights)

    def without(self, tags: Iterable[str], notes: Iterable[str], highlights: Iterable[Mapping[str, Any]]) -> _Content:
        """Return what is not among ``tags``, ``notes`` and ``highlights``."""
        named, noted = {tag.lower() for tag in tags}, set(notes)
        marked = {_mark(each) for each in highlights}
        return replace(
            self,
            tags=tuple(tag for tag in self.tags if tag.lower() not in named),
            notes=tuple(note for note in self.notes if note not in noted),
            highlights=tuple(each for each in self.highlights if _mark(each) not in marked),
        )


def _mark(highlight: Mapping[str, Any]) -> tuple[str, str]:
    return highlight.get("passage", ""), highlight.get("note", "")


@dataclass(slots=True)
class _Import:
    """What one clipping adds, collected before it is written."""

    clipping: Clipping
    user_id: int | None
    links: list[int] = field(default_factory=list)
    known: int = 0
    attached: list[SavedLink] = field(default_factory=list)
    extended: list[LinkContent] = field(default_factory=list)
    contents: list[tuple[int, _Content]] = field(default_factory=list)
    taggings: list[tuple[int, int]] = field(default_factory=list)
    tags: dict[int, str] = field(default_factory=dict)
    annotations: list[Annotation] = field(default_factory=list)
    dated: list[int] = field(default_factory=list)

    @property
    def long_tags(self) -> int:
        return sum(content.long_tags for _article, content in self.contents)


def import_library(files: Sequence[tuple[ParsedFile, Clipping]], rows: Sequence[Article]) -> dict[int, ImportedCounts]:
    """Store the tags, notes, highlights and links of new clippings; return what came in, by clipping id.

    ``rows`` are the articles of the clippings, already stored. Each gets what waiting links with its address have. Call
    in a transaction that locks out other writers.
    """
    imports = {clipping.pk: _Import(clipping, clipping.received_by_id) for _file, clipping in files}
    by_place = {(row.clipping_id, row.position): row for row in rows}
    for file, clipping in files:
        for article in file.articles:
            content = _content_of(article.library)
            if not content.is_empty:
                imports[clipping.pk].contents.append((by_place[clipping.pk, article.index].pk, content))
    links = _store_links(files, imports)
    articles = _articles_at([link for link, _found in links])
    attached = [(link, articles[link.key], found) for link, found in links if link.key in articles]
    attached += _waiting_for(files, rows, imports)
    if attached:
        _attach(attached)
    _write_contents(imports.values())
    return {pk: _counts(found) for pk, found in imports.items()}


def _content_of(data: LibraryData) -> _Content:
    tags = {tag.lower(): tag for tag in map(tidy_name, map(storable, data.tags)) if tag}
    highlights = [_highlight(each) for each in data.highlights]
    return _Content(
        tags=tuple(tag for tag in tags.values() if len(tag) <= MAX_TAG),
        notes=tuple(dict.fromkeys(storable(note)[:MAX_NOTE] for note in data.notes if note.strip())),
        highlights=tuple({_mark(each): each for each in highlights}.values()),
        program=storable(data.program)[:_MAX_PROGRAM],
        long_tags=sum(len(tag) > MAX_TAG for tag in tags.values()),
    )


def _highlight(found: Highlight) -> dict[str, Any]:
    color = found.color.casefold()
    color = _COLORS.get(color, color)
    return {
        "passage": storable(found.text)[:MAX_NOTE],
        "note": storable(found.note)[:MAX_NOTE],
        "color": color if color in Annotation.Color else "",
        "made_on": found.made.isoformat() if found.made else None,
    }


def link_key(url: str, title: str, authors: Iterable[str] = ()) -> str:
    """Return a digest of the page that ``url`` leads to, the same for all its addresses; else of title and authors."""
    address = canonical_address(url)
    name = address or "\n".join([" ".join(title.casefold().split()), *sorted(map(str.casefold, authors))])
    return hashlib.sha256(f"{'address' if address else 'title'}\n{name}".encode("utf-8", "surrogatepass")).hexdigest()


# Links


def _store_links(
    files: Sequence[tuple[ParsedFile, Clipping]], imports: Mapping[int, _Import]
) -> list[tuple[SavedLink, _Import]]:
    """Create the links of the files, and add to those known already. Return those that wait, with their imports."""
    found: dict[str, tuple[FoundLink, _Content, Clipping]] = {}
    for file, clipping in files:
        for link in file.parsed.links:
            key, content = link_key(link.url, link.title, link.fields.authors), _content_of(link.library)
            if key in found:
                first, before, owner = found[key]
                found[key] = (first, _together(before, content), owner)
                imports[clipping.pk].known += clipping != owner
            else:
                found[key] = (link, content, clipping)
    if not found:
        return []
    known = {row.key: row for chunk in _chunks(list(found)) for row in SavedLink.objects.filter(key__in=chunk)}
    new = [key for key in found if key not in known]
    now = timezone.now()
    created = [
        _link_row(*found[key], key=key, pk=pk, now=now)
        for key, pk in zip(new, reserve_ids(SavedLink, len(new)), strict=True)
    ]
    copy_rows(created)
    for row in created:
        imports[found[row.key][2].pk].links.append(row.pk)
    extended = [row for key, row in known.items() if _extend(row, found[key][1], imports[found[key][2].pk])]
    SavedLink.objects.bulk_update(extended, ["tags", "notes", "highlights"], batch_size=_CHUNK)
    waiting = [*created, *(row for row in known.values() if row.is_waiting)]
    return [(row, imports[found[row.key][2].pk]) for row in waiting]


def _together(content: _Content, other: _Content) -> _Content:
    more = other.without(content.tags, content.notes, content.highlights)
    return replace(
        content,
        tags=content.tags + more.tags,
        notes=content.notes + more.notes,
        highlights=content.highlights + more.highlights,
    )


def _link_row(link: FoundLink, content: _Content, clipping: Clipping, *, key: str, pk: int, now: Any) -> SavedLink:
    url = storable(link.url)
    url = url if len(url) <= MAX_URL else ""
    title = storable(link.title)[:MAX_TITLE]
    return SavedLink(
        pk=pk,
        key=key,
        url=url,
        host=canonical_address(url).partition("/")[0].partition("?")[0][:_MAX_HOST],
        title=title or ("" if url else storable(link.url)[:MAX_TITLE]),
        saved_on=link.library.saved.day if link.library.saved else None,
        tags=list(content.tags),
        notes=list(content.notes),
        highlights=list(content.highlights),
        program=content.program,
        clipping=clipping,
        added_at=now,
    )


def _extend(row: SavedLink, content: _Content, found: _Import) -> bool:
    """Add to a known link what it does not have, and to its article. Return whether it changed."""
    found.known += 1
    new = content.without(row.tags, row.notes, row.highlights)
    if new.is_empty or row.removed_at:
        return False
    earlier = LinkContent(id=row.pk, tags=tuple(row.tags), notes=tuple(row.notes), highlights=row.highlights)
    found.extended.append(earlier)
    row.tags, row.notes = [*row.tags, *new.tags], [*row.notes, *new.notes]
    row.highlights = [*row.highlights, *new.highlights]
    if row.article_id:
        found.contents.append((row.article_id, new))
    return True


# Articles of links


def _articles_at(links: Sequence[SavedLink]) -> dict[str, int]:
    """Return the oldest article at the address of each link, by the link's key."""
    wanted = {link.key for link in links if link.url}
    hosts = {link.host for link in links if link.url}
    if not wanted:
        return {}
    found: dict[str, int] = {}
    addresses = Article.objects.exclude(url="").order_by("pk").values_list("pk", "url")
    for pk, url in addresses.iterator(chunk_size=_CHUNK):
        address = canonical_address(url)
        if address.partition("/")[0].partition("?")[0] in hosts and (key := link_key(url, "")) in wanted:
            found.setdefault(key, pk)
    return found


def _waiting_for(
    files: Sequence[tuple[ParsedFile, Clipping]], rows: Sequence[Article], imports: Mapping[int, _Import]
) -> list[tuple[SavedLink, int, _Import]]:
    """Return the waiting links that new articles have the address of, or that a reader added a text for."""
    by_key: dict[str, Article] = {}
    first: dict[int, Article] = {}
    for row in rows:
        first.setdefault(row.clipping_id, row)
        if row.url:
            by_key.setdefault(link_key(row.url, ""), row)
    chosen = {
        file.saved_link: first[clipping.pk] for file, clipping in files if file.saved_link and clipping.pk in first
    }
    found = []
    for link in SavedLink.objects.waiting().filter(Q(key__in=list(by_key)) | Q(pk__in=list(chosen))).order_by("pk"):
        article = chosen.get(link.pk) or by_key[link.key]
        found.append((link, article.pk, imports[article.clipping_id]))
    return found


def attach_link(link: SavedLink, article: Article, *, user: User) -> Change | None:
    """Give a waiting link an article that is in the archive already. Call in a transaction that locks out writers."""
    found = _Import(article.clipping, user.pk)
    _attach([(link, article.pk, found)])
    _write_contents([found])
    return _counts(found).change


def links_waiting_for(article: ParsedArticle, *, chosen: int | None = None) -> list[SavedLink]:
    """Return the links that an article would be given if it was saved: ``chosen``, and those with its address."""
    at_address = Q(key=link_key(article.url, "")) if article.url else Q(pk__in=[])
    return list(SavedLink.objects.waiting().filter(at_address | Q(pk=chosen)).order_by("pk")[:_MAX_WAITING])


def _attach(attached: Sequence[tuple[SavedLink, int, _Import]]) -> None:
    """Give links their articles, and articles without a day of saving that of their link."""
    unique = {link.pk: (link, article, found) for link, article, found in attached}
    saved: dict[int, tuple[SavedLink, _Import]] = {}
    for link, article, found in unique.values():
        link.article_id = article
        found.attached.append(link)
        content = _Content(
            tags=tuple(link.tags), notes=tuple(link.notes), highlights=tuple(link.highlights), program=link.program
        )
        found.contents.append((article, content))
        if link.saved_on:
            saved.setdefault(article, (link, found))
    SavedLink.objects.bulk_update([link for link, *_rest in unique.values()], ["article"], batch_size=_CHUNK)
    undated = [
        row
        for chunk in _chunks(list(saved))
        for row in Article.objects.filter(pk__in=chunk, saved_on=None).only("pk", "saved_on")
    ]
    for row in undated:
        link, found = saved[row.pk]
        row.saved_on = link.saved_on
        found.dated.append(row.pk)
    Article.objects.bulk_update(undated, ["saved_on"], batch_size=_CHUNK)


# What articles get


def _write_contents(imports: Iterable[_Import]) -> None:
    imports = [found for found in imports if found.contents]
    contents = [(found, article, content) for found in imports for article, content in found.contents]
    if not contents:
        return
    tags, created = ensure_tags({tag.lower(): tag for *_rest, content in contents for tag in content.tags}.values())
    by_name = {tag.name.lower(): tag for tag in tags}
    articles = list({article for _found, article, _content in contents})
    tagged = set(_pairs(articles))
    marked: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for chunk in _chunks(articles):
        rows = Annotation.objects.filter(article__in=chunk).values_list("article", "passage", "note")
        for article, passage, note in rows:
            marked[article].add((passage, note))
    now = timezone.now()
    taggings: list[Tagging] = []
    for found, article, content in contents:
        for name in content.tags:
            tag = by_name[name.lower()]
            if (article, tag.pk) not in tagged:
                tagged.add((article, tag.pk))
                taggings.append(Tagging(article_id=article, tag=tag, tagged_by_id=found.user_id))
                found.taggings.append((article, tag.pk))
                if tag.pk in created:
                    found.tags[tag.pk] = tag.name
        notes = ({"passage": "", "note": note, "color": "", "made_on": None} for note in content.notes)
        for each in (*notes, *content.highlights):
            if _mark(each) not in marked[article]:
                marked[article].add(_mark(each))
                row = _annotation(each, found, program=content.program)
                row.article_id, row.added_at = article, now
                found.annotations.append(row)
    Tagging.objects.bulk_create(taggings, ignore_conflicts=True, batch_size=_CHUNK)
    Annotation.objects.bulk_create([row for found in imports for row in found.annotations], batch_size=_CHUNK)


def _pairs(articles: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the ids of each article and tag that belong together already."""
    for chunk in _chunks(articles):
        yield from Tagging.objects.filter(article__in=chunk).values_list("article", "tag")


def _annotation(highlight: Mapping[str, Any], found: _Import, *, program: str) -> Annotation:
    return Annotation(
        passage=highlight["passage"],
        note=highlight["note"],
        color=highlight["color"],
        made_on=highlight["made_on"],
        program=program,
        clipping=found.clipping,
        written_by_id=found.user_id,
    )


def _chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), _CHUNK):
        yield values[start : start + _CHUNK]


# The history


def _counts(found: _Import) -> ImportedCounts:
    record = ImportedLibrary(
        clipping=found.clipping.pk,
        taggings=tuple(found.taggings),
        tags=tuple(found.tags),
        annotations=tuple(row.pk for row in found.annotations),
        links=tuple(found.links),
        attached=tuple(link.pk for link in found.attached),
        dated=tuple(found.dated),
        extended=tuple(found.extended),
    )
    counts = ImportedCounts(
        links=len(found.links),
        known=found.known,
        attached=len(found.attached),
        new_tags=tuple(sorted(found.tags.values(), key=str.casefold)),
        long_tags=found.long_tags,
    )
    if record == ImportedLibrary(clipping=found.clipping.pk):
        return counts
    code, values = _summary(found)
    articles = [article for article, _content in found.contents]
    articles += [link.article_id for link in found.attached if link.article_id]
    change = Change.objects.create(
        kind=Change.Kind.IMPORT_LIBRARY,
        summary_code=code,
        summary_values=values,
        about=subjects(articles=articles),
        undo=record.to_json(),
        made_by_id=found.user_id,
    )
    return replace(counts, change=change)


def _summary(found: _Import) -> tuple[Summary, dict[str, Any]]:
    """Return the code of the change's summary with its values."""
    if len(found.attached) == 1 and not found.links:
        [link] = found.attached
        article = Article.objects.filter(saved_links=link).only("headline").get()
        return Summary.LINK_ATTACHED, {
            "title": _short(str(link)),
            "pk": article.pk,
            "headline": _short(article.headline),
        }
    notes = sum(not row.passage for row in found.annotations)
    return Summary.LIBRARY_IMPORTED, {
        "file": str(found.clipping),
        "links": len(found.links),
        "tagged": len({article for article, _tag in found.taggings}),
        "notes": notes,
        "highlights": len(found.annotations) - notes,
        "attached": len(found.attached),
    }


def _short(text: str) -> str:
    return text if len(text) <= _SUMMARY_CHARACTERS else f"{text[:_SUMMARY_CHARACTERS]}…"


def imported_parts(counts: ImportedCounts) -> list[str]:
    """Return what came in besides articles, as parts of a sentence."""
    numbers = (
        (counts.links, ngettext_lazy("%(n)d link without text", "%(n)d links without text", "n")),
        (counts.known, ngettext_lazy("%(n)d link already saved", "%(n)d links already saved", "n")),
        (
            counts.attached,
            ngettext_lazy("%(n)d link matched to its article", "%(n)d links matched to their articles", "n"),
        ),
    )
    parts = [str(wording % {"n": number}) for number, wording in numbers if number]
    if counts.new_tags:
        shown = ", ".join(counts.new_tags[:_MAX_TAGS_SHOWN])
        if (more := len(counts.new_tags) - _MAX_TAGS_SHOWN) > 0:
            shown = ngettext("%(tags)s and %(n)d more", "%(tags)s and %(n)d more", more) % {"tags": shown, "n": more}
        parts.append(ngettext("new tag: %(tags)s", "new tags: %(tags)s", len(counts.new_tags)) % {"tags": shown})
    if counts.long_tags:
        parts.append(
            ngettext(
                "%(n)d tag skipped: longer than %(limit)d characters",
                "%(n)d tags skipped: longer than %(limit)d characters",
                counts.long_tags,
            )
            % {"n": counts.long_tags, "limit": MAX_TAG}
        )
    return parts
