"""The archive's own PostgreSQL server: shared by its processes, stopped after the last one, closed to others."""

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
from newsarchive.postgres.watcher import watch
from tests.ops.own_server import (
    CHECKOUT,
    WAIT_SECONDS,
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
    """A server folder outside pytest's own, which only this account can reach."""
    data = Path(tempfile.mkdtemp(prefix="newsarchive-own-"))
    yield data / "postgres"
    assert wait_until(lambda: is_gone(Cluster(data / "postgres")))
    shutil.rmtree(data)


@pytest.fixture
def cluster(folder: Path) -> Iterator[Cluster]:
    yield Cluster(folder)
    for holder in Holder.started:  # left over from a test that failed
        if holder.process.poll() is None:
            holder.kill()
    assert wait_until(lambda: is_gone(Cluster(folder))), "a test left the server up"


@pytest.fixture
def server(cluster: Cluster) -> Iterator[Server]:
    server = Server(cluster.folder)
    yield server
    server.release()


def test_processes_that_start_simultaneously_share_one_server(cluster: Cluster) -> None:
    holders = [Holder(cluster.folder) for _ in range(3)]

    reached = {holder.reached() for holder in holders}

    assert len(reached) == 1
    for holder in holders:
        holder.end()


def test_the_server_stops_when_the_last_process_ends(cluster: Cluster) -> None:
    first, second = Holder(cluster.folder), Holder(cluster.folder)
    reached = first.reached()
    assert second.reached() == reached

    first.end()

    assert second.reach_again() == reached
    second.end()
    assert wait_until(lambda: is_gone(cluster))


def test_the_server_stops_when_the_last_process_is_killed(cluster: Cluster) -> None:
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


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux signals a child when its parent ends")
def test_the_server_stops_with_a_killed_watcher_and_the_next_connection_restarts_both(cluster: Cluster) -> None:
    holder = Holder(cluster.folder)
    before = holder.reached()

    watcher_of(cluster).kill()

    assert wait_until(lambda: is_gone(cluster))
    assert holder.reach_again() != before
    holder.end()


def test_a_process_that_starts_while_the_server_stops_gets_a_new_server(cluster: Cluster) -> None:
    for _ in range(3):
        holder = Holder(cluster.folder)
        assert holder.reached()
        holder.kill()  # the next one starts at once


def test_forked_children_keep_the_server_running(cluster: Cluster) -> None:
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
    child.communicate(timeout=WAIT_SECONDS)


def test_folders_and_files_are_private(server: Server, cluster: Cluster) -> None:
    address = server.address()

    assert mode(cluster.data) == 0o700
    assert mode(Path(address["host"])) == 0o700
    assert mode(cluster.password_file) == 0o600
    assert mode(cluster.log) == 0o600
    assert mode(cluster.folder) & 0o007 == 0
    assert mode(cluster.folder.parent) & 0o007 == 0


def test_the_server_listens_on_no_network_address_and_requires_the_password(server: Server) -> None:
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
def test_under_root_the_server_runs_as_another_account_without_access_to_root_s_files(
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
def test_under_root_a_closed_parent_folder_is_reported_and_not_opened() -> None:
    closed = Path(tempfile.mkdtemp(prefix="newsarchive-closed-"))
    (closed / "anything").mkdir()

    with pytest.raises(ServerUnavailable, match=f"cannot pass through {closed} "):
        Server(closed / "data" / "postgres").address()

    assert mode(closed) == 0o700
    shutil.rmtree(closed)


def test_a_stale_pid_file_with_a_reused_process_id_does_not_prevent_starting(cluster: Cluster, server: Server) -> None:
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


def test_data_of_another_major_version_is_refused_with_advice(tmp_path: Path) -> None:
    cluster = Cluster(tmp_path / "postgres")
    cluster.data.mkdir(parents=True)
    (cluster.data / "PG_VERSION").write_text("17\n")

    with pytest.raises(ServerUnavailable, match=r"made by PostgreSQL 17.*backup FILE.*restore FILE"):
        cluster.check()


def test_the_socket_goes_to_a_short_private_folder_if_the_path_is_too_long() -> None:
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


def test_an_interrupted_first_start_is_repeated() -> None:
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


def test_a_running_archive_whose_folder_disappears_creates_no_other_and_goes_on_when_it_is_back(
    server: Server, cluster: Cluster
) -> None:
    before = server.address()
    data = cluster.folder.parent
    away = data.with_name(data.name + "-away")

    for replaced in (False, True):
        data.rename(away)
        if replaced:
            (data / "postgres" / "data").mkdir(parents=True)
        try:
            with pytest.raises(ServerUnavailable, match=f"data folder {data} is gone, or another"):
                server.address()
            created = list((data / "postgres").rglob("*")) if replaced else data.exists()
            assert created == ([data / "postgres" / "data"] if replaced else False)
        finally:
            shutil.rmtree(data, ignore_errors=True)
            away.rename(data)
        assert server.address() == before

    data.rename(away)
    server.release()
    assert not data.exists()
    away.rename(data)


def test_a_watcher_creates_no_database_for_an_archive_that_has_one(tmp_path: Path) -> None:
    with pytest.raises(ServerUnavailable, match="is gone, or another folder"):
        watch(Cluster(tmp_path), existing=True)

    assert not (tmp_path / "data").exists()


def test_a_lost_password_file_is_replaced_at_the_next_start(server: Server, cluster: Cluster) -> None:
    before = server.address()
    cluster.password_file.unlink()
    other = Server(cluster.folder)
    with pytest.raises(ServerUnavailable, match="password is missing, but the server still runs"):
        other.address()
    other.release()
    server.release()
    assert wait_until(lambda: is_gone(cluster))
    cluster.data.chmod(0o755)

    again = Server(cluster.folder)
    address = again.address()

    assert address["password"] != before["password"]
    assert mode(cluster.password_file) == 0o600
    with psycopg.connect(**address, dbname="newsarchive") as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    again.release()


def test_a_full_disk_is_named_when_a_program_of_postgresql_reports_it(tmp_path: Path) -> None:
    output = 'initdb: error: could not write to file "x": No space left on device\n'

    error = Cluster(tmp_path).failure("PostgreSQL did not start", output)

    assert str(error).startswith(f"The disk with {tmp_path} is full")


@as_root
def test_data_of_another_user_is_reported_with_advice(tmp_path: Path) -> None:
    cluster = Cluster(tmp_path)
    cluster.data.mkdir()
    (cluster.data / "PG_VERSION").write_text(f"{clusters.MAJOR}\n")
    os.chown(cluster.data, 65534, -1)

    with pytest.raises(ServerUnavailable, match=f"belongs to nobody, but .*chown -R {cluster.account.name} "):
        cluster.check()


@pytest.mark.parametrize("command", [["check"], ["parse", "--json", "DUMP"]], ids=["check", "parse"])
def test_commands_that_need_no_database_do_not_start_it(tmp_path: Path, command: list[str]) -> None:
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


def test_the_error_for_a_missing_account_says_how_to_create_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "ACCOUNT", "nosuchaccount")
    monkeypatch.setenv("PATH", "/nonexistent")

    with pytest.raises(ServerUnavailable, match=r"useradd .* nosuchaccount"):
        clusters.Account.unprivileged()
