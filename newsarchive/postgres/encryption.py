"""Encrypted backups, in the format of the tool ``age``, which can make keys and read the files too.

A backup is encrypted for public keys (recipients), so the machine that makes backups needs no secret. Whoever restores
one needs the key file (identity) of one of the recipients.
"""

from __future__ import annotations

import errno
import os
from typing import IO, TYPE_CHECKING

import pyrage

from newsarchive.data_folder import is_disk_full, write_private

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MAGIC = (b"age-encryption.org/v1", b"-----BEGIN AGE ENCRYPTED FILE-----")
SECRET = "AGE-SECRET-KEY-"  # noqa: S105 - how the line of a secret key starts


class EncryptionFailed(Exception):
    """A file could not be encrypted or decrypted, or a key is not usable. The message never contains a secret key."""


def make_identity(path: Path) -> str:
    """Write a new key file that only its owner can read, and return its public key.

    Raises FileExistsError if the file exists.
    """
    identity = pyrage.x25519.Identity.generate()
    public = str(identity.to_public())
    write_private(path, f"# public key: {public}\n{identity}\n")
    return public


def recipients_of(keys: Iterable[str]) -> list[pyrage.x25519.Recipient]:
    """Return usable public keys. Raises EncryptionFailed, naming the first that is none."""
    found = []
    for key in keys:
        if key.strip().upper().startswith(SECRET):
            raise EncryptionFailed("That is a secret key. Give the public key, which starts with age1.")
        try:
            found.append(pyrage.x25519.Recipient.from_str(key.strip()))
        except pyrage.RecipientError as error:
            raise EncryptionFailed(f"{key!r} is not a public key of age. It must start with age1.") from error
    return found


def identities_in(path: Path) -> list[pyrage.x25519.Identity]:
    """Return the secret keys in a key file. Raises EncryptionFailed if it cannot be read or has none."""
    try:
        lines = path.read_text().split("\n")
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no text"
        raise EncryptionFailed(f"The key file {path} cannot be read ({reason}).") from error
    try:
        found = [pyrage.x25519.Identity.from_str(line.strip()) for line in lines if line.strip().startswith(SECRET)]
    except pyrage.IdentityError as error:
        raise EncryptionFailed(f"The key file {path} is damaged.") from error
    if not found:
        raise EncryptionFailed(f"{path} has no secret key of age (a line that starts with {SECRET}).")
    return found


def is_encrypted(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(MAGIC[1])).startswith(MAGIC)


def encrypt(source: IO[bytes], target: IO[bytes], *, recipients: Iterable[str]) -> None:
    """Encrypt a stream. Raises EncryptionFailed."""
    try:
        pyrage.encrypt_io(source, target, recipients_of(recipients))
    except (pyrage.EncryptError, OSError) as error:
        reraise_disk_full(error)
        raise EncryptionFailed(f"The backup cannot be encrypted: {error}") from error


def decrypt(source: Path, target: IO[bytes], *, identity: Path) -> None:
    """Decrypt a file. Raises EncryptionFailed, perhaps after writing a part, if it was changed or cut short."""
    keys = identities_in(identity)
    try:
        with source.open("rb") as file:
            pyrage.decrypt_io(file, target, keys)
    except (pyrage.DecryptError, OSError) as error:  # OSError for damage after the head
        reraise_disk_full(error)
        raise EncryptionFailed(
            f"{source} cannot be decrypted with {identity}: it was encrypted for another key, or it is damaged."
        ) from error


def reraise_disk_full(error: BaseException) -> None:
    """Raise the OSError for a full disk if that is what the library's exception says."""
    if is_disk_full(error):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
