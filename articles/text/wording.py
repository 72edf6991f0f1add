"""Word differences inside a pair of passages, as an editor would mark them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq

from articles.rules.stopwords import STOPWORDS
from articles.text.tokens import Token, tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence


# Whether the stretch is equal, then its start and end in either list of tokens.
_Block = tuple[bool, int, int, int, int]


class Change(StrEnum):
    EQUAL = "equal"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordRun:
    """A stretch of words that two passages share, or that one of them lacks.

    ``base_text`` is the stretch as the base passage shows it, empty when inserted; ``text`` as the other one does,
    empty when deleted. In an equal run they may differ in case, marks and spelling. The runs of a pair joined in order
    give either passage back.
    """

    change: Change
    base_text: str
    text: str


# An equal stretch with fewer content words than this, between two changes longer than it, is drawn into them: a
# rewritten clause then reads as one replacement, not as confetti around a shared "the".
ISLAND_CONTENT_WORDS = 2


def word_runs(base: str, other: str) -> tuple[WordRun, ...]:
    """Return the runs that turn ``base`` into ``other``; a deletion stands before the insertion that replaces it."""
    base_tokens, other_tokens = tokenize(base), tokenize(other)
    blocks = [
        (op.tag == "equal", op.src_start, op.src_end, op.dest_start, op.dest_end)
        for op in LCSseq.opcodes([token.form for token in base_tokens], [token.form for token in other_tokens])
    ]
    runs: list[WordRun] = []
    for equal, base_from, base_to, other_from, other_to in _without_islands(blocks, base_tokens):
        base_text = _shown(base, base_tokens, base_from, base_to)
        text = _shown(other, other_tokens, other_from, other_to)
        if equal:
            runs.append(WordRun(change=Change.EQUAL, base_text=base_text, text=text))
            continue
        if base_text:
            runs.append(WordRun(change=Change.DELETED, base_text=base_text, text=""))
        if text:
            runs.append(WordRun(change=Change.INSERTED, base_text="", text=text))
    return tuple(runs)


def _without_islands(blocks: Sequence[_Block], tokens: Sequence[Token]) -> list[_Block]:
    """Return ``blocks`` with equal and changed ones in turn, short equal ones merged into the changes around them."""
    merged: list[_Block] = []
    for block in blocks:
        if not block[0] and len(merged) >= 2 and merged[-1][0] and not merged[-2][0]:
            island = merged[-1]
            if _is_island(island, merged[-2], block, tokens):
                merged.pop()
                merged[-1] = (False, merged[-1][1], block[2], merged[-1][3], block[4])
                continue
        if merged and not block[0] and not merged[-1][0]:
            merged[-1] = (False, merged[-1][1], block[2], merged[-1][3], block[4])
            continue
        merged.append(block)
    return merged


def _is_island(island: _Block, before: _Block, after: _Block, tokens: Sequence[Token]) -> bool:
    forms = [token.form for token in tokens[island[1] : island[2]] if token.is_word]
    content = sum(form not in STOPWORDS for form in forms)
    if content >= ISLAND_CONTENT_WORDS:
        return False
    around = min(_length(before), _length(after))
    return len(forms) < around or (content == 0 and len(forms) <= around)


def _length(block: _Block) -> int:
    return max(block[2] - block[1], block[4] - block[3])


def _shown(text: str, tokens: Sequence[Token], start: int, end: int) -> str:
    """Return the text of ``tokens[start:end]`` with the white space up to the next token."""
    if start == end:
        return "" if tokens or not text else text
    first = 0 if start == 0 else tokens[start].start
    last = len(text) if end == len(tokens) else tokens[end].start
    return text[first:last]
