from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import reswap, retarget

from articles import curation
from articles.browse.search import is_key
from articles.forms.quotes import QuotesForm, RemovedForm, SpeakerForm, WordsForm
from articles.lines.ledger import body_lines_of
from articles.models import Quote
from articles.models.labels import RULE_NAMES
from articles.quotations.citations import cite
from articles.quotations.utterances import elsewhere, utterance_of
from articles.templatetags.archive import around, passages
from articles.text.places import line_at
from articles.text.spans import Span
from articles.views.article import article_at, body_of, require_curator
from articles.views.paging import page_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpResponse, QueryDict

    from articles.views.requests import ReaderRequest


@require_safe
@vary_on_headers("HX-Request")
def quotes(request: ReaderRequest) -> HttpResponse:
    """What was said, by words, speaker and outlet, newest first."""
    form = QuotesForm(request.GET)
    page = page_of(request, form.quotes())
    template = "articles/_quotes.html" if request.htmx else "articles/quotes.html"
    return render(request, template, {"form": form, "page": page, "elsewhere": elsewhere(page)})


@require_safe
def quote(request: ReaderRequest, pk: int) -> HttpResponse:
    """A quote: its words and speaker, what stands around it, who else carries it and how, and how to cite it."""
    found = get_object_or_404(Quote.objects.with_its_text(), pk=pk)
    appearances = found.article.appearances.select_related("person").prefetch_related("mentions")
    context = {
        "quote": found,
        "context": around(passages(found.article, appearances.order_by("position", "pk"), [found])),
        "rule": RULE_NAMES.get(found.rule, ""),
        "utterance": utterance_of(found),
        "citation": cite(found, link=request.build_absolute_uri(found.get_page_url())),
    }
    return render(request, "articles/quote.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
def correct_speaker(request: ReaderRequest, pk: int) -> HttpResponse:
    """Say who said a quote, and in which other articles that carry the words it is to be said too."""
    require_curator(request)
    found = get_object_or_404(Quote.objects.with_article(), pk=pk)
    if _is_closed(request):
        return render(request, "articles/_correct_quote.html", {"quote": found, "focus": True})
    form = SpeakerForm(_posted(request), quote=found, utterance=utterance_of(found))
    if form.is_valid():
        also = list(form.cleaned_data.get("also", ()))
        curation.set_speaker([found, *also], **form.chosen, user=request.user)
        count = len(also) + 1
        text = ngettext("The speaker of %(n)s quote is set.", "The speaker of %(n)s quotes is set.", count) % {
            "n": count
        }
        messages.success(request, f"{text} {_('The history of changes can undo it.')}")
        if request.htmx:
            return _article_again(request, found)
        return redirect(Quote.objects.filter(pk=pk).first() or found.article)
    context = {"quote": found, "form": form}
    if not request.htmx:
        return render(request, "articles/correct_speaker.html", context, status=422 if form.errors else 200)
    response = render(request, "articles/_correct_speaker.html", context)
    return reswap(retarget(response, f"#correction-{pk}"), "outerHTML") if form.errors else response


@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
def correct_words(request: ReaderRequest, pk: int) -> HttpResponse:
    """Say which words of its paragraph a quote is, and in which other articles that carry it."""
    require_curator(request)
    found = get_object_or_404(Quote.objects.with_its_text(), pk=pk)
    if _is_closed(request):
        return render(request, "articles/_correct_quote.html", {"quote": found, "focus": True})
    form = WordsForm(_posted(request), quote=found, utterance=utterance_of(found))
    if form.is_valid():
        chosen = form.chosen
        if curation.set_words(chosen, user=request.user):
            count = len(chosen)
            text = ngettext("The words of %(n)s quote are set.", "The words of %(n)s quotes are set.", count)
            messages.success(request, f"{text % {'n': count}} {_('The history of changes can undo it.')}")
        if request.htmx:
            return _article_again(request, found)
        return redirect(Quote.objects.filter(pk=pk).first() or found.article)
    line = line_at(body_lines_of(found.article.blocks), Span(found.start, found.end))
    context = {"quote": found, "form": form, "line": line}
    if not request.htmx:
        return render(request, "articles/correct_words.html", context, status=422 if form.errors else 200)
    response = render(request, "articles/_correct_words.html", context)
    return reswap(retarget(response, f"#correction-{pk}"), "outerHTML") if form.errors else response


@require_POST
@vary_on_headers("HX-Request")
def remove_quote(request: ReaderRequest, pk: int) -> HttpResponse:
    """Say that nobody said this. Offers to say the same of the words in other articles."""
    require_curator(request)
    found = get_object_or_404(Quote.objects.with_article(), pk=pk)
    others = [each.pk for variant in utterance_of(found).without(found) for each in variant.quotes]
    curation.remove_quotes([found], user=request.user)
    messages.success(request, _removed(1))
    if others:
        address = f"{reverse('articles:remove_alike')}?{urlencode([('quote', key) for key in others])}"
        text = ngettext(
            "%(n)s other article has these words as a quote.",
            "%(n)s other articles have these words as a quote.",
            len(others),
        ) % {"n": len(others)}
        messages.info(request, format_html('{} <a href="{}">{}</a>', text, address, _("Look at them")))
    return _article_again(request, found) if request.htmx else redirect(found.article)


@require_http_methods(["GET", "HEAD", "POST"])
def remove_alike(request: ReaderRequest) -> HttpResponse:
    """Say that quotes of several articles are none: those that carry words of which it was said already."""
    require_curator(request)
    form = RemovedForm(_posted(request), keys=_keys(request.GET.getlist("quote")))
    if form.is_valid():
        chosen = list(form.cleaned_data["quote"])
        curation.remove_quotes(chosen, user=request.user)
        messages.success(request, _removed(len(chosen)))
        return redirect("articles:quotes")
    return render(request, "articles/remove_alike.html", {"form": form}, status=422 if form.errors else 200)


def _is_closed(request: ReaderRequest) -> bool:
    """Whether htmx asks for what stood in the place of a form before it was opened."""
    return bool(request.htmx) and "closed" in request.GET


def _posted(request: ReaderRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _article_again(request: ReaderRequest, quote: Quote) -> HttpResponse:
    """Return the body of the article of ``quote``, whose note is open and has the focus."""
    context = {**body_of(request, article_at(quote.article_id)), "swap_messages": True, "corrected_quote": quote.pk}
    return render(request, "articles/_corrected_body.html", context)


def _removed(count: int) -> str:
    text = ngettext("%(n)s quote removed.", "%(n)s quotes removed.", count) % {"n": count}
    return f"{text} {_('The history of changes can undo it.')}"


def _keys(values: Iterable[str]) -> list[int]:
    return [int(value) for value in values if is_key(value)]
