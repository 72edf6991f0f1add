"""Interviews and transcripts: the turns of a dialogue, each with the label that names its speaker.

A single label proves nothing: recipes, service boxes and results have labels too. Lines are turns only if several
labels alternate and at least some of them are a question's, a person's or a role's.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from articles.text.cleaning.prose import count_words, ends_sentence, split_words
from articles.text.data.dialogue_words import (
    ANSWER_LABELS,
    FIRST_PERSON,
    INTERVIEW_WORDS,
    NOT_SPEAKER_LABELS,
    QUESTION_LABELS,
    ROLE_LABELS,
    SPEAKER_TITLES,
    UNKNOWN_SPEAKERS,
)
from articles.text.data.headers import SMALL_PLACE_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MIN_TURNS: Final = 3
"""Labelled turns that make a dialogue."""
MIN_QUESTIONS: Final = 3
"""Questions without labels that make an interview."""

# Characters of a line that may be its label, and most words of one, its role included.
_LABEL_REACH, _MAX_LABEL_WORDS, _MAX_NAME_WORDS = 90, 10, 5
# Shares of turns: followed by another speaker's, with a speaker who is a person, ending a sentence; and of the lines
# between the first turn and the last that are turns.
_MIN_ALTERNATION, _MIN_PEOPLE, _MIN_SENTENCES, _MIN_DENSITY = 0.4, 0.4, 0.5, 0.2
# Most words of a question without a label, lines of the opening that may announce an interview, and the share of
# answers in which the speakers mean themselves.
_MAX_QUESTION_WORDS, _OPENING, _MIN_FIRST_PERSON = 60, 8, 0.4
_MAX_EXAMINED = 2_000
# Longest line that is a speaker's name and nothing else.
_MAX_BARE_NAME = 40
# Labels that repeat earlier ones, and shares of turns that ask and in which speakers mean themselves.
_MIN_REPEATS, _MIN_ASKED, _MIN_MEANT = 2, 0.15, 0.3

# What ends a label: most lines have nothing of it.
_STOP = re.compile(r"\.\s?[–—―]")
_INITIAL = re.compile(r"\W{0,6}[^\W\d_](?:\.|\)|\s[-–—])")
_BEFORE = re.compile(r"(?:>>+|[-–—•*_]{1,3}|[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?)\s?(?:[-–—>*_]{1,3}\s?)?")
_LETTER = re.compile(
    r"(?P<name>[A-ZА-Я])(?:\d{0,2}[.:)：]|\s[-–—])\**\s+(?=\S)",
)
_COLON = re.compile(r"(?P<name>[^\W\d_][^:：\n“”\"!?;]{0,88}?)\**[:：]\**(?:\s+|$|(?<=：))")
_TIMED = re.compile(r"(?P<name>[^\W\d_][^:\n“”\"!?;,(]{1,60}?)\s?[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?\s?:\s+(?=\S)")
_STOPPED = re.compile(r"(?P<name>[^\W\d_][^:\n“”\"!?;]{1,88}?)\.\s?[–—―]\s?(?=\S)")
_STAMPED = re.compile(r"(?P<name>[^\W\d_][^:\n“”\"!?;,]{1,60}?)\s+[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?\s?:?$")
_ROLE = re.compile(r"\s*(?:[,(\[–—]|\s-\s)")
_PARTICLES = SMALL_PLACE_WORDS | frozenset(("von", "zu", "van", "ten", "ter", "bin", "al", "ibn", "y", "e", "den"))
_ASIDE = re.compile(r"[\[(][^\[\]()]{1,120}[\])]\.?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The label of a turn: ``name`` is the speaker as printed, between ``start`` and ``end`` of the line.

    ``role`` is what the label adds ("HOST", "SPD"). The words spoken begin at ``speech``; they are in the lines below
    if that is the end of the line. ``key`` is the same for all labels of a speaker.
    """

    name: str
    role: str
    start: int
    end: int
    speech: int
    key: str

    @property
    def is_question(self) -> bool:
        return self.key in QUESTION_LABELS

    @property
    def is_answer(self) -> bool:
        return self.key in ANSWER_LABELS

    @property
    def is_role(self) -> bool:
        """Whether the label names its speaker by a role: "MODERATOR", "THE COURT", "Speaker 1"."""
        return not ROLE_LABELS.isdisjoint(self.name.casefold().split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialogue:
    """The turns of a text: labels by number of the line, and lines that are questions without a label.

    ``first`` and ``last`` are the numbers of the first turn and of the last.
    """

    labels: Mapping[int, Label]
    questions: frozenset[int]
    first: int
    last: int


@lru_cache(maxsize=4096)
def read_label(text: str) -> Label | None:
    """Return the label at the beginning of a line, ``None`` if there is none."""
    head = text[:_LABEL_REACH]
    if ":" not in head and "：" not in head and _STOP.search(head) is None and _INITIAL.match(head) is None:
        return None
    start = 0
    for _ in range(2):
        before = _BEFORE.match(text, start)
        start = before.end() if before else start
    found = _match_label(text[: start + _LABEL_REACH + 10], start)
    if found is None:
        return None
    name, _end, speech = found
    role = _ROLE.search(name, 1)
    printed = name[: role.start()] if role else name
    bare = _without_titles(printed)
    key = bare.split()[-1].casefold().strip(".’'") if bare.split() else printed.casefold()
    if not ROLE_LABELS.isdisjoint(bare.casefold().split()):
        key = bare.casefold()
    if not _may_be_speaker(printed, bare):
        return None
    start += len(printed) - len(bare) if printed.endswith(bare) else 0
    return Label(
        name=bare,
        role=name[role.end() :].strip(" )]–—-,") if role else "",
        start=start,
        end=start + len(bare),
        speech=speech,
        key=key,
    )


def _match_label(text: str, start: int) -> tuple[str, int, int] | None:
    """Return the label that begins at ``start``, its end, and the start of the words behind it."""
    for pattern in (_LETTER, _TIMED, _COLON, _STOPPED, _STAMPED):
        match = pattern.match(text, start)
        if match and _is_short(match["name"]) and (pattern is not _LETTER or match["name"].casefold() in _LETTERS):
            return match["name"].rstrip(" *_"), match.end("name"), match.end()
    return None


_LETTERS = QUESTION_LABELS | ANSWER_LABELS


def _is_short(name: str) -> bool:
    return name.count(" ") < _MAX_LABEL_WORDS


def _without_titles(name: str) -> str:
    words = name.split()
    while len(words) > 1 and _is_title(words):
        words.pop(0)
    return " ".join(words)


def _is_title(words: Sequence[str]) -> bool:
    """Whether the first of several words is a title, or a role before a name ("Präsidentin Ortrun Pehl")."""
    first = words[0].rstrip(".").casefold()
    if first in SPEAKER_TITLES or first == "by":
        return True
    is_role = first in ROLE_LABELS and first not in UNKNOWN_SPEAKERS
    return is_role and words[1][:1].isupper() and words[1].isalpha() and words[1].casefold() not in ROLE_LABELS


def _may_be_speaker(printed: str, bare: str) -> bool:
    words = bare.split()
    if not words or len(words) > _MAX_NAME_WORDS or len(bare) > _LABEL_REACH:
        return False
    if words[0].casefold().strip(".") in NOT_SPEAKER_LABELS and words[0].casefold() not in (
        *QUESTION_LABELS,
        *ANSWER_LABELS,
    ):
        return False
    if any(not (word[:1].isupper() or _is_small(word) or not word[:1].islower()) for word in words):
        return False
    # A full stop ends a sentence, unless it is an initial's or an abbreviation's.
    return not any(word.endswith(".") and len(word) > 4 for word in printed.split()[:-1])


def _is_small(word: str) -> bool:
    return word.casefold() in _PARTICLES


def find_dialogue(texts: Sequence[str], context: str = "") -> Dialogue | None:
    """Return the turns of a text, ``None`` if it is no dialogue.

    ``context`` is text above it, such as the headline, that may give the full names of speakers.
    """
    labels = {number: label for number, text in enumerate(texts) if (label := read_label(text)) is not None}
    labels |= _names_above(texts, labels)
    labels = _without_strangers(_with_unique_keys(dict(sorted(labels.items()))), texts)
    if _are_turns(texts, labels, context):
        first, last = min(labels), max(labels)
        questions = _questions_between(texts, labels, first)
        return Dialogue(labels=labels, questions=questions, first=first, last=max((last, *questions)))
    return _find_interview(texts, context)


def _names_above(texts: Sequence[str], labels: Mapping[int, Label]) -> dict[int, Label]:
    """Return labels for lines that are a full name and nothing else, each above the words of that speaker.

    At least two names alternate, each of them several times, and all stand above a sentence. Bylines, signatures and
    subheadings do not.
    """
    if len(labels) >= MIN_TURNS:
        return {}
    names = {text for text, times in Counter(texts).items() if times > 1 and _is_bare_name(text)}
    found = {number: text for number, text in enumerate(texts) if text in names} if names else {}
    if len(found) < 2 * _MIN_REPEATS or len(set(found.values())) < 2:
        return {}
    if not all(number + 1 < len(texts) and ends_sentence(texts[number + 1]) for number in found):
        return {}
    if any(one == other for one, other in pairwise(found.values())):
        return {}
    return {
        number: Label(
            name=text, role="", start=0, end=len(text), speech=len(text), key=text.split()[-1].casefold().strip(".’'")
        )
        for number, text in found.items()
    }


def _is_bare_name(text: str) -> bool:
    words = text.split()
    return (
        len(text) <= _MAX_BARE_NAME
        and 2 <= len(words) <= _MAX_NAME_WORDS - 1
        and all(word[:1].isupper() or _is_small(word) for word in words)
        and all(word.replace("-", "").replace("’", "").replace("'", "").rstrip(".").isalpha() for word in words)
        and _may_be_speaker(text, text)
    )


def _with_unique_keys(labels: Mapping[int, Label]) -> dict[int, Label]:
    """Return the labels; those of people who share a surname have their full names as keys."""
    full: dict[str, set[str]] = {}
    for label in labels.values():
        if " " in label.name:
            full.setdefault(label.key, set()).add(label.name.casefold())
    return {
        number: replace(label, key=label.name.casefold()) if len(full.get(label.key, ())) > 1 else label
        for number, label in labels.items()
    }


def _without_strangers(labels: Mapping[int, Label], texts: Sequence[str]) -> dict[int, Label]:
    """Return the labels that may belong to a dialogue: a label that occurs once needs others next to it.

    Directions in brackets may stand between the two.
    """
    times = Counter(label.key for label in labels.values())
    repeated = [number for number, label in labels.items() if times[label.key] > 1 or _is_pair_letter(label)]
    if not repeated:
        return dict(labels)
    first, last = min(repeated), max(repeated)
    while (above := _beside(texts, first, -1)) in labels:
        first = above
    while (below := _beside(texts, last, 1)) in labels:
        last = below
    return {number: label for number, label in labels.items() if first <= number <= last}


def _beside(texts: Sequence[str], number: int, step: int) -> int:
    """Return the number of the next line above (``step`` -1) or below (1) that is no direction in brackets."""
    number += step
    while 0 <= number < len(texts) and is_aside(texts[number]):
        number += step
    return number


def _is_pair_letter(label: Label) -> bool:
    return label.is_question or label.is_answer


def _are_turns(texts: Sequence[str], labels: Mapping[int, Label], context: str) -> bool:
    turns = list(labels.items())
    if len(turns) < MIN_TURNS:
        return False
    keys = Counter(label.key for label in labels.values())
    asks, answers = any(label.is_question for _, label in turns), any(label.is_answer for _, label in turns)
    if len(keys) < 2 or not (len(turns) - len(keys) >= _MIN_REPEATS or (asks and answers)):
        return False
    changes = sum(one.key != other.key for (_, one), (_, other) in pairwise(turns))
    if changes < _MIN_ALTERNATION * (len(turns) - 1):
        return False
    ended = sum(_ends_speech(texts, number, label) for number, label in turns)
    if ended < _MIN_SENTENCES * len(turns):
        return False
    first, last = turns[0][0], turns[-1][0]
    if len(turns) < _MIN_DENSITY * (last - first + 1):
        return False
    if asks and answers:
        return True
    if not _is_spoken(texts, labels, context):
        return False
    return _count_people([*texts, *context.split("\n")], labels, keys) >= _MIN_PEOPLE * len(turns)


def _is_spoken(texts: Sequence[str], labels: Mapping[int, Label], context: str) -> bool:
    """Whether turns ask or their speakers mean themselves, or an interview is announced.

    Lists of teams, places and people have labels too.
    """
    spoken = [
        texts[number] if label.speech < len(texts[number]) else " ".join(texts[number + 1 : number + 2])
        for number, label in labels.items()
    ]
    if sum("?" in text for text in spoken) >= _MIN_ASKED * len(labels):
        return True
    if sum(map(means_oneself, spoken)) >= _MIN_MEANT * len(labels):
        return True
    return announces_interview([context, *texts[: max(_OPENING, min(labels))]])


def _ends_speech(texts: Sequence[str], number: int, label: Label) -> bool:
    text = texts[number] if label.speech < len(texts[number]) else texts[number + 1 : number + 2] or ("",)
    return ends_sentence(text if isinstance(text, str) else text[0]) or _ASIDE.search(str(text)) is not None


def _count_people(texts: Sequence[str], labels: Mapping[int, Label], keys: Counter[str]) -> int:
    """Return the number of turns whose label is a person's or a role's."""
    named = _full_names(texts, labels)
    return sum(
        label.is_role
        or _is_titled(texts[number], label)
        or bool(label.role)
        or (label.name.isupper() and len(label.name) > 1 and (keys[label.key] > 1 or " " in label.name))
        or label.key in named
        for number, label in labels.items()
    )


def _is_titled(text: str, label: Label) -> bool:
    return _BEFORE.sub("", text[: label.start]).strip(" .") != "" if label.start else False


def _full_names(texts: Sequence[str], labels: Mapping[int, Label]) -> set[str]:
    """Return the keys of labels that some line gives with a given name: "Lore Achtel"."""
    wanted = {label.key for label in labels.values() if label.name[:1].isupper()}
    found = {label.key for label in labels.values() if 2 <= len(label.name.split()) <= _MAX_NAME_WORDS}
    for number, text in enumerate(texts):
        if wanted <= found:
            break
        label = labels.get(number)
        words = split_words(text[label.speech if label else 0 :][:_MAX_EXAMINED])
        for one, other in pairwise(words):
            if not other[:1].isupper():
                continue
            surname = other.casefold().removesuffix("’s").removesuffix("'s")
            if surname in wanted and is_given_name(one):
                found.add(surname)
    return found


def is_given_name(word: str) -> bool:
    """Whether a word before a surname may be a given name: in capitals and no title."""
    return word[:1].isupper() and len(word) > 1 and word.casefold() not in SPEAKER_TITLES | _NOT_GIVEN


_NOT_GIVEN = frozenset(
    """
    the and but for with when if so as then der die das und aber wenn mit für le la les el los un une ein eine il lo i
    """.split()
)


def _questions_between(texts: Sequence[str], labels: Mapping[int, Label], first: int) -> frozenset[int]:
    """Return the questions without labels among the turns, each followed by an answer without one."""
    # Below the first turn that is an answer, or no question.
    answered = next(
        (place for place, label in labels.items() if label.is_answer or not is_question(texts[place])), None
    )
    if answered is None:
        return frozenset()
    return frozenset(
        number
        for number in range(max(first, answered + 1), len(texts) - 1)
        if number not in labels
        and number + 1 not in labels
        and is_question(texts[number])
        and not is_question(texts[number + 1])
    )


def is_question(text: str) -> bool:
    """Whether a line is a question and nothing else follows it."""
    return text.rstrip('"”’»*_ \u00a0').endswith(("?", "？", "؟")) and 2 <= count_words(text) <= _MAX_QUESTION_WORDS


def _find_interview(texts: Sequence[str], context: str) -> Dialogue | None:
    """Return an interview whose questions have no labels: questions and answers alternate, and "I" answers."""
    questions = [
        number
        for number in range(0 if context else 1, len(texts) - 1)
        if is_question(texts[number]) and not is_question(texts[number + 1]) and ends_sentence(texts[number + 1])
    ]
    if len(questions) < MIN_QUESTIONS:
        return None
    answers = [texts[number + 1] for number in questions]
    # Italian and Spanish papers put every answer between quotation marks.
    are_quoted = all(text[0] in "«“" and text.rstrip(" .")[-1:] in "»”" for text in answers)
    if not are_quoted and not announces_interview([context, *texts[: max(_OPENING, questions[0])]]):
        return None
    if not are_quoted and sum(map(means_oneself, answers)) < _MIN_FIRST_PERSON * len(answers):
        return None
    if len(questions) < _MIN_DENSITY * (questions[-1] - questions[0] + 1):
        return None
    return Dialogue(labels={}, questions=frozenset(questions), first=questions[0], last=questions[-1])


def announces_interview(texts: Sequence[str]) -> bool:
    """Whether a line says that somebody was interviewed."""
    lowered = [text[:_MAX_EXAMINED].casefold() for text in texts]
    return any(words in text for text in lowered for words in INTERVIEW_WORDS)


def means_oneself(text: str) -> bool:
    """Whether the speaker of a text says "I" or "we"."""
    lowered = text[:_MAX_EXAMINED].casefold()
    words = lowered.replace("j’", "j ").replace("j'", "j ").split()
    if not FIRST_PERSON.isdisjoint([word.strip('.,;:!?…»«“”"()') for word in words]):
        return True
    return not lowered.isascii() and any(
        word in lowered for word in ("私", "僕", "我", "저는", "나는", "제가", "우리", "أنا", "نحن")
    )


def is_aside(text: str) -> bool:
    """Whether a line is a direction in brackets: "(BEGIN VIDEO CLIP)", "[crosstalk]"."""
    return text[:1] in "[(" and _ASIDE.match(text) is not None
