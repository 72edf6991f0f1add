"""Canonical web addresses."""

from __future__ import annotations

import pytest

from articles.text.formats.addresses import canonical_address


@pytest.mark.parametrize(
    "address",
    [
        "https://elvar.example/news/dome",
        "http://www.elvar.example/news/dome/",
        "HTTPS://Elvar.Example:443/news/dome#comments",
        "https://m.elvar.example/news/dome?utm_source=mail&utm_medium=x&fbclid=7",
        "https://elvar.example/news/dome/amp/",
        "https://elvar.example/news/%64ome/index.html",
        "https://web.archive.org/web/20240603080000/https://elvar.example/news/dome",
        "https://elvar-example.cdn.ampproject.org/c/s/elvar.example/news/dome",
        " https://elvar.example/news/dome?ref=home\n",
    ],
)
def test_addresses_of_one_page_are_one(address: str) -> None:
    assert canonical_address(address) == "elvar.example/news/dome"


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("https://elvar.example/?id=3&utm_campaign=x&a=1", "elvar.example?a=1&id=3"),
        ("https://elvar.example:8080/", "elvar.example:8080"),
        ("https://elvar.example/#!/news/7", "elvar.example#!/news/7"),
        ("https://news.elvar.example/a", "news.elvar.example/a"),
        ("https://www.example/a", "www.example/a"),
        ("https://elvar.example/News", "elvar.example/News"),
        ("https://elvar.example/nyt/é", "elvar.example/nyt/%C3%A9"),
        ("https://elvar.example/amplified", "elvar.example/amplified"),
    ],
)
def test_what_names_a_page_stays(address: str, canonical: str) -> None:
    assert canonical_address(address) == canonical


@pytest.mark.parametrize(
    "address",
    [None, "", "javascript:void(0)", "file:///etc/hosts", "ftp://elvar.example/a", "https://", "https://[::1"],
)
def test_other_addresses_have_no_canonical_form(address: str | None) -> None:
    assert canonical_address(address) == ""


def test_a_long_address_is_bounded() -> None:
    assert len(canonical_address("https://elvar.example/?" + "a=1&" * 100_000)) < 3_000
