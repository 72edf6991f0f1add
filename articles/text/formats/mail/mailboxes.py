"""Mailboxes: files of many mails (mbox)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from articles.text.documents import UnreadableClipping
from articles.text.formats.document import Document, OpenedFile
from articles.text.formats.mail.messages import open_mail

if TYPE_CHECKING:
    from articles.text.formats.mail.messages import OpenFile

MAILBOX_SUFFIXES = frozenset({".mbox", ".mbx"})
# Mails of one mailbox; the rest is named as not read.
_MAX_MESSAGES = 5_000
# A mail begins with "From jane@example.org Thu Mar 14 07:30:00 2013", at the top or below a blank line, and a header.
_START = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From [^\r\n]{1,300}\r?\n(?=[A-Za-z][A-Za-z0-9-]{0,60}:)")
_QUOTED_START = re.compile(rb"^>(>*From )", re.M)


def is_mailbox(head: bytes, name: str) -> bool:
    """Whether a file that begins with ``head`` is a mailbox."""
    return name.endswith(tuple(MAILBOX_SUFFIXES)) or _START.match(head) is not None


def open_mailbox(data: bytes, name: str, open_file: OpenFile) -> OpenedFile:
    """Return the documents of every mail in a mailbox.

    Raises ``UnreadableClipping`` if it has no mail that can be read.
    """
    starts = list(_START.finditer(data))
    if not starts:
        return open_mail(data, "", open_file)
    documents: list[Document] = []
    problems: list[str] = []
    ends = [start.start() for start in starts[1:]] + [len(data)]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1):
        if number > _MAX_MESSAGES:
            problems.append(
                f"{len(starts)} mails in the mailbox; those after the first {_MAX_MESSAGES} were not read. Split it"
            )
            break
        label = f"mail {number}"
        try:
            opened = open_mail(_QUOTED_START.sub(rb"\1", data[start.end() : end]), "", open_file)
        except UnreadableClipping as error:
            problems.append(f"{label}: {error}")
            continue
        documents += [
            replace(document, name=f"{label}, {document.name}" if document.name else label)
            for document in opened.documents
        ]
        problems += [f"{label}: {problem}" for problem in opened.problems]
    if not documents:
        raise UnreadableClipping(f"this mailbox has no mail that can be read; {problems[0]}")
    return OpenedFile(media_type="application/mbox", documents=tuple(documents), problems=tuple(problems))
