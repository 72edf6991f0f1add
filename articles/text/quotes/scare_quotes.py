"""Recognise quoted passages that are not quotes: titles, nicknames, scare quotes, and pull quotes that repeat text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from articles.text.data.grammar import PREPOSITIONS
from articles.text.data.reporting import CUES, NOT_CUES_FOR_SHORT_PASSAGES, WORDS_BEFORE_NAMES, WORDS_BEFORE_TITLES
from articles.text.quotes.marked_body import SMALL_WORDS, WORD
from articles.text.quotes.passages import MIN_SPEECH_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.quotes.marked_body import MarkedBody
    from articles.text.quotes.passages import AttributedPassage

BEFORE: Final = 40
"""Characters before a passage that are read."""

RUN_WORDS: Final = 3
"""Pull quotes are compared with the text by runs of this many words."""

_DETERMINERS: Final = frozenset("a an the its their his her".split())
_NO_NOUNS: Final = PREPOSITIONS | {"and", "or", "but", "that", "who", "which"}
_ONLY_NAMING: Final = frozenset(WORDS_BEFORE_NAMES) - CUES.keys()
_DESCRIBING: Final = frozenset(
    """
    applaud assail attack bemoan blame blast brand call castigate characterise characterize commend condemn criticise
    criticize decry deem defend denounce deplore deride describe dismiss dub excoriate hail label lambast laud mock
    praise rebuke reject ridicule say scorn slam term
    """.split()
)
"""Verbs behind which even one or two words in quotation marks are a quote, as the speaker judges with them: called it a
"no limits" partnership, blasted the "reckless" plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Surroundings:
    """A passage's text and words, and the text directly before and behind it."""

    text: str
    words: Sequence[str]
    before: str
    """The end of its paragraph before the passage."""
    after: str
    """The two characters behind the passage."""
    last_word: str
    """The last word before the passage, or ""."""


def _look_around(marked: MarkedBody, found: AttributedPassage) -> _Surroundings:
    outer, text = found.passage.outer, marked.quoted_text(found.passage)
    before = marked.text[max(0, outer.start - BEFORE) : outer.start]
    before = before[before.rfind("\n") + 1 :]
    words_before = WORD.findall(before)
    return _Surroundings(
        text=text,
        words=WORD.findall(text),
        before=before,
        after=marked.text[outer.end : outer.end + 2],
        last_word=words_before[-1] if words_before else "",
    )


def is_no_quote(marked: MarkedBody, found: AttributedPassage) -> bool:
    """Whether a passage is in quotation marks for another reason than being somebody's words."""
    around = _look_around(marked, found)
    if not around.words:
        return True
    if _is_inside_name(around) or (_is_title(found, around) and not marked.is_own_paragraph(found.passage)):
        return True
    return len(around.words) < MIN_SPEECH_WORDS and (
        _lacks_speech(found, around)
        or around.last_word.lower() in _ONLY_NAMING
        or found.cue_base in NOT_CUES_FOR_SHORT_PASSAGES
        or _is_modifier(marked, found, around)
        or (around.last_word == "called" and around.before.rstrip().endswith("so-called"))
    )


def _is_inside_name(around: _Surroundings) -> bool:
    """Whether the passage is one capitalised word between two others, like a nickname."""
    return (
        len(around.words) == 1
        and around.words[0][0].isupper()
        and around.last_word[:1].isupper()
        and around.after[:1] == " "
        and around.after[1:].isupper()
    )


def _is_title(found: AttributedPassage, around: _Surroundings) -> bool:
    """Whether a passage is capitalised like a title. A single word must also follow a word such as "novel"."""
    text, words, before = around.text, around.words, around.last_word.lower()
    if not words[0][0].isupper() or text[-1:] in "!?":
        return False
    if len(words) == 1 and (text[-1:] in ".," or before not in WORDS_BEFORE_TITLES):
        return False
    if text[-1:] == "," and found.rule == "after" and before not in WORDS_BEFORE_NAMES | WORDS_BEFORE_TITLES:
        return False
    return all(word[0].isupper() or word[0].isdigit() for word in words if word.lower() not in SMALL_WORDS)


def _lacks_speech(found: AttributedPassage, around: _Surroundings) -> bool:
    """Whether neither the words next to a passage nor its punctuation show that it was said."""
    return (
        not found.is_attributed
        and found.rule not in ("same sentence", "open paragraph")
        and not (around.text[-1:] in ".,!?" and found.speaker is not None)
    )


def _is_modifier(marked: MarkedBody, found: AttributedPassage, around: _Surroundings) -> bool:
    """Whether a passage only modifies the object of its cue: declared a "no limits" partnership."""
    if found.cue is None or found.cue_base in _DESCRIBING:
        return False
    words = around.before.split()
    if len(words) < 2 or words[-1] not in _DETERMINERS or words[-2] != found.cue.split()[-1]:
        return False
    following = WORD.match(marked.text, found.passage.outer.end + 1)
    return following is not None and following[0].islower() and following[0] not in _NO_NOUNS


def find_pull_quotes(marked: MarkedBody, found: Sequence[AttributedPassage]) -> set[int]:
    """Return the numbers of passages that are paragraphs of their own and only repeat words of other passages."""
    alone = {n for n, attributed in enumerate(found) if marked.is_own_paragraph(attributed.passage)}
    if not alone:
        return set()
    runs = [_runs_of_words(marked.quoted_text(attributed.passage)) for attributed in found]
    within_text = {run for n, of_passage in enumerate(runs) if n not in alone for run in of_passage}
    return {n for n in alone if runs[n] and within_text.issuperset(runs[n])}


def _runs_of_words(text: str) -> list[tuple[str, ...]]:
    """Return all runs of ``RUN_WORDS`` words in a text."""
    words = [word.casefold() for word in WORD.findall(text)]
    return [tuple(words[i : i + RUN_WORDS]) for i in range(len(words) - RUN_WORDS + 1)]
