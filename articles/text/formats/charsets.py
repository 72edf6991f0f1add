"""Character sets that pages, mails and web servers name. Only those of the web are ever honoured.

Python knows many codecs that are no character sets of texts. Some take time that grows with the square of the text
("punycode"), some alter it ("unicode_escape", "utf-7"), and some raise whatever they are given ("undefined").
"""

from __future__ import annotations

import re
from typing import Final

from articles.text.data.encodings import OTHER_CODECS, UTF16_LABELS, WEB_CODECS

# The longest name of a web encoding has 19 characters. Names may have blanks around them.
_MAX_LABEL: Final = 40
# Most characters that do not fit a declared encoding, as a share of those above ASCII. With more, it is another one.
_MAX_MISFITS: Final = 0.1
_XML_ENCODING: Final = re.compile(rb"[\xef\xbb\xbf\s]*<\?xml\b[^<>]*?\sencoding\s*=\s*[\"']?([^\"'<>?\s]*)", re.I)
_STORED_CODECS: Final = OTHER_CODECS.union(WEB_CODECS.values())


def web_codec(label: str) -> str | None:
    """Return the Python codec that reads the encoding ``label`` as browsers do, ``None`` if it is no web encoding."""
    if len(label) > _MAX_LABEL or not label.isascii():
        return None
    name = label.strip().lower()
    return WEB_CODECS.get(name.replace("_", "-")) or WEB_CODECS.get(name)


def decode_as(data: bytes, charset: str) -> str | None:
    """Return ``data`` in the character set with this name; ``None`` if it is no web encoding or does not fit."""
    codec = web_codec(charset)
    if codec is None:
        return None
    if codec == "utf-8":
        codec = _utf16_codec(charset, data) or codec
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            return None
    if codec == "cp1252" and _is_utf8(data):
        return data.decode("utf-8")
    return decode_if_fits(data, codec)


def decode_if_fits(data: bytes, codec: str) -> str | None:
    """Return ``data`` in a web encoding, ``None`` if so much of it does not fit that it must be in another one."""
    text = data.decode(codec, "replace")
    misfits = text.count("\ufffd")
    return None if misfits and misfits > _MAX_MISFITS * count_above_ascii(text) else text


def count_above_ascii(text: str) -> int:
    """Return how many characters of ``text`` are not ASCII."""
    return 0 if text.isascii() else len(text) - len(text.encode("ascii", "ignore"))


def names_unknown_encoding(xml: bytes) -> bool:
    """Whether an XML declaration names an encoding that is not of the web. XML readers know codecs such as UTF-7."""
    declared = _XML_ENCODING.match(xml)
    return declared is not None and web_codec(declared[1].decode("latin-1")) is None


def decode_stored(data: bytes, encoding: str) -> str:
    """Return ``data`` in an encoding that was found before; in UTF-8 if that is none that is ever found."""
    return data.decode(stored_codec(encoding), "replace")


def stored_codec(encoding: str) -> str:
    """Return ``encoding`` if it is the name of a codec that texts are read with, else "utf-8"."""
    return encoding if encoding in _STORED_CODECS else "utf-8"


def as_utf8(data: bytes, charset: str) -> bytes:
    """Return text in UTF-8; unchanged if its character set is unknown, or if it has a byte order mark."""
    if not charset or data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return data
    text = decode_as(data, charset)
    return data if text is None else text.encode("utf-8", "replace")


def _utf16_codec(label: str, data: bytes) -> str | None:
    """Return the codec of UTF-16 if ``label`` names it and ``data`` can be; it has zero bytes: those of its blanks."""
    codec = UTF16_LABELS.get(label.strip().lower())
    return codec if codec and b"\x00" in data else None


def _is_utf8(data: bytes) -> bool:
    """Whether ``data`` has letters beyond ASCII, and they are valid UTF-8."""
    if data.isascii():
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
