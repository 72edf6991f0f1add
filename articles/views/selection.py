from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from articles import curation
from articles.browse.search import Filters, is_key
from articles.forms.selection import SelectionForm
from articles.models import ReadMark
from articles.views.errors import tell_errors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpResponse

    from articles.models import Article
    from articles.views.requests import ReaderRequest
    from newsarchive.accounts.models import User

Do = SelectionForm.Do


@require_POST
def selection(request: ReaderRequest) -> HttpResponse:
    """Do something with several articles of Browse: compare, tag, untag, mark read or unread; then go back there."""
    form = SelectionForm(request.POST)
    if not form.is_valid():
        tell_errors(request, form)
        return redirect(_back(request.POST, chosen=request.POST.getlist("article")))
    do, articles = form.cleaned_data["do"], form.cleaned_data["article"]
    if do == Do.COMPARE:
        # The oldest is the base: what came later is read against it.
        chosen = urlencode([("article", article.pk) for article in reversed(articles)])
        return redirect(f"{reverse('articles:compare_start')}?{chosen}")
    messages.success(request, _done(do, articles, form.cleaned_data["tags"], user=request.user))
    return redirect(_back(request.POST))


def _done(do: str, articles: list[Article], tags: list[str], *, user: User) -> str:
    """Do what was chosen and return what was done, in words."""
    count = len(articles)
    if do == Do.TAG:
        curation.tag_articles(articles, tags, user=user)
        text = ngettext("Tagged %(n)s article: %(tags)s.", "Tagged %(n)s articles: %(tags)s.", count)
        text += " " + _("The history of changes can undo it.")
    elif do == Do.UNTAG:
        curation.untag_articles(articles, tags, user=user)
        text = ngettext("Taken off %(n)s article: %(tags)s.", "Taken off %(n)s articles: %(tags)s.", count)
        text += " " + _("The history of changes can undo it.")
    elif do == Do.READ:
        marks = [ReadMark(user=user, article=article) for article in articles]
        ReadMark.objects.bulk_create(marks, ignore_conflicts=True)
        text = ngettext("Marked %(n)s article read.", "Marked %(n)s articles read.", count)
    else:
        ReadMark.objects.filter(user=user, article__in=articles).delete()
        text = ngettext("Marked %(n)s article unread.", "Marked %(n)s articles unread.", count)
    return text % {"n": count, "tags": ", ".join(tags)}


def _back(post: QueryDict, *, chosen: Sequence[str] = ()) -> str:
    """Return the address in Browse that the form came from, with what was chosen still chosen."""
    query = QueryDict(Filters.from_query(QueryDict(post.get("back", "").removeprefix("?"))).query[1:], mutable=True)
    page = post.get("page", "")
    if is_key(page) and int(page) > 1:
        query["page"] = page
    query.setlist("selected", [key for key in chosen if is_key(key)])
    return f"{reverse('articles:browse')}?{query.urlencode()}" if query else reverse("articles:browse")
