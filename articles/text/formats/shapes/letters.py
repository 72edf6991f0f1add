"""Letters harmed in transport, spaces, invisible characters, and marks typed as others, mended for reading.

The dump itself stays as received: a line's runs say where each of its parts came from.
"""

from __future__ import annotations

import html
import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from articles.text.lines import Edit, Line, edit_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# UTF-8 read as an eight-bit encoding: a lead byte's letter, then that of a continuation byte. French and Portuguese
# have such pairs too ("été”"), so ftfy decides whether a line is harmed.
_SUSPICIOUS: Final = re.compile(
    "[\u00c2-\u00f4\u0102\u0103\u0110\u0111\u0178\u0400-\u045f]"
    "[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2116\u2122"
    "\u0402-\u045f]"
)
# Longer lines are looked at in parts of this length, so that one line costs no more than the same text in many.
_MAX_PART: Final = 20_000
_PRINTABLE: Final = re.compile(r"([\x21-\x7e]+)")

_INVISIBLE: Final = "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_SPACES: Final = "[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
# What is edited, by its first character, so that the engine passes over all others. Each of the patterns below stands
# behind that character. A blank between words, the most common of them, is passed over at once.
_FIRST: Final = f"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000{_INVISIBLE}\u200c\u200d\ufb00-\ufb06&`'\u2018\u2019]"
_SPACE_OR_MORE: Final = f"(?<={_SPACES}){_SPACES}+|(?<=[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])"
# Joiners shape letters of Persian and Indic scripts and emoji; between Latin letters they are left over from a page.
_JOINERS: Final = "(?<=[\\w\\s][\u200c\u200d])[\u200c\u200d]*(?=[A-Za-z\u00c0-\u024f\\s.,;:!?])"
_ENTITY: Final = (
    "(?<=&)(?:#\\d{2,6}|#[xX][0-9a-fA-F]{2,5}|amp|quot|apos|lt|gt|nbsp|shy|[lr][sd]quo|[sb]dquo|[lr]aquo|[mn]dash|hellip"
    "|bull|middot|copy|reg|trade|euro|pound|deg|szlig|[aeiouyAEIOUY](?:acute|grave|circ|uml|tilde|ring)|[aA]ring"
    "|[cC]cedil|[nN]tilde|(?:ae|AE|oe|OE)lig|[oO]slash);"
)
# Doubled single marks and back-ticks, as databases and wires print double marks; three are a double and a single one.
_DOUBLED: Final = "(?<=`)`{1,2}|(?<!'')(?<=')'{1,2}(?!')|(?<=\u2018)\u2018|(?<=\u2019)\u2019"
_BACK_TICK: Final = "(?<=`)(?<![\\w`]`)(?=\\w)"
_EDITED: Final = re.compile(
    f"{_FIRST}(?:(?<! )|(?={_SPACES}))"
    f"(?:(?P<spaces>{_SPACE_OR_MORE})|(?P<invisible>(?<=[{_INVISIBLE}])[{_INVISIBLE}]*|{_JOINERS})"
    f"|(?P<ligature>(?<=[\ufb00-\ufb06]))|(?P<entity>{_ENTITY})|(?P<doubled>{_DOUBLED})|(?P<tick>{_BACK_TICK}))"
)
# A line without any of these characters needs no edit.
_MAY_NEED_EDIT: Final = re.compile(
    f" {{2}}|[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000{_INVISIBLE}\u200c\u200d\ufb00-\ufb06&`]"
    "|''|\u2018\u2018|\u2019\u2019"
)
_SPACE: Final = re.compile(f"{_SPACES}+")
_REMOVED: Final = re.compile(f"[{_INVISIBLE}]+")
_OPENING_BEFORE: Final = ' \t\u00a0([{—–-/"“‘'


class MendedLines(NamedTuple):
    """Lines with their letters mended. ``harmed`` is the number of lines whose letters had been harmed.

    ``spaced`` are the same lines with their spaces as received: databases set columns apart by them.
    """

    lines: list[Line]
    spaced: list[Line]
    harmed: int


def mend_lines(lines: Sequence[Line], *, spaces: bool = True) -> tuple[list[Line], int]:
    """Return ``lines`` with their letters mended, and the number of lines whose letters had been harmed.

    With ``spaces``, spaces of any kind and number become one blank. A line without anything visible is left as it is.
    """
    mended: list[Line] = []
    harmed = 0
    for line in lines:
        found = _find_edits(line.text)
        harmed += found.is_harmed
        mended.append(_edited(line, found.edits if spaces else found.without_spaces()))
    return mended, harmed


def mend_both_ways(lines: Sequence[Line]) -> MendedLines:
    """Return ``lines`` as ``mend_lines`` does with ``spaces`` and without, for little more than the price of one."""
    mended: list[Line] = []
    spaced: list[Line] = []
    harmed = 0
    for line in lines:
        found = _find_edits(line.text)
        harmed += found.is_harmed
        both = _edited(line, found.edits)
        mended.append(both)
        spaced.append(_edited(line, found.without_spaces()) if any(found.of_spaces) else both)
    return MendedLines(lines=mended, spaced=spaced, harmed=harmed)


class _LineEdits(NamedTuple):
    """The edits that a line needs, in order, and for each whether it only makes spaces one blank.

    ``is_harmed``: letters of the line were harmed.
    """

    edits: Sequence[Edit] = ()
    of_spaces: Sequence[bool] = ()
    is_harmed: bool = False

    def without_spaces(self) -> list[Edit]:
        return [edit for edit, is_space in zip(self.edits, self.of_spaces, strict=True) if not is_space]


_NO_EDITS: Final = _LineEdits()


def _edited(line: Line, edits: Sequence[Edit]) -> Line:
    if not edits:
        return line
    edited = edit_line(line, edits)
    return edited if edited.text else line


def _find_edits(text: str) -> _LineEdits:
    repairs = list(_find_harmed(text)) if not text.isascii() and _SUSPICIOUS.search(text) else []
    if not repairs and _MAY_NEED_EDIT.search(text) is None:
        return _NO_EDITS
    edits: list[Edit] = []
    of_spaces: list[bool] = []
    at = 0
    for repair in repairs:
        _add_normalising(edits, of_spaces, text, at, repair.start)
        edits.append(Edit(repair.start, repair.end, _SPACE.sub(" ", _REMOVED.sub("", repair.replacement))))
        of_spaces.append(False)
        at = repair.end
    _add_normalising(edits, of_spaces, text, at, len(text))
    return _LineEdits(edits, of_spaces, is_harmed=bool(repairs))


def _add_normalising(edits: list[Edit], of_spaces: list[bool], text: str, start: int, end: int) -> None:
    """Add the edits of a part of a line whose letters were not harmed."""
    is_open = False
    for found in _EDITED.finditer(text, start, end):
        kind = found.lastgroup
        if kind == "spaces":
            replacement = " "
        elif kind == "invisible":
            replacement = ""
        elif kind == "doubled":
            mark = _double_mark(text, found, is_open=is_open)
            if mark is None:
                continue
            replacement, is_open = mark, "“" in mark
        elif kind == "tick":
            replacement = "‘"
        elif kind == "ligature":
            replacement = unicodedata.normalize("NFKC", found.group())
        else:
            replacement = _SPACE.sub(" ", _REMOVED.sub("", html.unescape(found.group())))
        edits.append(Edit(*found.span(), replacement))
        of_spaces.append(kind == "spaces")


def _double_mark(text: str, found: re.Match[str], *, is_open: bool) -> str | None:
    """Return the double mark that doubled single ones stand for, ``None`` if they are none, as in 6'2'' or {''}."""
    value = found.group()
    before = text[found.start() - 1] if found.start() else " "
    after = text[found.end()] if found.end() < len(text) else " "
    if before.isdigit() and not is_open:
        return None
    if value.startswith(("`", "‘")):
        return "“‘" if len(value) == 3 else "“"
    if (before.isspace() and after.isspace()) or (before in "([{" and after in ")]}"):
        return None
    if before in _OPENING_BEFORE and not after.isspace() and not (is_open and before in "-–—"):
        return "“‘" if len(value) == 3 else "“"
    return "’”" if len(value) == 3 else "”"


def _find_harmed(text: str) -> Iterator[Edit]:
    """Yield the repairs of letters that were decoded in the wrong encoding."""
    start = 0
    while start < len(text):
        end = start + _MAX_PART
        if end < len(text):
            # Between words, so that the letters of none are cut apart.
            end = text.rfind(" ", start + _MAX_PART // 2, end) + 1 or end
        part = text[start:end]
        fixed = _fix_encoding(part)
        if fixed != part:
            yield from _repairs(part, fixed, start)
        start = end


def _fix_encoding(text: str) -> str:
    import ftfy  # imported here: it takes a seventh of a second, and few clippings are harmed

    return ftfy.fix_encoding(text)


def _repairs(harmed: str, fixed: str, offset: int) -> Iterable[Edit]:
    """Return the edits from ``harmed`` to ``fixed``. Printable ASCII is the same in both, and in the same order."""
    ours, theirs = _PRINTABLE.split(harmed), _PRINTABLE.split(fixed)
    if ours[1::2] != theirs[1::2]:
        return [Edit(offset, offset + len(harmed), fixed)]
    edits = []
    at = offset
    for mine, other in zip(ours, theirs, strict=True):
        if mine != other:
            edits.append(Edit(at, at + len(mine), other))
        at += len(mine)
    return edits
