"""Rows for tests: one keyword-only function per model, with valid defaults.

Tests pass only the values they are about. ``make_article`` keeps body and blocks consistent.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

from articles.compare import Arrangement, Key, columns_for, compare
from articles.compare.notes import passage_keys
from articles.compare.saved import arrangement_of, save
from articles.ingest.library import link_key
from articles.ingest.names import alias_of
from articles.models import (
    Alias,
    Annotation,
    Appearance,
    Article,
    Change,
    Clipping,
    FieldCorrection,
    LineCorrection,
    LineRule,
    Mention,
    PassageNote,
    Person,
    Quote,
    QuoteCorrection,
    ReadMark,
    Revision,
    SavedComparison,
    SavedLink,
    Source,
    SourceLine,
    Story,
    StoryMembership,
    Summary,
    Tag,
    Tagging,
)
from articles.text.comparing.recurring_quotes import fingerprints_of
from articles.text.data.kinds import Kind
from articles.text.formats.addresses import canonical_address
from newsarchive.accounts.models import User

if TYPE_CHECKING:
    from collections.abc import Sequence

PASSWORD = "a clipping a day"
RECEIVED_AT = datetime(2024, 6, 1, 9, 0, tzinfo=UTC)

_numbers = count(1)


def make_user(*, username: str | None = None, password: str = PASSWORD, **fields: Any) -> User:
    return User.objects.create_user(username=username or f"reader{next(_numbers)}", password=password, **fields)


def make_curator(*, username: str | None = None, password: str = PASSWORD, **fields: Any) -> User:
    return make_user(username=username or f"curator{next(_numbers)}", password=password, is_staff=True, **fields)


def make_source(*, name: str | None = None, slug: str | None = None, **fields: Any) -> Source:
    number = next(_numbers)
    return Source.objects.create(name=name or f"Outlet {number}", slug=slug or f"source-{number}", **fields)


def make_agency(*, name: str | None = None, slug: str | None = None, **fields: Any) -> Source:
    number = next(_numbers)
    return make_source(
        name=name or f"Agency {number}", slug=slug or f"agency-{number}", kind=Source.Kind.AGENCY, **fields
    )


def make_source_line(*, source: Source | None = None, text: str | None = None, kind: str = Kind.LEGAL) -> SourceLine:
    return SourceLine.objects.create(
        source=source or make_source(), text=text or f"Recurring line {next(_numbers)}", kind=kind
    )


def make_clipping(*, content: bytes | None = None, received_at: datetime | None = None, **fields: Any) -> Clipping:
    """Return a stored clipping of a text file. Each has its own bytes, received a minute after the previous."""
    number = next(_numbers)
    content = f"Clipping {number}\n\nSome text.\n".encode() if content is None else content
    values: dict[str, Any] = {
        "name": f"clipping-{number}.txt",
        "media_type": "text/plain",
        "encoding": "utf-8",
        "origin": Clipping.Origin.COMMAND,
    }
    return Clipping.objects.create(
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        received_at=received_at or RECEIVED_AT + timedelta(minutes=number),
        **(values | fields),
    )


def make_pending_clipping(*, user: User | None = None, **fields: Any) -> Clipping:
    values = {"status": Clipping.Status.PENDING, "origin": Clipping.Origin.PASTE}
    return make_clipping(received_by=user or make_user(), **(values | fields))


def make_saved_link(*, url: str | None = None, title: str | None = None, **fields: Any) -> SavedLink:
    """Return a link that waits for its text, saved a day after the previous one."""
    number = next(_numbers)
    url = f"https://outlet.example/{number}" if url is None else url
    title = f"Link {number}" if title is None else title
    values: dict[str, Any] = {
        "key": link_key(url, title),
        "host": canonical_address(url).partition("/")[0],
        "saved_on": RECEIVED_AT.date() + timedelta(days=number),
        "added_at": RECEIVED_AT,
    }
    return SavedLink.objects.create(url=url, title=title, **(values | fields))


def make_annotation(*, article: Article | None = None, passage: str = "", note: str = "", **fields: Any) -> Annotation:
    values: dict[str, Any] = {"note": note or ("" if passage else "A note"), "added_at": RECEIVED_AT}
    return Annotation.objects.create(article=article or make_article(), passage=passage, **(values | fields))


def make_blocks(*, paragraphs: Sequence[str], removed: Sequence[tuple[str, str]] = ()) -> list[dict[str, Any]]:
    """Return an article's blocks: the paragraphs, then the ``removed`` (text, kind) pairs."""
    lines = [(text, Kind.PARAGRAPH) for text in paragraphs] + [(text, Kind(kind)) for text, kind in removed]
    blocks: list[dict[str, Any]] = []
    start = 0
    for text, kind in lines:
        blocks.append({"text": text, "kind": kind.value, "rule": "test", "start": start, "end": start + len(text)})
        start += len(text) + 2
    return blocks


def make_article(
    *,
    body: str | None = None,
    clipping: Clipping | None = None,
    published_on: date | None = None,
    published_time: time | None = None,
    removed: Sequence[tuple[str, str]] = (),
    tags: Sequence[Tag] = (),
    **fields: Any,
) -> Article:
    """Return an article, by default undated and without outlet. ``removed`` are (text, kind) pairs of its ledger."""
    number = next(_numbers)
    body = f"The council of Port Elder met on matter {number}.\n\nIt will meet again." if body is None else body
    clipping = clipping or make_clipping()
    values: dict[str, Any] = {
        "headline": f"Council meets on matter {number}",
        "headline_origin": Article.HeadlineOrigin.CLIPPING,
        "language": "en",
        "received_at": clipping.received_at,
        "word_count": len(body.split()),
        "blocks": make_blocks(paragraphs=body.split("\n\n"), removed=removed),
    }
    article = Article.objects.create(
        clipping=clipping,
        body=body,
        published_on=published_on,
        published_time=published_time,
        **(values | fields),
    )
    for tag in tags:
        make_tagging(article=article, tag=tag)
    return article


def make_story(*, accounts: Sequence[Article] = (), title: str | None = None, **fields: Any) -> Story:
    """Return a story with these accounts. It has no profile, so grouping finds no further articles for it."""
    values = {
        "size": len(accounts),
        "latest_at": max((Article.objects.get(pk=one.pk).sort_at for one in accounts), default=RECEIVED_AT),
    }
    story = Story.objects.create(
        title=title or (accounts[0].headline if accounts else f"Story {next(_numbers)}"), **(values | fields)
    )
    for article in accounts:
        StoryMembership.objects.update_or_create(article=article, defaults={"story": story})
    return story


def make_revision(*, article: Article | None = None, number: int = 1, **fields: Any) -> Revision:
    """Return an earlier revision of ``article``, and raise the article's current revision above ``number``."""
    article = article or make_article()
    body = fields.pop("body", "An earlier state.")
    values = {"headline": article.headline, "blocks": make_blocks(paragraphs=body.split("\n\n"))}
    if article.revision <= number:
        article.revision = number + 1
        article.save(update_fields=["revision"])
    return Revision.objects.create(article=article, number=number, body=body, **(values | fields))


def make_read_mark(*, user: User | None = None, article: Article | None = None) -> ReadMark:
    return ReadMark.objects.create(user=user or make_user(), article=article or make_article())


def make_person(*, name: str | None = None, sort_name: str | None = None, **fields: Any) -> Person:
    """Return a person with their name as an alias."""
    name = name or f"Ilse Marrandt{next(_numbers)}"
    given, _, surname = name.rpartition(" ")
    person = Person.objects.create(
        name=name, sort_name=sort_name or (f"{surname}, {given}" if given else surname), **fields
    )
    make_alias(person=person, name=name)
    return person


def make_alias(*, person: Person | None = None, name: str, key: str | None = None, **fields: Any) -> Alias:
    alias = alias_of((person or make_person()).pk, name)
    for field, value in {"key": key or alias.key, **fields}.items():
        setattr(alias, field, value)
    alias.save()
    return alias


def make_appearance(
    *,
    article: Article | None = None,
    person: Person | None = None,
    name: str | None = None,
    position: int | None = None,
    mentions: Sequence[tuple[int, int]] | None = None,
    **fields: Any,
) -> Appearance:
    """Return a person's appearance in an article. By default, every occurrence of the name in the body is a mention."""
    person = person or make_person()
    article = article or make_article(body=f"{person.name} spoke in Port Elder.")
    name = name or person.name
    if mentions is None:
        mentions = []
        start = article.body.find(name)
        while start >= 0:
            mentions.append((start, start + len(name)))
            start = article.body.find(name, start + len(name))
    values = {
        "position": article.appearances.count() if position is None else position,
        "mention_count": len(mentions),
    }
    appearance = Appearance.objects.create(article=article, person=person, name=name, **(values | fields))
    Mention.objects.bulk_create([Mention(appearance=appearance, start=start, end=end) for start, end in mentions])
    return appearance


def make_mention(*, appearance: Appearance | None = None, start: int = 0, end: int = 1) -> Mention:
    return Mention.objects.create(
        appearance=appearance or make_appearance(mentions=[], mention_count=1), start=start, end=end
    )


def make_quote(
    *, article: Article | None = None, text: str | None = None, position: int | None = None, **fields: Any
) -> Quote:
    """Return a direct quote at the first occurrence of ``text`` in the body, or else at its start."""
    text = f"We shall see on the {next(_numbers)}th" if text is None else text
    article = article or make_article(body=f"“{text},” she said.")
    start = max(article.body.find(text), 0)
    values = {
        "kind": Quote.Kind.DIRECT,
        "start": start,
        "end": start + len(text),
        "certainty": 1.0,
        "rule": "test",
        "position": article.quotes.count() if position is None else position,
    }
    values["prints"] = [] if fields.get("kind") == Quote.Kind.INDIRECT else list(fingerprints_of(text))
    return Quote.objects.create(article=article, text=text, **(values | fields))


def make_tag(*, name: str | None = None, slug: str | None = None) -> Tag:
    number = next(_numbers)
    return Tag.objects.create(name=name or f"tag {number}", slug=slug or f"tag-{number}")


def make_tagging(*, article: Article | None = None, tag: Tag | None = None, user: User | None = None) -> Tagging:
    return Tagging.objects.create(article=article or make_article(), tag=tag or make_tag(), tagged_by=user)


def make_field_correction(*, article: Article, field: str = "headline", value: Any, **fields: Any) -> FieldCorrection:
    """Return a correction without applying it to the article's field."""
    return FieldCorrection.objects.create(
        sha256=article.clipping.sha256, position=article.position, field=field, value=value, **fields
    )


def make_line_correction(*, article: Article, text: str, kind: str, nth: int = 0, **fields: Any) -> LineCorrection:
    return LineCorrection.objects.create(
        sha256=article.clipping.sha256, position=article.position, text=text, nth=nth, kind=kind, **fields
    )


def make_line_rule(
    *, text: str | None = None, name: str = "a line", kind: str = "promotion", **fields: Any
) -> LineRule:
    """Return a rule without applying it to stored articles."""
    text = f"Recurring line {next(_numbers)}" if text is None else text
    return LineRule.objects.create(text=text, name=name, kind=kind, **fields)


def make_quote_correction(
    *,
    article: Article,
    text: str,
    nth: int = 0,
    verdict: str = QuoteCorrection.Verdict.NOT_A_QUOTE,
    speaker: Person | None = None,
    **fields: Any,
) -> QuoteCorrection:
    return QuoteCorrection.objects.create(
        sha256=article.clipping.sha256,
        position=article.position,
        text=text,
        nth=nth,
        verdict=verdict,
        speaker=speaker,
        **fields,
    )


def make_change(*, kind: str = Change.Kind.CONFIRM_STORY, summary: str = "A story", **fields: Any) -> Change:
    """Return a change whose summary contains ``summary`` in quotation marks."""
    code, values = Summary.STORY_CONFIRMED, {"story": summary}
    return Change.objects.create(kind=kind, summary_code=code, summary_values=values, **fields)


def make_saved_comparison(
    *, articles: Sequence[Article], title: str | None = None, user: User | None = None, **arranged: Any
) -> SavedComparison:
    """Return a saved comparison of the current texts of ``articles``. By default the first is the baseline."""
    keys = tuple(Key(article.pk, article.revision) for article in articles)
    arrangement = Arrangement(**({"keys": keys, "base": keys[0]} | arranged))
    return save(arrangement, title=title or f"Comparison {next(_numbers)}", user=user or make_user())


def make_passage_note(
    *, comparison: SavedComparison, row: int = 1, text: str | None = None, user: User | None = None
) -> PassageNote:
    """Return a note on passage number ``row`` of the comparison."""
    arrangement = arrangement_of(SavedComparison.objects.with_columns().get(pk=comparison.pk))
    assert arrangement
    side = compare(columns_for(arrangement.keys), base=arrangement.base_index)
    return PassageNote.objects.create(
        comparison=comparison,
        sentences=sorted(passage_keys(side.comparison)[row - 1]),
        passage=side.rows[row - 1].text,
        text=text or f"Remark {next(_numbers)}",
        written_by=user or make_user(),
    )
