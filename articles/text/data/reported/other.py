"""Reporting words of Finnish, Estonian, Hungarian, Greek, Turkish, Lithuanian and Latvian."""

from __future__ import annotations

from typing import Final

from articles.text.data.reported.words import ReportingWords, inflect, phrases, words

FINNISH: Final = ReportingWords(
    verbs=words(
        """
        sanoo sanoi sanovat sanoivat kertoo kertoi kertovat kertoivat toteaa totesi toteavat totesivat kirjoittaa
        kirjoitti kirjoittavat vastaa vastasi vastaavat kysyy kysyi korostaa korosti korostavat painottaa painotti
        painottavat muistuttaa muistutti selittää selitti väittää väitti väittävät ilmoittaa ilmoitti ilmoittavat
        vahvistaa vahvisti lisää lisäsi huomauttaa huomautti varoittaa varoitti lupaa lupasi myöntää myönsi arvioi
        arvioivat tiivistää tiivisti kommentoi kertaa linjaa linjasi perustelee perusteli kuvailee kuvaili jatkaa
        jatkoi tarkentaa tarkensi ihmettelee ihmetteli vaatii vaati arvostelee arvosteli kritisoi täsmentää täsmensi
        """
    ),
    verbs_beside_marks=words(
        """
        uskoo uskoi toivoo toivoi ajattelee ajatteli pohtii pohti miettii mietti nauraa naurahtaa naurahti huokaa
        huudahtaa huudahti iloitsee harmittelee harmitteli kiittelee kehuu kehui hymyilee kuvaa muistelee muisteli
        """
    ),
    participles=words("sanonut kertonut todennut kirjoittanut vastannut korostanut ilmoittanut vahvistanut väittänyt"),
    auxiliaries=words("on ovat oli olivat"),
    after_source=words("mukaan mielestä"),
    pronouns={"hän": "c", "he": "p"},
    conjunctions=words("että"),
    between=words("myös vielä sitten nyt jo kuitenkin puolestaan"),
)

ESTONIAN: Final = ReportingWords(
    verbs=words(
        """
        ütles ütleb ütlesid ütlevad rääkis räägib teatas teatab kirjutas kirjutab lisas lisab selgitas selgitab märkis
        märgib rõhutas rõhutab kinnitas kinnitab vastas vastab tunnistas väitis väidab nentis tõdes hoiatas lubas
        """
    ),
    after_source=words("sõnul hinnangul"),
    pronouns={"ta": "c", "tema": "c", "nad": "p"},
    conjunctions=words("et"),
    between=words("ka veel siis juba samuti"),
)

HUNGARIAN: Final = ReportingWords(
    verbs=words(
        """
        mondta mondja mondták mondják közölte közli közölték nyilatkozta nyilatkozott elmondta elmondták kijelentette
        hangsúlyozta hangsúlyozza kiemelte kiemeli hozzátette hozzáteszi megjegyezte megjegyzi írta írja írták kifejtette
        magyarázta magyarázza állította állítja állítják válaszolta válaszolt felelte jelezte jelzi bejelentette
        bejelenti megerősítette rámutatott figyelmeztetett elismerte beismerte kérdezte fogalmazott fogalmaz tájékoztatott
        ígérte elárulta mesélte meséli nyomatékosította leszögezte aláhúzta ismertette emlékeztetett vélekedett
        """
    ),
    verbs_beside_marks=words("gondolja hiszi reméli folytatta nevet nevetett mosolygott vallja vallotta üzente"),
    after_source=words("szerint"),
    pronouns={"ő": "c", "ők": "p"},
    conjunctions=words("hogy"),
    between=words("el is még aztán majd már hozzá meg ki a az"),
    drops_pronouns=True,
)

GREEK: Final = ReportingWords(
    verbs=words(
        """
        είπε είπαν λέει λένε έλεγε δήλωσε δήλωσαν δηλώνει δηλώνουν ανέφερε ανέφεραν αναφέρει αναφέρουν τόνισε τόνισαν
        τονίζει πρόσθεσε προσθέτει υπογράμμισε υπογραμμίζει σημείωσε σημειώνει εξήγησε εξηγεί ανακοίνωσε ανακοίνωσαν
        υποστήριξε υποστηρίζει έγραψε γράφει απάντησε απαντά παραδέχθηκε παραδέχτηκε επισήμανε επισημαίνει
        ισχυρίστηκε ισχυρίζεται προειδοποίησε προειδοποιεί επιβεβαίωσε διευκρίνισε σχολίασε σχολιάζει υπενθύμισε
        διαβεβαίωσε κατήγγειλε καταγγέλλει συμπλήρωσε υποσχέθηκε ρώτησε κατέληξε περιέγραψε
        """
    ),
    verbs_beside_marks=words("πιστεύει πίστευε ελπίζει θεωρεί συνέχισε συνεχίζει γέλασε θυμάται διηγείται"),
    participles=words("πει δηλώσει αναφέρει τονίσει προσθέσει γράψει"),
    auxiliaries=words("έχει έχουν είχε είχαν"),
    before_source=phrases(
        """
        σύμφωνα με τον
        σύμφωνα με την
        σύμφωνα με το
        σύμφωνα με τους
        σύμφωνα με
        κατά τον
        κατά την
        """
    ),
    pronouns={"αυτός": "m", "αυτή": "f", "αυτοί": "p", "εκείνος": "m", "εκείνη": "f"},
    conjunctions=words("ότι πως"),
    between=words("επίσης ακόμη ακόμα μετά ήδη και του της μας μου"),
    drops_pronouns=True,
)

# Turkish verbs end the sentence. The verb may stand behind a noun for what was said: "ifadelerini kullandı".
TURKISH: Final = ReportingWords(
    verbs=words(
        """
        dedi dediler diyor diyorlar diyerek söyledi söylediler söylüyor belirtti belirttiler belirtiyor açıkladı
        açıkladılar açıklıyor kaydetti kaydettiler vurguladı vurguladılar vurguluyor anlattı anlattılar anlatıyor
        bildirdi bildirdiler aktardı aktardılar savundu ekledi ekliyor yazdı yanıtladı sordu konuştu uyardı duyurdu
        paylaştı hatırlattı eleştirdi cevapladı değerlendirdi yineledi
        """
    ),
    verbs_beside_marks=words(
        """
        diye şeklinde ifadesini ifadelerini ifadelerine ifadeleriyle sözlerini sözleriyle değerlendirmesinde
        değerlendirmesini açıklamasında açıklamasını yorumunu yorumunda çağrısında uyarısında
        görüşünü bilgisini bilgisine mesajını dediği cevabını yanıtını şunları ifade
        """
    ),
    participles=words(
        """
        söyleyen belirten kaydeden vurgulayan anlatan bildiren aktaran savunan ekleyen dile açıklayan hatırlatan
        değerlendiren ifade diyen yineleyen paylaşan eden getiren çeken çizen konuşan bulunan
        """
    ),
    after_source=words("göre"),
    pronouns={"o": "c", "onlar": "p", "kendisi": "c"},
    between=words("da de ise şunları şöyle böyle ayrıca"),
    drops_pronouns=True,
)

LITHUANIAN: Final = ReportingWords(
    verbs=words(
        """
        sakė sako teigė teigia pasakojo pasakoja pridūrė priduria pabrėžė pabrėžia pažymėjo pažymi paaiškino aiškina
        aiškino pranešė praneša rašė rašo atsakė patvirtino tvirtino tvirtina komentavo komentuoja kalbėjo kalba
        pripažino įspėjo priminė nurodė nurodo tikino tikina pasakė paskelbė
        """
    ),
    verbs_beside_marks=words("mano tiki tęsė svarstė svarsto juokiasi džiaugėsi"),
    before_source=phrases(
        """
        anot
        pasak
        """
    ),
    after_source=words("teigimu žodžiais nuomone"),
    pronouns={"jis": "m", "ji": "f", "jie": "p", "jos": "p"},
    conjunctions=words("kad jog"),
    between=words("ir taip pat dar tada jau"),
    drops_pronouns=True,
)

LATVIAN: Final = ReportingWords(
    verbs=inflect("teic saka pauda norādī uzsvēr skaidro paziņo piebilda atzina stāsta pastāstī", "ja -")
    | words("sacīja teica uzsver skaidroja pauž norāda piebilst atzīst stāsta raksta rakstīja"),
    before_source=phrases("pēc"),
    after_source=words("vārdiem"),
    pronouns={"viņš": "m", "viņa": "f", "viņi": "p"},
    conjunctions=words("ka"),
    between=words("arī vēl tad jau"),
)
