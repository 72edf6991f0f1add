"""Find the attributions of a sentence: a verb of speech and its subject, or a phrase such as "laut Berg".

One algorithm reads all languages. What differs is in the data: the words, whether the subject may follow the verb
though another phrase precedes it, and whether a verb needs a subject at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from articles.text.data.reported.phrase_words import SO_WORDS
from articles.text.quotes.european.sources import (
    DASHES,
    MAX_DESCRIPTION_TOKENS,
    Source,
    SourceFinder,
    SourceKind,
)

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from articles.text.quotes.european.cast import Cast
    from articles.text.quotes.european.sentences import Token


VERBS_AT_ONCE: Final = 20
TOKENS_OF_VERB: Final = 20
"""Words of a sentence that are read as verbs of speech, and tokens that allow for one more. Every one is compared with
the clauses before it. No sentence of 182 articles in these languages has over 9, or over 103 tokens."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """``cue`` is the token of the verb or of the phrase's first word. ``first`` and ``last`` bound cue and source.

    ``is_strong`` is true for a verb of speech, also without quoted words. ``is_guessed`` is true for an unknown verb
    behind a passage.
    """

    cue: int
    cue_last: int
    first: int
    last: int
    source: Source
    is_strong: bool
    is_guessed: bool = False
    is_according: bool = False
    is_opinion: bool = False


def find_attributions(tokens: Sequence[Token], cast: Cast) -> list[Attribution]:
    """Return the attributions of a sentence in order."""
    return SentenceReader(tokens, cast).read()


class SentenceReader(SourceFinder):
    """Reads the attributions of one sentence."""

    def read(self) -> list[Attribution]:
        found: list[Attribution] = []
        tokens, cues, words = self.tokens, self.words.cues, self.reporting
        starters = self.words.starters
        after_passage = self._after_passages() if self.has_passages else frozenset()
        so_words = SO_WORDS.get(self.words.code, ())
        verbs_left = VERBS_AT_ONCE + len(tokens) // TOKENS_OF_VERB
        for i, token in enumerate(tokens):
            lower = token.lower
            if lower not in starters and "-" not in lower and i not in after_passage:
                continue
            if token.passage >= 0 or token.mention >= 0:
                continue
            attribution: Attribution | None = None
            if lower in self.words.openers:
                attribution = self._read_according(i)
            if attribution is None and lower in self.phrases.opinions and self.begins_clause(i):
                attribution = self._read_opinion(i)
            if attribution is None and lower in words.after_source:
                attribution = self._read_postposition(i)
            if attribution is None and (lower in cues or lower in words.participles or "-" in lower):
                if not verbs_left:
                    break
                verbs_left -= 1
                attribution = self._read_verb(i)
            if attribution is None and (i in after_passage or (lower in so_words and self.begins_clause(i))):
                attribution = self._read_behind_passage(i)
            if attribution is not None:
                found.append(attribution)
        return found

    def _after_passages(self) -> Set[int]:
        """Return the tokens directly behind a passage and a comma or dash."""
        places = set()
        for i, token in enumerate(self.tokens):
            if token.passage >= 0:
                k = i + 1
                while k < len(self.tokens) and (self.tokens[k].text == "," or self.tokens[k].text in DASHES):
                    k += 1
                if k < len(self.tokens):
                    places.add(k)
        return places

    # Phrases

    def _read_according(self, i: int) -> Attribution | None:
        tokens = self.tokens
        for phrase in self.reporting.before_source:
            last = i + len(phrase) - 1
            if last + 1 >= len(tokens) or tuple(token.lower for token in tokens[i : last + 1]) != phrase:
                continue
            source = self.source_behind(last + 1, through_prepositions=False)
            if source is None and last > i and tokens[last].lower in self.phrases.definite:
                source = self.source_behind(last, through_prepositions=False)
            if source is not None and (source.first > last or source.kind is SourceKind.DESCRIPTION):
                return Attribution(i, last, i, source.last, source, is_strong=True, is_according=True)
        return None

    def begins_clause(self, i: int) -> bool:
        return i == 0 or self.tokens[i - 1].text in ",;:" or (i == 1 and not self.tokens[0].is_word)

    def _read_opinion(self, i: int) -> Attribution | None:
        """Read "Für Berg", "Pour la syndicaliste" at the beginning of a clause with quoted words."""
        if not self.has_passages:
            return None
        source = self.source_behind(i + 1, through_prepositions=False)
        if source is None or source.kind is SourceKind.PRONOUN or source.first != i + 1:
            return None
        if source.kind is SourceKind.DESCRIPTION and self.tokens[i + 1].lower not in self.phrases.definite:
            return None
        return Attribution(i, i, i, source.last, source, is_strong=False, is_according=True, is_opinion=True)

    def _read_postposition(self, i: int) -> Attribution | None:
        """Read the source before "zufolge", "szerint" or "göre"."""
        tokens = self.tokens
        first = i
        while (
            first > 0
            and i - first < MAX_DESCRIPTION_TOKENS
            and (tokens[first - 1].is_word or tokens[first - 1].text in ("'", "’"))
        ):
            first -= 1
        if first == i:
            return None
        for k in range(i - 1, first - 1, -1):
            if tokens[k].mention >= 0 and tokens[k].mention_end >= i - 2:
                source = Source(SourceKind.NAME, k, i - 1, tokens[k].mention)
                return Attribution(i, i, k, i, source, is_strong=True, is_according=True)
        gender = self.reporting.pronouns.get(tokens[i - 1].lower)
        if gender is not None:
            source = Source(SourceKind.PRONOUN, i - 1, i - 1, gender=gender)
        else:
            source = Source(SourceKind.DESCRIPTION, first, i - 1)
        return Attribution(i, i, first, i, source, is_strong=True, is_according=True)

    # Verbs

    def _read_verb(self, i: int) -> Attribution | None:
        tokens, reporting = self.tokens, self.reporting
        lower = tokens[i].lower
        joined = self._joined_pronoun(i)
        if "-" in lower:
            head = lower.split("-")[0]
            if joined is None or (head not in self.words.cues and head not in reporting.auxiliaries):
                return None
            last = i
            if head in reporting.auxiliaries:
                last = self._participle_behind(i)
                if last < 0:
                    return None
            strong = head in reporting.verbs or tokens[last].lower in reporting.participles
            return Attribution(i, last, i, last, joined, is_strong=strong)
        strong = lower in reporting.verbs or lower in reporting.participles
        first = i
        if lower not in self.words.cues:
            auxiliary = self._auxiliary_before(i)
            if auxiliary is None:
                return None
            first, source = auxiliary
            if source is not None:
                return Attribution(i, i, first, i, source, is_strong=strong)
        elif tokens[i].text[0].isupper() and i > 0 and tokens[i - 1].passage < 0 and self.words.capitalises_nouns:
            return None
        source = self._subject(first, i)
        if source is None:
            return None
        start = min(first, source.first) if source.kind is not SourceKind.DROPPED else first
        return Attribution(i, i, start, max(i, source.last), source, is_strong=strong)

    def _joined_pronoun(self, i: int) -> Source | None:
        """Return the pronoun that a hyphen joins to a verb: "il" in "dit-il" and "a-t-il"."""
        pronoun = self.tokens[i].lower.rpartition("-")[2]
        gender = self.reporting.pronouns.get(pronoun)
        return Source(SourceKind.PRONOUN, i, i, gender=gender) if gender is not None else None

    def _participle_behind(self, i: int) -> int:
        for k in range(i + 1, min(len(self.tokens), i + 4)):
            if self.tokens[k].lower in self.reporting.participles:
                return k
        return -1

    def _auxiliary_before(self, i: int) -> tuple[int, Source | None] | None:
        """Return the auxiliary of the participle at ``i``, with the subject between: "hat Berg gesagt".

        Return ``None`` if there is no auxiliary.
        """
        tokens = self.tokens
        k = i - 1
        while k >= 0 and i - k <= 8 and tokens[k].is_word:
            lower = tokens[k].lower
            if lower in self.reporting.auxiliaries:
                between = [j for j in range(k + 1, i) if tokens[j].lower not in self.words.small]
                if not between:
                    return k, None
                source = self.source_behind(k + 1, through_prepositions=False)
                return (k, source if source is not None and source.last < i else None)
            k -= 1
        return None

    def _subject(self, first: int, last: int) -> Source | None:
        """Return the subject of the verb whose tokens are ``first`` to ``last``."""
        before = self.source_before(first)
        behind = self.source_behind(last + 1, through_prepositions=True)
        if behind is not None and self.phrases.verb_final and behind.kind is not SourceKind.NAME:
            behind = None
        behind_comma = first > 0 and self.tokens[first - 1].text == ","
        if behind is not None and behind_comma and behind.kind is not SourceKind.DESCRIPTION:
            return behind
        if behind is not None and behind_comma and self.phrases.verb_second and behind.first == last + 1:
            return behind
        if before is not None and before.kind is not SourceKind.DESCRIPTION:
            return before
        if behind is not None and (before is None or behind.kind is SourceKind.NAME):
            return behind
        if before is not None:
            return before
        if self._before_is_open(first) and (self.words.drops or self._is_next_to_passage(first, last)):
            return Source(SourceKind.DROPPED, first, last)
        return None

    def _is_next_to_passage(self, first: int, last: int) -> bool:
        tokens = self.tokens
        near = [*range(max(0, first - 3), first), *range(last + 1, min(len(tokens), last + 4))]
        return any(tokens[k].passage >= 0 for k in near)

    def _before_is_open(self, first: int) -> bool:
        """Whether nothing but small words stands between the beginning of the clause and the verb."""
        k = first - 1
        while k >= 0 and self.tokens[k].lower in self.words.small:
            k -= 1
        return k < 0 or not self.tokens[k].is_word

    # Unknown verbs

    def _read_behind_passage(self, i: int) -> Attribution | None:
        """Read an unknown verb directly behind a passage: "...", ereiferte sich der Trainer. Also "so Berg"."""
        tokens, phrases = self.tokens, self.phrases
        token = tokens[i]
        if not token.is_word or not token.text[0].islower():
            return None
        lower = token.lower
        if lower in SO_WORDS.get(self.words.code, ()):
            source = self.source_behind(i + 1, through_prepositions=False)
            if source is not None and self._ends_clause(source.last):
                return Attribution(i, i, i, source.last, source, is_strong=True, is_according=True)
            return None
        if lower in self.words.small or lower in phrases.prepositions or len(lower) < 3 or i < 2:
            return None
        if tokens[i - 1].passage >= 0:
            return None
        source = self.source_behind(i + 1, through_prepositions=False)
        if source is None or source.kind is SourceKind.DROPPED:
            return None
        if source.kind is SourceKind.DESCRIPTION:
            head = tokens[source.first].lower
            if head not in phrases.definite and not (
                self.words.capitalises_nouns and tokens[source.first].text[0].isupper()
            ):
                return None
        if source.first - i > 3:
            return None
        return Attribution(i, i, i, source.last, source, is_strong=False, is_guessed=True)

    def _ends_clause(self, last: int) -> bool:
        following = self.tokens[last + 1] if last + 1 < len(self.tokens) else None
        return following is None or not following.is_word or following.lower in self.words.small
