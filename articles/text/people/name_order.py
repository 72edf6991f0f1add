"""Tell whether a name is in East Asian order, the surname first."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from articles.text.data.given_names import FAMILY_NAME_FIRST, GIVEN_NAMES


def is_family_name_first(words: tuple[str, ...]) -> bool:
    """Return whether a name of two or three words is in East Asian order ("Xi Jinping", "Kim Jong Un")."""
    if len(words) not in (2, 3) or words[0] not in FAMILY_NAME_FIRST:
        return False
    return words[0] not in GIVEN_NAMES or (words[-1] not in GIVEN_NAMES and _sounds_east_asian(words[1:]))


_SYLLABLE: Final = re.compile(
    r"(?:b|p|m|f|d|t|n|l|g|k|h|j|q|x|zh|ch|sh|r|z|c|s|y|w|ky|hy|th|ph|ng|tr|gi|kh)?(?:a|o|e|i|u|ae|ai|ei|ao|ou|an|en|ang|eng|ong|eun|eon|eong|ung|un|in|ing|ia|iao|ie|iu|ian|iang|iong|ua|uo|uai|ui|uan|uang|ue|yu|yun|ye|yeong|yeon|oo|ook|ik|il|ok|uk|ul|am|im|um|om|eok|ak|on|yon|yong|wan|won|woo|hee|hae|ee|eui|oh)"
)


# Names repeat the same given names.
@lru_cache(maxsize=4096)
def _sounds_east_asian(words: tuple[str, ...]) -> bool:
    for word in words:
        for part in re.split(r"[-‐‑]", word.casefold()):
            if not part or not _is_syllables(part):
                return False
    return True


def _is_syllables(part: str) -> bool:
    """Whether a word of up to nine letters is a sequence of Mandarin, Korean or Vietnamese syllables.

    Dynamic programming: ``reached[n]`` is true if the first ``n`` letters are whole syllables.
    """
    if not 1 < len(part) <= 9:
        return False
    reached = [True] + [False] * len(part)
    for start in range(len(part)):
        if reached[start]:
            for end in range(start + 1, len(part) + 1):
                if _SYLLABLE.fullmatch(part, start, end):
                    reached[end] = True
    return reached[-1]
