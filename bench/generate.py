"""Write invented dumps of about 5 KB, each a different article.

    python bench/generate.py FOLDER [--count 1000] [--seed 1]

Data: made from the sample in fixtures/, by the seed. Each dump has the menus, header lines, advertisements and footers
of one dump of the sample around paragraphs of several. Names, words and dates are replaced, so that no article is a
version of another.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import defaultdict
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from articles.text.data.wordlists import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
SIZE = 5_000
# How many people there are: most recur, few of them often.
PEOPLE = 3_000
# The share of longer words that are replaced: enough that hardly five words in a row stay the same.
CHANGED_WORDS = 0.4
FIRST_DAY = date(2012, 1, 1)
DAYS = 12 * 365

_WORD = re.compile(r"\b[a-z]{5,}\b")
_NUMBER = re.compile(r"\b\d{2,3}\b")
_MONTHS = "January February March April May June July August September October November December".split()
_DAY = re.compile(
    rf"\b(?:(?P<month>{'|'.join(f'{m}|{m[:3]}[.]?' for m in _MONTHS)}) (?P<day>\d{{1,2}}), (?P<year>20\d\d)"
    rf"|(?P<day2>\d{{1,2}}) (?P<month2>{'|'.join(f'{m}|{m[:3]}' for m in _MONTHS)}) (?P<year2>20\d\d))\b"
)
_KEPT = word_set(
    "about above after again against along among around because before being below between could during every first "
    "from having other should since still their there these they those three through under until where which while "
    "would added asked called claimed noted insisted replied stated warned wrote according agreed argued denied "
    "explained announced promised declared reported suggested recalled"
)
_ONSETS = "B Br C Cal D Dr F G Gr H J K L M N Or P Qu R S St T Tr V W Y Z".split()
_MIDDLES = "a e i o u ae ei ou".split()
_CODAS = "dor len mar nik rand sten tis vel wick zan bourne croft dahl feld holm keth lisk mond ness quist".split()
_GIVEN = "Anna Boris Clara David Elena Felix Greta Hugo Irene Jonas Karla Leo Maria Nora Oscar Paula Sofia Tom".split()


def dumps(count: int, *, seed: int = 1, size: int = SIZE) -> Iterator[tuple[str, str]]:
    """Yield ``count`` pairs of a file name and a dump of about ``size`` characters."""
    choose = random.Random(seed)
    sample = _sample()
    vocabulary = _vocabulary(sample)
    people = [_name(choose) for _number in range(PEOPLE)]
    for number in range(count):
        yield f"{seed:03}-{number:06}.txt", _dump(sample, vocabulary, people, choose, size)


def _sample() -> list[dict[str, Any]]:
    """Return the plain dumps of the sample: their lines with fate and kind, and the people they name."""
    answers = json.loads((FIXTURES / "expected.json").read_text("utf-8"))
    return [answer for answer in answers if answer.get("lines") and answer["file"].endswith(".txt")]


def _vocabulary(sample: list[dict[str, Any]]) -> dict[str, list[str]]:
    """Return the sample's longer words by their last two letters, to replace a word with a similar one."""
    words = {word for one in sample for line in one["lines"] for word in _WORD.findall(line["text"])}
    by_ending: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words - _KEPT):
        by_ending[word[-2:]].append(word)
    return by_ending


def _name(choose: random.Random) -> tuple[str, str]:
    surname = choose.choice(_ONSETS) + choose.choice(_MIDDLES) + choose.choice(_CODAS)
    return choose.choice(_GIVEN), surname[0].upper() + surname[1:]


def _dump(
    sample: list[dict[str, Any]],
    vocabulary: dict[str, list[str]],
    people: list[tuple[str, str]],
    choose: random.Random,
    size: int,
) -> str:
    frame = choose.choice(sample)
    day = FIRST_DAY + timedelta(days=choose.randrange(DAYS))
    renamed: dict[str, str] = {}
    written: list[str] = []
    filled = False
    for line in frame["lines"]:
        of_text = line["fate"] == "body" or line["kind"] in ("headline", "standfirst")
        if line["fate"] == "body" and not filled:
            filled = True
            room = size - sum(len(one["text"]) for one in frame["lines"])
            written += _other_paragraphs(sample, vocabulary, people, renamed, choose, room)
        if of_text:
            written.append(_other_words(line["text"], frame, vocabulary, people, renamed, choose))
        else:
            written.append(_DAY.sub(partial(_other_day, day), line["text"]))
    return "\n\n".join(written) + "\n"


def _other_paragraphs(
    sample: list[dict[str, Any]],
    vocabulary: dict[str, list[str]],
    people: list[tuple[str, str]],
    renamed: dict[str, str],
    choose: random.Random,
    room: int,
) -> list[str]:
    paragraphs: list[str] = []
    while room > 0:
        other = choose.choice(sample)
        bodies = [line["text"] for line in other["lines"] if line["fate"] == "body"]
        start = choose.randrange(len(bodies))
        for text in bodies[start : start + 3]:
            paragraphs.append(_other_words(text, other, vocabulary, people, renamed, choose))
            room -= len(text)
    return paragraphs


def _other_words(
    text: str,
    origin: dict[str, Any],
    vocabulary: dict[str, list[str]],
    people: list[tuple[str, str]],
    renamed: dict[str, str],
    choose: random.Random,
) -> str:
    for name in origin["people"]:
        if len(name.split()) < 2:
            continue
        surname = name.split()[-1]
        if surname not in text:
            continue
        if name not in renamed:
            given, new = people[min(int(choose.paretovariate(0.5)), PEOPLE) - 1]
            renamed[name], renamed[surname] = f"{given} {new}", new
        text = text.replace(name, renamed[name]).replace(surname, renamed.get(surname, surname))

    def other(found: re.Match[str]) -> str:
        word = found[0]
        if word in _KEPT or choose.random() > CHANGED_WORDS:
            return word
        return choose.choice(vocabulary[word[-2:]] or [word])

    text = _WORD.sub(other, text)
    return _NUMBER.sub(lambda found: str(choose.randrange(10, 10 ** len(found[0]))), text)


def _other_day(day: date, found: re.Match[str]) -> str:
    month = _MONTHS[day.month - 1]
    shown = found["month"] or found["month2"]
    if shown.rstrip(".") not in _MONTHS:
        month = month[:3] + ("." if shown.endswith(".") else "")
    return f"{month} {day.day}, {day.year}" if found["month"] else f"{day.day} {month} {day.year}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    for name, text in dumps(given.count, seed=given.seed):
        (given.folder / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
