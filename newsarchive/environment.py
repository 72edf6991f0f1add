"""Read settings from environment variables. An invalid value stops the start with an error that names the variable."""

from __future__ import annotations

import ipaddress
import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

CONNECT_SECONDS = 5  # readers give up on a page that waits longer for the database
HOST_NAME = re.compile(r"[a-z0-9_]([a-z0-9_.-]*[a-z0-9])?", re.IGNORECASE)

AGE_RECIPIENT = re.compile(r"age1[a-z0-9]{58}")


class MalformedSetting(ImproperlyConfigured):
    """An environment variable has an invalid value. The message names the variable and says what it expects."""

    def __init__(self, variable: str, reason: str) -> None:
        super().__init__(f"{variable} {reason}")


def text(variable: str, default: str) -> str:
    """Return the variable without surrounding spaces, or the default if it is not set.

    Raises MalformedSetting if it is set but empty: that is more likely a failed secret than a wish for the default.
    """
    value = os.environ.get(variable)
    if value is None:
        return default
    if not value.strip():
        raise MalformedSetting(variable, "is set, but empty: give it a value or unset it.")
    return value.strip()


def folder(variable: str, default: Path, *, base: Path) -> Path:
    """Return an absolute path. A relative one is resolved against ``base``, not against the working directory."""
    path = Path(text(variable, str(default)))
    try:
        path = path.expanduser()
    except RuntimeError as error:
        raise MalformedSetting(variable, f"refers to an unknown home folder: {path}") from error
    path = Path(os.path.normpath(base / path))
    if path.exists() and not path.is_dir():
        raise MalformedSetting(variable, f"is not a folder: {path}")
    return path


def host(variable: str, default: str) -> str:
    """Return an IP address (IPv6 without brackets) or a host name to listen on."""
    value = text(variable, default)
    try:
        return str(ipaddress.ip_address(value.removeprefix("[").removesuffix("]")))
    except ValueError:
        pass
    if not HOST_NAME.fullmatch(value) or value.replace(".", "").isdigit():
        raise MalformedSetting(
            variable, f"must be an IP address or a host name without a port, such as 127.0.0.1; it is {value!r}."
        )
    return value.lower()


def is_loopback(host: str) -> bool:
    """Return whether only this machine can reach a server that listens on ``host``."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def port(variable: str, default: int) -> int:
    value = text(variable, str(default))
    if not (value.isascii() and value.isdigit() and 1 <= int(value) <= 65535):
        raise MalformedSetting(variable, f"must be a number from 1 to 65535; it is {value!r}.")
    return int(value)


def number(variable: str, default: int, *, least: int, most: int) -> int:
    """Return a whole number from ``least`` to ``most``."""
    value = text(variable, str(default))
    if not (value.isascii() and value.isdigit() and len(value) < 20 and least <= int(value) <= most):
        raise MalformedSetting(variable, f"must be a number from {least} to {most}; it is {value!r}.")
    return int(value)


def choice(variable: str, default: str, choices: tuple[str, ...]) -> str:
    value = text(variable, default).lower()
    if value not in choices:
        raise MalformedSetting(variable, f"must be one of {', '.join(choices)}; it is {value!r}.")
    return value


def https_origin(variable: str) -> str | None:
    """Return an origin such as ``https://archive.example.org``, without a trailing slash; None if not set."""
    value = text(variable, "")
    if not value:
        return None
    example = "https://archive.example.org"
    reason = f"must be the https address that readers use, without a path, such as {example}; it is {value!r}."
    try:
        parts = urlsplit(value)
        number = parts.port
    except ValueError as error:
        raise MalformedSetting(variable, reason) from error
    name = parts.hostname or ""
    if (
        parts.scheme != "https"
        or not HOST_NAME.fullmatch(name)
        or parts.path not in {"", "/"}
        or parts.query
        or parts.fragment
        or "@" in parts.netloc
    ):
        raise MalformedSetting(variable, reason)
    return f"https://{name}" if number in {None, 443} else f"https://{name}:{number}"


def recipients(variable: str) -> list[str]:
    """Return public keys of age, which are separated by spaces or commas; empty if the variable is not set."""
    keys = text(variable, "").replace(",", " ").split()
    for key in keys:
        if not AGE_RECIPIENT.fullmatch(key):
            raise MalformedSetting(
                variable, "must have public keys of age, which start with age1, separated by spaces."
            )
    return keys


def time_zone(variable: str, default: str) -> str:
    value = text(variable, default)
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise MalformedSetting(variable, f"must be a time zone such as Europe/Berlin; it is {value!r}.") from error
    return value


def database(variable: str) -> dict[str, Any] | None:
    """Return Django's settings for the PostgreSQL server at the address in the variable; None if it is not set.

    libpq itself parses the address, so all its parameters work (``?sslmode=verify-full``). Error messages never repeat
    the value, because it may contain a password.
    """
    value = text(variable, "")
    if not value:
        return None
    if not value.startswith(("postgres://", "postgresql://")):
        raise MalformedSetting(
            variable, "must start with postgres:// or postgresql://; other databases are not supported."
        )
    try:
        given = conninfo_to_dict(value)
    except (ProgrammingError, UnicodeError) as error:
        shape = "postgres://USER:PASSWORD@HOST:PORT/NAME (special characters as %XX)"
        raise MalformedSetting(variable, f"cannot be parsed; it must have the form {shape}.") from error
    if not given.get("dbname"):
        raise MalformedSetting(variable, "must end with the name of a database, such as postgres://HOST/newsarchive.")
    ports = str(given.pop("port", ""))
    for number in filter(None, ports.split(",")):
        if not (number.isascii() and number.isdigit() and 1 <= int(number) <= 65535):
            raise MalformedSetting(variable, f"must have a port from 1 to 65535; it has {number!r}.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": given.pop("dbname"),
        "USER": given.pop("user", ""),
        "PASSWORD": given.pop("password", ""),
        "HOST": given.pop("host", ""),
        "PORT": ports,
        "OPTIONS": {"connect_timeout": CONNECT_SECONDS, **given},
    }
