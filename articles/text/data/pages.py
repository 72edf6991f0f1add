"""Purposes of the elements of saved pages, by tag, class and id; and the names of meta tags."""

from __future__ import annotations

import re

# Elements without visible text.
INVISIBLE = frozenset(
    """script style noscript template svg head iframe object embed canvas math select option datalist textarea input
    audio video source track map area""".split()
)
# Elements within a line of text; all others begin and end a line.
INLINE = frozenset(
    """a abbr acronym amp-img b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb rp rt rtc ruby
    s samp small span strike strong sub sup time tt u var wbr img picture""".split()
)
# Inline elements that mark a part of a word or sentence: words on both sides of their borders are one.
FORMATTING = INLINE - {"a", "span", "time", "label", "data", "img", "picture", "amp-img"}
# Elements whose lines are prose, and invisible elements that do not end a line of prose.
PROSE_TAGS = frozenset("p h1 h2 h3 h4 h5 h6 blockquote dd figcaption".split())
UNBREAKING = frozenset("script style noscript template svg link meta source track area map".split())
# Classes of text for screen readers only.
HIDDEN_CLASSES = frozenset(
    """sr-only sronly visually-hidden visuallyhidden visually_hidden u-visually-hidden is-visually-hidden
    screen-reader-text screen-reader screenreader-only screen-reader-only a11y-hidden element-invisible
    hidden-accessible assistive-text""".split()
)

# Purposes of elements, by patterns for their class and id in lower case. Every pattern that matches counts, even within
# a word ("relatedLinks", "fig-caption").
PLACES: tuple[tuple[str, str], ...] = (
    ("comments",
        r"comment(?!ary|ator)|disqus|livefyre|respond|kommentar-?(?:liste|bereich|box)|lesermeinung|comentarios|"
        r"commentaires|commenti(?:$|[\s_-])|diskuse|komentarze|reacties|yorum(?:lar)?(?:$|[\s_-])"),
    ("caption",
        r"caption|photo-?credit|image-?credit|img-?credit|media-?credit|media__meta|image__meta|bild-?unterschrift|"
        r"bild-?text|bilduntertitel|legende|didascalia|pie-?(?:de-?)?foto|foto-?(?:desc|pie|text|onderschrift)|"
        r"(?:photo|picture|image|img)-?(?:desc|text|info|legend)|leyenda|billed-?tekst|bilde-?tekst|popisek|"
        r"podpis-?(?:zdj|foto)|copyright|fotocredit"),
    ("newsletter",
        r"newsletter|subscri|signup|sign-up|paywall|piano|regwall|optin|mailchimp|tp-modal|donat|"
        r"membership|abo-?(?:box|teaser|hinweis)|abonn|suscrib|iscriviti|nieuwsbrief|nyhetsbrev|infolettre"),
    ("share", r"share|sharing|social|addtoany|sharethis"),
    ("advertisement",
        r"(?:^|[\s_-])ads?(?:$|[\s_-])|advert|adslot|ad-slot|adunit|dfp|sponsor|taboola|outbrain|promoted|"
        r"commercial|mrec"),
    ("related",
        r"related|recommend|trending|most-?(?:read|popular|viewed|watched)|popular|read-?(?:more|next|"
        r"also)|readmore|more-?(?:stories|from|on|in|articles|news)|also-?(?:read|like)|latest|teaser|"
        r"see-?also|up-?next|further|onward|rail(?:$|[\s_-])|recirc|inline-?(?:story|link|article)|"
        r"carousel|story-?list|weitere-?(?:artikel|themen)|mehr-?zum|verwandt|lees-?(?:ook|meer)|les-?(?:ogsa|ogs|mer)|"
        r"laes-?ogsaa|a-?lire|lire-?(?:aussi|plus)|relacionad|correlat|leggi-?anche|czytaj|souvisejici|zobacz|"
        r"tambien|diger-?haber|ilgili"),
    ("aside",
        r"info-?box|fact-?box|fakta?-?(?:box|boks|ruta)|faktenbox|pull-?(?:quote|out|box)|(?:^|[\s_-])inset|"
        r"box-?out|zusatzinfo|infokasten|(?:^|[\s_-])kasten|recuadro|encadre|riquadro"),
    ("author_bio",
        r"author-?(?:bio|box|info|desc|card|profile|about)|about-?(?:the-)?author|(?:^|[\s_-])bio(?:$|"
        r"[\s_-])"),
    ("byline", r"byline|author|contributor|writer"),
    ("timestamp",
        r"(?:^|[\s_-])(?:date|time|timestamp|dateline|published|pubdate|updated)|publish-?date|post-?date|"
        r"datetime"),
    ("video", r"video|player|playlist|podcast|audio|media-?widget"),
    ("navigation",
        r"(?:^|[\s_-])(?:nav|menu|breadcrumb|tags?|topics?|categor|footer|masthead|pagination|pager|skip|"
        r"search|toolbar|header-)|site-?(?:header|footer)|navbar|navigation|sidebar|widget|modal|popup|"
        r"cookie|consent|gdpr|onetrust|didomi|usercentrics|(?:^|[\s_-])cmp|sp_message|banner|hidden|sr-only|screen-?reader|visually"),
    ("standfirst",
        r"standfirst|subtitle|sub-?head|subhead|dek(?:$|[\s_-])|deck|excerpt|summary|lede|intro|"
        r"teaser-text|article-?desc|perex|chapo|chapeau|sommario|occhiello|catenaccio|bajada|entradilla|antetitulo|"
        r"ingress|vorspann|anrei(?:ss|ß)er|zajawka|(?:^|[\s_-])lead(?:$|[\s_-])|lead-?(?:text|paragraph)|spot-?text"),
    ("article",
        r"article|story|post-?(?:content|body)|entry-?content|content-?body|body-?(?:content|copy|text)|"
        r"main-?content|rich-?text|wysiwyg|(?:^|[\s_-])(?:content|body|text|copy|prose)(?:$|[\s_-])"),
)  # fmt: skip
PLACE_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple((place, re.compile(words)) for place, words in PLACES)

# Meta tags by name, property or itemprop, the most trustworthy first.
HEADLINE_METAS = (
    "og:title",
    "twitter:title",
    "parsely-title",
    "sailthru.title",
    "dc.title",
    "hdl",
    "headline",
    "title",
)
AUTHOR_METAS = (
    "parsely-author", "sailthru.author", "byl", "byline", "dc.creator", "dcterms.creator", "citation_author",
    "article:author_name", "article:author", "author", "twitter:data1", "dcsext.author",
)  # fmt: skip
DATE_METAS = (
    "article:published_time", "article:published", "og:article:published_time", "parsely-pub-date", "sailthru.date",
    "datepublished", "date.issued", "dc.date.issued", "dcterms.created", "dc.date", "dc.date.created",
    "dcterms.date",
    "citation_publication_date", "citation_online_date", "prism.publicationdate", "publishdate", "publish-date",
    "published-date", "publication_date", "pubdate", "ptime", "cxenseparse:recs:publishtime", "displaydate", "date",
)  # fmt: skip
SITE_METAS = ("og:site_name", "application-name", "al:android:app_name", "dc.publisher", "citation_journal_title")
ADDRESS_METAS = ("og:url",)
DESCRIPTION_METAS = ("og:description", "description")
# JSON-LD types of articles.
ARTICLE_TYPES = re.compile(
    r"(?:Article|BlogPosting|Report|Review|LiveBlogPosting|ScholarlyArticle|OpinionNewsArticle)$"
)
