"""Names of kinds, fates and speaker rules for pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.text.comparing.quote_matching import QuoteRelation
from articles.text.data.kinds import Fate, Kind

if TYPE_CHECKING:
    from datetime import date, time

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
    Kind.SPONSORED: _("sponsored content"),
    Kind.VIDEO: _("video"),
    Kind.CAPTION: _("picture caption"),
    Kind.NEWSLETTER: _("newsletter or paywall"),
    Kind.RELATED: _("related articles"),
    Kind.PROMOTION: _("promotion"),
    Kind.NAVIGATION: _("menu or button"),
    Kind.SHARE: _("share buttons"),
    Kind.COMMENTS: _("comments"),
    Kind.LEGAL: _("legal notice"),
    Kind.AUTHOR_BIO: _("about the author"),
    Kind.REPEATED: _("repeated text"),
}
FATE_NAMES: dict[Fate, StrOrPromise] = {
    Fate.BODY: _("Text"),
    Fate.HEADER: _("Header"),
    Fate.REMOVED: _("Removed"),
}

# How the variants of a quote differ.
QUOTE_RELATION_NAMES: dict[QuoteRelation, StrOrPromise] = {
    QuoteRelation.IDENTICAL: pgettext_lazy("quote", "identical"),
    QuoteRelation.PUNCTUATION: pgettext_lazy("quote", "punctuation or spelling differs"),
    QuoteRelation.TRIMMED: pgettext_lazy("quote", "trimmed"),
    QuoteRelation.WORDED: pgettext_lazy("quote", "words differ"),
    QuoteRelation.ATTRIBUTED: pgettext_lazy("quote", "different speaker"),
}


def kind_choices() -> list[tuple[StrOrPromise, list[tuple[str, StrOrPromise]]]]:
    """Return every kind, grouped by fate, as choices of a form."""
    return [
        (name, [(kind.value, KIND_NAMES[kind]) for kind in Kind if kind.fate is fate])
        for fate, name in FATE_NAMES.items()
    ]


# How a speaker was found, by the rule of the parser (``articles.text.quotes.reading.CERTAINTY``).
RULE_NAMES: dict[str, StrOrPromise] = {
    "after": _("The speaker is named after the words."),
    "before": _("The speaker is named before the words."),
    "same paragraph": _("Other quotes in the same paragraph are by this speaker."),
    "same sentence": _("The speaker is named in the same sentence."),
    "signature": _("The speaker’s name is printed below the words."),
    "transcript": _("The article is a transcript with a name before each turn."),
    "pronoun": _("The words are attributed to “he” or “she”, and the text before shows who that is."),
    "open paragraph": _("The quote continues from the paragraph before."),
    "colon": _("A sentence ending in a colon introduces the words."),
    "subject": _("The speaker is the subject of the sentence around the words."),
    "reported clause": _("A verb such as “said” introduces the words, without quotation marks."),
    "reported view": _("A verb such as “believes” introduces the words, without quotation marks."),
    "introduced": _("The sentence before introduces the speaker."),
    "description": _("The speaker is described, not named, and the text shows who that is."),
    "nearest name": _("No speaker is named. This is the nearest name."),
    "continued": _("No speaker is named. The previous speaker is assumed."),
    "next passage": _("No speaker is named. The next speaker is assumed."),
    "noun": _("A noun such as “statement” or “remark” names the speaker."),
    "none": _("The text does not name a speaker."),
    "added by hand": _("This quote was added by hand."),
}


def date_and_time(day: date, time: time | None, offset: int | None) -> str:
    """Return when an article was published, to the precision known: 12 November 2024, 14:05 UTC+01:00."""
    text = date_format(day, "j F Y")
    if time is not None:
        text += f", {time:%H:%M}"
    return text if offset is None else f"{text} {utc_offset(offset)}"


def utc_offset(minutes: int) -> str:
    """Return an offset in minutes as "UTC", "UTC+01:00" or "UTC−03:30"."""
    if not minutes:
        return "UTC"
    sign = "+" if minutes > 0 else "−"
    return f"UTC{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
