"""What the archive's terms are called on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from articles.text.data.kinds import Fate, Kind

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


# What decided who said something: the core's names of its rules (``quotes.reading.CERTAINTY``), in a sentence.
RULE_NAMES: dict[str, StrOrPromise] = {
    "after": _("The words are followed by who said them."),
    "before": _("Who said it stands right before the words."),
    "same paragraph": _("Other words of the same paragraph are this speaker’s."),
    "same sentence": _("The sentence that holds the words names who said them."),
    "signature": _("The speaker’s name stands beneath the words, as a signature."),
    "transcript": _("The article prints a conversation, each turn under a name."),
    "pronoun": _("Beside the words stands “he” or “she”; the text before says who that is."),
    "open paragraph": _("The paragraph before leaves its quotation open, and this goes on with it."),
    "colon": _("A sentence that ends in a colon leads to the words."),
    "subject": _("The sentence around the words is about this person."),
    "reported clause": _("A verb of saying reports it without quotation marks."),
    "reported view": _("A verb of judging or thinking reports it without quotation marks."),
    "introduced": _("The sentence before introduces the speaker."),
    "description": _("Beside the words the speaker is described, not named; the text says who that is."),
    "nearest name": _("Nobody is said to speak: this is the name that stands nearest."),
    "continued": _("Nobody is said to speak anew: whoever spoke before is taken to go on."),
    "next passage": _("Nobody is said to speak here: whoever speaks next is taken to begin."),
    "noun": _("A noun that stands for saying, as in “a statement by”, names the speaker."),
    "none": _("The text does not say who."),
    "added by hand": _("Somebody marked these words as a quote."),
}


def utc_offset(minutes: int) -> str:
    """Return an offset in minutes as UTC, UTC+01:00, UTC−03:30."""
    if not minutes:
        return "UTC"
    sign = "+" if minutes > 0 else "−"
    return f"UTC{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
