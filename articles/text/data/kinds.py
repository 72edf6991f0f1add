"""The kinds of blocks in a clipping, and the fate of each kind."""

from __future__ import annotations

from enum import StrEnum


class Fate(StrEnum):
    """Where a block is put: into the body, the header, or the removed text."""

    BODY = "body"
    HEADER = "header"
    REMOVED = "removed"


class Kind(StrEnum):
    """The kind of a block. Each kind belongs to one fate, see ``FATE_OF``."""

    PARAGRAPH = "paragraph"
    SUBHEADING = "subheading"
    LIST_ITEM = "list_item"
    BLOCKQUOTE = "blockquote"

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    TIMESTAMP = "timestamp"
    DATELINE = "dateline"
    CREDIT = "credit"
    AGENCY = "agency"
    SOURCE = "source"

    ADVERTISEMENT = "advertisement"
    SPONSORED = "sponsored"
    VIDEO = "video"
    CAPTION = "caption"
    NEWSLETTER = "newsletter"
    RELATED = "related"
    PROMOTION = "promotion"
    NAVIGATION = "navigation"
    SHARE = "share"
    COMMENTS = "comments"
    LEGAL = "legal"
    AUTHOR_BIO = "author_bio"
    REPEATED = "repeated"

    @property
    def fate(self) -> Fate:
        return FATE_OF[self]


_BODY = (Kind.PARAGRAPH, Kind.SUBHEADING, Kind.LIST_ITEM, Kind.BLOCKQUOTE)
_HEADER = (
    Kind.HEADLINE,
    Kind.STANDFIRST,
    Kind.BYLINE,
    Kind.TIMESTAMP,
    Kind.DATELINE,
    Kind.CREDIT,
    Kind.AGENCY,
    Kind.SOURCE,
)
FATE_OF: dict[Kind, Fate] = {
    kind: Fate.BODY if kind in _BODY else Fate.HEADER if kind in _HEADER else Fate.REMOVED for kind in Kind
}
