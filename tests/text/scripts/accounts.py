"""Short accounts in languages without capital letters, each with its people, its quotes and their speakers."""

from __future__ import annotations

from typing import NamedTuple

from articles.text.people.finding import find_people
from articles.text.quotes.finding import find_quotes


class Account(NamedTuple):
    """``quotes`` are words in marks with their speaker: a name, "~" before part of a description, "" if unknown.

    Passages that are not listed are not quotes.
    """

    text: str
    people: tuple[str, ...] = ()
    quotes: tuple[tuple[str, str], ...] = ()


def faults_of(account: Account, language: str) -> list[str]:
    """Return what is found otherwise than ``account`` says, a line each."""
    people = find_people(account.text, "", language)
    found = [person.name for person in people]
    faults = [f"missed {name}" for name in account.people if name not in found]
    faults += [f"no person {name}" for name in found if name not in account.people]
    left = dict(account.quotes)
    for quote in find_quotes(account.text, people, "", language):
        speaker = left.pop(quote.text, None)
        if speaker is None:
            faults.append(f"no quote {quote.text}")
        elif speaker.startswith("~"):
            if quote.speaker or speaker[1:] not in (quote.speaker_text or ""):
                faults.append(f"{quote.text}: {quote.speaker}, {quote.speaker_text}, not {speaker}")
        elif (quote.speaker or "") != speaker or (not speaker and quote.speaker_text):
            faults.append(f"{quote.text}: {quote.speaker}, {quote.speaker_text}, not {speaker}")
    return faults + [f"missed {words}" for words in left]
