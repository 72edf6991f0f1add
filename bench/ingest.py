"""Time storing dumps in the archive, and show where the time goes.

    python bench/ingest.py [--count 1000] [--seed 1] [--jobs 1] [--profile]

Data: dumps invented by bench/generate.py, by the seed. They are stored in a scratch database beside the configured one,
which is dropped at the end.

Prints files a second end to end; the shares of parsing and of the database; the CPU time of this process and of the
database server, which hardly depends on the machine's load; and the peak memory of this process. The targets are for
one job.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import os
import pstats
import resource
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")

import django
import psutil

django.setup()

from django.db import connection  # noqa: E402

from articles import ingest  # noqa: E402
from articles.ingest import (  # noqa: E402
    files,
    sample,
    storing,
)
from articles.models import Article, Clipping  # noqa: E402
from bench.generate import dumps  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

PROFILED_LINES = 35


class Clock:
    """Measures the time spent in the functions it wraps; nested calls count once."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._depth = 0

    def around(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*args: Any, **options: Any) -> Any:
            self._depth += 1
            start = time.perf_counter()
            try:
                return function(*args, **options)
            finally:
                self._depth -= 1
                if not self._depth:
                    self.seconds += time.perf_counter() - start

        return timed


def server_seconds() -> float | None:
    """Return the CPU time of the server process for this connection, ``None`` if it runs on another machine."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        [pid] = cursor.fetchone()
    try:
        process = psutil.Process(pid)
        return sum(process.cpu_times()[:2]) if process.name().startswith("postgres") else None
    except psutil.Error:
        return None


def measure(folder: Path, *, jobs: int, profile: bool) -> dict[str, Any]:
    """Store the files in ``folder`` and return the measurements."""
    parsing, asking = Clock(), Clock()
    if jobs == 1:
        storing.parse = parsing.around(storing.parse)  # type: ignore[assignment]
    # COPY bypasses the wrapper of statements.
    storing.copy_values = asking.around(storing.copy_values)
    storing.copy_rows = asking.around(storing.copy_rows)
    connection.commit = asking.around(connection.commit)  # type: ignore[method-assign]
    profiler = cProfile.Profile()
    start, cpu, server = time.perf_counter(), time.process_time(), server_seconds()
    if profile:
        profiler.enable()
    with connection.execute_wrapper(lambda execute, *rest: asking.around(execute)(*rest)):
        found = files.find([folder])
        results = ingest.store(files.read(found), origin=Clipping.Origin.COMMAND, jobs=jobs)
        outcomes = Counter(result.outcome for result in results)
    profiler.disable()
    seconds, cpu, ended = time.perf_counter() - start, time.process_time() - cpu, server_seconds()
    if profile:
        pstats.Stats(profiler, stream=sys.stderr).sort_stats("tottime").print_stats(PROFILED_LINES)
    return {
        "files": len(found),
        "outcomes": dict(outcomes),
        "seconds": round(seconds, 2),
        "files_a_second": round(len(found) / seconds, 1),
        "milliseconds_of_processor_a_file": round(1000 * cpu / len(found), 2),
        "of_the_servers_a_file": None if server is None else round(1000 * (ended - server) / len(found), 2),
        "load_of_the_machine": round(os.getloadavg()[0], 1),
        "share_of_parsing": round(parsing.seconds / seconds, 3) if jobs == 1 else None,
        "share_of_database": round(asking.seconds / seconds, 3),
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1, help="number of processes that parse")
    parser.add_argument("--profile", action="store_true", help="print the slowest functions to standard error")
    given = parser.parse_args()
    real_name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        # This creates the source profiles that recognise the frames of the dumps, and warms up the server.
        sample.load()
        with tempfile.TemporaryDirectory() as folder:
            for name, text in dumps(given.count, seed=given.seed):
                Path(folder, name).write_text(text, "utf-8")
            figures = measure(Path(folder), jobs=given.jobs, profile=given.profile)
        figures["articles"] = Article.objects.count()
        print(json.dumps(figures, indent=2))
    finally:
        connection.creation.destroy_test_db(real_name, verbosity=0)


if __name__ == "__main__":
    main()
