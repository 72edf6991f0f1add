"""Runs of capitalised words, and the names in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from articles.text.people.european.capitals import Capital, Flags

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.text.people.european.capitals import Vocabulary

_SPACES: Final = frozenset({" ", "\u00a0", "\u202f", "\u2009"})
_OPENING: Final = "\"'“”„‟«»‹›‘’‚"
# Titles that end in a full stop.
_ABBREVIATIONS: Final = frozenset(
    """
    dr prof hr fr frk sr sra srta st mgr ing mudr judr phdr rndr bc doc dhr mevr mw drs ir av sig dott avv on dl dna dra
    tri mme mlle mr mrs ms jr κ γεν ген проф акад гр пр инж
    """.split()
)
# Characters between two words of a name: " van der ", " „Makkan“ ".
_MAX_GAP: Final = 26
_MAX_WORDS: Final = 5
# Letters of a surname in capitals: "Ada BERG". Shorter words are acronyms.
_MIN_CAPITALS: Final = 4
# Particles that may follow another: "von der", "de la".
_SECOND_PARTICLES: Final = frozenset("der den het la las los le 't und дер ден ля ла ντερ".split())
_CAPITALISED_PARTICLES: Final = frozenset(
    "Van De Der Den Le La Los El Al Di Da Del Della Dal Mac Mc Du Des Von Ten Ter Dos Bin Ibn Ben Abu San St Lo".split()
)
_CONJUNCTIONS: Final = frozenset({"y", "e", "i", "og", "und", "és"})
_PREPOSITIONS: Final = frozenset({"in", "op", "aan", "te"})
# Languages whose "de" or "von" after a surname means "of" rather than belonging to the name.
_PARTICLE_AFTER_SURNAME: Final = frozenset({"es", "pt", "ca", "gl"})
_FAMILY_NAME_FIRST: Final = frozenset({"hu"})
# Languages in which an unknown word before a known given name is more often a given name too than another noun.
_UNKNOWN_BEFORE_GIVEN: Final = frozenset({"fr", "es", "it", "pt", "ro", "nl", "sv", "da", "no", "fi"})


@dataclass(slots=True)
class Run:
    """Capitalised words in a row. ``links[i]`` are the particles between word ``i - 1`` and word ``i``."""

    words: list[Capital]
    links: list[str]


@dataclass(slots=True)
class Candidate:
    """One or more words that may be a person's name, at one place.

    ``before`` and ``after`` are the flags of the word of the run before and after it, 0 if there is none. ``given`` is
    the number of its leading words that are given names, ``parts`` the words, particles joined to those that follow.
    """

    words: tuple[Capital, ...]
    parts: tuple[str, ...]
    before: int
    after: int
    given: int
    start: int
    end: int
    full_end: int
    before_word: Capital | None = None
    in_organisation: bool = False

    @property
    def is_full(self) -> bool:
        return len(self.words) > 1

    def last_word(self) -> Candidate:
        """Return the candidate of the last word alone, the words before it being no part of the name."""
        last = self.words[-1]
        before = self.words[-2]
        return Candidate(
            (last,), (last.text,), before.flags, self.after, 0, last.start, last.end, last.full_end, before
        )


def runs(body: str, words: Sequence[Capital], known: Vocabulary) -> Iterator[Run]:
    """Yield the runs of ``words``, which are the capitalised words of ``body`` in order."""
    particles = known.words.particles
    run: Run | None = None
    before: Capital | None = None
    skipped = -1
    for index, word in enumerate(words):
        if index == skipped:
            continue
        if run is not None and before is not None and word.start - before.full_end <= _MAX_GAP:
            link = _link(body, before, word, particles)
            if link is not None:
                run.words.append(word)
                run.links.append(link)
                before = word
                continue
            if before.flags & Flags.GIVEN and _is_nickname(body, before, words, index):
                before = words[index + 1]
                run.words.append(before)
                run.links.append("")
                skipped = index + 1
                continue
        if run is not None:
            yield run
        run = Run([word], [""])
        before = word
    if run is not None:
        yield run


def _is_nickname(body: str, before: Capital, words: Sequence[Capital], index: int) -> bool:
    """Whether word ``index`` is a nickname in marks between a given name and a surname: "Eva „Evi“ Moor"."""
    if not before.flags & Flags.GIVEN or index + 1 >= len(words):
        return False
    word, following = words[index], words[index + 1]
    opening, closing = body[before.full_end : word.start], body[word.full_end : following.start]
    return (
        len(opening) == len(closing) == 2
        and opening[0] in _SPACES
        and opening[1] in _OPENING
        and closing[0] in _OPENING
        and closing[1] in _SPACES
    )


def _link(body: str, word: Capital, following: Capital, particles: frozenset[str]) -> str | None:
    """Return the particles between two words, ``None`` if something else stands between them."""
    width = following.start - word.full_end
    if width == 1:
        return "" if body[word.full_end] in _SPACES and word.end == word.full_end else None
    if width == 0:
        return "" if word.flags & Flags.INITIAL else None
    if width > _MAX_GAP or word.end != word.full_end:
        return None
    gap = body[word.full_end : following.start]
    if gap[0] == ".":
        is_abbreviation = word.flags & Flags.INITIAL or word.text.lower() in _ABBREVIATIONS
        return "" if is_abbreviation and gap[1:].strip() == "" and "\n" not in gap else None
    if gap[0] not in _SPACES or "\n" in gap:
        return None
    inner = gap.split()
    if inner and all(part.lower() in particles for part in inner) and all(p in _SECOND_PARTICLES for p in inner[1:]):
        return " ".join(inner)
    if gap[-1] not in _SPACES and inner and inner[-1][-1] in "'’" and inner[-1].lower() in particles:
        return " ".join(inner)
    return None


def candidates(body: str, run: Run, known: Vocabulary) -> Iterator[Candidate]:
    """Yield the names that a run of ``body`` may hold, from the left."""
    words = run.words
    if len(words) == 1:
        # Most runs, for which nothing has to be cut.
        word = words[0]
        if not _cannot_begin(word, known):
            given = 1 if word.flags & (Flags.GIVEN | Flags.INITIAL) else 0
            yield Candidate((word,), (word.text,), 0, 0, given, word.start, word.end, word.full_end)
        return
    at = 0
    previous: Capital | None = None
    while at < len(words):
        if _cannot_begin(words[at], known):
            previous = words[at]
            at += 1
            continue
        end = _extent(run, at, known)
        for first, last, given in _parts(body, run, at, end, known):
            yield _candidate(run, first, last, given, previous if first == at else words[first - 1], known)
        previous = words[end - 1]
        at = end


def _cannot_begin(word: Capital, known: Vocabulary) -> bool:
    flags = word.flags
    if flags & Flags.GIVEN and not flags & (Flags.ADDRESS | Flags.OPENER | Flags.TIME | Flags.COMPOUND):
        return False
    if flags & Flags.NUMERAL and not flags & Flags.INITIAL:
        return True
    if flags & Flags.PLACE and not flags & (Flags.GIVEN | Flags.SURNAME):
        return True
    if flags & Flags.ACRONYM and len(word.text) == 2:
        return False
    return bool(flags & (Flags.NO_NAME | Flags.ADJECTIVE))


def _extent(run: Run, start: int, known: Vocabulary) -> int:
    """Return the index after the last word that can belong to a name beginning at ``start``."""
    words = run.words
    end = start + 1
    while end < len(words) and end - start < _MAX_WORDS:
        word, link = words[end], run.links[end]
        if _is_capitalised_particle(run, start, end, known):
            end += 2
            continue
        if link and not _particle_fits(run, start, end, link, known):
            break
        if word.flags & Flags.NUMERAL:
            return end + 1
        if not link and (
            (known.noun_capitals and _begins_noun(words[end - 1], word)) or (known.inflects and _begins_name(run, end))
        ):
            break
        if _ends_name(words[end - 1], word, known, has_link=bool(link)):
            break
        end += 1
    return end


def _ends_name(before: Capital, word: Capital, known: Vocabulary, *, has_link: bool) -> bool:
    """Whether a word is no part of a name after ``before``: a title, a day, a role, an organisation."""
    flags = word.flags
    after_given = bool(before.flags & Flags.GIVEN)
    if flags & Flags.PLACE and known.inflects and not after_given:
        return True
    if flags & (Flags.OPENER | Flags.NUMBER) and not has_link:
        return True
    if flags & (Flags.ADDRESS | Flags.TIME) and not has_link:
        # "Francisco Reyes", "Karol Niedziela" ("Sunday")
        is_day = bool(flags & Flags.TIME) and not known.noun_capitals
        return not (after_given and (flags & Flags.SURNAME or is_day))
    if flags & Flags.ACRONYM:
        return not after_given or len(word.text) < _MIN_CAPITALS
    if flags & (Flags.ROLE | Flags.KIN | Flags.ORGANISATION) and not flags & Flags.OWN_NAME:
        # "Thomas Bauer" and "Anna Habermann", but not "Anna Berg-Stiftung" and not "Ada Berg Verlag".
        is_hyphened = bool(flags & Flags.COMPOUND) and "-" in word.text
        return is_hyphened or not (after_given or has_link or before.flags & Flags.INITIAL)
    return False


def _begins_name(run: Run, at: int) -> bool:
    """Whether another name begins: "doradca Donalda Trumpa Keith Kellogg"."""
    words = run.words
    return (
        bool(words[at].flags & Flags.GIVEN)
        and not words[at - 1].flags & (Flags.GIVEN | Flags.INITIAL)
        and any(word.flags & Flags.GIVEN for word in words[:at])
        and at + 1 < len(words)
        and not run.links[at + 1]
        and not words[at + 1].flags & Flags.GIVEN
    )


def _begins_noun(before: Capital, word: Capital) -> bool:
    """Whether a word after a surname is a noun: "Hillary Clintons Verweis". Double surnames are listed ones."""
    if before.flags & (Flags.GIVEN | Flags.INITIAL):
        return False
    return before.text.endswith("s") or not word.flags & (Flags.GIVEN | Flags.SURNAME | Flags.SURNAME_ENDING)


def _is_capitalised_particle(run: Run, start: int, at: int, known: Vocabulary) -> bool:
    """Whether word ``at`` is the "Van" of "Ada Van Moor", with a given name before it and a word after it."""
    words = run.words
    if at + 1 >= len(words) or run.links[at] or run.links[at + 1]:
        return False
    if words[at].text not in _CAPITALISED_PARTICLES or words[at + 1].flags & (Flags.NO_NAME & ~Flags.ROLE):
        return False
    if known.noun_capitals and words[at].text in {"Der", "Den"}:
        return False
    return all(word.flags & (Flags.GIVEN | Flags.INITIAL) for word in words[start:at])


def _particle_fits(run: Run, start: int, end: int, link: str, known: Vocabulary) -> bool:
    """Whether the particles before word ``end`` belong to the name rather than mean "of" or "in"."""
    words = run.words
    before = words[start:end]
    following = words[end].flags
    if link in _CONJUNCTIONS:
        return _is_double_surname(before, following, link, known)
    if following & (Flags.TIME | Flags.NUMBER | Flags.ACRONYM):
        return False
    is_preposition = following & Flags.GIVEN and end + 1 < len(words) and not run.links[end + 1]
    if is_preposition and not (before[0].flags & Flags.OWN_NAME and link not in {"von", "van", "de", "di", "da"}):
        return False
    if following & Flags.PLACE and known.language in _PARTICLE_AFTER_SURNAME and link in {"de", "del", "da", "do"}:
        return False
    if before[-1].flags & Flags.GIVEN or all(word.flags & (Flags.GIVEN | Flags.INITIAL) for word in before):
        return link not in _PREPOSITIONS or len(before) > 1 or not before[0].flags & Flags.INITIAL
    return _fits_after_surname(before, following, link, known)


def _is_double_surname(before: Sequence[Capital], following: int, link: str, known: Vocabulary) -> bool:
    """Whether "y" joins two surnames: "José Ortuño y Benavides", not "Hamás y Washington"."""
    return (
        known.language in {"es", "pt"}
        and link in {"y", "e", "i"}
        and len(before) > 1
        and bool(before[0].flags & Flags.GIVEN)
        and not following & (Flags.GIVEN | Flags.NO_NAME | Flags.PLACE)
    )


def _fits_after_surname(before: Sequence[Capital], following: int, link: str, known: Vocabulary) -> bool:
    """Whether particles after a surname or an unknown word go on with a name: "Ada Moor de la Fuente"."""
    if known.noun_capitals:
        return link in {"al", "el", "bin", "ibn", "ben", "da", "dos", "van", "del", "della"} and len(before) <= 2
    if following & (Flags.PLACE | Flags.ORGANISATION):
        return False
    if known.language in _PARTICLE_AFTER_SURNAME:
        return bool(before[0].flags & Flags.GIVEN)
    if link == "van" and len(before) > 1 and before[0].flags & Flags.GIVEN:
        return False
    return link in {"al", "el", "bin", "ibn", "ben", "van", "van der", "van den", "von der", "dos", "af", "ter"}


def _parts(body: str, run: Run, start: int, end: int, known: Vocabulary) -> Iterator[tuple[int, int, int]]:
    """Yield (first, last + 1, number of given names) of the names among the words from ``start`` to ``end``."""
    words = run.words
    is_given = [bool(words[i].flags & (Flags.GIVEN | Flags.INITIAL)) for i in range(start, end)]
    if known.language in _FAMILY_NAME_FIRST:
        yield from _family_name_first(run, start, end, is_given)
        return
    if end - start == 1:
        yield start, end, int(is_given[0])
        return
    first = next((i for i, given in enumerate(is_given[:-1]) if given), None)
    if first is None:
        if is_given[-1] and known.noun_capitals and not words[end - 1].flags & Flags.SURNAME:
            yield end - 1, end, 1
            return
        yield start, end, 0
        return
    begin = start + first
    if start == 0 and first == 1 and _is_unknown_given_name(body, words[start], known) and not run.links[begin]:
        begin = start
    given = 0
    while begin + given < end - 1 and is_given[begin + given - start] and not run.links[begin + given + (given > 0)]:
        given += 1
    yield begin, end, max(given, 1)


def _is_unknown_given_name(body: str, word: Capital, known: Vocabulary) -> bool:
    """Whether an unknown word before a given name is one too, rather than a noun, as in "Supremo Ada Berg"."""
    if known.language not in _UNKNOWN_BEFORE_GIVEN:
        return False
    if word.flags & (Flags.PLACE | Flags.COMMON | Flags.ACRONYM | Flags.SURNAME | Flags.NUMERAL | Flags.VERB):
        return False
    before = word_before(body, word.start)
    return before not in known.words.determiners and before not in known.words.of


def word_before(body: str, start: int) -> str:
    """Return the word directly before ``start`` in lower case, "" if a mark stands between."""
    end = start
    if end and body[end - 1] in _SPACES:
        end -= 1
    elif not (end and body[end - 1] in "'’"):
        return ""
    printed = body[max(0, end - _MAX_GAP) : end].rpartition(" ")[2]
    if printed.isalpha():
        return printed.lower()
    at = end
    while at and end - at < _MAX_GAP and (body[at - 1].isalpha() or body[at - 1] in "'’-."):
        at -= 1
    return body[at:end].lower()


def word_after(body: str, end: int) -> str:
    """Return the word directly after ``end`` in lower case, "" if a mark stands between."""
    start = end + 1
    if end >= len(body) or body[end] not in _SPACES:
        return ""
    printed = body[start : start + _MAX_GAP].partition(" ")[0]
    if printed.isalpha():
        return printed.lower()
    at = start
    while at < len(body) and at - start < _MAX_GAP and (body[at].isalpha() or body[at] in "'’-"):
        at += 1
    return body[start:at].lower()


def _family_name_first(run: Run, start: int, end: int, is_given: list[bool]) -> Iterator[tuple[int, int, int]]:
    """Yield the name of a run in a language that prints the family name first: "Kovács Anna Mária"."""
    if end - start == 1:
        yield start, end, int(is_given[0])
        return
    last_given = max((i for i, given in enumerate(is_given) if given), default=None)
    if last_given is None:
        yield start, end, 0
    elif last_given == 0:
        yield start, end, 1
    else:
        first_given = last_given
        while first_given > 1 and is_given[first_given - 1]:
            first_given -= 1
        begin = max(0, first_given - 1)
        if begin and run.words[start + begin - 1].flags & Flags.INITIAL:
            begin -= 1
        yield start + begin, start + last_given + 1, last_given + 1 - first_given


def _candidate(run: Run, first: int, last: int, given: int, previous: Capital | None, known: Vocabulary) -> Candidate:
    words: Sequence[Capital] = run.words[first:last]
    links = run.links[first:last]
    following = run.words[last].flags if last < len(run.words) and not run.links[last] else 0
    texts = [word.text for word in words]
    if any(links[1:]):
        texts[1:] = [f"{link} {text}" if link else text for text, link in zip(texts[1:], links[1:], strict=True)]
    if previous is not None and run.links[first]:
        previous = None
    return Candidate(
        tuple(words),
        tuple(texts),
        previous.flags if previous is not None else 0,
        following,
        given,
        words[0].start,
        words[-1].end,
        words[-1].full_end,
        previous,
    )
