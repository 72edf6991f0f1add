"""Headings over digests: briefings, newsletters and columns of short news items, each with its own headline."""

from __future__ import annotations

from typing import Final

COLUMN_HEADINGS: Final = (
    "in brief", "news in brief", "world in brief", "news briefs", "brief news", "briefly", "briefs", "news summary",
    "news digest", "daily digest", "weekly digest", "digest", "news round-up", "news roundup", "short news", "news bites",
    "in short", "news at a glance", "the day in brief", "the week in brief", "day in brief", "week in brief",
    "kurz gemeldet", "kurz notiert", "kurz und knapp", "kurz & knapp", "kurz berichtet", "kurz gefasst", "in kürze",
    "meldungen in kürze", "nachrichten in kürze", "kurzmeldungen", "kurznachrichten", "meldungen", "aus aller welt",
    "der tag in kürze", "weltnachrichten in kürze", "en bref", "brèves", "les brèves", "l’actu en bref",
    "l’actualité en bref", "le monde en bref", "nouvelles brèves", "en breve", "breves", "noticias breves",
    "noticias en breve", "el mundo en breve", "notas breves", "in breve", "brevi", "notizie in breve", "notizie brevi",
    "dal mondo in breve", "em resumo", "em breves", "notícias breves", "curtas", "notícias curtas", "breves do dia",
    "kort nieuws", "kort", "in het kort", "nieuws in het kort", "korte berichten", "kort binnenland", "notiser",
    "i korthet", "nyheter i korthet", "kort nytt", "nytt i korthet", "kortnytt", "nyheter kort", "kort fortalt",
    "nyheder i korthed", "kort nyt", "korte nyheder", "w skrócie", "wiadomości w skrócie", "krótko", "stručně",
    "zprávy stručně", "krátce", "коротко", "новости коротко", "кратко", "кратко о главном", "коротко о главном",
    "короткие новости", "стисло", "новини стисло", "коротко про головне", "kısa kısa", "kısa haberler",
    "kısaca haberler", "kısaca", "短信", "ニュース短信", "短讯", "短訊", "简讯", "簡訊", "新闻简报", "新聞簡報", "要闻简报", "국내 단신",
    "단신", "뉴스 단신", "أخبار قصيرة", "أخبار موجزة", "موجز الأخبار", "موجز الأنباء",
)  # fmt: skip
"""Headings of columns of short news. In lower case, with curly apostrophes."""

BRIEFING_HEADINGS: Final = (
    "morning briefing", "evening briefing", "daily briefing", "weekend briefing", "weekly briefing", "news briefing",
    "the briefing", "your briefing", "today’s briefing", "morning update", "evening update", "morning news",
    "today’s headlines", "today’s top stories", "top stories", "today’s news", "the day’s news", "the headlines",
    "headlines", "news headlines", "newsletter", "the newsletter", "daily newsletter", "morning newsletter",
    "weekly newsletter", "evening newsletter", "news update", "the week’s news", "this week’s news", "this week’s top stories",
    "what you need to know today", "the morning edition", "morning edition", "evening edition", "local news round-up",
    "first thing", "morgenbriefing", "abendbriefing", "tagesbriefing", "das briefing", "nachrichtenüberblick",
    "die nachrichten am morgen", "nachrichten am morgen", "nachrichten am abend", "der morgen", "der tag im überblick",
    "das wichtigste in kürze", "das wichtigste vom tage", "das wichtigste am morgen", "das wichtigste des tages",
    "nachrichten des tages", "die themen des tages", "themen des tages", "schlagzeilen", "die schlagzeilen", "morgenlage",
    "l’essentiel", "l’essentiel de l’actualité", "la matinale", "les titres", "les titres de l’actualité", "le brief",
    "la newsletter", "l’actualité du jour", "les infos du jour", "l’actu du jour", "resumen de noticias",
    "las noticias del día", "noticias del día", "el boletín", "boletín de noticias", "boletín", "los titulares",
    "titulares del día", "resumen del día", "le notizie del giorno", "notizie del giorno", "rassegna", "i titoli",
    "il notiziario", "notiziario", "as notícias do dia", "notícias do dia", "resumo do dia", "boletim", "destaques do dia",
    "ochtendbriefing", "nieuwsbrief", "het nieuws van vandaag", "nieuwsoverzicht", "het belangrijkste nieuws",
    "nyhetsbrev", "morgonens nyheter", "dagens nyheter i korthet", "nyhetssammanfattning", "nyhetsbrevet", "morgenbrief",
    "dagens nyheter kort", "nyhedsoverblik", "nyhedsbrev", "dagens overblik", "najważniejsze wiadomości",
    "przegląd wiadomości", "wiadomości dnia", "přehled zpráv", "zprávy dne", "ranní přehled", "главные новости",
    "главное за день", "главное за сутки", "новости дня", "утренний обзор", "утренняя рассылка", "головні новини",
    "головне за день", "новини дня", "sabah bülteni", "günün haberleri", "günün özeti", "haber bülteni", "sabah özeti",
    "朝のニュース", "ニュースまとめ", "今日のニュース", "今日要闻", "早报", "早報", "每日简报", "每日簡報", "新闻早报", "모닝 브리핑",
    "뉴스 브리핑", "오늘의 뉴스", "주요 뉴스", "النشرة الصباحية", "نشرة الأخبار", "أهم الأخبار", "أبرز الأخبار",
)  # fmt: skip
"""Headings of briefings and newsletters, which may also be one long text. In lower case, with curly apostrophes."""

SUMMARY_PHRASES: Final = (
    "following is a summary of", "a summary of the day’s news", "a roundup of", "a round-up of the day’s news",
    "here is a summary of today’s news", "es folgt eine zusammenfassung", "voici un résumé de l’actualité",
)  # fmt: skip
"""Beginnings of sentences that say that a summary of news follows. In lower case."""

GOODBYES: Final = (
    "that’s all for", "that’s it for", "that is all for", "that is it for", "thanks for reading", "thank you for reading",
    "see you tomorrow", "see you on", "have a good", "have a great", "have a nice", "until tomorrow", "did someone forward",
    "was this forwarded", "forwarded this email", "you are receiving", "you’re receiving", "you received this",
    "you can unsubscribe", "to unsubscribe", "unsubscribe", "view in browser", "view this email", "if you enjoyed this",
    "got a tip", "do you have a tip", "write to us", "send us", "reply to this email", "our address", "compiled by",
    "das war’s für", "das war es für", "bis morgen", "danke fürs lesen", "vielen dank fürs lesen", "einen schönen",
    "kommen sie gut", "sie erhalten diesen", "sie erhalten diese", "newsletter abbestellen", "c’est tout pour", "à demain",
    "bonne journée", "bonne lecture", "merci de nous lire", "vous recevez", "se désabonner", "pour vous désabonner",
    "eso es todo", "hasta mañana", "gracias por leer", "recibe este", "usted recibe", "para darse de baja", "darse de baja",
    "è tutto per", "a domani", "grazie per aver", "ricevi questa", "até amanhã", "é tudo por", "obrigado por ler",
    "dat was het", "tot morgen", "bedankt voor het lezen", "u ontvangt", "afmelden", "vi ses i", "tack för att",
    "det var allt", "takk for at", "tak fordi", "do jutra", "dziękujemy za", "to wszystko na", "na dnes", "до завтра",
    "это все на", "это всё на", "спасибо, что", "хорошего дня", "вы получили это", "отписаться", "до зустрічі", "iyi günler",
    "yarın görüşmek", "bu e-postayı",
)  # fmt: skip
"""Beginnings of lines below the last item. In lower case, with curly apostrophes."""

POINTING_BACK: Final = {
    language: frozenset(words.split())
    for language, words in {
        "en": "he she it they this these those that but and yet still however moreover meanwhile also so then his her their"
        " its both",
        "de": "er sie es dies diese dieser dieses doch aber und dennoch trotzdem dabei dazu dagegen zudem außerdem"
        " allerdings seine ihre deshalb daher",
        "fr": "il elle ils elles ce cette ces cela mais et pourtant cependant toutefois ensuite son sa ses leur leurs",
        "es": "él ella ellos ellas esto esta este estos pero y además entonces su sus",
        "it": "lui lei loro questo questa questi ma e però anche inoltre",
        "pt": "ele ela eles elas isto isso este esta mas porém também além",
        "nl": "hij zij ze dit dat deze maar en ook toch",
        "sv": "han hon de den men och också",
        "no": "han hun de den men og også",
        "da": "han hun de den men og også",
        "pl": "on ona oni to ale i jednak też także",
        "cs": "on ona oni to ale a však také",
        "ru": "он она оно они это этот эта но и а однако также",
        "uk": "він вона вони це цей ця але та й однак також",
        "tr": "o bu bunlar ama ancak onlar",
    }.items()
}
"""By language: words at the beginning of a section that goes on from the one above. In lower case."""

OWN_VIEWS: Final = {
    language: frozenset(words.split())
    for language, words in {
        "en": "i i’m i’ve i’d i’ll my me",
        "de": "ich mir mich mein meine meinem meinen",
        "fr": "je j moi mon ma mes",
        "es": "yo mi mis",
        "it": "io mio mia miei",
        "pt": "eu meu minha",
        "nl": "ik mij mijn",
        "sv": "jag mig mitt mina",
        "no": "jeg meg mitt mine",
        "da": "jeg mig mit mine",
        "pl": "ja mnie mój moja",
        "cs": "já mě můj moje",
        "ru": "я меня мне мой моя",
        "uk": "я мене мені мій моя",
        "tr": "ben bana benim",
    }.items()
}
"""By language: words by which writers mean themselves, as in columns. In lower case."""

QUALIFIERS: Final = frozenset(
    """
    your the this our a of and in today’s week’s day’s morning evening afternoon midday lunchtime daily weekly weekend
    monday tuesday wednesday thursday friday saturday sunday news world local regional national international foreign
    business sports sport politics political city county state tech technology science culture community morning’s
    evening’s police court
    """.split()
)
"""With them, one of ``DIGEST_NOUNS`` is the heading of a digest: "Your Tuesday briefing". In lower case."""

DIGEST_NOUNS: Final = frozenset(
    "briefing briefings briefs digest roundup round-up newsletter summary headlines bulletin".split()
)

GENERIC_HEADINGS: Final = frozenset(
    """
    newsletter;the newsletter;headlines;the headlines;news headlines;top stories;today’s top stories;digest;briefs
    news update;morning news;today’s news;kort;meldungen;schlagzeilen;die schlagzeilen;der morgen;breves;brevi;curtas
    en bref;rassegna;notiziario;i titoli;les titres;boletín;boletim;los titulares;nieuwsbrief;nyhetsbrev;nyhedsbrev
    notiser;новости дня;главные новости;今日のニュース;오늘의 뉴스;주요 뉴스;أهم الأخبار;أبرز الأخبار
    """.replace("\n", ";")
    .replace("    ", "")
    .split(";")
)
"""Headings that menus and boxes of pages have too: they count only at the top of a text."""

SAME_STORY_TITLES: Final = (
    "what happened", "what we know", "what’s next", "what is next", "what next", "why it matters", "background",
    "the background", "the big picture", "the bottom line", "the details", "details", "reaction", "reactions", "context",
    "the context", "key points", "the aftermath", "aftermath", "the investigation", "analysis", "conclusion", "timeline",
    "introduction", "the problem", "the solution", "how it works", "who is", "who was", "what is", "what are",
    "was bisher bekannt ist", "was wir wissen", "hintergrund", "die hintergründe", "reaktionen", "wie es weitergeht",
    "so geht es weiter", "fazit", "worum es geht", "der anlass", "le contexte", "contexte", "réactions", "et maintenant",
    "ce que l’on sait", "ce qu’il faut savoir", "antecedentes", "contexto", "reacciones", "qué sigue", "lo que se sabe",
    "il contesto", "le reazioni", "cosa succede ora", "contesto", "achtergrond", "reacties", "bakgrund", "reaktioner",
    "предыстория", "реакция", "что дальше", "что известно", "контекст", "背景", "経緯", "今後", "反応", "배경", "전망",
)  # fmt: skip
"""Beginnings of subheadings within one article. In lower case, with curly apostrophes."""

ITEM_POINTERS: Final = (
    "read more", "read the full story", "full story", "read the story", "continue reading", "more here", "go deeper",
    "weiterlesen", "mehr dazu", "zum artikel", "lire la suite", "lire l’article", "en savoir plus", "leer más",
    "seguir leyendo", "leggi tutto", "leggi di più", "continua a leggere", "leia mais", "lees meer", "lees verder",
    "läs mer", "les mer", "læs mere", "czytaj więcej", "czytaj dalej", "číst dál", "více zde", "читать далее",
    "подробнее", "читати далі", "devamını oku", "続きを読む", "阅读全文", "閱讀全文", "查看全文", "자세히 보기", "اقرأ المزيد",
)  # fmt: skip
"""Lines below an item that lead to its full text. In lower case, with curly apostrophes."""
