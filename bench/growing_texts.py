"""Plain texts and Markdown, ordinary and hostile, of any size, by the name of what they hold."""

from __future__ import annotations

from itertools import count, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Kinds = dict[str, tuple[str, Callable[[int], bytes]]]

NAMES = "Osk Wren Mirel Tavish Junna Korhal Bexley Adarn Petra Lindqvist Rasim Oduya Thessa Vane Colm Drayle".split()
SENTENCES = (
    "The harbour board of Quoin voted on Monday to close the northern slip for the winter.",
    "“We have waited nine years for this,” said {name}, who keeps the ferry office.",
    "The decision costs the town some 40,000 crowns a year, according to a report.",
    "{name} told reporters that the boats would move to the southern quay in May.",
)


def sentences() -> Iterable[str]:
    for number in count():
        name = f"{NAMES[number * 7 % 16]} {NAMES[(number * 5 + number // 16) % 16]}"
        yield SENTENCES[number % 4].format(name=name)


def filled(parts: Iterable[str], size: int, joint: str) -> str:
    """Return the first parts that have ``size`` characters together."""
    found: list[str] = []
    for part in parts:
        found.append(part)
        size -= len(part) + len(joint)
        if size <= 0:
            break
    return joint.join(found)


def prose(size: int) -> str:
    if size > 8_000:
        return "\n\n".join([prose(8_000)] * (size // 8_000))
    return filled((" ".join(islice(sentences(), at, at + 4)) for at in count(0, 4)), size, "\n\n")


def times(unit: str, size: int) -> str:
    return unit * max(1, size // len(unit))


def repeated(unit: str, head: str = "", foot: str = "") -> Callable[[int], bytes]:
    """Return a function that repeats ``unit`` up to a size. "#" in it stands for the number of the repetition."""

    def make(size: int) -> bytes:
        repeats = max(1, size // len(unit))
        body = "".join(unit.replace("#", str(number)) for number in range(repeats)) if "#" in unit else unit * repeats
        return (head + body + foot).encode()

    return make


LETTERS = "bdfgklmnprstv"


def given_names() -> Iterable[str]:
    """Yield 2,197 different given names, again and again."""
    for n in count():
        yield f"{LETTERS[n % 13].upper()}e{LETTERS[n // 13 % 13]}o{LETTERS[n // 169 % 13]}a"


def surnames() -> Iterable[str]:
    """Yield 28,561 different surnames, again and again."""
    for n in count():
        first, second, third, fourth = (LETTERS[n // 13**place % 13] for place in range(4))
        yield f"{first.upper()}a{second}i{third}e{fourth}"


def with_names(template: str, joint: str = " ") -> Callable[[int], bytes]:
    """Return a function that repeats ``template`` with another given name {g}, surname {s} and initial {i} each."""

    def make(size: int) -> bytes:
        # The period of the given names has no common divisor with that of the surnames once one is left out.
        names = zip(count(), given_names(), surnames(), strict=False)
        parts = (template.format(g=given, s=surname, i=surname[0], n=n) for n, given, surname in names)
        return filled(parts, size, joint).encode()

    return make


def encoded(text: str, codec: str, mark: bytes = b"") -> Callable[[int], bytes]:
    """Return a function that repeats ``text``; the size is that of the text in characters."""
    return lambda size: mark + times(text, size).encode(codec)


def varied(units: tuple[str, ...]) -> Callable[[int], bytes]:
    """Return a function that repeats ``units`` in turn, with the number of the repetition for "#" in them."""
    return lambda size: filled((units[n % len(units)].replace("#", str(n)) for n in count()), size, "").encode()


def nested(opening: str, closing: str, head: str = "", foot: str = "", text: str = "word") -> Callable[[int], bytes]:
    def make(size: int) -> bytes:
        depth = max(1, size // (len(opening) + len(closing)))
        return (head + opening * depth + text + closing * depth + foot).encode()

    return make


NEXIS = (
    "\n\n                              # of 900 DOCUMENTS\n\n\n                           The Quoin Courier\n\n"
    "                              March 14, 2013 Thursday\n\nNorthern slip to close\n\n"
    "BYLINE: Osk Wren\n\nSECTION: NEWS; Pg. 4\n\n"
    "LENGTH: 40 words\n\nThe harbour board of Quoin voted on Monday to close the northern slip\nfor the winter.\n\n"
    "LOAD-DATE: March 15, 2013\n\nLANGUAGE: ENGLISH\n\nCopyright 2013 The Quoin Courier\n\n\n"
)

# Name of the file, from which its kind is known, and a function from the size to its bytes, by the name of the content.
TEXTS: Kinds = {
    "text: prose": ("a.txt", lambda size: prose(size).encode()),
    "text: one line of prose": ("a.txt", lambda size: " ".join(prose(size).split()).encode()),
    "text: one line of words": ("a.txt", repeated("word ")),
    "text: one word": ("a.txt", repeated("x")),
    "text: short lines": ("a.txt", repeated("a word\n")),
    "text: letters on lines": ("a.txt", repeated("a\n")),
    "text: bullets": ("a.txt", repeated("• a point\n")),
    "text: numbered": ("a.txt", repeated("#. a point\n")),
    "text: distinct lines": ("a.txt", repeated("The slip # closed.\n")),
    "text: distinct names": ("a.txt", with_names("{g} {s} agreed.")),
    "text: quotes": ("a.txt", repeated("“Slip # is shut,” said Osk Wren. ")),
    "text: open quotes": ("a.txt", repeated("“We go. ")),
    "text: marks": ("a.txt", repeated("“")),
    "text: apostrophes": ("a.txt", repeated("'a' ")),
    "text: brackets": ("a.txt", repeated("(")),
    "text: dots": ("a.txt", repeated(". ")),
    "text: hyphens at line ends": (
        "a.txt",
        repeated("The harbour board of Quo-\nin voted on Mon-\nday to close the sl-\nip.\n"),
    ),
    "text: wrapped": ("a.txt", repeated("The harbour board of Quoin voted on Monday to close the northern slip\n")),
    "text: mojibake": ("a.txt", repeated("The cafÃ© â€œslipâ€\x9d # was rÃ©opened.\n")),
    "text: one line of mojibake": ("a.txt", repeated("cafÃ© â€œslipâ€\x9d ")),
    "text: only harmed letters": ("a.txt", repeated("Ã©â€œÃ")),
    "text: zero-width": ("a.txt", repeated("wo\u200brd\u00ad ")),
    "text: entities": ("a.txt", repeated("&amp;amp; &lt;word&gt; ")),
    "text: addresses": ("a.txt", repeated("https://example.org/a/# ")),
    "text: dates": ("a.txt", repeated("14 March 2013, 10:15 ")),
    "text: bylines": ("a.txt", repeated("By Osk Wren and Mirel Tavish\n")),
    "text: quoted mail": (
        "a.txt",
        repeated("> The harbour board voted to close the slip.\n", "On Monday, Osk Wren wrote:\n"),
    ),
    "text: deep quoted mail": ("a.txt", lambda size: ("> " * (size // 2) + "word").encode()),
    "text: chat": ("a.txt", repeated("[14/03/2013, 10:15:00] Osk Wren: the slip is closed\n")),
    "text: transcript": ("a.txt", repeated("WREN: The slip is closed.\nTAVISH: For how long?\n")),
    "text: letters": ("a.txt", repeated("The slip is closed.\n\nOsk Wren, Quoin\n\n")),
    "text: live blog": ("a.txt", repeated("10:15\nThe slip is closed, the harbour board says.\n\n")),
    "text: Nexis": ("a.txt", repeated(NEXIS)),
    "text: Chinese": ("a.txt", repeated("港口委员会星期一投票决定关闭北部滑道。")),
    "text: Chinese on lines": ("a.txt", repeated("港口委员会\n")),
    "text: Arabic": ("a.txt", repeated("صوت مجلس الميناء يوم الاثنين على إغلاق الرصيف. ")),
    "text: combining": ("a.txt", repeated("a\u0301\u0302\u0303 ")),
    "text: blank lines": ("a.txt", repeated("\n", "The slip closes.\n", "\nEnd.")),
    "text: spaces": ("a.txt", repeated(" ", "The slip closes.", "End.")),
    "text: tabs": ("a.txt", repeated("a\tb\tc\n")),
    "Markdown: prose": ("a.md", lambda size: ("# The slip\n\n" + prose(size)).encode()),
    "Markdown: deep lists": (
        "a.md",
        lambda size: "".join("  " * n + "- item\n" for n in range(int(size**0.5))).encode(),
    ),
    "Markdown: brackets": ("a.md", repeated("[", "# The slip\n\n")),
    "Markdown: links": ("a.md", repeated("[a](b) ", "# The slip\n\n")),
    "Markdown: stars": ("a.md", repeated("*a **b ", "# The slip\n\n")),
    "Markdown: underscores": ("a.md", repeated("_", "# The slip\n\n")),
    "Markdown: back-ticks": ("a.md", repeated("` `` ", "# The slip\n\n")),
    "Markdown: quotations": ("a.md", repeated("> ", "# The slip\n\n", "word")),
    "Markdown: headings": ("a.md", repeated("## Part #\n\n")),
    "Markdown: table": ("a.md", repeated("| a | b |\n", "# The slip\n\n| a | b |\n|---|---|\n")),
    "Markdown: front matter": ("a.md", repeated("key#: value\n", "---\n", "---\nWord.")),
    "Markdown: images": ("a.md", repeated("![a](data:image/png;base64,AAAA) ", "# The slip\n\n")),
    "Markdown: footnotes": ("a.md", repeated("a[^#]\n\n[^#]: b\n\n", "# The slip\n\n")),
    "Markdown: references": ("a.md", repeated("[a#]: http://a.b/#\n", "# The slip\n\n")),
    "Markdown: code": ("a.md", repeated("```\na\n", "# The slip\n\n")),
    "Markdown: rules": ("a.md", repeated("---\n\n", "# The slip\n\n")),
    "Markdown: HTML": ("a.md", repeated("<div><b>a</b></div>\n", "# The slip\n\n")),
    "Markdown: backslashes": ("a.md", repeated("\\*", "# The slip\n\n")),
    "Markdown: open links": ("a.md", repeated("[a](", "# The slip\n\n")),
    "Markdown: numbered": ("a.md", repeated("1. a\n", "# The slip\n\n")),
    # People
    "people: distinct on lines": ("a.txt", with_names("{g} {s} agreed.", "\n")),
    "people: with titles": ("a.txt", with_names("Dr. {g} {s}, head of the ferry office, agreed.")),
    "people: initials": ("a.txt", with_names("{i}. {i}. {s} agreed.")),
    "people: three names": ("a.txt", with_names("{g} {i}. {s} Tavish agreed.")),
    "people: hyphens": ("a.txt", with_names("{g}-{g} {s}-Wren agreed.")),
    "people: particles": ("a.txt", with_names("{g} van der {s} agreed.")),
    "people: one surname": ("a.txt", with_names("{g} Wren agreed.")),
    "people: one given name": ("a.txt", with_names("Osk {s} agreed.")),
    "people: surnames alone": ("a.txt", with_names("Mr. {s} agreed.")),
    "people: surname, given name": ("a.txt", with_names("{s}, {g};")),
    "people: lists": ("a.txt", with_names("{g} {s},")),
    "people: and": ("a.txt", with_names("{g} {s} and")),
    "people: roles": ("a.txt", with_names("Harbour master {g} {s} (4{n}), of Quoin, agreed.")),
    "people: pronouns": ("a.txt", with_names("{g} {s} left. He said he would return to his house. She did not.")),
    "people: two names again and again": ("a.txt", repeated("Osk Wren met Mirel Tavish. Wren left. ")),
    "people: one name": ("a.txt", repeated("Osk Wren ")),
    "people: capitals": ("a.txt", repeated("OSK WREN MET MIREL TAVISH. ")),
    "people: possessives": ("a.txt", with_names("{g} {s}’s boat, {s}’s slip.")),
    "people: family": ("a.txt", with_names("{g} {s}, his wife {g} and their son {g} agreed.")),
    "people: accents": ("a.txt", with_names("Élodie {s}ová and Jürgen {s}ñez agreed.")),
    "people: Russian": ("a.txt", repeated("Осип Врентов и Мирела Тависова согласились. Врентов уехал. ")),
    "people: Chinese": ("a.txt", repeated("港口委员会主席欧阳维仁表示同意，王小明说不同意。")),
    "people: Japanese": ("a.txt", repeated("港湾委員会の田中一郎委員長は「閉鎖する」と述べた。")),
    "people: Korean": ("a.txt", repeated("항만위원회 김철수 위원장은 “폐쇄한다”고 말했다. ")),
    "people: German": ("a.txt", with_names("{g} von {s}, Vorsitzender des Hafenrats, stimmte zu.")),
    "people: Spanish": ("a.txt", with_names("{g} {s} y {s}, presidente de la junta, aceptó.")),
    # Quotes
    "quotes: many speakers": ("a.txt", with_names("“The slip is shut,” said {g} {s}.")),
    "quotes: many speakers on lines": ("a.txt", with_names("“The slip is shut,” said {g} {s}.", "\n\n")),
    "quotes: cues before": ("a.txt", with_names("{g} {s} said: “The slip is shut.”")),
    "quotes: cues in the middle": ("a.txt", with_names("“The slip,” said {s}, “is shut,” {s} added, “for good.”")),
    "quotes: no cues": ("a.txt", repeated("“The slip # is shut.”\n\n")),
    "quotes: pronouns": ("a.txt", repeated("“The slip # is shut,” he said. “For good,” she said. ")),
    "quotes: one word": ("a.txt", repeated("The “slip” is “shut”. ")),
    "quotes: cues alone": ("a.txt", repeated("said told added said told added ")),
    "quotes: reported": ("a.txt", with_names("{g} {s} said that the slip was shut, and that it would stay so.")),
    "quotes: according to": ("a.txt", with_names("According to {g} {s}, the slip is shut.")),
    "quotes: reported in chains": ("a.txt", repeated("Wren said that Tavish said that ")),
    "quotes: nested": ("a.txt", repeated("“He said ‘we ", "", "’” said Wren.")),
    "quotes: straight": ("a.txt", repeated('"The slip # is shut," said Osk Wren. ')),
    "quotes: odd straight": ("a.txt", repeated('The "slip is shut. ')),
    "quotes: over paragraphs": ("a.txt", repeated("“The slip # is shut and we wait.\n\n", "", "”, said Wren.")),
    "quotes: guillemets": ("a.txt", repeated("« La cale # est fermée », a déclaré Osk Wren. ")),
    "quotes: German": ("a.txt", repeated("„Die Rampe # ist zu“, sagte Osk Wren. ")),
    "quotes: dashes": ("a.txt", repeated("— La rampa # está cerrada —dijo Osk Wren—.\n\n")),
    "quotes: brackets": ("a.txt", repeated("「閉鎖」")),
    "quotes: one quote": ("a.txt", repeated("the slip is shut and ", "“", "”, said Osk Wren.")),
    "quotes: semicolons": ("a.txt", repeated("said Wren; ")),
    "quotes: commas": ("a.txt", repeated("said, ")),
    # Lines
    "lines: digits": ("a.txt", repeated("#\n")),
    "lines: one digit": ("a.txt", repeated("1\n")),
    "lines: punctuation": ("a.txt", repeated("...\n")),
    "lines: dashes": ("a.txt", repeated("-----\n")),
    "lines: addresses": ("a.txt", repeated("https://example.org/story/#\n")),
    "lines: mail addresses": ("a.txt", repeated("wren#@example.org\n")),
    "lines: hashtags": ("a.txt", lambda size: times("#slip @wren\n", size).encode()),
    "lines: timestamps": ("a.txt", repeated("14 March 2013, 10:15\n")),
    "lines: ISO timestamps": ("a.txt", repeated("2013-03-14T10:15:00Z\n")),
    "lines: bylines": ("a.txt", with_names("By {g} {s}", "\n")),
    "lines: datelines": ("a.txt", with_names("QUOIN, March 14 ({s}) - The slip is shut.", "\n")),
    "lines: capitals": ("a.txt", repeated("THE SLIP CLOSES\n")),
    "lines: title case": ("a.txt", repeated("The Slip Closes For The Winter #\n")),
    "lines: captions": ("a.txt", repeated("The slip at Quoin. Photo: Osk Wren / Courier\n")),
    "lines: advertisements": ("a.txt", repeated("Advertisement\n")),
    "lines: share": ("a.txt", repeated("Share on Facebook\nTweet\nPrint\n")),
    "lines: related": ("a.txt", repeated("Read more: The slip # closes\n")),
    "lines: comments": ("a.txt", repeated("wren#\n2 hours ago\nThe slip should stay open.\nReply\n")),
    "lines: one letter, Cyrillic": ("a.txt", repeated("я\n")),
    "lines: one letter, Arabic": ("a.txt", repeated("ع\n")),
    "lines: one letter, Chinese": ("a.txt", repeated("港\n")),
    "lines: one letter, Thai": ("a.txt", repeated("ท\n")),
    "lines: one letter, Devanagari": ("a.txt", repeated("क\n")),
    "lines: one sign, emoji": ("a.txt", repeated("🚢\n")),
    "lines: one letter, many": (
        "a.txt",
        lambda size: "".join(f"{chr(0x4E00 + n % 20_000)}\n" for n in range(size // 2)).encode(),
    ),
    "lines: two lines in turn": ("a.txt", repeated("The slip is closed.\nOsk Wren\n")),
    "lines: empty lines between": ("a.txt", repeated("a word\n\n\n\n")),
    "lines: carriage returns": ("a.txt", repeated("a word\r")),
    "lines: both ends": ("a.txt", repeated("a word\r\n")),
    "lines: line separators": ("a.txt", repeated("a word\u2028")),
    "lines: form feeds": ("a.txt", repeated("a word\x0c")),
    "lines: indented": ("a.txt", repeated("        a word\n")),
    "lines: wide gaps": ("a.txt", repeated("a          b          c\n")),
    "lines: leaders": ("a.txt", repeated("The slip ........................ 4\n")),
    "lines: table": ("a.txt", repeated("| The slip | # | closed |\n")),
    "lines: scores": ("a.txt", repeated("Quoin 3 - 1 Harlow\n")),
    "lines: recipe": ("a.txt", repeated("200 g flour\n1 tbsp salt\n")),
    "lines: questions": ("a.txt", repeated("Q: Is the slip # closed?\nA: It is.\n")),
    "lines: verses": ("a.txt", repeated("The slip is shut,\nthe boats are gone\n\n")),
    "lines: letters in turn": ("a.txt", repeated("a\nb\nc\nd\ne\nf\ng\n")),
    "lines: digest": ("a.txt", repeated("Slip # closes\nThe harbour board of Quoin closed the slip on Monday.\n\n")),
    "lines: headlines": ("a.txt", repeated("Northern slip # to close for the winter\n\n")),
    "lines: sentences": ("a.txt", repeated("The board closed slip # on Monday for the winter of the year.\n")),
    "lines: code": ("a.txt", repeated("if (slip[#] == closed) { return; }\n")),
    "lines: subtitles": ("a.txt", repeated("#\n00:00:01,000 --> 00:00:02,000\nThe slip is closed.\n\n")),
    "lines: chat of the web": ("a.txt", with_names("{g} {s}  10:15 AM\nThe slip is closed.", "\n")),
    "lines: quoted headers": (
        "a.txt",
        repeated("From: Osk Wren\nTo: Mirel Tavish\nSubject: Slip #\n\nIt is shut.\n\n"),
    ),
    "lines: labels": ("a.txt", repeated("Title: Slip #\nDate: 14 March 2013\nText: It is shut.\n\n")),
    "lines: Factiva": (
        "a.txt",
        repeated(
            "\nHD\nSlip # to close\nWC\n40 words\nPD\n14 March 2013\nSN\nCourier\nLP\nIt closes.\nTD\nIt is shut.\n"
        ),
    ),
    "lines: ProQuest": (
        "a.txt",
        repeated(
            "____________________________________________________________\n\nSlip # to close\n\nAuthor: Wren, Osk\n\n"
            "Publication title: Courier\n\nFull text: The slip closes.\n\n"
        ),
    ),
    # One line
    "line: letters": ("a.txt", repeated("a ")),
    "line: digits": ("a.txt", repeated("# ")),
    "line: one number": ("a.txt", repeated("7")),
    "line: capitals": ("a.txt", repeated("SLIP ")),
    "line: title case": ("a.txt", repeated("Slip Board ")),
    "line: commas": ("a.txt", repeated("a, ")),
    "line: full stops": ("a.txt", repeated("a. ")),
    "line: initials": ("a.txt", repeated("A. B. ")),
    "line: dashes": ("a.txt", repeated("a - ")),
    "line: slashes": ("a.txt", repeated("a/")),
    "line: colons": ("a.txt", repeated("a: ")),
    "line: question marks": ("a.txt", repeated("?! ")),
    "line: brackets in pairs": ("a.txt", repeated("(a) [b] ")),
    "line: closing brackets": ("a.txt", repeated(")")),
    "line: stars": ("a.txt", repeated("*")),
    "line: underscores": ("a.txt", repeated("_")),
    "line: less than": ("a.txt", repeated("<")),
    "line: tags": ("a.txt", repeated("<b>a</b> ")),
    "line: ampersands": ("a.txt", repeated("&")),
    "line: at signs": ("a.txt", repeated("@")),
    "line: back-ticks": ("a.txt", repeated("``so'' ")),
    "line: single marks": ("a.txt", repeated("‘")),
    "line: backslashes": ("a.txt", repeated("\\")),
    "line: percent": ("a.txt", repeated("%41")),
    "line: long words": ("a.txt", repeated("incomprehensibilities" * 20 + " ")),
    "line: hyphens": ("a.txt", repeated("a-")),
    "line: soft hyphens": ("a.txt", repeated("\u00ad")),
    "line: zero-width joiners": ("a.txt", repeated("a\u200d")),
    "line: direction marks": ("a.txt", repeated("a\u202eb\u202c ")),
    "line: variation selectors": ("a.txt", repeated("a\ufe0f")),
    "line: private characters": ("a.txt", repeated("\ue000")),
    "line: emoji": ("a.txt", repeated("👩‍👩‍👧 ")),
    "line: full width": ("a.txt", repeated("Ｓｌｉｐ ")),
    "line: mathematical letters": ("a.txt", repeated("𝐒𝐥𝐢𝐩 ")),
    "line: no-break spaces": ("a.txt", repeated("a\u00a0")),
    "line: wide spaces": ("a.txt", repeated("港\u3000")),
    "line: Thai": ("a.txt", repeated("คณะกรรมการท่าเรือลงมติเมื่อวันจันทร์")),
    "line: numbers with units": ("a.txt", repeated("40,000 crowns, 12.5 per cent, ")),
    "line: money": ("a.txt", repeated("$4.5m €3bn £200,000 ")),
    "line: months": ("a.txt", repeated("March ")),
    "line: times of day": ("a.txt", repeated("10:15 ")),
    "line: addresses without spaces": ("a.txt", repeated("https://example.org/a/")),
    "line: mail addresses": ("a.txt", repeated("a@b.c,")),
    "line: base64": ("a.txt", repeated("VGhlIHNsaXAgaXMgc2h1dC4")),
    "line: debris between sentences": ("a.txt", repeated("The slip is closed. Advertisement Share Read more ")),
    "line: Chinese marks": ("a.txt", repeated("“港口”，")),
    "line: Japanese without stops": ("a.txt", repeated("港湾委員会は月曜日に")),
    # Languages
    "language: German": (
        "a.txt",
        repeated("Der Hafenrat von Quoin hat am Montag beschlossen, die Rampe # zu schließen. "),
    ),
    "language: French": ("a.txt", repeated("Le conseil du port de Quoin a voté lundi la fermeture de la cale #. ")),
    "language: Russian": ("a.txt", repeated("Совет порта в понедельник проголосовал за закрытие причала #. ")),
    "language: Japanese": ("a.txt", repeated("港湾委員会は月曜日、北側の斜路#を閉鎖することを決めた。")),
    "language: Korean": ("a.txt", repeated("항만위원회는 월요일 북쪽 선착장 #을 폐쇄하기로 했다. ")),
    "language: Turkish": ("a.txt", repeated("Liman kurulu pazartesi günü # numaralı rampayı kapatma kararı aldı. ")),
    "language: Hebrew": ("a.txt", repeated("ועד הנמל הצביע ביום שני על סגירת הרציף #. ")),
    "language: Hindi": ("a.txt", repeated("बंदरगाह बोर्ड ने सोमवार को घाट # बंद करने का निर्णय लिया। ")),
    "language: all at once": (
        "a.txt",
        varied(
            (
                "The board closed slip #.\n\n",
                "Der Rat schloss die Rampe #.\n\n",
                "Le conseil a fermé la cale #.\n\n",
                "港口委员会关闭滑道#。\n\n",
                "Совет закрыл причал #.\n\n",
                "أغلق المجلس الرصيف #.\n\n",
            )
        ),
    ),
    # Encodings
    "encoding: UTF-16": ("a.txt", encoded("The board closed the slip. ", "utf-16-le", b"\xff\xfe")),
    "encoding: UTF-16 without mark": ("a.txt", encoded("The board closed the slip. ", "utf-16-be")),
    "encoding: UTF-32": ("a.txt", encoded("The board closed the slip. ", "utf-32-le", b"\xff\xfe\0\0")),
    "encoding: Windows-1252": ("a.txt", encoded("Le café “Quai” à Québec a été fermé. ", "cp1252")),
    "encoding: Windows-1251": ("a.txt", encoded("Совет порта закрыл причал в понедельник. ", "cp1251")),
    "encoding: Shift JIS": ("a.txt", encoded("港湾委員会は月曜日に閉鎖を決めた。", "cp932")),
    "encoding: GB 18030": ("a.txt", encoded("港口委员会星期一投票决定关闭滑道。", "gb18030")),
    "encoding: Big5": ("a.txt", encoded("港口委員會星期一投票決定關閉滑道。", "big5")),
    "encoding: ISO-2022-JP": ("a.txt", encoded("港湾委員会は月曜日に閉鎖を決めた。", "iso2022_jp")),
    "encoding: EUC-KR": ("a.txt", encoded("항만위원회는 월요일 선착장을 폐쇄했다. ", "euc_kr")),
    "encoding: damaged UTF-8": ("a.txt", lambda size: b"Le caf\xc3\xa9 est ferm\xc3. " * (size // 20)),
    "encoding: control characters": (
        "a.txt",
        lambda size: b"The slip is shut.\x01 " + b"The board met today. " * (size // 21),
    ),
    "encoding: replacement characters": ("a.txt", repeated("The caf\ufffd is shut. ")),
    "encoding: every byte": ("a.txt", lambda size: (bytes(range(32, 256)) + b"\n") * (size // 225)),
    "encoding: twice garbled": ("a.txt", repeated("cafÃƒÂ© Ã¢â‚¬Å“slipÃ¢â‚¬Â\x9d ")),
    "encoding: garbled Cyrillic": ("a.txt", repeated("РЎРѕРІРµС‚ РїРѕСЂС‚Р° ")),
    "encoding: quoted-printable": ("a.txt", repeated("The caf=C3=A9 is =\nshut.\n")),
}
