"""Rules that judge a line by itself: which lines they remove, and which they must leave."""

from __future__ import annotations

import pytest

from articles.text.cleaning.boilerplate import fold, judge_line, judge_lines, profile_lines
from articles.text.data.boilerplate import LABELS, PATTERNS
from articles.text.data.kinds import Fate, Kind
from articles.text.data.sources import SourceLine, SourceProfile
from tests.growth import grows_linearly, processor_seconds

DEBRIS = [
    ("Advertisement", Kind.ADVERTISEMENT),
    ("Story continues below advertisement", Kind.ADVERTISEMENT),
    ("This advertisement has not loaded yet, but your article continues below.", Kind.ADVERTISEMENT),
    ("Sponsored content", Kind.SPONSORED),
    ("Content by Taboola", Kind.SPONSORED),
    ("Click to play video: 'Storm hits the pier'", Kind.VIDEO),
    ("WATCH ABOVE: Storm hits the pier – Jun 14, 2021", Kind.VIDEO),
    ("4:11 Storm hits the pier at Harlow Bay", Kind.VIDEO),
    ("Photo: Ida Brandt/Harlow Press", Kind.CAPTION),
    ("Mayor Orla Voss, left, at the pier in Harlow Bay, Friday, Feb. 4, 2022. (Town Pool Photo via AP)", Kind.CAPTION),
    ("Divers look for cracks in the pillars of the pier on Friday. Ida Brandt / Getty Images", Kind.CAPTION),
    ("Divers look for cracks in the pillars of the pier on Friday. (Harlow Port Authority)", Kind.CAPTION),
    ("Mayor Orla Voss, left, and Ida Brandt walk on the pier in Harlow Bay (Tomas Wend)", Kind.CAPTION),
    ("Copyright Harlow Press. Reproduction without permission is forbidden.", Kind.LEGAL),
    ("Ida Brandt covers the coast and its towns. Reach her at ida@press.harlow.example", Kind.AUTHOR_BIO),
    ("Sign up for our daily newsletter", Kind.NEWSLETTER),
    ("Breaking news from the coast sent to your email, as it happens.", Kind.NEWSLETTER),
    ("Already a subscriber? Sign in", Kind.NEWSLETTER),
    ("Read more: Why piers fall", Kind.RELATED),
    ("RELATED ARTICLES", Kind.RELATED),
    ("ALSO READ: The last ferry", Kind.RELATED),
    ("Share this article in your social network", Kind.SHARE),
    ("Facebook", Kind.SHARE),
    ("12 Comments", Kind.COMMENTS),
    ("You must be logged in to post a comment.", Kind.COMMENTS),
    ("[ 167 comments ]", Kind.COMMENTS),
    ("34 responses to “Pier shut before the storms”", Kind.COMMENTS),
    ("Ida Brandt on March 4, 2022 at 6:10 pm said:", Kind.COMMENTS),
    ("Deixe uma resposta", Kind.COMMENTS),
    ("Все комментарии", Kind.COMMENTS),
    ("Artigos relacionados", Kind.RELATED),
    ("Das könnte Sie auch interessieren", Kind.RELATED),
    ("Divers look for cracks in the pillars of the pier. Credit: Harlow Port Authority", Kind.CAPTION),
    ("© 2022 Harlow Press Ltd. All rights reserved.", Kind.LEGAL),
    ("We use cookies to improve your visit.", Kind.LEGAL),
    ("Ida Brandt is a reporter at Harlow Press covering the coast.", Kind.AUTHOR_BIO),
    ("Ida Brandt writes about piers and the people on them for the Harlow Press.", Kind.AUTHOR_BIO),
    ("Tags: pier, storm, Harlow Bay", Kind.NAVIGATION),
    ("Classified: Rowing boat, one owner, no oars. Call the Press office.", Kind.ADVERTISEMENT),
    ("Also in the Press", Kind.RELATED),
    ("Ida Brandt has walked the coast since 1999. Reach her on X or at the harbour office.", Kind.AUTHOR_BIO),
    ("Skip to main content", Kind.NAVIGATION),
]


@pytest.mark.parametrize(("line", "kind"), DEBRIS, ids=[line[:40] for line, _ in DEBRIS])
def test_debris_is_recognised(line: str, kind: Kind) -> None:
    verdict = judge_line(line)

    assert verdict is not None
    assert verdict.kind is kind


PROSE_LINES = [
    "Powered by a gift from the harbour's shipowners, the rescue service bought three boats and trained forty people.",
    "AP Photographer Tomas Wend has shown his pictures of the pier in the town hall since Monday.",
    "The pier was shut on Friday after divers found cracks in two of its pillars.",
    "He said the advertisement had run for three weeks in the local paper.",
    "“Watch the water,” the harbour master said, “and then the sky.”",
    "She shared the photo with her brother, who posted it on Facebook.",
    "The contract was seen by Reuters.",
    "6:05 p.m.",
    "The town has two piers. (The other is of wood.)",
    "The left, she said, had never cared for the pier (or for the sea).",
    "Mutual support",
    "The others turned back. Ida Brandt was the first to reach her on Sunday.",
    "Classified papers were found in a shed behind the theatre on the pier.",
    "- Engineers will measure the pillars next week.",
    "Related charges against the owner were dropped in March.",
    "Subscribers to the town's water company will pay more from May.",
    "Comments by the mayor angered shopkeepers on the pier.",
]


@pytest.mark.parametrize("line", PROSE_LINES, ids=[line[:40] for line in PROSE_LINES])
def test_prose_has_no_verdict(line: str) -> None:
    assert judge_line(line) is None


def test_recurring_lines_match_in_any_case_and_quote_style() -> None:
    lines = (SourceLine(text="A series about the coast’s “lost” villages", kind=Kind.PROMOTION),)
    recurring = profile_lines([SourceProfile(name="Harlow Press", lines=lines)])

    (verdict,) = judge_lines(['A SERIES about the coast\'s "lost" villages.'], recurring)

    assert verdict is not None
    assert (verdict.kind, verdict.rule) == (Kind.PROMOTION, "recurring line of Harlow Press")


def test_a_title_under_a_video_player_is_part_of_the_player() -> None:
    verdicts = judge_lines(["Click to play video: 'Storm hits the old pier'", "Storm hits the old pier"], {})

    assert [verdict and verdict.kind for verdict in verdicts] == [Kind.VIDEO, Kind.VIDEO]


PROSE = (
    "The pier was shut on Friday after divers found cracks in two of its pillars, the town of Harlow Bay said in a "
    "notice to everybody who lives on the harbour, and it will stay shut until an engineer has measured them all."
)
BY_NAME = """\
Comments
Tide Watcher says:
March 4, 2022 at 6:34 am
About time somebody looked at it closely.
Gull says:
March 4, 2022 at 7:02 am
It was safe enough for my grandmother, and she danced on it.
Old Salt says:
March 4, 2022 at 7:40 am
Nobody asked the fishermen, who could have told them."""
BY_AGE = """\
3 comments
tidewatcher
2 days ago at 06:34 am
About time somebody looked at it closely.
gull
2 days ago at 07:02 am
It was safe enough for my grandmother, and she danced on it.
old salt
1 day ago at 07:40 am
Nobody asked the fishermen, who could have told them."""


@pytest.mark.parametrize("thread", [BY_NAME, BY_AGE], ids=["names and times", "times counted from today"])
def test_lines_between_commenters_and_times_are_comments(thread: str) -> None:
    lines = thread.splitlines()

    verdicts = judge_lines([PROSE, PROSE, *lines, "Related articles", "Harlow builds a boat"], {})

    assert [verdict and verdict.kind for verdict in verdicts] == [
        None,
        None,
        *[Kind.COMMENTS] * len(lines),
        Kind.RELATED,
        None,
    ]


def test_posts_of_a_live_blog_below_a_comment_count_are_not_comments() -> None:
    posts = [line for hour in range(9, 15) for line in (f"March 4, 2022 at {hour}:10 am", PROSE)]

    verdicts = judge_lines(["12 comments", *posts], {})

    assert verdicts[1:] == [None] * len(posts)
    assert judge_lines([PROSE, PROSE, "12 comments", *posts], {})[3:] == [None] * len(posts)


def test_every_rule_removes_lines_and_gives_a_reason() -> None:
    for rule in (*LABELS, *PATTERNS):
        assert rule.kind.fate is Fate.REMOVED
        assert rule.reason.endswith(".")


def test_no_label_is_in_two_rules() -> None:
    labels = [fold(label) for rule in LABELS for label in set(map(fold, rule.labels))]

    assert sorted(label for label in set(labels) if labels.count(label) > 1) == []


HOSTILE = ["(" * 1_000_000, "a " * 500_000, "by " * 300_000, "©" * 1_000_000, "1:" * 500_000, " . " * 300_000]


@pytest.mark.parametrize("line", HOSTILE, ids=["brackets", "words", "by", "signs", "times", "stops"])
def test_a_hostile_line_is_judged_quickly(line: str) -> None:
    short = processor_seconds(lambda: judge_line.__wrapped__(line[:800]))

    assert processor_seconds(lambda: judge_lines([line], {})) < 20 * short + 0.2


@pytest.mark.parametrize("piece", ["name says:\n", "March 4, 2022\nname\n", "12 comments\n", PROSE + "\n1 comment\n"])
def test_judging_takes_time_linear_in_the_number_of_lines(piece: str) -> None:
    def judge(count: int) -> object:
        fold.cache_clear()
        judge_line.cache_clear()
        return judge_lines([PROSE, PROSE, "Comments", *(piece * count).splitlines()], {})

    assert grows_linearly(judge, size=1_000)


ELSEWHERE = [
    ("Lesen Sie auch: Werft legt drittes Schiff auf Kiel", Kind.RELATED),
    ("À lire aussi Le chantier lance un troisième bateau", Kind.RELATED),
    ("Читайте также: Верфь заложила третье судно", Kind.RELATED),
    ("اقرأ أيضاً", Kind.RELATED),
    ("関連記事", Kind.RELATED),
    ("많이 본 뉴스", Kind.RELATED),
    ("Artikkelen fortsetter under annonsen", Kind.ADVERTISEMENT),
    ("La suite après la publicité", Kind.ADVERTISEMENT),
    ("Continua após a publicidade", Kind.ADVERTISEMENT),
    ("Foto: Pim Harrow", Kind.CAPTION),
    ("Fot. Pim Harrow", Kind.CAPTION),
    ("去年冬天的老码头。图片来源：港务局", Kind.CAPTION),
    ("Partager sur Facebook", Kind.SHARE),
    ("記事を保存する", Kind.SHARE),
    ("Zaloguj się, aby czytać dalej", Kind.NEWSLETTER),
    ("この記事は有料会員限定です。", Kind.NEWSLETTER),
    ("Přidat komentář", Kind.COMMENTS),
    ("Tüm hakları saklıdır", Kind.LEGAL),
    ("저작권자 ⓒ 쿼인신문 무단전재 및 재배포 금지", Kind.LEGAL),
    ("Lesezeit: 4 Minuten", Kind.NAVIGATION),
    ("Über den Autor", Kind.AUTHOR_BIO),
]


@pytest.mark.parametrize(("text", "kind"), ELSEWHERE, ids=[text for text, _ in ELSEWHERE])
def test_debris_is_recognised_in_many_languages(text: str, kind: Kind) -> None:
    verdict = judge_line(text)

    assert verdict is not None
    assert verdict.kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "Recibe el premio la mujer que llevó la última barca, anunció el jueves la oficina del puerto.",
        "Lesen Kinder auch nachts, fragte der Hafenkapitän die Kinder auf der Fähre, und alle sagten ja.",
        "Foton behövs inte på färjan, sade hamnkaptenen.",
        "Få båtar går så långt ut som den nya färjan mellan öarna, sade hamnkaptenen på torsdagen.",
        "港务局星期四表示，前往外岛的渡轮将于四月恢复航行，两艘新船已经抵达港口，票价为四克朗，学生可以免费乘坐。",
    ],
)
def test_prose_that_begins_like_a_label_stays(text: str) -> None:
    assert judge_line(text) is None
