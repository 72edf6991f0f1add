"""Pages of readers' letters: several letters under one heading, each with its writer at the end."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from articles.text.cleaning.bylines import in_title_case, is_name
from articles.text.cleaning.prose import ends_sentence
from articles.text.data.databases import Role
from articles.text.data.letter_words import LETTERS_HEADINGS, SALUTATIONS, VALEDICTIONS
from articles.text.formats.databases.fields import read_published
from articles.text.formats.databases.lines import count_words, is_day
from articles.text.formats.databases.pieces import Piece, PieceBuilder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.formats.databases.signs import Dump
    from articles.text.formats.decoding import Line

# Fewest letters of a page that is split, fewest words of each, and most lines below the last signature.
_MIN_LETTERS, _MIN_WORDS, _MAX_BELOW = 3, 12, 3
# Lines of the top that may hold the heading, and fewest letters that greet the editor if there is none.
_TOP, _MIN_SALUTATIONS = 8, 2
# Most words of a heading that is no title, of a signature, of a writer's place below it, and of a letter's title;
# longest of these lines.
_MAX_HEADING, _MAX_SIGNATURE, _MAX_PLACE, _MAX_TITLE, _MAX_LENGTH = 3, 14, 6, 14, 120

_SALUTATION = re.compile(
    r"[\W_]{0,3}(?:" + "|".join(map(re.escape, sorted(SALUTATIONS, key=len, reverse=True))) + r")\s?(?:[,:;.!–—-]|$)",
    re.I,
)
_HEADING = re.compile(
    r"[\W_]{0,3}(?:" + "|".join(map(re.escape, sorted(LETTERS_HEADINGS, key=len, reverse=True))) + r")(?![^\W_])", re.I
)
_AFTER_NAME = re.compile(r"(?<=[^\W\d_]{2})\.\s(?=[^\W\d_a-z])|\s*[,(;|/]|\s[-–—]\s|\s(?:from|of|in|aus|via|per)\s")
_BEFORE_NAME = re.compile(
    r"[\s–—―*_-]*(?:(?:yours|sincerely|regards|name|von|from|dr|prof|mr|mrs|ms|rev|the rev)\.?,?\s)?", re.I
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Letter:
    """The lines of a letter: its first, its signature, and the line behind its last; ``writer`` is who signed."""

    first: int
    signature: int
    end: int
    writer: str


def read_letters(dump: Dump) -> list[Piece]:
    """Return the letters of a page of letters; [] if the dump is none, or if it is not certain where letters end."""
    lines = dump.lines
    texts = [line.text for line in lines]
    is_headed = any(map(_is_heading, texts[:_TOP]))
    if not is_headed and sum(_SALUTATION.match(text) is not None for text in texts) < _MIN_SALUTATIONS:
        return []
    letters = _find_letters(texts)
    if len(letters) < _MIN_LETTERS or len(texts) - letters[-1].end > _MAX_BELOW:
        return []
    top = range(letters[0].first)
    greeted = sum(any(map(_SALUTATION.match, texts[letter.first : letter.signature])) for letter in letters)
    if not any(_is_heading(texts[number]) for number in top) and greeted < _MIN_SALUTATIONS:
        return []
    day = next((texts[number] for number in top if is_day(texts[number])), None)
    published = read_published(day, None)
    pieces = []
    for place, letter in enumerate(letters):
        is_last = place + 1 == len(letters)
        piece = _read_letter(
            dump, letter, top=top if place == 0 else range(0), end=len(texts) if is_last else letter.end
        )
        fields = replace(piece.fields, published=piece.fields.published or published)
        pieces.append(replace(piece, fields=fields))
    return pieces


def _find_letters(texts: Sequence[str]) -> list[_Letter]:
    """Return the letters in order: prose between two signatures, with the title and greeting above it."""
    letters: list[_Letter] = []
    # Where the last letter ends with a place, a short line above a greeting is one too, and no title.
    places = len(texts) > 1 and _may_be_place(texts[-1]) and _read_signature(texts, len(texts) - 2) is not None
    start, words = 0, 0
    for number, text in enumerate(texts):
        writer = _read_signature(texts, number) if words >= _MIN_WORDS else None
        if writer is None:
            words += count_words(text) if _is_prose(text) else 0
            continue
        end = number + 2 if _is_place(texts, number + 1, places=places) else number + 1
        first = start if letters else _start_of_first(texts, number)
        letters.append(_Letter(first=first, signature=number, end=end, writer=writer))
        start, words = end, 0
    return letters


def _is_prose(text: str) -> bool:
    return ends_sentence(text) and count_words(text) > _MAX_PLACE


def _start_of_first(texts: Sequence[str], signature: int) -> int:
    """Return the number of the first line of the first letter: its greeting or prose, or a title above these."""
    first = next(number for number in range(signature) if _SALUTATION.match(texts[number]) or _is_prose(texts[number]))
    return first - 1 if first and _is_title(texts[first - 1]) else first


def _is_title(text: str) -> bool:
    return (
        not _is_heading(text)
        and not is_day(text)
        and not text.endswith((".", ":", ","))
        and count_words(text) <= _MAX_TITLE
        and not _SALUTATION.match(text)
    )


def _is_heading(text: str) -> bool:
    return len(text) <= _MAX_LENGTH and count_words(text) <= _MAX_TITLE and _HEADING.match(text) is not None


def _read_signature(texts: Sequence[str], number: int) -> str | None:
    """Return who signed in this line, ``None`` if it is no signature. The line above it ends a sentence."""
    text = texts[number]
    if (
        len(text) > _MAX_LENGTH
        or count_words(text) > _MAX_SIGNATURE
        or not number
        or not _ends_letter(texts, number - 1)
    ):
        return None
    if ends_sentence(text) and not text.endswith("."):
        return None
    before = _BEFORE_NAME.match(text)
    rest = text[before.end() if before else 0 :]
    name = _AFTER_NAME.split(rest, maxsplit=1)[0].strip(" .*_")
    if not is_name(name) or (text.endswith(".") and count_words(rest) > count_words(name)):
        return None
    return in_title_case(name)


def _ends_letter(texts: Sequence[str], number: int) -> bool:
    """Whether a line ends a sentence, or says goodbye ("Yours faithfully,") below one."""
    if ends_sentence(texts[number]):
        return True
    return number > 0 and texts[number].casefold().strip(" ,.!–—-") in VALEDICTIONS and ends_sentence(texts[number - 1])


def _may_be_place(text: str) -> bool:
    return (
        text[:1].isupper()
        and count_words(text) <= _MAX_PLACE
        and not ends_sentence(text)
        and _SALUTATION.match(text) is None
    )


def _is_place(texts: Sequence[str], number: int, *, places: bool) -> bool:
    """Whether the line below a signature says where the writer lives: a title would have prose or a greeting below.

    ``places``: the letters end with the writers' places.
    """
    if number >= len(texts) or not _may_be_place(texts[number]):
        return False
    text = texts[number]
    below = texts[number + 1] if number + 1 < len(texts) else ""
    return (
        not below
        or not (_is_prose(below) or _SALUTATION.match(below))
        or bool(_SALUTATION.match(below) and (places or "," in text))
    )


def _read_letter(dump: Dump, letter: _Letter, *, top: range, end: int) -> Piece:
    builder = PieceBuilder(dump.text, "")
    lines: Sequence[Line] = dump.lines
    for number in top:
        if is_day(lines[number].text):
            builder.add_field(lines[number], Role.DATE, lines[number].text, "date")
        elif _is_title(lines[number].text) and count_words(lines[number].text) > _MAX_HEADING:
            builder.add_field(lines[number], Role.HEADLINE, lines[number].text, "title of the letters")
        else:
            builder.cut(lines[number], "heading of the letters")
    for number in range(letter.first, letter.signature):
        text = lines[number].text
        if number == letter.first and not builder.has(Role.HEADLINE) and _is_title(text) and not _is_prose(text):
            builder.add_field(lines[number], Role.HEADLINE, text, "title of the letter")
        else:
            builder.add_text(lines[number])
    builder.add_field(lines[letter.signature], Role.BYLINE, letter.writer, "signature of the letter")
    for number in range(letter.signature + 1, end):
        if number < letter.end:
            builder.add_field(lines[number], Role.BYLINE, "", "writer's place")
        else:
            builder.cut(lines[number], "line below the letters")
    return builder.finish()
