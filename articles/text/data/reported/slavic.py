"""Reporting words of Russian, Ukrainian, Bulgarian, Polish, Czech, Slovak, Slovenian, Croatian and Serbian.

Past tenses agree with the subject: "сказал", "сказала", "сказали".
"""

from __future__ import annotations

from typing import Final

from articles.text.data.reported.words import ReportingWords, inflect, phrases, words

RUSSIAN: Final = ReportingWords(
    verbs=inflect(
        """
        сказа заяви сообщи рассказа отмети подчеркну добави поясни объясни уточни утвержда утверди написа ответи
        призна прокомментирова подтверди напомни указа предупреди спроси переда говори пообеща обеща заключи
        констатирова настаива возрази посетова пожалова резюмирова заявля сообща отмеча подчеркива поясня
        объясня уточня добавля писа признава подытожи опроверг анонсирова посоветова призва обрати рассказыва
        """,
        "л ла ли ло",
    )
    | words(
        """
        говорит говорят заявляет заявляют сообщает сообщают рассказывает рассказывают отмечает отмечают подчеркивает
        подчёркивает подчеркнул добавляет поясняет объясняет уточняет утверждает утверждают пишет пишут отвечает
        признает признаёт признается признался призналась подтверждает напоминает указывает предупреждает спрашивает
        передает передаёт обещает заключает считает считают опроверг опровергла опровергли поделился поделилась
        пожаловался пожаловалась высказался высказалась
        """
    ),
    verbs_beside_marks=words(
        """
        думает полагает уверен уверена уверены надеется продолжает продолжил продолжила воскликнул воскликнула
        улыбается смеется смеётся вспоминает вспомнил вспомнила рассуждает убежден убеждена делится удивляется
        возмущается иронизирует пошутил пошутила шутит говорится цитирует привел привёл приводит назвал назвала
        """
    ),
    before_source=phrases(
        """
        по словам
        по мнению
        по данным
        по информации
        по оценке
        по утверждению
        со слов
        согласно
        """
    ),
    pronouns={"он": "m", "она": "f", "они": "p", "тот": "m", "та": "f"},
    conjunctions=words("что"),
    between=words("также тогда потом далее еще ещё уже ему ей им нам мне же и позже ранее сегодня вчера при этом"),
    drops_pronouns=True,
)

UKRAINIAN: Final = ReportingWords(
    verbs=inflect(
        """
        сказа заяви повідоми розпові зазначи наголоси дода поясни уточни стверджува написа відпові визна
        прокоментува підтверди нагада вказа попереди запита переда говори пообіця підкресли каза заявля повідомля
        розповіда зазнача наголошува пояснюва
        """,
        "в ла ли ло",
    )
    | words(
        """
        каже кажуть говорить заявляє заявляють повідомляє повідомляють розповідає розповідають розповів розповіла
        розповіли зазначає наголошує підкреслює додає пояснює уточнює стверджує пише пишуть відповідає відповів
        відповіла визнає підтверджує нагадує вказує попереджає запитує передає обіцяє вважає вважають
        """
    ),
    verbs_beside_marks=words(
        """
        думає переконаний переконана сподівається продовжує продовжив продовжила вигукнув усміхається сміється згадує
        ділиться жартує йдеться цитує назвав назвала
        """
    ),
    before_source=phrases(
        """
        за словами
        за даними
        за інформацією
        на думку
        згідно з
        зі слів
        """
    ),
    pronouns={"він": "m", "вона": "f", "вони": "p", "той": "m", "та": "f"},
    conjunctions=words("що"),
    between=words("також тоді потім далі ще вже йому їй їм нам мені ж і пізніше раніше сьогодні вчора"),
    drops_pronouns=True,
)

BULGARIAN: Final = ReportingWords(
    verbs=words(
        """
        каза казва казаха казват заяви заявява заявиха съобщи съобщава съобщиха обяви обясни обяснява разказа разказва
        подчерта подчертава добави добавя отбеляза отбелязва посочи посочва уточни уточнява твърди написа пише отговори
        отговаря призна признава коментира потвърди потвърждава напомни предупреди попита смята смятат обеща
        """
    ),
    verbs_beside_marks=words("мисли вярва надява продължи продължава усмихва категоричен категорична"),
    before_source=phrases(
        """
        според
        по думите на
        по данни на
        """
    ),
    pronouns={"той": "m", "тя": "f", "те": "p"},
    conjunctions=words("че"),
    between=words("също още и тогава вече му ѝ им ни ми се по-късно днес вчера"),
    drops_pronouns=True,
)

POLISH: Final = ReportingWords(
    verbs=inflect(
        """
        powiedzia oświadczy stwierdzi dodawa doda podkreśli zaznaczy wyjaśni tłumaczy poinformowa przekaza napisa
        zapewni przyzna zauważy skomentowa ocenia oceni ogłosi potwierdzi przypomnia ostrzeg zapowiedzia zapyta
        podsumowa mówi opowiada opowiedzia relacjonowa twierdzi pisa odpowiedzia zaapelowa apelowa wskaza wskazywa
        przekonywa argumentowa wspomnia zadeklarowa zaprzeczy skrytykowa uzna ujawni zastrzeg
        """,
        "ł ła ło li",
    )
    | words(
        """
        mówi mówią twierdzi twierdzą dodaje dodają podkreśla podkreślają zaznacza wyjaśnia tłumaczy informuje informują
        przekazuje pisze piszą zapewnia przyznaje zauważa komentuje ocenia oceniają ogłasza potwierdza przypomina
        ostrzega zapowiada pyta odpowiada podsumowuje opowiada relacjonuje apeluje wskazuje przekonuje argumentuje
        wspomina deklaruje powiedzieli stwierdzili odpowiedzieli uważa uważają
        """
    ),
    verbs_beside_marks=words(
        """
        myśli sądzi wierzy liczy kontynuuje kontynuował kontynuowała śmieje uśmiecha wzdycha żartuje czytamy
        cieszy rzucił rzuciła rzekł rzekła odparł odparła wyznał wyznała żali dziwi nazwał nazwała określił określiła
        """
    ),
    before_source=phrases(
        """
        według
        zdaniem
        jak podaje
        jak podał
        jak podała
        w ocenie
        """
    ),
    pronouns={"on": "m", "ona": "f", "oni": "p", "one": "p"},
    conjunctions=words("że iż"),
    between=words("się też także również wtedy potem dalej jeszcze już mu jej im nam mi i później dziś wczoraj on ona"),
    drops_pronouns=True,
)

CZECH: Final = ReportingWords(
    verbs=inflect(
        """
        řek uved doda prohlási oznámi vysvětli upřesni potvrdi napsa sděli zdůrazni popsa popisova připomně
        podotk konstatova přizna odpovědě tvrdi informova varova kritizova vyjádři doplni poznamena zmíni
        upozorni komentova okomentova shrnu zopakova míni ubezpeči řík vyprávě psa slíbi hlási zepta
        požadova namít reagova přibliží odmít
        """,
        "l la li lo",
    )
    | words(
        """
        říká říkají říkal říkala uvádí uvádějí dodává dodávají prohlašuje oznamuje vysvětluje vysvětlují upřesňuje
        potvrzuje píše píší sděluje zdůrazňuje popisuje připomíná podotýká konstatuje přiznává odpovídá tvrdí
        informuje varuje kritizuje doplňuje poznamenává zmiňuje upozorňuje komentuje shrnuje opakuje míní ujišťuje
        vypráví slibuje hlásí ptá požaduje namítá reaguje přibližuje přiblížil přiblížila odmítá soudí řekli
        """
    ),
    verbs_beside_marks=words(
        """
        myslí věří doufá pokračuje pokračoval pokračovala směje usmívá povzdechl vzpomíná vzpomněl vzpomněla
        naznačil naznačila žertuje citoval cituje nazval nazvala označil označila hodnotí zhodnotil zhodnotila
        """
    ),
    before_source=phrases(
        """
        podle
        dle
        podle slov
        """
    ),
    pronouns={"on": "m", "ona": "f", "oni": "p", "ten": "m", "ta": "f"},
    conjunctions=words("že"),
    between=words(
        "se si jsem také též rovněž pak potom dále ještě už mu jí jim nám mi i později dnes včera to ale však"
    ),
    drops_pronouns=True,
)

SLOVAK: Final = ReportingWords(
    verbs=inflect(
        """
        poveda uvied doda vyhlási oznámi vysvetli upresni potvrdi napísa zdôrazni opísa pripomenu podotk
        konštatova prizna odpoveda tvrdi informova varova kritizova vyjadri doplni poznamena spomenu upozorni
        komentova zhrnu hovori písa sľúbi hlási spýta vrave
        """,
        "l la li lo",
    )
    | words(
        """
        hovorí hovoria uvádza uvádzajú uviedol dodáva vyhlasuje oznamuje vysvetľuje upresňuje potvrdzuje píše
        zdôrazňuje opisuje pripomína podotýka podotkol konštatuje priznáva odpovedá tvrdí informuje varuje kritizuje
        dopĺňa poznamenáva upozorňuje komentuje vraví vraví sľubuje
        """
    ),
    verbs_beside_marks=words("myslí verí dúfa pokračuje pokračoval pokračovala smeje usmieva spomína nazval nazvala"),
    before_source=phrases("podľa"),
    pronouns={"on": "m", "ona": "f", "oni": "p", "ten": "m", "tá": "f"},
    conjunctions=words("že"),
    between=words("sa si som tiež aj potom ďalej ešte už mu jej im nám mi i neskôr dnes včera to ale však"),
    drops_pronouns=True,
)

SOUTH_SLAVIC: Final = ReportingWords(
    verbs=inflect(
        """
        kaza reka izjavi objasni naglasi istakn istaka poruči doda potvrdi napisa upozori odgovori poveda deja
        pojasni poudari zapisa sporoči opozori odvrni komentira ocijeni oceni navede
        """,
        "o l la li le",
    )
    | words(
        """
        rekao rekla rekli istaknuo istaknula istakao istakla naveo navela kaže kažu tvrdi ističe poručuje dodaje
        navodi piše objašnjava smatra pravi pravijo meni dejal dejala dejali rekel rekla povedal povedala pojasnjuje
        dodaja poudarja
        """
    ),
    before_source=phrases(
        """
        prema
        prema riječima
        prema rečima
        po besedah
        po navedbah
        """
    ),
    pronouns={"on": "m", "ona": "f", "oni": "p"},
    conjunctions=words("da kako"),
    between=words("je su so se si i još također takođe tudi danas jučer juče danes še mu joj"),
    drops_pronouns=True,
)
