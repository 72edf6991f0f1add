"""Character references of HTML, of any length."""

from __future__ import annotations

import html
import re

# Longer numbers name no character, and Python refuses to read them.
_LONG_NUMBER = re.compile(r"&#[0-9]{1000,};?")


def unescape(text: str) -> str:
    """Return ``text`` with its character references resolved, as ``html.unescape`` does. Never raises."""
    if "&" not in text:
        return text
    return html.unescape(_LONG_NUMBER.sub("\ufffd", text) if "&#" in text else text)
