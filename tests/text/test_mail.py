"""Mails, mailboxes and pages saved as MHTML."""

from __future__ import annotations

import base64
import quopri
import random
from contextlib import suppress
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.data.kinds import Fate
from articles.text.documents import UnreadableClipping
from articles.text.formats.mail.envelope import read_date, strip_prefixes
from articles.text.formats.mail.flowed import unwrap_flowed
from articles.text.formats.mail.mime import decode_field
from articles.text.formats.opening import open_file
from articles.text.parse import ParsedArticle, parse
from tests.covered_text import uncovered_text
from tests.growth import grows_linearly

HEADLINE = "Tram line to Ostrand harbour opens a year late"
PARAGRAPHS = (
    "The first tram to the harbour of Ostrand left the depot on Monday morning, a year later than the council planned.",
    "“We ran out of rails twice,” said the head of works, Ilka Brandvold. The trams will run every twelve minutes.",
    "Shopkeepers on the quay, who had lost a third of their trade, handed out coffee at the stop in Möwenstraße.",
)
TEXT = "\n\n".join((HEADLINE, "By Tove Arnesen", *PARAGRAPHS))
PAGE = (
    "<html><head><title>{0} - Ostrand Courier</title></head><body><nav>Home News Sport</nav><article><h1>{0}</h1>"
    "<p class='byline'>By Tove Arnesen</p>{1}</article><footer>All rights reserved</footer></body></html>"
).format(HEADLINE, "".join(f"<p>{text}</p>" for text in PARAGRAPHS))
BODY = "\n\n".join(PARAGRAPHS)


def mail(
    text: str = TEXT, *, subject: str = HEADLINE, sender: str = "Pat Lowe <pat@example.org>", **options: str
) -> EmailMessage:
    message = EmailMessage()
    message["From"] = sender
    message["To"] = "archive@example.org"
    message["Subject"] = subject
    message["Date"] = "Tue, 12 Mar 2024 06:30:00 +0100"
    message.set_content(text, **options)
    return message


def only(data: bytes | EmailMessage, name: str = "mail.eml") -> ParsedArticle:
    (article,) = parse(bytes(data), name=name).articles
    return article


def mhtml(page: str, *, encoding: str = "quoted-printable", location: str = "https://courier.example/tram") -> bytes:
    content = (
        quopri.encodestring(page.encode()) if encoding == "quoted-printable" else base64.encodebytes(page.encode())
    )
    return (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: " + location.encode() + b"\r\n"
        b"Subject: =?utf-8?Q?Tram_line?=\r\nDate: Wed, 1 May 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----Part--x1"\r\n\r\n\r\n'
        b"------Part--x1\r\nContent-Type: text/css\r\nContent-Location: cid:css-1\r\n\r\np { color: red }\r\n"
        b"------Part--x1\r\nContent-Type: text/html\r\nContent-ID: <frame@mhtml.blink>\r\n"
        b"Content-Transfer-Encoding: "
        + encoding.encode()
        + b"\r\nContent-Location: "
        + location.encode()
        + b"\r\n\r\n"
        + content.replace(b"\n", b"\r\n")
        + b"\r\n------Part--x1\r\nContent-Type: text/html\r\nContent-Location: cid:frame-2\r\n\r\n"
        b"<p>An advertisement</p>\r\n"
        b"------Part--x1--\r\n"
    )


@pytest.mark.parametrize("encoding", ["7bit", "8bit", "quoted-printable", "base64"])
def test_a_mail_gives_what_its_text_gives(encoding: str) -> None:
    text = TEXT if encoding != "7bit" else TEXT.replace("“", '"').replace("”", '"').replace("ö", "o").replace("ß", "ss")
    expected = parse(text.encode()).articles[0]

    article = only(mail(text, cte=encoding))

    assert article.body == expected.body
    assert (article.headline, article.authors) == (HEADLINE, ("Tove Arnesen",))
    assert article.published is None, "when a person sends an article says nothing about its date"


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-15", "cp1252", "utf-16"])
def test_the_character_set_that_a_mail_names_is_used(charset: str) -> None:
    message = MIMEText(TEXT.replace("“", '"').replace("”", '"'), "plain", charset)
    message["Subject"] = HEADLINE

    assert "Möwenstraße" in only(message.as_bytes()).body


@pytest.mark.parametrize(
    ("charset", "codec", "text"),
    [("gb2312", "gb18030", "镕基说"), ("euc-kr", "cp949", "똠방각하"), ("Shift_JIS", "cp932", "①髙橋")],
)
def test_a_character_set_stands_for_the_larger_one_that_programs_write(charset: str, codec: str, text: str) -> None:
    data = f"Subject: x\nContent-Type: text/plain; charset={charset}\n\n{text * 20}".encode(codec)

    assert text in open_file(data, name="a.eml").documents[0].text


@pytest.mark.parametrize("charset", ["x-unknown", "zlib", "punycode", "utf-8"])
def test_an_unknown_or_wrong_character_set_is_guessed(charset: str) -> None:
    data = f"Subject: {HEADLINE}\nContent-Type: text/plain; charset={charset}\n\n{BODY}".encode("cp1252")

    assert "“We ran out of rails twice,” said the head of works" in only(data).body


def test_the_lines_of_the_header_are_in_the_ledger_and_not_in_the_body() -> None:
    article = only(mail())

    head = [block.text for block in article.blocks[:4]]
    assert head == [
        "From: Pat Lowe <pat@example.org>",
        "To: archive@example.org",
        f"Subject: {HEADLINE}",
        "Date: Tue, 12 Mar 2024 06:30:00 +0100",
    ]
    assert all(block.fate is not Fate.BODY for block in article.blocks[:4])


@given(
    text=st.lists(st.sampled_from([*PARAGRAPHS, HEADLINE, "", "> " + PARAGRAPHS[0], "*Read more*", "--", "From: x"])),
    subject=st.sampled_from([HEADLINE, "Fwd: " + HEADLINE, ""]),
)
@settings(max_examples=40, deadline=None)
def test_every_line_of_a_mail_is_in_a_block(text: list[str], subject: str) -> None:
    with suppress(UnreadableClipping):
        clipping = parse(bytes(mail("\n".join(text), subject=subject)), name="mail.eml")
        assert uncovered_text(clipping) == ""


def test_blocks_have_spans_into_the_text_of_the_mail() -> None:
    clipping = parse(bytes(mail()), name="mail.eml")

    blocks = clipping.articles[0].blocks
    assert all(block.span for block in blocks)
    assert [clipping.text[block.span.start : block.span.end] for block in blocks if block.span] == [
        block.text for block in blocks
    ]


@pytest.mark.parametrize(
    ("sender", "source"),
    [
        ("Ostrand Courier <letters@ostrandcourier.example>", "Ostrand Courier"),
        ("The Fjordby Herald Newsletter <no-reply@mailer.example>", "The Fjordby Herald"),
        ("Tove Arnesen at Ostrand Courier <briefing@ostrandcourier.example>", "Ostrand Courier"),
        ('"Tove Arnesen, Ostrand Courier" <tove@ostrandcourier.example>', "Ostrand Courier"),
        ("Pat Lowe <pat@example.org>", None),
        ("pat@example.org", None),
    ],
)
def test_a_newsletter_names_its_outlet(sender: str, source: str | None) -> None:
    article = only(mail(BODY, sender=sender))

    assert article.source == source
    assert article.headline == HEADLINE
    assert (article.published is not None) == (source is not None)


def test_the_subject_of_a_newsletter_is_its_headline() -> None:
    text = "View this mail in your browser\n\nBy Tove Arnesen\n\n" + BODY

    article = only(mail(text, sender="Ostrand Courier <news@ostrandcourier.example>"))

    assert article.headline == HEADLINE
    assert article.headline_origin == "clipping"
    assert article.published is not None
    assert article.published.isoformat() == "2024-03-12T06:30:00+01:00"


@pytest.mark.parametrize("subject", ["Your Tuesday briefing", "Ostrand Courier: what matters today", "Hello"])
def test_the_headline_in_the_text_wins_over_the_name_of_a_newsletter(subject: str) -> None:
    article = only(mail(subject=subject, sender="Ostrand Courier <news@ostrandcourier.example>"))

    assert article.headline == HEADLINE


@pytest.mark.parametrize(
    ("subject", "rest", "count"),
    [
        ("Fwd: Slip to close", "Slip to close", 1),
        ("WG: AW: Slip to close", "Slip to close", 2),
        ("TR : Slip to close", "Slip to close", 1),
        ("RE[2]: Fw: Slip to close", "Slip to close", 2),
        ("[harbour] Re: [harbour] Slip to close", "Slip to close", 1),
        ("转发：码头关闭", "码头关闭", 1),
        ("Harbour: slip to close", "Harbour: slip to close", 0),
    ],
)
def test_prefixes_of_subjects_are_stripped(subject: str, rest: str, count: int) -> None:
    assert strip_prefixes(subject) == (rest, strip_prefixes(subject)[1])
    assert len(strip_prefixes(subject)[1]) == count


def test_the_subject_of_a_forwarded_mail_is_only_a_hint() -> None:
    article = only(mail(subject="Fwd: you must read this", sender="Ostrand Courier <news@ostrandcourier.example>"))

    assert article.headline == HEADLINE
    assert article.published is None
    assert "you must read this" not in article.body


def test_the_page_of_a_mail_is_read_as_a_page() -> None:
    message = mail("Please open this mail in a program that shows pages.")
    message.add_alternative(PAGE, subtype="html")

    article = only(message)

    assert (article.headline, article.authors, article.body) == (HEADLINE, ("Tove Arnesen",), BODY)
    assert "Home News Sport" in [block.text for block in article.blocks if block.fate is Fate.REMOVED]
    assert article.blocks[0].text.startswith("From: ")


def test_a_stub_of_a_page_gives_way_to_the_plain_text() -> None:
    message = mail()
    message.add_alternative("<html><body><p>See the text version.</p></body></html>", subtype="html")

    assert only(message).body == BODY


def test_attachments_are_documents_and_a_short_note_goes_to_the_ledger() -> None:
    message = mail("Hi, the article is attached.\n\nPat", subject="for the archive")
    message.add_attachment(PAGE.encode(), maintype="text", subtype="html", filename="tram.html")
    message.add_attachment(TEXT.replace("Monday", "Friday"), filename="friday.txt")
    message.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="photo.png")

    clipping = parse(bytes(message), name="mail.eml")

    assert [article.body for article in clipping.articles] == [BODY, BODY.replace("Monday", "Friday")]
    assert "Hi, the article is attached." in [block.text for block in clipping.articles[0].blocks]
    assert clipping.problems == (
        "photo.png: pictures hold no text; run OCR (text recognition) on them, or paste the text",
    )


def test_a_mail_inside_a_mail_is_opened() -> None:
    message = mail("See below.", subject="fyi")
    message.add_attachment(mail())

    assert only(message).body == BODY


def test_mails_nested_deeper_are_refused_and_the_rest_is_kept() -> None:
    message = mail()
    for _ in range(8):
        outer = mail()
        outer.add_attachment(message)
        message = outer

    clipping = parse(bytes(message), name="mail.eml")

    assert len(clipping.articles) > 1
    assert any("nested too deep" in problem for problem in clipping.problems)


def test_text_around_a_picture_is_one_text() -> None:
    message = MIMEMultipart("mixed")
    message["Subject"] = HEADLINE
    message.attach(MIMEText(f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}"))
    message.attach(MIMEText(PARAGRAPHS[2]))

    assert only(message.as_bytes()).body == BODY


def test_flowed_lines_are_joined() -> None:
    text = "The slip has been \nused since \n1840.\n\n> It will \n> close.\n>> Why?\n-- \nPat \nLowe"

    assert unwrap_flowed(text, delete_space=False) == (
        "The slip has been used since 1840.\n\n> It will close.\n>> Why?\n--\nPat Lowe"
    )
    assert unwrap_flowed("港は \n閉じる \n。", delete_space=True) == "港は閉じる。"


def test_flowed_text_of_a_mail_gives_whole_paragraphs() -> None:
    flowed = TEXT.replace("harbour of ", "harbour of \n").replace("third of ", "third of \n")
    message = f"Subject: {HEADLINE}\nContent-Type: text/plain; charset=utf-8; format=flowed\n\n{flowed}"

    assert only(message.encode()).body == BODY


def test_undeclared_quoted_printable_is_decoded() -> None:
    content = quopri.encodestring(TEXT.encode()).decode()

    assert only(f"From: a@example.org\nSubject: {HEADLINE}\n\n{content}".encode()).body == BODY


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("=?utf-8?q?F=C3=A4hre_f=C3=A4hrt?=\r\n wieder", "Fähre fährt wieder"),
        ("=?utf-8?q?F=C3=A4hre?=\r\n =?utf-8?b?IGbDpGhydA==?= wieder", "Fähre fährt wieder"),
        ("=?iso-8859-1?Q?F=E4hre f=E4hrt?= wieder", "Fähre fährt wieder"),
        ("F\udcc3\udca4hre", "Fähre"),
        ("F\udce4hre", "Fähre"),
        ("=?utf-8?b?not base64?=", "=?utf-8?b?not base64?="),
    ],
)
def test_fields_of_the_header_are_decoded(field: str, value: str) -> None:
    assert decode_field(field) == value


# Saved pages


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
@pytest.mark.parametrize("name", ["tram.mhtml", "tram.mht", "tram"])
def test_a_page_saved_as_mhtml_gives_what_the_page_gives(encoding: str, name: str) -> None:
    expected = parse(PAGE.encode(), name="tram.html").articles[0]

    article = only(mhtml(PAGE, encoding=encoding), name)

    assert (article.headline, article.authors, article.body) == (HEADLINE, expected.authors, expected.body)
    assert article.blocks == expected.blocks
    assert article.url == "https://courier.example/tram"
    assert article.published is None, "the date of a saved page is when it was saved"


def test_the_day_on_which_a_page_was_saved_is_kept() -> None:
    (document,) = open_file(mhtml(PAGE), name="tram.mhtml").documents

    assert document.library.saved is not None
    assert document.library.saved.isoformat() == "2024-05-01T10:00:00+00:00"


def test_the_page_of_a_local_file_has_no_address() -> None:
    assert only(mhtml(PAGE, location="file:///C:/tram.htm"), "tram.mht").url is None


# Mailboxes


def test_each_mail_of_a_mailbox_is_a_document() -> None:
    second = BODY.replace("Monday", "Friday") + "\n\n>From the quay, the trams look small."
    data = b"From pat@example.org Tue Mar 12 06:30:00 2024\n" + bytes(mail()) + b"\n"
    data += b"From pat@example.org Fri Mar 15 06:30:00 2024\n" + bytes(mail(second)) + b"\n"
    data += b"From pat@example.org Fri Mar 15 06:31:00 2024\nSubject: nothing\n\n\n"

    clipping = parse(data, name="news.mbox")

    assert len(clipping.articles) == 2
    assert clipping.articles[1].body.endswith("From the quay, the trams look small.")
    assert clipping.problems == ("mail 3: this mail holds no text",)


# Refused and damaged mails


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"Subject: x\nContent-Type: multipart/encrypted; boundary=b\n\n--b\n\nVersion: 1\n--b--\n", "PGP"),
        (b"Subject: x\n\n-----BEGIN PGP MESSAGE-----\n\nhQEMA\n", "PGP"),
        (b"Subject: x\n\nHello, secret:\n-----BEGIN PGP MESSAGE-----\n\nhQEMA\n", "PGP"),
        (b"Subject: x\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nMIIB\n", "S/MIME"),
        (b"Subject: x\nContent-Type: text/plain\n\n\n", "no text"),
        (b"Subject: x\nContent-Type: image/png\nContent-Disposition: attachment; filename=a.png\n\n\x89PNG", "a.png"),
        (b"", "no text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Outlook"),
        (b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n", "no text"),
    ],
)
def test_mails_without_readable_text_are_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableClipping, match=reason):
        parse(data, name="mail.eml")


@pytest.mark.parametrize(
    "header",
    [
        "Content-Type: multipart/alternative; boundary=missing",
        "Content-Type: multipart/alternative",
        "Content-Type: ;;;=",
        "Content-Type: text/plain; charset",
        "Content-Type: text/plain; charset*0*=utf-8''; charset*1*=%",
        "Content-Transfer-Encoding: none of these",
        "Date: the day after tomorrow",
        "Date: Tue, 12 Mar 99999 99:99:99 +9999",
        "From: ((((((((((((((((((((((((((((",
        "X-Long: " + "a" * 500_000,
        "Subject: =?utf-8?B?====?=",
        "Subject: =?x-none?Q?abc?= \ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    ],
)
def test_damaged_headers_do_not_harm_the_text(header: str) -> None:
    data = f"MIME-Version: 1.0\n{header}\n\n{TEXT}".encode()

    assert only(data).body == BODY


def test_a_multipart_without_its_end_is_read_to_the_end() -> None:
    message = mail()
    message.add_alternative(PAGE, subtype="html")
    data = bytes(message)

    assert only(data[: data.rindex(b"--")]).body == BODY


def test_a_wrong_boundary_is_guessed() -> None:
    message = MIMEMultipart("mixed", boundary="right")
    message.attach(MIMEText(TEXT))

    assert only(message.as_bytes().replace(b'boundary="right"', b'boundary="wrong"')).body == BODY


def test_damaged_base64_is_decoded_as_far_as_it_goes() -> None:
    content = base64.encodebytes(TEXT.encode()).replace(b"\n", b"!\n  ")[:-7]
    data = b"Subject: x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n" + content

    assert PARAGRAPHS[1] in only(data).body


def test_text_that_begins_like_a_mail_is_not_a_mail() -> None:
    text = f"From: Pat Lowe\nSubject: Fwd: {HEADLINE}\nDate: 12 March 2024\n\n{TEXT}"

    assert open_file(text.encode(), name="copied.txt").media_type == "text/plain"


def test_the_source_of_a_mail_is_recognised_without_its_suffix() -> None:
    assert open_file(bytes(mail()), name="clipping.txt").media_type == "message/rfc822"


@pytest.mark.parametrize("seed", range(30))
def test_harmed_mails_give_articles_or_a_reason(seed: int) -> None:
    message = mail()
    message.add_alternative(PAGE, subtype="html")
    message.add_attachment(mail())
    data = bytearray(bytes(message))
    chance = random.Random(seed)
    for _ in range(40):
        at = chance.randrange(len(data))
        data[at : at + chance.randrange(30)] = chance.randbytes(chance.randrange(4))

    with suppress(UnreadableClipping):
        parse(bytes(data), name="mail.eml")


def test_offsets_beyond_any_time_zone_are_left_out() -> None:
    published = read_date("Tue, 12 Mar 2024 06:30:00 +2300")

    assert published is not None
    assert published.isoformat() == "2024-03-12T06:30:00"


@pytest.mark.parametrize(
    "unit",
    [
        "--b\nContent-Type: multipart/mixed; boundary=b\n\n",
        "--b\n\n",
        "Subject: =?utf-8?q?=?=\n",
        "<p><style>",
        "((((((((",
        "= \n",
        "> a \n",
    ],
)
def test_the_time_to_open_a_mail_grows_linearly(unit: str) -> None:
    head = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n"

    def read(size: int) -> None:
        for start in (head, f"{head}\n", "Content-Type: text/html\n\n", "Content-Type: text/plain; format=flowed\n\n"):
            with suppress(UnreadableClipping):
                open_file((start + unit * (size // len(unit))).encode(), name="mail.eml")

    assert grows_linearly(read, size=20_000)
