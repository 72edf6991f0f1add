"""Find the quotes of a Korean body and their speakers."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from articles.text.data.korean import NAMING, NO_SPEAKERS, SPEAKER_FINALS, SPEECH_STEMS
from articles.text.people.other_scripts.korean import title_length
from articles.text.people.other_scripts.word_patterns import any_of
from articles.text.quotes.other_scripts.reader import Reader
from articles.text.quotes.other_scripts.scene import MASK

if TYPE_CHECKING:
    from articles.text.quotes.other_scripts.marks import Passage
    from articles.text.quotes.other_scripts.scene import Mention, Sentence, Speaker

_SAID: Final = re.compile(any_of(SPEECH_STEMS))
_PARTICLE: Final = re.compile(
    r"(?:이?라고|이?라며|이?라면서|이?라는|이?라|고|며|면서|는|다는|이?란|이?었다고)(?![가-힣]{3})"
)
_SAYING: Final = re.compile(r"(?:이?라고|이?라며|이?라면서|고|며|면서)")
_NAMING: Final = re.compile("|".join(re.escape(word) for word in NAMING))
_SUBJECT: Final = r"(?:은|는|이|가|도|께서는?|측은|측이)"
_TOPIC: Final = re.compile(
    r"(?<![가-힣])(?P<noun>[가-힣A-Za-z0-9()·]{1,20}?)(?P<particle>은|는|이|가|도|께서는?)(?=[\s,])"
)
_GLUED: Final = re.compile(_SUBJECT + r"(?=[\s,])")
_SIDE_OR_SOURCE: Final = re.compile(r"\s?(?:측은|측이)|에\s(?:따르면|의하면)")
_ACCORDING: Final = re.compile(r"(?P<noun>[가-힣A-Za-z0-9()·]{2,20}?)에\s(?:따르면|의하면)")
_BEHIND_NAME: Final = re.compile(
    r"(?:\s?\([^)]{1,20}\))?(?:\s?(?:씨|군|양))?(?:\s?\([^)]{1,20}\))?(?P<rest>[^,.\n" + MASK + "]{0,40})"
)
_HANGUL: Final = re.compile("[가-힣]+")
_PRONOUN: Final = re.compile(r"(?<![가-힣])(?:그|그녀|본인)(?:는|가|도)(?=[\s,])")
_GLUED_OR_LAST: Final = re.compile(_SUBJECT + r"(?=[\s,]|$)")
_WORD: Final = re.compile(r"\S+")
_SUBJECTS: Final = frozenset("은 는 이 가 도 께서 께서는 측은 측이".split())
_INFLECTED: Final = ("은", "는", "을", "를", "에", "의", "고", "며", "다", "서")
_MAX_TITLE_WORDS: Final = 5
_MIN_WORDS: Final = 4
_REACH: Final = 60


class KoreanReader(Reader):
    """The speaker is the topic of the sentence; the words in marks stand before a particle and the verb."""

    def is_quote(self, sentence: Sentence, passage: Passage) -> bool:
        text = self.text_of(passage)
        after = self.after(sentence, passage)
        words = len(text.split())
        if _NAMING.match(after):
            return False
        said = _SAYING.match(after) is not None and _SAID.search(after[:_REACH]) is not None
        if passage.mark in ("‘", "'", "「", "『"):
            ends = text[-1] in ".?!"
            return words >= 2 and (said or (ends and _PARTICLE.match(after) is not None))
        if words >= _MIN_WORDS:
            return True
        return _PARTICLE.match(after) is not None or text[-1] in ".?!" or self.is_alone(sentence, passage)

    def own_speaker(self, sentence: Sentence, passage: Passage) -> Speaker | None:
        return self._last_topic(sentence.start, passage.outer_start) or self._behind(sentence, passage)

    def _behind(self, sentence: Sentence, passage: Passage) -> Speaker | None:
        """Return the topic behind the words: "…"라고 김모 의원은 말했다."""
        after = self.after(sentence, passage)
        if not _SAYING.match(after) and passage.outer_start > sentence.start + 2:
            return None
        end = passage.outer_end + (after.find(MASK) if MASK in after else len(after))
        return self._last_topic(passage.outer_end, end, first=True)

    def topic(self, sentence: Sentence) -> Speaker | None:
        return self._last_topic(sentence.start, sentence.end, first=True)

    def _last_topic(self, start: int, end: int, *, first: bool = False) -> Speaker | None:
        """Return the person or body that is the topic, last or ``first`` in ``start:end``."""
        people = [(mention, tail) for mention in self.scene.within(start, end) if (tail := self._tail(mention, end))]
        topics = [mention for mention, (kind, _) in people if kind in ("은", "는", "께서는", "측은")]
        chosen = topics or [mention for mention, _ in people]
        described = self._description(start, end, {end for _, (_, end) in people}, first=first)
        if chosen:
            mention = chosen[0 if first else -1]
            if described is None or described[0] < mention.start or first:
                return self.person(mention.name, "same sentence")
        pronoun = _PRONOUN.search(self.scene.masked, start, min(end, start + 400))
        if described and (pronoun is None or pronoun.start() < described[0]):
            return described[1]
        return self._pronoun_person(start) if pronoun else None

    def _pronoun_person(self, start: int) -> Speaker | None:
        """Return the person whom "그는" means: the last topic, else the last person named."""
        if self.last_person:
            return self.last_person.carried(0.8, "pronoun")
        named = self.scene.within(max(0, start - 500), start)
        return self.person(named[-1].name, "pronoun") if named else None

    def _tail(self, mention: Mention, end: int) -> tuple[str, int] | None:
        """Return the subject particle behind a name and its title, and its end; ``None`` if the name is no subject."""
        body = self.scene.masked
        if glued := _GLUED.match(body, mention.end, min(end, mention.end + 8)):
            return glued.group(), glued.end()
        if side := _SIDE_OR_SOURCE.match(body, mention.end, min(end, mention.end + 10)):
            return "은", side.end()
        behind = _BEHIND_NAME.match(body, mention.end, end)
        if behind is None:
            return None
        rest, offset = behind["rest"], behind.start("rest")
        if direct := _GLUED_OR_LAST.match(rest):
            return direct.group(), offset + direct.end()
        for found in islice(_WORD.finditer(rest), _MAX_TITLE_WORDS):
            word = found.group()
            length = title_length(word)
            if length and word[length:] in _SUBJECTS:
                return word[length:], offset + found.end()
            if not length and word.endswith(_INFLECTED):
                return None
        return None

    def _description(self, start: int, end: int, named: set[int], *, first: bool) -> tuple[int, Speaker] | None:
        text = self.scene.masked[start:end][:1_000]
        places = [*_TOPIC.finditer(text), *_ACCORDING.finditer(text)]
        best: tuple[int, Speaker] | None = None
        for place in sorted(places, key=lambda match: match.start()):
            noun = re.sub(r"\([^)]*\)?", "", place["noun"])
            if not noun.endswith(SPEAKER_FINALS) or noun in NO_SPEAKERS or (len(noun) < 2 and noun != "측"):
                continue
            if start + place.end() in named:
                continue
            is_subject = place.re is _TOPIC and place["particle"] in ("이", "가", "도")
            if is_subject and best is not None:
                continue
            begin = self._phrase_start(text, place.start())
            if self.scene.within(start + begin, start + place.end("noun")) and not noun.endswith("측"):
                continue
            if speaker := self.description(text[begin : place.end("noun")]):
                best = (start + begin, speaker)
                if first:
                    break
        return best

    @staticmethod
    def _phrase_start(text: str, at: int) -> int:
        """Return where the phrase begins whose last word is at ``at``: words before it without particles."""
        begin = at
        for _ in range(3):
            before = re.compile(r"([가-힣A-Za-z0-9·]+) $").search(text, max(0, begin - 20), begin)
            if before is None or before[1].endswith(
                ("은", "는", "을", "를", "에", "고", "며", "다", "서", "로", "해", "자", "날", "와", "과", "만", "일")
            ):
                break
            begin = before.start(1)
        return begin
