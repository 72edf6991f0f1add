"""The pages of cleaning rules: permissions, the preview before saving, and the effect of saving."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import curation
from articles.curation import drafts, rule_preview, runs
from articles.ingest.pending import preview
from articles.lines.ledger import digest
from articles.models import Article, Change, LineRule
from tests.dumps import HARBOR, RECOUNT
from tests.factories import make_curator, make_line_rule, make_pending_clipping, make_source, make_user
from tests.test_line_rules import PLEA, dump, store

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db

RULE = {
    "text": PLEA,
    "match": "exact",
    "kind": "promotion",
    "name": "friends",
    "enabled": "on",
    "source": "",
    "note": "",
}


@pytest.fixture
def curator(client: Client) -> Client:
    client.force_login(make_curator(username="vera"))
    return client


def previewed(client: Client, url: str = "/rules/new/", **data: Any) -> Any:
    return client.post(url, {**RULE, "do": "preview", **data})


def saved(client: Client, url: str = "/rules/new/", **data: Any) -> Any:
    seen = previewed(client, url, **data).context["form"].choice
    return client.post(url, {**RULE, "do": "apply", "seen": seen, **data}, follow=True)


@pytest.mark.parametrize("name", ["rules", "new_rule", "rule", "switch_rule", "delete_rule", "change_progress"])
def test_readers_cannot_open_the_rules(client: Client, name: str) -> None:
    rule = make_line_rule()
    change = Change.objects.create(kind=Change.Kind.LINE_RULE, undo={})
    ids = {"rules": [], "new_rule": [], "change_progress": [change.pk]}
    client.force_login(make_user())
    url = reverse(f"articles:{name}", args=ids.get(name, [rule.pk]))

    answers = [client.get(url).status_code, client.post(url).status_code]

    assert set(answers) <= {403, 405}
    assert 403 in answers
    assert LineRule.objects.get().enabled


def test_a_rule_is_saved_only_after_its_effect_was_shown(curator: Client) -> None:
    [article] = store(dump(1, PLEA))

    unseen = curator.post("/rules/new/", {**RULE, "do": "apply"})
    assert unseen.status_code == 422
    assert not LineRule.objects.exists()
    assert "Check the preview below" in unseen.content.decode()
    assert "1 line would change in 1 article." in unseen.content.decode()
    answer = curator.post("/rules/new/", {**RULE, "do": "apply", "seen": unseen.context["form"].choice}, follow=True)

    assert answer.redirect_chain == [("/rules/", 302)]
    assert "1 article changed." in answer.content.decode()
    article.refresh_from_db()
    assert PLEA not in article.body
    rule = LineRule.objects.get()
    assert (rule.name, rule.made_by.username if rule.made_by else "") == ("friends", "vera")


def test_a_changed_text_is_previewed_before_it_is_saved(curator: Client) -> None:
    store(dump(1, PLEA))
    seen = previewed(curator).context["form"].choice

    answer = curator.post("/rules/new/", {**RULE, "text": "Notice", "match": "prefix", "do": "apply", "seen": seen})

    assert answer.status_code == 422
    assert not LineRule.objects.exists()


def test_a_preview_marks_the_match_and_shows_the_share_of_words(curator: Client) -> None:
    gull = make_source(name="The Gull")
    store(HARBOR, dump(1, PLEA), source=gull)

    page = previewed(curator, match="pattern", text="almanac in").content.decode()

    assert "<mark>almanac in</mark>" in page
    assert "1 line would change in 1 article." in page
    assert "The Gull" in page
    assert not LineRule.objects.exists()


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ({"match": "pattern", "text": "(open"}, "Invalid pattern: missing ): (open."),
        ({"match": "pattern", "text": "x*"}, "This pattern matches an empty line"),
        ({"match": "exact", "text": "..."}, "Enter at least one letter or digit"),
        ({"text": ""}, "This field is required."),
        ({"text": "x" * 501}, "at most 500 characters"),
        ({"kind": "paragraph"}, "Select a valid choice."),
    ],
)
def test_invalid_rules_are_reported_beside_the_field(curator: Client, data: dict[str, str], error: str) -> None:
    page = previewed(curator, **data)

    field = "kind" if "kind" in data else "text"
    assert error in " ".join(page.context["form"].errors[field])
    assert error.replace("<", "&lt;") in page.content.decode()


def test_a_second_rule_for_the_same_lines_is_rejected(curator: Client) -> None:
    make_line_rule(text=PLEA)

    assert previewed(curator).context["form"].errors


def test_a_rule_that_removes_too_much_can_only_be_saved_switched_off(curator: Client) -> None:
    store(HARBOR, RECOUNT)
    greedy = {"match": "pattern", "text": "the"}

    refused = saved(curator, **greedy)
    assert refused.status_code == 422
    assert "of all text; the limit is" in refused.content.decode()
    assert not LineRule.objects.exists()
    off = {name: value for name, value in {**RULE, **greedy}.items() if name != "enabled"}
    seen = curator.post("/rules/new/", {**off, "do": "preview"}).context["form"].choice
    curator.post("/rules/new/", {**off, "do": "apply", "seen": seen})
    rule = LineRule.objects.get()
    answer = curator.post(f"/rules/{rule.pk}/switch/", {"on": "1"}, follow=True)

    assert "of all text; the limit is" in answer.content.decode()
    rule.refresh_from_db()
    assert not rule.enabled


def test_switching_off_and_deleting_a_rule_reverse_its_effect(curator: Client) -> None:
    [article] = store(dump(1, PLEA))
    saved(curator)
    rule = LineRule.objects.get()

    curator.post(f"/rules/{rule.pk}/switch/", {"on": "0"})
    article.refresh_from_db()
    assert PLEA in article.body
    curator.post(f"/rules/{rule.pk}/switch/", {"on": "1"})
    article.refresh_from_db()
    assert PLEA not in article.body
    curator.post(f"/rules/{rule.pk}/delete/")
    article.refresh_from_db()

    assert PLEA in article.body
    assert not LineRule.objects.exists()
    assert Change.objects.count() == 4


def test_each_change_of_a_rule_can_be_undone_from_the_history(curator: Client) -> None:
    [article] = store(dump(1, PLEA))
    saved(curator)
    page = curator.get("/history/").content.decode()
    assert "Rule “friends” created" in page

    curator.post(reverse("articles:undo", args=[Change.objects.get().pk]))

    article.refresh_from_db()
    assert PLEA in article.body
    assert not LineRule.objects.exists()


def test_a_rule_can_be_changed(curator: Client) -> None:
    store(dump(1, PLEA))
    saved(curator)
    url = LineRule.objects.get().get_absolute_url()
    page = curator.get(url).content.decode()
    assert "No lines would change." in page
    assert "Already covered by this rule" in page

    saved(curator, url, kind="legal")

    kinds = {block["text"]: block["kind"] for block in Article.objects.get().blocks}
    assert kinds[PLEA] == "legal"
    assert "No changes to save." in saved(curator, url, kind="legal").content.decode()


def test_a_long_run_continues_with_each_request(curator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "CLIPPINGS_A_STEP", 1)
    monkeypatch.setattr(curation, "STEP_SECONDS", 0)
    store(dump(1, PLEA), dump(2, PLEA), dump(3, PLEA))

    page = saved(curator)
    [(address, _status)] = page.redirect_chain
    assert "1 article checked" in page.content.decode()
    assert "In progress:" in curator.get("/rules/").content.decode()
    partial = curator.post(address, headers={"HX-Request": "true"}).content.decode()
    assert partial.strip().startswith('<section id="change-progress"')
    curator.post(address)
    done = curator.post(address, follow=True)

    assert "3 articles changed." in done.content.decode()
    assert "finished" in curator.get(address).content.decode()
    assert Change.objects.count() == 1


def test_query_count_of_the_list_does_not_depend_on_rules(curator: Client) -> None:
    make_line_rule(source=make_source())
    with CaptureQueriesContext(connection) as one:
        curator.get("/rules/")
    for _number in range(5):
        make_line_rule(source=make_source())

    with CaptureQueriesContext(connection) as many:
        curator.get("/rules/")

    assert len(many) == len(one)


def test_the_ledger_links_to_the_rule(curator: Client) -> None:
    [article] = store(dump(1, PLEA))
    saved(curator)
    rule = LineRule.objects.get()

    page = curator.get(f"/articles/{article.pk}/ledger/").content.decode()

    assert f'<a href="/rules/{rule.pk}/">cleaning rule: friends</a>' in page
    curator.force_login(make_user())
    assert f"/rules/{rule.pk}/" not in curator.get(f"/articles/{article.pk}/ledger/").content.decode()


def test_a_rule_can_be_made_from_a_line_of_the_ledger(curator: Client) -> None:
    gull = make_source(name="Gull & Sons")
    [article] = store(dump(1, PLEA), source=gull)
    page = curator.get(f"/articles/{article.pk}/ledger/?lines=all").content.decode()
    begun = page.split(f"text={PLEA[:7]}")[1].split('"')[0]

    answer = curator.get(f"/rules/new/?text={PLEA[:7]}{begun.replace('&amp;', '&')}")

    form = answer.context["form"]
    assert (form.instance.text, form.instance.source, form.instance.kind) == (PLEA, gull, "promotion")
    assert answer.context["preview"].lines == 1
    assert "Create rule" in page


def test_a_rule_can_be_made_from_a_corrected_line(curator: Client) -> None:
    [article] = store(dump(1, PLEA))
    number = next(number for number, block in enumerate(article.blocks) if block["text"] == PLEA)
    curator.post(f"/articles/{article.pk}/lines/", {"number": number, "digest": digest(PLEA), "kind": "legal"})

    page = curator.get(f"/articles/{article.pk}/ledger/").content.decode()

    assert "&amp;kind=legal&amp;" in page


def test_only_curators_can_make_a_rule_from_a_line_of_the_preview(client: Client) -> None:
    vera, tom = make_curator(), make_user()
    links = {}
    for user in (vera, tom):
        client.force_login(user)
        clipping = make_pending_clipping(content=dump(1, PLEA).encode(), user=user)
        links[user] = "/rules/new/" in client.get(f"/add/{clipping.pk}/?article=0&line=2").content.decode()

    assert links == {vera: True, tom: False}


def test_a_rule_from_a_corrected_line_of_the_preview_uses_the_original_text(client: Client) -> None:
    vera = make_curator()
    client.force_login(vera)
    clipping = make_pending_clipping(content=dump(1, PLEA).encode(), user=vera)
    line = next(
        line for line in drafts.lines_of(preview(clipping).articles[0], {}) if line.is_body and line.can_become_rule
    )
    drafts.set_line(clipping, 0, line.worded("Other words."))

    page = client.get(f"/add/{clipping.pk}/?article=0&line={line.number}").content.decode()

    assert "Other words." in page
    assert f"/rules/new/?text={quote(line.text, safe='')}&amp;" in page


def test_an_impossible_outlet_in_the_url_is_ignored(curator: Client) -> None:
    form = curator.get("/rules/new/?text=Friends&outlet=no-such-outlet").context["form"]

    assert (form["text"].value(), form["source"].value()) == ("Friends", None)


def test_the_page_of_an_undone_run_does_not_continue_it(curator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "CLIPPINGS_A_STEP", 1)
    monkeypatch.setattr(curation, "STEP_SECONDS", 0)
    store(dump(1, PLEA), dump(2, PLEA))
    [(address, _status)] = saved(curator).redirect_chain

    curation.undo(Change.objects.get(), user=None)

    page = curator.get(address).content.decode()
    assert "undone" in page
    assert "hx-post" not in page.partition('id="change-progress"')[2]


def test_the_partial_has_the_form_and_the_preview(curator: Client) -> None:
    store(dump(1, PLEA))

    answer = curator.post("/rules/new/", {**RULE, "do": "preview"}, headers={"HX-Request": "true"})

    page = answer.content.decode().strip()
    assert page.startswith('<div id="rule"')
    assert "1 line would change in 1 article." in page
    assert "HX-Request" in answer["Vary"]


def test_the_preview_says_when_it_covers_only_part_of_the_archive(
    curator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rule_preview, "MOST_LOOKED_AT", 1)
    store(dump(1, PLEA), dump(2, PLEA))

    assert "This preview covers the latest 1 of 2 articles" in previewed(curator).content.decode()
