"""Which outlet a clipping comes from, told by its address or by what stands around the article.

A dump names its outlet where nobody looks: in the line of copyright, in "Follow ... on Facebook", in an author's e-mail
address. Names of other outlets stand there too, over what they reported; so the hints are weighed, and without one name
well ahead of the others the outlet stays unknown.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from articles.text.cleaning.boilerplate import fold
from articles.text.data.outlets import COMMON_WORDS, OUTLETS
from articles.text.data.sources import BUILT_IN_PROFILES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from articles.text.data.sources import SourceProfile

LONGEST_HINT: Final = 300
"""Code points of a line that is read for hints: longer ones are the article's prose."""
LONGEST_NAME: Final = 5
"""Words of an outlet's name."""

# How much a hint says: an owner of rights is one, a link may lead anywhere.
COPYRIGHT: Final = 4
MAIL_ADDRESS: Final = 3
NAMED_WITH_CUE: Final = 2
LINE_OF_ITS_OWN: Final = 1
LINKED_TO: Final = 1

ENOUGH: Final = 3
"""What the hints of a name must add up to, and ``AHEAD`` times what any other's do."""
AHEAD: Final = 2.0
AT_MOST_OF_A_KIND: Final = 3
"""How often one kind of hint counts: a menu repeats itself."""

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
"""Words beside which an outlet names itself."""
_CLAIM: Final = re.compile(
    r"(?:©|\([cC]\)|\b[Cc]opyright\b|\bCOPYRIGHT\b)[\s©,:|]{0,4}(?:\d{4}(?:\s?[-–]\s?\d{2,4})?)?[\s,|]{0,3}(?:by\s)?"
    r"(?P<name>(?:[A-Z][\w’'&-]*\s){0,4}[A-Z][\w’'&-]*)[\s.,]{0,3}"
    r"(?:(?:19|20)\d{2}"
    r"|[-–—|]?\s?(?:[Aa]ll [Rr]ights|ALL RIGHTS|[Tt]odos os|[Tt]odos los|[Aa]lle Rechte|[Tt]ous droits))"
)
"""A claim of rights of a name, a year and the words of the claim alone: who holds a picture does not add these."""
_COMPANY: Final = re.compile(
    r"\b(?:Media|Group|Networks?|Communications|Holdings|Publishing|Publications|Newspapers|Design|Services|Company"
    r"|Broadcasting|Entertainment|Studios?|Interactive|Digital|Systems|Corporation|Images|Photos?|Pictures|Rights)\b|[,&]"
)
"""An owner's name, which is not its outlets'."""
_TITLE: Final = re.compile(
    r"(?:The )?(?:[A-Z][\w’'.-]+ ){1,3}(?:Times|Post|Ledger|Herald|Tribune|Gazette|Courier|Chronicle|Journal|Guardian"
    r"|Observer|Telegraph|Standard|Examiner|Inquirer|Dispatch|Bulletin|Mercury|Argus|Echo|Advertiser|Sentinel|Register"
    r"|Star|Sun|Citizen|Republic|Globe|Press|Reporter|Record|Mail|Express|Daily|Weekly|News Now)"
)
"""What newspapers are called."""
LONGEST_TITLE: Final = 60
"""Code points."""
_WORD: Final = re.compile(r"[^\s,;:()\[\]|]+")


class _Index:
    """Outlets by domain, by any of their names and by the first part of a domain. The first to claim one has it."""

    def __init__(self, profiles: Sequence[SourceProfile]) -> None:
        self.profiles = profiles
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
                self._enter(profile.name, profile.domains, profile.aliases)
        for name, domains, others in OUTLETS:
            self._enter(self._known(name, domains, others), domains, (name, *others))

    def _known(self, name: str, domains: Iterable[str], others: Iterable[str]) -> str:
        """Return what the profiles call the outlet."""
        by_domain = (self.domains.get(domain) for domain in domains)
        by_name = (self.names.get(key) for form in (name, *others) for key in _keys(form))
        return next(filter(None, (*by_domain, *by_name)), name)

    def _enter(self, name: str, domains: Iterable[str], others: Iterable[str]) -> None:
        for domain in domains:
            self.domains.setdefault(domain, name)
            self.labels.setdefault(domain.split(".")[0], name)
        for form in (name, *others):
            for key in _keys(form):
                self.names.setdefault(key, name)
                self.openings.add(key.split(" ", 1)[0])

    def at(self, host: str) -> str | None:
        """Return the outlet with the domain ``host``, in lower case, or one above it."""
        labels = host.split(".")
        ends = (".".join(labels[first:]) for first in range(len(labels) - 1))
        return next((self.domains[end] for end in ends if end in self.domains), None)

    def called(self, text: str) -> str | None:
        return self.names.get(fold(text))


def _keys(form: str) -> Iterator[str]:
    key = fold(form)
    yield key
    yield key.removeprefix("the ")


_latest: _Index | None = None


def _index(profiles: Sequence[SourceProfile]) -> _Index:
    # Thousands of clippings are parsed with the same profiles; to hash them all would cost more than to compare.
    global _latest
    if _latest is None or _latest.profiles is not profiles:
        _latest = _Index(profiles)
    return _latest


def outlet_at(address: str, profiles: Sequence[SourceProfile] = BUILT_IN_PROFILES) -> str | None:
    """Return the outlet whose domain ``address`` is on, None where none is known to be."""
    found = _HOST.search(address) or _BARE_HOST.search(address)
    return _index(profiles).at(found[1].lower()) if found else None


def known_outlet(name: str, profiles: Sequence[SourceProfile] = BUILT_IN_PROFILES) -> str | None:
    """Return the usual name of the outlet called ``name``, or with that address; None where none is known by it."""
    index = _index(profiles)
    return index.called(name) or outlet_at(name, profiles) or index.labels.get(fold(name))


def outlet_called(name: str, profiles: Sequence[SourceProfile] = BUILT_IN_PROFILES) -> str:
    """Return what to call the outlet that a saved page calls ``name``: its usual name, or ``name`` put in order."""
    host = _HOST.search(name)
    # What a site says of itself stands behind its name.
    plain = host[1].lower().removeprefix("www.") if host else name.split(" | ")[0].strip() or name
    return known_outlet(name, profiles) or known_outlet(plain, profiles) or plain


def recognise_outlet(
    texts: Sequence[str], profiles: Sequence[SourceProfile] = BUILT_IN_PROFILES, *, top: Sequence[str] = ()
) -> str | None:
    """Return the outlet that the lines around an article tell of, None where they do not tell.

    ``top`` are those of them with which the clipping begins.
    """
    index = _index(profiles)
    hints: Counter[tuple[str, int]] = Counter()
    for text in texts:
        if len(text) <= LONGEST_HINT:
            hints.update(set(_hints(text, index)))
    points: Counter[str] = Counter()
    for (name, weight), times in hints.items():
        points[name] += weight * min(times, AT_MOST_OF_A_KIND)
    (best, most), (_second, next_most) = (*points.most_common(2), ("", 0), ("", 0))[:2]
    if most < ENOUGH:
        return _unlisted(texts, top, index)
    return best if most >= AHEAD * next_most else None


def _unlisted(texts: Sequence[str], top: Sequence[str], index: _Index) -> str | None:
    """Return an outlet that is in no list: who claims the rights and is named again, or a newspaper's title on top."""
    short = [text for text in texts if len(text) <= LONGEST_HINT]
    for text in short:
        claim = _CLAIM.search(text)
        if claim and not _COMPANY.search(claim["name"]) and fold(claim["name"]) not in index.agencies:
            name = claim["name"]
            if _TITLE.fullmatch(name) or sum(name in other for other in short) > 1:
                return name
    return next((text for text in top if len(text) <= LONGEST_TITLE and _TITLE.fullmatch(text)), None)


def _hints(text: str, index: _Index) -> Iterator[tuple[str, int]]:
    """Yield the outlets that a line hints at, each with how much that says."""
    known = index.called(text) if len(text) <= LONGEST_TITLE else None
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
        for name in _named(text, index):
            yield name, NAMED_WITH_CUE


def _named(text: str, index: _Index) -> Iterable[str]:
    """Return the outlets a line names, in capitals as they print themselves."""
    words = _WORD.findall(text)
    found: set[str] = set()
    first = 0
    while first < len(words):
        word = words[first]
        if (word[0].isupper() or word[0].isdigit()) and _bare(word).casefold() in index.openings:
            for last in range(min(len(words), first + LONGEST_NAME), first, -1):
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
