"""The folder for the archive's data on this machine: database, secret key, collected static files."""

from __future__ import annotations

import contextlib
import errno
import os
import pwd
import secrets
import shutil
import stat
import tempfile
from pathlib import Path

KEY_BYTES = 64
MOUNTS = Path("/etc/fstab")  # the disks that the system mounts
WRITABLE_BY_OTHERS = 0o022
OWNER_ACCESS = 0o700


class DataFolderUnusable(Exception):
    """The data folder cannot be used. The message says why and what to do."""


def make(folder: Path) -> None:
    """Create the folder, readable by its owner only, unless it exists.

    Raises DataFolderUnusable if it cannot be created or written to, or belongs to another user.
    """
    try:
        if not folder.exists():
            check_mounted(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=0o700)
        found = folder.stat()
        if found.st_uid != os.geteuid():
            raise DataFolderUnusable(
                f"{folder} belongs to {user_name(found.st_uid)}, not to {user_name(os.geteuid())}. Run the archive as "
                "its owner, or set NEWSARCHIVE_DATA to a folder of your own."
            )
        mode = stat.S_IMODE(found.st_mode)
        if mode & WRITABLE_BY_OTHERS or mode & OWNER_ACCESS != OWNER_ACCESS:
            folder.chmod(mode & ~WRITABLE_BY_OTHERS | OWNER_ACCESS)
        if not any(folder.iterdir()):
            check_mounted(folder)
        probe(folder)
    except OSError as error:
        raise unusable(folder, error) from error


def probe(folder: Path) -> None:
    """Raise OSError if no file can be written to the folder. Leaves none behind, even if the process is killed."""
    with tempfile.TemporaryFile(dir=folder, prefix=".probe-") as file:  # most systems give it no name at all
        file.write(b"x")
    for leftover in folder.glob(".probe-*"):  # of systems that do, and of earlier versions
        leftover.unlink(missing_ok=True)


def unusable(folder: Path, error: OSError) -> DataFolderUnusable:
    """Return an exception with advice for ``error``, which occurred when something was written to ``folder``."""
    if is_disk_full(error):
        return DataFolderUnusable(disk_full(folder))
    return DataFolderUnusable(
        f"The archive's data cannot be written to {folder} ({error.strerror}). Check free space and write "
        "permission, or set NEWSARCHIVE_DATA to another folder."
    )


def is_disk_full(error: BaseException | str) -> bool:
    """Return whether an exception, or a program's message, says that the disk or the owner's share of it is full."""
    if isinstance(error, OSError) and error.errno is not None:
        return error.errno in {errno.ENOSPC, errno.EDQUOT}
    return any(os.strerror(number) in str(error) for number in (errno.ENOSPC, errno.EDQUOT))


def disk_full(folder: Path) -> str:
    """Return the message for a full disk."""
    try:
        free = f" ({shutil.disk_usage(folder).free / 1_000_000:,.0f} MB are free)"
    except OSError:
        free = ""
    return (
        f"The disk with {folder} is full{free}. Free some space, then try again. What the archive has stored is safe."
    )


def check_mounted(folder: Path) -> None:
    """Raise DataFolderUnusable if the folder belongs on a disk that is not mounted, according to the system's list.

    Otherwise a new, empty archive would be created in its place.
    """
    try:
        listed = MOUNTS.read_text().splitlines()
    except (OSError, UnicodeError):
        return
    for line in listed:
        fields = line.split()
        if len(fields) < 2 or line.startswith("#") or not fields[1].startswith("/") or fields[1] == "/":
            continue
        point = Path(fields[1].replace("\\040", " "))
        if folder.is_relative_to(point) and not point.is_mount():
            raise DataFolderUnusable(
                f"{folder} belongs on the disk of {point}, which is not mounted. Mount it, then start the archive."
            )


# The secret keys that this process has read, by folder. Children that it forks know them too.
_known_keys: dict[Path, str] = {}


def secret_key(folder: Path) -> str:
    """Return the archive's secret key. It is created on first use, readable by its owner only.

    A process that has read it keeps it: if the folder disappears later, no new key is created in its place.
    """
    if folder not in _known_keys:
        _known_keys[folder] = read_secret_key(folder)
    return _known_keys[folder]


def read_secret_key(folder: Path) -> str:
    path = folder / "secret-key"
    try:
        if key := path.read_text().strip():
            keep_private(path)
            return key
        raise DataFolderUnusable(
            f"The secret key {path} is empty. Delete the file; a new key is created, and everybody must log in again."
        )
    except FileNotFoundError:
        make(folder)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no text"
        raise DataFolderUnusable(
            f"The secret key {path} cannot be read ({reason}). It must be a file that {user_name(os.geteuid())} can "
            f"read (chmod 600 {path})."
        ) from error
    # Write a temporary file and link it into place: of two simultaneous processes only one sets the key, and no
    # process can read half of it.
    fresh = folder / f".secret-key-{secrets.token_hex(4)}"
    try:
        write_private(fresh, secrets.token_urlsafe(KEY_BYTES) + "\n")
        with contextlib.suppress(FileExistsError):
            os.link(fresh, path)
    except OSError as error:
        raise unusable(folder, error) from error
    finally:
        fresh.unlink(missing_ok=True)
    return path.read_text().strip()


def check_present(folder: Path) -> None:
    """Raise DataFolderUnusable if the folder is gone, or another, since this process has read its secret key."""
    known = _known_keys.get(folder)
    if known is None:
        return
    try:
        found = (folder / "secret-key").read_text().strip()
    except FileNotFoundError:
        found = ""
    except OSError as error:
        raise DataFolderUnusable(f"The data folder {folder} cannot be read ({error.strerror}).") from error
    if found != known:
        raise DataFolderUnusable(gone(folder))


def gone(folder: Path) -> str:
    """Return the message for a data folder that disappeared, or was replaced, while the archive runs."""
    return (
        f"The data folder {folder} is gone, or another folder has taken its place. Mount its disk or move it back; "
        "the archive then goes on by itself. Nothing is created in its place. To start with another archive, restart."
    )


def keep_private(path: Path) -> None:
    """Take away other users' access to a file, if it has been copied or restored with another mode."""
    found = path.stat()
    if found.st_mode & 0o077 and found.st_uid == os.geteuid():
        with contextlib.suppress(OSError):
            path.chmod(0o600)


def write_private(path: Path, content: str) -> None:
    """Write a new file that only its owner can read. Raises FileExistsError if it exists."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(content)


def user_name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"uid {uid}"
