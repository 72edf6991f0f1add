"""RTF documents: the text that a word processor shows, in one pass over the control words.

Deleted and hidden text, field codes, pictures and other destinations are not read; footnotes follow the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from articles.text.documents import UnreadableClipping
from articles.text.formats.document import OpenedFile
from articles.text.formats.paragraphs import ParagraphBuilder, document_of

if TYPE_CHECKING:
    from collections.abc import Iterator

MEDIA_TYPE = "application/rtf"
SUFFIXES = frozenset({".rtf"})

_SIGNATURE = b"{\\rtf"
_INVISIBLE_START = b"\xef\xbb\xbf \t\r\n"
# Word nests some twenty groups.
_MAX_DEPTH = 1_000
# A book of 500 pages has a million.
_MAX_TOKENS = 2_000_000

# A control word with its number, a byte in hexadecimal digits, a control symbol, a brace, line ends, or text.
_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)

# Groups whose content is not text of the document, unlike other groups that are not marked as optional.
_SKIPPED = frozenset(
    """fonttbl colortbl stylesheet listtable listoverridetable revtbl rsidtbl generator pict object objdata fldinst
    filetbl info annotation atnid atnauthor atnref atntime atndate atnicn atnparent bkmkstart bkmkend xe tc rxe txe
    listtext pntext nonesttables aftncn aftnsep aftnsepc ftncn ftnsep ftnsepc template nonshppict shpinst shprslt upr
    background docvar sp""".split()
)
# Groups with text inside groups of the second kind, which are skipped otherwise.
_TEXT_WITHIN = {"title": "info", "ud": "upr", "result": "object"}
_BOXES = frozenset({"shptxt", "dptxbxtext"})
_FURNITURE = frozenset({"header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"})

_CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "softline": "\n",
    "emdash": "—",
    "endash": "–",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
}
_SYMBOLS = {b"~": "\u00a0", b"_": "-", b"-": "", b"{": "{", b"}": "}", b"\\": "\\", b"|": "", b":": ""}
_PARAGRAPH_ENDS = frozenset({"par", "sect", "page", "column"})
_TABLE_WORDS = frozenset({"trowd", "cell", "nestcell", "row", "nestrow"})

# Code pages by the number of a font's character set.
_CODE_PAGES = {
    0: "cp1252",
    77: "mac_roman",
    78: "cp932",
    79: "cp949",
    80: "cp936",
    81: "cp950",
    83: "mac_greek",
    84: "mac_cyrillic",
    87: "mac_cyrillic",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "cp936",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
# Code pages by their own numbers. Python knows more, such as those of mainframes, which no RTF document is in.
_NUMBERED_PAGES = {
    number: f"cp{number}"
    for number in (
        *(437, 720, 737, 775, 850, 852, 855, 857, 858, 860, 861, 862, 863, 864, 865, 866, 869, 874),
        *(932, 936, 949, 950, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258),
    )
} | {708: "iso8859_6", 819: "latin_1", 1361: "johab", 10000: "mac_roman", 10007: "mac_cyrillic", 65001: "utf-8"}
_DOCUMENT_CODE_PAGES = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
# Control words that change how the following text is read.
_STATE_WORDS = frozenset({"f", "fcharset", "cpg", "deff", "ansicpg", "uc", "v", "deleted", "plain"}).union(
    _DOCUMENT_CODE_PAGES
)
# The character set of symbol fonts.
_SYMBOL_CHARSET = 2


def recognises(head: bytes, name: str) -> bool:
    """Whether a file with these first bytes is an RTF document."""
    return head.lstrip(_INVISIBLE_START).startswith(_SIGNATURE)


def open_rtf(data: bytes, name: str) -> OpenedFile:
    """Return the text of an RTF document. Raises ``UnreadableClipping`` if it is nested too deep or holds no text."""
    reader = _RtfReader()
    reader.read(data.lstrip(_INVISIBLE_START))
    document = document_of(reader.builder.finish(), furniture=reader.furniture, title=reader.title)
    return OpenedFile(media_type=MEDIA_TYPE, documents=(document,))


@dataclass(slots=True)
class _Group:
    """The state of a group, which ends with it."""

    skipped: bool = False
    hidden: bool = False
    deleted: bool = False
    font: int = -1
    # Characters that follow a Unicode character for readers that do not know it.
    fallback: int = 1
    # Destination that the group itself opened.
    opened: str = ""
    starred: bool = False
    at_start: bool = True


@dataclass(slots=True)
class _Fonts:
    """The code page of each font, and those of the document."""

    pages: dict[int, str] = field(default_factory=dict)
    symbols: set[int] = field(default_factory=set)
    default: int = -1
    document: str = "cp1252"
    current: int = -1

    def page_of(self, number: int) -> str:
        return self.pages.get(number if number >= 0 else self.default, self.document)

    def define(self, word: str, number: int) -> None:
        """Read a control word of the font table."""
        if word == "f":
            self.current = number
        elif word == "fcharset" and number == _SYMBOL_CHARSET:
            self.symbols.add(self.current)
        elif word == "fcharset" and number in _CODE_PAGES and number:
            self.pages[self.current] = _CODE_PAGES[number]
        elif word == "cpg" and (page := _known_page(number)):
            self.pages[self.current] = page


def _known_page(number: int) -> str:
    """Return the codec of a code page, "" if RTF has none with this number."""
    return _NUMBERED_PAGES.get(number, "")


class _RtfReader:
    """Reads the tokens of a document into a ``ParagraphBuilder``."""

    def __init__(self) -> None:
        self.builder = ParagraphBuilder()
        self.furniture: list[str] = []
        self.title = ""
        self._group = _Group()
        self._around: list[_Group] = []
        self._fonts = _Fonts()
        self._bytes = bytearray()
        self._to_skip = 0
        self._high_surrogate = ""
        self._notes = 0
        self._title_parts: list[str] = []
        self._in_title = False
        # The open frames: "cell", "footnote" and boxes.
        self._frames: list[str] = []
        # What a header or footer interrupted.
        self._interrupted: list[tuple[ParagraphBuilder, list[str]]] = []

    def read(self, data: bytes) -> None:
        """Read a document up to the end of its outermost group; what follows is not of the document."""
        for count, (word, number, byte, symbol, brace, text) in enumerate(_tokens(data)):
            if count > _MAX_TOKENS:
                raise UnreadableClipping("it is too large; split it into smaller documents")
            if brace == b"{":
                self._open_group()
            elif brace:
                self._close_group()
                if not self._around:
                    break
            elif word:
                self._read_word(word, number)
            elif byte is not None:
                self._add_bytes(bytes((byte,)))
            elif symbol:
                self._read_symbol(symbol)
            elif text:
                self._add_bytes(text)
        while self._around:
            self._close_group()

    def _open_group(self) -> None:
        self._flush()
        self._to_skip = 0
        if len(self._around) >= _MAX_DEPTH:
            raise UnreadableClipping("it is nested too deep for a document; save it again in a word processor")
        self._around.append(self._group)
        self._group = replace(self._group, opened="", starred=False, at_start=True)

    def _close_group(self) -> None:
        self._flush()
        self._to_skip = 0
        opened = self._group.opened
        if self._around:
            self._group = self._around.pop()
        if opened in _FURNITURE:
            self.furniture += self.builder.finish()
            self.builder, self._frames = self._interrupted.pop()
        elif opened == "footnote" or opened in _BOXES:
            self._close_frame(opened)
        elif opened == "title":
            self.title = "".join(self._title_parts)
            self._in_title = False

    def _open_frame(self, kind: str) -> None:
        self._frames.append(kind)
        self.builder.open_frame()

    def _close_frame(self, kind: str) -> None:
        """End the innermost frame of a kind, with the unfinished rows in it."""
        while self._frames and self._frames[-1] == "cell" != kind:
            self._end_row()
        if self._frames and self._frames.pop() == "footnote":
            self.builder.close_note(str(self._notes))
        else:
            self.builder.close_box()

    def _end_row(self) -> None:
        self._frames.pop()
        self.builder.close_cell()
        self.builder.close_row()

    def _read_word(self, word: str, number: int | None) -> None:
        group = self._group
        self._flush()
        if word == "u":
            if not group.skipped:
                self._add_unicode(number or 0)
            self._to_skip = group.fallback
            return
        self._to_skip = 0
        if group.at_start and self._open_destination(word):
            return
        group.at_start = False
        if word in _STATE_WORDS:
            self._set(word, number)
        elif group.skipped or group.hidden or group.deleted:
            return
        elif word in _CHARACTERS:
            self._add(_CHARACTERS[word])
        elif word in _PARAGRAPH_ENDS:
            self.builder.end_paragraph()
        elif word in _TABLE_WORDS:
            self._read_table_word(word)
        elif word == "chftn" and group.opened != "footnote" and not self._is_in("footnote"):
            self._add(f"[{self._notes + 1}]")

    def _set(self, word: str, number: int | None) -> None:
        """Read a control word that changes how the following text is read."""
        group = self._group
        if word == "deff":
            self._fonts.default = number if number is not None else -1
        elif word == "ansicpg":
            self._fonts.document = _known_page(number or 0) or self._fonts.document
        elif word in _DOCUMENT_CODE_PAGES:
            self._fonts.document = _DOCUMENT_CODE_PAGES[word]
        elif word == "uc":
            group.fallback = min(max(number if number is not None else 1, 0), 8)
        elif word == "v":
            group.hidden = number != 0
        elif word == "deleted":
            group.deleted = number != 0
        elif word == "plain":
            group.hidden, group.deleted, group.font = False, False, -1
        elif group.opened == "fonttbl" or self._is_in_font_table():
            self._fonts.define(word, number if number is not None else -1)
        elif word == "f":
            group.font = number if number is not None else -1

    def _is_in_font_table(self) -> bool:
        return self._group.skipped and any(around.opened == "fonttbl" for around in self._around[-3:])

    def _open_destination(self, word: str) -> bool:
        """Start the destination that the first control word of a group names; return whether it names one."""
        group = self._group
        if group.skipped:
            is_box = word in _BOXES and not any(map(self._is_in, ("shprslt", "pict", "object")))
            if not is_box and not (word in _TEXT_WITHIN and self._is_in(_TEXT_WITHIN[word])):
                return False
        if word in _FURNITURE:
            self._interrupted.append((self.builder, self._frames))
            self.builder, self._frames = ParagraphBuilder(), []
        elif word == "footnote":
            self._notes += 1
            self._open_frame(word)
        elif word in _BOXES:
            self._open_frame(word)
        elif word not in _TEXT_WITHIN and word not in _SKIPPED and not group.starred:
            return False
        self._in_title |= word == "title"
        group.skipped = word not in (_FURNITURE | _BOXES | _TEXT_WITHIN.keys()) and word != "footnote"
        group.opened, group.at_start = word, False
        return True

    def _is_in(self, destination: str) -> bool:
        return any(around.opened == destination for around in self._around)

    def _read_table_word(self, word: str) -> None:
        in_row = bool(self._frames) and self._frames[-1] == "cell"
        if word == "trowd" and not in_row:
            self.builder.open_row()
            self._open_frame("cell")
        elif word == "row" and in_row:
            self._end_row()
        elif word == "cell" and in_row:
            self.builder.close_cell()
            self.builder.open_frame()
        elif word != "trowd":
            self.builder.end_open_paragraph()

    def _read_symbol(self, symbol: bytes) -> None:
        self._flush()
        if symbol == b"*":
            self._group.starred = self._group.at_start
            return
        if self._to_skip:
            self._to_skip -= 1
            return
        self._group.at_start = False
        if symbol in b"\r\n":
            if not self._group.skipped:
                self.builder.end_paragraph()
        elif symbol in _SYMBOLS:
            self._add(_SYMBOLS[symbol])

    def _add_bytes(self, text: bytes) -> None:
        self._group.at_start = False
        if self._to_skip:
            skipped = min(self._to_skip, len(text))
            self._to_skip -= skipped
            text = text[skipped:]
        if text and not self._group.skipped:
            self._bytes += text

    def _flush(self) -> None:
        """Decode the bytes collected in the code page of their font."""
        if self._bytes:
            data, self._bytes = bytes(self._bytes), bytearray()
            if self._group.font in self._fonts.symbols and not data.isascii():
                self._add("•" * len(data))
            else:
                self._add(data.decode(self._fonts.page_of(self._group.font), "replace"))

    def _add_unicode(self, number: int) -> None:
        code = number + 0x10000 if number < 0 else number
        if 0xD800 <= code < 0xDC00:
            self._high_surrogate = chr(code)
        elif 0xDC00 <= code < 0xE000:
            pair = (self._high_surrogate + chr(code)).encode("utf-16-le", "surrogatepass")
            self._high_surrogate = ""
            self._add(pair.decode("utf-16-le", "replace"))
        elif 0xF000 <= code < 0xF100:
            self._add("•" if code >= 0xF080 or not chr(code - 0xF000).isalnum() else chr(code - 0xF000))
        elif 0 <= code <= 0x10FFFF:
            self._add(chr(code))

    def _add(self, text: str) -> None:
        group = self._group
        if group.skipped or group.hidden or group.deleted:
            return
        if self._in_title:
            self._title_parts.append(text)
        else:
            self.builder.add(text)


def _tokens(data: bytes) -> Iterator[tuple[str, int | None, int | None, bytes, bytes, bytes]]:
    """Yield control word, its number, a byte, a control symbol, a brace and a text; each but one is empty."""
    at = 0
    while match := _TOKEN.search(data, at):
        at = match.end()
        word, number, digits, symbol, brace, text = match.groups()
        if word == b"bin":
            at += max(0, int(number or 0))
        yield (
            word.decode("ascii") if word else "",
            int(number) if number else None,
            int(digits, 16) if digits else None,
            symbol or b"",
            brace or b"",
            text or b"",
        )
