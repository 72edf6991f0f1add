"""Character sets that mails and web servers name."""

from __future__ import annotations

import codecs

from articles.text.data.encodings import WEB_CODECS

# Codecs that are no character sets, or whose time grows with the square of the text.
_NOT_CHARSETS = frozenset({"punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined"})


def decode_as(data: bytes, charset: str) -> str | None:
    """Return ``data`` in the character set with this name; ``None`` if it is unknown or does not fit."""
    try:
        name = codecs.lookup(charset).name
    except (LookupError, ValueError):
        return None
    if name in _NOT_CHARSETS:
        return None
    if name in {"iso8859-1", "ascii"}:
        name = "cp1252"  # what browsers and mail programs mean by these names
    elif name in {"gb2312", "gbk", "big5", "euc_kr", "shift_jis"}:
        # Programs write letters of the larger encoding that browsers read by these names.
        name = WEB_CODECS.get(charset.lower(), name)
    try:
        if name == "utf-8" or (name == "cp1252" and _is_utf8(data)):
            return data.decode("utf-8")
        return data.decode(name, "replace")
    except (LookupError, UnicodeError):
        return None


def _is_utf8(data: bytes) -> bool:
    """Whether ``data`` has letters beyond ASCII, and they are valid UTF-8."""
    if data.isascii():
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def as_utf8(data: bytes, charset: str) -> bytes:
    """Return text in UTF-8; unchanged if its character set is unknown, or if it has a byte order mark."""
    if not charset or data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return data
    text = decode_as(data, charset)
    return data if text is None else text.encode("utf-8", "replace")
