"""``manage.py serve``: starting, stopping and error messages. Also ``bin/setup``."""

from __future__ import annotations

import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest
from django.core.management import CommandError
from django.db import OperationalError

from bench.drills.archives import Archive
from bench.drills.kills import check_stored, write_dumps
from bench.drills.outcomes import Outcome
from newsarchive.management.commands import serve as serve_command
from newsarchive.postgres.cluster import Cluster
from tests.ops.own_server import CHECKOUT, WAIT_SECONDS, environment, is_gone, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_django.fixtures import SettingsWrapper

STARTING_SECONDS = 90


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def status(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


class Served:
    """An archive that is being served."""

    def __init__(self, data: Path) -> None:
        self.url = f"http://127.0.0.1:{(port := free_port())}"
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "serve"],
            cwd=CHECKOUT,
            env=environment(DATABASE_URL=None, NEWSARCHIVE_DATA=str(data), NEWSARCHIVE_PORT=str(port)),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert wait_until(
            lambda: status(self.url + "/healthz") == 200 or self.process.poll() is not None, seconds=STARTING_SECONDS
        )

    def stop(self, how: signal.Signals) -> str:
        self.process.send_signal(how)
        output, _nothing = self.process.communicate(timeout=WAIT_SECONDS)
        return output


def link_in(output: str) -> str:
    lines = [line for line in output.splitlines() if "/accounts/first/" in line]
    assert len(lines) == 1
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/accounts/first/[\w-]{43,}/", lines[0])
    return lines[0].partition("/accounts")[2]


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="newsarchive-served-"))
    yield folder
    shutil.rmtree(folder)


def test_serve_runs_until_stopped_and_leaves_nothing_running(data: Path) -> None:
    served = Served(data)
    assert status(served.url + "/accounts/login/") == 200
    assert status(served.url + "/static/css/site.css") == 200
    first = served.stop(signal.SIGINT)
    assert served.process.returncode == 0
    assert is_gone(Cluster(data / "postgres"))
    assert "Traceback" not in first

    started = time.monotonic()
    served = Served(data)
    took = time.monotonic() - started
    assert status(f"{served.url}/accounts{link_in(first)}") == 404  # the link from the previous start
    second = served.stop(signal.SIGTERM)

    assert link_in(second) != link_in(first)
    assert "Bringing the database up to date" not in second
    assert "Collecting static files" not in second
    assert is_gone(Cluster(data / "postgres"))
    assert took < STARTING_SECONDS


def test_closing_the_terminal_stops_the_archive_whatever_its_clients_do(data: Path) -> None:
    served = Served(data)
    address = ("127.0.0.1", int(served.url.rpartition(":")[2]))
    half = b"POST /accounts/login/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nhalf"
    with ExitStack() as stack:
        for sent in [half, half[:40], b""] * 8:
            stack.enter_context(socket.create_connection(address)).sendall(sent)
        worker = next(
            child for child in psutil.Process(served.process.pid).children() if "manage.py" in child.cmdline()
        )
        worker.kill()
        assert wait_until(lambda: status(served.url + "/accounts/login/") == 200)
        with urllib.request.urlopen(served.url + "/healthz", timeout=5) as answer:
            assert "Server" not in answer.headers

        started = time.monotonic()
        output = served.stop(signal.SIGHUP)

    assert served.process.returncode == 0
    assert time.monotonic() - started < 20  # 10 seconds on a machine that does nothing else
    assert "Traceback" not in output
    assert is_gone(Cluster(data / "postgres"))


def test_of_two_ingests_at_once_one_is_killed_and_every_file_is_stored_once(data: Path) -> None:
    outcome, archive = Outcome(part="kills"), Archive(data)
    folder = data / "dumps"
    data.chmod(0o711)  # under root the database runs as another account, which must be able to pass
    try:
        known = write_dumps(folder, 8, seed=7)
        one, other = [archive.start("ingest", str(folder)) for _ in range(2)]
        assert wait_until(lambda: (data / "postgres" / "data" / "postmaster.pid").exists() or one.poll() is not None)
        one.kill()
        one.communicate()
        output, _nothing = other.communicate(timeout=STARTING_SECONDS)
        check_stored(archive, known, outcome)
    finally:
        archive.close()

    assert other.returncode == 0, output
    assert outcome.broken == []


def test_of_two_simultaneous_starts_one_collects_the_static_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: SettingsWrapper
) -> None:
    settings.DATA_DIR, settings.STATIC_ROOT = tmp_path, tmp_path / "static"
    collected: list[str] = []

    def collect(name: str, **options: object) -> None:
        collected.append(name)
        time.sleep(0.1)
        settings.STATIC_ROOT.mkdir()  # fails if another has made it

    monkeypatch.setattr(serve_command, "call_command", collect)

    with ThreadPoolExecutor(3) as pool:
        for done in [pool.submit(serve_command.Command(stdout=StringIO()).collect_static) for _ in range(3)]:
            done.result()

    assert collected == ["collectstatic"]


def test_a_disk_that_is_full_at_the_start_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: SettingsWrapper
) -> None:
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(serve_command.database, "is_own_server", lambda: True)
    monkeypatch.setattr(serve_command, "check_address", lambda host, port: None)

    def fail(self: object) -> None:
        raise OperationalError("could not extend file: No space left on device")

    monkeypatch.setattr(serve_command.Command, "prepare", fail)

    with pytest.raises(CommandError, match=rf"disk with {tmp_path} is full.*Free some space"):
        serve_command.Command().handle()


def serve(**changes: str | None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", "serve"],
        cwd=CHECKOUT,
        env=environment(**changes),
        capture_output=True,
        text=True,
        timeout=WAIT_SECONDS,
        check=False,
    )


def test_the_error_for_a_used_port_suggests_another() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

        done = serve(NEWSARCHIVE_PORT=str(port))

    assert done.returncode == 1
    assert re.search(rf"Port {port} of 127\.0\.0\.1 cannot be used .*NEWSARCHIVE_PORT={port + 1}", done.stderr)


def test_the_error_for_an_unreachable_database_omits_the_password() -> None:
    url = f"postgres://reader:secret@127.0.0.1:{free_port()}/news"

    done = serve(DATABASE_URL=url, NEWSARCHIVE_PORT=str(free_port()))

    assert done.returncode == 1
    assert "The database in DATABASE_URL cannot be used" in done.stderr
    assert "secret" not in done.stderr
    assert "Traceback" not in done.stderr


def test_a_data_folder_that_cannot_be_written_to_is_reported() -> None:
    done = serve(DATABASE_URL=None, NEWSARCHIVE_DATA="/proc/archive", NEWSARCHIVE_PORT=str(free_port()))

    assert done.returncode == 1
    assert "cannot be written to /proc/archive" in done.stderr
    assert "Traceback" not in done.stderr


# bin/setup


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The files of a checkout that ``bin/setup`` needs, with nothing to install."""
    (tmp_path / "bin").mkdir()
    shutil.copy(CHECKOUT / "bin" / "setup", tmp_path / "bin" / "setup")
    (tmp_path / "requirements.lock").write_text("")
    return tmp_path


def set_up(checkout: Path, python: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [checkout / "bin" / "setup"], env=environment(PYTHON=python), capture_output=True, text=True, check=False
    )


def write_program(path: Path, script: str) -> str:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


def test_setup_reports_a_python_that_is_too_old(checkout: Path) -> None:
    done = set_up(checkout, write_program(checkout / "python3", "exit 1"))

    assert done.returncode == 1
    assert "needs Python 3.11 to 3.14" in done.stderr


def test_setup_reports_a_python_without_venv(checkout: Path) -> None:
    python = write_program(checkout / "python3", 'case "$2" in *ensurepip*) exit 1;; *) echo Python 3.11.2;; esac')

    done = set_up(checkout, python)

    assert done.returncode == 1
    assert "Python 3.11.2 has no venv module" in done.stderr
    assert "apt install python3-venv" in done.stderr


def test_the_second_setup_does_nothing(checkout: Path) -> None:
    first = set_up(checkout, sys.executable)
    second = set_up(checkout, sys.executable)

    assert (first.returncode, second.returncode) == (0, 0), first.stderr
    assert "Creating .venv/" in first.stdout
    assert second.stdout == ""
