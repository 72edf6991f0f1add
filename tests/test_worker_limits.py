"""The boundary around parsing: limits, and what a file can do to the process that parses it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import psutil
import pytest

from articles import ingest
from articles.ingest import Outcome, Received, storing
from articles.ingest.worker_pool import shared_pool
from articles.models import Clipping
from articles.text.documents import UnreadableClipping
from articles.text.parse import parse
from articles.workers import limits, pool
from articles.workers.limits import Limits
from articles.workers.pool import Busy, Crashed, Failed, NeededTooMuchMemory, SharedArguments, TookTooLong, WorkerPool
from newsarchive.management.commands.serve import THREADS
from tests.dumps import HARBOR, RECOUNT
from tests.odd_parsers import allocate, complain, hold, loop, parse_or_die, process_id, raise_or_end

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOTHING = SharedArguments({})


@pytest.fixture(scope="module")
def workers() -> Iterator[WorkerPool]:
    made = WorkerPool(2, limits=Limits(seconds=20, memory_megabytes=200))
    yield made
    made.close()


def run(workers: WorkerPool, call: Callable[..., Any], data: bytes = b"", **options: Any) -> Any:
    return workers.run(call, {"data": data}, shared=NOTHING, size=0, **options)


def run_until_it_fails(workers: WorkerPool, call: Callable[..., Any]) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        run(workers, call)


def test_one_worker_does_many_jobs(workers: WorkerPool) -> None:
    assert len({run(workers, process_id) for _number in range(5)}) == 1
    assert run(workers, process_id) != os.getpid()


def test_a_job_that_takes_too_long_is_killed_and_the_next_one_is_done(
    workers: WorkerPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = run(workers, process_id)
    monkeypatch.setattr(workers, "limits", Limits(seconds=1, memory_megabytes=200))

    with pytest.raises(TookTooLong) as raised:
        run(workers, loop, b"forever")

    assert raised.value.seconds == 1
    assert run(workers, process_id) != before


@pytest.mark.skipif(sys.platform != "linux", reason="the system has no such limit")
def test_a_job_that_needs_too_much_memory_is_stopped_and_the_next_one_is_done(workers: WorkerPool) -> None:
    with pytest.raises(NeededTooMuchMemory) as raised:
        run(workers, allocate, b"300")

    assert raised.value.megabytes == 200
    assert run(workers, allocate, b"100") == 100


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        *((name, name) for name in ("ValueError", "SystemExit", "KeyboardInterrupt", "GeneratorExit", "OSError")),
        pytest.param("recursion", "RecursionError", id="endless recursion"),
        pytest.param("unpicklable", "Unpicklable", id="an exception that cannot be pickled or printed"),
        pytest.param("result", "AttributeError", id="a result that cannot be pickled"),
    ],
)
def test_whatever_a_job_raises_is_reported_and_the_worker_goes_on(workers: WorkerPool, data: str, kind: str) -> None:
    before = run(workers, process_id)

    with pytest.raises(Failed) as raised:
        run(workers, raise_or_end, data.encode())

    assert raised.value.kind == kind
    assert "Traceback" in raised.value.details
    assert run(workers, process_id) == before


def test_a_job_that_ends_its_process_is_tried_twice(workers: WorkerPool) -> None:
    with pytest.raises(Crashed):
        run(workers, raise_or_end, b"exit")

    assert run(workers, process_id)


def test_what_the_parser_says_of_a_file_reaches_the_caller(workers: WorkerPool) -> None:
    with pytest.raises(UnreadableClipping, match="it is empty"):
        run(workers, parse, b"")


def test_a_job_cannot_write_to_the_output_of_a_command(workers: WorkerPool, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(workers, raise_or_end, b"print")
    assert capfd.readouterr().out == ""


def test_a_worker_that_holds_little_memory_is_kept(workers: WorkerPool) -> None:
    first = run(workers, hold, b"1")
    assert run(workers, hold, b"1") == first


@pytest.mark.skipif(sys.platform != "linux", reason="the system does not tell")
def test_a_worn_worker_is_replaced() -> None:
    # With the real number: a process that is not a fork of this one would not know another.
    worn = str(limits.WORN_BYTES // limits.MEGABYTE + 10).encode()
    workers = WorkerPool(1, limits=Limits(memory_megabytes=400))
    try:
        first = run(workers, hold, b"1")
        assert run(workers, hold, worn) == first
        assert run(workers, hold, b"1") != first
    finally:
        workers.close()


def test_who_waits_too_long_for_a_worker_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    workers = WorkerPool(1, limits=Limits(seconds=1))
    workers.prepare()
    started = threading.Event()

    def occupy() -> None:
        started.set()
        with pytest.raises((TookTooLong, Crashed)):
            run(workers, loop, b"forever")

    with ThreadPoolExecutor(1) as threads:
        begun = threads.submit(occupy)
        started.wait()
        time.sleep(0.1)
        with pytest.raises(Busy):
            run(workers, process_id, wait=0.05)
        workers.close()
        begun.result()


def test_what_libraries_say_of_a_text_reaches_no_log(capfd: pytest.CaptureFixture[str]) -> None:
    for is_server in (False, True):
        workers = WorkerPool(1, is_server=is_server)
        run(workers, complain, b"an article")
        workers.close()

    assert capfd.readouterr().err == ""


def test_who_finds_enough_others_waiting_is_told_at_once() -> None:
    workers = WorkerPool(2, limits=Limits(seconds=60), callers=1)
    with ThreadPoolExecutor(1) as threads:
        begun = threads.submit(run, workers, loop, b"forever")
        with pytest.raises(Busy):
            run_until_it_fails(workers, process_id)  # the other has begun
        workers.close()
        with pytest.raises(Crashed):
            begun.result()


def test_half_of_the_threads_of_a_server_process_never_wait_for_a_worker() -> None:
    assert shared_pool()._most_callers == THREADS / 2


def test_a_pool_whose_processes_were_killed_starts_others(workers: WorkerPool) -> None:
    run(workers, process_id)
    assert workers._server is not None
    for process in psutil.Process(workers._server.pid or workers._server._process.pid).children():  # type: ignore[union-attr]
        process.kill()
    assert run(workers, process_id)

    psutil.Process(workers._server.pid or workers._server._process.pid).kill()  # type: ignore[union-attr]
    for worker in list(workers._idle):
        psutil.Process(worker.pid).kill()
    assert run(workers, process_id)


def test_a_server_has_processes_of_a_clean_interpreter_that_end_when_idle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "IDLE_SECONDS", 0.1)
    workers = WorkerPool(1, is_server=True)
    pid = run(workers, process_id)
    deadline = time.monotonic() + 20
    while workers._server and time.monotonic() < deadline:
        time.sleep(0.05)

    assert workers._server is None
    assert not psutil.pid_exists(pid)
    workers.close()


def test_the_workers_of_a_server_know_no_database() -> None:
    script = (
        "import sys; from articles.workers import server\n"
        "print([name for name in ('django', 'psycopg') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_larger_file_gets_more_time() -> None:
    assert [Limits(seconds=30).seconds_for(size) for size in (0, 999_999, 25 * 1024 * 1024)] == [30, 30, 155]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("deadly", "parser", "reason"),
    [
        pytest.param(b"forever", loop, "it took longer than 1 second to read; split it", id="time"),
        pytest.param(b"300", allocate, "it needs more than 150 MB of memory; split it", id="memory"),
        pytest.param(
            b"SystemExit",
            raise_or_end,
            "the program failed on this file (SystemExit); please report it",
            id="an exit",
        ),
    ],
)
def test_a_file_past_a_limit_is_rejected_with_the_reason(
    monkeypatch: pytest.MonkeyPatch, settings: Any, deadly: bytes, parser: Any, reason: str
) -> None:
    settings.PARSE_IN_PROCESS = False
    settings.PARSE_SECONDS, settings.PARSE_MEMORY_MB = 1, 150
    monkeypatch.setattr(storing, "parse", parser)

    [result] = ingest.store([Received(data=deadly, name="a.txt")], origin=Clipping.Origin.COMMAND, jobs=1)

    assert (result.outcome, result.reason) == (Outcome.REJECTED, reason)


@pytest.mark.django_db
def test_files_before_and_after_a_deadly_one_are_stored_with_one_job(
    monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    settings.PARSE_IN_PROCESS = False
    monkeypatch.setattr(storing, "parse", parse_or_die)
    data = [HARBOR.encode(), b"deadly", RECOUNT.encode()]
    found = [Received(data=each, name=f"{number}.txt") for number, each in enumerate(data)]

    results = list(ingest.store(found, origin=Clipping.Origin.COMMAND, jobs=1))

    assert [result.outcome for result in results] == [Outcome.STORED, Outcome.REJECTED, Outcome.STORED]


@pytest.mark.parametrize(
    ("used", "allowed"),
    [pytest.param(9.0, 10, id="a file that takes long"), pytest.param(0.0, 30, id="a busy machine")],
)
def test_a_file_has_more_time_while_others_keep_the_processors_busy(
    workers: WorkerPool, monkeypatch: pytest.MonkeyPatch, used: float, allowed: int
) -> None:
    run(workers, process_id)
    worker = workers._idle[-1]
    now = [0.0]
    monkeypatch.setattr(pool, "time", SimpleNamespace(monotonic=lambda: now[0]))
    monkeypatch.setattr(pool._Worker, "_processor_seconds", lambda self: used if now[0] else 0.0)
    left = worker._clock(10)
    while left() > 0:
        now[0] += 0.5

    assert now[0] == allowed
