"""The outlet of a clipping, recognised by its address or by the lines around the article.

A dump names its outlet in places few people read: the copyright line, "Follow ... on Facebook", an author's e-mail
address. Other outlets are named there too, for what they reported. So the hints are weighed; unless one name is well
ahead of the others, the outlet stays unknown.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from articles.text.cleaning.boilerplate import fold
from articles.text.data.outlets import COMMON_WORDS, OUTLETS
from articles.text.data.sources import BUILT_IN_PROFILES, for_latest_profiles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from articles.text.data.sources import SourceProfile

MAX_HINT_LENGTH: Final = 300
"""Code points. Longer lines are the article's prose and are not searched for hints."""
MAX_NAME_WORDS: Final = 5
"""Words in an outlet's name."""

# Points for each kind of hint. A copyright holder is nearly always the outlet; a link may lead anywhere.
COPYRIGHT: Final = 4
MAIL_ADDRESS: Final = 3
NAMED_WITH_CUE: Final = 2
LINE_OF_ITS_OWN: Final = 1
LINKED_TO: Final = 1

MIN_POINTS: Final = 3
"""Points that an outlet needs. It also needs ``MIN_MARGIN`` times the points of every other outlet."""
MIN_MARGIN: Final = 2.0
MAX_REPEATS: Final = 3
"""Times that one kind of hint counts for an outlet: menus repeat themselves."""

_HOST: Final = re.compile(r"(?:^[a-z]+://(?:[^/@\s]*@)?|@|\bwww\.)((?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,10})\b", re.I)
_BARE_HOST: Final = re.compile(
    r"\b((?:[a-z0-9-]{2,63}\.){1,3}(?:com|org|net|co|uk|ca|au|eu|in|ie|nz|za|de|fr))\b", re.I
)
_COPYRIGHT: Final = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)[\s©,:|]{0,4}(?:\(c\)\s?)?(?:\d{4}(?:\s?[-–]\s?\d{2,4})?)?[\s,|]{0,3}(?:by\s)?"
    r"(?P<name>.{2,70})",
    re.I,
)
_NAME_END: Final = re.compile(
    r"[.,|;()©]|\s[-–—]\s|\ball rights|\ba division|\ba part of|\d{4}"
    r"|\b(?:inc|ltd|llc|pty|limited|corp|co|plc|gmbh|s\.a)\b",
    re.I,
)
_CUES: Final = re.compile(
    r"\b(?:follow|apps?|newsletters?|subscribe|subscription|subscribers?|sign up|support|about|contact|advertise"
    r"|membership|join|rights reserved|e-?mail|terms|privacy|staff|reporter|correspondent|editor|writer|newsroom"
    r"|exclusive|special to|by|for|download|facebook|twitter|instagram|more from|more on|originally|published|appeared"
    r"|newspaper|website|readers|store)\b",
    re.I,
)
"""Words that appear next to an outlet's own name."""
_CLAIM: Final = re.compile(
    r"(?:©|\([cC]\)|\b[Cc]opyright\b|\bCOPYRIGHT\b)[\s©,:|]{0,4}(?:\d{4}(?:\s?[-–]\s?\d{2,4})?)?[\s,|]{0,3}(?:by\s)?"
    r"(?P<name>(?:[A-Z][\w’'&-]*\s){0,4}[A-Z][\w’'&-]*)[\s.,]{0,3}"
    r"(?:(?:19|20)\d{2}"
    r"|[-–—|]?\s?(?:[Aa]ll [Rr]ights|ALL RIGHTS|[Tt]odos os|[Tt]odos los|[Aa]lle Rechte|[Tt]ous droits))"
)
"""A copyright claim with a name and a year, or "all rights reserved". Credits of pictures have neither."""
_COMPANY: Final = re.compile(
    r"\b(?:Media|Group|Networks?|Communications|Holdings|Publishing|Publications|Newspapers|Design|Services|Company"
    r"|Broadcasting|Entertainment|Studios?|Interactive|Digital|Systems|Corporation|Images|Photos?|Pictures|Rights)\b|[,&]"
)
"""Words in the name of a company that owns outlets."""
_TITLE: Final = re.compile(
    r"(?:The )?(?:[A-Z][\w’'.-]+ ){1,3}(?:Times|Post|Ledger|Herald|Tribune|Gazette|Courier|Chronicle|Journal|Guardian"
    r"|Observer|Telegraph|Standard|Examiner|Inquirer|Dispatch|Bulletin|Mercury|Argus|Echo|Advertiser|Sentinel|Register"
    r"|Star|Sun|Citizen|Republic|Globe|Press|Reporter|Record|Mail|Express|Daily|Weekly|News Now)"
)
"""Names that only newspapers have."""
MAX_TITLE_LENGTH: Final = 60
"""Code points."""
_WORD: Final = re.compile(r"[^\s,;:()\[\]|]+")


class _Index:
    """Outlets by domain, by name or alias, and by the first label of a domain. The first outlet keeps a shared key."""

    def __init__(self, profiles: Sequence[SourceProfile]) -> None:
        self.domains: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.labels: dict[str, str] = {}
        self.agencies: set[str] = set()
        self.openings: set[str] = set()
        for profile in profiles:
            if profile.is_agency:
                self.agencies.update(map(fold, (profile.name, *profile.aliases)))
                self.domains.update(dict.fromkeys(profile.domains, profile.name))
            else:
                self._add_outlet(profile.name, profile.domains, profile.aliases)
        for name, domains, others in OUTLETS:
            self._add_outlet(self._profile_name(name, domains, others), domains, (name, *others))

    def _profile_name(self, name: str, domains: Iterable[str], others: Iterable[str]) -> str:
        """Return the profiles' name for the outlet, ``name`` if they do not have it."""
        by_domain = (self.domains.get(domain) for domain in domains)
        by_name = (self.names.get(key) for form in (name, *others) for key in _name_keys(form))
        return next(filter(None, (*by_domain, *by_name)), name)

    def _add_outlet(self, name: str, domains: Iterable[str], others: Iterable[str]) -> None:
        for domain in domains:
            self.domains.setdefault(domain, name)
            self.labels.setdefault(domain.split(".")[0], name)
        for form in (name, *others):
            for key in _name_keys(form):
                self.names.setdefault(key, name)
                self.openings.add(key.split(" ", 1)[0])

    def at(self, host: str) -> str | None:
        """Return the outlet whose domain is ``host`` (lower case) or a parent domain of it."""
        labels = host.split(".")
        ends = (".".join(labels[first:]) for first in range(len(labels) - 1))
        return next((self.domains[end] for end in ends if end in self.domains), None)

    def called(self, text: str) -> str | None:
        return self.names.get(fold(text))


def _name_keys(form: str) -> Iterator[str]:
    key = fold(form)
    yield key
    yield key.removeprefix("the ")


_index = for_latest_profiles(_Index)


def outlet_at(address: str, profiles: Sequence[SourceProfile] = BUILT_IN_PROFILES) -> str | None:
    """Return the outlet whose domain ``address`` is on, ``None`` if it is unknown."""
    found = _HOST.search(address) or _BARE_HOST.search(address)
    return _index(profiles).at(found[1].lower()) if found else None


def known_outlet(name: str, profiles: Sequence[SourceProfile] = BUILT_IN_PROFILES) -> str | None:
    """Return the usual name of the outlet with this name, alias or address, ``None`` if it is unknown."""
    index = _index(profiles)
    return index.called(name) or outlet_at(name, profiles) or index.labels.get(fold(name))


def usual_outlet_name(name: str, profiles: Sequence[SourceProfile] = BUILT_IN_PROFILES) -> str:
    """Return the usual name of the outlet that a saved page calls ``name``, a tidied ``name`` if it is unknown."""
    host = _HOST.search(name)
    # Sites put a slogan behind their names.
    plain = host[1].lower().removeprefix("www.") if host else name.split(" | ")[0].strip() or name
    return known_outlet(name, profiles) or known_outlet(plain, profiles) or plain


def recognise_outlet(
    texts: Sequence[str], profiles: Sequence[SourceProfile] = BUILT_IN_PROFILES, *, top: Sequence[str] = ()
) -> str | None:
    """Return the outlet that the lines around an article point to, ``None`` if they do not single one out.

    ``texts`` are those lines; ``top`` are the first few of the clipping.
    """
    index = _index(profiles)
    hints: Counter[tuple[str, int]] = Counter()
    for text in texts:
        if len(text) <= MAX_HINT_LENGTH:
            hints.update(set(_hints(text, index)))
    points: Counter[str] = Counter()
    for (name, weight), times in hints.items():
        points[name] += weight * min(times, MAX_REPEATS)
    (best, most), (_second, next_most) = (*points.most_common(2), ("", 0), ("", 0))[:2]
    if most < MIN_POINTS:
        return _find_unlisted(texts, top, index)
    return best if most >= MIN_MARGIN * next_most else None


def _find_unlisted(texts: Sequence[str], top: Sequence[str], index: _Index) -> str | None:
    """Return an outlet that no list has: a copyright holder that is named again, or a newspaper's title at the top."""
    short = [text for text in texts if len(text) <= MAX_HINT_LENGTH]
    for text in short:
        claim = _CLAIM.search(text)
        if claim and not _COMPANY.search(claim["name"]) and fold(claim["name"]) not in index.agencies:
            name = claim["name"]
            if _TITLE.fullmatch(name) or sum(name in other for other in short) > 1:
                return name
    return next((text for text in top if len(text) <= MAX_TITLE_LENGTH and _TITLE.fullmatch(text)), None)


def _hints(text: str, index: _Index) -> Iterator[tuple[str, int]]:
    """Yield the outlets that a line hints at, each with the points of the hint."""
    known = index.called(text) if len(text) <= MAX_TITLE_LENGTH else None
    if known and not _is_common(text):
        yield known, LINE_OF_ITS_OWN
        return
    if "." in text:
        for host in (*_HOST.finditer(text), *_BARE_HOST.finditer(text)):
            name = index.at(host[1].lower())
            if name:
                yield name, MAIL_ADDRESS if text[host.start()] == "@" else LINKED_TO
    lower = text.lower()
    claim = _COPYRIGHT.search(text) if any(sign in lower for sign in ("©", "(c)", "copyright")) else None
    if claim:
        holder = _NAME_END.split(claim["name"].strip(), maxsplit=1)[0]
        name = index.called(holder)
        if name:
            yield name, COPYRIGHT
            return
    if _CUES.search(text):
        for name in _outlets_named_in(text, index):
            yield name, NAMED_WITH_CUE


def _outlets_named_in(text: str, index: _Index) -> Iterable[str]:
    """Return the outlets that a line names with a capital or a digit first."""
    words = _WORD.findall(text)
    found: set[str] = set()
    first = 0
    while first < len(words):
        word = words[first]
        if (word[0].isupper() or word[0].isdigit()) and _bare(word).casefold() in index.openings:
            for last in range(min(len(words), first + MAX_NAME_WORDS), first, -1):
                form = _bare(" ".join(words[first:last]))
                name = index.called(form)
                if name and not _is_common(form):
                    found.add(name)
                    first = last - 1
                    break
        first += 1
    return found


def _bare(form: str) -> str:
    return form.strip(".!?’'“”\"").removesuffix("’s").removesuffix("'s")


def _is_common(form: str) -> bool:
    return fold(form) in COMMON_WORDS
