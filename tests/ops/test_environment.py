"""Environment variables are read, or refused with a message."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from newsarchive import environment as variables
from newsarchive.environment import MalformedSetting
from tests.ops.own_server import CHECKOUT, environment


@pytest.mark.parametrize(
    ("variable", "value", "message"),
    [
        pytest.param("NEWSARCHIVE_PORT", "eighty", "from 1 to 65535", id="a port in words"),
        pytest.param("NEWSARCHIVE_PORT", "70000", "from 1 to 65535", id="a port too high"),
        pytest.param("NEWSARCHIVE_PORT", "", "empty", id="set but empty"),
        pytest.param("NEWSARCHIVE_HOST", "127.0.0.300", "IP address", id="not an address"),
        pytest.param("NEWSARCHIVE_HOST", "localhost:8000", "without a port", id="a host with a port"),
        pytest.param("NEWSARCHIVE_ORIGIN", "http://archive.example.org", "https", id="an origin without https"),
        pytest.param(
            "NEWSARCHIVE_ORIGIN", "https://archive.example.org/news", "without a path", id="an origin with a path"
        ),
        pytest.param("NEWSARCHIVE_ORIGIN", "https://reader@archive.example.org", "https", id="an origin with a user"),
        pytest.param("NEWSARCHIVE_DATA", "/dev/null", "not a folder", id="a data folder that is a file"),
        pytest.param("NEWSARCHIVE_TIME_ZONE", "Port Elder", "time zone", id="an unknown time zone"),
        pytest.param("DATABASE_URL", "mysql://host/name", "postgres://", id="another database"),
        pytest.param("DATABASE_URL", "postgres://host", "name of a database", id="a server without a database"),
        pytest.param("DATABASE_URL", "postgres://user:se%ZZcret@host/name", "cannot be parsed", id="an invalid escape"),
        pytest.param("DATABASE_URL", "postgres://user:secret@host:0/name", "port", id="a database port of zero"),
    ],
)
def test_the_error_for_a_malformed_value_names_the_variable(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, message: str
) -> None:
    monkeypatch.setenv(variable, value)
    readers = {
        "NEWSARCHIVE_PORT": lambda name: variables.port(name, 8000),
        "NEWSARCHIVE_HOST": lambda name: variables.host(name, "127.0.0.1"),
        "NEWSARCHIVE_ORIGIN": variables.https_origin,
        "NEWSARCHIVE_DATA": lambda name: variables.folder(name, Path("var"), base=Path("/")),
        "NEWSARCHIVE_TIME_ZONE": lambda name: variables.time_zone(name, "UTC"),
        "DATABASE_URL": variables.database,
    }

    with pytest.raises(MalformedSetting) as refusal:
        readers[variable](variable)

    assert str(refusal.value).startswith(variable)
    assert message in str(refusal.value)
    assert "secret" not in str(refusal.value)


def test_a_malformed_value_stops_every_command_without_a_traceback() -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=CHECKOUT,
        env=environment(NEWSARCHIVE_PORT="eighty"),
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert done.stderr == "NEWSARCHIVE_PORT must be a number from 1 to 65535; it is 'eighty'.\n"


def test_a_database_address_may_have_any_libpq_parameter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://reader:p%40ss@db.example.org:5433/news?sslmode=verify-full")

    settings = variables.database("DATABASE_URL")

    assert settings == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "news",
        "USER": "reader",
        "PASSWORD": "p@ss",
        "HOST": "db.example.org",
        "PORT": "5433",
        "OPTIONS": {"connect_timeout": 5, "sslmode": "verify-full"},
    }


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("[::1]", "::1"),
        ("::1", "::1"),
        ("0.0.0.0", "0.0.0.0"),
        ("Archive.Example.Org", "archive.example.org"),
    ],
)
def test_a_host_is_an_address_or_a_name(monkeypatch: pytest.MonkeyPatch, value: str, read: str) -> None:
    monkeypatch.setenv("NEWSARCHIVE_HOST", value)

    assert variables.host("NEWSARCHIVE_HOST", "127.0.0.1") == read


def test_a_relative_data_folder_is_relative_to_the_checkout(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NEWSARCHIVE_DATA", "elsewhere")

    assert variables.folder("NEWSARCHIVE_DATA", Path("var"), base=tmp_path) == tmp_path / "elsewhere"


@pytest.mark.parametrize("value", ["0", "-1", "3601", "many", "1.5", "9" * 30])
def test_a_malformed_number_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("NEWSARCHIVE_PARSE_SECONDS", value)

    with pytest.raises(MalformedSetting, match="NEWSARCHIVE_PARSE_SECONDS must be a number from 1 to 3600"):
        variables.number("NEWSARCHIVE_PARSE_SECONDS", 30, least=1, most=3600)
