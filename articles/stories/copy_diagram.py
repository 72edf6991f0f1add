"""A diagram of shared text: agencies at the top, accounts below by time, and lines between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.text import Truncator
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.models import Article, Source
    from articles.stories.story_page import Copy, StoryEntry

# In units of the SVG, which is as wide as a phone screen. Pages scale it up to one and a half times that.
WIDTH = 360
ROW = 44
NODE_AT = 104
TEXT_AT = 120
LONGEST_NAME = 30
THINNEST, THICKEST = 1.5, 7
# Lines from an agency end above the middle of a row, lines from an account below it, so that they stay distinct.
OFFSET = 6
NEAREST_BEND, FARTHEST_BEND, BEND_A_ROW = 26, 98, 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An account, or an agency if ``article`` is ``None``. ``y`` is the middle of its row; ``fact`` may be empty."""

    name: str
    fact: str
    y: int
    article: Article | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Shared text between two accounts, or, if ``share`` is ``None``, a credit to an agency.

    ``description`` says so in words. ``path`` and ``head`` are SVG data; ``head`` is empty if the order is unknown.
    """

    description: str
    path: str
    head: str
    share: int | None

    @property
    def thickness(self) -> str:
        return f"{THINNEST + (THICKEST - THINNEST) * (self.share or 0) / 100:.1f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagram:
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    width: int = WIDTH
    node_at: int = NODE_AT
    text_at: int = TEXT_AT

    @property
    def height(self) -> int:
        return ROW * len(self.nodes)


def diagram_of(accounts: Sequence[StoryEntry]) -> Diagram | None:
    """Return the diagram of ``accounts`` that share text or credit an agency; ``None`` if there are none."""
    originals = {entry.copy.article.pk for entry in accounts if entry.copy}
    shown = [entry for entry in accounts if entry.copy or entry.article.agency or entry.article.pk in originals]
    agencies = {entry.article.agency.pk: entry.article.agency for entry in shown if entry.article.agency}
    if not originals and len(shown) < 2:
        return None
    rows = {entry.article.pk: len(agencies) + number for number, entry in enumerate(shown)}
    nodes = [
        Node(name=_short(agency.name), fact=_("agency"), y=_middle(row)) for row, agency in enumerate(agencies.values())
    ]
    links = []
    for entry in shown:
        row = rows[entry.article.pk]
        nodes.append(
            Node(name=_short(name_of(entry.article)), fact=_fact(entry.copy), y=_middle(row), article=entry.article)
        )
        if agency := entry.article.agency:
            links.append(_credit_link(entry.article, agency, upper_row=list(agencies).index(agency.pk), row=row))
        if entry.copy:
            links.append(_copy_link(entry.article, entry.copy, upper_row=rows[entry.copy.article.pk], row=row))
    return Diagram(nodes=tuple(nodes), links=tuple(links))


def name_of(article: Article) -> str:
    """Return the name of an account: its outlet, else its agency, else its headline."""
    if article.source:
        return article.source.name
    if article.agency:
        return _("%(agency)s (agency text)") % {"agency": article.agency.name}
    return article.headline


def _short(name: str) -> str:
    return Truncator(name).chars(LONGEST_NAME)


def _fact(copy: Copy | None) -> str:
    if copy is None:
        return ""
    return _("%(share)d%% shared with %(name)s") % {"share": copy.share, "name": _short(name_of(copy.article))}


def _middle(row: int) -> int:
    return ROW * row + ROW // 2


def _credit_link(article: Article, agency: Source, *, upper_row: int, row: int) -> Link:
    description = _("%(name)s credits %(agency)s.") % {"name": name_of(article), "agency": agency.name}
    end = _middle(row) - OFFSET
    path = _bend(_middle(upper_row), end, rows=row - upper_row)
    return Link(description=description, path=path, head=_head(end), share=None)


def _copy_link(article: Article, copy: Copy, *, upper_row: int, row: int) -> Link:
    end = _middle(row) + OFFSET
    path = _bend(_middle(upper_row), end, rows=row - upper_row)
    head = _head(end) if copy.is_earlier else ""
    return Link(description=_description(article, copy), path=path, head=head, share=copy.share)


def _description(article: Article, copy: Copy) -> str:
    """Describe the text that ``article`` shares. Each case has a full sentence, so that it can be translated."""
    agency = article.agency if article.agency and article.agency == copy.article.agency else None
    if copy.is_earlier and agency:
        text = _(
            "%(share)d%% of the words of %(name)s match the earlier account of %(original)s. Both credit %(agency)s."
        )
    elif copy.is_earlier:
        text = _("%(share)d%% of the words of %(name)s match the earlier account of %(original)s.")
    elif agency:
        text = _("%(share)d%% of the words of %(name)s match %(original)s (order unknown). Both credit %(agency)s.")
    else:
        text = _("%(share)d%% of the words of %(name)s match %(original)s (order unknown).")
    return text % {
        "share": copy.share,
        "name": name_of(article),
        "original": name_of(copy.article),
        "agency": agency.name if agency else "",
    }


def _bend(start: int, end: int, *, rows: int) -> str:
    bend = NODE_AT - min(FARTHEST_BEND, NEAREST_BEND + BEND_A_ROW * rows)
    edge = NODE_AT - 8
    return f"M {edge} {start} C {bend} {start}, {bend} {end}, {edge - 6} {end}"


def _head(y: int) -> str:
    edge = NODE_AT - 6
    return f"M {edge - 10} {y - 5} L {edge} {y} L {edge - 10} {y + 5} Z"
