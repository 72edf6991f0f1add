"""Accounts side by side: addresses, contents of the page, and number of queries."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from articles import compare
from articles.compare import Key, UnknownArticle, columns_for, parse_keys
from articles.compare.agency_copy import AgencyCredit, agency_credits_of
from articles.compare.ribbons import WIDTH, overview_of
from articles.text.comparing.edit_marks import edit_marks
from articles.text.comparing.wording import Change, WordRun, compare_wording
from articles.text.terms import sketch
from tests.factories import (
    make_agency,
    make_appearance,
    make_article,
    make_blocks,
    make_person,
    make_quote,
    make_revision,
    make_source,
    make_user,
)

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

    from articles.compare import SideBySide
    from articles.models import Article, Quote, Source

MOST_QUERIES = 12

FERRY = """The ferry Corrow Star struck the pier at Port Elder on Monday with 40 passengers aboard.

"We heard the wood go before we felt it," said Ilse Marrandt, who keeps the ticket office.

Nobody was hurt, and the company said the ship would sail again by Friday.

The pier was built in 1911 and was last repaired after the great storm.

Divers went down at noon to look at the piles below the waterline."""

FERRY_ELSEWHERE = """The ferry Corrow Star struck the pier at Port Elder on Monday with 60 passengers aboard.

Divers went down at noon to look at the piles below the waterline.

“We heard the wood go before we felt it,” said Ilse Marrandt, who keeps the ticket office.

The mayor asked for a list of every ship that had used the berth since spring."""


@pytest.fixture
def reader(client: Client, db: None) -> Client:
    client.force_login(make_user())
    return client


def words_of(response: HttpResponse) -> str:
    """Return the text of the page with single spaces."""
    return " ".join(unescape(strip_tags(response.content.decode())).split())


def address(*articles: Article, **query: Any) -> str:
    return compare.address_of(Key(article.pk, article.revision) for article in articles) + (
        "?" + "&".join(f"{name}={value}" for name, value in query.items()) if query else ""
    )


def side_of(*articles: Article, base: int = 0) -> SideBySide:
    return compare.compare(columns_for([Key(article.pk, article.revision) for article in articles]), base=base)


def make_accounts() -> tuple[Article, Article]:
    ours = make_article(body=FERRY, source=make_source(name="The Harrow Ledger"), headline="Ferry hits pier")
    theirs = make_article(body=FERRY_ELSEWHERE, source=make_source(name="Tideway News"), headline="Ferry strikes pier")
    return ours, theirs


# Addresses


@pytest.mark.parametrize(
    ("columns", "keys"),
    [
        pytest.param("12.1-15.2", (Key(12, 1), Key(15, 2)), id="two articles with their revisions"),
        pytest.param("7.3", (Key(7, 3),), id="one article"),
    ],
)
def test_an_address_names_articles_and_revisions(columns: str, keys: tuple[Key, ...]) -> None:
    assert parse_keys(columns) == keys


@pytest.mark.parametrize("columns", ["12", "12.1-", "12.x", "a.1", "-1.1", "12.1.1", "²2.1", "12.1--13.1"])
def test_an_address_that_names_no_revision_is_unknown(columns: str) -> None:
    with pytest.raises(UnknownArticle):
        parse_keys(columns)


def test_selected_articles_redirect_to_a_link_with_their_current_revisions(reader: Client) -> None:
    ours, theirs = make_accounts()
    make_revision(article=theirs, number=1)
    response = reader.get(reverse("articles:compare_start"), {"article": [ours.pk, theirs.pk]})
    assert response.status_code == 302
    assert response.headers["Location"] == f"/compare/{ours.pk}.1-{theirs.pk}.2/"


def test_an_article_selected_twice_is_shown_once(reader: Client) -> None:
    ours, theirs = make_accounts()
    response = reader.get(reverse("articles:compare_start"), {"article": [ours.pk, ours.pk, theirs.pk]}, follow=True)
    assert response.redirect_chain[-1][0] == address(ours, theirs)
    assert "selected an article twice" in words_of(response)


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        pytest.param(0, "Start from a story", id="none"),
        pytest.param(1, "Select articles to compare", id="one"),
        pytest.param(7, "Select at most 6 articles", id="seven"),
    ],
)
def test_a_wrong_number_of_articles_gets_instructions(reader: Client, count: int, expected: str) -> None:
    articles = [make_article() for _ in range(count)]
    response = reader.get(reverse("articles:compare_start"), {"article": [article.pk for article in articles]})
    assert response.status_code == 200
    assert expected in words_of(response)
    for article in articles:
        assert article.headline in words_of(response)


def test_six_of_too_many_articles_are_preselected(reader: Client) -> None:
    articles = [make_article() for _ in range(8)]
    response = reader.get(address(*articles))
    assert response.status_code == 400
    assert response.content.decode().count(" checked") == 6


def test_an_article_is_not_compared_with_itself(reader: Client) -> None:
    article = make_article()
    response = reader.get(address(article, article))
    assert response.status_code == 400
    assert "You selected the same article twice" in words_of(response)


@pytest.mark.parametrize("columns", ["999999.1-999998.1", "nonsense", "1.1-x", f"{10**30}.1-1.1", f"1.{10**30}-2.1"])
def test_a_link_to_unknown_articles_gives_404(reader: Client, columns: str) -> None:
    response = reader.get(f"/compare/{columns}/")
    assert response.status_code == 404
    assert "Comparison not found" in words_of(response)


@pytest.mark.parametrize("chosen", ["999999", str(10**30), "-1", "x"])
def test_selecting_unknown_articles_is_handled(reader: Client, chosen: str) -> None:
    response = reader.get(reverse("articles:compare_start"), {"article": [chosen, make_article().pk]})
    # A number that an article could have is unknown; anything else is ignored, which leaves one article.
    expected = "Comparison not found" if chosen == "999999" else "Select articles to compare"
    assert expected in words_of(response)


def test_an_unknown_revision_gives_404(reader: Client) -> None:
    ours, theirs = make_accounts()
    response = reader.get(f"/compare/{ours.pk}.1-{theirs.pk}.9/")
    assert response.status_code == 404
    assert "Comparison not found" in words_of(response)


@pytest.mark.django_db
def test_a_comparison_requires_login(client: Client) -> None:
    response = client.get(address(*make_accounts()))
    assert response.status_code == 302
    assert "login" in response.headers["Location"]


# Contents of the page


def test_every_cell_has_a_label(reader: Client) -> None:
    ours, theirs = make_accounts()
    labels = [[cell.label for cell in row.cells] for row in side_of(ours, theirs).rows]
    assert ["In both", "Edited"] in labels
    assert ["In both", "Same"] in labels
    assert ["Only in this account", "Not in this account"] in labels
    assert ["Not in this account", "Only in this account"] in labels
    page = words_of(reader.get(address(ours, theirs)))
    for label in ("In both", "Edited", "Same", "Only in this account", "Not in this account"):
        assert label in page


def test_a_moved_passage_names_its_former_paragraph(reader: Client) -> None:
    page = words_of(reader.get(address(*make_accounts())))
    assert "Moved from paragraph 5" in page


def test_changed_words_are_marked_visibly_and_for_screen_readers(reader: Client) -> None:
    html = reader.get(address(*make_accounts())).content.decode()
    assert "<del>" in html
    assert "<ins>" in html
    page = unescape(strip_tags(html))
    assert "[deleted: 40]" in page
    assert "[inserted: 60]" in page


def test_a_differing_number_is_an_alert(reader: Client) -> None:
    page = words_of(reader.get(address(*make_accounts())))
    assert "Conflicting details" in page
    assert "different number" in page


def test_the_overlap_with_the_baseline_is_described(reader: Client) -> None:
    page = words_of(reader.get(address(*make_accounts())))
    assert "of B Tideway News matches A word for word" in page
    assert "leaves out 2 sentences of A" in page
    assert "adds 1 sentence" in page


@pytest.mark.django_db
def test_the_baseline_does_not_affect_the_pairing() -> None:
    accounts = make_accounts()
    rows = [{tuple(cell.text for cell in row.cells) for row in side_of(*accounts, base=base).rows} for base in (0, 1)]
    assert rows[0] == rows[1]


@pytest.mark.parametrize("asked", ["key", "article"])
def test_the_address_sets_the_baseline(reader: Client, asked: str) -> None:
    ours, theirs = make_accounts()
    base = f"{theirs.pk}.1" if asked == "key" else theirs.pk
    page = words_of(reader.get(address(ours, theirs, base=base)))
    assert "of A The Harrow Ledger matches B word for word" in page


def test_an_unknown_baseline_is_ignored(reader: Client) -> None:
    page = words_of(reader.get(address(*make_accounts(), base="77.7")))
    assert "matches A word for word" in page


def test_identical_passages_can_be_hidden(reader: Client) -> None:
    same = "The lamp on the breakwater was lit at dusk as it is on every evening of the year."
    ours = make_article(body=f"{FERRY}\n\n{same}")
    theirs = make_article(body=f"{FERRY_ELSEWHERE}\n\n{same}")
    assert words_of(reader.get(address(ours, theirs))).count(same) == 2
    page = words_of(reader.get(address(ours, theirs, show="differences")))
    assert same not in page
    assert "identical passage" in page


def test_a_column_can_be_removed_if_two_remain(reader: Client) -> None:
    ours, theirs = make_accounts()
    third = make_article(body=FERRY)
    html = reader.get(address(ours, theirs, third)).content.decode()
    assert address(ours, third) in html
    assert "Remove: " not in words_of(reader.get(address(ours, theirs)))


def test_a_cell_links_to_its_paragraph_in_the_article(reader: Client) -> None:
    ours, theirs = make_accounts()
    html = reader.get(address(ours, theirs)).content.decode()
    assert f'href="/articles/{theirs.pk}/#paragraph-3"' in html
    assert 'id="paragraph-3"' in reader.get(theirs.get_absolute_url()).content.decode()


def test_markup_in_an_article_is_escaped(reader: Client) -> None:
    evil = "<script>alert(1)</script> & <b>bold</b>"
    ours = make_article(body=f"{FERRY}\n\n{evil} was written on the pier in chalk.", headline=evil)
    theirs = make_article(body=FERRY_ELSEWHERE, source=make_source(name=evil), credit=evil)
    make_quote(article=ours, text="chalk", speaker_text=evil)
    html = reader.get(address(ours, theirs)).content.decode()
    assert "<script>alert" not in html
    assert "<b>bold" not in html


def test_articles_without_a_body_can_be_compared(reader: Client) -> None:
    ours, _theirs = make_accounts()
    for accounts in ([ours, make_article(body="", blocks=[])], [make_article(body="", blocks=[]) for _ in range(2)]):
        assert "2 accounts, side by side" in words_of(reader.get(address(*accounts)))


def test_a_link_shows_the_same_revision_after_the_article_changes(reader: Client) -> None:
    ours, theirs = make_accounts()
    link = address(ours, theirs)
    make_revision(article=theirs, number=1, body=FERRY_ELSEWHERE, headline="Ferry strikes pier, first report")
    theirs.body = "Nothing of the sort happened."
    theirs.save(update_fields=["body"])
    response = reader.get(link)
    page = words_of(response)
    assert "Ferry strikes pier, first report" in page
    assert "earlier text, revision 1" in page
    assert "60 passengers" in page
    assert "Nothing of the sort" not in page
    assert f"/articles/{theirs.pk}/revisions/1/#paragraph-" in response.content.decode()


def test_two_revisions_of_one_article_can_be_compared(reader: Client) -> None:
    article = make_article(body=FERRY)
    make_revision(article=article, number=1, body=FERRY_ELSEWHERE)
    assert "earlier text, revision 1" in words_of(reader.get(f"/compare/{article.pk}.1-{article.pk}.2/"))


def test_other_coverage_can_be_added(reader: Client) -> None:
    terms = [f"pier{number}" for number in range(24)]
    articles = [make_article(body=FERRY, terms=terms) for _ in range(3)]
    html = reader.get(address(*articles[:2])).content.decode()
    assert f'href="{address(*articles)}"' in html
    choice = reader.get(reverse("articles:compare_start"), {"article": articles[0].pk})
    assert "Other accounts of the event" in words_of(choice)
    assert choice.content.decode().count('type="checkbox"') == 2


# Order, hidden accounts, newer revisions


def test_moving_an_account_keeps_the_baseline(reader: Client) -> None:
    ours, theirs = make_accounts()
    html = unescape(reader.get(address(ours, theirs)).content.decode())
    moved = f"/compare/{theirs.pk}.1-{ours.pk}.1/?base={ours.pk}.1"
    assert f'href="{moved}#accounts"' in html
    page = words_of(reader.get(moved))
    assert "A Tideway News" in page
    assert "of A Tideway News matches B word for word" in page


def test_a_hidden_account_is_not_in_the_table_but_can_be_shown_again(reader: Client) -> None:
    ours, theirs = make_accounts()
    own = "Only this account has the tide tables of the harbour."
    third = make_article(body=own, source=make_source(name="Quillon Gazette"))
    link = address(ours, theirs, third, hide=f"{third.pk}.1")
    html = reader.get(link).content.decode()
    table = html[html.index("<table") : html.index("</table")]
    assert own not in table
    assert "Quillon" not in table
    assert "1 passage in hidden accounts only" in table
    page = words_of(reader.get(link))
    assert "hidden below" in page
    assert 'aria-label="Show: Quillon Gazette"' in html


@pytest.mark.parametrize("hidden", ["base", "all", "nonsense"])
def test_at_least_two_accounts_and_the_baseline_stay_visible(reader: Client, hidden: str) -> None:
    articles = [*make_accounts(), make_article(body=FERRY)]
    names = [f"{article.pk}.1" for article in articles]
    asked = {"base": names[0], "all": "-".join(names), "nonsense": "x-99.9-"}[hidden]
    response = reader.get(address(*articles, hide=asked))
    shown = response.context["visible"]
    assert len(shown) == (2 if hidden == "all" else 3)
    assert shown[0].key.article == articles[0].pk


def test_links_keep_the_other_options(reader: Client) -> None:
    ours, theirs = make_accounts()
    third, fourth = make_article(body=FERRY), make_article(body=FERRY)
    chosen = {"base": f"{theirs.pk}.1", "hide": f"{fourth.pk}.1", "show": "differences"}
    html = unescape(reader.get(address(ours, theirs, third, fourth, **chosen)).content.decode())
    without = f"/compare/{ours.pk}.1-{theirs.pk}.1-{fourth.pk}.1/"
    assert f'href="{without}?base={theirs.pk}.1&hide={fourth.pk}.1&show=differences"' in html


def test_a_newer_revision_is_mentioned_and_linked(reader: Client) -> None:
    ours, theirs = make_accounts()
    link = address(ours, theirs)
    assert "Compare the latest texts" not in words_of(reader.get(link))
    make_revision(article=theirs, number=1, body=FERRY_ELSEWHERE)
    response = reader.get(f"{link}?base={theirs.pk}.1&show=differences")
    assert "this is revision 1; the latest is revision 2" in words_of(response)
    newest = f"/compare/{ours.pk}.1-{theirs.pk}.2/?base={theirs.pk}.2&show=differences"
    assert f'href="{newest}"' in unescape(response.content.decode())


def test_two_revisions_of_one_article_have_no_link_to_the_latest(reader: Client) -> None:
    article = make_article(body=FERRY)
    make_revision(article=article, number=1, body=FERRY_ELSEWHERE)
    page = words_of(reader.get(f"/compare/{article.pk}.1-{article.pk}.2/"))
    assert "the latest is revision 2" in page
    assert "Compare the latest texts" not in page


# Agency copy

DISPATCH = """A freight train left the rails at Nether Orsby early on Thursday and blocked both lines for the day.

Nobody was hurt when eleven wagons of gravel came to rest in the cutting below the old signal box.

The operator said that a crane would be brought from the coast before the end of the week."""


def make_wire(*, body: str = DISPATCH, agency: Source | None = None, outlet: str = "", **fields: Any) -> Article:
    source = make_source(name=outlet) if outlet else None
    blocks = make_blocks(paragraphs=body.split("\n\n"), removed=fields.pop("lines", ()))
    return make_article(body=body, blocks=blocks, sketch=list(sketch(body)), source=source, agency=agency, **fields)


def agency_credit_of(article: Article, *others: Article) -> AgencyCredit:
    return agency_credits_of(columns_for([Key(each.pk, each.revision) for each in (article, *others)]))[0]


@pytest.mark.django_db
def test_a_credit_is_confirmed_by_the_agencys_own_text() -> None:
    halyard = make_agency(name="Halyard")
    dispatch = make_wire(agency=halyard)
    make_wire(agency=halyard, outlet="Tideway News")
    client = make_wire(agency=halyard, outlet="The Harrow Ledger", lines=[("HALYARD", "agency")])
    found = agency_credit_of(client, make_article())
    assert (found.agency, found.is_copy, found.lines) == (halyard, True, ("HALYARD",))
    assert found.match
    assert (found.match.article, found.match.is_from_agency, found.match.share) == (dispatch, True, 100)


@pytest.mark.django_db
def test_a_copy_without_credit_is_found_through_another_client_of_the_agency() -> None:
    halyard = make_agency(name="Halyard")
    client = make_wire(agency=halyard, outlet="Tideway News")
    own = "The mayor had asked for slower trains since the spring."
    copy = make_wire(body=f"{DISPATCH}\n\n{own}", outlet="The Harrow Ledger")
    found = agency_credit_of(copy, make_article())
    assert found.agency is None
    assert found.match
    assert (found.match.article, found.match.agency, found.match.is_from_agency) == (client, halyard, False)
    assert found.match.share == compare.percent(len(DISPATCH.split()), len(copy.body.split()))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        pytest.param("Halyard contributed to this report", "credit", id="a credit line"),
        pytest.param("With files from Halyard", "", id="the last line of the body"),
    ],
)
@pytest.mark.django_db
def test_an_agency_can_be_credited_as_a_contributor(line: str, kind: str) -> None:
    halyard = make_agency(name="Halyard")
    if kind:
        article = make_wire(outlet="The Harrow Ledger", lines=[(line, kind)])
    else:
        article = make_wire(body=f"{DISPATCH}\n\n{line}", outlet="The Harrow Ledger")
    found = agency_credit_of(article, make_article())
    assert (found.agency, found.is_copy, found.lines) == (halyard, False, (line,))


@pytest.mark.django_db
def test_original_reporting_has_no_matching_text() -> None:
    make_wire(agency=make_agency(name="Halyard"))
    found = agency_credit_of(make_wire(body=FERRY, outlet="The Harrow Ledger"), make_article())
    assert (found.agency, found.match, found.lines) == (None, None, ())


@pytest.mark.django_db
def test_a_version_from_the_same_outlet_is_not_a_matching_text() -> None:
    halyard = make_agency(name="Halyard")
    first = make_wire(agency=halyard, outlet="The Harrow Ledger")
    second = make_article(body=DISPATCH, sketch=first.sketch, source=first.source, version_of=first)
    assert agency_credit_of(second, make_article()).match is None


@pytest.mark.django_db
def test_the_matching_text_may_be_in_the_comparison() -> None:
    dispatch = make_wire(agency=make_agency(name="Halyard"))
    found = agency_credit_of(make_wire(outlet="The Harrow Ledger"), dispatch)
    assert found.match
    assert found.match.siglum == "B"


@pytest.mark.django_db
def test_a_small_overlap_is_not_a_copy() -> None:
    make_wire(agency=make_agency(name="Halyard"))
    lead = DISPATCH.partition("\n")[0]
    assert agency_credit_of(make_wire(body=f"{FERRY}\n\n{lead}", outlet="Tideway News"), make_article()).match is None


def test_the_page_describes_agency_copy(reader: Client) -> None:
    halyard = make_agency(name="Halyard")
    dispatch = make_wire(agency=halyard, headline="Train blocks both lines")
    client = make_wire(agency=halyard, outlet="Tideway News", lines=[("HALYARD", "agency")])
    copy = make_wire(outlet="The Harrow Ledger")
    alone = make_wire(body=FERRY, outlet="Quillon Gazette")
    page = words_of(reader.get(address(client, copy, alone)))
    assert "Credits Halyard for the text. 100% of its words match the text from Halyard. Train blocks" in page
    assert "Credit line: HALYARD" in page
    assert "Shares text with copy from Halyard without credit. 100% of its words" in page
    assert "Credits no agency and matches no agency copy in the archive." in page
    assert "Published by Halyard itself." in words_of(reader.get(address(dispatch, copy)))


# Quotes, people, figures


def quote_in(article: Article, text: str, **fields: Any) -> Quote:
    start = article.body.index(text)
    return make_quote(article=article, text=text, start=start, end=start + len(text), **fields)


@pytest.mark.django_db
def test_a_shared_quote_is_shown_once_with_both_locations() -> None:
    ours, theirs = make_accounts()
    speaker = make_person(name="Ilse Marrandt")
    mine, other = (
        quote_in(article, "We heard the wood go before we felt it,", speaker=speaker) for article in (ours, theirs)
    )
    (quote,) = side_of(ours, theirs).shared_quotes
    assert quote.is_alike
    assert [variant.paragraph for variant in quote.variants] == [2, 3]
    assert [variant.url for variant in quote.variants] == [mine.get_absolute_url(), other.get_absolute_url()]


@pytest.mark.django_db
def test_a_different_speaker_makes_a_quote_grave() -> None:
    ours = make_article(body='"The boat came in far too fast for this tide," said Ilse Marrandt.')
    theirs = make_article(body='"The boat came in far too fast for this berth," said Dale Ostrick.')
    quote_in(ours, "The boat came in far too fast for this tide,", speaker=make_person(name="Ilse Marrandt"))
    quote_in(theirs, "The boat came in far too fast for this berth,", speaker=make_person(name="Dale Ostrick"))
    (quote,) = side_of(ours, theirs).shared_quotes
    assert quote.is_grave
    assert not quote.is_alike
    assert [mark.text for mark in quote.variants[1].marks if mark.change == Change.INSERTED] == ["berth"]


@pytest.mark.django_db
def test_a_quote_in_one_account_is_listed_separately() -> None:
    ours, theirs = make_accounts()
    quote_in(ours, "We heard the wood go before we felt it,", speaker_text="the woman at the ticket office")
    side = side_of(ours, theirs)
    assert side.shared_quotes == ()
    (_column, (variant,)), (_other, nothing) = side.single_quotes
    assert variant.speaker == "the woman at the ticket office"
    assert nothing == ()


@pytest.mark.django_db
def test_people_named_in_only_one_account_are_marked() -> None:
    ours, theirs = make_accounts()
    both = make_person(name="Ilse Marrandt")
    for article in (ours, theirs):
        make_appearance(article=article, person=both)
    make_appearance(article=theirs, person=make_person(name="Dale Ostrick"), mentions=[(0, 3)])
    quote_in(ours, "We heard the wood go before we felt it,", speaker=both)
    side = side_of(ours, theirs)
    assert {speaker.name: speaker.only_in and speaker.only_in.siglum for speaker in side.speakers} == {
        "Ilse Marrandt": None,
        "Dale Ostrick": "B",
    }
    cell = side.speakers[0].cells[0]
    assert (cell.words, cell.paragraph) == (9, 2)


@pytest.mark.django_db
def test_differing_figures_are_shown_in_context() -> None:
    side = side_of(*make_accounts())
    (figure,) = (figure for figure in side.figures if figure.is_alert)
    assert [cell and f"{cell.before}[{cell.text}]{cell.after}" for cell in figure.cells] == [
        "… Elder on Monday with [40] passengers aboard.",
        "… Elder on Monday with [60] passengers aboard.",
    ]


# Marks


@pytest.mark.parametrize(
    ("base", "other", "shown"),
    [
        pytest.param("The red door.", "The blue door.", "The -red- +blue+ door.", id="a word replaced"),
        pytest.param("The old red door.", "The red door.", "The -old- red door.", id="a word left out"),
        pytest.param("The door shut.", "The door shut fast.", "The door shut +fast+.", id="a word put in"),
        pytest.param("Old doors shut.", "Doors shut.", "-Old- Doors shut.", id="the first word left out"),
        pytest.param(
            "It burned, the coast guard said.",
            "It burned, the coast guard.",
            "It burned, the coast guard -said-.",
            id="a word left out before the full stop",
        ),
    ],
)
def test_white_space_stays_outside_the_marks(base: str, other: str, shown: str) -> None:
    signs = {Change.EQUAL: "", Change.DELETED: "-", Change.INSERTED: "+"}
    marks = edit_marks(compare_wording(base, other).runs)
    assert "".join(f"{mark.before}{signs[mark.change]}{mark.text}{signs[mark.change]}" for mark in marks) == shown


def test_equal_texts_have_no_marks() -> None:
    assert edit_marks([WordRun(change=Change.EQUAL, base_text="The door.", text="The door.")]) == ()


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [
        pytest.param(0, 0, 0, id="none of none"),
        pytest.param(0, 900, 0, id="none"),
        pytest.param(900, 900, 100, id="all"),
        pytest.param(1, 900, 1, id="a little is not none"),
        pytest.param(899, 900, 99, id="nearly all is not all"),
    ],
)
def test_only_exact_shares_give_0_and_100_percent(part: int, whole: int, percent: int) -> None:
    assert compare.percent(part, whole) == percent


# The overview


@pytest.mark.django_db
def test_every_bar_of_the_overview_is_full_and_has_every_passage() -> None:
    side = side_of(*make_accounts(), make_article(body=FERRY))
    overview = overview_of(side)
    for place, bar in enumerate(overview.bars):
        assert bar.blocks[0].start == 0
        assert bar.blocks[-1].end == pytest.approx(WIDTH, abs=0.1)
        assert len(bar.blocks) == sum(bool(row.cells[place].sentences) for row in side.rows)
    assert overview.bars[0].ribbons
    assert not overview.bars[-1].ribbons


# Number of queries


def count_queries(client: Client, *articles: Article) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address(*articles)).status_code == 200
    return len(queries)


def make_full_account(*, sentences: int) -> Article:
    agency = make_agency()
    body = "\n\n".join(f"Sentence {number} tells of pile number {number} at the pier." for number in range(sentences))
    article = make_article(body=body, source=make_source(), agency=agency)
    for number in range(sentences):
        person = make_person()
        make_appearance(article=article, person=person, mentions=[(number, number + 1)])
        make_quote(article=article, text=f"tells of pile number {number}", speaker=person)
    return article


def test_the_number_of_queries_does_not_grow_with_accounts_or_their_length(reader: Client) -> None:
    few = count_queries(reader, *(make_full_account(sentences=1) for _ in range(2)))
    many = count_queries(reader, *(make_full_account(sentences=12) for _ in range(6)))
    assert many <= few <= MOST_QUERIES


def test_a_disagreement_quotes_both_accounts(reader: Client) -> None:
    ours = make_article(headline="Ours", body="The old ferry will sail again on Friday, its owner said in Brill.")
    theirs = make_article(
        headline="Theirs", body="The old ferry will not sail again on Friday, its owner said in Brill."
    )
    page = words_of(reader.get(address(ours, theirs)))
    assert "“not” in one only A The old ferry will sail again on Friday, … B The old ferry will not" in page


def test_a_printed_comparison_has_its_permanent_link(reader: Client) -> None:
    ours, theirs = make_accounts()
    page = words_of(reader.get(address(ours, theirs)))
    assert f"Permanent link: http://testserver{address(ours, theirs)}" in page
