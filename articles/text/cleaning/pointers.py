"""Pointers to other articles, and descriptions of pictures, that their form and their neighbours give away.

The rules for single lines see lower-case text. These also see capitals, and the lines above and below.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from articles.text.cleaning.boilerplate import Verdict
from articles.text.cleaning.prose import count_words, ends_sentence
from articles.text.data.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

# Longer lines are prose.
_MAX_LENGTH: Final = 260
# Fewest words of a headline that is a pointer, of one in capitals, and of a caption below a picture's description.
_MIN_WORDS, _MIN_CAPITAL_WORDS, _MIN_CAPTION_WORDS = 4, 8, 6
_MAX_CAPTION_WORDS: Final = 30
# Shortest paragraph, in code points.
_MIN_PARAGRAPH: Final = 80
# Most headlines under a label, and fewest with their ranks above them.
_MAX_LISTED, _MIN_RANKED = 10, 3

_BULLET: Final = re.compile(r"[•·▪►‣●◦○■–*-]\s+(?=\S)")
_ROUND_BULLET: Final = re.compile(r"[•·▪►‣●■]\s+(?=[\"'“‘]?[^\W_])")
_RANK: Final = re.compile(r"#?0?(\d{1,2})[.)]?$")
_IN_CAPITALS: Final = re.compile(
    r"(?:RELATED(?: (?:STORY|ARTICLE|STORIES|NEWS|VIDEO))?|READ(?: MORE| ALSO| NEXT)?|ALSO READ|MORE|SEE ALSO|WATCH"
    r"|MUST READ|LISTEN|DON['’]T MISS)\s?[:|–-]?\s+(?=[\"'“‘]?[A-Z0-9])"
)
_BRACKETED: Final = re.compile(r"\[\s[^\[\]]{12,200}\]$|\[[^\[\]]{12,160}Opens in (?:a )?new (?:window|tab)\s?\]$")
# What stands before a picture's description for readers who do not see it; the second are names in prose, too.
_PICTURE: Final = re.compile(
    r"(?:[A-Z]\w+/)?(?:Getty Images|PA Media|PA Wire|AFP via Getty Images|Shutterstock)\s(?=[A-Z])"
)
_AGENCY_PICTURE: Final = re.compile(
    r"(?:Reuters|AFP|EPA(?:-EFE)?|Alamy|BBC|Supplied|Handout)\s(?=(?:An?|The|Two|[A-Z]\w+ing)\s)"
)

_POINTER: Final = Verdict(kind=Kind.RELATED, rule="pointer in capitals before a headline")
_IN_BRACKETS: Final = Verdict(kind=Kind.RELATED, rule="headline in brackets")
_ALONE: Final = Verdict(kind=Kind.RELATED, rule="headline with a bullet between paragraphs")
_CAPITALS: Final = Verdict(kind=Kind.RELATED, rule="headline in capitals between paragraphs")
_LISTED: Final = Verdict(kind=Kind.RELATED, rule="headline in a list under a label")
_RANKED: Final = Verdict(kind=Kind.RELATED, rule="headline in a ranked list")
_DESCRIPTION: Final = Verdict(kind=Kind.CAPTION, rule="description of a picture after its source")
_CAPTION: Final = Verdict(kind=Kind.CAPTION, rule="below a picture's description")


def mark_pointers(texts: Sequence[str], verdicts: list[Verdict | None]) -> None:
    """Give a verdict, in place, to lines without one that are pointers or descriptions of pictures."""
    has_capitals = any(text.isupper() for text in texts if len(text) >= _MIN_PARAGRAPH)
    prose_above = False
    for number, text in enumerate(texts):
        if verdicts[number] is None and len(text) <= _MAX_LENGTH:
            verdict = _judge_form(text)
            if verdict is None and prose_above:
                verdict = _judge_between(texts, verdicts, number, capitals=not has_capitals)
            verdicts[number] = verdict
        if verdicts[number] is _DESCRIPTION:
            _mark_caption(texts, verdicts, number + 1)
        prose_above = prose_above or (verdicts[number] is None and _is_paragraph(text))
    _mark_lists(texts, verdicts)


def _is_paragraph(text: str) -> bool:
    return len(text) >= _MIN_PARAGRAPH and ends_sentence(text)


def _judge_form(text: str) -> Verdict | None:
    """Return the verdict of a line that its own form gives away."""
    if text.startswith("["):
        return _IN_BRACKETS if _is_headline(text[:-1].strip("[ ")) and _BRACKETED.match(text) else None
    pointer = _IN_CAPITALS.match(text)
    if pointer:
        rest = text[pointer.end() :]
        return _POINTER if _is_headline(rest) and not rest.isupper() else None
    if _PICTURE.match(text) or (_AGENCY_PICTURE.match(text) and not ends_sentence(text)):
        return _DESCRIPTION if count_words(text) > _MIN_WORDS else None
    return None


def _is_headline(text: str) -> bool:
    return count_words(text) >= _MIN_WORDS and not (text.endswith((".", ":", ",", ";")) or ends_sentence(text[:-1]))


def _judge_between(
    texts: Sequence[str], verdicts: Sequence[Verdict | None], number: int, *, capitals: bool
) -> Verdict | None:
    """Return the verdict of a line between paragraphs: a headline with a bullet, or one in capitals."""
    text = texts[number]
    if number + 1 >= len(texts) or not _is_paragraph(texts[number + 1]):
        return None
    above = texts[number - 1]
    bullet = _ROUND_BULLET.match(text)
    if bullet:
        is_alone = _is_paragraph(above) or verdicts[number - 1] is not None
        return _ALONE if is_alone and _is_headline(text[bullet.end() :]) and not ends_sentence(text) else None
    if capitals and text.isupper() and not any(map(str.isdigit, text)) and count_words(text) >= _MIN_CAPITAL_WORDS:
        return _CAPITALS if _is_headline(text) and not ends_sentence(text) else None
    return None


def _mark_caption(texts: Sequence[str], verdicts: list[Verdict | None], number: int) -> None:
    """Mark the caption below a picture's description. A paragraph there ends as a sentence, a subheading is short."""
    if number >= len(texts) or verdicts[number] is not None:
        return
    if _MIN_CAPTION_WORDS <= count_words(texts[number]) <= _MAX_CAPTION_WORDS and not ends_sentence(texts[number]):
        verdicts[number] = _CAPTION


def _mark_lists(texts: Sequence[str], verdicts: list[Verdict | None]) -> None:
    """Mark the headlines with bullets, or with their ranks above them, under a label for related articles."""
    for number, verdict in enumerate(verdicts):
        if verdict is None or verdict.kind is not Kind.RELATED or verdict in (_LISTED, _RANKED):
            continue
        _mark_ranked(texts, verdicts, number + 1)
        for place in range(number + 1, min(number + 1 + _MAX_LISTED, len(texts))):
            bullet = _BULLET.match(texts[place])
            if verdicts[place] is not None or bullet is None or ends_sentence(texts[place]):
                break
            if not _is_headline(texts[place][bullet.end() :]):
                break
            verdicts[place] = _LISTED


def _mark_ranked(texts: Sequence[str], verdicts: list[Verdict | None], number: int) -> None:
    """Mark lines such as "1", a headline, "2", a headline, from line ``number`` on."""
    places: list[int] = []
    for place in range(number, min(number + 2 * _MAX_LISTED, len(texts) - 1), 2):
        rank = _RANK.match(texts[place])
        if rank is None or int(rank[1]) != len(places) // 2 + 1 or _is_paragraph(texts[place + 1]):
            break
        places += [place, place + 1]
    if len(places) >= 2 * _MIN_RANKED:
        for place in places:
            verdicts[place] = verdicts[place] or _RANKED
