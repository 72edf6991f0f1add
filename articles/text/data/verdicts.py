"""Words that reverse the meaning of a sentence, names of days, and nouns and verbs for tolls."""

from __future__ import annotations

from articles.text.data.wordlists import word_set

NEGATIONS = word_set(
    """
    no not never none nobody nothing nowhere neither nor without cannot can't won't don't doesn't didn't isn't aren't
    wasn't weren't cant dont doesnt didnt isnt wasnt couldnt wouldnt
    hasn't haven't hadn't shouldn't wouldn't couldn't mustn't needn't ain't
    nicht kein keine keinen keiner nie niemals ne pas jamais aucun aucune не нет ни никогда
    """
)

# Outcomes by the words that name them.
VERDICTS: dict[str, str] = {
    word: outcome
    for outcome, words in {
        "guilty": "guilty convicted convicts conviction",
        "cleared": "acquitted acquits acquittal cleared exonerated innocent overturned quashed dismissed",
        "charged": "charged indicted accused",
        "dead": "dead died dies killed deaths",
        "hurt": "injured wounded hurt",
        "won": "won wins beat beats defeated",
        "lost": "lost loses",
        "rose": "rose rises rise gained climbed jumped increased",
        "fell": "fell falls fall dropped slid declined decreased",
        "approved": "approved passed accepted backed",
        "rejected": "rejected refused vetoed opposed denied",
    }.items()
    for word in words.split()
}

# Pairs of outcomes that cannot both be true of two passages on one event.
EXCLUSIVE: frozenset[frozenset[str]] = frozenset(
    frozenset(pair)
    for pair in (
        ("guilty", "cleared"), ("guilty", "charged"), ("cleared", "charged"), ("dead", "hurt"), ("won", "lost"),
        ("rose", "fell"), ("approved", "rejected"),
    )
)  # fmt: skip

# Without abbreviations: news does not use them, and "sat" and "sun" are words.
WEEKDAYS: dict[str, str] = {
    form: day
    for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    for form in (day, f"{day}s", f"{day}'s")
}

DAYS = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    """
)

# What a number of people in an article's first lines counts, by the words next to it.
TOLLS: dict[str, str] = {
    word: toll
    for toll, words in {
        "dead": "dead deaths died dies kill killed kills killing deadly drowned perished toll fatalities",
        "hurt": "hurt injured injures injuring injuries wounded wounding wounds",
        "missing": "missing unaccounted",
        "arrested": "arrested arrests detained",
        "displaced": "displaced evacuated homeless",
    }.items()
    for word in words.split()
}
