"""Articles in pasted mails and chats: the header, the marks of quoting and the other messages are not the article's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from articles.text.cleaning.prose import count_words
from articles.text.cleaning.timestamps import find_moments
from articles.text.data.correspondence import (
    DATE_LABELS,
    FORWARD_LINES,
    OTHER_LABELS,
    SENDER_LABELS,
    SENT_FROM,
    SUBJECT_LABELS,
    SUBJECT_PREFIXES,
)
from articles.text.data.kinds import Kind
from articles.text.formats.databases.fields import ExportFields
from articles.text.formats.shapes.shaped import ShapedBuilder, ShapedLines
from articles.text.lines import Edit, Line, edit_line

if TYPE_CHECKING:
    from collections.abc import Sequence

_LABEL: Final = re.compile(r"([^\W\d_][\w-]{0,30}(?: ?[^\W\d_]{1,12})?)\s?[:：]\s*(.*)$")
# A bar marks a quoted line, as ">" does, unless more bars follow: then it borders the cells of a table or a menu.
_QUOTED: Final = re.compile(r"(?:[>|│]\s?)++(?![^|│]*[|│])|(?:>\s?)++")
_SUBJECT_PREFIX: Final = re.compile(rf"(?:(?:{'|'.join(SUBJECT_PREFIXES)})\s?(?:\[\d+\])?\s?:\s*)+", re.I)
_DASHES: Final = "-–—_*= "
# "On Tue, 4 Jun 2024 at 09:12, Jory Pask wrote:"
_ATTRIBUTION: Final = re.compile(
    r"(?:on|am|le|el|il|em|op|den|dnia|dne)\s.{6,150}\s(?:wrote|schrieb|a écrit|escribió|ha scritto|escreveu|schreef"
    r"|skrev|napisał\(?a?\)?|napsal\(?a?\)?)\s?.{0,60}:$",
    re.I,
)
_SIGNATURE: Final = re.compile(r"--\s?$")
# A header has at least two labels of different kinds, within this many lines.
_HEADER_REACH: Final = 30
# Shares of a mail's words: quoted text of this share is what the mail was sent for.
_MIN_QUOTED_SHARE, _MIN_QUOTED_WORDS = 0.5, 12
# A text of which this share of lines is quoted is a quoted text, even without a mail's header.
_MIN_QUOTED_LINES: Final = 0.7
_MAX_SIGNATURE_LINES: Final = 12

_DAY: Final = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
_CLOCK: Final = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?"
_CHAT: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # WhatsApp on a phone, WhatsApp exported, Telegram, IRC and the like, Discord and Slack.
        rf"\[(?:{_DAY},?\s+)?{_CLOCK}(?:,?\s+{_DAY})?\]\s*(?P<name>[^:\[\]<>]{{1,40}}):\s*",
        rf"{_DAY},?\s+{_CLOCK}\s[-–]\s(?P<name>[^:]{{1,40}}):\s*",
        rf"(?P<name>[^:\[\]]{{1,40}}),?\s\[{_DAY},?\s+{_CLOCK}\]:?\s*",
        rf"\[?{_CLOCK}\]?\s<(?P<name>[^<>\s]{{1,30}})>\s*",
        rf"(?P<name>[^:—\[\]]{{1,40}})\s+(?:—|–|-)?\s*(?:{_DAY}|[Tt]oday at|[Yy]esterday at)?,?\s*{_CLOCK}$",
    )
)
# A chat has at least this many messages, in this many lines from its top. A message of so many words is an article.
_MIN_MESSAGES, _MIN_ARTICLE_WORDS = 2, 20
_ADDRESS: Final = re.compile(r"https?://\S{4,2000}$")


def read_correspondence(lines: Sequence[Line], *, is_mail: bool = False) -> ShapedLines | None:
    """Return the lines of an article within a pasted mail or chat; ``None`` if the text is neither.

    ``is_mail``: the text is known to be a mail's, without its header.
    """
    return _read_chat(lines) or _read_mail(lines, is_mail=is_mail)


# Mail


@dataclass(frozen=True, slots=True, kw_only=True)
class _Header:
    """A mail's header: the number of its lines, its subject and its date."""

    end: int
    subject: str | None
    date: str | None


def _read_mail(lines: Sequence[Line], *, is_mail: bool) -> ShapedLines | None:
    start = next((number for number, line in enumerate(lines[:3]) if _label_of(line.text)), 0)
    header = _find_header(lines, start)
    quoted = [_QUOTED.match(line.text) is not None for line in lines]
    whole = sum(quoted) >= _MIN_QUOTED_LINES * len(lines) and sum(quoted) >= 3
    forward = _find_forward(lines)
    if header is None and not whole and forward is None and not is_mail:
        return None
    builder = ShapedBuilder()
    begin = header.end if header else 0
    for line in lines[:begin]:
        builder.cut(line, "header of the mail")
    subject = header.subject if header else None
    if forward is not None and forward >= begin:
        inner = _find_header(lines, forward + 1)
        end = inner.end if inner else forward + 1
        for line in lines[begin:forward]:
            builder.cut(line, "the sender's own words above the article")
        for line in lines[forward:end]:
            builder.cut(line, "header of the forwarded mail")
        begin, subject = end, (inner.subject if inner else None) or subject
    if _is_mostly_quoted(lines[begin:], quoted[begin:]):
        _add_quoted(builder, lines[begin:], quoted[begin:])
    else:
        _add_own(builder, lines[begin:])
    return builder.build(hints=ExportFields(headline=_plain_subject(subject)))


def _label_of(text: str) -> str | None:
    found = _LABEL.match(text)
    label = found[1].lower().replace(" ", "") if found else ""
    return label if label in SUBJECT_LABELS | DATE_LABELS | SENDER_LABELS | OTHER_LABELS else None


def _find_header(lines: Sequence[Line], start: int) -> _Header | None:
    """Return the header of a mail that begins at line ``start``. It gives a sender, and a subject or date."""
    subject = date = None
    sender = False
    end = start
    for number in range(start, min(start + _HEADER_REACH, len(lines))):
        text = _QUOTED.sub("", lines[number].text, count=1)
        label = _label_of(text)
        if label is None:
            # A long value goes on in the next line, which no label begins; a header has no other lines.
            if end == number and number > start and number + 1 < len(lines) and _label_of(lines[number + 1].text):
                continue
            break
        end = number + 1
        value = text.split(":", 1)[-1].split("：", 1)[-1].strip()
        sender = sender or label in SENDER_LABELS
        if label in SUBJECT_LABELS:
            subject = value
        elif label in DATE_LABELS and find_moments(value):
            date = value
    return _Header(end=end, subject=subject, date=date) if sender and (subject or date) else None


def _find_forward(lines: Sequence[Line]) -> int | None:
    for number, line in enumerate(lines[: _HEADER_REACH + 20]):
        text = _QUOTED.sub("", line.text, count=1).strip(_DASHES).casefold()
        if len(text) < 60 and text.startswith(FORWARD_LINES):
            return number
    return None


def _is_mostly_quoted(lines: Sequence[Line], quoted: Sequence[bool]) -> bool:
    inside = sum(count_words(line.text) for line, is_quoted in zip(lines, quoted, strict=True) if is_quoted)
    total = sum(count_words(line.text) for line in lines)
    return inside >= _MIN_QUOTED_WORDS and inside >= _MIN_QUOTED_SHARE * total


def _add_quoted(builder: ShapedBuilder, lines: Sequence[Line], quoted: Sequence[bool]) -> None:
    """Add the quoted lines as the article's, without the marks, and cut the others."""
    for line, is_quoted in zip(lines, quoted, strict=True):
        if not is_quoted:
            builder.cut(line, "the sender's own words around the article")
            continue
        mark = _QUOTED.match(line.text)
        assert mark is not None  # noqa: S101
        if mark.end() == len(line.text):
            builder.cut(line, "mark of a quoted mail alone")
        else:
            builder.keep(edit_line(line, [Edit(0, mark.end(), "")]))


def _add_own(builder: ShapedBuilder, lines: Sequence[Line]) -> None:
    """Add the lines of a mail's text; its signature is cut."""
    signature = len(lines)
    for number in range(max(0, len(lines) - _MAX_SIGNATURE_LINES), len(lines)):
        text = lines[number].text
        if _SIGNATURE.match(text) or text.casefold().startswith(SENT_FROM):
            signature = number
            break
    for number, line in enumerate(lines):
        if number >= signature:
            builder.cut(line, "signature of the mail")
        elif _ATTRIBUTION.match(line.text):
            builder.cut(line, "line above a quoted mail")
        else:
            builder.keep(line)


def _plain_subject(subject: str | None) -> str | None:
    return _SUBJECT_PREFIX.sub("", subject, count=1).strip() or None if subject else None


# Chats


@dataclass(frozen=True, slots=True, kw_only=True)
class _Message:
    """A message of a chat: lines ``first`` to ``end`` (excluded); its text begins at ``start`` of the first."""

    first: int
    end: int
    start: int
    words: int


def _read_chat(lines: Sequence[Line]) -> ShapedLines | None:
    pattern = next((pattern for pattern in _CHAT if _counts_as_chat(lines, pattern)), None)
    if pattern is None:
        return None
    messages = _find_messages(lines, pattern)
    longest = max(message.words for message in messages)
    if longest < _MIN_ARTICLE_WORDS:
        return None
    builder = ShapedBuilder()
    for line in lines[: messages[0].first]:
        builder.cut(line, "line above the chat")
    url = None
    for message in messages:
        if 2 * message.words >= longest and message.words >= _MIN_ARTICLE_WORDS:
            _add_article(builder, lines, message)
            continue
        for line in lines[message.first : message.end]:
            address = _ADDRESS.search(line.text)
            url = url or (address.group() if address else None)
            builder.cut(line, "message of the chat", Kind.SOURCE if address else Kind.COMMENTS)
    return builder.build(hints=ExportFields(url=url))


def _counts_as_chat(lines: Sequence[Line], pattern: re.Pattern[str]) -> bool:
    """Whether the text is a chat of this form: it begins with a message, and several follow."""
    if not any(pattern.match(line.text) for line in lines[:3]):
        return False
    found = [match for line in lines if (match := pattern.match(line.text))]
    if len(found) < _MIN_MESSAGES:
        return False
    names = {match["name"].strip() for match in found}
    # In most lines with a name and a time alone, such as "Slack 9:12", the text is a list of times.
    return all(any(map(str.isalpha, name)) for name in names) and len(names) <= max(2, len(found))


def _find_messages(lines: Sequence[Line], pattern: re.Pattern[str]) -> list[_Message]:
    starts = [(number, found.end()) for number, line in enumerate(lines) if (found := pattern.match(line.text))]
    ends = [number for number, _ in starts[1:]] + [len(lines)]
    return [
        _Message(
            first=first,
            end=end,
            start=start,
            words=count_words(lines[first].text[start:])
            + sum(count_words(line.text) for line in lines[first + 1 : end]),
        )
        for (first, start), end in zip(starts, ends, strict=True)
    ]


def _add_article(builder: ShapedBuilder, lines: Sequence[Line], message: _Message) -> None:
    first = lines[message.first]
    builder.cut(first.part(0, message.start), "name and time of a chat message", Kind.COMMENTS)
    if message.start < len(first.text):
        builder.keep(first.part(message.start, len(first.text)))
    for line in lines[message.first + 1 : message.end]:
        builder.keep(line)
