"""Words around the names of people in Finnish, Hungarian, Turkish, Greek and Lithuanian.

Nouns that change their stem stand with each of their stems; ``endings`` lists the endings of cases.
"""

from __future__ import annotations

from typing import Final

from articles.text.data.people_words.words import PeopleWords, gendered, words

_FINNISH: Final = PeopleWords(
    addresses=gendered(
        male="herra kuningas prinssi paavi veli isä",
        female="rouva neiti kuningatar prinsessa sisar äiti",
        either="tri tohtori professori prof dosentti kenraali eversti majuri kapteeni perhe",
    ),
    roles=words(
        """
        aktivisti ajaja ajuri analyytikko arkkipiispa arkkitehti artisti asianajaja asiantuntija asukas avustaja edustaja emeritusprofessori
        ekonomisti elokuvaohjaaja erikoistutkija filosofi hallitusohjelma ministeri haastattelija hiihtäjä historioitsija
        hyökkääjä insinööri johtaja juontaja juristi jäsen kaksoisolento kanslianeuvos kansanedustaja kansleri kapteeni kardinaali kasvatustieteilijä
        kenraali kihlakunnansyyttäjä kirjailija kirjeenvaihtaja kokki kollega komentaja kommentaattori komissaari konsuli koomikko
        kunnanjohtaja kuvernööri kunnanvaltuutettu kuljettaja lainsäätäjä laulaja legenda lehdistösihteeri lentäjä lääkäri maalivahti
        maanviljelijä malli meppi meteorologi miljardööri ministeri mies muusikko myllykäri neuvonantaja nuorisojohtaja
        näyttelijä ohjaaja omistaja opettaja oppositiojohtaja osakas palomies pankinjohtaja pappi pelaaja perustaja piispa pianisti
        poliisi poliitikko politiikko presidentti professori päivystäjä psykologi puheenjohtaja puhemies puolustaja puolustusministeri
        puoluesihteeri pääkonsuli päällikkö pääministeri päätoimittaja pääsihteeri rakentaja rehtori räppäri rikoskomisario rikosylikomisario
        sihteeri senaattori sosiologi sotilas sovittelija suurlähettiläs sulkapalloilija syyttäjä säveltäjä taiteilija taloustieteilijä
        tenori tiedottaja todistaja toimitusjohtaja toimittaja tuomari tuottaja tutkija tutkinnanjohtaja tohtori
        työmarkkinajohtaja uhri uimari urheilija vaari valmentaja valokuvaaja valtiosihteeri valtiovarainministeri valtuutettu vanhempi
        varapresidentti varapuheenjohtaja viranomainen virologi viulisti voittaja yhtiökumppani ylikomisario ylilääkäri yrittäjä ystävä
        asukki naapuri psykiatri kansanedustajaehdokas ehdokas tähti räppäri
        """
    ),
    kinship=words(
        """
        aviomies vaimo poika tytär isä äiti veli sisko sisar setä täti eno isoisä isoäiti mummo vaari serkku pojanpoika
        kumppani puoliso avopuoliso tyttöystävä poikaystävä leski ystävä vävy miniä lanko kihlattu
        """
    ),
    particles=words("af von de der den van di da del la le el al bin ibn ben"),
    organisations=words(
        """
        aukio ministeriö akatemia allas areena asema fakulteetti hallitus hotelli hovioikeus instituutti kaupunki kansallisteatteri keskus
        kilpailu kirkko kirjasto kisat komissio koulu kunta kuntayhtymä käräjäoikeus laitos lehti liiga liike liitto linna
        lukio maa maakunta media museo neuvosto ooppera oikeus orkesteri osakeyhtiö pankki parlamentti poliisilaitos puisto puolue
        radio ranta ravintola saari sairaala sanomat satama seura seurakunta silta säätiö tasavalta teatteri tehdas tie tori
        tuomioistuin tutkimuskeskus turnaus unioni valtio virasto yhdistys yhtiö yliopisto katu järvi kerho stadion lentoasema
        """
    ),
    openers=words(
        """
        aiemmin ainoastaan aivan alussa ei eikä emme en ennen entä entinen että eilen esimerkiksi hän hänen hänet hänestä hänelle he
        heidän huomenna ihmiset ilman itse ja jo joka jokainen jos joten jotka jotta jopa juuri kaikki kai kaksi kanssa
        kanssa kolme koska koko kuka kuin kuinka kuitenkin kukaan kun kuten lisäksi lopulta luultavasti me meidän meillä mikä miksi
        mikään milloin missä miten moni monet mukaan mutta muut muun mutta myös myöhemmin minä minun ne neljä niin niiden niitä
        noin nyt nykyinen näin nämä oli olin olisi olivat olen on onko onneksi ovat osa paitsi pian pitkään samalla sama samaan
        sanoo sen se sekä seuraavaksi siellä siitä siihen siis siksi silloin silti sitten sinä siten suuri syynä tai te tämä tämän
        tänään tässä tästä tällä täällä tuo tuolloin uusi vaikka vain vasta viime vielä viisi voi vuonna yhä yksi yli
        """
    ),
    of=words("ja"),
    determiners=words("tämä se hänen heidän meidän"),
    place_prepositions=frozenset(),
    endings=words(
        "n a ä lle lta ltä lla llä ssa ssä sta stä na nä ksi t iden ien ita itä ja jä tta ttä on in än an en"
    ),
    compounds=True,
)

_HUNGARIAN: Final = PeopleWords(
    addresses=gendered(
        male="úr király herceg pápa szent atya testvér gróf",
        female="asszony úrnő királynő hercegnő nővér",
        either="dr ifj id özv prof",
    ),
    roles=words(
        """
        alapító alelnök alezredes államtitkár államfő állampárti alpolgármester agytröszt aktivista alkotmánybíró asszisztens bajnok
        belügyminiszter bíboros biztos bíró börtönlelkész csapatkapitány csatár csillagász dandártábornok díszpolgár diplomata
        dékán edző elemző elnök elnökhelyettes elnökjelölt ellenőr előadó előadóművész énekes énekesnő esperes ezredes építész
        európai expert felügyelő festő filozófus fizikus fotós főigazgató főigazgató-helyettes főkapitány főmérnök főnök főorvos
        főpolgármester főrendező főszerkesztő főtanácsadó főtitkár főügyész gazda gazdasági gyógyszerész háziorvos helyettes hős
        igazgató igazgatóhelyettes igazgatónő igazságügyi író írónő játékos játékvezető jegybankelnök jegyző jelölt jogász kancellár
        kapitány kapus karmester katona kapusedző képviselő képviselőnő kormányfő kormánybiztos kormányszóvivő kormányzó költő középpályás
        közgazdász kurátor külügyminiszter kutató lakó lelkész magyar marsall meteorológus miniszter miniszterelnök miniszterelnök-helyettes
        miniszterelnöki miniszterasszony milliárdos modell mérnök munkatárs műsorvezető művész nagykövet nagyvállalkozó nyomozó operatőr
        orvos orvosigazgató oktató olimpikon ombudsman őrnagy pap pápa parancsnok pártelnök pártvezető pedagógus pilóta plébános
        polgármester polgármester-jelölt politikus politológus pénzügyminiszter producer professzor prófétája pszichológus püspök
        rabbi rektor rendező rendőr rendőrfőkapitány riporter sportoló szakértő szakember szakács szenátor szerkesztő szerző
        színész színésznő szociológus szóvivő sofőr szövetségi tag tanár tanácsadó tanú tábornok titkár történész tudós tulajdonos
        tulajdonosa újságíró úszó ügyész ügyvéd ügyvezető üzletember válogatott vállalkozó városvezető védő vezérigazgató
        vezérőrnagy vezető versenyző világbajnok virológus vívó vádlott zeneszerző zenész zászlós közgazda miniszterelnökség
        """
    )
    - words("miniszterelnökség európai magyar szövetségi gazdasági igazságügyi válogatott prófétája agytröszt"),
    kinship=words(
        """
        apa apja anya anyja férj férje feleség felesége fia fiú lány lánya lánytestvér báty bátyja nővér nővére húg húga öcs öccse
        nagyapa nagyapja nagymama nagybácsi nagynéni unoka unokája unokatestvér barát barátja barátnő barátnője özvegy özvegye
        testvére élettárs élettársa párja vő veje
        """
    ),
    particles=words("de von van der den di da del la le el al bin ibn ben és"),
    organisations=words(
        """
        akadémia alap alapítvány ágazat állam állomás bank banki bíróság bizottság blokk cég centrum chat cég csapat csarnok egyesület egyetem
        egyház élet ellenzék fesztivál fideszes folyó főiskola főváros galéria gimnázium gyár hatóság hegy híd hivatal hotel igazgatóság
        intézet intézmény iskola kamara kastély kar kerület képviselőház klinika klub klubja koalíció kollégium konferencia kongresszus kormány
        kórház könyvtár köztársaság közlekedési központ kupa liga lap liget magazin média megye minisztérium mozgalom múzeum művelődési
        önkormányzat nemzetek nemzeti operaház óceán ország országgyűlés palota park parlament part párt rádió repülőtér rendőrség sajtó
        stadion stúdió svájc szálló szenátus szerkesztőség sziget szigetek színház szövetség társaság televízió temető tenger terem tér tó
        torna tröszt torony unió utca út vállalat vár város vasút világ völgy zrt kft nyrt bt zeitung
        """
    ),
    openers=words(
        """
        a addig ahogy akár aki ahol alatt amely amelyet ami amikor amint azonban át az azok azóta azt azután bár be bármely benne
        csak de egy egyes egyik egyébként együtt el elég előbb először előtt én ennek ennyi erre és eddig ez ezek ezen ezért ezt ezután
        ezzel fel fontos ha hanem hasonló hát helyett hiszen hogy hol holnap igen így ilyen is ismét itt jelenleg jó kétszer kell két
        később kettő ki korábban közben közül külön le legalább lehet lett ma mai már már majd meg még mellett mert mi mindig minden
        mindenki mint mintha miután mit mivel most múlt nagyon nekem nem nélkül nincs ő ők óta pedig persze rendben s saját sajnos
        sem semmi senki sőt szerint szerinte számos több tegnap tehát tíz többek tovább továbbá ugyan ugyanakkor ugyanis úgy újabb
        után utána utóbbi vagy valaki valamint van végül viszont volt volna három négy öt az új
        """
    ),
    of=words("a az és"),
    determiners=words("a az egy ez ő az"),
    place_prepositions=frozenset(),
    endings=words(
        "t ot et öt at nak nek ról ről tól től ból ből ban ben ba be ra re on en ön n val vel hoz hez höz ért ig ként k ok ek ök ak a e ja je i ai ei jai jei jának jének ának ének át ét ját jét ával ével jával jével ként"
    ),
    compounds=True,
)

_TURKISH: Final = PeopleWords(
    addresses=gendered(
        male="bay bey kral prens papa padişah sultan şeyh",
        female="bayan hanım kraliçe prenses",
        either="sayın dr doktor prof doç av avukat op uzm yrd öğr em hacı",
    ),
    roles=words(
        """
        adayı aday aktivist aktör aktris akademisyen amiral analist antrenör antrenörü araştırmacı asker astronot avukat avukatı aşçı başantrenör
        bakan bakanı başbakan başbakanı başbakan başkan başkanı başkanvekili başsavcı başsavcısı belediye başkanı besteci bestekar
        boksör büyükelçi büyükelçisi cumhurbaşkanı cumhurbaşkanımız çalıştırıcı çalıştırıcısı cerrah çevirmen danışman danışmanı dekan dekanı
        defans direktör direktörü diktatör doktor ekonomist editör editörü eğitmen emekli eş başkan federasyon filozof fizikçi
        fotoğrafçı forvet futbolcu futbolcusu gazeteci gazetecisi genel general girişimci golcü golcüsü görevli görevlisi grup
        hakem hakemi hakim hakimi hekim hemşire hoca ikili işadamı insanı işçi işkadını itfaiyeci kaleci kalecisi kaptan kaptanı
        kaymakam kaymakamı kardinal karikatürist komiser komiseri komutan komutanı koordinatör koordinatörü koreograf köşe kurucu kurucusu
        lider lideri mahkum menajer menajeri mimar milletvekili milyarder model muhabir muhabiri muhtar muhtarı muhalif müdür müdürü mühendis
        müftü müftüsü müsteşar müsteşarı müzisyen müsteşar müzakereci oyuncu oyuncusu öğrenci öğretim üyesi öğretmen öğretmeni
        patrik pilot piyanist polis politikacı profesör psikolog psikiyatrist rektör rektörü ressam romancı sağlıkçı sahibi sanatçı
        sanatçısı savcı savcısı sekreter sekreteri sekreterliği senatör senarist siyasetçi sorumlusu sosyolog sözcü sözcüsü spiker sporcu stoper
        subay sunucu sunucusu şair şarkıcı şef şefi şampiyon tanık tarihçi teğmen teknik temsilci temsilcisi teknisyen teknokrat uzman uzmanı
        üye üyesi vali valisi vekil vekili veteriner virolog yardımcı yardımcısı yargıç yazar yazarı yetkili yetkilisi yıldız yıldızı
        yönetici yöneticisi yönetmen yönetmeni yönetim yüzbaşı binbaşı albay direktör ceo'su vatandaş papaz imam hacı ortağı mucit
        """
    )
    - words("eş belediye grup genel federasyon ikili üyesi sekreterliği yönetim emekli"),
    kinship=words(
        """
        eşi oğlu kızı babası annesi kardeşi ağabeyi ablası amcası dayısı teyzesi halası dedesi ninesi torunu kuzeni
        yeğeni nişanlısı sevgilisi arkadaşı damadı gelini kayınpederi eş oğul baba anne kardeş ağabey abla amca dayı
        """
    ),
    particles=words("de von van der den di da del la le el al bin ibn ben"),
    organisations=words(
        """
        adası ajansı akademi akademisi anayasa arena atatürk avm avrupa bakanlığı bakanlık banka bankası barosu başkanlığı basketbol belediyesi
        birliği birlik bölgesi borsası bulvarı büyükelçiliği caddesi camii cami cephesi cumhuriyet cumhuriyeti cumhurbaşkanlığı çayı dağı
        dairesi denizi derneği dergisi devleti devletleri emniyet enstitüsü eyaleti fakültesi federasyonu festivali fonu futbol galeri
        gazetesi genel gölü grubu grup haber hareketi hastanesi havalimanı heyeti holding ilçesi il ili istasyonu kanalı kanunu
        kampı köprüsü kongresi konseyi koleji komisyonu komitesi kulübü kupası kurulu kurumu kütüphanesi kuvvetleri köyü liman limanı
        lisesi ligi lig mahallesi mahkemesi meclis meclisi merkezi merkez meydanı milli müdürlüğü mücadele müzesi nehri okulu
        olimpiyat orkestrası ordusu ormanı örgütü oteli park parkı partisi parti piyasası plan platformu polis proje radyo sanayi sarayı
        savunma sendikası sokağı stadı stadyumu süper şirketi tiyatrosu teşkilatı turnuvası tv televizyonu türkiye ulusal
        üniversitesi üniversite vakfı valiliği yolu yapı başsavcılığı savcılığı spor elektronik para aş şti
        """
    ),
    openers=words(
        """
        ama ancak artık aslında aynı ayrıca az bana başka bazı ben beni beri bile bir biraz birçok biri birlikte biz bize bizim
        böyle böylece bu bugün buna bundan bunlar bunu bunun burada bütün çok çünkü da daha dahi de değil devam dün diğer diye
        dolayı dolayısıyla dört eğer en fakat gibi göre hala hatta hem henüz hep hepsi her herkes hiç hiçbir için iki ile ilk ise
        işte iyi kadar karşı kendi ki kim kimse mi mu nasıl ne neden niye o olan olarak oldu olduğu onlar onu onun orada öte
        önce öyle özellikle pek rağmen sadece sen siz son sonra sonunda şey şimdi şöyle şu tabii tüm üç üzere var ve veya
        ya yani yine yeni yeniden yok yüzde zaman zaten beş eski geçen gelecek hafta söz konusu eski
        """
    ),
    of=words("ve"),
    determiners=words("bir bu o şu"),
    place_prepositions=frozenset(),
    endings=words(
        "ı i u ü nın nin nun nün ın in un ün na ne ya ye a e nda nde da de dan den la le yla yle lar ler ları leri ndan nden yı yi yu yü"
    ),
)

_GREEK: Final = PeopleWords(
    addresses=gendered(
        male="κ κος κύριος κύριο κυρίου βασιλιάς πρίγκιπας πάπας άγιος πατήρ",
        female="κα κυρία κυρίας δεσποινίδα βασίλισσα πριγκίπισσα αγία",
        either="δρ καθηγητής καθηγήτρια οικογένεια",
    ),
    roles=words(
        """
        ακτιβιστ ακτιβίστρι αναλυτ αναλύτρι αντιπρόεδρ αντιπεριφερειάρχ αντιδήμαρχ αξιωματικ αξιωματούχ αρχηγ αρχιεπίσκοπ αρχιτέκτον αρχαιολόγ
        αστυνομικ ασφαλίστρι βασιλι βουλευτ βουλεύτρι γενικ γερουσιαστ γιατρ γραμματέα γραμματέας γυναίκα δήμαρχ δημοσιογράφ δικαστ
        δικηγόρ διευθυντ διευθύντρι διευθύνων διοικητ διπλωμάτ εισαγγελέα εισαγγελέας εκπαιδευτικ εκπρόσωπ ειδικ εκδότ επικεφαλής
        επιθετικ επίσκοπ επιστήμον επίτροπ επιχειρηματί ερευνητ ερευνήτρι ευρωβουλευτ ηγέτ ηγέτιδ ηθοποι θύμα ιδιοκτήτ ιδρυτ ιερέα
        ιστορικ κάτοικ καγκελάρι καθηγητ καθηγήτρι καλλιτέχν κυβερνήτ λοιμωξιολόγ μάρτυρα μέλος μητροπολίτ μοντέλ μουσικ νομάρχ
        ντράμερ ναύαρχ ολυμπιονίκ παίκτ παίκτρι παρουσιαστ παρουσιάστρι πατριάρχ περιφερειάρχ πιλότ ποδοσφαιριστ ποιητ πολιτικ πολιτευτ
        πρέσβ πρόεδρ προέδρ πρωθυπουργ προπονητ προπονήτρι πρύταν πρώην σεισμολόγ σεφ σκηνοθέτ σκηνοθέτιδ στέλεχ στρατηγ στρατιώτ
        συγγραφέα συγγραφέας συνεργάτ συνήγορ σύμβουλ συμβούλ σχολιαστ ταξίαρχ τερματοφύλακα τραγουδιστ τραγουδίστρι τραπεζίτ
        υπάλληλ υπουργ υφυπουργ υποψήφι υπαστυνόμ υποστράτηγ φοιτητ φωτογράφ ψυχολόγ χειρουργ συνταγματάρχ συνθέτ κόουτς επιδημιολόγ
        οικονομολόγ πολιτειολόγ
        """
    ),
    kinship=words(
        "σύζυγ σύζυγος γιο γιος γιός κόρ πατέρα μητέρα μάνα αδελφ αδερφ θεί παππού γιαγιά εγγον ανιψι ξάδερφ φίλ σύντροφ χήρα γαμπρ"
    ),
    particles=words("ντε φον βαν ντερ ντι ντα λα λε αλ ελ μπιν του"),
    organisations=words(
        """
        ακαδημία αεροδρόμι αστυνομία βιβλιοθήκ βουλή γραμματεία γαλλία δημαρχεί δημοκρατία δήμ δικαστήρι διεύθυνσ δρόμ ελλάδα ελληνικ ένωσ
        εθνικ εκκλησία επιτροπή επιμελητήρι εταιρεία εταιρία εφημερίδα ευρώπη ευρωπαϊκ ηνωμέν ίδρυμα ινστιτούτ κέντρ κεντρικ κίνημα κόλπ κοινοβούλι κόμμα
        κυβέρνησ λιμάνι λίγκα λίμν μέγαρ μουσεί μέτωπ νησί νοσοκομεί νέα όμιλ οδό οδός ομοσπονδία οργανισμ όρος ποταμ πλατεία πανεπιστήμι
        παραλία περιφέρεια πολιτεί πόλ πρεσβεία πρωτάθλημα σχολεί σταθμ στάδι συμβούλι συνέδρι σύλλογ σύνδεσμ στρατ τουρνουά
        τράπεζα τραπέζης υπηρεσί υπουργεί φεστιβάλ χρηματιστήρι
        """
    ),
    openers=words(
        """
        αλλά αν ανάμεσα αντί από αργότερα αυτά αυτές αυτή αυτό αυτοί αυτός αυτού γι' για γιατί δεν δηλαδή διότι δύο εάν εγώ εδώ εκεί
        εκείνος εκτός εμείς ενώ ένα ένας επειδή επίσης έτσι έχει έχουν η ήδη ήταν θα και κάθε καθώς κανείς κάποιοι κάποιος κατά κάτω
        λόγω μα μαζί μας με μέσα μεταξύ μετά μέχρι μη μία μια μόνο μπορεί να ναι νωρίτερα ο οι όλα όλοι όμως όπως όσο όταν ό,τι ότι
        ούτε όχι παρά παράλληλα περίπου πιο ποιος πολλοί πολύ πού που πριν προς πρέπει πρώτα πρώτος πως σαν σε σήμερα στα στη
        στην στις στο στον στους στου συνεπώς σύμφωνα σχεδόν τα τη την της τι τις το τον του τους τότε τώρα τρεις τελικά τέλος υπάρχει
        υπέρ υπό χθες χωρίς ως ωστόσο πρώην
        """
    ),
    of=words("του της των για στο στη στην στον σε και επί"),
    determiners=words("ο η το οι τα του της των τον την τους τις ένας μια ένα"),
    place_prepositions=words("στο στη στην στον στα στους από"),
    endings=words("ος ου ο ης η ας α ες ων ους οι ια ιας ιο ιου ιών ή ής ό ός ού ά ών είς εις ες έας έα έων υ ω ς"),
)

_LITHUANIAN: Final = PeopleWords(
    addresses=gendered(
        male="ponas pono ponui poną karalius princas popiežius šventasis tėvas kunigas",
        female="ponia ponios poniai ponią panelė karalienė princesė sesuo",
        either="dr prof gydytojas profesorius profesorė doc gen plk",
    ),
    roles=words(
        """
        advokat aktor aktyvist ambasador analitik architekt atstov autor direktor diplomat dizainer ekonomist ekspert fotograf futbolinink
        general gubernator gydytoj gynėj inžinier istorik kancler kandidat kapiton kardinol komisar komentator kompozitor krepšinink
        lyder mer ministr mokytoj muzikant nar narys narė pareigūn parlamentar patarėj pirminink politik politolog poet premjer prezident
        profesor prokuror psicholog rašytoj redaktor rektor režisier sekretor senator signatar sociolog specialist teisėj teisinink tyrėj treneri trener
        vadov vadas viceministr vicepirminink viršinink vyskup arkivyskup žurnalist dainink dėstytoj mokslinink filosof savinink įkūrėj
        religijotyrinink egzeget evangelist apaštal
        """
    ),
    kinship=words(
        "vyr žmon sūn dukr dukter tėv motin brol seser senel močiut anūk dėd tet pusbrol draug sužadėtin našl"
    ),
    particles=words("de von van der den di da del la le al el bin ibn"),
    organisations=words(
        """
        akademij agentūr aikšt asociacij bank bažnyči bendrov biblioteka centr departament fakultet federacij festival fond gimnazij grup
        institut komisij komitet klub kolegij kongres lyg ligonin ministerij miest mokykl muziej oro ord organizacij parlament partij
        policij prokuratūr rajon respublik savivaldyb seim sąjung stot taryb teatr teism turnyr universitet upė vyriausyb žiniask evangelij karalyst
        """
    ),
    openers=words(
        """
        ar apie antra arba bei bent bet būtent čia dabar dar dėl deja du daug galbūt gal ir iki iš į išties įprastai jei jeigu jų jis
        ji jie jos jo jog juk kad kada kai kaip kam kas kartu keli kiek kita kiti kodėl kokia kur kuris kurie labai mano mes mums
        nors na ne nei nes net nieko niekas nuo o pagal pasak per po pirma prieš prie pernelyg su šis šie ši šiuo šiandien taip
        taigi tada tai tačiau tarp tarsi taip tas ta tie tik tikrai todėl toks tokia tuo tuomet už vakar vis visa visi viskas visų
        yra vėliau žinoma nurodinėti būtų keista keistas
        """
    ),
    of=words("ir"),
    determiners=words("jo jos jų šis ši tas ta mano"),
    place_prepositions=words("į iš prie"),
    endings=words(
        "as o ui ą u e ai ų ams us ais uose ė ės ei ę ėje ės ėms a os ai oje omis is io iui į iu yje ys ius iaus iumi iuje i"
    ),
)

OTHERS: Final = {
    "fi": _FINNISH,
    "hu": _HUNGARIAN,
    "tr": _TURKISH,
    "el": _GREEK,
    "lt": _LITHUANIAN,
}
