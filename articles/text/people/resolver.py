"""The people of a body."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import Levenshtein

from articles.text.data.capitalised import (
    ALWAYS_PLACES,
    NOT_PERSONS,
    ORGANISATION_WORDS,
    PEOPLES,
    PLACE_LEADS,
    PLACES,
    SURNAMES_TOO,
    THINGS,
    TIMES,
    VESSELS,
)
from articles.text.data.given_names import EITHER, GIVEN_NAMES, SHORT_FORMS, Gender, gender_of_given_name, is_given_name
from articles.text.data.person_weights import BIAS, WEIGHTS
from articles.text.data.reporting import SAYING
from articles.text.data.stopwords import STOPWORDS
from articles.text.data.titles import HONORIFICS, ROLE_MODIFIERS, ROLE_NOUNS, TITLES, VAGUE_ROLES
from articles.text.data.well_known import WELL_KNOWN
from articles.text.people.candidates import NameForm, is_family_name_first, name_forms
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPerson:
    """A human being named in a body, by the fullest form it gives.

    ``mentions`` are places in the body, in order, without title and possessive; ``roles`` are the descriptions the
    body gives ("a China expert at ...").
    """

    name: str
    roles: tuple[str, ...]
    mentions: tuple[Span, ...]


PERSON_THRESHOLD: Final = -0.5
"""Log-odds above which several words are a person's name: the best F1 of wordings on a tenth of the training texts kept
aside (``bench/train_people.py``)."""

SURELY_A_PERSON: Final = 1.5
"""Log-odds above which a given name before the word for an organisation is a person: "Ada Bank, 40, who". Tried on nine
tenths of the training texts."""

SINGLE_THRESHOLD: Final = 0.5
"""The same for one word without title that no full name explains: higher, as most of those are places and firms."""

DOMINANT: Final = 2
"""How many times as often one bearer of a surname must be named in full for a bare surname to mean that one and not
the one named last."""

_NEXT: Final = re.compile(r"(?:['’]s)?[)\"”’]*[ \u00a0]?([A-Za-z]+|[^\sA-Za-z]|\n)?[ \u00a0]?([a-z]+|\d+|\()?")
_LAST_WORD: Final = re.compile(r"([A-Za-z][A-Za-z.-]*|[^\sA-Za-z])[ \u00a0]?$")
_ROLE_START: Final = re.compile(
    r", (?=(?:an?|the|who|whose|its|his|her|their|chief|head|former|one|then|now|director|president|professor"
    r"|chairman|executive|co-?founder|founder|chair|senior|vice|deputy)\b)"
)
_OFFICE_CLAUSE: Final = re.compile(
    r"who (?:(?:has|had|have|also|now|once|later|long|previously|formerly|briefly) ){0,2}"
    r"(?:(?:is|was|been|became) (?:an?|the|its|chief|head|director|president|chair|leading|heading|running|directing)"
    r"|heads?|headed|leads?|led|chairs?|chaired|runs?|ran|directs?|directed|manages?|managed|oversees|oversaw"
    r"|founded|co-?founded|owns?|owned|edits?|edited|commands?|commanded|coach(?:es|ed)?|teach(?:es)?|taught"
    r"|stud(?:y|ies|ied)|research(?:es|ed)?|speciali[sz]e[sd]?|represents?|represented|serve[sd]? (?:as|in|on)"
    r"|works? (?:as|at|for|with|in)|worked (?:as|at|for|with|in)|plays?|played|wrote|captains?|captained)\b"
)
"""A relative clause that says what somebody is; others say what they did once."""
_APPOSED: Final = re.compile(r"[^,.;:()\n\"“”«»—]{3,}(?=, $)")
_DETERMINER: Final = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) ")
_HEAD_END: Final = re.compile(r" (?:of|for|at|in|to|on|from|with|who)\b")
_AFTER_APPOSED: Final = re.compile(r",[ \u00a0]?(?!\d+,)|[.;:)\n]|$")
_FORE_WORDS: Final = re.compile(r"(?<![\w’'.-])(?:[\w’'.-]+ ){1,6}$")
_WORD_BEFORE_SPACE: Final = re.compile(r"([\w’'.]+) $")
FORE_ROLE_REACH: Final = 100
"""Code points before a name in which its description is looked for."""
LONGEST_ABBREVIATION: Final = 5
"""Code points with the full stop. What is longer and has one ends a sentence."""
_ROLE_WORD: Final = re.compile(r"[^,.;:()\n\"“”«»—]{3,160}")
_NOT_THE_PERSON: Final = re.compile(
    r"(?:['’]s?)? (?:[Aa]dministrations?|[Pp]residency|era|years)\b"
    r"|[-‐](?:era|led|backed|like|style|appointed|affiliated|owned|brand(?:ed)?|themed|inspired)\b"
)
"""What follows a name that stands for a government or a time, not for the person."""
_IN_A_PLACE: Final = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]t|around|across|into|through) (?:the )?$")
PRONOUN_NEAR: Final = 80
"""Characters behind a name in which "he" or "she" speaks for a person, and "it" for none."""

_PRONOUN_NEAR: Final = re.compile(
    r"[ \u00a0](?:([Hh]e|[Ss]he|[Hh]is|[Hh]er|him|himself|herself|who|whose)|[Ii]ts?|which)\b"
)
_NOUN_BEFORE_COMMA: Final = re.compile(r"([a-z-]+), $")
_SIGNED_BEFORE: Final = re.compile(r"[—–―−-][ \u00a0]?$")
_SIGNED_AFTER: Final = re.compile(r"[ \u00a0.]*(?:\n|$|,)")
_AFTER_PREPOSITION: Final = re.compile(r"\b(?:of|for|to|with|from|by|on|in|at|about|against|like) $")
_APPOSITION_WORDS: Final = re.compile(r"[a-z-]+|[A-Z,.]")
_LABEL: Final = re.compile(r"^[\"“]?([A-Z][A-Z'’-]{2,20}(?: [A-Z][A-Z'’-]{2,20})?): ", re.MULTILINE)
_NO_SPEAKERS: Final = frozenset(
    """
        QUESTION ANSWER NOTE VIDEO PHOTO PHOTOS READ MORE WATCH UPDATE UPDATED CORRECTION HOST MODERATOR REPORTER
        AUDIENCE CROSSTALK STORY SOURCE SOURCES TIME DATE PLACE WHO WHAT WHEN WHERE WHY HOW
    """.split()
)
_HALF_TITLES: Final = tuple(
    [word]
    for word in """
        Miss Former First Foreign Crown Prime Deputy Chief Defence Defense Finance Interior Staff Then-President
        Attorney
        Private Major General
    """.split()
)
_FIRST_LETTER_ALONE: Final = re.compile(r"\w\.?(?:-?\w\.)*")


@dataclass(slots=True)
class _Group:
    """The forms of one wording."""

    words: tuple[str, ...]
    forms: list[NameForm] = field(default_factory=list)


@dataclass(slots=True)
class _Person:
    words: tuple[str, ...]
    suffix: str
    nickname: str
    gender: Gender | None
    family_first: bool
    forms: list[tuple[int, int, NameForm | None]] = field(default_factory=list)
    name: str = ""
    full_count: int = 0
    wordings: set[tuple[str, ...]] = field(default_factory=set)
    full_starts: list[int] = field(default_factory=list)
    """Where the name stands in full and not behind a preposition, in order."""
    last_single: int = -1
    alone_count: int = 0
    """How often one word alone was taken to mean the person."""

    def last_named_before(self, position: int) -> int:
        """Return the last place before ``position`` that names the person, -1 for none."""
        count = bisect_left(self.full_starts, position)
        return max(self.full_starts[count - 1] if count else -1, self.last_single)

    @property
    def given(self) -> str:
        return self.words[1] if self.family_first and len(self.words) > 1 else self.words[0]

    @property
    def family(self) -> str:
        return self.words[0] if self.family_first else self.words[-1]


def gender_of_title(title: str) -> Gender | None:
    """Return the gender that one of the words of a title gives."""
    for word in title.split():
        gender = HONORIFICS.get(word) or TITLES.get(word)
        if gender:
            return gender
    return None


def features(
    group: Sequence[NameForm],
    body: str,
    *,
    lower_words: frozenset[str],
    titled_families: frozenset[str],
    families_alone: frozenset[str],
    families_speaking: frozenset[str],
) -> dict[str, float]:
    """Return what speaks for and against a wording being a person's name: what it is made of, and the share of its
    places that show something."""
    found: dict[str, float] = {}
    form = group[0]
    words = form.words
    first, last, count = words[0], words[-1], len(words)
    single = count == 1
    kind = "1" if single else "n"
    family_first = not single and is_family_name_first(words)
    found[f"{kind} words={min(count, 5)}"] = 1.0
    if is_given_name(first):
        found[f"{kind} given={'either' if first in EITHER else 'place' if first in PLACES else 'yes'}"] = 1.0
    elif not single and any(word in GIVEN_NAMES for word in words[1:-1]):
        found["n given inside"] = 1.0
    if single:
        if first in WELL_KNOWN:
            found["1 known"] = 1.0
        else:
            found[f"1 word={first}"] = 1.0
            found[f"1 ends={first[-3:]}"] = 1.0
        if len(first) <= 2 or "." in first:
            found["1 short"] = 1.0
    else:
        if not is_given_name(first):
            found[f"n first={first}"] = 1.0
            found[f"n first ends={first[-2:]}"] = 1.0
        if last not in GIVEN_NAMES:
            found[f"n last={last}"] = 1.0
            found[f"n last ends={last[-3:]}"] = 1.0
        else:
            found["n last given"] = 1.0
        if _FIRST_LETTER_ALONE.fullmatch(first):
            found["n initial first"] = 1.0
        if any(len(word) <= 2 and word.endswith(".") for word in words[1:-1]):
            found["n initial inside"] = 1.0
        if family_first:
            found["n family first"] = 1.0
        if last in titled_families:
            found["n family titled"] = 1.0
        if last in families_alone:
            found["n family alone"] = 1.0
        if last in families_speaking:
            found["n family speaks"] = 1.0
        if last in WELL_KNOWN:
            found["n family known"] = 1.0
        if words[0] in _PARTICLES_FIRST:
            found["n particle first"] = 1.0
        if not family_first:
            for i, word in enumerate(words):
                place = "first" if i == 0 else "last" if i == count - 1 else "inside"
                if word in PLACE_LEADS and i:
                    continue
                if word in ORGANISATION_WORDS:
                    found[f"n organisation {place}"] = 1.0
                elif word in PLACES:
                    found[f"n place {place}"] = 1.0
    plain = not single
    for word in words:
        plain = (
            plain
            and word not in ORGANISATION_WORDS
            and word not in PLACES
            and word.casefold() not in lower_words
            and word.replace("-", "").isalpha()
        )
        if single and word in ORGANISATION_WORDS:
            found["1 organisation"] = 1.0
        if single and word in PLACES:
            found["1 place"] = 1.0
        if word.casefold() in lower_words:
            found[f"{kind} common word"] = 1.0
        if "-" in word and not is_given_name(word) and not family_first:
            found[f"{kind} hyphen"] = 1.0
            if word[word.index("-") + 1 :].islower():
                found[f"{kind} hyphen and small"] = 1.0
            elif not single and word is last:
                found["n hyphen in the last"] = 1.0
        if not single and word not in GIVEN_NAMES:
            found[f"n any={word}"] = 1.0
    if plain:
        found[f"n plain {count}"] = 1.0
        if not is_given_name(first):
            found["n plain, given name unknown"] = 1.0
        if form.title and form.title.split()[-1] not in HONORIFICS:
            found["n plain, office"] = 1.0
    if form.suffix:
        found["suffix"] = 1.0
    if form.nickname:
        found["nickname"] = 1.0
    if any(_IN_A_PLACE.search(body, max(0, form.title_start - 9), form.title_start) for form in group):
        found[f"{kind} behind in"] = 1.0
    share = 1.0 / len(group)
    for form in group:
        for seen in _surroundings(form, body, kind):
            found[seen] = found.get(seen, 0.0) + share
    return found


_PARTICLES_FIRST: Final = frozenset("De Van Von Le La Di Da Du Del Al El Bin Den Der".split())


def _surroundings(form: NameForm, body: str, kind: str) -> Iterator[str]:
    if form.title:
        title = form.title.split()[-1]
        yield f"{kind} title={title if title in HONORIFICS else 'office'}"
    else:
        before = _LAST_WORD.search(body, max(0, form.title_start - 24), form.title_start)
        word = before[1] if before else "^"
        if word in ROLE_NOUNS:
            yield f"{kind} role before"
        elif form.begins_sentence:
            yield f"{kind} begins sentence"
        else:
            yield f"{kind} before={word}"
            if word == ",":
                noun = _NOUN_BEFORE_COMMA.search(body, max(0, form.title_start - 24), form.title_start)
                if noun and (noun[1] in ROLE_NOUNS or noun[1] in THINGS):
                    yield f"{kind} {'role' if noun[1] in ROLE_NOUNS else 'thing'} and comma before"
    if form.after_people:
        yield f"{kind} after people"
    after = _NEXT.match(body, form.end)
    word, more = (after[1] or "", after[2] or "") if after else ("", "")
    if form.possessive:
        yield f"{kind} possessive={word}"
        yield f"{kind} possessive"
    elif word in SAYING:
        yield f"{kind} says"
    else:
        yield f"{kind} next={word}"
        if word == "of" and more == "the":
            yield f"{kind} next=of the"
        pronoun = _PRONOUN_NEAR.search(body, form.end, form.end + PRONOUN_NEAR)
        if pronoun is not None:
            yield f"{kind} he or she near" if pronoun[1] else f"{kind} it near"
        if (
            kind == "n"
            and _SIGNED_AFTER.match(body, form.end)
            and _SIGNED_BEFORE.search(body, max(0, form.start - 3), form.start)
        ):
            yield "n signed"
        if word == "," and any(
            w in ROLE_NOUNS for w in _APPOSITION_WORDS.findall(body, form.end + 1, form.end + 70)[:8]
        ):
            yield f"{kind} apposition with a role"
        if word in (",", "("):
            yield f"{kind} next={word} {'#' if more.isdigit() else 'role' if more in ROLE_NOUNS else more}"
    if not form.ends_run:
        yield f"{kind} run goes on"


def log_odds(found: Mapping[str, float]) -> float:
    """Return the log-odds that features give of a person's name."""
    weight = WEIGHTS.get
    score = BIAS
    for name, value in found.items():
        score += weight(name, 0.0) * value
    return score


def grouped(forms: Iterable[NameForm]) -> dict[tuple[str, ...], list[NameForm]]:
    """Return the forms by wording, in the order of their first place. Headings only count for wordings that prose
    has too."""
    groups: dict[tuple[str, ...], list[NameForm]] = {}
    for form in forms:
        if not form.in_heading:
            groups.setdefault(form.words, []).append(form)
    return groups


def evidence(body: str, groups: dict[tuple[str, ...], list[NameForm]]) -> dict[tuple[str, ...], dict[str, float]]:
    """Return the features of each wording."""
    lower_words = frozenset(body.split())
    titled = frozenset(
        words[-1] for words, forms in groups.items() if any(form.title for form in forms) and len(words) == 1
    )
    alone = frozenset(words[0] for words in groups if len(words) == 1)
    speaking = frozenset(
        words[0]
        for words, forms in groups.items()
        if len(words) == 1 and any((after := _NEXT.match(body, form.end)) and after[1] in SAYING for form in forms)
    )
    return {
        words: features(
            forms,
            body,
            lower_words=lower_words,
            titled_families=titled,
            families_alone=alone,
            families_speaking=speaking,
        )
        for words, forms in groups.items()
    }


def find_people(body: str, headline: str = "") -> tuple[FoundPerson, ...]:
    """Return the people named in ``body`` in the order of their first mention. A ``headline`` may give the full name
    of one whom the body calls by surname alone."""
    return _Cast(body, headline).people()


_SHORT_FORM_GROUPS: Final[dict[str, tuple[int, ...]]] = {}
for _i, _group in enumerate(SHORT_FORMS):
    for _name in _group:
        _SHORT_FORM_GROUPS[_name] = (*_SHORT_FORM_GROUPS.get(_name, ()), _i)


def same_given_name(one: str, other: str) -> bool:
    """Return whether two given names may be one person's: equal, an initial of the other, or its short form."""
    if one == other:
        return True
    a, b = one.rstrip("."), other.rstrip(".")
    if len(a) == 1 or len(b) == 1 or "." in a or "." in b:
        return a[:1] == b[:1]
    return not set(_SHORT_FORM_GROUPS.get(one, ())).isdisjoint(_SHORT_FORM_GROUPS.get(other, ()))


def _is_slip(word: str, name: str) -> bool:
    """Whether a word is a name with one letter wrong, missing or too many; not its plural."""
    return (
        abs(len(word) - len(name)) <= 1
        and word != name + "s"
        and name != word + "s"
        and Levenshtein.distance(word.casefold(), name.casefold(), score_cutoff=1) == 1
    )


def _may_be_full(words: tuple[str, ...], forms: Sequence[NameForm], score: float) -> bool:
    """Whether a name may begin and end as this one does: not as a place, not on an initial, nor on the word for an
    organisation unless a given name and an office or other strong evidence speak for a person ("Mayor Ada Bank")."""
    last = words[-1]
    if words[0] in ALWAYS_PLACES or _PARTICIPLE.search(last):
        return False
    if last in ORGANISATION_WORDS and last not in SURNAMES_TOO and not is_family_name_first(words):
        is_called_to_office = any(form.title.split()[-1:] not in ([], *_HALF_TITLES) for form in forms)
        return words[0] in GIVEN_NAMES and len(words) == 2 and (is_called_to_office or score > SURELY_A_PERSON)
    return not (len(last) <= 2 and last.endswith("."))


_PARTICIPLE: Final = re.compile(r"-[a-z]+(?:ed|ing|born|led|made|built|held|run)$")
"""The end of what qualifies a noun: "Oslo-trained"."""


def _without_leading_word(
    full: dict[tuple[str, ...], list[NameForm]], groups: dict[tuple[str, ...], list[NameForm]], body: str
) -> tuple[dict[tuple[str, ...], list[NameForm]], list[NameForm], list[NameForm]]:
    """Set apart names that are another name of the body behind a word that is no given name ("Crooked Ada Berg"), and
    surnames behind the word that begins a sentence or behind a month ("Understated Berg", "in August Berg"), as what
    they are."""
    kept: dict[tuple[str, ...], list[NameForm]] = {}
    trimmed: list[NameForm] = []
    singles: list[NameForm] = []
    families = {words[-1] for words in full if words[0] in GIVEN_NAMES and words[0] not in _MONTHS}
    for words, forms in full.items():
        rest = words[1:]
        led = (
            words[0] not in GIVEN_NAMES
            and not _FIRST_LETTER_ALONE.fullmatch(words[0])
            and words[0] not in _PARTICLES_FIRST
        )
        if led and len(rest) > 1 and rest in full and rest[0] in GIVEN_NAMES:
            trimmed.extend(forms)
        elif len(rest) == 1 and (
            (
                led
                and (rest[0] in families or (rest in groups and words[0].endswith("ing")))
                and _LEADING.search(words[0])
                and all(form.begins_sentence for form in forms)
            )
            or (
                rest[0] in families
                and words[0] in _MONTHS
                and all(_BEFORE_TIMES.search(body, max(0, form.start - 8), form.start) for form in forms)
            )
        ):
            singles.extend(
                replace(form, start=form.word_starts[1], words=rest, word_starts=form.word_starts[1:], title="")
                for form in forms
            )
        else:
            kept[words] = forms
    return kept, trimmed, singles


_LEADING: Final = re.compile(r"(?:ing|ly|[a-z]{5}ed|al|ive|ous|ful|less|able|ible|ist|ian)$")
"""The end of a word that no given name has where a sentence may begin with it."""
_MONTHS: Final = TIMES | {"May", "August"}
_BEFORE_TIMES: Final = re.compile(r"\b(?:[Ii]n|[Aa]|[Ll]ast|[Tt]his|[Ss]ince|[Bb]y|early|late|mid) $")


def _spelling(words: tuple[str, ...]) -> str:
    """Return a name without the differences of hyphen and case: "Kim Jong-un" and "Kim Jong Un" are one."""
    return "".join(words).replace("-", "").casefold()


def _role_before(body: str, start: int, end: int) -> Iterator[str]:
    """Yield what the words before the name at ``start`` call its bearer: "the guard, Ada Berg," or "guard Ada Berg"."""
    if not body.startswith(" ", start - 1):
        return
    before = body[max(0, start - FORE_ROLE_REACH) : start]
    if before.endswith(", "):
        match = _APPOSED.search(before)
        if match is None:
            return
        for determiner in reversed(list(_DETERMINER.finditer(match[0]))):
            phrase = match[0][determiner.start() :]
            noun = _HEAD_END.split(phrase, maxsplit=1)[0].split()[-1]
            if noun in ROLE_NOUNS and _AFTER_APPOSED.match(body, end):
                yield phrase
                return
    else:
        noun_before = _WORD_BEFORE_SPACE.search(before, max(0, before.rfind(" ", 0, len(before) - 1)))
        if noun_before is None or noun_before[1] not in ROLE_NOUNS:
            return
        match = _FORE_WORDS.search(before)
        if match is None:
            return
        words = match[0].split()
        first = len(words) - 1
        while first > 0 and _belongs_to_role(words[first - 1], words[first], begins=first == 1):
            first -= 1
        if first < len(words) - 1 or words[first] not in VAGUE_ROLES:
            yield " ".join(words[first:])


def _belongs_to_role(word: str, after: str, *, begins: bool) -> bool:
    """Whether ``word`` goes on, to the left, what ``after`` says: "deputy", "Senate", not the last of a sentence.

    A word that may begin the sentence (``begins``) has its capital from there, unless one with a capital follows.
    """
    if len(word) > LONGEST_ABBREVIATION and word.endswith("."):
        return False
    capital = word[0].isupper() and word.lower() not in STOPWORDS
    return word in ROLE_MODIFIERS or (capital and (not begins or after[0].isupper()))


def _is_role(text: str) -> bool:
    """Whether what stands behind a name says what its bearer is: a noun phrase, or a clause that names an office."""
    return not text.startswith(("who ", "whose ")) or _OFFICE_CLAUSE.match(text) is not None


def _is_another_thing(body: str, form: NameForm) -> bool:
    """Whether a wording is called like a person but is a figure of speech, a government, a lawsuit or a firm."""
    if form.words in NOT_PERSONS or (form.title and (*form.title.split(), *form.words) in NOT_PERSONS):
        return True
    if len(form.words) == 1 and (
        _NOT_THE_PERSON.match(body, form.end)
        or _AGAINST.match(body, form.end)
        or (not form.title and body.startswith((" v. ", " vs. "), max(0, form.start - 4)))
        or (not form.title and body.startswith("v. ", max(0, form.start - 3)))
    ):
        return True
    return form.words[0] not in GIVEN_NAMES and not form.title and body.startswith("& ", max(0, form.start - 2))


_AGAINST: Final = re.compile(r" vs?\. [A-Z]")


def _vessels(body: str, forms: Sequence[NameForm]) -> set[tuple[str, ...]]:
    """Return the wordings, with their titles, that the body uses for ships: "the tanker Ada Berg", "the Lady Ada"."""
    found: set[tuple[str, ...]] = set()
    for form in forms:
        before = _LAST_WORD.search(body, max(0, form.title_start - 24), form.title_start)
        word = before[1] if before else ""
        if word in VESSELS or (
            form.title in _NOT_AFTER_ARTICLES and len(form.words) == 1 and (word in ("the", "The") or word in _MEASURES)
        ):
            found.add((*form.title.split(), *form.words))
    return found


_MEASURES: Final = frozenset("metre meter foot tonne ton".split())
_NOT_AFTER_ARTICLES: Final = frozenset("Lady Lord Sir Dame Miss Mr Mr. Mrs Mrs. Ms Ms.".split())
"""Forms of address without an article: with one the whole is the name of a ship, an inn or a show."""


def _is_vessel(form: NameForm, vessels: set[tuple[str, ...]]) -> bool:
    """Whether a form is a ship's name, whole, or its last word alone without a title."""
    title = tuple(form.title.split())
    return (*title, *form.words) in vessels or (
        not title and len(form.words) == 1 and any(vessel[1:] == form.words for vessel in vessels)
    )


_NO_SINGLES: Final = ORGANISATION_WORDS | PEOPLES | TITLES.keys()
_NO_SURNAMES: Final = (ORGANISATION_WORDS - SURNAMES_TOO) | PLACES | PEOPLES
LONG_ENOUGH: Final = 7
"""Letters: shorter surnames that differ by one letter are two surnames more often than one misspelt."""
SAME_NAME: Final = 50


class _Cast:
    """The people of one body while they are being found."""

    def __init__(self, body: str, headline: str = "") -> None:
        self.body = body
        every = name_forms(body)
        self.pairs = {pair for form in (*every, *name_forms(headline)) for pair in pairwise(form.words)}
        vessels = _vessels(body, every)
        self.forms = tuple(
            form for form in every if not _is_another_thing(body, form) and not (vessels and _is_vessel(form, vessels))
        )
        self.found: list[_Person] = []
        self.by_word: dict[str, list[_Person]] = {}
        self.by_end: dict[str, list[_Person]] = {}
        self.by_wording: dict[tuple[str, ...], _Person] = {}
        self.by_spelling: dict[str, _Person] = {}
        self.by_letter: dict[str, list[_Person]] = {}

    def people(self) -> tuple[FoundPerson, ...]:
        groups = grouped(self.forms)
        scores = {words: log_odds(found) for words, found in evidence(self.body, groups).items()}
        full = {
            words: forms
            for words, forms in groups.items()
            if len(words) > 1
            and scores[words] > PERSON_THRESHOLD
            and _may_be_full(words, forms, scores[words])
            and not all(_NOT_THE_PERSON.match(self.body, form.end) for form in forms)
        }
        full, self.trimmed, singles = _without_leading_word(full, groups, self.body)
        for words, forms in sorted(
            full.items(), key=lambda item: (item[0][0] in _PARTICLES_FIRST, -len(item[0]), item[1][0].start)
        ):
            self._place_full(words, forms)
        for words, forms in groups.items():
            if len(words) > 1 and words not in full:
                self._place_part(words, forms)
        for person, start, form in ((self._owner(form.words[1:]), form.word_starts[1], form) for form in self.trimmed):
            if person is not None:
                person.forms.append((start, form.end, form))
        self._place_couples(groups)
        for person in self.found:
            self._index(person)
            person.full_starts = sorted(
                start
                for start, _, form in person.forms
                if form is not None
                and not _AFTER_PREPOSITION.search(self.body, max(0, form.title_start - 14), form.title_start)
            )
        for form in self.forms:
            if form.in_heading:
                self._place_in_heading(form)
            elif len(form.words) == 1:
                singles.append(form)
        for person in self.found:
            self.by_letter.setdefault(person.family[0], []).append(person)
        self._place_singles(sorted(singles, key=lambda form: form.start), scores)
        self._complete_singles()
        self._place_transcript()
        return self._results()

    def _owner(self, words: tuple[str, ...]) -> _Person | None:
        return self.by_wording.get(words)

    def _bearers(self, *words: str) -> list[_Person]:
        """Those whose name begins or ends with one of the words, at most the last fifty of each: more are no people
        of one article."""
        return list({id(p): p for word in words for p in self.by_end.get(word, ())[-SAME_NAME:]}.values())

    def _add(self, person: _Person) -> None:
        self.found.append(person)
        for word in {person.words[0], person.words[-1]}:
            self.by_end.setdefault(word, []).append(person)
        self.by_spelling.setdefault(_spelling(person.words), person)

    def _index(self, person: _Person) -> None:
        words = {*person.words, *(w for wording in person.wordings for w in wording)}
        words.update(word[3:] for word in tuple(words) if word[:3] in ("al-", "el-", "Al-", "El-", "as-", "ul-"))
        for word in words:
            self.by_word.setdefault(word, []).append(person)

    def _gender(self, words: tuple[str, ...], forms: Iterable[NameForm]) -> Gender | None:
        for form in forms:
            gender = gender_of_title(form.title)
            if gender:
                return gender
        if len(words) > 1:
            if is_family_name_first(words):
                return None
            for word in words[:-1]:
                if word in GIVEN_NAMES:
                    return gender_of_given_name(word)
        return WELL_KNOWN.get(words[-1]) if len(words) == 1 else None

    def _place_full(self, words: tuple[str, ...], forms: list[NameForm]) -> None:
        for suffix in dict.fromkeys(form.suffix.rstrip(".") for form in forms):
            part = [form for form in forms if form.suffix.rstrip(".") == suffix]
            person = self._matching(words, suffix, part)
            if person is None:
                person = _Person(words, suffix, "", self._gender(words, part), is_family_name_first(words))
                self._add(person)
            person.wordings.add(words)
            self.by_wording.setdefault(words, person)
            person.full_count += len(part)
            person.gender = person.gender or self._gender(words, part)
            person.forms.extend((form.start, form.end, form) for form in part)

    def _matching(self, words: tuple[str, ...], suffix: str, forms: Sequence[NameForm]) -> _Person | None:
        if words[0] in _PARTICLES_FIRST and len(words) > 1:
            owners = [
                person
                for person in self._bearers(words[-1])
                if person.words[1 - len(words) :] == words[1:] and person.words[0] != words[0]
            ]
            if len(owners) == 1:
                return owners[0]
        same = self.by_spelling.get(_spelling(words))
        matches = []
        for person in [*([same] if same is not None else []), *self._bearers(words[-1], words[0])]:
            if suffix != person.suffix and (
                (suffix and person.suffix) or (person.words[0] == words[0] and "Jr" in (suffix, person.suffix))
            ):
                continue
            if person is same:
                return person
            if (
                (
                    person.words[-1] == words[-1]
                    and (
                        same_given_name(person.words[0], words[0])
                        or (words[0] not in GIVEN_NAMES and len(words[0]) > 4 and _is_slip(words[0], person.words[0]))
                    )
                )
                or (
                    words == person.words[-len(words) :]
                    and not (
                        words[0] in GIVEN_NAMES
                        and person.words[0] in GIVEN_NAMES
                        and person.words[0] != words[0]
                        and len(words) == 2
                        and not any(f.title for f in forms)
                    )
                )
                or (words == person.words[: len(words)] and words[0] in GIVEN_NAMES and len(words) >= 2)
            ):
                matches.append(person)
        return matches[0] if len(matches) == 1 else next((p for p in matches if p.words[0] == words[0]), None)

    def _place_part(self, words: tuple[str, ...], forms: list[NameForm]) -> None:
        """Several words that alone are no sure name, but end the full name of one person, mean that one."""
        owners = [p for p in self._bearers(words[-1]) if len(p.words) > len(words) and p.words[-len(words) :] == words]
        if len(owners) == 1:
            owners[0].wordings.add(words)
            owners[0].forms.extend((form.start, form.end, form) for form in forms)

    def _place_couples(self, groups: dict[tuple[str, ...], list[NameForm]]) -> None:
        """ "Ada and Olive Meehan" names two Meehans."""
        starts = {start: person for person in self.found for start, _, _ in person.forms if len(person.words) > 1}
        for words, forms in groups.items():
            if words[0] not in GIVEN_NAMES or any(len(word.rstrip(".")) > 1 for word in words[1:]):
                continue
            for form in forms:
                if words[0] in PLACES and _AFTER_PREPOSITION.search(self.body, max(0, form.start - 9), form.start):
                    continue
                for joint in (" and ", " & "):
                    if form.ends_run and not form.possessive and self.body.startswith(joint, form.end):
                        other = starts.get(form.end + len(joint))
                        if (
                            other is not None
                            and other.words[0] in GIVEN_NAMES
                            and other.words[0] != words[0]
                            and not form.title
                        ):
                            self._place_spouse(form, other)

    def _place_spouse(self, form: NameForm, other: _Person) -> None:
        words = (*form.words, other.family)
        person = next(
            (p for p in self._bearers(words[-1]) if p.words[-1] == words[-1] and same_given_name(p.words[0], words[0])),
            None,
        )
        if person is None:
            person = _Person(words, "", "", gender_of_given_name(words[0]), False, name=" ".join(words))
            self._add(person)
        person.wordings.add(words)
        person.forms.append((form.start, form.end, form))

    def _place_in_heading(self, form: NameForm) -> None:
        words, count, i = form.words, len(form.words), 0
        while i < count:
            best: tuple[int, _Person] | None = None
            for person in self.by_word.get(words[i], ()):
                for wording in person.wordings:
                    if words[i : i + len(wording)] == wording and (best is None or len(wording) > best[0]):
                        best = (len(wording), person)
            if best is None:
                owners = [p for p in self.by_word.get(words[i], ()) if p.family == words[i]]
                if len(owners) == 1:
                    best = (1, owners[0])
            if best is None:
                i += 1
                continue
            length, person = best
            last = i + length - 1
            person.forms.append((form.word_starts[i], form.word_starts[last] + len(words[last]), None))
            i += length

    def _candidates(self, word: str, gender: Gender | None) -> list[_Person]:
        people = [p for p in self.by_word.get(word, ()) if not (gender and p.gender and p.gender != gender)]
        family = [p for p in people if p.family == word]
        if family:
            return family
        given = [p for p in people if p.given == word or p.words[0] == word]
        if given:
            return given
        return [p for p in people if word in p.words]

    def _place_singles(self, singles: list[NameForm], scores: dict[tuple[str, ...], float]) -> None:
        newcomers: dict[tuple[str, Gender | None], _Person] = {}
        for form in singles:
            word = form.words[0]
            gender = gender_of_title(form.title)
            candidates = self._candidates(word, gender)
            score = scores.get(form.words, 0.0)
            doubtful = score <= SINGLE_THRESHOLD and not self._is_titled(form)
            if (
                candidates
                and doubtful
                and (word in PLACES or word in PEOPLES or not form.ends_run)
                and not self._speaks(form)
            ):
                continue
            if len(candidates) > 1:
                choice = self._principal(candidates, form)
                if choice is not None:
                    choice.forms.append((form.start, form.end, form))
                    choice.last_single = form.start
                    choice.alone_count += word == choice.family
                continue
            if candidates:
                candidates[0].forms.append((form.start, form.end, form))
                candidates[0].alone_count += word == candidates[0].family
                continue
            if word in GIVEN_NAMES and not form.title:
                forms = {name for group in _SHORT_FORM_GROUPS.get(word, ()) for name in SHORT_FORMS[group]}
                friends = [p for p in self._bearers(*forms) if len(p.words) > 1 and same_given_name(p.given, word)]
                if len(friends) == 1:
                    friends[0].forms.append((form.start, form.end, form))
                    continue
            if self._is_no_single(form) or self._is_a_thing(form) or word in PLACES:
                continue
            misspelt = self._misspelt(word, gender)
            if misspelt is not None:
                misspelt.forms.append((form.start, form.end, form))
                continue
            if doubtful:
                continue
            known = gender or (WELL_KNOWN.get(word) if word in WELL_KNOWN else gender_of_given_name(word))
            person = newcomers.get((word, gender)) or newcomers.get((word, None)) or newcomers.get((word, known))
            if person is None:
                person = _Person((word,), "", "", known, False)
                newcomers[word, gender] = person
                self._add(person)
            person.forms.append((form.start, form.end, form))

    def _is_no_single(self, form: NameForm) -> bool:
        word = form.words[0]
        return (word in _NO_SINGLES and not form.title) or (word in ORGANISATION_WORDS and word not in SURNAMES_TOO)

    def _misspelt(self, word: str, gender: Gender | None) -> _Person | None:
        """Return the one person named in full whose surname a single word misses by one letter."""
        if len(word) < LONG_ENOUGH:
            return None
        near = [
            person
            for person in self.by_letter.get(word[0], ())[-SAME_NAME:]
            if not (gender and person.gender and gender != person.gender) and _is_slip(word, person.family)
        ]
        return near[0] if len(near) == 1 else None

    def _complete_singles(self) -> None:
        """Give people named by one word alone the full name that stands within a longer one, or in the headline:
        "the Ada Berg Prize"."""
        alone = {person.words[0]: person for person in self.found if len(person.words) == 1 and not person.name}
        fuller: dict[str, set[str]] = {}
        for first, last in self.pairs:
            if first in GIVEN_NAMES and last not in _NO_SURNAMES:
                for word in {first, last} & alone.keys():
                    if word == first and last in GIVEN_NAMES:
                        continue
                    gender, given = alone[word].gender, gender_of_given_name(first)
                    if not (gender and given and gender != given):
                        fuller.setdefault(word, set()).add(f"{first} {last}")
        for word, names in fuller.items():
            if len(names) == 1:
                alone[word].name = names.pop()

    def _place_transcript(self) -> None:
        """Labels in capitals at the beginning of lines name who speaks, when a talk has at least two of them and two
        turns each or one known name."""
        labels: dict[str, list[tuple[int, int]]] = {}
        for match in _LABEL.finditer(self.body):
            labels.setdefault(match[1], []).append(match.span(1))
        if len(labels) < 2:
            return
        for label, places in labels.items():
            name = label.title()
            family = name.split()[-1]
            bearers = [p for p in self.by_end.get(family, ()) if p.family == family][:2]
            if not bearers and len(places) >= 2 and label not in _NO_SPEAKERS:
                bearers = [_Person(tuple(name.split()), "", "", None, False, name=name)]
                self._add(bearers[0])
            if len(bearers) == 1:
                bearers[0].forms.extend((start, end, None) for start, end in places)

    def _is_titled(self, form: NameForm) -> bool:
        """Whether a title of office or address makes a person of a single word; "former" and "first" alone do not."""
        return (
            form.title.split()[-1:] not in ([], *_HALF_TITLES)
            and form.words[0] not in PLACES
            and form.words[0] not in ORGANISATION_WORDS
        )

    def _is_a_thing(self, form: NameForm) -> bool:
        """Whether an article before it makes a paper or a firm of a single word: "The Hill"."""
        return not form.title and self.body[max(0, form.start - 4) : form.start] in ("The ", "the ", "\nThe")

    def _speaks(self, form: NameForm) -> bool:
        after = _NEXT.match(self.body, form.end)
        return after is not None and (after[1] in SAYING or (form.possessive and form.words[0] not in PLACES))

    def _principal(self, candidates: list[_Person], form: NameForm) -> _Person | None:
        """The one of several bearers of a surname whom a bare surname means: the one named last nearby, else the
        article's principal, else none."""
        word = form.words[0]
        before = [p for p in candidates if p.full_starts and p.full_starts[0] < form.start]
        if len(before) == 1:
            return before[0]
        before = before or candidates
        nearby = self.body.rfind("\n\n", 0, self.body.rfind("\n\n", 0, form.start) + 1)
        ranked = sorted(before, key=lambda p: (-p.full_count, p.full_starts[:1]))
        last, nearest = max(((p.last_named_before(form.start), -i) for i, p in enumerate(ranked)), default=(-1, 0))
        if last > nearby:
            person = ranked[-nearest]
            if person is ranked[0] or ranked[0].full_count < DOMINANT * person.full_count:
                return person
        if ranked[0].full_count > ranked[1].full_count:
            return ranked[0]
        called = sorted((p for p in before if p.alone_count), key=lambda p: -p.alone_count)
        if called and (len(called) == 1 or called[0].alone_count >= DOMINANT * called[1].alone_count):
            return called[0]
        known = [p for p in before if word in WELL_KNOWN and p.gender == WELL_KNOWN[word]]
        return known[0] if len(known) == 1 else None

    def _results(self) -> tuple[FoundPerson, ...]:
        results: list[FoundPerson] = []
        for person in self.found:
            person.forms.sort(key=lambda entry: entry[:2])
            name = self._fullest(person)
            mentions = tuple(dict.fromkeys(Span(start, end) for start, end, _ in person.forms))
            results.append(FoundPerson(name=name, roles=self._roles(person), mentions=mentions))
        results.sort(key=lambda found: found.mentions[0])
        return tuple(results)

    def _fullest(self, person: _Person) -> str:
        texts = [
            self.body[start:end] for start, end, form in person.forms if form is not None or len(person.forms) == 1
        ]
        texts = texts or [person.name]
        if person.name:
            texts.append(person.name)
        return max(texts, key=lambda text: (len(text.split()), len(text)))

    def _roles(self, person: _Person) -> tuple[str, ...]:
        roles: list[str] = []
        for start, end, form in person.forms:
            if form is None:
                continue
            if form.title and form.title not in HONORIFICS:
                roles.append(form.title)
            elif not form.title:
                roles.extend(_role_before(self.body, start, end))
            match = _ROLE_START.match(self.body, end)
            if match:
                text = _ROLE_WORD.match(self.body, match.end())
                if text and not any(word in SAYING for word in text[0].split()[:8]) and _is_role(text[0]):
                    roles.append(text[0].strip())
        return tuple(dict.fromkeys(roles))
