"""Lines that mark the format of an export, found in a single pass over the dump."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from articles.text.cleaning.prose import ends_sentence
from articles.text.data.databases import (
    CATALOGUE_LABELS,
    FACTIVA_NUMBER,
    NEXIS_BELOW,
    NEXIS_LENGTH,
    NEXIS_TOP,
    PROQUEST_LABELS,
    PROQUEST_TRANSLATIONS,
)
from articles.text.formats.databases.lines import COPYRIGHT, MARK_LENGTH, MAX_WRAPPED_WIDTH, blank_between, fits_no_more

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.formats.decoding import Line

_MAX_LABEL_LENGTH = 40
# Lines by which the use of empty lines is judged, and the share of them that is chance.
_SPACING_LINES = 1_000
_MIN_BLANK = 0.05
# A dump is wrapped at a width if few lines (one, and one in so many) are longer, and if enough of the long lines that
# end within a sentence do so because the next word did not fit. Its first lines tell; a few widths are tried.
_WIDTH_LINES = 3_000
_MAX_LONGER, _LONGER_LINES = 2, 50
_MAX_WIDTHS = 6
_MIN_WRAPPED_WIDTH = 50
_MIN_BLANKS = 5
_NEARLY_ALL = 0.9
_LONG, _MIN_WITHIN, _MIN_WITHIN_SHARE = 0.6, 2, 0.4
_COLON = re.compile(r"[:：]")

_OF = r"(?:of|von|sur|de|di|van|из|aus)"
NEXIS_START = re.compile(
    rf"(?:FOCUS - )?(?:documento? |dokument |документ )?\d{{1,6}} {_OF} \d{{1,6}}"
    r"(?: (?:documents?|dokumenten?|documentos?|documenti|documenten|документ[а-я]{0,3}))?$"
    r"|第\s?\d{1,6}\s?(?:篇|条|份|个|文档|个文档)[,，]?\s?共\s?\d{1,6}\s?(?:篇|条|份|个|文档|个文档)?$",
    re.I,
)
_MAX_START_LENGTH = 50
NEXIS_END = re.compile(
    r"(?:end of documents?|ende des dokument(?:e?s)?|fin du document|fin del documento|fine del documento"
    r"|fim do documento"
    r"|einde van (?:het )?document|конец документа|文档结尾|文档结束|文件结尾|文檔結尾)[. ]{0,2}$",
    re.I,
)
_MAX_END_LENGTH = 30
FACTIVA_END = re.compile(rf"{FACTIVA_NUMBER}[A-Z][A-Z0-9]{{3,15}}(?:19|20)\d{{6}}[a-z0-9]{{5,14}}$", re.I)
NEWSBANK_END = re.compile(r"record (?:number|no\.?|id)\s?:\s?[\w.-]{4,40}$|(?:[•*]\s?)?citation \([^()]{2,30}\)$", re.I)
# "news·20130314·QU·0012", after "Document number:" or its translation.
EUROPRESSE_END = re.compile(
    r"(?:[^\W\d_][^\n:：]{3,30}[:：]\s?)?[a-z]{2,12}[·•∙]\s?(?:19|20)\d{6}[·•∙]\s?[A-Za-z0-9_]{1,12}[·•∙]\s?[\w.·•∙-]{1,60}$"
)
SEPARATOR = re.compile(
    r"(?P<mark>[=*_~#–—-])(?P=mark){2,}(?:[^\n=*_~#–—]{1,60}(?P=mark){3,})?$|[-=]{3,}\s?8<\s?[-=]{3,}$|"
    r"==> \S[^\n]{0,100} <==$"
)
_PROQUEST_RULE = re.compile(r"_{20,}$")


@dataclass(slots=True)
class Signs:
    """Numbers of the lines that mark a format of export.

    ``nexis_labels`` are the labels of Nexis found, in lower case. ``nexis_tops`` and ``nexis_belows`` are the lines
    with labels that are above and below the text; ``nexis_capitals`` is the number of labels in capitals.
    ``proquest_labels`` are the labels of ProQuest, in English; ``catalogue_labels``, those of databases that label
    every field. ``separators`` are the numbers of separator lines by the character or pattern they are drawn with.
    """

    nexis_starts: list[int] = field(default_factory=list)
    nexis_ends: list[int] = field(default_factory=list)
    nexis_lengths: list[int] = field(default_factory=list)
    nexis_tops: list[int] = field(default_factory=list)
    nexis_belows: list[int] = field(default_factory=list)
    nexis_labels: set[str] = field(default_factory=set)
    nexis_capitals: int = 0
    factiva_ends: list[int] = field(default_factory=list)
    factiva_heads: list[int] = field(default_factory=list)
    newsbank_ends: list[int] = field(default_factory=list)
    europresse_ends: list[int] = field(default_factory=list)
    catalogue_labels: set[str] = field(default_factory=set)
    proquest_labels: set[str] = field(default_factory=set)
    proquest_rules: list[int] = field(default_factory=list)
    separators: dict[str, list[int]] = field(default_factory=dict)

    def add(self, number: int, text: str) -> None:
        """Record line ``number`` if it marks a format.

        The first and last characters rule out most lines without matching a pattern.
        """
        first, last = text[0], text[-1]
        if first in "=*_~#–—-":
            self._add_separator(number, text)
        elif first in "0123456789DdFfД第" and len(text) <= _MAX_START_LENGTH and NEXIS_START.match(text):
            self.nexis_starts.append(number)
        elif first in "EeFfК文" and len(text) <= _MAX_END_LENGTH and NEXIS_END.match(text):
            self.nexis_ends.append(number)
        elif last.isalnum() and FACTIVA_END.match(text):
            self.factiva_ends.append(number)
        elif first in "RrCc•" and NEWSBANK_END.match(text):
            self.newsbank_ends.append(number)
        elif ("·" in text or "•" in text or "∙" in text) and EUROPRESSE_END.match(text):
            self.europresse_ends.append(number)
        elif text[:2] == "HD" and (len(text) == 2 or text[2].isspace()):
            self.factiva_heads.append(number)
        elif ":" in text[:_MAX_LABEL_LENGTH] or "：" in text[:_MAX_LABEL_LENGTH]:
            self._add_label(number, text)

    def _add_separator(self, number: int, text: str) -> None:
        found = SEPARATOR.match(text)
        if found:
            self.separators.setdefault(found["mark"] or text[:3] + text[-3:], []).append(number)
            if _PROQUEST_RULE.match(text):
                self.proquest_rules.append(number)

    def _add_label(self, number: int, text: str) -> None:
        name = _COLON.split(text, maxsplit=1)[0].rstrip()
        label = name.lower()
        if label in CATALOGUE_LABELS:
            self.catalogue_labels.add(label)
        if label in PROQUEST_LABELS:
            self.proquest_labels.add(PROQUEST_TRANSLATIONS.get(label, label))
        if label not in NEXIS_TOP and label not in NEXIS_BELOW:
            return
        self.nexis_labels.add(label)
        self.nexis_capitals += name.isupper()
        (self.nexis_tops if label in NEXIS_TOP else self.nexis_belows).append(number)
        if label in NEXIS_LENGTH and (any(map(str.isdecimal, text)) or text.endswith((":", "："))):
            self.nexis_lengths.append(number)


class Spacing(Enum):
    """Where a dump has empty lines. They mean something between ``SOME`` lines, nothing between ``NONE`` or ``ALL``."""

    NONE = "none"
    SOME = "some"
    ALL = "all"


@dataclass(frozen=True, kw_only=True)
class Dump:
    """Input of the readers: a dump's text, the lines of that text, and the signs found in them."""

    text: str
    lines: Sequence[Line]
    signs: Signs

    @cached_property
    def spacing(self) -> Spacing:
        """Where the dump has empty lines. Those of its first pages tell."""
        pairs = list(pairwise(self.lines[:_SPACING_LINES]))
        blank = sum(blank_between(self.text, above, below) for above, below in pairs)
        if blank < _MIN_BLANK * len(pairs):
            return Spacing.NONE
        return Spacing.ALL if len(pairs) - blank < _MIN_BLANK * len(pairs) else Spacing.SOME

    @cached_property
    def width(self) -> int | None:
        """The width in characters that the dump's lines were wrapped at, ``None`` if they were not."""
        lines = self.lines[:_WIDTH_LINES]
        longest = sorted((len(line.text) for line in lines), reverse=True)[: _MAX_LONGER + len(lines) // _LONGER_LINES]
        widths = sorted({width for width in longest if _MIN_WRAPPED_WIDTH <= width <= MAX_WRAPPED_WIDTH}, reverse=True)
        pairs = [
            (above, below)
            for above, below in pairwise(lines)
            if self.spacing is Spacing.ALL or not blank_between(self.text, above, below)
            if not ends_sentence(above.text)
            and above.text.count(" ") >= _MIN_BLANKS
            and not COPYRIGHT.match(above.text)
        ]
        counts: list[tuple[int, int]] = []
        for width in widths[:_MAX_WIDTHS]:
            long = [(above, below) for above, below in pairs if len(above.text) >= _LONG * width]
            within = sum(fits_no_more(above, below, width) for above, below in long)
            if within >= max(_MIN_WITHIN, _MIN_WITHIN_SHARE * len(long)):
                counts.append((within, width))
        most = max(counts, default=(0, 0))[0]
        return next((width for within, width in counts if within >= _NEARLY_ALL * most), None)


def find_signs(lines: Sequence[Line]) -> Signs:
    """Return the numbers of the lines that mark a format of export."""
    signs = Signs()
    for number, line in enumerate(lines):
        if len(line.text) <= MARK_LENGTH:
            signs.add(number, line.text)
    return signs
