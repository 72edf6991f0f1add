"""Who has whose words, as a picture: accounts from the first down, agencies above them, a line for each that took."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.text import Truncator
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.models import Article, Source
    from articles.stories.story_page import Copy, StoryEntry

# In units of the picture, which is as wide as a phone's page and is drawn at most half as large again.
WIDTH = 360
ROW = 44
NODE_AT = 104
TEXT_AT = 120
LONGEST_NAME = 30
THINNEST, THICKEST = 1.5, 7
# Lines from an agency end above the middle of a row, those from an account below it: the two can be told apart.
APART = 6
NEAREST_BEND, FARTHEST_BEND, BEND_A_ROW = 26, 98, 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An account, or with ``article`` null an agency; ``y`` is the middle of its row, ``fact`` may be empty."""

    name: str
    fact: str
    y: int
    article: Article | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """That an account has words of another one, or with ``share`` null that it credits an agency.

    ``told`` says so in words. ``path`` and ``head`` are drawn; ``head`` is empty where nobody knows which was first.
    """

    told: str
    path: str
    head: str
    share: int | None

    @property
    def thickness(self) -> str:
        return f"{THINNEST + (THICKEST - THINNEST) * (self.share or 0) / 100:.1f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    width: int = WIDTH
    node_at: int = NODE_AT
    text_at: int = TEXT_AT

    @property
    def height(self) -> int:
        return ROW * len(self.nodes)


def picture_of(accounts: Sequence[StoryEntry]) -> Picture | None:
    """Return the picture of those of ``accounts`` that have a part in it; ``None`` where there is nothing to see."""
    originals = {told.copy.article.pk for told in accounts if told.copy}
    shown = [told for told in accounts if told.copy or told.article.agency or told.article.pk in originals]
    agencies = {told.article.agency.pk: told.article.agency for told in shown if told.article.agency}
    if not originals and len(shown) < 2:
        return None
    rows = {told.article.pk: len(agencies) + number for number, told in enumerate(shown)}
    nodes = [
        Node(name=_cut(agency.name), fact=_("agency"), y=_middle(row)) for row, agency in enumerate(agencies.values())
    ]
    links = []
    for told in shown:
        row = rows[told.article.pk]
        nodes.append(
            Node(name=_cut(name_of(told.article)), fact=_fact(told.copy), y=_middle(row), article=told.article)
        )
        if agency := told.article.agency:
            links.append(_credit(told.article, agency, over=list(agencies).index(agency.pk), row=row))
        if told.copy:
            links.append(_taking(told.article, told.copy, over=rows[told.copy.article.pk], row=row))
    return Picture(nodes=tuple(nodes), links=tuple(links))


def name_of(article: Article) -> str:
    """Return what an account is called: by its outlet, or where that is not known by its headline."""
    if article.source:
        return article.source.name
    if article.agency:
        return _("%(agency)s’s own text") % {"agency": article.agency.name}
    return article.headline


def _cut(name: str) -> str:
    return Truncator(name).chars(LONGEST_NAME)


def _fact(copy: Copy | None) -> str:
    if copy is None:
        return ""
    return _("%(share)d%% also in %(name)s") % {"share": copy.share, "name": _cut(name_of(copy.article))}


def _middle(row: int) -> int:
    return ROW * row + ROW // 2


def _credit(article: Article, agency: Source, *, over: int, row: int) -> Link:
    told = _("%(name)s credits %(agency)s.") % {"name": name_of(article), "agency": agency.name}
    end = _middle(row) - APART
    return Link(told=told, path=_bend(_middle(over), end, rows=row - over), head=_head(end), share=None)


def _taking(article: Article, copy: Copy, *, over: int, row: int) -> Link:
    names = {"share": copy.share, "name": name_of(article), "original": name_of(copy.article)}
    if copy.is_earlier:
        told = _("%(share)d%% of the words of %(name)s stand in the earlier account of %(original)s.")
    else:
        told = _("%(share)d%% of the words of %(name)s stand in that of %(original)s; which was first is not known.")
    told %= names
    if article.agency and article.agency == copy.article.agency:
        told = _("%(told)s Both credit %(agency)s.") % {"told": told, "agency": article.agency.name}
    end = _middle(row) + APART
    path = _bend(_middle(over), end, rows=row - over)
    return Link(told=told, path=path, head=_head(end) if copy.is_earlier else "", share=copy.share)


def _bend(start: int, end: int, *, rows: int) -> str:
    bend = NODE_AT - min(FARTHEST_BEND, NEAREST_BEND + BEND_A_ROW * rows)
    edge = NODE_AT - 8
    return f"M {edge} {start} C {bend} {start}, {bend} {end}, {edge - 6} {end}"


def _head(y: int) -> str:
    edge = NODE_AT - 6
    return f"M {edge - 10} {y - 5} L {edge} {y} L {edge - 10} {y + 5} Z"
