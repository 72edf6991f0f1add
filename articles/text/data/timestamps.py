"""Names of months and weekdays, time zones, and the words around a time of publication, in many languages."""

from __future__ import annotations

from articles.text.data.wordlists import word_set

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

# Further names, one line a language: months in order, parted by commas, with the forms that dates have. They are read
# only as part of a whole date, as many mean something else by themselves.
_MORE_MONTHS = """
januar, februar, marts mars, april, maj mai, juni jun, juli jul, august aug, september sept sep, oktober okt, november nov, december desember dec des
januari, februari, mars maart mrt, april, maj mei, juni, juli, augusti augustus, september, oktober, november, december
styczeń stycznia sty, luty lutego lut, marzec marca mar, kwiecień kwietnia kwi, maj maja, czerwiec czerwca cze, lipiec lipca lip, sierpień sierpnia sie, wrzesień września wrz, październik października paź, listopad listopada lis, grudzień grudnia gru
leden ledna, únor února, březen března, duben dubna, květen května, červen června, červenec července, srpen srpna, září, říjen října, listopadu, prosinec prosince
január januára, február februára, marec marca, apríl apríla, máj mája, jún júna, júl júla, august augusta, september septembra, október októbra, november novembra, december decembra
янв января январь, фев февр февраля февраль, мар марта март, апр апреля апрель, мая май, июн июня июнь, июл июля июль, авг августа август, сен сент сентября сентябрь, окт октября октябрь, ноя нояб ноября ноябрь, дек декабря декабрь
січ січня січень, лют лютого лютий, бер березня березень, кві квіт квітня квітень, тра трав травня травень, чер черв червня червень, лип липня липень, сер серп серпня серпень, вер вересня вересень, жов жовт жовтня жовтень, лис листопада листопад, гру груд грудня грудень
студзеня, лютага, сакавіка, красавіка, мая, чэрвеня, ліпеня, жніўня, верасня, кастрычніка, лістапада, снежня
януари, февруари, март, април, май, юни, юли, август, септември, октомври, ноември, декември
јануар јануара, фебруар фебруара, марта, април априла, мај маја, јун јуна, јул јула, августа, септембар септембра, октобар октобра, новембар новембра, децембар децембра
januar januara, februar februara, mart marta, april aprila, maj maja, jun juna, jul jula, avgust avgusta, septembar septembra, oktobar oktobra, novembar novembra, decembar decembra
siječnja siječanj, veljače veljača, ožujka ožujak, travnja travanj, svibnja svibanj, lipnja lipanj, srpnja srpanj, kolovoza kolovoz, rujna rujan, listopad, studenoga studenog studeni, prosinca prosinac
januarja, februarja, marca, aprila, maja, junija, julija, avgusta, septembra, oktobra, novembra, decembra
ocak oca, şubat şub, mart, nisan nis, mayıs may, haziran haz, temmuz tem, ağustos ağu, eylül eyl, ekim eki, kasım kas, aralık ara
január jan, február febr, március márc, április ápr, május máj, június jún, július júl, augusztus aug, szeptember szept, október okt, november nov, december dec
tammikuuta tammikuun tammikuu, helmikuuta helmikuun helmikuu, maaliskuuta maaliskuun maaliskuu, huhtikuuta huhtikuun huhtikuu, toukokuuta toukokuun toukokuu, kesäkuuta kesäkuun kesäkuu, heinäkuuta heinäkuun heinäkuu, elokuuta elokuun elokuu, syyskuuta syyskuun syyskuu, lokakuuta lokakuun lokakuu, marraskuuta marraskuun marraskuu, joulukuuta joulukuun joulukuu
jaanuar, veebruar, märts, aprill, mai, juuni, juuli, august, september, oktoober, november, detsember
sausio, vasario, kovo, balandžio, gegužės, birželio, liepos, rugpjūčio, rugsėjo, spalio, lapkričio, gruodžio
janvāris janvārī, februāris februārī, marts martā, aprīlis aprīlī, maijs maijā, jūnijs jūnijā, jūlijs jūlijā, augusts augustā, septembris septembrī, oktobris oktobrī, novembris novembrī, decembris decembrī
ianuarie ian, februarie febr, martie mart, aprilie apr, mai, iunie iun, iulie iul, august aug, septembrie sept, octombrie oct, noiembrie noi, decembrie dec
gener, febrer, març, abril, maig, juny, juliol, agost, setembre, octubre, novembre, desembre
xaneiro, febreiro, marzo, abril, maio, xuño, xullo, agosto, setembro, outubro, novembro, decembro
janeiro jan, fevereiro fev, março mar, abril abr, maio mai, junho jun, julho jul, agosto ago, setembro set, outubro out, novembro nov, dezembro dez
enero ene, febrero feb, marzo mar, abril abr, mayo may, junio jun, julio jul, agosto ago, septiembre setiembre sept set, octubre oct, noviembre nov, diciembre dic
gennaio gen, febbraio feb, marzo mar, aprile apr, maggio mag, giugno giu, luglio lug, agosto ago, settembre set sett, ottobre ott, novembre nov, dicembre dic
janvier janv, février févr fevrier, mars, avril avr, mai, juin, juillet juil, août aout, septembre sept, octobre oct, novembre nov, décembre déc decembre
jänner jan, feber feb, märz mär mrz, april, mai, juni, juli, august, september, oktober okt, november, dezember dez
janar, shkurt, mars, prill, maj, qershor, korrik, gusht, shtator, tetor, nëntor, dhjetor
ιανουαρίου ιαν, φεβρουαρίου φεβ, μαρτίου μαρ, απριλίου απρ, μαΐου μαϊ μάι, ιουνίου ιουν, ιουλίου ιουλ, αυγούστου αυγ, σεπτεμβρίου σεπ, οκτωβρίου οκτ, νοεμβρίου νοε, δεκεμβρίου δεκ
januari, februari, maret mac, april, mei, juni jun, juli julai jul, agustus ogos agu agt, september, oktober okt, november nopember, desember disember des
يناير, فبراير, مارس, أبريل ابريل إبريل, مايو, يونيو يونيه, يوليو يوليه, أغسطس اغسطس آب, سبتمبر, أكتوبر اكتوبر, نوفمبر, ديسمبر
كانون_الثاني, شباط, آذار, نيسان, أيار, حزيران, تموز, آب, أيلول, تشرين_الأول, تشرين_الثاني, كانون_الأول
جانفي, فيفري, مارس, أفريل, ماي, جوان, جويلية, أوت, سبتمبر, أكتوبر, نوفمبر, ديسمبر
ژانویه, فوریه, مارس, آوریل, مه, ژوئن, ژوئیه, اوت, سپتامبر, اکتبر, نوامبر, دسامبر
ינואר בינואר, פברואר בפברואר, מרץ במרץ, אפריל באפריל, מאי במאי, יוני ביוני, יולי ביולי, אוגוסט באוגוסט, ספטמבר בספטמבר, אוקטובר באוקטובר, נובמבר בנובמבר, דצמבר בדצמבר
जनवरी, फरवरी फ़रवरी, मार्च, अप्रैल, मई, जून, जुलाई, अगस्त, सितंबर सितम्बर, अक्टूबर अक्तूबर, नवंबर नवम्बर, दिसंबर दिसम्बर
"""
# A name of two words is joined by "_" above. Names of two languages that mean different months (the Polish and the
# Croatian "listopada") are those of the first line.
MONTH_NAMES: dict[str, int] = dict(MONTHS)
for _line in _MORE_MONTHS.strip().splitlines():
    for _number, _names in enumerate(_line.split(","), start=1):
        for _name in _names.split():
            MONTH_NAMES.setdefault(_name.replace("_", " "), _number)

WEEKDAYS = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
    lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim
    lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom
    lunedì martedì mercoledì giovedì venerdì sabato domenica gio sab lunedi martedi mercoledi giovedi venerdi
    segunda-feira terça-feira quarta-feira quinta-feira sexta-feira segunda terça quarta quinta sexta seg ter qua qui sex
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo
    måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag mån tis ons tors tor fre lör sön
    man tir lør søn poniedziałek wtorek środa czwartek piątek sobota niedziela pon wt śr czw pt sob niedz
    pondělí úterý středa čtvrtek pátek sobota neděle po út st čt pá so ne pondelok utorok streda štvrtok piatok nedeľa
    понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс
    понеділок вівторок середа четвер п'ятниця п’ятниця субота неділя нд
    понеделник вторник сряда четвъртък петък събота неделя
    pazartesi salı çarşamba perşembe cuma cumartesi pazar hétfő kedd szerda csütörtök péntek szombat vasárnap
    maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai maanantaina tiistaina keskiviikkona torstaina
    perjantaina lauantaina sunnuntaina luni marți miercuri joi vineri sâmbătă duminică
    ponedjeljak ponedeljak utorak srijeda sreda četvrtak petak subota nedjelja nedelja
    δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή
    senin selasa rabu kamis jumat sabtu minggu isnin khamis jumaat ahad
    الاثنين الإثنين الثلاثاء الأربعاء الاربعاء الخميس الجمعة السبت الأحد الاحد
    """
)

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
    "published", "posted", "first published", "publication date", "date published", "issued", "created", "uploaded",
    "filed", "originally published", "date",
    "veröffentlicht", "publiziert", "erschienen", "erstellt", "geschrieben", "stand", "datum",
    "publié", "publiée", "paru", "mis en ligne", "mise en ligne", "posté", "créé", "date de publication", "publication",
    "publicado", "publicada", "fecha de publicación", "creado", "fecha", "publicação", "criado em", "postado",
    "pubblicato", "pubblicata", "pubblicazione", "data pubblicazione", "creato",
    "gepubliceerd", "geplaatst", "publicatiedatum", "gemaakt op",
    "publicerad", "publicerat", "publicerades", "publicerades första gången", "publisert", "publiceret",
    "offentliggjort", "udgivet", "oprettet", "opprettet", "skapad", "julkaistu",
    "opublikowano", "opublikowany", "data publikacji", "publikacja", "dodano", "utworzono", "data dodania",
    "publikováno", "zveřejněno", "vydáno", "vloženo", "vytvořeno", "publikované", "zverejnené", "vydané",
    "опубликовано", "опубликована", "дата публикации", "публикация", "размещено", "создано",
    "опубліковано", "дата публікації", "публікація", "створено", "публикувана", "публикувано", "публикувано на",
    "објављено", "objavljeno", "objavljeno na",
    "yayınlanma", "yayınlanma tarihi", "yayımlanma", "yayımlanma tarihi", "yayın tarihi", "yayınlandı", "yayımlandı",
    "oluşturulma tarihi", "oluşturma", "giriş", "giriş tarihi", "eklenme", "eklenme tarihi", "haber girişi", "tarih",
    "megjelent", "publikálva", "publicat", "publicată", "publicat la", "δημοσίευση", "δημοσιεύθηκε", "δημοσιεύτηκε",
    "dipublikasikan", "diterbitkan", "tayang", "terbit", "diperbarui pertama", "đăng", "đăng ngày", "paskelbta",
    "نشر", "نُشر", "نشرت", "نُشرت", "نشر في", "تاريخ النشر", "تم النشر", "آخر نشر", "فورسم", "פורסם",
)  # fmt: skip
UPDATED_WORDS = (
    "updated", "last updated", "modified", "last modified", "edited", "revised", "latest update", "last update",
    "akt.", "letztes update", "aktualisiert", "zuletzt aktualisiert", "letzte aktualisierung", "zuletzt geändert", "geändert", "update",
    "màj", "maj", "mis à jour", "mise à jour", "modifié", "modifiée", "actualisé", "actualisée", "dernière mise à jour",
    "actualizado", "actualizada", "última actualización", "actualización", "modificado",
    "atualizado", "atualizada", "atualização", "última atualização", "atualizado em", "modificado em",
    "modifica", "modifica il", "agg.", "aggiornato", "aggiornata", "ultimo aggiornamento", "aggiornamento", "modificato", "ultima modifica",
    "bijgewerkt", "laatst bijgewerkt", "gewijzigd", "laatste update", "aangepast", "laatste wijziging",
    "uppdaterad", "uppdaterat", "uppdaterades", "senast uppdaterad", "ändrad", "oppdatert", "sist oppdatert", "endret",
    "sist endret", "opdateret", "sidst opdateret", "ændret", "päivitetty", "muokattu",
    "aktualizacja", "zaktualizowano", "ostatnia aktualizacja", "zmodyfikowano",
    "aktualizováno", "aktualizace", "poslední aktualizace", "upraveno", "aktualizované", "aktualizovaný",
    "обн.", "обновл.", "ред.", "обновлено", "обновлена", "обновление", "последнее обновление", "изменено", "оновлено", "оновлення",
    "обновена", "ажурирано", "ažurirano", "zadnja izmjena", "posodobljeno",
    "güncelleme", "güncellendi", "son güncelleme", "güncellenme", "güncelleme tarihi", "güncellenme tarihi",
    "son güncellenme", "son güncelleme tarihi",
    "frissítve", "frissült", "módosítva", "actualizat", "actualizată", "ultima actualizare", "ενημέρωση",
    "τελευταία ενημέρωση", "diperbarui", "dikemaskini", "kemas kini", "cập nhật", "atnaujinta",
    "تحديث", "آخر تحديث", "حُدّث", "حدث", "تم التحديث", "עודכן",
)  # fmt: skip
# The same in languages that put no spaces around them. They stand before the date or after it.
WIDE_PUBLISHED_WORDS = (
    "发布时间", "发布于", "发布日期", "发布", "發布時間", "發佈時間", "發布", "發佈", "发表于", "发表", "發表", "刊登", "出版",
    "公開日時", "公開日", "公開", "掲載日", "掲載", "配信", "投稿日", "投稿", "発表", "初版",
    "기사입력", "기사등록", "입력시간", "입력일", "입력", "등록일", "등록", "승인", "송고시간", "송고", "게재", "발행",
)  # fmt: skip
WIDE_UPDATED_WORDS = (
    "更新时间", "更新時間", "更新日時", "更新日", "最后更新", "最後更新", "最終更新", "最近更新", "更新", "改訂", "修改时间",
    "최종수정", "최종 수정", "수정시간", "수정", "업데이트", "기사수정", "변경",
)  # fmt: skip

# Eras of East Asian calendars, each with the year before its first.
ERAS: dict[str, int] = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
# Months of the Islamic calendar, which Arabic outlets print beside the Gregorian day.
ISLAMIC_MONTHS = (
    "محرم", "صفر", "ربيع الأول", "ربيع الاول", "ربيع الآخر", "ربيع الثاني", "جمادى الأولى", "جمادى الأول",
    "جمادى الآخرة", "جمادى الثانية", "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذي القعدة", "ذو الحجة",
    "ذي الحجة",
)  # fmt: skip

# Small words that stand between the parts of a time stamp.
STAMP_WORDS = word_set(
    """
    first last date time on at from by the local new edition upd issue reading read ist
    um uhr den der vom am den ab
    à le la les en h
    el los a las de del hs hrs hora horas
    alle ore il lo ora dalle
    às as em o da do
    om uur op de het
    kl klo klokken klockan d ob dne v dnia o godz godzina r roku rok g ulica hod hodin
    г года году в во р року о об ч час м мск
    saat tarihinde günü tarihi
    m d
    pada jam pukul wib wita wit lúc ngày
    στις ώρα στισ
    في الساعة بتوقيت غرينتش م هـ ص
    """
)
# Words for this day and the days before it: such stamps have no date.
RELATIVE_DAYS = word_set(
    """
    today yesterday heute gestern vorgestern hoy ayer aujourd'hui aujourd’hui hier avant-hier oggi ieri hoje ontem
    vandaag gisteren idag igår i_dag i_går i_gaar dziś dzisiaj wczoraj dnes včera сегодня вчера сьогодні вчора днес
    bugün dün tänään eilen ma tegnap astăzi azi ieri danas juče jučer σήμερα χθες اليوم أمس
    """
)
# "3 hours ago": patterns of the whole phrase.
AGO: tuple[str, ...] = (
    r"(?:vor|hace|há|il y a|před|pred|пре|преди|prije|πριν|منذ|قبل|acum|לפני)\s+(?:etwa |ca\.? |environ |unos |cerca de )?"
    r"(?:\d{1,3}|einer?|einem|une?|una?|uma?)\s?[^\W\d]{1,12}\.?",
    r"(?:(?:for|för)\s+)?(?:about |over |circa |ca\.? )?(?:\d{1,3}|an?|een|en|et|ett|un|una|un'|uma?)\s?[^\W\d]{1,12}\.?\s+"
    r"(?:ago|fa|geleden|siden|sedan|sitten|temu|atrás|назад|тому|önce|lalu|ezelőtt)",
    r"\d{1,3}\s?(?:秒|分|分钟|分鐘|小时|小時|時間|天|日|周|週間|か月|个月|個月|초|분|시간|일|주|개월|년|年)\s?(?:前|전)",
)
