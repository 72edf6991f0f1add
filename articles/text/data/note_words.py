"""Beginnings of notes that correct an article, and of the marks at the ends of press releases."""

from __future__ import annotations

from typing import Final

CORRECTIONS: Final = (
    r"corrections?(?:\s?/\s?clarification)?(?:,? [^:]{1,30})?\s?[:–—-]|clarification\s?[:–—-]|erratum\b|errata\b"
    r"|editor['’]?s['’]? note\s?[:–—-]|correction \(|(?:an|a previous|a prior) earlier version of this|(?:an|the) (?:earlier|"
    r"previous|original) version of (?:this|the)|a previous version of (?:this|the)|this (?:article|story|post|"
    r"report|piece|column|headline|page) (?:was|has been) (?:amended|corrected|updated|changed|edited|revised)"
    r"|because of an? editing error|due to an? (?:editing|editorial|production) error|we have corrected"
    r"|korrektur\s?[:–—-]|berichtigung\s?[:–—-]|richtigstellung\s?[:–—-]|anmerkung der redaktion\s?[:–—-]|in einer (?:früheren|"
    r"ersten|vorherigen) (?:version|fassung)|in der ursprünglichen (?:version|fassung)|hinweis der redaktion\s?[:–—-]"
    r"|rectificatif\s?[:–—-]|correctif\s?[:–—-]|note de la rédaction\s?[:–—-]|une version (?:antérieure|précédente)"
    r"|(?:mise à jour et )?correction du\b|fe de (?:erratas|errores)\b|corrección\s?[:–—-]|rectificación\s?[:–—-]|una versión anterior"
    r"|rettifica\s?[:–—-]|errata corrige|correzione\s?[:–—-]|una versione precedente|correção\s?[:–—-]|erramos\b|uma versão anterior"
    r"|rectificatie\s?[:–—-]|correctie\s?[:–—-]|in een eerdere versie|rättelse\s?[:–—-]|i en tidigare version|rettelse\s?[:–—-]"
    r"|retting\s?[:–—-]|i en tidligere (?:versjon|version)|sprostowanie\s?[:–—-]|w poprzedniej wersji|oprava\s?[:–—-]|v předchozí verzi"
    r"|исправление\s?[:–—-]|уточнение\s?[:–—-]|поправка\s?[:–—-]|в предыдущей версии|виправлення\s?[:–—-]|уточнення\s?[:–—-]"
    r"|düzeltme\s?[:–—-]|訂正|更正|정정|تصحيح"
)
"""A pattern for the beginning of a note in lower case."""

LIFE_DATES: Final = (
    r"(?<![^\W_])(?:born|b\.|geboren|geb\.|née?|nacid[oa]|nat[oa]|nascid[oa]|född|født|ur\.|narozen[aá]?|родил(?:ся|ась)"
    r"|народи(?:вся|лася))(?![^\W_]).{1,80}(?<![^\W_])(?:died|d\.|gestorben|gest\.|verstorben|morte?|décédée?|murió"
    r"|fallecid[oa]|falleció|mort[oa]|morreu|falecid[oa]|overleden|död|avled|død|zm\.|zemřela?|умер(?:ла)?|помер(?:ла)?)"
    r"(?![^\W_])|^[*†✝]\s?(?:\d{1,2}\.\s?(?:\d{1,2}\.|[^\W\d_]{3,12})|[^\W\d_]{3,12})\s?(?:1[89]|20)\d\d(?!\d)"
)
"""A pattern for the line of an obituary that gives birth and death, in lower case."""

END_MARKS: Final = frozenset(
    """
    end;ends;ende;fin;fine;fim;einde;slut;koniec;konec;конец;кінець;son;more;30;ende der mitteilung;ende der pressemitteilung
    for immediate release;press release;media release;news release;pressemitteilung;presseinformation;medienmitteilung
    communiqué de presse;pour diffusion immédiate;nota de prensa;comunicado de prensa;comunicato stampa
    comunicado de imprensa;nota de imprensa;persbericht;pressmeddelande;pressemelding;pressemeddelelse;informacja prasowa
    tisková zpráva;пресс-релиз;прес-реліз;basın bülteni;zur sofortigen veröffentlichung
    """.replace("\n", ";")
    .replace("    ", "")
    .strip(" ;")
    .split(";")
)
"""Marks at the beginning and end of press releases, in lower case and without dashes."""
