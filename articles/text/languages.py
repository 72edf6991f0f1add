"""Which language a text is in."""

from __future__ import annotations

import re
from collections import Counter

from articles.rules.languages import SMALL_WORDS

# How much of a text is read: a language shows in a few sentences.
_SAMPLE = 3_000
# Below this share of small words a Latin text is in none of the languages known here. English news has 0.30 to 0.45,
# a list of names about 0.02.
_SMALL_WORD_SHARE = 0.08
_WORD = re.compile(r"[^\W\d_]+")
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
# Japanese is written with Chinese characters too; a tenth of its letters in kana is far below any Japanese news text.
_KANA_SHARE = 0.10


def detect_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the language ``text`` is mostly in, ``None`` where it cannot be told."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if not letters:
        return None
    counts = {code: len(script.findall(sample)) for code, script in _SCRIPTS}
    if counts["ja"] > _KANA_SHARE * letters:
        return "ja"
    code, most = max(counts.items(), key=lambda item: item[1])
    if most > letters / 2:
        if code == "ru":
            return "uk" if re.search(r"[іїєґ]", sample) and not re.search(r"[ыэъ]", sample) else "ru"
        if code == "ar":
            return "fa" if len(re.findall(r"[پچژگ]", sample)) > letters / 100 else "ar"
        return code
    words = Counter(word.casefold() for word in _WORD.findall(sample))
    total = sum(words.values())
    scores = {language: sum(words[word] for word in small) for language, small in SMALL_WORDS.items()}
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] >= _SMALL_WORD_SHARE * total else None
