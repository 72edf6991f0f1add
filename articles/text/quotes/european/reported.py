"""Find the clause that an attribution reports without marks: "Berg sagte, dass die Brücke im Mai öffnet".

Only a clause behind a verb of speech and a conjunction is taken. Reported speech that only its verb forms show, as in
German, is not looked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.quotes.european.attributions import Attribution
    from articles.text.quotes.european.sentences import Token
    from articles.text.quotes.european.words import LanguageWords

MIN_WORDS: Final = 4
MAX_BEFORE: Final = 6
"""Tokens between an attribution and its conjunction: "sagte Berg am Montag, dass"."""

_CLAUSE_ENDS: Final = frozenset(";:–—")


def reported_clause(tokens: Sequence[Token], attribution: Attribution, words: LanguageWords) -> Span | None:
    """Return the clause that an attribution reports, without its conjunction and the final stop, or ``None``."""
    conjunctions = words.reporting.conjunctions
    behind = max(attribution.last, attribution.cue_last) + 1
    first = next(
        (k + 1 for k in range(behind, min(len(tokens), behind + MAX_BEFORE)) if tokens[k].lower in conjunctions), None
    )
    if first is None or any(not token.is_word and token.text != "," for token in tokens[behind : first - 1]):
        return None
    if any(token.mention >= 0 or token.lower in words.cues for token in tokens[behind : first - 1]):
        return None
    while first < len(tokens) and not tokens[first].is_word:
        first += 1
    last = first
    while last < len(tokens) and tokens[last].text not in _CLAUSE_ENDS:
        last += 1
    while last > first and not tokens[last - 1].is_word and tokens[last - 1].text not in ")%":
        last -= 1
    if sum(token.is_word for token in tokens[first:last]) < MIN_WORDS:
        return None
    return Span(tokens[first].start, tokens[last - 1].end)
