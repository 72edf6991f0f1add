"""Source profiles: names, domains and recurring lines of outlets and agencies."""

from __future__ import annotations

from dataclasses import dataclass, field

from articles.text.data.kinds import Kind


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


def _lines(kind: Kind, *texts: str) -> tuple[SourceLine, ...]:
    return tuple(SourceLine(text=text, kind=kind) for text in texts)


BUILT_IN_PROFILES: tuple[SourceProfile, ...] = (
    SourceProfile(name="Reuters", is_agency=True, aliases=("Thomson Reuters",), domains=("reuters.com",)),
    SourceProfile(
        name="Associated Press", is_agency=True, aliases=("AP", "The Associated Press"), domains=("apnews.com",)
    ),
    SourceProfile(name="Agence France-Presse", is_agency=True, aliases=("AFP", "AFP News"), domains=("afp.com",)),
    SourceProfile(
        name="dpa", is_agency=True, aliases=("Deutsche Presse-Agentur", "dpa international"), domains=("dpa.com",)
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
    SourceProfile(name="Kyodo News", is_agency=True, aliases=("Kyodo", "Jiji-Kyodo"), domains=("kyodonews.net",)),
    SourceProfile(name="Jiji Press", is_agency=True, aliases=("Jiji",), domains=("jen.jiji.com",)),
    SourceProfile(name="Xinhua", is_agency=True, aliases=("Xinhua News Agency",), domains=("xinhuanet.com", "news.cn")),
    SourceProfile(name="TASS", is_agency=True, aliases=("ITAR-TASS",), domains=("tass.com", "tass.ru")),
    SourceProfile(name="Interfax", is_agency=True, domains=("interfax.com", "interfax.ru")),
    SourceProfile(name="EFE", is_agency=True, aliases=("Agencia EFE",), domains=("efe.com",)),
    SourceProfile(name="ANSA", is_agency=True, domains=("ansa.it",)),
    SourceProfile(name="Press Trust of India", is_agency=True, aliases=("PTI",), domains=("ptinews.com",)),
    SourceProfile(name="Australian Associated Press", is_agency=True, aliases=("AAP",), domains=("aap.com.au",)),
    SourceProfile(name="Yonhap", is_agency=True, aliases=("Yonhap News Agency",), domains=("yna.co.kr",)),
    SourceProfile(name="Anadolu Agency", is_agency=True, aliases=("Anadolu", "AA"), domains=("aa.com.tr",)),
    SourceProfile(name="Bloomberg", is_agency=True, aliases=("Bloomberg News",), domains=("bloomberg.com",)),
    SourceProfile(name="UPI", is_agency=True, aliases=("United Press International",), domains=("upi.com",)),
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
