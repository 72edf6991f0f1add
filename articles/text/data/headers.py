"""The wording of credits and datelines; and the weights that choose a headline."""

from __future__ import annotations

# Words in capitals at the start of a line that are not the place of a dateline.
NOT_PLACES = frozenset(
    """BREAKING NEWS UPDATE UPDATED EXCLUSIVE VIDEO WATCH PHOTOS ANALYSIS OPINION EDITORIAL CORRECTION WARNING
    RELATED LIVE ALERT REVIEW INTERVIEW NOTE ADVERTISEMENT FACT CHECK EXPLAINER PODCAST
    DEVELOPING REPORT POLL MORE READ SPOILER QUESTION ANSWER TV I A THE NO YES OK CEO FBI CIA NASA NATO EU UN US USA
    UK BBC CNN AP AFP GOP NFL NBA WHO COVID COVID-19 Q MUST SEE WIN HOW WHY WHAT
    BUY STEP PART DAY WEEK U.S U.N U.K E.U""".split()
)  # fmt: skip

# Place names that are not simply in title case, by their form in capitals.
PLACE_FORMS: dict[str, str] = {
    "RIO DE JANEIRO": "Rio de Janeiro", "PORT-AU-PRINCE": "Port-au-Prince", "WASHINGTON D.C.": "Washington D.C.",
    "WASHINGTON DC": "Washington DC", "UNITED NATIONS": "United Nations",
    "FRANKFURT AM MAIN": "Frankfurt am Main", "DAR ES SALAAM": "Dar es Salaam", "THE HAGUE": "The Hague",
    "STRATFORD-UPON-AVON": "Stratford-upon-Avon",
    "STOKE-ON-TRENT": "Stoke-on-Trent", "AIX-EN-PROVENCE": "Aix-en-Provence", "CAP-HAITIEN": "Cap-Haitien",
    "N'DJAMENA": "N'Djamena",
}  # fmt: skip
SMALL_PLACE_WORDS = frozenset(
    {
        "de",
        "del",
        "da",
        "do",
        "dos",
        "di",
        "du",
        "des",
        "la",
        "el",
        "le",
        "les",
        "of",
        "on",
        "upon",
        "es",
        "am",
        "an",
        "der",
        "sur",
        "the",
        "and",
    }
)

# First words of a credit, and whether the people named are authors of the article (editors are not).
CREDITS: tuple[tuple[str, bool], ...] = (
    ("additional reporting and writing by", True), ("additional reporting by", True), ("reporting and writing by",
    True), ("reporting by", True), ("reported by", True),
    ("writing and editing by", True), ("writing by", True), ("written by", True), ("additional writing by", True),
    ("compiled by", True), ("editing by", False), ("edited by", False), ("graphics by", False),
    ("graphic by", False), ("photography by", False), ("translated by", False), ("translation by", False),
    ("production by", False), ("compiled and edited by", False), ("research by", False),
    ("with files from", False), ("with reporting by", True), ("with reporting from", True),
    ("with additional reporting by", True), ("with contributions from", False), ("with assistance by", False), ("with assistance from", False),
    ("with help from", False), ("additional research by", False), ("additional editing by", False),
)  # fmt: skip

# Weights of the features of a headline, fitted by ``bench/train_headlines.py``.
# ``articles.text.cleaning.headlines.headline_candidates`` computes the features.
HEADLINE_WEIGHTS: dict[str, float] = {
    "bias": -5.891,
    "topics of opening": 1.903,
    "topics of article": 6.788,
    "topics of line below": -0.915,
    "line above has topics": -2.792,
    "few words": -2.758,
    "many words": -3.253,
    "words": 2.455,
    "repeated": 0.96,
    "repeated often": -1.636,
    "distance": -0.505,
    "far": 0.387,
    "first line": 0.772,
    "stamp below": 0.404,
    "stamp soon": 1.379,
    "stamp above": -0.958,
    "sentence": -1.322,
    "asks": -0.756,
    "sentence below": 0.98,
    "longer below": 1.278,
    "label above": 1.535,
    "title case": -0.212,
    "taken for body": -1.398,
    "pointer": 1.261,
    "day": -3.111,
    "bar": -1.632,
    "name": -1.788,
}
# Lines with a lower score are not headlines: the headline is then taken from the lead.
MIN_HEADLINE_SCORE = -3.0
