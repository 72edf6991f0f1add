from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied, RequestDataTooBig, TooManyFilesSent
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from articles import curation
from articles.browse.search import is_key
from articles.curation import drafts
from articles.forms.add import PasteForm
from articles.forms.article import ArticleForm, as_written
from articles.forms.uploads import CappedUploadHandler
from articles.ingest import MAX_FILE_BYTES, MAX_PENDING, Outcome, Received, Rejected, Result
from articles.ingest.files import unpack
from articles.ingest.pending import accept, discard, preview_all, receive
from articles.ingest.pending import preview as understood
from articles.models import Article, Clipping
from articles.models.labels import kind_choices
from articles.text.data.kinds import Kind
from articles.text.parse import ParsedClipping
from articles.views.paging import page_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.http import HttpResponse

    from articles.models.clippings import ClippingQuerySet
    from articles.text.parse import ParsedArticle
    from articles.views.requests import ReaderRequest
    from newsarchive.accounts.models import User

# What one upload may hold in all: a folder of a few hundred saved pages. It lies on the disk until it is looked at.
MAX_UPLOAD_BYTES = 200 * 1024 * 1024
# The list of pending clippings says what was understood of each, so each is parsed: a few at a time, and no large one.
PENDING_A_PAGE = 10
LARGEST_SUMMED_UP = 512 * 1024

REPORT = "what came of the last upload"


@require_http_methods(["GET", "HEAD", "POST"])
@csrf_exempt  # `_receive` checks instead, once the limits on files are set: checking reads the body of the request.
def add(request: ReaderRequest) -> HttpResponse:
    """Paste a text or bring files; what waits to be saved; what came of the last upload."""
    if request.method != "POST":
        return _add_page(request, PasteForm(), report=request.session.pop(REPORT, []))
    cap = CappedUploadHandler(request, file_bytes=MAX_FILE_BYTES, upload_bytes=MAX_UPLOAD_BYTES, files=MAX_PENDING)
    request.upload_handlers.insert(0, cap)
    try:
        return _receive(request, cap)
    except TooManyFilesSent:
        messages.error(request, _("At most %(limit)d files come in at a time.") % {"limit": MAX_PENDING})
        return _add_page(request, PasteForm(), status=413)
    except RequestDataTooBig:
        form = PasteForm({"text": "-"})
        form.add_error("text", _("This text is too long to be pasted. Save it as a file and add that."))
        return _add_page(request, form, status=413)


@csrf_protect
def _receive(request: ReaderRequest, cap: CappedUploadHandler) -> HttpResponse:
    if "text" in request.POST:
        form = PasteForm(request.POST)
        if not form.is_valid():
            return _add_page(request, form, status=422)
        pasted = Received(data=form.cleaned_data["text"].encode(), url=form.cleaned_data["url"])
        take = partial(_take, user=request.user, origin=Clipping.Origin.PASTE)
        entries = [take(pasted)]
    else:
        take = partial(_take, user=request.user, origin=Clipping.Origin.UPLOAD)
        files = _bounded(_uploaded(request, cap))
        entries = [take(item) if isinstance(item, Received) else _told(item) for item in files]
    if not entries:
        messages.error(request, _("Choose a file first."))
    if len(entries) == 1 and entries[0]["state"] == Clipping.Status.PENDING:
        return redirect(entries[0]["url"])
    request.session[REPORT] = entries
    return redirect("articles:add")


def _uploaded(request: ReaderRequest, cap: CappedUploadHandler) -> Iterator[Received | Result]:
    """Yield the files of an upload, archives opened, and results for what was too large or too much to be read."""
    for upload in request.FILES.getlist("files"):
        yield from unpack(Received(data=upload.read(), name=upload.name or ""))
    too_large = _("it is larger than %(limit)d MB") % {"limit": cap.file_bytes // 1024**2}
    too_many = _("it was not read: at most %(files)d files and %(limit)d MB come in at a time") % {
        "files": cap.files,
        "limit": cap.upload_bytes // 1024**2,
    }
    for name in cap.too_large:
        yield Result(name=name, outcome=Outcome.REJECTED, reason=too_large)
    for name in cap.too_many:
        yield Result(name=name, outcome=Outcome.REJECTED, reason=too_many)


def _bounded(files: Iterable[Received | Result]) -> Iterator[Received | Result]:
    """Yield as many files as may be pending and as many results, and how many of each archive there were beyond."""
    yielded: Counter[bool] = Counter()
    unread: Counter[str] = Counter()
    untold: Counter[str] = Counter()
    for item in files:
        is_file = isinstance(item, Received)
        yielded[is_file] += 1
        if yielded[is_file] <= MAX_PENDING:
            yield item
        else:
            (unread if is_file else untold)[item.name.partition("/")[0]] += 1
    for archive, count in unread.items():
        reason = ngettext(
            "%(count)d more file in it was not read: at most %(limit)d come in at a time",
            "%(count)d more files in it were not read: at most %(limit)d come in at a time",
            count,
        )
        yield Result(name=archive, outcome=Outcome.REJECTED, reason=reason % {"count": count, "limit": MAX_PENDING})
    for archive, count in untold.items():
        reason = ngettext("%(count)d more file in it was not taken", "%(count)d more files in it were not taken", count)
        yield Result(name=archive, outcome=Outcome.REJECTED, reason=reason % {"count": count})


def _take(received: Received, *, user: User, origin: Clipping.Origin) -> dict[str, str]:
    """Keep ``received`` as a pending clipping, and return the report's line about it."""
    try:
        clipping = receive(received, user=user, origin=origin)
    except Rejected as error:
        return _told(Result(name=received.name, outcome=Outcome.REJECTED, reason=str(error)))
    if clipping.is_pending:
        return _entry(received.name, Clipping.Status.PENDING, url=reverse("articles:preview", args=[clipping.pk]))
    return _told(Result(name=received.name, outcome=Outcome.DUPLICATE, clipping_id=clipping.pk))


def _told(result: Result) -> dict[str, str]:
    """Return the report's line about ``result``."""
    if result.clipping_id is None:
        return _entry(result.name, result.outcome, reason=result.reason)
    articles = Article.objects.filter(clipping=result.clipping_id).only("headline").order_by("position", "pk")
    first = articles.first()
    return _entry(
        result.name,
        result.outcome,
        reason="" if result.outcome is Outcome.DUPLICATE else result.reason,
        url=first.get_absolute_url() if first else reverse("articles:clipping", args=[result.clipping_id]),
        title=first.headline if first else "",
    )


def _entry(name: str, state: str, *, reason: str = "", url: str = "", title: str = "") -> dict[str, str]:
    return {"name": shown_name(name), "state": str(state), "reason": reason, "url": url, "title": title}


def shown_name(name: str) -> str:
    """Return a file's name with what cannot be seen, or turns the text around, written out."""
    return "".join(mark if mark.isprintable() else f"\\u{ord(mark):04x}" for mark in name)


@vary_on_headers("HX-Request")
def _add_page(
    request: ReaderRequest, form: PasteForm, *, report: list[dict[str, str]] | None = None, status: int = 200
) -> HttpResponse:
    waiting = _pending(request).without_content().order_by("-received_at", "-pk")
    page = page_of(request, waiting, size=PENDING_A_PAGE)
    context: dict[str, Any] = {"page": page, "waiting": _summaries(page)}
    if request.htmx and request.method != "POST":
        return render(request, "articles/_pending.html", context)
    context |= {
        "form": form,
        "report": report or [],
        "most_files": MAX_PENDING,
        "most_megabytes": MAX_FILE_BYTES // 1024**2,
    }
    return render(request, "articles/add.html", context, status=status)


def _summaries(clippings: Iterable[Clipping]) -> list[dict[str, Any]]:
    """Return what the list says of pending clippings; of a large one no more than its name."""
    clippings = list(clippings)
    small = [clipping.pk for clipping in clippings if clipping.size <= LARGEST_SUMMED_UP]
    previews = preview_all(Clipping.objects.filter(pk__in=small))
    summaries = []
    for clipping in clippings:
        summary: dict[str, Any] = {"clipping": clipping, "name": shown_name(clipping.name)}
        match previews.get(clipping.pk):
            case Rejected() as error:
                summary["problem"] = str(error)
            case ParsedClipping(articles=articles):
                kept = [article for article in articles if not drafts.is_excluded(clipping.draft, article.index)]
                summary |= {"count": len(kept), "first": kept[0] if kept else None}
        summaries.append(summary)
    return summaries


@require_POST
def save_pending(request: ReaderRequest) -> HttpResponse:
    """Save every pending clipping of the reader."""
    request.session[REPORT] = [
        entry for clipping in _pending(request).order_by("received_at", "pk") for entry in _saved(clipping)
    ]
    return redirect("articles:add")


def _saved(clipping: Clipping) -> list[dict[str, str]]:
    try:
        return [_told(result) for result in accept(clipping)]
    except Rejected as error:
        return [_told(Result(name=str(clipping), outcome=Outcome.REJECTED, reason=str(error)))]


@require_POST
def discard_pending(request: ReaderRequest) -> HttpResponse:
    """Forget every pending clipping of the reader."""
    clippings = list(_pending(request).without_content())
    for clipping in clippings:
        discard(clipping)
    count = len(clippings)
    messages.success(request, ngettext("%(n)d clipping discarded.", "%(n)d clippings discarded.", count) % {"n": count})
    return redirect("articles:add")


@require_safe
def preview(request: ReaderRequest, pk: int) -> HttpResponse:
    """What was understood of a pending clipping, to be corrected and saved."""
    clipping = _own(request, pk)
    if clipping is None:
        return redirect(get_object_or_404(Clipping.objects.stored().without_content(), pk=pk))
    return _preview_page(request, clipping, index=_number(request.GET.get("article", "0")))


@require_POST
def correct_fields(request: ReaderRequest, pk: int) -> HttpResponse:
    """Correct the fields of an article in a preview, or let the clipping say again what one is."""
    clipping, article = _corrected(request, pk)
    if field := request.POST.get("reset"):
        drafts.unset_field(clipping, article.index, field)
        return _preview_again(request, clipping, article.index, place="fields")
    form = ArticleForm(request.POST, article=drafts.unsaved_article(article))
    if not form.is_valid():
        return _preview_page(request, clipping, index=article.index, form=form, status=200 if request.htmx else 422)
    if form.corrections:
        drafts.set_fields(clipping, article.index, form.corrections)
    return _preview_again(request, clipping, article.index, place="fields")


@require_POST
def correct_draft_line(request: ReaderRequest, pk: int) -> HttpResponse:
    """Put a line of a preview back, cut it, say what kind of line it is, or correct its words."""
    clipping, article = _corrected(request, pk)
    lines = drafts.lines_of(article, clipping.draft)
    # A button names its line and what to make of it; the one beside the list of kinds only its line.
    place, _blank, asked = request.POST.get("decision", "").partition(" ")
    line = next((line for line in lines if line.place == place), None)
    if line is None:
        messages.warning(request, _("The lines have changed since this page was made. Look again, please."))
        return _preview_again(request, clipping, article.index)
    asked = asked or request.POST.get("kind", "")
    if asked == "words":
        wording = as_written(request.POST.get("wording", "").replace("\0", ""), before=line.text)
        if wording and line.is_body:
            drafts.set_line(clipping, article.index, line.worded(wording))
        else:
            messages.warning(request, _("A line without words is to be cut instead."))
    elif asked == "rules":
        drafts.unset_line(clipping, article.index, line.decision)
    elif asked in [kind.value for kind in Kind]:
        drafts.set_line(clipping, article.index, line.decided(Kind(asked)))
    else:
        raise BadRequest("No such kind of line")
    return _preview_again(request, clipping, article.index, line=line.number)


@require_POST
def drop_article(request: ReaderRequest, pk: int) -> HttpResponse:
    """Leave one article of a pending clipping out, or all; or take them in again."""
    clipping = get_object_or_404(_pending(request), pk=pk)
    leaving = "leave" in request.POST
    asked = request.POST.get("leave" if leaving else "take", "")
    try:
        # Once: an export of hundreds of articles takes seconds to read.
        parsed = understood(clipping)
    except Rejected as error:
        raise Http404 from error
    indexes = [each.index for each in parsed.articles if asked in ("all", str(each.index))]
    shown = _number(request.POST.get("article", "0"))
    if not indexes or shown not in [each.index for each in parsed.articles]:
        raise Http404
    drafts.set_excluded(clipping, indexes, excluded=leaving)
    if request.htmx:
        return _preview_page(request, clipping, index=shown, parsed=parsed)
    return _preview_again(request, clipping, shown, place="articles")


@require_POST
def include_article(request: ReaderRequest, pk: int) -> HttpResponse:
    """Take an article into the archive after all that was left out when its clipping was saved."""
    clipping = get_object_or_404(Clipping.objects.stored().without_content(), pk=pk)
    if not (request.user.is_curator or clipping.received_by == request.user):
        raise PermissionDenied
    article = curation.include_article(clipping, _number(request.POST.get("article", "")), user=request.user)
    if article is None:
        messages.info(request, _("This article is in the archive already."))
        return redirect(clipping)
    messages.success(request, _("Taken into the archive. The history of changes can undo it."))
    return redirect(article)


@require_POST
def save_clipping(request: ReaderRequest, pk: int) -> HttpResponse:
    """Save a pending clipping, with its corrections, and lead to its article or to its comparison with another one."""
    clipping = _own(request, pk)
    if clipping is None:
        return redirect(get_object_or_404(Clipping.objects.stored().without_content(), pk=pk))
    try:
        results = accept(clipping)
    except Rejected as error:
        messages.error(request, _("It cannot be saved: %(reason)s.") % {"reason": error})
        return redirect("articles:preview", pk=pk)
    ids = [article for result in results for article in result.article_ids]
    if pair := _to_compare(request, ids):
        return redirect(f"{reverse('articles:compare_start')}?{urlencode([('article', key) for key in pair])}")
    if len(ids) > 1:
        messages.success(request, ngettext("%(n)d article saved.", "%(n)d articles saved.", len(ids)) % {"n": len(ids)})
        return redirect("articles:clipping", results[0].clipping_id)
    if not ids:
        request.session[REPORT] = [_told(result) for result in results]
        return redirect("articles:add")
    messages.success(request, _SAVED[results[0].outcome]())
    return redirect("articles:article", ids[0])


def _to_compare(request: ReaderRequest, ids: list[int]) -> list[int]:
    """Return the saved article that was to be compared and the one of the archive to compare it with, or none."""
    other = Article.objects.filter(pk=_number(request.POST.get("compare", ""))).first()
    saved = Article.objects.filter(pk__in=ids, position=_number(request.POST.get("article", ""))).first()
    return [saved.pk, other.pk] if saved and other and saved != other else []


_SAVED = {
    Outcome.STORED: lambda: _("Saved."),
    Outcome.VERSION: lambda: _("Saved as another version of an article you have."),
    Outcome.DUPLICATE: lambda: _("This clipping had been saved already; here it is."),
}


@require_POST
def discard_clipping(request: ReaderRequest, pk: int) -> HttpResponse:
    clipping = get_object_or_404(_pending(request).without_content(), pk=pk)
    discard(clipping)
    messages.success(request, _("Discarded. Nothing of it was kept."))
    return redirect("articles:add")


def _pending(request: ReaderRequest) -> ClippingQuerySet:
    return Clipping.objects.pending_for(request.user)


def _own(request: ReaderRequest, pk: int) -> Clipping | None:
    return _pending(request).filter(pk=pk).first()


def _number(text: str) -> int:
    return int(text) if is_key(text) else 0


def _corrected(request: ReaderRequest, pk: int) -> tuple[Clipping, ParsedArticle]:
    """Return the reader's pending clipping and the article of it that the form is about."""
    clipping = get_object_or_404(_pending(request), pk=pk)
    index = _number(request.POST.get("article", "0"))
    try:
        articles = understood(clipping).articles
    except Rejected as error:
        raise Http404 from error
    for article in articles:
        if article.index == index:
            return clipping, article
    raise Http404


def _preview_again(
    request: ReaderRequest, clipping: Clipping, index: int, *, line: int | None = None, place: str = ""
) -> HttpResponse:
    """Show the preview after a correction: by itself to htmx, else by way of a redirect."""
    if request.htmx:
        return _preview_page(request, clipping, index=index, changed=line)
    anchor = place or ("text" if line is None else f"line-{line}")
    query = f"?article={index}" + ("" if line is None else f"&changed={line}")
    return redirect(f"{reverse('articles:preview', args=[clipping.pk])}{query}#{anchor}")


@vary_on_headers("HX-Request")
def _preview_page(
    request: ReaderRequest,
    clipping: Clipping,
    *,
    index: int,
    form: ArticleForm | None = None,
    changed: int | None = None,
    parsed: ParsedClipping | None = None,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {"clipping": clipping, "name": shown_name(clipping.name)}
    template = "articles/_preview.html" if request.htmx else "articles/preview.html"
    try:
        parsed = parsed or understood(clipping)
    except Rejected as error:
        return render(request, template, context | {"problem": str(error)}, status=status)
    article = next((article for article in parsed.articles if article.index == index), parsed.articles[0])
    context |= _preview_of(clipping, parsed, article) | {
        "form": form or ArticleForm(article=drafts.unsaved_article(article)),
        "kinds": kind_choices(),
        "asked_line": _number(request.GET.get("line", "")) if "line" in request.GET else None,
        "asked_words": _number(request.GET.get("words", "")) if "words" in request.GET else None,
        "changed_line": _number(request.GET.get("changed", "")) if "changed" in request.GET else changed,
    }
    return render(request, template, context, status=status)


def _preview_of(clipping: Clipping, parsed: ParsedClipping, article: ParsedArticle) -> dict[str, Any]:
    draft = clipping.draft
    lines = drafts.lines_of(article, draft)
    alike = drafts.similar_articles(article)
    dropped = {each.index for each in parsed.articles if drafts.is_excluded(draft, each.index)}
    return {
        "parsed": parsed,
        "article": article,
        "articles": [(each, each.index in dropped, len(each.body.split())) for each in parsed.articles],
        "kept_count": len(parsed.articles) - len(dropped),
        "is_dropped": article.index in dropped,
        "corrected": drafts.corrected_fields(draft, article.index),
        "runs": drafts.runs_of(lines),
        "cut_count": sum(line.is_removed for line in lines),
        "word_count": len(article.body.split()),
        "alike": alike,
        "foreseen": None if any(found.is_version for found in alike) else drafts.expected_story(clipping, article),
    }
