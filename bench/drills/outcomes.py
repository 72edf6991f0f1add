"""What a part of the drill found, and the table of all parts."""

from __future__ import annotations

import json
import random
import time
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from bench.drills.archives import Archive

# The health check must answer within this many seconds, whatever else is going on.
MOST_HEALTH_SECONDS = 1.0
# A plan with less than this share is for a person who waits for it: samples instead of everything.
QUICK_BELOW = 0.1
# Reasons printed for each part.
REASONS_SHOWN = 12


@dataclass(slots=True)
class Outcome:
    """What one part did and found.

    ``lost``: clippings, rows or results that were promised and are missing, doubled or altered. ``errors``: answers
    500, and commands that ended in a traceback. ``executed``: markup of a clipping that ran or became part of a page.
    ``let_in``: addresses opened by somebody who may not, or content shown to them. Seconds and megabytes are the worst
    of one request, file or process. ``broken``: a sentence for each promise not kept; ``refused``: why the machine
    cannot run the part.
    """

    part: str
    done: str = ""
    lost: int = 0
    errors: int = 0
    executed: int = 0
    let_in: int = 0
    seconds: float | None = None
    megabytes: float | None = None
    health: float | None = None
    broken: list[str] = field(default_factory=list)
    refused: str = ""

    def count(self, what: str, reason: str) -> None:
        """Add one to the count ``what`` ("lost", "errors", "executed", "let_in"), with the reason."""
        setattr(self, what, getattr(self, what) + 1)
        self.broken.append(reason)

    def slower(self, seconds: float) -> None:
        self.seconds = max(self.seconds or 0.0, seconds)

    def larger(self, megabytes: float) -> None:
        self.megabytes = max(self.megabytes or 0.0, megabytes)

    def answered(self, seconds: float) -> None:
        """Take the worst answer of the health check into account."""
        self.health = max(self.health or 0.0, seconds)
        if seconds > MOST_HEALTH_SECONDS:
            self.broken.append(f"the health check answered after {seconds:.1f} s")

    @property
    def verdict(self) -> str:
        if self.refused:
            return "not run"
        return "BROKEN" if self.broken or self.lost or self.errors or self.executed or self.let_in else "held"

    def write(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self)))

    @classmethod
    def read(cls, path: Path) -> Outcome:
        """Return the outcome in a file written by ``write``. Raises OSError or ValueError if there is none."""
        return cls(**json.loads(path.read_text()))


@dataclass(frozen=True, slots=True)
class Plan:
    """How a part is to run: its archive, how much of everything, and until when.

    ``share`` is 1 for the whole drill, less for a quick one.
    """

    archive: Archive
    share: float
    seed: int
    seconds: int
    begun: float = field(default_factory=time.monotonic)

    def times(self, number: int, least: int = 1) -> int:
        """Return how often to do what the whole drill does ``number`` times."""
        return max(least, round(number * self.share))

    def random(self, *key: object) -> random.Random:
        return random.Random(":".join(map(str, (self.seed, *key))))

    @property
    def is_quick(self) -> bool:
        return self.share < QUICK_BELOW

    @property
    def is_over(self) -> bool:
        """Whether the time is nearly used up, so that a part should stop what it repeats and count."""
        return time.monotonic() - self.begun > 0.8 * self.seconds


HEADINGS = ("part", "done", "lost", "500", "executed", "let in", "worst s", "worst MB", "health s", "verdict")


def table(outcomes: list[Outcome]) -> str:
    """Return the outcomes as an aligned table, with the reasons of broken promises below it."""
    rows = [HEADINGS, *(_row(outcome) for outcome in outcomes)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    lines = [
        "  ".join(
            cell.ljust(width) if column in (0, 1, len(HEADINGS) - 1) else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    lines.insert(1, "  ".join("-" * width for width in widths))
    for outcome in outcomes:
        lines += _reasons(outcome)
    return "\n".join(lines)


def _row(outcome: Outcome) -> tuple[str, ...]:
    counts = ("-",) * 4 if outcome.refused else (outcome.lost, outcome.errors, outcome.executed, outcome.let_in)
    figures = (outcome.seconds, outcome.megabytes, outcome.health)
    shown = [
        "-" if figure is None else f"{figure:.{digits}f}" for figure, digits in zip(figures, (1, 0, 2), strict=True)
    ]
    return (outcome.part, outcome.done or "-", *map(str, counts), *shown, outcome.verdict)


def _reasons(outcome: Outcome) -> list[str]:
    if outcome.refused:
        return ["", f"{outcome.part} was not run: {outcome.refused}"]
    if not outcome.broken:
        return []
    more = len(outcome.broken) - REASONS_SHOWN
    return [
        "",
        f"{outcome.part}:",
        *(f"  {reason}" for reason in outcome.broken[:REASONS_SHOWN]),
        *([f"  and {more} more"] if more > 0 else []),
    ]
