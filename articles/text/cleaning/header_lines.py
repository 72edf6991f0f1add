"""Input and result of reading an article's header; each step reads the lines and adds to the header."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from articles.text.cleaning.boilerplate import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.cleaning.boilerplate import Verdict
    from articles.text.cleaning.timestamps import Published


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderLines:
    """A clipping's lines, their verdicts, and whether each is body.

    ``lead`` is the number of the lead; ``language`` is the ISO 639-1 code of the body's language, ``None`` if unknown.
    """

    texts: Sequence[str]
    verdicts: Sequence[Verdict | None]
    body: Sequence[bool]
    lead: int
    language: str | None = None

    def below_copy(self, number: int | None, *, reach: int) -> range:
        """Return the lines between the last copy of line ``number`` in the ``reach`` lines above it, and that line.

        Some pages print the headline twice, with byline and time of publication below the first.
        """
        if number is None:
            return range(0)
        wanted = fold(self.texts[number])
        above = range(number - 1, max(-1, number - 1 - reach), -1)
        copy = next((place for place in above if fold(self.texts[place]) == wanted), None)
        return range(0) if copy is None else range(copy + 1, number)


@dataclass(slots=True, kw_only=True)
class Header:
    """The fields of an article's header; ``kinds`` are the verdicts of the lines they were read from, by number.

    ``language`` is that of the article's body, as an ISO 639-1 code.
    """

    language: str | None = None
    url: str | None = None
    source: str | None = None
    headline: str | None = None
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    credit: str | None = None
    agency: str | None = None
    published: Published | None = None
    kinds: dict[int, Verdict] = field(default_factory=dict)
