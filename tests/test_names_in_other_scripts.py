"""People with names in Chinese, Japanese, Korean and Arabic: stored, sorted, found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from articles import ingest
from articles.ingest import Received
from articles.models import Clipping, Person, Quote

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db

TEXTS = (
    "新桥建成通车\n\n青河日报 2014年5月3日\n\n"
    "市交通局局长李建国3日在现场说：“这座桥我们等了二十年。”李建国表示，大桥将免费通行。\n\n"
    "德国工程师约翰·贝克特参与了设计。贝克特说，这是他“见过的最难的工地”。"
    "大桥全长两公里，连接南北两岸的居民区。",
    "إعادة فتح الميناء القديم\n\n3 مايو 2014\n\n"
    "قال مدير الميناء سامر عبد الهادي إن «السفن ستعود قبل الصيف». "
    "وأضاف عبد الهادي أن العمل لم يتوقف يوما واحدا منذ بداية العام.\n\n"
    "وينتظر الصيادون في المدينة عودة الحركة إلى الأرصفة التي أغلقت قبل ثلاث سنوات بسبب العاصفة.",
)


def test_they_are_stored_sorted_and_found(reader: Client) -> None:
    received = [Received(data=text.encode(), name=f"{number}.txt") for number, text in enumerate(TEXTS)]
    list(ingest.store(received, origin=Clipping.Origin.COMMAND))

    sorted_as = dict(Person.objects.values_list("name", "sort_name"))
    assert sorted_as == {"李建国": "李建国", "约翰·贝克特": "贝克特, 约翰", "سامر عبد الهادي": "عبد الهادي, سامر"}
    speakers = dict(Quote.objects.values_list("speaker__name", "kind"))
    assert set(speakers) == set(sorted_as)
    for words, name in (("李建", "李建国"), ("贝克特", "约翰·贝克特"), ("الهادي", "سامر عبد الهادي")):
        page = reader.get(reverse("articles:people"), {"q": words}).context["page"]
        assert [person.name for person in page] == [name]
