"""Find the people whom the labels of a dialogue name: "HOLT: We open on Monday.", "Achtel: Im Herbst."."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from articles.text.cleaning.bylines import in_title_case
from articles.text.cleaning.dialogue import Label, find_dialogue, is_given_name
from articles.text.cleaning.outlets import known_outlet
from articles.text.cleaning.prose import split_words
from articles.text.data.outlet_words import OUTLET_WORDS
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NOT_SPEAKERS: Final = frozenset(
    """
        QUESTION ANSWER NOTE VIDEO PHOTO PHOTOS READ MORE WATCH UPDATE UPDATED CORRECTION HOST MODERATOR REPORTER
        AUDIENCE CROSSTALK STORY SOURCE SOURCES TIME DATE PLACE WHO WHAT WHEN WHERE WHY HOW
    """.split()
)
"""Labels in capitals that are not names."""

PARAGRAPH_BREAK: Final = "\n\n"

_LABEL: Final = re.compile(r"^[\"“]?([A-Z][A-Z'’-]{2,20}(?: [A-Z][A-Z'’-]{2,20})?): ", re.MULTILINE)
_MIN_CAPITALS: Final = 4
"""Letters. Shorter labels in capitals are often an outlet's."""
_ASKS: Final = 0.5
"""A label is an interviewer's if at least this share of its turns ask."""
_MAX_EXAMINED: Final = 200_000
"""Characters of a text that are searched for full names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledSpeaker:
    """A person whom labels name. ``name`` is the fullest form; ``role`` is what a label adds, "" if nothing."""

    name: str
    role: str
    spans: tuple[Span, ...]


def speaker_labels(body: str) -> dict[str, list[Span]]:
    """Return the places of labels in capitals. Fewer than two are no conversation, so the result is empty."""
    labels: dict[str, list[Span]] = {}
    for match in _LABEL.finditer(body):
        labels.setdefault(match[1], []).append(Span(*match.span(1)))
    return labels if len(labels) >= 2 else {}


def split_blocks(body: str) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs of a body, each with its offset."""
    start = 0
    for text in body.split(PARAGRAPH_BREAK):
        yield start, text
        start += len(text) + len(PARAGRAPH_BREAK)


def labelled_speakers(body: str, context: str = "") -> list[LabelledSpeaker]:
    """Return the people whom the labels of a dialogue name; [] if ``body`` is no dialogue.

    ``context`` is text outside the body, such as the headline, that may give full names.
    """
    blocks = list(split_blocks(body))
    dialogue = find_dialogue([text for _, text in blocks], context)
    if dialogue is None:
        return []
    groups: dict[str, list[tuple[int, Label]]] = {}
    for number, label in dialogue.labels.items():
        if not (label.is_question or label.is_answer or label.is_role):
            groups.setdefault(label.key, []).append((number, label))
    full_names = _full_names(f"{context}\n{body[:_MAX_EXAMINED]}", groups.keys())
    texts = [text for _, text in blocks]
    asking = {key for key, turns in groups.items() if _asks(texts, turns)}
    found = []
    for key, turns in groups.items():
        name = _name_of(key, turns, full_names, is_interviewer=key in asking, has_interviewer=bool(asking - {key}))
        if name:
            spans = tuple(
                Span(blocks[number][0] + label.start, blocks[number][0] + label.end) for number, label in turns
            )
            role = next((label.role for _, label in turns if label.role), "")
            found.append(
                LabelledSpeaker(name=name, role=role.lower() if role.isupper() and " " in role else role, spans=spans)
            )
    return found


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
    if not longest[:1].isupper() or longest in NOT_SPEAKERS or known_outlet(longest) is not None or len(turns) < 2:
        return ""
    if longest.isupper() and len(longest) >= _MIN_CAPITALS:
        return longest.title()
    return longest if has_interviewer and not is_interviewer else ""


def _full_names(text: str, keys: object) -> dict[str, str]:
    """Return for each key the most frequent pair of given name and surname that the text has for it."""
    wanted = set(keys)  # type: ignore[call-overload]
    pairs: dict[str, Counter[str]] = {}
    for line in text.split("\n"):
        for one, other in pairwise(split_words(line)):
            key = other.casefold()
            if key in wanted and other[:1].isupper() and is_given_name(one) and f"{one} {other}" in line:
                pairs.setdefault(key, Counter())[f"{one} {other}"] += 1
    return {
        key: in_title_case(name) if name.isupper() else name
        for key, counted in pairs.items()
        for name, _ in [counted.most_common(1)[0]]
    }
