"""English words that news prints in lower case: the counts that ``bench/count_lower_case_words.py`` wrote."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def _counts() -> Mapping[str, int]:
    table = json.loads(files("articles.text.data").joinpath("lower_case_words.json").read_text(encoding="utf-8"))
    return {word: int(lowest) for lowest, words in table["bands"].items() for word in words.split()}


def articles_in_lower_case(word: str) -> int:
    """Return the lowest number of articles of the band of ``word`` in lower case: 3, 10 or 40, or 0 if it is rare.

    The counts are of 1,035 articles.
    """
    return _counts().get(word.lower(), 0)
