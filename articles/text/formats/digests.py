"""Digests: briefings, newsletters and columns of short news items, each with its own headline, in one text.

A text is split by itself only if it says that it is a digest and if its parts are about different things. An article
with subheadings has the same parts, so each part must be told by its headline, begin without pointing back, and share
few words with the others. If only some of this holds, a person decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Final

from articles.text.cleaning.boilerplate import Verdict, judge_line
from articles.text.cleaning.byline_cues import has_cue, is_byline
from articles.text.cleaning.bylines import is_name
from articles.text.cleaning.copied_titles import is_copied_line, looks_like_outlet
from articles.text.cleaning.datelines import find_dateline
from articles.text.cleaning.live_blogs import is_entry_time
from articles.text.cleaning.outlets import known_outlet
from articles.text.cleaning.prose import count_wide, count_words, ends_sentence
from articles.text.cleaning.tables import is_row
from articles.text.cleaning.timestamps import find_moments, is_timestamp, without_stamp_words
from articles.text.data.digest_words import GOODBYES, ITEM_POINTERS
from articles.text.data.kinds import Fate, Kind
from articles.text.data.sources import BUILT_IN_PROFILES
from articles.text.formats.databases.fields import ExportFields, merged_fields, read_authors, read_published, read_url
from articles.text.formats.databases.pieces import Piece
from articles.text.formats.digest_signs import ItemText, announces_digest, fold_words, is_generic_heading, weigh_items
from articles.text.languages import detect_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.lines import Line

# Fewest and most items, and lines at the top among which the heading stands.
_MIN_ITEMS, _MAX_ITEMS, _TOP = 3, 200, 40
# Most lines of a digest: those of its items, with their fields and what a page has between them.
_MAX_LINES: Final = 30 * _MAX_ITEMS
# Most lines above a heading that menus have too, and lines between the heading and the first item that no item repeats.
_MAX_ABOVE, _MAX_BETWEEN = 4, 6
# Words of a headline and its longest; of a paragraph; of a section's name above headlines.
_MIN_TITLE, _MAX_TITLE, _MAX_TITLE_LENGTH = 2, 20, 160
_MIN_PROSE, _MAX_SECTION = 8, 4
# Most words and paragraphs of an item, of the introduction, and of what is below the last item.
_MAX_ITEM_WORDS, _MAX_PARAGRAPHS, _MAX_INTRODUCTION, _MAX_END = 600, 8, 80, 250
# Share of regular items of a text that a person is asked about.
_MIN_REGULAR: Final = 0.7
# Without a digest's heading, each item has a headline, a few fields and its prose, so that at least this share of the
# lines is prose: longer lines, or sentences.
_MIN_PROSE_SHARE, _PROSE_LENGTH = 0.3, 90
# A page's label such as "Newsletter" is the heading only among its first lines.
_MAX_LABEL_NUMBER = 16
# Fewest words of an item in a text without a digest's heading.
_MIN_ITEM_WORDS: Final = 25
# Lines in which a headline's first paragraph follows, with fields or a caption between.
_REACH: Final = 4
_MAX_FIELD_LENGTH, _MAX_FIELD_WORDS = 120, 6

_BULLET = re.compile(r"(?:[-–—•*·▪►‣●◦○■]|\d{1,2}[.)])\s")
_AGENCY_END = re.compile(r"\(\w{2,12}(?:[/-]\w{2,12}){0,3}\)\W{0,2}$|\s[–—]\s?[A-Z][\w.]{1,14}(?:/[A-Z]\w{1,12})?\W?$")
_POINTER_END = re.compile(
    r"(?<=[.!?…”»)])\s+(?:→\s?|»\s?|>+\s?)?(?:"
    + "|".join(map(re.escape, sorted(ITEM_POINTERS, key=len, reverse=True)))
    + r")(?:\s?(?:\.{1,3}|…|→|»|>+))?$",
    re.I,
)
# Characters at the end of a paragraph that may be a pointer or an agency's name.
_MAX_POINTER: Final = 60
_NUMBERED = re.compile(r"\d{1,2}[.):]\s")


class _Form(Enum):
    """What a line of a digest may be."""

    GIVEN = "given"
    TITLE = "title"
    PROSE = "prose"
    SENTENCE = "sentence"
    FIELD = "field"
    POINTER = "pointer"
    DEBRIS = "debris"
    GOODBYE = "goodbye"
    NAME = "name"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """The lines of a digest: its heading (-1: the file's title), and the numbers of its items' headlines.

    ``end`` is the number of the line behind the last item. ``sections`` are names of sections above headlines.
    """

    heading: int
    starts: tuple[int, ...]
    end: int
    sections: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """The items of a text as articles. If not ``sure``, the text may be one article with subheadings."""

    pieces: tuple[Piece, ...]
    sure: bool


def find_digest(whole: Piece, known: ExportFields) -> Digest | None:
    """Return the items of a digest, ``None`` if the text is none.

    ``whole`` is the text as one article. ``known`` is what the file says about it, such as a mail's subject and sender:
    date and outlet are those of each item that names none.
    """
    if whole.lost_ends or not 2 * _MIN_ITEMS <= len(whole.lines) <= _MAX_LINES or not _may_be_digest(whole, known):
        return None
    whole = _part_pointers(whole)
    texts = [line.text for line in whole.lines]
    verdicts = [verdict or judge_line(text) for text, verdict in zip(texts, whole.verdicts, strict=True)]
    forms = [
        _Form.GIVEN if given else _form_of(text, verdict)
        for text, given, verdict in zip(texts, whole.verdicts, verdicts, strict=True)
    ]
    _settle_names(forms)
    heading = _find_heading(texts, forms, known.headline)
    layout = _find_layout(texts, forms, -1 if heading is None else heading)
    if layout is None:
        return None
    items = [_read_item(texts, forms, first, last) for first, last in _bounds(layout)]
    language = detect_language(" ".join(paragraph for item in items for paragraph in item.paragraphs))
    evidence = weigh_items(items, language)
    if 2 * sum(is_row(_BULLET.sub("", item.title)) for item in items) > len(items):
        return None
    numbered = any(_NUMBERED.match(item.title) for item in items)
    regular = sum(map(_is_regular, items)) / len(items)
    sure = (
        regular == 1
        and not numbered
        and evidence.is_sure
        and (heading is not None or _is_nothing_but_items(texts, forms, layout))
    )
    is_likely = regular >= _MIN_REGULAR and evidence.is_likely and (heading is not None or evidence.marked == 1)
    if not sure and not is_likely:
        return None
    return Digest(pieces=tuple(_make_pieces(whole, verdicts, forms, layout, known)), sure=sure)


def _may_be_digest(whole: Piece, known: ExportFields) -> bool:
    """Whether a text says that it is a digest, or has nothing around its items. Most texts do not."""
    for number, line in enumerate(whole.lines[:_TOP]):
        if announces_digest(line.text) and not (number > _MAX_LABEL_NUMBER and is_generic_heading(line.text)):
            return True
    if known.headline and announces_digest(known.headline):
        return True
    prose = sum(len(line.text) >= _PROSE_LENGTH or ends_sentence(line.text) for line in whole.lines)
    return prose >= _MIN_PROSE_SHARE * len(whole.lines) and _begins_with_item(whole)


def _begins_with_item(whole: Piece) -> bool:
    """Whether the first headline or prose of a text is a headline above prose."""
    lines = list(zip(whole.lines, whole.verdicts, strict=True))
    for number, (line, given) in enumerate(lines):
        form = _Form.GIVEN if given else _form_of(line.text, judge_line(line.text))
        if form in (_Form.PROSE, _Form.SENTENCE):
            return False
        if form in (_Form.TITLE, _Form.NAME):
            below = [_form_of(each.text, judge_line(each.text)) for each, _ in lines[number + 1 : number + 2 + _REACH]]
            return _Form.PROSE in below
    return False


def _part_pointers(whole: Piece) -> Piece:
    """Return the piece with the pointers that end paragraphs ("... by Friday. Read more") as lines of their own."""
    lines: list[Line] = []
    verdicts: list[Verdict | None] = []
    for line, verdict in zip(whole.lines, whole.verdicts, strict=True):
        found = _POINTER_END.search(line.text, max(0, len(line.text) - _MAX_POINTER)) if verdict is None else None
        parts = [line] if found is None else [line.part(0, found.start()), line.part(found.start(), len(line.text))]
        lines += parts
        verdicts += [verdict] * len(parts)
    return whole if len(lines) == len(whole.lines) else replace(whole, lines=tuple(lines), verdicts=tuple(verdicts))


def _ends_text(text: str) -> bool:
    """Whether a line ends a sentence; an agency in brackets may follow it."""
    return ends_sentence(text) or (
        (found := _AGENCY_END.search(text, max(0, len(text) - _MAX_POINTER))) is not None
        and ends_sentence(text[: found.start()].rstrip())
    )


def _size(text: str) -> int:
    return count_words(text) + count_wide(text) // 3


def _form_of(text: str, verdict: Verdict | None) -> _Form:
    key = fold_words(text)
    if len(text) <= _MAX_FIELD_LENGTH and key.startswith(ITEM_POINTERS):
        return _Form.POINTER
    if is_copied_line(text):
        return _Form.POINTER
    if key.startswith(GOODBYES):
        return _Form.GOODBYE
    if verdict is not None and verdict.kind.fate is Fate.REMOVED:
        return _Form.DEBRIS
    size = _size(text)
    if len(text) <= _MAX_FIELD_LENGTH and _is_field(text):
        return _Form.FIELD
    if is_name(text) and text[0].isupper():
        return _Form.NAME
    if _ends_text(text):
        return _Form.PROSE if size >= _MIN_PROSE else _Form.SENTENCE
    if _MIN_TITLE <= size <= _MAX_TITLE and len(text) <= _MAX_TITLE_LENGTH and not text.endswith((":", ",", ";")):
        return _Form.TITLE
    return _Form.OTHER


def _settle_names(forms: list[_Form]) -> None:
    """Decide in place whether lines that read like names are bylines, signatures or headlines."""
    for number, form in enumerate(forms):
        if form is _Form.NAME:
            above = forms[number - 1] if number else _Form.OTHER
            below = forms[number + 1] if number + 1 < len(forms) else _Form.TITLE
            is_signature = above is _Form.PROSE and below in (_Form.TITLE, _Form.GOODBYE, _Form.DEBRIS)
            forms[number] = _Form.FIELD if above is _Form.TITLE or is_signature else _Form.TITLE


def _is_field(text: str) -> bool:
    """Whether a line is a byline, a date or time, an outlet, or several of these."""
    if is_byline(text) or is_timestamp(text) or is_entry_time(text):
        return True
    if count_words(text) <= _MAX_FIELD_WORDS and has_cue(text) and not ends_sentence(text):
        return True
    if looks_like_outlet(text.strip(" |·–—-"), BUILT_IN_PROFILES):
        return True
    return bool(find_moments(text)) and count_words(without_stamp_words(text)) <= _MAX_FIELD_WORDS + 3


def _find_heading(texts: Sequence[str], forms: Sequence[_Form], title: str | None) -> int | None:
    """Return the number of the digest's heading, -1 if it is the file's title, ``None`` if there is none."""
    above = 0
    for number, (text, form) in enumerate(zip(texts[:_TOP], forms, strict=False)):
        if form in (_Form.GIVEN, _Form.FIELD) and not announces_digest(text):
            continue
        if announces_digest(text) and not (above > _MAX_ABOVE and is_generic_heading(text)):
            return number
        above += 1
        if form is _Form.PROSE:
            break
    return -1 if title and announces_digest(title) else None


def _find_layout(texts: Sequence[str], forms: Sequence[_Form], heading: int) -> _Layout | None:
    starts = [
        number
        for number in range(heading + 1, len(texts))
        if forms[number] is _Form.TITLE and _is_followed_by_prose(forms, number)
    ]
    if not _MIN_ITEMS <= len(starts) <= _MAX_ITEMS:
        return None
    times = sum(is_entry_time(texts[number - 1]) for number in starts if number)
    if 2 * times > len(starts):
        return None
    titles = {fold_words(texts[number]) for number in starts}
    between = [
        number
        for number in range(heading + 1, starts[0])
        if forms[number] in (_Form.TITLE, _Form.OTHER)
        if fold_words(texts[number]) not in titles and not _BULLET.match(texts[number])
    ]
    if len(between) > _MAX_BETWEEN:
        return None
    introduction = sum(_size(texts[number]) for number in range(heading + 1, starts[0]) if forms[number] in _READ)
    if introduction > _MAX_INTRODUCTION:
        return None
    end = _find_end(texts, forms, starts[-1])
    if sum(_size(text) for text in texts[end:]) > _MAX_END or not any(
        form is _Form.PROSE for form in forms[starts[-1] : end]
    ):
        return None
    sections = frozenset(
        above
        for start in starts[1:]
        for above in range(max(starts[0], start - 2), start)
        if forms[above] in (_Form.TITLE, _Form.OTHER) and above not in starts and _is_section(texts[above])
    )
    return _Layout(heading=heading, starts=tuple(starts), end=end, sections=sections)


def _is_section(text: str) -> bool:
    return 0 < _size(text) <= _MAX_SECTION and text[0].isalpha() and not text[0].islower() and not text.endswith(",")


_READ: Final = (_Form.PROSE, _Form.SENTENCE, _Form.OTHER, _Form.TITLE)
_BETWEEN: Final = (_Form.FIELD, _Form.DEBRIS, _Form.GIVEN)


def _is_followed_by_prose(forms: Sequence[_Form], number: int) -> bool:
    for form in forms[number + 1 : number + 1 + _REACH]:
        if form not in _BETWEEN:
            return form is _Form.PROSE
    return False


def _find_end(texts: Sequence[str], forms: Sequence[_Form], last: int) -> int:
    """Return the number of the line behind the last item, whose headline is line ``last``."""
    seen = False
    for number in range(last + 1, len(texts)):
        form = forms[number]
        if form is _Form.PROSE:
            seen = True
        elif seen and (form in (_Form.GOODBYE, _Form.TITLE, _Form.GIVEN) or _ends_digest(texts[number], form)):
            return number
    return len(texts)


def _ends_digest(text: str, form: _Form) -> bool:
    verdict = judge_line(text) if form is _Form.DEBRIS else None
    return verdict is not None and verdict.kind in _END_KINDS


_END_KINDS: Final = frozenset(
    {Kind.NEWSLETTER, Kind.LEGAL, Kind.COMMENTS, Kind.NAVIGATION, Kind.RELATED, Kind.AUTHOR_BIO}
)


def _bounds(layout: _Layout) -> list[tuple[int, int]]:
    """Return the first line of each item and the line behind its last: the sections above the next are its."""
    ends = []
    for start in layout.starts[1:]:
        end = start
        while end - 1 in layout.sections:
            end -= 1
        ends.append(end)
    return list(zip(layout.starts, [*ends, layout.end], strict=True))


def _read_item(texts: Sequence[str], forms: Sequence[_Form], first: int, last: int) -> ItemText:
    inner = range(first + 1, last)
    paragraphs = tuple(texts[number] for number in inner if forms[number] in _READ)
    dateline = find_dateline(paragraphs[0]) if paragraphs else None
    is_marked = (
        dateline is not None
        or any(forms[number] is _Form.FIELD for number in inner)
        or any(_AGENCY_END.search(text[-_MAX_POINTER:]) is not None for text in paragraphs)
    )
    if dateline:
        paragraphs = (paragraphs[0][dateline.end :], *paragraphs[1:])
    return ItemText(title=texts[first], paragraphs=paragraphs, is_marked=is_marked)


def _is_regular(item: ItemText) -> bool:
    """Whether an item consists of a few paragraphs and nothing else: no list, no rows, no line without an end."""
    return (
        0 < len(item.paragraphs) <= _MAX_PARAGRAPHS
        and sum(map(_size, item.paragraphs)) <= _MAX_ITEM_WORDS
        and all(map(_ends_text, item.paragraphs))
    )


def _is_nothing_but_items(texts: Sequence[str], forms: Sequence[_Form], layout: _Layout) -> bool:
    """Whether a text without a digest's heading is a sequence of items, each with its own byline, date or dateline.

    A feature has a headline and an introduction above its sections, and teasers below an article are short.
    """
    if any(form in (_Form.PROSE, _Form.SENTENCE, _Form.TITLE) for form in forms[: layout.starts[0]]):
        return False
    for first, last in _bounds(layout):
        inner = range(first + 1, last)
        prose = [texts[number] for number in inner if forms[number] is _Form.PROSE]
        if _Form.DEBRIS in forms[first:last] or sum(map(_size, prose)) < _MIN_ITEM_WORDS:
            return False
        if forms[first + 1] is not _Form.FIELD and find_dateline(prose[0]) is None:
            return False
    return True


def _make_pieces(
    whole: Piece, verdicts: Sequence[Verdict | None], forms: Sequence[_Form], layout: _Layout, known: ExportFields
) -> list[Piece]:
    """Return the items. What is above the first and below the last goes to them; every line is in one piece."""
    lines = whole.lines
    outer = [*range(layout.starts[0]), *range(layout.end, len(lines))]
    common = merged_fields(
        ExportFields(
            published=next(filter(None, (read_published(lines[number].text, None) for number in outer)), None),
            source=next(filter(None, (_outlet_in(lines[number].text) for number in outer)), None),
            language=detect_language(" ".join(line.text for line in lines)),
        ),
        known,
    )
    pieces = []
    bounds = _bounds(layout)
    for place, (first, last) in enumerate(bounds):
        above = range(bounds[place - 1][1] if place else 0, first)
        below = range(layout.end, len(lines)) if place + 1 == len(bounds) else range(0)
        inner = range(first + 1, last)
        own = [_verdict_in_item(lines[number].text, verdicts[number], forms[number]) for number in inner]
        pieces.append(
            Piece(
                lines=tuple(lines[number] for number in (*above, first, *inner, *below)),
                verdicts=(
                    *(_verdict_around(lines[number], verdicts[number], forms[number], layout) for number in above),
                    Verdict(kind=Kind.HEADLINE, rule="headline of an item of the digest"),
                    *own,
                    *(_verdict_around(lines[number], verdicts[number], forms[number], layout) for number in below),
                ),
                fields=_fields_of(lines[first].text, [lines[number].text for number in inner], own, common),
                certain=True,
            )
        )
    return pieces


def _verdict_in_item(text: str, verdict: Verdict | None, form: _Form) -> Verdict | None:
    """Return the verdict on a line below an item's headline, ``None`` for its text."""
    if form is _Form.POINTER:
        return Verdict(kind=Kind.RELATED, rule="pointer to the full text of the item")
    if form is _Form.FIELD:
        if is_timestamp(text) or find_moments(text):
            return Verdict(kind=Kind.TIMESTAMP, rule="date of an item of the digest")
        if has_cue(text) or is_name(text):
            return Verdict(kind=Kind.BYLINE, rule="byline of an item of the digest")
        return Verdict(kind=Kind.SOURCE, rule="outlet of an item of the digest")
    return verdict if form in (_Form.DEBRIS, _Form.GIVEN) else None


def _verdict_around(line: Line, verdict: Verdict | None, form: _Form, layout: _Layout) -> Verdict:
    """Return the verdict on a line above the first item, between two, or below the last."""
    if verdict is not None:
        return verdict
    if form is _Form.FIELD:
        kind = Kind.TIMESTAMP if find_moments(line.text) else Kind.SOURCE
        return (
            Verdict(kind=kind, rule="date or outlet of the digest")
            if kind is Kind.TIMESTAMP or not has_cue(line.text)
            else Verdict(kind=Kind.NAVIGATION, rule="who compiled the digest")
        )
    return Verdict(kind=Kind.NAVIGATION, rule="heading, introduction, section or end of the digest")


def _outlet_in(text: str) -> str | None:
    """Return the outlet that a line around the items names alone or beside a date or the digest's heading."""
    if len(text) > _MAX_FIELD_LENGTH:
        return None
    for part in re.split(r"\s[|–—·•-]\s|[:,]\s", text):
        name = part.strip(" |·–—-,")
        if looks_like_outlet(name, BUILT_IN_PROFILES) and not announces_digest(name):
            return known_outlet(name, BUILT_IN_PROFILES) or name
    return None


def _fields_of(title: str, texts: Sequence[str], own: Sequence[Verdict | None], common: ExportFields) -> ExportFields:
    def of_kind(kind: Kind) -> list[str]:
        return [text for text, verdict in zip(texts, own, strict=True) if verdict and verdict.kind is kind]

    addresses = [
        address for text in of_kind(Kind.RELATED) if (address := read_url(text.rsplit(" ", 1)[-1].strip("<>()")))
    ]
    return ExportFields(
        headline=_BULLET.sub("", title).strip(" *_#"),
        authors=read_authors(of_kind(Kind.BYLINE), common.source),
        source=next(iter(of_kind(Kind.SOURCE)), None) or common.source,
        published=next(
            filter(None, (read_published(text, None) for text in of_kind(Kind.TIMESTAMP))), common.published
        ),
        language=common.language,
        url=addresses[0] if len(addresses) == 1 else None,
    )
