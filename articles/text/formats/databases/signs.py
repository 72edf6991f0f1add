"""Lines that mark the format of an export, found in a single pass over the dump."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from articles.text.data.databases import FACTIVA_NUMBER, NEXIS_BELOW, NEXIS_LENGTH, NEXIS_TOP
from articles.text.formats.databases.lines import MARK_LENGTH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.formats.decoding import Line

_MAX_LABEL_LENGTH = 40

NEXIS_START = re.compile(
    r"(?:(?:FOCUS - )?(?:Document )?(?P<number>\d{1,5}) of (?P<of>\d{1,5}) DOCUMENTS?|"
    r"Dokument (?P<number2>\d{1,5}) von (?P<of2>\d{1,5})|Document (?P<number3>\d{1,5}) de (?P<of3>\d{1,5}))$"
)
NEXIS_END = re.compile(r"(?:End of Document|Ende des Dokuments?|Fin du document)$")
FACTIVA_END = re.compile(rf"{FACTIVA_NUMBER}[A-Z][A-Z0-9]{{3,15}}(?:19|20)\d{{6}}[a-z0-9]{{5,14}}$", re.I)
SEPARATOR = re.compile(
    r"(?P<mark>[=*_~#–—-])(?P=mark){2,}(?:[^\n=*_~#–—]{1,60}(?P=mark){3,})?$|[-=]{3,}\s?8<\s?[-=]{3,}$|"
    r"==> \S[^\n]{0,100} <==$"
)
_PROQUEST_RULE = re.compile(r"_{20,}$")


@dataclass(slots=True)
class Signs:
    """Numbers of the lines that mark a format of export; ``nexis_labels`` are the labels found, in lower case.

    ``separators`` are the numbers of separator lines by the character or pattern they are drawn with.
    """

    nexis_starts: list[int] = field(default_factory=list)
    nexis_ends: list[int] = field(default_factory=list)
    nexis_lengths: list[int] = field(default_factory=list)
    nexis_labels: set[str] = field(default_factory=set)
    factiva_ends: list[int] = field(default_factory=list)
    factiva_heads: list[int] = field(default_factory=list)
    proquest_rules: list[int] = field(default_factory=list)
    separators: dict[str, list[int]] = field(default_factory=dict)

    def add(self, number: int, text: str) -> None:
        """Record line ``number`` if it marks a format.

        The first and last characters rule out most lines without matching a pattern.
        """
        first, last = text[0], text[-1]
        if first in "=*_~#–—-":
            self._add_separator(number, text)
        elif last in "STsonedt0123456789" and NEXIS_START.match(text):
            self.nexis_starts.append(number)
        elif first in "EF" and NEXIS_END.match(text):
            self.nexis_ends.append(number)
        elif first in "DdД" and FACTIVA_END.match(text):
            self.factiva_ends.append(number)
        elif text[:2] == "HD" and (len(text) == 2 or text[2].isspace()):
            self.factiva_heads.append(number)
        elif ":" in text[:_MAX_LABEL_LENGTH]:
            self._add_label(number, text)

    def _add_separator(self, number: int, text: str) -> None:
        found = SEPARATOR.match(text)
        if found:
            self.separators.setdefault(found["mark"] or text[:3] + text[-3:], []).append(number)
            if _PROQUEST_RULE.match(text):
                self.proquest_rules.append(number)

    def _add_label(self, number: int, text: str) -> None:
        label = text.partition(":")[0].lower()
        if label in NEXIS_TOP or label in NEXIS_BELOW:
            self.nexis_labels.add(label)
            if label in NEXIS_LENGTH and any(map(str.isdecimal, text)):
                self.nexis_lengths.append(number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dump:
    """Input of the readers: a dump's text, the lines of that text, and the signs found in them."""

    text: str
    lines: Sequence[Line]
    signs: Signs


def find_signs(lines: Sequence[Line]) -> Signs:
    """Return the numbers of the lines that mark a format of export."""
    signs = Signs()
    for number, line in enumerate(lines):
        if len(line.text) <= MARK_LENGTH:
            signs.add(number, line.text)
    return signs
