"""Outlets that many clippings come from. Each line has name, domains and other names, separated by bars.

Source profiles of the archive take precedence over this list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_TABLE: Final = """
ABC News | abcnews.go.com abcnews.com | ABCNews
ABC News (Australia) | abc.net.au | Australian Broadcasting Corporation
Al Arabiya | alarabiya.net | Al Arabiya English
Al Bawaba | albawaba.com | Albawaba
Al Jazeera | aljazeera.com aljazeera.net | Al Jazeera English, Al Jazeera Media Network
The Age | theage.com.au |
AppleInsider | appleinsider.com |
Arab News | arabnews.com |
The Arizona Republic | azcentral.com | azcentral
Ars Technica | arstechnica.com |
The Atlanta Journal-Constitution | ajc.com |
The Atlantic | theatlantic.com | The Atlantic Monthly Group
The Australian | theaustralian.com.au |
Axios | axios.com | Axios Media
The Baltimore Sun | baltimoresun.com |
Bangkok Post | bangkokpost.com | Bangkok Post Public Company
Barron's | barrons.com |
BBC News | bbc.co.uk bbc.com | BBC, BBC World News, BBC Sport
Billboard | billboard.com |
The Boston Globe | bostonglobe.com boston.com | Boston Globe Media Partners
Boston Herald | bostonherald.com |
Breitbart | breitbart.com | Breitbart News
Business Insider | businessinsider.com insider.com | Insider
BuzzFeed News | buzzfeednews.com buzzfeed.com | BuzzFeed
Caixin | caixinglobal.com caixin.com | Caixin Global
The Canberra Times | canberratimes.com.au |
CBC News | cbc.ca | CBC, CBC/Radio-Canada, CBCNews
CBS News | cbsnews.com cbslocal.com | CBSNews
CBS Sports | cbssports.com |
Channel NewsAsia | channelnewsasia.com | CNA
Chicago Sun-Times | suntimes.com |
Chicago Tribune | chicagotribune.com |
China Daily | chinadaily.com.cn |
The Christian Science Monitor | csmonitor.com |
City A.M. | cityam.com | City AM
Cleveland.com | cleveland.com | The Plain Dealer
CNBC | cnbc.com |
CNET | cnet.com |
CNN | cnn.com | Cable News Network, CNN International
The Conversation | theconversation.com |
Corriere della Sera | corriere.it |
CTV News | ctvnews.ca | CTV, CTVNews
Daily Express | express.co.uk | Express.co.uk, Express Newspapers
Daily Mail | dailymail.co.uk mailonline.co.uk | MailOnline, Mail Online, Daily Mail Online
Daily Maverick | dailymaverick.co.za |
Daily Mirror | mirror.co.uk | The Mirror, Mirror Online
Daily News (Tanzania) | dailynews.co.tz | Tanzania Standard Newspapers
Daily Star | dailystar.co.uk |
Dawn | dawn.com |
Deadline | deadline.com |
Deccan Herald | deccanherald.com | The Printers (Mysore) Private
The Denver Post | denverpost.com |
Der Spiegel | spiegel.de | Spiegel, Spiegel Online, DER SPIEGEL, Spiegel International
Detroit Free Press | freep.com |
The Detroit News | detroitnews.com | Detroit News
Deutsche Welle | dw.com | DW
Die Welt | welt.de | WELT
Die Zeit | zeit.de | ZEIT ONLINE
The Economist | economist.com | The Economist Newspaper
El Mundo | elmundo.es |
El País | elpais.com | El Pais
Engadget | engadget.com |
ESPN | espn.com espn.co.uk | ESPN Internet Ventures, ESPN Enterprises
Euronews | euronews.com |
Evening Standard | standard.co.uk | The Standard, London Evening Standard
Financial Post | financialpost.com |
Financial Times | ft.com | The Financial Times, FT
Folha de S.Paulo | folha.uol.com.br | Folha de S. Paulo
Forbes | forbes.com | Forbes Media
Foreign Policy | foreignpolicy.com |
Fortune | fortune.com | Fortune Media
Fox Business | foxbusiness.com |
Fox News | foxnews.com | FOX News Network, FOX News, FoxNews.com
France 24 | france24.com | FRANCE 24
Frankfurter Allgemeine Zeitung | faz.net | FAZ
Gizmodo | gizmodo.com |
Global News | globalnews.ca |
Global Times | globaltimes.cn |
The Globe and Mail | theglobeandmail.com |
The Guardian | theguardian.com guardian.co.uk | Guardian, Guardian News & Media, Guardian News and Media
Gulf News | gulfnews.com |
Haaretz | haaretz.com |
Healthline | healthline.com | Healthline Media
The Herald (Scotland) | heraldscotland.com | HeraldScotland
The Hill | thehill.com |
The Hindu | thehindu.com |
Hindustan Times | hindustantimes.com |
The Hollywood Reporter | hollywoodreporter.com |
Houston Chronicle | chron.com houstonchronicle.com | Chron, Chron.com
HuffPost | huffpost.com huffingtonpost.com huffingtonpost.co.uk | The Huffington Post, Huffington Post, HuffPost UK, TheHuffingtonPost.com
IGN | ign.com | IGN Entertainment
The Independent | independent.co.uk | Independent Digital News & Media, INDEPENDENT
India Today | indiatoday.in |
The Indian Express | indianexpress.com |
IndieWire | indiewire.com |
The Intercept | theintercept.com | First Look Institute
Irish Examiner | irishexaminer.com |
Irish Independent | independent.ie |
The Irish Times | irishtimes.com |
The Japan News | the-japan-news.com japannews.yomiuri.co.jp |
The Japan Times | japantimes.co.jp |
The Jerusalem Post | jpost.com | JPost, JPost.com
The Kansas City Star | kansascity.com |
Khaleej Times | khaleejtimes.com |
The Korea Herald | koreaherald.com |
The Korea Times | koreatimes.co.kr |
The Kyiv Independent | kyivindependent.com |
La Repubblica | repubblica.it | Repubblica
Le Figaro | lefigaro.fr |
Le Monde | lemonde.fr | Société éditrice du Monde
Libération | liberation.fr | Liberation
Live Science | livescience.com | LiveScience
Los Angeles Times | latimes.com | The Los Angeles Times, L.A. Times, LA Times
MacRumors | macrumors.com |
The Mainichi | mainichi.jp |
The Manila Times | manilatimes.net |
MarketWatch | marketwatch.com |
The Mercury News | mercurynews.com |
Metro | metro.co.uk | Metro.co.uk
Mexico News Daily | mexiconewsdaily.com |
Miami Herald | miamiherald.com |
Moneycontrol | moneycontrol.com | Moneycontrol.com
The Moscow Times | themoscowtimes.com |
Mother Jones | motherjones.com |
MSN | msn.com |
MSNBC | msnbc.com |
The Nation (Thailand) | nationthailand.com |
National Post | nationalpost.com |
National Review | nationalreview.com |
Nature | nature.com | Springer Nature
NBC News | nbcnews.com | NBCNews.com
NBC Sports | nbcsports.com |
New Scientist | newscientist.com | New Scientist Ltd
New Statesman | newstatesman.com |
New York Daily News | nydailynews.com |
New York Magazine | nymag.com |
New York Post | nypost.com | NYP Holdings
The New York Times | nytimes.com | New York Times, NYTimes, The New York Times Company, NYT
The New Yorker | newyorker.com |
The New Zealand Herald | nzherald.co.nz | NZ Herald
News.com.au | news.com.au |
Newsday | newsday.com |
Newsweek | newsweek.com | Newsweek Digital
Nikkei Asia | asia.nikkei.com nikkei.com | Nikkei Asian Review, Nikkei
NJ.com | nj.com | The Star-Ledger
NPR | npr.org | National Public Radio
Neue Zürcher Zeitung | nzz.ch | NZZ
The Observer | observer.co.uk |
Oregon Live | oregonlive.com | The Oregonian, The Oregonian/OregonLive, OregonLive
PBS NewsHour | pbs.org | NewsHour Productions, PBS
People | people.com |
Philadelphia Inquirer | inquirer.com philly.com | The Philadelphia Inquirer
Philippine Daily Inquirer | inquirer.net | INQUIRER.net
Phys.org | phys.org |
Pittsburgh Post-Gazette | post-gazette.com |
Politico | politico.com | POLITICO
Politico Europe | politico.eu | POLITICO Europe, POLITICO SRL
PolitiFact | politifact.com |
ProPublica | propublica.org |
The Province | theprovince.com |
Quanta Magazine | quantamagazine.org |
Quartz | qz.com |
Radio Free Europe/Radio Liberty | rferl.org | RFE/RL
Rappler | rappler.com |
The Register | theregister.com theregister.co.uk |
Rest of World | restofworld.org |
Rolling Stone | rollingstone.com |
RT | rt.com | Autonomous Nonprofit Organization "TV-Novosti"
RTÉ | rte.ie | RTE, RTÉ News
Sacramento Bee | sacbee.com | The Sacramento Bee
Salon | salon.com | Salon.com
San Antonio Express-News | mysanantonio.com expressnews.com | MySA, mySanAntonio.com
The San Diego Union-Tribune | sandiegouniontribune.com |
San Francisco Chronicle | sfchronicle.com |
SFGate | sfgate.com | SFGATE
Science | science.org sciencemag.org |
ScienceAlert | sciencealert.com |
Scientific American | scientificamerican.com |
The Scotsman | scotsman.com |
The Seattle Times | seattletimes.com |
Semafor | semafor.com |
Sky News | news.sky.com |
SlashGear | slashgear.com |
Slate | slate.com | The Slate Group
Smithsonian Magazine | smithsonianmag.com | Smithsonian
Snopes | snopes.com | Snopes.com, Snopes Media Group
South China Morning Post | scmp.com | SCMP, South China Morning Post Publishers
SpaceNews | spacenews.com |
Space.com | space.com |
The Spectator | spectator.co.uk |
The Spokesman-Review | spokesman.com |
Sportsnet | sportsnet.ca |
Sputnik | sputniknews.com | Sputnik International, Sputnik News
Star Tribune | startribune.com |
St. Louis Post-Dispatch | stltoday.com |
The Straits Times | straitstimes.com |
Stuff | stuff.co.nz |
The Sun | thesun.co.uk | News Group Newspapers
Süddeutsche Zeitung | sueddeutsche.de | Süddeutsche.de
The Sunday Times | sunday-times.co.uk |
The Sydney Morning Herald | smh.com.au |
Taipei Times | taipeitimes.com |
Tampa Bay Times | tampabay.com |
TechCrunch | techcrunch.com |
The Daily Beast | thedailybeast.com | The Daily Beast Company
The Daily Telegraph | telegraph.co.uk | The Telegraph, Telegraph Media Group
The Texas Tribune | texastribune.org |
Time | time.com | TIME, TIME USA
The Times | thetimes.co.uk thetimes.com |
The Times of India | timesofindia.indiatimes.com indiatimes.com |
The Times of Israel | timesofisrael.com |
TimesLIVE | timeslive.co.za | TimesLive
Times Union | timesunion.com |
Toronto Star | thestar.com | The Toronto Star, Toronto Star Newspapers
Toronto Sun | torontosun.com |
Twin Cities Pioneer Press | twincities.com | Pioneer Press, St. Paul Pioneer Press
USA Today | usatoday.com | USA TODAY
U.S. News & World Report | usnews.com |
Vancouver Sun | vancouversun.com |
Vanity Fair | vanityfair.com |
Variety | variety.com | Variety Media
VentureBeat | venturebeat.com |
The Verge | theverge.com |
Vice | vice.com | VICE, Vice News, VICE News
Voice of America | voanews.com | VOA, VOA News
Vox | vox.com |
The Wall Street Journal | wsj.com | Wall Street Journal, WSJ
Washington Examiner | washingtonexaminer.com | The Washington Examiner
The Washington Post | washingtonpost.com | Washington Post
The Washington Times | washingtontimes.com | Washington Times
The Week | theweek.com theweek.co.uk |
Wired | wired.com | WIRED
The Yomiuri Shimbun | yomiuri.co.jp | Yomiuri Shimbun
Yahoo News | news.yahoo.com | Yahoo! News
ZDNet | zdnet.com |
9to5Mac | 9to5mac.com |
"""


COMMON_WORDS: Final = frozenset(
    """
    age atlantic australian conversation dawn deadline economist express fortune guardian hill independent insider intercept
    metro mirror nation nature observer people province quartz register salon science scotsman slate smithsonian
    spectator sputnik standard stuff sun telegraph time times variety verge vice week welt mainichi dw ft cna pbs bbc sport
    """.split()
)
"""Names that are also words in menus and sentences. Alone on a line, or after a cue, they are no evidence."""


def _read() -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    for line in _TABLE.strip().splitlines():
        name, domains, others = (part.strip() for part in line.split("|"))
        yield name, tuple(domains.split()), tuple(filter(None, map(str.strip, others.split(","))))


OUTLETS: Final = tuple(_read())
"""Name, domains and other names of each outlet, as ``(name, domains, others)``."""
