"""Parsing of clippings: fields, fates, spans, and properties that hold for any text."""

from __future__ import annotations

import contextlib
import gc
import itertools
import json
import re
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from articles.text.cleaning.line_kinds import MAX_LINES_RECLASSIFIED, classify
from articles.text.data.kinds import Fate, Kind
from articles.text.data.sources import SourceLine, SourceProfile
from articles.text.documents import LineDecision, UnreadableClipping
from articles.text.parse import HAND, MAX_LINES_JUDGED, ParsedArticle, parse
from articles.text.people.found import SearchedPeople
from articles.text.quotes.found import SearchedQuotes
from tests.covered_text import as_read
from tests.growth import grows_linearly

if TYPE_CHECKING:
    from collections.abc import Sequence

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"

LEAD = "The old pier at Harlow Bay was shut on Friday after divers found cracks in two of its pillars, the town said."
PROSE = (
    "Mayor Orla Voss said the town would not wait for the spring storms. “We close it today,” Voss said on the pier.",
    "Engineers from Brandt Marine will measure the pillars next week, the harbour office said in a statement.",
    "The pier was built in 1894 and carries a theatre and nine shops, whose owners were given an hour to leave.",
    "Repairs may cost 4 million crowns, about as much as the town spends on its roads in a year, officials said.",
    "“Nobody will buy my fish from a boat,” said Marta Lind, who has run a stall on the pier since she was 19.",
)
WIRE = "\n".join(
    (
        "REUTERS",
        "February 5, 2022 at 19:00 JST",
        "Mayor Orla Voss, right, on the pier in Harlow Bay, Friday, Feb. 4, 2022. (Town Pool Photo via AP)",
        "HARLOW BAY/ MARRENTON--" + LEAD,
        PROSE[0],
        PROSE[1],
        "SPRING STORMS",
        PROSE[2],
        "- Two of the pillars have stood since the pier was built, and nobody has looked at their feet since 1971.",
        "- The others were renewed after the flood of 1953, with stone from the quarry above the town.",
        PROSE[3],
        PROSE[4],
        "A series about the lost villages of the coast",
    )
)
BROADCAST = "\n\n".join(
    (
        "‘Not one more winter’ for old pier in Harlow Bay",
        "Click to play video: 'Divers find cracks in old pier'\nDivers find cracks in old pier\n"
        "WATCH ABOVE: Divers find cracks in old pier – Jun 14, 2021",
        LEAD,
        PROSE[0],
        "Story continues below advertisement",
        PROSE[1],
        "Harlow's news sent to your email, as it happens.",
        "Spring storms",
        PROSE[2],
        PROSE[3],
        "Story continues below advertisement",
        PROSE[4],
        "— Reporting by Ida Brandt in Harlow Bay, Tomas Wend in Marrenton; Writing by Ida Brandt; Editing by Jo Quill",
        "Sponsored content",
    )
)
PRESS = SourceProfile(
    name="Harlow Press",
    domains=("press.harlow.example",),
    lines=(SourceLine(text="A series about the lost villages of the coast", kind=Kind.PROMOTION),),
)
AGENCY = SourceProfile(name="Reuters", is_agency=True)


def read(text: str, **options: object) -> ParsedArticle:
    return parse(text.encode(), **options).articles[0]  # type: ignore[arg-type]


def kinds(article: ParsedArticle) -> list[str]:
    return [block.kind.value for block in article.blocks]


def test_lines_of_wire_copy_without_a_headline() -> None:
    article = read(WIRE, profiles=(PRESS, AGENCY))

    assert kinds(article) == [
        "agency", "timestamp", "caption", "dateline", "paragraph", "paragraph", "paragraph", "subheading", "paragraph",
        "list_item", "list_item", "paragraph", "paragraph", "promotion",
    ]  # fmt: skip
    assert (article.agency, article.source) == ("Reuters", "Harlow Press")
    assert article.dateline == ("Harlow Bay", "Marrenton")
    assert article.published is not None
    assert article.published.isoformat() == "2022-02-05T19:00:00+09:00"
    assert article.headline_origin == "lead"
    assert article.headline.startswith("The old pier at Harlow Bay")
    assert article.authors == ()
    assert article.language == "en"


def test_lines_of_a_broadcasters_page() -> None:
    article = read(BROADCAST)

    assert kinds(article) == [
        "headline", "video", "video", "video", "paragraph", "paragraph", "advertisement", "paragraph", "newsletter",
        "subheading", "paragraph", "paragraph", "advertisement", "paragraph", "credit", "sponsored",
    ]  # fmt: skip
    assert article.headline == "‘Not one more winter’ for old pier in Harlow Bay"
    assert article.headline_origin == "clipping"
    assert article.published is None
    assert article.authors == ("Ida Brandt", "Tomas Wend")
    assert article.dateline == ()


def test_every_block_names_its_rule() -> None:
    assert all(block.rule for block in read(BROADCAST).blocks)


def test_the_outlet_is_found_by_the_address() -> None:
    assert read(LEAD, url="https://www.press.harlow.example/pier", profiles=(PRESS,)).source == "Harlow Press"


MENU = "\n".join(["Home", "World", "Business", "Sport", "Weather", "Sign in", "Subscribe", "Search"] * 5)
RELATED = "\n".join(
    ["Most read", "Ferry fares to rise in May", "Lighthouse keeper retires after 40 years", "Contact us"] * 3
)


def test_an_article_is_found_between_menus_and_teasers() -> None:
    top = "Old pier shut after divers find cracks\nBy Ida Brandt\nPublished 5 Feb 2022 14.05 GMT"
    article = read("\n".join((MENU, top, LEAD, *PROSE, RELATED, MENU)))

    assert article.body.split("\n\n") == [LEAD, *PROSE]
    assert (article.headline, article.authors) == ("Old pier shut after divers find cracks", ("Ida Brandt",))
    assert article.published is not None
    assert article.published.isoformat() == "2022-02-05T14:05:00+00:00"


def test_a_list_is_kept_with_the_line_that_introduces_it() -> None:
    items = ["• Ida Brandt, Harbour List: 14,877", "• Tomas Wend, Town Union: 14,858"]

    article = read("\n".join((MENU, LEAD, *PROSE[:3], "They stand like this:", *items, *PROSE[3:], RELATED)))

    assert [block.text for block in article.blocks if block.kind is Kind.LIST_ITEM] == items


def test_a_headline_under_a_related_label_is_cut_even_from_plain_text() -> None:
    article = read("\n".join((LEAD, PROSE[0], "Read more", "Ferry fares to rise on all lines in May", *PROSE[1:])))

    assert article.body.split("\n\n") == [LEAD, *PROSE]


def test_a_job_title_under_a_byline_is_part_of_the_byline() -> None:
    top = ("Old pier shut after divers find cracks", "By Ida Brandt", "Maritime correspondent", "5 February 2022")

    article = read("\n".join((*top, LEAD, *PROSE)))

    assert kinds(article)[:4] == ["headline", "byline", "byline", "timestamp"]
    assert article.authors == ("Ida Brandt",)


def test_headlines_under_a_related_label_are_cut_but_not_a_later_subheading() -> None:
    middle = ("Read more", "The ferry that was sold by mistake", "Three bad winters")
    end = ("MORE FROM THE HARBOUR", "Ferry fares to rise in May", "Net loft roof appeal passes half way")

    article = read("\n".join((MENU, LEAD, *PROSE[:2], *middle, *PROSE[2:], *end, MENU)))

    assert article.body.split("\n\n") == [LEAD, *PROSE[:2], "Three bad winters", *PROSE[2:]]


def test_a_pull_quote_is_cut_but_not_a_quoted_subheading() -> None:
    pulled = "“Nobody will buy my fish from a boat.”"

    article = read("\n".join((LEAD, PROSE[0], pulled, PROSE[1], "‘We close it today’", *PROSE[2:])))

    assert {block.text: block.kind for block in article.blocks if block.text == pulled} == {pulled: Kind.REPEATED}
    assert "‘We close it today’" in article.body.split("\n\n")


def test_all_lines_from_the_comments_label_to_the_next_notice_are_comments() -> None:
    comments = ("Comments (2)", "pier_cat", "They should have kept it shut.", "Old Purser", "So they should.")

    article = read("\n".join((MENU, LEAD, *PROSE, RELATED, *comments, "© 2022 Harlow Press. All rights reserved.")))

    assert kinds(article)[-6:] == ["comments"] * 5 + ["legal"]


def test_a_second_headline_is_a_caption_or_part_of_a_video_player() -> None:
    top = (
        "Old pier shut after divers find cracks",
        "0:58",
        "Mayor walks along the old pier",
        "A diver at the foot of the old pier in Harlow Bay, Ostrand, Feb. 4, 2022. (Harlow Press)",
    )

    article = read("\n".join((*top, LEAD, *PROSE)))

    assert kinds(article)[:4] == ["headline", "video", "video", "caption"]


def test_the_outlets_name_at_the_top_is_a_source_line() -> None:
    article = read(
        "\n".join(("Harlow Press", "Old pier shut after divers find cracks", LEAD, *PROSE)), profiles=(PRESS,)
    )

    assert kinds(article)[:2] == ["source", "headline"]


CREDITS = [
    (("By Staff  Reuters",), (), "Reuters"),
    (("By Reuters Staff",), (), "Reuters"),
    ((), ("— With files from Reuters",), "Reuters"),
    ((), ("Reuters contributed to this report.",), "Reuters"),
]


@pytest.mark.parametrize(("above", "below", "agency"), CREDITS, ids=[" ".join(row[0] + row[1]) for row in CREDITS])
def test_a_credited_agency_is_not_an_author(above: tuple[str, ...], below: tuple[str, ...], agency: str) -> None:
    article = read(
        "\n".join(("Old pier shut after divers find cracks", *above, LEAD, *PROSE, *below)), profiles=(AGENCY,)
    )

    assert (article.agency, article.authors) == (agency, ())
    assert article.body.split("\n\n") == [LEAD, *PROSE]


def test_plain_paragraphs_are_all_kept() -> None:
    assert read("\n\n".join((LEAD, *PROSE))).body.split("\n\n") == [LEAD, *PROSE]


LANGUAGES = {
    "de": "Die alte Seebrücke von Harlow wurde am Freitag gesperrt, nachdem Taucher Risse in zwei Pfeilern "
    "gefunden hatten. "
    "„Wir schließen sie heute“, sagte die Bürgermeisterin, die nicht auf die Stürme des Frühlings warten will.",
    "fr": "La vieille jetée de Harlow a été fermée vendredi, après la découverte de fissures dans deux de ses piliers. "
    "« Nous la fermons aujourd’hui », a dit la maire, qui ne veut pas attendre les tempêtes du printemps.",
    "ru": "Старый пирс в Харлоу закрыли в пятницу, после того как водолазы нашли трещины в двух его опорах. "
    "«Мы закрываем его сегодня», — сказала мэр города, которая не хочет ждать весенних штормов.",
    "ar": "أغلقت البلدة رصيف الميناء القديم يوم الجمعة بعد أن وجد الغواصون شقوقا في اثنين من أعمدته. "
    "وقالت رئيسة البلدية إن البلدة لن تنتظر عواصف الربيع وإنها ستغلق الرصيف اليوم.",
    "ja": "古い桟橋は金曜日に閉鎖された。潜水士が柱の二本にひびを見つけたためだと町は発表した。"
    "町長は「春の嵐を待つことはできない。今日閉鎖する」と述べ、来週には技術者が柱を測ると説明した。",
}
NUMBERED = ("1", "2", "3", "4", "5", "6", "7", "8")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("menu", ["", "Home\nNews\nSport\nWetter\nKontakt\n"], ids=["plain", "under a menu"])
def test_no_prose_is_lost_in_another_language(language: str, menu: str) -> None:
    paragraphs = [LANGUAGES[language] + f" {number}." for number in NUMBERED]

    article = read(menu + "\n".join(paragraphs))

    assert article.language == language
    assert article.body.split("\n\n") == paragraphs


PAGES = {
    "de": (
        "Startseite\nPolitik\nWirtschaft\nSport\nWetter\nAnmelden\nSeebrücke von Harlow gesperrt\nVon Ida Brandt\n",
        (
            "Die alte Seebrücke von Harlow ist am Freitag gesperrt worden, nachdem Taucher in zwei ihrer Pfeiler Risse "
            "gefunden hatten.",
            "„Wir schließen sie heute“, sagte Bürgermeisterin Orla Voss, die nicht auf die Stürme des Frühlings warten "
            "will.",
            "In der kommenden Woche sollen Ingenieure die Pfeiler vermessen, teilte das Hafenamt mit.",
            "Die Brücke wurde 1894 gebaut und trägt ein Theater und neun Läden; die Besitzer bekamen eine Stunde Zeit.",
            "Eine Reparatur könnte vier Millionen Kronen kosten, so viel, wie die Stadt im Jahr für Straßen ausgibt.",
        ),
        "Lesen Sie auch\nFähre wird im Mai teurer\nDer letzte Netzmacher\nKommentare\nImpressum\nDatenschutz\n"
        "© 2022 Harlow Bote",
    ),
    "fr": (
        "Accueil\nPolitique\nÉconomie\nSport\nMétéo\nSe connecter\nLa jetée de Harlow fermée\nPar Ida Brandt\n",
        (
            "La vieille jetée de Harlow a été fermée vendredi, après que des plongeurs ont découvert des fissures dans "
            "deux de ses piliers.",
            "« Nous la fermons aujourd’hui », a dit la maire Orla Voss, qui ne veut pas attendre les tempêtes du "
            "printemps.",
            "Des ingénieurs mesureront les piliers la semaine prochaine, a fait savoir le bureau du port.",
            "Construite en 1894, la jetée porte un théâtre et neuf boutiques, dont les propriétaires ont eu une heure "
            "pour partir.",
            "Les travaux pourraient coûter quatre millions de couronnes, autant que les routes de la ville en un an.",
        ),
        "À lire aussi\nLe bac plus cher en mai\nLa dernière ramendeuse\nCommentaires\nMentions légales\n"
        "© 2022 Le Courrier de Harlow",
    ),
    "ru": (
        "Главная\nПолитика\nЭкономика\nСпорт\nПогода\nВойти\nПирс в Харлоу закрыт\nИда Брандт\n",
        (
            "Старый пирс в Харлоу закрыли в пятницу, после того как водолазы нашли трещины в двух его опорах.",
            "«Мы закрываем его сегодня», — сказала мэр города Орла Восс, которая не хочет ждать весенних штормов.",
            "На следующей неделе инженеры измерят опоры, сообщили в управлении порта.",
            "Пирс построили в 1894 году; на нём стоят театр и девять лавок, владельцам которых дали час на сборы.",
            "Ремонт может обойтись в четыре миллиона крон — примерно столько город тратит на дороги за год.",
        ),
        "Читайте также\nПаром подорожает в мае\nПоследний сетевязальщик\nКомментарии\nКонтакты\n© 2022 Вестник Харлоу",
    ),
    "ar": (
        "الرئيسية\nسياسة\nاقتصاد\nرياضة\nالطقس\nتسجيل الدخول\nإغلاق رصيف هارلو\nإيدا برانت\n",
        (
            "أغلقت البلدة رصيف الميناء القديم يوم الجمعة بعد أن وجد الغواصون شقوقا في اثنين من أعمدته.",
            "وقالت رئيسة البلدية أورلا فوس إن البلدة لن تنتظر عواصف الربيع وإنها ستغلق الرصيف اليوم.",
            "ويقيس المهندسون الأعمدة في الأسبوع المقبل، كما جاء في بيان صادر عن مكتب الميناء.",
            "وبني الرصيف عام 1894 وعليه مسرح وتسعة متاجر، وقد أمهل أصحابها ساعة واحدة للمغادرة.",
            "وقد تبلغ كلفة الإصلاح أربعة ملايين كرونة، وهو ما تنفقه البلدة على طرقها في عام كامل تقريبا.",
        ),
        "اقرأ أيضا\nتذاكر العبارة ترتفع في مايو\nآخر صانع شباك\nالتعليقات\nاتصل بنا\n© 2022 بريد هارلو",
    ),
    "ja": (
        "ホーム\n政治\n経済\nスポーツ\n天気\nログイン\nハーローの桟橋が閉鎖\nイーダ・ブラント\n",
        (
            "ハーローの古い桟橋は金曜日に閉鎖された。潜水士が柱の二本にひびを見つけたためだと町は発表した。",
            "オーラ・ヴォス町長は桟橋の上で「春の嵐を待つことはできない。今日閉鎖する」と述べた。",
            "港湾事務所によると、来週には技術者が桟橋のすべての柱を測ることになっている。",
            "桟橋は1894年に造られ、劇場と九軒の店が並ぶ。店主たちには立ち退きまで一時間が与えられた。",
            "修理には四百万クローネがかかる見込みで、町が一年間に道路に使う額とほぼ同じだという。",
        ),
        "関連記事\n五月に渡し船が値上げ\n最後の網職人\nコメント\nお問い合わせ\n© 2022 ハーロー通信",
    ),
}


@pytest.mark.parametrize("language", PAGES)
def test_an_article_in_another_language_is_found_on_its_page(language: str) -> None:
    above, paragraphs, below = PAGES[language]

    article = read(above + "\n".join(paragraphs) + "\n" + below)

    assert article.language == language
    prose, body = "".join(paragraphs), "".join(article.body.split("\n\n"))
    assert len(body) >= 0.98 * len(prose)
    assert set(article.body.split("\n\n")) >= set(paragraphs)
    assert len(body) <= 1.1 * len(prose)


SHAPES = [
    pytest.param("\r\n".join((LEAD, *PROSE)), id="Windows line endings"),
    pytest.param(" ".join((LEAD, *PROSE)), id="one line"),
    pytest.param("\n".join(re.findall(r".{1,70}(?:\s|$)", " ".join((LEAD, *PROSE)))), id="wrapped at 70"),
    pytest.param("\n\n\n".join(f"    {text}" for text in (LEAD, *PROSE)), id="indented"),
    pytest.param("\n".join(f"> {text}" for text in (LEAD, *PROSE)), id="quoted as in e-mail"),
    pytest.param("\n".join((LEAD, *PROSE)).upper(), id="all capitals"),
]


@pytest.mark.parametrize("text", SHAPES)
def test_no_prose_is_lost_in_another_shape(text: str) -> None:
    article = read(text)

    words = len(text.replace("> ", "").split())
    kept = len(article.body.split()) + len(article.headline.split()) * (article.headline_origin == "clipping")
    assert kept >= 0.98 * words


def test_decisions_on_lines_override_every_rule() -> None:
    decisions = [
        LineDecision(text="Story continues below advertisement", nth=1, kind=Kind.PARAGRAPH),
        LineDecision(text=PROSE[1], nth=0, kind=Kind.PROMOTION),
        LineDecision(text="Spring storms", nth=0, kind=Kind.HEADLINE),
    ]

    article = read(BROADCAST, line_decisions={0: decisions})

    by_hand = {block.text: block.kind for block in article.blocks if block.rule == HAND}
    assert by_hand == {decision.text: decision.kind for decision in decisions}
    assert article.body.count("Story continues below advertisement") == 1
    assert PROSE[1] not in article.body
    assert article.headline == "Spring storms"


def test_a_decision_on_a_lead_keeps_its_dateline() -> None:
    article = read(WIRE, line_decisions={0: [LineDecision(text=LEAD, nth=0, kind=Kind.BLOCKQUOTE)]})

    lead = next(block for block in article.blocks if block.text == LEAD)
    assert (lead.kind, lead.rule) == (Kind.BLOCKQUOTE, HAND)
    assert article.dateline == ("Harlow Bay", "Marrenton")


def test_a_corrected_text_replaces_the_original() -> None:
    wording = "Ilse Marrandt came.\n\n“It holds,” said Marrandt."

    article = read(BROADCAST, line_decisions={0: [LineDecision(text=PROSE[1], nth=0, wording=wording)]})

    [block] = [block for block in article.blocks if block.received]
    assert (block.text, block.received, block.kind) == (wording, PROSE[1], Kind.PARAGRAPH)
    assert block.span is None or block.span.of(BROADCAST) == PROSE[1]
    assert f"\n\n{wording}\n\n" in f"\n\n{article.body}\n\n"
    assert PROSE[1] not in article.body
    assert [quote.speaker for quote in article.quotes if quote.text == "It holds,"] == ["Ilse Marrandt"]


def test_a_corrected_text_is_ignored_outside_the_body() -> None:
    decision = LineDecision(text=PROSE[1], nth=0, kind=Kind.PROMOTION, wording="Other words")

    article = read(BROADCAST, line_decisions={0: [decision]})

    assert [block.received for block in article.blocks if block.text == PROSE[1]] == [None]
    assert "Other words" not in article.body


def test_a_line_with_a_decision_is_not_split_at_its_dateline() -> None:
    line = "HARLOW BAY/ MARRENTON--" + LEAD

    article = read(WIRE, line_decisions={0: [LineDecision(text=line, nth=0, kind=Kind.CAPTION)]})

    assert [block.kind for block in article.blocks if block.text == line] == [Kind.CAPTION]
    assert article.dateline == ()


# Typical lines of clippings, so that hypothesis builds pages and not just noise.
SNIPPETS = st.sampled_from(
    [
        LEAD,
        *PROSE,
        *BROADCAST.splitlines(),
        *WIRE.splitlines(),
        *MENU.splitlines()[:8],
        *RELATED.splitlines()[:4],
        "",
        "By Ida Brandt",
        "5 February 2022",
        "MARRENTON - " + LEAD,
        "(AP) - (AFP) - Again",
        "Spring",
        "Why?",
        "1.",
        "- a",
    ]
)
ANYTHING = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=120)
CLIPPINGS = st.lists(st.one_of(SNIPPETS, SNIPPETS, ANYTHING), min_size=1, max_size=40).map("\n".join)


INVISIBLE = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad"


def usable(text: str) -> bool:
    """Whether ``text`` can be parsed: neither empty nor binary."""
    controls = [
        character for character in text if (character < " " and character not in "\t\n\v\f\r") or character == "\x7f"
    ]
    shown = text.translate(dict.fromkeys(map(ord, controls)))
    return len(controls) <= 2 and bool(shown.strip().strip(INVISIBLE).strip())


def _visible(text: str) -> str:
    """Return ``text`` without white space and the invisible characters that lines are stripped of."""
    return "".join(text.translate(dict.fromkeys(map(ord, INVISIBLE))).split())


@settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(CLIPPINGS.filter(usable))
@example(WIRE)
@example(BROADCAST)
def test_blocks_cover_every_line_once_and_in_order(text: str) -> None:
    clipping = parse(b"\xef\xbb\xbf" + text.encode(), name="a.txt")
    if clipping.media_type != "text/plain":
        return

    blocks = clipping.articles[0].blocks
    spans = [block.span for block in blocks if block.span]
    covered = "".join(span.of(clipping.text) for span in spans)

    assert [as_read(block.text) for block in blocks] == [as_read(span.of(clipping.text)) for span in spans]
    assert all(before.end <= after.start for before, after in itertools.pairwise(spans))
    assert _visible(covered) == _visible(clipping.text)


@settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(CLIPPINGS.filter(usable))
@example(WIRE)
@example(BROADCAST)
def test_parsing_a_body_again_changes_nothing(text: str) -> None:
    clipping = parse(b"\xef\xbb\xbf" + text.encode(), name="a.txt")
    body = clipping.articles[0].body
    if clipping.media_type != "text/plain" or not usable(body):
        return

    again = parse(b"\xef\xbb\xbf" + body.encode(), name="a.txt").articles[0]

    # Without the headline, lines above the lead may be read as one. None is cut.
    assert body.endswith(again.body)
    assert all(block.fate is not Fate.REMOVED for block in again.blocks)


GROWING = [
    pytest.param("\n".join((MENU, LEAD, *PROSE, RELATED)) + "\n", id="pages"),
    pytest.param("word ", id="one line of words"),
    pytest.param("(", id="one line of brackets"),
    pytest.param("By Ida Brandt and ", id="one line of bylines"),
    pytest.param("A--", id="one line of dashes"),
    pytest.param("“", id="one line of quotes"),
    pytest.param("5 February 2022 10:15 ", id="one line of dates"),
    pytest.param("By Ida Brandt\n", id="lines of bylines"),
    pytest.param("Spring storms\n\n", id="lines of subheadings"),
]


@pytest.mark.parametrize("piece", GROWING)
def test_parsing_takes_linear_time(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.text.parse.search_people", lambda *_: SearchedPeople(()))
    monkeypatch.setattr("articles.text.parse.search_quotes", lambda *_: SearchedQuotes(()))

    assert grows_linearly(lambda size: parse((piece * (size // len(piece))).encode()), size=60_000)


def test_the_lines_classified_again_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def counted(texts: Sequence[str], *rest: Any, **options: Any) -> Any:
        read.append(len(texts))
        return classify(texts, *rest, **options)

    monkeypatch.setattr("articles.text.cleaning.line_kinds.classify", counted)
    lines = MAX_LINES_JUDGED - 1_000
    parse(b"1. a\n" * (lines - 1) + b"Share this article\n")

    assert sum(read) <= 2 * lines + MAX_LINES_RECLASSIFIED
    assert len(read) > 1


@pytest.mark.skipif(not SEEDS.exists(), reason="the two real clippings are not part of the project")
def test_the_two_real_clippings_parse_as_expected() -> None:
    for expected in json.loads((SEEDS / "expected.json").read_text(encoding="utf-8")):
        data = (SEEDS / expected["file"]).read_bytes()
        clipping = parse(data, name=expected["file"])
        (article,) = clipping.articles
        starts = [0, *(match.end() for match in re.finditer("\n", clipping.text))]

        for line in expected["lines"]:
            start = starts[line["line"] - 1]
            end = start + len(clipping.text[start:].split("\n", 1)[0])
            inside = [block for block in article.blocks if block.span and start <= block.span.start < end]
            assert (inside[-1].fate.value, inside[-1].kind.value) == (line["fate"], line["kind"]), line["text"]
        assert expected["headline"] in (None, article.headline)
        assert article.headline_origin == ("lead" if expected["headline"] is None else "clipping")
        assert (article.source, article.agency) == (expected["source"], expected["agency"])
        assert list(article.authors) == expected["authors"]
        assert list(article.dateline) == expected["dateline"]
        assert (article.published.isoformat() if article.published else None) == expected["published"]


def run(*paths: Path | str) -> tuple[list[dict[str, object]], str, int]:
    out, err = StringIO(), StringIO()
    status = 0
    try:
        call_command("parse", "--json", *map(str, paths), stdout=out, stderr=err)
    except SystemExit as error:
        status = int(str(error.code))
    return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue(), status


def test_the_command_prints_one_object_per_article(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "wire.txt").write_text(WIRE, encoding="utf-8")
    (tmp_path / "page.HTML").write_text(f"<html><body><p>{LEAD}</p></body></html>", encoding="utf-8")
    (tmp_path / "notes.log").write_text(LEAD, encoding="utf-8")

    rows, errors, status = run(tmp_path)

    assert (status, errors) == (0, "")
    assert [Path(str(row["file"])).name for row in rows] == ["wire.txt", "page.HTML"]
    assert list(rows[0]) == [
        "file", "index", "sha256", "url", "language", "headline", "headline_origin", "standfirst", "source", "agency",
        "authors", "credit", "dateline", "published", "blocks", "body", "people", "quotes",
    ]  # fmt: skip
    blocks = rows[0]["blocks"]
    assert isinstance(blocks, list)
    assert all(WIRE[block["start"] : block["end"]] == block["text"] for block in blocks)
    assert rows[0]["body"] == "\n\n".join(block["text"] for block in blocks if block["fate"] == Fate.BODY)


def test_the_command_prints_what_a_reading_app_says_and_links_if_asked(tmp_path: Path) -> None:
    rows = [
        {
            "url": "https://elvar.example/1",
            "title": "Dome",
            "tags": ["night"],
            "content": LEAD,
            "saved_at": "2024-06-03",
        },
        {"url": "https://elvar.example/2", "title": "Pier", "tags": [], "content": "", "highlights": ["a line"]},
    ]
    path = tmp_path / "list.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    only_links = tmp_path / "links.json"
    only_links.write_text(json.dumps(rows[1:]), encoding="utf-8")

    [article], errors, status = run(path)
    [_article, link], _errors, _status = run(path, "--links")

    assert status == 0
    assert f"{path}: 1 link without text" in errors
    assert (article["saved"], article["tags"], article["highlights"]) == ("2024-06-03", ["night"], [])
    assert (link["link"], link["url"], link["title"]) == (0, "https://elvar.example/2", "Pier")
    assert link["highlights"] == [{"text": "a line", "note": None, "color": None, "made": None}]
    assert run(only_links) == ([], f"{only_links}: 1 link without text\n", 0)


def test_the_command_reports_rejected_files_and_continues(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "c.txt").write_text(LEAD, encoding="utf-8")

    rows, errors, status = run(tmp_path)

    assert status == 1
    assert len(rows) == 1
    assert "a.txt: it is empty" in errors
    assert re.search(r"b.txt: .*binary", errors)


def test_a_file_given_by_name_is_read_whatever_its_extension(tmp_path: Path) -> None:
    (tmp_path / "clipping.dat").write_text(LEAD, encoding="utf-8")

    rows, _, status = run(tmp_path / "clipping.dat")

    assert (len(rows), status) == (1, 0)


def test_a_missing_path_is_a_usage_error(tmp_path: Path) -> None:
    rows, errors, status = run(tmp_path / "nothing.txt")

    assert (rows, status) == ([], 2)
    assert "nothing.txt" in errors


@pytest.mark.parametrize("runs", [True, False])
@pytest.mark.parametrize("data", [b"The slip is shut.", b""])
def test_the_garbage_collector_runs_after_parsing_if_it_did_before(data: bytes, *, runs: bool) -> None:
    try:
        (gc.enable if runs else gc.disable)()
        with contextlib.suppress(UnreadableClipping):
            parse(data)
        assert gc.isenabled() is runs
    finally:
        gc.enable()
