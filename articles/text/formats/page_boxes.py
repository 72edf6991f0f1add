"""Parts of a page that are not its article: boxes that ask for an e-mail address, and articles below the first."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

SIGN_UP, NEXT_ARTICLE = "sign-up", "next article"
"""Places of the lines in these parts."""

# Most fields and articles that are looked at, elements around a field, and characters of a box.
_MAX_FIELDS, _MAX_ARTICLES, _MAX_LEVELS, _MAX_BOX = 20, 60, 8, 400
# Elements that are more than a box.
_NO_BOXES = frozenset({"article", "main", "body", "html", "td", "tr", "table"})
# Fewest characters of a headline.
_MIN_HEADLINE = 12


def boxes_of(root: etree._Element) -> dict[etree._Element, str]:
    """Return the elements that are such a part of a page, each with its place."""
    boxes = dict.fromkeys(_sign_up_boxes(root), SIGN_UP)
    boxes |= dict.fromkeys(_next_articles(root), NEXT_ARTICLE)
    return boxes


def _sign_up_boxes(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the largest short element around each field for an e-mail address."""
    fields = (field for field in root.iter("input") if (field.get("type") or "").lower() == "email")
    for field in islice(fields, _MAX_FIELDS):
        box = None
        for around in islice(field.iterancestors(), _MAX_LEVELS):
            if around.tag in _NO_BOXES or _is_long(around) or around.find(".//h1") is not None:
                break
            box = around
        if box is not None:
            yield box


def _is_long(element: etree._Element) -> bool:
    length = 0
    for text in element.itertext():
        length += len(text.strip())
        if length > _MAX_BOX:
            return True
    return False


def _next_articles(root: etree._Element) -> list[etree._Element]:
    """Return the articles that a page loads below its own: each has a headline of the first rank, none is in the title.

    Entries of a live blog and lists of teasers have headings of a lower rank.
    """
    found: list[tuple[etree._Element, str]] = []
    for article in islice(root.iter("article"), _MAX_ARTICLES):
        heading = next(article.iter("h1"), None)
        if heading is not None and all(each.tag != "article" for each in article.iterancestors()):
            found.append((article, _squeeze("".join(map(str, heading.itertext())))))
    title = next(root.iter("title"), None)
    declared = _squeeze(title.text or "") if title is not None else ""
    if len(found) < 2 or len(found[0][1]) < _MIN_HEADLINE or not declared.startswith(found[0][1]):
        return []
    return [article for article, headline in found[1:] if headline and headline != found[0][1]]


def _squeeze(text: str) -> str:
    return "".join(filter(str.isalnum, text[:600])).casefold()
