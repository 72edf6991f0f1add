"""Detection of a text's language: by script, by function words, and by a trained classifier where these are not sure.

The classifier (py3langid) needs numpy and half a second to load, so it is loaded only for a text that needs it. English
news never does.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from articles.text.data.languages import CLASSIFIED, SAME_LANGUAGE, SMALL_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from py3langid.langid import LanguageIdentifier

# Code points that are read: a few sentences are enough.
_SAMPLE = 2_000
# Function words decide by themselves if they are this share of the words, this many, and so many times as frequent as
# those of the next language. English news has a share of 0.30 to 0.45 and three times as many as the next. The other
# languages of the list have relatives that are not in it (Danish: Norwegian), or few such words (Turkish).
_SURE_SHARE, _SURE_WORDS, _SURE_RATIO = 0.15, 4, 1.35
_SURE_LANGUAGES = frozenset({"en", "de", "fr", "it"})
# Where the classifier is not sure either, the function words need this share: a list of names has about 0.02.
_MIN_SHARE = 0.08
# Least confidence of the classifier, and the fewest letters it needs: a table of results gives 0.03.
_MIN_CONFIDENCE, _MIN_LETTERS = 0.35, 24
# A sample of this length with fewer different words is of no language. Of 190 articles and pages that need the
# classifier, those with such a sample have 76 or more.
_LONG_SAMPLE, _MIN_DIFFERENT_WORDS = 1_000, 5
# Lines with at least this many characters are prose more often than menus.
_MIN_PROSE_LENGTH = 60
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LANGUAGES_OF = {
    word: [language for language, small in SMALL_WORDS.items() if word in small]
    for word in frozenset().union(*SMALL_WORDS.values())
}
_NOT_LATIN = re.compile(r"[^\W\d_A-Za-zÀ-ɏḀ-ỿ]")
# Scripts, each with the language they usually mean.
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("ta", re.compile(r"[\u0b80-\u0bff]")),
    ("te", re.compile(r"[\u0c00-\u0c7f]")),
    ("ml", re.compile(r"[\u0d00-\u0d7f]")),
    ("gu", re.compile(r"[\u0a80-\u0aff]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("am", re.compile(r"[\u1200-\u137f]")),
    ("km", re.compile(r"[\u1780-\u17ff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
)
# Japanese uses Chinese characters too. In Japanese news, far more than this share of letters is kana.
_MIN_KANA = 0.10
# A Chinese, Japanese or Korean text names companies and people in Latin letters too.
_MIN_WIDE = 0.25
# Letters that tell languages of one script apart. "ы" is Russian unless a letter of its neighbours is there too.
_RUSSIAN, _UKRAINIAN = re.compile(r"[ыэ]"), re.compile(r"[іїєґ]")
_OTHER_CYRILLIC = re.compile(r"[ўјљњћђѓќџәөүңқғұһҳҷ]")
_PERSIAN, _URDU = re.compile(r"[پچژگکی]"), re.compile(r"[ٹڈڑںےہھ]")
_MIN_PERSIAN = 0.01


def detect_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the main language of ``text``, ``None`` if it is unknown.

    Both written forms of Norwegian are "no".
    """
    return _detect(text[:_SAMPLE])


def detect_lines_language(lines: Iterable[str]) -> str | None:
    """Return the language of an article of which ``lines`` are all lines, menus included. See ``detect_language``."""
    lines = list(lines)
    sample, length = [], 0
    for line in lines:
        # Two characters of a script without spaces hold about as much as five others.
        if len(line) >= _MIN_PROSE_LENGTH or (len(line) >= _MIN_PROSE_LENGTH / 2 and not line.isascii()):
            sample.append(line)
            length += len(line)
            if length >= _SAMPLE:
                break
    return detect_language("\n".join(sample or lines))


@lru_cache(maxsize=256)
def _detect(sample: str) -> str | None:
    if not sample.isascii() and _NOT_LATIN.search(sample):
        code = _by_script(sample)
        if code:
            return code
    if not any(map(str.isalpha, sample)):
        return None
    # A capital by itself is an initial or the head of a column, rarely a word.
    words = Counter(
        [word.casefold() for word in _WORD.findall(sample) if len(word) > 1 or word.islower() or not word.isascii()]
    )
    scores = dict.fromkeys(SMALL_WORDS, 0)
    for word in words.keys() & _LANGUAGES_OF.keys():
        for language in _LANGUAGES_OF[word]:
            scores[language] += words[word]
    (best, most), (_, next_most) = Counter(scores).most_common(2)
    total = words.total()
    if best in _SURE_LANGUAGES and most >= max(_SURE_SHARE * total, _SURE_WORDS, _SURE_RATIO * next_most):
        return best
    return _classify(sample, CLASSIFIED) or (best if total and most >= max(2, _MIN_SHARE * total) else None)


def _by_script(sample: str) -> str | None:
    letters = sum(map(str.isalpha, sample))
    counts = {code: len(script.findall(sample)) for code, script in _SCRIPTS}
    wide = counts["ja"] + counts["zh"] + counts["ko"]
    if letters and counts["ja"] > _MIN_KANA * letters and wide > _MIN_WIDE * letters:
        return "ja"
    code, most = max(counts.items(), key=lambda item: item[1])
    if most <= letters / 2 and not (code in ("zh", "ko") and most > _MIN_WIDE * letters):
        return None
    if code == "ru":
        return _by_cyrillic_letters(sample)
    if code == "ar":
        return _by_arabic_letters(sample, letters)
    if code == "hi":
        return _classify(sample, ("hi", "mr", "ne")) or code
    return code


def _by_cyrillic_letters(sample: str) -> str:
    lowered = sample.lower()
    if not _OTHER_CYRILLIC.search(lowered):
        russian, ukrainian = _RUSSIAN.search(lowered), len(_UKRAINIAN.findall(lowered))
        # A single letter may be in a foreign name.
        if russian and ukrainian < 3:
            return "ru"
        if ukrainian and not russian:
            return "uk"
    return _classify(sample, ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg", "tt", "ba")) or "ru"


def _by_arabic_letters(sample: str, letters: int) -> str:
    if len(_URDU.findall(sample)) > 3 * _MIN_PERSIAN * letters:
        return "ur"
    return "fa" if len(_PERSIAN.findall(sample)) > _MIN_PERSIAN * letters else "ar"


def _classify(sample: str, languages: Iterable[str]) -> str | None:
    """Return the likeliest of ``languages``, ``None`` if the classifier is not sure."""
    if sum(map(str.isalpha, sample)) < _MIN_LETTERS:
        return None
    if len(sample) >= _LONG_SAMPLE and len(set(_WORD.findall(sample))) < _MIN_DIFFERENT_WORDS:
        return None
    ranked = dict(_load_classifier().rank(sample))
    likely = {code: ranked[code] for code in languages if code in ranked}
    best, confidence = max(likely.items(), key=lambda item: item[1])
    sure = confidence >= _MIN_CONFIDENCE * sum(likely.values())
    return SAME_LANGUAGE.get(best, best) if sure else None


@cache
def _load_classifier() -> LanguageIdentifier:
    # Imported here: numpy alone would add a tenth of a second to every start.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
