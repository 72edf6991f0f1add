"""Lines that browsers and readers copy with an article: a title with the outlet's name, an address, a date of access.

"Ferry to reopen - The Quoin Gazette", "https://...", "The Quoin Gazette, 14 March 2013", "Retrieved 12 June 2024". The
outlet is taken from them only if other signs confirm that the words name one.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from articles.text.cleaning.author_names import is_likely_name, names_in
from articles.text.cleaning.boilerplate import Verdict, fold
from articles.text.cleaning.byline_cues import has_cue, is_byline
from articles.text.cleaning.bylines import without_moments
from articles.text.cleaning.outlets import known_outlet
from articles.text.cleaning.prose import count_words, ends_sentence, split_words, topics_of
from articles.text.cleaning.timestamps import find_moments, is_timestamp, without_stamp_words
from articles.text.data.headers import SMALL_PLACE_WORDS
from articles.text.data.kinds import Kind
from articles.text.data.outlet_words import (
    ADDRESS_LABELS,
    ARABIC_OUTLET_WORDS,
    NOT_OUTLETS,
    OUTLET_ENDINGS,
    OUTLET_WORDS,
    RETRIEVAL_WORDS,
)
from articles.text.data.outlets import COMMON_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.text.cleaning.header_lines import Header, HeaderLines
    from articles.text.data.sources import SourceProfile

# Lines above the lead that may be a copied title, and lines of the top and the end that may hold an address.
_TITLE_REACH, _TOP, _END, _BELOW_LEAD = 60, 6, 3, 4
_MAX_TITLE, _MAX_LINE, _MAX_ADDRESS = 300, 120, 2_000
# Fewest words of the headline before an outlet's name, most words of that name.
_MIN_TITLE_WORDS, _MAX_NAME_WORDS = 2, 6
# Most words of a section between headline and outlet: "Old mill grinds again | Local | Tessary Herald".
_MAX_SECTION_WORDS = 2
# A host's name and an outlet's name are compared only if they have this many letters.
_MIN_HOST_LETTERS = 4
# Words that an address and the headline must share, if the address is not at the top and has no label.
_MIN_SHARED_TOPICS = 2

_SEPARATOR = re.compile(r"\s+(?:[|–—·•»-]|::)\s+")
_BRACKETED = re.compile(r"\s+\(([^()]{3,60})\)$")
_LABELS = "|".join(map(re.escape, sorted(ADDRESS_LABELS, key=len, reverse=True)))
_ADDRESS = re.compile(
    rf"[\W_]{{0,3}}(?:(?P<label>{_LABELS})\s?[:：]?\s{{0,2}})?[<(\[]?"
    r"(?P<url>(?:https?://|www\.)[^\s<>()\[\]\"]{4,2000})[>)\].,;]{0,2}\s?(?P<rest>.{0,80})$",
    re.I,
)
_LABELLED_NAME = re.compile(
    rf"[\W_]{{0,3}}(?P<label>{_LABELS})(?:\s?[:：]\s{{0,2}}|\s(?=[^\W\d_]))(?P<name>\S.{{2,100}})$", re.I
)
_RETRIEVED = re.compile(
    r"(?<![^\W_])(?:" + "|".join(map(re.escape, sorted(RETRIEVAL_WORDS, key=len, reverse=True))) + r")(?![^\W\d_])",
    re.I,
)
_HOST = re.compile(r"(?:https?://)?(?:[^/@\s]{1,80}@)?(?:www\d?\.|m\.|amp\.)?(?P<host>[^/:?#\s]{3,100})", re.I)
_ISSUE = re.compile(
    r"(?:,\s*)?(?:\b(?:pp?|page|pages|seite|s|section|sec|no|nr|vol|issue|edition|print)\b\.?\s?[A-Z]?\d{0,4}"
    r"(?:[-–]\d{1,4})?\.?)$",
    re.I,
)
_FROM = re.compile(r"^(?:from|in|aus|aus:|dans|de|en|in:|from:|via)\s+(?=[^\W\d_])", re.I)
_COPYRIGHT = re.compile(r"^(?:©|\(c\)|copyright)[\s©\d,–-]{1,16}(?:by\s)?", re.I)
_EDGES = " \u00a0,;:|·•–—-/()[]<>*_#"

_ADDRESS_RULE = Verdict(kind=Kind.SOURCE, rule="address of the article")
_SECOND_ADDRESS = Verdict(kind=Kind.SOURCE, rule="the article's address again")
_OUTLET_RULE = Verdict(kind=Kind.SOURCE, rule="outlet named beside the headline")
_RETRIEVED_RULE = Verdict(kind=Kind.SOURCE, rule="when the text was retrieved")


def looks_like_outlet(name: str, profiles: Sequence[SourceProfile]) -> bool:
    """Whether ``name`` is a known outlet, or short, in capitals and with a word that outlets' names have."""
    words = name.split()
    if not words or len(words) > _MAX_NAME_WORDS or len(name) > _MAX_LINE or fold(name) in NOT_OUTLETS:
        return False
    if ends_sentence(name) or ":" in name or "," in name or not all(_begins_name(word) for word in words):
        return False
    plain = [word.strip("’'.,!").casefold() for word in words]
    is_likely = (
        (fold(name) not in COMMON_WORDS and known_outlet(name, profiles) is not None)
        or not ARABIC_OUTLET_WORDS.isdisjoint(plain)
        or (not OUTLET_WORDS.isdisjoint(plain) and len(words) > 1)
        or plain[-1].endswith(OUTLET_ENDINGS)
    )
    return is_likely and not _is_agency(name, profiles)


def _is_agency(name: str, profiles: Sequence[SourceProfile]) -> bool:
    key = fold(name)
    return any(profile.is_agency and key in map(fold, (profile.name, *profile.aliases)) for profile in profiles)


def _begins_name(word: str) -> bool:
    """Whether a word of a name begins with a capital or a digit, belongs to a script without capitals, or is small."""
    first = word.lstrip("’'(«„“\"&@")[:1]
    return (
        not first or not first.islower() or word.casefold() in SMALL_PLACE_WORDS or word in ("and", "und", "et", "für")
    )


def host_of(address: str) -> str:
    found = _HOST.match(address)
    return found["host"].lower() if found else ""


def read_copied_lines(header: Header, lines: HeaderLines, profiles: Sequence[SourceProfile]) -> HeaderLines:
    """Read address, outlet and day of retrieval near the headline; return the lines, titles without the outlet."""
    _read_addresses(header, lines)
    host = host_of(header.url) if header.url else ""
    near = [*range(min(len(lines.texts), lines.lead + _BELOW_LEAD)), *range(len(lines.texts) - _END, len(lines.texts))]
    for number in dict.fromkeys(near):
        if lines.lead - _TITLE_REACH <= number and number >= 0 and number not in header.kinds:
            _read_retrieval(header, lines, number)
    texts = list(lines.texts)
    for number in range(max(0, lines.lead - _TITLE_REACH), min(len(texts), lines.lead + _BELOW_LEAD)):
        if number in header.kinds:
            # The headline's features look at the lines around it: an address is none of them.
            texts[number] = ""
            continue
        if not 1 < len(texts[number]) <= _MAX_TITLE or _is_prose(lines, number):
            continue
        _read_outlet_line(header, lines, number, profiles)
        if number <= lines.lead and (title := _without_outlet(lines, number, host, profiles)):
            texts[number], outlet = title
            header.source = header.source or outlet
    for number in range(max(lines.lead, len(texts) - _END), len(texts)):
        if number not in header.kinds and not _is_prose(lines, number):
            _read_labelled_outlet(header, lines, number, profiles)
    return replace(lines, texts=texts)


def _is_prose(lines: HeaderLines, number: int) -> bool:
    text = lines.texts[number]
    return lines.body[number] and ends_sentence(text) and count_words(text) > 2 * _MAX_NAME_WORDS


# Addresses


def _read_addresses(header: Header, lines: HeaderLines) -> None:
    """Set the address on a line of its own: at the top, with a label, or with the words of a line near the lead."""
    texts = lines.texts
    top = range(min(len(texts), max(_TOP, min(lines.lead + _BELOW_LEAD, 2 * _TOP))))
    found: list[tuple[int, str]] = []
    for number in dict.fromkeys([*top, *_around_lead(lines), *range(max(0, len(texts) - _END), len(texts))]):
        match = _ADDRESS.match(texts[number]) if len(texts[number]) <= _MAX_ADDRESS else None
        if match is None or not _is_only_address(match) or _is_pointer(lines, number):
            continue
        url = match["url"].rstrip(".,;")
        if number in top or match["label"] or _shares_topics(url, lines):
            found.append((number, url if "://" in url else f"https://{url}"))
    for number, url in found:
        if header.url is None:
            header.url = url
            header.kinds[number] = _ADDRESS_RULE
        elif host_of(url) == host_of(header.url):
            header.kinds[number] = _SECOND_ADDRESS


def _around_lead(lines: HeaderLines) -> range:
    return range(max(0, lines.lead - 2 * _TOP), min(len(lines.texts), lines.lead + _BELOW_LEAD))


def _is_only_address(match: re.Match[str]) -> bool:
    """Whether nothing but a date or page number follows the address, and the address has a path."""
    rest = match["rest"]
    if rest and without_stamp_words(_RETRIEVED.sub(" ", rest)).strip(_EDGES):
        return False
    return "/" in match["url"].split("://")[-1].rstrip("/")


def _is_pointer(lines: HeaderLines, number: int) -> bool:
    """Whether the line above announces other articles."""
    above = lines.verdicts[number - 1] if number else None
    return above is not None and above.kind in (Kind.RELATED, Kind.SHARE, Kind.VIDEO, Kind.NEWSLETTER)


def _shares_topics(url: str, lines: HeaderLines) -> bool:
    slug = topics_of(re.sub(r"[^\w]|[\d_]", " ", url.split("://")[-1].partition("/")[2]))
    near = frozenset().union(*(topics_of(text) for text in lines.texts[max(0, lines.lead - _TOP) : lines.lead + 2]))
    return len(slug & near) >= _MIN_SHARED_TOPICS


def is_copied_line(text: str) -> bool:
    """Whether a line is an address, or says when the text was retrieved, and nothing else."""
    if len(text) > _MAX_ADDRESS:
        return False
    match = _ADDRESS.match(text)
    if match is not None and _is_only_address(match):
        return True
    return len(text) <= _MAX_LINE and _RETRIEVED.match(text.lstrip(_EDGES)) is not None and bool(find_moments(text))


def _read_retrieval(header: Header, lines: HeaderLines, number: int) -> None:
    """Mark a line that says when a reader retrieved the text."""
    text = lines.texts[number]
    if len(text) > _MAX_LINE or not _RETRIEVED.match(text.lstrip(_EDGES)) or not find_moments(text):
        return
    rest = without_stamp_words(_RETRIEVED.sub(" ", text))
    if count_words(rest) <= _MAX_NAME_WORDS:
        header.kinds[number] = _RETRIEVED_RULE


def is_retrieval(text: str, start: int) -> bool:
    """Whether the day at ``start`` of a line follows a word such as "retrieved"."""
    before = text[max(0, start - 40) : start]
    return any(count_words(before[match.end() :]) <= 2 for match in _RETRIEVED.finditer(before))


# Outlets


def _begins_with_person(text: str) -> bool:
    """Whether an author stands before the outlet's name: "Emma Scully BBC News"."""
    names = names_in(text)
    return bool(names) and text.startswith(names[0]) and text != names[0] and is_likely_name(names[0])


def _read_outlet_line(header: Header, lines: HeaderLines, number: int, profiles: Sequence[SourceProfile]) -> None:
    """Read "The Quoin Gazette, 14 March 2013" or "From The Quoin Gazette": an outlet alone, with a date or a label."""
    text = lines.texts[number]
    if len(text) > _MAX_LINE or has_cue(text) or lines.verdicts[number] is not None:
        return
    if _read_labelled_outlet(header, lines, number, profiles):
        return
    moments = find_moments(text)
    is_alone = not moments and not text.isupper() and _stands_among_fields(header, lines, number)
    if is_alone and looks_like_outlet(text, profiles) and not _begins_with_person(text):
        header.source = header.source or text
        header.kinds[number] = _OUTLET_RULE
    if not moments or is_timestamp(text):
        return
    name = _bare_name(without_moments(text, moments))
    if name and _is_outlet(name, lines, number, header, profiles):
        header.source = header.source or name


def _stands_among_fields(header: Header, lines: HeaderLines, number: int) -> bool:
    """Whether a line above the lead stands beside a byline, a time stamp or the address."""
    if number >= lines.lead:
        return False
    return any(
        place in header.kinds or is_timestamp(lines.texts[place]) or is_byline(lines.texts[place])
        for place in (number - 1, number + 1)
        if 0 <= place < len(lines.texts)
    )


def _bare_name(text: str) -> str:
    """Return what a line says beside its dates, without page numbers and labels; "" if it says several things."""
    text = re.sub(r"\s\([^()]{1,40}\)", "", text)
    parts = [part.strip(_EDGES) for part in re.split(r"[|·•]|\s[-–—]\s|,\s", text)]
    parts = [_ISSUE.sub("", part).strip(_EDGES) for part in parts if without_stamp_words(part).strip(_EDGES)]
    parts = [part for part in parts if part]
    if not parts or len(parts) > 2:
        return ""
    name = _FROM.sub("", parts[0])
    return re.sub(r"\s+(?:vom|of|du|del|van|from|on|am|le)$", "", name).strip(_EDGES)


def _read_labelled_outlet(header: Header, lines: HeaderLines, number: int, profiles: Sequence[SourceProfile]) -> bool:
    """Read "Source: The Quoin Gazette"; return whether the line is such a line."""
    text = lines.texts[number]
    match = _LABELLED_NAME.match(text) if len(text) <= _MAX_LINE else None
    if match is None:
        return False
    moments = find_moments(match["name"])
    name = _bare_name(without_moments(match["name"], moments))
    if not name or not looks_like_outlet(name, profiles):
        return False
    header.source = header.source or name
    if not moments:
        # A line with a date is read as a time stamp.
        header.kinds[number] = _OUTLET_RULE
    return True


def _is_outlet(name: str, lines: HeaderLines, number: int, header: Header, profiles: Sequence[SourceProfile]) -> bool:
    return (
        looks_like_outlet(name, profiles)
        or (header.url is not None and _is_named_by(host_of(header.url), name))
        or _is_repeated(name, lines.texts, number)
    )


def _is_named_by(host: str, name: str) -> bool:
    """Whether the host's name is the outlet's: "quoingazette.example" and "The Quoin Gazette"."""
    letters = "".join(split_words(fold(name))).removeprefix("the")
    labels = [label.replace("-", "").removeprefix("the") for label in host.split(".")[:-1]]
    return len(letters) >= _MIN_HOST_LETTERS and any(
        label
        and (
            letters == label
            or (len(label) >= _MIN_HOST_LETTERS and (letters.startswith(label) or label.startswith(letters)))
        )
        for label in labels
    )


def _is_repeated(name: str, texts: Sequence[str], number: int) -> bool:
    """Whether a short name begins at least two other lines as a label: "Deichbote: Wann ist er fertig?"."""
    if not 1 <= len(name.split()) <= _MAX_NAME_WORDS:
        return False
    label = f"{name}:".casefold()
    return sum(text[: len(label)].casefold() == label for place, text in enumerate(texts) if place != number) > 1


def _is_claimed(name: str, texts: Sequence[str]) -> bool:
    """Whether another short line is the name with a date, or a copyright sign and the name."""
    if not re.search(r"[^\W\d_]", name) or re.search(r"\d|:", name):
        return False
    key = fold(name)
    return any(
        len(name) < len(text) <= _MAX_LINE
        and name in text
        and not has_cue(text)
        and (_says_only(name, text) or ((sign := _COPYRIGHT.match(text)) and fold(text[sign.end() :]).startswith(key)))
        for text in texts
    )


def _says_only(name: str, text: str) -> bool:
    moments = find_moments(text)
    return bool(moments) and without_stamp_words(without_moments(text, moments)).strip(_EDGES) == name


# Titles


def _without_outlet(
    lines: HeaderLines, number: int, host: str, profiles: Sequence[SourceProfile]
) -> tuple[str, str] | None:
    """Return the headline and the outlet in a copied title, ``None`` if the line is none."""
    text, verdict = lines.texts[number], lines.verdicts[number]
    if has_cue(text) or (verdict is not None and verdict.kind is not Kind.RELATED):
        return None
    for title, name in _parts_of_title(text):
        if count_words(title) < _MIN_TITLE_WORDS or not name or title.endswith(".") or find_moments(title):
            continue
        address = re.fullmatch(r"(?:www\.)?[\w-]{2,40}(?:\.[\w-]{2,20}){1,3}", name)
        if address and (known_outlet(name, profiles) or host.endswith(name.lower().removeprefix("www."))):
            return title, known_outlet(name, profiles) or name
        if looks_like_outlet(name, profiles) or (
            name[:1].isupper()
            and len(name.split()) <= _MAX_NAME_WORDS
            and (_is_named_by(host, name) or _is_claimed(name, lines.texts))
        ):
            return title, name
    return None


def _parts_of_title(text: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to part a title into headline and outlet: the outlet last, before a date, first, in brackets."""
    cuts = [*_SEPARATOR.finditer(text)]
    if cuts:
        last = cuts[-1]
        tail = text[last.end() :].strip()
        if len(cuts) > 1:
            before = cuts[-2]
            section = text[before.end() : last.start()].strip()
            if count_words(section) <= _MAX_SECTION_WORDS:
                yield text[: before.start()], tail
            if is_timestamp(tail):
                yield text[: before.start()], section
        yield text[: last.start()], tail
        yield text[cuts[0].end() :].strip(), text[: cuts[0].start()]
    bracket = _BRACKETED.search(text)
    if bracket:
        yield text[: bracket.start()], bracket[1].strip()
