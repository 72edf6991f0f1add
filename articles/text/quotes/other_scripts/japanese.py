"""Find the quotes of a Japanese body and their speakers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from articles.text.data.japanese import (
    HONORIFICS,
    HONORIFICS_IN_TALK,
    NAMING,
    NO_SPEAKERS,
    QUOTE_NOUNS,
    SPEAKER_FINALS,
    SPEECH_STEMS,
    TITLE_PREFIXES,
    TITLES,
)
from articles.text.people.other_scripts.word_patterns import any_of
from articles.text.quotes.other_scripts.reader import Reader
from articles.text.quotes.other_scripts.scene import MASK, Speaker

if TYPE_CHECKING:
    from articles.text.quotes.other_scripts.marks import Passage
    from articles.text.quotes.other_scripts.scene import Mention, Sentence

_SPEECH: Final = re.compile(any_of(SPEECH_STEMS))
_NOUN: Final = re.compile(any_of(QUOTE_NOUNS))
_NAMING: Final = re.compile(any_of(NAMING))
_PARTICLE: Final = re.compile(
    r"(?:など|等)?(?:だ|である|だった|です)?(?:と(?!なる|なっ|並|比べ|共に|ともに|異な|同じ|違)|って)"
)
_SENTENCE_LIKE: Final = re.compile(
    r"(?:[。！？!?…]|た|だ|る|い|う|く|す|つ|む|ぶ|ぬ|ね|よ|か|ん|せん|ず|たり|けど|から|ので|のに|ない|こと|もの|わけ|はず|べき|を|に|が|て|で|ば|まま|とか|のみ|限り|次第|一心|不可欠|必要|明らか|残念|大変|当然|可能|困難|遺憾)$"
)
_HIRAGANA: Final = re.compile("[\u3041-\u3096]")
# Between a name and the particle behind it: title, age, date.
_TITLES: Final = any_of(HONORIFICS | HONORIFICS_IN_TALK | TITLES)
_QUALIFIER: Final = rf"(?:{any_of(TITLE_PREFIXES)})"
_BEHIND_NAME: Final = re.compile(
    rf"(?:{_QUALIFIER}{{0,3}}{_TITLES}){{0,2}}(?:自身|本人|側|ら)?(?:[（(＝][^）)＝]{{1,20}}[）)＝、])?"
    rf"(?:側)?(?P<particle>によると|によれば|からは|からも|から|には|では|とは|は|が|も|の|を|に|と|、|。|$)?"
)
_TOPIC: Final = re.compile(r"(?<![にでとへ])(?:は(?![ぐげじずめっらりるれんい])|によると|によれば)|も(?=\d{1,2}日)")
_SUBJECT: Final = re.compile(r"(?:が(?![るらりれっん])|も(?![っらりの])|から[はも、])")
_NP_START: Final = re.compile(
    rf"[、。：！？{MASK}\s]|(?:して|され|れて|した|する|った|ている|ていた|いた|たい|ない|により|による|において|として|について|で)(?=[\u30a1-\u30f4\u3400-\u9fff])"
)
_SAME_PERSON: Final = re.compile(r"^(?:同(?:氏|被告|容疑者|選手|議員|監督|社長|知事|市長|教授)|彼女?|本人)$")
_SAME_BODY: Final = re.compile(
    r"^同(?:社|党|省|庁|局|署|紙|協会|団体|通信|当局|大学?|校|市|県|町|村|国|州|組織|グループ|委員会|委)$"
)
_DATE: Final = re.compile(r"^[\d０-９一二三四五六七八九十]{1,4}[日年月]")
_INTRODUCES: Final = re.compile(
    rf"(?:こう|次のように|以下のように|このように)(?:{any_of(SPEECH_STEMS)})|(?:{any_of(SPEECH_STEMS)})[^。]{{0,8}}。?$"
)
_THUS: Final = re.compile(r"こう|次のように|以下のように")
_BEHIND_PASSAGE: Final = re.compile(
    rf"(?:など|等)?(?:だ|である)?(?:と|って)(?:、|，)?(?:(?:{any_of(SPEECH_STEMS)})[\u3041-\u3096]{{0,5}}?の?[はも]?、?)?"
)
_VOICE: Final = re.compile(
    r"(?:から|の|が|は|も)[^。]{0,25}?(?:声|こう|話|語|振り返|笑|強調|指摘|訴|喜|悔|述|説明|嘆|期待|胸|意気込|感想|言葉|力を込)"
)
_NEAR: Final = 45
_MIN_LENGTH: Final = 4
_LIKELY_SPEECH: Final = 8
_SURELY_SPEECH: Final = 12
_AFTER_TOPIC_DATE: Final = re.compile(r"は[\d０-９一二三四五六七八九十]{1,3}日")
_BARE_NAME: Final = re.compile("[\u30a1-\u30fc\u3400-\u9fffA-Za-zＡ-Ｚ]{2,14}")
_SUSPECT: Final = re.compile("[男女](?=は|が|を|（|ら)")
_QUESTIONED: Final = re.compile(r"調べに|容疑を(?:認|否認)|と否認|供述")


class JapaneseReader(Reader):
    """Speech follows its speaker's topic (…は「…」と述べた) or goes before it (「…」と…は述べた)."""

    def is_quote(self, sentence: Sentence, passage: Passage) -> bool:
        text = self.text_of(passage)
        after = self.after(sentence, passage)
        particle = _PARTICLE.match(after)
        if len(text) < _MIN_LENGTH and not particle:
            return False
        ends = text[-1] in "。！？!?" or "。" in text
        if ends or _NAMING.match(after):
            return ends
        is_sentence = _SENTENCE_LIKE.search(text) is not None and len(text) > _MIN_LENGTH
        if particle:
            return self._is_quote_before(after[particle.end() :].lstrip("、")[:_NEAR], text, is_sentence=is_sentence)
        if passage.mark == "『":
            return False
        has_hiragana = _HIRAGANA.search(text) is not None
        if self.is_alone(sentence, passage):
            return is_sentence or (len(text) >= _SURELY_SPEECH and has_hiragana)
        if after.strip() in ("", "。") or after.startswith(("。", "、「", MASK)):
            return is_sentence
        if after[0] in "のをにがでも":
            # Words of a speech within a sentence of the paper: 「…」の実現を訴えた.
            return len(text) >= _LIKELY_SPEECH and has_hiragana and self._says(after)
        return is_sentence and len(text) >= _SURELY_SPEECH and self._says(after)

    @staticmethod
    def _is_quote_before(rest: str, text: str, *, is_sentence: bool) -> bool:
        """Whether words in marks are a quote before と and ``rest``."""
        if rest.startswith("いう"):
            if rest[2:3] in ("。", "、", ""):
                return is_sentence
            long = is_sentence and len(text) >= _SURELY_SPEECH
            return long or _NOUN.match(rest[2:].lstrip("、")) is not None
        return is_sentence or _SPEECH.search(rest) is not None or _NOUN.match(rest) is not None

    @staticmethod
    def _says(after: str) -> bool:
        """Whether the sentence ends on a verb or noun of speech."""
        return _SPEECH.search(after[-18:]) is not None

    def own_speaker(self, sentence: Sentence, passage: Passage) -> Speaker | None:
        return self._behind(sentence, passage) or self._topic_before(sentence, passage)

    def _behind(self, sentence: Sentence, passage: Passage) -> Speaker | None:
        """Return the speaker named behind the words: 「…」と木村さんは話す, 「…」と話すのは木村さん."""
        after = self.after(sentence, passage)
        lead = _BEHIND_PASSAGE.match(after)
        if not lead:
            return None
        start = passage.outer_end
        end = min(sentence.end, start + lead.end() + _NEAR)
        for mention in self.scene.within(start, end):
            tail = self._tail(mention)
            if tail in ("は", "が", "も", "。", "、", "") and not _TOPIC.search(
                self.scene.masked[start + 1 : mention.start].replace("のは", "")
            ):
                return self.person(mention.name, "after", self._cue(after))
            break
        found = re.match(r"([^、。「」は]{2,30}?)(?:は|が)(?=[^。]{0,40})", after[lead.end() :])
        if found and self._is_speaker(found[1]) and _SPEECH.search(after[lead.end() + found.end() :][:_NEAR]):
            return self._described(found[1])
        return None

    @staticmethod
    def _cue(after: str) -> str | None:
        found = _SPEECH.search(after[:_NEAR])
        return found.group() if found else None

    def _tail(self, mention: Mention) -> str | None:
        """Return the particle behind a name with its title and age."""
        found = _BEHIND_NAME.match(self.scene.masked, mention.end, min(len(self.scene.masked), mention.end + 60))
        return found["particle"] if found else None

    def _topic_before(self, sentence: Sentence, passage: Passage) -> Speaker | None:
        speaker = self._last_topic(sentence.start, passage.outer_start)
        if speaker is None and _QUESTIONED.search(self.scene.masked[sentence.start : sentence.end][:400]):
            suspects = self.scene.within(max(0, sentence.start - 400), sentence.start)
            if suspects:
                return self.person(suspects[-1].name, "introduced")
            unnamed = list(_SUSPECT.finditer(self.scene.masked, max(0, sentence.start - 400), sentence.start))
            return self.description(unnamed[-1].group()) if unnamed else None
        return speaker

    def topic(self, sentence: Sentence) -> Speaker | None:
        return self._last_topic(sentence.start, sentence.end, first=True)

    def _last_topic(self, start: int, end: int, *, first: bool = False) -> Speaker | None:
        """Return the topic that stands last (or ``first``) in ``start:end``; a subject only if there is no topic."""
        text = self.scene.masked[start:end][:1_500]
        mentions = {mention.end: mention for mention in self.scene.within(start, end)}
        for pattern in (_TOPIC, _SUBJECT):
            places = list(pattern.finditer(text))
            for place in places if first else reversed(places):
                if place.start() and (speaker := self._ending_at(text, start, place.start(), mentions)):
                    return speaker
        return None

    def _ending_at(self, text: str, start: int, at: int, mentions: dict[int, Mention]) -> Speaker | None:
        """Return the speaker whom the phrase that ends at ``at`` names."""
        begin = max(0, at - 70)
        for boundary in _NP_START.finditer(text, begin, at):
            # Brackets with an age hold no boundary.
            if text.rfind("（", begin, boundary.start()) <= text.rfind("）", begin, boundary.start()):
                begin = boundary.end()
        phrase = text[begin:at]
        for place in range(at, max(begin, at - 40), -1):
            mention = mentions.get(start + place)
            if mention is None:
                continue
            found = _BEHIND_NAME.match(text, place, min(len(text), at + 6))
            if found and found.start("particle") == at:
                return self.person(mention.name, "same sentence")
            break
        bare = phrase.strip()
        if _SAME_PERSON.match(bare) and self.last_person:
            return self.last_person.carried(0.8, "pronoun")
        if not self._is_speaker(bare) and not (_AFTER_TOPIC_DATE.match(text, at) or self._is_bare_name(bare)):
            return None
        return self._described(bare)

    @staticmethod
    def _is_bare_name(phrase: str) -> bool:
        """Whether a phrase may be the name of a firm or group."""
        return _BARE_NAME.fullmatch(phrase) is not None and phrase not in NO_SPEAKERS and not _DATE.match(phrase)

    def _described(self, phrase: str) -> Speaker | None:
        if _SAME_PERSON.match(phrase) and self.last_person:
            return self.last_person.carried(0.8, "pronoun")
        if _SAME_BODY.match(phrase) and self.current and self.current.text:
            return self.current.carried(0.7, "pronoun")
        return self.description(phrase)

    @staticmethod
    def _is_speaker(phrase: str) -> bool:
        bare = re.sub(r"[（(][^）)]{0,20}[）)]$", "", phrase)
        return bare.endswith(SPEAKER_FINALS) and not _DATE.match(bare)

    def introduces(self, sentence: Sentence) -> bool:
        text = self.scene.masked[sentence.start : sentence.end]
        return not sentence.passages and _THUS.search(text[-20:]) is not None and _SPEECH.search(text[-20:]) is not None

    def next_speaker(self, sentence: Sentence, following: Sentence) -> Speaker | None:
        """「…」。木村さんは笑顔で話した。"""
        text = self.scene.masked[following.start : following.end]
        if not following.passages and _VOICE.search(text[:160]):
            for mention in self.scene.within(following.start, following.end):
                if self._tail(mention) in ("は", "が", "も", "から", "からは", "からも", "の"):
                    return self.person(mention.name, "next passage")
            found = re.match(r"([^、。は]{2,25}?)(?:は|が|から[はも])", text)
            if found and self._is_speaker(found[1]):
                return self.description(found[1])
        elif text.startswith("と"):
            for mention in self.scene.within(following.start, following.end)[:1]:
                return self.person(mention.name, "next passage")
        return None
