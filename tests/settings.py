"""The archive's settings, for tests.

Without ``DATABASE_URL`` the tests run on a server of their own, in a folder of their own: never in a reader's archive.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

OWN_DATA = "NEWSARCHIVE_TESTS_DATA"


def discard(folder: Path) -> None:
    from newsarchive.postgres.server import server_in

    server_in(folder / "postgres").release()
    shutil.rmtree(folder, ignore_errors=True)


# Once a run: the workers of pytest-xdist inherit it, so that they share one server.
if OWN_DATA not in os.environ:
    os.environ[OWN_DATA] = os.environ["NEWSARCHIVE_DATA"] = tempfile.mkdtemp(prefix="newsarchive-tests-")
    Path(os.environ[OWN_DATA], "static").mkdir()
    atexit.register(discard, Path(os.environ[OWN_DATA]))
for _variable in ("NEWSARCHIVE_HOST", "NEWSARCHIVE_PORT", "NEWSARCHIVE_ORIGIN", "NEWSARCHIVE_TIME_ZONE"):
    os.environ.pop(_variable, None)

from newsarchive.settings import *  # noqa: E402, F403
from newsarchive.settings import STORAGES  # noqa: E402

# As they are, without collecting them first.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PARSE_IN_PROCESS = True  # but in tests of the worker processes
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # a real one takes a fifth of a second
