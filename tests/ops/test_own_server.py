"""The archive's own PostgreSQL server: one for all its processes, gone with the last, closed to everybody else."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

from newsarchive.postgres import cluster as clusters
from newsarchive.postgres.cluster import Cluster, ServerUnavailable, binaries
from newsarchive.postgres.server import Server
from tests.ops.own_server import (
    CHECKOUT,
    PATIENCE,
    Holder,
    environment,
    is_gone,
    is_up,
    kill_server,
    wait_until,
    watcher_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to act as other users")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A data folder outside pytest's own, which no account but this one can reach."""
    data = Path(tempfile.mkdtemp(prefix="newsarchive-own-"))
    yield data / "postgres"
    assert wait_until(lambda: is_gone(Cluster(data / "postgres")))
    shutil.rmtree(data)


@pytest.fixture
def cluster(folder: Path) -> Iterator[Cluster]:
    yield Cluster(folder)
    for holder in Holder.started:  # of a test that failed half-way
        if holder.process.poll() is None:
            holder.kill()
    assert wait_until(lambda: is_gone(Cluster(folder))), "a test left the server up"


@pytest.fixture
def server(cluster: Cluster) -> Iterator[Server]:
    server = Server(cluster.folder)
    yield server
    server.release()


def test_two_processes_that_start_at_once_share_one_server(cluster: Cluster) -> None:
    holders = [Holder(cluster.folder) for _ in range(3)]

    reached = {holder.reached() for holder in holders}

    assert len(reached) == 1
    for holder in holders:
        holder.end()


def test_the_server_stays_for_those_who_use_it_and_stops_with_the_last(cluster: Cluster) -> None:
    first, second = Holder(cluster.folder), Holder(cluster.folder)
    reached = first.reached()
    assert second.reached() == reached

    first.end()

    assert second.reach_again() == reached
    second.end()
    assert wait_until(lambda: is_gone(cluster))


def test_killed_processes_leave_no_server_behind(cluster: Cluster) -> None:
    first, second = Holder(cluster.folder), Holder(cluster.folder)
    reached = first.reached()
    assert second.reached() == reached

    first.kill()

    assert second.reach_again() == reached
    second.kill()
    assert wait_until(lambda: is_gone(cluster))


def test_a_killed_server_is_started_again_for_the_next_connection(cluster: Cluster) -> None:
    holder = Holder(cluster.folder)
    before = holder.reached()

    kill_server(cluster)

    assert holder.reach_again() != before
    holder.end()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of its parent's end")
def test_a_killed_watcher_takes_the_server_along_and_the_next_connection_brings_both_back(cluster: Cluster) -> None:
    holder = Holder(cluster.folder)
    before = holder.reached()

    watcher_of(cluster).kill()

    assert wait_until(lambda: is_gone(cluster))
    assert holder.reach_again() != before
    holder.end()


def test_a_process_that_comes_while_the_server_stops_gets_a_new_one(cluster: Cluster) -> None:
    for _ in range(3):
        holder = Holder(cluster.folder)
        assert holder.reached()
        holder.kill()  # and at once the next


def test_forked_children_keep_what_their_parent_holds(cluster: Cluster) -> None:
    forking = (
        "import os, sys, time; from pathlib import Path; from newsarchive.postgres.server import server_in\n"
        "server_in(Path(sys.argv[1])).address()\n"
        "if os.fork(): os._exit(0)\n"
        "print('forked', flush=True); sys.stdin.readline()"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", forking, str(cluster.folder)],
        cwd=CHECKOUT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "forked\n"
    child.wait()

    assert is_up(cluster)
    assert not wait_until(lambda: not is_up(cluster), seconds=0.5)
    child.communicate(timeout=PATIENCE)


def test_folders_are_their_owners_alone(server: Server, cluster: Cluster) -> None:
    address = server.address()

    assert mode(cluster.data) == 0o700
    assert mode(Path(address["host"])) == 0o700
    assert mode(cluster.password_file) == 0o600
    assert mode(cluster.log) == 0o600
    assert mode(cluster.folder) & 0o007 == 0
    assert mode(cluster.folder.parent) & 0o007 == 0


def test_the_server_listens_on_no_network_and_lets_nobody_in_without_the_password(server: Server) -> None:
    address = server.address()

    with psycopg.connect(**address, dbname="newsarchive") as connection:
        row = connection.execute(
            "SELECT current_setting('listen_addresses'), current_setting('is_superuser')"
        ).fetchone()
        rules = connection.execute("SELECT current_user").fetchone()
    assert row == ("", "off")
    assert rules == ("newsarchive",)
    for user in ("newsarchive", "postgres"):
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(host=address["host"], user=user, password="guessed", dbname="postgres")


@as_root
def test_another_local_user_cannot_connect(server: Server) -> None:
    address = server.address()

    tried = subprocess.run(
        [str(binaries() / "psql"), "-h", address["host"], "-U", "newsarchive", "-c", "SELECT 1", "newsarchive"],
        user="nobody",
        group="nogroup",
        extra_groups=[],
        cwd="/",
        env={"PGPASSWORD": address["password"]},  # even with the password
        capture_output=True,
        text=True,
        check=False,
    )

    assert tried.returncode != 0
    assert "Permission denied" in tried.stderr


@as_root
def test_as_root_the_server_is_another_account_s_which_cannot_read_what_is_root_s(
    cluster: Cluster, server: Server
) -> None:
    server.address()
    pid, _socket, _ready = cluster.postmaster() or (0, None, False)

    account = cluster.account

    assert account.uid != 0
    assert Path(f"/proc/{pid}").stat().st_uid == account.uid
    assert account.run(["/bin/cat", str(cluster.password_file)]).returncode != 0
    assert account.run(["/bin/ls", str(cluster.folder.parent)]).returncode != 0


@as_root
def test_as_root_closed_parents_are_named_and_stay_closed() -> None:
    closed = Path(tempfile.mkdtemp(prefix="newsarchive-closed-"))
    (closed / "anything").mkdir()

    with pytest.raises(ServerUnavailable, match=f"cannot pass through {closed} "):
        Server(closed / "data" / "postgres").address()

    assert mode(closed) == 0o700
    shutil.rmtree(closed)


def test_a_process_id_that_went_to_somebody_else_does_not_stop_the_start(cluster: Cluster, server: Server) -> None:
    server.address()
    server.release()
    bystander = subprocess.Popen(["sleep", "60"], **cluster.account.identity)
    stale = cluster.data / "postmaster.pid"
    stale.write_text(
        f"{bystander.pid}\n{cluster.data}\n1700000000\n5432\n{cluster.folder / 'socket'}\n\n  1 2\nready   \n"
    )

    try:
        with psycopg.connect(**server.address(), dbname="newsarchive") as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
    finally:
        bystander.kill()
        bystander.wait()


def test_data_of_another_major_version_is_refused_with_what_to_do(tmp_path: Path) -> None:
    cluster = Cluster(tmp_path / "postgres")
    cluster.data.mkdir(parents=True)
    (cluster.data / "PG_VERSION").write_text("17\n")

    with pytest.raises(ServerUnavailable, match=r"made by PostgreSQL 17.*backup FILE.*restore FILE"):
        cluster.check()


def test_a_path_too_long_for_a_socket_gets_a_short_private_folder_for_the_time() -> None:
    data = Path(tempfile.mkdtemp(prefix="newsarchive-own-"))
    long = data / ("long-" * 20)
    server = Server(long / "postgres")
    try:
        if os.geteuid() == 0:
            data.chmod(0o711)
        socket_folder = Path(server.address()["host"])

        assert long not in socket_folder.parents
        assert mode(socket_folder) == 0o700
        assert is_up(server.cluster)
    finally:
        server.release()
    assert not socket_folder.exists()
    assert is_gone(server.cluster)
    shutil.rmtree(data)


def test_an_interrupted_first_start_is_done_again() -> None:
    data = Path(tempfile.mkdtemp(prefix="newsarchive-own-"))
    (data / "postgres" / "data.new" / "base").mkdir(parents=True)
    (data / "postgres").chmod(0o700)
    (data / "postgres" / "password.new").write_text("half")
    server = Server(data / "postgres")

    try:
        assert server.address()["password"] != "half"
    finally:
        server.release()
    assert not (data / "postgres" / "data.new").exists()
    shutil.rmtree(data)


@pytest.mark.parametrize("command", [["check"], ["parse", "--json", "DUMP"]], ids=["check", "parse"])
def test_commands_that_need_no_database_start_none(tmp_path: Path, command: list[str]) -> None:
    dump = tmp_path / "dump.txt"
    dump.write_text("Port Elder votes on its harbour\n\nThe council of Port Elder voted on Monday.\n")
    command = [str(dump) if word == "DUMP" else word for word in command]

    done = subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=CHECKOUT,
        env=environment(DATABASE_URL=None, NEWSARCHIVE_DATA=str(tmp_path / "data")),
        capture_output=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "data" / "postgres").exists()


def test_an_account_is_needed_for_root_and_the_refusal_says_how(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "ACCOUNT", "nosuchaccount")
    monkeypatch.setenv("PATH", "/nonexistent")

    with pytest.raises(ServerUnavailable, match=r"useradd .* nosuchaccount"):
        clusters.Account.unprivileged()
