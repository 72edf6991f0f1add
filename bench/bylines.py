"""How often authors and dates are read from bylines of many shapes and languages.

    .venv/bin/python bench/bylines.py [--errors N] [--language CODE]

Each shape is printed between the headline and the text of an invented dump, in three surroundings: right under the
headline, under a standfirst, and under a picture with its caption. Names in captions, teasers and comments must not
become authors. Prints recall and precision of authors, and the share of right dates, by language.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from byline_shapes import SHAPES
from byline_texts import DAY, DAYS, NAMES, TEXTS

from articles.text import parse as parsing
from articles.text.parse import parse
from articles.text.people.found import SearchedPeople
from articles.text.quotes.found import SearchedQuotes

MENU = ["Quoin Gazette", "Menu", "Home", "Sport", "Video", "Podcasts", "Login"]
BELOW = ["Share", "Tags", "Quoin", "Pim Harrow", "March 2, 2013", "Osk Perrin", "© 2013 Quoin Gazette", "Contact"]


def surroundings(language: str, lines: list[str]) -> list[str]:
    """Return the dumps in which a byline's lines are printed."""
    headline, standfirst, caption, *paragraphs = TEXTS[language]
    return [
        "\n".join([*MENU, headline, *lines, *paragraphs, *BELOW]),
        "\n".join([*MENU, headline, standfirst, *lines, *paragraphs, *BELOW]),
        "\n".join([*MENU, headline, standfirst, caption, *lines, *paragraphs, *BELOW]),
    ]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--errors", type=int, default=0, help="print so many errors")
    options.add_argument("--language", help="only this language")
    chosen = options.parse_args()
    # Only the headers are measured.
    parsing.search_people = lambda *_: SearchedPeople(())  # type: ignore[assignment]
    parsing.search_quotes = lambda *_: SearchedQuotes(())  # type: ignore[assignment]
    counts: dict[str, list[int]] = defaultdict(lambda: [0] * 6)
    errors = []
    for language, shapes in SHAPES.items():
        if chosen.language not in (None, language):
            continue
        names = dict(zip("ABC", NAMES[language], strict=True))
        for shape in shapes.strip().splitlines():
            wanted = {names[letter] for letter in "ABC" if "{" + letter + "}" in shape}
            wanted |= {names["A"]} if "{G}" in shape else set()
            shown = shape.format(D=DAYS[language], X="", G=names["A"].upper(), **names).split("/ ")
            for number, dump in enumerate(surroundings(language, shown)):
                article = parse(dump.encode(), name="dump.txt").articles[0]
                found = {name.replace(" ", "").casefold() for name in article.authors}
                right = len(found & {name.replace(" ", "").casefold() for name in wanted})
                day = article.published.day.isoformat() if article.published else None
                dated = day == (DAY if "{D}" in shape or "{X}" in shape else None)
                for place, count in enumerate((right, len(wanted), len(found), dated, 1, 0)):
                    counts[language][place] += count
                if right < len(wanted) or len(found) > right or not dated:
                    errors.append(
                        f"{language} {number} {shape!r}: {list(article.authors)} {day} | {article.headline[:60]}"
                    )
    print(f"{'':9} recall precision date")
    total = [sum(column) for column in zip(*counts.values(), strict=True)]
    for language, (right, wanted_count, found_count, dated_count, dumps, _) in {**counts, "all": total}.items():
        print(
            f"{language:9} {right / wanted_count:.3f}  {right / max(1, found_count):.3f}     {dated_count / dumps:.3f}"
        )
    for error in errors[: chosen.errors]:
        print(error)


if __name__ == "__main__":
    main()
