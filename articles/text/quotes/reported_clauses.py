"""Find the clauses that an attribution may report: the candidates between which ``reported_speech`` chooses.

A candidate is a content clause: it has a finite verb, and a subject of its own. It stands behind the cue, before source
and cue, or around them. It may hold quoted passages, if it has words of its own beside them.
"""

from __future__ import annotations

from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from articles.text.data.capitalised import TIMES
from articles.text.data.grammar import ADVERBS, AUXILIARIES, CONNECTIVES, DETERMINERS, FINITE_VERBS, PREPOSITIONS
from articles.text.data.reporting import (
    ADDRESSEES,
    ALSO_NOUNS,
    CLAUSE_VERBS,
    CUES,
    SPEECH_NOUNS,
    SPEECH_VERBS,
    THINGS_SEEN,
)
from articles.text.data.titles import ROLE_NOUNS
from articles.text.quotes.addressees import TIME_WORDS, end_of_addressee, end_of_time
from articles.text.quotes.clause_tokens import DASHES, POSSESSIVE, Token, has_words, holds_passage, pronoun_of
from articles.text.quotes.cues import Order
from articles.text.quotes.subjects import is_lead_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.text.quotes.cues import Attribution

MIN_CLAUSE_WORDS: Final = 3
"""Anything shorter is an object or an aside, not a reported clause."""

MIN_UNMARKED_WORDS: Final = 2
"""Words outside quotation marks that a clause with quoted passages has at least."""

ADDRESSEE_REACH: Final = 12
"""Words behind a cue that are searched for "that", past an addressee: "told reporters in Oslo that"."""

MAX_ASIDE_WORDS: Final = 16
"""Longest rest of a sentence behind a source and cue that close it: "..., he said on Monday at a rally."."""

MAX_INNER_ASIDE_WORDS: Final = 9
"""Longest adjunct of a source and cue within a clause: "The bridge, Berg said on Monday, would open."."""

OFFICE_REACH: Final = 14
"""Longest office before a name, with its commas."""

SUBJECT_REACH: Final = 24
"""Words at the start of a clause that are searched for its verb."""


_LOWER_OF: Final = itemgetter(Token._fields.index("lower"))

_Parts = tuple[tuple[int, int], ...]
_Proposal = tuple[str, _Parts]
"""Place and parts of what may be a candidate."""


class Candidate(NamedTuple):
    """A clause that an attribution may report: its position, and the first and last token number of each part.

    Positions are relative to the cue: "behind", "before", "around", "opening" and "behind a lead". They are in the
    names of the trained features. A clause around source and cue has two parts.
    """

    place: str
    parts: _Parts
    is_marked: bool
    """Whether a quoted passage is in it."""

    @property
    def first(self) -> int:
        return self.parts[0][0]

    @property
    def last(self) -> int:
        return self.parts[-1][1]


def candidates(tokens: Sequence[Token], attribution: Attribution, found: Sequence[Attribution]) -> Iterator[Candidate]:
    """Yield the candidates for an attribution's reported clause; none if its cue is no act of communication.

    ``found`` holds all attributions of the sentence.
    """
    if attribution.base not in CLAUSE_VERBS or tokens[attribution.first].lower in _WRITER:
        return
    if _is_not_said(tokens, attribution) or _is_of_thing(tokens, attribution):
        return
    is_marked = holds_passage(tokens)
    for place, parts in _proposals(tokens, attribution, found):
        candidate = _candidate(place, tokens, parts, is_marked=is_marked)
        if candidate is not None:
            yield candidate


def _proposals(tokens: Sequence[Token], attribution: Attribution, found: Sequence[Attribution]) -> Iterator[_Proposal]:
    end = _last_word(tokens, 0, len(tokens) - 1)
    after = _last_token(tokens, attribution, end)
    if attribution.order == Order.ACCORDING_TO:
        yield from _candidates_for_according_to(tokens, attribution, after, end)
        return
    stands_alone = not attribution.relative and attribution.base not in _ONLY_BEFORE_CLAUSES
    if stands_alone and attribution.order in (Order.SUBJECT_FIRST, Order.VERB_FIRST):
        yield from _candidates_before_cue(tokens, attribution, found, after, end)
    if attribution.order != Order.VERB_FIRST and after < end:
        start = _skip_addressee(tokens, attribution, end)
        if start <= end and tokens[start].text not in _CLOSING:
            yield from _candidates_behind_cue(tokens, attribution, found, start, end)


def _candidates_behind_cue(
    tokens: Sequence[Token], attribution: Attribution, found: Sequence[Attribution], start: int, end: int
) -> Iterator[_Proposal]:
    """Yield the clause behind the cue: whole, and without what the writer may have added with "but" or "which"."""
    last = _end_of_clause(tokens, found, start, end)
    opening = clause_opening(tokens, start, last)
    if opening in _NO_CLAUSES and not (opening == "to" and attribution.base == "tell"):
        return
    is_estimate = start < last and tokens[start + 1].lower == "than"
    if tokens[start].lower in _NOT_BEFORE_CLAUSES and opening != "that" and not is_estimate:
        return
    if attribution.relative and opening not in _SURE_CLAUSES and attribution.base not in _SELDOM_WITH_OBJECT:
        return
    if attribution.base in _WITH_GERUND and opening != "that" and _is_gerund(tokens, start):
        return
    if attribution.base in _ONLY_BEFORE_CLAUSES and opening not in _ONLY_BEFORE_CLAUSES[attribution.base]:
        return
    if opening in _OBJECTS and (attribution.base not in _SELDOM_WITH_OBJECT or tokens[start].lower in _DEMONSTRATIVES):
        return
    if opening == "none" and _is_name(tokens, start, last):
        return
    yield "behind", ((start, last),)
    is_in_lead = tokens[0].lower in LEADING and attribution.first > 0
    for k in range(start + MIN_CLAUSE_WORDS - 1, last - 1):
        if tokens[k].text == "," and (is_in_lead or tokens[k + 1].lower in WRITERS_JOINTS):
            yield "behind", ((start, k - 1),)
            break


def _is_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether nothing but capitalised words, numbers and small words is there: "said the Norby Bank on Monday"."""
    return all(
        not token.text[0].isalpha()
        or token.text[0].isupper()
        or token.lower in PREPOSITIONS
        or token.lower in DETERMINERS
        for token in tokens[first : last + 1]
    )


def _is_not_said(tokens: Sequence[Token], attribution: Attribution) -> bool:
    """Whether the cue denies or withholds the act: "did not say", "declined to say", "nobody can tell"."""
    i = attribution.cue_index
    for k in range(i - 1, max(-1, i - 4), -1):
        lower = tokens[k].lower
        if lower in _NOT or lower.endswith(("n't", "n’t")):
            return attribution.base != "deny"
        if lower == "to" and k and tokens[k - 1].lower in _WITHHELD:
            return True
        if lower not in AUXILIARIES and lower not in ADVERBS:
            break
    return False


def _is_of_thing(tokens: Sequence[Token], attribution: Attribution) -> bool:
    """Whether the subject is a thing that tells nothing, except to who sees it: "the footage suggests"."""
    if attribution.base not in _ALSO_OF_THINGS or attribution.order != Order.SUBJECT_FIRST:
        return False
    for k in range(attribution.first, attribution.cue_index):
        if tokens[k].lower in PREPOSITIONS or tokens[k].lower in _RELATIVES or tokens[k].text == ",":
            return tokens[k - 1].lower in THINGS_SEEN
    return tokens[attribution.cue_index - 1].lower in THINGS_SEEN


def _last_token(tokens: Sequence[Token], attribution: Attribution, end: int) -> int:
    """Return the last token of source and cue, including an addressee directly behind "told"."""
    after = max(attribution.last, attribution.cue_index)
    if attribution.base in _TOLD and attribution.order in (Order.SUBJECT_FIRST, Order.VERB_FIRST):
        while after < end and (tokens[after + 1].text[:1].isupper() or tokens[after + 1].lower in _AUDIENCE):
            after += 1
    return after


def _start_of_attribution(tokens: Sequence[Token], attribution: Attribution) -> int:
    """Return the first token of source and cue, including "as" or "like": "as Berg said"."""
    first = _before_office(tokens, attribution.first)
    return first - 1 if first and tokens[first - 1].lower == "as" else first


def _before_office(tokens: Sequence[Token], first: int) -> int:
    """Return where an office before a source begins: "It is safe, the harbour master, Ada Berg, said"."""
    if first < MIN_CLAUSE_WORDS or tokens[first - 1].text != ",":
        return first
    k = first - 2
    while k >= max(0, first - OFFICE_REACH) and tokens[k].text != "," and tokens[k].passage < 0:
        if _is_finite(tokens[k]):
            return first
        k -= 1
    opening = tokens[k + 1]
    is_office = (
        (tokens[k].text == "," or _is_passage(tokens, k))
        and any(token.lower in ROLE_NOUNS for token in tokens[k + 1 : first - 1])
        and (opening.lower in DETERMINERS or POSSESSIVE.search(opening.text) is not None)
    )
    return k + 1 if is_office else first


def _follows_break(tokens: Sequence[Token], first: int) -> bool:
    return first > 0 and (
        tokens[first - 1].text == "," or tokens[first - 1].text in DASHES or _is_passage(tokens, first - 1)
    )


def _is_passage(tokens: Sequence[Token], k: int) -> bool:
    return 0 <= k < len(tokens) and tokens[k].passage >= 0


def _candidates_for_according_to(
    tokens: Sequence[Token], attribution: Attribution, after: int, end: int
) -> Iterator[_Proposal]:
    """Yield the rest of the sentence if "according to" opens it, else the clause before or around it."""
    first = attribution.first
    if first <= 1:
        comma = _comma_behind(tokens, attribution.last, end)
        if comma is not None:
            yield "opening", ((comma + 1, end),)
        return
    yield "before", ((0, first - 1),)
    comma = _comma_behind(tokens, after, end)
    if _follows_break(tokens, first) and comma is not None:
        yield "around", ((0, first - 1), (comma + 1, end))


def _comma_behind(tokens: Sequence[Token], after: int, end: int) -> int | None:
    """Return the comma that ends source and cue and an adjunct behind them: "Berg said on Monday,"."""
    for k in range(after + 1, min(end, after + 2 + MAX_INNER_ASIDE_WORDS)):
        if tokens[k].text == ",":
            return k
        if tokens[k].passage >= 0 or (k == after + 1 and not _opens_adjunct(tokens[k])):
            return None
    return None


def _opens_adjunct(token: Token) -> bool:
    lower = token.lower
    return lower in PREPOSITIONS or token.text in TIMES or lower in TIME_WORDS or lower in ADVERBS


def _candidates_before_cue(
    tokens: Sequence[Token], attribution: Attribution, found: Sequence[Attribution], after: int, end: int
) -> Iterator[_Proposal]:
    """Yield candidates for a source and cue behind a comma: "The bridge is safe, Berg said."."""
    first = _start_of_attribution(tokens, attribution)
    if first == 0 and attribution.first == 1:
        comma = _comma_behind(tokens, after, end)
        if comma is not None:
            yield "opening", ((comma + 1, end),)
        return
    if not _follows_break(tokens, first) or (
        _are_marks_at(tokens, after + 1) and is_lead_in(tokens, 0, max(1, first - 1))
    ):
        return
    comma = _comma_behind(tokens, after, end)
    if comma is not None:
        rest = (comma + 1, _end_of_clause(tokens, found, comma + 1, end))
        yield "around", ((0, first - 1), rest)
        yield "behind a lead", (rest,)
    if end - after <= MAX_ASIDE_WORDS or attribution.order == Order.VERB_FIRST or comma is not None:
        yield "before", ((0, first - 1),)


def _are_marks_at(tokens: Sequence[Token], i: int) -> bool:
    """Whether a quoted passage is at ``i``, perhaps behind a comma or colon. Then the cue reports the passage."""
    if i < len(tokens) and tokens[i].text in (",", ":"):
        i += 1
    return _is_passage(tokens, i)


def _candidate(place: str, tokens: Sequence[Token], parts: _Parts, *, is_marked: bool) -> Candidate | None:
    """Return a candidate without the punctuation and connectives around its parts.

    ``None`` if what is left is no clause. ``is_marked``: whether the sentence holds a quoted passage.
    """
    kept = []
    for number, (first, last) in enumerate(parts):
        last = _last_word(tokens, first, last)
        if number == 0:
            first = _first_word(tokens, first, last)
        if first > last:
            return None
        kept.append((first, last))
    is_marked = is_marked and any(holds_passage(tokens[first : last + 1]) for first, last in kept)
    if not has_words(tokens, kept, MIN_UNMARKED_WORDS if is_marked else MIN_CLAUSE_WORDS):
        return None
    if tokens[kept[-1][1]].lower in _RELATIVES or tokens[kept[-1][0]].lower == "according":
        return None
    if place == "behind a lead" and clause_opening(tokens, *kept[0]) not in _CLAUSES:
        return None
    if is_marked and not _may_hold_marks(tokens, place, kept):
        return None
    if len(kept) == 2 and not _may_be_around(tokens, kept[0], kept[1]):
        return None
    return Candidate(place, tuple(kept), is_marked)


def _may_hold_marks(tokens: Sequence[Token], place: str, parts: Sequence[tuple[int, int]]) -> bool:
    """Whether a clause with quoted passages is more than direct speech and the words beside it.

    Each part has words of its own, and before the cue a verb among them; no passage is set off by a dash or colon.
    """
    for first, last in parts:
        own = [token for token in tokens[first : last + 1] if token.passage < 0]
        if not any(token.text[0].isalnum() for token in own):
            return False
        if (
            tokens[last].passage >= 0
            and last > first
            and (tokens[last - 1].text in DASHES or tokens[last - 1].text == ":")
        ):
            return False
    return place == "behind" or any(
        _is_finite(token) for first, last in parts for token in tokens[first : last + 1] if token.passage < 0
    )


def _may_be_around(tokens: Sequence[Token], before: tuple[int, int], behind: tuple[int, int]) -> bool:
    """Whether the words before source and cue and those behind them may be one clause.

    They are none if both are clauses of their own, or if the second part is an apposition or a participle.
    """
    head = tokens[behind[0]].lower
    if head in _RELATIVES or head in _JOINTS or (head.endswith("ing") and tokens[behind[0]].text.islower()):
        return False
    return _has_verb(tokens, behind) or not _has_verb(tokens, before)


def _has_verb(tokens: Sequence[Token], part: tuple[int, int]) -> bool:
    for token in tokens[part[0] : part[1] + 1]:
        lower = token.lower
        if (lower in _SURELY_FINITE or "'" in lower or "’" in lower) and _is_finite(token):
            return True
    return False


def _is_finite(token: Token) -> bool:
    lower = token.lower
    if lower in _SURELY_FINITE:
        return token.text.islower()
    if "'" not in lower and "’" not in lower:
        return False
    return lower.endswith(_CONTRACTED) or (lower.endswith(("'s", "’s")) and pronoun_of(lower) is not None)


def _last_word(tokens: Sequence[Token], first: int, last: int) -> int:
    while last >= first and (tokens[last].text in _CLOSING or tokens[last].text in DASHES):
        last -= 1
    return last


def _first_word(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return the first token of a clause, past "that", dashes and a connective: "But", "However,", "And"."""
    while first <= last:
        token = tokens[first]
        if token.text in _BREAKS or token.text in DASHES or token.lower in _NOT_OF_CLAUSE:
            first += 1
        elif token.lower in _CONNECTIVES_WITH_COMMA and first < last and tokens[first + 1].text == ",":
            first += 2
        else:
            break
    return first


def clause_opening(tokens: Sequence[Token], first: int, last: int) -> str:
    """Return how a clause opens: the sign that it is one, or what it is instead.

    "that", "wh", "pronoun", "verb" and "-ed" (a finite verb, surely or perhaps, behind the words of a subject) are
    signs; "to", "-ing", "of", "object" (the verb is in a relative clause or behind a comma) and "none" are not.
    """
    before = first - 1 - (first > 1 and tokens[first - 1].text == ",")
    if before >= 0 and tokens[before].lower == "that":
        return "that"
    head = tokens[first].lower
    if head in _QUESTION_WORDS:
        return "wh"
    if (pronoun_of(head) is not None or head.startswith("there")) and head not in _OBJECT_PRONOUNS:
        return "pronoun" if first < last else "object"
    if head == "to":
        return "to"
    by_verb = _opening_by_verb(tokens, first, last)
    if by_verb is not None:
        return by_verb
    if head.endswith("ing") and tokens[first].text.islower():
        return "-ing"
    return "of" if head in PREPOSITIONS else "none"


def _opening_by_verb(tokens: Sequence[Token], first: int, last: int) -> str | None:
    """Return "verb", "-ed" or "object" by the first verb that may be finite, ``None`` without one."""
    weak = broken = False
    for k in range(first + 1, min(last, first + SUBJECT_REACH) + 1):
        token = tokens[k]
        lower = token.lower
        if token.passage >= 0:
            continue
        if lower == ",":
            broken = broken or not weak
        elif lower in _SUBORDINATES and tokens[k - 1].lower not in PREPOSITIONS:
            broken = True
        elif _is_finite(token):
            return "object" if broken and tokens[k - 1].text != "," else "verb"
        elif lower.endswith("ed") and len(lower) > 3:
            weak = True
    if weak:
        return "object" if broken else "-ed"
    return None


def _end_of_clause(tokens: Sequence[Token], found: Sequence[Attribution], first: int, end: int) -> int:
    """Return the last token of the reported clause that begins at ``first``.

    The clause ends before a second verb of the speaker: "said it was early but added", "denied it, but has gone on".
    """
    words = list(map(_LOWER_OF, tokens[first + 1 : end + 1]))
    if _MAY_END_CLAUSE.isdisjoint(words) and "according" not in words:
        return end
    cues = {other.cue_index for other in found if other.order in (Order.CONTINUED, Order.SUBJECT_FIRST)}
    judged = {other.first for other in found if other.relative}
    k = first
    for joint_word, verb_word in pairwise(words):
        k += 1
        if joint_word not in _MAY_END_CLAUSE and verb_word != "according":
            continue
        joint, verb = tokens[k], tokens[k + 1]
        if verb.lower == "according" and k > first + 1:
            return k - (joint.text == ",")
        if joint.text == ",":
            if (verb.lower.endswith("ing") and (k + 1 in cues or verb.lower in _ASIDE_PARTICIPLES)) or (
                verb.lower in _RELATIVES and (k + 1 in judged or k + 2 in judged)
            ):
                return k - 1
            continue
        if joint.lower not in ("and", "but") or verb.passage >= 0:
            continue
        follows_comma = tokens[k - 1].text == ","
        if _is_second_cue(tokens, cues, k + 1, end) or (
            follows_comma and verb.lower in AUXILIARIES and verb.lower not in _CONTINUES_CLAUSE
        ):
            return k - 1 - follows_comma
    return end


def _is_second_cue(tokens: Sequence[Token], cues: set[int], i: int, end: int) -> bool:
    """Whether a cue in the past tense, or "says" or "adds", is at ``i``, or after auxiliaries and adverbs there."""
    while i < end and (tokens[i].lower in AUXILIARIES or tokens[i].lower in ADVERBS):
        i += 1
    return i in cues and (tokens[i].lower.endswith("ed") or tokens[i].lower in _SECOND_CUES)


def _skip_addressee(tokens: Sequence[Token], attribution: Attribution, end: int) -> int:
    """Return the first token of the clause behind a cue, past an addressee, a time, a place and "that".

    A result greater than ``end`` means that nothing is reported.
    """
    i = attribution.cue_index + 1
    if attribution.order == Order.NOUN or attribution.base in _WITH_NOUN:
        return _behind_that(tokens, i, min(end, i + (1 if attribution.order == Order.NOUN else 5)), end)
    if attribution.base == "point" and i <= end and tokens[i].lower == "out":
        i += 1
    has_addressee = attribution.base in _TOLD
    if not has_addressee and not _has_adjunct(tokens, i, attribution):
        return _behind_that(
            tokens, i, i + 2 * (tokens[i].lower == "the" and i < end and tokens[i + 1].lower == "fact"), i
        )
    behind = _behind_that(tokens, i, min(end, i + ADDRESSEE_REACH), end + 1)
    if behind <= end:
        return behind
    if has_addressee:
        i = end_of_addressee(tokens, i, end)
    i = end_of_time(tokens, i, end)
    if i <= end and (tokens[i].lower in PREPOSITIONS or tokens[i].text == ",") and tokens[i].lower != "to":
        return end + 1
    return i


def _behind_that(tokens: Sequence[Token], first: int, last: int, default: int) -> int:
    """Return the token behind the "that" in ``first`` to ``last``, and behind its comma; ``default`` without one."""
    for k in range(first, last + 1):
        if k < len(tokens) and tokens[k].lower == "that" and tokens[k - 1].lower not in PREPOSITIONS:
            follows = k + 1 < len(tokens) and tokens[k + 1].text == ","
            return k + 1 + follows
        if k < len(tokens) and tokens[k].passage >= 0:
            break
    return default


def _has_adjunct(tokens: Sequence[Token], i: int, attribution: Attribution) -> bool:
    """Whether the token at ``i``, behind a cue, begins an addressee, a time or a place: "said on Monday"."""
    token = tokens[i]
    lower = token.lower
    if i + 1 < len(tokens) and (tokens[i + 1].lower in ("least", "most") or tokens[i + 1].text[0].isdigit()):
        # "reported at least six": an estimate opens the clause. "announced Nov. 18 that": a date does not.
        return False
    return (
        f"{token.text}." in TIMES
        or (lower == "this" and i + 1 < len(tokens) and tokens[i + 1].lower in TIME_WORDS)
        or (lower in PREPOSITIONS and lower != "to" and attribution.base in SPEECH_VERBS)
        or (lower == "to" and attribution.base in _TO_SOMEBODY and not _is_gerund(tokens, i + 1))
        or lower in ADDRESSEES
        or lower in TIME_WORDS
        or token.text in TIMES
    )


def _is_gerund(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].lower.endswith("ing") and tokens[i].text.islower()


_MAY_END_CLAUSE: Final = frozenset({",", "and", "but"})
_BREAKS: Final = frozenset({",", ";", ":"})
_ALSO_OF_THINGS: Final = frozenset("confirm hint imply indicate reveal say signal suggest underline underscore".split())
"""Verbs whose subject may be a thing that says nothing in words."""
_CLOSING: Final = frozenset(".!?;:,")
_NOT: Final = frozenset({"not", "never", "nobody", "none", "cannot", "without", "neither", "nor"})
_WITHHELD: Final = frozenset(
    "declined declines decline refused refuses refuse failed fails fail reluctant unable wants".split()
)
_TOLD: Final = frozenset("tell remind inform assure warn advise notify".split())
"""Verbs with an addressee before the reported clause: "told reporters that"."""
_TO_SOMEBODY: Final = frozenset("explain confirm admit mention suggest confess complain say announce".split())
"""Verbs with an addressee behind "to": "explained to the council that"."""
_WITH_NOUN: Final = frozenset({"express", "voice", "share"})
"""Verbs that report with a noun: "expressed fears that"."""
_AUDIENCE: Final = ADDRESSEES | {"the", "a", "an"}
_CONTINUES_CLAUSE: Final = frozenset({"not", "never", "ever", "to", "would", "could", "will", "should", "might", "may"})
"""Words behind "and" or "but" that continue the reported clause as often as the reporting one."""
_SECOND_CUES: Final = frozenset("said told wrote says say adds add".split())
_ASIDE_PARTICIPLES: Final = frozenset({"raising", "prompting", "sparking", "drawing"})
"""Participles in which the writer says what the words led to: ", raising questions"."""
_CONTRACTED: Final = ("n't", "n’t", "'re", "’re", "'ll", "’ll", "'ve", "’ve", "'d", "’d")
"""Endings of contracted finite verbs: "they're"."""
_NOT_OF_CLAUSE: Final = frozenset({"but", "and", "or", "nor", "yet", "that"})
"""Words before a clause that are the writer's."""
_CONNECTIVES_WITH_COMMA: Final = CONNECTIVES | {"also", "additionally", "moreover", "furthermore", "separately"}
_QUESTION_WORDS: Final = frozenset("how why what whether if when where".split())
_WRITER: Final = frozenset({"i", "we", "you"})
"""Subjects that, outside quotation marks, are the writer or the reader."""
_NOT_BEFORE_CLAUSES: Final = frozenset("while after before as since during despite who which more".split())
"""Words behind a cue that open an adverbial or relative clause, or an object: "said while visiting"."""
_SURE_CLAUSES: Final = frozenset({"that", "wh", "pronoun", "-ed"})
_WITH_GERUND: Final = frozenset(
    "acknowledge admit announce deny describe mention recall recommend report suggest".split()
)
"""Verbs whose object may be a gerund: "denied taking it"."""
_OBJECT_PRONOUNS: Final = frozenset("him them me us her himself herself itself themselves".split())
_RELATIVES: Final = frozenset({"who", "which", "that", "whose", "whom"})
_SUBORDINATES: Final = _RELATIVES | frozenset("to while as after before because when where since until".split())
"""Words behind which a verb is not that of the clause."""
_JOINTS: Final = frozenset("so but although though and while or nor yet a an".split())
"""Words that open something else than the second half of a clause."""
WRITERS_JOINTS: Final = frozenset("but although though which while whereas despite as".split())
"""Words behind a comma that open what the writer adds, or another part of the clause."""
_DEMONSTRATIVES: Final = frozenset("this these so something nothing anything everything it much little as".split())
_ONLY_BEFORE_CLAUSES: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys("ask inquire enquire describe detail recount".split(), frozenset({"wh"})),
    **dict.fromkeys(
        """
        blog boast charge cry demand message order post protest read recommend request rule share signal text volunteer
        """.split(),
        frozenset({"that"}),
    ),
    "agree": frozenset({"that", "pronoun"}),
    "noun": frozenset({"that"}),
}
"""Cues that report only a clause of these openings behind them; otherwise their object follows, or they are nouns."""
_SURELY_FINITE: Final = (
    (AUXILIARIES | FINITE_VERBS) - frozenset("to not never ever having being been get be n't".split())
) | frozenset(
    word for word in CUES if word.endswith("s") and not word.endswith("ss") and word not in ALSO_NOUNS | SPEECH_NOUNS
)
LEADING: Final = frozenset("while although though when after as since because if before whereas".split())
"""Words that open a clause before the main one: "While Berg said it was late, the bridge opened."."""
_CLAUSES: Final = frozenset({"that", "wh", "pronoun", "verb", "-ed"})
_OBJECTS: Final = frozenset({"object", "none"})
_SELDOM_WITH_OBJECT: Final = frozenset("say tell argue assert claim contend insist maintain state warn".split())
"""Verbs behind which a noun without a known verb still opens a clause: "said the bridge wobbles"."""
_NO_CLAUSES: Final = frozenset({"-ing", "of", "to"})
