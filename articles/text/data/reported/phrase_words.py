"""Small words that bound a source phrase in each language: "der Sprecher des Ministeriums", "el jefe de la policía"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from articles.text.data.reported.words import NO_WORDS, words


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseWords:
    """Function words of a language, in lower case.

    ``definite`` and ``indefinite`` are articles; ``feminine`` and ``masculine`` are those of them that show a speaker's
    gender. ``prepositions`` are words before a noun that is not the subject; those
    of ``times``, such as "lundi", are also there, but only end a phrase. ``relatives`` are pronouns that may be the
    subject of a clause behind a comma: "die", "qui". ``copulas`` join a name with a role: "Berg ist Bürgermeister".
    ``opinions`` are prepositions that give an opinion at the start of a sentence: "Für Berg ist das ...".
    ``marks_cases`` is true if names have case endings, so that a name in its base form is likely the subject.
    ``verb_second`` is true if a subject may stand behind the verb though the clause begins with another phrase.
    ``verb_final`` is true if only a name may stand behind its verb.
    ``dashes`` is "any" if speech may begin with any dash, also a hyphen, "long" if only with a long dash, or "none".
    """

    definite: frozenset[str] = NO_WORDS
    indefinite: frozenset[str] = NO_WORDS
    feminine: frozenset[str] = NO_WORDS
    masculine: frozenset[str] = NO_WORDS
    possessives: frozenset[str] = NO_WORDS
    prepositions: frozenset[str]
    times: frozenset[str] = NO_WORDS
    conjunctions: frozenset[str]
    relatives: frozenset[str] = NO_WORDS
    copulas: frozenset[str] = NO_WORDS
    opinions: frozenset[str] = NO_WORDS
    marks_cases: bool = False
    verb_second: bool = False
    verb_final: bool = False
    dashes: str = "none"


_GERMAN: Final = PhraseWords(
    definite=words("der die das dieser diese dieses jener jene"),
    indefinite=words("ein eine einer einige mehrere viele kein keine"),
    feminine=words("die eine ihre seine diese"),
    masculine=words("der ein dieser"),
    possessives=words("sein seine ihr ihre unser unsere"),
    prepositions=words(
        """
        am im in an auf bei beim vor nach gegenüber zu zum zur von vom mit aus für gegen über um ohne durch seit
        wegen trotz unter zwischen ins ans per bis neben gegenüber hinter statt anstatt angesichts laut
        """
    ),
    conjunctions=words(
        "und oder aber sondern denn doch sowie weil wenn als während dass ob obwohl nachdem bevor damit wie"
    ),
    relatives=words("der die das welcher welche"),
    copulas=words("ist war wird wurde"),
    opinions=words("für"),
    verb_second=True,
)
_DUTCH: Final = PhraseWords(
    definite=words("de het deze dit die dat"),
    indefinite=words("een enkele"),
    possessives=words("zijn haar hun mijn"),
    prepositions=words(
        """
        aan in op bij voor na tegen tegenover tot van vanuit met uit over om zonder door sinds tijdens wegens onder
        tussen naar per langs volgens
        """
    ),
    conjunctions=words("en of maar want dus omdat als toen terwijl dat zodat hoewel nadat"),
    relatives=words("die dat wie"),
    copulas=words("is was wordt werd"),
    opinions=words("voor"),
    verb_second=True,
)
_SCANDINAVIAN: Final = PhraseWords(
    definite=words("den det de denne denna dette detta"),
    indefinite=words("en et ett ei en"),
    possessives=words("hans hennes deres sin sitt sine hendes deras"),
    prepositions=words(
        """
        i på ved vid for för av af til till med mot mod fra från om under etter efter før före innan hos over över
        mellom mellem mellan uten uden utan gjennom gennem genom siden sedan ifølge enligt blant blandt bland ad
        """
    ),
    conjunctions=words("og och men eller at att som når når om da fordi eftersom mens medan mens så"),
    relatives=words("som der"),
    copulas=words("er är var blir bliver blev"),
    opinions=words("for för"),
    verb_second=True,
    dashes="any",
)
_FRENCH: Final = PhraseWords(
    definite=words("le la l' les ce cet cette ces"),
    indefinite=words("un une des plusieurs certains"),
    feminine=words("la une cette sa"),
    masculine=words("le un ce cet"),
    possessives=words("son sa ses leur leurs notre nos"),
    prepositions=words(
        """
        à a au aux de du d' des dans en sur sous devant après avant pour par avec sans chez vers contre lors auprès
        depuis pendant durant entre selon lundi mardi mercredi jeudi vendredi samedi dimanche hier via
        """
    )
    - words("a des"),
    times=words("lundi mardi mercredi jeudi vendredi samedi dimanche hier"),
    conjunctions=words("et ou mais car donc que qu' quand lorsque comme si puisque parce alors tandis"),
    relatives=words("qui"),
    copulas=words("est était devient fut"),
    opinions=words("pour"),
    dashes="long",
)
_ITALIAN: Final = PhraseWords(
    definite=words("il lo la l' i gli le questo questa quel quella"),
    indefinite=words("un uno una un' alcuni alcune dei degli delle"),
    feminine=words("la una un' questa quella"),
    masculine=words("il lo un uno questo quel"),
    possessives=words("suo sua suoi sue loro nostro nostra"),
    prepositions=words(
        """
        a ad al allo alla ai agli alle all' di del dello della dei degli delle dell' d' da dal dalla dai dalle dall' in
        nel nello nella nei nelle nell' su sul sulla sui sulle sull' con per tra fra contro dopo prima durante verso
        presso senza secondo lunedì martedì mercoledì giovedì venerdì sabato domenica ieri oggi
        """
    )
    - words("dei degli delle"),
    times=words("lunedì martedì mercoledì giovedì venerdì sabato domenica ieri oggi"),
    conjunctions=words("e ed o ma perché che quando mentre come se poi dunque quindi"),
    relatives=words("che"),
    copulas=words("è era diventa"),
    opinions=words("per"),
    dashes="long",
)
_SPANISH: Final = PhraseWords(
    definite=words("el la los las este esta estos estas aquel"),
    indefinite=words("un una unos unas varios varias algunos algunas"),
    feminine=words("la una esta"),
    masculine=words("el un este"),
    possessives=words("su sus nuestro nuestra"),
    prepositions=words(
        """
        a al ante bajo con contra de del desde durante en entre hacia hasta para por según sin sobre tras mediante
        lunes martes miércoles jueves viernes sábado domingo ayer hoy
        """
    ),
    times=words("lunes martes miércoles jueves viernes sábado domingo ayer hoy"),
    conjunctions=words("y e o u pero sino que porque cuando mientras como si pues aunque donde"),
    relatives=words("que quien cual quienes"),
    copulas=words("es era fue"),
    opinions=words("para"),
    dashes="long",
)
_CATALAN: Final = PhraseWords(
    definite=words("el la l' els les aquest aquesta en na"),
    indefinite=words("un una uns unes"),
    feminine=words("la una aquesta"),
    masculine=words("el un aquest en"),
    possessives=words("seu seva"),
    prepositions=words("a al als amb contra de del dels d' des durant en entre fins per pel pels segons sense sobre"),
    conjunctions=words("i o però que perquè quan mentre com si"),
    relatives=words("que qui"),
    copulas=words("és era"),
    opinions=words("per"),
    dashes="long",
)
_PORTUGUESE: Final = PhraseWords(
    definite=words("o a os as este esta esse essa aquele aquela"),
    indefinite=words("um uma uns umas vários várias alguns algumas"),
    feminine=words("a uma esta essa"),
    masculine=words("o um este esse"),
    possessives=words("seu sua seus suas nosso nossa"),
    prepositions=words(
        """
        à ao aos às ante após até com contra de do da dos das desde durante em no na nos nas entre para pelo pela pelos
        pelas por perante segundo sem sob sobre num numa ontem hoje
        """
    ),
    times=words("ontem hoje"),
    conjunctions=words("e ou mas que porque quando enquanto como se pois embora"),
    relatives=words("que quem"),
    copulas=words("é era foi"),
    opinions=words("para"),
    dashes="long",
)
_ROMANIAN: Final = PhraseWords(
    indefinite=words("un o niște"),
    feminine=words("o"),
    masculine=words("un"),
    possessives=words("său sa"),
    prepositions=words(
        """
        a la în din de pe pentru cu fără sub despre după până prin între către spre contra împotriva potrivit conform
        luni marți miercuri joi vineri sâmbătă duminică ieri azi
        """
    )
    - words("a"),
    times=words("luni marți miercuri joi vineri sâmbătă duminică ieri azi"),
    conjunctions=words("și sau dar iar că deoarece când cum dacă pentru"),
    relatives=words("care"),
    copulas=words("este era"),
    opinions=words("pentru"),
    dashes="long",
)
_RUSSIAN: Final = PhraseWords(
    prepositions=words(
        "в во на с со к ко по о об от до из у за для при без под над между через перед про после среди ради около против"
    ),
    conjunctions=words("и а но или что чтобы когда если как потому хотя пока где"),
    relatives=words("который которая которые"),
    possessives=words("его её ее их свой своя"),
    marks_cases=True,
    dashes="long",
)
_UKRAINIAN: Final = PhraseWords(
    prepositions=words(
        "в у на з із зі до по про від за для при без під над між через перед після серед біля проти о об щодо"
    ),
    conjunctions=words("і й та а але або що щоб коли якщо як бо хоча поки де"),
    relatives=words("який яка які"),
    possessives=words("його її їх свій своя"),
    marks_cases=True,
    dashes="long",
)
_POLISH: Final = PhraseWords(
    prepositions=words(
        """
        w we na z ze do po o od za dla przy bez pod nad między przez przed podczas po wśród u ku wobec według podczas
        """
    ),
    conjunctions=words("i a ale lub albo oraz że iż żeby gdy kiedy jeśli jak ponieważ bo choć gdzie"),
    relatives=words("który która które którzy"),
    possessives=words("jego jej ich swój"),
    copulas=words("jest był była"),
    marks_cases=True,
    dashes="long",
)
_CZECH: Final = PhraseWords(
    prepositions=words(
        """
        v ve na s se z ze do po o od za pro při bez pod nad mezi přes před během u k ke kvůli podle dle proti kolem vůči
        """
    )
    - words("se"),
    conjunctions=words("a ale nebo ani že aby když pokud jestli jak protože i kde zatímco"),
    relatives=words("který která které kteří jenž jež ktorý ktorá ktorí"),
    possessives=words("jeho její jejich svůj"),
    copulas=words("je byl byla"),
    marks_cases=True,
    dashes="long",
)
_SOUTH_SLAVIC: Final = PhraseWords(
    prepositions=words(
        "u na s sa z iz do po o od za pri bez pod nad med među preko pred tijekom tokom zbog prema v ob"
    ),
    conjunctions=words("i a ali ili da kad ako kako jer iako in ter da ko če ker"),
    relatives=words("koji koja koje ki"),
    marks_cases=True,
    dashes="long",
)
_BULGARIAN: Final = PhraseWords(
    prepositions=words("в във на с със към по о от до из у за при без под над между през пред след срещу"),
    conjunctions=words("и а но или че да когато ако как защото"),
    relatives=words("който която които"),
    dashes="long",
)
_FINNISH: Final = PhraseWords(
    prepositions=words("ennen ilman kohti vastoin"),
    conjunctions=words("ja tai mutta että koska kun jos kuin vaikka sekä"),
    relatives=words("joka jotka"),
    copulas=words("on oli"),
    marks_cases=True,
    dashes="any",
)
_HUNGARIAN: Final = PhraseWords(
    definite=words("a az"),
    indefinite=words("egy"),
    prepositions=NO_WORDS,
    conjunctions=words("és vagy de hogy mert amikor ha mint bár"),
    relatives=words("aki amely akik"),
    marks_cases=True,
    dashes="long",
)
_GREEK: Final = PhraseWords(
    definite=words("ο η το οι τα"),
    indefinite=words("ένας μια μία ένα"),
    feminine=words("η μια μία"),
    masculine=words("ο ένας"),
    prepositions=words("σε στο στη στην στον στους στις από με για κατά μετά πριν προς χωρίς παρά τον την του της των"),
    conjunctions=words("και ή αλλά ότι πως όταν αν ενώ επειδή όπως γιατί"),
    relatives=words("που"),
    copulas=words("είναι ήταν"),
    opinions=words("για"),
    dashes="long",
)
_TURKISH: Final = PhraseWords(
    indefinite=words("bir"),
    prepositions=NO_WORDS,
    conjunctions=words("ve veya ama fakat ancak ile ki"),
    marks_cases=True,
    verb_final=True,
    dashes="long",
)
_BALTIC: Final = PhraseWords(
    prepositions=words("į iš su be prie per po prieš apie nuo iki už dėl tarp pas no ar uz par pie pēc pirms"),
    conjunctions=words("ir o bet ar kad kai jei nes un vai ka kad ja jo"),
    relatives=words("kuris kuri kurie kurš kura"),
    copulas=words("yra buvo ir bija"),
    marks_cases=True,
    dashes="long",
)
_ESTONIAN: Final = PhraseWords(
    prepositions=words("enne ilma koos pärast"),
    conjunctions=words("ja või aga et sest kui"),
    relatives=words("kes mis"),
    copulas=words("on oli"),
    marks_cases=True,
    dashes="long",
)

PHRASES: Final[dict[str, PhraseWords]] = {
    "be": _RUSSIAN,
    "bg": _BULGARIAN,
    "bs": _SOUTH_SLAVIC,
    "ca": _CATALAN,
    "cs": _CZECH,
    "da": _SCANDINAVIAN,
    "de": _GERMAN,
    "el": _GREEK,
    "es": _SPANISH,
    "et": _ESTONIAN,
    "fi": _FINNISH,
    "fr": _FRENCH,
    "gl": _PORTUGUESE,
    "hr": _SOUTH_SLAVIC,
    "hu": _HUNGARIAN,
    "it": _ITALIAN,
    "lb": _GERMAN,
    "lt": _BALTIC,
    "lv": _BALTIC,
    "mk": _BULGARIAN,
    "nb": _SCANDINAVIAN,
    "nl": _DUTCH,
    "nn": _SCANDINAVIAN,
    "no": _SCANDINAVIAN,
    "pl": _POLISH,
    "pt": _PORTUGUESE,
    "ro": _ROMANIAN,
    "ru": _RUSSIAN,
    "sk": _CZECH,
    "sl": _SOUTH_SLAVIC,
    "sr": _SOUTH_SLAVIC,
    "sv": _SCANDINAVIAN,
    "tr": _TURKISH,
    "uk": _UKRAINIAN,
}

# Heads of sources that are no single person, by the beginning of the word. In Germanic languages they may be the end of
# a compound: "Nachrichtenagentur". Words in a list entry that ends in "=" must match whole.
BODIES: Final = words(
    """
    polizei behörde ministeri gericht= gerichts staatsanwalt regierung unternehmen konzern firma verband partei
    gewerkschaft agentur zeitung= blatt= sender= portal= magazin= medien= bericht= studie schreiben= brief= mitteilung
    erklärung= stiftung universität= institut kirche= verein= club= klub= rat= kommission= senat= amt= kreis= stadt=
    land= militär armee feuerwehr plakat transparent urteil= gutachten bündnis= initiative= redaktion= text= film=
    buch= szene= leute= experten= anwohner= eltern= zeugen= fans= kommentar
    police= parquet= tribunal ministère gouvernement entreprise= société= syndicat= agence= journal= quotidien=
    média rapport= étude= communiqué lettre= parti= mairie= préfecture association= ong= organisation= commission=
    comité= armée= banque= groupe= site= hebdomadaire= jugement= élysée= texte= message= banderole= commentair
    policía ministerio tribunal= juzgado= fiscalía gobierno empresa= compañía sindicat agencia= diario= periódico=
    medio= informe= estudio= comunicado= nota= carta= partido= ayuntamiento asociación organización comisión ejército
    banco= grupo= auto= sentencia= resolución= texto= portal= web= mensaje= junta= entidad= institución= organismo=
    polizia procura= governo= ministero azienda società= sindacat agenzia= quotidiano= giornale= rapporto= studio=
    comunicato= lettera= partito= comune= associazione organizzazione commissione esercito banca= gruppo= testo= sito=
    messaggio= striscione= carabinieri
    polícia ministério governo= empresa= agência= jornal relatório estudo= comunicado= nota= carta= partido= prefeitura
    câmara associação organização comissão exército banco= grupo= texto= portal=
    politie ministerie rechtbank parket regering bedrijf= vakbond krant= rapport= onderzoek= partij= gemeente=
    vereniging= organisatie= commissie= leger= bank= groep= tekst= bericht=
    politiet= polisen= departement ministeriet= domstolen= regeringen= regjeringen= selskapet= selskabet= bolaget=
    avisa= avisen= tidningen= rapporten= rapport= meldinga= pressmeddeland pressemelding partiet= kommunen= foreningen=
    organisasjonen= organisationen= kommisjonen= banken= konsernet= nyhetsbyrået= myndighetene=
    myndigheterna= tabloider= kanalen=
    policie= policja= polícia= soud= sąd= súd= prokuratur ministerstvo= ministerstwo= vláda= rząd= firma= spółka=
    agentura= agencja= agentúra= deník= dziennik= gazeta= portal= server= zpráva= raport= komunikat= rozsudek= verdikt=
    prohlášení= oświadczeni strana= partia= stowarzyszenie= organizacja= organizace= komisja= komise= armáda= banka=
    полици милиц министерств суд= прокуратур правительств уряд= компани агентств агенци газет издани портал=
    пресс-служба= відомств ведомств доклад= отчет= отчёт= заявлени партия= партія= организаци організаці комисси комісі
    арми банк= кремль= мвд= мид= канал= сайт= следком= поліці міністерств прокуратура= видання=
    poliisi= ministeriö= oikeus= hallitus= yhtiö= lehti= tutkimus= tiedote= puolue= kunta= kaupunki= yhdistys=
    rendőrség minisztérium bíróság= ügyészség= kormány= cég= vállalat= lap= közlemény= párt= szervezet=
    αστυνομία υπουργείο δικαστήριο= κυβέρνηση εταιρεία= εφημερίδα= ανακοίνωση= κόμμα=
    emniyet= bakanlığ başsavcılığ mahkeme= hükümet şirket= ajans= gazete= rapor= açıklama parti= belediye=
    poliția= ministerul= guvernul= compania= agenția= ziarul= raportul= partidul=
    """
)

WORKS: Final = tuple(
    words(
        """
        film buch roman serie dokumentation doku song lied album titel artikel stück sendung projekt podcast begriff
        livre roman chanson série émission documentaire article intitulé intitulée baptisé baptisée
        libro película canción novela serie documental artículo título titulado titulada llamado llamada
        libro canzone romanzo documentario articolo intitolato intitolata titolo
        livro filme novela canção documentário artigo intitulado intitulada
        boek liedje nummer reeks documentaire artikel
        boken bogen boka filmen serien sangen låten artiklen artikkelen artikeln podkasten podden
        kniha knize film filmu seriál seriálu píseň książka książce piosenka serial tytułem
        книга книге фильм фильме песня песню роман статья стаття фільм пісня
        kirja elokuva laulu könyv könyve
        """
    )
)
"""Words for works, before their titles in quotation marks. They may be the end of a compound."""
