"""Detection of a text's language, by script and by function words."""

from __future__ import annotations

import re
from collections import Counter

from articles.text.data.languages import SMALL_WORDS

# Code points that are read: a few sentences are enough.
_SAMPLE = 2_000
# Smallest share of function words for a known language in Latin script. English news has 0.30 to 0.45; a list of names
# has about 0.02.
_MIN_SMALL_WORDS = 0.08
_WORD = re.compile(r"[^\W\d_]+")
_LANGUAGES_OF = {
    word: [language for language, small in SMALL_WORDS.items() if word in small]
    for word in frozenset().union(*SMALL_WORDS.values())
}
_NOT_LATIN = re.compile(r"[^\W\d_A-Za-zÀ-ɏ]")
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
)
# Japanese uses Chinese characters too. In Japanese news, far more than this share of letters is kana.
_MIN_KANA = 0.10


def detect_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the main language of ``text``, ``None`` if it is unknown."""
    sample = text[:_SAMPLE]
    if not sample.isascii() and _NOT_LATIN.search(sample):
        code = _by_script(sample)
        if code:
            return code
    if not any(map(str.isalpha, sample)):
        return None
    words = Counter(_WORD.findall(sample.casefold()))
    scores = dict.fromkeys(SMALL_WORDS, 0)
    for word in words.keys() & _LANGUAGES_OF.keys():
        for language in _LANGUAGES_OF[word]:
            scores[language] += words[word]
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] >= _MIN_SMALL_WORDS * words.total() else None


def _by_script(sample: str) -> str | None:
    letters = sum(map(str.isalpha, sample))
    counts = {code: len(script.findall(sample)) for code, script in _SCRIPTS}
    if letters and counts["ja"] > _MIN_KANA * letters:
        return "ja"
    code, most = max(counts.items(), key=lambda item: item[1])
    if most <= letters / 2:
        return None
    if code == "ru":
        return "uk" if re.search(r"[іїєґ]", sample) and not re.search(r"[ыэъ]", sample) else "ru"
    if code == "ar":
        return "fa" if len(re.findall(r"[پچژگ]", sample)) > letters / 100 else "ar"
    return code
