"""The folder for the archive's data on this machine: database, secret key, collected static files."""

from __future__ import annotations

import contextlib
import os
import pwd
import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

KEY_BYTES = 64


class DataFolderUnusable(Exception):
    """The data folder cannot be used. The message says why and what to do."""


def make(folder: Path) -> None:
    """Create the folder, readable by its owner only, unless it exists.

    Raises DataFolderUnusable if it cannot be created or written to, or belongs to another user.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=0o700)
        owner = folder.stat().st_uid
        if owner != os.geteuid():
            raise DataFolderUnusable(
                f"{folder} belongs to {user_name(owner)}, not to {user_name(os.geteuid())}. Run the archive as its "
                "owner, or set NEWSARCHIVE_DATA to a folder of your own."
            )
        probe = folder / f".probe-{secrets.token_hex(4)}"
        probe.write_bytes(b"x")
        probe.unlink()
    except OSError as error:
        raise DataFolderUnusable(
            f"The archive's data cannot be written to {folder} ({error.strerror}). Check free space and write "
            "permission, or set NEWSARCHIVE_DATA to another folder."
        ) from error


def secret_key(folder: Path) -> str:
    """Return the archive's secret key. It is created on first use, readable by its owner only."""
    path = folder / "secret-key"
    try:
        return path.read_text().strip()
    except FileNotFoundError:
        make(folder)
    except OSError as error:
        raise DataFolderUnusable(f"The secret key {path} cannot be read ({error.strerror}).") from error
    # Write a temporary file and link it into place: of two simultaneous processes only one sets the key, and no
    # process can read half of it.
    fresh = folder / f".secret-key-{secrets.token_hex(4)}"
    write_private(fresh, secrets.token_urlsafe(KEY_BYTES) + "\n")
    with contextlib.suppress(FileExistsError):
        os.link(fresh, path)
    fresh.unlink()
    return path.read_text().strip()


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
