"""Parse clippings: in worker processes within limits, or in this process."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from articles.workers.pool import SharedArguments, WorkerPool

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from articles.text.cleaning.line_rules import CleaningRule
    from articles.text.data.sources import SourceProfile
    from articles.text.documents import LineDecision
    from articles.text.parse import ParsedClipping
    from articles.text.people.decisions import NameDecision
    from articles.workers.limits import Limits

# With more processes, parsing outpaces the one process that stores the results (bench/ingest.py --jobs).
MOST_JOBS = 4
# For fewer files, starting a second process takes longer than it saves.
FEW_FILES = 50


class Parse(Protocol):
    """The signature of ``articles.text.parse.parse``, so that tests can replace it."""

    def __call__(
        self,
        data: bytes,
        *,
        name: str,
        url: str | None,
        profiles: Sequence[SourceProfile],
        line_decisions: Mapping[int, Sequence[LineDecision]],
        cleaning_rules: Sequence[CleaningRule],
        field_decisions: Mapping[int | None, Mapping[str, Any]],
        name_decisions: Mapping[int, Sequence[NameDecision]],
        non_persons: Mapping[str, frozenset[str]],
    ) -> ParsedClipping: ...


def jobs_for(count: int) -> int:
    """Return the number of processes for ``count`` files: one for each processor, at most ``MOST_JOBS``."""
    if count < FEW_FILES:
        return 1
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, MOST_JOBS)


def number_of_jobs(given: str) -> int:
    """Parse a number of processes given as text. Raise ``ValueError`` unless it is 1 or more."""
    jobs = int(given)
    if jobs < 1:
        raise ValueError
    return jobs


class Parsers:
    """Parses clippings with ``parse``. Use it in a ``with`` statement, which ends the processes.

    By default, parsing starts at once in ``jobs`` worker processes of its own. They start with the first clipping, know
    nothing of Django or the database, and end with this process however it ends. With a ``pool``, which others use too,
    the clipping is parsed by one of its workers when the result is asked for, within ``wait`` seconds. With neither
    (``in_process``), it is parsed in this process then, without any limit.
    """

    def __init__(
        self,
        *,
        parse: Parse,
        profiles: tuple[SourceProfile, ...],
        cleaning_rules: tuple[CleaningRule, ...] = (),
        non_persons: Mapping[str, frozenset[str]] | None = None,
        jobs: int = 1,
        limits: Limits | None = None,
        pool: WorkerPool | None = None,
        wait: float | None = None,
        in_process: bool = False,
    ) -> None:
        self.jobs = jobs
        self.cleaning_rules = cleaning_rules
        self.non_persons = non_persons or {}
        self.profiles = profiles
        self._parse = parse
        self._limits = limits
        self._pool = pool
        self._wait = wait
        self._in_process = in_process
        self._own_pool: WorkerPool | None = None
        self._threads: ThreadPoolExecutor | None = None
        self._shared: SharedArguments | None = None

    def __enter__(self) -> Parsers:
        return self

    def __exit__(self, *error: object) -> None:
        if self._own_pool:
            self._own_pool.close()
        if self._threads:
            self._threads.shutdown(cancel_futures=True)
        self._own_pool = self._threads = None

    def begin(
        self,
        data: bytes,
        *,
        name: str,
        url: str | None,
        line_decisions: Mapping[int, Sequence[LineDecision]],
        field_decisions: Mapping[int | None, Mapping[str, Any]] | None = None,
        name_decisions: Mapping[int, Sequence[NameDecision]] | None = None,
    ) -> Callable[[], ParsedClipping]:
        """Start parsing; return a callable that gives the result.

        It raises ``UnreadableClipping`` as ``parse`` does, and ``ParsingStopped``. In this process it raises whatever
        ``parse`` raises.
        """
        arguments: dict[str, Any] = {
            "data": data,
            "name": name,
            "url": url,
            "line_decisions": dict(line_decisions),
            "field_decisions": dict(field_decisions or {}),
            "name_decisions": dict(name_decisions or {}),
        }
        if self._in_process:
            return partial(self._parse, **arguments, **self._inputs())
        self._shared = self._shared or SharedArguments(self._inputs())
        if self._pool:
            run = partial(self._pool.run, self._parse, arguments, shared=self._shared, size=len(data))
            return partial(run, wait=self._wait)
        if not self._own_pool or not self._threads:
            self._own_pool = WorkerPool(self.jobs, limits=self._limits)
            self._own_pool.prepare()
            self._threads = ThreadPoolExecutor(self.jobs, thread_name_prefix="parse")
        run = partial(self._own_pool.run, self._parse, arguments, shared=self._shared, size=len(data))
        return self._threads.submit(run).result

    def _inputs(self) -> dict[str, Any]:
        return {
            "profiles": self.profiles,
            "cleaning_rules": self.cleaning_rules,
            "non_persons": self.non_persons,
        }
