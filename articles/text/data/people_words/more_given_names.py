"""Frequent given names of languages for which the lists of countries are short. Compiled by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from articles.text.data.people_words.words import gendered

if TYPE_CHECKING:
    from articles.text.data.given_names import Gender

MORE_GIVEN_NAMES: Final[dict[str, dict[str, Gender | None]]] = {
    "de": gendered(male="Hauke Hinnerk Jorin Tjark", female="Fenja Levke Lore Rieke"),
    "pl": gendered(
        male="""
        Adam Adrian Albert Aleksander Aleksy Andrzej Antoni Arkadiusz Artur Bartosz Bartłomiej Bogdan Bogusław Bolesław Bronisław Cezary
        Czesław Damian Daniel Dariusz Dawid Dominik Edward Emil Eryk Eugeniusz Fabian Feliks Filip Franciszek Fryderyk Gabriel Grzegorz
        Gustaw Henryk Hubert Ignacy Igor Ireneusz Jacek Jakub Jan Janusz Jarosław Jerzy Joachim Józef Julian Juliusz Kacper Kajetan Kamil
        Karol Kazimierz Konrad Konstanty Krystian Krzysztof Leon Leonard Leszek Lech Ludwik Łukasz Maciej Maksymilian Marcel Marcin Marek
        Marian Mariusz Mateusz Maurycy Michał Mieczysław Mikołaj Miłosz Mirosław Norbert Olaf Oskar Patryk Paweł Piotr Przemysław Radosław
        Rafał Robert Roman Ryszard Sebastian Sławomir Stanisław Stefan Szymon Tadeusz Tomasz Tymoteusz Wacław Waldemar Wawrzyniec Wiesław
        Wiktor Witold Władysław Włodzimierz Wojciech Zbigniew Zdzisław Zenon Zygmunt
        """,
        female="""
        Ada Agata Agnieszka Aleksandra Alicja Alina Amelia Aneta Angelika Anna Antonina Barbara Beata Bogumiła Bożena Celina Dagmara
        Danuta Daria Dominika Dorota Edyta Elżbieta Emilia Ewa Ewelina Felicja Gabriela Grażyna Halina Hanna Helena Iga Ilona Irena
        Iwona Iza Izabela Jadwiga Jagoda Janina Joanna Jolanta Julia Justyna Kamila Karolina Katarzyna Kinga Klaudia Kornelia Krystyna
        Laura Lena Lidia Liliana Lucyna Ludwika Magdalena Maja Malwina Małgorzata Maria Marianna Marta Martyna Marzena Michalina Milena
        Mirosława Monika Natalia Nina Nadia Olga Oliwia Patrycja Paulina Regina Renata Roksana Róża Sabina Sandra Stanisława Stefania
        Sylwia Teresa Urszula Wanda Weronika Wiesława Wiktoria Wioletta Zofia Zuzanna
        """,
    ),
    "cs": gendered(
        male="""
        Adam Aleš Alois Antonín Bedřich Bohumil Bohuslav Břetislav Čeněk Dalibor Daniel David Dominik Dušan Eduard Emil Erik Ferdinand Filip
        František Hynek Igor Ivan Ivo Jáchym Jakub Jan Jaromír Jaroslav Jindřich Jiří Josef Julius Kamil Karel Kryštof Ladislav Leoš Libor
        Lubomír Luboš Luděk Ludvík Lukáš Marcel Marek Marian Martin Matěj Matouš Matyáš Michael Michal Mikuláš Milan Miloslav Miloš Mirek
        Miroslav Oldřich Ondřej Otakar Oto Patrik Pavel Petr Prokop Přemysl Radek Radim Radomír René Richard Robert Robin Roman Rostislav
        Rudolf Samuel Šimon Slavomír Stanislav Štěpán Svatopluk Tadeáš Tomáš Václav Viktor Vilém Vít Vítězslav Vladan Vladimír Vladislav Vlastimil
        Vojtěch Vratislav Zbyněk Zdeněk Teo
        """,
        female="""
        Adéla Alena Alžběta Andrea Aneta Anežka Anna Barbora Blanka Božena Dagmar Dana Daniela Denisa Dominika Drahomíra Edita Eliška Ema Emilie
        Erika Eva Gabriela Hana Helena Ilona Irena Iva Ivana Iveta Jana Jarmila Jaroslava Jindřiška Jiřina Jitka Johana Josefa Julie Kamila Karla
        Karolína Kateřina Klára Kristýna Květa Lada Lenka Libuše Linda Lucie Ludmila Magdaléna Marcela Marie Markéta Marta Martina Michaela
        Milada Milena Miloslava Miluše Miroslava Monika Naděžda Natálie Nela Nikola Olga Patricie Pavla Pavlína Petra Radka Renata Romana Růžena
        Sabina Simona Soňa Stanislava Šárka Štěpánka Tamara Tereza Terezie Vendula Veronika Věra Viktorie Vladimíra Vlasta Zdenka Zdeňka Zlata Zora Zuzana Žaneta
        """,
    ),
    "ru": gendered(
        male="""
        Александр Алексей Альберт Анатолий Андрей Антон Аркадий Арсений Артём Артем Артур Богдан Борис Вадим Валентин Валерий Василий Виктор Виталий
        Владимир Владислав Всеволод Вячеслав Геннадий Георгий Герман Глеб Григорий Давид Даниил Данила Денис Дмитрий Евгений Егор Ефим Захар Иван
        Игнат Игорь Илья Иосиф Ирек Карим Кирилл Константин Лев Леонид Магомед Макар Максим Марат Марк Матвей Мирон Михаил Мурад Назар Наиль Никита
        Николай Олег Павел Пётр Петр Платон Рамзан Ринат Роман Ростислав Руслан Рустам Савелий Святослав Семён Семен Сергей Станислав Степан Тарас Тимофей Тимур
        Фёдор Федор Филипп Эдуард Эльдар Эмиль Юлиан Юрий Яков Ян Ярослав Дональд Джо Джон Эммануэль Олаф Реджеп Биньямин Урсула Виктор
        """,
        female="""
        Агата Алевтина Александра Алёна Алена Алина Алиса Алла Анастасия Ангелина Анжелика Анна Антонина Валентина Валерия Варвара Василиса Вера
        Вероника Виктория Галина Дарья Диана Дина Евгения Екатерина Елена Елизавета Жанна Зинаида Злата Зоя Инна Ирина Карина Кира Клавдия Ксения
        Лариса Лидия Лилия Любовь Людмила Маргарита Марина Мария Милана Надежда Наталия Наталья Нина Оксана Олеся Ольга Полина Раиса Регина Римма
        Светлана София Софья Таисия Тамара Татьяна Ульяна Фаина Эльвира Эмма Юлия Яна Ярослава Камала Ангела Мелани
        """,
    ),
    "uk": gendered(
        male="""
        Анатолій Андрій Антон Арсен Артем Артур Богдан Борис Вадим Валентин Валерій Василь Віктор Віталій Владислав Володимир Всеволод В'ячеслав В’ячеслав
        Геннадій Георгій Гліб Григорій Данило Денис Дмитро Дональд Джо Едуард Євген Євгеній Захар Іван Ігор Ілля Йосип Кирило Костянтин Лев Леонід Любомир Маркіян Макар
        Максим Марко Матвій Микита Микола Мирон Мирослав Михайло Назар Назарій Нестор Олег Олександр Олексій Орест Остап Павло Петро Радослав Роман Ростислав
        Руслан Руслан Рустем Святослав Семен Сергій Станіслав Степан Тарас Тимофій Тимур Федір Юліан Юрій Юхим Яків Ярема Ярослав
        """,
        female="""
        Аліна Алла Анастасія Ангеліна Анна Антоніна Валентина Валерія Варвара Віра Вікторія Віолетта Галина Ганна Дар'я Дар’я Дарина Діана Єва Євгенія Єлизавета Жанна
        Зоя Зоряна Інна Ірина Карина Катерина Квітослава Ксенія Лариса Леся Лідія Лілія Любов Людмила Маргарита Марина Марія Мар'яна Мар’яна Мирослава Надія Наталія Наталя Ніна Оксана
        Олександра Олена Олеся Ольга Поліна Раїса Роксолана Руслана Світлана Соломія Софія Тамара Таїсія Тетяна Уляна Юлія Яна Ярина Ярослава
        """,
    ),
    "hu": gendered(
        male="""
        Ádám Ákos Alajos Albert András Antal Árpád Attila Balázs Bálint Barna Barnabás Bence Béla Benedek Bertalan Botond Csaba Csanád Dániel Dávid
        Dénes Dezső Dominik Elemér Endre Ernő Ferenc Gábor Gáspár Gellért Gergely Gergő Géza Győző György Gyula Hunor Iván Imre István Jakab János Jenő
        József Kálmán Károly Kornél Kristóf Krisztián Lajos László Lehel Levente Lóránt Lőrinc Márk Marcell Márton Máté Mátyás Mihály Miklós Milán Mózes Nándor Norbert
        Olivér Ottó Ödön Pál Patrik Péter Richárd Róbert Roland Rudolf Sámuel Sándor Szabolcs Szilárd Szilveszter Tamás Tibor Tivadar Vendel Viktor Vilmos Vince Zalán Zoltán Zsigmond Zsolt Zsombor
        """,
        female="""
        Ágnes Alexandra Alíz Andrea Anett Anikó Anita Anna Annamária Aranka Barbara Beáta Bernadett Boglárka Borbála Cecília Csilla Dalma Diána Dóra Dorottya
        Edina Edit Emese Emma Enikő Erika Erzsébet Eszter Etelka Éva Fanni Flóra Fruzsina Gabriella Gizella Gyöngyi Györgyi Hajnalka Hanna Hedvig Helga Henrietta Ibolya Ildikó
        Ilona Irén Irma Izabella Janka Jolán Judit Júlia Julianna Kata Katalin Kinga Kitti Klára Klaudia Kornélia Krisztina Laura Lilla Lívia Luca Magdolna Margit Mária Mariann Márta Melinda
        Mónika Natália Nikolett Nóra Noémi Olga Orsolya Petra Piroska Ramóna Rebeka Regina Renáta Réka Rita Rozália Sára Sarolta Szilvia Teréz Terézia Tímea Tünde Vera Veronika Viktória Virág
        Vivien Zita Zoé Zsanett Zsófia Zsuzsa Zsuzsanna
        """,
    ),
    "lt": gendered(
        male="""
        Adomas Aidas Albertas Aleksandras Algimantas Algirdas Alfredas Andrius Antanas Arnoldas Artūras Arūnas Arvydas Aurelijus Benas Bronius Dainius Dalius Darius
        Deividas Domas Dominykas Donatas Edvardas Edvinas Egidijus Eimantas Ernestas Evaldas Gediminas Giedrius Gintaras Gintautas Gitanas Herkus Ignas Jaunius Jokūbas Jonas Juozas Jurgis Justas Justinas
        Karolis Kazys Kęstutis Kristupas Laimonas Laurynas Linas Liudas Lukas Mantas Marius Martynas Matas Mindaugas Modestas Mykolas Nerijus Paulius Petras Povilas Raimondas Raimundas Ramūnas Remigijus
        Ričardas Rimantas Robertas Rolandas Romas Rokas Saulius Simas Simonas Stasys Tadas Tautvydas Tomas Vaidas Vaidotas Valdas Valdemaras Valentinas Vidas Vilius Viktoras Virginijus Vladas Vygaudas Vytautas Vytenis Žilvinas Žygimantas
        Zigmas Armandas Ingrida
        """,
        female="""
        Agnė Aistė Akvilė Aldona Alina Almantė Ana Asta Aušra Aurelija Birutė Brigita Dalia Daiva Danutė Diana Dovilė Edita Eglė Elena Emilija Erika Eugenija Gabija Gabrielė Gerda Giedrė Gintarė
        Goda Ieva Inga Ingrida Irena Janina Jolanta Jolita Jovita Julija Jurgita Justina Karolina Kotryna Kristina Laima Laura Lina Liucija Loreta Lolita Marija Margarita Milda Miglė Monika Neringa Nijolė Ona Odeta Radvilė
        Raimonda Ramunė Rasa Regina Renata Rima Rita Roma Rūta Sandra Sigita Silvija Simona Skaistė Solveiga Sonata Ugnė Urtė Vaida Valentina Vanda Vida Vilija Viktorija Violeta Virginija Vitalija Viktė Živilė Žydrė Zita
        """,
    ),
    "fr": gendered(
        male="""
        Alain Alban Albert Alexandre Alexis Alphonse André Anthony Antoine Arnaud Arthur Aurélien Aymeric Baptiste Bastien Benjamin Benoît Bernard Bertrand Boris Bruno Cédric Charles Christian Christophe
        Claude Clément Cyril Damien Daniel David Denis Didier Dimitri Dominique Édouard Emmanuel Éric Étienne Fabien Fabrice Florent Florian Francis Franck François Frédéric Gabriel Gaël Gaëtan Gauthier Geoffroy Georges Gérald
        Gérard Gilbert Gilles Grégoire Grégory Guillaume Gustave Guy Henri Hervé Hugo Hugues Jacques Jean Jérémie Jérôme Joël Joseph Julien Laurent Léo Léon Loïc Louis Luc Lucas Lucien Ludovic Manuel Marc Marcel Martin Mathieu
        Matthieu Maurice Maxime Michel Mohamed Nicolas Noël Olivier Pascal Patrice Patrick Paul Philippe Pierre Quentin Raoul Raphaël Raymond Régis Rémi Rémy René Richard Robert Robin Roger Roland Romain Samuel Sébastien Serge Simon
        Stanislas Stéphane Sylvain Théo Thibault Thibaut Thierry Thomas Tristan Valentin Victor Vincent Virgile Xavier Yann Yannick Yves
        """,
        female="""
        Adèle Agathe Agnès Alice Aline Amandine Amélie Anaïs Andrée Anne Annie Ariane Aude Audrey Aurélie Aurore Barbara Béatrice Bénédicte Bernadette Brigitte Camille Carine Carole Caroline Catherine Cécile Céline Chantal Charlotte
        Chloé Christelle Christiane Christine Claire Clara Clémence Clémentine Colette Coralie Corinne Danielle Delphine Denise Diane Édith Élisabeth Élise Élodie Éliane Émilie Emma Estelle Esther Eugénie Eva Ève Fabienne Fanny Florence
        Françoise Gabrielle Geneviève Ghislaine Gisèle Hélène Huguette Inès Irène Isabelle Jacqueline Jeanne Jeannine Joëlle Josiane Judith Julie Juliette Justine Karine Laetitia Laure Laurence Léa Léna Line Lise Louise Lucie Lydie
        Madeleine Manon Margaux Marguerite Marie Marine Marion Marlène Marthe Martine Marylise Mathilde Mélanie Mireille Monique Morgane Muriel Myriam Nadège Nadine Natacha Nathalie Nicole Noémie Odette Odile Océane Patricia Paule Pauline
        Rachel Rachida Raphaëlle Renée Romane Rose Sabine Sandra Sandrine Sarah Ségolène Séverine Simone Solange Sonia Sophie Stéphanie Suzanne Sylvie Sylviane Thérèse Valérie Vanessa Véronique Victoire Virginie Viviane Yasmine Yvette Yvonne Zoé
        """,
    ),
    "pt": gendered(
        male="""
        Abel Adriano Afonso Alberto Alexandre Alfredo Álvaro Américo André Ângelo Aníbal Antero António Antônio Armando Arnaldo Artur Augusto Aurélio Baltazar Bernardo Bruno Caetano Carlos Celso César Cláudio Cristiano Daniel David Diogo
        Domingos Duarte Edson Eduardo Emanuel Emílio Ernesto Eugênio Fábio Felipe Fernando Filipe Flávio Francisco Frederico Gabriel Geraldo Gil Gilberto Gilson Gonçalo Guilherme Gustavo Heitor Hélder Henrique Hugo Humberto Ivo Jaime Jair João Joaquim Jorge José
        Júlio Leandro Leonardo Lourenço Luciano Luís Luiz Manoel Manuel Marcelo Márcio Marco Marcos Mário Martim Mateus Matheus Maurício Maximiano Miguel Moisés Nelson Nuno Octávio Orlando Óscar Osvaldo Otávio Paulo Pedro Rafael Raimundo Ramiro Raul Renan Renato Ricardo
        Roberto Rodolfo Rodrigo Rogério Romeu Romário Ronaldo Rúben Rui Salvador Samuel Sebastião Sérgio Silvio Simão Tiago Thiago Tomás Vasco Vicente Vinícius Vítor Vitor Wagner Wellington William Xavier
        """,
        female="""
        Adelaide Adriana Alice Aline Amanda Amélia Ana Andreia Andréa Ângela Anita Antónia Aparecida Bárbara Beatriz Bruna Camila Carina Carla Carlota Carmo Carolina Catarina Cecília Célia Clara Cláudia Conceição Cristina Daniela Débora Deolinda Diana Dilma Dulce Eduarda Elisa Elsa Emília
        Ester Eugénia Eva Fátima Fabiana Fernanda Filipa Filomena Flávia Francisca Gabriela Giovanna Glória Graça Helena Heloísa Inês Irene Isabel Isadora Joana Josefa Júlia Juliana Larissa Laura Leila Leonor Letícia Lídia Lígia Lívia Lúcia Luciana Luísa Luiza Lurdes Mafalda Magda Manuela Mara
        Márcia Margarida Maria Mariana Marina Marisa Marta Matilde Melissa Mónica Mônica Natália Olga Patrícia Paula Priscila Rafaela Raquel Regina Renata Rita Roberta Rosa Rosana Rosário Rute Sandra Sara Silvana Sílvia Simone Sofia Sónia Sônia Susana Tânia Tatiana Teresa Tereza Valéria Vanessa Vera Verónica Vitória Viviane
        """,
    ),
    "no": gendered(
        male="""
        Aksel Alf Anders Andreas Are Arild Arne Arve Asbjørn Asle Atle Audun Bård Bernt Birger Bjarne Bjørn Bjørnar Børge Christian Christoffer Dag Daniel Egil Einar Eirik Eivind Elias Emil Erik Erlend Erling Even Espen Finn Frank Fredrik Frode Geir Gunnar Halvor Hans Harald Håkon Håvard Helge Henning Henrik Hallvard
        Ivar Jakob Jan Jarle Jens Jo Joachim Johan Johannes John Jon Jonas Jørgen Jørn Karl Kåre Ketil Kjell Kjetil Knut Kristian Kristoffer Lars Leif Magne Magnus Marius Markus Martin Mathias Mats Morten Nils Odd Odin Ola Olav Oddvar Ole Oskar Oskar Per Petter Pål Ragnar Rolf Roar Roger Rune Simen Sigurd Sindre Sivert Sondre Stein Steinar Stian
        Stig Ståle Svein Sven Sverre Terje Thomas Thor Tom Tor Tore Torbjørn Torgeir Torstein Trond Trygve Ulrik Vegard Vidar Yngve Øystein Øyvind Ådne Åge Åsmund
        """,
        female="""
        Agnes Anette Anita Anja Ann Anna Anne Anniken Astrid Aud Aurora Beate Berit Birgit Bjørg Bodil Borghild Camilla Cathrine Cecilie Christine Dagny Ebba Eli Elin Elisabeth Elise Ellen Else Emilie Emma Erna Eva Frida Frøya Gerd Grete Gro Guri Gudrun Guro Gunn Hanna Hanne Hedda Hege Heidi Helene Helga Henriette Hilde Hilda Ida Ine Inga Inger Ingeborg Ingrid Ingunn
        Iselin Jenny Jorunn Julie June Kaja Kari Karianne Karin Karoline Katrine Kirsten Kjersti Kristin Kristine Lene Lill Linda Line Linn Lise Liv Live Liv Mai Maja Malin Margrethe Mari Maria Marianne Marie Marit Marte Martine Merete Mette Mia Mona Monica Nina Nora Oda Ragnhild Randi Rikke Rita Sara Sigrid Signe Silje Siri Siv Sofie Solfrid Solveig Sonja Stine Sunniva Synne Synnøve Tiril Tone Tonje Torill Tove Trine Trude Turid Una Unni Vibeke Vigdis Vilde Wenche Yngvild Åse Åshild
        """,
    ),
    "ro": gendered(
        male="Adrian Alexandru Alin Andrei Anton Aurel Bogdan Călin Cătălin Cezar Ciprian Claudiu Constantin Corneliu Cosmin Costel Cristian Dacian Dan Daniel Dorin Dragoș Dumitru Emil Eugen Felix Florin Gabriel George Gheorghe Grigore Horia Ilie Ion Ionel Ionuț Iulian Iuliu Laurențiu Leonard Liviu Lucian Marcel Marian Marin Marius Matei Mihai Mihail Mircea Nicolae Nicușor Octavian Ovidiu Paul Petre Petru Radu Răzvan Remus Robert Sebastian Sergiu Silviu Sorin Ștefan Teodor Tiberiu Titus Traian Tudor Valentin Vasile Vasilică Victor Viorel Virgil Vlad Vladimir",
        female="Adela Adina Adriana Alexandra Alina Ana Anca Andra Andreea Angela Anișoara Antonia Aurelia Bianca Camelia Carmen Cătălina Claudia Corina Cristina Crina Daciana Dana Daniela Diana Doina Dorina Ecaterina Elena Eleonora Elisabeta Eugenia Eva Felicia Florentina Florica Floriana Gabriela Georgiana Ileana Ilinca Ina Ioana Irina Iulia Laura Lavinia Lidia Liliana Livia Loredana Luiza Lucia Luminița Magdalena Maria Mariana Marina Mihaela Mirela Monica Nadia Natalia Nicoleta Oana Olga Otilia Paula Raluca Ramona Rodica Roxana Ruxandra Sanda Silvia Simona Sofia Sorina Ștefania Teodora Valentina Valeria Vasilica Veronica Victoria Violeta Viorica",
    ),
    "el": gendered(
        male="Αλέξανδρος Αλέξης Ανδρέας Αντώνης Απόστολος Άρης Αριστείδης Βαγγέλης Βασίλης Γιάννης Γιώργος Γρηγόρης Δημήτρης Διονύσης Ευάγγελος Ευθύμης Ηλίας Θάνος Θανάσης Θεόδωρος Θοδωρής Θωμάς Ιωάννης Κυριάκος Κωνσταντίνος Κώστας Λάζαρος Λεωνίδας Λευτέρης Μάκης Μανώλης Μάριος Μιχάλης Νίκος Νικόλας Οδυσσέας Παναγιώτης Πάνος Παντελής Παύλος Περικλής Πέτρος Πρόδρομος Σάκης Σπύρος Στάθης Σταύρος Στέλιος Στέφανος Σωτήρης Τάκης Τάσος Φίλιππος Φώτης Χάρης Χρήστος Χριστόφορος",
        female="Αγγελική Αθηνά Αικατερίνη Αλεξάνδρα Αναστασία Ανθή Άννα Βασιλική Βίκυ Γεωργία Δανάη Δέσποινα Δήμητρα Έλενα Ελένη Ελισάβετ Ευαγγελία Ευγενία Εύα Έφη Ζωή Ηλέκτρα Θεοδώρα Ιουλία Ιωάννα Ειρήνη Καλλιόπη Κατερίνα Κωνσταντίνα Λένα Λίνα Λουκία Μαίρη Μαρία Μαριάννα Μαρίνα Μελίνα Μυρτώ Νατάσα Νίκη Ντόρα Όλγα Παναγιώτα Παρασκευή Πηνελόπη Ράνια Ρένα Σοφία Στέλλα Φανή Φωτεινή Χριστίνα",
    ),
    "nl": gendered(
        male="Aad Adriaan Arie Arjen Arnoud Bart Bas Bert Boudewijn Bram Caspar Cees Cor Daan Diederik Dick Dirk Eddy Eelco Erik Erwin Evert Ferry Floris Frank Frans Frits Geert Ger Gerard Gert Gijs Govert Guus Hans Harm Hein Hendrik Henk Herman Hugo Ivo Jaap Jacob Jan Jasper Jeroen Jelle Jesse Job Joep Johan Joop Joost Jos Joris Karel Kees Klaas Koen Laurens Lars Leen Lex Lodewijk Luuk Maarten Marcel Mark Martijn Matthijs Maurits Menno Michiel Niels Onno Pieter Pim Piet Ralph Reinier René Rik Rob Roel Ronald Rutger Ruud Sander Siebe Sjoerd Stef Sven Teun Theo Thijs Thierry Tijmen Tim Ton Tom Wiebe Willem Wim Wouter Xander",
        female="Aleida Anke Anne Annelies Anouk Ans Barbara Bea Carola Corrie Daphne Dilan Els Elke Ellen Esther Eva Femke Floor Fleur Geertje Greetje Hanneke Heleen Hilde Ilse Inge Ingrid Irene Janneke Jet Joke Jolande Josje Judith Karin Kim Kirsten Lieke Liesbeth Lies Lilian Linda Loes Maaike Mandy Margot Mariëlle Marieke Marianne Marijke Marja Marjolein Marloes Mieke Mirjam Mona Nelleke Nienke Noor Petra Renske Riet Sanne Saskia Sietske Sigrid Sophie Suzanne Sylvana Tineke Trijntje Truus Vera Wilma Willemijn Yvonne",
    ),
}  # fmt: skip
"""By ISO 639-1 code, each name with its gender."""
