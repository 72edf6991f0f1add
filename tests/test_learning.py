"""What outlets print under their articles is learnt from the articles, and what these share is not."""

from __future__ import annotations

from datetime import date, timedelta
from html import unescape
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from articles import curation, ingest
from articles.ingest import Received, ReprocessStatus
from articles.models import Article, Change, Clipping, LineSighting, SourceLine
from articles.text.cleaning.recurrence import MAX_SIGHTINGS
from articles.text.data.kinds import Kind
from tests.factories import make_curator, make_source, make_user

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.test import Client

    from articles.models import Source

pytestmark = pytest.mark.django_db

# Each article is about something of its own: names and things made of syllables.
_HEADS, _TAILS = (
    ("bral", "corm", "drel", "fenn", "gust", "holm", "jarn", "kelt", "lorn", "mesk"),
    (
        "ada",
        "ebor",
        "iston",
        "olf",
        "umber",
        "ander",
        "essa",
        "irk",
        "ova",
        "und",
    ),
)
PROMO = "Short films from the night kitchens of the old port"
SENTENCE = "The harbor office did not respond to our request for a comment on the matter."


def word(number: int) -> str:
    """Return a made-up word, one for each of the numbers below 1,000."""
    return _HEADS[number // 100 % 10] + _TAILS[number // 10 % 10] + _HEADS[number % 10]


def dump(number: int, *, between: Iterable[str] = (), below: Iterable[str] = ()) -> bytes:
    """Return a clipping about the event with this number, with lines ``between`` its paragraphs and ``below`` them.

    Nothing but small words is in two of them.
    """
    made = (word((number * 37 + place) % 1_000) for place in range(37))
    a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t, u, v, w, x, y, z, *rest = made
    day = date(2024, 1, 1) + timedelta(days=number)
    return "\n\n".join(
        (
            f"The {a} of {b.title()} {c} after {d}",
            f"By {e.title()} {f.title()}",
            f"Published {day:%d} {day:%B} {day:%Y}",
            f"The {a} in {b.title()} was {c} by {g} and {h}, who had {i} its {d} and its {j} for {k} and {m}.",
            f"It {n} them, {o} them and {p} them, and {q} for the {r} that {s} had {t} with {u}.",
            *between,
            f"For {v} and {w} the {a} will be {x} again with {y}, and {z} from {b.title()} {rest[0]} {rest[1]}.",
            f"Not all in {rest[2].title()} had {rest[3]} of {rest[4]}, and {rest[5]} is what {rest[6]} {rest[7]} then.",
            *below,
        )
    ).encode()


@pytest.fixture
def outlet() -> Source:
    return make_source(name="The Harbor Sheet")


def bring(outlet: Source, *clippings: bytes) -> list[int]:
    files = [Received(data=data, name=f"{number}.txt") for number, data in enumerate(clippings)]
    results = list(ingest.store(files, origin=Clipping.Origin.COMMAND, source=outlet))
    assert all(result.article_ids for result in results), results
    return [pk for result in results for pk in result.article_ids]


def learnt() -> dict[str, int]:
    return dict(SourceLine.objects.learnt().order_by("text").values_list("text", "articles"))


def kind_of(article_id: int, text: str) -> tuple[str, str]:
    return next(
        (block["kind"], block["rule"]) for block in Article.objects.get(pk=article_id).blocks if block["text"] == text
    )


def test_a_line_in_three_articles_with_nothing_else_in_common_is_learnt_and_cut_from_the_next(outlet: Source) -> None:
    bring(outlet, *(dump(number, below=[PROMO]) for number in range(3)))
    assert learnt() == {PROMO: 3}
    [fourth] = bring(outlet, dump(3, below=[PROMO]))
    assert kind_of(fourth, PROMO) == ("repeated", "stands in 3 of this outlet's articles")
    assert PROMO not in Article.objects.get(pk=fourth).body
    assert learnt() == {PROMO: 4}


def test_the_outlet_that_somebody_names_is_that_of_each_article_of_a_clipping(outlet: Source) -> None:
    bring(outlet, *(dump(number, below=[PROMO]) for number in range(4)))
    together = b"\n\n==========\n\n".join(dump(number, below=[PROMO]) for number in (5, 6))
    ids = bring(outlet, together)
    assert [kind_of(article, PROMO)[1] for article in ids] == ["stands in 4 of this outlet's articles"] * 2


def test_several_lines_are_learnt_at_once_from_short_articles(outlet: Source) -> None:
    lines = [PROMO, "A ferry timetable that can be folded and kept", "Walks by lamplight on every second Tuesday"]
    bring(outlet, *(dump(number, below=lines) for number in range(5)))
    assert learnt() == dict.fromkeys(sorted(lines), 5)


def test_two_articles_are_no_proof(outlet: Source) -> None:
    bring(outlet, *(dump(number, below=[PROMO]) for number in range(2)))
    assert learnt() == {}


def test_what_is_stored_is_cut_when_it_is_read_again(outlet: Source) -> None:
    ids = bring(outlet, *(dump(number, below=[PROMO]) for number in range(8)))
    clippings = list(Clipping.objects.values_list("pk", flat=True))
    before = Article.objects.get(pk=ids[0]).body
    told = list(ingest.reparse(clippings, dry_run=True))
    assert Article.objects.get(pk=ids[0]).body == before
    list(ingest.reparse(clippings))
    assert kind_of(ids[0], PROMO) == ("repeated", "stands in 8 of this outlet's articles")
    assert PROMO in before
    assert {(line.name, line.after) for one in told for line in one.differences} >= {(PROMO, "repeated")}
    assert PROMO not in Article.objects.get(pk=ids[0]).body
    assert {one.status for one in ingest.reparse(clippings)} == {ReprocessStatus.SAME}
    assert LineSighting.objects.filter(article=ids[0]).exists()


def test_other_outlets_keep_the_line(outlet: Source) -> None:
    bring(outlet, *(dump(number, below=[PROMO]) for number in range(4)))
    [other] = bring(make_source(name="The Quiet Post"), dump(7, below=[PROMO]))
    assert kind_of(other, PROMO)[1] != "stands in 4 of this outlet's articles"


def test_agency_copy_that_an_outlet_prints_again_and_again_is_kept(outlet: Source) -> None:
    copy = dump(1).decode().split("\n\n")
    again = [
        "\n\n".join([*copy, f"A {word(900 + number)} was seen as well on that day."]).encode() for number in range(6)
    ]
    bring(outlet, *again)
    assert learnt() == {}


def test_what_articles_on_one_event_share_is_kept(outlet: Source) -> None:
    background = dump(1).decode().split("\n\n")[3]
    a, b, c, d = (word(37 + place) for place in range(4))
    follow_up = f"The {a} and the {d} of {b.title()} were {c} again, and the {a} was {d} in {b.title()}."
    later = [dump(number, between=[background, follow_up]) for number in range(10, 16)]
    bring(outlet, *later)
    assert background not in learnt()


def test_a_sentence_that_reporters_like_is_no_line_of_the_outlet(outlet: Source) -> None:
    with_it = {3, 9, 15}
    bring(outlet, *(dump(n, between=[SENTENCE] if n in with_it else []) for n in range(18)))
    assert learnt() == {}


def test_a_sentence_under_most_articles_is_the_outlets(outlet: Source) -> None:
    sentence = "The Harbor Sheet is kept by its readers, who pay what they can for every tide table it prints."
    bring(outlet, *(dump(number, below=[sentence]) for number in range(8)))
    assert learnt() == {sentence: 8}


def test_words_that_somebody_says_are_never_learnt(outlet: Source) -> None:
    bring(outlet, *(dump(number, below=["“No comment at all” says the office"]) for number in range(6)))
    assert learnt() == {}


def test_a_line_that_somebody_put_back_stays(outlet: Source) -> None:
    ids = bring(outlet, *(dump(number, below=[PROMO]) for number in range(4)))
    curation.correct_line(Article.objects.get(pk=ids[3]), PROMO, 0, Kind.PARAGRAPH, user=None)
    list(ingest.reparse(Clipping.objects.values_list("pk", flat=True)))
    assert kind_of(ids[3], PROMO) == ("paragraph", "hand")
    assert kind_of(ids[0], PROMO)[0] == "repeated"


def test_a_curator_says_never_and_always_and_takes_it_back(outlet: Source) -> None:
    ids = bring(outlet, *(dump(number, below=[PROMO]) for number in range(4)))
    before = kind_of(ids[0], PROMO)
    line = SourceLine.objects.get(text=PROMO)
    user = make_curator()

    assert curation.set_line_verdict(line, "cut", user=user)
    assert kind_of(ids[0], PROMO) == ("repeated", "recurring line of The Harbor Sheet")
    change = curation.set_line_verdict(line, "keep", user=user)
    assert change
    assert kind_of(ids[3], PROMO)[1] != "stands in 4 of this outlet's articles"
    assert kind_of(ids[3], PROMO)[0] != "repeated"
    assert curation.set_line_verdict(line, "keep", user=user) is None
    curation.undo(change, user=user)
    assert kind_of(ids[0], PROMO) == ("repeated", "recurring line of The Harbor Sheet")
    curation.undo(Change.objects.get(undo__before=""), user=user)
    assert kind_of(ids[0], PROMO)[0] in (before[0], "repeated")
    assert SourceLine.objects.get(text=PROMO).verdict == ""


def test_a_line_that_is_never_to_be_cut_is_not_learnt_again(outlet: Source) -> None:
    bring(outlet, *(dump(number, below=[PROMO]) for number in range(4)))
    curation.set_line_verdict(SourceLine.objects.get(text=PROMO), "keep", user=None)
    [fifth] = bring(outlet, dump(5, below=[PROMO]))
    assert kind_of(fifth, PROMO)[0] != "repeated"


def test_an_article_that_gets_another_outlet_takes_its_lines_along(outlet: Source) -> None:
    ids = bring(outlet, *(dump(number, below=[PROMO]) for number in range(2)))
    curation.correct_field(Article.objects.get(pk=ids[0]), "source", "The Quiet Post", user=None)
    bring(outlet, dump(2, below=[PROMO]))
    assert learnt() == {}
    sources = LineSighting.objects.filter(article=ids[0]).values_list("source__name", flat=True)
    assert set(sources) == {"The Quiet Post"}


def test_a_deleted_article_is_forgotten(outlet: Source) -> None:
    ids = bring(outlet, *(dump(number, below=[PROMO]) for number in range(2)))
    Article.objects.filter(pk=ids[0]).delete()
    bring(outlet, dump(2, below=[PROMO]))
    assert learnt() == {}


def queries_to_bring(outlet: Source, number: int) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        bring(outlet, dump(number, below=[PROMO]))
    return len(queries)


def test_an_article_costs_as_much_in_a_large_archive(outlet: Source) -> None:
    bring(outlet, *(dump(number, below=[PROMO]) for number in range(6)))
    few = queries_to_bring(outlet, 6)
    bring(outlet, *(dump(number, below=[PROMO]) for number in range(7, MAX_SIGHTINGS + 5)))
    many = queries_to_bring(outlet, MAX_SIGHTINGS + 5)
    assert many <= few
    line = SourceLine.objects.get(text=PROMO)
    assert line.articles == MAX_SIGHTINGS
    assert LineSighting.objects.filter(line__in=LineSighting.objects.values("line")).count() < 12 * MAX_SIGHTINGS
    last = Article.objects.order_by("-pk").values_list("pk", flat=True)[0]
    assert kind_of(last, PROMO)[1] == "stands in 50 or more of this outlet's articles"


# The page


def page_of(client: Client, outlet: Source) -> str:
    return " ".join(unescape(strip_tags(client.get(outlet.get_absolute_url()).content.decode())).split())


def test_the_source_page_shows_what_was_learnt(client: Client, outlet: Source) -> None:
    bring(outlet, *(dump(number, below=[PROMO]) for number in range(4)))
    client.force_login(make_user())
    page = page_of(client, outlet)
    assert f"{PROMO} in 4 articles" in page
    assert "Never remove" not in page


@pytest.mark.parametrize("htmx", [True, False], ids=["with htmx", "without"])
def test_a_curator_judges_a_line_on_the_source_page(client: Client, outlet: Source, htmx: bool) -> None:
    bring(outlet, *(dump(number, below=[PROMO]) for number in range(4)))
    line = SourceLine.objects.get(text=PROMO)
    address = reverse("articles:judge_source_line", args=[outlet.slug])
    client.force_login(make_curator())
    response = client.post(
        address, {"line": line.pk, "verdict": "keep"}, headers={"HX-Request": "true"} if htmx else {}
    )
    assert response.status_code == (200 if htmx else 302)
    if htmx:
        assert response.content.lstrip().startswith(b'<div id="source-lines"')
    assert "never cut" in page_of(client, outlet)
    assert Change.objects.get(kind=Change.Kind.JUDGE_LINE).summary.startswith("The Harbor Sheet")


def test_readers_do_not_judge_lines_and_lines_of_others_are_refused(client: Client, outlet: Source) -> None:
    bring(outlet, *(dump(number, below=[PROMO]) for number in range(4)))
    line = SourceLine.objects.get(text=PROMO)
    client.force_login(make_user())
    address = reverse("articles:judge_source_line", args=[outlet.slug])
    assert client.post(address, {"line": line.pk, "verdict": "keep"}).status_code == 403
    client.force_login(make_curator())
    other = reverse("articles:judge_source_line", args=[make_source().slug])
    client.post(other, {"line": line.pk, "verdict": "keep"})
    client.post(address, {"line": line.pk, "verdict": "burn"})
    assert SourceLine.objects.get(pk=line.pk).verdict == ""
