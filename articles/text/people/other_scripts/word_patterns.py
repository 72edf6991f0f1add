"""Regular expressions for long lists of words."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """Return a pattern that matches the longest of ``words``, tried by their first characters.

    The group is not a capturing one.
    """
    by_first: dict[str, list[str]] = defaultdict(list)
    for word in words:
        by_first[word[0]].append(word[1:])
    branches = []
    for first, rests in sorted(by_first.items()):
        endings = "|".join(re.escape(rest) for rest in sorted(set(rests), key=lambda rest: (-len(rest), rest)))
        branches.append(f"{re.escape(first)}(?:{endings})")
    firsts = "".join(re.escape(first) for first in sorted(by_first))
    return f"(?=[{firsts}])(?:{'|'.join(branches)})"
