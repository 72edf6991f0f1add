"""Invented authors, days and texts in many languages, for the shapes of ``byline_shapes.py``."""

from __future__ import annotations

NAMES = {
    "en": ("Emma Scully", "Tobias Marrow", "Ines Okafor"),
    "de": ("Henrike Osslund", "Jörn Tammsen", "Marit von Ollen"),
    "fr": ("Maëlle Corbin-Roy", "Étienne Lavoux", "Odile de Marsan"),
    "es": ("Luzía Berrendo Soto", "Íñigo Valdemar", "Carmen del Soto"),
    "it": ("Fiammetta Orselli", "Tullio De Marchesi", "Irma Vescovi"),
    "pt": ("Marina Salgueiro", "Tomé Quintela", "Rui da Fonte"),
    "nl": ("Maartje van der Hoek", "Joost Brinkman", "Femke Oldeman"),
    "sv": ("Ylva Strandmark", "Örjan Lindhag", "Tove Hallbo"),
    "no": ("Sunniva Holmøy", "Eirik Strandås", "Tiril Haugdal"),
    "da": ("Sidsel Krogshave", "Mads Overby", "Trine Lundhave"),
    "pl": ("Jagoda Wilczyńska", "Bogumił Tarski", "Halina Mroczek"),
    "cs": ("Radka Holubcová", "Ondřej Malina", "Vlasta Kubešová"),
    "ru": ("Лада Черемных", "Глеб Островой", "Нина Залесская"),
    "uk": ("Соломія Вербицька", "Остап Лозовий", "Олена Гайова"),
    "tr": ("Sevda Karaçam", "Tunç Ilgaz", "Ebru Denizli"),
    "ar": ("سلمى القاروني", "هشام الرملي", "نادر الساحلي"),
    "zh": ("林晓雁", "赵启明", "许文澜"),
    "ja": ("織田 千晶", "岡田晴", "松本悠斗"),
    "ko": ("한도윤", "서지오", "임나래"),
}
DAYS = {
    "en": "March 14, 2013", "de": "14. März 2013", "fr": "14 mars 2013", "es": "14 de marzo de 2013",
    "it": "14 marzo 2013", "pt": "14/03/2013", "nl": "14 maart 2013", "sv": "2013-03-14", "no": "14. mars 2013",
    "da": "14. marts 2013", "pl": "14 marca 2013", "cs": "14. března 2013", "ru": "14 марта 2013",
    "uk": "14 березня 2013", "tr": "14.03.2013", "ar": "14 مارس 2013", "zh": "2013-03-14", "ja": "2013年3月14日",
    "ko": "2013.03.14",
}  # fmt: skip
DAY = "2013-03-14"
# Headline, standfirst, caption, and paragraphs. In those, someone else is named.
TEXTS = {
    "en": (
        "Ferry line to reopen after nine winters",
        "Two boats have been bought for the crossing, and the fare will be four crowns.",
        "The old pier at Quoin last winter. Photo: Pim Harrow",
        "The ferry between Quoin and the outer islands will run again "
        "from April, nine winters after it was taken off, the "
        "port office said on Thursday.",
        "“We have waited long enough,” said the harbor captain, Idris "
        "Vane, who made the last crossing with his mother.",
        "The islands have lost a third of their people since the boats stopped, and two schools had to close.",
        "Tickets for the first crossing were sold out within an hour, "
        "the office said, and a second boat may sail that day.",
    ),
    "de": (
        "Fähre fährt nach neun Wintern wieder",
        "Zwei Schiffe sind für die Strecke gekauft worden, die Überfahrt soll vier Kronen kosten.",
        "Der alte Anleger in Quoin im vergangenen Winter. Foto: Pim Harrow",
        "Die Fähre zwischen Quoin und den äußeren Inseln fährt ab April "
        "wieder, neun Winter nachdem sie eingestellt worden "
        "war, teilte das Hafenamt am Donnerstag mit.",
        "„Wir haben lange genug gewartet“, sagte Hafenkapitän Idris "
        "Vane, der die letzte Fahrt mit seiner Mutter machte.",
        "Die Inseln haben ein Drittel ihrer Bewohner verloren, seit "
        "keine Schiffe mehr fuhren, und zwei Schulen schlossen.",
        "Die Karten für die erste Fahrt waren nach einer Stunde verkauft, "
        "und am selben Tag soll ein zweites Schiff fahren.",
    ),
    "fr": (
        "Le bac reprend la mer après neuf hivers",
        "Deux bateaux ont été achetés pour la traversée, qui coûtera quatre couronnes.",
        "L’ancien embarcadère de Quoin, l’hiver dernier. Photo Pim Harrow",
        "Le bac entre Quoin et les îles reprendra son service en "
        "avril, neuf hivers après son arrêt, a annoncé jeudi la "
        "capitainerie du port.",
        "« Nous avons assez attendu », a dit le capitaine du port, Idris Vane, qui avait fait la dernière traversée.",
        "Les îles ont perdu un tiers de leurs habitants depuis l’arrêt des bateaux, et deux écoles ont dû fermer.",
        "Les billets de la première traversée ont été vendus en une "
        "heure, et un second bateau pourrait partir ce jour-là.",
    ),
    "es": (
        "El transbordador vuelve tras nueve inviernos",
        "Se han comprado dos barcos para la travesía, que costará cuatro coronas.",
        "El viejo muelle de Quoin el pasado invierno. Foto: Pim Harrow",
        "El transbordador entre Quoin y las islas volverá a navegar "
        "en abril, nueve inviernos después de su supresión, "
        "anunció el jueves la oficina del puerto.",
        "«Hemos esperado bastante», dijo el capitán del puerto, Idris Vane, que hizo la última travesía con su madre.",
        "Las islas han perdido un tercio de sus habitantes desde que "
        "pararon los barcos, y dos escuelas tuvieron que cerrar.",
        "Los billetes de la primera travesía se vendieron en una hora, y ese día podría zarpar un segundo barco.",
    ),
    "it": (
        "Il traghetto riparte dopo nove inverni",
        "Due battelli sono stati comprati per la traversata, che costerà quattro corone.",
        "Il vecchio molo di Quoin lo scorso inverno. Foto: Pim Harrow",
        "Il traghetto tra Quoin e le isole tornerà a navigare in aprile, "
        "nove inverni dopo la soppressione, ha annunciato "
        "giovedì l’ufficio del porto.",
        "«Abbiamo aspettato abbastanza», ha detto il capitano del porto, Idris Vane, che fece l’ultima traversata.",
        "Le isole hanno perso un terzo degli abitanti da quando i battelli si sono fermati, e due scuole hanno chiuso.",
        "I biglietti della prima traversata sono stati venduti in un’ora, "
        "e quel giorno potrebbe partire un secondo battello.",
    ),
    "pt": (
        "A balsa volta depois de nove invernos",
        "Dois barcos foram comprados para a travessia, que custará quatro coroas.",
        "O velho cais de Quoin no inverno passado. Foto: Pim Harrow",
        "A balsa entre Quoin e as ilhas voltará a navegar em abril, "
        "nove invernos depois de ter parado, anunciou na "
        "quinta-feira a autoridade do porto.",
        "“Esperamos bastante”, disse o capitão do porto, Idris Vane, que fez a última travessia com a mãe.",
        "As ilhas perderam um terço dos moradores desde que os barcos pararam, e duas escolas tiveram de fechar.",
        "Os bilhetes da primeira travessia foram vendidos em uma hora, e um segundo barco pode sair nesse dia.",
    ),
    "nl": (
        "Veerboot vaart weer na negen winters",
        "Voor de overtocht zijn twee schepen gekocht, een kaartje kost vier kronen.",
        "De oude steiger in Quoin afgelopen winter. Foto: Pim Harrow",
        "De veerboot tussen Quoin en de eilanden vaart vanaf april "
        "weer, negen winters nadat hij was opgeheven, meldde het "
        "havenkantoor donderdag.",
        "‘We hebben lang genoeg gewacht’, zei havenkapitein Idris "
        "Vane, die de laatste overtocht met zijn moeder maakte.",
        "De eilanden verloren een derde van hun inwoners sinds de boten stopten, en twee scholen moesten sluiten.",
        "De kaartjes voor de eerste overtocht waren binnen een uur "
        "verkocht, en die dag vaart misschien een tweede schip.",
    ),
    "sv": (
        "Färjan går igen efter nio vintrar",
        "Två båtar har köpts för överfarten, som ska kosta fyra kronor.",
        "Den gamla bryggan i Quoin i vintras. Foto: Pim Harrow",
        "Färjan mellan Quoin och öarna går igen från april, nio vintrar "
        "efter att den drogs in, meddelade hamnkontoret på "
        "torsdagen.",
        "”Vi har väntat länge nog”, sade hamnkapten Idris Vane, som gjorde den sista överfarten med sin mor.",
        "Öarna har förlorat en tredjedel av sina invånare sedan båtarna slutade gå, och två skolor fick stänga.",
        "Biljetterna till den första överfarten såldes slut på en timme, och en andra båt kan komma att gå samma dag.",
    ),
    "no": (
        "Ferja går igjen etter ni vintrer",
        "To båter er kjøpt inn til overfarten, som skal koste fire kroner.",
        "Den gamle brygga i Quoin i vinter. Foto: Pim Harrow",
        "Ferja mellom Quoin og øyene skal gå igjen fra april, ni vintrer "
        "etter at den ble innstilt, opplyste havnekontoret "
        "torsdag.",
        "– Vi har ventet lenge nok, sa havnekaptein Idris Vane, som tok den siste turen sammen med mora si.",
        "Øyene har mistet en tredel av innbyggerne siden båtene sluttet å gå, og to skoler måtte stenge.",
        "Billettene til den første turen ble utsolgt på en time, og en båt til kan komme til å gå samme dag.",
    ),
    "da": (
        "Færgen sejler igen efter ni vintre",
        "To både er købt til overfarten, som skal koste fire kroner.",
        "Den gamle mole i Quoin sidste vinter. Foto: Pim Harrow",
        "Færgen mellem Quoin og øerne sejler igen fra april, ni vintre "
        "efter at den blev nedlagt, oplyste havnekontoret "
        "torsdag.",
        "»Vi har ventet længe nok,« sagde havnekaptajn Idris Vane, der tog den sidste tur sammen med sin mor.",
        "Øerne har mistet en tredjedel af deres indbyggere, siden "
        "bådene holdt op med at sejle, og to skoler måtte lukke.",
        "Billetterne til den første tur blev udsolgt på en time, og en båd mere kommer måske til at sejle samme dag.",
    ),
    "pl": (
        "Prom popłynie znowu po dziewięciu zimach",
        "Na przeprawę kupiono dwa statki, a bilet będzie kosztował cztery korony.",
        "Stara przystań w Quoin zeszłej zimy. Fot. Pim Harrow",
        "Prom między Quoin a wyspami znów będzie kursował od kwietnia, "
        "dziewięć zim po likwidacji połączenia, podał w "
        "czwartek zarząd portu.",
        "„Czekaliśmy wystarczająco długo” – powiedział kapitan portu Idris Vane, który odbył ostatni rejs z matką.",
        "Wyspy straciły jedną trzecią mieszkańców, odkąd statki przestały pływać, a dwie szkoły trzeba było zamknąć.",
        "Bilety na pierwszy rejs wyprzedano w godzinę, a tego samego dnia może popłynąć drugi statek.",
    ),
    "cs": (
        "Přívoz po devíti zimách opět vyplouvá",
        "Pro plavbu byly koupeny dvě lodi a jízdenka bude stát čtyři koruny.",
        "Staré molo v Quoinu minulou zimu. Foto: Pim Harrow",
        "Přívoz mezi Quoinem a ostrovy bude od dubna opět jezdit, "
        "devět zim poté, co byl zrušen, oznámila ve čtvrtek "
        "přístavní správa.",
        "„Čekali jsme dost dlouho,“ řekl kapitán přístavu Idris Vane, který absolvoval poslední plavbu se svou matkou.",
        "Ostrovy přišly o třetinu obyvatel od doby, kdy lodě přestaly jezdit, a dvě školy se musely zavřít.",
        "Jízdenky na první plavbu byly vyprodány za hodinu a ten den možná vypluje i druhá loď.",
    ),
    "ru": (
        "Паром снова пойдёт спустя девять зим",
        "Для переправы купили два судна, а билет будет стоить четыре кроны.",
        "Старый причал в Куойне прошлой зимой. Фото: Пим Харроу",
        "Паром между Куойном и островами снова пойдёт с апреля, через "
        "девять зим после закрытия линии, сообщила в четверг "
        "администрация порта.",
        "«Мы ждали достаточно долго», — сказал капитан порта Идрис Вейн, который совершил последний рейс с матерью.",
        "Острова потеряли треть жителей с тех пор, как суда перестали ходить, а две школы пришлось закрыть.",
        "Билеты на первый рейс раскупили за час, и в тот же день может выйти второе судно.",
    ),
    "uk": (
        "Пором знову піде через дев’ять зим",
        "Для переправи купили два судна, а квиток коштуватиме чотири крони.",
        "Старий причал у Куойні минулої зими. Фото: Пім Гарроу",
        "Пором між Куойном та островами знову піде з квітня, через "
        "дев’ять зим після закриття лінії, повідомила в четвер "
        "адміністрація порту.",
        "«Ми чекали досить довго», — сказав капітан порту Ідріс Вейн, який здійснив останній рейс із матір’ю.",
        "Острови втратили третину мешканців, відколи судна перестали ходити, а дві школи довелося закрити.",
        "Квитки на перший рейс розкупили за годину, і того ж дня може вийти друге судно.",
    ),
    "tr": (
        "Vapur dokuz kış sonra yeniden sefere başlıyor",
        "Sefer için iki gemi satın alındı, bilet dört kron olacak.",
        "Quoin'deki eski iskele geçen kış. Fotoğraf: Pim Harrow",
        "Quoin ile adalar arasındaki vapur, kaldırıldıktan dokuz "
        "kış sonra nisandan itibaren yeniden çalışacak, liman "
        "idaresi perşembe günü duyurdu.",
        "“Yeterince bekledik,” dedi son seferi annesiyle yapan liman başkanı Idris Vane.",
        "Gemiler durduğundan beri adalar nüfusunun üçte birini kaybetti ve iki okul kapanmak zorunda kaldı.",
        "İlk seferin biletleri bir saatte tükendi ve aynı gün ikinci bir gemi daha kalkabilir.",
    ),
    "ar": (
        "العبارة تعود إلى العمل بعد تسعة شتاءات",
        "اشترت السلطات سفينتين للرحلة، وسيكون ثمن التذكرة أربع كرونات.",
        "الرصيف القديم في كوين في الشتاء الماضي. تصوير: بيم هارو",
        "أعلن مكتب الميناء يوم الخميس أن العبارة بين كوين والجزر ستعود "
        "إلى العمل ابتداء من أبريل، بعد تسعة شتاءات من توقفها.",
        "وقال قبطان الميناء إدريس فين، الذي قام بالرحلة الأخيرة مع أمه: «لقد انتظرنا بما فيه الكفاية».",
        "وفقدت الجزر ثلث سكانها منذ أن توقفت السفن، واضطرت مدرستان إلى الإغلاق في السنوات الماضية.",
        "ونفدت تذاكر الرحلة الأولى خلال ساعة، وقد تبحر سفينة ثانية في اليوم نفسه بحسب المكتب.",
    ),
    "zh": (
        "渡轮停航九个冬天后将恢复航行",
        "港务局为这条航线购买了两艘船，票价为四克朗。",
        "去年冬天的老码头。图片来源：皮姆",
        "港务局星期四表示，前往外岛的渡轮将于四月恢复航行，距离停航已有九个冬天，两艘新船已经抵达港口。",
        "港口船长伊德里斯说：“我们等得够久了。”他曾和母亲一起乘坐最后一班船离开岛屿，如今将驾驶第一班船。",
        "自从停航以来，这些岛屿失去了三分之一的居民，两所学校不得不关闭，许多家庭搬到了大陆。",
        "首航的船票在一小时内售罄，港务局表示当天可能会加开第二班船，以满足居民的需求。",
    ),
    "ja": (
        "島へのフェリー、九つの冬を経て再開へ",
        "航路のために二隻の船が購入され、運賃は四クローネになる。",
        "昨冬の古い桟橋＝ピム撮影",
        "港湾局は木曜日、島へのフェリーが四月から再開すると発表した。運航が取りやめになってから九つの冬が過ぎていた。",
        "「もう十分に待った」と港長のイドリス・ベインさんは話した。最後の便には母親と一緒に乗ったという。",
        "船が止まってから島々は住民の三分の一を失い、二つの学校が閉校を余儀なくされた。",
        "最初の便の切符は一時間で売り切れ、港湾局はその日に二隻目を出すことも検討している。",
    ),
    "ko": (
        "여객선, 아홉 번의 겨울 만에 다시 뜬다",
        "항로를 위해 배 두 척을 샀으며 뱃삯은 네 크로네다.",
        "지난겨울의 옛 부두. 사진=핌",
        "항만청은 목요일 섬으로 가는 여객선이 4월부터 다시 운항한다고 밝혔다. 운항이 중단된 지 아홉 해가 지났다.",
        "“우리는 충분히 기다렸다”고 항구 선장은 말했다. 그는 어머니와 함께 마지막 배를 탔던 사람이다.",
        "배가 끊긴 뒤 섬들은 주민의 3분의 1을 잃었고 학교 두 곳이 문을 닫아야 했다.",
        "첫 배의 표는 한 시간 만에 매진됐고 항만청은 그날 두 번째 배를 띄우는 방안을 검토하고 있다.",
    ),
}
