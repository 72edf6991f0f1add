"""Files of formats that are not read: each is refused by its name with what to do instead."""

from __future__ import annotations

import re
from pathlib import PurePath

_PICTURE = "pictures hold no text; run OCR (text recognition) on them, or paste the text"
_SOUND = "sound and video hold no text; paste a transcript instead"
_KINDLE = "Kindle books cannot be read; convert it to EPUB"
_E_BOOK = "e-books of this kind cannot be read; convert it to EPUB"
_PACKED = "compressed archives of this kind cannot be read; unpack it and import its files"
_PROGRAM = "this is a program, not text"
_DATA = "data files of this kind cannot be read; export the articles as CSV or JSON"
_AS_PDF = "cannot be read; save it as PDF or DOCX"

# Where in a file a signature is, the signature, and why the file cannot be read.
_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG", _PICTURE),
    (0, b"\xff\xd8\xff", _PICTURE),
    (0, b"GIF8", _PICTURE),
    (0, b"II*\x00", _PICTURE),
    (0, b"MM\x00*", _PICTURE),
    (0, b"8BPS", _PICTURE),
    (0, b"\x00\x00\x01\x00", _PICTURE),
    (8, b"WEBP", _PICTURE),
    (4, b"ftyphei", _PICTURE),
    (4, b"ftypmif1", _PICTURE),
    (4, b"ftypavif", _PICTURE),
    (4, b"ftyp", _SOUND),
    (8, b"WAVE", _SOUND),
    (8, b"AVI ", _SOUND),
    (0, b"ID3", _SOUND),
    (0, b"OggS", _SOUND),
    (0, b"fLaC", _SOUND),
    (0, b"FORM", _SOUND),
    (0, b"#!AMR", _SOUND),
    (0, b"MThd", _SOUND),
    (0, b"\x1aE\xdf\xa3", _SOUND),
    (0, b"AT&TFORM", "DjVu documents cannot be read; convert it to PDF with OCR (text recognition)"),
    (60, b"BOOKMOBI", _KINDLE),
    (60, b"TEXtREAd", _KINDLE),
    (0, b"CONT\x02\x00", _KINDLE),
    (0, b"ITOLITLS", _E_BOOK),
    (0, b"ITSF", "help files of Windows cannot be read; open it, copy all, and paste the text"),
    (0, b"%!PS", "PostScript cannot be read; convert it to PDF"),
    (0, b"\xffWPC", f"WordPerfect documents {_AS_PDF}"),
    (0, b"\xe4R\\{\x8c\xd8\xa7M", f"OneNote notebooks {_AS_PDF}"),
    (0, b"\x06\x06\xed\xf5\xd8\x1d\x46\xe5", "InDesign documents cannot be read; export it as PDF or EPUB"),
    (0, b"\x28\xb5\x2f\xfd", _PACKED),
    (0, b"7z\xbc\xaf", _PACKED),
    (0, b"Rar!", _PACKED),
    (0, b"BZh", _PACKED),
    (0, b"\xfd7zXZ", _PACKED),
    (0, b"MSCF", _PACKED),
    (257, b"ustar", _PACKED),
    (0, b"SQLite format 3", _DATA),
    (4, b"Standard Jet DB", _DATA),
    (4, b"Standard ACE DB", _DATA),
    (0, b"PAR1", _DATA),
    (0, b"ARROW1", _DATA),
    (0, b"\x80\x04\x95", _DATA),
    (0, b"\x89HDF", _DATA),
    (0, b"$FL2", _DATA),
    (0, b"<stata_dta>", _DATA),
    (0, b"\x7fELF", _PROGRAM),
    (0, b"MZ", _PROGRAM),
    (0, b"\xcf\xfa\xed\xfe", _PROGRAM),
    (0, b"\xca\xfe\xba\xbe", _PROGRAM),
)

# The first element of XML files that are not pages or documents, and why they cannot be read.
_XML_KINDS = {
    "rss": "news feeds hold hardly any text; save the articles themselves",
    "feed": "news feeds hold hardly any text; save the articles themselves",
    "rdf": "data in XML cannot be read; export the articles as CSV, JSON or HTML",
    "opml": "lists of feeds hold no articles; save the articles themselves",
    "urlset": "lists of pages hold no articles; save the pages themselves",
    "sitemapindex": "lists of pages hold no articles; save the pages themselves",
    "svg": _PICTURE,
    "fictionbook": _E_BOOK,
    "plist": "property lists hold no text; save the page itself as HTML",
    "tt": "subtitles in XML cannot be read; save them as text",
}
_OTHER_XML = "XML of this kind cannot be read; export the articles as CSV, JSON or HTML"

# For files without a signature, or with one that many kinds of files have.
_SUFFIXES = {
    **dict.fromkeys((".mp3", ".aac", ".wma", ".wmv", ".mpg", ".mpeg", ".flv", ".ts"), _SOUND),
    **dict.fromkeys((".bmp", ".jp2", ".jxl", ".raw", ".xcf", ".emf", ".wmf"), _PICTURE),
    **dict.fromkeys((".azw", ".azw3", ".kfx", ".mobi", ".prc"), _KINDLE),
    **dict.fromkeys((".lit", ".lrf", ".pdb", ".fb2", ".cbz", ".cbr"), _E_BOOK),
    **dict.fromkeys((".wpd", ".wps", ".abw", ".lwp"), f"documents of this kind {_AS_PDF}"),
    **dict.fromkeys((".tar", ".tgz", ".tbz2", ".txz", ".lz", ".lzma", ".zst", ".cab", ".arj"), _PACKED),
    **dict.fromkeys((".sqlite", ".db", ".mdb", ".accdb", ".parquet", ".feather"), _DATA),
    **dict.fromkeys((".rds", ".rdata", ".dta", ".sav", ".pkl"), _DATA),
    **dict.fromkeys((".exe", ".dll", ".so", ".class", ".pyc"), _PROGRAM),
}  # fmt: skip
# Bytes that no text has.
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

# An XML declaration, comments and a document type before the first element.
_XML_START = re.compile(
    r"""[\s\ufeff]{0,200}(?:<\?xml[^<>]{0,200}>\s{0,200})?(?:<(?:\?|!--)[^<>]{0,1000}>\s{0,200}){0,9}
    (?:<!DOCTYPE[^<>\[]{0,500}(?:\[[^\]]{0,5000}\]\s{0,20})?>\s{0,200})?<(?:[\w.-]{1,40}:)?([A-Za-z][\w.-]{0,60})""",
    re.X,
)
_XML_SIGNS = ("<?xml", "<!DOCTYPE", "<rss", "<feed", "<svg", "<urlset", "<opml", "<plist", "<FictionBook")
# First elements of XML files that are pages.
_PAGE_ELEMENTS = frozenset({"html", "head", "body", "article", "main", "section", "div"})


def refusal_by_kind(data: bytes, name: str) -> str | None:
    """Return why a file of a known other format cannot be read, ``None`` if its format is not known.

    ``name`` is the file's name, a hint for formats without a signature.
    """
    for offset, signature, reason in _SIGNATURES:
        # A text may begin with the letters of some signatures.
        if data.startswith(signature, offset) and (signature == b"%!PS" or _BINARY.search(data, 0, 4_096)):
            return reason
    by_name = _SUFFIXES.get(PurePath(name.lower()).suffix)
    return by_name if by_name and _BINARY.search(data, 0, 4_096) else None


def refusal_of_xml(text: str) -> str | None:
    """Return why XML cannot be read that is neither a page nor a document; ``None`` for other text."""
    if not text[:400].lstrip("\ufeff \t\r\n").startswith(_XML_SIGNS):
        return None
    first = _XML_START.match(text, 0, 16_000)
    element = first[1].lower() if first else ""
    if not element or element in _PAGE_ELEMENTS:
        return None
    return _XML_KINDS.get(element, _OTHER_XML)
