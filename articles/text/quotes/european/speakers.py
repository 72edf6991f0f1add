"""Follow who speaks through a body: names, pronouns and descriptions, sentence by sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from articles.text.quotes.european.sources import Source, SourceKind

if TYPE_CHECKING:
    from articles.text.quotes.european.attributions import Attribution
    from articles.text.quotes.european.cast import Cast
    from articles.text.quotes.european.sentences import Sentence, Token

MAX_HEAD_WORDS: Final = 2
"""Words that may be the head of a description in a language without articles: an adjective and a noun."""

REACH: Final = 120
"""Tokens before and behind a passage or verb that are searched for its subject."""

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
            if verb.endswith(_PLURAL_VERBS.get(self.words.code, "\0")):
                return NOBODY
            found = self._named_before(attribution, sentence) or self.current(self._verb_gender(verb))
            return Speaker(found.person, found.text, "continued" if found.is_known else None)
        if source.kind is SourceKind.PRONOUN:
            gender = source.gender
            if gender == "p":
                return NOBODY
            found = self._named_in_same_sentence(attribution, sentence, gender) or self.current(gender)
            return Speaker(found.person, found.text, "pronoun") if found.is_known else NOBODY
        if not attribution.is_according and verb.endswith(_PLURAL_VERBS.get(self.words.code, "\0")):
            return Speaker(text=self._source_text(source, tokens), rule="description")
        return self.describe(source, tokens)

    def _verb_gender(self, verb: str) -> str:
        """Return the gender of the subject that a past tense shows: "сказала", "řekl"."""
        masculine, feminine = _VERB_GENDERS.get(self.words.code, ("\0", "\0"))
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

    def describe(self, source: Source, tokens: list[Token]) -> Speaker:
        """Return the person whom a description means, or else its words."""
        words, phrases = self.words, self.words.phrases
        stretch = tokens[source.first : source.last + 1]
        as_text = Speaker(text=self._source_text(source, tokens), rule="description")
        head = self._head_of(stretch)
        first = stretch[0].lower
        if not head or first in phrases.indefinite or first in _PLURAL_ARTICLES.get(words.code, ()):
            return as_text
        if any(words.is_body(part) for token in head for part in {token.lower, token.lower.split("-")[-1]}):
            return as_text
        if words.has_articles and words.code not in ("hu", "el") and first not in phrases.definite:
            return as_text
        if any(token.mention >= 0 for token in stretch) or first in phrases.possessives or self._is_named(stretch):
            return as_text
        nouns = [token.lower for token in head]
        if words.capitalises_nouns:
            nouns = [token.lower for token in reversed(head) if token.text[0].isupper()] or nouns
        elif not words.has_articles:
            nouns = nouns[:MAX_HEAD_WORDS]
        person = self.cast.described(nouns, stretch[0].start)
        if person is None or not self.cast.fits(person, source.gender or "c"):
            person = self.current_person(source.gender)
        return Speaker(person=person, rule="description") if person is not None else as_text

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


_PLURAL_VERBS: Final[dict[str, tuple[str, ...]]] = {
    "de": ("ten", "gen", "ben", "men", "eren", "eiben", "ieben"),
    "es": ("ron", "cen", "ían", "ban", "nan", "can", "den"),
    "fr": ("ent", "aient"),
    "it": ("rono", "cono", "vano", "gono"),
    "pt": ("ram", "zem", "iam", "vam"),
    "cs": ("li",),
    "sk": ("li",),
    "pl": ("li",),
    "ru": ("ли", "ют", "ят"),
    "uk": ("ли", "ють"),
}
"""Endings of verbs whose subject is several people."""

_VERB_GENDERS: Final[dict[str, tuple[str, str]]] = {
    "cs": ("l", "la"),
    "sk": ("l", "la"),
    "pl": ("ł", "ła"),
    "ru": ("л", "ла"),
    "uk": ("в", "ла"),
}
"""Endings of past tenses with a male and with a female subject."""

_PLURAL_ARTICLES: Final[dict[str, tuple[str, ...]]] = {
    "fr": ("les", "des", "ces", "leurs"),
    "es": ("los", "las", "unos", "unas"),
    "it": ("i", "gli", "le"),
    "pt": ("os", "as"),
    "ca": ("els", "les"),
    "el": ("οι", "τα"),
    "sv": ("de",),
    "da": ("de",),
    "no": ("de",),
}


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
