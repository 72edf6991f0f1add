"""Labels of ads, players, newsletters and pointers that stand within a paragraph.

Some readers and exports join what a page shows between two paragraphs to one of them: "... were rotten. Advertisement
The slip ...". Such a label is parted from the paragraph if it stands between two sentences and is one that the line
rules know. A pointer's title after its label goes with it only if its end is sure.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from articles.text.cleaning.boilerplate import Verdict
from articles.text.data.boilerplate import LABELS, LabelRule
from articles.text.data.kinds import Kind
from articles.text.formats.shapes.line_ends import find_line_ends

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.text.lines import Line

# Labels are looked for in lines of at least this many characters: shorter ones are judged whole.
_MIN_LENGTH: Final = 80
# Kinds of labels that are cut, and those of which a label of one word is sure too.
_KINDS: Final = frozenset({Kind.ADVERTISEMENT, Kind.SPONSORED, Kind.VIDEO, Kind.NEWSLETTER, Kind.RELATED})
_SURE_IN_ONE_WORD: Final = frozenset({Kind.ADVERTISEMENT})
_MIN_LABEL_LENGTH: Final = 6
# Characters of a pointer and its title.
_MAX_POINTER: Final = 220
_MAX_TITLE_WORDS: Final = 24
# Characters of a label or credit whose words change.
_MAX_WORDING: Final = 110
_MIN_TITLE: Final = 12
# After a word in small letters, these words in capitals open a sentence.
_OPENING: Final = re.compile(
    r"(?<=[a-zß-öø-ÿ0-9]) (?=(?:The|A|An|He|She|It|They|We|In|On|At|But|And|This|That|These|Those|As|After|When"
    r"|While|If|Der|Die|Das|Ein|Eine|Er|Sie|Es|Im|In|Am|Auf|Le|La|Les|Un|Une|Il|Elle|El|Los|Las|Una|O|Os|Um|Uma|De|Het|Een)\b)"
)
# Pointers to players that the line rules know as the beginnings of longer lines.
_PLAYERS: Final = (
    "click to play video",
    "tap to play video",
    "click here to play video",
    "click to watch video",
    "click to view video",
    "play video",
    "watch the video",
    "video unavailable",
)
# Labels and credits with words that change, in lower case, each with its kind and rule. They stand between two
# sentences, so brackets and wording are sure where the words alone would not be.
_WORDINGS: Final = tuple(
    (re.compile(pattern), Verdict(kind=kind, rule=rule))
    for kind, rule, pattern in (
        (
            Kind.ADVERTISEMENT,
            "advertisement label",
            r"advertisement\s?[-–—·|:]\s?(?:story|article|scroll|continues?|content)"
            r"(?: (?:continues|continue|below|to|reading|with|content)){0,6}"
            r"|scroll (?:down )?to continue(?: reading| with content)?"
            r"|(?:story|article) continues(?: below)?",
        ),
        (
            Kind.NEWSLETTER,
            "sign-up offer",
            r"(?:sign up (?:for|to)|subscribe to) (?:our|the) (?:free |daily |weekly |morning |evening ){1,2}"
            r"newsletters?"
            r"|abonnez-vous à (?:notre|la) newsletter|inscrivez-vous à (?:notre|la) newsletter"
            r"|(?:jetzt )?(?:unseren )?newsletter abonnieren"
            r"|suscríbe(?:te|se) a (?:nuestro|nuestra) (?:boletín|newsletter)"
            r"|iscriviti alla (?:nostra )?newsletter|meld je aan voor (?:onze|de) nieuwsbrief",
        ),
        (
            Kind.CAPTION,
            "picture credit",
            r"\((?:photos?|fotos?|picture|image|photograph|bild|credit)(?: by|:| credit:) [^()]{3,80}\)"
            r"|image source, (?:getty images|reuters|afp|pa media|pa|ap|epa|bbc)"
            r"|(?:enlarge|toggle) (?:this image|caption)(?: toggle caption)?",
        ),
    )
)
# The start of a sentence within a line, and what follows a label: a sentence, or a title after a colon. A label at the
# end of a line says what the whole line is.
_SENTENCE_START: Final = re.compile(r"[.!?…][\"'”’»)\]]? (?=[^\W\d_]|\([^\W\d_])")
_AFTER: Final = re.compile(r" [\"'“‘„«(]?(?P<next>\w{1,40})|:(?P<colon>) (?=\S)")
_FIRST_WORD: Final = re.compile(r"\w+")
_SENTENCE_END: Final = re.compile(r"[.!?…][\"'”’»)]?(?:\s|$)")


def part_inner_debris(line: Line) -> Sequence[tuple[Line, Verdict | None]]:
    """Return the parts of a line, each with its verdict: those of labels have one, the rest has none."""
    if len(line.text) < _MIN_LENGTH:
        return [(line, None)]
    parts: list[tuple[Line, Verdict | None]] = []
    at = 0
    for start, end, verdict in _find_labels(line.text):
        if line.text[at:start].strip():
            parts.append((line.part(at, start), None))
        parts.append((line.part(start, end), verdict))
        at = end
    if line.text[at:].strip():
        parts.append((line.part(at, len(line.text)), None))
    return parts


def _find_labels(text: str) -> Iterator[tuple[int, int, Verdict]]:
    """Yield the start and end of each label, with its title where that is sure, and its verdict."""
    labels = _labels_by_first_word()
    done = 0
    for before in _SENTENCE_START.finditer(text):
        start = before.end()
        if start < done:
            continue
        worded = _find_wording(text, start)
        if worded is not None:
            yield start, *worded
            done = worded[0]
            continue
        word = _FIRST_WORD.match(text, start)
        if word is None or not text[start].isupper():
            continue
        for label, verdict in labels.get(word.group().casefold(), ()):
            end = start + len(label)
            if text[start:end].casefold() != label:
                continue
            after = _AFTER.match(text, end)
            if after is None or (after["next"] and not _opens_sentence(after["next"])):
                continue
            if after["colon"] is not None:
                title_end = _end_of_title(text, start, end) if verdict.kind is Kind.RELATED else None
                if title_end is None:
                    continue
                end = title_end
            yield start, end, verdict
            done = end
            break


def _find_wording(text: str, start: int) -> tuple[int, Verdict] | None:
    """Return the end of the label or credit at the start of a sentence, and its verdict, ``None`` if there is none."""
    if not (text[start].isupper() or text[start] == "("):
        return None
    stretch = text[start : start + _MAX_WORDING]
    lowered = stretch.lower()
    if len(lowered) != len(stretch):
        return None
    for pattern, verdict in _WORDINGS:
        found = pattern.match(lowered)
        if found is None:
            continue
        after = _AFTER.match(text, start + found.end())
        if after is not None and after["next"] and _opens_sentence(after["next"]):
            return start + found.end(), verdict
    return None


def _opens_sentence(word: str) -> bool:
    """Whether a word may open a sentence; after SIGN UP, NOW goes on with the label."""
    return word[0].isupper() and (len(word) == 1 or not word.isupper())


def _end_of_title(text: str, start: int, after: int) -> int | None:
    """Return the end of the title after a pointer's label, ``None`` if it is not sure."""
    stretch = text[start : start + _MAX_POINTER]
    stop = _SENTENCE_END.search(stretch, after - start)
    opening = _OPENING.search(stretch, after - start + _MIN_TITLE)
    ends = [end for end in find_line_ends(stretch) if end >= after - start + _MIN_TITLE]
    ends += [opening.start()] if opening else []
    end = min(ends, default=None)
    if end is None or (stop and stop.start() < end) or len(stretch[:end].split()) > _MAX_TITLE_WORDS:
        return None
    return start + end


@cache
def _labels_by_first_word() -> dict[str, list[tuple[str, Verdict]]]:
    """Return the labels in lower case with their verdicts, the longest first, by their first words."""
    found: dict[str, list[tuple[str, Verdict]]] = {}
    players = LabelRule(name="player control", kind=Kind.VIDEO, reason="they start a video", labels=_PLAYERS)
    for rule in (*LABELS, players):
        if rule.kind not in _KINDS:
            continue
        for label in rule.labels:
            word = _FIRST_WORD.match(label)
            sure = " " in label or rule.kind in _SURE_IN_ONE_WORD
            if word and sure and len(label) >= _MIN_LABEL_LENGTH:
                verdict = Verdict(kind=rule.kind, rule=rule.name)
                found.setdefault(word.group().casefold(), []).append((label.casefold(), verdict))
    return {word: sorted(labels, key=lambda entry: -len(entry[0])) for word, labels in found.items()}
