"""Dumps of pages in eighteen languages, as their outlets print them: headline, authors, day, language, and the text.

``dumps/languages.txt`` holds one dump a section. Its heading gives the language, headline, authors and day; the lines
of the article begin with "= ", all others are debris or header. Outlets, people and events are invented.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from articles.text.data.kinds import Fate
from articles.text.parse import parse

# A caption without a credit reads as a sentence of the text.
_LEFT_IN = {"es": {"El puente del puerto viejo, construido en 1931."}}
# Of so short an article, paragraphs below two boxes in a row may be lost.
_MAY_BE_LOST = {"es": 2, "it": 2, "pt": 2}


class Dump(NamedTuple):
    language: str
    headline: str
    author: str
    day: str
    lines: list[str]


def read_dumps() -> list[Dump]:
    text = (Path(__file__).parent / "dumps" / "languages.txt").read_text(encoding="utf-8")
    dumps = []
    for section in text.split("### ")[1:]:
        heading, *lines = section.strip().split("\n")
        dumps.append(Dump(*(part.strip() for part in heading.split("|")), lines=lines))
    return dumps


@pytest.mark.parametrize("dump", read_dumps(), ids=lambda dump: dump.language)
def test_a_dump_is_read_in_its_language(dump: Dump) -> None:
    article = parse("\n".join(line.removeprefix("= ") for line in dump.lines).encode(), name="dump.txt").articles[0]

    assert article.headline == dump.headline
    assert article.authors == (dump.author,)
    assert article.published is not None
    assert article.published.day.isoformat() == dump.day
    assert article.language == dump.language
    wanted = [line[2:] for line in dump.lines if line.startswith("= ")]
    body = [block.text for block in article.blocks if block.kind.fate is Fate.BODY]
    assert len([line for line in wanted if line not in body]) <= _MAY_BE_LOST.get(dump.language, 0)
    assert set(body) - set(wanted) <= _LEFT_IN.get(dump.language, set())
