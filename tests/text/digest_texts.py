"""Invented news items of digests, and articles that look like digests but are none."""

from __future__ import annotations

from typing import Final

ITEMS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "en": (
        (
            "Harbour board closes old slip",
            "The harbour board voted on Monday to close the old slip after a survey found its timbers rotten.\n"
            "“We had no choice,” said board chair Denzil Rowe. The ramp will be fenced off by Friday.",
        ),
        (
            "Bus fares to rise in autumn",
            "Passengers between Lund and Marwick will pay forty pence more from September, the bus operator said.",
        ),
        (
            "Lost atlas found behind shelf",
            "A hand-drawn atlas missing since 1911 has turned up behind a shelf in the reading room.\n"
            "Librarian Ilsa Penn said the maps were dry and complete.",
        ),
        (
            "Quenby win on penalties",
            "Quenby reached the cup final for the first time, beating Tarn on penalties after a goalless match.",
        ),
        (
            "Beekeepers warn of poor harvest",
            "A cold spring has left hives short of nectar, the county's beekeepers said in a letter to the ministry.",
        ),
    ),
    "de": (
        (
            "Brand in Lagerhalle gelöscht",
            "In einer Lagerhalle am Hafen ist am Montag Feuer ausgebrochen. Verletzt wurde niemand.",
        ),
        (
            "Neue Busse für Marwick",
            "Die Verkehrsbetriebe haben acht Elektrobusse bestellt, die im Herbst eintreffen sollen.\n"
            "Der Kreis zahlt die Hälfte der Kosten.",
        ),
        (
            "Freibad öffnet später",
            "Das Freibad in Quenby bleibt bis Juli geschlossen, weil eine Pumpe defekt ist, teilte die Stadt mit.",
        ),
        (
            "Imker klagen über Frost",
            "Nach den Nachtfrösten im April rechnen die Imker im Tal mit weniger Honig als im Vorjahr.",
        ),
    ),
    "fr": (
        (
            "Le bac reprend du service",
            "Après neuf hivers d’arrêt, le bac de Quoin transportera des passagers dès avril, a annoncé le port.",
        ),
        (
            "Une école rénovée à Tessary",
            "L’école primaire de Tessary rouvrira lundi, dotée d’un toit neuf et d’une cantine agrandie.",
        ),
        (
            "Incendie dans un entrepôt",
            "Un incendie a détruit dans la nuit un entrepôt de meubles près de la gare. Personne n’a été blessé.",
        ),
    ),
    "es": (
        (
            "El transbordador vuelve en abril",
            "El transbordador de las islas volverá a navegar en abril, nueve inviernos después de su última travesía.",
        ),
        (
            "Hallan un mapa perdido",
            "Una bibliotecaria de Tesaria encontró detrás de un estante el mapa que se buscaba desde 1911.",
        ),
        (
            "Suben los billetes de autobús",
            "Los billetes de autobús costarán un euro más a partir de septiembre, anunció la compañía.",
        ),
    ),
    "it": (
        (
            "Il traghetto torna ad aprile",
            "Il traghetto per le isole riprenderà il servizio in aprile, dopo nove inverni di fermo.",
        ),
        (
            "Ritrovata una mappa perduta",
            "Una mappa disegnata a mano, scomparsa nel 1911, è stata ritrovata in biblioteca dietro uno scaffale.",
        ),
        (
            "Incendio in un magazzino",
            "Le fiamme hanno distrutto nella notte un magazzino di mobili vicino alla stazione. Nessun ferito.",
        ),
    ),
    "pt": (
        (
            "Balsa volta a operar em abril",
            "A balsa das ilhas voltará a operar em abril, nove invernos depois da última travessia.",
        ),
        (
            "Mapa perdido é encontrado",
            "Um mapa desenhado à mão, desaparecido desde 1911, foi achado atrás de uma estante da biblioteca.",
        ),
        (
            "Incêndio atinge depósito",
            "As chamas destruíram durante a madrugada um depósito de móveis perto da estação. Ninguém se feriu.",
        ),
    ),
    "nl": (
        (
            "Veerpont vaart weer",
            "De veerpont naar de eilanden vaart vanaf april weer, negen winters na de laatste overtocht.",
        ),
        (
            "Verdwenen kaart gevonden",
            "Een handgetekende kaart die sinds 1911 zoek was, is achter een boekenkast in Tessary gevonden.",
        ),
        (
            "Brand in loods geblust",
            "In een loods bij het station woedde in de nacht een felle brand. Niemand raakte gewond.",
        ),
    ),
    "sv": (
        (
            "Färjan går igen",
            "Färjan till öarna börjar gå igen i april, nio vintrar efter den sista turen, meddelar hamnkontoret.",
        ),
        (
            "Försvunnen karta hittad",
            "En handritad karta som varit borta sedan 1911 har hittats bakom en hylla i biblioteket i Tessary.",
        ),
        (
            "Brand i lager släckt",
            "Ett möbellager nära stationen brann ner under natten. Ingen människa kom till skada i branden.",
        ),
    ),
    "pl": (
        (
            "Prom wraca w kwietniu",
            "Prom na wyspy znów popłynie w kwietniu, dziewięć zim po ostatnim rejsie, podał urząd portowy.",
        ),
        (
            "Odnaleziono zaginioną mapę",
            "Ręcznie rysowana mapa, zaginiona od 1911 roku, leżała za regałem w bibliotece w Tessary.",
        ),
        (
            "Pożar magazynu mebli",
            "Nocny pożar zniszczył magazyn mebli w pobliżu dworca. Strażacy nie zgłosili rannych.",
        ),
    ),
    "ru": (
        (
            "Паром возобновит рейсы в апреле",
            "Паром на острова снова пойдет в апреле, через девять зим после последнего рейса, сообщил порт.",
        ),
        (
            "Найдена пропавшая карта",
            "Нарисованную от руки карту, пропавшую в 1911 году, обнаружили за шкафом в библиотеке Тессари.",
        ),
        (
            "Пожар на складе мебели потушен",
            "Ночью возле вокзала сгорел склад мебели. По данным пожарных, никто не пострадал.",
        ),
    ),
    "tr": (
        (
            "Feribot nisanda yeniden sefere çıkıyor",
            "Adalara giden feribot, son seferinden dokuz kış sonra nisanda yeniden çalışacak.",
        ),
        (
            "Kayıp harita bulundu",
            "1911'den beri kayıp olan elle çizilmiş harita, kütüphanede bir rafın arkasından çıktı.",
        ),
        (
            "Mobilya deposunda yangın",
            "Gece istasyon yakınındaki bir mobilya deposu tamamen yandı, yaralanan olmadı.",
        ),
    ),
    "ja": (
        (
            "連絡船が四月に再開",
            "離島を結ぶ連絡船が九年ぶりに四月から再開すると港湾局が発表した。船は二隻を使う。",
        ),
        (
            "行方不明の地図を発見",
            "一九一一年から行方が分からなかった手描きの地図が図書館の棚の裏で見つかった。",
        ),
        (
            "家具倉庫で火災",
            "駅の近くにある家具倉庫から夜中に出火し、建物が全焼した。けが人はいなかった。",
        ),
    ),
    "zh": (
        (
            "轮渡四月恢复通航",
            "往返外岛的轮渡将于四月恢复通航，距离上一次航行已有九个冬天，港务局周一宣布。",
        ),
        (
            "失踪地图重见天日",
            "一幅自一九一一年起失踪的手绘地图在图书馆书架后面被人发现，保存完好。",
        ),
        (
            "家具仓库夜间起火",
            "车站附近一座家具仓库夜间起火并被烧毁，消防部门表示没有人员受伤。",
        ),
    ),
    "ko": (
        (
            "섬 여객선 4월 운항 재개",
            "아홉 번의 겨울 만에 섬을 오가는 여객선이 4월부터 다시 운항한다고 항만청이 밝혔다.",
        ),
        (
            "사라진 지도 발견",
            "1911년부터 행방을 알 수 없던 손으로 그린 지도가 도서관 책장 뒤에서 나왔다.",
        ),
        (
            "가구 창고 화재",
            "한밤중 역 근처의 가구 창고에서 불이 나 건물이 모두 탔지만 다친 사람은 없었다.",
        ),
    ),
    "ar": (
        (
            "العبارة تعود في أبريل",
            "أعلن مكتب الميناء أن العبارة إلى الجزر ستعود إلى العمل في أبريل بعد تسعة شتاءات.",
        ),
        (
            "العثور على خريطة مفقودة",
            "عثر أمين المكتبة خلف أحد الرفوف على خريطة مرسومة باليد كانت مفقودة منذ زمن طويل.",
        ),
        (
            "حريق في مستودع أثاث",
            "دمر حريق ليلي مستودعا للأثاث قرب المحطة، ولم تسجل أي إصابات بين العمال هناك.",
        ),
    ),
}
"""By language: headline and paragraphs of each item."""

NOT_DIGESTS: Final[dict[str, str]] = {
    "article with subheadings under a briefing's name": """Morning briefing

Ferry line to reopen after nine winters

The ferry between Quoin and the outer islands will run again from April, the port office said on Thursday.

Two boats bought

The port office has bought two boats in Sellick. The islands will pay a third of the price of the boats.

Islanders hope for evening runs

Islanders have asked the port office for a late ferry. A ferry at nine would help families on the islands.

Fares to stay low

A crossing by ferry will cost four crowns, the port office said, and island pupils will cross for nothing.
""",
    "news analysis with stock subheadings": """Daily briefing

What happened

The council of Marwick dismissed its treasurer on Tuesday after an audit of the housing fund found gaps.

Why it matters

Marwick had pledged the money to three hundred tenants whose homes were flooded two winters ago.

What’s next

Auditors will report in June. Tenants have asked a judge to freeze what remains in the account.
""",
    "list story": """Five things to know about the new ferry

1. Two boats bought in Sellick

The port office paid nine million crowns for both vessels, which are twelve years old.

2. Pupils travel free

Children under sixteen cross for nothing on school days, and for half price at weekends.

3. No cars on Sundays

Vehicles stay ashore on Sundays because the ramp at Holm is being rebuilt until autumn.
""",
    "numbered list under a digest's name": """News in brief: three things about the ferry

1. Boats bought in Sellick

The port office paid nine million crowns for both vessels, which are twelve years old.

2. Pupils travel free

Children under sixteen cross for nothing on school days, and for half price at weekends.

3. Sundays without cars

Vehicles stay ashore on Sundays because the ramp at Holm is being rebuilt until autumn.
""",
    "questions and answers": """In brief: the new ferry

When does it start?

The first boat leaves on 4 April at seven in the morning, provided that the ice allows it.

Who pays for it?

The islands pay a third, the county two thirds. The ministry has refused to contribute anything.

How do I book?

Tickets are sold at the quay and in the post office. There will be no sales over the telephone.
""",
    "column with sections": """The week in brief

By Ilsa Penn

A walk in the fog

I went down to the quay on Monday and could not see my own boots. Fog makes philosophers of us all.

Soup, again

My neighbour brought soup, and I am told that it was lentil. We ate it standing up in the hallway.

On being late

The bus was late, and so was I, which made us even. I have begun to enjoy the timetable as fiction.
""",
    "live blog": """Storm Ondra live: news in brief

18:40
Bridges to stay closed overnight
The county says both bridges will stay closed until engineers can inspect them in daylight.

17:55
Hall takes four hundred
More than four hundred people have been taken to the sports hall in Marwick, the Red Cross says.

16:20
River passes flood mark
The gauge at Marwick Lock has passed the four-metre mark for the first time since 1998.
""",
    "obituaries": """Obituaries

Edda Morrow, 91

Edda Morrow, who kept the light at Skerry Point for forty years, died on Sunday in Lund.

Bram Oddy, 78

Bram Oddy, a boatbuilder whose dinghies won three regattas, died on Friday after a short illness.

Wenna Tole, 84

Wenna Tole taught two generations of Tessary children to read music. She died at home on Monday.
""",
    "recipe": """Fisherman’s pie

Poach the fish

Put the cod into a wide pan with milk and bay, and let it simmer gently for eight minutes.

Mash the potatoes

Boil the potatoes until tender, drain them well, and mash them with butter and a little milk.

Bake

Spoon everything into a dish and bake it until the top is brown, about twenty-five minutes.
""",
    "travel guide": """Briefly Quoin: a weekend guide

Where to stay

The Harbour Inn has six rooms above the chandlery, and the landlady bakes the bread herself.

Where to eat

Penhale’s serves mussels in cider until nine. Book a table early, since it only has seven of them.

What to see

The lighthouse opens on Saturdays. Climb the hundred and four steps before noon to avoid queues.
""",
    "press briefing in a headline": """Minister cancels morning briefing after leak

By Wenna Scully

The harbour minister called off her morning briefing on Tuesday after a draft of the budget was leaked.

Opposition demands answers

Opposition members asked the minister to publish the budget at once and to explain the leak in person.

Budget due in May

The budget is due before the assembly in May, and the leak makes changes likely, a minister’s aide said.

Leak under investigation

Police have questioned two aides about the leaked budget, but the minister said that nobody was charged.
""",
    "two items only": """News in brief

Harbour board closes old slip

The harbour board voted on Monday to close the old slip after a survey found its timbers rotten.

Bus fares to rise in autumn

Passengers between Lund and Marwick will pay forty pence more from September, the operator said.
""",
    "profile with sections": """Newsletter

The keeper of Skerry Point

Edda Morrow kept the light at Skerry Point for forty years, longer than any keeper before her.

A childhood among lenses

Morrow was born in the tower. Her father, also a keeper, let her polish the lens at the age of six.

The storm of 1987

During the storm the windows of the tower broke, and Morrow hid her children in the oil store.

The last night

In May the light was switched off. Morrow now lives in Lund and still wakes when the lens would turn.
""",
    "German article with subheadings": """Kurz gemeldet

Fähre fährt nach neun Wintern wieder

Die Fähre zwischen Quoin und den Inseln fährt ab April wieder, teilte das Hafenamt am Donnerstag mit.

Zwei Schiffe gekauft

Das Hafenamt hat in Sellick zwei Schiffe gekauft. Die Inseln zahlen ein Drittel des Preises der Schiffe.

Inselrat will Abendfahrten

Der Inselrat bat das Hafenamt um eine späte Fähre. Eine Fähre um neun Uhr helfe den Familien der Inseln.
""",
    "German sections that go on": """Das Wichtigste in Kürze

Haushalt beschlossen

Der Stadtrat von Marwick hat am Dienstag den Haushalt beschlossen, nach elf Stunden Debatte.

Streit um das Freibad

Dabei ging es vor allem um das Freibad, für dessen Sanierung vier Millionen fehlen.

Kritik der Opposition

Doch die Opposition hält die Zahlen für geschönt und will das Verwaltungsgericht anrufen.
""",
    "German column": """Der Morgen in Kürze: Kurz gemeldet

Vom Nebel

Ich ging am Montag zum Kai und sah meine Stiefel nicht mehr. Nebel macht aus uns allen Philosophen.

Von der Suppe

Meine Nachbarin brachte Suppe, und ich aß sie im Stehen. Es soll eine Linsensuppe gewesen sein.

Vom Zuspätkommen

Der Bus kam zu spät und ich auch, also waren wir quitt. Den Fahrplan lese ich inzwischen als Roman.
""",
    "French article with subheadings": """En bref

Le bac reprend du service

Le bac de Quoin transportera de nouveau des passagers dès avril, a annoncé le port jeudi matin.

Deux bateaux achetés

Le port a acheté deux bateaux à Sellick. Les îles paieront un tiers du prix des bateaux et du bac.

Les habitants demandent un bac du soir

Les habitants des îles souhaitent un bac à neuf heures, ce qui aiderait les familles, selon le port.
""",
    "French explainer": """L’essentiel

Ce que l’on sait

Le trésorier de Marwick a été renvoyé mardi après un audit du fonds de logement de la commune.

Contexte

Marwick avait promis cet argent à trois cents locataires dont les maisons ont été inondées.

Et maintenant

Les auditeurs rendront leur rapport en juin. Un juge doit décider du gel des comptes restants.
""",
    "Spanish article with subheadings": """Noticias breves

El transbordador vuelve en abril

El transbordador de las islas volverá en abril, anunció el jueves la oficina del puerto de Quoin.

Dos barcos comprados

La oficina del puerto compró dos barcos en Sellick. Las islas pagarán un tercio de los barcos.

Los isleños piden un viaje nocturno

Los isleños pidieron al puerto un transbordador a las nueve, que ayudaría a las familias de las islas.
""",
    "Russian article with subheadings": """Коротко

Паром возобновит рейсы в апреле

Паром на острова снова пойдет в апреле, сообщило в четверг управление порта Куойн.

Куплены два судна

Управление порта купило для парома два судна в Селлике. Острова оплатят треть цены судов.

Жители просят вечерний рейс

Жители островов просят управление порта о вечернем пароме, который помог бы семьям на островах.
""",
    "Japanese article with subheadings": """ニュース短信

連絡船が四月に再開

離島を結ぶ連絡船が九年ぶりに四月から再開すると港湾局が木曜日に発表した。

連絡船二隻を購入

港湾局は連絡船として使う船を二隻購入した。離島の町が費用の三分の一を負担する。

離島の住民は夜の便を要望

離島の住民は港湾局に連絡船の夜の便を求めている。港湾局は連絡船の増便を検討する。
""",
    "Italian article with subheadings": """In breve

Il traghetto torna ad aprile

Il traghetto per le isole tornerà in aprile, ha annunciato giovedì l’ufficio del porto di Quoin.

Comprate due navi

L’ufficio del porto ha comprato due navi a Sellick. Le isole pagheranno un terzo delle navi e del traghetto.

Gli isolani vogliono corse serali

Gli isolani chiedono al porto un traghetto alle nove, che aiuterebbe le famiglie delle isole.
""",
    "Dutch explainer": """Kort nieuws

Achtergrond

De gemeente Marwick ontsloeg dinsdag haar penningmeester na een onderzoek naar het woonfonds.

Reacties

Bewoners van driehonderd ondergelopen huizen zeggen dat zij nog geen geld hebben gezien.

Onderzoek

Accountants brengen in juni verslag uit. Een rechter beslist over het bevriezen van de rekeningen.
""",
    "teasers without texts": """News in brief

Harbour board closes old slip
Bus fares to rise in autumn
Lost atlas found behind shelf
Quenby win on penalties

The ferry between Quoin and the outer islands will run again from April, the port office said on Thursday.

“We have waited long enough,” said the harbour captain, Idris Vane.
""",
    "subheadings without a digest's heading": """Ferry line to reopen after nine winters

By Marit Ollen

The ferry between Quoin and the outer islands will run again from April, the port office said on Thursday.

Library gains

The library in Holm will lend books on board. Readers may return them at any of the seven landings.

Beekeepers rejoice

Hives can travel again, the beekeepers' society said, and heather honey may be sold on the mainland.

Schools adapt

Lessons in Quoin will begin at nine so that pupils from Holm arrive in time for the first bell.
""",
    "long introduction": """Morning briefing

The ferry between Quoin and the outer islands will run again from April, nine winters after it was taken off, the port
office said on Thursday. Two boats were bought in Sellick, and the islands will pay a third of their price. Islanders
have asked for a late run so that families can visit the theatre. The first crossing is sold out, and half of its two
hundred places have gone to pupils. The boats will call at Little Tarn too, where only mail was put ashore until now.
The island has forty inhabitants, a new jetty, and a shop that opens twice a week when the weather permits it to open.

Harbour board closes old slip

The harbour board voted on Monday to close the old slip after a survey found its timbers rotten.

Bus fares to rise in autumn

Passengers between Lund and Marwick will pay forty pence more from September, the operator said.

Lost atlas found behind shelf

A hand-drawn atlas missing since 1911 has turned up behind a shelf in the reading room of the library.
""",
    "interview": """In brief: an interview with the keeper

Q: How did you come to the lighthouse?

A: My father had the post before me. I was supposed to stay a year and no longer than that.

Q: Were you ever afraid?

A: Once, in the storm of 1987. The windows went and I put the children in the oil store.

Q: What do you miss most?

A: The sound of the lens turning. It is a very small sound, and now the house is too quiet.
""",
    "letters": """Letters in brief

The mill

I was glad to read that the mill will grind again. My grandfather carried sacks there every winter.

Buses

The last bus from Tessary leaves at six. I should like the council to try walking it once in winter.

Fog

Your column calls fog a nuisance. On the water nobody can see me make a mistake in it, I find.
""",
    "minutes of a council": """Council meeting in brief

Budget

The council approved the budget of Marwick by nine votes to two. The council will meet again in June.

Roads

The council voted to mend the road to Lund. Councillor Penn asked the council to mend the bridge, too.

Pool

The council put off the pool until June. Councillor Penn said the council had no budget for the pool.
""",
    "match report": """Sports briefing

Quenby reach the final

Quenby beat Tarn on penalties on Saturday to reach the cup final for the first time in their history.

First half without goals

Tarn had the better chances before the break, but Quenby goalkeeper Hask saved three times from Doll.

Hask the hero on penalties

Hask saved two penalties for Quenby, and Pell scored the last one against Tarn, his former club.

Final against Lund

Quenby will meet Lund in the final in May. Tarn can still finish third, goalkeeper Hask’s old team said.
""",
    "product comparison": """Weekly digest

Lamp A: the bright one

The first lamp lit our test bench with nine hundred lumens. Its battery lasted for eleven hours.

Lamp B: the cheap one

The second lamp costs nine crowns, but its battery was empty after four hours on our test bench.

Lamp C: the light one

The third lamp weighs ninety grams. Its battery lasted seven hours, and the test bench stayed dim.
""",
    "Turkish explainer": """Kısa kısa

Bütçe onaylandı

Marwick belediye meclisi bütçeyi salı günü on bir saat süren görüşmelerin ardından onayladı.

Havuz tartışması

Bu görüşmelerde en çok havuz konuşuldu, çünkü onarım için dört milyon eksik görünüyor.

Muhalefet tepkili

Ancak muhalefet rakamları gerçekçi bulmuyor ve idare mahkemesine başvurmayı planlıyor.
""",
}
