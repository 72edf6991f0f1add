"""The base form of a person's name: the nominative, as far as the body or the endings tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from articles.text.data.people_words.famous import FAMOUS
from articles.text.people.european.capitals import Flags
from articles.text.people.european.case_forms import base_forms, base_surnames, inflects, stems

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from articles.text.data.given_names import Gender
    from articles.text.people.european.capitals import Vocabulary
    from articles.text.people.european.runs import Candidate

# Languages whose names have no case forms but a possessive "s".
_POSSESSIVE_S: Final = frozenset({"de", "nl", "sv", "da", "no"})
# Endings of Finnish surnames in other cases than the nominative.
_FINNISH_CASES: Final = tuple("saaren mäen joen niemen lahden järven sen sta selle sella selta".split())
_WOMEN: Final = ("ová", "ská", "cká", "ова", "ева", "ина", "ська", "ska", "cka", "ая")
_WOMEN_OBLIQUE: Final = ("ové", "ovou", "ovej", "овой", "ової", "skiej", "ской")


def base_name(name: Candidate, forms: Counter[str], seen: frozenset[str], known: Vocabulary) -> str:
    """Return ``name`` with each of its words in its base form.

    ``forms`` counts the forms of the person's names in the body, ``seen`` are the words of all names there.
    """
    texts = [word.text for word in name.words]
    if known.language in _POSSESSIVE_S:
        texts[-1] = _without_s(texts[-1], forms, seen, known)
    elif inflects(known.language):
        gender = _gender(name, known)
        given = _given_words(name, known)
        texts = [
            _base_given_name(text, forms, gender, known)
            if index in given
            else _base_surname(text, name, forms, gender, known)
            for index, text in enumerate(texts)
        ]
    return _joined(name, texts)


def _joined(name: Candidate, texts: Sequence[str]) -> str:
    """Return the words of a name with their particles."""
    return " ".join(
        part[: len(part) - len(word.text)] + text
        for part, word, text in zip(name.parts, name.words, texts, strict=True)
    )


def _given_words(name: Candidate, known: Vocabulary) -> range:
    """Return the indices of the given names. They are the last words in Hungarian."""
    if known.language == "hu" and not name.words[0].flags & Flags.GIVEN:
        return range(len(name.words) - name.given, len(name.words))
    return range(name.given)


def _gender(name: Candidate, known: Vocabulary) -> Gender | None:
    """Return the gender of a name in any of its case forms, as given name and surname agree."""
    indices = _given_words(name, known)
    given = name.words[indices[0] if indices else 0].text
    own = known.names.own
    genders = {own[form] for form in (given, *base_forms(given, known.language)) if form in own}
    if len(genders) == 1:
        return next(iter(genders))
    last = name.words[-1].text
    if given in own and last.endswith(_WOMEN):
        return own[given]
    if genders and last.endswith(_WOMEN_OBLIQUE):
        return "f"
    return "m" if genders else None


def _base_given_name(text: str, forms: Counter[str], gender: Gender | None, known: Vocabulary) -> str:
    language, own, foreign = known.language, known.names.own, known.names.foreign
    bases = base_forms(text, language)
    own_stems = stems(text, language)
    same = [form for form in forms if stems(form, language) & own_stems]
    options = [form for form in (*same, text, *bases) if form in own]
    fitting = [form for form in options if own[form] in (gender, None)] or options
    if fitting:
        return min(fitting, key=lambda form: (form not in forms, form != text and own[form] != gender))
    return text if text in foreign else next((base for base in bases if base in foreign), text)


def _base_surname(text: str, name: Candidate, forms: Counter[str], gender: Gender | None, known: Vocabulary) -> str:
    if known.language == "el" and not name.given:
        return text
    bases = base_surnames(text, gender, known.language)
    for base in bases:
        if base in forms:
            return base
    if bases and _is_oblique(name, known):
        return bases[0]
    surnames = known.names.surnames
    if text in surnames:
        return text
    return next((base for base in bases if base in surnames or base in FAMOUS), text)


def _is_oblique(name: Candidate, known: Vocabulary) -> bool:
    """Whether a name stands in another case than the nominative, by its given name."""
    language = known.language
    last = name.words[-1].text
    if language == "fi":  # only the last word has an ending
        return last.endswith(_FINNISH_CASES)
    if language == "hu":
        return False
    given = name.words[0].text
    own, foreign = known.names.own, known.names.foreign
    bases = base_forms(given, language)
    if given not in own:
        return any(form in own for form in bases) or (given not in foreign and any(form in foreign for form in bases))
    # "Petra" is a woman's name and a case form of "Petr": the surname tells.
    is_woman = last.endswith(("á", *_WOMEN))
    return own[given] == "f" and not is_woman and any(own.get(form) == "m" for form in bases)


def _without_s(text: str, forms: Counter[str], seen: frozenset[str], known: Vocabulary) -> str:
    """Return a name without the "s" of the possessive, if the body shows that it is one."""
    if text[-1:] not in {"s", "’", "‘", "'"}:
        return text
    without = text[:-1]
    surnames = known.names.surnames
    # German and Dutch have many surnames that end in "s".
    is_listed = without in surnames and text not in surnames and known.language in {"sv", "da", "no"}
    return without if forms[without] or without in seen or without in FAMOUS or is_listed else text
