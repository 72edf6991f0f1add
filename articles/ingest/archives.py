"""Unpack ZIP archives in memory. Each damaged or hostile file in one is a result of its own; the others are read."""

from __future__ import annotations

import stat
import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.ingest.boundary import one_file, unexpected
from articles.ingest.records import MAX_FILE_BYTES, Outcome, Received, Rejected, Result
from articles.ingest.salvage import MAX_ARCHIVE_BYTES, ZIP_ERRORS, salvaged
from articles.ingest.size_limits import too_large
from articles.text.formats.opening import has_known_suffix, is_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.ingest.salvage import SalvagedMember

ARCHIVE_SUFFIX = ".zip"
ZIP_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")

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
# A longer name is cut where it is shown: a path in an archive may have 65,535 characters.
MAX_SHOWN_NAME = 1_000

_COMPRESSIONS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED_BITS = 0x1 | 0x40


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


def content(stream: IO[bytes]) -> bytes:
    """Read a file to its end. Raises ``Rejected`` if it is too large."""
    data = stream.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise Rejected(too_large())
    return data


def rejected(name: str, reason: str) -> Result:
    return Result(name=name, outcome=Outcome.REJECTED, reason=reason)


def skipped(name: str, reason: str) -> Result:
    return Result(name=name, outcome=Outcome.SKIPPED, reason=reason)


def members(
    stream: IO[bytes], name: str, *, depth: int = 1, allowance: _Allowance | None = None
) -> Iterator[Received | Result]:
    """Yield the files of an archive; an office document or e-book, which is a ZIP archive too, is yielded whole.

    Of a damaged archive, the files that can be read are yielded, and a ``Result`` for the rest. Raises ``Rejected`` if
    none can be read.
    """
    allowance = allowance or _Allowance()
    try:
        archive = _opened(stream, name)
    except _DirectoryDamaged as error:
        yield from _salvage(stream, name, str(error), depth=depth, allowance=allowance)
        return
    with archive:
        infos = archive.infolist()
        found = [info for info in infos if not _is_folder(info.filename)]
        if not found:
            raise Rejected(_("the archive holds only folders") if infos else _("the archive is empty"))
        if is_document(frozenset(info.filename for info in found)):
            stream.seek(0)
            yield Received(data=content(stream), name=name)
            return
        allowed = found[: allowance.members]
        allowance.members -= len(allowed)
        for info in allowed:
            shown = shown_member(name, info.filename)
            try:
                with one_file(shown):
                    yield from _member(archive, info, shown, depth=depth, allowance=allowance)
            except Rejected as error:
                yield rejected(shown, str(error))
        if unread := len(found) - len(allowed):
            yield rejected(name, _too_many(len(found), unread))


class _DirectoryDamaged(Exception):
    """The list of files at the end of an archive cannot be read. The message is the reason for the user."""


def _opened(stream: IO[bytes], name: str) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(_BoundedReads(stream))
        if archive.infolist() and not any(_has_header(stream, info) for info in archive.infolist()):
            raise zipfile.BadZipFile("no file is where the directory says")
        return archive
    except Rejected:
        raise
    except ZIP_ERRORS as error:
        reason = _("not a ZIP archive, or a damaged one; download or create it again")
        raise _DirectoryDamaged(reason) from error
    except Exception as error:
        raise _DirectoryDamaged(str(unexpected(name, error))) from error


def _has_header(stream: IO[bytes], info: zipfile.ZipInfo) -> bool:
    if info.header_offset < 0:
        return False
    stream.seek(info.header_offset)
    return stream.read(4) == ZIP_SIGNATURES[0]


def _salvage(
    stream: IO[bytes], name: str, reason: str, *, depth: int, allowance: _Allowance
) -> Iterator[Received | Result]:
    """Yield the files of an archive whose directory is damaged, then a result with ``reason`` for the archive."""
    count = 0
    with one_file(name):
        stream.seek(0)
        data = stream.read(MAX_ARCHIVE_BYTES + 1)
    if len(data) <= MAX_ARCHIVE_BYTES:
        for member in salvaged(data, most_bytes=MAX_FILE_BYTES):
            if _is_folder(member.name):
                continue
            if allowance.members <= 0 or len(member.data) > allowance.unpacked:
                break
            allowance.members -= 1
            allowance.unpacked -= len(member.data)
            shown = shown_member(name, member.name)
            try:
                with one_file(shown):
                    for one in _salvaged_member(member, shown, depth=depth, allowance=allowance):
                        count += isinstance(one, Received)
                        yield one
            except Rejected as error:
                yield rejected(shown, str(error))
    if not count:
        raise Rejected(reason)
    yield rejected(
        name,
        ngettext(
            "the archive is damaged: only %(count)d file in it could be read; download or create it again",
            "the archive is damaged: only %(count)d files in it could be read; download or create it again",
            count,
        )
        % {"count": count},
    )


def _salvaged_member(
    member: SalvagedMember, shown: str, *, depth: int, allowance: _Allowance
) -> Iterator[Received | Result]:
    path = _path_of(member.name)
    if reason := _skipped_because(path):
        yield skipped(shown, reason)
    elif member.flags & _ENCRYPTED_BITS:
        raise Rejected(_encrypted())
    elif member.is_damaged:
        raise Rejected(_("damaged in the archive"))
    elif len(member.data) > RATIO_FREE_BYTES and len(member.data) > MAX_RATIO * member.packed_size:
        raise Rejected(_bomb())
    else:
        yield from _as_file(path, member.data, shown, depth=depth, allowance=allowance)


def _too_many(count: int, unread: int) -> str:
    return ngettext(
        "%(count)d files in the archive; the last one was not read because the limit is %(limit)d",
        "%(count)d files in the archive; the last %(unread)d were not read because the limit is %(limit)d",
        unread,
    ) % {"count": count, "unread": unread, "limit": MAX_MEMBERS}


def shown_member(archive: str, name: str) -> str:
    """Return the name of a file in an archive as it is stored and shown, behind the archive's."""
    shown = name.encode("utf-8", "replace").decode()
    return f"{archive}/{shown if len(shown) <= MAX_SHOWN_NAME else f'…{shown[-MAX_SHOWN_NAME:]}'}"


def _is_folder(name: str) -> bool:
    return name.endswith(("/", "\\"))


def _path_of(name: str) -> PurePosixPath:
    """Return the path of a file in an archive. Raises ``Rejected`` if it names nothing, or lies outside."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or (path.parts and ":" in path.parts[0]):
        raise Rejected(_("its path points outside the archive"))
    if not path.name:
        raise Rejected(_("it has no name; create the archive again"))
    return path


def _skipped_because(path: PurePosixPath) -> str:
    """Return why a file of an archive is not read, an empty string if it is."""
    if path.parts[0] == "__MACOSX" or path.name.startswith("._"):
        return _("macOS metadata about another file")
    if not has_known_suffix(path.name) and path.suffix.lower() != ARCHIVE_SUFFIX:
        return _("not a supported file type")
    return ""


def _member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, shown: str, *, depth: int, allowance: _Allowance
) -> Iterator[Received | Result]:
    path = _path_of(info.filename)
    if reason := _skipped_because(path):
        yield skipped(shown, reason)
    else:
        yield from _as_file(path, _unpacked(archive, info, allowance), shown, depth=depth, allowance=allowance)


def _as_file(
    path: PurePosixPath, data: bytes, shown: str, *, depth: int, allowance: _Allowance
) -> Iterator[Received | Result]:
    """Yield an unpacked file, or the files in it if it is an archive."""
    if path.suffix.lower() != ARCHIVE_SUFFIX:
        yield Received(data=data, name=shown, found=True)
    elif depth == MAX_NESTING:
        raise Rejected(_("an archive nested too deep; unpack it and import its files"))
    else:
        yield from members(BytesIO(data), shown, depth=depth + 1, allowance=allowance)


def _encrypted() -> str:
    return _("encrypted; create the archive again without a password")


def _bomb() -> str:
    return _("it unpacks to more than %(ratio)d times its size, like a ZIP bomb; unpack it and import the file") % {
        "ratio": MAX_RATIO
    }


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, allowance: _Allowance) -> bytes:
    if stat.S_ISLNK(info.external_attr >> 16):
        raise Rejected(_("a link, not a file"))
    if info.flag_bits & _ENCRYPTED_BITS:
        raise Rejected(_encrypted())
    if info.compress_type not in _COMPRESSIONS:
        raise Rejected(_("this compression method is not supported; create the archive again as a standard ZIP"))
    if info.file_size > MAX_FILE_BYTES:
        raise Rejected(too_large())
    if info.file_size > RATIO_FREE_BYTES and info.file_size > MAX_RATIO * info.compress_size:
        raise Rejected(_bomb())
    if info.file_size > allowance.unpacked:
        raise Rejected(
            _("not read, as the archive unpacks to more than %(limit)d MB; split it into smaller ones")
            % {"limit": MAX_UNPACKED_BYTES // 1024**2}
        )
    allowance.unpacked -= info.file_size
    try:
        # zipfile never returns more than the size stated in the archive, which has just been checked.
        with archive.open(info) as stream:
            data = stream.read()
    except ZIP_ERRORS as error:
        raise Rejected(_("damaged in the archive")) from error
    if len(data) < info.file_size:
        raise Rejected(_("damaged in the archive"))
    return data
