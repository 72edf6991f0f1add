"""Reporting words of German, Dutch, Swedish, Danish and Norwegian."""

from __future__ import annotations

from typing import Final

from articles.text.data.reported.words import ReportingWords, inflect, phrases, words

# Weak German verbs by stem: erklär-t, erklär-te, erklär-ten, erklär-en.
_GERMAN_WEAK: Final = """
    sag erklär beton erläuter bekräftig bestätig ergänz kritisier forder behaupt kommentier konstatier mahn erwider
    versicher beteuer verkünd warn bemängel resümier bilanzier prognostizier appellier argumentier präzisier
    plädier dementier signalisier wiederhol bekunde verdeutlich monier twitter äußer begründ vermelde
"""

GERMAN: Final = ReportingWords(
    verbs=inflect(_GERMAN_WEAK, "t te ten en")
    | words(
        """
        antwortet antwortete antworteten berichtet berichtete berichteten berichten entgegnet entgegnete entgegneten
        behauptet behauptete bemerkt bemerkte erzählt erzählte erzählten erzählen schreibt schrieb schrieben schreiben meint meinte meinten
        meinen fragt fragte fragten teilt teilte teilten spricht sprach verspricht versprach versprachen
        unterstreicht unterstrich unterstrichen klagt klagte beklagt beklagte beklagten räumt räumte räumten
        weist wies wiesen verweist verwies verwiesen urteilt urteilte rät riet empfiehlt empfahl gesteht gestand
        widerspricht widersprach hebt hob gibt gab gaben ruft rief riefen lobt lobte begrüßt begrüßte
        kündigt kündigte kündigten verkündet verkündete verkündeten bezeichnet bezeichnete nennt nannte nannten informiert informierte bittet bat fügt fügte fügten
        verlangt verlangte schildert schilderte schilderten schlägt schlug spottet spottete bedauert bedauerte
        hinzufügte hinzufügten mitteilte mitteilten ankündigte ankündigten einräumte einräumten zugab zugaben
        ausführte hervorhob klarstellte hinwies zurückwies bekanntgab verteidigt verteidigte erinnert erinnerte kontert konterte pocht pochte pochten zitiert zitierte
        """
    ),
    verbs_beside_marks=words(
        """
        schmunzelt schmunzelte lacht lachte scherzt scherzte freut freute freuten glaubt glaubte findet fand denkt
        dachte hofft hoffte schwärmt schwärmte schimpft schimpfte ärgert ärgerte wettert wetterte stöhnt seufzt
        seufzte flüstert flüsterte brüllt schreit schrie witzelt witzelte rechnet weiß wusste wünscht wünschte
        zeigt zeigte sieht sah befürchtet befürchtete vermutet vermutete führt führte fährt fuhr schließt schloss
        legt setzt setzte stellt stellte macht machte heißt hieß lautet lautete steht stand kommt bedankt bedankte
        verrät verriet verkündet gratuliert gratulierte analysiert analysierte reagiert reagierte rechtfertigt
        rechtfertigte unkt beschreibt beschrieb staunt staunte beruhigt beruhigte beginnt begann grüßt mailt
        postete postet schickt wirft warf hält hielt leitet zieht fasst fasste erwartet erwartete wundert wunderte
        spielt grinst grinste ätzt ätzte höhnt höhnte droht drohte fleht betete nickt winkt tönt tönte raunt raunte
        sinniert philosophiert referiert referierte murmelt gratulieren attestiert attestierte gibt
        """
    ),
    participles=words(
        """
        gesagt erklärt betont geschrieben erzählt berichtet mitgeteilt angekündigt gewarnt bestätigt versichert
        behauptet gefordert kritisiert gefragt geantwortet gemeint gelobt genannt bezeichnet eingeräumt hingewiesen
        unterstrichen hinzugefügt ergänzt gerufen geäußert bekräftigt zugegeben versprochen beklagt verkündet
        """
    ),
    auxiliaries=words("hat haben hatte hatten habe"),
    before_source=phrases(
        """
        laut
        zufolge
        gemäß
        nach angaben von
        nach angaben der
        nach angaben des
        nach angaben
        nach worten von
        nach den worten von
        nach den worten der
        nach den worten des
        nach aussage von
        nach aussage der
        nach aussage des
        nach ansicht von
        nach ansicht der
        nach ansicht des
        nach einschätzung von
        nach einschätzung der
        nach einschätzung des
        nach auskunft von
        nach auskunft der
        nach auskunft des
        nach darstellung von
        nach darstellung der
        nach darstellung des
        nach meinung von
        nach überzeugung von
        """
    ),
    after_source=words("zufolge"),
    pronouns={"er": "m", "sie": "f"},
    conjunctions=words("dass daß"),
    between=words(
        """
        sich auch dann noch weiter später zudem dabei dazu jedoch aber nun schon bereits hier da dort darauf daraufhin
        denn etwa wiederum ihm ihr ihnen mir uns dagegen hingegen außerdem damals gestern heute nur einmal mal nämlich
        sogar ebenfalls weiterhin gleichzeitig zugleich immer selbst erneut kürzlich zuletzt anschließend zuvor
        """
    ),
)

DUTCH: Final = ReportingWords(
    verbs=words(
        """
        zegt zei zeiden zeggen verklaart verklaarde verklaarden vertelt vertelde vertelden benadrukt benadrukte
        bevestigt bevestigde bevestigden meldt meldde meldden schrijft schreef schreven stelt stelde stelden
        antwoordt antwoordde reageert reageerde waarschuwt waarschuwde vraagt vroeg vroegen voegt voegde meent meende
        beweert beweerde verzekert verzekerde legt vindt vond bekent bekende betoogt betoogde herhaalt herhaalde
        erkent erkende klinkt klonk laat liet luidt belooft beloofde eist eiste noemt noemde onderstreept
        onderstreepte twittert twitterde stipt aldus oordeelt oordeelde concludeert concludeerde pleit pleitte
        verduidelijkt verduidelijkte
        """
    ),
    verbs_beside_marks=words(
        """
        lacht lachte denkt dacht gelooft geloofde hoopt hoopte geeft gaf weet wist zucht zuchtte grapt grapte klaagt
        klaagde gaat ging besluit besloot vervolgt vervolgde vult vulde haalt haalde blikt herinnert herinnerde
        """
    ),
    participles=words(
        """
        gezegd verklaard verteld benadrukt bevestigd gemeld geschreven gesteld geantwoord gereageerd gewaarschuwd
        gevraagd beweerd verzekerd erkend beloofd genoemd laten toegevoegd
        """
    ),
    auxiliaries=words("heeft hebben had hadden"),
    before_source=phrases(
        """
        volgens
        aldus
        naar eigen zeggen van
        dixit
        """
    ),
    pronouns={"hij": "m", "zij": "f", "ze": "f", "die": "c"},
    conjunctions=words("dat"),
    between=words(
        """
        zich ook dan nog verder later daarnaast daarbij toen wel er daar hier daarover erover nu al echter vandaag
        gisteren zelf bovendien eveneens
        """
    ),
)

SWEDISH: Final = ReportingWords(
    verbs=words(
        """
        säger sa sade berättar berättade skriver skrev förklarar förklarade menar menade hävdar hävdade uppger uppgav
        påpekar påpekade betonar betonade understryker underströk svarar svarade frågar frågade varnar varnade
        tillägger tillade konstaterar konstaterade bekräftar bekräftade kommenterar kommenterade meddelar meddelade
        lovar lovade medger medgav anser ansåg poängterar poängterade uttalar uttalade upplyser rapporterar
        rapporterade framhåller framhöll kräver krävde kritiserar kritiserade slår
        """
    ),
    verbs_beside_marks=words(
        """
        tycker tyckte tror trodde tänker tänkte skrattar skrattade fortsätter fortsatte utropar ropar ropade
        suckar ler lyder löd hoppas hoppades undrar undrade minns mindes hälsar lägger lade fyller fyllde
        """
    ),
    participles=words(
        """
        sagt berättat skrivit förklarat hävdat uppgett påpekat betonat svarat varnat tillagt bekräftat meddelat
        lovat medgett uttalat
        """
    ),
    auxiliaries=words("har hade"),
    before_source=phrases("enligt"),
    pronouns={"han": "m", "hon": "f", "hen": "c", "de": "p", "dom": "p"},
    conjunctions=words("att"),
    between=words("också då sedan senare dock även nu vidare bland annat sig redan idag i dag därefter själv"),
)

DANISH: Final = ReportingWords(
    verbs=words(
        """
        siger sagde fortæller fortalte skriver skrev forklarer forklarede mener mente hævder hævdede oplyser oplyste
        påpeger påpegede understreger understregede svarer svarede spørger spurgte advarer advarede tilføjer
        tilføjede konstaterer konstaterede bekræfter bekræftede kommenterer kommenterede meddeler meddelte lover
        lovede erkender erkendte vurderer vurderede udtaler udtalte rapporterer bemærker bemærkede fastslår fastslog
        fremhæver fremhævede kræver krævede kritiserer kritiserede afviser afviste slår anfører anførte
        """
    ),
    verbs_beside_marks=words(
        """
        synes tror troede tænker griner grinede fortsætter fortsatte udbryder råber råbte smiler lyder lød håber
        håbede undrer husker uddyber uddybede lægger pointerer pointerede supplerer siges kalder kaldte
        """
    ),
    participles=words(
        """
        sagt fortalt skrevet forklaret hævdet oplyst påpeget understreget svaret advaret tilføjet bekræftet meddelt
        lovet erkendt udtalt vurderet bemærket
        """
    ),
    auxiliaries=words("har havde"),
    before_source=phrases("ifølge"),
    pronouns={"han": "m", "hun": "f", "de": "p"},
    conjunctions=words("at"),
    between=words("også da så siden senere dog nu videre blandt andet sig det allerede selv derefter"),
)

NORWEGIAN: Final = ReportingWords(
    verbs=words(
        """
        sier sa sa forteller fortalte skriver skrev skreiv forklarer forklarte mener mente hevder hevdet opplyser
        opplyste påpeker påpekte understreker understreket svarer svarte spør spurte advarer advarte legger la
        konstaterer konstaterte bekrefter bekreftet kommenterer kommenterte melder meldte lover lovet erkjenner
        erkjente innrømmer innrømmet uttaler uttalte rapporterer bemerker bemerket fastslår fastslo fremhever
        fremhevet krever krevde kritiserer kritiserte avviser avviste presiserer presiserte poengterer poengterte
        utdyper utdypet fremholder fremholdt beretter berettet seier sa fortel fortalde meiner meinte forklarar
        forklarte svarar skriv opplyser spurde
        """
    ),
    verbs_beside_marks=words(
        """
        synes syntes tror trodde tenker tenkte ler lo fortsetter fortsatte utbryter roper ropte smiler smilte lyder
        lød håper håpet undrer husker minnes mintes deler delte avslutter avsluttet følger reagerer reagerte
        jubler jublet spøker beskriver beskrev oppsummerer trur held heldt
        """
    ),
    participles=words(
        """
        sagt fortalt skrevet forklart hevdet opplyst påpekt understreket svart advart bekreftet kommentert meldt
        lovet erkjent innrømmet uttalt presisert
        """
    ),
    auxiliaries=words("har hadde"),
    before_source=phrases("ifølge"),
    pronouns={"han": "m", "hun": "f", "ho": "f", "de": "p", "dei": "p"},
    conjunctions=words("at"),
    between=words("også da så siden senere nå videre blant annet seg det allerede selv deretter imidlertid til"),
)
