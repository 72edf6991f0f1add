"""Read files from paths: walk folders, and unpack ZIP archives in memory. Nothing is written to disk."""

from __future__ import annotations

import errno
import os
import stat
import zipfile
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.ingest.records import MAX_FILE_BYTES, Outcome, Received, Rejected, Result
from articles.ingest.size_limits import too_large
from articles.text.formats.opening import has_known_suffix, is_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ARCHIVE_SUFFIX = ".zip"

# A year of daily clippings from one newspaper is some 4,000 files. All limits apply to an archive together with the
# archives inside it.
MAX_MEMBERS = 5_000
MAX_UNPACKED_BYTES = 250 * 1024 * 1024
# News text compresses to a third of its size, a page of template markup to a thirtieth, zeros to a thousandth.
MAX_RATIO = 100
# The ratio is not checked for smaller members: a file of blank lines is harmless.
RATIO_FREE_BYTES = 1024 * 1024
# An archive inside an archive is read. A third level is not.
MAX_NESTING = 2
# The ZIP directory is read in one piece, at some 100 bytes a member. This is eight times what MAX_MEMBERS needs.
MAX_DIRECTORY_BYTES = 4 * 1024 * 1024

_ZIP_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
_COMPRESSIONS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED_BIT = 0x1


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
        if path.is_dir():
            found += _walk(path)
        else:
            found.append(FoundFile(path=path, named=True))
    return found


def _walk(folder: Path) -> Iterator[FoundFile]:
    problems: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=problems.append):
        folders.sort()
        for name in sorted(names):
            yield FoundFile(path=Path(parent, name))
        for name in folders:
            if Path(parent, name).is_symlink():
                path = Path(parent, name)
                yield FoundFile(path=path, problem=_skipped(_shown(path), _("a link to a folder")))
    for error in problems:
        path = Path(error.filename)
        yield FoundFile(path=path, problem=_rejected(_shown(path), _reason_of(error)))


def likely_count(found: Iterable[FoundFile]) -> int:
    """Return an upper limit for the number of clippings: each archive counts as full."""
    return sum(MAX_MEMBERS if file.path.suffix.lower() == ARCHIVE_SUFFIX else 1 for file in found)


def read(found: Iterable[FoundFile]) -> Iterator[Received | Result]:
    """Yield the content of each file, with archives unpacked. A file that is not accepted yields a ``Result``."""
    for file in found:
        if file.problem:
            yield file.problem
            continue
        name = _shown(file.path)
        suffix = file.path.suffix.lower()
        if not file.named and not has_known_suffix(name) and suffix != ARCHIVE_SUFFIX:
            yield _skipped(name, _("not a supported file type"))
            continue
        try:
            with _opened(file.path) as stream:
                if _is_archive(stream, suffix if not file.named else ""):
                    yield from _members(stream, name)
                else:
                    yield Received(data=_content(stream), name=name, found=not file.named)
        except Rejected as error:
            yield _rejected(name, str(error))
        except OSError as error:
            yield _rejected(name, _reason_of(error))


def unpack(received: Received) -> Iterator[Received | Result]:
    """Yield the files of an archive as ``read`` does. Anything else, such as a DOCX document, is yielded unchanged."""
    if not received.data.startswith(_ZIP_SIGNATURES):
        yield received
        return
    try:
        yield from _members(BytesIO(received.data), received.name)
    except Rejected as error:
        yield _rejected(received.name, str(error))


def _shown(path: Path) -> str:
    # A file name that is not UTF-8 contains lone surrogates. Neither a terminal nor PostgreSQL accepts them.
    return os.fsencode(path).decode("utf-8", "replace")


def _opened(path: Path) -> IO[bytes]:
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
    return beginning in _ZIP_SIGNATURES or suffix == ARCHIVE_SUFFIX


def _content(stream: IO[bytes]) -> bytes:
    data = stream.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise Rejected(too_large())
    return data


def _reason_of(error: OSError) -> str:
    if error.errno in (errno.EACCES, errno.EPERM):
        return _("permission denied")
    if error.errno == errno.ENOENT:
        return _("no such file")
    return _("cannot be read: %(problem)s") % {"problem": error.strerror or error}


def _rejected(name: str, reason: str) -> Result:
    return Result(name=name, outcome=Outcome.REJECTED, reason=reason)


def _skipped(name: str, reason: str) -> Result:
    return Result(name=name, outcome=Outcome.SKIPPED, reason=reason)


@dataclass(slots=True)
class _Allowance:
    """The remaining files and bytes that the outermost archive may still unpack."""

    members: int = field(default_factory=lambda: MAX_MEMBERS)
    unpacked: int = field(default_factory=lambda: MAX_UNPACKED_BYTES)


class _BoundedReads:
    """A binary file that refuses to read more than ``MAX_DIRECTORY_BYTES`` at once."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.seek = stream.seek
        self.tell = stream.tell
        self.seekable = stream.seekable

    def read(self, size: int = -1) -> bytes:
        if size > MAX_DIRECTORY_BYTES:
            raise Rejected(
                _("more than %(limit)d files in the archive; split it into smaller ones") % {"limit": MAX_MEMBERS}
            )
        return self._stream.read(size)


def _members(
    stream: IO[bytes], name: str, *, depth: int = 1, allowance: _Allowance | None = None
) -> Iterator[Received | Result]:
    """Yield the files of an archive; an office document or e-book, which is a ZIP archive too, is yielded whole."""
    allowance = allowance or _Allowance()
    try:
        archive = zipfile.ZipFile(_BoundedReads(stream))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise Rejected(_("not a ZIP archive, or a damaged one; download or create it again")) from error
    with archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        if is_document(frozenset(member.filename for member in members)):
            stream.seek(0)
            yield Received(data=_content(stream), name=name)
            return
        allowed = members[: allowance.members]
        allowance.members -= len(allowed)
        for member in allowed:
            shown = f"{name}/{_member_name(member)}"
            try:
                yield from _member(archive, member, shown, depth=depth, allowance=allowance)
            except Rejected as error:
                yield _rejected(shown, str(error))
        if unread := len(members) - len(allowed):
            yield _rejected(name, _too_many(members, unread))


def _too_many(members: Sequence[zipfile.ZipInfo], unread: int) -> str:
    return ngettext(
        "%(count)d files in the archive; the last one was not read because the limit is %(limit)d",
        "%(count)d files in the archive; the last %(unread)d were not read because the limit is %(limit)d",
        unread,
    ) % {"count": len(members), "unread": unread, "limit": MAX_MEMBERS}


def _member_name(member: zipfile.ZipInfo) -> str:
    return member.filename.encode("utf-8", "replace").decode()


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, shown: str, *, depth: int, allowance: _Allowance
) -> Iterator[Received | Result]:
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        raise Rejected(_("its path points outside the archive"))
    if path.parts[0] == "__MACOSX" or path.name.startswith("._"):
        yield _skipped(shown, _("macOS metadata about another file"))
        return
    suffix = path.suffix.lower()
    if not has_known_suffix(path.name) and suffix != ARCHIVE_SUFFIX:
        yield _skipped(shown, _("not a supported file type"))
        return
    data = _unpacked(archive, member, allowance)
    if suffix != ARCHIVE_SUFFIX:
        yield Received(data=data, name=shown, found=True)
    elif depth == MAX_NESTING:
        raise Rejected(_("an archive nested too deep; unpack it and import its files"))
    else:
        yield from _members(BytesIO(data), shown, depth=depth + 1, allowance=allowance)


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, allowance: _Allowance) -> bytes:
    if stat.S_ISLNK(member.external_attr >> 16):
        raise Rejected(_("a link, not a file"))
    if member.flag_bits & _ENCRYPTED_BIT:
        raise Rejected(_("encrypted; create the archive again without a password"))
    if member.compress_type not in _COMPRESSIONS:
        raise Rejected(_("this compression method is not supported; create the archive again as a standard ZIP"))
    if member.file_size > MAX_FILE_BYTES:
        raise Rejected(too_large())
    if member.file_size > RATIO_FREE_BYTES and member.file_size > MAX_RATIO * member.compress_size:
        raise Rejected(
            _("it unpacks to more than %(ratio)d times its size, like a ZIP bomb; unpack it and import the file")
            % {"ratio": MAX_RATIO}
        )
    if member.file_size > allowance.unpacked:
        raise Rejected(
            _("not read, as the archive unpacks to more than %(limit)d MB; split it into smaller ones")
            % {"limit": MAX_UNPACKED_BYTES // 1024**2}
        )
    allowance.unpacked -= member.file_size
    try:
        # zipfile never returns more than the size stated in the archive, which has just been checked.
        with archive.open(member) as stream:
            return stream.read()
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise Rejected(_("damaged in the archive")) from error
