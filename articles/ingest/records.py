"""Files received, the results of storing them, and the limits on both."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from articles.models import Change

# The largest files with one article are saved pages with embedded pictures. Few of them exceed 20 MB.
MAX_FILE_BYTES = 25 * 1024 * 1024
# Unsaved clippings per user: more than anybody pastes in a day, and few enough to review.
MAX_PENDING = 200


class Outcome(StrEnum):
    """The outcome of storing a file."""

    STORED = "stored"
    VERSION = "version"
    PENDING = "pending"
    DUPLICATE = "duplicate"
    REJECTED = "rejected"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A file as received. ``name`` is a path; for a file in an archive it starts with the archive's path.

    ``found``: it was found in a folder or an archive, and not named by the user.
    """

    data: bytes
    name: str = ""
    url: str = ""
    found: bool = False

    @property
    def file_name(self) -> str:
        """The last part of the name."""
        return self.name.replace("\\", "/").rstrip("/").rpartition("/")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The result for one file. ``reason`` is shown to the user; it may be empty.

    ``links`` is the number of links without text in the file. ``change`` is the entry of the history about what was
    imported besides articles, and ``new_tags`` are the tags that were created for it.
    """

    name: str
    outcome: Outcome
    reason: str = ""
    article_ids: tuple[int, ...] = ()
    clipping_id: int | None = None
    links: int = 0
    change: Change | None = None
    new_tags: tuple[str, ...] = ()


class Rejected(Exception):
    """A file is not accepted. The message is the reason shown to the user."""


class ParserFault(Rejected):
    """Parsing a file crashed, failed, took too long or too much memory. It may do so again each time it is tried."""


class ArchiveBusy(Rejected):
    """A file could not be parsed now, because the archive is parsing too many others. Nothing is wrong with it."""


class HoldsNoArticles(Rejected):
    """A file is of a readable type but holds no articles, such as a table of prices."""


def refused(received: Received, error: Rejected) -> Result:
    """Return the result of a file that is not accepted: skipped if it was found among others and holds no articles."""
    skipped = received.found and isinstance(error, HoldsNoArticles)
    return Result(name=received.name, outcome=Outcome.SKIPPED if skipped else Outcome.REJECTED, reason=str(error))
