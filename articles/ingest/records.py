"""What goes into the archive and what is said about it, and the limits of both."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

# A saved page with its pictures inside is the largest file that holds one article; few are over 20 MB.
MAX_FILE_BYTES = 25 * 1024 * 1024
# Two novels. Parsing takes some three seconds and 200 MB for it, and grows in step.
MAX_TEXT_CHARACTERS = 1_000_000
# Clippings that one person may leave unsaved: more than a day's pasting, and few enough to look through.
MAX_PENDING = 200


class Outcome(StrEnum):
    """What became of a file."""

    STORED = "stored"
    VERSION = "version"
    PENDING = "pending"
    DUPLICATE = "duplicate"
    REJECTED = "rejected"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A file as received. ``name`` is what its owner knows it by: a path, within an archive after the archive's."""

    data: bytes
    name: str = ""
    url: str = ""

    @property
    def file_name(self) -> str:
        """The last part of the name."""
        return self.name.replace("\\", "/").rstrip("/").rpartition("/")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of one file. ``reason`` is for the reader; empty where there is nothing to say."""

    name: str
    outcome: Outcome
    reason: str = ""
    article_ids: tuple[int, ...] = ()
    clipping_id: int | None = None


class Rejected(Exception):
    """A file is not taken into the archive; the message says why, in words for the reader."""
