"""The reason for a line's fate, in the reader's language.

Blocks store the code of a rule (``Block.rule``). The codes never change, because stored articles contain them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LABELS: dict[str, StrOrPromise] = {
    # Named rules: articles/text/data/boilerplate.py
    "about the author": gettext_lazy("about the author"),
    "advertisement label": gettext_lazy("advertisement label"),
    "advertisement notice": gettext_lazy("advertisement notice"),
    "comment box": gettext_lazy("comment box"),
    "credit in brackets after a sentence": gettext_lazy("picture credit in brackets"),
    "legal notice": gettext_lazy("legal notice"),
    "menu word": gettext_lazy("menu item"),
    "paid content": gettext_lazy("paid content"),
    "paid content label": gettext_lazy("paid-content label"),
    "people told apart by where they stand": gettext_lazy("caption listing people by position"),
    "picture control": gettext_lazy("image-viewer button"),
    "picture credit": gettext_lazy("picture credit"),
    "picture credit at its end": gettext_lazy("picture credit at the end"),
    "player control": gettext_lazy("video-player button"),
    "pointer label": gettext_lazy("label above related articles"),
    "pointer to another article": gettext_lazy("link to another article"),
    "reader comments": gettext_lazy("reader comments"),
    "share button": gettext_lazy("share button"),
    "share widget": gettext_lazy("share widget"),
    "sign-up box": gettext_lazy("sign-up box"),
    "sign-up offer": gettext_lazy("sign-up offer"),
    "tag list": gettext_lazy("list of tags"),
    "video pointer": gettext_lazy("link to a video"),
    # Decided by the lines around: articles/text/cleaning
    "a few words outside the article's text": gettext_lazy("a few words outside the article"),
    "a line the clipping has elsewhere": gettext_lazy("repeated in the clipping"),
    "a sentence apart from the article's text": gettext_lazy("sentence outside the article"),
    "among readers' comments, below the article": gettext_lazy("among readers’ comments"),
    "below a picture's description": gettext_lazy("image caption"),
    "description of a picture after its source": gettext_lazy("description of a picture"),
    "headline in a list under a label": gettext_lazy("headline in a list of links"),
    "headline in a ranked list": gettext_lazy("headline in a ranked list"),
    "headline in brackets": gettext_lazy("headline in brackets"),
    "headline in capitals between paragraphs": gettext_lazy("headline in capitals"),
    "headline with a bullet between paragraphs": gettext_lazy("headline with a bullet"),
    "note on the author": gettext_lazy("about the author"),
    "pointer in capitals before a headline": gettext_lazy("link to another article"),
    "begins with a bullet or a number": gettext_lazy("starts with a bullet or a number"),
    "between names and times of readers' comments": gettext_lazy("part of a reader’s comment"),
    "button of the page": gettext_lazy("page button"),
    "caption element of a figure": gettext_lazy("image caption"),
    "navigation element of the page": gettext_lazy("site navigation"),
    "running head, foot or page number of the document": gettext_lazy("running head, foot or page number"),
    "prose of the article": gettext_lazy("text of the article"),
    "pull quote: its words stand in a paragraph near it": gettext_lazy("pull quote: repeats a paragraph nearby"),
    "quotation element of the page": gettext_lazy("block quotation"),
    "reads as another article's headline": gettext_lazy("looks like another article’s headline"),
    "sentences apart from the article's text": gettext_lazy("sentences outside the article"),
    "short line above a paragraph": gettext_lazy("short line above a paragraph"),
    "the headline again": gettext_lazy("repeats the headline"),
    "title of the player above": gettext_lazy("video title"),
    # Shapes of text and files: articles/text/formats
    "added by the archive or reader that saved the page": gettext_lazy("added by the web archive or reading app"),
    "address of a link of the Markdown text": gettext_lazy("Markdown link address"),
    "column of the table": gettext_lazy("column of the table"),
    "front matter of the Markdown text": gettext_lazy("Markdown front matter"),
    "header of the forwarded mail": gettext_lazy("header of the forwarded email"),
    "header of the mail": gettext_lazy("email header"),
    "heading of the letters": gettext_lazy("heading above the letters"),
    "headline, also in a column of its own": gettext_lazy("repeats the headline"),
    "element named as a caption": gettext_lazy("image caption"),
    "in a box about the author": gettext_lazy("about the author"),
    "in a box with a field for an e-mail address": gettext_lazy("sign-up box"),
    "in another article below the first": gettext_lazy("part of another article"),
    "in the footer of the page": gettext_lazy("page footer"),
    "line that is nothing but a link": gettext_lazy("link to another page"),
    "lead between headline and text": gettext_lazy("standfirst"),
    "line above a quoted mail": gettext_lazy("line above a quoted email"),
    "line above the chat": gettext_lazy("above the chat"),
    "line below the letters": gettext_lazy("below the letters"),
    "link to another article": gettext_lazy("link to another article"),
    "mark around code of the Markdown text": gettext_lazy("Markdown code marker"),
    "mark of a quoted mail alone": gettext_lazy("email quote marker"),
    "marks of the Markdown text alone": gettext_lazy("Markdown marks without text"),
    "message of the chat": gettext_lazy("chat message"),
    "name and time of a chat message": gettext_lazy("sender and time of a chat message"),
    "picture of the Markdown text": gettext_lazy("Markdown picture"),
    "ruled line of the Markdown text": gettext_lazy("Markdown rule"),
    "signature of the mail": gettext_lazy("email signature"),
    "text of the mail that the article is attached to": gettext_lazy("text of the email with the attachment"),
    "the sender's own words around the article": gettext_lazy("the sender’s own words"),
    # Kinds of text: articles/text/cleaning
    "address of the article": gettext_lazy("web address of the article"),
    "author's box": gettext_lazy("about the author"),
    "dates of a life": gettext_lazy("dates of birth and death"),
    "key point": gettext_lazy("key point"),
    "mark of a press release": gettext_lazy("press release notice"),
    "note that corrects the article": gettext_lazy("correction"),
    "outlet named beside the headline": gettext_lazy("outlet’s name"),
    "row of a table or list": gettext_lazy("row of a table or list"),
    "text of an entry": gettext_lazy("live blog entry"),
    "the article's address again": gettext_lazy("web address, repeated"),
    "time of an entry": gettext_lazy("time of a live blog entry"),
    "title above rows of figures": gettext_lazy("title of a table"),
    "title of an entry": gettext_lazy("title of a live blog entry"),
    "title of the key points": gettext_lazy("title of the key points"),
    "turn of an interview or transcript": gettext_lazy("interview or transcript"),
    "when the text was retrieved": gettext_lazy("date of retrieval"),
    "within the article's text": gettext_lazy("within the article"),
    # Header lines
    "agency's name on a line of its own": gettext_lazy("agency name"),
    "byline": gettext_lazy("byline"),
    "byline after its label": gettext_lazy("byline after its label"),
    "byline of an agency's staff": gettext_lazy("agency staff byline"),
    "byline's label": gettext_lazy("byline label"),
    "credit of a contribution": gettext_lazy("credit for a contribution"),
    "credit of the reporting": gettext_lazy("credit for the reporting"),
    "headline above the lead": gettext_lazy("headline above the lead"),
    "line under the headline": gettext_lazy("line below the headline"),
    "byline under the text": gettext_lazy("byline under the text"),
    "names between headline and text": gettext_lazy("names under the headline"),
    "names beside the time of publication": gettext_lazy("names beside the date"),
    "outlet's name at the top": gettext_lazy("outlet’s name at the top"),
    "places before the lead": gettext_lazy("dateline"),
    "the author's place in the newsroom": gettext_lazy("author’s job title"),
    "time of publication": gettext_lazy("publication date"),
    "time of publication, without its day": gettext_lazy("publication time only"),
    "separator between articles": gettext_lazy("separator between articles"),
    "heading, introduction, section or end of the digest": gettext_lazy("around the items of a digest"),
    "who compiled the digest": gettext_lazy("who compiled the digest"),
    "date or outlet of the digest": gettext_lazy("date or outlet of the digest"),
    "pointer to the full text of the item": gettext_lazy("link to the full text"),
    "headline of an item of the digest": gettext_lazy("headline of an item in a digest"),
    "byline of an item of the digest": gettext_lazy("byline of an item in a digest"),
    "date of an item of the digest": gettext_lazy("date of an item in a digest"),
    "outlet of an item of the digest": gettext_lazy("outlet of an item in a digest"),
    "notice of a live blog": gettext_lazy("live blog notice"),
    "hand": gettext_lazy("set by hand"),
}

_UNDER_A_LABEL = "under a line of that kind: "
_CLEANING_RULE = re.compile(r"rule #\d+: (?P<name>.*)", re.DOTALL)
_LEARNED = re.compile(r"stands in (?P<count>\d+)(?P<more> or more)? of this outlet's articles")
_PROFILE = re.compile(r"recurring line of (?P<source>.+)")
_EXPORT = re.compile(r"(?P<field>.+) (?:in|of) the (?P<database>.+) export")
_ABOVE = re.compile(r"(?P<field>.+) above the article")


def line_reason(rule: str) -> str:
    """Return the label of a rule, or the code itself if it has none."""
    if rule in LABELS:
        return str(LABELS[rule])
    if rule.startswith(_UNDER_A_LABEL):
        return _("follows “%(reason)s”") % {"reason": line_reason(rule[len(_UNDER_A_LABEL) :])}
    if found := _CLEANING_RULE.fullmatch(rule):
        return _("cleaning rule: %(name)s") % {"name": found["name"]}
    if found := _LEARNED.fullmatch(rule):
        return _learned(int(found["count"]), or_more=bool(found["more"]))
    if found := _PROFILE.fullmatch(rule):
        return _("recurring line of %(source)s") % {"source": found["source"]}
    if found := _EXPORT.fullmatch(rule):
        return _("%(database)s export: %(field)s") % {"database": found["database"], "field": found["field"]}
    if found := _ABOVE.fullmatch(rule):
        return _("above the article: %(field)s") % {"field": found["field"]}
    return rule


def _learned(count: int, *, or_more: bool) -> str:
    if or_more:
        text = ngettext(
            "in %(count)d or more articles of this outlet", "in %(count)d or more articles of this outlet", count
        )
    else:
        text = ngettext("in %(count)d article of this outlet", "in %(count)d articles of this outlet", count)
    return text % {"count": count}
