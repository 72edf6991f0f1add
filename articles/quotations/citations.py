"""Citations of a quote: plain text, Markdown and BibTeX."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from articles.models import Article, Quote

_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~])")
_BIBTEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "%": r"\%",
    "&": r"\&",
    "#": r"\#",
    "$": r"\$",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The citation of one quote in three formats, ready to copy."""

    plain: str
    markdown: str
    bibtex: str


def cite(quote: Quote, *, link: str) -> Citation:
    """Cite ``quote`` with its words, speaker, headline, outlet, date and link.

    ``link`` is the address of the quote's page here, used if the article's own address is unknown. The speaker, the
    article and its outlet should be fetched already.
    """
    article = quote.article
    link = article.url or link
    words = _words(quote)
    return Citation(
        plain=f"{words} — {', '.join([_speaker(quote), *_place(article)])}. {link}",
        markdown=_markdown(quote, words, link=link),
        bibtex=_bibtex(quote, words, link=link),
    )


def _words(quote: Quote) -> str:
    # Reported speech is the reporter's wording, so it gets no quotation marks.
    text = " ".join(quote.text.split())
    if quote.is_hidden:
        return _("%(words)s (reported speech, uncertain)") % {"words": text}
    return _("%(words)s (reported speech)") % {"words": text} if quote.is_reported else f"“{text}”"


def _speaker(quote: Quote) -> str:
    name = str(quote.speaker or quote.speaker_text or _("speaker unknown"))
    is_doubtful = quote.is_uncertain and not quote.is_reported
    return _("%(speaker)s (speaker uncertain)") % {"speaker": name} if is_doubtful else name


def _place(article: Article) -> list[str]:
    """Return headline, outlet (if known) and date."""
    return [f"“{article.headline}”", *([article.source.name] if article.source else []), _day(article)]


def _day(article: Article) -> str:
    return date_format(article.published_on, "j F Y") if article.published_on else _("undated")


def _markdown(quote: Quote, words: str, *, link: str) -> str:
    article = quote.article
    target = link.translate({ord("("): "%28", ord(")"): "%29", ord(" "): "%20"})
    place = [_escaped(_speaker(quote)), f"[{_escaped(article.headline)}]({target})"]
    if article.source:
        place.append(f"*{_escaped(article.source.name)}*")
    return f"> {_escaped(words)}\n>\n> — {', '.join([*place, _day(article)])}"


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def _bibtex(quote: Quote, words: str, *, link: str) -> str:
    article = quote.article
    fields = {"title": _braced(article.headline)}
    if article.authors:
        # Braces around each: BibTeX splits names at "and" and at commas.
        fields["author"] = f"{{{' and '.join(map(_braced, article.authors))}}}"
    if article.source:
        fields["journal"] = _braced(article.source.name)
    if article.published_on:
        fields["year"] = f"{{{article.published_on.year}}}"
        fields["month"] = article.published_on.strftime("%b").lower()
        fields["day"] = f"{{{article.published_on.day}}}"
    fields["url"] = f"{{{link.translate({ord('{'): '%7B', ord('}'): '%7D'})}}}"
    fields["note"] = _braced(f"{words}, {_speaker(quote)}")
    lines = [f"  {name} = {value}," for name, value in fields.items()]
    return "\n".join([f"@article{{quote{quote.pk},", *lines, "}"])


def _braced(text: str) -> str:
    return f"{{{''.join(_BIBTEX.get(character, character) for character in text)}}}"
