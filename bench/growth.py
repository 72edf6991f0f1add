"""Measure how the time and memory of parsing grow with the size of a file, for ordinary and hostile content.

    python bench/growth.py [WORD ...] [--size 250000] [--seconds 60] [--open]

Parses each kind of content at the size, twice and four times the size, each in a process of its own. Prints the
processor seconds of each, how many times longer the last took than the one before (2 is linear, 4 is quadratic), and
the seconds and peak megabytes of the last. ``WORD``: only kinds whose names contain one of the words. ``--open``: only
open the files, without reading articles. A file that is rejected is marked, with the reason under the table. Sizes are
those of the unpacked text; nothing is fetched, and no file is written.
"""

from __future__ import annotations

import argparse
import os
import pickle
import resource
import sys
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from articles.text.documents import UnreadableClipping  # noqa: E402
from articles.text.formats.opening import open_file  # noqa: E402
from articles.text.parse import parse  # noqa: E402
from bench.growing_files import KINDS, chapter, prose  # noqa: E402

MAX_MEMORY = 6 * 1024**3


class Measured(NamedTuple):
    """Processor seconds and peak megabytes of one parse, and why the file was rejected or the parse ended early."""

    seconds: float
    megabytes: float
    reason: str


def measure(name: str, data: bytes, seconds: int, *, only_open: bool) -> Measured:
    """Parse in a process of its own, with limits on time and memory."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
        before, begun = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
        reason = ""
        try:
            (open_file if only_open else parse)(data, name=name)
        except UnreadableClipping as error:
            reason = f"rejected: {error}"
        except BaseException as error:
            reason = f"FAILED: {type(error).__name__}: {error}"[:300]
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        os.write(writing, pickle.dumps((time.process_time() - begun, (after - before) / 1024, reason)))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        found = stream.read()
    os.waitpid(child, 0)
    return Measured(*pickle.loads(found)) if found else Measured(float(seconds), 0.0, "FAILED: stopped at the limit")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*")
    parser.add_argument("--size", type=int, default=250_000)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--open", action="store_true")
    arguments = parser.parse_args()
    parse(prose(4_000).encode(), name="warm.txt")
    parse(chapter(prose(4_000)).encode(), name="warm.html")
    print(f"{'content':32}{'MB':>7}{'s':>8}{'s':>8}{'s':>8}{'times':>7}{'s/MB':>7}{'peak MB':>9}")
    reasons = []
    for kind, (name, make) in KINDS.items():
        if arguments.words and not any(word.lower() in kind.lower() for word in arguments.words):
            continue
        sizes = [arguments.size * factor for factor in (1, 2, 4)]
        found = [measure(name, make(size), arguments.seconds, only_open=arguments.open) for size in sizes]
        seconds = [one.seconds for one in found]
        last, megabytes = found[-1], sizes[-1] / 1e6
        times_longer = seconds[2] / max(seconds[1], 0.01)
        mark = "" if not last.reason else " !" if last.reason.startswith("FAILED") else " -"
        print(
            f"{kind:32}{megabytes:7.2f}" + "".join(f"{one:8.2f}" for one in seconds) + f"{times_longer:7.1f}"
            f"{seconds[2] / megabytes:7.1f}{last.megabytes:9.0f}{mark}",
            flush=True,
        )
        if last.reason:
            reasons.append(f"{kind}: {last.reason}")
    print("", *reasons, sep="\n")


if __name__ == "__main__":
    sys.exit(main())
