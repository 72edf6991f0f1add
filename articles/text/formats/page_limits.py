"""Budgets of a page, far above those of any newspaper's, beyond which less is made of its elements.

The largest of 294 saved pages has 2.2 million characters without embedded data, 6,805 tags, 3,129 elements, 860 strings
between them, 64 attributes on one element, and fewer than 60 levels.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

# Beyond these, the strings of a page are read without its elements. The tags are counted by their opening brackets.
MAX_LENGTH, MAX_TAGS = 8_000_000, 40_000
_MAX_LEVELS = 250
_IS_DEEP = etree.XPath(f"boolean({'/*' * (_MAX_LEVELS + 1)})")

# Beyond these, trafilatura is not asked for the main text: its time and memory grow with the square of the strings, and
# with the elements times the levels above them.
_MAX_WEIGHED_LENGTH, _MAX_WEIGHED_ELEMENTS, _MAX_WEIGHED_STRINGS = 2_000_000, 8_000, 2_000
_MAX_WEIGHED_LEVELS, _MAX_WEIGHED_ANCESTORS = 100, 120_000

# An attribute with its value, and the most on one tag: trafilatura's fall-backs compare each with all others. After a
# value in quotation marks the next may follow without a space.
_ATTRIBUTE = r"""[\s/]*+[^\s=>/]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"']*+))?+"""
_MAX_ATTRIBUTES = 200
_SURPLUS_ATTRIBUTES = re.compile(rf"(<[a-zA-Z][^\s/>]*+(?:{_ATTRIBUTE}){{0,{_MAX_ATTRIBUTES}}}+)(?:{_ATTRIBUTE})*+")

READ_PLAINLY = (
    f"the page has more than {MAX_TAGS:,} tags or {MAX_LENGTH:,} characters, or is nested deeper than {_MAX_LEVELS} "
    "levels: its text was read without its layout, so debris may be left"
)


def is_too_large(source: str) -> bool:
    """Whether the elements of a page are too many to be read."""
    return len(source) > MAX_LENGTH or source.count("<") > MAX_TAGS


def is_too_deep(root: etree._Element) -> bool:
    """Whether the elements of a page are nested deeper than those of any newspaper's."""
    return bool(_IS_DEEP(root))


def without_surplus_attributes(source: str) -> str:
    """Return a page with no more attributes on a tag than are read."""
    return _SURPLUS_ATTRIBUTES.sub(r"\1", source)


def may_be_weighed(root: etree._Element, source: str) -> bool:
    """Whether a page is small enough for trafilatura."""
    if len(source) > _MAX_WEIGHED_LENGTH:
        return False
    levels = list(islice(_levels_of(root), _MAX_WEIGHED_ELEMENTS + 1))
    if len(levels) > _MAX_WEIGHED_ELEMENTS or max(levels) > _MAX_WEIGHED_LEVELS or sum(levels) > _MAX_WEIGHED_ANCESTORS:
        return False
    strings = (text for text in root.itertext() if not text.isspace())
    return sum(1 for _ in islice(strings, _MAX_WEIGHED_STRINGS + 1)) <= _MAX_WEIGHED_STRINGS


def _levels_of(root: etree._Element) -> Iterator[int]:
    """Yield the number of elements around each element, including itself."""
    level = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        level += 1 if event == "start" else -1
        if event == "start":
            yield level
