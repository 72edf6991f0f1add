"""Attributions of marked passages in French and German: "a déclaré Ada Berg", "sagte die Ministerin"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from articles.text.data.reporting_french_german import (
    ACCORDING_TO_PHRASES,
    FRENCH_GERMAN_ADVERBS,
    FRENCH_GERMAN_AUXILIARIES,
    FRENCH_GERMAN_CUES,
    FRENCH_GERMAN_DETERMINERS,
    FRENCH_GERMAN_PHRASE_ENDERS,
    FRENCH_GERMAN_PRONOUNS,
)
from articles.text.quotes.cues import Attribution, Order
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.quotes.clause_tokens import Token

_LONGEST_SOURCE: Final = 16
"""Tokens."""

_FIRST_OF_ACCORDING_TO: Final = frozenset(words[0] for words in ACCORDING_TO_PHRASES)
_STOPS: Final = frozenset('.:;!?()[]—–-«»„“”"')


def french_german_attributions(tokens: Sequence[Token]) -> list[Attribution]:
    """Return the French and German cues of a sentence with marked passages, with their sources, in order."""
    found: list[Attribution] = []
    for i, token in enumerate(tokens):
        lower = token.lower
        is_hyphenated = "-" in lower
        if token.passage >= 0 or not (is_hyphenated or lower in FRENCH_GERMAN_CUES or lower in _FIRST_OF_ACCORDING_TO):
            continue
        is_lower = token.text[0].islower()
        attribution = (
            _read_according_to(tokens, i) if lower in _FIRST_OF_ACCORDING_TO and (is_lower or i == 0) else None
        )
        if attribution is None and is_lower:
            base = FRENCH_GERMAN_CUES.get(lower.partition("-")[0] if is_hyphenated else lower)
            if base is not None and (not is_hyphenated or _pronoun_in(lower)):
                attribution = _read_verb(tokens, i, base)
        if attribution is not None:
            found.append(attribution)
    return found


def _pronoun_in(lower: str) -> str | None:
    """Return the pronoun that a hyphen joins to a verb: "il" of "dit-il" and "a-t-il"."""
    pronoun = lower.rpartition("-")[2]
    return pronoun if "-" in lower and pronoun in FRENCH_GERMAN_PRONOUNS else None


def _read_verb(tokens: Sequence[Token], i: int, base: str) -> Attribution | None:
    token = tokens[i]
    if (pronoun := _pronoun_in(token.lower)) is not None:
        source = Span(token.end - len(pronoun), token.end)
        return Attribution(Span(token.start, source.start - 1), base, source, Order.VERB_FIRST, i, i, i)
    j = i - 1
    while j >= 0 and tokens[j].passage < 0:
        if (pronoun := _pronoun_in(tokens[j].lower)) is not None:
            source = Span(tokens[j].end - len(pronoun), tokens[j].end)
            return Attribution(Span(tokens[j].start, token.end), base, source, Order.VERB_FIRST, i, j, i)
        if tokens[j].lower not in FRENCH_GERMAN_AUXILIARIES and tokens[j].lower not in FRENCH_GERMAN_ADVERBS:
            break
        j -= 1
    cue = Span(tokens[j + 1].start, token.end)
    before = tokens[j] if j >= 0 else None
    if before is None or before.passage >= 0 or before.text in (",", "–", "—", "-"):
        last = _phrase_end(tokens, i + 1)
        if last is not None:
            return Attribution(cue, base, Span(tokens[i + 1].start, tokens[last].end), Order.VERB_FIRST, i, j + 1, last)
        return None
    first = j
    while first > 0 and tokens[first - 1].passage < 0 and tokens[first - 1].text not in _STOPS:
        first -= 1
    if j - first >= _LONGEST_SOURCE or not _may_open_speaker(tokens[first]):
        return None
    return Attribution(cue, base, Span(tokens[first].start, before.end), Order.SUBJECT_FIRST, i, first, i)


def _read_according_to(tokens: Sequence[Token], i: int) -> Attribution | None:
    """Read the source behind words such as "selon" and "laut".

    "so" has many other meanings. It names a source only behind a marked passage, when the phrase ends the clause.
    """
    for words in ACCORDING_TO_PHRASES:
        last = i + len(words) - 1
        if tuple(token.lower for token in tokens[i : last + 1]) != words:
            continue
        end = _phrase_end(tokens, last + 1)
        if end is None:
            continue
        follows = tokens[end + 1] if end + 1 < len(tokens) else None
        if words == ("so",) and not (
            i > 0
            and (tokens[i - 1].passage >= 0 or (i > 1 and tokens[i - 2].passage >= 0))
            and (follows is None or follows.passage >= 0 or follows.text in (".", ",", ":", ";"))
        ):
            continue
        return Attribution(
            Span(tokens[i].start, tokens[last].end),
            "according to",
            Span(tokens[last + 1].start, tokens[end].end),
            Order.ACCORDING_TO,
            i,
            i,
            end,
        )
    return None


def _may_open_speaker(token: Token) -> bool:
    return token.text[:1].isupper() or token.lower in FRENCH_GERMAN_DETERMINERS or token.lower in FRENCH_GERMAN_PRONOUNS


def _phrase_end(tokens: Sequence[Token], first: int) -> int | None:
    """Return the last token of the source that begins at ``first``, with a name behind a comma, or ``None``."""
    if (
        first >= len(tokens)
        or tokens[first].passage >= 0
        or not (_may_open_speaker(tokens[first]) or tokens[first].text[:2] in ("l'", "l’"))
    ):
        return None
    if tokens[first].lower in FRENCH_GERMAN_PRONOUNS and tokens[first].text.islower():
        return first
    k = first
    while k + 1 < len(tokens) and k - first < _LONGEST_SOURCE:
        following = tokens[k + 1]
        if following.passage >= 0 or following.text in _STOPS or following.lower in FRENCH_GERMAN_PHRASE_ENDERS:
            break
        if following.text == "," and not (k + 2 < len(tokens) and tokens[k + 2].text[:1].isupper()):
            break
        k += 1
    return k
