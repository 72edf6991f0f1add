from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from articles import curation, stories
from articles.browse import search
from articles.browse.filters import Filters
from articles.forms.article import ArticleForm, LineForm, TagsForm
from articles.ingest.originals import corrected_field_names, parsed_original
from articles.lines.ledger import count_corrected, count_removed, lines_of
from articles.models import Annotation, Article, FieldCorrection, ReadMark, Tag
from articles.models.labels import date_and_time, kind_choices
from articles.views.article_context import (
    annotations_context,
    body_context,
    get_article,
    head_context,
    swapped_body_context,
)
from articles.views.messages import report_change, report_errors
from articles.views.requests import curators_only

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpResponse

    from articles.lines.ledger import LedgerLine
    from articles.views.requests import ReaderRequest

TAGS_SUGGESTED = 200
# Other accounts checked for what they add; those further down the list are less similar to the article.
MOST_ADDING = 6


@require_safe
@vary_on_headers("HX-Request")
def article(request: ReaderRequest, pk: int) -> HttpResponse:
    """Show an article, and mark it as read."""
    found = get_article(pk, among=Article.objects.with_read_mark(request.user))
    if request.htmx:
        return render(request, "articles/_article_head.html", head_context(request, found))
    if request.method == "GET" and not found.is_read:  # type: ignore[attr-defined]
        ReadMark.objects.bulk_create([ReadMark(user=request.user, article=found)], ignore_conflicts=True)
    return _article_page(request, found)


@require_safe
@curators_only
def article_text(request: ReaderRequest, pk: int) -> HttpResponse:
    """An article's page with tools for editing each passage."""
    return _article_page(request, get_article(pk))


def _article_page(request: ReaderRequest, found: Article) -> HttpResponse:
    filters = Filters.from_query(request.GET)
    before, after = search.neighbours(found, filters, user=request.user)
    original = found.version_of_id or found.pk
    story = stories.story_of(found)
    coverage = stories.coverage_beside(found, story)
    context = {
        **body_context(request, found),
        **annotations_context(request, found),
        "filters": filters,
        "before": before,
        "after": after,
        "versions": Article.objects.filter(Q(pk=original) | Q(version_of=original))
        .exclude(pk=found.pk)
        .without_text()
        .order_by("received_at", "pk"),
        "revisions": found.revisions.defer("body", "blocks").order_by("-number") if found.revision > 1 else (),
        "removed_count": count_removed(found.blocks),
        "excluded_count": FieldCorrection.objects.exclusions_in(found.clipping.sha256).count(),
        "coverage": coverage,
        "additions": stories.additions_of([other.article for other in coverage[:MOST_ADDING]], to=found),
        "story": story,
        "corrected_count": count_corrected(found.blocks),
        "tags": Tag.objects.alphabetical()[:TAGS_SUGGESTED],
        "tags_form": TagsForm(),
    }
    return render(request, "articles/article.html", context)


@require_POST
@vary_on_headers("HX-Request")
def remove_annotation(request: ReaderRequest, pk: int, annotation: int) -> HttpResponse:
    """Remove a note or highlight from an article: curators any, readers their own."""
    found = get_article(pk)
    row = get_object_or_404(Annotation.objects.select_related("article"), pk=annotation, article=found)
    if not row.may_be_changed_by(request.user):
        raise PermissionDenied
    change = curation.remove_annotation(row, user=request.user)
    report_change(request, _("Highlight removed.") if row.passage else _("Note removed."), change)
    if request.htmx:
        context = {"article": found, **annotations_context(request, found), "swap_messages": True}
        return render(request, "articles/_article_annotations.html", context)
    return redirect(f"{found.get_absolute_url()}#annotations")


@require_safe
def revision(request: ReaderRequest, pk: int, number: int) -> HttpResponse:
    """An earlier state of an article's text. The address of the current revision redirects to the article."""
    found = get_article(pk)
    if number == found.revision:
        return redirect(found)
    earlier = get_object_or_404(found.revisions, number=number)
    return render(request, "articles/revision.html", {"article": found, "revision": earlier})


@require_safe
@vary_on_headers("HX-Request")
def ledger(request: ReaderRequest, pk: int) -> HttpResponse:
    """Lines of the clipping that are not in the article's body, and why. With ``lines=all`` also the body's lines."""
    found = get_article(pk)
    template = "articles/_ledger.html" if request.htmx else "articles/ledger.html"
    return render(request, template, _ledger_context(found, every_line=request.GET.get("lines") == "all"))


@require_POST
@curators_only
@vary_on_headers("HX-Request")
def correct_line(request: ReaderRequest, pk: int) -> HttpResponse:
    """Restore or remove a line, change its kind, or reset its kind or its text to the automatic result."""
    found = get_article(pk)
    every_line = request.GET.get("lines") == "all"
    form = LineForm(request.POST, blocks=found.blocks)
    if form.is_valid():
        line = form.line
        if "received" in request.POST:
            change = curation.correct_text(found, line.received, line.nth, wording=line.received, user=request.user)
        elif "rules" in request.POST:
            change = curation.uncorrect_line(found, line.received, line.nth, user=request.user)
        else:
            kind = form.cleaned_data["kind"]
            change = curation.correct_line(found, line.received, line.nth, kind, user=request.user)
        report_change(request, _("Line changed."), change)
        found = get_article(pk)
    else:
        report_errors(request, form)
    context = _ledger_context(found, every_line=every_line)
    place = _line_to_focus(context["lines"], form.line.number) if form.is_valid() else None
    if request.htmx:
        context |= {**swapped_body_context(request, found), "swap_messages": True, "focus_at": place}
        return render(request, "articles/_ledger.html", context)
    anchor = "" if place is None else f"#line-{place}"
    return redirect(f"{request.path.removesuffix('lines/')}ledger/{'?lines=all' if every_line else ''}{anchor}")


def _line_to_focus(lines: Sequence[LedgerLine], number: int) -> int | None:
    """Return the line to focus after line ``number`` was changed: itself or, if it left the list, the next or last."""
    shown = [line.number for line in lines]
    return next((each for each in shown if each >= number), shown[-1] if shown else None)


@require_http_methods(["GET", "HEAD", "POST"])
@curators_only
@vary_on_headers("HX-Request")
def edit_article(request: ReaderRequest, pk: int) -> HttpResponse:
    """Edit an article's headline, standfirst, outlet, agency, authors, date and address."""
    found = get_article(pk)
    filters = Filters.from_query(request.GET)
    if field := request.POST.get("reset"):
        return _reset_field(request, found, field)
    form = ArticleForm(request.POST if request.method == "POST" else None, article=found)
    form.fields["headline"].widget.attrs["autofocus"] = True
    if request.method == "POST" and form.is_valid():
        if change := curation.correct_fields(found, form.corrections, user=request.user):
            report_change(request, _("Details saved. Reprocessing keeps them."), change)
        if not request.htmx:
            return redirect(found.get_absolute_url() + filters.query)
        return render(
            request,
            "articles/_article_head.html",
            {**head_context(request, get_article(pk)), "swap_messages": True},
        )
    template = "articles/_article_form.html" if request.htmx else "articles/edit_article.html"
    context = {"article": found, "form": form, "filters": filters, "originals": _original_values(found)}
    return render(request, template, context, status=422 if form.errors and not request.htmx else 200)


def _reset_field(request: ReaderRequest, article: Article, field: str) -> HttpResponse:
    """Reset ``field`` to the value found in the clipping, and show the form again."""
    if change := curation.uncorrect_field(article, field, user=request.user):
        report_change(request, _("Reset to the original."), change)
    if not request.htmx:
        return redirect(request.get_full_path())
    context = {
        "article": article,
        "form": ArticleForm(article=article),
        "filters": Filters.from_query(request.GET),
        "originals": _original_values(article),
        "swap_messages": True,
    }
    return render(request, "articles/_article_form.html", context)


def _original_values(article: Article) -> dict[str, str]:
    """Return the clipping's own value of each field that was set by hand, empty where the clipping has none."""
    by_hand = corrected_field_names(article)
    found = parsed_original(article) if by_hand else None
    if found is None:
        return dict.fromkeys(by_hand, "")
    values = {
        "headline": found.headline if found.headline_origin == "clipping" else "",
        "standfirst": found.standfirst,
        "source": found.source,
        "agency": found.agency,
        "authors": ", ".join(found.authors),
        "published": date_and_time(at.day, at.time, at.offset) if (at := found.published) else "",
        "url": found.url,
    }
    return {field: values.get(field) or "" for field in by_hand}


@require_POST
@vary_on_headers("HX-Request")
def article_tags(request: ReaderRequest, pk: int) -> HttpResponse:
    """Add tags to an article, or remove one."""
    found = get_article(pk)
    form = TagsForm()
    if "remove" in request.POST:
        names = list(found.tags.filter(slug=request.POST["remove"]).values_list("name", flat=True))
        if names:
            change = curation.untag_articles([found], names, user=request.user)
            report_change(request, _("Tag removed: %(name)s") % {"name": names[0]}, change)
    else:
        form = TagsForm(request.POST)
        if form.is_valid():
            curation.tag_articles([found], form.cleaned_data["tags"], user=request.user)
            form = TagsForm()
        elif not request.htmx:
            report_errors(request, form)
    if not request.htmx:
        return redirect(found.get_absolute_url() + Filters.from_query(request.GET).query + "#article-tags")
    context = {
        "article": get_article(pk),
        "tags_form": form,
        "tags": Tag.objects.alphabetical()[:TAGS_SUGGESTED],
        "filters": Filters.from_query(request.GET),
        "swap_messages": True,
    }
    return render(request, "articles/_article_tags.html", context)


@require_POST
def mark_unread(request: ReaderRequest, pk: int) -> HttpResponse:
    """Mark an article unread again, and return to the list."""
    found = get_object_or_404(Article.objects.without_text(), pk=pk)
    ReadMark.objects.filter(user=request.user, article=found).delete()
    messages.success(request, _("Marked as unread: %(headline)s") % {"headline": found.headline})
    return redirect("/" + Filters.from_query(request.GET).query)


def _ledger_context(article: Article, *, every_line: bool) -> dict[str, Any]:
    return {
        "article": article,
        "lines": lines_of(article.blocks, every_line=every_line),
        "every_line": every_line,
        "kinds": kind_choices(),
    }
