"""Correcting what an article's text is: passage by passage, in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import reswap, retarget

from articles import curation
from articles.forms.article import PassageForm
from articles.forms.people import NamingForm
from articles.forms.quotes import AddedQuoteForm
from articles.lines.ledger import body_line_at, body_lines_of, lines_of
from articles.models import Quote
from articles.views.article import article_at, body_of, require_curator, show_article

if TYPE_CHECKING:
    from django.http import HttpResponse

    from articles.lines.ledger import LedgerLine
    from articles.models import Article
    from articles.views.requests import ReaderRequest


@require_safe
def article_text(request: ReaderRequest, pk: int) -> HttpResponse:
    """An article's page with what corrects each passage beside it."""
    require_curator(request)
    return show_article(request, article_at(pk))


@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
def correct_passage(request: ReaderRequest, pk: int, number: int) -> HttpResponse:
    """Correct the words of a passage, part it into paragraphs, or say what it is."""
    require_curator(request)
    found = article_at(pk)
    line, _above = _passage(found, number)
    if request.htmx and "closed" in request.GET:
        return _closed(request, found, number)
    form = PassageForm(request.POST if request.method == "POST" else None, line=line)
    if form.is_valid():
        kind = form.cleaned_data["kind"]
        change = curation.correct_text(
            found,
            line.received,
            line.nth,
            kind=None if kind == line.kind else kind,
            wording=form.cleaned_data["wording"],
            user=request.user,
        )
        if change:
            messages.success(request, _("Corrected. The history of changes can undo it."))
        return _corrected(request, pk, number)
    return _panel(request, found, number, form=form)


@require_POST
@vary_on_headers("HX-Request")
def add_quote(request: ReaderRequest, pk: int, number: int) -> HttpResponse:
    """Say that words of a passage are a quote."""
    require_curator(request)
    found = article_at(pk)
    _passage(found, number)
    form = AddedQuoteForm(request.POST, article=found, line=body_line_at(found.blocks, number))
    if not form.is_valid():
        return _panel(request, found, number, quote_form=form)
    kind = Quote.Kind(form.cleaned_data["kind"])
    curation.add_quote(found, form.span, kind=kind, **form.chosen, user=request.user)
    messages.success(request, _("The quote is added. The history of changes can undo it."))
    return _corrected(request, pk, number)


@require_POST
@vary_on_headers("HX-Request")
def name_words(request: ReaderRequest, pk: int, number: int) -> HttpResponse:
    """Say whom words of a passage name."""
    require_curator(request)
    found = article_at(pk)
    _passage(found, number)
    form = NamingForm(request.POST, article=found, line=body_line_at(found.blocks, number))
    if not form.is_valid():
        return _panel(request, found, number, name_form=form)
    if curation.name_person(found, **form.chosen, user=request.user):
        messages.success(request, _("Set. The history of changes can undo it."))
    return _corrected(request, pk, number)


@require_POST
@vary_on_headers("HX-Request")
def join_passages(request: ReaderRequest, pk: int, number: int) -> HttpResponse:
    """Let a passage go on in the paragraph above it."""
    require_curator(request)
    found = article_at(pk)
    line, above = _passage(found, number)
    if above is None:
        raise Http404
    if request.POST.get("digest") != line.digest:
        messages.error(request, _("The article has changed meanwhile: look at this passage again."))
        return _corrected(request, pk, number)
    curation.join_lines(found, above, line, user=request.user)
    messages.success(request, _("Joined. The history of changes can undo it."))
    return _corrected(request, pk, above.number)


def _panel(
    request: ReaderRequest,
    article: Article,
    number: int,
    *,
    form: PassageForm | None = None,
    quote_form: AddedQuoteForm | None = None,
    name_form: NamingForm | None = None,
) -> HttpResponse:
    """Return everything that corrects a passage, with the errors of what was sent."""
    line, above = _passage(article, number)
    in_body = body_line_at(article.blocks, number)
    forms = {
        "form": form or PassageForm(line=line),
        "quote_form": quote_form or AddedQuoteForm(article=article, line=in_body),
        "name_form": name_form or NamingForm(article=article, line=in_body),
    }
    wrong = any(form.errors for form in forms.values())
    context = {"article": article, "line": line, "above": above, **forms}
    if not request.htmx:
        return render(request, "articles/correct_passage.html", context, status=422 if wrong else 200)
    response = render(request, "articles/_correct_passage.html", context)
    return reswap(retarget(response, f"#correct-{number}"), "outerHTML") if wrong else response


def _closed(request: ReaderRequest, article: Article, number: int) -> HttpResponse:
    """Return the link that the form took the place of."""
    through = body_lines_of(article.blocks[: number + 1])
    context = {
        "article": article,
        "number": number,
        "corrected_at": number,
        "paragraph": sum(1 + line.text.count("\n\n") for line in through),
    }
    return render(request, "articles/_correct.html", context)


def _passage(article: Article, number: int) -> tuple[LedgerLine, LedgerLine | None]:
    """Return the line of the body with that number, and the one above it in the body."""
    above = None
    for line in lines_of(article.blocks, every_line=True):
        if line.in_body and line.number == number:
            return line, above
        above = line if line.in_body else above
    raise Http404


def _corrected(request: ReaderRequest, pk: int, number: int) -> HttpResponse:
    if not request.htmx:
        return redirect(f"{reverse('articles:article_text', args=[pk])}#correct-{number}")
    context: dict[str, Any] = {**body_of(request, article_at(pk)), "swap_messages": True, "corrected_at": number}
    return render(request, "articles/_corrected_body.html", context)
