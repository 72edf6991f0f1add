"""Find the people whom the labels of a dialogue name: "HOLT: We open on Monday.", "Achtel: Im Herbst."."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from articles.text.cleaning.bylines import in_title_case
from articles.text.cleaning.copied_titles import looks_like_outlet
from articles.text.cleaning.dialogue import Label, find_dialogue, is_given_name
from articles.text.cleaning.outlets import known_outlet
from articles.text.cleaning.prose import split_words
from articles.text.data.dialogue_words import INTERVIEW_WITH
from articles.text.data.outlet_words import OUTLET_WORDS
from articles.text.data.sources import BUILT_IN_PROFILES
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.text.cleaning.dialogue import Dialogue

NOT_SPEAKERS: Final = frozenset(
    """
        QUESTION ANSWER NOTE VIDEO PHOTO PHOTOS READ MORE WATCH UPDATE UPDATED CORRECTION HOST MODERATOR REPORTER
        AUDIENCE CROSSTALK STORY SOURCE SOURCES TIME DATE PLACE WHO WHAT WHEN WHERE WHY HOW
    """.split()
)
"""Labels in capitals that are not names."""

PARAGRAPH_BREAK: Final = "\n\n"

_LABEL: Final = re.compile(r"^[\"“]?([A-Z][A-Z'’-]{2,20}(?: [A-Z][A-Z'’-]{2,20})?): ", re.MULTILINE)
_OPENING, _MAX_LINE, _ROLE_AND_NAME = 12, 1_000, 3
"""Lines above the first question that may name who answers, characters of each, words of a role with a name."""
_NAME: Final = re.compile(
    r"(?<![^\W_])[^\W\d_a-zß-öø-ÿ][\w’'-]{1,20}(?:\s(?:(?:von|van|de|der|den|du|del|da|al|zu)\s)?"
    r"[^\W\d_a-zß-öø-ÿ][\w’'-]{1,20}){1,3}"
)
_AGE: Final = re.compile(r"\s?(?:,|\()\s?\d{1,3}\b")
_ADDRESSED: Final = re.compile(
    r"(?<![^\W_])(?:Frau|Herrn?|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?|Prof\.?|Professor|Captain|Capitaine|Capitán|Capitano|Kapitän|Madame|Monsieur|Mme|M\.|Señora?"
    r"|Sra?\.|Doña|Don|Signora?|Dottor|Senhora?|Meneer|Mevrouw|Pan[ia]?|Herr|Fru)\s(?:[A-ZÀ-Þ][\w’'-]{1,20}\s)?([^\W\d_a-z][\w’'-]{1,20})"
)
_MIN_CAPITALS: Final = 4
"""Letters. Shorter labels in capitals are often an outlet's."""
_ASKS: Final = 0.5
"""A label is an interviewer's if at least this share of its turns ask."""
_MAX_EXAMINED: Final = 200_000
"""Characters of a text that are searched for full names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledSpeaker:
    """A person whom labels name. ``name`` is the fullest form; ``role`` is what a label adds, "" if nothing.

    ``is_certain``: the labels alone show that somebody of this name speaks; otherwise only if the text names the person
    too. ``is_full``: the labels or the text around them give the full name.
    """

    name: str
    role: str
    spans: tuple[Span, ...]
    is_certain: bool = True
    is_full: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerLabels:
    """The people whom labels name, and the offsets of labels that name nobody ("Q.", "MODERATOR")."""

    speakers: tuple[LabelledSpeaker, ...]
    nameless: frozenset[int]


def _quoted_labels(body: str) -> SpeakerLabels:
    """Return labels in capitals, also behind quotation marks. Fewer than two are no conversation."""
    labels: dict[str, list[Span]] = {}
    for match in _LABEL.finditer(body):
        labels.setdefault(match[1], []).append(Span(*match.span(1)))
    found = (
        LabelledSpeaker(
            name=label.title(),
            role="",
            spans=tuple(spans),
            is_certain=len(spans) >= 2 and label not in NOT_SPEAKERS,
        )
        for label, spans in labels.items()
    )
    return SpeakerLabels(speakers=tuple(found) if len(labels) >= 2 else (), nameless=frozenset())


def split_blocks(body: str) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs of a body, each with its offset."""
    start = 0
    for text in body.split(PARAGRAPH_BREAK):
        yield start, text
        start += len(text) + len(PARAGRAPH_BREAK)


@lru_cache(maxsize=1)
def read_dialogue(body: str, context: str = "") -> tuple[tuple[tuple[int, str], ...], Dialogue | None]:
    """Return the paragraphs of a body, each with its offset, and the dialogue they are, ``None`` if they are none.

    Both the people and the quotes of a body need them, so those of the last body are kept.
    """
    blocks = tuple(split_blocks(body))
    return blocks, find_dialogue([text for _, text in blocks], context)


def read_speaker_labels(body: str, context: str = "") -> SpeakerLabels:
    """Return the people whom the labels of a dialogue name.

    ``context`` is text outside the body, such as the headline, that may give full names. An interview without names in
    its labels names the person who answers before its first question.
    """
    blocks, dialogue = read_dialogue(body, context)
    if dialogue is None:
        return _quoted_labels(body)
    texts = [text for _, text in blocks]
    groups: dict[str, list[tuple[int, Label]]] = {}
    nameless = set()
    for number, label in dialogue.labels.items():
        if label.is_question or label.is_answer or label.is_role:
            nameless.add(blocks[number][0] + label.start)
        else:
            groups.setdefault(label.key, []).append((number, label))
    full_names = _full_names(f"{context}\n{body[:_MAX_EXAMINED]}", groups.keys())
    asking = {key for key, turns in groups.items() if _asks(texts, turns)}
    found = []
    for key, turns in groups.items():
        name = _name_of(key, turns, full_names, is_interviewer=key in asking, has_interviewer=bool(asking - {key}))
        if name:
            spans = (Span(label.start, label.end).shifted(blocks[number][0]) for number, label in turns)
            role = next((label.role for _, label in turns if label.role), "")
            role = role.lower() if role.isupper() and " " in role else role
            found.append(LabelledSpeaker(name=name, role=role, spans=tuple(spans), is_full=" " in name))
    if len(nameless) == len(dialogue.labels):
        found += _answering(body, blocks[dialogue.first][0], interviewee_of(dialogue, texts, context))
    return SpeakerLabels(speakers=tuple(found), nameless=frozenset(nameless))


def _answering(body: str, end: int, name: str | None) -> list[LabelledSpeaker]:
    """Return the person who answers, if the text above the first question names that person."""
    spans = [Span(*match.span()) for match in re.finditer(rf"\b{re.escape(name)}\b", body[:end])] if name else []
    return [LabelledSpeaker(name=name, role="", spans=tuple(spans), is_full=True)] if name and spans else []


def interviewee_of(dialogue: Dialogue, texts: Sequence[str], context: str) -> str | None:
    """Return the full name of the person who answers the questions of an interview, ``None`` if it is not certain.

    The lines above the first question give it: behind words such as "interview with", before an age, or with a surname
    by which a question addresses the person ("Herr Aldag").
    """
    opening = [*context.split("\n"), *texts[max(0, dialogue.first - _OPENING) : dialogue.first]]
    asked = " ".join(texts[dialogue.first : dialogue.last + 1])[:_MAX_EXAMINED]
    addressed = {match[1] for match in _ADDRESSED.finditer(asked)}
    found: Counter[str] = Counter()
    for line in opening:
        for match in _NAME.finditer(line[:_MAX_LINE]):
            words = match[0].split()
            while len(words) > 2 and not is_given_name(words[0]):
                words.pop(0)
            name = " ".join(words[-2:] if len(words) == _ROLE_AND_NAME and words[-1] in addressed else words)
            before, after = line[: match.start()].casefold(), line[match.end() :]
            if words[-1] in addressed or before.rstrip(' :“"«„').endswith(INTERVIEW_WITH) or _AGE.match(after):
                found[name] += 1
    return found.most_common(1)[0][0] if len({name.split()[-1] for name in found}) == 1 else None


def _asks(texts: Sequence[str], turns: Sequence[tuple[int, Label]]) -> bool:
    return sum("?" in texts[number] for number, _ in turns) >= _ASKS * len(turns)


def _name_of(
    key: str,
    turns: Sequence[tuple[int, Label]],
    full_names: dict[str, str],
    *,
    is_interviewer: bool,
    has_interviewer: bool,
) -> str:
    """Return the name of the person whose labels have this key, "" if they name nobody."""
    longest = max((label.name for _, label in turns), key=lambda name: len(name.split()))
    words = longest.split()
    if words[0].casefold() == "the":
        return ""
    if key not in full_names and not OUTLET_WORDS.isdisjoint(longest.casefold().split()):
        return ""
    if len(words) > 1:
        return in_title_case(longest) if longest.isupper() else longest
    if key in full_names:
        return full_names[key]
    if not longest[:1].isupper() or longest in NOT_SPEAKERS or _is_outlet(longest) or len(turns) < 2:
        return ""
    if longest.isupper() and len(longest) >= _MIN_CAPITALS:
        return longest.title()
    return longest if has_interviewer and not is_interviewer else ""


def _is_outlet(label: str) -> bool:
    return known_outlet(label) is not None or looks_like_outlet(label.title(), BUILT_IN_PROFILES)


def _full_names(text: str, keys: object) -> dict[str, str]:
    """Return for each key, a surname or initials, the most frequent given name and surname that the text has for it."""
    wanted = set(keys)  # type: ignore[call-overload]
    pairs: dict[str, Counter[str]] = {}
    for line in text.split("\n"):
        for one, printed in pairwise(split_words(line)):
            other = printed.removesuffix("’s").removesuffix("'s")
            for key in (other.casefold(), f"{one[0]}{other[0]}".casefold()):
                if (
                    key not in wanted
                    or not other[:1].isupper()
                    or not is_given_name(one)
                    or f"{one} {other}" not in line
                ):
                    continue
                pairs.setdefault(key, Counter())[f"{one} {other}"] += 1
    return {
        key: in_title_case(name) if name.isupper() else name
        for key, counted in pairs.items()
        for name, _ in [counted.most_common(1)[0]]
    }
