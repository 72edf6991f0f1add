"""Measure how the time and memory of parsing grow with the size of a file, for ordinary and hostile content.

    python bench/growth.py [WORD ...] [--size 150000] [--seconds 60] [--stage parse|read|open]
    python bench/growth.py [WORD ...] --largest [--seconds 300] [--stage parse|read|open]

Parses each kind of content at the size, twice and four times the size, each in a process of its own. Prints the
processor seconds of each, how many times longer the last took than the one before (2 is linear, 4 is quadratic), and
the seconds and peak megabytes of the last, in all and a megabyte of content. Sizes are those of the unpacked text;
nothing is fetched, and no file is written.

``WORD``: only kinds whose names contain one of the words. ``--stage``: how far each file is read: its articles, people
and quotes (``parse``), its lines only (``read``), or only its documents (``open``). ``--largest``: instead, the largest
file of each kind that is accepted, 25 MB packed or unpacked as the limits allow, and the peak memory of each.

A row ends with what is wrong with it: "slow" and "large" for more than the budget a megabyte, "superlinear" for time
that grows faster than the file, "peak" for a largest file that takes too much memory, "FAILED" for an error or a
process that was stopped. A "-" means that the file is rejected, with the reason under the table. The exit status is 1
if anything is wrong.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import os
import pickle
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from articles.text.documents import UnreadableClipping  # noqa: E402
from articles.text.formats.opening import open_file  # noqa: E402
from articles.text.formats.reading import read_documents  # noqa: E402
from articles.text.parse import parse  # noqa: E402
from bench.growing_files import KINDS, chapter, largest, prose  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

# The budgets: processor seconds and megabytes of memory a megabyte of content, megabytes for any file, and how much
# longer a file of twice the size may take if it takes any time to speak of.
MOST_SECONDS, MOST_MEGABYTES, MOST_PEAK = 3.0, 150.0, 1_000.0
MOST_TIMES, LEAST_SECONDS = 2.6, 0.2
# Memory that a process may take before it is stopped.
MAX_MEMORY = 6 * 1024**3
STAGES = ("parse", "read", "open")


class Measured(NamedTuple):
    """One parse: the size of the content in bytes, processor seconds, peak megabytes above those before it.

    ``reason``: why the file was rejected, "" if it was not. With ``failed``, an error or why the process was stopped.
    """

    size: int
    seconds: float
    megabytes: float
    reason: str = ""
    failed: bool = False


def measured(
    kind: str, sizes: Sequence[int], seconds: int = 60, *, stage: str = "parse", data: bytes | None = None
) -> list[Measured]:
    """Return what parsing one of ``KINDS`` costs at each size, each parse in a process of its own.

    ``seconds`` are the most that one may take. ``stage`` is one of ``STAGES``. ``data`` is the content if it is given.
    """
    _warm_up()
    name, make = KINDS[kind]
    contents = ((size, data or make(size)) for size in sizes)
    # Many kinds are somewhat longer than asked for, such as those with several bytes a letter.
    return [_measure(name, content, max(size, len(content)), seconds, stage) for size, content in contents]


def faults_of(rows: Sequence[Measured]) -> list[str]:
    """Return what is wrong with the measurements of a kind whose last size is twice the one before it."""
    last = rows[-1]
    megabytes = last.size / 1e6
    faults = ["FAILED"] if any(row.failed for row in rows) else []
    if last.seconds > MOST_SECONDS * megabytes and last.seconds > LEAST_SECONDS:
        faults.append("slow")
    if last.megabytes > MOST_MEGABYTES * megabytes:
        faults.append("large")
    if len(rows) > 1 and last.seconds > LEAST_SECONDS and last.seconds > MOST_TIMES * rows[-2].seconds:
        faults.append("superlinear")
    return faults


def _measure(name: str, data: bytes, size: int, seconds: int, stage: str) -> Measured:
    with contextlib.suppress(AttributeError, OSError):
        # Memory that is free but not given back would hide what the parse takes.
        ctypes.CDLL(None).malloc_trim(0)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
        before, begun = _peak_megabytes(), time.process_time()
        reason, failed = "", False
        try:
            _VERBS[stage](data, name)
        except UnreadableClipping as error:
            reason = str(error)
        except BaseException as error:
            reason, failed = f"{type(error).__name__}: {error}"[:300], True
        taken = time.process_time() - begun
        os.write(writing, pickle.dumps(Measured(size, taken, _peak_megabytes() - before, reason, failed)))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        found = stream.read()
    os.waitpid(child, 0)
    return pickle.loads(found) if found else Measured(size, float(seconds), 0.0, "stopped at a limit", failed=True)


def _peak_megabytes() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024**2 if sys.platform == "darwin" else peak / 1024


def _parse(data: bytes, name: str) -> None:
    parse(data, name=name)


def _read(data: bytes, name: str) -> None:
    read_documents(open_file(data, name=name).documents)


def _open(data: bytes, name: str) -> None:
    open_file(data, name=name)


_VERBS: dict[str, Callable[[bytes, str], None]] = {"parse": _parse, "read": _read, "open": _open}
_warm: list[bool] = []


def _warm_up() -> None:
    """Load the libraries and models, which cost the same for a file of any size."""
    if not _warm:
        parse(prose(4_000).encode(), name="warm.txt")
        parse(chapter(prose(4_000)).encode(), name="warm.html")
        # The classifier of languages is loaded for what is not English.
        parse("Färjan till öarna går igen från april, meddelade hamnkontoret på torsdagen.".encode(), name="warm.txt")
        _warm.append(True)


def _chosen(words: Sequence[str]) -> list[str]:
    return [kind for kind in KINDS if not words or any(word.lower() in kind.lower() for word in words)]


def _print_growth(kinds: Iterable[str], size: int, seconds: int, stage: str) -> tuple[list[str], list[str]]:
    """Print the growth of each kind. Returns the faulty kinds, and why kinds were rejected or failed."""
    print(f"{'content':36}{'MB':>7}{'s':>8}{'s':>8}{'s':>8}{'times':>7}{'s/MB':>7}{'peak MB':>9}{'MB/MB':>7}")
    faulty, reasons = [], []
    for kind in kinds:
        sizes = [size * factor for factor in (1, 2, 4)]
        rows = measured(kind, sizes, seconds, stage=stage)
        faults = faults_of(rows)
        if faults and "FAILED" not in faults:
            # Another process may have slowed one of them down.
            again = measured(kind, sizes[1:], seconds, stage=stage)
            rows[1:] = [min(pair, key=lambda row: row.seconds) for pair in zip(rows[1:], again, strict=True)]
            faults = faults_of(rows)
        last = rows[-1]
        megabytes = last.size / 1e6
        times_longer = last.seconds / max(rows[-2].seconds, 0.01)
        notes = ["-"] if last.reason and not last.failed else []
        print(
            f"{kind:36}{megabytes:7.2f}" + "".join(f"{row.seconds:8.2f}" for row in rows) + f"{times_longer:7.1f}"
            f"{last.seconds / megabytes:7.1f}{last.megabytes:9.0f}{last.megabytes / megabytes:7.0f}",
            *notes,
            *faults,
            flush=True,
        )
        faulty += [kind] if faults else []
        reasons += [f"{kind}: {row.reason}" for row in rows[-1:] if row.reason]
    return faulty, reasons


def _print_largest(kinds: Iterable[str], seconds: int, stage: str) -> tuple[list[str], list[str]]:
    """Print what the largest file of each kind takes. Returns as ``_print_growth``."""
    print(f"{'content':36}{'packed MB':>10}{'MB':>7}{'s':>8}{'peak MB':>9}")
    faulty, reasons = [], []
    for kind in kinds:
        size, data = largest(kind)
        (row,) = measured(kind, [size], seconds, stage=stage, data=data)
        faults = ["FAILED"] if row.failed else ["peak"] if row.megabytes > MOST_PEAK else []
        notes = ["-"] if row.reason and not row.failed else []
        print(
            f"{kind:36}{len(data) / 1e6:10.1f}{size / 1e6:7.1f}{row.seconds:8.2f}{row.megabytes:9.0f}",
            *notes,
            *faults,
            flush=True,
        )
        faulty += [kind] if faults else []
        reasons += [f"{kind}: {row.reason}"] if row.reason else []
    return faulty, reasons


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*")
    parser.add_argument("--size", type=int, default=150_000)
    parser.add_argument("--seconds", type=int, default=0)
    parser.add_argument("--stage", choices=STAGES, default="parse")
    parser.add_argument("--largest", action="store_true")
    arguments = parser.parse_args()
    kinds = _chosen(arguments.words)
    if arguments.largest:
        faulty, reasons = _print_largest(kinds, arguments.seconds or 300, arguments.stage)
    else:
        faulty, reasons = _print_growth(kinds, arguments.size, arguments.seconds or 60, arguments.stage)
    print("", *reasons, "", f"{len(faulty)} of {len(kinds)} kinds over the budget", *faulty, sep="\n")
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main())
