"""What the header of a mail says about the article in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from email.utils import parseaddr, parsedate_to_datetime
from typing import TYPE_CHECKING, NamedTuple

from articles.text.cleaning.boilerplate import Verdict
from articles.text.cleaning.bylines import is_name
from articles.text.cleaning.outlets import known_outlet
from articles.text.cleaning.prose import count_words
from articles.text.cleaning.timestamps import Published
from articles.text.data.kinds import Kind
from articles.text.data.mail import FORWARD_PREFIXES, LIST_FIELDS, NEWSLETTER_WORDS, OUTLET_MAILBOXES, REPLY_PREFIXES
from articles.text.formats.databases.fields import ExportFields
from articles.text.formats.document import HeadLine

if TYPE_CHECKING:
    from articles.text.formats.mail.mime import Part

# "Fwd: ", "AW[2]: ", also behind the name of a mailing list: "[harbour-news] Re: ".
_PREFIX = re.compile(r"(?:\[[^\[\]]{1,40}\]\s*)?([^\W\d_]{1,12}|re\^2)\s?(?:\[\d{1,3}\]|\(\d{1,3}\))?\s?[:：]\s*", re.I)
_LIST_NAME = re.compile(r"\[[^\[\]]{1,40}\]\s*")
_MAX_PREFIXES = 10
# "Jane Doe at The Skerry Times", "Jane Doe, The Skerry Times", "The Skerry Times via Mailer".
_AT_OUTLET = re.compile(r"(?:,|\s+(?:at|from|of|von|bei|chez|de|di|van|@))\s+(?=[^\W\d_])", re.I)
_VIA = re.compile(r"\s+via\s+|\s*[|·•]\s*|\s+[-–—]\s+|\s*[(<\[]")
# Words of a person's subject, or letters where words are not separated, that may be a headline; and words of a
# newsletter's subject that are one.
_MIN_HINT_WORDS, _MIN_HINT_LETTERS, _MIN_HEADLINE_WORDS = 3, 6, 4
# Letters of a name that count as a match if the host's name contains them.
_MIN_HOST_LETTERS = 4
# Farthest time zone from UTC, in minutes.
_MAX_OFFSET = 14 * 60
# What the reader of a mail sees above its text.
_SHOWN = (("from", "From"), ("to", "To"), ("cc", "Cc"), ("subject", "Subject"), ("date", "Date"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """The header of a mail: its lines as shown to a reader, and the article's fields that it gives.

    A newsletter's subject is the headline, unless it only names the newsletter, and its date that of publication. When
    and under which subject a person sent an article says little about it.

    ``is_forwarded``: a person answered or forwarded another mail, so only the subject tells of the article.
    """

    subject: str
    sender: str
    sent: Published | None
    is_forwarded: bool
    fields: ExportFields
    hints: ExportFields
    head: tuple[HeadLine, ...]


def read_envelope(message: Part) -> Envelope:
    """Return what the header of ``message`` says."""
    subject, prefixes = strip_prefixes(message.text_of("subject"))
    is_forwarded = bool(prefixes)
    sender, address = parseaddr(message.text_of("from"))
    source, author = _Sender() if is_forwarded else _read_sender(sender, address, message)
    sent = read_date(message.text_of("date"))
    return Envelope(
        subject=subject,
        sender=sender,
        sent=sent,
        is_forwarded=is_forwarded,
        fields=ExportFields(headline=subject if source and _is_headline(subject, source) else None),
        hints=ExportFields(
            headline=subject if source or _is_telling(subject) else None,
            source=source,
            authors=(author,) if author else (),
            published=sent if source else None,
        ),
        head=tuple(
            HeadLine(f"{label}: {value}", Verdict(kind=kind, rule=f"{label} line of the mail"))
            for name, label in _SHOWN
            if (value := message.text_of(name))
            for kind in [_kind_of(name, is_forwarded=is_forwarded, has_source=source is not None)]
        ),
    )


def _is_telling(subject: str) -> bool:
    """Whether a subject may be a headline: words such as "clipping" or "for you" are not."""
    return count_words(subject) >= _MIN_HINT_WORDS or (not subject.isascii() and len(subject) >= _MIN_HINT_LETTERS)


def _is_headline(subject: str, source: str) -> bool:
    """Whether the subject of a newsletter is a headline, and not the name of the newsletter."""
    words = {word.strip(".,:;!?").casefold() for word in subject.split()}
    return (
        (len(words) >= _MIN_HEADLINE_WORDS or (not subject.isascii() and len(subject) >= 2 * _MIN_HINT_LETTERS))
        and not words & NEWSLETTER_WORDS
        and source.casefold() not in subject.casefold()
    )


def _kind_of(name: str, *, is_forwarded: bool, has_source: bool) -> Kind:
    if not is_forwarded and name == "subject":
        return Kind.HEADLINE
    if not is_forwarded and name == "date":
        return Kind.TIMESTAMP
    return Kind.SOURCE if name == "from" and has_source else Kind.NAVIGATION


def strip_prefixes(subject: str) -> tuple[str, tuple[str, ...]]:
    """Return a subject without "Re:", "Fwd:" and the like, and these prefixes in lower case."""
    found: list[str] = []
    rest = subject.strip()
    while len(found) < _MAX_PREFIXES and (prefix := _PREFIX.match(rest)):
        word = prefix[1].casefold()
        if word not in REPLY_PREFIXES and word not in FORWARD_PREFIXES:
            break
        found.append(word)
        rest = rest[prefix.end() :]
    return _LIST_NAME.sub("", rest, count=1).strip() if found else rest, tuple(found)


def read_date(value: str) -> Published | None:
    """Return the moment in the date field of a mail."""
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    # "-0000" says that the time is UTC and the sender's zone unknown; the library leaves the zone out.
    offset = int((moment.utcoffset() or timedelta()).total_seconds()) // 60
    return Published(day=moment.date(), time=moment.time(), offset=offset if abs(offset) <= _MAX_OFFSET else None)


class _Sender(NamedTuple):
    """The outlet that sent a newsletter, and the author who is named beside it."""

    outlet: str | None = None
    author: str | None = None


def _read_sender(sender: str, address: str, message: Part) -> _Sender:
    """Return the outlet and author in the sender's field; neither if a person sent the mail."""
    name = _VIA.split(sender, maxsplit=1)[0].strip(" \"'.,")
    parts = _AT_OUTLET.split(name, maxsplit=1)
    author = parts[0] if len(parts) == 2 and is_name(parts[0]) else None
    name = _without_newsletter(parts[1] if author else name)
    if not name or "@" in name:
        return _Sender()
    mailbox, _at, host = address.lower().rpartition("@")
    squeezed = "".join(filter(str.isalnum, name.casefold())).removeprefix("the")
    owns_host = len(squeezed) >= _MIN_HOST_LETTERS and squeezed in "".join(filter(str.isalnum, host))
    is_office = mailbox.split("+")[0].rstrip("0123456789") in OUTLET_MAILBOXES
    is_bulk = any(map(message.text_of, LIST_FIELDS)) or message.text_of("precedence").lower() in {"bulk", "list"}
    if is_name(name) and not author:
        # Many names of newspapers have the form of a person's.
        is_outlet = is_bulk or (owns_host and is_office)
    else:
        is_outlet = is_bulk or owns_host or is_office
    return _Sender(name, author) if is_outlet or known_outlet(name) else _Sender()


def _without_newsletter(name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[-1].lower().strip(".!:") in NEWSLETTER_WORDS:
        words.pop()
    return " ".join(words)
