"""Mails: single messages, mailboxes, and pages that browsers save as mails (MHTML).

``mime`` separates the parts of a message, ``envelope`` reads its header, ``flowed`` joins broken lines; ``messages``
makes documents of a message, and ``mailboxes`` of every message of a mailbox.
"""
