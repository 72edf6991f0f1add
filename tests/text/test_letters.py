"""Pages of readers' letters are split; a single letter is not."""

from __future__ import annotations

import pytest

from articles.text.parse import ParsedArticle, parse

LETTERS = (
    (
        "The mill",
        "I was glad to read that the mill will grind again. My grandfather carried sacks there.",
        "Osric Tamm",
        "Lund",
    ),
    (
        "Buses",
        "The last bus from Tessary leaves at six. The council should try walking it once in winter.",
        "Ilsa Penn",
        "Marwick",
    ),
    (
        "In praise of fog",
        "Your column calls fog a nuisance. On the water nobody can see you make a mistake in it.",
        "Bram Oddy",
        "Skerry",
    ),
)
WRITERS = [("Osric Tamm",), ("Ilsa Penn",), ("Bram Oddy",)]


def read(*parts: str) -> list[ParsedArticle]:
    return list(parse("\n\n".join(parts).encode()).articles)


def all_text(articles: list[ParsedArticle]) -> str:
    return "\n".join(block.text for article in articles for block in article.blocks)


@pytest.mark.parametrize(
    ("heading", "form"),
    [
        ("Letters to the editor", "To the editor:\n\n{text}\n\n{writer}, {place}"),
        ("Letters", "{title}\nSir,\n{text}\n{writer}\n{place}"),
        ("Leserbriefe", "{title}\n\n{text}\n\n{writer}, {place}"),
        ("Courrier des lecteurs", "{text}\n\n— {writer}, {place}"),
        ("Cartas al director", "{title}\n{text}\n{writer} ({place})"),
        ("Page 8", "Dear Editor,\n{text}\n{writer}\n{place}"),
    ],
)
def test_a_page_of_letters_is_split(heading: str, form: str) -> None:
    letters = [
        form.format(title=title, text=text, writer=writer, place=place) for title, text, writer, place in LETTERS
    ]

    articles = read(heading, "4 March 2024", *letters)

    assert [article.authors for article in articles] == WRITERS
    assert all(text in article.body for article, (_, text, _, _) in zip(articles, LETTERS, strict=True))
    assert {article.published.isoformat() for article in articles if article.published} == {"2024-03-04"}
    received = "\n".join((heading, "4 March 2024", *letters)).split("\n")
    assert all(line in all_text(articles) for line in received if line)


def test_the_titles_of_letters_are_their_headlines() -> None:
    letters = [f"{title}\n\n{text}\n\n{writer}, {place}" for title, text, writer, place in LETTERS]

    assert [article.headline for article in read("Letters", *letters)] == [title for title, *_ in LETTERS]


@pytest.mark.parametrize(
    "parts",
    [
        ("To the editor:", LETTERS[0][1], "Osric Tamm, Lund"),
        ("Letters", *(f"{text}\n{writer}" for _, text, writer, _ in LETTERS[:2])),
        ("The mill and its friends", *(f"{text}\n{writer}, {place}" for _, text, writer, place in LETTERS)),
        ("Letters", *(text for _, text, _, _ in LETTERS)),
    ],
)
def test_what_is_not_certain_stays_one_article(parts: tuple[str, ...]) -> None:
    assert len(read(*parts)) == 1
