"""Words in the names of newspapers, magazines and stations, and the labels before an address or a date of retrieval."""

from __future__ import annotations

from typing import Final

OUTLET_WORDS: Final = frozenset(
    """
    times post gazette ledger herald tribune courier chronicle journal guardian observer telegraph standard examiner
    inquirer enquirer dispatch bulletin mercury argus echo advertiser sentinel register star sun citizen globe press
    record mail express news daily weekly review magazine mirror independent bugle beacon messenger banner intelligencer
    tidings reporter broadcasting radio newspaper
    zeitung bote blatt tagblatt tageblatt anzeiger kurier rundschau nachrichten presse allgemeine merkur spiegel
    morgenpost abendblatt abendzeitung volksstimme rundfunk tagesspiegel wochenblatt magazin volkszeitung
    quotidien dépêche courrier gazette nouvelles voix écho tribune figaro monde parisien hebdo
    diario periódico correo heraldo noticias voz gaceta prensa crónica mundo vanguardia semanario
    corriere gazzetta giornale messaggero repubblica stampa mattino quotidiano secolo notizie gazzettino
    jornal diário correio folha notícias gazeta público
    krant dagblad courant nieuws nieuwsblad handelsblad weekblad
    tidning tidningen nyheter bladet posten kuriren avis avisa avisen tidende dagbladet
    dziennik głos tygodnik kurier noviny deník listy zprávy
    газета вести известия новости правда вестник курьер ведомости вісник новини
    gazetesi haber postası haberleri
    """.split()
)
"""In lower case. A short name in capitals with one of them is likely an outlet's."""

OUTLET_ENDINGS: Final = (
    "bote", "blatt", "zeitung", "kurier", "anzeiger", "rundschau", "nachrichten", "presse", "spiegel", "merkur",
    "woche", "echo", "krant", "blad", "courant", "bladet", "tidning", "tidningen", "posten", "kuriren", "avisen",
    "tidende", "bladid", "報", "新聞", "日報", "时报", "日报", "晚报", "新闻网", "新聞網", "通信", "신문", "일보", "뉴스", "社",
)  # fmt: skip
"""Endings of names written as one word: "Deichbote", "Nordkrant"."""

ARABIC_OUTLET_WORDS: Final = frozenset({"جريدة", "صحيفة", "الأخبار", "أخبار", "وكالة", "قناة"})

NOT_OUTLETS: Final = frozenset(
    """
    news;breaking news;latest news;world news;local news;live news;top news;news live;daily news live;business news
    sport;sports news;nachrichten;the latest news;us news;uk news;noticias;últimas noticias;notícias;nieuws;nyheter
    press release;press releases;live;opinion;analysis;video;photos;in pictures;weekly;daily;review;news analysis;press
    film review;book review;restaurant review;theatre review;theater review;album review;music review;tv review
    news in brief;news briefs;sun;star;mail;post;mirror;express;presse;world;magazine;radio;weekly review;journal
    """.replace("\n", ";")
    .strip(" ;")
    .split(";")
)
"""Sections and labels that have an outlet's word but are none."""

ADDRESS_LABELS: Final = (
    "source url", "source link", "source", "original url", "original article", "original", "article url", "url", "link",
    "permalink", "web address", "address", "from", "via", "retrieved from", "available at", "available from",
    "read at", "found at", "web", "online", "quelle", "adresse", "aus", "abgerufen von", "fundstelle", "lien",
    "source de l’article", "disponible sur", "tiré de", "fuente", "enlace", "disponible en", "fonte", "disponível em",
    "disponibile su", "bron", "källa", "länk", "kilde", "lenke", "źródło", "zdroj", "odkaz", "источник", "ссылка",
    "джерело", "посилання", "kaynak", "bağlantı", "出典", "来源", "來源", "链接", "出处", "출처", "المصدر", "الرابط",
)  # fmt: skip
"""Labels before an address or an outlet's name, as readers write them. In lower case."""

RETRIEVAL_WORDS: Final = (
    "retrieved", "accessed", "last accessed", "date accessed", "access date", "date of access", "viewed", "visited",
    "last visited", "last checked", "downloaded", "saved", "saved on", "printed", "archived", "captured", "clipped",
    "zuletzt abgerufen", "abgerufen", "zuletzt aufgerufen", "aufgerufen", "letzter zugriff", "zugriff", "abrufdatum",
    "zuletzt besucht", "eingesehen", "gesichert", "gespeichert", "consulté", "consultée", "page consultée",
    "date de consultation", "dernière consultation", "dernier accès", "enregistré", "consultado", "consultada",
    "fecha de consulta", "última consulta", "acceso", "consultato", "ultimo accesso", "ultima consultazione",
    "data di accesso", "acessado", "acesso em", "acedido", "consultado em", "geraadpleegd", "bezocht", "opgehaald",
    "laatst bekeken", "hämtad", "hämtat", "läst", "besökt", "hentet", "lest", "besøgt", "tilgået", "læst", "dostęp",
    "data dostępu", "pobrano", "citováno", "navštíveno", "staženo", "дата обращения", "дата доступа", "просмотрено",
    "дата звернення", "erişim tarihi", "erişim", "閲覧日", "閲覧", "访问日期", "访问时间", "查阅日期", "접속일", "تاريخ الاطلاع",
)  # fmt: skip
"""Words before the day on which a reader saved a text, which is no date of publication. In lower case."""
