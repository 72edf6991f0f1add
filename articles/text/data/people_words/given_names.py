"""Given names that the lists of single countries lack: names as other languages spell them, short forms, world news.

Compiled by hand. ``NEVER`` are entries of name lists that are mostly other words in news.
"""

from __future__ import annotations

from typing import Final

from articles.text.data.wordlists import word_set

WORLD_NAMES: Final = word_set(
    """
    Abbas Abdel Abdelkader Abdou Abdoulaye Abdulkadir Abedini Abiy Abu Adama Adelén Adem Adnan Agit Aharon Ahmadou Aiden
    Aissata Ajatollah Akbar Akif Alaa Alassane Aleksandar Aleksander Aleksandr Aleksandra Aleksej Aleksei Alekseï Alexandre
    Alexandros Alexei Alexej Alexeï Alexis Alija Aljaksandr Aljona Aminata Amira Anas Anatolij Anatoli Andrea Andrej Andrei
    Andreï Andrij Andrius Andriy Andry Andrzej Anetta Anis Anja Annalena Annekathrin Annelies Ante Antoni António Antonis Anwar
    Arda Ariel Arif Arjen Armand Arsen Arsenij Artem Artjom Arturo Asif Aslan Asma Assia Ayman Aykut Aymeric Aytaç Azim Aziz
    Bafetimbi Bakary Baptiste Barack Bart Bartłomiej Bashar Baschar Bassirou Batuhan Beata Beatriz Benazir Benedetta Beniamino
    Benjamin Benyamin Beppe Besnik Bilal Björn Blaise Blerim Bob Bogdan Bohdan Boris Borja Bori Boris Borys Boubacar Branko
    Breel Brice Bruno Burak Calin Carles Carme Carmen Cem Cengiz Charly Cheikh Chrystia Chun Cilia Ciro Claudia Cristiano
    Cyrille Dalia Damir Dan Daniel Danijel Danilo Dante Daron Davor Dejan Denys Detlev Didier Diego Dieudonné Dimitar Dimitri
    Dimitrij Dimitrios Dmitri Dmitrij Dmitrijs Dmitry Dmytro Dominik Dragan Dušan Ebrahim Eduard Edin Edi Efraín Ehud Ekrem Elena Elias
    Eliška Elly Elon Emir Emmanuel Emmerson Enes Enric Eray Erdoğan Erling Ernesto Esmail Esra Ester Evgeni Evo Ewa Fadi Fares Farid
    Fatih Fatima Fatou Ferenc Ferran Fethullah Fidel Filip Filippo Fjodor Florent Francesc François Fred Frédéric Gabi Gabriel
    Gerard Gennadi Gennadij Genadij Geert George Georgi Georgios Gérald Gergely Gerhard Gheorghe Ghassan Gianni Gideon Giorgi Giorgia Giorgos
    Giovanni Gitanas Gleb Goran Granit Grigori Grzegorz Guershon Guillem Guy Gürsel Gustavo Gwendolyn Hadi Haider Haifa Hakan
    Halil Hamdi Hamid Hamza Hannes Hans Haris Hashim Hassan Hazel Hedi Heidi Hendrik Hervé Hicham Hilary Hilmi Hossein Houari Hubert
    Ibrahima Igor Ihor Ilham Ilja Ilie Ilya Imran Inga Ingrida Ioannis Irakli Ismaïl Ismail Ismael Issa Itamar Ivan Ivana Ivica Ivo Iwan Jair
    Jakub Jamal Jan Jana Janez Jannik Janusz Jarosław Jaroslaw Javier Jawad Jelena Jens Jerzy Jevgeni Jewgeni Jewgenij Jihad Jin Jina Joachim Joan
    João Joao Joaquín Joe Johan Jona Jordi Jorge José Josep Josip Jost Juan Juanma Juha Julian Julija Julio Juri Jurij Jyrki Kaja Kais
    Kamala Karim Karin Karol Kasım Katalin Kateryna Kemal Kerem Khaled Khalid Khalifa Khalil Kim Kirill Kiril Klara Klaus Kostas Krystyna Krzysztof
    Kristalina Kristjan Kwame Kyriakos Kyrylo Lamine Lars László Latifa Lautaro Leandro Lech Leonid Lesia Lewis Liam Lionel Lise
    Ljubow Luan Luc Luka Lukas Lula Ludmila Luiz Luís Luis Lutfi Maciej Magnus Mahamat Mahdi Mahmoud Mahmud Mahmut Maia Maja Maksim Maksym
    Malala Malik Malu Mamadou Mame Manfred Manos Manuel Marat Marcel Marek Mariana Mariann Mariano Mariangela Marija Marin Marina Marine Mario Marius
    Mariusz Marko Márton Marylise Masoud Massoud Mateusz Mathias Matthias Matteo Mauro Maxim Maxime Maxym Mehdi Mehmet Mélanie Meri
    Mesut Mette Michail Michał Michel Michy Micky Miguel Mihai Mihail Mikael Mikayil Mike Mikhail Mikhaïl Mikheil Mikola Mile Milo
    Milorad Miloš Minouche Mir Mircea Miroslav Moammar Moctar Mohamed Mohammad Mohammed Mohamad Mohsen Mojtaba Moktar Monem Mossad Moussa
    Muammar Muhammad Muhammadu Muqtada Murat Mustafa Mwai Mykhailo Mykola Myroslaw Nabil Nadia Nadine Narendra Nasser Natalia Natalja Nataliya Nayib
    Ndèye Nebi Nemanja Nico Nicolae Nicola Nicolas Nicolás Nicușor Nigel Nika Nikol Nikola Nikolaj Nikolai Nikolaï Nikos Nikita Nouri Novak Nuno
    Oğuz Olaf Oleg Oleh Oleksandr Oleksandra Oleksij Oleksiy Olena Olga Olha Oliver Omar Onur Orhan Osama Oscar Osman Ossama Ousmane Ozan
    Pablo Pál Paolo Park Pascal Patrice Patrick Paul Paula Paulo Pavel Pavlo Pavol Pawel Paweł Pedro Péter Petr Petro Petteri Philippe Pierre Piotr
    Piet Pilar Pjotr Pol Predrag Qasem Quim Rachid Rafael Rafał Rahul Rainer Raisi Raja Rami Ramón Ramzan Ranko Raphaël Raquel Raúl Rashvinderjeet Recep
    Rej Renato Retno Rey Rhiannon Riad Ricardo Rishi Rinat Rob Robert Roberta Robin Roch Roger Rok Román Romain Roman Ron Roni Ronaldo Roxana Rui Ruslan
    Rustem Saad Saddam Sadiq Said Salah Saleh Salem Salim Salome Salva Salvador Sami Samir Samuel Sanae Sander Sandrine Santiago Santi Sanna
    Sauli Scott Sebastian Sébastien Sefa Selma Selim Serge Sergei Sergej Sergeï Sergey Serghei Sergii Sergio Serhij Serhii Serhiy Shehbaz
    Shimon Shinzo Shmuel Sigmar Silvio Simon Simona Slavoj Slobodan Sławomir Sofia Soledad Stefan Stefania Stefano Stepan Stéphane
    Sviatlana Swetlana Svetlana Sviatoslav Swiatlana Taavi Tamara Tamim Tarek Tariq Taras Tatiana Tatjana Tayyip Teo Teresa Thierry Thomas Tidjane Tilman Timo Timothy Titus
    Tomasz Tomislav Toni Tono Turki Tuva Uğur Ulf Ulrike Umar Umaro Ursula Vadim Vahid Valérie Valerij Valeri Valeria Valery Varg Vasco Vasile
    Vasili Vasyl Veli Viktor Viktorija Vincent Vital Vitali Vitalij Vitaly Vitalij Vivek Vjosa Vladimir Vladislav Vlad Volker Volodymyr Vytautas Walerij Waleri Walid
    Wassili Wassilij Wikileaks Wilders Wiktor Witold Witali Wladimir Władysław Wojciech Wolfgang Wolodymyr Xavier Xi Yahya Yair Yaroslav Yasmina Yasser Yevgeni Yevgeny Yitzhak
    Yoav Yolanda Youssef Yulia Yunus Yuriy Yusuf Yves Zahra Zakaria Zbigniew Zdravko Zeljko Zeynep Zijad Zineb Zlatan Zoran Zuzana
    Żaklina Łukasz Łucja Şenol Şükrü İbrahim İlker İrfan İsmail Ömer Özgür Ümit Ünal
    Szergej Vlagyimir Volodimir Dmitrij Alekszandr Alekszej Mihail Jevgenyij Andrij Iván Konsztantyin Szergij Olekszandr Vaszilij Nyikolaj Jurij Volodymyr Wołodymyr Władimir Siergiej Aleksandr Dmitrij Michaił Wiktor Viktor Vladimír Sergej
    Sylvi Siv Memphis Eelco Femke Geert Sigrid Kajsa Ulf Jimmie Ebba Magdalena Annie Muharrem Nudem Romina Gudrun Ylva Nooshi Başak Koldo Kylian Jannik Elly
    """
) - word_set("Wikileaks Wilders Mossad Raisi Ajatollah Lula Mir Park")

NEVER: Final = word_set(
    """
    Saga Santa Chip Wadi
    Abend Ada Advent Africa Afrika Al Alb Alfa Alle Alles Alpha Alt Alta Am America Amerika An And Anda Andere Angle
    Ankara Anno Anti April Ara Aralık Arena Argentina Arm Art As Asia Asien At Athena Atlanta Au August Aura Aurora
    Austria Auto Ave Avenir Aver Ağustos Baba Bad Baden Bahn Bali Ball Banda Bank Bar Bara Barcelona Bars Basil Batı
    Bay Başarı Beach Bear Beat Bei Bell Berg Berlin Best Beta Bild Bilgi Bis Bisher Blanca Blue Bon Bona Bosna Boy
    Brand Bravo Bremen Bruch Bruder Brut Bu Bugün Bus But By Cam Can Cap Car Cara Cari Carolina Casa Case Cash Cent
    Centre Chance Chancen Charity Che China Christ Christi Christmas City Club Coast Coco Cola Come Concordia
    Constitution Cor Corona Cosa Costa Cristal Cross Cruz Cuba Da Dakota Dal Dallas Dame Dar Dara Das Day De Dee
    Deep Del Delphi Delta Den Denver Der Des Design Destek Destiny Deva Devrim Di Dia Diamond Die Dies Din Dne Dnes
    Do Doha Don Door Dove Doğu Dragon Du Dubai Duben Duke Duo Duran Duty Dva Dünya Easter Eden Edition Ein Eine Einer
    Ekim El Elite Emirates En Energy Engel England Ent Epic Era Ernte Es Esta Este Et Etna Europa Event Ever Express
    Eye Eylül Fa Fair Fan Far Fast Favor Fe Festa Fiat Field Fin Finale Fine First Florida Fly Fom For Form Fort
    Forte Fortuna Foto France Free Frei Freude Friede Friend From Fuego Für Gala Galaxy Gas Gaza Gel Gem Gen Genesis
    Genius Georgia Germany Go God Gold Golden Good Gran Grand Grande Great Grün Guerra Gut Gündem Güney Güneş Ha Hall
    Hand Har Hass Haut Haziran Heart Heaven Heide Hella Helsinki Her Hero Him Holland Holy Home Honor Hora Horizon
    Hort House Hub Human Hun Ich Idea Ideal Ihre Il Ilk In India Indiana Indigo Info Inter Iran Ire Irland Iron Is
    Isla Island Israel Ist Italia Italy Its Ja Jahr Janeiro Japan Jazz Je Jeden Jeho Jen Jet Jetzt Jewel Job Jordan
    Juli Juni Just Justice Kabul Kai Kanada Kann Kansas Karate Karma Karton Kasım Kenya Kind King Knight Ko Koran
    Korea Kot Kuzey Květen La Lady Lage Laguna Lake Lan Land Lange Last Le Lebe Legend Leh Lei Leipzig Les Let Leute
    Liberty Lieb Life Light Lik Lima Line Lion Lisboa Long Los Lot Love Luce Luft Lux Madonna Madrid Mai Mail Main
    Major Mal Mala Malaga Mali Malá Mama Man Manche Mann Mar Mare Mark Mars Marsch Mart Mass Mata Maus May Mayıs Me
    Meclis Media Medina Meine Mekka Melody Men Mensch Mercury Mercy Messias Mi Miami Midnight Mil Milano Min
    Mine Mir Mission Mit Moda Mode Model Modern Mohr Mon Monat Mond Money Monte Moon Moral More Morgen Morning Moscow
    Mosel Most Much Musik Mutter Nach Nacht Nad Nation Nature Navy Ne Near Nero Neu Never New News Nieder Nike Nil
    Nisan No Noch Noir Norden Not Nova Nove November Nový Nun Nur Oak Ob Ocak Ocean Ode Oh Ohio Old Olymp Olympia On
    Ona One Onlar Onu Opal Opera Or Oran Orange Orden Orient Ork Oslo Ost Osten Other Our Pa Palma Pan Pana Panna
    Paradise Paris Parma Part Pax Peace Pearl Per Perle Peru Phoenix Pink Place Platz Pod Poet Point Polo Pop Port
    Porto Post Power Prague Praha Precious Premier Press Prima Prime Princess Princeton Pro Promise Prosper Prudence
    Pur Queen Ra Rada Rain Rap Rat Real Red Regen Reich Reign Reis Reise Republic Rest Rhein Rice Ring Rio River Road
    Rock Rok Roma Romania Royal Ruhe Rum Russia Sa Sahara Salt San Sankt Sari Savaş Save Savior Sayın Schatz
    Schwester Sea See Sehr Sein Seine Seit Self Sen Sens Serbia Serie Server Sever Sevgi Sevilla Share Shift Show Si
    Sie Sierra Sign Silver Sin Sir Sky Slova Smart So Soft Sol Solar Soma Some Son Sonne Sony Sound Source South Spa
    Spain Spirit Star Stark Start State Steel Stern Stone Storm Story Strom Success Suite Summer Sun Sunny Super Sur
    Svea Sweet Syria Tag Tanz Tat Tau Te Team Temmuz Temple Ten Tesla Texas That The Then Thing Time Times Tip Titan
    To Today Ton Torino Tosca Trend Trinity True Tu Tulsa Turin Turkey Türk Türkei U UN Un Una Uni Union Unique
    United Universal Up Ur Us Utah Va Vale Valencia Valley Vater Vega Venus Verde Verona Victory Vida Vienna Villa
    Vision Vista Vita Vivo Vom Von Vor Wahl Wald Wan War Ware Warm Was Watt Way Web Weg Wein Well Welt Wenn Wer West
    Western White Wie Wien Wild Will Wind Wir Wort Wow Yas Yen Yes York You Young Yıldız Zen Zion Zone Zu Zum Åland
    Årets Önce Önder Über Üç İkinci İlk Şubat Америка Весна Вільна Европа Зима Июль Июнь Май Март Мир Москва Мрія
    Незалежність Октябрь Перемога Победа Правда Рада Радость Рим Россия Свобода Стали Украина Февраль
    """
)

# Names of other languages that are common nouns or other words in one language.
NEVER_IN: Final[dict[str, frozenset[str]]] = {
    "de": word_set(
        """
        Tod Tage Rand Darin Tor Tore Sache Sand Gang Lust Dorf Ohm Stein Anders Marke Liste Linie Ware Kerl Freund Feind Wille Lena-Straße Held Bär Ernte
        Falle Fall Kern Kost Laden Laune Leiter Lager Messe Meter Miene Muse Note Probe Rolle Sorge Spiel Stelle Ton Typ Ufer Wache Zoll Ziel Elfen Rose
        Band Beste German Birke Brise Bube Chef Dank Drama Fee Fell Filiale Flora Gala Gasse Hefe Jade Kanne Kate Liga Linde Mandel Marine Mine Mode
        """
    ),
    "no": word_set("Skole Mand Dag Live Mai Ask Tiden Ved Våre Are Stein Noen Alt"),
    "da": word_set("Skole Mand Dag Gode Laga Dansk Live Ask Tiden Ved Alt"),
    "sv": word_set("Stig Dag Gode Åren Ask Sten Tage Ett"),
    "nl": word_set("Mees Boom Bos Mark Jeugd Kort Niek Boom Storm"),
    "fr": word_set("Cher Bien Pays Jours Mars Loi Prix Marche Fort Monde"),
    "es": word_set("Mar Sol Cielo Pueblo Reina Ciudad Gobierno"),
    "it": word_set("Italia Pace Europa Santa Salute Bene"),
    "tr": word_set("Ülke Yasa Sanayi Gazi Devlet Millet Ulus Irmak Gündüz Meclis"),
    "pl": word_set("Dom Pan Sam Rok Lat Mus Gra"),
    "cs": word_set("Dan Den Dne Rok Sam Lad Pan Vlast Vláda"),
    "fi": word_set("Taivas Lumi"),
    "hu": word_set("Remény Világ Új"),
}

# Given names of people from elsewhere as other scripts write them.
FOREIGN_IN_CYRILLIC: Final = word_set(
    """
    Абдул Абдулла Абу Адам Айдын Аксель Ален Александер Али Альберто Алиса Алексис Анджей Ангела Андреас Андре Анналена Антониу Антонио Антуан Арно Артуро Асад
    Барак Барт Башар Бен Бенджамин Бернар Билл Биньямін Биньямин Беньямин Боб Борис Брайан Брэд Бритни Бруно Вацлав Винсент Вольфганг Габриэль Ганс Гарри Гельмут Герхард Гордон Гюнтер
    Дариуш Даниэль Дейв Дейвид Джастин Джеймс Джейк Джей Дженнифер Джеральд Джеф Джефф Джим Джимми Джина Джо Джон Джонатан Джордж Джорджа Джорджия Джозеф Джуд Дик Дэвид Дэниел Дональд Дуглас Жак Жан Жозеп Жоао
    Ибрагим Ильхам Йенс Йоахим Кайя Камала Карл Карлос Карин Келли Кевин Ким Кир Кірк Кит Клаус Крис Кристиан Кристин Кристина Кристоф Ларс Лайонел Лео Лионель Луис Луиджи Люк Майк Майкл Максим Маргарет Маргрете
    Марин Марио Марко Маркус Марк Мартин Марта Мария Матео Маттео Мелания Мерил Метте Милош Мишель Мохаммед Мохаммад Мухаммед Нарендра Николас Ник Николь Никола Олаф Оливер Оскар Папа Патрик Пауло Педро Пит Питер Пьер Райан Рафаэль Реджеп
    Ришар Риши Роберт Роберто Роберта Роджер Роналд Рональд Рон Сара Сауль Сандра Себастьян Серхио Си Сильвио Скотт Стив Стивен Стефан Сэм Сэмюэл Такер Тайип Тереза Тим Тимоти Том Томас Тони Тулси Фелипе Фернандо Филипп Франк Франсуа Франциск Фридрих Хавьер Хакан Хамас Хелен Хиллари Хосе Хуан Чак Чарльз Шарль Шимон
    Эбрахим Эдвард Эдуардо Эльза Эмма Эммануэль Энди Энтони Эрик Эрнест Эссад Юрген Юн Ясир Яир Ингрид Ирак Кая Ален Гитанас Алар Эдгарс Анджела Тайлер Тейлор Марко Бен Иван Ив Инга
    Адам Анджей Арсен Барак Бенджамін Беньямін Борис Вільям Віктор Габріель Ганс Гаррі Гітанас Герхард Джеймс Джей Джеф Джим Джо Джон Джорджа Джорджія Джозеф Девід Деніел Дональд Еммануель Емманюель Енді Ентоні Ерік Ебрагім Жан Ільхам Йенс Калін Камала Кая Кейт Кір Кіт Крістін Кріс Крістіан Ларс Лінда Ллойд
    Майк Майкл Марін Маріо Марк Марко Маркус Мартін Маттео Меланія Метте Мішель Мохаммед Нарендра Ніколас Ніколя Олаф Педро Петер Пітер П'єр П’єр Радек Радослав Реджеп Ріші Роберт Роберта Рон Сара Себастьян Сі Стів Стівен Стефан Таїп Тайїп Такер Теммі Тім Том Томас Тоні Тулсі Урсула Фрідріх Франсуа Франческо Філіп Хав'єр Хакан Хосе Хуан Чак Чарльз Шарль Юрген Ясір Біл Білл Боб Бен
    """
) - word_set("Папа Хамас Ирак Асад Эссад")
FOREIGN_IN_GREEK: Final = word_set(
    """
    Άλαν Άλεξ Άντονι Άντριου Αμπντέλ Αλί Άνγκελα Αντόνιο Βίκτορ Βλαντιμίρ Βολοντίμιρ Βίλι Γιόχαν Γιουργκεν Γιόργκεν Γιενς Γκάρι Γκέρχαρντ Γκόρντον Ερίκ Έρικ Ελίζαμπεθ Έλον Έμα Εμανουέλ Εμανουέλε Έντι Ζακ Ζαν Ζοζέ Ζοζέπ Ζορζ Κάγια Καμάλα Κάρλος Κάρολος Κέιτ Κιρ Κίμ Κιμ Κρις Κριστίν Λάρι Λιζ Λουίς
    Μάικ Μάικλ Μάριο Μαρίν Μαρκ Μάρκο Μάρτιν Ματέο Μεβλούτ Μετέ Μισέλ Μοχάμεντ Μουσταφά Μπάρακ Μπασάρ Μπενιαμίν Μπεν Μπιλ Μπομπ Μπόρις Μπρους Ναρέντρα Νικολά Νικόλ Ντάνιελ Ντέιβιντ Ντμίτρι Ντόναλντ Ντον Όλαφ Όσκαρ Ούρσουλα Πάολο Πέδρο Πέτρο Πιέρ Πίτερ Πολ Ρετζέπ Ρίσι Ρόμπερτ Ρομπέρτα Ρον Σαμ Σάρα Σεργκέι Σι Σίλβιο Στιβ Στίβεν
    Τζακ Τζέιμς Τζεφ Τζιμ Τζο Τζον Τζόρτζια Τζορτζ Τζόζεφ Τζόναθαν Τιμ Τομ Τόνι Τόμας Τσαρλς Φρανσουά Φρίντριχ Χακάν Χαβιέρ Χοσέ Χίλαρι Ταγίπ Σαλ Ζοάο Μέριλ
    """
)
