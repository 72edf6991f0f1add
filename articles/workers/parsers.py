"""Parse clippings in this process or in worker processes."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from concurrent.futures import Future

    from articles.text.cleaning.line_rules import CleaningRule
    from articles.text.data.sources import SourceProfile
    from articles.text.documents import LineDecision
    from articles.text.parse import ParsedClipping
    from articles.text.people.decisions import NameDecision

# With more processes, parsing outpaces the one process that stores the results (bench/ingest.py --jobs).
MOST_JOBS = 4
# A worker takes most of a second to start. In that time, this process parses this many files.
FEW_FILES = 50


class Crashed(Exception):
    """The process that parsed a clipping died, and so did a second one that parsed only this clipping."""


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

    With one job, each clipping is parsed in this process when its result is asked for. With more, parsing starts at
    once in worker processes. These start with the first clipping, know nothing of Django or the database, and end with
    this process however it ends.
    """

    def __init__(
        self,
        *,
        parse: Parse,
        profiles: tuple[SourceProfile, ...],
        cleaning_rules: tuple[CleaningRule, ...] = (),
        non_persons: Mapping[str, frozenset[str]] | None = None,
        jobs: int = 1,
    ) -> None:
        self.jobs = jobs
        self.cleaning_rules = cleaning_rules
        self.non_persons = non_persons or {}
        self._parse = parse
        self.profiles = profiles
        self._together: ProcessPoolExecutor | None = None
        self._alone: ProcessPoolExecutor | None = None

    def __enter__(self) -> Parsers:
        return self

    def __exit__(self, *error: object) -> None:
        for pool in (self._together, self._alone):
            if pool:
                pool.shutdown(cancel_futures=True)
        self._together = self._alone = None

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
        """Start parsing; return a callable that gives the result. It raises what ``parse`` raises, or ``Crashed``."""
        parse = partial(
            self._parse,
            data,
            name=name,
            url=url,
            line_decisions=line_decisions,
            field_decisions=field_decisions or {},
            name_decisions=name_decisions or {},
        )
        if self.jobs == 1:
            return partial(
                parse, profiles=self.profiles, cleaning_rules=self.cleaning_rules, non_persons=self.non_persons
            )
        try:
            self._together = self._together or self._pool(self.jobs)
            begun = _submit(self._together, parse)
        except BrokenProcessPool:
            # An earlier clipping, whose result nobody has asked for yet, has killed a process.
            self._together = self._pool(self.jobs)
            begun = _submit(self._together, parse)
        return partial(self._result, begun, parse)

    def _result(self, begun: Future[ParsedClipping], parse: Callable[..., ParsedClipping]) -> ParsedClipping:
        try:
            return begun.result()
        except BrokenProcessPool:
            # When a process dies, all pending clippings fail. Parsing each alone shows which one is the cause.
            self._alone = self._alone or self._pool(1)
            try:
                return _submit(self._alone, parse).result()
            except BrokenProcessPool as error:
                self._alone = None
                raise Crashed from error

    def _pool(self, jobs: int) -> ProcessPoolExecutor:
        # Not by fork: the copy would share this process's database connection.
        return ProcessPoolExecutor(
            jobs,
            multiprocessing.get_context("spawn"),
            initializer=_start,
            initargs=(self.profiles, self.cleaning_rules, self.non_persons),
        )


def _submit(pool: ProcessPoolExecutor, parse: Callable[..., ParsedClipping]) -> Future[ParsedClipping]:
    # This may start a process, which inherits the blocked signal. Ctrl-C is for the parent only.
    waiting = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        return pool.submit(_parse, parse)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, waiting)


# In the worker processes

_profiles: tuple[SourceProfile, ...] = ()
_cleaning_rules: tuple[CleaningRule, ...] = ()
_non_persons: Mapping[str, frozenset[str]] = {}


def _start(
    profiles: tuple[SourceProfile, ...],
    cleaning_rules: tuple[CleaningRule, ...],
    non_persons: Mapping[str, frozenset[str]],
) -> None:
    global _profiles, _cleaning_rules, _non_persons
    _profiles, _cleaning_rules, _non_persons = profiles, cleaning_rules, non_persons
    gc.freeze()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None  # noqa: S101
    parent.join()
    os._exit(1)


def _parse(parse: Callable[..., ParsedClipping]) -> ParsedClipping:
    return parse(profiles=_profiles, cleaning_rules=_cleaning_rules, non_persons=_non_persons)
