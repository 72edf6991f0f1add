"""Words of mail programs and chats around a forwarded article, in the languages of their interfaces."""

from __future__ import annotations

from typing import Final

# Labels of a mail's header, in lower case.
SUBJECT_LABELS: Final = frozenset(
    "subject betreff objet asunto oggetto assunto onderwerp ämne emne temat předmět тема konu الموضوع 主题 主題 件名 제목".split()
)
DATE_LABELS: Final = frozenset(
    "date sent datum gesendet envoyé fecha enviado data inviato verzonden skickat dato sendt wysłano odesláno дата "
    "отправлено tarih gönderildi التاريخ 日期 发送时间 日付 送信日時 날짜 보낸날짜".split()
)
SENDER_LABELS: Final = frozenset("from von de da van från fra od от kimden من 发件人 寄件者 差出人 보낸사람".split())
OTHER_LABELS: Final = frozenset(
    "to cc bcc reply-to an kopie à para a aan till til do кому kime إلى 收件人 收件者 宛先 받는사람 x-mailer message-id "
    "mime-version content-type content-transfer-encoding organization newsgroups list-unsubscribe return-path "
    "delivered-to received".split()
)

# Beginnings of lines that announce a forwarded or quoted mail, in lower case, without dashes before them.
FORWARD_LINES: Final = (
    "forwarded message",
    "begin forwarded message",
    "original message",
    "weitergeleitete nachricht",
    "ursprüngliche nachricht",
    "anfang der weitergeleiteten",
    "message transféré",
    "message d'origine",
    "début du message réexpédié",
    "mensaje reenviado",
    "mensaje original",
    "inicio del mensaje reenviado",
    "messaggio inoltrato",
    "messaggio originale",
    "mensagem encaminhada",
    "mensagem original",
    "doorgestuurd bericht",
    "oorspronkelijk bericht",
    "vidarebefordrat meddelande",
    "videresendt melding",
    "videresendt besked",
    "wiadomość przekazana",
    "přeposlaná zpráva",
    "пересылаемое сообщение",
    "переслане повідомлення",
    "iletilen mesaj",
)

# Prefixes of the subject of a reply or a forwarded mail.
SUBJECT_PREFIXES: Final = (
    "re",
    "fwd",
    "fw",
    "wg",
    "aw",
    "tr",
    "rv",
    "i",
    "enc",
    "doorst",
    "vb",
    "vs",
    "sv",
    "pd",
    "odp",
)

# Last lines that mail programs add, in lower case.
SENT_FROM: Final = (
    "sent from my ",
    "sent from outlook",
    "sent from yahoo",
    "get outlook for",
    "von meinem ",
    "gesendet von ",
    "envoyé de mon ",
    "envoyé depuis ",
    "enviado desde mi ",
    "enviado do meu ",
    "inviato da ",
    "verstuurd vanaf mijn ",
    "skickat från min ",
    "sendt fra min ",
    "wysłane z ",
    "отправлено с ",
)
