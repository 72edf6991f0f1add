"""The limit on the size of a file, checked before anything looks into it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from articles.ingest.records import MAX_FILE_BYTES, Rejected


def check_size(data: bytes) -> None:
    """Raise ``Rejected`` if ``data`` is too large. How much text it holds is checked by the parser."""
    if len(data) > MAX_FILE_BYTES:
        raise Rejected(too_large())


def too_large() -> str:
    return _("larger than %(limit)d MB") % {"limit": MAX_FILE_BYTES // 1024**2}
