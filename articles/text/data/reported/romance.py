"""Reporting words of French, Italian, Spanish, Catalan, Portuguese and Romanian."""

from __future__ import annotations

from typing import Final

from articles.text.data.reported.words import ReportingWords, inflect, phrases, words

_FRENCH_STEMS: Final = """
    accus affirm ajout assur avou clam comment confi critiqu déclar demand détaill estim expliqu indiqu insist
    interrog ironis jug lanc not observ plaid pointé précis racont rappel regrett relat répliqu rétorqu répèt
    résum révél signal soulign témoign constat argument confirm dénonç annonç considèr
"""
FRENCH: Final = ReportingWords(
    verbs=inflect(_FRENCH_STEMS, "e ent a èrent ait aient")
    | words(
        """
        dit disent disait disaient dirent lance lancé lançait dénonce dénoncent dénonçait annonce annoncent annonçait
        annonça écrit écrivent écrivait répond répondent répondait répondit poursuit poursuivait reconnaît reconnait
        reconnaissait reconnut soutient soutenait prévient prévenait avertit conclut concluait promet promettait
        admet admettait prétend rappelle rappellent rappela révèle juge jugent jugeait interroge interrogea note
        répète martèle martelait maintient
        """
    ),
    verbs_beside_marks=words(
        """
        alarme alarmait amuse amusait agace désole enthousiasme exclame exclamait exclama emporte étonne étonnait
        inquiète inquiétait indigne indignait félicite félicitait réjouit réjouissait réagit réagissait souvient
        souvenait plaint plaignait tempère tempérait renchérit renchérissait glisse glissait lâche lâchait souffle
        soufflait rit sourit soupire tranche tranchait tonne peste pestait abonde complète complétait enchaîne
        enchaînait reprend reprenait développe analyse analysait décrypte résume prône vante salue saluait pense
        pensait croit croyait espère espérait évoque évoquait défend défendait décrit décrivait qualifie qualifiait
        balaie balaye justifie justifiait appelle rassure rassurait déplore déplorait fustige fustigeait ose
        """
    ),
    participles=inflect(_FRENCH_STEMS, "é")
    | words(
        """
        dit répondu poursuivi reconnu soutenu prévenu averti conclu promis admis prétendu rappelé révélé répété
        dénoncé annoncé lancé martelé maintenu écrit réagi exclamé félicité réjoui inquiété indigné alarmé amusé
        renchéri lâché glissé déploré défendu qualifié salué tempéré tranché fustigé évoqué interrogé expliqué
        """
    ),
    auxiliaries=words("a ont avait avaient aurait est était ai"),
    before_source=phrases(
        """
        selon
        d'après
        aux yeux de
        de l'avis de
        """
    ),
    pronouns={"il": "m", "elle": "f", "ils": "p", "elles": "p", "on": "p", "celui-ci": "m", "celle-ci": "f"},
    conjunctions=words("que qu'"),
    between=words(
        """
        se s' s'est l' m' lui leur nous aussi également ensuite encore ainsi alors notamment toutefois cependant enfin
        puis déjà même jeudi lundi mardi mercredi vendredi samedi dimanche hier en y ne le la les toujours d'ailleurs
        t-il t-elle pour sa son part
        """
    ),
)

_ITALIAN_STEMS: Final = """
    dichiar afferm spieg raccont sottoline ricord assicur comment precis aggiunt not osserv conferm
    annunci denunci critic comunic rivel consider ammont attacc rilanc esclam domand replic ribad
    testimoni lament evidenzi sentenzi puntualizz auspic
"""
ITALIAN: Final = ReportingWords(
    verbs=inflect(_ITALIAN_STEMS, "a ano ò arono ava avano")
    | inflect("annunc denunc rilanc testimon evidenz sentenz", "ia iano iò iava")
    | words(
        """
        dice dicono disse dissero diceva scrive scrivono scrisse scriveva risponde rispose rispondeva aggiunge
        aggiungono aggiunse aggiungeva conclude concluse concludeva sostiene sostengono sosteneva sostenne ammette
        ammise ammetteva avverte avvertì avvertiva ribadisce ribadì ribadiva riferisce riferiscono riferì chiede
        chiese chiedeva promette promise chiarisce chiarì insiste insistette prosegue proseguì riconosce ripete
        racconta raccontano raccontò raccontava spiegano
        """
    ),
    verbs_beside_marks=words(
        """
        sorride rise ride confida confidò continua continuò pensa pensava crede ritiene riteneva spera sperava
        ironizza ironizzò scherza sbotta sbottò tuona tuonò urla grida gridò commenta osserva incalza attacca
        ammonisce ammonì riflette garantisce garantì definisce definì accusa accusò recita svela
        """
    ),
    participles=inflect(_ITALIAN_STEMS, "ato")
    | words(
        """
        detto scritto risposto aggiunto concluso sostenuto ammesso avvertito ribadito riferito chiesto promesso
        chiarito insistito proseguito riconosciuto ripetuto raccontato spiegato annunciato denunciato rilanciato
        testimoniato evidenziato lanciato definito accusato garantito confidato
        """
    ),
    auxiliaries=words("ha hanno aveva avevano avrebbe è"),
    before_source=phrases(
        """
        secondo
        a detta di
        """
    ),
    pronouns={"lui": "m", "lei": "f", "egli": "m", "ella": "f", "loro": "p", "essi": "p"},
    conjunctions=words("che"),
    between=words(
        "si ci gli le anche poi ancora inoltre così però infatti oggi ieri già sempre quindi lo l' mi stesso"
    ),
    drops_pronouns=True,
)

_SPANISH_STEMS: Final = """
    afirm declar explic asegur señal coment coment subray destac record relat cont manifest anunci denunci critic
    confirm inform indic precis apunt agreg recalc remarc matiz argument advert pregunt puntualiz pronunci narr
    confes reclam lament opin celebr valor avis resalt sentenci juzg revel acus exclam alert detall
    especific enfatiz plante aclar concret critic reiter ratific vaticin pronostic analiz
"""
_SPANISH_LIST: Final = """
    dice dicen dijo dijeron decía decían añade añaden añadió añadieron añadía escribe escriben escribió escribía
    responde responden respondió respondía sostiene sostienen sostuvo sostenía concluye concluyó concluía admite
    admitió admitía advierte advierten advirtió advertía insiste insisten insistió insistía reconoce reconocen
    reconoció reconocía expone expuso propone propuso promete prometió pide piden pidió repite repitió prosigue
    prosiguió refiere refirió sugiere sugirió expresa expresó expresaba explica cuenta cuentan recuerda recuerdan
    asevera aseveró apostilla apostilló zanja zanjó exige exigió
"""
SPANISH: Final = ReportingWords(
    verbs=inflect(_SPANISH_STEMS, "a an ó aron aba aban ará") | words(_SPANISH_LIST),
    verbs_beside_marks=words(
        """
        cree creen creía coincide coinciden coincidió piensa pensaba considera consideran consideraba considerado espera esperaba bromea bromeó ríe
        sonríe continúa continuó siguió ironiza ironizó reflexiona reflexionó evoca define definió describe
        describió califica calificó lanza lanzó arremete arremetió desliza deslizó entiende defiende defendió
        garantiza garantizó contesta contestó replica replicó justifica justificó tuiteó publicó reza
        abunda remata remató suelta soltó grita gritó llamó estima estimó augura auguró
        """
    ),
    participles=inflect(_SPANISH_STEMS, "ado")
    | words(
        """
        dicho añadido escrito respondido sostenido concluido admitido advertido insistido reconocido expuesto propuesto
        prometido pedido repetido proseguido referido sugerido expresado aseverado apostillado zanjado exigido
        defendido calificado definido explicado
        """
    ),
    auxiliaries=words("ha han había habían habría"),
    before_source=phrases(
        """
        según
        de acuerdo con
        en palabras de
        a juicio de
        en opinión de
        """
    ),
    pronouns={"él": "m", "ella": "f", "ellos": "p", "ellas": "p", "éste": "m", "ésta": "f"},
    conjunctions=words("que"),
    between=words("se le les lo la me nos también luego después además así entonces ya aún todavía hoy ayer no"),
    drops_pronouns=True,
)

CATALAN: Final = ReportingWords(
    verbs=inflect(
        "afirm declar explic assegur assenyal coment subratll destac record relat manifest anunci denunci "
        "confirm inform indic precis apunt remarc insist",
        "a en à ava aven",
    )
    | words("diu diuen deia afegeix afegia escriu respon sosté conclou admet adverteix reconeix explica"),
    participles=inflect(
        "afirm declar explic assegur assenyal coment subratll destac record relat manifest anunci "
        "denunci confirm inform indic precis apunt remarc",
        "at",
    )
    | words("dit afegit escrit respost sostingut conclòs admès advertit reconegut insistit"),
    auxiliaries=words("ha han havia va van"),
    before_source=phrases("segons"),
    pronouns={"ell": "m", "ella": "f", "ells": "p", "elles": "p"},
    conjunctions=words("que"),
    between=words("es s' li hi ho també després a més així"),
    drops_pronouns=True,
)

_PORTUGUESE_STEMS: Final = """
    afirm declar explic assegur coment sublinh destac record lembr relat cont manifest anunci denunci critic confirm
    inform indic precis apont argument alert pergunt ressalt salient acrescent observ avali contest revel not reforç enfatiz detalh lament celebr reiter fris notici
"""
PORTUGUESE: Final = ReportingWords(
    verbs=inflect(_PORTUGUESE_STEMS, "a am ou aram ava avam")
    | words(
        """
        diz dizem disse disseram dizia diziam escreve escreveu escrevia responde respondeu respondia sustenta sustentou
        conclui concluiu admite admitiu adverte advertiu insiste insistiu reconhece reconheceu expõe propõe propôs
        promete prometeu pede pediu repete repetiu prossegue prosseguiu refere referiu sugere sugeriu garante garantiu
        defende defendeu pergunta perguntou exige exigiu acrescenta
        """
    ),
    verbs_beside_marks=words(
        """
        acredita acreditava pensa pensava considera considerou espera brinca brincou ri sorri continua continuou
        completa completou ironiza ironizou reflete define definiu descreve descreveu aposta resume resumiu finaliza
        finalizou conta contou desabafa desabafou atira atirou grita gritou
        """
    ),
    participles=inflect(_PORTUGUESE_STEMS, "ado")
    | words("dito escrito respondido concluído admitido advertido insistido reconhecido prometido pedido repetido"),
    auxiliaries=words("tem têm tinha tinham havia"),
    before_source=phrases(
        """
        segundo
        de acordo com
        conforme
        nas palavras de
        """
    ),
    pronouns={"ele": "m", "ela": "f", "eles": "p", "elas": "p"},
    conjunctions=words("que"),
    between=words("se lhe lhes também depois ainda além assim então já hoje ontem não"),
    drops_pronouns=True,
)

ROMANIAN: Final = ReportingWords(
    verbs=words(
        """
        spune spun spunea zice zicea declară afirmă afirma explică explica adaugă adăuga precizează preciza susține
        susținea scrie scria răspunde anunță arată arăta subliniază sublinia menționează mărturisește avertizează
        transmite povestește crede consideră confirmă întreabă recunoaște relatează conchide spusese
        """
    ),
    verbs_beside_marks=words("continuă râde speră punctează completează comentează reamintește"),
    participles=words(
        """
        spus declarat afirmat explicat adăugat precizat susținut scris răspuns anunțat arătat subliniat menționat
        mărturisit avertizat transmis povestit confirmat întrebat recunoscut relatat conchis comentat completat
        continuat punctat zis cerut
        """
    ),
    auxiliaries=words("a au"),
    before_source=phrases(
        """
        potrivit
        conform
        în opinia
        """
    ),
    pronouns={"el": "m", "ea": "f", "ei": "p", "ele": "p", "acesta": "m", "aceasta": "f"},
    conjunctions=words("că"),
    between=words("se și-a i-a le-a mai și apoi ne-a mi-a de asemenea"),
    drops_pronouns=True,
)
