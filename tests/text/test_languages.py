"""The language of a text, from its script, its function words, and the classifier where these are not sure."""

from __future__ import annotations

import subprocess
import sys

import pytest

from articles.text.languages import detect_language, detect_lines_language

SENTENCES = {
    "en": "The ferry to the outer islands will run again from April, the port office said on Thursday.",
    "de": "Die Fähre zu den äußeren Inseln fährt ab April wieder, teilte das Hafenamt am Donnerstag mit.",
    "fr": "Le bac vers les îles reprendra son service en avril, a annoncé jeudi la capitainerie du port.",
    "es": "El transbordador a las islas volverá a navegar en abril, anunció el jueves la oficina del puerto.",
    "it": "Il traghetto per le isole tornerà a navigare ad aprile, ha annunciato giovedì l'ufficio del porto.",
    "pt": "A balsa para as ilhas voltará a navegar em abril, anunciou na quinta-feira a autoridade portuária.",
    "gl": "A lancha para as illas volverá navegar en abril, anunciou onte a oficina do porto aos veciños.",
    "nl": "De veerboot naar de eilanden vaart vanaf april weer, meldde het havenkantoor donderdag.",
    "sv": "Färjan till öarna går igen från april, meddelade hamnkontoret på torsdagen.",
    "no": "Ferja til øyene skal gå igjen fra april, opplyste havnekontoret torsdag. Mange har ventet lenge på henne.",
    "da": "Færgen til øerne sejler igen fra april, oplyste havnekontoret torsdag. Mange har ventet længe på den.",
    "pl": "Prom na wyspy znów będzie kursował od kwietnia, podał w czwartek zarząd portu.",
    "cs": "Přívoz na ostrovy bude od dubna opět jezdit, oznámila ve čtvrtek přístavní správa.",
    "sk": "Trajekt na ostrovy bude od apríla opäť premávať, oznámila vo štvrtok správa prístavu.",
    "ru": "Паром на острова снова пойдёт с апреля, сообщила в четверг администрация порта, которую мы спросили.",
    "uk": "Пором на острови знову піде з квітня, повідомила в четвер адміністрація порту.",
    "bg": "Фериботът до островите отново ще плава от април, съобщи в четвъртък пристанищната служба.",
    "tr": "Adalara giden vapur nisandan itibaren yeniden çalışacak, liman idaresi perşembe günü duyurdu.",
    "id": "Kapal feri ke pulau luar akan beroperasi lagi mulai bulan April, kata kantor pelabuhan hari Kamis.",
    "ar": "أعلن مكتب الميناء يوم الخميس أن العبارة إلى الجزر ستعود إلى العمل ابتداء من أبريل.",
    "fa": "اداره بندر پنجشنبه اعلام کرد که کشتی جزیره‌ها از فروردین دوباره به راه می‌افتد.",
    "zh": "港务局星期四表示，前往外岛的渡轮将于四月恢复航行。",
    "ja": "港湾局は木曜日、島へのフェリーが四月から再開すると発表した。",
    "ko": "항만청은 목요일 섬으로 가는 여객선이 4월부터 다시 운항한다고 밝혔다.",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_one_sentence_shows_its_language(language: str) -> None:
    assert detect_language(SENTENCES[language]) == language


@pytest.mark.parametrize("text", ["", "12:30", "— — —", "P W D L F A Pts\nMarwick 9 7 1 1 20\nSkerry 9 4 4 1 9"])
def test_figures_and_tables_have_no_language(text: str) -> None:
    assert detect_language(text) in (None, "en")


@pytest.mark.parametrize("text", ["point\n" * 300, "x" * 3_000, "“We go. " * 300])
def test_a_few_words_again_and_again_have_no_language(text: str) -> None:
    assert detect_language(text) is None


def test_menus_do_not_decide_the_language_of_an_article() -> None:
    menu = ["Home", "Sport", "Live", "Newsletter", "Podcasts", "Video", "Shop", "Login"] * 12
    assert detect_lines_language([*menu, SENTENCES["de"], *menu]) == "de"
    assert detect_lines_language(["Startseite", "Wirtschaft und Politik", "Nachrichten aus der Region"]) == "de"


def test_names_in_latin_letters_do_not_hide_the_script() -> None:
    assert detect_language("Quoin Ferries与Marwick Holdings星期四签署了协议，渡轮将于四月恢复") == "zh"


def test_ordinary_english_does_not_load_the_classifier() -> None:
    code = (
        "import sys; from articles.text.languages import detect_language as d; "
        f"assert d({SENTENCES['en']!r}) == 'en'; assert not sys.modules.keys() & {{'py3langid', 'numpy'}}"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
