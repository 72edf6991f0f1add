"""Running heads and feet of a PDF document, and its page numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.formats.pdf.layout import PrintedLine

# Lines at the top and at the bottom of a page among which running heads are looked for.
_REACH = 4
# One page in so many has a running head; left and right pages may differ, and so may sections.
_MIN_SHARE = 4
# Running heads are at the same height on their pages, in points.
_TOLERANCE = 4.0
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"""[-–—|·•\s]*(?:(?:page|p\.|seite|s\.|pagina|página|pág\.|sida|side|strona|stránka|стр\.|страница|sayfa|صفحة)
    \s*)?\d{1,4}\s*(?:(?:of|/|von|sur|de|di|av|z|из|من)\s*\d{1,4})?[-–—|·•\s]*""",
    re.I | re.X,
)
_BARE_NUMBER = re.compile(r"[-–—|·•\s]*\d{1,4}[-–—|·•\s]*")


def find_furniture(pages: Sequence[Sequence[PrintedLine]]) -> list[set[int]]:
    """Return the numbers of the lines of each page that are running heads and feet or page numbers.

    The lines of a page are in order from the top down.
    """
    # The pages with a text at a height, digits aside.
    pages_with: dict[tuple[str, int], set[int]] = defaultdict(set)
    for page, lines in enumerate(pages):
        for number in _outer(len(lines)):
            pages_with[_key(lines[number])].add(page)
    enough = max(2, len(pages) // _MIN_SHARE)
    found: list[set[int]] = [set() for _page in pages]
    for page, lines in enumerate(pages):
        for number in _outer(len(lines)):
            text, height = _key(lines[number])
            on = set().union(*(pages_with.get((text, height + step), ()) for step in (-1, 0, 1)))
            is_edge = number in (0, len(lines) - 1)
            if (len(on) >= enough and any(map(str.isalnum, text))) or (
                is_edge and _is_page_number(lines[number].text, len(pages))
            ):
                found[page].add(number)
    return found


def _key(line: PrintedLine) -> tuple[str, int]:
    """Return what running heads of different pages have in common: their text without its numbers, their height."""
    return _DIGITS.sub("0", " ".join(line.text.casefold().split())), round(line.bottom / _TOLERANCE)


def _outer(count: int) -> Sequence[int]:
    """Return the numbers of the first and last lines of a page that has ``count`` lines."""
    return sorted({*range(min(_REACH, count)), *range(max(0, count - _REACH), count)})


def _is_page_number(text: str, pages: int) -> bool:
    """Whether the outermost line of a page is its number. A bare number on a single page may be text."""
    return bool(_PAGE_NUMBER.fullmatch(text)) and (pages > 1 or not _BARE_NUMBER.fullmatch(text))
