"""Credits: further reporters and editors of an article, and the agency it came from."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from articles.text.cleaning.boilerplate import Verdict, fold
from articles.text.cleaning.byline_cues import BYLINE_LENGTH
from articles.text.cleaning.bylines import names_in
from articles.text.cleaning.prose import count_words
from articles.text.data.headers import CREDITS
from articles.text.data.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.text.cleaning.header_lines import Header, HeaderLines

_MAX_CREDIT_LENGTH = 600
# A credit with more words names several people; without a comma or "and" it is prose.
_MAX_ONE_PERSON_WORDS = 12
# Cached lines.
_CACHED_LINES = 4_096

_CREDIT = re.compile(r"^[\s(\[*_\-–—]*(?P<what>" + "|".join(what for what, _ in CREDITS) + r")\b", re.I)
_CREDIT_PART = re.compile(
    r"(?P<what>" + "|".join(what for what, _ in CREDITS) + r")\b:?\s*(?P<who>[^;\n)\]]{0,400})", re.I
)
_WROTE = dict(CREDITS)
_LIST = re.compile(r"[;,(]|\band\b")
_CONTRIBUTED = re.compile(r"\bcontributed (?:reporting|(?:reporting )?to this (?:report|story|article))\b", re.I)
# Brackets, dashes and marks around a credit, and around the names in it.
_AROUND_CREDIT, _AROUND_NAMES = " ()[]-–—_*", " ()[]-–—_*:."


def read_credits(header: Header, lines: HeaderLines, agencies: Mapping[str, str]) -> None:
    """Set the credit, the authors and the agency from credit lines, and mark those lines."""
    authors: list[str] = []
    for number, text in enumerate(lines.texts):
        verdict = lines.verdicts[number]
        if len(text) > _MAX_CREDIT_LENGTH or (verdict and verdict.kind is not Kind.CAPTION) or not _may_credit(text):
            continue
        if not _read_contribution(header, number, text, agencies):
            authors += _read_credit(header, number, text, agencies)
    header.authors = tuple(dict.fromkeys(authors))


@lru_cache(maxsize=_CACHED_LINES)
def _may_credit(text: str) -> bool:
    return _CREDIT.match(text) is not None or _CONTRIBUTED.search(text[:BYLINE_LENGTH]) is not None


def _read_contribution(header: Header, number: int, text: str, agencies: Mapping[str, str]) -> bool:
    """Read "Jane Doe contributed to this report"; return whether the line is such a credit."""
    contributed = _CONTRIBUTED.search(text) if len(text) <= BYLINE_LENGTH else None
    if not contributed:
        return False
    header.kinds[number] = Verdict(kind=Kind.CREDIT, rule="credit of a contribution")
    who = text[: contributed.start()]
    header.agency = header.agency or agencies.get(fold(who.strip(_AROUND_NAMES)))
    header.credit = header.credit or text.strip(_AROUND_CREDIT)
    return True


def _read_credit(header: Header, number: int, text: str, agencies: Mapping[str, str]) -> list[str]:
    """Read "Reporting by Jane Doe; editing by John Roe"; return the reporters and writers."""
    match = _CREDIT.match(text)
    if not match:
        return []
    credited = text[match.end() :]
    if count_words(credited) > _MAX_ONE_PERSON_WORDS and not _LIST.search(credited):
        return []
    writers = [
        name for part in _CREDIT_PART.finditer(text) if _WROTE[part["what"].lower()] for name in names_in(part["who"])
    ]
    agency = agencies.get(fold(credited.strip(_AROUND_NAMES)))
    header.agency = header.agency or agency
    if not writers and not agency and not names_in(credited):
        return []
    header.kinds[number] = Verdict(kind=Kind.CREDIT, rule="credit of the reporting")
    credit = text.strip(_AROUND_CREDIT)
    header.credit = credit if header.credit is None else f"{header.credit} {credit}"
    return writers
