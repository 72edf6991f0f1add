"""Lines that the kind of a text explains: entries of live blogs, turns of interviews, rows of results, corrections.

The classifier learnt from news pages, where short lines and lines with figures are debris. What is recognised here is
part of the article, whatever the classifier says. A clipping in which nothing looks like a page around the article is
kept whole.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from articles.text.cleaning.boilerplate import Verdict
from articles.text.cleaning.copied_titles import is_copied_line
from articles.text.cleaning.dialogue import find_dialogue
from articles.text.cleaning.live_blogs import find_live_blog, is_entry_time, is_key_point, opens_with_time
from articles.text.cleaning.notes import find_marks, find_notes
from articles.text.cleaning.prose import count_wide, count_words, ends_sentence
from articles.text.cleaning.tables import find_tables, is_row
from articles.text.data.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

# A menu is a run of so many lines of at most so many words, without figures or ends of sentences.
_MENU_LINES, _MENU_WORDS = 6, 4

TURN = Verdict(kind=Kind.PARAGRAPH, rule="turn of an interview or transcript")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownLines:
    """Lines that are certainly body, each with its verdict; ``plain``: the text has no page around it.

    ``notes`` are the numbers of those that are no lead, and ``marks`` are lines that are certainly not body.
    """

    kinds: Mapping[int, Verdict]
    plain: bool
    notes: frozenset[int] = frozenset()
    marks: Mapping[int, Verdict] = field(default_factory=dict)

    @property
    def first(self) -> int | None:
        """The number of the first known line of a kind that begins below the headline."""
        return min(
            (number for number, verdict in self.kinds.items() if verdict.kind is not Kind.PARAGRAPH), default=None
        )


NOTHING_KNOWN = KnownLines(kinds={}, plain=False)


def find_known_lines(texts: Sequence[str], verdicts: Sequence[Verdict | None]) -> KnownLines:
    """Return the lines that are certainly part of the article; ``verdicts`` are those of rules."""
    marks = find_marks(texts)
    plain = is_plain(texts, verdicts, marks)
    notes = find_notes(texts)
    kinds = find_tables(texts, verdicts) | notes if plain else notes
    turns = _find_turns(texts, verdicts, plain=plain)
    blog = {} if turns else find_live_blog(texts, verdicts, plain=plain)
    return KnownLines(kinds=kinds | turns | blog, plain=plain, notes=frozenset(notes), marks=marks)


def is_plain(texts: Sequence[str], verdicts: Sequence[Verdict | None], harmless: Container[int] = ()) -> bool:
    """Whether no rule recognises debris in a text, and no run of short lines looks like a menu."""
    short = 0
    for number, (text, verdict) in enumerate(zip(texts, verdicts, strict=True)):
        if verdict is not None and number not in harmless and not _is_harmless(texts, verdicts, number):
            return False
        is_short = count_words(text) + count_wide(text) // 3 <= _MENU_WORDS and not ends_sentence(text)
        short = short + 1 if is_short and not is_row(text) and not is_entry_time(text) else 0
        if short >= _MENU_LINES:
            return False
    return True


def _is_harmless(texts: Sequence[str], verdicts: Sequence[Verdict | None], number: int) -> bool:
    """Whether a line with a verdict is the time of an entry or an address, or stands below such a time."""
    verdict = verdicts[number]
    if is_entry_time(texts[number]) or is_copied_line(texts[number]):
        return True
    if verdict is None or verdict.kind is not Kind.VIDEO:
        return False
    if opens_with_time(texts[number]) or is_key_point(texts, number):
        return True
    return number > 0 and is_entry_time(texts[number - 1])


def _find_turns(texts: Sequence[str], verdicts: Sequence[Verdict | None], *, plain: bool) -> dict[int, Verdict]:
    """Return the turns of a dialogue and, without a page around the text, the lines among them that no rule cuts."""
    dialogue = find_dialogue(texts)
    if dialogue is None:
        return {}
    return {
        number: TURN
        for number in range(dialogue.first, min(len(texts), dialogue.last + 1 + (dialogue.last in dialogue.questions)))
        if number in dialogue.labels or (plain and verdicts[number] is None)
    }
