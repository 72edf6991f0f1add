"""Reporting verbs, and the small words around them, of French and German: they name the speakers of quotes in « » and
„ “."""

from __future__ import annotations

from typing import Final

CUES_ABROAD: Final[dict[str, str]] = {
    **dict.fromkeys(
        """
        dit disait disent déclare déclarait déclaré explique expliquait expliqué affirme affirmait affirmé assure assurait
        assuré souligne soulignait souligné estime estimait estimé précise précisait précisé ajoute ajoutait ajouté
        répond répondait répondu indique indiquait indiqué lance lançait lancé poursuit poursuivait poursuivi raconte
        racontait raconté confie confiait confié regrette regrettait regretté dénonce dénonçait dénoncé insiste
        insistait insisté rappelle rappelait rappelé annonce annonçait annoncé conclut concluait conclu écrit écrivait
        promet promettait promis admet admettait admis reconnaît reconnu avertit averti prévient prévenu soutient
        soutenu martèle martelé plaide plaidé résume résumé demande demandait demandé interroge interrogé exclame
        exclamé réjouit inquiète alarme glisse glissé lâche lâché témoigne témoigné observe observait observé note
        noté commente commenté réagit réagi répète répété détaille détaillé juge jugé critique critiqué ironise
        ironisé tempère tempéré renchérit qualifie qualifié accuse accusé assène asséné
        """.split(),
        "say",
    ),
    **dict.fromkeys(
        """
        sagte sagt sagten gesagt meinte meint betonte betont erklärte erklärt erklärten schrieb schreibt geschrieben
        antwortete antwortet fragte fragt rief ergänzte ergänzt unterstrich unterstreicht warnte warnt forderte fordert
        kritisierte kritisiert behauptete behauptet versicherte versichert berichtete berichtet bestätigte bestätigt
        erwiderte erwidert entgegnete entgegnet verkündete kommentierte kommentiert bemerkte bemerkt klagte klagt lobte
        lobt mahnte mahnt scherzte spottete urteilte versprach verspricht nannte nennt bezeichnete bezeichnet teilte
        fügte kündigte räumte gab erzählte erzählt beteuerte bekräftigte erläuterte konstatierte resümierte twitterte
        """.split(),
        "say",
    ),
}  # fmt: skip
"""Forms of French and German verbs of speech, read beside marked words only, by the English verb they stand for."""

AUXILIARIES_ABROAD: Final = frozenset(
    "a ont avait avaient aurait auraient ai avons est s'est s’est s' s’ m'a m’a l'a l’a nous hat haben hatte hatten".split()
)
"""What stands between a subject and its participle."""

ADVERBS_ABROAD: Final = frozenset(
    """
    aussi également ensuite encore ainsi alors notamment toutefois cependant enfin puis lui auch dann noch weiter später
    zudem dabei dazu jedoch aber nun schon
    """.split()
)

PRONOUNS_ABROAD: Final[dict[str, str]] = {"il": "m", "elle": "f", "ils": "p", "elles": "p", "er": "m", "sie": "f"}
"""Pronouns that stand for a speaker, with the gender they give or "p" for several."""

SOURCES_BEHIND: Final[tuple[tuple[str, ...], ...]] = (
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
"""Words that a source follows: "selon Berg", „...“, so Berg."""

ENDS_ABROAD: Final = frozenset(
    """
    ce cet cette lors dans à en sur devant après avant mardi lundi mercredi jeudi vendredi samedi dimanche hier
    aujourd'hui aujourd’hui auprès au aux dont qui que par jeudi pendant lorsque quand
    am im in bei vor nach gegenüber auf der-zeitung zu zum zur heute gestern dem den seit während als mit hinzu mit an
    ein nun über und et ist sind war waren sei seien habe wird werde est sont était
    """.split()
)
"""Words that a source phrase does not run over: what tells time, place or whom."""

DETERMINERS_ABROAD: Final = frozenset(
    "le la les l' l’ un une des son sa ses leur der die das ein eine seine sein ihre ihr".split()
)
