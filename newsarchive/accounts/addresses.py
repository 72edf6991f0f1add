"""The client's IP address."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest


def client_address(request: HttpRequest) -> str | None:
    """Return the client's IP address.

    With an https origin set, the archive runs behind a proxy on this machine: trust the last address that the proxy
    put into ``X-Forwarded-For``. From any other peer the header could be forged.
    """
    peer: str | None = request.META.get("REMOTE_ADDR")
    if settings.ORIGIN and peer and is_address(peer) and ipaddress.ip_address(peer).is_loopback:
        named: str = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
        if is_address(named):
            return named
    return peer


def is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True
