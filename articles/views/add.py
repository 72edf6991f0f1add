from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial, wraps
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import BadRequest, RequestDataTooBig, TooManyFilesSent
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from articles.browse.filters import is_key
from articles.curation import drafts
from articles.forms.add import PasteForm
from articles.forms.article import ArticleForm, tidied
from articles.forms.uploads import CappedUploadHandler
from articles.ingest import MAX_FILE_BYTES, MAX_PENDING, Outcome, Received, Rejected, Result
from articles.ingest.archives import ARCHIVE_SUFFIX
from articles.ingest.boundary import disk_full, escaped, is_disk_full, one_file
from articles.ingest.files import unpack
from articles.ingest.library import links_waiting_for
from articles.ingest.pending import accept, attach_to_stored, discard, preview_all, receive, try_again
from articles.ingest.pending import preview as parsed_preview
from articles.ingest.records import ArchiveBusy, ParserFault, refused
from articles.models import Article, Clipping, SavedLink
from articles.models.labels import kind_choices
from articles.text.data.kinds import Kind
from articles.text.formats.opening import SUFFIXES
from articles.text.parse import ParsedClipping
from articles.views.messages import report_change
from articles.views.paging import page_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from django.http import HttpResponse, QueryDict

    from articles.models.clippings import ClippingQuerySet
    from articles.text.parse import ParsedArticle
    from articles.views.requests import ReaderRequest
    from newsarchive.accounts.models import User

# The limit of one upload: a folder of a few hundred saved pages. It stays on disk until it is reviewed.
MAX_UPLOAD_BYTES = 200 * 1024 * 1024
# Each pending clipping in the list is parsed for a summary, so a page has few, and large ones get no summary.
PENDING_ON_A_PAGE = 10
LARGEST_SUMMARIZED = 512 * 1024

# Lines of an article that a preview shows, each with its buttons: twenty thousand keep a server and a browser busy for
# a minute. The longest of 588 dumps and saved pages has 603.
LINES_SHOWN = 2_000

# Links without text that a preview lists.
LINKS_SHOWN = 20

# Session key of the import results, shown once.
REPORT = "import_results"

# State of a file in the import results that is kept, though it could not be read so far.
FAILED = "failed"


@require_http_methods(["GET", "HEAD", "POST"])
@csrf_exempt  # `_receive` checks instead, once the limits on files are set: checking reads the body of the request.
def add(request: ReaderRequest) -> HttpResponse:
    """Paste a text or upload files; also lists unsaved clippings and the results of the last import."""
    if request.method != "POST":
        link = _waiting_link(request.GET)
        form = PasteForm(initial={"url": link.url, "headline": link.title} if link else None)
        return _add_page(request, form, report=request.session.pop(REPORT, []), link=link)
    cap = CappedUploadHandler(request, file_bytes=MAX_FILE_BYTES, upload_bytes=MAX_UPLOAD_BYTES, files=MAX_PENDING)
    request.upload_handlers.insert(0, cap)
    try:
        return _receive(request, cap)
    except OSError as error:
        # Large uploads are kept on the disk until they are stored.
        if not is_disk_full(error):
            raise
        messages.error(request, _("Nothing was uploaded: %(reason)s.") % {"reason": disk_full()})
        return _add_page(request, PasteForm(), status=507)
    except TooManyFilesSent:
        messages.error(request, _("Upload at most %(limit)d files at a time.") % {"limit": MAX_PENDING})
        return _add_page(request, PasteForm(), status=413)
    except RequestDataTooBig:
        form = PasteForm({"text": "-"})
        form.add_error("text", _("This text is too long to paste. Save it as a file and upload that."))
        return _add_page(request, form, status=413)


@csrf_protect
def _receive(request: ReaderRequest, cap: CappedUploadHandler) -> HttpResponse:
    link = _waiting_link(request.POST)
    if "text" in request.POST:
        form = PasteForm(request.POST)
        if not form.is_valid():
            return _add_page(request, form, status=422, link=link)
        pasted = Received(data=form.cleaned_data["text"].encode(), url=form.cleaned_data["url"])
        headline = form.cleaned_data["headline"]
        store = partial(_store_pending, user=request.user, origin=Clipping.Origin.PASTE, headline=headline)
        entries = [store(pasted, link=link)]
    else:
        store = partial(_store_pending, user=request.user, origin=Clipping.Origin.UPLOAD)
        files = _bounded(_uploaded(request, cap))
        # Of several files, it is not known which one is the text of the link.
        link = link if len(request.FILES.getlist("files")) == 1 else None
        entries = [store(item, link=link) if isinstance(item, Received) else _result_entry(item) for item in files]
    if not entries:
        messages.error(request, _("Select a file first."))
    if len(entries) == 1 and entries[0]["state"] == Clipping.Status.PENDING:
        return redirect(entries[0]["url"])
    request.session[REPORT] = entries
    return redirect("articles:add")


def _uploaded(request: ReaderRequest, cap: CappedUploadHandler) -> Iterator[Received | Result]:
    """Yield the files of an upload, those inside archives too, and results for those over the limits."""
    for upload in request.FILES.getlist("files"):
        yield from unpack(Received(data=upload.read(), name=upload.name or ""))
    too_large = _("larger than %(limit)d MB") % {"limit": cap.file_bytes // 1024**2}
    too_many = _("over the limit of %(files)d files and %(limit)d MB per upload") % {
        "files": cap.files,
        "limit": cap.upload_bytes // 1024**2,
    }
    for name in cap.too_large:
        yield Result(name=name, outcome=Outcome.REJECTED, reason=too_large)
    for name in cap.too_many:
        yield Result(name=name, outcome=Outcome.REJECTED, reason=too_many)


def _bounded(files: Iterable[Received | Result]) -> Iterator[Received | Result]:
    """Yield at most ``MAX_PENDING`` files and as many results, then a result per archive with the number omitted."""
    yielded: Counter[bool] = Counter()
    skipped: Counter[str] = Counter()
    rejected: Counter[str] = Counter()
    for item in files:
        is_file = isinstance(item, Received)
        yielded[is_file] += 1
        if yielded[is_file] <= MAX_PENDING:
            yield item
        else:
            (skipped if is_file else rejected)[item.name.partition("/")[0]] += 1
    for archive, count in skipped.items():
        reason = ngettext(
            "%(count)d more file skipped: the limit is %(limit)d per upload",
            "%(count)d more files skipped: the limit is %(limit)d per upload",
            count,
        )
        yield Result(name=archive, outcome=Outcome.REJECTED, reason=reason % {"count": count, "limit": MAX_PENDING})
    for archive, count in rejected.items():
        reason = ngettext("%(count)d more file rejected", "%(count)d more files rejected", count)
        yield Result(name=archive, outcome=Outcome.REJECTED, reason=reason % {"count": count})


def _waiting_link(query: QueryDict) -> SavedLink | None:
    """Return the saved link whose text is to be added, ``None`` if the query names none or it has its text by now."""
    return SavedLink.objects.waiting().filter(pk=_number(query.get("link", ""))).first()


def _store_pending(
    received: Received, *, user: User, origin: Clipping.Origin, link: SavedLink | None = None, headline: str = ""
) -> dict[str, str]:
    """Store ``received`` as a pending clipping, and return its entry in the import results."""
    if link and "/" in received.name:
        link = None  # A file of an archive, which may hold several.
    try:
        with one_file(received.name):
            clipping = receive(
                replace(received, url=received.url or link.url) if link else received,
                user=user,
                origin=origin,
                link=link,
                headline=headline,
            )
    except Rejected as error:
        return _result_entry(refused(received, error))
    if clipping.is_pending:
        state = FAILED if clipping.failure else Clipping.Status.PENDING
        url = reverse("articles:preview", args=[clipping.pk])
        return _entry(received.name, state, reason=clipping.failure, url=url)
    if link:
        attach_to_stored(clipping, link, user=user)
    return _result_entry(Result(name=received.name, outcome=Outcome.DUPLICATE, clipping_id=clipping.pk))


def _result_entry(result: Result) -> dict[str, str]:
    """Return the entry of ``result`` in the import results."""
    if result.clipping_id is None:
        return _entry(result.name, result.outcome, reason=result.reason)
    articles = Article.objects.filter(clipping=result.clipping_id).only("headline").order_by("position", "pk")
    first = articles.first()
    if first is None and result.links:
        address = reverse("articles:saved_links")
        return _entry(result.name, result.outcome, reason=result.reason, url=address, title=_("Saved links"))
    return _entry(
        result.name,
        result.outcome,
        reason="" if result.outcome is Outcome.DUPLICATE else result.reason,
        url=first.get_absolute_url() if first else reverse("articles:clipping", args=[result.clipping_id]),
        title=first.headline if first else _("Original"),
    )


def _entry(name: str, state: str, *, reason: str = "", url: str = "", title: str = "") -> dict[str, str]:
    return {"name": shown_name(name), "state": str(state), "reason": reason, "url": url, "title": title}


def shown_name(name: str) -> str:
    """Return a file's name with invisible characters and direction marks escaped."""
    return escaped(name)


@vary_on_headers("HX-Request")
def _add_page(
    request: ReaderRequest,
    form: PasteForm,
    *,
    report: list[dict[str, str]] | None = None,
    link: SavedLink | None = None,
    status: int = 200,
) -> HttpResponse:
    clippings = _pending(request).without_content().order_by("-received_at", "-pk")
    page = page_of(request, clippings, size=PENDING_ON_A_PAGE)
    context: dict[str, Any] = {"page": page, "pending": _summaries(page)}
    if request.htmx and request.method != "POST":
        return render(request, "articles/_pending.html", context)
    context |= {
        "form": form,
        "report": report or [],
        "link": link,
        "waiting_count": SavedLink.objects.waiting().count(),
        "accepted": ",".join(sorted({*SUFFIXES, ARCHIVE_SUFFIX})),
        "most_files": MAX_PENDING,
        "most_megabytes": MAX_FILE_BYTES // 1024**2,
    }
    return render(request, "articles/add.html", context, status=status)


def _summaries(clippings: Iterable[Clipping]) -> list[dict[str, Any]]:
    """Return what the list shows of pending clippings; of a large one only its name."""
    clippings = list(clippings)
    small = [clipping.pk for clipping in clippings if clipping.size <= LARGEST_SUMMARIZED]
    previews = preview_all(Clipping.objects.filter(pk__in=small))
    summaries = []
    for clipping in clippings:
        summary: dict[str, Any] = {"clipping": clipping, "name": shown_name(clipping.name)}
        match previews.get(clipping.pk):
            case Rejected() as error:
                summary |= {"problem": str(error), "failed": isinstance(error, ParserFault | ArchiveBusy)}
            case ParsedClipping(articles=articles, links=links):
                kept = [article for article in articles if not drafts.is_excluded(clipping.draft, article.index)]
                summary |= {"count": len(kept), "first": kept[0] if kept else None, "links": len(links)}
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
    """Save a clipping in a transaction of its own, and return its entries in the import results."""
    try:
        return [_result_entry(result) for result in accept(clipping)]
    except Rejected as error:
        return [_result_entry(Result(name=str(clipping), outcome=Outcome.REJECTED, reason=str(error)))]


@require_POST
def discard_pending(request: ReaderRequest) -> HttpResponse:
    """Discard every pending clipping of the reader."""
    clippings = list(_pending(request).without_content())
    for clipping in clippings:
        discard(clipping)
    count = len(clippings)
    messages.success(request, ngettext("%(n)d clipping discarded.", "%(n)d clippings discarded.", count) % {"n": count})
    return redirect("articles:add")


@require_safe
def preview(request: ReaderRequest, pk: int) -> HttpResponse:
    """Show the articles parsed from a pending clipping, to correct and save."""
    clipping = _own(request, pk)
    if clipping is None:
        return redirect(get_object_or_404(Clipping.objects.stored().without_content(), pk=pk))
    return _preview_page(request, clipping, index=_number(request.GET.get("article", "0")))


class _CannotBeRead(Exception):
    """A pending clipping that is to be corrected cannot be parsed. ``reason`` says why."""

    def __init__(self, clipping: Clipping, reason: Rejected) -> None:
        super().__init__(str(reason))
        self.clipping = clipping
        self.reason = reason


def _parsed(clipping: Clipping) -> ParsedClipping:
    try:
        return parsed_preview(clipping)
    except Rejected as error:
        raise _CannotBeRead(clipping, error) from error


def _or_reason(view: Callable[[ReaderRequest, int], HttpResponse]) -> Callable[[ReaderRequest, int], HttpResponse]:
    """Wrap a view that corrects a pending clipping: show why the clipping cannot be read."""

    @wraps(view)
    def wrapped(request: ReaderRequest, pk: int) -> HttpResponse:
        try:
            return view(request, pk)
        except _CannotBeRead as error:
            # Only with status 200 does htmx show the reason.
            status = 200 if request.htmx else 422
            return _preview_page(request, error.clipping, index=0, problem=error.reason, status=status)

    return wrapped


@require_POST
@_or_reason
def correct_fields(request: ReaderRequest, pk: int) -> HttpResponse:
    """Edit the details of an article in a preview, or reset one to the original."""
    clipping, article = _clipping_and_article(request, pk)
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
@_or_reason
def correct_draft_line(request: ReaderRequest, pk: int) -> HttpResponse:
    """Restore or remove a line of a preview, change its kind, or edit its text."""
    clipping, article = _clipping_and_article(request, pk)
    lines = drafts.lines_of(article, clipping.draft)
    # A button's value is a line and an action; the button beside the list of kinds names the line alone.
    place, _blank, asked = request.POST.get("decision", "").partition(" ")
    line = next((line for line in lines if line.place == place), None)
    if line is None:
        messages.warning(request, _("The lines have changed in the meantime. Check them again."))
        return _preview_again(request, clipping, article.index)
    asked = asked or request.POST.get("kind", "")
    if asked == "words":
        wording = tidied(request.POST.get("wording", "").replace("\0", ""), before=line.text)
        if wording and line.is_body:
            drafts.set_line(clipping, article.index, line.worded(wording))
        else:
            messages.warning(request, _("A line cannot be empty. Remove it instead."))
    elif asked == "rules":
        drafts.unset_line(clipping, article.index, line.decision)
    elif asked in [kind.value for kind in Kind]:
        drafts.set_line(clipping, article.index, line.decided(Kind(asked)))
    else:
        raise BadRequest("No such kind of line")
    return _preview_again(request, clipping, article.index, line=line.number)


@require_POST
@_or_reason
def drop_article(request: ReaderRequest, pk: int) -> HttpResponse:
    """Exclude one article of a pending clipping, or all, or include them again."""
    clipping = get_object_or_404(_pending(request), pk=pk)
    leaving = "leave" in request.POST
    asked = request.POST.get("leave" if leaving else "take", "")
    # Parse only once: an export of hundreds of articles takes seconds.
    parsed = _parsed(clipping)
    indexes = [each.index for each in parsed.articles if asked in ("all", str(each.index))]
    shown = _number(request.POST.get("article", "0"))
    if not indexes or shown not in [each.index for each in parsed.articles]:
        raise Http404
    drafts.set_excluded(clipping, indexes, excluded=leaving)
    if request.htmx:
        return _preview_page(request, clipping, index=shown, parsed=parsed)
    return _preview_again(request, clipping, shown, place="articles")


@require_POST
@_or_reason
def split_clipping(request: ReaderRequest, pk: int) -> HttpResponse:
    """Split a text that may be a digest into its items, or keep it as one article."""
    clipping = get_object_or_404(_pending(request), pk=pk)
    asked = request.POST.get("split", "")
    parsed = _parsed(clipping)
    if parsed.splitting is None or asked not in ("yes", "no"):
        raise Http404
    drafts.set_split(clipping, split=asked == "yes")
    return _preview_again(request, clipping, 0, place="split")


@require_POST
def save_clipping(request: ReaderRequest, pk: int) -> HttpResponse:
    """Save a pending clipping with its corrections; redirect to its article, or to a comparison with another."""
    clipping = _own(request, pk)
    if clipping is None:
        return redirect(get_object_or_404(Clipping.objects.stored().without_content(), pk=pk))
    try:
        results = accept(clipping)
    except Rejected as error:
        messages.error(request, _("This clipping cannot be saved: %(reason)s.") % {"reason": error})
        return redirect("articles:preview", pk=pk)
    ids = [article for result in results for article in result.article_ids]
    if pair := _to_compare(request, ids):
        return redirect(f"{reverse('articles:compare_start')}?{urlencode([('article', key) for key in pair])}")
    [result] = results
    if len(ids) > 1:
        report_change(request, _saved_message(result, len(ids)), result.change)
        return redirect("articles:clipping", result.clipping_id)
    if not ids and result.links:
        report_change(request, _("Saved: %(parts)s.") % {"parts": result.reason}, result.change)
        return redirect("articles:saved_links")
    if not ids:
        request.session[REPORT] = [_result_entry(result)]
        return redirect("articles:add")
    text = _SAVED[result.outcome]()
    if result.change:
        text = f"{text} {result.change.summary}."
    if result.new_tags:
        count = len(result.new_tags)
        named = ngettext("New tag: %(tags)s.", "New tags: %(tags)s.", count) % {"tags": ", ".join(result.new_tags)}
        text = f"{text} {named}"
    report_change(request, text, result.change)
    return redirect("articles:article", ids[0])


def _saved_message(result: Result, count: int) -> str:
    if result.change:
        return _("Saved: %(parts)s.") % {"parts": result.reason}
    return ngettext("%(n)d article saved.", "%(n)d articles saved.", count) % {"n": count}


def _to_compare(request: ReaderRequest, ids: list[int]) -> list[int]:
    """Return the ids of the saved article and of the one to compare it with; empty if no comparison was asked for."""
    other = Article.objects.filter(pk=_number(request.POST.get("compare", ""))).first()
    saved = Article.objects.filter(pk__in=ids, position=_number(request.POST.get("article", ""))).first()
    return [saved.pk, other.pk] if saved and other and saved != other else []


_SAVED = {
    Outcome.STORED: lambda: _("Article saved."),
    Outcome.VERSION: lambda: _("Saved as another version of an article you already have."),
    Outcome.DUPLICATE: lambda: _("This clipping was already in the archive. Here is its article."),
}


@require_POST
def retry_clipping(request: ReaderRequest, pk: int) -> HttpResponse:
    """Try again to read a clipping that was set aside; its preview shows the result."""
    clipping = get_object_or_404(_pending(request).without_content(), pk=pk)
    try_again(clipping)
    return redirect("articles:preview", pk=pk)


@require_POST
def discard_clipping(request: ReaderRequest, pk: int) -> HttpResponse:
    clipping = get_object_or_404(_pending(request).without_content(), pk=pk)
    discard(clipping)
    messages.success(request, _("Clipping discarded."))
    return redirect("articles:add")


def _pending(request: ReaderRequest) -> ClippingQuerySet:
    return Clipping.objects.pending_for(request.user)


def _own(request: ReaderRequest, pk: int) -> Clipping | None:
    return _pending(request).filter(pk=pk).first()


def _number(text: str) -> int:
    return int(text) if is_key(text) else 0


def _clipping_and_article(request: ReaderRequest, pk: int) -> tuple[Clipping, ParsedArticle]:
    """Return a pending clipping of the reader and the article in it that the form edits.

    Raises ``Http404``, and ``_CannotBeRead``.
    """
    clipping = get_object_or_404(_pending(request), pk=pk)
    index = _number(request.POST.get("article", "0"))
    for article in _parsed(clipping).articles:
        if article.index == index:
            return clipping, article
    raise Http404


def _preview_again(
    request: ReaderRequest, clipping: Clipping, index: int, *, line: int | None = None, place: str = ""
) -> HttpResponse:
    """Show the preview after a correction: in place for htmx, else after a redirect."""
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
    problem: Rejected | None = None,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {"clipping": clipping, "name": shown_name(clipping.name)}
    template = "articles/_preview.html" if request.htmx else "articles/preview.html"
    try:
        parsed = parsed or (None if problem else parsed_preview(clipping))
    except Rejected as error:
        problem = error
    if parsed is None:
        context |= {"problem": str(problem), "failed": isinstance(problem, ParserFault | ArchiveBusy)}
        return render(request, template, context, status=status)
    context |= {"parsed": parsed, "links": parsed.links[:LINKS_SHOWN], "link_count": len(parsed.links)}
    if not parsed.articles:
        return render(request, template, context, status=status)
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
        "article": article,
        "waiting_links": links_waiting_for(article, chosen=draft.get("link") if article.index == 0 else None),
        "articles": [(each, each.index in dropped, len(each.body.split())) for each in parsed.articles],
        "kept_count": len(parsed.articles) - len(dropped),
        "is_dropped": article.index in dropped,
        "has_edits": drafts.has_edits(draft),
        "corrected": drafts.corrected_fields(draft, article.index),
        "runs": drafts.runs_of(lines[:LINES_SHOWN]),
        "lines_not_shown": max(0, len(lines) - LINES_SHOWN),
        "removed_count": sum(line.is_removed for line in lines),
        "word_count": len(article.body.split()),
        "alike": alike,
        "foreseen": None if any(found.is_version for found in alike) else drafts.expected_story(clipping, article),
    }
