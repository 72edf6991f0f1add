"""Endings of names in their case forms, by language.

``NAME_ENDINGS`` are cut off to compare two forms: what is left is equal. ``BASE_FORMS`` tell the base form: pairs of an
ending and what the base form has in its place, the likeliest first. "Zbyňka" is a form of "Zbyněk", "Petra" of "Petr".
"""

from __future__ import annotations

from typing import Final

from articles.text.data.wordlists import word_set

_SLAVIC_LATIN: Final = "a ovi em e u y i ou o ů ům ům ové ech ami é ého ému ým ých ej ú om ie iego iemu im ich"

NAME_ENDINGS: Final[dict[str, frozenset[str]]] = {
    "de": word_set("s ' ’ ‘"),
    "nl": word_set("s"),
    "sv": word_set("s"),
    "da": word_set("s"),
    "no": word_set("s"),
    "ro": word_set("ului ul ei i"),
    "cs": word_set("a ovi em e u y i ou ů ové é ého ému ým ými ův ova ovo ovy ově ovu ovým ových ě í ím in ina iny"),
    "sk": word_set("a ovi om e u y i ou ov ové ej ú ého ému ým ým ho mu ova ovo ovu in"),
    "pl": word_set("a owi em ie e u y i ą ę ego emu ym im iego iemu iem ej o ów owie owa ze ką ki ce kę"),
    "hr": word_set("a u om em e i oj og ega ov ova ovo ove ovu ev in ina ju ja jem ije"),
    "bg": word_set("а я ът"),
    "ru": word_set("а у ом ем ём е ы и ой ою ого его ому ему ым им ую юю я ю ей ий ый ая ь ью ии ию ией ин ов"),
    "uk": word_set("а у ом ем єм еві ові єві е ю я і и ї ої ою ею єю ого ього ому ьому им ій у юю ий ь й ем ї"),
    "lt": word_set("as o ui ą u e ai ų is io iui į iu y ys iaus iu ė ės ei ę a os us aus ius iaus i ams ais ės"),
    "lv": word_set("s a am u ā is im i ī e es ei ē š as ai us um"),
    "fi": word_set(
        "n in en a ä ta tä lle lla llä lta ltä ssa ssä sta stä na nä ksi an än iin on in ille illa ilta issa ista"
    ),
    "et": word_set("i e a u ile ilt ist is it le lt st s ga iga ega aga uga t"),
    "hu": word_set(
        "t ot et öt at nak nek ról ről tól től ból ből ban ben ba be ra re on en ön n val vel nal nel ral rel kal kel tal tel"
        " hoz hez höz ért ig ként é éra ék éknak án én át ét ával ével nál nél"
    ),
    "tr": word_set("ı i u ü nın nin nun nün ın in un ün ya ye a e da de dan den yı yi yu yü la le yla yle"),
    "el": word_set("ς υ ος ου ο ας α ης η ες έας έα ους"),
}
"""Every language also has the empty ending."""

BASE_FORMS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "cs": (
        ("ňka", "něk"), ("ňkovi", "něk"), ("ňkem", "něk"), ("ka", "ek"), ("kovi", "ek"), ("kem", "ek"), ("vla", "vel"), ("vlem", "vel"), ("vlovi", "vel"),
        ("ovi", ""), ("em", ""), ("ho", ""), ("mu", ""), ("m", ""), ("lem", "el"), ("la", "el"), ("lovi", "el"), ("ou", "a"), ("y", "a"), ("u", "a"), ("ě", "a"), ("ii", "ie"), ("e", "a"), ("e", ""), ("a", ""),
    ),
    "sk": (
        ("ka", "ek"), ("kovi", "ek"), ("ovi", ""), ("om", ""), ("ho", ""), ("mu", ""), ("m", ""), ("ou", "a"), ("y", "a"), ("u", "a"), ("e", "a"), ("a", ""),
    ),
    "pl": (
        ("kiem", "ek"), ("ka", "ek"), ("kowi", "ek"), ("wła", "weł"), ("włowi", "weł"), ("włem", "weł"), ("owi", ""), ("iem", ""), ("em", ""), ("iego", "i"), ("ego", "y"), ("ego", "i"), ("emu", "y"),
        ("ii", "ia"), ("ię", "ia"), ("ią", "ia"), ("ą", "a"), ("ę", "a"), ("y", "a"), ("ki", "ka"), ("i", "a"), ("ie", "a"), ("e", "a"), ("a", ""),
    ),
    "hr": (("om", ""), ("em", ""), ("u", ""), ("e", "a"), ("i", "a"), ("om", "a"), ("u", "a"), ("a", "")),
    "ru": (
        ("ием", "ий"), ("ия", "ий"), ("ию", "ий"), ("ии", "ия"), ("ией", "ия"), ("ея", "ей"), ("ею", "ей"), ("еем", "ей"), ("ея", "ея"), ("ря", "рь"), ("рем", "рь"), ("рю", "рь"), ("вла", "вел"), ("влу", "вел"), ("влом", "вел"),
        ("ом", ""), ("ем", ""), ("у", ""), ("е", ""), ("ой", "а"), ("ей", "я"), ("ы", "а"), ("и", "я"), ("у", "а"), ("ю", "я"), ("е", "а"), ("е", "я"), ("и", "а"), ("а", ""), ("я", "ь"), ("я", "й"), ("ю", "й"),
    ),
    "uk": (
        ("ія", "ій"), ("ію", "ій"), ("ієм", "ій"), ("ії", "ія"), ("ією", "ія"), ("ія", "ій"), ("ря", "р"), ("рем", "р"), ("рю", "р"), ("рія", "рій"), ("вла", "вло"), ("ом", ""), ("ом", "о"), ("ові", ""), ("еві", ""), ("у", ""), ("і", ""),
        ("ою", "а"), ("ею", "я"), ("и", "а"), ("і", "а"), ("у", "а"), ("ю", "я"), ("а", ""), ("а", "о"), ("у", "о"), ("я", "ь"), ("я", "й"), ("ю", "й"),
    ),
    "lt": (
        ("ui", "as"), ("ą", "as"), ("o", "as"), ("u", "as"), ("io", "is"), ("iui", "is"), ("į", "is"), ("iu", "is"), ("io", "ys"), ("aus", "us"), ("ui", "us"), ("ų", "us"), ("umi", "us"), ("ės", "ė"), ("ei", "ė"), ("ę", "ė"), ("e", "ė"),
        ("os", "a"), ("ai", "a"), ("ą", "a"), ("a", "a"),
    ),
    "fi": (("in", ""), ("n", ""), ("lle", ""), ("lla", ""), ("llä", ""), ("lta", ""), ("ltä", ""), ("ssa", ""), ("ssä", ""), ("sta", ""), ("stä", ""), ("en", ""), ("a", ""), ("ä", ""), ("ta", ""), ("sen", "nen"), ("sta", "nen"), ("selle", "nen")),
    "hu": (
        ("nak", ""), ("nek", ""), ("ról", ""), ("ről", ""), ("tól", ""), ("től", ""), ("ból", ""), ("ből", ""), ("val", ""), ("vel", ""), ("hoz", ""), ("hez", ""), ("höz", ""), ("ért", ""), ("ot", ""), ("et", ""), ("öt", ""), ("t", ""), ("át", "a"), ("ával", "a"), ("ára", "a"), ("étől", "e"), ("ét", "e"), ("ra", ""), ("re", ""), ("ban", ""), ("ben", ""), ("ék", ""), ("én", "e"), ("án", "a"), ("ának", "a"),
    ),
    "el": (("ου", "ος"), ("ο", "ος"), ("η", "ης"), ("α", "ας"), ("ης", "η"), ("ας", "α"), ("ους", "ος"), ("έα", "έας"), ("ε", "ος")),
    "ro": (("ei", "a"), ("iei", "ia")),
    "lv": (("a", "s"), ("am", "s"), ("u", "s"), ("im", "is"), ("a", "is"), ("as", "a"), ("ai", "a"), ("es", "e"), ("ei", "e")),
    "et": (("i", ""), ("le", ""), ("lt", ""), ("st", ""), ("ga", ""), ("e", "")),
    "bg": (("а", ""), ("я", "й")),
    "de": (("s", ""), ("’", ""), ("‘", "")),
    "nl": (("s", ""),),
    "sv": (("s", ""),),
    "da": (("s", ""),),
    "no": (("s", ""),),
}  # fmt: skip

FEMALE_SURNAMES: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "cs": (("ové", "ová"), ("ovou", "ová"), ("é", "á"), ("ou", "á")),
    "sk": (("ovej", "ová"), ("ovou", "ová"), ("ovú", "ová"), ("ej", "á"), ("ú", "á"), ("ou", "á")),
    "pl": (("skiej", "ska"), ("ską", "ska"), ("ckiej", "cka"), ("cką", "cka"), ("kiej", "ka"), ("ką", "ka"), ("y", "a"), ("ę", "a"), ("ą", "a")),
    "ru": (("овой", "ова"), ("ову", "ова"), ("евой", "ева"), ("еву", "ева"), ("ёвой", "ёва"), ("ёву", "ёва"), ("иной", "ина"), ("ину", "ина"), ("ской", "ская"), ("скую", "ская"), ("цкой", "цкая"), ("цкую", "цкая"), ("ой", "ая"), ("ую", "ая")),
    "uk": (("ової", "ова"), ("овій", "ова"), ("ову", "ова"), ("ової", "ова"), ("євої", "єва"), ("ської", "ська"), ("ській", "ська"), ("ську", "ська"), ("ською", "ська"), ("цької", "цька"), ("цькій", "цька"), ("цьку", "цька")),
    "lt": (("ienės", "ienė"), ("ienei", "ienė"), ("ienę", "ienė"), ("ytės", "ytė"), ("aitės", "aitė"), ("ytei", "ytė"), ("aitei", "aitė")),
    "el": (),
}  # fmt: skip
"""Endings of women's surnames, and the base form's ending."""

MALE_SURNAMES: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "cs": (("ského", "ský"), ("skému", "ský"), ("ským", "ský"), ("ckého", "cký"), ("ckému", "cký"), ("ckým", "cký"), ("ého", "ý"), ("ému", "ý"), ("ým", "ý"), ("ovi", ""), ("em", ""), ("ou", "a"), ("y", "a"), ("u", "a"), ("ka", "ek"), ("la", "el"), ("ce", "ec"), ("še", "š"), ("če", "č"), ("ře", "ř"), ("že", "ž"), ("a", "")),
    "sk": (("ského", "ský"), ("skému", "ský"), ("ským", "ský"), ("ckého", "cký"), ("ého", "ý"), ("ému", "ý"), ("ým", "ý"), ("ovi", ""), ("om", ""), ("ou", "a"), ("u", "a"), ("y", "a"), ("ka", "ek"), ("ca", "ec"), ("a", "")),
    "pl": (("skiego", "ski"), ("skiemu", "ski"), ("skim", "ski"), ("ckiego", "cki"), ("ckiemu", "cki"), ("ckim", "cki"), ("dzkiego", "dzki"), ("ego", "y"), ("owi", ""), ("kiem", "k"), ("iem", ""), ("em", ""), ("ka", "ek"), ("ca", "ec"), ("y", "a"), ("ę", "a"), ("ą", "a"), ("a", "")),
    "ru": (("ского", "ский"), ("скому", "ский"), ("ским", "ский"), ("ском", "ский"), ("цкого", "цкий"), ("цкому", "цкий"), ("цким", "цкий"), ("ого", "ой"), ("овым", "ов"), ("евым", "ев"), ("ёвым", "ёв"), ("иным", "ин"), ("ову", "ов"), ("еву", "ев"), ("ину", "ин"), ("ове", "ов"), ("еве", "ев"), ("ине", "ин"), ("ова", "ов"), ("ева", "ев"), ("ёва", "ёв"), ("ина", "ин"), ("ына", "ын"), ("ом", ""), ("ем", "ь"), ("а", ""), ("у", ""), ("я", "ь"), ("ю", "ь")),
    "uk": (("ського", "ський"), ("ському", "ський"), ("ським", "ський"), ("цького", "цький"), ("цькому", "цький"), ("цьким", "цький"), ("ого", "ий"), ("овим", "ов"), ("ова", "ов"), ("ову", "ов"), ("ова", "ов"), ("єва", "єв"), ("іна", "ін"), ("нем", "нь"), ("лем", "ль"), ("ня", "нь"), ("ля", "ль"), ("енка", "енко"), ("енку", "енко"), ("енком", "енко"), ("енкові", "енко"), ("ука", "ук"), ("уку", "ук"), ("юка", "юк"), ("чука", "чук"), ("ака", "ак"), ("ом", ""), ("а", ""), ("у", ""), ("я", "ь"), ("ю", "ь")),
    "lt": (("o", "as"), ("ui", "as"), ("ą", "as"), ("u", "as"), ("io", "is"), ("iui", "is"), ("į", "is"), ("aus", "us"), ("ų", "us")),
    "hr": (("a", ""), ("u", ""), ("em", ""), ("om", "")),
    "el": (("πουλου", "πουλος"), ("πουλο", "πουλος"), ("ο", "ος"), ("η", "ης"), ("α", "ας"), ("έα", "έας")),
    "fi": (("saaren", "saari"), ("mäen", "mäki"), ("joen", "joki"), ("niemen", "niemi"), ("lahden", "lahti"), ("järven", "järvi"), ("sta", "nen"), ("sen", "nen"), ("selle", "nen"), ("sella", "nen"), ("selta", "nen"), ("seen", "nen"), ("in", ""), ("lle", ""), ("lta", ""), ("ltä", ""), ("n", ""), ("a", ""), ("ä", "")),
    "hu": (("nak", ""), ("nek", ""), ("ról", ""), ("ről", ""), ("tól", ""), ("től", ""), ("val", ""), ("vel", ""), ("ot", ""), ("et", ""), ("öt", ""), ("t", "")),
}  # fmt: skip
"""Endings of men's surnames in oblique cases, and the base form's ending."""

NOUN_ENDINGS: Final[dict[str, tuple[str, ...]]] = {
    "de": ("ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen", "tät", "täten", "ismus", "nis", "nisse", "chen", "tum", "ment", "ik", "ie", "innen"),
    "nl": ("ing", "ingen", "heid", "schap", "tie", "teit", "isme"),
    "fr": ("tion", "tions", "ment", "té", "tés", "isme", "ence", "ance", "age"),
    "es": ("ción", "ciones", "dad", "dades", "miento", "ismo", "encia", "ancia", "aje", "sión"),
    "it": ("zione", "zioni", "mento", "menti", "ità", "ismo", "enza", "anza", "sione"),
    "pt": ("ção", "ções", "dade", "mento", "ismo", "ência", "ância", "são"),
    "ro": ("ție", "ția", "mente", "tate", "tatea", "ism"),
    "sv": ("ning", "ningen", "het", "heten", "tion", "tionen", "skap"),
    "da": ("ning", "ningen", "hed", "heden", "tion", "tionen", "skab"),
    "no": ("ning", "ningen", "het", "heten", "sjon", "sjonen", "skap"),
    "pl": ("cja", "cji", "ość", "ości", "anie", "enie", "ania", "enia", "stwo", "stwa"),
    "cs": ("ost", "osti", "ení", "ání", "ství", "ctví", "ace", "ací"),
    "sk": ("osť", "osti", "enie", "anie", "stvo", "ctvo", "cia", "cie"),
    "tr": ("lığı", "liği", "luğu", "lüğü", "lık", "lik", "luk", "lük", "ması", "mesi", "cılık", "ları", "leri"),
    "hu": ("ság", "ség", "ás", "és"),
    "fi": ("minen", "uus", "yys", "isto", "istö"),
    "ru": ("ость", "ости", "ание", "ения", "ение", "ство", "ства", "ция", "ции"),
    "uk": ("ість", "ості", "ання", "ення", "ство", "ства", "ція", "ції"),
    "el": ("ση", "σης", "ότητα", "ισμός", "ισμού"),
}  # fmt: skip
"""Endings of abstract nouns, which names hardly have."""

ADJECTIVE_ENDINGS: Final[dict[str, tuple[str, ...]]] = {
    "pl": ("ski", "ska", "skie", "skiego", "skiej", "skim", "cki", "cka", "ckie", "ckiego", "ckiej", "wy", "wa", "we", "wego", "wej", "ny", "na", "ne", "nego", "nej"),
    "cs": ("ský", "ská", "ské", "ského", "ské", "ském", "cký", "cká", "cké", "ckého", "ní", "ního", "ný", "ná", "né", "ného"),
    "sk": ("ský", "ská", "ské", "ského", "skej", "skom", "cký", "cká", "cké", "ckého", "ný", "ná", "né", "ného", "nej"),
    "hr": ("ski", "ska", "sko", "skog", "ske", "skoj", "ni", "na", "no", "nog", "ne", "noj"),
    "ru": ("ский", "ская", "ское", "ского", "ской", "ском", "ские", "ских", "ный", "ная", "ное", "ного", "ной", "ном", "ные", "ных", "ый", "ий", "ая", "ое", "ого", "ые", "ых"),
    "uk": ("ський", "ська", "ське", "ського", "ської", "ському", "ські", "ських", "ний", "на", "не", "ного", "ної", "ному", "ні", "них", "ий", "ого"),
    "bg": ("ски", "ска", "ско", "ския", "ската", "ското", "ен", "на", "но", "ния", "ната", "ното", "ните"),
    "el": ("ική", "ικής", "ικό", "ικού", "ικών", "ικά", "ική", "ικές", "ικός"),
    "lt": ("inis", "inė", "inės", "inio"),
    "hu": ("i",),
}  # fmt: skip
"""Endings of adjectives with which names of organisations begin: "Червоного Хреста"."""

SURNAME_ENDINGS: Final = tuple(
    """
    shvili schwili dze dse adze ić vić vic ović evic enko enka tschuk chuk jchuk skyj skyi skij skiy sky ski cki wicz icz oğlu oglu zade yan jian escu eanu oiu
    opoulos poulos idis akis atos sson ssen inen ainen lainen elli etti ucci ucchi aldi ardi osi ínez ález érez ández íguez guez inho eira eiro ães
    ová ský cký ák ík iak czyk ych ych kova ova eva jeva yeva aitė ytė ienė auskas evičius ėnas ūnas
    швили дзе енко чук цкий ский ская ова ева ёва ян оглу ько юк
    όπουλος οπούλου ίδης άκης άτος έας
    """.split()
)
"""Endings of surnames which common nouns hardly have."""
