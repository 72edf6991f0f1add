"""A mail, or a page saved as MHTML, as documents: its text, and its attachments."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from articles.text.cleaning.boilerplate import Verdict
from articles.text.cleaning.prose import count_words
from articles.text.data.kinds import Kind
from articles.text.documents import UnreadableClipping
from articles.text.formats.databases.fields import ExportFields
from articles.text.formats.decoding import PAGE, PLAIN
from articles.text.formats.document import Document, HeadLine, LibraryData, OpenedFile
from articles.text.formats.mail.envelope import Envelope, read_envelope
from articles.text.formats.mail.flowed import unwrap_flowed
from articles.text.formats.mail.mime import PAGE_TYPES, Part
from articles.text.formats.pages import read_fragment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

OpenFile = Callable[[bytes, str], OpenedFile]

_MEDIA_TYPE = "message/rfc822"
MAIL_SUFFIXES = frozenset({".eml", ".emlx", ".mht", ".mhtml"})
# Files of Outlook, which are databases of their own kind.
_OUTLOOK_SUFFIXES = (".msg", ".oft", ".pst", ".ost")
_PAGE_SUFFIXES = (".mht", ".mhtml")

# The first lines of a mail's source, and fields that only the source of a mail has: text copied from a mail program
# also begins with "From" and "Subject".
_FIELD = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:")
_SOURCE_FIELDS = re.compile(
    rb"^(?:mime-version|message-id|content-transfer-encoding|received|return-path|dkim-signature|delivered-to|"
    rb"snapshot-content-location|content-type):",
    re.I | re.M,
)

# A line in bold, as mail programs write it in plain text.
_BOLD_LINE = re.compile(r"^\*([^*\r\n]{3,300})\*(?=\r?$)", re.M)

# Parts inside parts: signed mail with attachments and alternatives has four levels.
_MAX_DEPTH = 10
# The page of a mail is used if its text has this many letters and this share of the plain text's. Some programs put a
# stub such as "Your mail program does not show pages" into one of the two.
_MIN_PAGE_LENGTH, _MIN_PAGE_SHARE = 200, 0.5
# A mail with fewer words is the note around an attached article.
_MAX_NOTE_WORDS = 60
_PGP_MESSAGE = b"-----BEGIN PGP MESSAGE-----"
_ENCRYPTED_PGP = "encrypted (PGP); decrypt it in your mail program, and save it or copy its text from there"
_ENCRYPTED_SMIME = "encrypted or packed (S/MIME); open it in your mail program, and save it or copy its text from there"
_EMPTY = "this mail holds no text"

# Parts that accompany every mail of a kind and hold nothing to read.
_SILENT_TYPES = frozenset(
    """application/pgp-signature application/pkcs7-signature application/x-pkcs7-signature application/pgp-keys
    message/delivery-status text/rfc822-headers text/x-amp-html text/x-watch-html""".split()
)


def is_mail(head: bytes, name: str) -> bool:
    """Whether a file that begins with ``head`` is the source of a mail or a page saved as MHTML."""
    if name.endswith((*MAIL_SUFFIXES, *_OUTLOOK_SUFFIXES)):
        return True
    header = re.split(rb"\r?\n\r?\n", head.removeprefix(b"\xef\xbb\xbf"), maxsplit=1)[0]
    lines = header.splitlines()
    if len(lines) < 2 or not all(_FIELD.match(line) or line[:1] in b" \t" for line in lines[:-1]):
        return False
    return _FIELD.match(lines[0]) is not None and len(_SOURCE_FIELDS.findall(header)) >= 2


def open_mail(data: bytes, name: str, open_file: OpenFile) -> OpenedFile:
    """Return the documents of a mail or of a page saved as MHTML.

    ``open_file`` opens an attachment, from its bytes and name. Raises ``UnreadableClipping`` if the mail is encrypted
    or holds no text.
    """
    if data.startswith((b"\xd0\xcf\x11\xe0", b"!BDN")):
        raise UnreadableClipping("mails in Outlook's own format cannot be read; save it as .eml, or copy its text")
    if name.endswith(".emlx"):
        # Apple Mail: the number of bytes, the mail, and a property list.
        size, _line_end, rest = data.partition(b"\n")
        data = rest[: int(size)] if size.strip().isdigit() and len(size) < 12 else data
    message = Part(_without_envelope_line(data))
    if _is_saved_page(message, name):
        return _open_saved_page(message)
    envelope = read_envelope(message)
    content = _collect(message)
    documents, problems = _open_attachments(content.attachments, open_file)
    body = _body_document(content, envelope)
    if body is None:
        if not documents:
            raise UnreadableClipping("; ".join([_EMPTY, *content.problems, *problems]))
        documents[0] = _with_head(documents[0], envelope.head)
    elif documents and not _is_article(body):
        documents[0] = _with_head(documents[0], [*envelope.head, *_note_lines(body)])
    else:
        documents.insert(0, _with_head(body, envelope.head))
    return OpenedFile(
        media_type=_MEDIA_TYPE,
        encoding=content.encoding,
        documents=tuple(documents),
        problems=(*content.problems, *problems),
    )


@dataclass(slots=True)
class _Content:
    """What the parts of a mail hold: its texts, in order, and its attachments."""

    plain: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    attachments: list[Part] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    encoding: str = ""

    def add(self, other: _Content) -> None:
        if self.pages and other.plain and not other.pages:
            # Text below a page, such as the lines that a mailing list adds.
            self.pages.append(_as_html("\n".join(other.plain)))
        elif other.pages and self.plain and not self.pages:
            self.pages.append(_as_html("\n".join(self.plain)))
        self.plain += other.plain
        self.pages += other.pages
        self.attachments += other.attachments
        self.problems += other.problems
        self.encoding = self.encoding or other.encoding


def _collect(part: Part, depth: int = 0) -> _Content:
    """Return the content of a part and of the parts inside it. Raises ``UnreadableClipping`` if it is encrypted."""
    if part.type == "multipart/encrypted" or part.type == "application/pgp-encrypted":
        raise UnreadableClipping(_ENCRYPTED_PGP)
    if part.type in {"application/pkcs7-mime", "application/x-pkcs7-mime"}:
        raise UnreadableClipping(_ENCRYPTED_SMIME)
    content = _Content()
    inner = part.parts() if part.type.startswith("multipart/") else []
    if depth >= _MAX_DEPTH and inner:
        content.problems.append("parts nested too deep were left out")
    elif part.type == "multipart/alternative" and inner:
        _add_alternatives(content, [_collect(other, depth + 1) for other in inner])
    elif part.type == "multipart/related" and inner:
        root = _root_of(part, inner)
        content.add(_collect(root, depth + 1))
        content.attachments += [other for other in inner if other is not root and other.is_attached]
    elif inner:
        for other in inner:
            content.add(_collect(other, depth + 1))
    elif _is_text(part):
        _add_text(content, part)
    elif part.type not in _SILENT_TYPES:
        content.attachments.append(part)
    return content


def _is_text(part: Part) -> bool:
    if part.is_attached or part.type.startswith("multipart/"):
        return part.type.startswith("multipart/")
    return part.type in PAGE_TYPES or part.type in {"text/plain", "text/enriched", "text"}


def _add_text(content: _Content, part: Part) -> None:
    data = part.content()
    if _PGP_MESSAGE in data:
        raise UnreadableClipping(_ENCRYPTED_PGP)
    try:
        decoded = part.text()
    except UnreadableClipping as error:
        if data.strip():
            content.problems.append(f"a part of the mail was left out: {error}")
        return
    text = decoded.text
    content.encoding = decoded.encoding
    if decoded.media_type == PAGE:
        content.pages.append(text)
        return
    if part.parameter("format").lower() == "flowed":
        text = unwrap_flowed(text, delete_space=part.parameter("delsp").lower() == "yes")
    content.plain.append(_BOLD_LINE.sub(r"\1", text))


def _add_alternatives(content: _Content, alternatives: Iterable[_Content]) -> None:
    """Add the versions of one text. The last one of a kind is the fullest."""
    for other in alternatives:
        content.plain = other.plain or content.plain
        content.pages = other.pages or content.pages
        content.attachments += other.attachments
        content.problems += other.problems
        content.encoding = content.encoding or other.encoding


def _root_of(part: Part, inner: Sequence[Part]) -> Part:
    """Return the part of a multipart/related that holds the others: the one it names, or the first with text."""
    start = part.parameter("start").strip("<> ")
    named = (other for other in inner if start and other.content_id == start)
    texts = (other for other in inner if other.type in PAGE_TYPES or other.type.startswith("multipart/"))
    return next(named, None) or next(texts, None) or inner[0]


def _body_document(content: _Content, envelope: Envelope) -> Document | None:
    """Return the document of a mail's own text, ``None`` if it has none."""
    plain = "\n\n".join(text for text in content.plain if text.strip())
    page = "\n".join(content.pages)
    shown = sum(map(len, read_fragment(page))) if page else 0
    if shown and _prefers_page(shown, len(plain.strip()), envelope):
        return Document(text=page, kind=PAGE, fields=envelope.fields, hints=envelope.hints)
    return Document(text=plain, fields=envelope.fields, hints=envelope.hints) if plain.strip() else None


def _prefers_page(shown: int, plain: int, envelope: Envelope) -> bool:
    """Whether to read a mail's page, with ``shown`` characters of text, and not its ``plain`` text."""
    if not plain:
        return True
    if shown < _MIN_PAGE_LENGTH or shown < _MIN_PAGE_SHARE * plain:
        return False
    # In plain text, the signs before the lines tell what is forwarded.
    return not envelope.is_forwarded or plain < _MIN_PAGE_SHARE * shown


def _is_article(body: Document) -> bool:
    return sum(map(count_words, _lines_of(body))) > _MAX_NOTE_WORDS


def _lines_of(document: Document) -> list[str]:
    lines = read_fragment(document.text) if document.kind == PAGE else document.text.splitlines()
    return [line.strip() for line in lines if line.strip()]


def _note_lines(body: Document) -> list[HeadLine]:
    verdict = Verdict(kind=Kind.NAVIGATION, rule="text of the mail that the article is attached to")
    return [HeadLine(line, verdict) for line in _lines_of(body)]


def _with_head(document: Document, head: Sequence[HeadLine]) -> Document:
    """Return ``document`` with the lines ``head`` above its own."""
    all_lines = (*head, *document.head)
    if document.kind != PLAIN or not head:
        return replace(document, head=all_lines)
    above = "\n".join(line.text for line in head) + "\n\n"
    furniture = document.furniture_start
    return replace(
        document,
        text=above + document.text,
        head=all_lines,
        furniture_start=None if furniture is None else furniture + len(above),
    )


def _open_attachments(attachments: Iterable[Part], open_file: OpenFile) -> tuple[list[Document], list[str]]:
    """Return the documents of the attachments that can be read, and the problems of the others."""
    documents: list[Document] = []
    problems: list[str] = []
    for part in attachments:
        if part.type.startswith("image/") and not part.is_attached:
            continue
        name = part.name or ("attached mail.eml" if part.type == "message/rfc822" else f"attachment ({part.type})")
        try:
            opened = open_file(part.content(), _with_suffix(name, part))
        except UnreadableClipping as error:
            problems.append(f"{name}: {error}")
            continue
        documents += [
            replace(document, name=f"{name}, {document.name}" if document.name else name)
            for document in opened.documents
        ]
        problems += [f"{name}: {problem}" for problem in opened.problems]
    return documents, problems


def _with_suffix(name: str, part: Part) -> str:
    """Return the name of an attached file, with the suffix of its type if it has none."""
    if part.type == "message/rfc822" and not name.lower().endswith(tuple(MAIL_SUFFIXES)):
        return f"{name}.eml"
    return f"{name}.html" if part.type in PAGE_TYPES and not name.lower().endswith((".html", ".htm")) else name


def _without_envelope_line(data: bytes) -> bytes:
    """Return a mail without the line "From jane@example.org Thu Mar 14 ..." of a mailbox."""
    return data.partition(b"\n")[2] if data.startswith(b"From ") else data


def _as_html(text: str) -> str:
    return "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())


# Saved pages


def _is_saved_page(message: Part, name: str) -> bool:
    saved_by = message.text_of("from").lower().lstrip("<").startswith("saved by")
    return bool(name.endswith(_PAGE_SUFFIXES) or message.text_of("snapshot-content-location") or saved_by)


def _open_saved_page(message: Part) -> OpenedFile:
    """Return the page in a file that a browser saved as MHTML."""
    parts = list(_leaves(message))
    address = message.text_of("snapshot-content-location")
    start = message.parameter("start").strip("<> ")
    pages = [part for part in parts if part.type in PAGE_TYPES]
    named = [part for part in pages if (start and part.content_id == start)]
    located = [part for part in pages if address and part.text_of("content-location") == address]
    texts = [part for part in parts if part.type == "text/plain"]
    if not (root := next(iter([*named, *located, *pages, *texts]), None)):
        raise UnreadableClipping("this saved page holds no text; open it in a browser, and save it as HTML")
    decoded = root.text()
    url = next(filter(_is_web_address, (address, root.text_of("content-location"))), None)
    envelope = read_envelope(message)
    document = Document(
        text=decoded.text,
        kind=decoded.media_type,
        fields=ExportFields(url=url),
        hints=ExportFields(headline=envelope.subject or None),
        library=LibraryData(saved=envelope.sent),
    )
    return OpenedFile(media_type="multipart/related", encoding=decoded.encoding, documents=(document,))


def _leaves(part: Part, depth: int = 0) -> Iterable[Part]:
    inner = part.parts() if part.type.startswith("multipart/") and depth < _MAX_DEPTH else []
    if not inner:
        yield part
    for other in inner:
        yield from _leaves(other, depth + 1)


def _is_web_address(address: str) -> bool:
    return address.lower().startswith(("http://", "https://"))
