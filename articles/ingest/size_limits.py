"""Limits on the size of a clipping, checked before parsing because parsing large texts is slow."""

from __future__ import annotations

from django.utils.translation import gettext as _

from articles.ingest.records import MAX_FILE_BYTES, MAX_TEXT_CHARACTERS, Rejected
from articles.text.documents import UnreadableClipping
from articles.text.formats.decoding import PAGE, decode
from articles.text.formats.opening import find_format


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
    length = _shown_length(decoded.text) if decoded.media_type == PAGE else len(decoded.text)
    if length > MAX_TEXT_CHARACTERS:
        raise Rejected(
            _("more than %(limit)s characters of text; split it into separate articles")
            % {"limit": f"{MAX_TEXT_CHARACTERS:,}"}
        )


def too_large() -> str:
    return _("larger than %(limit)d MB") % {"limit": MAX_FILE_BYTES // 1024**2}


def _shown_length(page: str) -> int:
    """Estimate how many characters of an HTML page are visible text: no tags, scripts or styles."""
    # A regular expression would take quadratic time on a page of unclosed tags.
    lowered = page.lower()
    for element in ("script", "style"):
        first, *rest = lowered.split(f"<{element}")
        lowered = first + "".join(part.partition(f"</{element}")[2] for part in rest)
    first, *rest = lowered.split("<")
    return len(first) + sum(len(part.partition(">")[2]) for part in rest)
