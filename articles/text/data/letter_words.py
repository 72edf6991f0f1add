"""Headings over readers’ letters, and the words with which letters begin and end."""

from __future__ import annotations

from typing import Final

LETTERS_HEADINGS: Final = (
    "letters", "letters to the editor", "readers’ letters", "reader letters", "letters page", "your letters", "your views",
    "letters from readers", "letters and emails", "postbag", "mailbag", "leserbriefe", "leserbrief", "briefe an die redaktion",
    "zuschriften", "leserstimmen", "briefe", "courrier des lecteurs", "le courrier des lecteurs", "lettres à la rédaction",
    "vos lettres", "cartas al director", "cartas a la directora", "cartas de los lectores", "cartas", "lettere al direttore",
    "lettere", "la posta dei lettori", "cartas dos leitores", "cartas ao diretor", "carta do leitor", "ingezonden brieven",
    "brieven", "lezersbrieven", "insändare", "leserbrev", "leserinnlegg", "læserbreve", "listy do redakcji", "listy",
    "dopisy čtenářů", "письма читателей", "письма в редакцию", "листи читачів", "okur mektupları", "読者の声", "声", "読者投稿",
    "读者来信", "讀者來函", "독자의 소리", "독자투고", "رسائل القراء",
)  # fmt: skip
"""In lower case. Lines that begin with one of them stand over letters."""

SALUTATIONS: Final = (
    "to the editor", "sir", "sirs", "sir or madam", "madam", "dear sir", "dear sirs", "dear madam", "dear editor", "editor",
    "dear editors", "dear sir or madam", "sehr geehrte redaktion", "sehr geehrte damen und herren", "liebe redaktion",
    "geehrte redaktion", "an die redaktion", "monsieur le directeur", "monsieur le rédacteur en chef", "madame, monsieur",
    "monsieur", "madame la directrice", "señor director", "sr. director", "estimado director", "señora directora",
    "egregio direttore", "gentile direttore", "caro direttore", "senhor diretor", "sr. diretor", "geachte redactie",
    "beste redactie", "bästa redaktion", "kjære redaktør", "kære redaktør", "szanowna redakcjo", "vážená redakce",
    "уважаемая редакция", "шановна редакціє", "sayın editör",
)  # fmt: skip
"""In lower case, without the mark behind them."""

VALEDICTIONS: Final = frozenset(
    """
    sincerely;yours sincerely;sincerely yours;yours faithfully;yours truly;yours;regards;kind regards;best regards
    best wishes;respectfully;respectfully yours;with kind regards;mit freundlichen grüßen;mit freundlichem gruß
    freundliche grüße;viele grüße;hochachtungsvoll;cordialement;bien cordialement;salutations distinguées;atentamente
    un saludo;saludos;saludos cordiales;cordialmente;cordiali saluti;distinti saluti;atenciosamente;cumprimentos
    hoogachtend;met vriendelijke groet;met vriendelijke groeten;vänliga hälsningar;med vänlig hälsning;vennlig hilsen
    med vennlig hilsen;med venlig hilsen;z poważaniem;s pozdravem;с уважением;з повагою;saygılarımla
    """.replace("\n", ";")
    .replace("    ", "")
    .split(";")
)
"""In lower case, without the mark behind them. Lines between the text of a letter and its signature."""
