"""Markdown, as clippers, converters and note-takers' apps write it, read as Markdown.

Headings, links, emphasis and the like are marks, not words: lines are shown without them. Front matter gives fields.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from articles.text.cleaning.timestamps import find_moments, parse_iso
from articles.text.data.kinds import Kind
from articles.text.data.markdown import FRONT_KEYS, FrontField
from articles.text.formats.databases.fields import ExportFields, merged_fields, read_authors, read_language
from articles.text.formats.shapes.shaped import ShapedBuilder, ShapedLines
from articles.text.lines import Edit, Line, edit_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.text.cleaning.timestamps import Published

# Front matter longer than this is text between two ruled lines.
_MAX_FRONT_LINES: Final = 80
_FENCES: Final = {"---": "---", "+++": "+++"}
_KEY: Final = re.compile(r"(?:[-*]\s+)?[\"']?([A-Za-zÀ-ÿ][\wÀ-ÿ .:-]{0,40}?)[\"']?\s*(?::(?=\s|$)|=(?=\s))\s*(.*)$")
_FRONT_ITEM: Final = re.compile(r"[-*]\s+(.*)$")

_HEADING: Final = re.compile(r"(#{1,6})\s+(?=\S)")
_HEADING_END: Final = re.compile(r"\s#+$")
_UNDERLINE: Final = re.compile(r"(?:={3,}|-{3,})$")
_RULE: Final = re.compile(r"(?:[-*_]\s?){3,}$")
_QUOTE: Final = re.compile(r"(?:>\s?)+")
_CODE_FENCE: Final = re.compile(r"(?:```|~~~)[\w-]*$")
_TABLE_RULE: Final = re.compile(r"\|?\s?:?-{2,}:?\s?(?:\|\s?:?-{2,}:?\s?)*\|?$")
_REFERENCE: Final = re.compile(r"\[[^\]^\[]{1,60}\]:\s+<?(?:https?://|/|#|mailto:)\S")
_FOOTNOTE: Final = re.compile(r"\[\^([\w-]{1,20})\]:\s+")
_ADDRESS: Final = (
    r"\(\s?<?[^()\s]{0,1000}(?:\([^()\s]{0,200}\)[^()\s]{0,500})?>?(?:\s+[\"'“][^\"'”\n]{0,300}[\"'”])?\s?\)"
)
_IMAGE: Final = rf"!\[(?P<alt>[^\[\]]{{0,500}})\](?:{_ADDRESS}|\[[^\[\]]{{0,60}}\])"
_ONLY_IMAGES: Final = re.compile(rf"(?:\[?{_IMAGE.replace('?P<alt>', '?:')}(?:\]{_ADDRESS})?\s*)+$")
_EMBED: Final = re.compile(r"!\[\[[^\[\]]{1,300}\]\]$")
# A link around text, a link around a picture, a wiki link, a footnote's number, an address in angle brackets.
_INLINE: Final = re.compile(
    rf"(?P<image>{_IMAGE})"
    rf"|(?P<link>\[(?P<text>(?:[^\[\]\\]|\\.|\[[^\[\]]{{0,200}}\]){{0,1000}}?)\]{_ADDRESS})"
    r"|(?P<wiki>\[\[(?:[^\[\]|]{1,200}\|)?(?P<page>[^\[\]|]{1,200})\]\])"
    r"|(?P<note>\[\^[\w-]{1,20}\])"
    r"|(?P<auto><(?P<url>https?://[^<>\s]{1,1000})>)"
    r"|(?P<tag></?(?:b|i|em|strong|u|s|br|span|sup|sub|small|mark|p|center)(?:\s[^<>]{0,200})?/?>)"
    r"|(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<strong>\*\*|__|~~)"
    r"|(?P<emphasis>\*(?=\S)|(?<=\S)\*|(?<![\w])_(?=\S)|(?<=\S)_(?![\w]))"
)
_WEB_LINK: Final = re.compile(r"\]\((?:https?://|/|mailto:|#)")
_STRONG: Final = re.compile(r"(?<!\*)\*\*(?=[^\s*])[^*\n]{1,300}\*\*|(?<!_)__(?=[^\s_])[^_\n]{1,300}__(?!_)")
# Lines that are looked at to see whether a text is Markdown.
_SAMPLE: Final = 2_000


@dataclass(slots=True)
class _Signs:
    """How many lines show each mark of Markdown."""

    headings: int = 0
    links: int = 0
    strong: int = 0
    images: int = 0
    quotes: int = 0

    def are_sure(self) -> bool:
        kinds = sum(map(bool, (self.headings, self.links, self.strong, self.images)))
        return kinds >= 2 or self.links >= 3 or self.headings >= 2 or (self.headings > 0 and self.quotes > 0)


def find_front_matter(lines: Sequence[Line]) -> int:
    """Return the number of lines of the front matter at the top, with its fences; 0 if there is none."""
    fence = _FENCES.get(lines[0].text) if lines else None
    if fence is None:
        return 0
    keys = 0
    for number, line in enumerate(lines[1 : _MAX_FRONT_LINES + 2], 1):
        if line.text == fence or (fence == "---" and line.text == "..."):
            return number + 1 if keys else 0
        found = _KEY.match(line.text)
        keys += bool(found)
        if not found and not _FRONT_ITEM.match(line.text) and len(line.text) > 400:
            return 0
    return 0


def is_markdown(lines: Sequence[Line]) -> bool:
    """Whether a text is written in Markdown."""
    signs = _Signs()
    for line in lines[:_SAMPLE]:
        text = line.text
        signs.headings += _HEADING.match(text) is not None
        signs.quotes += text.startswith("> ")
        signs.links += "](" in text and _WEB_LINK.search(text) is not None
        signs.images += text.startswith(("![", "[![")) and "](" in text
        signs.strong += ("**" in text or "__" in text) and _STRONG.search(text) is not None
    return signs.are_sure()


def read_markdown(lines: Sequence[Line]) -> ShapedLines | None:
    """Return the lines of a Markdown text without its marks, and the fields of its front matter; ``None`` otherwise."""
    front = find_front_matter(lines)
    if not front and not is_markdown(lines):
        return None
    builder = ShapedBuilder()
    fields = _read_front_matter(lines[:front], builder)
    body = _BodyReader(builder)
    for above, line in zip([None, *lines[front:]], lines[front:], strict=False):
        body.add(line, above)
    return builder.build(fields=merged_fields(fields, ExportFields(headline=body.headline)))


@dataclass(slots=True)
class _BodyReader:
    builder: ShapedBuilder
    headline: str | None = None
    _in_code: bool = field(default=False)

    def add(self, line: Line, above: Line | None) -> None:
        """Add a line below the front matter. ``above`` is the line before it."""
        text = line.text
        if _CODE_FENCE.match(text):
            self._in_code = not self._in_code
            self.builder.cut(line, "mark around code of the Markdown text")
        elif self._in_code:
            self.builder.keep(line)
        elif _UNDERLINE.match(text) and above is not None and len(text) > 2 and not _RULE.match(above.text):
            self._add_underline(line)
        elif _RULE.match(text) or _TABLE_RULE.match(text):
            self.builder.cut(line, "ruled line of the Markdown text")
        elif _ONLY_IMAGES.match(text) or _EMBED.match(text):
            self.builder.cut(line, "picture of the Markdown text", Kind.CAPTION)
        elif _REFERENCE.match(text):
            self.builder.cut(line, "address of a link of the Markdown text")
        else:
            self._add_text(line)

    def _add_underline(self, line: Line) -> None:
        if line.text.startswith("=") and self.headline is None and self.builder.verdicts[-1] is None:
            self.headline = self.builder.lines[-1].text
        self.builder.cut(line, "ruled line of the Markdown text")

    def _add_text(self, line: Line) -> None:
        heading = _HEADING.match(line.text)
        shown = edit_line(line, _edits(line.text))
        if not shown.text.strip():
            self.builder.cut(line, "marks of the Markdown text alone")
            return
        self.builder.keep(shown)
        if heading and len(heading[1]) == 1 and self.headline is None:
            self.headline = shown.text


def strip_inline_marks(text: str) -> str:
    """Return ``text`` without the marks of links, emphasis and the like."""
    return edit_line(Line(text=text, span=None), _edits(text)).text


def _edits(text: str) -> Iterator[Edit]:
    """Yield the edits that take the marks of Markdown from a line."""
    start, end = 0, len(text)
    if opening := _HEADING.match(text) or _QUOTE.match(text):
        start = opening.end()
        if text.startswith(">") and (heading := _HEADING.match(text, start)):
            start = heading.end()
        yield Edit(0, start, "")
    elif note := _FOOTNOTE.match(text):
        start = note.end()
        yield Edit(0, start, f"{note[1]}. ")
    if text.startswith("#") and (closing := _HEADING_END.search(text)):
        end = closing.start()
    yield from _inline_edits(text, start, end)
    if end < len(text):
        yield Edit(end, len(text), "")


def _inline_edits(text: str, start: int, end: int) -> Iterator[Edit]:
    paired = _paired_marks(text, start, end)
    for found in _INLINE.finditer(text, start, end):
        kind = found.lastgroup
        if found["link"] is not None:
            inner_start, inner_end = found.span("text")
            yield Edit(found.start(), inner_start, "")
            yield from _inline_edits(text, inner_start, inner_end)
            yield Edit(inner_end, found.end(), "")
        elif found["wiki"] is not None:
            yield Edit(found.start(), found.end(), found["page"])
        elif found["auto"] is not None:
            yield Edit(found.start(), found.end(), found["url"])
        elif kind == "escape":
            yield Edit(found.start(), found.end(), found.group()[1:])
        elif kind in ("strong", "emphasis"):
            if found.start() in paired:
                yield Edit(found.start(), found.end(), "")
        else:
            yield Edit(found.start(), found.end(), " " if found.group().startswith(("<br", "<p")) else "")


def _paired_marks(text: str, start: int, end: int) -> set[int]:
    """Return the offsets of the marks of emphasis that have a partner: a lone asterisk is none."""
    open_at: dict[str, int] = {}
    paired: set[int] = set()
    for found in _INLINE.finditer(text, start, end):
        if found.lastgroup in ("strong", "emphasis"):
            mark = found.group()
            if mark in open_at:
                paired |= {open_at.pop(mark), found.start()}
            elif found.end() < end and not text[found.end()].isspace():
                open_at[mark] = found.start()
    return paired


def _read_front_matter(lines: Sequence[Line], builder: ShapedBuilder) -> ExportFields:
    """Add the lines of front matter to ``builder``, and return the fields they give."""
    values: dict[FrontField, list[str]] = {}
    current: FrontField | None = None
    for line in lines:
        found = _KEY.match(line.text)
        item = _FRONT_ITEM.match(line.text)
        kind = Kind.NAVIGATION
        if item and not (found and current is None):
            value = item[1]
        elif found:
            current = FRONT_KEYS.get(re.sub(r"[\s_:.-]", "", found[1]).lower())
            value = found[2]
        else:
            current, value = None, ""
        if current and (value := _plain(value)):
            values.setdefault(current, []).append(value)
            kind = _KINDS[current]
        builder.cut(line, "front matter of the Markdown text", kind)
    return _fields_from(values)


_KINDS: Final = {
    FrontField.TITLE: Kind.HEADLINE,
    FrontField.STANDFIRST: Kind.STANDFIRST,
    FrontField.AUTHOR: Kind.BYLINE,
    FrontField.SOURCE: Kind.SOURCE,
    FrontField.URL: Kind.SOURCE,
    FrontField.PUBLISHED: Kind.TIMESTAMP,
    FrontField.LANGUAGE: Kind.NAVIGATION,
}


def _plain(value: str) -> str:
    """Return a value of front matter without quotation marks, brackets of lists and links."""
    value = strip_inline_marks(value.strip()).strip()
    if value.startswith("[") and value.endswith("]"):
        value = "; ".join(part.strip(" \"'") for part in value[1:-1].split(","))
    return value.strip("\"'“” ")


def _fields_from(values: dict[FrontField, list[str]]) -> ExportFields:
    sources = [value for value in values.get(FrontField.SOURCE, ()) if not _is_address(value)]
    addresses = [
        value for role in (FrontField.URL, FrontField.SOURCE) for value in values.get(role, ()) if _is_address(value)
    ]
    title, standfirst = values.get(FrontField.TITLE), values.get(FrontField.STANDFIRST)
    language = (values.get(FrontField.LANGUAGE) or [""])[0]
    return ExportFields(
        headline=title[0] if title else None,
        standfirst=" ".join(standfirst) if standfirst else None,
        authors=_read_names(values.get(FrontField.AUTHOR, [])),
        source=sources[0] if sources else None,
        published=_read_date(values.get(FrontField.PUBLISHED, [])),
        language=language[:2].lower() if re.match(r"[A-Za-z]{2}(?:[-_]|$)", language) else read_language(language),
        url=addresses[0] if addresses else None,
    )


def _is_address(value: str) -> bool:
    return value.lower().startswith(("http://", "https://"))


def _read_names(values: Sequence[str]) -> tuple[str, ...]:
    names = [name for value in values if not _is_address(value) for name in read_authors([value], None)]
    return tuple(dict.fromkeys(names))


def _read_date(values: Sequence[str]) -> Published | None:
    for value in values:
        if published := parse_iso(value):
            return published
        if moments := find_moments(value):
            return moments[0].published
    return None
