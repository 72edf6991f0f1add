"""Find the quotes of a Chinese body and their speakers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from articles.text.data.chinese import NAMING_AFTER, NAMING_BEFORE, SPEAKER_FINALS, SPEECH_VERBS
from articles.text.people.other_scripts.word_patterns import any_of
from articles.text.quotes.other_scripts.reader import Reader
from articles.text.quotes.other_scripts.scene import MASK

if TYPE_CHECKING:
    from articles.text.quotes.other_scripts.marks import Passage
    from articles.text.quotes.other_scripts.scene import Mention, Sentence, Speaker

_VERB: Final = re.compile(any_of(SPEECH_VERBS))
_CUE_BEFORE: Final = re.compile(rf"(?:{any_of(SPEECH_VERBS)})(?:了|过|到|着|，)?[^，。：:；{MASK}]{{0,8}}[：:，,]?\s*$")
_BEHIND: Final = re.compile(
    rf"^[，,。\s]{{0,2}}(?P<subject>[^，。：；、“”{MASK}]{{1,40}}?)(?P<verb>{any_of(SPEECH_VERBS)})(?!明|服|法)"
)
_CLAUSE_START: Final = re.compile(f"[，,。；;：:！？\n{MASK}]")
_PREDICATE: Final = re.compile("[了是不在会要将能有把被就都没我你应须可让很最得着过吗呢吧正已]")
_PRONOUN: Final = re.compile("^(?:而|但|随后|对此|此外|同时|不过|因此|据|，)?(?:他|她|其|本人)(?!们)")
_ADDRESSED: Final = frozenset("向对對与與同给給跟为")
_NAMING_BEFORE: Final = re.compile(f"(?:{any_of(NAMING_BEFORE)})$")
_NAMING_AFTER: Final = re.compile(any_of(NAMING_AFTER))
_SUBJECT_END: Final = re.compile(
    r"(?:\d|在|对|就|向|于|今|昨|当|近|日前|接受|通过|则|也|还|又|曾|并|随后|进一步|再次|多次|一再|特别|明确|公开|首次|率先|当日|同日|周[一二三四五六日]|星期|上午|下午|晚间|早些时候)"
)
_LEADING: Final = re.compile(
    "^(?:据|根据|按照|不过|但|而|此外|另外|对此|同时|然而|因此|随后|其中|目前|近日|日前|当天|同日|昨日|今天|昨天|为此|有|一位|一名|多位|多名|《)+"
)
_SENTENCE_MARK: Final = re.compile("[。！？!?；]")
_MIN_LENGTH: Final = 4
_MIXED_LENGTH: Final = 6


class ChineseReader(Reader):
    """The speaker and a verb go before the words (王某说：“…”) or follow them (“…”，王某说)."""

    def is_quote(self, sentence: Sentence, passage: Passage) -> bool:
        text = self.text_of(passage)
        before, after = self.before(sentence, passage), self.after(sentence, passage)
        if _SENTENCE_MARK.search(text) and len(text) >= _MIN_LENGTH:
            return True
        if _NAMING_BEFORE.search(before) or _NAMING_AFTER.match(after):
            return False
        closes = not after.strip() or after[0] in "，。；！？,"
        if before.endswith(("：", ":")):
            return True
        if _CUE_BEFORE.search(before) and (len(text) >= _MIXED_LENGTH or (closes and len(text) >= _MIN_LENGTH)):
            return True
        is_clause = text[-1] in "，,…" or "，" in text
        if is_clause and (not before.strip() or _BEHIND.match(after)):
            return True
        if self.is_alone(sentence, passage):
            return is_clause or len(text) > _MIXED_LENGTH + 2
        if len(text) < _MIXED_LENGTH or _PREDICATE.search(text) is None:
            return False
        if closes and before.endswith("，") and len(text) > _MIXED_LENGTH + 2:
            return True
        behind = _BEHIND.match(after) if not before.strip() else None
        return behind is not None or _VERB.search(before) is not None

    def own_speaker(self, sentence: Sentence, passage: Passage) -> Speaker | None:
        before = self.before(sentence, passage)
        if _CUE_BEFORE.search(before):
            return self._before_cue(sentence, passage, "before")
        found = self._behind(passage, sentence) or self._before_cue(sentence, passage, "same sentence")
        if found is None and before.endswith("，"):
            begin = sentence.start + before.rfind(MASK) + 1
            named = [each for each in self.scene.within(begin, passage.outer_start) if not self._is_object(each)]
            return self.person(named[-1].name, "same sentence") if named else None
        return found

    def _behind(self, passage: Passage, sentence: Sentence) -> Speaker | None:
        after = self.after(sentence, passage)
        found = _BEHIND.match(after)
        if not found or (
            after[found.end() : found.end() + 1] in ("：", ":") and self.text_of(passage)[-1] not in "，,"
        ):
            return None
        start = passage.outer_end + found.start("subject")
        return self._subject(start, start + len(found["subject"]), "after", found["verb"])

    def _before_cue(self, sentence: Sentence, passage: Passage, rule: str) -> Speaker | None:
        """Return the subject of the last verb of speech before the passage."""
        start = max(sentence.start, passage.outer_start - 300)
        text = self.scene.masked[start : passage.outer_start]
        verbs = list(_VERB.finditer(text))
        if not verbs:
            return None
        verb = verbs[-1]
        clause = 0
        for boundary in _CLAUSE_START.finditer(text, 0, verb.start()):
            clause = boundary.end()
        found = self._subject(start + clause, start + verb.start(), rule, verb.group())
        if found or not clause:
            return found
        # "李某会见了王某，并表示": the subject of the clauses before.
        begin = text.rfind(MASK, 0, clause) + 1
        for mention in self.scene.within(start + begin, start + clause):
            if not self._is_object(mention):
                return self.person(mention.name, "same sentence", verb.group())
        first = _CLAUSE_START.split(text[begin:clause], maxsplit=1)[0]
        return self._phrase(first)

    def _is_object(self, mention: Mention) -> bool:
        body = self.scene.masked
        if body[mention.end : mention.end + 1] == "的":
            return True
        # With titles before the name: "对国务卿贝克特".
        before = body[max(0, mention.start - 8) : mention.start]
        return any(character in _ADDRESSED for character in before[-1:])

    def _subject(self, start: int, end: int, rule: str, cue: str) -> Speaker | None:
        """Return the subject of the clause ``start:end``, which a verb of speech follows."""
        text = self.scene.masked[start:end]
        mentions = [mention for mention in self.scene.within(start, end) if not self._is_object(mention)]
        if mentions:
            chosen = mentions[0]
            if mentions[-1].end == end:
                chosen = mentions[-1]
            return self.person(chosen.name, rule, cue)
        if _PRONOUN.match(text) and self.last_person:
            return self.last_person.carried(0.8, "pronoun")
        return self._phrase(text)

    def _phrase(self, text: str) -> Speaker | None:
        """Return the body or kind of person that a clause begins with."""
        phrase = _LEADING.sub("", text.strip())
        best = ""
        for end in [*(match.start() for match in _SUBJECT_END.finditer(phrase)), len(phrase)]:
            part = phrase[:end]
            if part.endswith(SPEAKER_FINALS):
                best = part
                break
        if len(best) < 2:
            return None
        if best in ("发言人", "发言者", "该负责人", "该发言人", "这位负责人") and self.current:
            return self.current.carried(0.7, "pronoun")
        return self.description(best)

    def topic(self, sentence: Sentence) -> Speaker | None:
        start = sentence.start
        text = self.scene.masked[start : min(sentence.end, start + 300)]
        verb = _VERB.search(text)
        if verb:
            clause = max((match.end() for match in _CLAUSE_START.finditer(text, 0, verb.start())), default=0)
            if found := self._subject(start + clause, start + verb.start(), "same sentence", verb.group()):
                return found
        for mention in self.scene.within(start, start + min(len(text), 60)):
            if not self._is_object(mention):
                return self.person(mention.name, "same sentence")
        return None

    def introduces(self, sentence: Sentence) -> bool:
        return self.scene.masked[sentence.start : sentence.end].rstrip().endswith(("：", ":"))

    def next_speaker(self, sentence: Sentence, following: Sentence) -> Speaker | None:
        """“……。”王某的话引起共鸣。"""
        if following.passages or following.opens_block:
            return None
        found = _BEHIND.match(self.scene.masked[following.start : following.end])
        if not found:
            return None
        return self._subject(following.start, following.start + found.end("subject"), "next passage", found["verb"])
