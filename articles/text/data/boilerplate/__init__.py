"""Lines that are debris wherever they appear, each with its kind and the reason.

There are two sorts: labels, which are whole lines with a known wording, and patterns. Both are certain by themselves;
lines that only their surroundings give away are left to the line classifier. Patterns are written in lower case and
matched against the first ``PATTERN_LENGTH`` characters of the lower-case line; they must not backtrack over more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from articles.text.data.boilerplate.elsewhere import LABELS_ELSEWHERE, PREFIXES, WIDE_PHRASES
from articles.text.data.kinds import Kind

# No recurring line of a page is longer. Longer lines are prose, however they begin.
PATTERN_LENGTH = 400


def gettext_noop(message: str) -> str:
    """Mark ``message`` for translation and return it unchanged. The pages translate it; the core translates nothing."""
    return message


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelRule:
    """Whole lines of ``kind``, compared after ``articles.text.cleaning.boilerplate.fold``."""

    name: str
    kind: Kind
    reason: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternRule:
    """Lines of ``kind`` that ``pattern`` matches from their start, up to ``words`` words long.

    ``inner`` are patterns for wording further in, each with hints: a line is matched only if it contains one of them,
    as matching every paragraph would cost more than all other patterns together.
    """

    name: str
    kind: Kind
    reason: str
    pattern: str
    words: int = 40
    inner: tuple[tuple[tuple[str, ...], str], ...] = ()


_LABELS_IN_ENGLISH: tuple[LabelRule, ...] = (
    LabelRule(
        name="advertisement label",
        kind=Kind.ADVERTISEMENT,
        reason=gettext_noop("Pages use this label to set advertisements apart from articles."),
        labels=(
            "ad", "ads", "advert", "advertisement", "advertisements", "advertising",
            "advertisement - scroll to continue", "article content",
            "story continues below", "story continues below advertisement", "story continues below this ad",
            "article continues below",
            "article continues below advertisement", "article continues below this ad",
            "article continues after advertisement",
            "continue reading the main story", "continue reading below", "scroll to continue",
            "scroll to continue with content",
            "this advertisement has not loaded yet, but your article continues below", "skip advertisement",
            "skip ad", "remove ads", "report ad",
            "report this ad", "close ad", "loading ad", "powered by", "anzeige", "werbung", "publicité",
            "publicidad", "anuncio", "pubblicità",
            "advertentie", "реклама", "広告", "إعلان", "- advertisement -", "advertisement advertisement",
            "continue reading", "supported by", "sponsor message", "story continues", "article continues",
            "story continues after advertisement", "advertise here", "sponsor messages",
        ),
    ),
    LabelRule(
        name="paid content label",
        kind=Kind.SPONSORED,
        reason=gettext_noop("The label announces paid content."),
        labels=(
            "sponsored", "sponsored content", "sponsored links", "sponsored stories", "sponsored by", "paid content",
            "paid post", "paid program",
            "promoted", "promoted content", "promoted stories", "partner content", "from our partners",
            "from our partner", "brand content",
            "branded content", "advertorial", "around the web", "from around the web", "from the web",
            "recommended by", "by taboola",
            "by outbrain", "content by taboola", "you may like", "we recommend", "partner offers",
        ),
    ),
    LabelRule(
        name="share button",
        kind=Kind.SHARE,
        reason=gettext_noop("Words on share and follow buttons."),
        labels=(
            "facebook", "twitter", "x", "e-mail", "email", "linkedin", "whatsapp", "reddit", "pinterest", "tumblr",
            "flipboard", "telegram",
            "messenger", "instagram", "youtube", "snapchat", "tiktok", "threads", "bluesky", "mastodon", "vk",
            "line", "copy link", "link copied",
            "copy link copied", "copied", "copy", "copy url", "click to copy", "share", "share this",
            "share this article", "share this story", "share this page",
            "share article", "share close", "share on facebook", "share on twitter", "share on x",
            "share on linkedin", "share on reddit",
            "share on whatsapp", "share via email", "share via whatsapp", "tweet", "tweet this", "pin", "pin it",
            "print", "print this article",
            "email this article", "save", "bookmark", "send", "social sharing", "follow", "follow us",
            "follow us on", "connect with us", "like us on facebook",
            "follow us on twitter", "follow us on facebook", "follow us on instagram", "gift this article",
            "gift article", "share comments",
            "share full article", "share this post", "teilen", "partager", "compartir", "condividi",
            "share this video", "read in app", "save saved",
            "facebook messenger", "google+", "google plus", "stumbleupon", "pocket", "digg", "sms",
            "more sharing options", "email to a friend",
            "share with friends", "thanks for sharing!", "gift", "shares", "share:", "email share", "text", "share on pinterest",
            "share on flipboard", "xing", "weibo", "wechat",
        ),
    ),
    LabelRule(
        name="comment box",
        kind=Kind.COMMENTS,
        reason=gettext_noop("The words around readers’ comments."),
        labels=(
            "comments", "comment", "leave a comment", "leave a reply", "post a comment", "add a comment",
            "view comments", "show comments", "hide comments",
            "read comments", "join the conversation", "join the discussion", "no comments", "no comments yet",
            "0 comments", "write a comment",
            "load comments", "see comments", "comments are closed", "cancel reply", "comments powered by disqus",
            "commenting guidelines",
            "discuss this article", "have your say", "reply", "report comment", "sort by", "newest first",
            "oldest first", "kommentare", "commentaires",
            "comentarios", "view all comments", "be the first to comment", "comments (0)", "share your thoughts",
            "create an accountsign in", "top rated comments", "top comments", "recent comments", "latest comments",
            "last comments", "user comments", "reader comments", "all comments", "read all comments",
            "leave comments", "post comment", "add your comment", "add comment", "submit comment", "loading comments",
            "commenting", "commenting rules", "comment policy", "comments policy", "comments & replies",
            "feed for comments", "comments rss", "0 replies", "sort comments", "kommentieren",
            "kommentar schreiben", "schreibe einen kommentar", "kommentare anzeigen", "alle kommentare",
            "laisser un commentaire", "poster un commentaire", "tous les commentaires", "réagir", "comentar",
            "dejar un comentario", "deja un comentario", "deja una respuesta", "ver comentarios", "comentários",
            "comentário", "deixe um comentário", "deixe uma resposta", "deixe seu comentário", "comente", "responder",
            "commenti", "lascia un commento", "nessun commento", "reacties", "geef een reactie",
            "комментарии", "комментарий", "все комментарии", "добавить комментарий", "свежие комментарии",
            "komentar", "tinggalkan balasan", "tinggalkan komentar", "yorumlar", "yorum yaz", "komentarze",
            "dodaj komentarz", "التعليقات", "تعليقات", "コメント", "댓글", "评论", "留言",
        ),
    ),
    LabelRule(
        name="sign-up box",
        kind=Kind.NEWSLETTER,
        reason=gettext_noop("Words of sign-up, subscription and app boxes."),
        labels=(
            "newsletter", "newsletters", "our newsletters", "subscribe", "subscribe now", "subscribe today",
            "sign up", "sign up now", "sign up here", "sign up for free",
            "sign up for our newsletter", "sign me up", "email address", "your email", "your email address",
            "enter your email", "enter your email address",
            "get the app", "download the app", "download our app", "start your free trial", "become a member",
            "become a subscriber", "donate", "donate now",
            "support us", "newsletter signup", "newsletter sign up", "daily newsletter", "already a subscriber?",
            "already a member?", "subscribe to our newsletter", "register",
            "this is a subscriber-only story", "subscriber exclusive", "thank you for subscribing",
            "thank you for signing up", "thanks for subscribing",
            "thanks for signing up", "thank you", "invalid email address", "jetzt abonnieren", "s'abonner",
            "suscríbete", "unlock this article", "create account",
            "create an account", "create free account", "continue with google", "continue with facebook",
            "subscribe for more", "read our privacy policy",
            "browse newsletters", "a valid email address is required", "please enter a valid email address",
            "want more?", "stay informed",
        ),
    ),
    LabelRule(
        name="pointer label",
        kind=Kind.RELATED,
        reason=gettext_noop("The label introduces links to other articles."),
        labels=(
            "read more", "read more at", "read also", "also read", "read next", "read this next", "related",
            "related articles", "related article", "related stories",
            "related story", "related news", "related content", "related posts", "related links", "related coverage",
            "related topics", "related video", "related videos", "more on this story",
            "more on this topic", "more stories", "more like this", "more from", "more news", "most read",
            "most popular", "most viewed", "most shared", "popular",
            "popular now", "popular stories", "trending", "trending now", "trending stories", "recommended",
            "recommended for you", "recommended stories",
            "you may also like", "you might also like", "you might like", "you may have missed",
            "in case you missed it", "don't miss", "dont miss", "must read",
            "must reads", "editors' picks", "editor's picks", "editor's choice", "top stories", "latest news",
            "latest stories", "latest headlines", "what to read next",
            "up next", "see also", "see more", "recent posts", "recent articles", "keep reading", "more for you",
            "next article", "previous article", "next story",
            "more stories like this one", "mehr zum thema", "lesen sie auch", "à lire aussi", "lire aussi",
            "lee también", "leggi anche", "lees ook", "читайте также", "関連記事",
            "popular this week", "stories for you", "suggested articles", "more in", "other stories", "top news",
            "breaking news", "watch next", "explore more",
            "end of list", "recommended reading", "see more stories", "latest", "also in", "most watched", "most discussed",
            "highlights", "view more articles", "featured stories", "weitere artikel", "ähnliche artikel",
            "meistgelesen", "das könnte sie auch interessieren", "das könnte dich auch interessieren",
            "auch interessant", "articles similaires", "articles liés", "sur le même sujet", "les plus lus",
            "vous aimerez aussi", "à voir aussi", "lire la suite", "artículos relacionados", "noticias relacionadas",
            "lo más leído", "las más leídas", "te puede interesar", "también te puede interesar", "más noticias",
            "leer más", "leia também", "leia mais", "veja também", "saiba mais", "artigos relacionados",
            "notícias relacionadas", "matérias relacionadas", "posts relacionados", "você pode gostar",
            "você também pode gostar", "mais lidas", "as mais lidas", "últimas notícias", "articoli correlati",
            "potrebbe interessarti", "potrebbe interessarti anche", "ti potrebbe interessare", "i più letti",
            "leggi tutto", "gerelateerde artikelen", "meest gelezen", "lees meer", "похожие статьи",
            "похожие новости", "по теме", "ещё по теме", "другие новости", "последние новости", "baca juga",
            "berita terkait", "artikel terkait", "terpopuler", "ilgili haberler", "czytaj także", "zobacz także",
            "اقرأ أيضا", "اقرأ أيضاً", "関連ニュース", "あわせて読みたい", "おすすめ記事", "相关新闻",
        ),
    ),
    LabelRule(
        name="player control",
        kind=Kind.VIDEO,
        reason=gettext_noop("Words on and around video and audio players."),
        labels=(
            "video", "play video", "watch", "watch live", "watch now", "watch video", "watch the video", "play",
            "pause", "mute", "unmute", "replay", "now playing",
            "live", "back to video", "we apologize, but this video has failed to load", "try refreshing your browser, or",
            "tap here to see other videos from our team",
            "video ad feedback", "close captions", "loaded: 0%", "current time 0:00", "duration 0:00", "fullscreen",
            "listen", "listen to this article",
            "listen now", "media caption", "click to expand", "video player is loading", "watch more",
            "video unavailable", "this video is unavailable", "picture-in-picture",
            "play this video", "this video can not be played", "remote video url",
            "to play this video you need to enable javascript in your browser", "media player", "progress: 0%",
            "auto",
        ),
    ),
    LabelRule(
        name="picture control",
        kind=Kind.CAPTION,
        reason=gettext_noop("Words of picture galleries and credits of photo agencies."),
        labels=(
            "image", "images", "photo", "photos", "picture", "gallery", "photo gallery", "view gallery",
            "open gallery", "caption", "hide caption", "toggle caption",
            "enlarge", "enlarge this image", "view image", "image credit", "image caption", "image source",
            "view full image", "expand", "expand image", "getty images", "ap photo", "back to gallery",
            "view slideshow", "open image modal", "getty", "shutterstock", "istock", "file photo",
            "afp via getty images", "slideshow", "full screen", "view fullscreen",
            "show caption", "image courtesy", "view photos", "launch gallery", "getty images/istockphoto",
            "(getty images)", "(file photo)", "pixabay", "unsplash", "supplied", "contributed",
            "credit: getty images", "via getty images", "photo: getty images", "image: getty images",
            "getty images/istock", "photo credit", "screenshot", "bildquelle",
            "lead-art-block.fullscreen-enter expand",
        ),
    ),
    LabelRule(
        name="menu word",
        kind=Kind.NAVIGATION,
        reason=gettext_noop("Words of menus, footers and other navigation."),
        labels=(
            "menu", "main menu", "search", "home", "homepage", "sections", "skip to content", "skip to main content",
            "log in", "login", "log out", "sign in", "sign out", "my account", "close",
            "next", "previous", "prev", "back", "back to top", "top", "more", "see all", "view all", "show more",
            "show less", "load more", "contact us", "about us", "careers",
            "rss", "tags", "topics", "topic", "filed under", "site map", "sitemap", "toggle navigation", "open menu",
            "close menu", "faq", "help", "settings", "loading", "loading...",
            "subscribe to our rss feed", "expand menu", "navigation", "search search", "open search", "close search",
            "breadcrumb", "breadcrumb trail links", "advertise", "advertise with us", "go to homepage",
            "accessibility help",
            "user menu", "more menu", "perform search", "in this article", "table of contents", "jump to",
            "dark mode", "audio", "edition", "language", "customer service", "today's paper", "e-edition", "epaper",
            "*", "-", "|", "•", "·", "›", "»", "«", "/", "+", "...", "…", "cancel", "submit", "ok", "done",
            "hide message bar", "learn more", "click here", "open extended reactions",
            "descrease article font size", "decrease article font size", "increase article font size", "font size",
            "text size", "reading time", "sort", "filter", "skip navigation", "explore content",
            "exact matches only",
            "search in title", "search in content", "search in posts", "search in pages", "site search", "show all",
            "a a", "a-", "a+", "aa", "page not found", "read aloud", "report a typo", "report an error", "download pdf", "view pdf", "click to return to homepage",
        ),
    ),
    LabelRule(
        name="legal notice",
        kind=Kind.LEGAL,
        reason=gettext_noop("Words of copyright and consent notices."),
        labels=(
            "all rights reserved", "privacy policy", "privacy", "terms of use", "terms of service",
            "terms & conditions", "terms and conditions", "cookie policy", "cookies", "cookie settings",
            "disclaimer",
            "copyright", "reprints", "your california privacy rights", "do not sell my personal information",
            "adchoices", "ad choices", "accept", "accept all", "accept cookies", "i accept", "got it",
            "manage cookies",
            "privacy notice", "legal", "legal notices", "terms", "rights & permissions", "reprints and permissions",
            "corrections", "accessibility", "impressum", "datenschutz", "mentions légales", "aviso legal",
            "advertiser disclosure",
            "i agree", "reject all", "our standards: the thomson reuters trust principles", "ethics policy",
            "community guidelines", "editorial standards", "imprint",
        ),
    ),
)  # fmt: skip


def _phrases(table: str) -> tuple[str, ...]:
    """Return the phrases of ``table``, which are parted by bars and line ends."""
    return tuple(phrase.strip() for line in table.strip().splitlines() for phrase in line.split("|") if phrase.strip())


LABELS: tuple[LabelRule, ...] = tuple(
    replace(rule, labels=(*rule.labels, *_phrases(LABELS_ELSEWHERE.get(rule.kind, "")))) for rule in _LABELS_IN_ENGLISH
)
LABELS += (
    LabelRule(
        name="author's box",
        kind=Kind.AUTHOR_BIO,
        reason=gettext_noop("The label introduces lines about who wrote the article."),
        labels=_phrases(LABELS_ELSEWHERE[Kind.AUTHOR_BIO]),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseRule:
    """Lines of ``kind`` that begin with (or, in scripts without spaces, contain) one of the ``phrases``.

    ``length`` is the most words of such a line, or the most characters in scripts without spaces.
    """

    name: str
    kind: Kind
    reason: str
    length: int
    phrases: tuple[str, ...]


_REASONS = {
    Kind.ADVERTISEMENT: ("advertisement notice", gettext_noop("The label of an advertisement slot.")),
    Kind.SHARE: ("share widget", gettext_noop("The line is part of the share and follow buttons.")),
    Kind.COMMENTS: ("reader comments", gettext_noop("The line is part of the comment section.")),
    Kind.NEWSLETTER: ("sign-up offer", gettext_noop("The line asks the reader to sign up, subscribe or pay.")),
    Kind.RELATED: ("pointer to another article", gettext_noop("The line links to another article.")),
    Kind.VIDEO: ("video pointer", gettext_noop("The line represents a media player.")),
    Kind.CAPTION: ("picture credit", gettext_noop("Only pictures are credited this way.")),
    Kind.NAVIGATION: ("tag list", gettext_noop("Topics and tags link to other pages.")),
    Kind.LEGAL: (
        "legal notice",
        gettext_noop("Copyright, consent and disclosure notices come from the publisher, not the article."),
    ),
    Kind.AUTHOR_BIO: ("about the author", gettext_noop("The line describes who wrote the article.")),
}


def _phrase_rules(tables: tuple[tuple[Kind, int, str], ...]) -> tuple[PhraseRule, ...]:
    return tuple(
        PhraseRule(name=_REASONS[kind][0], kind=kind, reason=_REASONS[kind][1], length=length, phrases=_phrases(table))
        for kind, length, table in tables
    )


PREFIX_RULES = _phrase_rules(PREFIXES)
WIDE_RULES = _phrase_rules(WIDE_PHRASES)

# A name as outlets print it: two to four capitalised words, including initials and particles. The headers use it too.
NAME = r"[^\W\d_][\w'’.\-]{0,24}(?:\s[^\W\d_][\w'’.\-]{0,24}){1,3}"

_PICTURE_AGENCY = (
    r"(?:getty(?:\s+images)?|ap|ap\s+photo|afp|reuters|epa(?:-efe)?|shutterstock|istock(?:photo)?|"
    r"alamy|bloomberg|the canadian press|pa(?:\s+wire)?|pool|handout|imago|dpa|xinhua|rex|wireimage|"
    r"associated press|"
    r"usa today(?:\s+sports)?|anadolu|nurphoto|zuma(?:\s+press)?|unsplash|pixabay|pexels|"
    r"kyodo(?:\s+news)?|sipa|file|supplied)"
)

PATTERNS: tuple[PatternRule, ...] = (
    PatternRule(
        name="advertisement notice",
        kind=Kind.ADVERTISEMENT,
        reason=gettext_noop("The label of an advertisement slot."),
        pattern=(
            r"(?:this (?:advertisement|ad) (?:has not loaded|will close)|(?:story|article|content|"
            r"post) continues (?:below|after)|advertisement\s*\d{0,2}$|classifieds?\s?:|advertisement\W|ad feedback|"
            r"why am i seeing this ad|"
            r"-{0,3}\s?advertisement|(?:please )?(?:disable|turn off) your ad.?blocker|"
            r"we noticed you.re (?:using|blocking)|it looks like you.re using an ad.?blocker|this (?:shop|"
            r"post) (?:has been|was) compensated)"
        ),
        words=30,
    ),
    PatternRule(
        name="paid content",
        kind=Kind.SPONSORED,
        reason=gettext_noop("The line says that the content below is paid for."),
        pattern=(
            r"(?:sponsored (?:by|content|post)\b|paid (?:content|post|for) by|(?:content|provided|recommended|"
            r"promoted|powered) by (?:taboola|outbrain|dianomi|revcontent)|ad content by|from our (?:partners|"
            r"sponsors)\b)"
        ),
        words=14,
    ),
    PatternRule(
        name="video pointer",
        kind=Kind.VIDEO,
        reason=gettext_noop("The line represents a media player."),
        pattern=(
            r"(?:click to play video|watch (?:above|below|more|live|now|the video|this|:)|watch\s?[:|\-–—]|"
            r"watch\s\|\s|video\s?[:|]\s|(?:video|audio) ?(?:player|duration)|play video|now playing|"
            r"playing \d|(?:live )?stream:|"
            r"listen (?:to (?:this|the) (?:article|story|podcast)|now|:)|\d{1,2}:\d\d(?:\s+\d{1,2}:\d\d)*$|"
            r"video\s\d{1,2}:\d\d|\d{1,2}:\d\d\s+(?![ap]\.?m)[a-z]|media playback is|"
            r"your browser does not support|sorry, (?:this|the) video|"
            r"javascript is (?:disabled|required)|(?:please )?enable javascript|tap here to see other videos|"
            r"we apologize, but this video)"
        ),
        words=24,
    ),
    PatternRule(
        name="picture credit",
        kind=Kind.CAPTION,
        reason=gettext_noop("Only pictures are credited this way."),
        pattern=(
            r"(?:(?:photo(?:graph)?s?|image|images|picture|pictures|pic|illustration|foto|graphic|main image|"
            r"cover image|featured image|lead image|header image|video|screenshot|bild|"
            r"crédit photo)(?:\s+(?:credit|source|courtesy|via))?\s?(?:by|:|courtesy|credit|/|\()|"
            r"(?:photo|image|picture|main image|photograph) (?:credit|source|courtesy)|credits?:|"
            r"copyright\s+(?!©|\(c\)|\d|.{0,120}(?:reserved|reproduc|permission))[a-z]|image \d+ of \d+|(?:view|see) \d+ (?:images|photos|pictures)|"
            r"\d+ (?:of|/) \d+$|\(?(?:ap|afp|reuters|epa) photo\b|file photo\b|"
            r"(?:getty|shutterstock|istock|alamy|afp|ap photo|epa)\b.{0,40}$|a file (?:photo|picture|image)\b|"
            r"\(?(?:photo|image|picture|credit)[^\w\s]{1,2}\s?\S)"
        ),
        words=30,
    ),
    PatternRule(
        name="sign-up offer",
        kind=Kind.NEWSLETTER,
        reason=gettext_noop("The line asks the reader to sign up, subscribe or pay."),
        pattern=(
            r"(?:sign(?:ing)? up (?:for|to|now|here|today|with|and)|subscribe (?:to|now|for|today|here|and)|"
            r"subscribe$|(?:exclusive articles|unlimited (?:online )?access|(?:access|enjoy) (?:articles|"
            r"the latest|unlimited)|daily puzzles|get (?:email updates|exclusive access)|register / sign in|"
            r"share your thoughts and join)\b|get (?:the|our|your|"
            r"all)\b.{0,80}(?:newsletter|inbox|e-?mail|delivered|app\b)|get (?:daily|breaking|top|"
            r"more) .{0,60}(?:inbox|e-?mail|newsletter)|"
            r"(?:enter|type) your e-?mail|by (?:signing up|subscribing|registering|clicking|submitting|"
            r"entering|providing)\b|you (?:can|may) unsubscribe|unsubscribe\b|(?:thank you|"
            r"thanks) for (?:signing|subscribing|registering)|"
            r"(?:this (?:article|story|content) is|to (?:read|continue|view) (?:this|the|"
            r"reading)).{0,40}(?:subscriber|subscribe|register|sign in|log in|account)|already (?:a|"
            r"have an?) (?:subscriber|member|account|subscription)|(?:download|install) (?:the|"
            r"our) .{0,30}app\b|"
            r"want (?:more|the latest|to get).{0,80}(?:newsletter|inbox|sign up)|(?:the )?(?:latest|top|"
            r"biggest|best) .{0,60}(?:to|in) your inbox|stay (?:up.to.date|"
            r"informed|in the know|ahead)\b.{0,60}(?:newsletter|inbox|sign|e-?mail)|"
            r"(?:we.ve sent|check your) .{0,40}(?:e-?mail|inbox)|start your (?:free )?(?:trial|subscription)|"
            r"(?:become|join) (?:a|our) (?:member|subscriber)s?\b|support (?:our|independent) journalism|"
            r"you have (?:full )?access to this (?:article|content)|invalid e-?mail|(?:something went wrong|there was an error|an error (?:has )?occurred).{0,60}|"
            r"you.ve (?:read|reached) .{0,40}(?:free )?articles|interested in more newsletters|"
            r"(?:just )?(?:\$|£|€|r)\d+(?:\.\d\d)? (?:for|a|per) (?:the first |a )?(?:month|week|year)|"
            r"\*?i (?:would like|agree|want) to (?:be e-?mailed|receive)|(?:don.t miss|"
            r"never miss) .{0,60}(?:newsletter|sign|subscri|inbox)|"
            r"our (?:free )?(?:daily|weekly|morning|evening) .{0,40}newsletter|e-?mail \(required\)|"
            r"follow .{0,40}on (?:whatsapp|telegram|google news|apple news)|add us as a (?:preferred|google)|"
            r"please (?:log|sign) in\b|create (?:an|your) (?:free )?account|"
            r"join (?:over )?[\d,.]+\w? .{0,40}(?:subscribers|readers)|thanks for reading .{2,60}! (?:this post|subscribe)|"
            r"(?:our|all our|these) (?:stories|journalism|reporting|articles) (?:is|are) (?:free|made possible)\b|"
            r"your stories live here\b|fuel your hometown\b|new ?you can now listen to\b|"
            r"support (?:non-?profit|local|quality|free) (?:journalism|news)\b|enjoy more audio and podcasts\b|"
            r"join .{2,40} on whatsapp\b|get the latest .{2,80} on whatsapp\b|republish (?:this|our) (?:story|articles?)\b|"
            r"want to write\?$|write an article and join\b)"
        ),
        words=60,
        inner=(
            (("paper, an electronic",), r".{0,40}\be-?paper, an electronic"),
            (("reader-supported", "listener-supported"), r".{0,80}\bis an? (?:reader|listener)-supported\b"),
            (
                ("sign up for our", "sign up to our"),
                r".{0,160}\bsign up (?:for|to) our (?:\w{1,20} ){0,3}newsletters?\b",
            ),
            (("sign up here",), r".{0,200}\bnewsletters?\b.{0,40}\bsign up here\W{0,2}$"),
            (
                ("to your inbox", "to your e"),
                r".{0,120}(?:delivered|sent|straight|direct(?:ly)?) (?:straight |direct(?:ly)? )?to your "
                r"(?:inbox|e-?mail)",
            ),
        ),
    ),
    PatternRule(
        name="pointer to another article",
        kind=Kind.RELATED,
        reason=gettext_noop("The line links to another article."),
        pattern=(
            r"(?:(?:also |to )?read (?:more|also|next|the full (?:story|article)|our|this|here|full|"
            r"now)\b(?:\s+(?:on|at|about|from|in|by)\b|\W|$)|(?:must |also )read\s?[:|\-–—]|read\s?[:|]\s|"
            r"related\s?(?:stories|story|articles?|news|content|coverage|links?|topics?)?\s?[:|]|see (?:also|"
            r"more)\s?[:|]|(?:see|read) more(?: stories)?$|"
            r"more (?:on|from|about|in|stories|news|coverage)\b.{0,60}$|also (?:in|on|from) (?:the|our) [\w'’]{2,20}$|(?:you (?:may|"
            r"might) (?:also )?(?:like|be interested|have missed))|(?:recommended|trending|don.t miss|"
            r"most read|most popular|up next|next up|in case you missed)\s?[:|\-–]|click here (?:to|for)|"
            r"(?:in pictures|in photos|gallery|opinion|analysis|explainer|fact check|timeline|podcast|"
            r"interactive|live blog|live updates|quiz|recap)\s?[:|]\s(?=.{10,110}$)(?!.*\.$)|(?:next|"
            r"previous) (?:article|story|post)\b|<<|>>|→|»\s|» |► |➤|▶|\[?(?:read|"
            r"continue reading)\b.{0,80}(?:→|»|>>|\])|"
            r"(?:lesen sie|lire aussi|à lire|lea también|leggi anche|lees ook|читайте)\b.{0,20}:|(?:find|"
            r"check) out (?:more|our)\b|for more (?:on|news|stories|information|from|details),?\b|tap here|"
            r"go here|view (?:all|more)\b|more\s?:\s(?=.{16,120}$)(?!.*[.:]$)|list (?:of \d+ items|\d+ of \d+)$|latest (?:on|news|from)\b.{0,40}$)"
        ),
        words=26,
    ),
    PatternRule(
        name="share widget",
        kind=Kind.SHARE,
        reason=gettext_noop("The line is part of the share and follow buttons."),
        pattern=(
            r"(?:share (?:this|on|via|the|current|with|your|to|by|comments)\b|share\s?(?:facebook|twitter|:|"
            r"\d)|(?:facebook|twitter|linkedin|whatsapp)\s(?:facebook|twitter|linkedin|whatsapp|email|e-mail|"
            r"reddit|flipboard|x)\b|follow (?:us|me|him|her|them|the|@|\w{2,20} (?:on|\w{2,20} on))\b.{0,80}|"
            r"(?:like|find|join) us on\b|(?:tweet|email|print|pin) this\b|send this (?:page|article|story)|"
            r"copy (?:this )?link|leave a comment share|connect with .{0,30} on\b|e-?mail (?:this|the)\b)"
        ),
        words=40,
    ),
    PatternRule(
        name="reader comments",
        kind=Kind.COMMENTS,
        reason=gettext_noop("The line is part of the comment section."),
        pattern=(
            r"(?:[(\[]?\s?\d{1,5}\)? comments?\b|comments? [(\[]?[\d+]{1,5}[)\]]?|comments?\s?:?$|(?:new, |permalink )\d{1,5} comments?|"
            r"\d{1,5} (?:responses|replies|thoughts|comentários|comentarios|commentaires|commenti|kommentare|reacties) ?(?:(?:to|on)\b.{0,120})?$|"
            r"comment on this (?:story|article|post)|rating: -?\d{1,5} votes?$|"
            r"you are commenting using|this site uses akismet|(?:blog )?comments powered by|would you like to comment|"
            r"(?:please )?read our comment(?:ing)? policy|post a? ?comment\b.{0,12}$|o seu endereço de e-mail não será|"
            r"tu dirección de correo electrónico no será|votre adresse (?:e-mail|de messagerie) ne sera pas|"
            r"deine e-mail-adresse wird nicht|il tuo indirizzo email non sarà|devi essere connesso per|"
            r"[^\s:][^:]{0,50} on [a-z]{3,9}\.? \d{1,2},? \d{4} at \d{1,2}:\d\d(?: ?[ap]\.?m\.?)? (?:said|says|wrote)\s?:$|"
            r"(?:join|"
            r"start) the (?:conversation|discussion)|(?:you must|please|log in|sign in).{0,30}(?:to|"
            r"in to) (?:comment|post a comment|leave a|join the (?:discussion|conversation))|"
            r"leave a (?:comment|reply)|post a comment|"
            r"(?:show|view|read|see|load|hide) (?:all )?(?:\d+ )?comments|be the first to (?:comment|know|"
            r"like)|your email address will not be published|comments (?:are|have been|may|on this|powered)|"
            r"what do you think\?|have your say|let us know (?:in the comments|what you think)|"
            r"tell us (?:in the comments|what you think)|\w{1,20} is committed to maintaining a (?:lively|"
            r"civil)|notify me of|save my name, email)"
        ),
        words=60,
    ),
    PatternRule(
        name="legal notice",
        kind=Kind.LEGAL,
        reason=gettext_noop("Copyright, consent and disclosure notices come from the publisher, not the article."),
        pattern=(
            r"(?:©|\(c\)\s|copyright\s?(?:©|\(c\)|\d|\W|by\b|the\b)|(?:we|our (?:site|website|partners)|this (?:site|website|"
            r"page)) (?:and our partners )?(?:use|uses|may use|store) (?:cookies|necessary|information|"
            r"\w+ cookies)|"
            r"(?:this|the) (?:material|article|content|post|page|story|"
            r"site)\b.{0,30} (?:contains?|may contain|includes?) affiliate|(?:we|\w+) may (?:earn|receive|"
            r"get) (?:a|an|some)?\s?(?:small )?(?:commission|affiliate|compensation)|if you (?:buy|purchase|"
            r"click) .{0,60}(?:commission|link)|"
            r"the material on this site|registration on or use of|we (?:care about|value|respect) your privacy\b|"
            r"we,? and our .{0,40}(?:partners|vendors)\b.{0,40}\b(?:stores?|access|use|process)\b|you may click to consent\b|"
            r"please note that some processing of your\b|your preferences will apply to\b|always active$|"
            r"(?:strictly )?(?:necessary|functional|performance|targeting|analytics|advertising) cookies\b|"
            r"this (?:article|story) is more than \d{1,2} (?:months?|years?) old\b|advertise with \w{2,20}\.?$|find this (?:article|story) (?:at|online)\b|your use of this (?:site|website)|"
            r"use of (?:this|our) (?:site|website)|(?:the )?views expressed (?:here|in this|are|by)|"
            r"the opinions expressed|disclaimer:|disclosure:|terms (?:of|and|&) |privacy (?:policy|notice|&)|"
            r"(?:a|an) division of\b|"
            r"this (?:site|website) is (?:protected|not|owned|published|operated)|reproduction (?:of|"
            r"in whole)|unauthorized (?:use|reproduction|distribution)|(?:by )?(?:using|continuing to (?:use|"
            r"browse)) (?:this|our|the) (?:site|website)|when you (?:buy|purchase) through|"
            r"products? featured (?:here )?(?:is|are) (?:independently )?selected|"
            r"our standards:|(?:registered|company) (?:office|number|in england)|"
            r"\w{1,20} is not responsible for|this material may not|powered by \S{1,30}(?: \S{1,30}){0,4}$|this document is subject to copyright|logo return to top|"
            r"published by\s|from the .{4,30} edition$|all (?:quotes|market data|times) delayed|(?:quotes|market data) (?:are )?delayed)"
        ),
        words=90,
        inner=(
            (("all rights reserved",), r".{0,100}all rights reserved"),
            (
                ("originally appeared on",),
                r"this (?:article|story) (?:was )?originally appeared on .{2,60}: .{8,200}$",
            ),
            (("funding from", "shares in"), r".{2,80}(?:receives? funding from|consult, own shares in)\b"),
            (
                ("cookie",),
                r".{0,140}\b(?:sets? (?:this|the) cookie|(?:this|the) cookie (?:is|are|stores)|cookie consent plugin)\b",
            ),
            (
                ("print edition", "print version"),
                r"(?:(?:a version of )?this (?:article|story|piece|column|essay|review) (?:first |originally )?(?:appear(?:s|ed)|"
                r"was (?:first |originally )?published)|an earlier version)\b.{0,60}\bprint (?:edition|version)\b",
            ),
            (
                ("may not be",),
                r".{0,60}may not be (?:published|reproduced|copied|used), (?:broadcast|distributed|rewritten|"
                r"transmitted|published|reproduced)",
            ),
            (("cookies",), r".{0,60}\bcookies (?:to|and|on)\b"),
        ),
    ),
    PatternRule(
        name="about the author",
        kind=Kind.AUTHOR_BIO,
        reason=gettext_noop("The line describes who wrote the article."),
        pattern=(
            r"(?:about the (?:author|writer)s?\b|(?:contact|e-?mail|reach|follow|write to) (?:the (?:writer|author|reporter)|him|her|them|me|"
            r"[a-z]\S+(?: [a-z]\S+)?) (?:at|on|via)\b|(?:he|she|they|[a-z]\S+) can be (?:reached|contacted|"
            r"followed|found)|more (?:stories|articles|posts|from|by) (?:by|from|this author)|view (?:all |"
            r"more )?(?:posts|articles|stories|author)\b.{0,30}(?:by|from|publications|profile|page)?|"
            r"(?:see|read) (?:more|all) (?:articles|stories|posts) by|on twitter:? @|have a (?:news )?tip\b|"
            r"got a (?:story|tip)\b|do you have a (?:story|tip)|@\w{2,20}$)"
        ),
        words=60,
        inner=(
            (
                ("reach ", "contact ", "follow ", "mail "),
                r".{0,200}\b(?:reach|contact|follow|e-?mail) (?:her|him|them) (?:at|via|by (?:e-?mail|phone)|on (?:@|\+?\d|"
                r"(?:x|twitter|facebook|instagram|threads|bluesky|linkedin|mastodon|social media)\b))",
            ),
            (
                (" writes about", " writes on", " covers ", " reports on"),
                rf"{NAME},? (?:writes about|writes on|covers|reports on) [^.]{{3,80}} for (?:the )?\S{{2,20}}(?: \S{{2,20}}){{0,3}}$",
            ),
            (
                (" is a", " was a", " is the ", " was the "),
                rf"{NAME},? (?:is|was) (?:a|an|the) (?:[\w'’&.\-]+ ){{0,6}}(?:reporter|correspondent|columnist|writer|"
                rf"editor|journalist|contributor|producer|freelancer|columnist|fellow|blogger|intern)\b.{{0,40}}"
                rf"(?:\b(?:at|for|with|of|based|who|cover(?:s|ing)|on|in)\b|\.|$)",
            ),
        ),
    ),
    PatternRule(
        name="tag list",
        kind=Kind.NAVIGATION,
        reason=gettext_noop("Topics and tags link to other pages."),
        pattern=(
            r"(?:(?:tags?|topics?|filed under|categories|category|keywords|labels|"
            r"explore more on these topics|posted in|in this (?:story|article))\s?:|home\s?[»>/›]|"
            r"you are here|skip to\b|jump to\b|back to\b.{0,20}$|(?:page )?\d{1,3} of \d{1,3}$|(?:\d{1,3} (?:years?|months?|days?|hours?|minutes?|seconds?) ?){1,4}$|"
            r"\d+\s?min(?:ute)?s? read$|\d+\s?(?:shares|views|likes|votes)$|"
            r"(?:show|hide|load|see|view) (?:more|less|all)\b.{0,20}$|https?://\S{1,200}$|www\.\S{1,100}$|"
            r"\W{0,4}$|estimated reading time|reading time|edition:|est\. \d{4}$|toggle|(?:open|"
            r"close) (?:menu|navigation|search|modal)|this is a modal window|(?:increase|decrease|"
            r"descrease) (?:article )?(?:font|text) size)"
        ),
        words=40,
    ),
)

# Endings of captions: a credit in brackets, or an agency's name after a full stop, slash or dash. Only the end of a
# line is searched.
CAPTION_ENDINGS: tuple[PatternRule, ...] = (
    PatternRule(
        name="picture credit at its end",
        kind=Kind.CAPTION,
        reason=gettext_noop("The line ends with the credit of a picture."),
        pattern=(
            rf"(?:[(\[](?=[^()\[\]]{{2,90}}[)\]]\W{{0,3}}$)[^()\[\]]{{0,60}}?(?:\bphoto\b|\bimage\b|"
            rf"\bpicture:?|\bpool\b|\bcredit:|\bcourtesy\b|getty|\bap/|\bvia ap\b|shutterstock|istock|afp/|"
            rf"/ap\b|/afp\b|reuters/|/reuters|\bfile\)|screenshot|\bphotograph|illustration|\bhandout\b)"
            rf"|(?:[./|–—]|\s-|credit:?|photo:?|image:?|picture:?)\s?(?:[\w.'’ -]{{2,40}}\s?[/|"
            rf"–-]\s?)?{_PICTURE_AGENCY}(?:\s+(?:images|via getty images|photo|wire|file))?\W{{0,2}}$|"
            rf"\bphoto(?:graph)?(?:\s+\w+)?\s?(?:by|:|courtesy)\s.{{2,50}}$|[.!?)\"”’]\s+credits?:\s.{{2,60}}$|\b(?:image|picture|"
            rf"photo) credit:?\s.{{2,60}}$|/ getty images)"
        ),
        words=110,
    ),
    PatternRule(
        name="credit in brackets after a sentence",
        kind=Kind.CAPTION,
        reason=gettext_noop("A caption names the photographer in brackets after its last sentence."),
        pattern=r"[.!?][\"”’]?\s\((?=\w[^()]{0,70}[ /,])[^().!?]{3,70}\)$",
        words=90,
    ),
    PatternRule(
        name="people told apart by where they stand",
        kind=Kind.CAPTION,
        reason=gettext_noop("Only a caption says who stands on which side."),
        pattern=r",\s(?:second from |far |top |bottom )?(?:left|right|center|centre),\s.{0,200}\)$",
        words=90,
    ),
)

# Every line with such an ending ends with a bracket, contains one of these parts, or ends with one of these words. This
# check spares most lines the search.
CAPTION_PARTS = ("photo", "credit", "getty")
CAPTION_LAST_WORDS = frozenset(
    """getty images ap photo afp reuters epa efe shutterstock istock istockphoto alamy bloomberg press pa wire pool
    handout imago dpa xinhua rex wireimage today sports anadolu nurphoto zuma unsplash pixabay pexels kyodo news sipa
    file supplied""".split()
)
