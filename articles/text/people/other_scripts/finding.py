"""People of the languages without capital letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from articles.text.people.other_scripts.arabic import find_arabic_people
from articles.text.people.other_scripts.chinese import find_chinese_people
from articles.text.people.other_scripts.japanese import find_japanese_people
from articles.text.people.other_scripts.korean import find_korean_people

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from articles.text.people.found import SearchedPeople

FINDERS: Final[Mapping[str, Callable[[str, str], SearchedPeople]]] = {
    "ar": find_arabic_people,
    "ja": find_japanese_people,
    "ko": find_korean_people,
    "zh": find_chinese_people,
}
"""For each language a function of body and introduction."""
