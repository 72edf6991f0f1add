"""Canonical web addresses: one form for the addresses that lead to the same article. Nothing is fetched."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from articles.text.formats.web_copies import original_address

_MAX_ADDRESS = 2_000
_MAX_PARAMETERS = 100
# Parameters that say how a reader came to the page, not which page it is.
_TRACKING = re.compile(
    r"(?:utm|mtm|pk|piwik|matomo|hsa|vero|oly|ns|at|stm|itm|trk|mkt|sc|wt|ga|mc|guce|_hs|sfmc|li_fat)_[\w-]{1,40}"
    r"|(?:fb|g|dc|ms|tw|yc|wb|tt|s_k|mk|irc)(?:clid|clkid|waid)|wbraid|gbraid|gclsrc|_ga|_gl|igsh(?:id)?|mbid|guccounter"
    r"|ref|ref_?src|ref_?url|referrer|referer|source|src|smid|smtyp|partner|feature|share|shared|sharetype|spm|cmp|cmpid"
    r"|icid|ito|xtor|amp|outputtype|campaign(?:_?id)?|rss|feedtype|via|ncid|email_subscribe|inline_link|reflink|mod"
    r"|traffic_source|unlocked_article_code|wprov",
    re.I,
)
_MOBILE_HOST = re.compile(r"(?:www\d?|m|mobile|amp|touch)\.(?=[^.]+\.[^.]+)")
_AMP_PATH = re.compile(r"(?<=.)/amp(?:/|\.html)?$|\.amp(?=\.html$|$)|^/amp(?=/)", re.I)
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.I)
_DEFAULT_PORTS = (None, 80, 443)
# Characters that need no escape in a path.
_SAFE = "/:@!$&'()*+,;=~-._"


def canonical_address(address: str | None) -> str:
    """Return the form that all addresses of one page share: "example.com/news/7?id=3"; "" if it is no web address.

    It has no scheme, "www.", fragment or tracking parameters. The address of a copy, such as a web archive's or an AMP
    cache's, gives that of its original.
    """
    if not address:
        return ""
    address = "".join(address.split())[:_MAX_ADDRESS]
    address = original_address(address) or address
    try:
        parts = urlsplit(address)
        host, number = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return ""
    if parts.scheme.lower() not in {"http", "https"} or not host:
        return ""
    port = "" if number in _DEFAULT_PORTS else f":{number}"
    path = quote(unquote(_INDEX.sub("/", parts.path)), safe=_SAFE)
    path = _AMP_PATH.sub("", path).rstrip("/")
    query = [
        (name, value)
        for name, value in parse_qsl(parts.query[:_MAX_ADDRESS], keep_blank_values=True)[:_MAX_PARAMETERS]
        if not _TRACKING.fullmatch(name)
    ]
    # A path in the fragment, as in "#!/news/7", names the page.
    fragment = f"#{parts.fragment}" if parts.fragment.startswith(("!/", "/")) else ""
    shown_query = f"?{urlencode(sorted(query))}" if query else ""
    return f"{_MOBILE_HOST.sub('', host, count=1)}{port}{path}{shown_query}{fragment}"
