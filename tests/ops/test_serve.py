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
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsarchive.postgres.cluster import Cluster
from tests.ops.own_server import CHECKOUT, WAIT_SECONDS, environment, is_gone, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    assert "Bringing the database up to date" in first
    assert "Bringing the database up to date" not in second
    assert "Collecting static files" not in second
    assert is_gone(Cluster(data / "postgres"))
    assert took < STARTING_SECONDS


def test_closing_the_terminal_stops_the_archive(data: Path) -> None:
    served = Served(data)

    output = served.stop(signal.SIGHUP)

    assert "Traceback" not in output
    assert is_gone(Cluster(data / "postgres"))


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
