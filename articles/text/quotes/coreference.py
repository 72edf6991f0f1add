"""Coreference: find the speaker to whom a source phrase refers: a name, a pronoun or a description."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from articles.text.data.capitalised import FUNCTION_WORDS, ORGANISATION_WORDS, PEOPLES, PLACES, TIMES
from articles.text.data.grammar import CLAUSE_OPENERS, PREPOSITIONS, PRONOUNS
from articles.text.data.reporting import SPEECH_VERBS
from articles.text.data.reporting_french_german import FRENCH_GERMAN_PRONOUNS
from articles.text.data.titles import ROLE_NOUNS
from articles.text.quotes.clause_tokens import pronoun_of
from articles.text.quotes.cues import Order
from articles.text.quotes.descriptions import (
    COMPANY_NOUNS,
    DEFINITE,
    MAX_NAME_LENGTH,
    bearers_of_role,
    head_of,
    last_mentioned,
    name_beside_noun,
    name_of_body,
    owned_relation,
    words_of,
)
from articles.text.quotes.marked_body import WORD
from articles.text.quotes.salience import SOURCE, SUBJECT, Described, Salience
from articles.text.quotes.sentence_subjects import opening_subject
from articles.text.spans import Span

if TYPE_CHECKING:
    from articles.text.data.given_names import Gender
    from articles.text.quotes.cues import Attribution
    from articles.text.quotes.marked_body import MarkedBody, Sentence

ANTECEDENT_REACH: Final = 2
"""Paragraphs: "they" refers to the last group, and "it" to the last thing, at most this far back."""

BODY_REACH: Final = 4
"""Paragraphs: "they" and "it" refer to the last body that was a subject or source, at most this far back."""

SUBJECT_TOKENS: Final = 12
"""Tokens at the start of a sentence in which a pronoun counts as its subject."""

ASKING: Final = frozenset({"ask", "question", "inquire", "enquire", "press", "urge", "tell"})
"""Verbs of asking. A pronoun in the next sentence seldom refers to their subject, but to the person asked."""

PRINCIPAL_ROLES: Final = frozenset(
    """
    senator governor president congressman congresswoman mayor nominee candidate billionaire mogul businessman developer
    politician hopeful frontrunner front-runner democrat republican minister chancellor premier pope king queen prince
    princess secretary chairman chairwoman author actor actress singer comedian host mother father
    """.split()
)
"""Roles that refer to the most salient person, if they have "the" before them and the body gives the role to nobody."""

OFFICES: Final = frozenset(
    """
    senator governor president congressman congresswoman mayor minister chancellor premier pope king queen prince
    princess secretary
    """.split()
)
"""Roles of which a person seldom has two."""

_OWNERS: Final = {"his": "he", "him": "he", "her": "she", "their": "they", "them": "they"}
"""Subject forms of other forms of pronouns."""
_HE_OR_SHE: Final = frozenset({"he", "she"})
_NO_ANTECEDENTS: Final = frozenset({"there", "here", "the former", "the latter"})
_GROUP_WORDS: Final = frozenset("both two three all many most some several they".split())
_ASIDE: Final = re.compile(r", (?:in|on|at|during|via|through) [^,]*$")
"""An aside behind a source that says where something was said: "the ministry, in a statement"."""
_UNKNOWN_NAME: Final = re.compile(r"(?:Mr\.? |Mrs\.? |Ms\.? |Dr\.? )?[A-Z][\w’'-]*[a-z][\w’'-]*(?: [A-Z][\w’'-]+)?")


class Speaker(NamedTuple):
    """A speaker: the index of one of the body's people, or else ``text``, a phrase that describes one or several.

    Without person or text, the speaker is unknown. ``is_pronoun`` is true if the source phrase was a pronoun.
    """

    person: int | None = None
    text: str | None = None
    is_pronoun: bool = False

    @property
    def is_known(self) -> bool:
        return self.person is not None or bool(self.text)


class _Antecedent(NamedTuple):
    """A group or thing to which a later "they" or "it" may refer."""

    text: str
    block: int


class Coreference:
    """The speakers and subjects of a body, resolved sentence by sentence from the top.

    ``subjects`` holds the person whom each sentence is about, by number of the sentence.
    """

    def __init__(self, marked: MarkedBody) -> None:
        self.subjects: dict[int, int] = {}
        self._marked = marked
        self._salience = Salience(marked)
        self._last_group: _Antecedent | None = None
        self._last_thing: _Antecedent | None = None
        self._last_body: _Antecedent | None = None
        # What may have become the last thing or body: a source, or a sentence about no person. The openings of such
        # sentences are read once a pronoun may refer to them.
        self._unread: list[Sentence | _Antecedent] = []

    def read_subject(self, sentence: Sentence) -> None:
        """Find the subject of a sentence. Call it before the sentence's sources are resolved."""
        subject = self._subject(sentence)
        if subject is not None:
            self.subjects[sentence.number] = subject

    def read_source(self, attribution: Attribution, sentence: Sentence) -> Speaker:
        """Return the speaker of an attribution, and remember the speaker for later pronouns."""
        speaker = self._resolve_source(attribution, sentence)
        if speaker.person is not None:
            if attribution.order not in (Order.CONTINUED, Order.NOUN):
                self._salience.add(sentence, speaker.person, SOURCE)
        elif (
            speaker.text
            and not speaker.is_pronoun
            and attribution.order in (Order.SUBJECT_FIRST, Order.VERB_FIRST)
            and attribution.base in SPEECH_VERBS
        ):
            if attribution.base not in ASKING and (is_like_name(speaker.text) or _is_individual(speaker.text)):
                self._salience.add_described(sentence, Described(speaker.text, _gender(speaker.text)))
            self._remember_thing(speaker.text, sentence)
        elif speaker.is_pronoun and speaker.text:
            self._read_openings()
            if self._last_thing is not None and speaker.text == self._last_thing.text:
                self._remember_thing(speaker.text, sentence)
        return speaker

    def _remember_thing(self, text: str, sentence: Sentence) -> None:
        """Remember a thing or body that was a subject or source, for a later "it", "they" or "the company"."""
        self._unread.append(_Antecedent(text, sentence.block))

    def _read_openings(self) -> None:
        """Find the last thing and the last body among the sources and sentences read so far, but for distant ones."""
        first = self._unread[-1].block - BODY_REACH if self._unread else 0
        for read in self._unread:
            if isinstance(read, _Antecedent):
                thing = read
            elif read.block < first:
                continue
            else:
                text = self._opening_thing(read)
                if text is None:
                    continue
                thing = _Antecedent(text, read.block)
            self._last_thing = thing
            if _is_body_name(thing.text):
                self._last_body = thing
        self._unread.clear()

    def read_mentions(self, sentence: Sentence, speakers: list[Speaker]) -> None:
        """Remember the people of a sentence for later pronouns; ``speakers`` are those of its quoted passages."""
        for speaker in speakers:
            if speaker.person is not None:
                self._salience.add(sentence, speaker.person, SOURCE)
        self._salience.add_mentions(sentence)
        subject = self.subjects.get(sentence.number)
        if subject is not None:
            self._salience.add(sentence, subject, SUBJECT)
        else:
            self._unread.append(sentence)

    def person_of_pronoun(self, gender: str, position: int, sentence: Sentence) -> int | None:
        """Return the person to whom "he" ("m"), "she" ("f") or either ("") refers, ``None`` if not found."""
        person = self._salience.resolve(gender, position, sentence)
        return person if person is not None and person >= 0 else None

    # Subjects

    def _subject(self, sentence: Sentence) -> int | None:
        """Return the person a sentence is about: the first non-oblique name, or the referent of a pronoun before it."""
        name = None
        for mention in self._marked.mentions(sentence.start, sentence.end):
            if not self._salience.is_oblique(mention[0], mention[1]):
                name = mention
                break
        if not self._marked.may_have_pronoun(sentence):
            return name[2] if name is not None else None
        tokens = sentence.tokens
        for token in tokens[:SUBJECT_TOKENS]:
            if name is not None and token.start >= name[0]:
                break
            pronoun = pronoun_of(token.lower)
            if pronoun in _HE_OR_SHE and token.passage < 0:
                if name is not None and token.start > tokens[0].start and tokens[0].lower in CLAUSE_OPENERS:
                    break
                return self.person_of_pronoun(PRONOUNS[pronoun or ""], token.start, sentence)
        return name[2] if name is not None else None

    def _opening_thing(self, sentence: Sentence) -> str | None:
        """Return the noun phrase that opens a sentence and names no person: the antecedent of a later "it"."""
        subject = opening_subject(sentence.tokens)
        if subject is None:
            return None
        span = Span(sentence.tokens[subject[0]].start, sentence.tokens[subject[1]].end)
        text = span.of(self._marked.text)
        if not text[0].isupper() or text.lower() in _NO_ANTECEDENTS or pronoun_of(text.split()[0].lower()) is not None:
            return None
        return None if self._marked.scene.heads(span) else text

    # Sources

    def _resolve_source(self, attribution: Attribution, sentence: Sentence) -> Speaker:
        source = attribution.source
        if attribution.order == Order.CONTINUED and not self._names_or_refers(source):
            for token in reversed(sentence.tokens[: attribution.cue_index]):
                pronoun = pronoun_of(token.lower)
                if pronoun in _HE_OR_SHE:
                    person = self.person_of_pronoun(PRONOUNS[pronoun or ""], token.start, sentence)
                    return Speaker(person=person, is_pronoun=True)
        if source is None:
            return Speaker()
        text = source.of(self._marked.text).strip(" ,")
        lower = text.lower()
        kind = PRONOUNS.get(pronoun_of(lower) or _OWNERS.get(lower, "")) or FRENCH_GERMAN_PRONOUNS.get(lower)
        if kind is not None:
            return self._resolve_pronoun(kind, text, source.start, sentence)
        return self._resolve_phrase(text, source, sentence)

    def _names_or_refers(self, source: Span | None) -> bool:
        """Whether the head of a source phrase is a person's name, or the phrase is a pronoun."""
        return source is not None and (
            bool(self._marked.scene.heads(source)) or pronoun_of(source.of(self._marked.text).lower()) is not None
        )

    def _resolve_pronoun(self, kind: str, text: str, position: int, sentence: Sentence) -> Speaker:
        """Return the speaker to whom a pronoun refers. ``kind`` is a value of ``PRONOUNS``."""
        is_it = text.lower() == "it"
        if kind in ("m", "f"):
            person = self._salience.resolve(kind, position, sentence)
            if person is None:
                return Speaker(text=text, is_pronoun=True)
            if person < 0:
                return Speaker(text=self._salience.described[-person - 1].text, is_pronoun=True)
            return Speaker(person=person, is_pronoun=True)
        self._read_openings()
        antecedent = self._group_or_body() if kind == "p" else self._last_thing if kind == "n" and is_it else None
        reach = BODY_REACH if antecedent is self._last_body else ANTECEDENT_REACH
        if antecedent is not None and sentence.block - antecedent.block <= reach:
            return Speaker(text=antecedent.text, is_pronoun=True)
        if text.lower() == "we":
            return Speaker(text=text, is_pronoun=True)
        return Speaker(text=None if kind in ("i", "n") and not is_it else text, is_pronoun=True)

    def _group_or_body(self) -> _Antecedent | None:
        """Return what "they" refers to: the last group, or the last body if that was mentioned later."""
        group, body = self._last_group, self._last_body
        if group is None or (body is not None and body.block > group.block):
            return body
        return group

    def _resolve_phrase(self, text: str, source: Span, sentence: Sentence) -> Speaker:
        """Return the speaker to whom a name or description refers. For several people, that is the phrase itself."""
        scene = self._marked.scene
        heads = scene.heads(source)
        if len(heads) == 1 and not scene.is_joined(source, heads[0]):
            return Speaker(person=heads[0])
        if not heads:
            person = self._person_described(text, source.start, sentence)
            if person is not None:
                return Speaker(person=person)
            text = self._body_described(text, source.start) or text
        text = _ASIDE.sub("", text)
        if heads or _is_group(text):
            self._last_group = _Antecedent(text, sentence.block)
        return Speaker(text=text)

    def _person_described(self, text: str, position: int, sentence: Sentence) -> int | None:
        """Return the person to whom a description such as "the senator" refers, ``None`` if the body does not say."""
        words = words_of(text)
        if not words:
            return None
        relation = owned_relation(words)
        if relation is not None:
            # "his wife" means the only wife whom the body has introduced.
            bearers = bearers_of_role(self._marked, relation, position)
            return bearers[0] if len(bearers) == 1 and relation in self._marked.scene.role_words()[bearers[0]] else None
        if words[0] not in DEFINITE:
            return None
        if len(words) == 2 and words[1].endswith("-year-old"):
            return self.person_of_pronoun("", position, sentence)
        head = head_of(words)
        if head not in ROLE_NOUNS:
            return None
        bearers = bearers_of_role(self._marked, head, position)
        if len(bearers) == 1:
            return bearers[0]
        person = last_mentioned(self._marked, bearers, position)
        if person is not None:
            return person
        if head in PRINCIPAL_ROLES and not bearers and not any(word.endswith(("'s", "’s")) for word in words):
            meant = self.person_of_pronoun(ROLE_NOUNS[head] or "", position, sentence)
            return None if meant is not None and head in OFFICES and self._has_other_office(meant) else meant
        return None

    def _has_other_office(self, person: int) -> bool:
        """Whether the body gives a person an office. The mayor is not meant by "the senator"."""
        return not OFFICES.isdisjoint(self._marked.scene.role_words()[person])

    def _body_described(self, text: str, position: int) -> str | None:
        """Return the name of the body to which "the ministry" or "the company" refers, ``None`` if not found."""
        words = words_of(text)
        if len(words) != 2 or words[0] != "the":
            return None
        name = name_of_body(self._marked, words[1], position)
        if name is not None:
            return name
        return name_beside_noun(self._marked, words[1], position) if words[1] in COMPANY_NOUNS else None


def is_like_name(text: str) -> bool:
    """Whether a source phrase that names none of the body's people looks like a person's name all the same."""
    return _UNKNOWN_NAME.fullmatch(text) is not None and not any(
        word in PLACES or word in PEOPLES or word in ORGANISATION_WORDS or word in TIMES or word in FUNCTION_WORDS
        for word in text.split()
    )


def _is_body_name(text: str) -> bool:
    """Whether a noun phrase without a person's name is, but for "the", a run of capitalised words: "the Norby Line"."""
    words = text.removeprefix("the ").removeprefix("The ").split()
    return (
        bool(words)
        and len(text) <= MAX_NAME_LENGTH
        and all(word[:1].isupper() or word in ("of", "and", "for", "&") for word in words)
        and words[-1] not in FUNCTION_WORDS
        and words[0] not in TIMES
    )


def _head_noun(text: str) -> str:
    """Return the head noun of a description: "spokeswoman" of "a spokeswoman for the harbour"."""
    words = [word.lower() for word in WORD.findall(text.partition(",")[0])]
    end = next(
        (i for i, word in enumerate(words) if i and (word in PREPOSITIONS or word in ("who", "that"))), len(words)
    )
    return words[end - 1] if words else ""


def _is_individual(text: str) -> bool:
    """Whether a phrase describes one person whom the body need not name: "the head teacher", not "the nominee"."""
    head = _head_noun(text)
    return head in ROLE_NOUNS and head not in PRINCIPAL_ROLES and " and " not in text


def _gender(text: str) -> Gender | None:
    return ROLE_NOUNS.get(_head_noun(text))


def _is_group(text: str) -> bool:
    words = WORD.findall(text.lower())
    return bool(words) and (
        (words[-1].endswith("s") and words[-1] != "campaign's") or " and " in text.lower() or words[0] in _GROUP_WORDS
    )
