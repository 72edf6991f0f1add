"""Pages in web archives: WARC, ARC and WACZ."""

from __future__ import annotations

import gzip
import io
import json
import random
import zipfile
import zlib
from contextlib import suppress

import pytest

from articles.text.documents import UnreadableClipping
from articles.text.formats.opening import open_file
from articles.text.parse import parse
from tests.growth import grows_linearly

LINES = (
    "The lighthouse at Skarvnes went dark on Sunday for the first time in ninety years, the coast office said.",
    "“A gull had built its nest on the lamp,” said the keeper, Jorunn Eide. The lamp will be lit again in July.",
    "Fishing boats were told to keep two miles off the rocks until then, and to carry a second lamp of their own.",
)
BODY = "\n\n".join(LINES)


def page(headline: str = "Gull puts out the light of Skarvnes") -> bytes:
    paragraphs = "".join(f"<p>{line}</p>" for line in LINES)
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{headline}</title></head><body><nav>Home</nav>"
        f"<article><h1>{headline}</h1><p>By Ulf Sande</p>{paragraphs}</article></body></html>"
    ).encode()


def http(content: bytes, *, status: str = "200 OK", kind: str = "text/html; charset=utf-8", headers: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{headers}\r\n".encode() + content


def record(
    content: bytes, *, url: str = "https://coast.example/light", kind: str = "response", headers: str = ""
) -> bytes:
    return (
        (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-06-03T08:00:00Z\r\n{headers}"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(content)}\r\n\r\n"
        ).encode()
        + content
        + b"\r\n\r\n"
    )


INFO = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\na: b\r\n\r\n"


def chunked(content: bytes) -> bytes:
    parts = [content[at : at + 100] for at in range(0, len(content), 100)]
    return b"".join(f"{len(part):x}\r\n".encode() + part + b"\r\n" for part in parts) + b"0\r\n\r\n"


def raw_deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(content) + packer.flush()


RESPONSES = {
    "plain": http(page()),
    "chunked": http(chunked(page()), headers="Transfer-Encoding: chunked\r\n"),
    "gzip": http(gzip.compress(page()), headers="Content-Encoding: gzip\r\n"),
    "deflate": http(zlib.compress(page()), headers="Content-Encoding: deflate\r\n"),
    "raw deflate": http(raw_deflate(page()), headers="Content-Encoding: deflate\r\n"),
    "chunked gzip": http(
        chunked(gzip.compress(page())), headers="Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"
    ),
    "announced but not chunked": http(page(), headers="Transfer-Encoding: chunked\r\n"),
    "announced but not compressed": http(page(), headers="Content-Encoding: br\r\n"),
}


@pytest.mark.parametrize("response", RESPONSES.values(), ids=RESPONSES)
@pytest.mark.parametrize("packing", ["plain", "gzip of each record", "one gzip"])
def test_the_page_of_a_record_is_read(response: bytes, packing: str) -> None:
    records = [INFO, record(b"GET / HTTP/1.1\r\n\r\n", kind="request"), record(response)]
    data = b"".join(map(gzip.compress, records)) if packing == "gzip of each record" else b"".join(records)
    data = gzip.compress(data) if packing == "one gzip" else data

    clipping = parse(data, name="crawl.warc.gz" if packing != "plain" else "crawl.warc")

    (article,) = clipping.articles
    assert clipping.problems == ()
    assert (article.headline, article.authors, article.body) == (
        "Gull puts out the light of Skarvnes",
        ("Ulf Sande",),
        BODY,
    )
    assert article.url == "https://coast.example/light"
    assert article.published is None, "the date of a record is that of the crawl"


def test_what_is_no_page_is_skipped_and_counted() -> None:
    data = b"".join(
        [
            record(http(page())),
            record(http(page())),
            record(http(b"\x89PNG", kind="image/png"), url="https://coast.example/a.png"),
            record(http(b"p {}", kind="text/css"), url="https://coast.example/a.css"),
            record(http(page("Moved"), status="301 Moved"), url="https://coast.example/old"),
            record(http(b"<html><p>Ad</p></html>"), url="https://ads.example/frame"),
            record(http(page("Frame")), url="https://a.example/frame", headers="WARC-Resource-Type: sub-document\r\n"),
        ]
    )

    clipping = parse(data, name="crawl.warc")

    assert len(clipping.articles) == 1
    assert clipping.problems == (
        "2 records skipped: hardly any text, or stored twice",
        "2 records skipped: not a page",
        "1 record skipped: an error of the server, or a redirection",
        "1 record skipped: part of another page",
    )


def test_the_day_of_the_crawl_is_kept() -> None:
    (document,) = open_file(record(http(page())), name="crawl.warc").documents

    assert document.library.saved is not None
    assert document.library.saved.isoformat() == "2024-06-03T08:00:00+00:00"


@pytest.mark.parametrize("pages", [None, ["https://coast.example/2"]])
def test_a_wacz_gives_the_pages_that_its_list_names(pages: list[str] | None) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in (1, 2):
            name = f"archive/part-{number}.warc.gz"
            url = f"https://coast.example/{number}"
            archive.writestr(name, gzip.compress(record(http(page(f"Light {number} of the coast is out")), url=url)))
        if pages:
            lines = [{"format": "json-pages-1.0"}, *({"url": url, "title": "x"} for url in pages)]
            archive.writestr("pages/pages.jsonl", "\n".join(map(json.dumps, lines)))

    articles = parse(out.getvalue(), name="crawl.wacz").articles

    assert [article.url for article in articles] == (pages or ["https://coast.example/1", "https://coast.example/2"])


def test_an_archive_is_recognised_without_its_suffix() -> None:
    assert open_file(record(http(page())), name="").media_type == "application/warc"
    assert open_file(gzip.compress(record(http(page()))), name="download").media_type == "application/warc"


def test_arc_files_are_read() -> None:
    content = http(page())
    about = b"1 0 Crawler\nURL IP-address Archive-date Content-type Archive-length\n\n"
    data = (
        f"filedesc://a.arc 0.0.0.0 20240603080000 text/plain {len(about)}\n".encode()
        + about
        + f"https://coast.example/light 127.0.0.1 20240603080000 text/html {len(content)}\n".encode()
        + content
        + b"\n"
    )

    (article,) = parse(data, name="crawl.arc").articles

    assert (article.body, article.url) == (BODY, "https://coast.example/light")


def test_a_truncated_archive_keeps_its_first_pages() -> None:
    records = [record(http(page(f"Light {n} is out")), url=f"https://coast.example/{n}") for n in range(3)]
    data = b"".join(map(gzip.compress, records))

    clipping = parse(data[:-300], name="crawl.warc.gz")

    assert len(clipping.articles) >= 2
    assert "the archive breaks off or is damaged; pages behind that place are missing" in clipping.problems


def test_a_damaged_record_does_not_hide_the_next() -> None:
    bad = record(http(page("Bad"))).replace(b"WARC/1.0", b"WRAC/1.0")

    clipping = parse(
        record(http(page())) + bad + record(http(page("A second light goes out")), url="https://a.example/2"),
        name="a.warc",
    )

    assert [article.headline for article in clipping.articles] == [
        "Gull puts out the light of Skarvnes",
        "A second light goes out",
    ]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "a.warc"),
        (b"hello", "a.warc"),
        (b"\x1f\x8b" + b"\x00" * 100, "a.warc.gz"),
        (INFO, "a.warc"),
        (record(http(b"", kind="text/html")), "a.warc"),
        (record(b"HTTP/1.1"), "a.warc"),
        (record(b"", headers="Content-Length: -5\r\n"), "a.warc"),
        (record(http(page())).replace(b"Content-Length: ", b"Content-Length: x"), "a.warc"),
        (record(http(gzip.compress(page())[:20], headers="Content-Encoding: br\r\n")), "a.warc"),
        (b"PK\x03\x04", "a.wacz"),
        (b"not a zip", "a.wacz"),
    ],
)
def test_archives_without_pages_are_refused(data: bytes, name: str) -> None:
    with pytest.raises(UnreadableClipping, match=r"web archive|damaged or incomplete"):
        parse(data, name=name)


@pytest.mark.parametrize("zeros", [http(gzip.compress(b" " * 50_000_000), headers="Content-Encoding: gzip\r\n")])
def test_a_page_that_unpacks_to_far_more_is_refused(zeros: bytes) -> None:
    with pytest.raises(UnreadableClipping, match="larger than 8 MB"):
        parse(record(zeros), name="a.warc")


@pytest.mark.parametrize("seed", range(20))
def test_harmed_archives_give_pages_or_a_reason(seed: int) -> None:
    chance = random.Random(seed)
    whole = b"".join(record(response) for response in RESPONSES.values())
    for packed in (whole, gzip.compress(whole)):
        data = bytearray(packed)
        for _ in range(20):
            at = chance.randrange(len(data))
            data[at : at + chance.randrange(20)] = chance.randbytes(chance.randrange(4))
        with suppress(UnreadableClipping):
            open_file(bytes(data), name="a.warc")


@pytest.mark.parametrize(
    "unit",
    [b"WARC/1.0\r\n", INFO, b"\r\n", b"WARC/1.0\r\nContent-Length: 0\r\n\r\n", record(http(chunked(b"<p>")[:-5]))],
)
def test_the_time_to_open_an_archive_grows_linearly(unit: bytes) -> None:
    def read(size: int) -> None:
        with suppress(UnreadableClipping):
            open_file(b"WARC/1.0\r\n" + unit * (size // len(unit)), name="a.warc")

    assert grows_linearly(read, size=40_000)
