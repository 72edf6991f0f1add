from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from articles import curation
from articles.browse.filters import is_key
from articles.ingest.originals import text_of
from articles.ingest.pending import excluded_articles, try_again
from articles.ingest.records import Rejected
from articles.models import Article, Change, Clipping
from articles.text.formats.charsets import decode_stored, stored_codec
from articles.views.messages import report_change

if TYPE_CHECKING:
    from articles.text.parse import ParsedArticle
    from articles.views.requests import ReaderRequest

# As much plain text as a browser lays out without delay. The download has the whole clipping.
SHOWN_CHARACTERS = 500_000


@require_safe
@vary_on_headers("HX-Request")
def received(request: ReaderRequest, pk: int) -> HttpResponse:
    """The original clipping of an article, in place for htmx; otherwise a redirect to the clipping's own page."""
    article = get_object_or_404(Article.objects.without_text().select_related("clipping"), pk=pk)
    if not request.htmx:
        return redirect(article.clipping)
    return render(request, "articles/_received.html", _text_context(article.clipping))


@require_safe
def clipping(request: ReaderRequest, pk: int) -> HttpResponse:
    """A clipping: its details, the articles found in it and its text."""
    found = _visible_clipping(request, pk)
    excluded: tuple[ParsedArticle, ...] = ()
    problem = ""
    if not found.is_pending:
        try:
            excluded = excluded_articles(found)
        except Rejected as error:
            problem = str(error)
    context = {
        **_text_context(found),
        "articles": found.articles.for_lists().order_by("position", "pk"),
        "excluded": excluded,
        "excluded_problem": problem,
        "may_include_article": _may_include(request, found),
    }
    return render(request, "articles/clipping.html", context)


@require_safe
def original(request: ReaderRequest, pk: int) -> HttpResponse:
    """Download the bytes of a clipping. The headers keep browsers from showing them as a page."""
    found = _visible_clipping(request, pk)
    media_type = (
        f"text/plain; charset={stored_codec(found.encoding)}" if _is_text(found) else "application/octet-stream"
    )
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=found.name or f"{found}.txt"),
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
    }
    return HttpResponse(bytes(found.content), content_type=media_type, headers=headers)


@require_POST
def retry_excluded(request: ReaderRequest, pk: int) -> HttpResponse:
    """Try again to read a stored clipping; its page then lists the articles that were excluded."""
    found = get_object_or_404(Clipping.objects.stored().without_content(), pk=pk)
    if not _may_include(request, found):
        raise PermissionDenied
    try_again(found)
    return redirect(found)


@require_POST
def include_article(request: ReaderRequest, pk: int) -> HttpResponse:
    """Include an article that was excluded when its clipping was saved."""
    found = get_object_or_404(Clipping.objects.stored().without_content(), pk=pk)
    if not _may_include(request, found):
        raise PermissionDenied
    position = request.POST.get("article", "")
    article = curation.include_article(found, int(position) if is_key(position) else 0, user=request.user)
    if article is None:
        messages.info(request, _("This article is already in the archive."))
        return redirect(found)
    change = Change.objects.about(f"article:{article.pk}").newest_first().first()
    report_change(request, _("Article added to the archive."), change)
    return redirect(article)


def _may_include(request: ReaderRequest, clipping: Clipping) -> bool:
    return request.user.is_curator or clipping.received_by == request.user


def _visible_clipping(request: ReaderRequest, pk: int) -> Clipping:
    """Return a clipping that the reader may see: others' pending ones are hidden. Raises ``Http404``."""
    clippings = Clipping.objects.visible_to(request.user).select_related("received_by")
    return get_object_or_404(clippings, pk=pk)


def _is_text(clipping: Clipping) -> bool:
    """Whether the bytes of a clipping are text that can be shown as received."""
    return clipping.media_type.startswith("text/")


def _text_context(clipping: Clipping) -> dict[str, Any]:
    problem = ""
    if _is_text(clipping):
        text = decode_stored(bytes(clipping.content), clipping.encoding)
    else:
        try:
            text = text_of(clipping)
        except Rejected as error:
            text, problem = "", str(error)
    return {
        "clipping": clipping,
        "text": text[:SHOWN_CHARACTERS],
        "truncated": len(text) > SHOWN_CHARACTERS,
        "is_extracted": not _is_text(clipping),
        "problem": problem,
    }
