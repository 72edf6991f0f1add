"""The authors that a saved page names in its markup: JSON-LD, meta tags, and elements beside the headline.

Publishers fill these fields by hand or by program: the names are in them, with e-mail addresses, numbers, initials,
job titles and the outlet's own name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from articles.text.cleaning.boilerplate import fold
from articles.text.cleaning.bylines import in_title_case, is_name
from articles.text.cleaning.prose import count_wide
from articles.text.data.bylines import ROLES
from articles.text.data.page_authors import (
    AND_WORDS,
    AUTHOR_CUES,
    AUTHOR_PATHS,
    AUTHOR_SUFFIXES,
    BYLINE_ELEMENT,
    NOT_AUTHORS,
    NOT_BYLINE_ELEMENT,
)
from articles.text.data.pages import AUTHOR_METAS
from articles.text.formats.page_reader import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from lxml import etree

    from articles.text.formats.page_fields import Markup

# Longest value of an author field that is read, and longest text of an element that holds names.
_MAX_FIELD_LENGTH, _MAX_ELEMENT_LENGTH = 600, 160
# Most elements within one that are searched for the name.
_MAX_WITHIN = 400
# Most authors of an article, most words of an author's name, and longest name.
_MAX_AUTHORS, _MAX_NAME_WORDS, _MAX_NAME_LENGTH = 20, 6, 60
# Characters of a name in a script without spaces.
_WIDE_NAME = range(2, 9)
# Elements below the first with a name that may hold further authors.
_BYLINE_REACH = 12

_CUE = re.compile(
    r"^\s*(?:(?:" + "|".join(sorted(map(re.escape, AUTHOR_CUES), key=len, reverse=True)) + r")(?![^\W_])\s*[:：]?\s*)",
    re.I,
)
_MAIL = re.compile(r"[<(\[]?[^\s<>()\[\]@,;]{1,64}@[^\s<>()\[\],;]{1,100}[>)\]]?")
_ACCOUNT = re.compile(r"([a-z][\w.-]{3,60})@[\w.-]{4,100}", re.I)
_SURNAME = re.compile(r"[._]|-(?=$)")
# Strings of a page among which the names of e-mail addresses are looked for.
_MAX_STRINGS = 20_000
_BRACKETS = re.compile(r"[(\[（【][^()\[\]（）【】]{0,80}[)\]）】]")
_DOMAIN = re.compile(r"(?:www\.)?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*\.[a-z]{2,6}", re.I)
_BETWEEN = re.compile(r"\s*(?:,|;|\||&|/|、|，|；|·|•|\n|\s[-–—]\s)\s*")
_AND = re.compile(r"\s+(" + "|".join(map(re.escape, sorted(AND_WORDS))) + r")\s+", re.I)
# "Jane Doe in London"
_PLACE = re.compile(r"\s(?:for|in|at|aus|à)\s[^\W\d_].*$")
_INITIALISM = re.compile(r"[A-Z]{3,4}|dpa|afp|apa|sda|ansa|efe|lusa|tass|ntb|ritzau|anp|belga|ats|epd|kna|čtk|tt")
_AGENCY = re.compile(r"agen|press\b|reuters|presse", re.I)
_MAX_AGENCY_WORDS = 4
_SLUG = re.compile(r"[a-z]+(?:-[a-z]+){1,3}")
_SUFFIX = re.compile("(?:" + "|".join(map(re.escape, AUTHOR_SUFFIXES)) + ")$")
_BYLINE = re.compile(BYLINE_ELEMENT)
# Elements with authors of something else, and the number of elements around one that are looked at.
_OTHER_TAGS = frozenset("blockquote figure aside footer nav q".split())
_OTHER_ELEMENT = re.compile(
    r"(?:pull|block)?-?quote|zitat|citation|comment(?!ary)|related|recommend|teaser|/Comment|/Quotation|/Review\b|carousel",
    re.I,
)
_ANCESTORS = 6
_NOT_BYLINE = re.compile(NOT_BYLINE_ELEMENT)
_NAMES_OF_ELEMENT = ("class", "itemprop", "data-testid", "data-qa", "id")


def read_authors(markup: Markup, outlet_names: Iterable[str | None]) -> tuple[str, ...]:
    """Return the article's authors: those of the first source that names a person, else of the first with any name.

    ``outlet_names`` are those of the page's outlet: they are authors only if no other is named.
    """
    outlets = frozenset(_bare(name) for name in outlet_names if name)
    sources = [[name for name in _clean(values, outlets) if name] for source in _SOURCES for values in source(markup)]
    found = next((names for names in sources if any(map(is_person, names))), None)
    if found is None and (named := _names_of_accounts(markup)):
        return tuple(named)
    if found is None:
        return tuple(next(filter(None, sources), ()))[:1]
    known = set(map(_key, found))
    for names in sources:
        # Another source may name a second author, too.
        if len(names) > len(found) and known < set(map(_key, names)):
            return tuple(names[:_MAX_AUTHORS])
    return tuple(found[:_MAX_AUTHORS])


def _names_of_accounts(markup: Markup) -> list[str]:
    """Return the names on the page whose surnames are in the e-mail addresses given as authors."""
    values = islice(chain.from_iterable((*json_ld_authors(markup), *author_metas(markup))), _MAX_AUTHORS)
    accounts = (_ACCOUNT.fullmatch(value.strip()) for value in values)
    wanted = dict.fromkeys(_SURNAME.split(account[1].lower())[-1] for account in accounts if account)
    found: dict[str, str] = {}
    strings = islice(markup.root.itertext(), _MAX_STRINGS) if wanted else ()
    for text in (_clean_one(str(string)) for string in strings if len(string) <= _MAX_NAME_LENGTH):
        surname = text.split()[-1].casefold() if text else ""
        if surname in wanted and is_name(text):
            found.setdefault(surname, text)
    return [found[surname] for surname in wanted if surname in found]


def is_person(name: str) -> bool:
    """Whether a cleaned value has the form of a person's name, in any script."""
    if is_name(name):
        return True
    return count_wide(name) == len(name.replace(" ", "")) and len(name.replace(" ", "")) in _WIDE_NAME


# Sources: each yields lists of values, the most trustworthy first.


def json_ld_authors(markup: Markup) -> Iterator[list[str]]:
    for item in markup.articles:
        yield list(_values_in(item.get("author") or item.get("creator"), markup.objects))


def author_metas(markup: Markup) -> Iterator[list[str]]:
    for meta in AUTHOR_METAS:
        if meta == "twitter:data1" and not _names_an_author(markup.metas.get("twitter:label1", ())):
            continue
        yield [value for value in markup.metas.get(meta, ()) if "://" not in value]


def author_elements(markup: Markup) -> Iterator[list[str]]:
    """Yield the names in elements that are marked as the author, and lie near the main heading."""
    yield _first_group(markup, _is_author_element)


def byline_elements(markup: Markup) -> Iterator[list[str]]:
    """Yield the names in elements near the main heading whose class says that they hold the byline."""
    yield _first_group(markup, _is_byline_element)


def _is_author_element(node: etree._Element) -> bool:
    return node.get("rel") == "author" or node.get("itemprop") == "author"


def _is_byline_element(node: etree._Element) -> bool:
    label = " ".join([node.get(name) or "" for name in _NAMES_OF_ELEMENT])
    return _is_byline_label(label.lower())


@lru_cache(maxsize=2048)
def _is_byline_label(label: str) -> bool:
    return bool(_BYLINE.search(label)) and ("name" in label or not _NOT_BYLINE.search(label))


def _first_group(markup: Markup, is_wanted: Callable[[etree._Element], bool]) -> list[str]:
    """Return the names in the first wanted element that has any, and in those beside it.

    Elements further down belong to other articles.
    """
    taken: list[str] = []
    around: etree._Element | None = None
    passed = 0
    for node in markup.nodes_around_heading:
        passed += 1
        if taken and (passed > _BYLINE_REACH or around is None or not _is_within(node, around)):
            break
        if not is_wanted(node) or _is_elsewhere(node):
            continue
        texts = (_clean_one(_short_text_of(link)) for link in islice(node.iter("a"), _MAX_AUTHORS))
        links = [text for text in texts if is_person(text)]
        names = links or [part for each in _split(_name_of(node)) if is_person(part := _clean_one(each))]
        if names and not taken:
            around, passed = _row_around(node), 0
        taken += [name for name in names if name not in taken]
    return taken


def _is_elsewhere(node: etree._Element) -> bool:
    """Whether an element is in a quotation, a picture, a box or a comment: its author is not the article's."""
    return any(
        each.tag in _OTHER_TAGS or _OTHER_ELEMENT.search(f"{each.get('class') or ''} {each.get('itemtype') or ''}")
        for each in islice(node.iterancestors(), _ANCESTORS)
        if each.tag not in ("body", "html")
    )


def _row_around(node: etree._Element) -> etree._Element | None:
    """Return the element that holds the byline: the parent's parent if that is short, else the parent if it is."""
    ancestors = list(islice(node.iterancestors(), 2))
    return next((each for each in reversed(ancestors) if _short_text_of(each)), None)


def _is_within(node: etree._Element, around: etree._Element) -> bool:
    return any(each is around for each in islice(node.iterancestors(), 6))


def profile_addresses(markup: Markup) -> Iterator[list[str]]:
    """Yield names from the addresses of authors' pages: ".../author/jane-doe"."""
    addresses = [value for name in ("article:author", "author") for value in markup.metas.get(name, ()) if "/" in value]
    yield [name for address in addresses if (name := _name_in_address(address))]


_SOURCES = (json_ld_authors, author_metas, author_elements, byline_elements, profile_addresses)


def _short_text_of(node: etree._Element) -> str:
    """Return the text of an element, empty if it is long."""
    length = 0
    for piece in node.itertext():
        length += len(piece)
        if length > 4 * _MAX_ELEMENT_LENGTH:
            return ""
    text = text_of(node)
    return text if len(text) <= _MAX_ELEMENT_LENGTH else ""


def _name_of(node: etree._Element) -> str:
    """Return the name in an element that holds an author: its content, the name inside, or its text."""
    inner = next(
        (each for each in islice(node.iter(), _MAX_WITHIN) if each is not node and each.get("itemprop") == "name"), None
    )
    if inner is not None:
        return inner.get("content") or _short_text_of(inner)
    return node.get("content") or _short_text_of(node)


def _names_an_author(labels: Sequence[str]) -> bool:
    return any("min" not in label.lower() and "time" not in label.lower() for label in labels) or not labels


def _name_in_address(address: str) -> str | None:
    parts = [part for part in unquote(address[:300]).lower().split("?")[0].split("/") if part]
    if len(parts) < 2 or "facebook." in address or "twitter." in address:
        return None
    slug = parts[-1].removesuffix(".html")
    return slug.replace("-", " ").title() if parts[-2] in AUTHOR_PATHS and _SLUG.fullmatch(slug) else None


def _values_in(value: Any, objects: dict[str, dict[str, Any]], depth: int = 0) -> Iterator[str]:
    """Yield the names in a JSON-LD value: a string, an object with a name or a reference to one, or a list of these."""
    if depth > 4:
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value[: 2 * _MAX_AUTHORS]:
            yield from _values_in(part, objects, depth + 1)
    elif isinstance(value, dict):
        names = [value.get(key) for key in ("givenName", "familyName")]
        if value.get("name"):
            yield from _values_in(value["name"], objects, depth + 1)
        elif all(isinstance(name, str) and name for name in names):
            yield " ".join(map(str, names))
        elif value.get("@list") or value.get("@value"):
            yield from _values_in(value.get("@list") or value.get("@value"), objects, depth + 1)
        elif (known := objects.get(str(value.get("@id")))) and known is not value:
            yield from _values_in(known.get("name"), objects, depth + 1)


# Cleaning of values


def _clean(values: Iterable[str], outlets: frozenset[str]) -> list[str]:
    """Return the names in ``values``, in order, each once."""
    names: dict[str, str] = {}
    for value in islice(values, 2 * _MAX_AUTHORS):
        parts = [_clean_one(part) for part in _split(value)]
        if len(parts) == 2 and all(part and part.isalpha() and count_wide(part) == 0 for part in parts):
            # "Doe, Jane"
            parts = [f"{parts[1]} {parts[0]}"] if "," in value else [" ".join(parts)]
        for name in parts:
            if name and not _is_junk(name, outlets):
                names.setdefault(_key(name), name)
    people = [name for name in names.values() if is_person(name) and not _is_outlet(name, outlets)]
    # Beside people, other values are agencies, or the rest of a split title or section.
    return [name for name in names.values() if not people or name in people or _is_agency(name, outlets)]


def _is_agency(name: str, outlets: frozenset[str]) -> bool:
    """Whether a value beside people's names is an agency: "dpa", "SDA", "Deutsche Presse-Agentur"."""
    if _is_outlet(name, outlets):
        return False
    return bool(_INITIALISM.fullmatch(name)) or (bool(_AGENCY.search(name)) and len(name.split()) <= _MAX_AGENCY_WORDS)


def _split(value: str) -> Iterator[str]:
    """Yield the parts of a list of names: "A, B und C"."""
    value = _MAIL.sub(" ", value[:_MAX_FIELD_LENGTH])
    value = _BRACKETS.sub(" ", value)
    if "://" in value or value.strip().startswith(("www.", "@")):
        return
    for part in _BETWEEN.split(_CUE.sub("", value, count=1)):
        yield from _split_at_and(part)


def _split_at_and(part: str) -> Iterator[str]:
    """Yield the names on both sides of "and", unless it is part of a name ("Ramón y Soler")."""
    pieces = _AND.split(part)
    names, words = pieces[::2], pieces[1::2]
    if not words:
        yield part
    elif all(len(name.split()) >= 2 for name in names) or {word.lower() for word in words} <= {"and", "und", "et"}:
        yield from names
    else:
        yield part


def _clean_one(text: str) -> str:
    """Return a name without cue, initials in brackets, job title and footnote's number."""
    text = " ".join(_CUE.sub("", _BRACKETS.sub(" ", text), count=1).split()).strip(" .,:;()[]*|–—-\u00a0")
    words = text.split()
    if any(word.lower() in ROLES for word in words[2:]):
        name = words[: 3 if words[1].endswith(".") else 2]
        words = name if is_name(" ".join(name)) else words
    text = " ".join(words).rstrip("0123456789").rstrip()
    text = _PLACE.sub("", text)
    if count_wide(text) > 1:
        text = _SUFFIX.sub("", text).strip()
    if _SLUG.fullmatch(text) and " " not in text:
        text = text.replace("-", " ").title()
    return in_title_case(text)


def _is_junk(name: str, outlets: frozenset[str]) -> bool:
    """Whether a value is no author: a number, an account, an address or a job title."""
    letters = sum(map(str.isalpha, name))
    if letters < 2 or letters < 0.6 * len(name.replace(" ", "")) or len(name) > _MAX_NAME_LENGTH:
        return True
    words = name.split()
    if len(words) > _MAX_NAME_WORDS or "://" in name or "@" in name:
        return True
    if _is_outlet(name, outlets):
        return False
    if len(words) == 1 and name.islower() and name.isascii() and not _INITIALISM.fullmatch(name):
        return True
    rest = _bare(name)
    return all(word in NOT_AUTHORS or word in ROLES or word.isdigit() for word in rest.split())


def _is_outlet(name: str, outlets: frozenset[str]) -> bool:
    bare = _bare(name)
    return bool(_DOMAIN.fullmatch(name)) or bare in outlets or bare.split(" ")[0] in outlets


def _bare(name: str) -> str:
    """Return a name folded, without article and domain ending, for comparison with the outlet's."""
    folded = fold(name).removeprefix("the ")
    return re.sub(r"\.(?:[a-z]{2,3}\.)?[a-z]{2,4}$", "", folded.removeprefix("www."))


def _key(name: str) -> str:
    return name.split()[-1].casefold() + name[:1].casefold()
