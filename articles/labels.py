"""What the archive's terms are called on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from articles.text.documents import Fate, Kind

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

KIND_NAMES: dict[Kind, StrOrPromise] = {
    Kind.PARAGRAPH: _("paragraph"),
    Kind.SUBHEADING: _("subheading"),
    Kind.LIST_ITEM: _("list item"),
    Kind.BLOCKQUOTE: _("block quotation"),
    Kind.HEADLINE: _("headline"),
    Kind.STANDFIRST: _("standfirst"),
    Kind.BYLINE: _("byline"),
    Kind.TIMESTAMP: _("date and time"),
    Kind.DATELINE: _("dateline"),
    Kind.CREDIT: _("credit"),
    Kind.AGENCY: _("agency"),
    Kind.SOURCE: _("outlet"),
    Kind.ADVERTISEMENT: _("advertisement"),
    Kind.SPONSORED: _("paid content"),
    Kind.VIDEO: _("video"),
    Kind.CAPTION: _("picture caption"),
    Kind.NEWSLETTER: _("sign-up or paywall"),
    Kind.RELATED: _("pointer to another article"),
    Kind.PROMOTION: _("the outlet’s own promotion"),
    Kind.NAVIGATION: _("menu or button"),
    Kind.SHARE: _("share and follow"),
    Kind.COMMENTS: _("comments"),
    Kind.LEGAL: _("legal notice"),
    Kind.AUTHOR_BIO: _("about the author"),
    Kind.REPEATED: _("repetition"),
}
FATE_NAMES: dict[Fate, StrOrPromise] = {
    Fate.BODY: _("In the body"),
    Fate.HEADER: _("In the header"),
    Fate.REMOVED: _("Cut"),
}


def kind_choices() -> list[tuple[StrOrPromise, list[tuple[str, StrOrPromise]]]]:
    """Return every kind under the name of its fate, as a form's choices."""
    return [
        (name, [(kind.value, KIND_NAMES[kind]) for kind in Kind if kind.fate is fate])
        for fate, name in FATE_NAMES.items()
    ]
