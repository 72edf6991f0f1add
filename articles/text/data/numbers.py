"""Number words, magnitudes, hedges such as "about", and nouns that are counted."""

from __future__ import annotations

from articles.text.data.wordlists import word_set

UNITS_AND_TEENS: dict[str, int] = {
    word: value
    for value, word in enumerate(
        (
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
        )
    )
}  # fmt: skip

TENS: dict[str, int] = {
    word: 10 * value
    for value, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2
    )
}

MULTIPLIERS: dict[str, int] = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "lakh": 100_000,
    "million": 1_000_000,
    "crore": 10_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}

# Vague numbers, with the range they may mean.
VAGUE: dict[str, tuple[float, float]] = {
    "dozens": (20, 150),
    "scores": (30, 200),
    "hundreds": (150, 1_500),
    "thousands": (1_000, 15_000),
    "tens of thousands": (10_000, 150_000),
    "hundreds of thousands": (150_000, 1_500_000),
    "millions": (1_000_000, 15_000_000),
    "tens of millions": (10_000_000, 150_000_000),
    "hundreds of millions": (150_000_000, 1_500_000_000),
    "billions": (1_000_000_000, 15_000_000_000),
    "tens of billions": (10_000_000_000, 150_000_000_000),
    "hundreds of billions": (150_000_000_000, 1_500_000_000_000),
}

# Fractions, by the number of parts in the whole.
PARTS: dict[str, int] = {
    "half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "tenth": 10, "tenths": 10,
}  # fmt: skip

# Magnitudes right after the digits: "$1.5bn". "m" is left out, as it is also the metre.
SHORT_MULTIPLIERS: dict[str, int] = {
    "k": 1_000,
    "mn": 1_000_000,
    "mln": 1_000_000,
    "bn": 1_000_000_000,
    "bln": 1_000_000_000,
    "tn": 1_000_000_000_000,
    "trn": 1_000_000_000_000,
}

# Hedges, and the bound that each puts on the number after it.
HEDGES: dict[str, str] = {
    "about": "about",
    "around": "about",
    "roughly": "about",
    "approximately": "about",
    "some": "about",
    "an estimated": "about",
    "estimated": "about",
    "nearly": "about",
    "almost": "about",
    "close to": "about",
    "just under": "less than",
    "less than": "less than",
    "fewer than": "less than",
    "under": "less than",
    "below": "less than",
    "up to": "at most",
    "as many as": "at most",
    "as much as": "at most",
    "at most": "at most",
    "more than": "more than",
    "over": "more than",
    "above": "more than",
    "just over": "more than",
    "in excess of": "more than",
    "at least": "at least",
    "no fewer than": "at least",
    "no less than": "at least",
}

# Plurals without an s.
PLURALS = word_set(
    """
    people men women children troops police personnel staff dead homeless aircraft sheep fish feet teeth
    """
)

# Nouns before which "2m" is two million; before other nouns it is two metres.
COUNTED_IN_MILLIONS = PLURALS | word_set(
    """
    barrels children copies customers doses dollars downloads euros families followers homes households inhabitants
    jobs migrants passengers patients pounds pupils refugees residents students subscribers tons tonnes tourists users
    viewers views visitors voters votes workers years
    """
)

MONTHS = word_set(
    """
    jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october
    nov november dec december
    """
)
