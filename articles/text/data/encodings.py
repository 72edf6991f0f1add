"""Names of encodings on the web, and the Python codecs that read them as browsers do.

The groups are those of the WHATWG Encoding Standard. Names that are not in it, such as "idna" or "unicode_escape", are
Python codecs but not encodings of pages.
"""

from __future__ import annotations

# Codec, then the names that pages use for it. Browsers read many names as a larger encoding: "gb2312" as GB 18030,
# "iso-8859-1" as Windows-1252.
_LABELS: tuple[tuple[str, str], ...] = (
    ("utf-8", "utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf-16 utf-16le utf-16be unicode"
     " unicodefeff unicodefffe iso-10646-ucs-2 ucs-2 csunicode"),
    ("cp866", "866 cp866 csibm866 ibm866"),
    ("iso8859_2", "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2"),
    ("iso8859_3", "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3"),
    ("iso8859_4", "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4"),
    ("iso8859_5", "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988"),
    ("iso8859_6", "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e iso-8859-6-i"
     " iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987"),
    ("iso8859_7", "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7"
     " iso_8859-7:1987 sun_eu_greek"),
    ("iso8859_8", "csiso88598e csiso88598i csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-8859-8-i iso-ir-138"
     " iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 logical visual"),
    ("iso8859_10", "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6"),
    ("iso8859_13", "iso-8859-13 iso8859-13 iso885913"),
    ("iso8859_14", "iso-8859-14 iso8859-14 iso885914"),
    ("iso8859_15", "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9 latin9 latin-9"),
    ("iso8859_16", "iso-8859-16"),
    ("koi8_r", "cskoi8r koi koi8 koi8-r koi8_r"),
    ("koi8_u", "koi8-ru koi8-u"),
    ("mac_roman", "csmacintosh mac macintosh x-mac-roman"),
    ("mac_cyrillic", "x-mac-cyrillic x-mac-ukrainian"),
    ("cp874", "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874"),
    ("cp1250", "cp1250 windows-1250 x-cp1250"),
    ("cp1251", "cp1251 windows-1251 x-cp1251 win-1251 win1251"),
    ("cp1252", "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1"
     " iso_8859-1:1987 l1 latin1 latin-1 us-ascii windows-1252 x-cp1252 x-user-defined"),
    ("cp1253", "cp1253 windows-1253 x-cp1253"),
    ("cp1254", "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5"
     " windows-1254 x-cp1254"),
    ("cp1255", "cp1255 windows-1255 x-cp1255"),
    ("cp1256", "cp1256 windows-1256 x-cp1256"),
    ("cp1257", "cp1257 windows-1257 x-cp1257"),
    ("cp1258", "cp1258 windows-1258 x-cp1258"),
    ("gb18030", "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gb-2312 gbk iso-ir-58 x-gbk cp936 gb18030"),
    ("big5hkscs", "big5 big5-hkscs cn-big5 csbig5 x-x-big5 big-5"),
    ("euc_jp", "cseucpkdfmtjapanese euc-jp x-euc-jp eucjp"),
    ("iso2022_jp_ext", "csiso2022jp iso-2022-jp"),
    ("cp932", "csshiftjis cp932 ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis"),
    ("cp949", "cp949 cseuckr csksc56011987 euc-kr euckr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601"
     " windows-949"),
)  # fmt: skip

WEB_CODECS: dict[str, str] = {label: codec for codec, labels in _LABELS for label in labels.split()}

# Encodings of UTF-16 by their names. A page that can be searched for the name is in UTF-8 after all.
UTF16_LABELS: dict[str, str] = {
    **dict.fromkeys("utf-16 utf-16le unicode unicodefeff iso-10646-ucs-2 ucs-2 csunicode".split(), "utf-16-le"),
    **dict.fromkeys("utf-16be unicodefffe".split(), "utf-16-be"),
}

# Other codecs that a text without a named encoding may turn out to be in: those of DOS, Macintosh and mainframes, of
# East Asia, and UTF-16 and UTF-32. None alters ASCII text or takes more than linear time.
OTHER_CODECS = frozenset(
    """utf-16-le utf-16-be utf-32-le utf-32-be utf_8 utf_16 utf_16_be utf_16_le utf_32 utf_32_be utf_32_le ascii latin_1
    big5 cp037 cp1006 cp1026 cp1125 cp1140 cp273 cp424 cp437 cp500 cp720 cp737 cp775 cp850 cp852 cp855 cp856 cp857 cp858
    cp860 cp861 cp862 cp863 cp864 cp865 cp869 cp875 cp950 euc_jis_2004 euc_jisx0213 euc_kr gb2312 gbk hp_roman8
    iso8859_9 iso8859_11 johab koi8_t kz1048 mac_greek mac_iceland mac_latin2 mac_turkish ptcp154 shift_jis
    shift_jis_2004 shift_jisx0213 tis_620""".split()
)
