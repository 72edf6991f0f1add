"""Read files from paths: walk folders, and unpack ZIP archives in memory. Nothing is written to disk."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING

from django.utils.translation import gettext as _

from articles.ingest.archives import (
    ARCHIVE_SUFFIX,
    MAX_MEMBERS,
    ZIP_SIGNATURES,
    content,
    members,
    rejected,
    skipped,
)
from articles.ingest.boundary import one_file, reason_of
from articles.ingest.records import Received, Rejected, Result
from articles.text.formats.opening import has_known_suffix

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFile:
    """A file to read, or one with a ``problem``.

    ``named`` files were named by the user and are judged by content. Others are judged by suffix.
    """

    path: Path
    named: bool = False
    problem: Result | None = None


def find(paths: Iterable[Path]) -> list[FoundFile]:
    """Return the files at ``paths``, with the files of each folder sorted by name. No file is opened."""
    found: list[FoundFile] = []
    for path in paths:
        try:
            with one_file(shown_path(path)):
                found += _walk(path) if path.is_dir() else [FoundFile(path=path, named=True)]
        except Rejected as error:
            found.append(FoundFile(path=path, problem=rejected(shown_path(path), str(error))))
    return found


def _walk(folder: Path) -> Iterator[FoundFile]:
    """Yield the files in a folder, then those in its folders. Not by ``os.walk``, which recurses at each level."""
    problems: list[FoundFile] = []
    waiting = [folder]
    while waiting:
        parent = waiting.pop()
        folders: list[Path] = []
        try:
            with os.scandir(parent) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
            for entry in listed:
                path = Path(parent, entry.name)
                if not _is_folder(entry):
                    yield FoundFile(path=path)
                elif entry.is_symlink():
                    yield FoundFile(path=path, problem=skipped(shown_path(path), _("a link to a folder")))
                else:
                    folders.append(path)
        except OSError as error:
            problems.append(FoundFile(path=parent, problem=rejected(shown_path(parent), reason_of(error))))
        waiting += reversed(folders)
    yield from problems


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        # A loop of links, or gone. Opening it tells.
        return False


def likely_count(found: Iterable[FoundFile]) -> int:
    """Return an upper limit for the number of clippings: each archive counts as full."""
    return sum(MAX_MEMBERS if file.path.suffix.lower() == ARCHIVE_SUFFIX else 1 for file in found)


def read(found: Iterable[FoundFile]) -> Iterator[Received | Result]:
    """Yield the content of each file, with archives unpacked. A file that is not accepted yields a ``Result``."""
    for file in found:
        name = shown_path(file.path)
        try:
            with one_file(name):
                yield from _read(file, name)
        except Rejected as error:
            yield rejected(name, str(error))


def _read(file: FoundFile, name: str) -> Iterator[Received | Result]:
    if file.problem:
        yield file.problem
        return
    suffix = file.path.suffix.lower()
    if not file.named and not has_known_suffix(name) and suffix != ARCHIVE_SUFFIX:
        yield skipped(name, _("not a supported file type"))
        return
    with opened(file.path) as stream:
        if _is_archive(stream, suffix if not file.named else ""):
            yield from members(stream, name)
        else:
            yield Received(data=content(stream), name=name, found=not file.named)


def unpack(received: Received) -> Iterator[Received | Result]:
    """Yield the files of an archive as ``read`` does. Anything else, such as a DOCX document, is yielded unchanged."""
    if not received.data.startswith(ZIP_SIGNATURES):
        yield received
        return
    try:
        with one_file(received.name):
            yield from members(BytesIO(received.data), received.name)
    except Rejected as error:
        yield rejected(received.name, str(error))


def shown_path(path: Path) -> str:
    # A file name that is not UTF-8 contains lone surrogates. Neither a terminal nor PostgreSQL accepts them.
    return os.fsencode(path).decode("utf-8", "replace")


def opened(path: Path) -> IO[bytes]:
    """Open a file. Raises ``OSError``, and ``Rejected`` for a folder, device or pipe."""
    # Without O_NONBLOCK, opening a named pipe would wait for somebody to write to it.
    stream = open(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb")  # noqa: SIM115
    try:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            raise Rejected(_("not a regular file"))
    except BaseException:
        stream.close()
        raise
    return stream


def _is_archive(stream: IO[bytes], suffix: str) -> bool:
    beginning = stream.read(4)
    stream.seek(0)
    return beginning in ZIP_SIGNATURES or suffix == ARCHIVE_SUFFIX
