"""Names of outlets as databases print them: with edition, place, issue or an article at the end."""

from __future__ import annotations

import re

# Longer names are not an outlet's; their ends are not looked at.
_MAX_LENGTH = 200
_MAX_EDITION_LENGTH = 60
_MAX_EDITION_WORDS = 4
# Parts that are cut from the end of a name, at most: "(Quoin)", "Final Edition", "(Online)", "no. 12".
_MAX_PARTS = 5

_EDITION_WORD = re.compile(
    r"(?<![^\W\d_])(?:editions?|éditions?|edición|edizione|edição|editie|[^\W\d_]{0,20}ausgabe|выпуск|издание)"
    r"(?![^\W\d_])|版$|版次",
    re.I,
)
# Editions that do without the word.
_EDITIONS = frozenset(
    name.strip()
    for name in """final,
    late final, city final, late city final, final home, national, metro, metropolitan, main, first, 1st, 2nd,
    3rd, 4th, early, late, city, state, home, regional, print, online, web, internet, website, digital, sunday, weekend,
    broadcast, nationwide, all editions, web only, print only, online only, hauptausgabe, gesamtausgabe, bundesausgabe,
    stadtausgabe, en ligne, papier, nationale, en línea, impresa, impreso, stampa, toutes éditions, интернет, онлайн,
    网络版, 網絡版, 印刷版, 电子版, 電子版, 海外版""".split(",")
)
_SMALL_WORDS = frozenset("of the and for de la le du des del der die das und et y e articles only pour".split())
_PARTS = re.compile(r"\s[-–—]\s|[;,/]\s?")
_LAST_BRACKET = re.compile(r"\s*(?:\([^()]{1,60}\)|\[[^\[\]]{1,60}\]|（[^（）]{1,60}）)$")
_LAST_PART = re.compile(r"\s*(?:\s[-–—|/]\s|[,;:]\s?|：)\s*(?P<part>[^,;:|：]{1,60})$")
_BARE_EDITION = re.compile(
    r"\s(?:(?:late|early|final|first|last|1st|2nd|3rd|[4-9]th|city|state|home|national|international|regional|metro|main|"
    r"web|print|online|digital|sunday|weekend|morning|evening|north|south|east|west|northern|southern|eastern|western)"
    r"\s){1,3}editions?$",
    re.I,
)
_ISSUE = re.compile(r"(?:no|nr|n°|nº|№|vol|issue|ausgabe|nummer|numéro|heft|jg)\.?\s?\d{1,6}(?:[/-]\d{1,4})?$", re.I)
_ARTICLE = re.compile(
    r"(?P<name>[^,]{2,80}),\s(?P<article>The|A|Die|Der|Das|Le|La|Les|El|Los|Las|Il|De|Het|L['’])$", re.I
)


def is_edition(text: str) -> bool:
    """Whether a line names an edition and nothing else: "Late Edition - Final", "National", "Ausgabe Nord"."""
    name = text.strip(" .,;-–—()[]")
    if not name or len(name) > _MAX_EDITION_LENGTH:
        return False
    if name.casefold() in _EDITIONS:
        return True
    parts = [part for part in _PARTS.split(name) if part]
    return bool(_EDITION_WORD.search(name)) and all(map(_is_part_of_edition, parts))


def _is_part_of_edition(part: str) -> bool:
    """Whether part of a line is an edition: "Late Edition", "Final", "Ausgabe Nord". A headline has more words."""
    if part.casefold() in _EDITIONS:
        return True
    words = part.split()
    if len(words) > _MAX_EDITION_WORDS or not _EDITION_WORD.search(part):
        return False
    return all(
        not word[0].islower() or word.casefold() in _SMALL_WORDS or bool(_EDITION_WORD.fullmatch(word))
        for word in words
    ) or (len(words) == 2 and words[0][0].isupper())


def outlet_forms(printed: str) -> list[str]:
    """Return the forms of an outlet's name that a database prints, from the whole to its name alone.

    "The Quoin Gazette (Quoin) - Final Edition" gives that, then "The Quoin Gazette (Quoin)" and "The Quoin Gazette".
    """
    name = " ".join(printed.split())
    forms = [name]
    if not name or len(name) > _MAX_LENGTH:
        return forms
    for _part in range(_MAX_PARTS):
        shorter = _without_last_part(forms[-1])
        if not shorter or shorter == forms[-1]:
            break
        forms.append(shorter)
    return forms


def _without_last_part(name: str) -> str:
    """Return ``name`` without what follows the outlet's name at its end; ``name`` itself if nothing does."""
    article = _ARTICLE.match(name)
    if article:
        # Databases sort "The Quoin Gazette" under "Quoin Gazette, The".
        first = article["article"]
        return f"{first}{article['name']}" if first[-1] in "'’" else f"{first} {article['name']}"
    bracket = _LAST_BRACKET.search(name)
    if bracket and bracket.start():
        return name[: bracket.start()]
    part = _LAST_PART.search(name)
    if part and part.start() and (is_edition(part["part"]) or _ISSUE.match(part["part"].strip())):
        return name[: part.start()]
    bare = _BARE_EDITION.search(name)
    return name[: bare.start()] if bare and name[: bare.start()].casefold() not in _SMALL_WORDS else name
