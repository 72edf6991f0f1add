"""Abbreviations whose full stop does not always end a sentence. All casefolded, without the last full stop."""

from __future__ import annotations

from articles.text.data.wordlists import word_set

# Titles and the like, which a name always follows: their full stop never ends a sentence. Only with a capital: "Gen."
# is a general, "gen." may be anything.
TITLES: frozenset[str] = word_set(
    """
    mr mrs ms mx dr prof rev fr hon pres gov lt sgt cpl capt cmdr col gen maj adm sen rep reps sens supt det insp pvt
    pfc amb atty asst assoc messrs mme mlle mlles mm msgr pte spc ofc mt ft gov.-gen lt.-col hr frl dipl ing mag
    """
)

# Abbreviations in either case whose full stop never ends a sentence.
NEVER_FINAL: frozenset[str] = word_set(
    """
    vs v cf viz approx ca c al bzw ggf evtl inkl exkl geb gest sog vgl zzt
    им ул просп пер наб стр кв корп проф акад ген полк сер ср напр тел тыс
    """
)

# Abbreviations before a number; elsewhere they are words that may end a sentence.
BEFORE_NUMBERS: frozenset[str] = word_set("no nos nr num art sect sec para fig figs vol ch p pp §")

# Abbreviations that may end a sentence: the next word decides.
MAYBE_FINAL: frozenset[str] = word_set(
    """
    inc corp co ltd llc plc bros jr sr esq etc usw u.a o.ä d.h z.b mio mrd jh jhd oz lb lbs sq km mph
    г гг в вв др пр т.д т.п т.е руб коп млн млрд чел
    """
)

# The same, but only with a capital: in lower case they are ordinary words ("sun", "ill", "mass").
MAYBE_FINAL_NAMES: frozenset[str] = word_set(
    """
    jan feb febr mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    st ste est dept univ assn ave blvd rd hwy bldg str
    ala ariz ark calif colo conn del fla ga ill ind kan kans ky la mass md mich minn miss mo mont neb nev okla ore
    pa penn tenn tex va vt wash wis wyo ont que alta sask man
    """
)

# Words that begin a sentence more often than they follow an abbreviation within one. After "U.S.", "p.m." or "Inc.",
# only these words or a quotation mark show that the sentence has ended: "in the U.S. The talks", but "the U.S. State
# Department".
OPENING_WORDS: frozenset[str] = word_set(
    """
    a after all although also an and another any as at because before both but by despite during each even every few
    for from had has have he her here his how however i if in instead is it its last later many meanwhile more most
    my no nobody none nor not now of on once one only or other others our several she since so some such that the their
    then there these they this those though three to today two under until we were what when where which while who
    whose why with would yesterday yet you your
    der die das ein eine er sie es wir ich und aber auch doch im am nach mit bei für seit dort damit dabei dies diese
    le les il elle ils elles un une et mais ce cette ces dans pour sur selon nous vous depuis
    в во он она они оно это эти на по но и а с со как мы я к у для из при после также однако
    el los las una y pero en según ella ellos
    """
)

# Words before German ordinals, whose full stop is not the end of a sentence: "am 5. Mai", "der 3. Liga".
BEFORE_ORDINALS: frozenset[str] = word_set(
    """
    am vom zum zur der den dem des die das im beim seit bis ab nach vor einem eines jeder jeden ihr ihre ihren sein
    seinen
    """
)

# Capitalised words that follow "4 p.m." inside a sentence.
AFTER_CLOCK: frozenset[str] = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday gmt utc est edt cst cdt mst mdt pst pdt et ct mt pt bst
    cet cest msk jst ist aest eastern central mountain pacific local january february march april may june july august
    september october november december
    """
)

# Verbs in the reporting clause after a quoted question or exclamation: "“Who pays?” Ms. Lind asked."
ASKING_VERBS: tuple[str, ...] = (
    "said", "says", "asked", "asks", "told", "tells", "wrote", "writes", "added", "adds", "replied", "replies",
    "answered", "cried", "shouted", "yelled", "wondered", "exclaimed", "tweeted",
)  # fmt: skip
