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
