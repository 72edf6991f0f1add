"""Where two passages part, in the few words that show it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from articles.text.comparing.wording import Change, Difference
from articles.text.data.verdicts import DAYS, NEGATIONS, VERDICTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.comparing.wording import WordRun

# How much around a figure is enough to know what is counted.
CONTEXT_WORDS = 4

# A change of more words than this is another sentence; it does not show at a glance what differs.
LONGEST = 10


class Words(NamedTuple):
    """What one side says, ``text``, in the words around it; empty where it says nothing of the sort."""

    before: str
    text: str
    after: str


def contrast(runs: Sequence[WordRun], difference: Difference) -> tuple[Words, Words] | None:
    """Return what the base and what the other passage say where they part, ``None`` where no short change shows it."""
    stretches = [(equal, list(part)) for equal, part in groupby(runs, lambda run: run.change is Change.EQUAL)]
    for at, (equal, part) in enumerate(stretches):
        if equal:
            continue
        texts = "".join(run.base_text for run in part), "".join(run.text for run in part)
        shows = any(_shows(word, difference) for text in texts for word in text.split())
        if not shows or any(len(text.split()) > LONGEST for text in texts):
            continue
        before = stretches[at - 1][1] if at else []
        after = stretches[at + 1][1] if at + 1 < len(stretches) else []
        return (
            _in_context([run.base_text for run in before], texts[0], [run.base_text for run in after]),
            _in_context([run.text for run in before], texts[1], [run.text for run in after]),
        )
    return None


def _shows(word: str, difference: Difference) -> bool:
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


def _in_context(before: Sequence[str], text: str, after: Sequence[str]) -> Words:
    blank = " " if text[:1].isspace() else ""
    return Words(last_words("".join(before)).rstrip() + blank, text.strip(), first_words("".join(after)))


def last_words(text: str) -> str:
    """Return the last words of ``text`` with the blank behind them, if there is one."""
    words = text.split()
    opening = "… " if len(words) > CONTEXT_WORDS else ""
    return opening + " ".join(words[-CONTEXT_WORDS:]) + (" " if text[-1:].isspace() else "")


def first_words(text: str) -> str:
    """Return the first words of ``text`` with the blank before them, if there is one."""
    words = text.split()
    closing = " …" if len(words) > CONTEXT_WORDS else ""
    return (" " if text[:1].isspace() else "") + " ".join(words[:CONTEXT_WORDS]) + closing
