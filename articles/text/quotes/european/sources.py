"""Find the source of an attribution: the subject before or behind a verb of speech, or the noun behind "laut"."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.quotes.european.cast import Cast
    from articles.text.quotes.european.sentences import Token
    from articles.text.quotes.european.words import LanguageWords

MAX_SOURCE_TOKENS: Final = 22
"""Tokens from a verb to the name of its subject: "dijo el portavoz adjunto de la ..., Ada Berg"."""

MAX_NAME_IN_MARKS: Final = 30
"""Characters of a name in quotation marks inside a source phrase."""

MAX_DESCRIPTION_TOKENS: Final = 14
MAX_BETWEEN: Final = 5
"""Small words between a verb and its subject."""

MAX_CLAUSES_BACK: Final = 6
"""Phrases in commas between a subject and its verb."""

DASHES: Final = frozenset("-–—―")
ENDS: Final = frozenset('.:;!?…()[]"„“”«»') | DASHES


class SourceKind(StrEnum):
    NAME = "name"
    PRONOUN = "pronoun"
    DESCRIPTION = "description"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Source:
    """Whom an attribution names: tokens ``first`` to ``last`` (inclusive). ``person`` is set if it is a name.

    ``gender`` is that of a pronoun or an article: "m", "f", "p", "c" or "".
    """

    kind: SourceKind
    first: int
    last: int
    person: int = -1
    gender: str = ""


class SourceFinder:
    """Finds the sources in a sentence of ``tokens``."""

    def __init__(self, tokens: Sequence[Token], cast: Cast) -> None:
        self.tokens, self.cast = tokens, cast
        self.words: LanguageWords = cast.words
        self.reporting, self.phrases = cast.words.reporting, cast.words.phrases
        self.has_passages = any(token.passage >= 0 for token in tokens)

    # Subjects before the verb

    def source_before(self, verb: int) -> Source | None:
        tokens, end = self.tokens, verb
        while end > 0 and (
            tokens[end - 1].lower in self.reporting.between or tokens[end - 1].lower in self.reporting.auxiliaries
        ):
            end -= 1
        if end > 1 and tokens[end - 1].passage >= 0 and self._is_name_in_marks(end - 1):
            end -= 1
        if end == 0 or tokens[end - 1].passage >= 0:
            return None
        if (
            tokens[end - 1].lower in self.phrases.conjunctions
            and tokens[end - 1].lower not in self.reporting.conjunctions
        ):
            return self._shared_subject(end - 1)
        bounds = self._clauses_before(end)
        for order, (first, last) in enumerate(bounds):
            head = tokens[first].lower
            if head in self.phrases.relatives and first > 1 and tokens[first - 1].text == ",":
                antecedent = self._last_mention(first - 1)
                if order == 0 and antecedent is not None:
                    return antecedent
                if order or head not in self.phrases.definite:
                    continue
            if order and head in self.phrases.conjunctions and first > 0 and tokens[first - 1].text == ",":
                continue
            source = self._nominative_mention(first, last)
            if source is None:
                source = self._pronoun_in(first, last)
            if source is not None:
                return source
        first, last = bounds[0]
        return self._description(first, last)

    def _is_name_in_marks(self, k: int) -> bool:
        """Whether the passage at token ``k`` is short and belongs to the noun before: "der Partei „Alle für Lund“"."""
        before = self.tokens[k - 1]
        is_short = self.tokens[k].end - self.tokens[k].start <= MAX_NAME_IN_MARKS
        return is_short and before.is_word and before.lower not in self.words.cues

    def _shared_subject(self, end: int) -> Source | None:
        """Return the subject that a verb behind "and" shares with the clause before: "Berg lobte sie und sagte"."""
        tokens = self.tokens
        first = end
        while (
            first > 0
            and end - first < 60
            and not (tokens[first - 1].text in ENDS and tokens[first - 1].text in ".:;!?")
        ):
            first -= 1
        source = self._nominative_mention(first, end)
        if source is not None:
            return source
        for k in range(first, end):
            gender = self.reporting.pronouns.get(tokens[k].lower)
            following = tokens[k + 1] if k + 1 < end else None
            if gender is None or (following is not None and tokens[k].lower in self.phrases.definite):
                continue
            return Source(SourceKind.PRONOUN, k, k, gender=gender)
        if tokens[first].lower in self.phrases.definite:
            last = first
            while last + 1 < end and tokens[last + 1].is_word and tokens[last + 1].lower not in self.words.small:
                last += 1
            return Source(SourceKind.DESCRIPTION, first, last, gender=self._article_gender(first))
        return None

    def _clauses_before(self, end: int) -> list[tuple[int, int]]:
        """Return the stretches between commas before token ``end``, nearest first, as half-open token ranges."""
        tokens = self.tokens
        bounds: list[tuple[int, int]] = []
        last = end
        if last > 0 and tokens[last - 1].text == ",":
            last -= 1
        first = last
        depth = 0
        while first > 0 and len(bounds) < MAX_CLAUSES_BACK and end - first < 80:
            token = tokens[first - 1]
            if token.text == ")":
                depth += 1
            elif token.text == "(" and depth:
                depth -= 1
            elif token.passage >= 0 or (not depth and token.text in ENDS and not self._is_joined(first - 1)):
                break
            elif token.text == "," and not depth and not self._is_joined(first - 2):
                if first < last:
                    bounds.append((first, last))
                last = first - 1
            first -= 1
        if first < last and len(bounds) < MAX_CLAUSES_BACK:
            bounds.append((first, last))
        return bounds or [(end, end)]

    def _is_joined(self, k: int) -> bool:
        """Whether token ``k`` is a hyphen at the end of a word: "Gesundheits-, Sozial- und Integrationsdirektor"."""
        tokens = self.tokens
        return k > 0 and tokens[k].text == "-" and tokens[k - 1].is_word and tokens[k - 1].end == tokens[k].start

    def _nominative_mention(self, first: int, last: int) -> Source | None:
        """Return the mention among tokens ``first`` to ``last`` that may be a subject: the first one not oblique.

        Where names have case endings, one in its base form is preferred.
        """
        best: Source | None = None
        k = first
        while k < last:
            token = self.tokens[k]
            if token.mention >= 0:
                if not self.is_oblique(k, first) and not self.cast.is_possessive(self.tokens, k):
                    source = Source(SourceKind.NAME, k, token.mention_end - 1, token.mention)
                    if not self.phrases.marks_cases or self.cast.is_base_form(token, self.tokens):
                        return source
                k = token.mention_end
            else:
                k += 1
        return best

    def is_oblique(self, k: int, first: int) -> bool:
        """Whether a preposition governs the mention at token ``k``: "mit dem Trainer Ola Berg"."""
        tokens, phrases = self.tokens, self.phrases
        following = tokens[tokens[k].mention_end] if tokens[k].mention_end < len(tokens) else None
        if following is not None and following.text in ("'", "’") and self.words.code == "tr":
            return True
        j, steps = k - 1, 0
        while j >= first and steps < 5:
            lower = tokens[j].lower
            if lower in phrases.prepositions:
                return lower not in phrases.opinions
            if not tokens[j].is_word or lower in phrases.definite or lower in phrases.indefinite:
                return bool(tokens[j].is_word and j > first and tokens[j - 1].lower in phrases.prepositions)
            if lower in ("dem", "den", "des") and self.words.code == "de":
                return j == first or tokens[j - 1].text != ","
            if lower in self.words.small or tokens[j].mention >= 0:
                return False
            j, steps = j - 1, steps + 1
        return False

    def _last_mention(self, end: int) -> Source | None:
        for k in range(end - 1, max(-1, end - 12), -1):
            if self.tokens[k].mention >= 0:
                return Source(SourceKind.NAME, k, self.tokens[k].mention_end - 1, self.tokens[k].mention)
            if self.tokens[k].text in ENDS:
                return None
        return None

    def _pronoun_in(self, first: int, last: int) -> Source | None:
        """Return a pronoun that begins a clause, or stands at its end directly before the verb."""
        tokens, pronouns = self.tokens, self.reporting.pronouns
        for k in (first, first + 1, last - 1):
            if first <= k < last:
                lower = tokens[k].lower
                gender = pronouns.get(lower)
                if gender is None:
                    continue
                follows_noun = lower in self.phrases.definite and k + 1 < last
                if not follows_noun:
                    return Source(SourceKind.PRONOUN, k, k, gender=gender)
        return None

    def _description(self, first: int, last: int) -> Source | None:
        """Return the description in front of a verb: "el ministro", "die Sprecherin der Stadt"."""
        tokens, phrases = self.tokens, self.phrases
        k = first
        while k < last and tokens[k].lower in self.words.skipped:
            k += 1
        if k >= last or not tokens[k].is_word or last - k > MAX_DESCRIPTION_TOKENS:
            return None
        lower = tokens[k].lower
        if lower in phrases.prepositions or (lower in phrases.relatives and lower not in phrases.definite):
            return None
        content = [token for token in tokens[k:last] if token.is_word and token.lower not in self.words.small]
        if not content:
            return None
        if lower not in self.words.articles and not self._looks_like_name(content) and (k or self.words.has_articles):
            return None
        return Source(SourceKind.DESCRIPTION, k, last - 1, gender=self._article_gender(k))

    def _looks_like_name(self, content: Sequence[Token]) -> bool:
        """Whether words without an article name a body: "Greenpeace", "UNO", "Verdi"."""
        first = content[0]
        if any(self.words.is_body(token.lower) for token in content[:2]) or (
            len(first.text) > 1 and first.text.isupper()
        ):
            return True
        return (
            len(content) > 1
            and first.text[0].isupper()
            and content[1].text[0].isupper()
            and not (self.words.capitalises_nouns)
        )

    def _article_gender(self, k: int) -> str:
        lower = self.tokens[k].lower
        if lower in self.phrases.feminine:
            return "" if lower in self.phrases.masculine else "f"
        return "m" if lower in self.phrases.masculine else ""

    # Subjects behind the verb

    def source_behind(self, start: int, *, through_prepositions: bool) -> Source | None:
        """Return the source that begins at token ``start`` or behind some small words."""
        tokens, phrases = self.tokens, self.phrases
        k = start
        while k < len(tokens) and k - start < MAX_BETWEEN and tokens[k].mention < 0:
            gender = self.reporting.pronouns.get(tokens[k].lower)
            if gender is not None and not self._is_article(k):
                return Source(SourceKind.PRONOUN, k, k, gender=gender)
            if not self._is_linking(k):
                break
            k += 1
        if k >= len(tokens) or not tokens[k].is_word:
            return None
        if tokens[k].mention >= 0 and not self.cast.is_possessive(tokens, k):
            return Source(SourceKind.NAME, k, tokens[k].mention_end - 1, tokens[k].mention)
        lower = tokens[k].lower
        if self.words.is_first_or_second_person(lower) or lower in phrases.conjunctions | self.reporting.conjunctions:
            return None
        if lower in phrases.prepositions:
            return self._name_behind_time(k) if through_prepositions else None
        if self.words.has_articles and tokens[k].text[0].islower() and not self._begins_phrase(lower):
            return self._name_behind_time(k - 1) if through_prepositions else None
        return self._phrase_behind(k)

    def _is_linking(self, k: int) -> bool:
        """Whether token ``k`` is a small word between a verb and its subject: "sagte dazu Berg"."""
        lower, reporting = self.tokens[k].lower, self.reporting
        is_small = lower in reporting.between or lower in reporting.participles or lower in reporting.auxiliaries
        return is_small and not self._is_article(k)

    def _is_article(self, k: int) -> bool:
        """Whether token ``k`` is an article with a noun behind it, rather than a pronoun."""
        lower = self.tokens[k].lower
        if lower not in self.phrases.definite and lower not in self.phrases.indefinite:
            return False
        following = self.tokens[k + 1] if k + 1 < len(self.tokens) else None
        return (
            following is not None
            and following.is_word
            and (following.mention >= 0 or following.lower not in self.words.small)
        )

    def _begins_phrase(self, lower: str) -> bool:
        phrases = self.phrases
        is_article = lower in phrases.definite or lower in phrases.indefinite or lower in phrases.possessives
        return is_article or self.words.is_body(lower)

    def _name_behind_time(self, k: int) -> Source | None:
        """Return the name behind a phrase of time or place: "sagte am Montag Ola Berg"."""
        tokens = self.tokens
        for j in range(k + 1, min(len(tokens), k + 7)):
            if not tokens[j].is_word:
                return None
            if tokens[j].mention >= 0:
                if tokens[j - 1].lower in self.phrases.prepositions:
                    return None
                is_subject = self.phrases.marks_cases and self.cast.is_base_form(tokens[j], tokens)
                if not is_subject and self.is_oblique(j, k):
                    return None
                return Source(SourceKind.NAME, j, tokens[j].mention_end - 1, tokens[j].mention)
            if tokens[j].lower in self.phrases.definite and j > k + 1:
                return self._phrase_behind(j)
        return None

    def _phrase_behind(self, k: int) -> Source | None:
        """Return the name in the noun phrase that begins at ``k``, or else its words as a description."""
        tokens = self.tokens
        end = k
        governed = False
        while end < len(tokens) and end - k < MAX_SOURCE_TOKENS:
            token = tokens[end]
            if token.mention >= 0:
                if self._is_head(k, end, governed=governed):
                    return Source(SourceKind.NAME, k, token.mention_end - 1, token.mention)
                end = token.mention_end
                continue
            if self._ends_phrase(k, end):
                break
            governed = governed or token.lower in self.phrases.prepositions
            end += 1
        last = min(end, k + MAX_DESCRIPTION_TOKENS) - 1
        while last > k and not tokens[last].is_word:
            last -= 1
        if not any(tokens[j].is_word and tokens[j].lower not in self.words.small for j in range(k, last + 1)):
            return None
        return Source(SourceKind.DESCRIPTION, k, last, gender=self._article_gender(k))

    def _is_head(self, k: int, mention: int, *, governed: bool) -> bool:
        """Whether a mention in the phrase that begins at ``k`` is whom it is about, not "der Sprecher von Berg"."""
        if self.cast.is_possessive(self.tokens, mention):
            return False
        before = self.tokens[mention - 1]
        if mention == k or before.text == ",":
            return True
        genitive = before.lower in ("des", "der", "den", "dem") and self.words.code == "de"
        return (
            not genitive
            and before.lower not in self.phrases.prepositions
            and not self._is_governed(k, mention, governed=governed)
        )

    def _ends_phrase(self, k: int, end: int) -> bool:
        """Whether the phrase that begins at ``k`` ends before token ``end``."""
        tokens = self.tokens
        token = tokens[end]
        if token.passage >= 0 or (token.text in ENDS and not self._is_joined(end)):
            return True
        if token.text == ",":
            following = tokens[end + 1] if end + 1 < len(tokens) else None
            has_comma = any(
                before.text == "," and not self._is_joined(j - 1) for j, before in enumerate(tokens[k:end], k)
            )
            return not self._is_joined(end - 1) and (has_comma or following is None or following.mention < 0)
        if end > k and (
            token.lower in self.reporting.verbs
            or token.lower in self.phrases.copulas
            or token.lower in self.reporting.auxiliaries
        ):
            return True
        return token.lower in self.phrases.conjunctions and not self._joins_nouns(end)

    def _is_governed(self, k: int, mention: int, *, governed: bool) -> bool:
        """Whether the mention belongs to a preposition inside the phrase: "el abogado de la familia Berg"."""
        if not governed:
            return False
        tokens, phrases = self.tokens, self.phrases
        for j in range(mention - 1, max(k, mention - 3) - 1, -1):
            if tokens[j].lower in phrases.prepositions:
                return mention - j <= 2
        return False

    def _joins_nouns(self, k: int) -> bool:
        """Whether "and" joins two nouns of one description: "der Gesundheits- und Sozialdirektor"."""
        tokens = self.tokens
        return (
            k + 1 < len(tokens)
            and tokens[k + 1].is_word
            and (tokens[k + 1].text[0].isupper() or tokens[k - 1].text in ("-", "‐"))
        )
