"""Database exports in the shapes that files and interfaces give them: HTML, languages, odd numbers and spacing."""

from __future__ import annotations

import html
import itertools
import re
import textwrap
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.text.data.kinds import Fate
from articles.text.formats.databases import split_articles
from articles.text.formats.databases.fields import read_authors
from articles.text.formats.databases.outlet_names import is_edition, outlet_forms
from articles.text.formats.databases.pages import read_export_page
from articles.text.formats.decoding import split_lines
from articles.text.parse import ParsedClipping, parse
from tests.growth import TIMES_LARGER, grows_linearly

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True, kw_only=True)
class Sample:
    """An article of an export, and how the export prints its fields."""

    headline: str
    outlet: str
    day: str
    published: str
    language: str
    body: tuple[str, ...]
    byline: str = ""
    authors: tuple[str, ...] = ()
    printed_outlet: str = ""
    edition: str = ""


ENGLISH = (
    Sample(
        headline="Lamp of the old lighthouse is lit again after a winter of repairs, the keepers tell the bay",
        outlet="The Merrow Gazette",
        printed_outlet="The Merrow Gazette (Merrow)",
        edition="Late Edition - Final",
        byline="By TILDE ROSKAM and ANDERS VOLL; Staff Writers",
        authors=("Tilde Roskam", "Anders Voll"),
        day="May 14, 2014 Wednesday",
        published="2014-05-14",
        language="en",
        body=(
            "The lamp of the old lighthouse at Merrow was lit again on Wednesday, after a winter of repairs.",
            "“It has never been so bright,” said the keeper, Hilda Brock.",
            "The town had closed the tower in the autumn of 2012, when a storm broke two of its windows and the stairs "
            "and nobody could say who would pay for them.",
            "A new stair is to follow in June.",
        ),
    ),
    Sample(
        headline="Bakers of Solby keep their stone oven",
        outlet="The Solby Mercury",
        byline="Anders Voll",
        authors=("Anders Voll",),
        day="May 16, 2014 Friday",
        published="2014-05-16",
        language="en",
        body=(
            "The bakers of Solby will keep the stone oven behind the town hall, their guild decided on Friday.",
            "It has been warm since 1911, the guild's master, Lone Farr, told reporters who had come for bread.",
        ),
    ),
)
GERMAN = (
    Sample(
        headline="Leuchtturm nach einem Winter wieder in Betrieb",
        outlet="Merrower Tageblatt",
        edition="Hauptausgabe",
        byline="Von Tilde Roskam",
        authors=("Tilde Roskam",),
        day="14. Mai 2014 Mittwoch",
        published="2014-05-14",
        language="de",
        body=(
            "Der alte Leuchtturm von Merrow leuchtet seit Mittwoch wieder, nach einem Winter voller Arbeit.",
            "„So hell war er noch nie“, sagte die Wärterin Hilda Brock.",
        ),
    ),
    Sample(
        headline="Bäcker behalten den Steinofen",
        outlet="Solbyer Merkur",
        byline="Von unserem Korrespondenten",
        day="16. Mai 2014 Freitag",
        published="2014-05-16",
        language="de",
        body=(
            "Die Bäcker von Solby behalten den Steinofen hinter dem Rathaus, wie ihre Innung am Freitag beschloss.",
            "Er ist seit 1911 nicht kalt geworden, sagte die Meisterin Lone Farr den Reportern, die um Brot kamen.",
        ),
    ),
)
FRENCH = (
    Sample(
        headline="Le vieux phare éclaire de nouveau la baie",
        outlet="Le Merrow",
        printed_outlet="Le Merrow (Solby)",
        edition="édition Nord",
        byline="Par Tilde Roskam",
        authors=("Tilde Roskam",),
        day="14 mai 2014 mercredi",
        published="2014-05-14",
        language="fr",
        body=(
            "Le vieux phare de Merrow éclaire les bateaux dans la baie depuis mercredi, après un hiver de travaux.",
            "« Il n'a jamais été aussi clair, et les pêcheurs sont contents », a déclaré la gardienne, Hilda Brock.",
        ),
    ),
)
CHINESE = (
    Sample(
        headline="老灯塔修缮一冬后重新点亮",
        outlet="海角日报",
        day="2014年5月14日 星期三",
        published="2014-05-14",
        language="zh",
        body=("海角的老灯塔经过一个冬天的修缮，星期三晚上重新点亮，港口的居民们都来到码头观看这一时刻。",),
    ),
)


@dataclass(frozen=True, kw_only=True)
class Labels:
    """The words that an interface of Nexis and Factiva prints."""

    number: str
    byline: str
    section: str
    length: str
    words: str
    loaded: str
    language: str
    rights: str
    body: str
    end: str
    document: str


LABELS = {
    "en": Labels(
        number="{} of {} DOCUMENTS", byline="BYLINE", section="SECTION", length="LENGTH", words="words",
        loaded="LOAD-DATE", language="LANGUAGE: ENGLISH", rights="All Rights Reserved", body="Body",
        end="End of Document", document="Document",
    ),
    "de": Labels(
        number="Dokument {} von {}", byline="AUTOR", section="RUBRIK", length="LÄNGE", words="Wörter",
        loaded="LADEDATUM", language="SPRACHE: GERMAN; DEUTSCH", rights="Alle Rechte vorbehalten",
        body="Body", end="Ende des Dokuments",
        document="Dokument",
    ),
    "fr": Labels(
        number="{} sur {} DOCUMENTS", byline="AUTEUR", section="RUBRIQUE", length="LONGUEUR", words="mots",
        loaded="DATE-CHARGEMENT", language="LANGUE: FRENCH; FRANÇAIS", rights="Tous droits réservés", body="Corps",
        end="Fin du document", document="Document",
    ),
    "zh": Labels(
        number="第{}篇，共{}篇", byline="作者", section="版面", length="长度", words="字", loaded="加载日期",
        language="语言: CHINESE; 中文", rights="版权所有", body="正文", end="文档结尾", document="文件",
    ),
}  # fmt: skip
LANGUAGE_NAMES = {"en": "English", "de": "Deutsch", "fr": "Français", "zh": "中文"}


def nexis(samples: Sequence[Sample], numbers: Sequence[str] = (), *, note: bool = False, top: bool = False) -> str:
    """Return an export of the older form; ``note`` adds a correction, ``top`` puts the copyright line at the top."""
    labels, parts = LABELS[samples[0].language], []
    for number, sample in enumerate(samples):
        legal = f"Copyright 2014 {sample.outlet} Ltd\n{labels.rights}"
        fields = [f"{labels.byline}: {sample.byline}"] if sample.byline else []
        parts += [
            numbers[number] if numbers else labels.number.format(number + 1, len(samples)),
            *([legal] if top else []),
            sample.printed_outlet or sample.outlet,
            "\n".join(filter(None, (sample.day, sample.edition))),
            textwrap.fill(sample.headline, 78),
            *(["Correction Appended"] if note else []),
            *fields,
            f"{labels.section}: NEWS; Pg. 3",
            f"{labels.length}: 62 {labels.words}",
            *(textwrap.fill(paragraph, 78) for paragraph in sample.body),
            *(["CORRECTION: The tower was closed in 2012, not in 2013."] if note else []),
            f"{labels.loaded}: {sample.day.replace('2014', '2019')}",
            labels.language,
            *([] if top else [legal]),
        ]
    return "\n\n".join(filter(None, parts)) + "\n"


def nexis_uni(samples: Sequence[Sample], *, note: bool = False, pages: bool = False, cover: bool = False) -> str:
    """Return an export of the newer form, as one paragraph a line."""
    labels, parts = LABELS[samples[0].language], []
    if cover:
        entries = [f"{number}. {sample.headline}\nClient/Matter: -None-" for number, sample in enumerate(samples, 1)]
        parts += ["User Name: Reading Room\nDate and Time: Tuesday, April 1, 2025 9:20 AM\nJob Number: 1481", *entries]
        parts += ["| About LexisNexis | Privacy Policy | Terms & Conditions | Copyright © 2025 LexisNexis"]
    for sample in samples:
        printed = f"{sample.headline} - Correction Appended" if note else sample.headline
        fields = [f"{labels.section.capitalize()}: NEWS", f"{labels.length.capitalize()}: 62 {labels.words}"]
        fields += [f"{labels.byline.capitalize()}: {sample.byline}"] if sample.byline else []
        head = [printed, sample.printed_outlet or sample.outlet, sample.day]
        first, *others = sample.body
        parts += [
            *([f"Page 1 of 2\n{printed}"] if pages else []),
            "\n".join(head),
            *([sample.edition] if sample.edition else []),
            *([" Correction Appended"] if note else []),
            f"Copyright 2014 {sample.outlet} Ltd {labels.rights}",
            "\n".join(fields),
            labels.body,
            first,
            *([f"Page 2 of 2\n{printed}"] if pages else []),
            *others,
            *(["Correction: The tower was closed in 2012, not in 2013."] if note else []),
            labels.language.capitalize(),
            f"{labels.loaded.capitalize()}: {sample.day.replace('2014', '2019')}",
            labels.end,
        ]
    return "\n\n".join(parts) + "\n"


def factiva_fields(sample: Sample, number: int) -> list[tuple[str, str]]:
    labels = LABELS[sample.language]
    code = f"MERROW0020140514e93e0001{number}"
    return [
        ("HD", sample.headline),
        ("BY", sample.byline),
        ("WC", f"62 {labels.words}"),
        ("PD", sample.day),
        ("SN", sample.outlet),
        ("SC", "MERROW"),
        ("LA", LANGUAGE_NAMES[sample.language]),
        ("CY", f"Copyright 2014 {sample.outlet} Ltd"),
        ("LP", "\n\n".join(sample.body)),
        ("AN", f"{labels.document} {code}"),
    ]


def factiva(samples: Sequence[Sample], *, without: Sequence[str] = (), codes: bool = False) -> str:
    """Return an export of Factiva with or without codes, and without the fields of the codes in ``without``."""
    lines = []
    for number, sample in enumerate(samples):
        for code, value in factiva_fields(sample, number):
            if value and code not in without:
                lines.append(f"{code}          {value}" if codes else value + ("\n" if code in {"CY", "LP"} else ""))
        lines += [""]
    return "\n".join(lines)


def europresse(samples: Sequence[Sample]) -> str:
    parts = []
    for number, sample in enumerate(samples):
        parts += [f"{sample.outlet}, no. 12{number}\nRégion, mercredi {sample.day} 62 mots, p. 12", sample.headline]
        parts += [sample.byline] if sample.byline else []
        parts += [*sample.body, f"© 2014 {sample.outlet}. Tous droits réservés.", f"news·20140514·ME·000{number}"]
    return "\n\n".join(parts)


def newsbank(samples: Sequence[Sample]) -> str:
    parts = []
    for number, sample in enumerate(samples):
        name = f"{sample.outlet.removeprefix('The ')}, The (MA)"
        day = sample.day.rpartition(" ")[0]
        parts += [sample.headline, f"{day} | {name}\nAuthor: {sample.byline} | Section: News\n62 Words\nOpenURL Link"]
        parts += [
            *sample.body,
            f"CITATION (AGLC STYLE)\n'{sample.headline}', {name} (online), 14 May 2014 ‹https://n/{number}›",
        ]
        parts += [f"Copyright, 2014, {sample.outlet}. All Rights Reserved."]
    return "\n\n".join(parts)


def catalogue(samples: Sequence[Sample]) -> str:
    """Return an export with a label for every field, in Chinese."""
    parts = []
    for sample in samples:
        parts += [
            f"标题：{sample.headline}\n来源：{sample.outlet}\n日期：{sample.published}\n版次：3",
            f"正文：{''.join(sample.body)}",
        ]
    return "\n\n".join(parts)


def proquest(samples: Sequence[Sample], *, rule: str = "_" * 60, german: bool = False) -> str:
    parts = []
    for number, sample in enumerate(samples):
        author = "; ".join(f"{name.split()[1]}, {name.split()[0]}" for name in sample.authors)
        parts += [rule, sample.headline, f"Author: {author}" if author else "", f"Full text: {sample.body[0]}"]
        parts += [*sample.body[1:], f"Title: {sample.headline}", f"Publication title: {sample.outlet}; Merrow"]
        parts += [
            f"Publication date: {sample.day}",
            f"ProQuest document ID: 31555{number}",
            "Database: Merrow Newsstream",
        ]
    text = "\n\n".join(filter(None, parts))
    if german:
        words = {
            "Author": "Autor",
            "Full text": "Volltext",
            "Title": "Titel",
            "Publication title": "Titel der Publikation",
        }
        words |= {
            "Publication date": "Publikationsdatum",
            "ProQuest document ID": "ProQuest-Dokument-ID",
            "Database": "Datenbank",
        }
        for english, label in words.items():
            text = re.sub(rf"^{english}:", f"{label}:", text, flags=re.M)
    return text


def assert_read(clipping: ParsedClipping, samples: Sequence[Sample], *, below: str = "") -> None:
    """Assert that a clipping has the fields and texts of ``samples``, ``below`` under each, and every line."""
    found = [
        (a.headline, a.source, a.authors, a.published and a.published.isoformat(), a.language)
        for a in clipping.articles
    ]
    assert found == [(s.headline, s.outlet, s.authors, s.published, s.language) for s in samples]
    bodies = [sample.body + ((below,) if below else ()) for sample in samples]
    assert [article.body for article in clipping.articles] == ["\n\n".join(paragraphs) for paragraphs in bodies]
    spans = [block.span for article in clipping.articles for block in article.blocks if block.span]
    assert "".join("".join(span.of(clipping.text).split()) for span in spans) == "".join(clipping.text.split())


TEXTS = [
    pytest.param(nexis(ENGLISH), ENGLISH, id="Nexis"),
    pytest.param(nexis(ENGLISH, top=True), ENGLISH, id="Nexis, copyright at the top"),
    pytest.param(nexis(GERMAN), GERMAN, id="Nexis in German"),
    pytest.param(nexis(FRENCH), FRENCH, id="Nexis in French"),
    pytest.param(nexis(CHINESE), CHINESE, id="Nexis in Chinese"),
    pytest.param(nexis_uni(ENGLISH), ENGLISH, id="Nexis Uni"),
    pytest.param(nexis_uni(ENGLISH, cover=True), ENGLISH, id="Nexis Uni with a cover page"),
    pytest.param(nexis_uni(ENGLISH, pages=True), ENGLISH, id="Nexis Uni with page heads"),
    pytest.param(nexis_uni(GERMAN), GERMAN, id="Nexis Uni in German"),
    pytest.param(nexis_uni(FRENCH), FRENCH, id="Nexis Uni in French"),
    pytest.param(nexis_uni(CHINESE), CHINESE, id="Nexis Uni in Chinese"),
    pytest.param(factiva(ENGLISH), ENGLISH, id="Factiva"),
    pytest.param(factiva(ENGLISH, without=["WC"]), ENGLISH, id="Factiva without number of words"),
    pytest.param(factiva(ENGLISH, without=["LA"]), ENGLISH, id="Factiva without language"),
    pytest.param(factiva(ENGLISH, codes=True), ENGLISH, id="Factiva with codes"),
    pytest.param(factiva(GERMAN), GERMAN, id="Factiva in German"),
    pytest.param(factiva(CHINESE), CHINESE, id="Factiva in Chinese"),
    pytest.param(factiva(CHINESE, codes=True), CHINESE, id="Factiva with codes in Chinese"),
    pytest.param(proquest(ENGLISH), ENGLISH, id="ProQuest"),
    pytest.param(proquest(ENGLISH, rule=""), ENGLISH, id="ProQuest without rules"),
    pytest.param(proquest(GERMAN, german=True), GERMAN, id="ProQuest in German"),
    pytest.param(europresse(FRENCH), FRENCH, id="Europresse"),
    pytest.param(newsbank(ENGLISH), ENGLISH, id="NewsBank"),
    pytest.param(catalogue(CHINESE * 2), CHINESE * 2, id="labels in Chinese"),
]
SHAPES: dict[str, Callable[[str], str]] = {
    "as exported": lambda text: text,
    "no empty lines": lambda text: re.sub(r"\n{2,}", "\n", text),
    "an empty line below every line": lambda text: "\n\n".join(line for line in text.split("\n") if line.strip()),
    "centred": lambda text: "\n".join(line.center(90) if 0 < len(line) < 60 else line for line in text.split("\n")),
    "no-break spaces behind labels": lambda text: text.replace(": ", ":\u00a0"),
    "Windows line endings": lambda text: text.replace("\n", "\r\n"),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(("text", "samples"), TEXTS)
def test_an_export_is_read_in_every_shape(text: str, samples: Sequence[Sample], shape: str) -> None:
    assert_read(parse(("\ufeff" + SHAPES[shape](text)).encode()), samples)


@pytest.mark.parametrize(("text", "samples"), TEXTS)
def test_an_export_saved_as_html_is_read_like_its_text(text: str, samples: Sequence[Sample]) -> None:
    paragraphs = "\n".join(f"<p>{html.escape(line) or '&nbsp;'}</p>" for line in text.split("\n"))

    assert_read(parse(f"<html><body>{paragraphs}</body></html>".encode(), name="a.html"), samples)


WRAPPED = [param for param in TEXTS if "Uni" in str(param.id) or "codes" in str(param.id)]


@pytest.mark.parametrize(("text", "samples"), [param for param in WRAPPED if "Chinese" not in str(param.id)])
def test_wrapped_paragraphs_of_an_export_are_joined(text: str, samples: Sequence[Sample]) -> None:
    wrapped = "\n".join(part for line in text.split("\n") for part in textwrap.wrap(line, 72) or [""])

    clipping = parse(("\ufeff" + wrapped).encode())

    assert [article.body.split("\n\n") for article in clipping.articles] == [list(sample.body) for sample in samples]
    assert [article.headline for article in clipping.articles] == [sample.headline for sample in samples]


@pytest.mark.parametrize(
    "numbers",
    [
        pytest.param(["1 of 3 DOCUMENTS", "8 of 383 DOCUMENTS", "3 of 3 DOCUMENTS"], id="one of another export"),
        pytest.param(["1 of 3 DOCUMENTS", "1 of 3 DOCUMENTS", "3 of 3 DOCUMENTS"], id="one twice"),
        pytest.param(["3 of 3 DOCUMENTS", "2 of 3 DOCUMENTS", "1 of 3 DOCUMENTS"], id="counting down"),
        pytest.param(["1 of 3 DOCUMENTS", "2 of 4 DOCUMENTS", "3 of 5 DOCUMENTS"], id="changing count"),
        pytest.param(["1 of 3 DOCUMENTS", "", "3 of 3 DOCUMENTS"], id="one missing"),
        pytest.param(["", "2 of 3 DOCUMENTS", "3 of 3 DOCUMENTS"], id="first missing"),
        pytest.param(["", "", ""], id="all missing"),
        pytest.param(["1 of 3", "2 of 3", "3 of 3"], id="without the word"),
        pytest.param(
            ["1 of 3 DOCUMENTS", "2 of 3 DOCUMENTS\n\nPage 2\n\n2 of 3 DOCUMENTS", "3 of 3 DOCUMENTS"], id="page break"
        ),
    ],
)
@pytest.mark.parametrize("top", [False, True], ids=["copyright below", "copyright above"])
def test_odd_numbers_do_not_undo_the_splitting(numbers: list[str], top: bool) -> None:
    samples = (*ENGLISH, replace(ENGLISH[1], headline="Oven of Solby turns a hundred and three"))

    assert_read(parse(nexis(samples, numbers, top=top).encode()), samples)


def test_a_single_article_of_a_large_export_is_one_article() -> None:
    assert_read(parse(nexis(ENGLISH[:1], ["8 of 383 DOCUMENTS"]).encode()), ENGLISH[:1])


def test_page_numbers_between_paragraphs_are_cut() -> None:
    head = f"Page 3 of 7\n{ENGLISH[0].headline[:40]} The Merrow Gazette (Merrow) May 14, 2014 Wednesday"
    text = nexis(ENGLISH).replace("“It has", f"{head}\n\n“It has").replace("A new stair", "Seite 4\n\nA new stair")

    assert_read(parse(("\ufeff" + text).encode()), ENGLISH)


@pytest.mark.parametrize("codes", [False, True], ids=["without codes", "with codes"])
def test_page_feet_of_factiva_are_cut(codes: bool) -> None:
    foot = "Page 3 of 7 © 2020 Factiva, Inc. All rights reserved."
    text = factiva(ENGLISH, codes=codes).replace("“It has", f"{foot}\n\n“It has")

    assert_read(parse(("\ufeff" + text).encode()), ENGLISH)


CORRECTION = "The tower was closed in 2012, not in 2013."


@pytest.mark.parametrize("text", [nexis(ENGLISH, note=True), nexis_uni(ENGLISH, note=True)], ids=["Nexis", "Nexis Uni"])
def test_correction_appended_is_a_note_and_the_correction_stays(text: str) -> None:
    clipping = parse(("\ufeff" + text).encode())

    assert_read(clipping, ENGLISH, below=CORRECTION)
    notes = [block for article in clipping.articles for block in article.blocks if block.text == "Correction Appended"]
    assert [block.fate for block in notes] == [Fate.REMOVED] * 2


@pytest.mark.parametrize("note", ["- Correction Appended", "; Correction appended", "(Clarification Appended)"])
def test_without_a_date_the_outlet_is_above_the_copyright_line(note: str) -> None:
    text = nexis_uni(ENGLISH[1:], note=True).replace("- Correction Appended", note)
    text = text.replace(f"Mercury\n{ENGLISH[1].day}", "Mercury (Solby) - Final Edition")

    [article] = parse(text.encode()).articles

    assert (article.headline, article.source, article.published) == (ENGLISH[1].headline, "The Solby Mercury", None)


def test_an_article_without_its_end_mark_is_an_article() -> None:
    text = nexis_uni(ENGLISH).replace("\nEnd of Document\n", "\n", 1)

    assert [article.headline for article in parse(text.encode()).articles] == [sample.headline for sample in ENGLISH]


LINES = st.sampled_from([line for param in TEXTS for line in str(param.values[0]).split("\n")])
WHOLE = st.sampled_from([str(param.values[0]) for param in TEXTS])


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(st.lists(st.one_of(LINES, LINES, WHOLE), min_size=1, max_size=25).map("\n".join).filter(str.strip))
def test_every_line_of_a_damaged_export_is_in_one_piece(text: str) -> None:
    lines = split_lines(text)

    pieces = split_articles(text, lines)

    spans = [line.span for piece in pieces for line in piece.lines if line.span]
    assert all(above.end <= below.start for above, below in itertools.pairwise(spans))
    covered = "".join("".join(span.of(text).split()) for span in spans)
    assert covered == "".join("".join(line.text.split()) for line in lines if pieces)


def nexis_page(samples: Sequence[Sample]) -> str:
    """Return an export of the older form as the database saves it in HTML."""
    labels, parts = LABELS[samples[0].language], []
    for number, sample in enumerate(samples, 1):
        month, _, rest = sample.day.partition(" ")
        lines = [f"<SPAN CLASS=c4>{month}</SPAN><SPAN CLASS=c2> {rest}</SPAN>", sample.edition]
        fields = [(labels.byline, sample.byline), (labels.section, "NEWS"), (labels.length, f"62 {labels.words}")]
        parts += [
            f'<A NAME="DOC_ID_{number}_0"></A><!-- <DOCFULL> -->',
            f"<P CLASS=c1>{labels.number.format(number, len(samples))}</P>",
            f"<DIV CLASS=c0><BR><P CLASS=c1><SPAN CLASS=c2>{sample.printed_outlet or sample.outlet}</SPAN></P></DIV>",
            f"<DIV CLASS=c3><P CLASS=c1>{'<BR>'.join(filter(None, lines))}</P></DIV>",
            f"<DIV CLASS=c4><P CLASS=c5><SPAN CLASS=c6>{sample.headline}</SPAN></P></DIV>",
            *(f"<P CLASS=c5><SPAN CLASS=c7>{name}: </SPAN>{value}</P>" for name, value in fields if value),
            "".join(f"<P CLASS=c8>{paragraph}</P>" for paragraph in sample.body),
            f"<P CLASS=c5><SPAN CLASS=c7>{labels.loaded}: </SPAN>{sample.day.replace('2014', '2019')}</P>",
            f"<P CLASS=c5>{labels.language}</P>",
            f"<P CLASS=c1>Copyright 2014 {sample.outlet}<BR>{labels.rights}</P>",
        ]
    return f"<HTML><HEAD><TITLE>&nbsp;</TITLE></HEAD><BODY>{''.join(parts)}</BODY></HTML>"


def factiva_page(samples: Sequence[Sample], *, table: bool = False, without: Sequence[str] = ()) -> str:
    """Return a page of Factiva: fields in elements of their own, or in a table with their codes."""
    parts = []
    for number, sample in enumerate(samples):
        name = sample.language
        fields = [(code, value) for code, value in factiva_fields(sample, number) if value and code not in without]
        rows = ""
        for code, value in fields:
            texts = "".join(
                f'<p class="articleParagraph {name}articleParagraph">{part}</p>' for part in value.split("\n\n")
            )
            if table:
                rows += f"<tr><td class=index><b>{code}</b>&nbsp;</td><td>{texts if code == 'LP' else value}</td></tr>"
            elif code == "HD":
                rows += f'<p><b>Local</b></p><div id="hd"><span class="{name}Headline">{value}</span></div>'
            elif code == "BY":
                rows += f'<div class="author">{value}</div>'
            else:
                rows += texts if code == "LP" else f"<p>{value}</p>" if code == "AN" else f"<div>{value}</div>"
        parts.append(f'<div class="article {name}Article">{f"<table>{rows}</table>" if table else rows}</div><br/>')
    return f"<html><head><title>Factiva</title></head><body><div>Dow Jones Factiva</div>{''.join(parts)}</body></html>"


def europresse_page(samples: Sequence[Sample]) -> str:
    parts = [
        '<article><header><div class="rdp__DocPublicationName">'
        f'<span class="DocPublicationName">{sample.outlet}</span></div>'
        f'<span class="DocHeader">Région, mercredi {sample.day} 62 mots, p. 12</span>'
        f'<div class="titreArticle"><p class="titreArticleVisu rdp__articletitle">{sample.headline}</p></div>'
        f'<p class="sm-margin-bottomNews">{sample.byline}</p></header><section><div class="docOcurrContainer">'
        f"{''.join(f'<p>{paragraph}</p>' for paragraph in sample.body)}</div></section><footer>"
        f"<small>© 2014 {sample.outlet}. Tous droits réservés.</small>"
        f"<p>Numéro de document : news·20140514·ME·000{number}</p></footer></article>"
        for number, sample in enumerate(samples)
    ]
    return f"<html><head><title>Eureka.cc</title></head><body>{''.join(parts)}</body></html>"


PAGES = [
    pytest.param(nexis_page(ENGLISH), ENGLISH, id="Nexis"),
    pytest.param(nexis_page(GERMAN), GERMAN, id="Nexis in German"),
    pytest.param(nexis_page(FRENCH), FRENCH, id="Nexis in French"),
    pytest.param(nexis_page(CHINESE), CHINESE, id="Nexis in Chinese"),
    pytest.param(nexis_page(ENGLISH[:1]), ENGLISH[:1], id="Nexis, one article"),
    pytest.param(factiva_page(ENGLISH), ENGLISH, id="Factiva"),
    pytest.param(factiva_page(ENGLISH, without=["WC", "CY", "LA"]), ENGLISH, id="Factiva, fields missing"),
    pytest.param(factiva_page(GERMAN), GERMAN, id="Factiva in German"),
    pytest.param(factiva_page(CHINESE), CHINESE, id="Factiva in Chinese"),
    pytest.param(factiva_page(ENGLISH, table=True), ENGLISH, id="Factiva, table with codes"),
    pytest.param(factiva_page(FRENCH, table=True), FRENCH, id="Factiva, table with codes, in French"),
    pytest.param(europresse_page(FRENCH), FRENCH, id="Europresse"),
]


@pytest.mark.parametrize(("page", "samples"), PAGES)
def test_pages_of_the_databases_are_split(page: str, samples: Sequence[Sample]) -> None:
    assert_read(parse(page.encode(), name="export.html"), samples)


PROSE = "".join(f"<p>{paragraph}</p>" for paragraph in ENGLISH[0].body)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(f"<h1>Load-Date and other words</h1>{PROSE}<p>End of Document</p>", id="words of Nexis"),
        pytest.param(f"<h1>Two kilos</h1><p>1 of 2 DOCUMENTS</p>{PROSE}<p>LENGTH: 3 miles</p>", id="number and length"),
        pytest.param(
            f"<h1>Factiva is sold</h1>{PROSE}<p>Document ABCD000020140514e93e0001f</p>", id="number of Factiva"
        ),
        pytest.param(
            f'<article><h1>A phare</h1><p class="titreArticleVisu">A</p>{PROSE}</article>', id="class of Europresse"
        ),
        pytest.param(
            f"<h1>灯塔</h1><p>来源：海角日报</p><p>作者：张三</p><p>日期：2014-05-14</p>{PROSE}", id="labels in Chinese"
        ),
    ],
)
def test_an_ordinary_page_stays_a_page(page: str) -> None:
    clipping = parse(f"<html><body>{page}</body></html>".encode(), name="a.html")

    assert len(clipping.articles) == 1
    assert {block.span for block in clipping.articles[0].blocks} == {None}


@pytest.mark.parametrize(
    "part",
    [
        pytest.param("<div>", id="deep nesting"),
        pytest.param("<table><tr><td>HD&nbsp;</td><td>", id="nested tables"),
        pytest.param("<p>1 of 2 DOCUMENTS</p><p>LENGTH: 3 words</p>", id="numbers"),
        pytest.param("<pre>HD \n\n", id="preformatted text"),
        pytest.param("·20140514·", id="numbers of Europresse"),
    ],
)
def test_a_hostile_page_takes_linear_time(part: str) -> None:
    pages = {
        size: f"<html><!-- docfull --><docfull>{part * (size // len(part))}" for size in (40_000, TIMES_LARGER * 40_000)
    }

    assert grows_linearly(lambda size: read_export_page(pages[size]), size=40_000)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("The Merrow Gazette (Merrow) - Final Edition", "The Merrow Gazette"),
        ("The Merrow Gazette, Late Edition - Final", "The Merrow Gazette"),
        ("The Merrow Gazette - Online", "The Merrow Gazette"),
        ("The Merrow Gazette Web Edition", "The Merrow Gazette"),
        ("The Merrow Gazette; Late Edition (East Coast)", "The Merrow Gazette"),
        ("Merrow Gazette, The (MA)", "The Merrow Gazette"),
        ("Merrow Herald: Web Edition Articles (Merrow, IL)", "Merrow Herald"),
        ("Merrower Tageblatt - Hauptausgabe", "Merrower Tageblatt"),
        ("Le Merrow - édition Nord", "Le Merrow"),
        ("Le Merrow, no. 12345", "Le Merrow"),
        ("海角日报（海外版）", "海角日报"),
        ("The Early Edition", "The Early Edition"),
        ("Merrow.example", "Merrow.example"),
        ("", ""),
    ],
)
def test_an_outlet_is_named_without_place_and_edition(printed: str, name: str) -> None:
    assert outlet_forms(printed)[-1] == name


@pytest.mark.parametrize("text", ["Late Edition - Final", "1st Edition", "National", "Hauptausgabe", "édition Nord"])
def test_editions_are_recognised(text: str) -> None:
    assert is_edition(text)


@pytest.mark.parametrize(
    "text", ["Paper ends its evening edition", "The Merrow Gazette", "Edition of 1611 is found in an attic"]
)
def test_headlines_and_outlets_are_no_editions(text: str) -> None:
    assert not is_edition(text)


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("By TILDE ROSKAM and ANDERS VOLL; Staff Writers", ("Tilde Roskam", "Anders Voll")),
        ("BY TILDE ROSKAM Gazette Staff Writer", ("Tilde Roskam",)),
        ("Tilde ROSKAM et Anders VOLL", ("Tilde Roskam", "Anders Voll")),
        ("Por Tilde Roskam y Anders Voll", ("Tilde Roskam", "Anders Voll")),
        ("Tilde Roskam troskam@merrow.example", ("Tilde Roskam",)),
        ("Propos recueillis par Tilde Roskam", ("Tilde Roskam",)),
        ("De notre correspondant à Solby, Anders Voll", ("Anders Voll",)),
        ("Von unserem Korrespondenten Anders Voll", ("Anders Voll",)),
        ("Von unserem Korrespondenten", ()),
        ("By Our Own Correspondent", ()),
        ("Staff Reporter", ()),
        ("Roskam, Tilde; Voll, Anders", ("Tilde Roskam", "Anders Voll")),
        ("本报记者 张三 李四", ("张三", "李四")),
        ("Иван ПЕТРОВ", ("Иван Петров",)),
        ("Unknown", ()),
        ("", ()),
    ],
)
def test_authors_are_read_from_bylines(byline: str, authors: tuple[str, ...]) -> None:
    assert read_authors([byline], "The Merrow Gazette") == authors
