"""Words of mail programs: prefixes of subjects, and the mailboxes that newsletters are sent from."""

from __future__ import annotations

# Prefixes of the subject of a mail that answers or forwards another, in lower case, as mail programs of many languages
# write them. A person sent such a mail; the subject may still be the article's headline.
REPLY_PREFIXES = frozenset(
    "re aw antw antwort sv vs odp ynt res rif ref rép re^2 atb bls ha ответ на відп 回复 回覆 答复 返信 답장 رد".split()
)
FORWARD_PREFIXES = frozenset(
    "fwd fw wg tr rv enc i inoltra doorst vb vl vs pd ilt továbbítás fs trs переслано пер 转发 轉寄 転送 전달".split()
)

# Mailboxes that belong to an outlet and not to a person.
OUTLET_MAILBOXES = frozenset(
    """alert alerts briefing briefings bulletin campaign contact contacto contato daily digest editor editorial editors
    email emails hello hola hi info infolettre letter letters mail mailer mailing news newsalerts newsdesk newsletter
    newsletters newsmail newsroom nieuwsbrief no-reply nobody noreply notification notifications nyhetsbrev post press
    presse redaccion redakcja redaktion redactie redazione rundbrief service subscriptions team updates weekly
    do-not-reply donotreply""".split()
)

# Words after an outlet's name that belong to its newsletter.
NEWSLETTER_WORDS = frozenset(
    """alert alerts briefing briefings bulletin daily digest email emails infolettre newsletter newsletters nieuwsbrief
    nyhetsbrev notifications updates weekly""".split()
)

# Fields of a mail's header that only mail to many readers has.
LIST_FIELDS = ("list-unsubscribe", "list-id", "list-post", "feedback-id", "x-mailer-campaign", "x-campaignid")
