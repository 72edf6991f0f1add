"""Notes on the author above or under the text: "Jane Doe is a retired teacher who lives in Harlow"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from articles.text.cleaning.author_names import names_in
from articles.text.cleaning.boilerplate import Verdict, fold
from articles.text.data.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.text.cleaning.header_lines import Header

# Lines of the body at its end and its beginning that may be notes, and the longest note, in characters.
_LAST_LINES, _FIRST_LINES, _MAX_NOTE_LENGTH = 3, 2, 500
_NOTE: Final = re.compile(
    r"(?P<name>[^\W\d_][\w'’.\-]{0,24}(?:\s[^\W\d_][\w'’.\-]{0,24}){1,3}),?\s"
    r"(?:(?:is|was)\s(?:an?|the|our|currently|executive|chief|senior|professor|emeritus|based|co-)\b|writes\b|reports\b"
    r"|covers\b|lives in\b|teaches\b|can be reached\b|joined\b|served as\b|is author\b)"
)
_TITLE: Final = re.compile(r"(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Dame|Rev|Lord)\.?\s", re.I)
_RULE: Final = Verdict(kind=Kind.AUTHOR_BIO, rule="note on the author")


def cut_author_notes(texts: Sequence[str], body: list[bool], header: Header) -> None:
    """Take notes on the authors out of ``body``, in place. If no author is known, the note under the text names one."""
    kept = [number for number, keep in enumerate(body) if keep]
    if len(kept) <= _LAST_LINES + _FIRST_LINES:
        return
    authors = {fold(name) for name in header.authors}
    for number, name in _notes(texts, [*kept[:_FIRST_LINES], *kept[-_LAST_LINES:]]):
        is_last = number == kept[-1]
        if fold(name) in authors or (not authors and is_last and not _is_named(texts, kept, name, number)):
            body[number] = False
            header.kinds[number] = _RULE
            if not header.authors:
                header.authors = (name,)


def _notes(texts: Sequence[str], numbers: Sequence[int]) -> Iterator[tuple[int, str]]:
    for number in numbers:
        text = texts[number]
        match = _NOTE.match(_TITLE.sub("", text)) if len(text) <= _MAX_NOTE_LENGTH else None
        names = names_in(match["name"]) if match else []
        if len(names) == 1:
            yield number, names[0]


def _is_named(texts: Sequence[str], kept: Sequence[int], name: str, number: int) -> bool:
    """Whether another line of the body has the surname: then the article is about the person."""
    surname = name.split()[-1]
    return any(surname in texts[other] for other in kept if other != number)
