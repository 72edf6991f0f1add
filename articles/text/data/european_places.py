"""Names of places, regions and peoples' capitals that stand alone or beside names of people in European news.

Countries, continents and the large cities of each language come from Babel's locale data. These are others that news
names often, in the languages of ``people_words``.
"""

from __future__ import annotations

from typing import Final

from articles.text.data.wordlists import word_set

PLACES: Final = word_set(
    """
    USA Usa EEUU EE.UU UE EU UK Ue Aachen Aargau Abruzzo Alabama Alaska Algarve Alicante Almería Amsterdam Andalucía Andalusien Ankara Antalya Antwerpen Aragón Aragon Arizona Arnhem
    Asturias Auckland Augsburg Bahia Bakhmut Balkan Baltikum Barcelona Bari Basel Bavaria Bayern Beirut Belfast Bergamo Bergen Berlin Bern Białystok Bielefeld
    Bilbao Birmingham Bochum Bodrum Bologna Bolzano Bonn Bordeaux Boston Brabant Brandenburg Brasília Bratislava Braunschweig Bremen Brescia Bretagne Brno Bruges Brugge Brussel
    Bruxelles Brüssel București Budapest Burgas Bursa Bydgoszcz Cagliari Calabria California Cambridge Campania Canarias Castilla Cataluña Catalunya Catania Charkiw
    Chemnitz Chennai Cherson Chicago Cluj Coimbra Colorado Constanța Córdoba Cottbus Dallas Darmstadt Debrecen Delaware Delft Den Denver Detroit Diyarbakır Donbass Donezk Dortmund Dresden Dublin
    Duisburg Düsseldorf Edinburgh Eindhoven Emilia Erfurt Erlangen Essen Espoo Extremadura Finnmark Firenze Flandern Flandres Florida Frankfurt Freiburg Friuli Galicia Gaza Gazastreifen Gdańsk Gdynia Genève Genf
    Genova Genua Georgia Geneva Gent Girona Glasgow Göttingen Göteborg Granada Graz Grenoble Groningen Guadalajara Haag Halle Hamburg Hannover Haarlem Harvard Heidelberg Helsinki Hessen Hiroshima Hollywood Houston
    Iași Illinois Ingolstadt Innsbruck Istanbul İstanbul İzmir Izmir Jalisco Jena Jerusalem Jerusalén Kaliningrad Kärnten Karlsruhe Kassel Kastilien Katalonien Katowice Kiel Kiev Kiew Kijów Klagenfurt Kyjev Kyjiw Kyiv Kopenhagen Köln
    Konya Košice Kraków Krefeld Krim Krym Kristiansand Kursk Lazio Leiden Leipzig Leuven Leverkusen Liège Liguria Lille Limburg Linz Lissabon Liverpool Łódź Lombardia London Londen Londres Londra Londýn Louisiana Lublin
    Lübeck Lugano Luhansk Lützerath Lwiw Lyon Maastricht Madeira Madrid Magdeburg Mailand Mainz Málaga Mallorca Malmö Manchester Mannheim Marburg Maribor Mariupol Marseille Maryland Massachusetts Mekka Melbourne Miami Michigan
    Milano Minnesota Missouri Modena Montana Montreal Montréal Moravia Moskau Moskou Moskva Moskwa Moscou Moscow Mosca Moscú Mosul Mülheim Mumbai München Münster Murcia Nantes Napoli Navarra Neapel Nebraska Nevada Niedersachsen Nijmegen Nizza Nice
    Norditalien Nordrhein-Westfalen Normandie Normandía Nürnberg Oberösterreich Odessa Odesa Ohio Oklahoma Olomouc Oradea Oregon Osnabrück Ostrava Oulu Oviedo Oxford Padova Palermo Palestine Palästina Palestina Pamplona Parigi Paris Paříž Parijs Paryż
    Pekin Pekín Peking Pennsylvania Pentagon Perm Piemonte Pisa Plovdiv Plzeň Porto Potsdam Poznań Praag Prag Prague Praga Praha Princeton Puglia Rafah Recife Regensburg Rennes Reykjavik Rheinland-Pfalz Rheinland
    Rijeka Rio Rom Roma Romagna Rome Rostock Rotterdam Rouen Rzeszów Rzym Saarbrücken Saarland Sachsen Sachsen-Anhalt Salamanca Salzburg Santander Sardegna Sarajevo Saxony Schleswig-Holstein Schwaben Schwerin Sevilla Sibiria Sibirien Sibiu Sicilia Siena Skåne Sizilien
    Solothurn Split Stavanger Steiermark Stockholm Strasbourg Straßburg Strassburg Stuttgart Sydney Szczecin Szeged Tallinn Tampere Tarragona Teheran Texas Thessaloniki Thüringen Tilburg Timișoara Tirol Toledo Torino Toronto Toscana Toulouse
    Trabzon Trento Trier Trieste Tromsø Trondheim Tschernobyl Tübingen Turin Turku Umbria Umeå Uppsala Utah Utrecht Valencia València Valladolid Vaticano Vatikan Veneto Venezia Venedig Verona Vermont Versailles Vienna Vienne Vilnius Virginia
    Västerås Vorarlberg Wallis Wallonie Wallonië Warschau Warszawa Washington Wien Wiesbaden Wisconsin Wolfsburg Wrocław Wuhan Wuppertal Würzburg York Yorkshire Zagreb Zaragoza Zeeland Zlín Zürich Zuid-Holland Aarhus Aalborg Odense København Esbjerg Roskilde
    Bruxelas Genebra Nova Lisboa Viena Bucarest Varsovia Ginebra Zúrich Múnich Hamburgo Fráncfort Fráncfurt Monaco Atene Vienna Lipsia Colonia Bergamo Bálsamo Wembley Amazonas Atlántico Mediterráneo
    Москва Москве Москвы Москву Киев Киева Киеве Киеву Петербург Санкт-Петербург Лондон Лондоне Париж Париже Берлин Берлине Вашингтон Вашингтоне Вашингтона Брюссель Брюсселе Нью-Йорк Крым Крыма Крыму Донбасс Донецк Харьков Одесса Одессы Одессе Сирии Белгород
    Київ Києва Києві Києву Львів Львова Львові Харків Харкова Харкові Одеса Одеси Одесі Дніпро Дніпра Крим Криму Лондон Париж Брюссель Вашингтон Берлін Варшава Кремль Кремля Кремле
    Αθήνα Αθήνας Θεσσαλονίκη Θεσσαλονίκης Πειραιά Πειραιάς Πάτρα Κρήτη Κρήτης Λονδίνο Παρίσι Βερολίνο Ουάσινγκτον Βρυξέλλες Βρυξελλών Άγκυρα Άγκυρας Κύπρος Κύπρου
    Washingtonia Kremlin Kreml Kremls Kremlu Kremle Elysée Élysée Matignon Quirinale Moncloa Westminster Downing Bercy Bundestag Christiansborg Mars Hipsterhøjen
    """
) - word_set("Nova Den Washingtonia Bálsamo")
