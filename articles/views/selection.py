from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.http import QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from articles import curation
from articles.browse.filters import Filters, is_key
from articles.forms.selection import SelectionForm
from articles.models import ReadMark
from articles.views.messages import report_change, report_errors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpResponse

    from articles.models import Article
    from articles.views.requests import ReaderRequest

Do = SelectionForm.Do


@require_POST
def selection(request: ReaderRequest) -> HttpResponse:
    """Apply an action to the articles selected on Browse, then return there."""
    form = SelectionForm(request.POST)
    if not form.is_valid():
        report_errors(request, form)
        return redirect(_back(request.POST, chosen=request.POST.getlist("article")))
    do, articles = form.cleaned_data["do"], form.cleaned_data["article"]
    if do == Do.COMPARE:
        # The oldest article is the baseline for the later ones.
        chosen = urlencode([("article", article.pk) for article in reversed(articles)])
        return redirect(f"{reverse('articles:compare_start')}?{chosen}")
    _act_on(request, do, articles, form.cleaned_data["tags"])
    return redirect(_back(request.POST))


def _act_on(request: ReaderRequest, do: str, articles: list[Article], tags: list[str]) -> None:
    """Tag, untag or mark ``articles``, and leave a message about it."""
    count, user = len(articles), request.user
    change = None
    if do == Do.TAG:
        change = curation.tag_articles(articles, tags, user=user)
        text = ngettext("%(n)s article tagged: %(tags)s.", "%(n)s articles tagged: %(tags)s.", count)
    elif do == Do.UNTAG:
        change = curation.untag_articles(articles, tags, user=user)
        text = ngettext(
            "Tag removed from %(n)s article: %(tags)s.", "Tag removed from %(n)s articles: %(tags)s.", count
        )
    elif do == Do.READ:
        marks = [ReadMark(user=user, article=article) for article in articles]
        ReadMark.objects.bulk_create(marks, ignore_conflicts=True)
        text = ngettext("%(n)s article marked as read.", "%(n)s articles marked as read.", count)
    else:
        ReadMark.objects.filter(user=user, article__in=articles).delete()
        text = ngettext("%(n)s article marked as unread.", "%(n)s articles marked as unread.", count)
    report_change(request, text % {"n": count, "tags": ", ".join(tags)}, change)


def _back(post: QueryDict, *, chosen: Sequence[str] = ()) -> str:
    """Return the Browse address that the form came from, with ``chosen`` articles still selected."""
    query = QueryDict(Filters.from_query(QueryDict(post.get("back", "").removeprefix("?"))).query[1:], mutable=True)
    page = post.get("page", "")
    if is_key(page) and int(page) > 1:
        query["page"] = page
    query.setlist("selected", [key for key in chosen if is_key(key)])
    return f"{reverse('articles:browse')}?{query.urlencode()}" if query else reverse("articles:browse")
