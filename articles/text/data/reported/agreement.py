"""Forms that show the number or gender of a speaker in each language."""

from __future__ import annotations

from typing import Final

PLURAL_VERBS: Final[dict[str, tuple[str, ...]]] = {
    "de": ("ten", "gen", "ben", "men", "eren", "eiben", "ieben"),
    "es": ("ron", "cen", "ían", "ban", "nan", "can", "den"),
    "fr": ("ent", "aient"),
    "it": ("rono", "cono", "vano", "gono"),
    "pt": ("ram", "zem", "iam", "vam"),
    "cs": ("li",),
    "sk": ("li",),
    "pl": ("li",),
    "ru": ("ли", "ют", "ят"),
    "uk": ("ли", "ють"),
}
"""Endings of verbs whose subject is several people."""

VERB_GENDERS: Final[dict[str, tuple[str, str]]] = {
    "cs": ("l", "la"),
    "sk": ("l", "la"),
    "pl": ("ł", "ła"),
    "ru": ("л", "ла"),
    "uk": ("в", "ла"),
}
"""Endings of past tenses with a male and with a female subject."""

PLURAL_ARTICLES: Final[dict[str, tuple[str, ...]]] = {
    "fr": ("les", "des", "ces", "leurs"),
    "es": ("los", "las", "unos", "unas"),
    "it": ("i", "gli", "le"),
    "pt": ("os", "as"),
    "ca": ("els", "les"),
    "el": ("οι", "τα"),
    "sv": ("de",),
    "da": ("de",),
    "no": ("de",),
}

FEMALE_TITLES: Final = frozenset(
    "frau mme madame mlle sra señora signora signorina doña fru mevrouw pani paní пані".split()
)
MALE_TITLES: Final = frozenset("herr herrn m monsieur sr señor signor don meneer pan panu пан".split())
FEMALE_ROLE: Final[dict[str, tuple[str, ...]]] = {
    "de": ("erin", "orin", "entin", "istin", "ärztin", "ätin", "erin", "ltin", "rtin", "chefin", "gin", "kin"),
    "fr": ("trice", "euse", "ère", "ienne", "ente", "ée"),
    "es": ("ora", "enta", "era", "ada", "ista", "ica"),
    "it": ("trice", "essa", "iera", "ora"),
    "pt": ("ora", "eira", "enta"),
    "cs": ("yně", "kyně", "ka", "ová"),
    "sk": ("yňa", "ka", "ová"),
    "pl": ("ka", "owa", "yni"),
}
"""Endings of nouns for women's roles."""
