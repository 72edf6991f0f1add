"""Editing an article's text in place, passage by passage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import reswap, retarget

from articles import curation
from articles.forms.article import PassageForm
from articles.forms.people import NamingForm
from articles.forms.quotes import AddedQuoteForm
from articles.lines.ledger import body_lines_of, lines_of
from articles.models import Quote
from articles.views.article_context import body_context, get_article
from articles.views.messages import report_change
from articles.views.requests import curators_only

if TYPE_CHECKING:
    from django.http import HttpResponse

    from articles.lines.ledger import LedgerLine
    from articles.models import Article
    from articles.text.places import BodyLine
    from articles.views.requests import ReaderRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageAt:
    """A line of an article's body, as ledger line and as body line, with the body's ledger line above it."""

    line: LedgerLine
    in_body: BodyLine
    above: LedgerLine | None
    paragraph: int  # 1-based number of its last paragraph in the body. An edited line may contain several.


@require_http_methods(["GET", "HEAD", "POST"])
@curators_only
@vary_on_headers("HX-Request")
def correct_passage(request: ReaderRequest, pk: int, number: int) -> HttpResponse:
    """Edit the text of a passage, split it into paragraphs, or change its kind."""
    found = get_article(pk)
    passage = _passage_at(found, number)
    if request.htmx and "closed" in request.GET:
        return _edit_link(request, found, passage)
    form = PassageForm(request.POST if request.method == "POST" else None, line=passage.line)
    if form.is_valid():
        kind = form.cleaned_data["kind"]
        change = curation.correct_text(
            found,
            passage.line.received,
            passage.line.nth,
            kind=None if kind == passage.line.kind else kind,
            wording=form.cleaned_data["wording"],
            user=request.user,
        )
        if change:
            report_change(request, _("Text saved."), change)
        return _updated_body(request, pk, number)
    return _panel(request, found, passage, form=form)


@require_POST
@curators_only
@vary_on_headers("HX-Request")
def add_quote(request: ReaderRequest, pk: int, number: int) -> HttpResponse:
    """Mark words of a passage as a quote."""
    found = get_article(pk)
    passage = _passage_at(found, number)
    form = AddedQuoteForm(request.POST, article=found, line=passage.in_body)
    if not form.is_valid():
        return _panel(request, found, passage, quote_form=form)
    kind = Quote.Kind(form.cleaned_data["kind"])
    change = curation.add_quote(found, form.span, kind=kind, **form.chosen, user=request.user)
    report_change(request, _("Quote added."), change)
    return _updated_body(request, pk, number)


@require_POST
@curators_only
@vary_on_headers("HX-Request")
def name_words(request: ReaderRequest, pk: int, number: int) -> HttpResponse:
    """Set which person some words of a passage name."""
    found = get_article(pk)
    passage = _passage_at(found, number)
    form = NamingForm(request.POST, article=found, line=passage.in_body)
    if not form.is_valid():
        return _panel(request, found, passage, name_form=form)
    if change := curation.name_person(found, **form.chosen, user=request.user):
        report_change(request, _("Name saved."), change)
    return _updated_body(request, pk, number)


@require_POST
@curators_only
@vary_on_headers("HX-Request")
def join_passages(request: ReaderRequest, pk: int, number: int) -> HttpResponse:
    """Join a passage to the paragraph above it."""
    found = get_article(pk)
    passage = _passage_at(found, number)
    if passage.above is None:
        raise Http404
    if request.POST.get("digest") != passage.line.digest:
        messages.error(request, _("The article has changed in the meantime. Check this paragraph again."))
        return _updated_body(request, pk, number)
    change = curation.join_lines(found, passage.above, passage.line, user=request.user)
    report_change(request, _("Paragraphs joined."), change)
    return _updated_body(request, pk, passage.above.number)


def _passage_at(article: Article, number: int) -> PassageAt:
    """Return the body passage of block ``number``. Raises ``Http404`` if that block is not in the body."""
    in_ledger = [line for line in lines_of(article.blocks, every_line=True) if line.in_body]
    in_body = body_lines_of(article.blocks)
    paragraph, above = 0, None
    for line, body_line in zip(in_ledger, in_body, strict=True):
        paragraph += 1 + line.text.count("\n\n")
        if line.number == number:
            return PassageAt(line=line, in_body=body_line, above=above, paragraph=paragraph)
        above = line
    raise Http404


def _panel(
    request: ReaderRequest,
    article: Article,
    passage: PassageAt,
    *,
    form: PassageForm | None = None,
    quote_form: AddedQuoteForm | None = None,
    name_form: NamingForm | None = None,
) -> HttpResponse:
    """Show the forms for editing a passage, with errors in the one that was submitted."""
    forms = {
        "form": form or PassageForm(line=passage.line),
        "quote_form": quote_form or AddedQuoteForm(article=article, line=passage.in_body),
        "name_form": name_form or NamingForm(article=article, line=passage.in_body),
    }
    invalid = any(form.errors for form in forms.values())
    context = {"article": article, "line": passage.line, "above": passage.above, **forms}
    if not request.htmx:
        return render(request, "articles/correct_passage.html", context, status=422 if invalid else 200)
    response = render(request, "articles/_correct_passage.html", context)
    return reswap(retarget(response, f"#correct-{passage.line.number}"), "outerHTML") if invalid else response


def _edit_link(request: ReaderRequest, article: Article, passage: PassageAt) -> HttpResponse:
    """Show the link that opens the panel, in place of the closed panel."""
    number = passage.line.number
    context = {"article": article, "number": number, "corrected_at": number, "paragraph": passage.paragraph}
    return render(request, "articles/_correct.html", context)


def _updated_body(request: ReaderRequest, pk: int, number: int) -> HttpResponse:
    if not request.htmx:
        return redirect(f"{reverse('articles:article_text', args=[pk])}#correct-{number}")
    context: dict[str, Any] = {**body_context(request, get_article(pk)), "swap_messages": True, "corrected_at": number}
    return render(request, "articles/_corrected_body.html", context)
