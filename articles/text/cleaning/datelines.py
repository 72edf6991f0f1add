"""Datelines: the places, and the agency, before a lead."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from articles.text.data.headers import NOT_PLACES, PLACE_FORMS, SMALL_PLACE_WORDS
from articles.text.data.timestamps import MONTHS

# Characters. The longest dateline found names three places, a state, a date and an agency.
DATELINE_LENGTH = 140

_UPPER = r"[A-ZÀ-ÖØ-ÞŠŽĆČŁİ]"
_PLACE = (
    rf"{_UPPER}{_UPPER}*(?:['’.\-]{_UPPER}*|[a-z]{{1,2}}{_UPPER}+){{0,3}}"
    rf"(?:[ ]{_UPPER}[A-ZÀ-ÖØ-ÞŠŽĆČŁİ'’.\-]{{0,20}}){{0,3}}"
)
_MONTH = "|".join(sorted((re.escape(name) for name in MONTHS if name.isascii()), key=len, reverse=True))
_DAY = rf"(?:(?:{_MONTH})\.?\s\d{{1,2}}|\d{{1,2}}\.?\s(?:{_MONTH}))(?:,?\s\d{{4}})?"
_REGION = r"[A-Z][\w.'’-]{1,15}(?:\s[A-Z][\w.'’-]{1,15}){0,2}\.?"
_AGENCY = r"\((?P<agency>[A-Z][\w .&/’'-]{1,40})\)"
_DASH = r"(?:--|[—–]|-(?=\s)|:(?=\s))"
_LETTER = re.compile(r"[^\W\d_]")
_HAS_DASH = re.compile(r"--|[—–]|[-:]\s")
_UPPER_CASE = re.compile(
    rf"(?P<places>{_PLACE}(?:\s?(?:/|,? and |,? AND |"
    rf" & )\s?{_PLACE}){{0,4}})(?P<region>,\s{_REGION})?(?P<day>,?\s(?i:{_DAY}))?,?\s?"
    rf"(?:{_AGENCY})?\s?(?P<dash>{_DASH})\s?(?=\S)"
)
# "Paris (AFP) –", "Feb 5 (Reuters) -": place names not in capitals are read only if an agency follows them.
_WITH_AGENCY = re.compile(
    rf"(?P<places>[A-Z][\w.'’-]{{1,20}}(?:\s[A-Z][\w.'’-]{{1,20}}){{0,2}}(?:\s?/\s?[A-Z][\w.'’-]{{1,20}}(?:\s[A-Z][\w.'’-]{{1,20}}){{0,2}}){{0,3}})?(?P<region>,\s{_REGION})?(?P<day>,?\s?(?i:{_DAY}))?,?\s?{_AGENCY}\s?(?P<dash>{_DASH})\s?(?=\S)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """A dateline. ``end`` is where the text after it begins; ``agency`` is the name as printed in brackets."""

    places: tuple[str, ...]
    agency: str | None
    end: int


def find_dateline(lead: str, start: int = 0) -> Dateline | None:
    """Return the dateline at ``start`` of ``lead``, ``None`` if there is none or no text after it."""
    dateline = _match_dateline(lead[start : start + DATELINE_LENGTH])
    if dateline is None or not _LETTER.search(lead, start + dateline.end):
        return None
    return replace(dateline, end=start + dateline.end)


@lru_cache(maxsize=4096)
def _match_dateline(head: str) -> Dateline | None:
    if not _HAS_DASH.search(head):
        return None
    match = _UPPER_CASE.match(head)
    if match and not _has_places(match):
        match = None
    if match is None:
        match = _WITH_AGENCY.match(head) if "(" in head else None
        if match is None or len(match["agency"].split()) > 4:
            return None
    places = match["places"]
    region = (match["region"] or "").removeprefix(",").strip()
    named = [_to_title_case(place) for place in re.split(r"\s?/\s?|,? and | AND | & ", places)] if places else []
    if region and named and not re.fullmatch(rf"(?i:{_DAY})", region):
        named[-1] = f"{named[-1]}, {region}"
    return Dateline(places=tuple(place for place in named if place), agency=match["agency"], end=match.end())


def _has_places(match: re.Match[str]) -> bool:
    words = re.split(r"[\s/]+", match["places"])
    if len(match["places"]) < 3 or any(word.strip(".,") in NOT_PLACES for word in words):
        return False
    # Capitals and a colon are a label as often as a dateline, so an agency or a day is needed too.
    return match["dash"] != ":" or bool(match["agency"] or match["day"])


def _to_title_case(place: str) -> str:
    place = place.strip()
    if place in PLACE_FORMS:
        return PLACE_FORMS[place]
    if not place.isupper():
        return place
    words = []
    for number, word in enumerate(place.split()):
        lower = word.lower()
        if number and lower in SMALL_PLACE_WORDS:
            words.append(lower)
        elif re.fullmatch(r"(?:[A-Z]\.){2,}", word):
            words.append(word)
        else:
            words.append(re.sub(r"(?<![^\W\d_])[^\W\d_]", lambda letter: letter[0].upper(), lower))
    return " ".join(words)
