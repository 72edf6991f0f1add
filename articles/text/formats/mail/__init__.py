"""Mails: single messages, mailboxes, and pages that browsers save as mails (MHTML).

``mime`` separates the parts of a message, ``envelope`` reads its header, ``flowed`` joins broken lines; ``messages``
makes documents of a message, and ``mailboxes`` of every message of a mailbox.
"""

from __future__ import annotations

from articles.text.formats.mail.mailboxes import is_mailbox, open_mailbox
from articles.text.formats.mail.messages import is_mail, open_mail

__all__ = ["is_mail", "is_mailbox", "open_mail", "open_mailbox"]
