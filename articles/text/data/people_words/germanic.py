"""Words around the names of people in German, Dutch, Swedish, Danish and Norwegian."""

from __future__ import annotations

from typing import Final

from articles.text.data.people_words.words import PeopleWords, gendered, words

_GERMAN: Final = PeopleWords(
    addresses=gendered(
        male="herr herrn papst prinz könig kaiser zar graf freiherr baron pater bruder scheich sultan",
        female="frau fräulein prinzessin königin kaiserin queen gräfin freifrau baronin schwester",
        either="dr prof professor professorin mag dipl-ing ing med familie eheleute ehepaar",
    ),
    roles=words(
        """
        abgeordnete abgeordneter abgeordneten abteilungsleiter admiral agent aktivist aktivistin aktivisten analyst
        analystin analysten anführer angeklagte angeklagter angreifer anhänger anwalt anwältin anwohner anwohnerin
        apotheker arbeiter architekt architektin architekten artist arzt ärztin astronaut astronautin astronom astronomin
        außenminister autor autorin bassist bauer bäcker bäuerin beamter beamtin beauftragte beauftragter beauftragten
        berater beraterin bergsteiger bewerber bewerberin bischof bischöfin botschafter botschafterin boxer bürgermeister
        bürgermeisterin bundesrat bundesrätin bundesrats chef chefin coach dealer dekan dezernent dezernentin dichter
        dichterin diplomat diplomatin direktor direktorin dirigent dirigentin drogenbeauftragte ehemann entwickler
        entertainer erfinder ermittler ersteller erster experte expertin experten fahrer fahrerin feldherr fischer
        forscher forscherin fotograf fotografin fraktionschef freund freundin führer funktionär gastgeber gegner
        gegenspieler geiger general generäle gerichtspräsident geschäftsführer geschäftsführerin geschäftsmann
        gewerkschafter gewerkschafterin gitarrist gouverneur gouverneurin gründer gründerin häftling händler hausarzt held
        herausgeber herausgeberin historiker historikerin imam ingenieur ingenieurin inhaber inhaberin innenminister
        inspekteur inspektor intendant intendantin investor jockey journalist journalistin jurist juristin juristen kandidat
        kandidatin kandidaten kanzler kanzlerin kapitän kardinal kaufmann keeper koch köchin kollege kollegin kolumnist
        kolumnistin komiker kommandant kommandeur kommissar kommissarin komponist komponistin korrespondent korrespondentin
        kreisrat kritiker kritikerin künstler künstlerin landesrat landesrätin landrat landrätin läufer läuferin legende
        lehrer lehrerin leiter leiterin lobbyist manager managerin mann meister meisterin milliardär milliardärin
        minister ministerin mitarbeiter mitarbeiterin mitbegründer mitglied mitgründer moderator moderatorin model
        musiker musikerin nachbar nachbarin nachfolger nachfolgerin nationalrat nationalrätin oberst oberbefehlshaber
        obmann obfrau offizier opfer ökonom ökonomin parlamentarier pastor pastorin patient patientin patriarch pfarrer
        pfarrerin philosoph philosophin physiker physikerin pilot pilotin politiker politikerin polizist polizistin
        polizisten präsident präsidentin präsidenten präses premier premierminister priester produzent produzentin
        professor professorin profi prorektor psychologe psychologin publizist publizistin rapper rapperin rebell
        rebellenführer rechtsanwalt rechtsanwältin redakteur redakteurin referent referentin referee regisseur regisseurin
        rektor rektorin rennfahrer rentner rentnerin reporter reporterin retter richter richterin rivale rivalin sänger
        sängerin schauspieler schauspielerin schiedsrichter schiedsrichterin schriftsteller schriftstellerin schülerin
        schüler schwimmer schwimmerin sekretär sekretärin senator senatorin sieger siegerin soldat soldatin soldaten
        soziologe soziologin spezialist spezialistin spieler spielerin spitzenkandidat spitzenkandidatin sportler sprecher
        sprecherin staatsanwalt staatsanwältin staatschef staatssekretär staatssekretärin stadtrat stadträtin ständerat
        ständerätin star steward strafverteidiger streamer student studentin stürmer stürmerin superstar täter täterin
        talent tänzer tänzerin teamkollege teamkollegin techniker tennisspieler torhüter torhüterin torschütze torwart
        trainer trainerin tycoon übersetzer übersetzerin überlebende unternehmer unternehmerin urheber verdächtige verfasser
        verfechter verleger verlegerin verteidiger verteidigerin vertreter vertreterin verwalter verwalterin vize vizechef
        vizepräsident vorgänger vorgängerin vorsitzende vorsitzender vorsitzenden vorstand vorständin vorstandschef vorsteher
        weltmeister weltmeisterin wirt wirtin wissenschaftler wissenschaftlerin witwe zeichner zeuge zeugin influencer
        influencerin youtuber blogger creator promoter promi promis ikone champion diktator machthaber staatsoberhaupt
        geistliche geistlicher ayatollah rabbiner emir premierministerin amtskollege amtskollegin amtsinhaber amtsinhaberin
        herausforderer herausforderin koordinator koordinatorin ministerpräsident ministerpräsidentin chirurg chirurgin
        virologe virologin epidemiologe biologe biologin chemiker chemikerin meteorologe meteorologin geologe geologin
        theologe theologin archäologe archäologin psychiater psychiaterin therapeut therapeutin pädagoge pädagogin
        politologe politologin soziologin kabarettist kabarettistin comedian drummer sopranistin tenor pianist pianistin
        stabschef generalstabschef geheimdienstchef heerführer designer designerin galerist kurator kuratorin
        brite britin franzose französin italiener italienerin spanier spanierin ukrainer ukrainerin russe russin pole polin
        amerikaner amerikanerin schweizer schweizerin österreicher österreicherin deutscher deutsche türke türkin
        kubaner kanadier kanadierin norweger norwegerin schwede schwedin däne dänin niederländer niederländerin belgier
        belgierin brasilianer brasilianerin argentinier argentinierin serbe serbin kroate kroatin tscheche tschechin
        slowake slowakin slowene ungar ungarin grieche griechin portugiese portugiesin finne finnin ire irin schotte
        australier australierin japaner japanerin chinese chinesin inder inderin israeli palästinenser syrer syrerin
        iraner iranerin kurde kurdin afghane afghanin
        """
    ),
    kinship=words(
        """
        bruder cousin cousine ehefrau ehemann ehegatte ehegattin enkel enkelin frau gattin gatte großmutter großvater
        lebensgefährte lebensgefährtin lebenspartner mama mutter neffe nichte oma onkel opa papa partner partnerin
        schwager schwägerin schwester schwiegersohn schwiegertochter sohn söhne stiefsohn tante tochter töchter vater
        verlobte verlobter witwe witwer zwillingsbruder freund freundin
        """
    ),
    particles=words("von van de del della der den zu zur vom und af bin al el la le di da dos ten ter ben ibn y"),
    organisations=words(
        """
        abkommen agentur akademie allee amt anstalt arena autobahn automobile bahn bahnhof band bank behörde berg bezirk
        bibliothek brücke bücherei bund bundesliga bundestag bündnis burg café camp center centrum chor club cup dom
        einheit energie entertainment europa fabrik fakultät fest festival film finanz flughafen fluss foundation fraktion
        freiheit games gasthaus gebiet gebirge gemeinde gericht gerichtshof gesellschaft gesetz gewerkschaft group gruppe
        gymnasium hafen halle haus heim hochschule hof holding hospital hotel initiative insel institut jahre kammer kanal
        kanton kasse kirche klinik klinikum kloster klub kommission komitee kongress konzern kreis küste land landtag liga
        magazin markt media medien meisterschaft messe ministerium museum nationalpark netzwerk nord ost osten oper
        orchester organisation palast park parlament partei pass platz polizei post preis presse produktion programm projekt
        rat rathaus regierung region republik restaurant ring rundfunk saal schule schulen see sender senat siedlung
        stadion stadt station stiftung straße strasse street studio süd süden system tag tage tal team theater turm
        union universität unternehmen verband verein verlag versicherung vertrag viertel volk volksschule wald weg wehr
        welt werk werke west westen zeitung zentrum zoo zug airlines airport bay beach city company games house times
        news post show tower university valley partners capital financial software technologies motors pharma records
        """
    ),
    openers=words(
        """
        aber ab abends alle allein allem allen aller allerdings alles als also am an andere anders angesichts anschließend
        auch auf aufgrund aus ausgerechnet außer außerdem bald bei beide beiden beim bereits besonders bestimmt bis bislang
        bisher da dabei dadurch dafür dagegen daher dahinter damals damit danach daneben dank dann daran darauf daraufhin
        daraus darin darum darunter das dass dazu dein deine dem den denn dennoch der deren derzeit des deshalb dessen
        deswegen die dies diese diesem diesen dieser dieses doch dort drei du durch ebenfalls ebenso eigentlich ein eine
        einem einen einer eines einige einst endlich entsprechend er erneut erst erstmals es etwa etwas euch euer fast für
        ganz gar gegen gegenüber gemeinsam genau gerade gestern gibt gleich gleichzeitig hat hätte hatte hatten haben
        heute hier hierzu hin hinter hinzu ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer immerhin in indes infolge
        innerhalb ins insbesondere insgesamt inzwischen ist ja jede jedem jeden jeder jedes jedoch jemand jene jetzt kann
        kaum kein keine keiner klar könnte künftig kurz lange laut lediglich letztlich links mal man manche manchmal mehr
        mehrere mein meine meist meistens mir mit mittlerweile möglich montags morgens muss musste nach nachdem nachts
        natürlich neben neue neuer neues nicht nichts nie niemand noch nun nur ob oben obwohl oder offenbar oft ohne parallel
        plötzlich rund schließlich schon sehr sei sein seine seinem seinen seiner seit seitdem selbst sich sicher sie sind so
        sobald sodass sogar solche soll sollte sollten somit sondern sonst sowie sowohl spätestens statt stattdessen trotz
        trotzdem über überall übrigens um und uns unser unsere unter viel viele vielen vielleicht vier vom von vor vorher
        während wann war warum was wegen weil weiter weitere weiterhin welche welcher wenig wenige wenn wer werden weshalb
        wie wieder will wir wird wo wobei wohl worauf wurde wurden zu zuallererst zudem zuerst zufolge zugleich zum zumal
        zumindest zunächst zur zurück zusammen zusätzlich zuvor zwar zwei zwischen zwischenzeitlich nein danke bitte hallo
        lieber liebe liebes sehr geehrte geehrter ehemaliger ehemalige ehemaligen früherer frühere amtierende
        kinder jugendliche eltern menschen leute
        """
    ),
    of=words("der des von vom für am im in an der die das den dem aus bei zu zur zum und beim auf ein einer eines"),
    determiners=words(
        "der die das den dem des ein eine einen einem einer eines kein keine seine sein ihre ihr unser unsere diese dieser dieses jede jeder"
    ),
    place_prepositions=words("in im nach aus bei nahe nördlich südlich westlich östlich um ins über richtung am"),
    endings=words("s n en e es er in innen ns"),
    compounds=True,
)

_DUTCH: Final = PeopleWords(
    addresses=gendered(
        male="dhr heer meneer paus koning prins graaf pater broeder keizer",
        female="mevr mevrouw mw koningin prinses zuster gravin juffrouw",
        either="dr prof mr ir drs professor",
    ),
    roles=words(
        """
        aanklager aanvaller aanvoerder acteur actrice activist activiste adviseur advocaat advocate agent agente ambassadeur
        analist arts artiest auteur baas bankier bestuurder bisschop boer bokser bondscoach bondskanselier brandweerman
        burgemeester burger cabaretier chef coach collega columnist commandant commissaris componist coureur dader danser
        deskundige dichter dierenarts diplomaat directeur directrice dirigent docent dokter doelman doelpuntenmaker
        econoom econome eigenaar ex-minister expert filosoof formateur fotograaf fractieleider fractievoorzitter functionaris
        gedeputeerde generaal gouverneur hoofd hoofdredacteur hoogleraar huisarts hulpverlener informateur ingenieur
        journalist journaliste jurist kamerlid kandidaat kanselier kapitein kardinaal keeper kok kolonel kunstenaar
        leider leidster leraar lerares lid lijsttrekker loodgieter manager middenvelder miljardair minister ministerpresident
        moeder musicus muzikant officier onderzoeker onderzoekster ondernemer ondernemster oprichter oprichtster
        parlementslid partijleider partijvoorzitter pastoor patiënt piloot politicus politica politieagent politieman
        premier presentator presentatrice president priester producent professor psycholoog psychiater raadslid rapper
        rechter rector redacteur regisseur regisseuse rechercheur renner schaatser schaatsster scheidsrechter schepen
        schrijver schrijfster secretaris secretaris-generaal senator slachtoffer socioloog soldaat speler speelster spits
        sprinter staatshoofd staatssecretaris ster student studente topman topvrouw trainer tv-presentator verdachte
        verdediger verpleegkundige vertegenwoordiger vicepremier vicevoorzitter viroloog voetballer voetbalster voorganger
        voorman voorzitter voorzitster vrijwilliger weduwe werknemer wetenschapper wethouder wielrenner woordvoerder
        woordvoerster zakenman zakenvrouw zanger zangeres zwemmer zwemster influencer oud-minister getuige historicus
        bioloog meteoroloog oud-premier bewoner bewoonster buurman buurvrouw inwoner
        """
    ),
    kinship=words(
        """
        broer dochter echtgenoot echtgenote kleinzoon kleindochter man moeder neef nicht oom opa oma papa mama partner
        schoonzoon tante vader verloofde vriend vriendin vrouw weduwe zoon zus zusje broertje
        """
    ),
    particles=words("van de den der het 't ten ter te op aan in 's von al el la le di da del dos y bin ben ibn"),
    organisations=words(
        """
        academie agentschap akkoord arena bank bedrijf berg beurs beweging bond bos brug bureau centrum college comité
        commissie concern congres coalitie court cup dienst dorp eiland fabriek federatie festival film fonds fractie
        garage gemeente gerechtshof gracht groep haven hof hogeschool hotel huis instituut justitie kabinet kamer kanaal
        kerk kliniek krant laan land league liga luchthaven maatschappij markt ministerie museum organisatie paleis park
        parlement partij plein politie prijs provincie raad rechtbank regering republiek rijk ring rivier school senaat
        spelen stad stadion station stichting straat team theater toernooi toren tunnel unie universiteit vakbond vereniging
        verbond verzekeringen financiën justitie onderwijs defensie landbouw economie volksgezondheid vliegveld weg wereld zee zeitung ziekenhuis zaken oorlog group club city house media news
        """
    ),
    openers=words(
        """
        aan achter al alle alleen als altijd anders beide bij binnen bovendien boven buiten daar daarbij daardoor daarmee
        daarna daarnaast daarom daarop dan dat de deze die dit door dus echter een eerder eerst eigenlijk en er ga geen
        ga haar had heb heeft heel het hier hij hoe hoewel hun ieder iedereen iemand ik in inmiddels is ja je jij jullie
        kan kom later maar meer men met mijn mocht moet na naar naast net niemand niet niets nog nooit nu of om omdat onder
        ondanks ons ook op opnieuw over per pas samen sinds soms te tegen terwijl tijdens toch toen tot tussen u uit
        uiteindelijk van vanaf vandaag veel verder volgens voor vooral voordat waar waarom waarschijnlijk want wanneer was
        wat we weer welke wie wij wil worden wordt ze zeker zelf zelfs zes zich zij zijn zo zonder zou zowel dankzij vorig
        vorige afgelopen nadat nieuwe nee twee drie vier vijf
        """
    ),
    of=words("van de der het den voor in op bij uit en"),
    determiners=words("de het een zijn haar hun onze ons deze die dit dat mijn"),
    place_prepositions=words("in te uit naar bij nabij rond door"),
    endings=words("s en e 's n ster"),
    compounds=True,
)

_SWEDISH: Final = PeopleWords(
    addresses=gendered(
        male="herr kung kungen prins prinsen påven greve sir",
        female="fru fröken drottning drottningen prinsessan grevinnan",
        either="dr doktor professor prof",
    ),
    roles=words(
        """
        advokat aktivist ambassadör analytiker anfallare antagonist arkitekt artist artisten astronaut assistent biskop boxare
        borgmästare brottare chef chefredaktör debattör demonstrant diktator diplomat direktör dirigent doktorand domare ekonom
        energiminister expert fackordförande filosof finansminister forskare forskaren forward fotbollsspelare fotograf författare
        försvarare förbundskapten förvaltare general generaldirektör generalsekreterare grundare guvernör historiker hovmästare
        ingenjör jurist journalist justitieminister kammaråklagare kandidat kansler kapten kock kollega komiker kommendör
        kommunalråd kommissionär kompositör konstnär korrespondent krönikör landshövding ledamot ledare legend lektor
        lärare läkare löpare majoritetsledare makthavare man medarbetare meteorolog miljardär minister ministern mittback
        moderat musiker målvakt mördare nyhetsankare offer officer ombud ordförande polis polisman politiker premiärminister
        president presidenten pressekreterare pressansvarig programledare präst psykolog rektor representant regissör redaktör
        regionråd reporter riksdagsledamot rådgivare samordnare sekreterare senator skidåkare skådespelare sjuksköterska
        spelare språkrör statschef statsminister statssekreterare student stjärna styrelseordförande sångare sångerska
        talesperson talesman talman taleskvinna tränare utrikesminister vd verkställande vän vittne vice viceordförande
        virolog åklagare ägare överläkare överste utredare professor ministerpresident krögare invånare granne
        """
    ),
    kinship=words(
        """
        bror dotter farbror farfar farmor fru hustru kusin make maka mamma man mor morbror morfar mormor moster partner pappa
        sambo son syster far flickvän pojkvän barnbarn brorson styvfar änka fästman fästmö tvillingbror
        """
    ),
    particles=words("af av von de der den van di da del la le el al bin ibn ben zu"),
    organisations=words(
        """
        akademi arena bank bolag bolaget bro by centrum domstol förbund förening festival film flygplats fond förlag församling
        gata gatan gruppen grupp hamn hotell hov hus högskola institut institutet kommun kommission kommissionen kyrka
        kyrkan lag lagen land län liga marknad ministerium museum myndighet myndigheten nämnd ort palats park parlament parti
        partiet polisen port regering regeringen region riksdag riksdagen riket råd rådet sjukhus sjukhuset sjö skola slott
        stad staden station stiftelse styrelse sällskap teater tidning tidningen torg tunnel universitet union unionen verk
        verket väg vägen ö ön gymnasiet tinget club city group media news house rätt rätten
        """
    ),
    openers=words(
        """
        allt alla andra att av bara bland både dag de dem den denna dess dessa dessutom det detta där därefter därför då
        efter eftersom efteråt en enligt ett fler flera från för före första ha han hans har hennes henne hon hur här i idag
        igår ingen inget innan inte inom ja jag kan man med medan men mer min mot mycket många måste nu nya när någon
        några något ni nog nästan och också om oss på redan samma samt samtidigt sedan senare ska skulle som så till
        trots två tre under upp ut utan vad var varför vem vi vid vill vilken är även över åt fyra fem nej trots tidigare
        """
    ),
    of=words("för i på av vid från till och på hos"),
    determiners=words("en ett den det de hans hennes deras sin sitt sina denna detta vår vårt"),
    place_prepositions=words("i från till på vid utanför kring"),
    endings=words("en n et s ens ns erna ar er arna a or orna na"),
    compounds=True,
)

_DANISH: Final = PeopleWords(
    addresses=gendered(
        male="hr herr kong kongen prins pave paven grev kronprins",
        female="fru frk frøken dronning dronningen prinsesse kronprinsesse",
        either="dr doktor professor prof",
    ),
    roles=words(
        """
        advokat aktivist ambassadør analytiker analysechef angriber anfører anklager arkitekt artist astronaut ansvarlig
        bassist biskop bokser borgmester borger bruger byretsdommer chef chefredaktør cykelrytter dansker debattør
        departementschef digter diplomat direktør dirigent dommer eks-minister ekspert ejer erhvervsmand filosof finansminister
        fodboldspiller folketingsmedlem forfatter formand forkvinde forsker forsvarer forsvarsadvokat fotograf general
        generalsekretær gerningsmand grundlægger gruppeformand guvernør havnefoged historiker håndboldspiller indehaver
        ingeniør instruktør iværksætter journalist jurist justitsminister kandidat kansler kaptajn kok kollega komiker
        kommissær komponist korrespondent kunstner landsformand landstræner leder lektor lokalformand læge lærer løber
        manager medlem medejer meteorolog milliardær minister ministeren musiker målmand nabo naalakkersuisoq næstformand
        offer officer ordfører overlæge partileder partner patient pensionist politibetjent politidirektør politiinspektør
        politiker premierminister pressechef pressetalsmand programleder programchef psykolog præsident præsidenten præst
        redaktør regeringschef rektor repræsentant rådgiver sanger sangerinde sekretær senator skribent skuespiller
        skuespillerinde soldat specialist spidskandidat spiller statsminister statschef stifter stjerne studerende studievært
        styrmand sygeplejerske talskvinde talsmand talsperson tennisspiller topchef trommeslager træner tv-vært udenrigsminister
        vicedirektør viceborgmester vidne virolog vært økonom økonomidirektør beboer formand restauratør
        """
    ),
    kinship=words(
        """
        bror broder datter farfar farmor far fader fætter kone kusine kæreste kærester mand mor moder morfar mormor
        moster onkel partner samlever søn søster tante svigersøn hustru ægtefælle enke barnebarn barndomsven
        barndomsveninde ven veninde ægtemand niece nevø
        """
    ),
    particles=words("af von de der den van di da del la le el al bin ibn ben zu"),
    organisations=words(
        """
        akademi arena avis avisen bank by bistro bro center centrum cup domstol fabrik festival film fond forbund forening forlag
        gade gaden gruppe gruppen hal havn hotel hospital hus højskole institut kirke kirken kommission kommissionen
        kommune kommunen klub land liga lufthavn lov marked ministerium museum ø palads park parlament parti partiet plads
        politi port regering regeringen region restaurant ret retten råd rådet selskab skole slot stad stadion station
        stiftelse styrelse styrelsen sygehus sø teater tinget torv tunnel universitet union vej vejen værk club city group
        media news house
        """
    ),
    openers=words(
        """
        alle alt altså at bare begge blandt både da dag de dem den denne der derefter derfor deres desuden det dette dog du
        efter eller en er et fem fire flere for fordi foran fra få før først gennem ham han hans har hendes her hos hun hvad
        hver hvis hvem hvilken hvor hvordan hvorfor i ifølge ikke imens imod ind inden ingen ja jeg kan kun lige lidt man
        mange med mellem men mens mere min mod måske ned nej nogle noget nu nye når og også om op over på sammen samme
        samtidig se selv selvom senere siden som så således tidligere til to tre trods ud uden under vi ved vil være år
        endnu endelig derimod ligesom
        """
    ),
    of=words("for i på af ved fra til og hos"),
    determiners=words("en et den det de hans hendes deres sin sit sine denne dette vores"),
    place_prepositions=words("i fra til på ved uden omkring"),
    endings=words("en n et s ens ns erne er ne e"),
    compounds=True,
)

_NORWEGIAN: Final = PeopleWords(
    addresses=gendered(
        male="herr hr kong kongen prins pave paven kronprins",
        female="fru frk frøken dronning dronningen prinsesse kronprinsesse",
        either="dr doktor professor prof",
    ),
    roles=_DANISH.roles
    | words(
        """
        advokat aktor ambassadør analytiker angriper artist artisten bistandsadvokat biskop bonde byrådsleder daglig
        departementsråd direktør dommer drapsmann ekspert eier etterforsker etterforskningsleder fagdirektør fisker forbundsleder
        forfatter forsker forsvarer forsvarssjef fotballspiller fylkesmann generalsekretær gründer gruppeleder innsatsleder
        ingeniør investor journalist jurist justisminister kandidat kansler kaptein kjendismanager kjendis kjæreste klimaminister
        kokk kollega komiker kommentator kommunalsjef kommunedirektør kommunikasjonssjef kommunikasjonsdirektør konsernsjef
        kunstner landslagssjef landslagstrener lederen lege lensmann manager milliardær minister musiker målvakt nabo nestleder
        næringsminister operasjonsleder ordfører organisasjonssjef parlamentariker parlamentsmedlem partileder politiadvokat
        politiinspektør politiker politimester politioverbetjent politisjef pressesjef pressekontakt president programleder
        prest professor rapper realitystjerne redaktør regissør rektor representant rådgiver rådmann sanger sjef sjefredaktør
        sjeføkonom skiløper skuespiller sjåfør sogneprest soldat spiller statsadvokat statsminister statsråd stjerne
        stortingsrepresentant styreleder talsmann talskvinne talsperson trener turist utenriksminister varaordfører visepresident
        vitne vaktleder seniorrådgiver spesialist fotballstjerne formann
        """
    ),
    kinship=_DANISH.kinship
    | words("sønn ektemann ektefelle samboer forlovede kjæreste pappa mamma barnebarn fetter onkel bestefar bestemor"),
    particles=_DANISH.particles,
    organisations=_DANISH.organisations
    | words(
        """
        byrå departement departementet direktorat etat fagforbund fylke fylkeskommune gata gate gruppa høyskole høgskole
        kirka kommisjon nemnd parti sykehus storting stortinget studentby vei veien verk øya lagmannsrett tingrett politidistrikt
        """
    ),
    openers=_DANISH.openers
    | words(
        """
        begge bare blant da dermed derimot dessuten dette du egentlig etter etterpå fordi før hans hennes hun hva hvem
        hver hvis hvor hvordan hvorfor ifølge igjen ikke imidlertid ingen inntil innen jeg kanskje mange mens mer mye nei noen noe nå
        når også opp samtidig slik siden som selv så til tross under uten vi videre være ønsker én ei ein eg ikkje frå korleis
        kva kvifor dei dei etter ho
        """
    ),
    of=_DANISH.of,
    determiners=words("en ei et den det de hans hennes deres sin sitt sine denne dette vår vårt ein eit dei"),
    place_prepositions=words("i fra frå til på ved utenfor rundt"),
    endings=_DANISH.endings | words("a ane ene"),
    compounds=True,
)

GERMANIC: Final = {"de": _GERMAN, "nl": _DUTCH, "sv": _SWEDISH, "da": _DANISH, "no": _NORWEGIAN}
