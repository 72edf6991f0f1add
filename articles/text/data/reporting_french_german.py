"""French and German reporting verbs and the words around them. They attribute quoted passages only.

To add a verb, add each of its forms to ``_FRENCH_CUES`` or ``_GERMAN_CUES``.
"""

from __future__ import annotations

from typing import Final

# Forms of French verbs of speech: "a déclaré Ada Berg", "dit-elle".
_FRENCH_CUES: Final = """
    accuse accusé admet admettait admis affirmait affirme affirmé ajoutait ajoute ajouté alarme annonce annoncé
    annonçait assurait assure assuré assène asséné averti avertit commente commenté conclu concluait conclut confiait
    confie confié critique critiqué demandait demande demandé disait disent dit déclarait déclare déclaré dénonce
    dénoncé dénonçait détaille détaillé estimait estime estimé exclame exclamé expliquait explique expliqué glisse
    glissé indiquait indique indiqué inquiète insistait insiste insisté interroge interrogé ironise ironisé juge jugé
    lance lancé lançait lâche lâché martelé martèle note noté observait observe observé plaide plaidé poursuit
    poursuivait poursuivi promet promettait promis précisait précise précisé prévenu prévient qualifie qualifié
    racontait raconte raconté rappelait rappelle rappelé reconnaît reconnu regrettait regrette regretté renchérit
    réagi réagit réjouit répond répondait répondu répète répété résume résumé soulignait souligne souligné soutenu
    soutient tempère tempéré témoigne témoigné écrit écrivait
"""

# Forms of German verbs of speech: "sagte die Ministerin".
_GERMAN_CUES: Final = """
    antwortet antwortete behauptet behauptete bekräftigte bemerkt bemerkte berichtet berichtete bestätigt bestätigte
    beteuerte betont betonte bezeichnet bezeichnete entgegnet entgegnete ergänzt ergänzte erklärt erklärte erklärten
    erläuterte erwidert erwiderte erzählt erzählte fordert forderte fragt fragte fügte gab gesagt geschrieben klagt
    klagte kommentiert kommentierte konstatierte kritisiert kritisierte kündigte lobt lobte mahnt mahnte meint meinte
    nannte nennt resümierte rief räumte sagt sagte sagten scherzte schreibt schrieb spottete teilte twitterte
    unterstreicht unterstrich urteilte verkündete versichert versicherte versprach verspricht warnt warnte
"""

FRENCH_GERMAN_CUES: Final = dict.fromkeys([*_FRENCH_CUES.split(), *_GERMAN_CUES.split()], "say")
"""All these forms, each with the base form "say", by which the rules treat them as verbs of speech."""

# Auxiliaries and object pronouns between a subject and its participle: "Ada Berg a déclaré", "Berg hat gesagt".
FRENCH_GERMAN_AUXILIARIES: Final = frozenset(
    "a ont avait avaient aurait auraient ai avons est s'est s’est s' s’ m'a m’a l'a l’a nous hat haben hatte hatten".split()
)

# Adverbs between a subject and its verb: "Berg a également déclaré".
FRENCH_GERMAN_ADVERBS: Final = frozenset(
    """
    aussi également ensuite encore ainsi alors notamment toutefois cependant enfin puis lui auch dann noch weiter später
    zudem dabei dazu jedoch aber nun schon
    """.split()
)

# Pronouns for a speaker, with the kinds of ``grammar.PRONOUNS``: "m" male, "f" female, "p" several people.
FRENCH_GERMAN_PRONOUNS: Final[dict[str, str]] = {
    "il": "m",
    "elle": "f",
    "ils": "p",
    "elles": "p",
    "er": "m",
    "sie": "f",
}

# Phrases that mean "according to": "selon Ada Berg", "nach Angaben von Berg", „...“, so Berg.
ACCORDING_TO_PHRASES: Final[tuple[tuple[str, ...], ...]] = (
    ("selon",),
    ("d'après",),
    ("d’après",),
    ("aux", "yeux", "de"),
    ("laut",),
    ("so",),
    ("nach", "angaben", "von"),
    ("nach", "angaben", "der"),
    ("nach", "angaben", "des"),
    ("nach", "worten", "von"),
    ("nach", "den", "worten", "von"),
)

# Words that end a source phrase, mostly words for time and place: "a dit Ada Berg lors du conseil".
FRENCH_GERMAN_PHRASE_ENDERS: Final = frozenset(
    """
    ce cet cette lors dans à en sur devant après avant mardi lundi mercredi jeudi vendredi samedi dimanche hier
    aujourd'hui aujourd’hui auprès au aux dont qui que par jeudi pendant lorsque quand
    am im in bei vor nach gegenüber auf der-zeitung zu zum zur heute gestern dem den seit während als mit hinzu mit an
    ein nun über und et ist sind war waren sei seien habe wird werde est sont était
    """.split()
)

# Articles and possessives that begin a source phrase: "sagte die Ministerin".
FRENCH_GERMAN_DETERMINERS: Final = frozenset(
    "le la les l' l’ un une des son sa ses leur der die das ein eine seine sein ihre ihr".split()
)
