from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import reswap, retarget

from articles import curation
from articles.browse.filters import is_key
from articles.forms.quotes import RemovedForm, SpeakerForm, WordsForm
from articles.lines.ledger import body_lines_of
from articles.models import Quote
from articles.quotations.quote_variants import quote_group_of
from articles.text.places import line_at
from articles.text.spans import Span
from articles.views.article_context import body_context, get_article
from articles.views.back import page_before
from articles.views.messages import report_change
from articles.views.requests import curators_only

if TYPE_CHECKING:
    from django.http import HttpResponse, QueryDict

    from articles.models import Change
    from articles.views.requests import ReaderRequest


@require_http_methods(["GET", "HEAD", "POST"])
@curators_only
@vary_on_headers("HX-Request")
def correct_speaker(request: ReaderRequest, pk: int) -> HttpResponse:
    """Set the speaker of a quote, and of the same quote in other articles."""
    found = get_object_or_404(Quote.objects.with_article(), pk=pk)
    if _is_closed(request):
        return _edit_links(request, found)
    form = SpeakerForm(_posted(request), quote=found, group=quote_group_of(found))
    if not form.is_valid():
        return _form_response(request, "correct_speaker", found, form)
    quotes = [found, *form.cleaned_data.get("also", ())]
    change = curation.set_speaker(quotes, **form.chosen, user=request.user)
    text = ngettext("Speaker saved for %(n)s quote.", "Speaker saved for %(n)s quotes.", len(quotes))
    report_change(request, text % {"n": len(quotes)}, change)
    return _corrected_response(request, found)


@require_http_methods(["GET", "HEAD", "POST"])
@curators_only
@vary_on_headers("HX-Request")
def correct_words(request: ReaderRequest, pk: int) -> HttpResponse:
    """Set where a quote begins and ends in its paragraph, and the same quote in other articles."""
    found = get_object_or_404(Quote.objects.with_its_text(), pk=pk)
    if _is_closed(request):
        return _edit_links(request, found)
    form = WordsForm(_posted(request), quote=found, group=quote_group_of(found))
    if not form.is_valid():
        paragraph = line_at(body_lines_of(found.article.blocks), Span(found.start, found.end))
        return _form_response(request, "correct_words", found, form, line=paragraph)
    chosen = form.chosen
    if change := curation.set_words(chosen, user=request.user):
        text = ngettext("Words saved for %(n)s quote.", "Words saved for %(n)s quotes.", len(chosen))
        report_change(request, text % {"n": len(chosen)}, change)
    return _corrected_response(request, found)


@require_POST
@curators_only
@vary_on_headers("HX-Request")
def remove_quote(request: ReaderRequest, pk: int) -> HttpResponse:
    """Remove a false quote, and offer to remove it from other articles."""
    found = get_object_or_404(Quote.objects.with_article(), pk=pk)
    variants = quote_group_of(found).in_other_articles(found)
    others = [each.pk for variant in variants for each in variant.quotes]
    _report_removed(request, curation.remove_quotes([found], user=request.user), count=1)
    if others:
        address = f"{reverse('articles:remove_alike')}?{urlencode([('quote', key) for key in others])}"
        text = ngettext(
            "%(n)s other article has the same quote.",
            "%(n)s other articles have the same quote.",
            len(variants),
        ) % {"n": len(variants)}
        messages.info(request, format_html('{} <a href="{}">{}</a>', text, address, _("Review")))
    return _body_response(request, found) if request.htmx else redirect(_back(request) or found.article)


@require_http_methods(["GET", "HEAD", "POST"])
@curators_only
def remove_alike(request: ReaderRequest) -> HttpResponse:
    """Remove a false quote from other articles, after asking which."""
    keys = [int(key) for key in request.GET.getlist("quote") if is_key(key)]
    form = RemovedForm(_posted(request), keys=keys)
    if form.is_valid():
        chosen = list(form.cleaned_data["quote"])
        _report_removed(request, curation.remove_quotes(chosen, user=request.user), count=len(chosen))
        return redirect("articles:quotes")
    return render(request, "articles/remove_alike.html", {"form": form}, status=422 if form.errors else 200)


def _is_closed(request: ReaderRequest) -> bool:
    """Whether htmx asks for the edit links, because the form was closed."""
    return bool(request.htmx) and "closed" in request.GET


def _posted(request: ReaderRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _edit_links(request: ReaderRequest, quote: Quote) -> HttpResponse:
    return render(request, "articles/_correct_quote.html", {"quote": quote, "focus": True})


def _form_response(
    request: ReaderRequest, name: str, quote: Quote, form: SpeakerForm | WordsForm, **context: object
) -> HttpResponse:
    """Show the form of template ``name``: in the article's margin for htmx, else on a page of its own."""
    context |= {"quote": quote, "form": form, "back": _back(request)}
    if not request.htmx:
        return render(request, f"articles/{name}.html", context, status=422 if form.errors else 200)
    response = render(request, f"articles/_{name}.html", context)
    return reswap(retarget(response, f"#correction-{quote.pk}"), "outerHTML") if form.errors else response


def _corrected_response(request: ReaderRequest, quote: Quote) -> HttpResponse:
    """Show a corrected quote, or its article if reprocessing removed the quote."""
    if request.htmx:
        return _body_response(request, quote)
    return redirect(_back(request) or Quote.objects.filter(pk=quote.pk).first() or quote.article)


def _back(request: ReaderRequest) -> str:
    """Return the address of the list that the action was chosen in; empty if it was chosen elsewhere."""
    return page_before(request.POST.get("back") or request.GET.get("back") or "")


def _body_response(request: ReaderRequest, quote: Quote) -> HttpResponse:
    """Return the body of the quote's article, with the note of the quote open and focused."""
    context = {
        **body_context(request, get_article(quote.article_id)),
        "swap_messages": True,
        "corrected_quote": quote.pk,
    }
    return render(request, "articles/_corrected_body.html", context)


def _report_removed(request: ReaderRequest, change: Change | None, *, count: int) -> None:
    text = ngettext("%(n)s quote removed.", "%(n)s quotes removed.", count) % {"n": count}
    report_change(request, text, change)
