"""The text of the pages of a PDF document as fragments with their places: runs of letters without wide gaps."""

from __future__ import annotations

import ctypes
import math
import threading
from dataclasses import dataclass, field
from statistics import median_low
from typing import TYPE_CHECKING

from articles.text.documents import UnreadableClipping
from articles.text.formats.pdf.streams import check_streams

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pypdfium2

# A newspaper has a hundred pages, a book five hundred.
MAX_PAGES = 1_000
# The letters of all pages, more than the longest text that is parsed.
MAX_LETTERS = 1_200_000

# More characters than a newspaper's page holds.
MAX_PAGE_CHARACTERS = 100_000
# A page with fewer letters holds only a page number, or the stamp of a scanner.
MIN_LETTERS = 12

# PDFium is not safe for threads.
_LOCK = threading.Lock()

_DAMAGED = "this PDF is damaged or incomplete; download or save it again"

# A gap wider than this share of the letters' height ends a fragment. A space is a quarter of it.
_MAX_GAP = 0.7
# Letters of one line overlap by this share of the lower one's height.
_MIN_OVERLAP = 0.45

# The marks by which PDFium gives a hyphen at the end of a line.
_HYPHENS = frozenset({0x02, 0xFFFE})
_SPACES = frozenset({0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x2002, 0x2003, 0x2009, 0x200A, 0x202F, 0x3000})
_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
    0xAD: "-",
}
_PRIVATE_USE = range(0xE000, 0xF900)


@dataclass(slots=True)
class Fragment:
    """A run of letters on one line. Distances are in points, upwards and to the right from the page's corner."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    # Its place in the order in which the page draws its text.
    number: int
    # Quarter turns by which it is turned against the page's other text; -1 for any other angle.
    turned: int = 0
    # The width of its first word.
    word_width: float = 0.0
    height: float = field(init=False)
    middle: float = field(init=False)

    def __post_init__(self) -> None:
        self.height = self.top - self.bottom
        self.middle = (self.top + self.bottom) / 2


@dataclass(slots=True)
class _Letter:
    text: str
    left: float
    right: float
    bottom: float
    top: float
    turns: int
    after_space: bool


@dataclass(slots=True)
class PageText:
    """The fragments of a page in the order in which it draws them.

    ``letters`` counts its letters, ``unknown`` those that stand for no known character. ``has_pictures`` is only
    looked up for a page of few letters.
    """

    fragments: list[Fragment]
    letters: int
    unknown: int
    has_pictures: bool = False


@dataclass(slots=True)
class PdfText:
    """The text of each page, and the title among the document's properties."""

    pages: list[PageText]
    title: str


def read_pdf(data: bytes) -> PdfText:
    """Return the text of a PDF document.

    Raises ``UnreadableClipping`` if it is encrypted, damaged, or too long.
    """
    import pypdfium2  # imported here: it takes a quarter of a second, which other clippings never need

    check_streams(data)
    with _LOCK:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise UnreadableClipping(_reason(error)) from error
        try:
            if len(document) > MAX_PAGES:
                raise UnreadableClipping(f"it has more than {MAX_PAGES:,} pages; split it into smaller documents")
            return PdfText(pages=list(_pages(document)), title=document.get_metadata_value("Title"))
        except pypdfium2.PdfiumError as error:
            raise UnreadableClipping(_DAMAGED) from error
        finally:
            document.close()


def _reason(error: pypdfium2.PdfiumError) -> str:
    """Return why PDFium does not open a document, for the reader."""
    reason = str(error).casefold()
    if "password" in reason or "security" in reason:
        return "it is protected by a password; save a copy without one, or copy all and paste the text"
    return _DAMAGED


def _pages(document: pypdfium2.PdfDocument) -> Iterator[PageText]:
    """Yield the text of each page. A page that cannot be read has none."""
    import pypdfium2

    left = MAX_LETTERS
    for number in range(len(document)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:
            yield PageText(fragments=[], letters=0, unknown=0, has_pictures=True)
            continue
        try:
            textpage = page.get_textpage()
            try:
                text = _read_page_text(textpage.raw)
            finally:
                textpage.close()
            if text.letters < MIN_LETTERS:
                kinds = [pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
                text.has_pictures = any(True for _picture in page.get_objects(filter=kinds, max_depth=3))
        finally:
            page.close()
        left -= text.letters
        if left < 0:
            raise UnreadableClipping(f"more than {MAX_LETTERS:,} characters of text; split it into smaller documents")
        yield text


def _read_page_text(textpage: object) -> PageText:
    """Return the text of a page. If most of it is turned, the page is turned so that it stands upright."""
    letters = list(_letters(textpage))
    unknown = sum(1 for letter in letters if letter.text == "\ufffd")
    turns = [letter.turns for letter in letters]
    upright = max(range(4), key=turns.count) if turns else 0
    for letter in letters if upright else ():
        _turn(letter, upright)
    return PageText(fragments=_joined(letters, upright), letters=len(letters), unknown=unknown)


def _letters(textpage: object) -> Iterator[_Letter]:
    """Yield the visible characters of a page."""
    import pypdfium2.raw as pdfium

    read_code, read_box, read_angle = (
        pdfium.FPDFText_GetUnicode,
        pdfium.FPDFText_GetLooseCharBox,
        pdfium.FPDFText_GetCharAngle,
    )
    box = pdfium.FS_RECTF()
    reference = ctypes.byref(box)
    after_space, high = True, 0
    bottom = top = math.inf
    turns = 0
    for index in range(min(pdfium.FPDFText_CountChars(textpage), MAX_PAGE_CHARACTERS)):
        code = read_code(textpage, index)
        if code in _SPACES:
            after_space = True
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        if not read_box(textpage, index, reference):
            continue
        if box.bottom != bottom or box.top != top:
            # Letters side by side are turned alike; asking for the angle of each takes long.
            bottom, top = box.bottom, box.top
            turns = _quarter_turns(read_angle(textpage, index))
        yield _Letter(_character(code), box.left, box.right, bottom, top, turns, after_space)
        after_space = False


def _character(code: int) -> str:
    if 0x20 < code < 0x7F:
        return chr(code)
    if code in _HYPHENS:
        return "-"
    if code in _LIGATURES:
        return _LIGATURES[code]
    if code < 0x20 or 0xD800 <= code < 0xE000 or code in _PRIVATE_USE:
        return "\ufffd"
    return chr(code)


def _quarter_turns(angle: float) -> int:
    """Return the quarter turns of an angle in radians, -1 if it is none of them. PDFium counts clockwise."""
    turns = angle / (math.pi / 2)
    nearest = round(turns)
    return -nearest % 4 if abs(turns - nearest) < 0.05 else -1


def _turn(letter: _Letter, turns: int) -> None:
    """Turn a letter's place by quarter turns, clockwise."""
    for _turn in range(turns):
        letter.left, letter.right, letter.bottom, letter.top = letter.bottom, letter.top, -letter.right, -letter.left


def _joined(letters: list[_Letter], upright: int) -> list[Fragment]:
    """Join letters that follow each other on a line."""
    runs: list[list[_Letter]] = []
    for letter in letters:
        if runs and runs[-1][-1].turns == letter.turns and _continues(runs[-1], letter):
            runs[-1].append(letter)
        else:
            runs.append([letter])
    return [_fragment_of(run, number, upright) for number, run in enumerate(runs)]


def _fragment_of(run: list[_Letter], number: int, upright: int) -> Fragment:
    """Return a run of letters as a fragment, with the height that most of its letters have."""
    word = next((count for count, letter in enumerate(run[1:], 1) if letter.after_space), len(run))
    return Fragment(
        text=run[0].text + "".join(f" {letter.text}" if letter.after_space else letter.text for letter in run[1:]),
        left=min(letter.left for letter in run),
        right=max(letter.right for letter in run),
        bottom=median_low(letter.bottom for letter in run),
        top=median_low(letter.top for letter in run),
        number=number,
        turned=(run[0].turns - upright) % 4 if run[0].turns >= 0 else -1,
        word_width=max(letter.right for letter in run[:word]) - min(letter.left for letter in run[:word]),
    )


def _continues(run: list[_Letter], letter: _Letter) -> bool:
    """Whether a letter follows a run of letters on its line, in either direction of writing."""
    last = run[-1]
    if last.bottom == letter.bottom and last.top == letter.top:
        gap = letter.left - last.right if letter.left > last.left else last.left - letter.right
        return gap < _MAX_GAP * max(1.0, last.top - last.bottom)
    # A raised or lowered letter does not part its line: the first letter gives the height too.
    overlap = max(_overlap(last, letter), _overlap(run[0], letter))
    gap = max(letter.left - last.right, last.left - letter.right)
    return overlap > _MIN_OVERLAP and gap < _MAX_GAP * max(1.0, min(last.top - last.bottom, letter.top - letter.bottom))


def _overlap(one: _Letter, other: _Letter) -> float:
    """Return the share of the lower letter's height by which two letters are on one line."""
    height = min(one.top - one.bottom, other.top - other.bottom)
    return (min(one.top, other.top) - max(one.bottom, other.bottom)) / max(height, 0.1)
