"""Markup and script in clippings does not run in a real browser.

On every page: the part ``injection`` of ``bench/drill.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench.drills.injection import crawl
from bench.drills.markup import PAYLOADS, text_with
from bench.drills.outcomes import Outcome
from tests.factories import make_article, make_curator, make_pending_clipping

if TYPE_CHECKING:
    from pytest_django.live_server_helper import LiveServer

    from tests.browser.conftest import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TOGETHER = " ".join(PAYLOADS[::2])


def test_markup_does_not_run(open_page: OpenPage, live_server: LiveServer) -> None:
    curator, outcome = make_curator(first_name=PAYLOADS[0][:100]), Outcome(part="injection")
    pending = make_pending_clipping(user=curator, content=text_with(TOGETHER, "Elm").encode(), name=PAYLOADS[2])
    article = make_article(headline=TOGETHER, standfirst=TOGETHER, authors=[*PAYLOADS[:5]])
    start = ["/", article.get_absolute_url(), f"/add/{pending.pk}/", "/add/", "/clippings/", "/quotes/", "/people/"]
    context = open_page(curator).context

    opened = crawl(context, live_server.url, start, most=len(start), outcome=outcome)

    assert opened == len(start)
    assert outcome.broken == []
