"""Parts of pages that their structure shows not to be the article's."""

from __future__ import annotations

from articles.text.parse import ParsedArticle, parse

PROSE = (
    "The pier at Harlow Bay was shut on Friday after divers found cracks in two pillars, the harbour office said.",
    "Mayor Orla Voss said that the town would pay for new pillars, and that she hoped to open the pier again in May.",
    "Shopkeepers on the pier said that the town had known of the cracks since the spring and had done nothing.",
    "The harbour office will send divers down again on Monday, if the wind allows it, and report to the council.",
)
HEADLINE = "Pier at Harlow Bay shut before the storms"


def read(inner: str, title: str = HEADLINE) -> ParsedArticle:
    page = f"<html><head><title>{title}</title></head><body>{inner}</body></html>"
    return parse(page.encode(), name="page.html").articles[0]


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def test_a_box_around_a_field_for_an_address_is_cut() -> None:
    box = (
        "<div><h4>Our weekly letter</h4><p>One mail on Fridays, no nonsense at all.</p>"
        "<form><input type=email></form></div>"
    )
    article = read(f"<article><h1>{HEADLINE}</h1>{paragraphs(*PROSE[:2])}{box}{paragraphs(*PROSE[2:])}</article>")

    assert article.body.split("\n\n") == list(PROSE)


def test_a_short_article_around_such_a_field_stays() -> None:
    article = read(f"<div><h1>{HEADLINE}</h1><p>{PROSE[0]}</p><form><input type=email></form></div>")

    assert PROSE[0] in article.body


def test_an_article_that_follows_the_first_is_cut() -> None:
    bell = "<h1>Divers find a bell in the bay</h1><p>A bell of bronze was found by divers on Monday morning.</p>"
    article = read(f"<article><h1>{HEADLINE}</h1>{paragraphs(*PROSE)}</article><article>{bell}</article>")

    assert article.headline == HEADLINE
    assert article.body.split("\n\n") == list(PROSE)


def test_entries_with_headings_of_a_lower_rank_stay() -> None:
    entries = "".join(f"<article><h2>Entry {number}</h2><p>{text}</p></article>" for number, text in enumerate(PROSE))
    article = read(f"<h1>{HEADLINE}</h1>{entries}")

    assert all(text in article.body for text in PROSE)


def test_captions_links_and_footers_are_cut() -> None:
    article = read(
        f"<article><h1>{HEADLINE}</h1><p class='amp-wp-caption-text'>The pier on Friday morning.</p>"
        f"{paragraphs(PROSE[0])}<p><a href=x>Divers find a bell beneath the pier</a></p>{paragraphs(*PROSE[1:])}"
        "</article>"
        "<footer><p>The Harlow Press has been printed on the quay of this town since 1871.</p></footer>"
    )

    assert article.body.split("\n\n") == list(PROSE)


def test_a_paragraph_around_a_caption_stays() -> None:
    article = read(f"<h1>{HEADLINE}</h1><div class='caption-free'>{paragraphs(*PROSE)}</div>")

    assert article.body.split("\n\n") == list(PROSE)


def test_a_byline_in_a_footer_or_box_stays_in_the_header() -> None:
    article = read(
        f"<article class=article><h1>{HEADLINE}</h1><footer>Submitted by Ida Brandt on 4 March 2022</footer>"
        f"{paragraphs(*PROSE)}</article>"
    )

    assert article.authors == ("Ida Brandt",)
    assert article.published is not None


def test_the_headline_may_stand_behind_a_colon_in_the_title() -> None:
    article = read(f"<b>{HEADLINE}</b><p>By Ida Brandt</p>{paragraphs(*PROSE)}", title=f"Print: {HEADLINE}")

    assert article.headline == HEADLINE


def test_the_lead_may_stand_below_an_earlier_copy_of_the_headline() -> None:
    lead = "Divers found cracks in two pillars of the pier. The mayor hopes to open it in May."
    article = read(
        f"<div class=intro-text><h2>{HEADLINE}</h2><div class=lead>{lead}</div></div><p>By Ida Brandt, 4 March 2022</p>"
        "<figure><figcaption>The pier on Friday.</figcaption></figure>"
        f"<article><h1>{HEADLINE}</h1>{paragraphs(*PROSE)}</article>"
    )

    assert lead in (article.standfirst or article.body)
