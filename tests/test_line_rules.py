"""Cleaning rules on stored articles: previewing, applying and undoing them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from articles import curation, ingest
from articles.curation import NotUndoable, continue_run, rule_preview, runs
from articles.curation.rule_preview import preview_rule
from articles.ingest import Received
from articles.ingest.parser_inputs import cleaning_rules, current_parser_version
from articles.models import (
    Alias,
    Appearance,
    Article,
    Change,
    ChangePart,
    Clipping,
    LineRule,
    LineSighting,
    Mention,
    Person,
    Quote,
    Revision,
    Source,
    Story,
    StoryMembership,
)
from articles.text.data.kinds import Fate, Kind
from tests.dumps import HARBOR, RECOUNT, numbered
from tests.factories import make_agency, make_curator, make_line_rule, make_source, make_tagging

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsarchive.accounts.models import User

pytestmark = pytest.mark.django_db

PLEA = "Friends of the paper keep the ferry office honest, and every friend receives the almanac in spring."
SAID = "“Whoever saw the lantern on the mole that night should write to us,” said Tomasine Erval of the reading room."
DERIVED = (Article, Appearance, Mention, Quote, Person, Alias, StoryMembership, Story, LineSighting)


def dump(number: int, *lines: str) -> str:
    first, *rest = numbered(number).strip().split("\n\n")
    closing = (
        f"The office of pier {number} closes at noon, and the boats of that pier lie still until the next morning."
    )
    return "\n\n".join([first, *rest, *lines, closing]) + "\n"


def store(*texts: str, source: Source | None = None) -> list[Article]:
    files = [Received(data=text.encode(), name=f"{number}.txt") for number, text in enumerate(texts)]
    results = list(ingest.store(files, origin=Clipping.Origin.COMMAND, source=source))
    ids = [pk for result in results for pk in result.article_ids]
    assert len(ids) == len(texts)
    return list(Article.objects.filter(pk__in=ids).order_by("pk"))


def rows(*, leave: Sequence[str] = ()) -> dict[str, list[dict[str, Any]]]:
    """Return all rows that parsing created, without the columns named."""
    found = {}
    for model in DERIVED:
        names = [f.attname for f in model._meta.concrete_fields if not f.generated and f.attname not in leave]
        dumped = model._default_manager.order_by("pk").values(*names)
        found[model.__name__] = [
            {k: bytes(v) if isinstance(v, memoryview) else v for k, v in row.items()} for row in dumped
        ]
    return found


def kind_of(article: Article, text: str) -> str:
    article.refresh_from_db()
    [kind] = {block["kind"] for block in article.blocks if block["text"] == text}
    return str(kind)


def apply(rule: LineRule, *, user: User | None = None) -> Change:
    change = curation.write_rule(rule, user=user)
    assert change
    continue_run(change)
    return change


@pytest.fixture
def curator() -> User:
    return make_curator()


def test_clippings_are_parsed_with_the_enabled_rules() -> None:
    rule = make_line_rule(text=PLEA, kind=Kind.PROMOTION)
    make_line_rule(text="Notice number 1 of the harbor office", enabled=False)

    [article] = store(dump(1, PLEA))

    assert article.headline == "Notice number 1 of the harbor office"
    assert [block["rule"] for block in article.blocks if block["text"] == PLEA] == [f"rule #{rule.pk}: {rule.name}"]
    assert PLEA not in article.body
    assert Clipping.objects.get().parser_version == current_parser_version()


def test_a_rule_for_one_source_applies_to_that_source_only() -> None:
    gull = make_source(name="The Gull", aliases=["Gull Daily", "The Tern"])
    tern = make_source(name="The Tern")
    make_line_rule(text=PLEA, source=gull)

    [theirs] = store(dump(1, PLEA), source=gull)
    [others] = store(dump(2, PLEA), source=tern)
    [nobodys] = store(dump(3, PLEA))

    assert [PLEA in article.body for article in (theirs, others, nobodys)] == [False, True, True]
    assert [rule.names for rule in cleaning_rules()] == [frozenset({"the gull", "gull daily"})]


def test_clippings_parsed_before_a_rule_was_saved_are_marked_for_reprocessing(monkeypatch: pytest.MonkeyPatch) -> None:
    from articles.ingest import storing

    def parse(*args: Any, **options: Any) -> Any:
        found = core(*args, **options)
        if not LineRule.objects.exists():
            make_line_rule(text=PLEA)
        return found

    core = storing.parse
    monkeypatch.setattr(storing, "parse", parse)

    store(dump(1, PLEA))

    assert Clipping.objects.get().parser_version == ""


@pytest.mark.parametrize(
    "fields",
    [
        {"text": ""},
        {"name": ""},
        {"match": "glob"},
        {"kind": "paragraph"},
    ],
)
def test_the_database_rejects_an_empty_rule(fields: dict[str, str]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make_line_rule(**fields)


def test_a_rule_is_unique_per_source() -> None:
    gull = make_source()
    make_line_rule(text="Read more")
    make_line_rule(text="Read more", source=gull)
    for source in (None, gull):
        with pytest.raises(IntegrityError), transaction.atomic():
            make_line_rule(text="Read more", source=source)


def brute_force(rule: LineRule) -> dict[str, int]:
    """Count the effect of a rule by storing it and reprocessing everything, to compare with ``preview_rule``."""
    before = {article.pk: article for article in Article.objects.order_by("pk")}
    counts = {"lines": 0, "articles": 0, "from_body": 0, "put_back": 0, "renamed": 0, "from_header": 0, "body_words": 0}
    with transaction.atomic():
        rule.save()
        list(ingest.reparse(Clipping.objects.order_by("pk").values_list("pk", flat=True)))
        for article in Article.objects.order_by("pk"):
            pairs = list(zip(before[article.pk].blocks, article.blocks, strict=True))
            changed = [
                (Kind(old["kind"]), Kind(new["kind"]), old["text"]) for old, new in pairs if old["kind"] != new["kind"]
            ]
            counts["lines"] += len(changed)
            counts["articles"] += bool(changed)
            for old, new, text in changed:
                if new.fate is Fate.BODY:
                    counts["put_back"] += 1
                elif old.fate is Fate.BODY:
                    counts["from_body"] += 1
                    counts["body_words"] += len(text.split())
                else:
                    counts["from_header" if old.fate is Fate.HEADER else "renamed"] += 1
        transaction.set_rollback(True)
    rule.pk = None
    return counts


@pytest.mark.parametrize(
    ("match", "text", "kind"),
    [
        pytest.param("exact", PLEA.upper(), "promotion", id="an exact line of the body"),
        pytest.param("exact", "advertisement", "legal", id="a removed line of another kind"),
        pytest.param("exact", "Sign up for our newsletter", "", id="a removed line to keep"),
        pytest.param("prefix", "Friends of the", "promotion", id="a beginning"),
        pytest.param("prefix", "sign up", "", id="a beginning to keep"),
        pytest.param("pattern", r"of pier \d+ closes", "legal", id="a pattern"),
        pytest.param(
            "pattern", r"(?i)^ADVERT|almanac in spring\.$", "sponsored", id="a pattern without a literal part"
        ),
        pytest.param("pattern", "xyzzy", "sponsored", id="a pattern that matches nothing"),
    ],
)
@pytest.mark.parametrize("scoped", [False, True], ids=["for all", "for one source"])
def test_a_preview_predicts_the_effect_of_applying(match: str, text: str, kind: str, scoped: bool) -> None:
    gull = make_source(name="The Gull")
    store(dump(1, PLEA, "Advertisement"), dump(2, "Sign up for our newsletter", PLEA, PLEA), source=gull)
    store(dump(3, PLEA, "Advertisement", "Sign up for our newsletter"), dump(4))
    rule = LineRule(name="rule", match=match, text=text, kind=kind, source=gull if scoped else None)

    preview = preview_rule(rule)

    assert {name: getattr(preview, name) for name in brute_force(rule)} == brute_force(rule)
    assert preview.looked_at == preview.articles_in_scope == (2 if scoped else 4)
    assert sum(outlet.lines for outlet in preview.outlets) == preview.lines
    assert sum(outlet.articles for outlet in preview.outlets) == preview.articles


def test_a_preview_marks_the_match_in_its_context() -> None:
    [article] = store(dump(1, PLEA))
    rule = LineRule(name="rule", match="pattern", text="almanac in", kind="promotion")

    [example] = preview_rule(rule).examples

    assert (example.head + example.match + example.tail, example.match) == (PLEA, "almanac in")
    assert (example.article_id, example.above) == (article.pk, article.blocks[example.number - 1]["text"][:160] + "…")
    assert example.below.startswith("The office of pier 1")
    assert (example.now, example.then) == (Kind.PARAGRAPH, Kind.PROMOTION)


def test_a_preview_shows_one_line_of_each_outlet_first() -> None:
    gull, tern = make_source(name="Gull"), make_source(name="Tern")
    store(*(dump(number, PLEA) for number in range(5)), source=gull)
    store(dump(7, PLEA), source=tern)

    preview = preview_rule(LineRule(name="rule", text=PLEA, kind="promotion"))

    assert [(outlet.name, outlet.lines) for outlet in preview.outlets] == [("Gull", 5), ("Tern", 1)]
    assert [example.outlet for example in preview.examples] == ["Gull", "Tern", "Gull", "Gull"]


def test_a_preview_lists_lines_corrected_otherwise(curator: User) -> None:
    kept, cut = store(dump(1, PLEA), dump(2, PLEA))
    curation.correct_line(kept, PLEA, 0, Kind.BLOCKQUOTE, user=curator)
    curation.correct_line(cut, PLEA, 0, Kind.LEGAL, user=curator)

    preview = preview_rule(LineRule(name="rule", text=PLEA, kind="promotion"))

    assert (preview.lines, preview.against_count) == (0, 1)
    assert [(line.article_id, line.text, line.kind) for line in preview.against] == [(kept.pk, PLEA, Kind.BLOCKQUOTE)]


def test_a_preview_leaves_lines_to_rules_with_precedence() -> None:
    [article] = store(dump(1, PLEA))
    make_line_rule(text=PLEA, kind="")

    preview = preview_rule(LineRule(name="rule", match="prefix", text="Friends", kind="promotion"))

    assert preview.lines == 0
    assert article.pk


def test_a_preview_of_a_large_archive_covers_the_latest_articles(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rule_preview, "MOST_LOOKED_AT", 2)
    store(*(dump(number, PLEA) for number in range(3)))

    preview = preview_rule(LineRule(name="rule", text=PLEA, kind="promotion"))

    assert (preview.articles_in_scope, preview.looked_at, preview.lines, preview.is_complete) == (3, 2, 2, False)


def test_query_count_of_a_preview_does_not_depend_on_articles() -> None:
    rule = LineRule(name="rule", text=PLEA, kind="promotion")
    store(dump(1, PLEA))
    with CaptureQueriesContext(connection) as one:
        preview_rule(rule)
    store(*(dump(number, PLEA) for number in range(2, 9)))

    with CaptureQueriesContext(connection) as many:
        preview_rule(rule)

    assert len(many) == len(one) <= 6


def test_a_rule_that_removes_much_of_the_text_is_refused_with_figures() -> None:
    store(HARBOR, RECOUNT)

    preview = preview_rule(LineRule(name="rule", match="pattern", text="the", kind="promotion"))

    assert preview.share > rule_preview.MOST_BODY_SHARE
    assert f"{100 * preview.share:.1f}% of all text" in preview.refusal
    assert preview.emptied == 2
    assert not preview_rule(LineRule(name="rule", match="pattern", text="xyzzy", kind="promotion")).refusal


def test_a_rule_for_one_line_is_not_refused_in_a_small_archive() -> None:
    store(dump(1, PLEA))

    preview = preview_rule(LineRule(name="rule", text=PLEA, kind="promotion"))

    assert preview.share > rule_preview.MOST_BODY_SHARE
    assert not preview.refusal


def test_undoing_a_rule_restores_every_row(curator: User) -> None:
    first, second, other = store(dump(1, PLEA, SAID), dump(2, SAID), dump(3))
    make_tagging(article=first)
    before = rows(leave=["revision"])
    assert Quote.objects.filter(speaker__name="Tomasine Erval").count() == 2

    change = apply(LineRule(name="rule", match="prefix", text="“Whoever saw", kind="legal"), user=curator)
    assert not Quote.objects.exclude(article=other).filter(speaker__name="Tomasine Erval").exists()
    assert not Person.objects.filter(name="Tomasine Erval").exists()
    assert Change.objects.count() == 1
    assert change.undo["changed"] == 2
    curation.undo(change, user=curator)

    assert rows(leave=["revision"]) == before
    assert not LineRule.objects.exists()
    assert list(Article.objects.order_by("pk").values_list("revision", flat=True)) == [3, 3, 1]
    assert list(Revision.objects.filter(article=second).order_by("number").values_list("number", flat=True)) == [1, 2]


@pytest.mark.parametrize("act", ["switch off", "delete", "edit"])
def test_undoing_a_change_of_a_rule_restores_every_row(act: str, curator: User) -> None:
    store(dump(1, PLEA, SAID), dump(2, SAID))
    rule = make_line_rule(match="prefix", text="“Whoever saw", kind="legal", name="lantern")
    list(ingest.reparse(Clipping.objects.values_list("pk", flat=True)))
    before = rows(leave=["revision"])
    if act == "switch off":
        change = curation.switch_rule(rule, on=False, user=curator)
    elif act == "delete":
        change = curation.delete_rule(rule, user=curator)
    else:
        rule.match, rule.text, rule.kind, rule.name = "exact", PLEA, "promotion", "plea"
        change = curation.write_rule(rule, user=curator)
    assert change
    continue_run(change)
    assert SAID in Article.objects.order_by("pk")[0].body
    assert rows(leave=["revision"]) != before

    curation.undo(change, user=curator)

    assert rows(leave=["revision"]) == before
    assert LineRule.objects.get().text == "“Whoever saw"


def test_saving_and_applying_twice_changes_nothing(curator: User) -> None:
    store(dump(1, PLEA))
    rule = LineRule(name="rule", text=PLEA, kind="promotion")
    change = apply(rule, user=curator)
    before = rows()

    again = curation.write_rule(LineRule.objects.get(), user=curator)
    progress = continue_run(change)

    assert again is None
    assert progress.is_done
    assert (Change.objects.count(), ChangePart.objects.count()) == (1, 1)
    assert rows() == before


def test_a_long_run_continues_where_it_stopped_and_is_one_change(
    monkeypatch: pytest.MonkeyPatch, curator: User
) -> None:
    monkeypatch.setattr(runs, "CLIPPINGS_A_STEP", 2)
    articles = store(*(dump(number, PLEA) for number in range(5)))
    change = curation.write_rule(LineRule(name="rule", text=PLEA, kind="promotion"), user=curator)
    assert change

    progress = continue_run(change, seconds=0)
    assert (progress.looked_at, progress.left, progress.changed) == (2, 3, 2)
    assert curation.unfinished_runs() == [change]
    progress = continue_run(change)

    assert (progress.looked_at, progress.left, progress.changed) == (5, 0, 5)
    assert curation.unfinished_runs() == []
    curation.undo(change, user=curator)
    assert all(PLEA in article.body for article in Article.objects.all())
    assert len(articles) == 5


def test_later_corrections_stay_when_a_rule_is_undone(curator: User) -> None:
    first, second = store(dump(1, PLEA), dump(2, PLEA))
    change = apply(LineRule(name="rule", text=PLEA, kind="promotion"), user=curator)
    curation.correct_line(first, PLEA, 0, Kind.LEGAL, user=curator)
    curation.correct_field(second, "headline", "Quiet on the mole", user=curator)

    curation.undo(change, user=curator)

    assert (kind_of(first, PLEA), kind_of(second, PLEA)) == ("legal", "paragraph")
    assert second.headline == "Quiet on the mole"


def test_the_effect_of_a_later_rule_stays_when_a_rule_is_undone(curator: User) -> None:
    [article] = store(dump(1, PLEA, SAID, "Advertisement"))
    first = apply(LineRule(name="first", text="Advertisement", kind="legal"), user=curator)
    apply(LineRule(name="second", text="Advertise", match="pattern", kind="sponsored"), user=curator)
    apply(LineRule(name="third", text=SAID, kind="promotion"), user=curator)

    curation.undo(first, user=curator)

    assert [kind_of(article, text) for text in ("Advertisement", SAID, PLEA)] == ["sponsored", "promotion", "paragraph"]


def test_a_rule_keeps_corrections_of_lines_and_fields(curator: User) -> None:
    first, second = store(dump(1, PLEA), dump(2, PLEA))
    curation.correct_line(first, PLEA, 0, Kind.BLOCKQUOTE, user=curator)
    curation.correct_field(second, "headline", "Quiet on the mole", user=curator)

    apply(LineRule(name="rule", text=PLEA, kind="promotion"), user=curator)

    assert (kind_of(first, PLEA), kind_of(second, PLEA)) == ("blockquote", "promotion")
    assert second.headline == "Quiet on the mole"


def test_changes_of_one_rule_are_undone_in_reverse_order(curator: User) -> None:
    store(dump(1, PLEA))
    made = apply(LineRule(name="rule", text=PLEA, kind="promotion"), user=curator)
    off = curation.switch_rule(LineRule.objects.get(), on=False, user=curator)
    assert off

    with pytest.raises(NotUndoable):
        curation.undo(made, user=curator)
    curation.undo(off, user=curator)
    curation.undo(made, user=curator)

    assert not LineRule.objects.exists()


def test_a_source_with_a_rule_cannot_be_deleted() -> None:
    agency = make_agency()
    make_line_rule(text=PLEA, source=agency)

    with pytest.raises(IntegrityError), transaction.atomic():
        Source.objects.filter(pk=agency.pk).delete()
