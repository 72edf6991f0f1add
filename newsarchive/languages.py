"""The languages that the pages are available in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf.locale import LANG_INFO
from django.utils.translation import to_language

if TYPE_CHECKING:
    from pathlib import Path

SOURCE_LANGUAGE = "en"  # The strings in the code are English, so English needs no catalogue.


def available_languages(locale_folder: Path) -> list[tuple[str, str]]:
    """Return (code, native name) of English and of each language with a compiled catalogue in ``locale_folder``."""
    catalogues = locale_folder.glob("*/LC_MESSAGES/django.mo")
    translated = {to_language(catalogue.parts[-3]) for catalogue in catalogues} - {SOURCE_LANGUAGE}
    return [(code, _native_name(code)) for code in (SOURCE_LANGUAGE, *sorted(translated))]


def _native_name(code: str) -> str:
    info = LANG_INFO.get(code) or LANG_INFO.get(code.partition("-")[0], {})
    return str(info.get("name_local", code)).capitalize()
