"""An article in a pasted mail or chat: what is around it goes to the ledger."""

from __future__ import annotations

import pytest

from articles.text.data.kinds import Fate
from articles.text.parse import ParsedArticle, parse

LEAD = "The harbour board voted on Monday to close the old slip after a survey found its timbers rotten."
SAID = "“We had no choice,” said board chair Denzil Rowe. “It would have come down by itself.”"
ARTICLE = (
    f"Harbour board votes to close the slip\n\nBy Wenna Scully\nThe Skerry Times\nJune 3, 2024\n\n{LEAD}\n\n{SAID}\n"
)


def read(text: str) -> ParsedArticle:
    (article,) = parse(text.encode()).articles
    return article


def quoted(text: str, mark: str = "> ") -> str:
    return "".join(f"{mark}{line}".rstrip() + "\n" for line in text.splitlines())


def assert_is_the_article(article: ParsedArticle) -> None:
    assert article.headline == "Harbour board votes to close the slip"
    assert article.authors == ("Wenna Scully",)
    assert article.source == "The Skerry Times"
    assert article.published is not None
    assert article.published.isoformat() == "2024-06-03"
    assert article.body == f"{LEAD}\n\n{SAID}"


HEADER = (
    "From: Jory Pask <jory@mail.example>\nTo: archive@mail.example\nSubject: Fwd: Slip\n"
    "Date: Tue, 4 Jun 2024 09:12:33 +0000\n"
)


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADER}\nfyi, keep this one\n\n{quoted(ARTICLE)}\n--\nJory Pask\nSent from my phone\n",
        f"{HEADER}\n{quoted(ARTICLE, '>> ')}",
        quoted(ARTICLE),
        f"{HEADER}\n{quoted(ARTICLE, '| ')}",
        f"{HEADER}\n{ARTICLE}\n--\nJory Pask\n",
        f"Look at this.\n\n---------- Forwarded message ---------\nFrom: Lore <lore@mail.example>\n"
        f"Date: Mon, 3 Jun 2024 at 21:01\nSubject: Slip\nTo: Jory <jory@mail.example>\n\n{ARTICLE}",
        f"Von: Lore Achtel\nGesendet: Dienstag, 4. Juni 2024 09:12\nAn: Archiv\nBetreff: WG: Slip\n\n{ARTICLE}",
    ],
    ids=[
        "quoted",
        "quoted twice",
        "quoted without a header",
        "quoted by bars",
        "not quoted",
        "forwarded",
        "a German header",
    ],
)
def test_the_article_in_a_mail_is_found(text: str) -> None:
    assert_is_the_article(read(text))


def test_bars_between_cells_are_no_marks_of_quoting() -> None:
    row = "| Ferry to Osk | 09:40 | on time |"
    article = read(f"{row}\n" * 4)
    assert {block.text for block in article.blocks} == {row}


def test_wrapped_and_quoted_lines_are_joined() -> None:
    article = read(
        f"{HEADER}\n> Slip to close\n>\n> The harbour board voted on Monday to close the old slip after a\n"
        "> survey found that most of its timbers were rotten and that two of\n> the iron rails had come loose in the "
        "winter storms, board chair\n> Denzil Rowe said.\n"
    )

    assert "after a survey found" in article.body
    assert "two of the iron rails" in article.body
    assert ">" not in article.body


def test_nothing_of_a_mail_is_lost() -> None:
    text = f"{HEADER}\nfyi\n\n{quoted(ARTICLE)}\n--\nJory Pask\n"
    parsed = parse(text.encode())
    covered = " ".join(block.span.of(parsed.text) for block in parsed.articles[0].blocks if block.span)

    assert sorted(covered.replace(">", " ").split()) == sorted(text.replace(">", " ").split())


@pytest.mark.parametrize(
    "first",
    [
        "[04/06/2024, 09:13] Jory: ",
        "04/06/2024, 09:13 - Jory: ",
        "Jory, [04.06.2024 09:13]\n",
        "[09:13] <jory> ",
    ],
    ids=["WhatsApp", "WhatsApp export", "Telegram", "IRC"],
)
def test_the_article_in_a_chat_is_found(first: str) -> None:
    def message(text: str) -> str:
        return f"{first}{text}\n"

    text = (
        message("did you see this")
        + message("https://www.skerrytimes.example/slip")
        + message(f"Harbour board votes to close the slip\n\n{LEAD} {SAID}")
        + message("omg")
    )
    article = read(text)

    assert article.body == f"{LEAD} {SAID}"
    assert article.headline == "Harbour board votes to close the slip"
    assert article.url == "https://www.skerrytimes.example/slip"
    assert {"omg", "did you see this"}.isdisjoint(article.body.split("\n"))


@pytest.mark.parametrize(
    "text",
    [
        f"Slip to close\n\nFrom: the harbour board\n\n{LEAD}\n\n{SAID}\n",
        f"Storm live\n\n18:40\nBridges shut\n{LEAD}\n17:55\nHall full\n{SAID}\n",
        f"Slip to close\n\nSubject: none of the above\n{LEAD}\n\n{SAID}\n",
    ],
    ids=["a label alone", "times of a live blog", "a subject alone"],
)
def test_other_texts_are_no_correspondence(text: str) -> None:
    article = read(text)

    assert LEAD in article.body
    assert not any(
        "mail" in block.rule or "chat" in block.rule for block in article.blocks if block.fate is Fate.REMOVED
    )
