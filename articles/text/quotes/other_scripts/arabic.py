"""Find the quotes of an Arabic body and their speakers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Final

from articles.text.data.arabic import ACCORDING_TO, SPEECH_VERBS, STOP_WORDS
from articles.text.quotes.other_scripts.reader import Reader
from articles.text.quotes.other_scripts.scene import MASK

if TYPE_CHECKING:
    from articles.text.quotes.other_scripts.marks import Passage
    from articles.text.quotes.other_scripts.scene import Mention, Sentence, Speaker

_WORD: Final = re.compile("[\u0621-\u064a\u064b-\u0652\u0670-\u06d3]+")
_LEADS: Final = re.compile(
    r"(?:(?:^|\s)(?:[إأ]نه?ا?م?|بأنه?ا?م?|وأنه?ا?|و[إأ]نه?ا?|قائل[اةً]+|قوله?ا?|بالقول|بأنه|مضيف[اةً]+)|[:،])\s*$"
)
_LEADS_WITH_SUBJECT: Final = re.compile(r"\s[إأ]ن(?:\s\w{2,14}){1,3}\s*$")
_PRONOUN_VERB: Final = re.compile(
    r"^\s*(?:[إأ]ن|بأن|على|في|خلال|عبر|أيضا|كذلك|ذلك|:|،|أمام|لـ|لل(?:صحف|صحاف|جزيرة)|ل(?:وكالة|قناة|صحيفة|إذاعة|برنامج|موقع|نا\b))"
)
_MAX_DESCRIPTION_WORDS: Final = 9
_MIN_WORDS: Final = 4


class ArabicReader(Reader):
    """The verb goes first, then the speaker and إن or a colon; later sentences leave the speaker out."""

    splits_words: ClassVar[bool] = False

    def is_quote(self, sentence: Sentence, passage: Passage) -> bool:
        text = self.text_of(passage)
        before, after = self.before(sentence, passage), self.after(sentence, passage)
        words = len(text.split())
        if _LEADS.search(before) and words > 1:
            return True
        if words < _MIN_WORDS:
            if words > 2 and _LEADS_WITH_SUBJECT.search(before):
                return True
            return text[-1] in ".!؟?" and words > 1
        if self.is_alone(sentence, passage) or text[-1] in ".!؟?،":
            return True
        return bool(self._verbs(before)) or bool(self._verbs(after[:80])) or words > 2 * _MIN_WORDS

    @staticmethod
    def _verbs(text: str) -> list[re.Match[str]]:
        """Return the verbs of speech, also with "and" before them, and the words for "according to"."""
        return [word for word in _WORD.finditer(text) if _is_cue(word.group())]

    def own_speaker(self, sentence: Sentence, passage: Passage) -> Speaker | None:
        found = self._before(sentence, passage)
        if found is None or found.rule == "continued":
            behind = self._behind(sentence, passage)
            return behind or found
        return found

    def _before(self, sentence: Sentence, passage: Passage) -> Speaker | None:
        start = max(sentence.start, passage.outer_start - 500)
        text = self.scene.masked[start : passage.outer_start]
        verbs = self._verbs(text)
        if not verbs:
            return None
        # "... مؤكدا أن": the participle continues the verb before it.
        for verb in reversed(verbs):
            if found := self._subject(start + verb.end(), passage.outer_start, "before", verb.group()):
                return found
        for mention in reversed(self.scene.within(start, start + verbs[-1].start())):
            if not self._is_genitive(mention):
                return self.person(mention.name, "same sentence", verbs[-1].group())
        return None

    def _behind(self, sentence: Sentence, passage: Passage) -> Speaker | None:
        """Return the speaker behind the words: «…»، قال فلان; «…» بحسب فلان."""
        start = passage.outer_end
        text = self.scene.masked[start : min(sentence.end, start + 200)].split(MASK)[0]
        for verb in self._verbs(text[:60]):
            return self._subject(start + verb.end(), start + len(text), "after", verb.group())
        return None

    def _subject(self, start: int, end: int, rule: str, cue: str) -> Speaker | None:
        """Return the subject behind a verb that ends at ``start``."""
        text = self.scene.masked[start:end].split(MASK)[0]
        if _PRONOUN_VERB.match(text):
            return None
        words: list[re.Match[str]] = []
        for word in _WORD.finditer(text):
            gap = text[words[-1].end() if words else 0 : word.start()]
            if word.group() in STOP_WORDS - {"باسم", "من"} or any(mark in gap for mark in ":،.؛"):
                break
            words.append(word)
            if len(words) > _MAX_DESCRIPTION_WORDS + 6:
                break
        if not words:
            return None
        limit = start + words[-1].end()
        for mention in self.scene.within(start, limit):
            if not self._is_genitive(mention):
                return self.person(mention.name, rule, cue)
        phrase = text[words[0].start() : words[min(len(words), _MAX_DESCRIPTION_WORDS) - 1].end()]
        return self.description(re.sub(r"^(?:عن|لـ|ل(?=ل))\s*", "", phrase))

    def _is_genitive(self, mention: Mention) -> bool:
        """Whether a name belongs to the noun before it: "محامي فلان", "المتحدث باسم فلان"."""
        before = self.scene.masked[max(0, mention.start - 14) : mention.start].split()
        return bool(before) and before[-1] in (
            "باسم",
            "محامي",
            "محامية",
            "شقيق",
            "والد",
            "والدة",
            "ابن",
            "زوجة",
            "نجل",
            "مع",
            "إلى",
        )

    def topic(self, sentence: Sentence) -> Speaker | None:
        start = sentence.start
        text = self.scene.masked[start : min(sentence.end, start + 300)]
        for verb in self._verbs(text)[:1]:
            if found := self._subject(start + verb.end(), start + len(text), "same sentence", verb.group()):
                return found
        for mention in self.scene.within(start, start + min(len(text), 90)):
            if not self._is_genitive(mention):
                return self.person(mention.name, "same sentence")
        return None

    def introduces(self, sentence: Sentence) -> bool:
        return self.scene.masked[sentence.start : sentence.end].rstrip().endswith(":")


def _is_cue(word: str) -> bool:
    bare = word[1:] if word[:1] in "وف" and word not in SPEECH_VERBS else word
    return bare in SPEECH_VERBS or bare in ACCORDING_TO
