"""What people say that quotes are: whose words, which words, none at all, or one that was not found."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.curation.records import (
    NotUndoable,
    existing,
    existing_users,
    named,
    parse_again,
    parse_again_by_hash,
    shortened,
)
from articles.ingest.decisions import put_quote_corrections, quote_corrections_at
from articles.ingest.reparsing import QUOTE_FIELDS
from articles.ingest.storing import lock_writers
from articles.lines.ledger import body_lines_of
from articles.models import AddedQuote, Article, Change, Person, Quote, QuoteCorrection, subjects
from articles.text.places import line_at
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from articles.text.places import Place
    from newsarchive.accounts.models import User

Verdict = QuoteCorrection.Verdict
Said = dict[str, Any]
# What tells whose words a quote is, of a correction and of an added quote.
_SPEAKER = ("speaker_id", "speaker_text", "made_by_id")


@transaction.atomic
def set_speaker(
    quotes: Iterable[Quote], *, speaker: Person | None = None, speaker_text: str = "", user: User | None
) -> Change | None:
    """Say whose words ``quotes`` are: a person's, somebody's described in words, or nobody knows whose."""
    changed = list(quotes)
    if not changed:
        return None
    lock_writers()
    whose = {"speaker_id": speaker.pk if speaker else None, "speaker_text": "" if speaker else speaker_text}
    undo = _correct(changed, {quote.pk: whose for quote in changed}, user=user)
    who = speaker or speaker_text or _("not known")
    shown = f"“{shortened(changed[0].text)}”"
    if len(changed) > 1:
        shown = ngettext("%(count)d quote", "%(count)d quotes", len(changed)) % {"count": len(changed)}
    return Change.objects.create(
        kind=Change.Kind.SET_SPEAKER,
        summary=_("Speaker of %(quotes)s: %(who)s") % {"quotes": shown, "who": who},
        about=_subjects(changed, people=[speaker.pk if speaker else None]),
        undo=undo,
        made_by=user,
    )


@transaction.atomic
def set_words(words: Mapping[Quote, str], *, user: User | None) -> Change | None:
    """Say which words are the quote, of each quote's own line, as that has them. Returns ``None`` where all are so.

    Raises ``ValueError`` for words that the line does not have.
    """
    changed = {quote: said for quote, said in words.items() if said != quote.text}
    if not changed:
        return None
    lock_writers()
    undo = _correct(list(changed), {quote.pk: {"words": said} for quote, said in changed.items()}, user=user)
    quote, said = next(iter(changed.items()))
    summary = _("“%(before)s” now “%(after)s”") % {"before": shortened(quote.text), "after": shortened(said)}
    if len(changed) > 1:
        count = ngettext("and %(count)d more", "and %(count)d more", len(changed) - 1) % {"count": len(changed) - 1}
        summary = f"{summary} {count}"
    about = _subjects(changed)
    return Change.objects.create(kind=Change.Kind.SET_WORDS, summary=summary, about=about, undo=undo, made_by=user)


@transaction.atomic
def remove_quotes(quotes: Iterable[Quote], *, user: User | None) -> Change | None:
    """Say that ``quotes`` are none."""
    removed = list(quotes)
    if not removed:
        return None
    lock_writers()
    rows = [{name: getattr(quote, name) for name in _KEPT_OF_QUOTES} for quote in removed]
    undo = _correct(removed, {quote.pk: {"verdict": Verdict.NOT_A_QUOTE} for quote in removed}, user=user)
    shown = f"“{shortened(removed[0].text)}”"
    if len(removed) > 1:
        shown = ngettext("%(count)d quote", "%(count)d quotes", len(removed)) % {"count": len(removed)}
    return Change.objects.create(
        kind=Change.Kind.DELETE_QUOTES,
        summary=_("No quote: %(quotes)s") % {"quotes": shown},
        about=_subjects(removed),
        undo={**undo, "rows": rows},
        made_by=user,
    )


@transaction.atomic
def add_quote(
    article: Article,
    span: Span,
    *,
    kind: Quote.Kind,
    speaker: Person | None = None,
    speaker_text: str = "",
    user: User | None,
) -> Change:
    """Say that the words at ``span`` of an article's body are a quote. ``article`` is refreshed.

    Raises ``ValueError`` where they are not within one line of it.
    """
    lock_writers()
    place = _place(article, span)
    sha256, position = article.clipping.sha256, article.position
    row = AddedQuote(
        sha256=sha256,
        position=position,
        **asdict(place),
        kind=kind,
        speaker=speaker,
        speaker_text="" if speaker else speaker_text,
        made_by=user,
    )
    there = AddedQuote.objects.filter(sha256=sha256, position=position, **asdict(place)).first()
    before = _kept_of_added(there) if there else None
    if there:
        there.delete()
    row.save()
    parse_again([article.clipping_id])
    article.refresh_from_db()
    return Change.objects.create(
        kind=Change.Kind.ADD_QUOTE,
        summary=_("#%(pk)s %(headline)s: “%(words)s”") % named(article, words=shortened(place.words)),
        about=subjects(articles=[article.pk], people=[row.speaker_id]),
        undo={
            "before": [],
            "added": [{"sha256": sha256, "position": position, "now": asdict(place), "before": before}],
        },
        made_by=user,
    )


def _subjects(quotes: Iterable[Quote], *, people: Iterable[int | None] = ()) -> list[str]:
    quotes = list(quotes)
    return subjects(
        articles=(quote.article_id for quote in quotes),
        people=[*(quote.speaker_id for quote in quotes), *people],
        quotes=(quote.pk for quote in quotes),
    )


_KEPT_OF_QUOTES = ("id", "article_id", *QUOTE_FIELDS)


def _correct(quotes: Sequence[Quote], said: Mapping[int, Said], *, user: User | None) -> Said:
    """Write down what is said of each quote, by its key, parse again, and return what undoing needs."""
    articles = {
        article.pk: article
        for article in Article.objects.filter(quotes__in=quotes).select_related("clipping").distinct().defer("search")
    }
    of_hand = [quote for quote in quotes if quote.rule == Quote.ADDED]
    found = [quote for quote in quotes if quote.rule != Quote.ADDED]
    for quote in quotes:
        if "words" in said[quote.pk]:
            _words_at(articles[quote.article_id], quote, said[quote.pk]["words"])
    undo = {
        "before": _correct_found(found, said, articles, user=user),
        "added": [_correct_added(quote, said[quote.pk], articles[quote.article_id], user=user) for quote in of_hand],
    }
    gone = [pk for pk, what in said.items() if what.get("verdict") == Verdict.NOT_A_QUOTE]
    Quote.objects.filter(pk__in=gone).delete()
    parse_again({article.clipping_id for article in articles.values()})
    return undo


def _words_at(article: Article, quote: Quote, words: str) -> Span:
    line = line_at(body_lines_of(article.blocks), Span(quote.start, quote.end))
    span = line.find_typed(words, near=quote.start) if line else None
    if span is None:
        raise ValueError(f"quote {quote.pk}'s line does not read {words!r}")
    return span


# Quotes that were found


def _correct_found(
    quotes: Sequence[Quote], said: Mapping[int, Said], articles: Mapping[int, Article], *, user: User | None
) -> list[Said]:
    there = {
        (row.sha256, row.position, row.text, row.nth): row
        for row in quote_corrections_at([(a.clipping.sha256, a.position) for a in articles.values()])
    }
    nths = _nths(articles, there)
    new: list[QuoteCorrection] = []
    gone: list[int] = []
    before: list[Said] = []
    for quote in quotes:
        article = articles[quote.article_id]
        text = quote.found_text or quote.text
        key = (article.clipping.sha256, article.position, text, nths[quote.pk])
        row = there.get(key)
        place = {"sha256": key[0], "position": key[1], "text": key[2], "nth": key[3]}
        was = row and {name: getattr(row, name) for name in ("verdict", "words", *_SPEAKER)}
        what = said[quote.pk]
        if row is None and quote.by_hand:
            # By a correction about the words that stood here before the text was corrected.
            what = {"speaker_id": quote.speaker_id, "speaker_text": quote.speaker_text} | what
        now = _laid_over(row, what, found=text)
        before.append({**place, "row": was, "now": now})
        if now:
            new.append(QuoteCorrection(**place, **now, made_by=user))
        elif row:
            gone.append(row.pk)
    QuoteCorrection.objects.filter(pk__in=gone).delete()
    put_quote_corrections(new)
    return before


def _laid_over(row: QuoteCorrection | None, said: Said, *, found: str) -> Said | None:
    """Return what a correction says after ``said``; ``None`` where that is nothing any more."""
    words = row.words if row else ""
    speaks = bool(row and row.verdict == Verdict.SPEAKER)
    if said.get("verdict") == Verdict.NOT_A_QUOTE:
        return {"verdict": Verdict.NOT_A_QUOTE}
    if "words" in said:
        words = "" if said["words"] == found else said["words"]
    if "speaker_id" in said or (row and speaks):
        whose = said if "speaker_id" in said else {name: getattr(row, name) for name in _SPEAKER}
        return {
            "verdict": Verdict.SPEAKER,
            "words": words,
            "speaker_id": whose["speaker_id"],
            "speaker_text": whose["speaker_text"],
        }
    return {"verdict": Verdict.WORDS, "words": words} if words else None


def _nths(
    articles: Mapping[int, Article], corrections: Mapping[tuple[str, int, str, int], QuoteCorrection]
) -> dict[int, int]:
    """Return which of the quotes that the core found with the same words each quote is, by id. Removed ones count."""
    away: dict[tuple[str, int, str], set[int]] = defaultdict(set)
    for (sha256, position, text, nth), row in corrections.items():
        if row.verdict == Verdict.NOT_A_QUOTE:
            away[sha256, position, text].add(nth)
    nths: dict[int, int] = {}
    following: dict[tuple[int, str], int] = defaultdict(int)
    rows = Quote.objects.filter(article__in=articles).exclude(rule=Quote.ADDED).in_reading_order()
    for pk, article_id, text, found_text in rows.values_list("pk", "article_id", "text", "found_text"):
        article, found = articles[article_id], found_text or text
        nth = following[article_id, found]
        while nth in away[article.clipping.sha256, article.position, found]:
            nth += 1
        following[article_id, found] = nth + 1
        nths[pk] = nth
    return nths


# Quotes that somebody added


def _correct_added(quote: Quote, said: Said, article: Article, *, user: User | None) -> Said:
    at = {"sha256": article.clipping.sha256, "position": article.position}
    place = _place(article, Span(quote.start, quote.end))
    rows = AddedQuote.objects.filter(**at, line=place.line, nth=place.nth, words=place.words)
    # Where the line has lost some of the stretches that read so, the row counts further than the line.
    row = min(rows, key=lambda row: (abs(row.at - place.at), row.pk))
    before = _kept_of_added(row)
    now: dict[str, Any] | None = None
    if said.get("verdict") == Verdict.NOT_A_QUOTE:
        row.delete()
    else:
        if "words" in said:
            place = _place(article, _words_at(article, quote, said["words"]))
            row.words, row.at = place.words, place.at
        if "speaker_id" in said:
            row.speaker_id, row.speaker_text = said["speaker_id"], said["speaker_text"]
        row.made_by = user
        row.save()
        now = asdict(row.place)
    return {**at, "now": now, "before": before}


def _place(article: Article, span: Span) -> Place:
    line = line_at(body_lines_of(article.blocks), span)
    if line is None or not len(span):
        raise ValueError(f"{span} of article {article.pk} is not within a line")
    return line.place_of(span)


def _kept_of_added(row: AddedQuote) -> Said:
    return {**asdict(row.place), "kind": row.kind, **{name: getattr(row, name) for name in _SPEAKER}}


# Undoing


def undo_quotes(undo: Mapping[str, Any]) -> None:
    before, added = _unchanged_since(undo)
    places = {(row["sha256"], row["position"]) for row in before}
    about = {(row["sha256"], row["position"], row["text"], row["nth"]) for row in before}
    gone = [r.pk for r in quote_corrections_at(places) if (r.sha256, r.position, r.text, r.nth) in about]
    QuoteCorrection.objects.filter(pk__in=gone).delete()
    kept = [row for row in before if row["row"]]
    rows = [row["row"] for row in kept] + [each["before"] for each in added if each["before"]]
    users = existing_users(row["made_by_id"] for row in rows)
    people = set(existing(Person, (row["speaker_id"] for row in rows)))

    def whose(row: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "speaker_id": row["speaker_id"] if row["speaker_id"] in people else None,
            "speaker_text": row["speaker_text"],
            "made_by_id": users.get(row["made_by_id"]),
        }

    QuoteCorrection.objects.bulk_create(
        QuoteCorrection(
            sha256=row["sha256"],
            position=row["position"],
            text=row["text"],
            nth=row["nth"],
            verdict=row["row"]["verdict"],
            words=row["row"].get("words", ""),
            **whose(row["row"]),
        )
        for row in kept
    )
    for each in added:
        at = {"sha256": each["sha256"], "position": each["position"]}
        if each["now"]:
            AddedQuote.objects.filter(**at, **each["now"]).delete()
        if row := each["before"]:
            there = {name: row[name] for name in ("line", "nth", "words", "at")}
            AddedQuote.objects.update_or_create(**at, **there, defaults={"kind": row["kind"], **whose(row)})
    _put_quotes_back(undo.get("rows", []))
    parse_again_by_hash([row["sha256"] for row in before] + [each["sha256"] for each in added])


def _unchanged_since(undo: Mapping[str, Any]) -> tuple[list[Said], list[Said]]:
    """Return what of a change is as it made it: what was said otherwise since is left alone.

    Raises ``NotUndoable`` where that is all of it.
    """
    before, added = list(undo["before"]), list(undo.get("added", []))
    there = {
        (row.sha256, row.position, row.text, row.nth): row
        for row in quote_corrections_at((row["sha256"], row["position"]) for row in before)
    }
    speakers = set(existing(Person, ((row.get("now") or {}).get("speaker_id") for row in before)))

    def is_so_still(row: Mapping[str, Any]) -> bool:
        correction = there.get((row["sha256"], row["position"], row["text"], row["nth"]))
        now = row["now"]
        if now is None or correction is None:
            return now is None and correction is None
        words = {"words": "", "speaker_text": "", "speaker_id": None} | now
        # Somebody who was merged since is another person, and the decision the same.
        speaker = words["speaker_id"]
        whose = correction.speaker_id == speaker or (speaker is not None and speaker not in speakers)
        return whose and all(getattr(correction, name) == words[name] for name in ("verdict", "words", "speaker_text"))

    still = [row for row in before if "now" not in row or is_so_still(row)]
    kept = [
        each
        for each in added
        if not each["now"]
        or AddedQuote.objects.filter(sha256=each["sha256"], position=each["position"], **each["now"]).exists()
    ]
    if not still and not kept:
        raise NotUndoable(_("it was changed again since; undo that first"))
    return still, kept


def _put_quotes_back(rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert quotes that were removed, with their keys; parsing again sets what has changed about them since."""
    articles = set(existing(Article, (row["article_id"] for row in rows)))
    people = set(existing(Person, (row["speaker_id"] for row in rows)))
    there = set(existing(Quote, (row["id"] for row in rows)))
    for row in sorted(rows, key=lambda row: (row["article_id"], row["position"])):
        if row["article_id"] in articles and row["id"] not in there:
            # Among others with the same words it has to stand where it stood: they are matched in order.
            later = Quote.objects.filter(article=row["article_id"], position__gte=row["position"])
            later.update(position=F("position") + 1)
            speaker_id = row["speaker_id"] if row["speaker_id"] in people else None
            Quote.objects.create(**{**row, "speaker_id": speaker_id})
