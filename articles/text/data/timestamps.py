"""Month names, time zones, and the words before a time of publication."""

from __future__ import annotations

# Full names, and abbreviations that outlets use. Lower case, without the full stop.
MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari января январь stycznia ocak",
            "february feb februar février févr fév febrero febbraio febb fevereiro fev februari февраля февраль lutego şubat",
            "march mar märz mär mars marzo março maart марта март marca mart",
            "april apr avril avr abril abr aprile апреля апрель kwietnia nisan",
            "may mai mayo maggio mag maio mei мая май maja mayıs",
            "june jun juni juin junio giugno giu junho июня июнь czerwca haziran",
            "july jul juli juillet juil julio luglio lug julho июля июль lipca temmuz",
            "august aug août agosto ago augustus августа август sierpnia ağustos",
            "september sept sep septembre septiembre settembre set setembro сентября сентябрь września eylül",
            "october oct oktober okt octobre octubre ottobre ott outubro out октября октябрь października ekim",
            "november nov novembre noviembre novembro ноября ноябрь listopada kasım",
            "december dec dezember dez décembre déc diciembre dic dicembre dezembro desember декабря декабрь grudnia aralık",
        ),
        start=1,
    )
    for name in names.split()
}

# Abbreviations with a fixed offset, in minutes east of UTC, even if used in the wrong season (CET in July). Ambiguous
# abbreviations have the meaning usual in English news: IST is India, BST Britain, CST and EST North America.
ZONES: dict[str, int] = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "BST": 60, "WEST": 60, "IST": 330, "CET": 60, "MEZ": 60, "CEST": 120,
    "MESZ": 120, "EET": 120, "EEST": 180,
    "MSK": 180, "TRT": 180, "WAT": 60, "CAT": 120, "SAST": 120, "EAT": 180, "AST": -240, "ADT": -180, "NST": -210,
    "NDT": -150, "EST": -300, "EDT": -240,
    "CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420, "AKST": -540, "AKDT": -480,
    "HST": -600, "BRT": -180, "ART": -180,
    "GST": 240, "PKT": 300, "NPT": 345, "BDT": 360, "ICT": 420, "WIB": 420, "HKT": 480, "SGT": 480, "PHT": 480,
    "PHST": 480, "MYT": 480, "AWST": 480,
    "JST": 540, "KST": 540, "ACST": 570, "ACDT": 630, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780,
}  # fmt: skip

# Abbreviations for both standard and summer time, with the IANA time zone that gives the offset of a date.
CLOCKS: dict[str, str] = {
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
    "AKT": "America/Anchorage",
    "AET": "Australia/Sydney",
    "NZT": "Pacific/Auckland",
}

# Words before a date of publication, and words before the date of a later update.
PUBLISHED_WORDS = (
    "published", "posted", "first published", "publication date", "date published", "issued", "created",
    "veröffentlicht", "publié", "publicado",
    "pubblicato", "gepubliceerd", "опубликовано", "date",
)  # fmt: skip
UPDATED_WORDS = (
    "updated", "last updated", "modified", "last modified", "edited", "revised", "aktualisiert", "mis à jour",
    "mise à jour", "modifié", "actualizado",
    "atualizado", "aggiornato", "bijgewerkt", "обновлено",
)  # fmt: skip
