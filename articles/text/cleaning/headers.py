"""The header of an article: headline, standfirst, byline, time of publication, credit, agency and outlet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.text.cleaning.boilerplate import Verdict, fold
from articles.text.cleaning.bylines import in_title_case, is_name, read_byline
from articles.text.cleaning.copied_titles import read_copied_lines
from articles.text.cleaning.credits import read_credits
from articles.text.cleaning.header_lines import Header, HeaderLines
from articles.text.cleaning.headlines import HEADLINE_REACH, find_headline, find_title, first_headline, titles_of
from articles.text.cleaning.prose import count_words, ends_sentence, measure_size, topics_of
from articles.text.cleaning.publication import read_publication
from articles.text.cleaning.text_kinds import NOTHING_KNOWN
from articles.text.cleaning.timestamps import is_timestamp
from articles.text.data.kinds import Kind
from articles.text.data.sources import SourceProfile, for_latest_profiles
from articles.text.languages import detect_lines_language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from articles.text.cleaning.page_lines import PageFields
    from articles.text.cleaning.text_kinds import KnownLines

# A line far above the article may be mistaken for body, with little of the body after it. A lead is followed within a
# few lines by enough characters of body, or by a large share of all the body left, or it shares words with the lines
# below.
_LEAD_REACH, _LEAD_MIN_LENGTH_AFTER, _LEAD_MIN_SHARE_AFTER, _LEAD_MIN_SHARED_WORDS = 14, 900, 0.25, 0.2
# Body lines from the lead on whose length and whose words are considered.
_LENGTH_LINES, _TOPIC_LINES = 6, 10
# Shortest lead that does not end as a sentence, and shortest that does.
_MIN_LEAD_LENGTH, _MIN_LEAD_SENTENCE_LENGTH = 120, 60
# Where an agency's name on a line of its own is looked for: lines from the top, above the lead, and below it.
_AGENCY_TOP, _AGENCY_ABOVE, _AGENCY_BELOW = 3, 14, 4
# Lines above the headline among which a copy of it stands, and fewest longer words that a standfirst below a label or a
# copy shares with headline and text.
_COPY_REACH, _MIN_SHARED_TOPICS = 16, 2
# Lines from the top that may be the outlet's name.
_SOURCE_REACH = 3
# Outlets' and agencies' names are short lines.
_MAX_NAME_LENGTH = 60
# Most words of an author that a page declares; fewest and most words of a standfirst.
_MAX_AUTHOR_WORDS, _STANDFIRST_WORDS = 6, (5, 70)


def read_header(
    texts: Sequence[str],
    verdicts: Sequence[Verdict | None],
    body: Sequence[bool],
    profiles: Sequence[SourceProfile],
    fields: PageFields | None = None,
    known: KnownLines = NOTHING_KNOWN,
    language: str | None = None,
) -> Header:
    """Return the header of the article whose body is the lines marked in ``body``.

    ``language`` is the ISO 639-1 code of the article's language, found from its body if it is not given.

    Lines with a verdict are never header lines, except time stamps, and credits in captions. ``fields`` are those that
    a page declares.
    """
    above = known.first
    language = language or detect_lines_language(text for text, keep in zip(texts, body, strict=True) if keep)
    lead = find_lead(texts, [keep and number not in known.notes for number, keep in enumerate(body)])
    marked = [known.kinds.get(number) or verdict for number, verdict in enumerate(verdicts)]
    lines = HeaderLines(
        texts=texts,
        verdicts=marked,
        body=body,
        lead=lead if above is None else max(1, min(lead, above)),
        language=language,
    )
    header = Header(language=language)
    agencies = agency_names(profiles)
    _read_agency(header, lines, agencies)
    _read_source(header, lines, profiles)
    read_credits(header, lines, agencies)
    titled = lines if fields else read_copied_lines(header, lines, profiles)
    titles = titles_of(fields) if fields else []
    headline = find_title(titles, lines) if titles else None
    if headline is None:
        headline = find_headline(titled, frozenset(header.kinds))
    if headline is None and known.plain and not fields:
        headline = first_headline(titled, frozenset(header.kinds))
    if headline is not None:
        header.headline = titled.texts[headline]
        header.kinds[headline] = Verdict(kind=Kind.HEADLINE, rule="headline above the lead")
    read_byline(header, lines, headline=headline, agencies=agencies)
    if header.source:
        header.authors = tuple(name for name in header.authors if fold(name) != fold(header.source))
    read_publication(header, lines, headline=headline)
    for number in known.kinds:
        header.kinds.pop(number, None)
    _read_standfirst(header, lines, headline)
    if fields:
        _apply_fields(header, fields, titles)
    if not header.agency:
        header.agency = next((agencies[key] for key in map(fold, header.authors) if key in agencies), None)
    return header


def _apply_fields(header: Header, fields: PageFields, titles: Sequence[str]) -> None:
    """Set the fields that a page declares, unless the printed ones say more."""
    if titles and (header.headline is None or not _is_title(header.headline, titles)):
        header.headline = titles[0]
    header.authors = _choose_authors(fields, header.authors)
    header.published = fields.published or header.published


def _is_title(headline: str, titles: Sequence[str]) -> bool:
    """Whether the printed headline is one of the titles, or what follows a colon in one."""
    wanted = fold(headline)
    return any(wanted in (fold(title), fold(title.partition(": ")[2])) for title in titles)


def _choose_authors(fields: PageFields, printed: tuple[str, ...]) -> tuple[str, ...]:
    """Return the declared authors, or the printed ones if these are more, or if no declared author is a person."""
    site = fold(fields.site or "")
    declared = tuple(
        in_title_case(name)
        for name in fields.authors
        if fold(name) != site and count_words(name) <= _MAX_AUTHOR_WORDS and not name.isdigit()
    )
    if not declared:
        return printed or fields.authors[:1]
    if printed and (not any(map(is_name, declared)) or _includes(printed, declared)):
        return printed
    return declared


def _includes(printed: Sequence[str], declared: Sequence[str]) -> bool:
    """Whether ``printed`` has more names than ``declared``, with all of their surnames."""
    return len(printed) > len(declared) and _surnames(declared) <= _surnames(printed)


def _surnames(names: Sequence[str]) -> set[str]:
    return {name.split()[-1].casefold() for name in names}


@for_latest_profiles
def agency_names(profiles: Sequence[SourceProfile]) -> dict[str, str]:
    """Return the names of agencies by their folded names and aliases."""
    return {
        fold(form): profile.name
        for profile in profiles
        if profile.is_agency
        for form in (profile.name, *profile.aliases)
    }


def find_lead(texts: Sequence[str], body: Sequence[bool]) -> int:
    """Return the number of the first body line that is a sentence and has more of the body soon after it.

    If there is none, return the number of the first body line, or 0.
    """
    kept = [number for number, keep in enumerate(body) if keep]
    left = sum(len(texts[number]) for number in kept)
    for place, number in enumerate(kept):
        if _may_be_lead(texts[number]) and _is_lead(texts, kept[place : place + _TOPIC_LINES], left):
            return number
        left -= len(texts[number])
    return kept[0] if kept else 0


def _may_be_lead(text: str) -> bool:
    if len(text) >= _MIN_LEAD_LENGTH:
        return True
    return len(text) >= _MIN_LEAD_SENTENCE_LENGTH and ends_sentence(text) and not text.endswith("?")


def _is_lead(texts: Sequence[str], numbers: Sequence[int], left: int) -> bool:
    """Whether the first of the body lines ``numbers`` is the lead; ``left`` is the length of the body from there on."""
    first = numbers[0]
    topics = topics_of(texts[first])
    after = frozenset().union(*(topics_of(texts[number]) for number in numbers[1:]))
    if len(topics & after) >= _LEAD_MIN_SHARED_WORDS * len(topics):
        return True
    near = sum(len(texts[number]) for number in numbers[:_LENGTH_LINES] if number - first <= _LEAD_REACH)
    return near >= _LEAD_MIN_SHARE_AFTER * left or near >= _LEAD_MIN_LENGTH_AFTER


def _read_agency(header: Header, lines: HeaderLines, agencies: Mapping[str, str]) -> None:
    """Set the agency named on a line of its own (the last one, if several), and mark those lines."""
    lead = lines.lead
    for number in range(max(0, lead - HEADLINE_REACH), min(lead + _AGENCY_BELOW, len(lines.texts))):
        text = lines.texts[number]
        if len(text) > _MAX_NAME_LENGTH or number == lead or lines.verdicts[number]:
            continue
        name = agencies.get(fold(text.strip("()[] -–—|")))
        if name and (number <= _AGENCY_TOP or lead - number <= _AGENCY_ABOVE):
            header.agency = name
            header.kinds[number] = Verdict(kind=Kind.AGENCY, rule="agency's name on a line of its own")


def _read_source(header: Header, lines: HeaderLines, profiles: Sequence[SourceProfile]) -> None:
    """Mark the outlet's name at the top of the clipping."""
    names = {fold(form) for profile in profiles if not profile.is_agency for form in (profile.name, *profile.aliases)}
    for number in range(min(lines.lead, _SOURCE_REACH)):
        text = lines.texts[number]
        if len(text) <= _MAX_NAME_LENGTH and not lines.verdicts[number] and fold(text) in names:
            header.kinds[number] = Verdict(kind=Kind.SOURCE, rule="outlet's name at the top")
            return


def _read_standfirst(header: Header, lines: HeaderLines, headline: int | None) -> None:
    """Set the standfirst, the line under the headline, and mark it.

    The lead may be the standfirst only if a byline or time stamp follows it.
    """
    if headline is None or headline + 1 >= len(lines.texts):
        return
    number = _line_under(lines, headline)
    if number > lines.lead or (number == lines.lead and not _has_fields_below(header, lines.lead)):
        return
    text = lines.texts[number]
    fewest, most = _STANDFIRST_WORDS
    if number in header.kinds or lines.verdicts[number] or not fewest <= measure_size(text) <= most:
        return
    if fold(text) != fold(lines.texts[headline]):
        header.standfirst = text
        header.kinds[number] = Verdict(kind=Kind.STANDFIRST, rule="line under the headline")


def _line_under(lines: HeaderLines, headline: int) -> int:
    """Return the number of the line under the headline, or of one on its topic below a label or an earlier copy."""
    copies = lines.below_copy(headline, reach=_COPY_REACH)
    first = lines.texts[headline + 1]
    label = lines.verdicts[headline + 1]
    # Below the length of a video stands the video's title.
    is_passed = label is not None and label.kind is not Kind.VIDEO
    places = [headline + 2] if is_passed or is_timestamp(first) else []
    places += copies[:1] if label or count_words(first) < _STANDFIRST_WORDS[0] else []
    near = topics_of(lines.texts[headline]).union(
        *(
            topics_of(lines.texts[number])
            for number in range(lines.lead, min(lines.lead + _TOPIC_LINES, len(lines.texts)))
        )
    )
    for number in places:
        if number < len(lines.texts) and len(topics_of(lines.texts[number]) & near) >= _MIN_SHARED_TOPICS:
            return number
    return headline + 1


def _has_fields_below(header: Header, lead: int) -> bool:
    return any(
        number > lead and verdict.kind in (Kind.BYLINE, Kind.TIMESTAMP) for number, verdict in header.kinds.items()
    )
