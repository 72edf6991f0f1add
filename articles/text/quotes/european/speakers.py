"""Follow who speaks through a body: names, pronouns and descriptions, sentence by sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from articles.text.data.reported.agreement import PLURAL_ARTICLES, PLURAL_VERBS, VERB_GENDERS
from articles.text.quotes.european.sources import Source, SourceKind

if TYPE_CHECKING:
    from articles.text.quotes.european.attributions import Attribution
    from articles.text.quotes.european.cast import Cast
    from articles.text.quotes.european.sentences import Sentence, Token

MAX_HEAD_WORDS: Final = 2
"""Words that may be the head of a description in a language without articles: an adjective and a noun."""

REACH: Final = 120
"""Tokens before and behind a passage or verb that are searched for its subject."""

MAX_LEADING: Final = 2
"""Words of a description at the beginning of a sentence, whose verb is not known."""

UNNAMED_STEM: Final = 7
MIN_NOUN: Final = 3
"""Letters by which a speaker without a name is known again ("una vecina", "la vecina"), and least letters of a noun."""

RECENT_PEOPLE: Final = 8
"""People named last among whom a pronoun's is looked for."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person by number, or else the words for a speaker. ``rule`` is "pronoun" or "description" if it is no name."""

    person: int | None = None
    text: str | None = None
    rule: str | None = None

    @property
    def is_known(self) -> bool:
        return self.person is not None or self.text is not None


NOBODY: Final = Speaker()


class Discourse:
    """Who spoke last, and who was named last as a subject."""

    def __init__(self, body: str, cast: Cast) -> None:
        self.body, self.cast, self.words = body, cast, cast.words
        self.speaker = NOBODY
        self.speaker_at = -1
        self.topic: int | None = None
        self.topic_at = -1
        self.recent: list[int] = []
        self.unnamed: dict[str, str] = {}

    def hear(self, speaker: Speaker, sentence: int) -> None:
        """Remember the speaker of a sentence."""
        if speaker.is_known:
            self.speaker, self.speaker_at = speaker, sentence
            if speaker.person is not None:
                self._see(speaker.person)

    def read_subject(self, sentence: Sentence, person: int | None) -> None:
        """Remember the people of a sentence. ``person`` is its subject, if that is a name."""
        for token in sentence.tokens:
            if token.mention >= 0 and token.mention != person:
                self._see(token.mention)
        if person is not None:
            self.topic, self.topic_at = person, sentence.number
            self._see(person)

    def _see(self, person: int) -> None:
        if self.recent and self.recent[-1] == person:
            return
        if person in self.recent:
            self.recent.remove(person)
        self.recent.append(person)
        del self.recent[:-RECENT_PEOPLE]

    def current(self, gender: str = "") -> Speaker:
        """Return the last speaker, or the last subject if that was named later."""
        candidates = [(self.speaker_at, self.speaker)]
        if self.topic is not None:
            candidates.append((self.topic_at, Speaker(person=self.topic)))
        candidates.sort(key=lambda candidate: -candidate[0])
        for _, speaker in candidates:
            if speaker.person is not None and self.cast.fits(speaker.person, gender or "c"):
                return Speaker(person=speaker.person)
            if speaker.person is None and speaker.is_known and gender in ("", "c", "p"):
                return Speaker(text=speaker.text)
        if gender in ("m", "f"):
            for person in reversed(self.recent):
                if self.cast.genders[person] == gender:
                    return Speaker(person=person)
            for person in reversed(self.recent):
                if self.cast.fits(person, gender):
                    return Speaker(person=person)
        return NOBODY

    def current_person(self, gender: str = "") -> int | None:
        """Return the last speaker or subject that is a person and may have a gender."""
        current = self.current(gender)
        if current.person is not None:
            return current.person
        return next((person for person in reversed(self.recent) if self.cast.fits(person, gender or "c")), None)

    def resolve(self, attribution: Attribution, sentence: Sentence) -> Speaker:
        """Return whom the source of an attribution means."""
        source, tokens = attribution.source, sentence.tokens
        if source.kind is SourceKind.NAME:
            return Speaker(person=source.person)
        verb = tokens[attribution.cue].lower
        if source.kind is SourceKind.DROPPED:
            if verb.endswith(PLURAL_VERBS.get(self.words.code, "\0")):
                return NOBODY
            found = self._named_before(attribution, sentence) or self.current(self._verb_gender(verb))
            return Speaker(found.person, found.text, "continued" if found.is_known else None)
        if source.kind is SourceKind.PRONOUN:
            gender = source.gender
            if gender == "p":
                return NOBODY
            found = self._named_in_same_sentence(attribution, sentence, gender) or self.current(gender)
            return Speaker(found.person, found.text, "pronoun") if found.is_known else NOBODY
        if not attribution.is_according and verb.endswith(PLURAL_VERBS.get(self.words.code, "\0")):
            return Speaker(text=self._source_text(source, tokens), rule="description")
        found = self.describe(source, tokens, by_role_only=attribution.is_opinion)
        if attribution.is_opinion and found.person is None and not self._is_spokes(source, tokens):
            return NOBODY
        return found

    def _is_spokes(self, source: Source, tokens: list[Token]) -> bool:
        """Whether a description is of a body or has a capital, so that it may have opinions."""
        stretch = tokens[source.first : source.last + 1]
        return any(
            self.words.is_body(token.lower) or (token.text[0].isupper() and not self.words.capitalises_nouns)
            for token in stretch
            if token.is_word
        )

    def leading_description(self, sentence: Sentence, end: int) -> Speaker:
        """Return whom the description at the beginning of a sentence means: "El juez defiende ...", before ``end``."""
        tokens, phrases = sentence.tokens, self.words.phrases
        first = 0
        while first < end and tokens[first].lower in phrases.conjunctions:
            first += 1
        if first >= end or tokens[first].lower not in phrases.definite | phrases.indefinite:
            return NOBODY
        last = first
        while last + 1 < end and last - first < MAX_LEADING and tokens[last + 1].is_word:
            lower = tokens[last + 1].lower
            if lower in self.words.small or lower in self.words.cues or tokens[last + 1].mention >= 0:
                break
            last += 1
            if self.words.capitalises_nouns and tokens[last].text[0].isupper():
                break
        if last == first:
            return NOBODY
        gender = "f" if tokens[first].lower in phrases.feminine - phrases.masculine else ""
        return self.describe(Source(SourceKind.DESCRIPTION, first, last, gender=gender), tokens)

    def _verb_gender(self, verb: str) -> str:
        """Return the gender of the subject that a past tense shows: "сказала", "řekl"."""
        masculine, feminine = VERB_GENDERS.get(self.words.code, ("\0", "\0"))
        if verb.endswith(feminine):
            return "f"
        return "m" if verb.endswith(masculine) else ""

    def _source_text(self, source: Source, tokens: list[Token]) -> str:
        return self.body[tokens[source.first].start : tokens[source.last].end]

    def _named_before(self, attribution: Attribution, sentence: Sentence) -> Speaker | None:
        """Return the subject named earlier in the sentence: "Uraloğlu, "..." dedi."."""
        person = subject_of(sentence.tokens, self.cast, max(0, attribution.first - REACH), attribution.first)
        return Speaker(person=person) if person is not None else None

    def _named_in_same_sentence(self, attribution: Attribution, sentence: Sentence, gender: str) -> Speaker | None:
        """Return the subject of the clause before a pronoun: "Berg lobte das Team und sagte, er ..."."""
        person = subject_of(sentence.tokens, self.cast, max(0, attribution.first - REACH), attribution.first)
        if person is not None and self.cast.fits(person, gender):
            return Speaker(person=person)
        return None

    def describe(self, source: Source, tokens: list[Token], *, by_role_only: bool = False) -> Speaker:
        """Return the person whom a description means, or else its words.

        Without a known role, that is the last speaker or subject unless ``by_role_only`` is true.
        """
        stretch = tokens[source.first : source.last + 1]
        as_text = Speaker(text=self._source_text(source, tokens), rule="description")
        head = self._head_of(stretch)
        if not head or self._is_body(stretch, head):
            return as_text
        nouns = self._nouns(head)
        if stretch[0].lower in self.words.phrases.indefinite:
            self.unnamed.update((noun[:UNNAMED_STEM], as_text.text or "") for noun in nouns if len(noun) > MIN_NOUN)
            return as_text
        if not self._may_be_known(stretch):
            return as_text
        unnamed = next(
            (self.unnamed[noun[:UNNAMED_STEM]] for noun in nouns if noun[:UNNAMED_STEM] in self.unnamed), None
        )
        if unnamed is not None:
            return Speaker(text=unnamed, rule="description")
        gender = source.gender or self._noun_gender(nouns[0])
        person = self.cast.described(nouns, stretch[0].start)
        if person is None or not self.cast.fits(person, gender or "c"):
            person = None if by_role_only else self.current_person(gender)
        return Speaker(person=person, rule="description") if person is not None else as_text

    def _is_body(self, stretch: list[Token], head: list[Token]) -> bool:
        """Whether a description means a body, a thing or several people."""
        if stretch[0].lower in PLURAL_ARTICLES.get(self.words.code, ()):
            return True
        return any(self.words.is_body(part) for token in head for part in {token.lower, token.lower.split("-")[-1]})

    def _may_be_known(self, stretch: list[Token]) -> bool:
        """Whether a description is definite and neither a name nor somebody's: "der Trainer", not "Bergs Trainer"."""
        words, first = self.words, stretch[0].lower
        if words.has_articles and words.code not in ("hu", "el") and first not in words.phrases.definite:
            return False
        is_owned = first in words.phrases.possessives or any(token.mention >= 0 for token in stretch)
        return not is_owned and not self._is_named(stretch)

    def _nouns(self, head: list[Token]) -> list[str]:
        """Return the words of a description that may be its noun, the likeliest first."""
        if self.words.capitalises_nouns:
            capitals = [token.lower for token in reversed(head) if token.text[0].isupper()]
            return capitals or [token.lower for token in head]
        nouns = [token.lower for token in head]
        return nouns if self.words.has_articles else nouns[:MAX_HEAD_WORDS]

    def _noun_gender(self, noun: str) -> str:
        """Return the gender that the form of a Czech or Slovak noun for a person shows."""
        if self.words.code not in ("cs", "sk"):
            return ""
        if noun.endswith(("ka", "yně", "yňa", "ová")):
            return "f"
        return "m" if noun[-1] not in "aeiouyáéíóúýěäô" else ""

    def _head_of(self, stretch: list[Token]) -> list[Token]:
        """Return the content words of a description before its first preposition or comma."""
        head: list[Token] = []
        for k, token in enumerate(stretch):
            if k and (token.lower in self.words.phrases.prepositions or token.text == ","):
                break
            if token.is_word and token.mention < 0 and token.lower not in self.words.small:
                head.append(token)
        return head

    def _is_named(self, stretch: list[Token]) -> bool:
        """Whether the head of a description is a name: "el Consejo", "il New York Times"."""
        if self.words.capitalises_nouns:
            return False
        head = next((token for token in stretch if token.is_word and token.lower not in self.words.small), None)
        return head is not None and head.text[0].isupper() and head is not stretch[0]


def subject_of(tokens: list[Token], cast: Cast, first: int, last: int) -> int | None:
    """Return the person whose name is the likely subject of tokens ``first`` to ``last`` (exclusive).

    That is the first mention that is not oblique; where names have case endings, the first one in its base form.
    """
    marks_cases = cast.words.phrases.marks_cases
    for k in range(first, last):
        token = tokens[k]
        if token.mention < 0 or cast.is_possessive(tokens, k) or _is_oblique(tokens, k, cast):
            continue
        if not marks_cases or cast.is_base_form(token, tokens):
            return token.mention
    return None


def _is_oblique(tokens: list[Token], k: int, cast: Cast) -> bool:
    phrases, words = cast.words.phrases, cast.words
    end = tokens[k].mention_end
    if words.code == "tr" and end < len(tokens) and tokens[end].text in ("'", "’"):
        return True
    j = k - 1
    for _ in range(6):
        if j < 0 or not tokens[j].is_word:
            return False
        lower = tokens[j].lower
        if lower in phrases.prepositions:
            return lower not in phrases.opinions
        if words.code == "de" and lower in ("dem", "des", "den"):
            return j == 0 or tokens[j - 1].text != ","
        if lower in phrases.definite or lower in phrases.indefinite or lower in phrases.possessives:
            return j > 0 and tokens[j - 1].lower in phrases.prepositions and tokens[j - 1].lower not in phrases.opinions
        if lower in words.small:
            return False
        j -= 1
    return False
