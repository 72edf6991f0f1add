"""Capitalised words that do not belong to a person's name: sentence openers, times, places, peoples, organisations."""

from __future__ import annotations

from typing import Final

FUNCTION_WORDS: Final = frozenset(
    """
    A About Above According Across Add Added Adding After Afterwards Again Against Ago Ahead All Allegedly Almost
    Along Already Also Although Always Am Amid Among Amongst An And Another Any Anybody Anyone Anything Anyway Apart
    Apparently Are Aren't Around As Aside Ask Asked Asking Assuming At Away Back Based Be Because
    Become Been Before Behind Being Below Beneath Beside Besides Between Beyond Both Briefly But By Call Called
    Calling Can Can't Certainly Cited Citing Clearly Come Compared Considering Contrary Could Couldn't Curiously
    Currently Despite Did Didn't Do Does Doesn't Doing Don't Down Due During Each Earlier Early Either Else Elsewhere
    Enough Especially Even
    Eventually Ever Every Everybody Everyone Everything Exactly Except Far Few Fewer Finally First Five Following For
    Former Formerly Fortunately Four From Fully Further Furthermore Generally Get Getting Give Given Giving Go Going
    Gone Good Got Great Had Half Has Hasn't Have Haven't Having He He's Her Here Here's Hers Herself Him Himself His
    Historically Hopefully
    How However I I'd I'll I'm I've If Imagine In Including Indeed Inside Instead Interestingly Into Ironically Is
    Isn't It It's Its Itself Just Keep Know Last Late Later Lately Least Leave Less Let Let's Like Likely Likewise
    Listen Look Looking Make Making Many Maybe Me Mean Meanwhile Might Mine More Moreover Most Mostly Much Must My
    Myself Namely Near Nearly Neither Never
    Nevertheless New Next No Nobody None Nonetheless Nor Not Note Nothing Notably Now Nowadays Nowhere Obviously
    Occasionally Of Off Often Oh Okay Old On Once One Only Onto Or Originally Other Others Otherwise Our Ours Out
    Outside Over Overall Own Particularly Perhaps Please Plus Possibly Presumably Previously Probably Put Quite Rather
    Read Really Recall Recalling Recent Recently Referring Regarding
    Regardless Responding Reportedly Said Same Saw Say Saying Says Second See Seeing Seven Several She She's Should
    Shouldn't Similarly Simply Since Six Small So Some Somebody Someone Something Sometimes Somewhere Soon Speaking
    Specifically Still Such Suddenly Sure Surely Take Taken Taking Ten Than Thank Thanks That That's The Their Theirs
    Them Themselves Then There There's Thereafter
    Therefore These They They're Thing Things Think Third This Those Though Three Through Throughout Thus Till To
    Today Together Told Tomorrow Tonight Too Toward Towards True Try Turning Twelve Twenty Twice Two Typically
    Ultimately Under Unfortunately Unless Unlike Until Up Upon Us Use Using Usually Versus Very Via Want Was Wasn't We
    We'll We're We've Well Were Weren't What What's Whatever
    When Whenever Where Whereas Wherever Whether Which While Who Who's Whoever Whom Whose Why Will With Within Without
    Won't Work Working Would Wouldn't Writing Wrote Yeah Year Years Yes Yesterday Yet You You'll You're You've Your
    Yours Yourself Zero
    Nine Eight Eleven Thirty Forty Fifty Hundred Thousands Hundreds Dozens Millions Photo Photos Video Watch Click
    Share Image Images File Updated Update Published Editor's Correction Clarification Story Related More Reporting
    Editing Writing Additional Contributed Contributor Copyright Follow Subscribe Sign Exclusive Opinion Analysis
    Op-Ed Breaking News Live Poll Polls Report Reports Sources Officials Critics Supporters Voters Experts Analysts
    Investigators Police Authorities Prosecutors Lawmakers Republicans Democrats People Men Women Children Students
    Workers Residents Members Family Families Friends Americans Russians Europeans Immigrants Muslims Christians Jews
    Latinos Hispanics Blacks Whites
    Asked Born Raised Known Dubbed Nicknamed Wearing Standing Sitting Pressed Faced Armed Backed Joined Led Named
    Fellow Actually Admittedly Alas Alternatively Bad Best Big Better Clear Dear Does Easy Every Face Fair Full Gone
    Hard Hello Hell Hey High Hi Honestly Huge Lots Lucky Nice Nope Odd Oddly Ok Politically Poor Pretty Sadly
    Seriously Short Sorry Strange Surprisingly Too Whoa Wow Wrong
    Der Ein Eine Einen Einer Im Zum Zur Und Aber Oder Wenn Weil Nicht Auch Noch Nur Schon Wir Ich Doch Dann Damit Dass
    Dabei Laut Für Über Une Ces Cette Ses Leurs Nous Vous Mais Avec Sans Pour Selon Après Depuis Pendant Il Ils Elles
    """.split()
)
"""Words that are capitalised at the start of a sentence or in a heading, and are never part of a name."""

TIMES: Final = frozenset(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays
    Sundays January February March April June July September October November December Jan. Feb. Mar. Apr. Jun. Jul.
    Aug. Sept. Sept Sep. Oct. Nov. Dec. Mon. Tue. Wed. Thu. Fri.
    Christmas Easter Thanksgiving Ramadan Halloween Passover Hanukkah Lent Eve EST EDT PST PDT GMT UTC BST CET a.m. p.m.
    """.split()
)

PEOPLES: Final = frozenset(
    """
    American African African-American Asian Asian-American Arab European Latin Latino Latina Hispanic Western Eastern
    Northern Southern Central British English Scottish Welsh Irish French German Italian Spanish Portuguese Dutch
    Belgian Swiss Austrian Polish Czech Slovak Hungarian Romanian Bulgarian Greek Turkish Russian Ukrainian Belarusian
    Lithuanian Latvian Estonian Finnish Swedish Norwegian Danish Icelandic
    Serbian Croatian Bosnian Albanian Kosovar Slovenian Macedonian Montenegrin Moldovan Georgian Armenian Azerbaijani
    Kazakh Uzbek Turkmen Tajik Kyrgyz Afghan Pakistani Indian Bangladeshi Nepali Nepalese Lankan Burmese Thai Lao
    Vietnamese Cambodian Malaysian Malay Singaporean Indonesian Filipino Philippine Chinese Taiwanese Japanese Korean
    Mongolian Tibetan Uighur Uyghur Iranian Persian Iraqi Syrian Lebanese
    Israeli Palestinian Jordanian Egyptian Saudi Emirati Qatari Kuwaiti Bahraini Omani Yemeni Libyan Tunisian Algerian
    Moroccan Sudanese Ethiopian Eritrean Somali Kenyan Ugandan Tanzanian Rwandan Burundian Congolese Nigerian Nigerien
    Ghanaian Ivorian Senegalese Malian Cameroonian Angolan Mozambican Zambian Zimbabwean Namibian Botswanan
    South-African Malagasy Canadian Quebecois Mexican Cuban Haitian Dominican Jamaican
    Guatemalan Honduran Salvadoran Nicaraguan Panamanian Colombian Venezuelan Ecuadorian Ecuadorean Peruvian Bolivian
    Chilean Argentine Argentinian Argentinean Uruguayan Paraguayan Brazilian Australian Zealander Maori Aboriginal
    Texan Californian Hawaiian Alaskan Floridian Yorker Chicagoan Bostonian Londoner Parisian Christian Catholic
    Protestant Evangelical Baptist Methodist Lutheran Anglican Orthodox Jewish Muslim Islamic Islamist Sunni Shia
    Shiite Hindu Buddhist Sikh
    Mormon Republican Republicans Democrat Democratic Democrats GOP Libertarian Conservative Conservatives Liberal
    Liberals Labour Tory Tories Socialist Communist Marxist Green Greens Soviet Nazi Kurdish Kurd Kurds Chechen Basque
    Catalan Roma Black White Native Caucasian
    """.split()
)
"""Adjectives of nations, faiths and parties. They may precede a name; a name before them ends there."""

PLACES: Final = frozenset(
    """
    Afghanistan Africa Alabama Alaska Albania Alberta Aleppo Algeria Amazon America Americas Amsterdam Angola Ankara
    Antarctica Arctic Argentina Arizona Arkansas Armenia Asia Athens Atlanta Atlantic Auckland Australia Austria
    Azerbaijan Baghdad Bahamas Bahrain Bali Balkans Baltic Baltimore Bangkok Bangladesh Barcelona Basra Beijing Beirut
    Belarus Belfast Belgium Belgrade Benghazi Berlin Bolivia Bosnia Boston Botswana Brazil Brexit Brisbane Britain
    Brooklyn Brussels Bucharest Budapest Bulgaria Burma Burundi Cairo Calais Calgary California Cambodia Cameroon
    Canada Canberra Capitol Caribbean Caracas Carolina Casablanca Catalonia Caucasus Ceylon Chad Chicago Chile China
    Cincinnati Colombia Colorado Columbia Congo Connecticut Copenhagen Crimea Croatia Cuba Cyprus Czechoslovakia
    Czechia Dakota Dallas Damascus Darfur Delaware Delhi Denmark Denver Detroit Dhaka Dominica Donbas Donetsk Dubai
    Dublin Ecuador Edinburgh Egypt England Eritrea Estonia Ethiopia Eurasia Europe Falluja Fallujah Ferguson Finland
    Florida Florence France Frankfurt Gaza Geneva Georgia Germany Ghana Glasgow Greece Greenland Guam Guantánamo
    Guantanamo Guatemala Guinea Guyana Haiti Hamburg Hanoi Harlem Havana Hawaii Helsinki Himalayas Hiroshima Hollywood
    Holland Honduras Honolulu Houston Hungary Iceland Idaho Illinois India Indiana Indianapolis Indonesia
    Iowa Iran Iraq Ireland Islamabad Istanbul Italy Jakarta Jamaica Japan Jersey Jerusalem Johannesburg Jordan Kabul
    Kansas Karachi Kashmir Kazakhstan Kentucky Kenya Kharkiv Khartoum Kherson Kiev Kobani Korea Kosovo Kremlin Kuwait
    Kyiv Kyoto Kyrgyzstan Lagos Laos Latvia Lebanon Leningrad Liberia Libya Lisbon Lithuania Liverpool London
    Louisiana Luhansk Luxembourg Macau Macedonia Madrid Maine Malawi Malaysia Maldives Mali
    Malta Manchester Manhattan Manila Mariupol Maryland Massachusetts Mauritius Mecca Mediterranean Melbourne Memphis
    Mexico Miami Michigan Midwest Milan Milwaukee Minneapolis Minnesota Minsk Mississippi Missouri Mogadishu Moldova
    Monaco Mongolia Montana Montenegro Montreal Morocco Moscow Mosul Mozambique Mumbai Munich Myanmar Nagasaki Nairobi
    Namibia Naples Nashville NATO Nebraska Nepal Netherlands Nevada Newark Nicaragua Niger Nigeria
    Normandy Norway Odesa Odessa Ohio Okinawa Oklahoma Oman Ontario Oregon Orleans Oslo Ottawa Oxford Pacific Pakistan
    Palestine Panama Paraguay Paris Pennsylvania Pentagon Peru Philadelphia Philippines Phoenix Pittsburgh Poland
    Portugal Prague Princeton Pretoria Pyongyang Qatar Quebec Queens Queensland Rangoon Riyadh Romania Rome Rotterdam
    Russia Rwanda Sahara Sahel Saigon Samoa Sarajevo Scandinavia Scotland Seattle Senegal Seoul Serbia
    Shanghai Shenzhen Siberia Sicily Singapore Slovakia Slovenia Somalia Spain Sparta Stalingrad Stockholm Sudan
    Sweden Switzerland Sydney Syria Taipei Taiwan Tajikistan Tampa Tanzania Tbilisi Tehran Tennessee Texas Thailand
    Tibet Tokyo Toledo Toronto Tripoli Tunis Tunisia Turin Turkey Turkmenistan Tuscany Uganda UK Ukraine Ulster
    Uruguay USA US Utah Uzbekistan Vancouver Vatican Venezuela Venice Vermont Versailles Vienna Vietnam Virginia Wales
    Warsaw Washington Wellington Wimbledon Wisconsin Wuhan Wyoming Yemen Yugoslavia Zambia Zimbabwe Zurich Conn. Mass.
    Calif. Fla. Ariz. Ill. Ind. Mich. Minn. Miss. Mo. Mont. Neb. Nev. N.C. N.D. N.H. N.J. N.M. N.Y. Okla. Ore. Pa.
    R.I. S.C. S.D. Tenn. Tex. Va. Vt. Wash. W.Va. Wis. Wyo. D.C. Ala. Ark. Colo. Del. Ga. Kan. Ky. La. Md. U.S. U.K.
    U.N. UN EU U.S.A. Va. Ont. Que.
    Aviv Moines Sula Petersburg Brunei Lumpur Lanka Burkina Faso Aires
    """.split()
)
"""Countries, states, large cities and seats of power."""

ORGANISATION_WORDS: Final = frozenset(
    """
    Academy Act Administration Advisory Affairs Agency Agreement Air Airlines Airport Airways Alliance America's
    American Amendment Analytics Apartments Arena Army Artists Arts Assembly Associates Association Authority Avenue
    Award Awards Bank Banking Bar Base Bay Beach Bill Blvd Board Books Boulevard Bowl Bridge Broadcasting Brothers
    Building Bureau Business Cabinet Campaign Campus Canal Capital Care Caucus Cathedral
    Cemetery Center Centers Centre Chamber Channel Charity Church City Clinic Club Co Co. Coalition Code Colleges
    College Column Commerce Commission Committee Communications Community Companies Company Conference Congress
    Congressional Constitution Consulting Convention Cooperation Cooperative Corp Corp. Corporation Corps Council
    County Court Courthouse Creek Crisis Cup Customs Daily Day Deal Debate Debates Department
    Dept. Desert Development District Division Doctrine Drive Economic Economics Economy Education Election Elections
    Electric Electoral Embassy Energy Enterprise Enterprises Entertainment Environment Environmental Estate Exchange
    Express Facebook Falls Fed Federal Federation Field Films Financial Firm Fleet Force Forces Forest Forum
    Foundation Fund Funds Gallery Games Garden Gardens Gas Gate Gazette General's Globe Golf Government Group Groups
    Guard Guild
    Hall Harbor Health Heights Herald High Highway Hills Holdings Homeland Homes Hospital Hospitals Hotel Hotels House
    Housing Immigration Inc Inc. Industries Industry Information Initiative Innovation Institute Institution Insurance
    Intelligence International Internet Investment Investments Island Islands Journal Jury Justice Kingdom Labor
    Laboratory Lake Land Law Laws League Legal Legislature LLC LLP Ltd Ltd. Library Line Lines
    Magazine Management Market Markets Media Medical Medicine Memorial Military Ministries Ministry Mission Monument
    Motors Mount Mountain Mountains Movement Museum Music National Nations Nation Navy Network Networks News Newspaper
    Newspapers Newsroom Observatory Ocean Office Oil Olympics Olympic Operation Operations Order Organisation
    Organization Pact Palace Park Parliament Partners Partnership Party Patrol Peninsula Petroleum Pharmaceuticals
    Plan Plaza Police Policy Politics Post Power Prep Press Prison Prize Productions Program Project Province Public
    Publishing Radio Railway Ranch Region Registry Relations Relief Reports Republic Research Reserve Resolution
    Resort Restaurant Review Revolution Rights River Road Room Rule Safety School Schools Science Sciences Sea
    Security Senate Series Service Services Show Social Society Solutions Sound Space Sports Square Stadium
    Standard States State Station Statue Steel Store Stores Strait Strategic Strategies Strategy Street Studies Studio
    Studios Summit Supreme Survey System Systems Task Tea Team Technologies Technology Telegraph Television Territory
    Theater Theatre Times Today Tower Towers Town Township Trade Transportation Treasury Treaty Trends Tribunal
    Tribune Trust Twitter Union United Universities University Valley Veterans Vice Village Voice
    Wall War Watch Waters Way Weekly West Wing Wire Woods Workers World Yankees Zone Zoo North South East Middle Upper
    Lower Gulf Cape Fort Port Saint St. San Santa Los Las El Super Tuesday Obamacare Trumpcare ISIS ISIL Daesh Taliban
    Ferries Ferry Rail Rails Railways Railroad Trains Trams Buses Freight Shipping Shipyard Shipyards Haulage Logistics
    Lighting Water Brewery Brewing Distillery Dairy Foundry Colliery Quarry Bakery Cannery Fisheries Seafoods
    Engineering Electricity Telecom Mobile Atoll Reef Cove Inlet Estuary Fjord Loch Bluff Bluffs Glacier Canyon Gorge
    Plateau Dam Reservoir Weir Lighthouse Pier Quay Wharf Docks Harbour Marina Junction Borough Parish Prefecture Oblast
    Canton Archipelago Highlands Lowlands Moor Fen Fens Nether Grants Accord Protocol Inquiry Bulletin Courier Dispatch
    Echo Chronicle Mercury Gazette Observer Sentinel Monitor Register Examiner Inquirer
    Session Branch
    Hamas Hezbollah al-Qaeda Qaeda Islam Christianity Judaism Google Apple Microsoft Amazon.com YouTube Instagram
    Reddit Netflix Uber Tesla Boeing Exxon Walmart Starbucks McDonald's Disney Sony Samsung Toyota
    Volkswagen BMW Reuters Bloomberg Breitbart CNN MSNBC CNBC NBC CBS ABC BBC NPR PBS ESPN HBO AP AFP FBI CIA NSA IRS
    DNC RNC EPA FDA FCC SEC IMF WTO WHO OPEC PAC NRA NAACP ACLU AFL-CIO UCLA MIT NASA NFL NBA MLB NHL FIFA POLITICO
    Politico Twitter Yahoo Fox Vox Vogue Esquire Slate Salon Variety Time Newsweek Forbes Fortune Playboy Univision
    Telemundo Gallup Quinnipiac Monmouth Marist Rasmussen Harvard Yale Stanford Cornell Berkeley Wharton Rutgers
    Georgetown
    Show Resources Healthcare Symposium Box Observer Agenda Panthers Patriots Giants Cowboys Lakers Podcast Hour
    Morning Evening Tonight Live Records Recordings Pictures Motor Motors Beverage Foods Farms Airlines Pharmacy
    Brookings Heritage Cato Benghazi Watergate Medicare Medicaid Obamacare Vietnam Iraqgate Zika Ebola Covid COVID
    COVID-19 Republican-led Obama-era Trump-like Twitterverse Senate's I-95 NAFTA TPP Superfund Marine Marines Clause
    Chapter Section Article Page Part Volume Title Number No. Amendment Mr Hurricane Storm Typhoon Cyclone Bible Quran
    Koran Torah Gospel God Jesus Christ Allah Satan Almighty Founding Fathers Dream Lives Matter
    Mansion Endeavor Endeavour Catholic Catholics Boomer Boomers Turks Global Growth Pac Millennials Riot Riots Barracks
    Rovers Hotspur Wanderers Albion Rangers Wildcats Broncos Tigers Lions Eagles Hawks Bulls Steelers Packers
    Dolphins Jets Ravens Bengals Texans Colts Jaguars Titans Chiefs Raiders Chargers Redskins Vikings Saints Falcons
    Buccaneers Cardinals Rams Seahawks Celtics Knicks Raptors Cavaliers Pistons Pacers Bucks Hornets Wizards Nuggets
    Timberwolves Thunder Blazers Warriors Clippers Suns Grizzlies Mavericks Rockets Pelicans Spurs Mets Dodgers
    Phillies Astros Cubs Brewers Royals Mariners Orioles Bruins Sabres Canadiens Devils Islanders Flyers Penguins
    Capitals Blackhawks Predators Oilers Flames Canucks Sharks Hurricanes Lightning Huskies Gophers Badgers Buckeyes
    Wolverines Sooners Longhorns Aggies Bulldogs Gators Seminoles Springs Amphitheatre Amphitheater Pavilion
    Auditorium Lounge Hostel Mosque Inn Resorts Spa Casino Terminal Velodrome Racecourse Speedway Boutique Edition
    Editions Pro Console Controller Laptop Tablet Phone Smartphone Headphones Earbuds Earphones Router Charger
    Keyboard Mode App Browser Assistant Software Hardware Server Plus Ultra Lite Premium Deluxe Suite Playlist Album
    Trilogy Saga Odyssey Kombat Raider Simulator Redemption Exodus Remake Astronomy Physics Biology Chemistry
    Clipper Telescope Lander Orbiter Spacecraft Robotics Aerospace Pharma Biotech Biosciences Therapeutics
    Semiconductor Semiconductors Equities Securities Ventures Labs Interactive Traveller Traveler Courant Enquirer
    Martini Cocktail Salad Soup Sauce Gala Festival Carnival Expo Marathon Derby Championship Championships Finals
    Playoffs Sales Marketing Holidays Guide Wi-Fi Bluetooth Retina Display Wilderness Trail Orchestra Symphony
    Ensemble Choir Label Brand Brands Restaurants Kitchen Grill Bistro Winery Vineyards Distillers Dealership Trucks
    Roadster Sedan Hybrid Credit Debit Index Composite Currency Airbus Jetliner Satellite Satellites Rocket Insurers
    Lenders Curve Effect Syndrome Disease Virus Vaccine Vaccines Diet Workout Fitness Yoga Supplement
    """.split()
)
"""Words that show that a capitalised run is an organisation, place, office, law or work, not a person."""

PLACE_LEADS: Final = frozenset(
    """
    San Santa Los Las El Saint St. Mount Fort Port Cape Lake New Upper Lower Nether Middle Gulf North South East West
""".split()
)
"""First words of place names; elsewhere in a name they are no evidence."""

ALWAYS_PLACES: Final = PLACE_LEADS - {"Saint", "St.", "El", "New"}
"""First words of place names that are never given names: a name of several words that begins with one is a place."""

VESSELS: Final = frozenset(
    """
        tanker ship ships ferry ferries trawler vessel vessels boat yacht freighter frigate destroyer corvette cruiser
        submarine battleship carrier minesweeper tugboat tug lifeboat icebreaker schooner sloop ketch barge steamer
        liner cutter dinghy catamaran dredger coaster warship steamship paddle-steamer sailboat motorboat supertanker
        HMS USS RMS HMCS HMAS INS MV MT SS MS FV RV MY SY
    """.split()
)
"""Words before a ship's name, which may look like a person's: "the tanker Lady Ada"."""

THINGS: Final = frozenset(
    """
        company companies firm operator carrier airline bank maker manufacturer charity newspaper website start-up
        startup brand app chain party club team band village town city port region island river province state country
        capital borough parish suburb neighborhood neighbourhood hamlet district county publisher network group
        subsidiary parent supplier contractor provider foundation nonprofit union federation
    """.split()
) | {word for word in VESSELS if word.islower()}
"""Nouns for things whose names may look like a person's: "its operator, Berg, has said"."""

NOT_PERSONS: Final = frozenset(
    tuple(name.split())
    for name in (
        "God", "Jesus", "Christ", "Jesus Christ", "Allah", "Satan", "Lord", "Santa", "Santa Claus", "Jim Crow", "Uncle Sam", "Big Brother", "Big Tech", "Mother Nature", "Father Christmas", "John Doe", "Jane Doe", "Joe Sixpack", "Joe Public",
        "Mickey Mouse", "Donald Duck", "Harry Potter", "Sherlock Holmes", "James Bond", "Robin Hood", "Darth Vader", "Big Bird", "Capitol Hill", "Wall Street", "Main Street", "Ground Zero", "Oval Office", "Air Force", "Silicon Valley",
        "White House", "Downing Street", "Morgan Stanley", "Merrill Lynch", "Goldman Sachs", "Wells Fargo", "Johns Hopkins", "JPMorgan Chase", "Ben Bernanke's", "Al Qaeda", "Al Jazeera", "Al Shabaab", "Boko Haram", "Harley Davidson", "Ernst Young",
        "Marks Spencer", "Johnson Johnson", "Louis Vuitton", "Calvin Klein", "Ralph Lauren", "Abercrombie Fitch", "Martin Luther King Jr. Day", "Camp David", "Simon Schuster", "Phi Beta", "Fannie Mae", "Freddie Mac", "Sallie Mae", "Roe Wade", "Roe",
        "Dodd-Frank", "Glass-Steagall", "Taft-Hartley", "Hillarycare", "Obamacare", "Zika", "Islam", "Katrina", "Sandy Hook", "Charlie Hebdo", "Mad Max", "Grumpy Cat", "Hail Mary", "Uncle Tom", "Aunt Tom", "Common Sense", "Plain Dealer", "Carnegie Mellon", "Ivy League", "Rolls Royce", "Aston Martin", "Al Gore's", "Twitter", "Facebook",
        "JP Morgan", "J.P. Morgan Chase", "Lockheed Martin", "Northrop Grumman", "General Dynamics", "Land Rover",
        "Range Rover", "Alfa Romeo", "Mercedes Benz", "Mercedes-Benz", "Ford Fusion", "Ford Focus", "Ford Fiesta",
        "Ford Escort", "Ford Mustang", "Ford Explorer", "Chevy Bolt", "Chevy Volt", "Eli Lilly", "Bristol Myers",
        "Bristol-Myers Squibb", "Procter Gamble", "Home Depot", "Best Buy", "Whole Foods", "Trader Joe",
        "Dollar General", "Barnes Noble", "Banana Republic", "Old Navy", "Saint Laurent", "Dolce Gabbana", "Mary Kay",
        "Max Factor", "Jo Malone", "Dr Martens", "Ray Ban", "Ray-Ban", "Jack Wolfskin", "Johnnie Walker",
        "Jack Daniel", "Jim Beam", "Dom Perignon", "Sam Adams", "Ben Jerry", "Aunt Jemima", "Betty Crocker",
        "Duncan Hines", "Oscar Mayer", "Papa John", "Little Caesars", "Tim Hortons", "Piper Jaffray", "Piper Sandler",
        "Cantor Fitzgerald", "Booz Allen", "Booz Allen Hamilton", "Arthur Andersen", "Standard Chartered",
        "Credit Suisse", "Deutsche Bank", "Societe Generale", "Smith Barney", "Bear Stearns", "Salomon Brothers",
        "Lehman Brothers", "Dean Witter", "Franklin Templeton", "T. Rowe Price", "Rowe Price", "Berkshire Hathaway",
        "Duke Energy", "Dow Jones", "Dun Bradstreet", "Hewlett Packard", "Texas Instruments", "Philip Morris",
        "Johnson Controls", "John Deere", "Carl Zeiss", "Thomas Cup", "Davis Cup", "Ryder Cup", "Stanley Cup",
        "Walker Cup", "Laver Cup", "Webb Ellis", "Walter Reed", "Red Cross", "Madame Tussauds", "Virgin Galactic",
        "Blue Origin", "Relativity Space", "Ursa Major", "Alpha Centauri", "James Webb Space Telescope",
        "Nancy Grace Roman Space Telescope", "Mary Poppins", "Peter Pan", "Peter Rabbit", "Winnie Pooh",
        "Indiana Jones", "Lara Croft", "Luke Skywalker", "Han Solo", "Obi-Wan Kenobi", "Princess Leia",
        "Anakin Skywalker", "Captain Kirk", "James T. Kirk", "Jean-Luc Picard", "Tony Stark", "Bruce Wayne",
        "Clark Kent", "Wonder Woman", "Captain America", "Captain Marvel", "Black Widow", "Black Panther", "Iron Man",
        "Doctor Who", "Doctor Strange", "Daenerys Targaryen", "Tony Soprano", "Homer Simpson", "Bart Simpson",
        "Princess Peach", "Donkey Kong", "Tomb Raider", "Mortal Kombat", "Gran Turismo", "Alexa", "Siri", "Cortana",
        "Bixby", "Google Assistant", "Hey Siri", "Dolby Atmos", "Dolby Vision", "Bang Olufsen", "Beats Solo",
        "Goo Goo Dolls", "Pearl Jam", "Pink Floyd", "Jethro Tull", "Led Zeppelin", "Lynyrd Skynyrd", "Fleetwood Mac",
        "Steely Dan", "Uriah Heep", "Iron Maiden", "Duran Duran", "Van Halen", "Daft Punk", "Arctic Monkeys",
        "Kings Leon", "Florence Machine", "Hootie Blowfish", "Ole Opry", "Grand Ole Opry", "Dear Abby",
        "Dow Industrials", "Nikkei", "Hang Seng", "Sinn Féin", "Sinn Fein", "Fianna Fáil", "Fianna Fail", "Fine Gael",
        "Plaid Cymru", "Hezbollah", "Hamas", "Lashkar-e-Taiba", "Palo Alto", "Van Nuys", "San Ysidro", "Santa Monica",
        "Corpus Christi", "Baton Rouge", "Terre Haute", "Fond Lac", "St. Elmo", "Ann Arbor", "Fort Wayne",
        "Camp Lejeune", "Camp Pendleton", "Camp Nou", "Old Trafford", "Stamford Bridge", "White Hart Lane", "Anfield",
        "Goodison Park", "Celtic Park", "Villa Park", "Tottenham Hotspur", "Aston Villa", "Real Madrid",
        "Inter Milan", "Ajax", "Celta Vigo", "Athletic Bilbao", "Leeds United", "Mercedes-AMG", "Nollywood",
        "Bollywood", "Big Ben", "Notre Dame", "Sacré Coeur", "Taj Mahal", "Machu Picchu", "Mont Blanc", "Hoover Dam",
        "Lincoln Memorial", "Pearl Harbor", "Guy Fawkes Night", "Black Friday", "Cyber Monday", "Prime Day",
        "Singles Day", "April Fools", "Good Friday", "Ash Wednesday", "Boxing Day", "Cinco Mayo", "Mardi Gras",
        "Dia Muertos", "Met Gala", "Murphy's Law", "Parkinson's Disease", "Ebola", "Covid", "Ozempic", "Wegovy",
    )
)  # fmt: skip
"""Gods, fictional and proverbial figures, and companies and places whose names look like a person's."""

SURNAMES_TOO: Final = frozenset(
    """
    American Bar Bay Bell Books Branch Bridge Bush Church Cornell Court Day Drive Field Fields Ford Forest Fortune Fox
    Garden Gardens Gate Gates Guild Hall Heritage Hill Hills House Justice Lake Land Law Lane Line Marine Mission Moon
    Mount North Page Park Parks Pope Post Power Powers Press Price Road Rule Sharp Sound South Square Storm Street
    Strong Summit Temple Town Towns Vance Wall War Waters Way West Wing Wire Woods Yahoo Young Zoo East Rivers River
    Berkeley Stanford Boeing Disney Forbes Gallup Wharton Christ God Part Green Time Oil Sea Stone Care Cup Stable
    """.split()
)
"""Words of ``ORGANISATION_WORDS`` that are surnames too. A name that ends with any other is not a person's."""
