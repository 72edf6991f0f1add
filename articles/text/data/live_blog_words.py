"""Words of live blogs: before and behind the times of their entries, and over their lists of key points."""

from __future__ import annotations

from typing import Final

LIVE_WORDS: Final = frozenset(
    """
    live liveblog live-blog ticker liveticker live-ticker newsticker newsblog live-blog minute-by-minute as-it-happened
    direct vivo diretta ao-vivo livebericht liveverslag direkt direkte direktesending na-żywo online živě наживо онлайн
    canlı 直播 实时 ライブ 速報 실시간 생중계 مباشر
    """.split()
)
"""In lower case. A headline with one of them likely belongs to a live blog."""

LIVE_PHRASES: Final = (
    "live updates", "live coverage", "live blog", "live-blog", "minute by minute", "as it happened", "rolling coverage",
    "follow the latest", "we are following", "stay with us", "im ticker", "im liveticker", "en direct", "en vivo",
    "minuto a minuto", "in diretta", "ao vivo", "minuto a minuto", "aggiornamenti in tempo reale", "na żywo",
)  # fmt: skip

TIME_CUES: Final = (
    "updated at", "updated", "last updated", "posted at", "posted", "published at", "published", "update", "at", "kl",
    "um", "à", "a las", "alle", "às", "om", "klockan", "klokken", "godz", "v", "в", "о", "aktualisiert um",
    "aktualisiert", "mis à jour à", "publié à", "publicado a las", "actualizado a las", "uppdaterad", "oppdatert",
    "opdateret", "bijgewerkt om", "aggiornato alle", "обновлено в", "saat", "today", "yesterday", "heute", "gestern",
    "aujourd’hui", "hier", "hoy", "ayer", "oggi", "ieri", "hoje", "ontem", "vandaag", "gisteren", "idag", "i dag", "igår",
    "dzisiaj", "dziś", "dnes", "сегодня", "вчера", "сьогодні", "вчора", "bugün", "dün",
)  # fmt: skip
"""Words before the time of an entry, in lower case."""

TIME_ENDINGS: Final = (
    "uhr", "h", "hrs", "hours", "local time", "local", "edt", "est", "et", "pt", "ct", "mt", "pdt", "pst", "cdt", "cst",
    "bst", "gmt", "utc", "cet", "cest", "mez", "mesz", "msk", "aest", "aedt", "ist", "jst", "kst", "sast", "ortszeit",
    "heure locale", "hora local", "ora locale", "uur", "мск", "ago", "klo",
)  # fmt: skip
"""Words behind the time of an entry, in lower case."""

AGO: Final = (
    r"(?:\d{1,3}|an?|one|two|three)\s?(?:s|m|h|d|secs?|seconds?|mins?|minutes?|hrs?|hours?|days?)\.?,?\s(?:(?:and\s)?\d{1,2}\s?"
    r"m(?:in(?:ute)?s?)?\.?\s)?ago|vor\s(?:\d{1,3}|einer|einem)\s(?:sekunden?|min(?:uten?|\.)?|stunden?|std\.?|tag(?:en)?)"
    r"|il\sy\sa\s(?:\d{1,3}|une)\s(?:min(?:utes?)?|h|heures?|jours?)|hace\s(?:\d{1,3}|una?)\s(?:min(?:utos?)?|h|horas?|días?)"
    r"|há\s(?:\d{1,3}|uma)\s(?:min(?:utos?)?|horas?|dias?)|(?:\d{1,3}|un)['’]?\s?(?:minut[oi]|or[ae]|giorn[oi])\sfa"
    r"|(?:\d{1,3}|een)\s(?:minuten|minuut|uur|dagen|dag)\sgeleden|(?:för\s)?\d{1,3}\s(?:min(?:uter)?|timmar|timme)\ssedan"
    r"|\d{1,3}\s(?:min(?:utter)?|timer|time)\ssiden|\d{1,3}\s(?:minut[yę]?|godzin[yę]?)\stemu|před\s\d{1,3}\s(?:minutami|hodinami)"
    r"|\d{1,3}\s(?:минут[уы]?|час(?:а|ов)?)\sназад|\d{1,3}\s(?:dakika|saat)\sönce|\d{1,3}\s?(?:分钟|小时|分鐘|小時)前|\d{1,3}\s?(?:分|時間)前"
    r"|\d{1,3}\s?(?:분|시간)\s전|منذ\s\d{1,3}\s(?:دقيقة|ساعة|ساعات|دقائق)"
)
"""Times such as "2 hours ago"; a pattern for lower-case text."""

KEY_POINTS: Final = frozenset(
    """
    key points;key events;key moments;key developments;key updates;key takeaways;the key points;what we know;what we know so far
    at a glance;summary;what’s happened so far;what has happened so far;the main points;main points;top lines;highlights
    das wichtigste;das wichtigste in kürze;das wichtigste im überblick;die wichtigsten entwicklungen;wichtigste ereignisse
    überblick;die wichtigsten punkte;kurz und knapp;zusammenfassung;l’essentiel;ce qu’il faut retenir;les points clés
    ce que l’on sait;en bref;les moments clés;lo más importante;las claves;puntos clave;claves;lo que se sabe;lo esencial
    i punti chiave;punti chiave;in sintesi;cosa sappiamo;pontos-chave;o essencial;o que se sabe;resumo;pontos principais
    het belangrijkste;samenvatting;de hoofdpunten;wat we weten;det viktigaste;sammanfattning;i korthet;det viktigste
    oppsummering;kort fortalt;det vigtigste;overblik;najważniejsze;w skrócie;podsumowanie;co najważniejsze;nejdůležitější
    shrnutí;to nejdůležitější;главное;коротко;что известно;головне;головне за день;öne çıkanlar;özet;要点;要點;重点
    まとめ;ポイント;요약;주요 내용;أبرز النقاط;الملخص
    """.replace("\n", ";")
    .strip(" ;")
    .replace("    ", "")
    .split(";")
)
"""Labels over a list of key points, in lower case, without a colon."""

LIVE_NOTICES: Final = frozenset(
    """
    this live blog is now closed;this live blog is closed;this live blog has closed;this live blog has now closed
    this live blog has ended;this blog is now closed;this live page is no longer being updated
    this live page is now closed;this page is no longer being updated;our live coverage has ended
    our live coverage has now ended;show key events only;please turn on javascript to use this feature;load more updates
    show more updates;dieser liveticker ist beendet;dieser liveblog ist beendet;der liveticker ist beendet
    der liveblog ist beendet;dieser ticker ist beendet;ce direct est terminé;ce direct est fermé;ce live est terminé
    fin del directo;este directo ha terminado;la diretta è terminata;este direto terminou;dit liveblog is gesloten
    liverapporteringen är avslutad;трансляция завершена;онлайн-трансляция завершена
    """.replace("\n", ";")
    .replace("    ", "")
    .strip(" ;")
    .split(";")
)
"""Lines of a live blog that are about the page. In lower case, without the mark at the end."""
