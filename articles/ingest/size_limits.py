"""Limits on the size of a clipping, checked before parsing because parsing large texts is slow."""

from __future__ import annotations

from django.utils.translation import gettext as _

from articles.ingest.records import MAX_FILE_BYTES, MAX_TEXT_CHARACTERS, Rejected
from articles.text.documents import UnreadableClipping
from articles.text.formats.decoding import PAGE, decode
from articles.text.formats.opening import find_format, shown_length


def check_size(data: bytes, *, name: str) -> None:
    """Raise ``Rejected`` if ``data`` is too large to parse. Takes a fraction of a second at most."""
    if len(data) > MAX_FILE_BYTES:
        raise Rejected(too_large())
    # In every encoding a character takes at least one byte. Documents are limited where they are opened.
    if len(data) <= MAX_TEXT_CHARACTERS or find_format(data, name):
        return
    try:
        decoded = decode(data, name=name)
    except UnreadableClipping as error:
        raise Rejected(str(error)) from error
    length = shown_length(decoded.text) if decoded.media_type == PAGE else len(decoded.text)
    if length > MAX_TEXT_CHARACTERS:
        raise Rejected(
            _("more than %(limit)s characters of text; split it into separate articles")
            % {"limit": f"{MAX_TEXT_CHARACTERS:,}"}
        )


def too_large() -> str:
    return _("larger than %(limit)d MB") % {"limit": MAX_FILE_BYTES // 1024**2}
