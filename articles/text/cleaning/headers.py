"""The fields around a body: headline, standfirst, byline, time stamp, credit, agency."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from articles.text.cleaning.boilerplate import Verdict, fold
from articles.text.cleaning.timestamps import FoundMoment, Published, find_moments, is_timestamp, remainder
from articles.text.data.boilerplate import NAME
from articles.text.data.headers import (
    BYLINE_CUES,
    BYLINE_LABELS,
    CREDITS,
    HEADLINE_FLOOR,
    HEADLINE_WEIGHTS,
    NOT_IN_NAMES,
    ROLES,
)
from articles.text.data.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.text.cleaning.page_lines import PageFields
    from articles.text.data.sources import SourceProfile

# How many lines above the lead a headline may stand, and around headline and lead the byline and the time. Of 215
# pages in ten headline stands within 40 lines of the lead, player and sign-up boxes between.
_HEADLINE_REACH = 60
_HEADER_REACH = 14
# A line that was taken for body far above the article has little of the body after it; a lead has this much within so
# many lines, or shares this part of its longer words with what follows.
_LEAD_REACH, _LEAD_SHARE, _LEAD_LENGTH, _LEAD_TOPICS = 14, 0.25, 900, 0.2
# What a paragraph is about shows in so much of it.
_TOPIC_REACH = 1_000
# How many lines are remembered: most are looked at several times, as headlines, leads and neighbours.
_REMEMBERED = 4_096
# An outlet's name is among the first lines where it is the clipping's own.
_SOURCE_REACH = 3
# No headline met has more words.
_HEADLINE_WORDS = 28
# A line with more longer words in capitals is a text printed that way, no headline.
_SHOUTED_WORDS = 8
# Bylines and time stamps are short lines.
_BYLINE_LENGTH = 220

_CUE = re.compile(r"(?:" + "|".join(map(re.escape, BYLINE_CUES)) + r")(?![^\W_])\s*:?\s*", re.I)
_CREDIT = re.compile(r"^[\s(\[*_\-–—]*(?P<what>" + "|".join(what for what, _ in CREDITS) + r")\b", re.I)
_CREDIT_PART = re.compile(
    r"(?P<what>" + "|".join(what for what, _ in CREDITS) + r")\b:?\s*(?P<who>[^;\n)\]]{0,400})", re.I
)
_CONTRIBUTED = re.compile(r"\bcontributed (?:reporting|(?:reporting )?to this (?:report|story|article))\b", re.I)
# What surrounds who is credited: brackets and dashes, the marks of the cue.
_AROUND_CREDIT = " ()[]-–—_*:."
_STAFF = re.compile(r"\b(?:the\s+)?(?:staff|reporters?|writers?|correspondents?|newsroom)\b", re.I)
_NAME = re.compile(rf"{NAME}$")
_SEPARATORS = re.compile(r"\s*(?:,|;|\band\b|\bund\b|\bet\b|&|\||·|•|/|\s[-–—]\s)\s*", re.I)
_AFTER_NAME = re.compile(
    r"\s+(?:for|in|at|with|of|from|is|on|the|view|follow|@|\(|published|updated|posted|\||·|•|[-–—])(?![^\W_]).*$|"
    r"@.*$|[|·•(].*$|\s\d.*$",
    re.I,
)
_SENTENCE_END = (".", "!", "?", "…", "。", "！", "？", '."', ".”", ".'", ".’", "؟", "۔", "।")
_WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af]")
# "... in the harbour. Jane Doe": a caption with the name of who took the picture.
_NAME_END = re.compile(r"(?:[a-z]{4}|\d[a-z]{0,3}|\))[.!?]\s+(?:[A-ZÀ-Þ][\w.’'-]{0,30}\s?){1,4}$")
_FULL_STOPS = (".", '."', ".”", ".'", ".’", "。")
_ABBREVIATION = re.compile(r"(?:(?<![^\W_])[A-Za-z]|\b(?:Inc|Jr|Sr|St|Co|Ltd|Dr|Gov|Rep|Sen))\.$")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(slots=True, kw_only=True)
class Header:
    """What the lines around a body say of the article; ``kinds`` are the lines (by number) that say it."""

    headline: str | None = None
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    credit: str | None = None
    agency: str | None = None
    published: Published | None = None
    kinds: dict[int, Verdict] = field(default_factory=dict)


def read_header(
    texts: Sequence[str],
    verdicts: Sequence[Verdict | None],
    body: Sequence[bool],
    profiles: Sequence[SourceProfile],
    fields: PageFields | None = None,
) -> Header:
    """Return the header of the article whose body the lines marked in ``body`` are.

    ``verdicts`` are what is certain of lines; a line with one is never read as a header. ``fields`` is what a page
    says of itself.
    """
    header = Header()
    lead = find_lead(texts, body)
    agencies = agency_names(profiles)
    _read_agency(header, texts, verdicts, lead, agencies)
    _read_source(header, texts, verdicts, lead, profiles)
    _read_credit(header, texts, verdicts, agencies)
    titles = titles_of(fields) if fields else []
    headline = _printed_title(titles, texts, lead) if titles else None
    if headline is None:
        headline = _find_headline(header, texts, verdicts, body, lead)
    if headline is not None:
        header.headline = texts[headline]
        header.kinds[headline] = Verdict(kind=Kind.HEADLINE, rule="headline above the lead")
    _read_byline(header, texts, verdicts, body, headline, lead, agencies)
    _read_time(header, texts, verdicts, body, headline, lead)
    _read_standfirst(header, texts, verdicts, headline, lead)
    if fields:
        if titles and (headline is None or fold(texts[headline]) not in set(map(fold, titles))):
            header.headline = titles[0]
        header.authors = _weigh_authors(fields, header.authors)
        header.published = fields.published or header.published
    if header.authors and not header.agency:
        for author in header.authors:
            header.agency = header.agency or agencies.get(fold(author))
    return header


def titles_of(fields: PageFields) -> list[str]:
    """Return the headlines a page gives, the outlet's name at their ends taken off."""
    site = fold(fields.site or "")
    titles = []
    for title in fields.headlines:
        parts = re.split(r"\s+[|–—·»-]\s+", title)
        while len(parts) > 1 and len(parts[0]) > 15:
            last = fold(parts[-1])
            if not (site and (site in last or last in site)) and (site or len(last.split()) > 4):
                break
            parts.pop()
        titles += [title[: title.rindex(parts[-1]) + len(parts[-1])], title]
    return [title for title in dict.fromkeys(titles) if count_words(title) >= 2 or len(title) > 6]


def _printed_title(titles: Sequence[str], texts: Sequence[str], lead: int) -> int | None:
    """Return the number of the line that prints one of ``titles``, the one nearest to the lead from above."""
    wanted = {fold(title) for title in titles}
    places = [number for number, text in enumerate(texts) if len(text) <= 400 and fold(text) in wanted]
    above = [number for number in places if number <= lead]
    return above[-1] if above else places[0] if places else None


def _weigh_authors(fields: PageFields, printed: tuple[str, ...]) -> tuple[str, ...]:
    """Return the authors a page names for machines, unless what it prints names more people or the others are none."""
    site = fold(fields.site or "")
    named = tuple(
        _cased(name) for name in fields.authors if fold(name) != site and count_words(name) <= 6 and not name.isdigit()
    )
    people = [name for name in named if is_name(name)]
    if not named:
        return printed or fields.authors[:1]
    last = {name.split()[-1].casefold() for name in named}
    if printed and (
        not people or (len(printed) > len(named) and last <= {name.split()[-1].casefold() for name in printed})
    ):
        return printed
    return named


def agency_names(profiles: Sequence[SourceProfile]) -> dict[str, str]:
    """Return the agencies' names by every form of them, folded."""
    return {
        fold(form): profile.name
        for profile in profiles
        if profile.is_agency
        for form in (profile.name, *profile.aliases)
    }


def count_words(text: str) -> int:
    return len(_WORD.findall(text))


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends as a sentence does, closing marks left aside."""
    return text.rstrip("\"'”’»)]› \u00a0").endswith(_SENTENCE_END)


def find_lead(texts: Sequence[str], body: Sequence[bool]) -> int:
    """Return the number of the first line of the body that is a sentence and has more of the body soon after it.

    Where there is none, the first line of the body.
    """
    kept = [number for number, keep in enumerate(body) if keep]
    whole = sum(len(texts[number]) for number in kept)
    behind = 0
    for place, number in enumerate(kept):
        text = texts[number]
        long = len(text) >= 120 or (len(text) >= 60 and ends_sentence(text) and not text.endswith("?"))
        near = sum(len(texts[other]) for other in kept[place : place + 6] if other - number <= _LEAD_REACH)
        if long:
            topics = _topics(text[:_TOPIC_REACH])
            after = frozenset().union(*(_topics(texts[other][:_TOPIC_REACH]) for other in kept[place + 1 : place + 10]))
            shared = len(topics & after) >= _LEAD_TOPICS * len(topics)
            if shared or near >= _LEAD_SHARE * (whole - behind) or near >= _LEAD_LENGTH:
                return number
        behind += len(texts[number])
    return kept[0] if kept else 0


def _read_agency(
    header: Header, texts: Sequence[str], verdicts: Sequence[Verdict | None], lead: int, agencies: dict[str, str]
) -> None:
    for number in range(max(0, lead - _HEADLINE_REACH), min(lead + 4, len(texts))):
        text = texts[number]
        if len(text) <= 60 and number != lead and not verdicts[number]:
            name = agencies.get(fold(text.strip("()[] -–—|")))
            if name and (number <= 3 or lead - number <= _HEADER_REACH):
                header.agency = name
                header.kinds[number] = Verdict(kind=Kind.AGENCY, rule="agency's name on a line of its own")


def _read_source(
    header: Header,
    texts: Sequence[str],
    verdicts: Sequence[Verdict | None],
    lead: int,
    profiles: Sequence[SourceProfile],
) -> None:
    """Mark the outlet's name where the clipping begins with it."""
    names = {fold(form) for profile in profiles if not profile.is_agency for form in (profile.name, *profile.aliases)}
    for number in range(min(lead, _SOURCE_REACH)):
        text = texts[number]
        if len(text) <= 60 and not verdicts[number] and fold(text) in names:
            header.kinds[number] = Verdict(kind=Kind.SOURCE, rule="outlet's name at the top")
            return


def _read_credit(
    header: Header, texts: Sequence[str], verdicts: Sequence[Verdict | None], agencies: dict[str, str]
) -> None:
    authors: list[str] = []
    for number, text in enumerate(texts):
        verdict = verdicts[number]
        if len(text) > 600 or (verdict and verdict.kind is not Kind.CAPTION):
            continue
        if not _may_credit(text):
            continue
        contributed = _CONTRIBUTED.search(text) if len(text) <= _BYLINE_LENGTH else None
        if contributed:
            header.kinds[number] = Verdict(kind=Kind.CREDIT, rule="credit of a contribution")
            who = text[: contributed.start()]
            header.agency = header.agency or agencies.get(fold(who.strip(_AROUND_CREDIT)))
            header.credit = header.credit or text.strip(" ()[]-–—_*")
            continue
        match = _CREDIT.match(text)
        if not match or (
            count_words(text[match.end() :]) > 12 and not re.search(r"[;,(]|\band\b", text[match.end() :])
        ):
            continue
        named: list[str] = []
        for part in _CREDIT_PART.finditer(text):
            wrote = next(wrote for what, wrote in CREDITS if what == part["what"].lower())
            if wrote:
                named += [name for name in names_in(part["who"]) if name not in named]
        agency = agencies.get(fold(text[match.end() :].strip(_AROUND_CREDIT)))
        header.agency = header.agency or agency
        if not named and not agency and not names_in(text[match.end() :]):
            continue
        header.kinds[number] = Verdict(kind=Kind.CREDIT, rule="credit of the reporting")
        header.credit = (
            text.strip(" ()[]-–—_*") if header.credit is None else f"{header.credit} {text.strip(' ()[]-–—_*')}"
        )
        authors += [name for name in named if name not in authors]
    header.authors = tuple(authors)


@lru_cache(maxsize=_REMEMBERED)
def _may_credit(text: str) -> bool:
    return _CREDIT.match(text) is not None or _CONTRIBUTED.search(text[:_BYLINE_LENGTH]) is not None


def _find_headline(
    header: Header, texts: Sequence[str], verdicts: Sequence[Verdict | None], body: Sequence[bool], lead: int
) -> int | None:
    best, best_score = None, HEADLINE_FLOOR
    for number, row in headline_candidates(texts, verdicts, body, lead, frozenset(header.kinds)):
        score = HEADLINE_WEIGHTS["bias"] + sum(HEADLINE_WEIGHTS[name] * value for name, value in row.items())
        if score > best_score:
            best, best_score = number, score
    if best is not None:
        # The title of the window, "Pier shut | Harlow Press", where the headline itself stands below it.
        for number in range(best + 1, lead + 1):
            if len(texts[number]) > 15 and texts[best].startswith(texts[number]) and not verdicts[number]:
                return number
    return best


def headline_candidates(
    texts: Sequence[str],
    verdicts: Sequence[Verdict | None],
    body: Sequence[bool],
    lead: int,
    taken: frozenset[int] = frozenset(),
) -> Iterator[tuple[int, dict[str, float]]]:
    """Yield the lines above ``lead`` that may be the headline, by number, with what speaks for and against each.

    The names are those of ``HEADLINE_WEIGHTS``; ``bench/train_headlines.py`` fits the weights.
    """
    paragraphs = [
        _topics(texts[number][:_TOPIC_REACH]) for number in range(lead, min(lead + 12, len(texts))) if body[number]
    ]
    opening = frozenset().union(*paragraphs[:2])
    content = frozenset().union(*paragraphs)
    first = max(0, lead - _HEADLINE_REACH)
    repeats = Counter(fold(text) for text in texts if len(text) < 300)
    stamped = [
        len(text) <= _BYLINE_LENGTH and (is_timestamp(text) or _CUE.match(text) is not None)
        for text in texts[first : lead + 4]
    ]
    for number in range(first, min(lead + 1, len(texts))):
        text = texts[number]
        if number in taken or len(text) > 300 or (number == lead and lead > 0):
            continue
        verdict = verdicts[number]
        if verdict and (verdict.kind is not Kind.RELATED or len(text) < 25):
            continue
        words = _WORD.findall(text)
        size = len(words) + (0 if text.isascii() else len(_WIDE.findall(text))) // 3
        if not 2 <= size <= _HEADLINE_WORDS or is_timestamp(text):
            continue
        if _CUE.match(text) and names_in(_CUE.sub("", text, count=1)):
            continue
        if text.endswith(_FULL_STOPS) and not _ABBREVIATION.search(text) and not is_title_cased(words) and size > 5:
            continue
        if size > 8 and _NAME_END.search(text):
            continue
        below = texts[number + 1] if number + 1 < len(texts) else ""
        # A line that the next goes on from is part of a wrapped paragraph.
        if below[:1].islower() and size > 5 and not ends_sentence(text) and not _CUE.match(below):
            continue
        topics = _topics(text[:_TOPIC_REACH])
        above = texts[number - 1] if number else ""
        above_topics = _topics(above[:_TOPIC_REACH])
        spot = number - first
        about = 2 + len(topics)
        yield (
            number,
            {
                "topics of opening": len(topics & opening) / about,
                "topics of article": len(topics & content) / about,
                "topics of line below": len(topics & _topics(below[:_TOPIC_REACH])) / about,
                "line above has topics": len(above_topics & content) / (2 + len(above_topics)),
                "few words": float(size < 4),
                "many words": float(size > 18),
                "words": min(size, 14) / 14,
                "repeated": float(repeats[fold(text)] > 1),
                "repeated often": float(repeats[fold(text)] > 3),
                "distance": math.log1p(lead - number),
                "far": float(lead - number > 25),
                "first line": float(number == 0),
                "stamp below": float(any(stamped[spot + 1 : spot + 2])),
                "stamp soon": float(any(stamped[spot + 1 : spot + 5])),
                "stamp above": float(any(stamped[max(0, spot - 3) : spot])),
                "sentence": float(ends_sentence(text) and not text.endswith(("?", "!"))),
                "asks": float(text.endswith("?")),
                "sentence below": float(ends_sentence(below) and len(below) > len(text)),
                "longer below": float(10 < count_words(below) < 50 and len(below) > len(text)),
                "label above": float(0 < count_words(above) <= 3),
                "title case": float(is_title_cased(words)),
                "taken for body": float(body[number]),
                "pointer": float(verdict is not None),
                "day": float(bool(find_moments(text))),
                "bar": float(" | " in text or "»" in text),
                "name": float(is_name(text)),
            },
        )


@lru_cache(maxsize=_REMEMBERED)
def _topics(text: str) -> frozenset[str]:
    lowered = text.casefold()
    if not lowered.isascii():
        lowered = _WIDE.sub(r" \g<0>xxxx ", lowered).replace("’s ", " ")
    return frozenset([word for word in _WORD.findall(lowered.replace("'s ", " ")) if len(word) > 3])


def is_title_cased(words: Sequence[str]) -> bool:
    """Whether most of the longer words begin with a capital letter, as in English headlines, not in sentences."""
    long = [word for word in words if len(word) > 3]
    if len(long) > _SHOUTED_WORDS and all(map(str.isupper, long)):
        return False
    return len(long) >= 2 and sum(word[0].isupper() for word in long) >= 0.7 * len(long)


def names_in(text: str) -> list[str]:
    """Return the names of people listed in ``text`` ("A in Moscow, B and C in London"), in order, each once."""
    names: list[str] = []
    for part in _SEPARATORS.split(text[:_BYLINE_LENGTH]):
        part = _AFTER_NAME.sub("", part.strip(" .:()[]*\u00a0")).strip(" .,:-–—")
        words = part.split()
        if any(word.lower() in ROLES for word in words[2:]):
            # "Jane Doe Maritime correspondent": two words are the name, three where one is an initial or a particle.
            words = words[: 3 if words[1].endswith(".") or words[1].lower() in _PARTICLES else 2]
        # "Jane Doe1": the number of a footnote.
        part = " ".join(words).rstrip("0123456789")
        if is_name(part) and part not in names:
            names.append(_cased(part))
    return names


def is_name(text: str) -> bool:
    """Whether ``text`` has the shape of a name: two to four capitalised words, none an outlet's or a section's."""
    if not _NAME.match(text) or len(text) > 50:
        return False
    words = text.split()
    if any(word.lower().strip(".'’") in NOT_IN_NAMES or word.lower() in ROLES for word in words):
        return False
    return (
        words[0][0].isupper()
        and words[-1][0].isupper()
        and all(word[0].isupper() or word.lower() in _PARTICLES for word in words)
    )


_PARTICLES = frozenset(
    {
        "de",
        "del",
        "della",
        "da",
        "dos",
        "di",
        "du",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "bin",
        "al",
        "el",
        "la",
        "le",
        "y",
        "e",
        "ibn",
        "ben",
        "abu",
        "zu",
    }
)


def _cased(name: str) -> str:
    if not name.isupper() or len(name) < 6:
        return name
    return re.sub(r"(?<![^\W\d_])[^\W\d_]", lambda letter: letter[0].upper(), name.lower())


def _read_byline(
    header: Header,
    texts: Sequence[str],
    verdicts: Sequence[Verdict | None],
    body: Sequence[bool],
    headline: int | None,
    lead: int,
    agencies: dict[str, str],
) -> None:
    anchor = headline if headline is not None else lead
    last = min(len(texts), max(lead, anchor) + 6)
    found: list[str] = []

    def take(number: int, names: list[str], rule: str, kind: Kind = Kind.BYLINE) -> None:
        header.kinds[number] = Verdict(kind=kind, rule=rule)
        found.extend(name for name in names if name not in found)

    for number in range(max(0, anchor - 4), last):
        text = texts[number]
        verdict = verdicts[number]
        if number in header.kinds or len(text) > _BYLINE_LENGTH or (verdict and verdict.kind is not Kind.AUTHOR_BIO):
            continue
        label = fold(text)
        if label in BYLINE_LABELS and number + 1 < len(texts):
            names = names_in(texts[number + 1]) or ([texts[number + 1]] if count_words(texts[number + 1]) <= 4 else [])
            if names:
                take(number, [], "byline's label")
                take(number + 1, names, "byline after its label")
            continue
        cue = _CUE.match(text)
        if cue and not (body[number] and ends_sentence(text) and count_words(text) > 12):
            rest = text[cue.end() :]
            agency = agencies.get(fold(_STAFF.sub("", rest)))
            if agency and _STAFF.search(rest):
                header.agency = header.agency or agency
                header.kinds[number] = Verdict(kind=Kind.BYLINE, rule="byline of an agency's staff")
                continue
            names = names_in(rest)
            if not names and count_words(rest) <= 6 and rest[:1].isupper() and not ends_sentence(text):
                names = [re.split(r"\s+(?:with|for)\s+", remainder(rest) or rest)[0].strip(" -–—|,")]
            if names and any(map(str.isalpha, names[0])):
                take(number, names, "byline")
    if not found:
        for number in range(max(0, anchor - 2), last):
            text = texts[number]
            if number in header.kinds or verdicts[number] or len(text) > 120 or (body[number] and ends_sentence(text)):
                continue
            near = any(is_timestamp(line) for line in texts[max(0, number - 2) : number + 3])
            moments = find_moments(text)
            twice = number + 1 < len(texts) and texts[number + 1] == text
            relative = re.search(r"\d+ (?:minutes?|hours?|days?) ago", text)
            names = names_in(_without(text, moments))
            if (
                names
                and (near or moments or twice or relative)
                and count_words(remainder(_without(text, moments))) <= 3 * len(names) + 4
            ):
                take(number, names, "names beside the time of publication", Kind.BYLINE)
    if found:
        header.authors = tuple(found)
        below = max(number for number, verdict in header.kinds.items() if verdict.kind is Kind.BYLINE) + 1
        if below < len(texts) and below not in header.kinds and _is_role(texts[below]):
            header.kinds[below] = Verdict(kind=Kind.BYLINE, rule="the author's place in the newsroom")


def _is_role(text: str) -> bool:
    words = text.lower().split()
    return len(words) <= 5 and not ends_sentence(text) and any(word.strip(",") in ROLES for word in words)


def _without(text: str, moments: Sequence[FoundMoment]) -> str:
    for moment in reversed(moments):
        text = text[: moment.start] + " | " + text[moment.end :]
    return text


def _read_time(
    header: Header,
    texts: Sequence[str],
    verdicts: Sequence[Verdict | None],
    body: Sequence[bool],
    headline: int | None,
    lead: int,
) -> None:
    anchor = headline if headline is not None else lead
    best: tuple[float, int, Published] | None = None
    for number in range(max(0, anchor - 6), min(len(texts), max(lead, anchor) + 5)):
        text = texts[number]
        byline = number in header.kinds and header.kinds[number].kind is Kind.BYLINE
        if len(text) > _BYLINE_LENGTH or (number in header.kinds and not byline):
            continue
        if verdicts[number] and not is_timestamp(text):
            continue
        if body[number] and ends_sentence(text) and count_words(text) > 12:
            continue
        moments = find_moments(text)
        if not moments:
            if is_timestamp(text) and abs(number - anchor) <= 6:
                header.kinds.setdefault(
                    number, Verdict(kind=Kind.TIMESTAMP, rule="time of publication, without its day")
                )
            continue
        if not byline and count_words(remainder(_without(text, moments))) > 8:
            continue
        if not byline:
            header.kinds[number] = Verdict(kind=Kind.TIMESTAMP, rule="time of publication")
        for moment in moments:
            score = (
                (2.0 if moment.cued else 0.0)
                - (1.0 if moment.updated else 0.0)
                + (1.0 if anchor <= number <= lead else 0.0)
            )
            score -= 0.1 * abs(number - anchor)
            score += 0.5 if moment.published.time else 0.0
            if best is None or score > best[0]:
                best = (score, number, moment.published)
    if best is None:
        return
    header.published = best[2]
    if best[2].time is None and best[1] + 1 < len(texts):
        below = texts[best[1] + 1]
        if len(below) <= 40 and is_timestamp(f"1 January 2000 {below}") and re.search(r"\d[:.]\d\d", below):
            joined = find_moments(f"{best[2].day.isoformat()} {below}")
            if joined and joined[0].published.time:
                header.published = joined[0].published
                header.kinds[best[1] + 1] = Verdict(kind=Kind.TIMESTAMP, rule="time of publication")


def _read_standfirst(
    header: Header, texts: Sequence[str], verdicts: Sequence[Verdict | None], headline: int | None, lead: int
) -> None:
    if headline is None or headline + 1 >= len(texts):
        return
    number = headline + 1
    if number >= lead and not (
        number == lead
        and any(
            place > lead and verdict.kind in (Kind.BYLINE, Kind.TIMESTAMP) for place, verdict in header.kinds.items()
        )
    ):
        return
    text = texts[number]
    if (
        number in header.kinds
        or verdicts[number]
        or not 5 <= count_words(text) <= 70
        or fold(text) == fold(texts[headline])
    ):
        return
    header.standfirst = text
    header.kinds[number] = Verdict(kind=Kind.STANDFIRST, rule="line under the headline")
