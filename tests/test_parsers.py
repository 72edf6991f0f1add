from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil
import pytest

from articles import ingest
from articles.ingest import Outcome, Received, storing
from articles.models import Article, Clipping, Mention, Quote
from articles.text.data.sources import BUILT_IN_PROFILES
from articles.text.parse import parse
from articles.workers import parsers
from articles.workers.parsers import Parsers, jobs_for
from articles.workers.pool import Crashed, Failed
from tests.dumps import HARBOR, RECOUNT, numbered
from tests.odd_parsers import DEADLY, FAULTY, parse_or_die, process_id

if TYPE_CHECKING:
    from collections.abc import Callable

CHECKOUT = Path(__file__).resolve().parents[1]
SECONDS = 30


def begin(given: Parsers, text: str | bytes) -> Callable[[], Any]:
    data = text if isinstance(text, bytes) else text.encode()
    return given.begin(data, name="a.txt", url=None, line_decisions={})


def test_several_processes_give_the_same_results_as_one_in_any_order() -> None:
    texts = [HARBOR, RECOUNT, *map(numbered, range(2))]
    with Parsers(parse=parse, profiles=BUILT_IN_PROFILES, jobs=2) as workers:
        begun = [begin(workers, text) for text in texts]
        found = [get_parsed() for get_parsed in reversed(begun)]

    assert found[::-1] == [parse(text.encode(), name="a.txt", profiles=BUILT_IN_PROFILES) for text in texts]


def test_only_the_clipping_that_kills_a_process_fails() -> None:
    with Parsers(parse=parse_or_die, profiles=(), jobs=2) as workers:
        first, deadly, faulty, last = (begin(workers, text) for text in (HARBOR, DEADLY, FAULTY, RECOUNT))
        found = [first()]
        with pytest.raises(Crashed):
            deadly()
        with pytest.raises(Failed, match="KeyError: 'fault'"):
            faulty()
        found.append(last())
        later = begin(workers, HARBOR)
        found.append(later())

    assert [one.articles[0].headline for one in found] == [
        parse(text.encode(), name="a.txt").articles[0].headline for text in (HARBOR, RECOUNT, HARBOR)
    ]


def test_an_interrupt_reaches_only_the_parent_process() -> None:
    with Parsers(parse=process_id, profiles=(), jobs=2) as workers:  # type: ignore[arg-type]
        pids = {begin(workers, HARBOR)() for _number in range(4)}
        for pid in pids:
            os.kill(pid, signal.SIGINT)
        assert {begin(workers, HARBOR)() for _number in range(4)} <= pids
        assert os.getpid() not in pids
    assert not any(map(psutil.pid_exists, pids))


def test_worker_processes_end_with_their_parent() -> None:
    script = (
        "from articles.workers.parsers import Parsers; from tests.odd_parsers import process_id\n"
        "import time\n"
        "if __name__ == '__main__':\n"
        "    given = Parsers(parse=process_id, profiles=(), jobs=2)\n"
        "    print(given.begin(b'', name='', url=None, line_decisions={})(), flush=True)\n"
        "    time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True) as starter:
        assert starter.stdout is not None
        workers = psutil.Process(int(starter.stdout.readline()))
        starter.kill()
    workers.wait(SECONDS)


@pytest.mark.parametrize(
    ("count", "processors", "jobs"),
    [
        pytest.param(1, 8, 1, id="one file"),
        pytest.param(parsers.FEW_FILES, 2, 2, id="many"),
        pytest.param(10_000, 64, parsers.MOST_JOBS, id="the maximum"),
    ],
)
def test_many_files_are_parsed_on_all_processors(
    monkeypatch: pytest.MonkeyPatch, count: int, processors: int, jobs: int
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: set(range(processors)), raising=False)

    assert jobs_for(count) == jobs


@pytest.mark.django_db
def test_the_number_of_processes_does_not_change_what_is_stored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storing, "BATCH_FILES", 3)
    files = [
        Received(data=text.encode(), name=f"{n}.txt") for n, text in enumerate([HARBOR, RECOUNT, HARBOR, "", RECOUNT])
    ]

    def stored(jobs: int) -> list[Any]:
        results = list(ingest.store(files, origin=Clipping.Origin.COMMAND, jobs=jobs))
        outcomes = [(result.name, result.outcome) for result in results]
        columns = ("headline", "body", "blocks", "sketch", "terms", "published_on", "source__name")
        rows = [
            list(Article.objects.order_by("clipping__name").values_list(*columns)),
            list(Mention.objects.order_by("pk").values_list("appearance__person__name", "start", "end")),
            list(Quote.objects.order_by("pk").values_list("text", "speaker__name", "prints")),
        ]
        Clipping.objects.all().delete()
        return [outcomes, *rows]

    alone, together = stored(1), stored(2)

    assert together == alone
    assert [outcome for _name, outcome in alone[0]] == ["stored", "stored", "duplicate", "rejected", "duplicate"]


@pytest.mark.django_db
def test_a_file_that_kills_a_process_is_rejected_and_the_others_are_stored(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(storing, "parse", parse_or_die)
    texts = [HARBOR.encode(), DEADLY, RECOUNT.encode()]

    files = [Received(data=data, name=f"{n}.txt") for n, data in enumerate(texts)]
    results = list(ingest.store(files, origin=Clipping.Origin.COMMAND, jobs=2))

    assert [result.outcome for result in results] == [Outcome.STORED, Outcome.REJECTED, Outcome.STORED]
    assert results[1].reason == "the program crashed on this file, or ran out of memory; please report it"
    assert "1.txt: crashed the process that parsed it, twice" in caplog.text


@pytest.mark.django_db
def test_reprocessing_in_several_processes_changes_nothing() -> None:
    files = [Received(data=text.encode(), name=f"{n}.txt") for n, text in enumerate([HARBOR, RECOUNT])]
    stored = list(ingest.store(files, origin=Clipping.Origin.COMMAND))

    again = list(ingest.reparse([result.clipping_id for result in stored if result.clipping_id], jobs=2))

    assert [one.status for one in again] == [ingest.ReprocessStatus.SAME, ingest.ReprocessStatus.SAME]
