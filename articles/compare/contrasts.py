"""The few words that show how two passages differ."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from articles.text.comparing.wording import Change, Difference
from articles.text.data.verdicts import DAYS, NEGATIONS, VERDICTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.comparing.wording import WordRun

# Enough words around a figure to know what is counted.
CONTEXT_WORDS = 4

# A longer change does not show the difference at a glance.
MOST_CHANGED_WORDS = 10


class Excerpt(NamedTuple):
    """The changed words of one passage, with the words around them. ``text`` is empty if the passage lacks them."""

    before: str
    text: str
    after: str


def find_contrast(runs: Sequence[WordRun], difference: Difference) -> tuple[Excerpt, Excerpt] | None:
    """Return the first short change that shows ``difference``, in the base and in the other passage.

    ``None`` if there is no such change.
    """
    stretches = [(equal, list(part)) for equal, part in groupby(runs, lambda run: run.change is Change.EQUAL)]
    for at, (equal, part) in enumerate(stretches):
        if equal:
            continue
        texts = "".join(run.base_text for run in part), "".join(run.text for run in part)
        is_shown = any(_is_evidence(word, difference) for text in texts for word in text.split())
        if not is_shown or any(len(text.split()) > MOST_CHANGED_WORDS for text in texts):
            continue
        before = stretches[at - 1][1] if at else []
        after = stretches[at + 1][1] if at + 1 < len(stretches) else []
        return (
            _in_context([run.base_text for run in before], texts[0], [run.base_text for run in after]),
            _in_context([run.text for run in before], texts[1], [run.text for run in after]),
        )
    return None


def _is_evidence(word: str, difference: Difference) -> bool:
    bare = word.strip(".,;:!?\"'“”‘’()").casefold().replace("’", "'")
    match difference:
        case Difference.NEGATION:
            return bare in NEGATIONS
        case Difference.VERDICT:
            return bare in VERDICTS or bare in NEGATIONS
        case Difference.DATE:
            return bare in DAYS or bare[:1].isdigit()
        case Difference.NUMBER:
            return any(c.isdigit() for c in bare)
        case Difference.NAME:
            return word.lstrip("\"'“‘(")[:1].isupper()
        case _:
            return False


def _in_context(before: Sequence[str], text: str, after: Sequence[str]) -> Excerpt:
    blank = " " if text[:1].isspace() else ""
    return Excerpt(last_words("".join(before)).rstrip() + blank, text.strip(), first_words("".join(after)))


def last_words(text: str) -> str:
    """Return the last words of ``text``, with a space after them if ``text`` ends in white space."""
    words = text.split()
    opening = "… " if len(words) > CONTEXT_WORDS else ""
    return opening + " ".join(words[-CONTEXT_WORDS:]) + (" " if text[-1:].isspace() else "")


def first_words(text: str) -> str:
    """Return the first words of ``text``, with a space before them if ``text`` starts with white space."""
    words = text.split()
    closing = " …" if len(words) > CONTEXT_WORDS else ""
    return (" " if text[:1].isspace() else "") + " ".join(words[:CONTEXT_WORDS]) + closing
