"""All words of one language that the reader of its quotes needs, in one value."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from articles.text.data.reported import REPORTING
from articles.text.data.reported.phrase_words import BODIES, PHRASES, SO_WORDS, PhraseWords

if TYPE_CHECKING:
    from articles.text.data.reported.words import ReportingWords

_FIRST_OR_SECOND_PERSON: Final = frozenset(
    """
    ich wir du ihr je j' nous tu vous yo nosotros tú usted io noi tu voi eu nós você jeg vi du dere jag ni ik wij we jij
    ja my ty wy já ty minä me sinä te én mi ti я мы ты вы ми ви ben biz sen εγώ εμείς
    """.split()
)
_MIN_COMPOUND: Final = 6
"""Letters of a word for a body that may be the end of a compound: "Nachrichtenagentur"."""

_WHOLE_BODIES: Final = frozenset(body[:-1] for body in BODIES if body.endswith("="))
_BODY_STEMS: Final = tuple(body for body in BODIES if not body.endswith("="))
_COMPOUND_BODIES: Final = tuple(body for body in _WHOLE_BODIES if len(body) >= _MIN_COMPOUND)
_LONG_STEMS: Final = tuple(body for body in _BODY_STEMS if len(body) >= _MIN_COMPOUND)
_COMPOUNDING: Final = frozenset("de lb nl sv da no nb nn fi et hu".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageWords:
    """``reporting`` and ``phrases`` are the word lists. ``cues`` are all forms of verbs that may name a speaker.

    ``starters`` are all words at which an attribution may be read, ``openers`` those of phrases before a source.
    ``articles`` may open a description, behind the words ``skipped``. ``small`` are function words that are never a
    verb, a name or the head of a description. ``drops`` is true if a verb may stand without its subject.
    ``joins_words`` is true if the language writes compounds as one word.
    """

    code: str
    reporting: ReportingWords
    phrases: PhraseWords
    cues: frozenset[str]
    starters: frozenset[str]
    openers: frozenset[str]
    articles: frozenset[str]
    skipped: frozenset[str]
    small: frozenset[str]
    drops: bool
    joins_words: bool
    has_articles: bool
    capitalises_nouns: bool

    def is_body(self, word: str) -> bool:
        """Whether a lower-case word means a body or a thing that speaks rather than a person."""
        return _is_body(word, self.joins_words)

    def is_first_or_second_person(self, word: str) -> bool:
        return word in _FIRST_OR_SECOND_PERSON and word not in self.reporting.pronouns


@lru_cache(maxsize=10_000)
def _is_body(word: str, joins_words: bool) -> bool:
    if word in _WHOLE_BODIES or word.startswith(_BODY_STEMS):
        return True
    return joins_words and (word.endswith(_COMPOUND_BODIES) or any(stem in word for stem in _LONG_STEMS))


@cache
def words_of_language(code: str | None) -> LanguageWords | None:
    """Return the words of a language by ISO 639-1 code, ``None`` if it is not one of these languages."""
    reporting = REPORTING.get(code or "")
    if code is None or reporting is None:
        return None
    phrases = PHRASES[code]
    cues = reporting.verbs | reporting.verbs_beside_marks
    openers = frozenset(phrase[0] for phrase in reporting.before_source)
    articles = phrases.definite | phrases.indefinite | phrases.possessives
    small = (
        phrases.definite
        | phrases.indefinite
        | phrases.possessives
        | phrases.prepositions
        | phrases.conjunctions
        | phrases.relatives
        | phrases.copulas
        | reporting.between
        | reporting.auxiliaries
        | reporting.pronouns.keys()
        | reporting.conjunctions
    )
    return LanguageWords(
        code=code,
        reporting=reporting,
        phrases=phrases,
        cues=cues,
        starters=cues
        | reporting.participles
        | reporting.after_source
        | phrases.opinions
        | openers
        | {*SO_WORDS.get(code, ())},
        openers=openers,
        articles=articles,
        skipped=(phrases.conjunctions | reporting.between) - articles,
        small=small,
        drops=reporting.drops_pronouns,
        joins_words=code in _COMPOUNDING,
        has_articles=bool(phrases.definite) and code not in ("sv", "da", "no", "nb", "nn"),
        capitalises_nouns=code in ("de", "lb"),
    )
