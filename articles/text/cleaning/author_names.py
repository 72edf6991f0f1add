"""Names of authors in a line: their form, and lists of them in many languages."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from articles.text.cleaning.prose import ends_sentence
from articles.text.data.bylines import (
    NAME_TITLES,
    NOT_FIRST_IN_NAMES,
    NOT_IN_NAMES,
    NOT_IN_NAMES_ELSEWHERE,
    PARTICLES,
    ROLES,
    ROLES_ELSEWHERE,
)
from articles.text.data.east_asian_names import CHINESE_SURNAMES, JAPANESE_SURNAMES
from articles.text.data.given_names import FEMALE, MALE
from articles.text.data.timestamps import PUBLISHED_WORDS, UPDATED_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# Characters of a line that are read for names, and the longest name.
LIST_LENGTH = 220
_MAX_NAME_LENGTH = 50
# Shorter names in capitals are initials.
_MIN_CAPITALS = 6
# Most words of a name, without particles.
_MAX_WORDS = 4
# Most words of a line with the author's job title, and of one with a scholar's and the university.
_MAX_ROLE_WORDS, _MAX_SCHOLAR_WORDS = 5, 16
# A word in which a capital follows this many letters or more is two words that were printed without a space.
_MIN_GLUED = 4

_NAME = re.compile(r"[^\W\d_][\w'’.\-]{0,24}(?:\s[^\W\d_'’]?['’]?[^\W\d_][\w'’.\-]{0,24}){1,6}$")
_SEPARATORS = re.compile(
    r"\s*(?:[,;،、&|·•ㆍ+‖¦]|\s/|/\s|\s[-–—]\s)\s*|\s+(?:and|und|et|og|och|en|и|та|і|ve|és|ja|și|και|dan|và|with|mit|avec)\s+",
    re.I,
)
# Words for "and" that stand inside names too: they part a list only if there is a whole name on either side.
_PARTICLE_AND = re.compile(r"\s(?:y|e|i|a|o|و)\s")
_GLUED = re.compile(rf"(?<=[a-zß-öø-ÿš-ž])(?=[A-ZÀ-ÖØ-Ý])|(?<=[^\W\d_]{{{_MIN_GLUED}}})(?=\d)")
# Words that begin what follows a name, and never a name's second half.
_HEADS = re.compile(
    r"(?:Published|Updated|Posted|Last|First|Publié|Mis|Veröffentlicht|Aktualisiert|Stand|Publicado|Actualizado|Atualizado"
    r"|Pubblicato|Aggiornato|Gepubliceerd|Bijgewerkt|Publicerad|Publisert|January|February|March|April|June|July|August"
    r"|September|October|November|December|Senior|Staff|Reporter|Correspondent|Political|Politics|Business|Sports?|News"
    r"|Editor|Chief|Associate|Contributor|Contributing|BBC|CNN|FOX|Fox|For|The|Follow)(?![a-z])"
)
_AFTER_NAME = re.compile(
    r"\s+(?:for|in|at|of|from|is|on|the|view|follow|@|\(|published|updated|posted|[|·•\-–—]|für|aus|desde|à|"
    r"vanuit|voor|från|fra|für die|z|ze|из|для|berichtet|read|email|e-mail)(?![^\W_]).*$|@.*$|"
    r"[|·•(\[<].*$|\s\d.*$",
    re.I,
)
_ADDRESS = re.compile(r"\(?\b[\w.+-]{1,40}@[\w-]{1,40}\.[\w.]{1,40}\)?|(?:www\.|https?:)\S*")
# A picture of the author, described for readers who do not see it: "Portrait of Ida Brandt Ida Brandt".
_PORTRAIT = re.compile(
    r"^\W{0,3}(?:(?:author|staff)\s)?(?:portrait|head\s?shot|(?:profile )?(?:image|picture|photo)|avatar)"
    r"\s(?:of|for)\s(?=\S)",
    re.I,
)
_FOOTNOTES = "0123456789*†‡"
_WORD_END = " .:()[]*\u00a0"
_ROLES = ROLES | ROLES_ELSEWHERE
_UNIVERSITY = frozenset("university college institute school universität université universidad universidade".split())
_GIVEN = frozenset(name.casefold() for name in MALE | FEMALE)
# Words beside a time of publication, and articles before an outlet's name: "Actualizado Jueves", "La Gaceta".
_STAMP_CUES = frozenset(PUBLISHED_WORDS) | frozenset(UPDATED_WORDS)
_ARTICLES = frozenset("la el il lo".split())
# What follows in a byline is the photographer: "Text: Ida Brandt Foto: Tomas Wend".
_PHOTOGRAPHER = re.compile(
    r"[\s|/,]{1,3}(?:(?:und|et|y|och|og|i|and)\s)?(?:fotos?|photos?|bilde?r?|zdjęcia|фото|fotografie|fotoğraf|사진)\s?[:：].*$",
    re.I | re.S,
)
_NOT_NAMES = (NOT_IN_NAMES | (NOT_IN_NAMES_ELSEWHERE - _GIVEN)) - PARTICLES

_CUE_INSIDE = re.compile(r"[A-Z](?:Updated|Published|Posted)")
_VOWEL = re.compile(r"[^B-DF-HJ-NP-TV-XZ.]")

_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_HAN_NAME = re.compile(r"[\u4e00-\u9fff々〆ヶ\u3040-\u30ff]{1,5}(?:[\s\u3000][\u4e00-\u9fff々\u3040-\u30ff]{1,5})?$")
_KOREAN_NAME = re.compile(r"[\uac00-\ud7af]{2,4}$")
# What stands around the names of Chinese, Japanese and Korean reporters.
_WIDE_ROLE = re.compile(
    r"(?:本报|本報|本台|本刊|新华社|中新社|中央社|特约|特約|见习|見習|实习|專題|综合|即時新聞|主任)?"
    r"(?:记者|記者|作者|撰文|撰稿|文字|编译|編譯|通讯员|編集委員|論説委員|特派員|通信員|支局長|専門記者|執筆|取材|筆者|著者|聞き手|文責)"
    r"|(?:선임|인턴|객원|수습|전문|사진)?기자|특파원|논설위원|통신원|칼럼니스트|앵커|에디터|리포터|글쓴이|글",
)
_WIDE_SEPARATORS = re.compile(r"[、,，;；/／|｜·・ㆍ:：=＝丨\[\]【】()（）〈〉<>]+")
_NOT_WIDE_NAMES = re.compile(
    r"新聞|新闻|通信|通讯|報導|报道|報道|编辑|編集|編輯|責任|责任|写真|摄影|攝影|图|圖|共同|時事|電|电|报$|社$|網|网|局$|部$|記事|動画|"
    r"정책|서비스|안내|문의|소개|팝업|채용|광고|뉴스|일보|신문|연합|방송|사진|기사|경제|정치|사회|문화|스포츠|국제|입력|수정|댓글|공유|편집|취재|온라인|디지털"
)


def names_in(text: str) -> list[str]:
    """Return the people's names in a list ("A in Moscow, B and C in London"), in order, without repetition."""
    text = _PHOTOGRAPHER.sub("", _ADDRESS.sub(" | ", _PORTRAIT.sub("", text[:LIST_LENGTH])))
    text = _unglued(text)
    names: list[str] = []
    after_comma = False
    for part in _parts_of(text):
        for half in _split_at_particle(part.text):
            if names and after_comma and _is_role_of_another(half):
                continue
            name = _read_name(half, first=not names)
            if name and name not in names:
                names.append(name)
        after_comma = part.before_comma
    return names


class _Part(NamedTuple):
    """A part of a list of names; ``before_comma``: a comma follows it, which may set off a job title."""

    text: str
    before_comma: bool


def _parts_of(text: str) -> Iterator[_Part]:
    start = 0
    for separator in _SEPARATORS.finditer(text):
        yield _Part(text[start : separator.start()], separator[0].strip() in (",", "|", "-", "–", "—"))
        start = separator.end()
    yield _Part(text[start:], before_comma=False)


def _is_role_of_another(part: str) -> bool:
    """Whether ``part`` is the job title of the person named before it: "Rural Affairs Correspondent"."""
    words = part.lower().strip(_WORD_END).split()
    return len(words) > 2 and words[-1] in _ROLES and not is_likely_name(part.strip(_WORD_END))


def wide_names_in(text: str, *, marked: bool) -> list[str]:
    """Return the names in a byline in Chinese, Japanese or Korean.

    ``marked``: a word for a reporter is part of the line, or other evidence shows that it holds names.
    """
    text = text[:LIST_LENGTH]
    shown = marked or _WIDE_ROLE.search(text) is not None
    names: list[str] = []
    for part in _WIDE_SEPARATORS.split(_WIDE_ROLE.sub(" / ", text)):
        part = part.strip(" \u3000.-–—")
        if not shown or not part or _NOT_WIDE_NAMES.search(part):
            continue
        words = part.split()
        if len(words) > 1 and all(2 <= len(word) <= 4 for word in words) and sum(map(len, words)) > 5:
            # "배윤경 이상현": names with spaces between them.
            found = words
        else:
            found = [part]
        for name in found:
            if _is_wide_name(name) and name not in names:
                names.append(name)
    return names


def is_probable_wide_name(text: str) -> bool:
    """Whether ``text`` begins with a common surname and has a name's length, or has a blank between its two parts."""
    if not _is_wide_name(text) or _KOREAN_NAME.match(text):
        return False
    first, _, rest = text.replace("\u3000", " ").partition(" ")
    if rest:
        return len(first) <= 3 and len(rest) <= 4
    if text[:2] in JAPANESE_SURNAMES or text[:3] in JAPANESE_SURNAMES:
        return 3 <= len(text) <= 6
    return text[0] in CHINESE_SURNAMES and len(text) == 3


def has_wide_role(text: str) -> bool:
    """Whether a word for a reporter in Chinese, Japanese or Korean stands in ``text``."""
    return _WIDE_ROLE.search(text) is not None


def is_wide(text: str) -> bool:
    return not text.isascii() and _WIDE.search(text) is not None


def _is_wide_name(text: str) -> bool:
    letters = text.replace(" ", "").replace("\u3000", "")
    if _KOREAN_NAME.match(text):
        return True
    # Kana at the end are grammar more often than a name.
    return (
        2 <= len(letters) <= 7 and _HAN_NAME.match(text) is not None and not re.search(r"[のをはがにでとへも]$", text)
    )


@lru_cache(maxsize=4096)
def is_name(text: str) -> bool:
    """Whether ``text`` has the form of a person's name: two to four words, none an outlet's, a section's or a role."""
    if not _NAME.match(text) or len(text) > _MAX_NAME_LENGTH:
        return False
    words = text.split()
    if sum(word.lower() not in PARTICLES for word in words) > _MAX_WORDS or words[0].lower() in NOT_FIRST_IN_NAMES:
        return False
    if any(word.lower().strip(".'’") in _NOT_NAMES or word.lower() in _ROLES for word in words):
        return False
    if _is_stamp_or_outlet(text, words):
        return False
    if text.endswith(("'s", "’s")) or _CUE_INSIDE.search(text):
        return False
    if text.isupper() and len(words[0]) in (3, 4) and not _VOWEL.search(words[0]):
        return False
    if not text.isupper() and any(len(word) > 2 and word.isupper() and "." not in word for word in words[:-1]):
        # "MDR Thüringen" is a station. Surnames may be in capitals: "Ida BRANDT".
        return False
    return (
        _is_capital(words[0])
        and _is_capital(words[-1])
        and all(_is_capital(word) or word.lower() in PARTICLES or word[:2].lower() in ("d'", "d’") for word in words)
    )


def _is_stamp_or_outlet(text: str, words: Sequence[str]) -> bool:
    """Whether a line that might be a name is a word beside a date, or an outlet's name after its article."""
    first = words[0].lower()
    if "ـ" in words or first in _STAMP_CUES or text.lower() in _STAMP_CUES:
        return True
    # "La Gaceta"; "Da BRP": from the newsroom of an outlet.
    return (first in _ARTICLES and len(words) == 2) or (
        first in ("do", "da") and words[-1].isupper() and not text.isupper()
    )


def is_photographer(texts: Sequence[str], number: int) -> bool:
    """Whether a line in capitals is the credit of the caption above it: a name in small letters follows."""
    if not (0 < number < len(texts) - 1 and texts[number].isupper() and ends_sentence(texts[number - 1])):
        return False
    below = texts[number + 1]
    return not below.isupper() and is_name(texts[number]) and is_name(below)


def in_title_case(name: str) -> str:
    """Return ``name`` in title case if it is all in capitals; initials stay."""
    if not name.isupper() or len(name) < _MIN_CAPITALS:
        return name
    return re.sub(r"(?<![^\W\d_])[^\W\d_]", lambda letter: letter[0].upper(), name.lower())


def _is_capital(word: str) -> bool:
    """Whether the word begins with a capital, or its script has none."""
    return not word[0].islower()


def _unglued(text: str) -> str:
    """Return ``text`` with a bar where two words were printed without a space: "Ida BrandtPublished"."""
    pieces, start = [], 0
    for match in _GLUED.finditer(text):
        place = match.start()
        word_start = max(text.rfind(" ", 0, place), text.rfind("-", 0, place)) + 1
        # Names such as MacArthur, DeLuca and FitzGerald have a capital inside; given names such as MaryAnn do too.
        long = place - word_start >= _MIN_GLUED and text[word_start:place].lower() not in ("fitz", "saint")
        if word_start and (long or (place - word_start > 1 and _HEADS.match(text, place))):
            pieces.append(text[start:place])
            start = place
    return " | ".join([*pieces, text[start:]])


def _split_at_particle(part: str) -> list[str]:
    """Split "Ida Brandt y Tomas Wend", but not "Ida Brandt y Wend"."""
    match = _PARTICLE_AND.search(part)
    if not match:
        return [part]
    left, right = part[: match.start()].strip(), part[match.end() :].strip()
    return [left, right] if is_name(left) and is_name(" ".join(right.split()[:4])) else [part]


def is_likely_name(name: str) -> bool:
    """Whether ``name`` begins with a known given name or an initial, so that it is hardly a topic or a section."""
    first = re.split(r"[\s-]", name, maxsplit=1)[0]
    return first.casefold() in _GIVEN or first.endswith(".")


def _read_name(part: str, *, first: bool) -> str | None:
    """Return the name at the beginning of one item of a list, ``None`` if there is none.

    ``first``: no name stands before it. The later items are employers as often as further authors.
    """
    part = _AFTER_NAME.sub("", part.strip(_WORD_END)).strip(" .,:-–—\"'”“")
    words = part.split()
    while words and words[0].lower() in NAME_TITLES and len(words) > 2:
        words = words[1:]
    foreign = next((place for place, word in enumerate(words) if place > 1 and _is_no_name(word, words)), None)
    if foreign is not None:
        if words[foreign][0].islower() and words[foreign].strip(".,") not in _ROLES:
            # A sentence that begins with two capitals.
            return None
        if not first and words[foreign].lower().strip(".,") not in _ROLES and not is_likely_name(part):
            return None
        words = words[: _length_before(words, foreign)]
    # "Jane Doe1": the number refers to a footnote.
    name = " ".join(words).rstrip(_FOOTNOTES)
    half = len(words) // 2
    if len(words) in (4, 6) and words[:half] == words[half:]:
        # A picture's description and the name under it: "Ida Brandt Ida Brandt".
        name = " ".join(words[:half])
    return in_title_case(name) if is_name(name) else None


def _is_no_name(word: str, words: list[str]) -> bool:
    """Whether ``word`` is a role, or part of an outlet's or a section's name."""
    lowered = word.lower().strip(".,'’")
    if lowered in _ROLES or lowered in _NOT_NAMES:
        return True
    return len(word) > 1 and word.isupper() and word.isalpha() and not words[0].isupper() and not words[1].isupper()


def _length_before(words: list[str], foreign: int) -> int:
    """Return the number of words of the name in front of word ``foreign``, which is no part of it.

    "Jane Doe Maritime correspondent": the name is the first two words, or more if the second is an initial, a particle
    or a given name.
    """
    length = 2
    while length < foreign and (
        words[length - 1].endswith(".")
        or words[length - 1].lower() in PARTICLES
        or (
            length == 2
            and (words[1].casefold() in _GIVEN or words[foreign].lower().strip(".,") not in ROLES | NOT_IN_NAMES)
        )
    ):
        length += 1
    return length


def is_place_of_writing(after: str, names: Iterable[str]) -> bool:
    """Whether what stands ``after`` a date is the place of writing in capitals: "Jan 11th 2024|NEW HARLOW"."""
    return after.strip().startswith("|") and after.isupper() and not any(map(is_likely_name, names))


def is_role(text: str) -> bool:
    """Whether ``text`` is nothing but a job title, or a scholar's place at a university."""
    words = [word.strip(",") for word in text.lower().split()]
    if len(words) > _MAX_SCHOLAR_WORDS or ends_sentence(text) or _ROLES.isdisjoint(words):
        return False
    return len(words) <= _MAX_ROLE_WORDS or not _UNIVERSITY.isdisjoint(words)
