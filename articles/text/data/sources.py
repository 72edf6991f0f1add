"""Source profiles: names, domains and recurring lines of outlets and agencies."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

from articles.text.data.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A short line that recurs in an outlet's clippings. Case, white space and quote style are ignored."""

    text: str
    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class LearntLine:
    """A line that the archive found to recur; ``articles`` is the number of the outlet's articles that contain it."""

    text: str
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceProfile:
    """An outlet or agency.

    ``aliases`` are its other names; ``domains`` are registered domains. ``lines`` are recurring lines that a person or
    this module lists. ``learnt`` are those that the archive found; they are cut only from the outlet's own articles.
    """

    name: str
    is_agency: bool = False
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    lines: tuple[SourceLine, ...] = field(default=())
    learnt: tuple[LearntLine, ...] = field(default=())


def for_latest_profiles(build: Callable[[Sequence[SourceProfile]], _T]) -> Callable[[Sequence[SourceProfile]], _T]:
    """Keep what ``build`` made of the profiles passed last.

    A file's articles, which may be thousands, are read with the same profiles. They are compared by identity: hashing
    them takes as long as reading a sentence.
    """
    latest: tuple[Sequence[SourceProfile], _T] | None = None

    @wraps(build)
    def built(profiles: Sequence[SourceProfile]) -> _T:
        nonlocal latest
        kept = latest
        if kept is None or kept[0] is not profiles:
            kept = latest = (profiles, build(profiles))
        return kept[1]

    return built


def _lines(kind: Kind, *texts: str) -> tuple[SourceLine, ...]:
    return tuple(SourceLine(text=text, kind=kind) for text in texts)


def _agencies(table: str) -> tuple[SourceProfile, ...]:
    """Return the agencies of ``table``: a line each, with name, domains and other names, separated by bars."""
    rows = [[part.strip() for part in line.split("|")] for line in table.strip().splitlines()]
    return tuple(
        SourceProfile(
            name=name,
            is_agency=True,
            domains=tuple(domains.split()),
            aliases=tuple(filter(None, (alias.strip() for alias in aliases.split(",")))),
        )
        for name, domains, aliases in rows
    )


BUILT_IN_PROFILES: tuple[SourceProfile, ...] = (
    SourceProfile(
        name="Reuters",
        is_agency=True,
        aliases=("Thomson Reuters", "Рейтер", "رويترز", "路透社", "路透", "ロイター", "로이터"),
        domains=("reuters.com",),
    ),
    SourceProfile(
        name="Associated Press",
        is_agency=True,
        aliases=("AP", "The Associated Press", "美联社", "美聯社", "أسوشيتد برس"),
        domains=("apnews.com",),
    ),
    SourceProfile(
        name="Agence France-Presse",
        is_agency=True,
        aliases=("AFP", "AFP News", "أ ف ب", "فرانس برس", "法新社", "АФП", "AFP-TV"),
        domains=("afp.com",),
    ),
    SourceProfile(
        name="dpa",
        is_agency=True,
        aliases=("Deutsche Presse-Agentur", "dpa international", "dpa-AFX", "dpa-infocom", "dpa/lby", "dpa-tmn"),
        domains=("dpa.com",),
    ),
    SourceProfile(
        name="The Canadian Press", is_agency=True, aliases=("Canadian Press", "CP"), domains=("thecanadianpress.com",)
    ),
    SourceProfile(
        name="PA Media",
        is_agency=True,
        aliases=("PA", "Press Association", "PA News Agency"),
        domains=("pamediagroup.com",),
    ),
    *_agencies(
        """
        Kyodo News | kyodonews.net | Kyodo, Jiji-Kyodo, 共同, 共同通信, 共同通信社
        Jiji Press | jen.jiji.com jiji.com | Jiji, 時事, 時事通信, 時事通信社
        Xinhua | xinhuanet.com news.cn | Xinhua News Agency, 新华社, 新華社, 新华网, Agencia Xinhua
        China News Service | chinanews.com chinanews.com.cn | 中新社, 中国新闻网, 中新网, CNS
        Central News Agency | cna.com.tw focustaiwan.tw | 中央社, 中央通訊社
        TASS | tass.com tass.ru | ITAR-TASS, ТАСС, ИТАР-ТАСС
        RIA Novosti | ria.ru | РИА Новости
        Interfax | interfax.com interfax.ru | Интерфакс
        Ukrinform | ukrinform.ua ukrinform.net | Укрінформ, Укринформ
        Interfax-Ukraine | interfax.com.ua | Інтерфакс-Україна, Интерфакс-Украина
        BelTA | belta.by | БЕЛТА
        EFE | efe.com | Agencia EFE, EFE Verde
        Europa Press | europapress.es | Agencia Europa Press
        ANSA | ansa.it | Agenzia ANSA
        Adnkronos | adnkronos.com |
        AGI | agi.it | Agenzia Italia
        LaPresse | lapresse.it |
        Lusa | lusa.pt | Agência Lusa
        Agência Brasil | agenciabrasil.ebc.com.br |
        Estadão Conteúdo | | Agência Estado
        Press Trust of India | ptinews.com | PTI
        ANI | aninews.in | Asian News International
        IANS | ians.in | Indo-Asian News Service
        Australian Associated Press | aap.com.au | AAP
        Yonhap | yna.co.kr | Yonhap News Agency, 연합뉴스, Yonhap News
        Newsis | newsis.com | 뉴시스
        News1 | news1.kr | 뉴스1
        Anadolu Agency | aa.com.tr | Anadolu, AA, Anadolu Ajansı
        Demirören News Agency | dha.com.tr | DHA, Demirören Haber Ajansı
        İhlas News Agency | iha.com.tr | İHA, İhlas Haber Ajansı
        Bloomberg | bloomberg.com | Bloomberg News
        UPI | upi.com | United Press International
        APA | apa.at | Austria Presse Agentur
        Keystone-SDA | keystone-sda.ch | SDA, Keystone SDA, ATS, Keystone-ATS, Schweizerische Depeschenagentur
        SID | sid.de | Sport-Informations-Dienst
        KNA | kna.de | Katholische Nachrichten-Agentur
        epd | epd.de | Evangelischer Pressedienst
        dts Nachrichtenagentur | dts-nachrichtenagentur.de | dts
        Belga | belga.be | BELGA, Agence Belga
        ANP | anp.nl | Algemeen Nederlands Persbureau
        NTB | ntb.no | Norsk Telegrambyrå
        Ritzau | ritzau.dk | RITZAU, Ritzaus Bureau, /ritzau/
        TT | tt.se | TT Nyhetsbyrån, TT-AFP
        STT | stt.fi | Suomen Tietotoimisto
        PAP | pap.pl | Polska Agencja Prasowa
        ČTK | ctk.cz ceskenoviny.cz | Česká tisková kancelář
        TASR | tasr.sk |
        MTI | mti.hu | Magyar Távirati Iroda
        Agerpres | agerpres.ro |
        BTA | bta.bg | БТА
        Tanjug | tanjug.rs | Танјуг
        HINA | hina.hr | Hina
        BNS | bns.lt bns.ee bns.lv |
        ELTA | elta.lt |
        LETA | leta.lv |
        Antara | antaranews.com | ANTARA
        Bernama | bernama.com | BERNAMA
        MENA | mena.org.eg | أ ش أ, وكالة أنباء الشرق الأوسط
        Saudi Press Agency | spa.gov.sa | واس
        IRNA | irna.ir | ایرنا
        """
    ),
    SourceProfile(
        name="The Asahi Shimbun",
        aliases=("Asahi Shimbun", "Asahi"),
        domains=("asahi.com", "ajw.asahi.com"),
        lines=(
            *_lines(
                Kind.PROMOTION,
                "Here is a collection of first-hand accounts by “hibakusha” atomic bomb survivors.",
                "A peek through the music industry’s curtain at the producers who harnessed social media to "
                "help their idols go global.",
                "Cooking experts, chefs and others involved in the field of food introduce their special recipes "
                "intertwined with their paths in life.",
                "A series based on diplomatic documents declassified by Japan’s Foreign Ministry",
                "A series about Japanese-Americans and their memories of World War II",
            ),
        ),
    ),
    SourceProfile(
        name="Global News",
        aliases=("Globalnews.ca",),
        domains=("globalnews.ca",),
        lines=_lines(
            Kind.NEWSLETTER,
            "Breaking news from Canada and around the world sent to your email, as it happens.",
            "Get breaking National news",
            "Get daily National news",
            "For news impacting Canada and around the world, sign up for breaking news alerts delivered directly "
            "to you when they happen.",
        ),
    ),
)
