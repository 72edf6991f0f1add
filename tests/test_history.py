"""The registry of what undoes each kind of change, and the wording of summaries."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import translation

from articles import curation
from articles.curation.changes import UNDOERS
from articles.models import CORRECTIONS, Change, Summary, Tag
from articles.models.change_summaries import WORDINGS
from articles.models.corrections import Correction
from articles.models.undo_records import UndoRecord
from tests.factories import make_article, make_change, make_tag

pytestmark = pytest.mark.django_db


def subclasses_of(kind: type) -> set[type]:
    return {kind, *(deeper for one in kind.__subclasses__() for deeper in subclasses_of(one))}


def test_every_kind_of_change_can_be_undone() -> None:
    assert set(UNDOERS) == set(Change.Kind)
    assert all(issubclass(undoer.record, UndoRecord) for undoer in UNDOERS.values())


@pytest.mark.parametrize(
    ("undo", "fault"),
    [
        pytest.param({}, "it has no undo record", id="nothing"),
        pytest.param({"tag": 3}, "record.tag is not an object", id="another type"),
        pytest.param({"name": "x"}, "record has no tag", id="a field is missing"),
        pytest.param({"tag": {"id": "3", "name": "", "slug": ""}}, "record.tag.id is not int", id="text for a number"),
        pytest.param({"tag": {"id": True, "name": "", "slug": ""}}, "record.tag.id is not int", id="true for a number"),
        pytest.param(
            {"tag": {"id": 3, "name": "", "slug": ""}, "more": 1}, "record has an unknown more", id="a field too many"
        ),
        pytest.param([1], "record is not an object", id="a list"),
    ],
)
def test_damaged_undo_data_is_refused_with_the_fault(undo: Any, fault: str) -> None:
    change = make_change(kind=Change.Kind.RENAME_TAG, undo=undo)

    with pytest.raises(curation.NotUndoable, match=fault):
        curation.undo(change, user=None)

    change.refresh_from_db()
    assert change.undone_at is None


def test_an_unknown_kind_of_change_is_refused() -> None:
    change = make_change(kind="of_another_age", undo={"tag": 1})

    with pytest.raises(curation.NotUndoable, match="it has no undo record"):
        curation.undo(change, user=None)


def test_a_record_comes_back_from_json_as_it_was() -> None:
    article = make_article()
    change = curation.tag_articles([article], ["pier"], user=None)
    assert change is not None
    removed = curation.untag_articles([article], ["pier"], user=None)
    assert removed is not None
    removed.refresh_from_db()

    record = UNDOERS[Change.Kind.UNTAG_ARTICLES].record.from_json(removed.undo)

    assert record.to_json() == removed.undo


def test_every_correction_is_in_the_one_list_of_them() -> None:
    models = {model for model in subclasses_of(Correction) if not model._meta.abstract}  # type: ignore[attr-defined]
    assert models == set(CORRECTIONS)


def test_every_summary_has_a_wording() -> None:
    assert set(WORDINGS) == set(Summary)


@pytest.mark.parametrize(
    ("code", "values", "shown"),
    [
        pytest.param(Summary.TAGS_ADDED, {"tags": ["pier"], "count": 1}, "Tag “pier” added to 1 article", id="one"),
        pytest.param(
            Summary.TAGS_ADDED, {"tags": ["a", "b"], "count": 2}, "Tags “a”, “b” added to 2 articles", id="several"
        ),
        pytest.param(Summary.PEOPLE_MERGED, {"absorbed": ["A", "B"], "kept": "C"}, "A, B merged into C", id="names"),
        pytest.param(
            Summary.FIELDS_SET,
            {
                "pk": 3,
                "headline": "Pier shut",
                "fields": [
                    {"field": "source", "before": "", "after": "RT"},
                    {"field": "url", "before": "x", "after": ""},
                    {"field": "authors", "before": "A", "after": "B"},
                ],
            },
            "#3 Pier shut: Outlet set to “RT”; Web address “x” removed; Authors changed from “A” to “B”",
            id="fields",
        ),
        pytest.param("of_another_age", {}, "tag renamed", id="an unknown code shows the kind"),
        pytest.param(Summary.TAG_RENAMED, {"old": "x"}, "tag renamed", id="a missing value shows the kind"),
    ],
)
def test_a_summary_is_worded_from_its_code_and_values(code: str, values: dict[str, Any], shown: str) -> None:
    change = Change(kind=Change.Kind.RENAME_TAG, summary_code=code, summary_values=values)

    assert change.summary == shown


def test_a_summary_is_stored_as_a_code_whatever_language_it_was_made_in() -> None:
    with translation.override("de"):
        curation.rename_tag(make_tag(name="harbour"), "pier", user=None)

    change = Change.objects.get()
    assert (change.summary_code, change.summary_values) == ("tag_renamed", {"old": "harbour", "new": "pier"})
    assert Tag.objects.get().name == "pier"


def test_the_models_and_the_migration_agree() -> None:
    out = StringIO()

    call_command("makemigrations", "--check", "--dry-run", stdout=out)

    assert "No changes detected" in out.getvalue()
