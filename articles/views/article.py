from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from articles import curation, stories
from articles.browse import search
from articles.browse.search import Filters
from articles.forms.article import ArticleForm, LineForm, TagsForm
from articles.ingest.originals import corrected_field_names, parsed_original
from articles.ingest.pending import excluded_articles
from articles.lines.ledger import count_corrected, count_removed, lines_of
from articles.models import Article, Clipping, FieldCorrection, Quote, ReadMark, Tag
from articles.models.labels import kind_choices, utc_offset
from articles.quotations.utterances import elsewhere
from articles.views.errors import tell_errors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from articles.lines.ledger import LedgerLine
    from articles.models import Appearance
    from articles.text.parse import Published
    from articles.views.requests import ReaderRequest

TAGS_SUGGESTED = 200
# A browser lays out this much plain text at once; the rest of a larger clipping is in its download.
SHOWN_CHARACTERS = 500_000
# Other accounts that are read for what they add; those further down the list are less like the article.
MOST_ADDING = 6


@require_safe
@vary_on_headers("HX-Request")
def article(request: ReaderRequest, pk: int) -> HttpResponse:
    """An article, set for reading. Opening it marks it read."""
    found = article_at(pk, among=Article.objects.with_read_mark(request.user))
    if request.htmx:
        return render(request, "articles/_article_head.html", _head_of(request, found))
    if request.method == "GET" and not found.is_read:  # type: ignore[attr-defined]
        ReadMark.objects.bulk_create([ReadMark(user=request.user, article=found)], ignore_conflicts=True)
    return show_article(request, found)


def show_article(request: ReaderRequest, found: Article) -> HttpResponse:
    filters = Filters.from_query(request.GET)
    before, after = search.neighbours(found, filters, user=request.user)
    original = found.version_of_id or found.pk
    story = stories.story_of(found)
    coverage = stories.coverage_beside(found, story)
    context = {
        **body_of(request, found),
        "filters": filters,
        "before": before,
        "after": after,
        "versions": Article.objects.filter(Q(pk=original) | Q(version_of=original))
        .exclude(pk=found.pk)
        .without_text()
        .order_by("received_at", "pk"),
        "revisions": found.revisions.defer("body", "blocks").order_by("-number") if found.revision > 1 else (),
        "cut": count_removed(found.blocks),
        "left_out": FieldCorrection.objects.exclusions_in(found.clipping.sha256).count(),
        "coverage": coverage,
        "additions": stories.additions_of([other.article for other in coverage[:MOST_ADDING]], to=found),
        "story": story,
        "corrected": count_corrected(found.blocks),
        "tags": Tag.objects.alphabetical()[:TAGS_SUGGESTED],
        "tags_form": TagsForm(),
    }
    return render(request, "articles/article.html", context)


@require_safe
def revision(request: ReaderRequest, pk: int, number: int) -> HttpResponse:
    """An earlier state of an article's text; the address of the present one leads to the article."""
    found = article_at(pk)
    if number == found.revision:
        return redirect(found)
    earlier = get_object_or_404(found.revisions, number=number)
    return render(request, "articles/revision.html", {"article": found, "revision": earlier})


@require_safe
@vary_on_headers("HX-Request")
def ledger(request: ReaderRequest, pk: int) -> HttpResponse:
    """What of the clipping is not in the article's body, and why; with ``lines=all`` the body's own lines too."""
    found = article_at(pk)
    template = "articles/_ledger.html" if request.htmx else "articles/ledger.html"
    return render(request, template, _ledger(found, every_line=request.GET.get("lines") == "all"))


@require_POST
@vary_on_headers("HX-Request")
def correct_line(request: ReaderRequest, pk: int) -> HttpResponse:
    """Say what a line is: put it back, cut it, change its kind, or leave that and its words to the clipping again."""
    require_curator(request)
    found = article_at(pk)
    every_line = request.GET.get("lines") == "all"
    form = LineForm(request.POST, blocks=found.blocks)
    if form.is_valid():
        line = form.line
        if "received" in request.POST:
            curation.correct_text(found, line.received, line.nth, wording=line.received, user=request.user)
        elif "rules" in request.POST:
            curation.uncorrect_line(found, line.received, line.nth, user=request.user)
        else:
            curation.correct_line(found, line.received, line.nth, form.cleaned_data["kind"], user=request.user)
        messages.success(request, _("Changed. The history of changes can undo it."))
        found = article_at(pk)
    else:
        tell_errors(request, form)
    context = _ledger(found, every_line=every_line)
    place = _line_from(context["lines"], form.line.number) if form.is_valid() else None
    if request.htmx:
        context |= {**body_beside(request, found), "swap_messages": True, "focus_at": place}
        return render(request, "articles/_ledger.html", context)
    anchor = "" if place is None else f"#line-{place}"
    return redirect(f"{request.path.removesuffix('lines/')}ledger/{'?lines=all' if every_line else ''}{anchor}")


def _line_from(lines: Sequence[LedgerLine], number: int) -> int | None:
    """Return where somebody goes on who has changed a line: itself or, put back and gone, the next, or the last."""
    shown = [line.number for line in lines]
    return next((each for each in shown if each >= number), shown[-1] if shown else None)


@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
def edit_article(request: ReaderRequest, pk: int) -> HttpResponse:
    """Set headline, standfirst, outlet, agency, authors, date and address by hand."""
    require_curator(request)
    found = article_at(pk)
    filters = Filters.from_query(request.GET)
    if field := request.POST.get("reset"):
        return _hand_back(request, found, field)
    form = ArticleForm(request.POST if request.method == "POST" else None, article=found)
    form.fields["headline"].widget.attrs["autofocus"] = True
    if request.method == "POST" and form.is_valid():
        if curation.correct_fields(found, form.corrections, user=request.user):
            messages.success(request, _("Saved. What you set stays when the clipping is parsed again."))
        if not request.htmx:
            return redirect(found.get_absolute_url() + filters.query)
        return render(
            request,
            "articles/_article_head.html",
            {**_head_of(request, article_at(pk)), "swap_messages": True},
        )
    template = "articles/_article_form.html" if request.htmx else "articles/edit_article.html"
    context = {"article": found, "form": form, "filters": filters, "found": _said_by_the_clipping(found)}
    return render(request, template, context, status=422 if form.errors and not request.htmx else 200)


def _hand_back(request: ReaderRequest, article: Article, field: str) -> HttpResponse:
    """Let the clipping say again what ``field`` is, and show the form again."""
    if curation.uncorrect_field(article, field, user=request.user):
        messages.success(request, _("As the clipping says again. The history of changes can undo it."))
    if not request.htmx:
        return redirect(request.get_full_path())
    context = {
        "article": article,
        "form": ArticleForm(article=article),
        "filters": Filters.from_query(request.GET),
        "found": _said_by_the_clipping(article),
        "swap_messages": True,
    }
    return render(request, "articles/_article_form.html", context)


def _said_by_the_clipping(article: Article) -> dict[str, str]:
    """Return what the clipping says of each field that was set by hand, empty where it says nothing."""
    by_hand = corrected_field_names(article)
    found = parsed_original(article) if by_hand else None
    if found is None:
        return dict.fromkeys(by_hand, "")
    said = {
        "headline": found.headline if found.headline_origin == "clipping" else "",
        "standfirst": found.standfirst,
        "source": found.source,
        "agency": found.agency,
        "authors": ", ".join(found.authors),
        "published": _in_words(found.published) if found.published else "",
        "url": found.url,
    }
    return {field: said.get(field) or "" for field in by_hand}


def _in_words(published: Published) -> str:
    text = date_format(published.day, "j F Y")
    if published.time is not None:
        text += f", {published.time:%H:%M}"
    return text if published.offset is None else f"{text} {utc_offset(published.offset)}"


@require_POST
@vary_on_headers("HX-Request")
def article_tags(request: ReaderRequest, pk: int) -> HttpResponse:
    """Put tags on an article, or take one off."""
    found = article_at(pk)
    form = TagsForm()
    if "remove" in request.POST:
        names = list(found.tags.filter(slug=request.POST["remove"]).values_list("name", flat=True))
        if names:
            curation.untag_articles([found], names, user=request.user)
    else:
        form = TagsForm(request.POST)
        if form.is_valid():
            curation.tag_articles([found], form.cleaned_data["tags"], user=request.user)
            form = TagsForm()
        elif not request.htmx:
            tell_errors(request, form)
    if not request.htmx:
        return redirect(found.get_absolute_url() + Filters.from_query(request.GET).query + "#article-tags")
    context = {
        "article": article_at(pk),
        "tags_form": form,
        "tags": Tag.objects.alphabetical()[:TAGS_SUGGESTED],
        "filters": Filters.from_query(request.GET),
    }
    return render(request, "articles/_article_tags.html", context)


@require_POST
def mark_unread(request: ReaderRequest, pk: int) -> HttpResponse:
    """Take back that the reader has opened an article, and return to where it is listed."""
    found = get_object_or_404(Article.objects.without_text(), pk=pk)
    ReadMark.objects.filter(user=request.user, article=found).delete()
    messages.success(request, _("Marked unread: %(headline)s") % {"headline": found.headline})
    return redirect("/" + Filters.from_query(request.GET).query)


@require_safe
@vary_on_headers("HX-Request")
def received(request: ReaderRequest, pk: int) -> HttpResponse:
    """The clipping that an article was found in, as received; on a page of its own when not asked for in place."""
    found = get_object_or_404(Article.objects.without_text().select_related("clipping"), pk=pk)
    if not request.htmx:
        return redirect(found.clipping)
    return render(request, "articles/_received.html", _received(found.clipping))


@require_safe
def clipping(request: ReaderRequest, pk: int) -> HttpResponse:
    """What was received: facts, articles found in it, and the text itself."""
    found = _clipping(request, pk)
    context = {
        **_received(found),
        "articles": found.articles.for_lists().order_by("position", "pk"),
        "left_out": [] if found.is_pending else excluded_articles(found),
        "may_include_article": request.user.is_curator or found.received_by == request.user,
    }
    return render(request, "articles/clipping.html", context)


@require_safe
def original(request: ReaderRequest, pk: int) -> HttpResponse:
    """The bytes of a clipping, as a download: whatever they are, no browser takes them for a page."""
    found = _clipping(request, pk)
    charset = f"; charset={found.encoding}" if found.encoding else ""
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=found.name or f"{found}.txt"),
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
    }
    return HttpResponse(bytes(found.content), content_type=f"text/plain{charset}", headers=headers)


def require_curator(request: ReaderRequest) -> None:
    if not request.user.is_curator:
        raise PermissionDenied


def article_at(pk: int, *, among: QuerySet[Article] | None = None) -> Article:
    return get_object_or_404(
        (Article.objects.all() if among is None else among)
        .defer("search", "clipping__content")
        .select_related("source", "agency", "clipping", "version_of")
        .prefetch_related(Prefetch("tags", queryset=Tag.objects.alphabetical())),
        pk=pk,
    )


def body_of(request: ReaderRequest, article: Article) -> dict[str, Any]:
    """Return what the template of an article's body takes on the page that is open: for reading, or to be corrected."""
    return {**text_of(article), "correcting": _is_correcting(request, article)}


def _head_of(request: ReaderRequest, article: Article) -> dict[str, Any]:
    """Return what the template of an article's head takes."""
    filters = Filters.from_query(request.GET)
    return {"article": article, "filters": filters, "correcting": _is_correcting(request, article)}


def _is_correcting(request: ReaderRequest, article: Article) -> bool:
    opened = _open_page(request) == reverse("articles:article_text", args=[article.pk])
    return opened and request.user.is_curator


def body_beside(request: ReaderRequest, article: Article) -> dict[str, Any]:
    """Return what swaps an article's body with what htmx asked for; nothing where the open page does not show it."""
    addresses = [reverse(f"articles:{name}", args=[article.pk]) for name in ("article", "article_text")]
    return {**body_of(request, article), "swap_body": True} if _open_page(request) in addresses else {}


def _open_page(request: ReaderRequest) -> str:
    """Return the address of the page that the reader has open, without its query."""
    return (request.htmx.current_url_abs_path or "").partition("?")[0] if request.htmx else request.path


def text_of(article: Article) -> dict[str, Any]:
    """Return what the template of an article's body takes."""
    appearances: QuerySet[Appearance] = article.appearances.select_related("person").prefetch_related("mentions")
    quotes: QuerySet[Quote] = article.quotes.select_related("speaker").defer("search")
    listed = list(quotes.order_by("position", "pk"))
    for quote in listed:
        quote.article = article
    return {
        "article": article,
        "appearances": appearances.order_by("position", "pk"),
        "quotes": listed,
        "elsewhere": elsewhere(quote for quote in listed if quote.kind != Quote.Kind.INDIRECT),
    }


def _ledger(article: Article, *, every_line: bool) -> dict[str, Any]:
    return {
        "article": article,
        "lines": lines_of(article.blocks, every_line=every_line),
        "cut": count_removed(article.blocks),
        "every_line": every_line,
        "kinds": kind_choices(),
    }


def _clipping(request: ReaderRequest, pk: int) -> Clipping:
    """Return a clipping that the reader may see: a pending one is its owner's alone."""
    clippings = Clipping.objects.visible_to(request.user).select_related("received_by")
    return get_object_or_404(clippings, pk=pk)


def _received(clipping: Clipping) -> dict[str, Any]:
    text = bytes(clipping.content).decode(clipping.encoding or "utf-8", errors="replace")
    return {"clipping": clipping, "text": text[:SHOWN_CHARACTERS], "cut_short": len(text) > SHOWN_CHARACTERS}
