"""Function words and verb forms of English, from which the rules for quotes find subjects and verbs without a parser."""

from __future__ import annotations

from typing import Final

AUXILIARIES: Final = frozenset(
    """
        has had have having is are was were be been being do does did will would can could may might must shall should
        'd 'll 'ves hasn't haven't hadn't didn't doesn't don't won't wouldn't isn't wasn't weren't aren't can't couldn't
        not never ever to get gets got
    """.split()
)
"""Auxiliary verbs, and negations, "to" and "get", which precede a main verb: "has not said"."""

COPULAS: Final = frozenset(
    "feel feels felt seem seems seemed sound sounded remain remains remained became grew".split()
)
"""Linking verbs besides "be", which an adjective can follow: "remained hopeful that"."""

ADVERBS: Final = frozenset(
    """
    also later then once again soon still too just even often always sometimes now today yesterday tonight thus
    further first last next earlier before since afterwards afterward instead simply rather perhaps maybe indeed
    reportedly allegedly famously recently previously
    repeatedly publicly privately quickly immediately finally eventually initially originally similarly clearly
    bluntly flatly openly hardly only already further once twice elsewhere there here all both each himself herself
    themselves itself so much long far
    """.split()
)
"""Adverbs that do not end in -ly."""

NOT_ADVERBS: Final = frozenset(
    """
    family reply only ally bully rally Italy July apply supply assembly early daily weekly monthly holy ugly
    friendly elderly jelly belly Kelly Billy Sally Molly Reilly Emily Lily Philly Willy Polly Holly Donnelly
    Connolly Kennelly Connelly
""".split()
)
"""Words in -ly that are not adverbs."""

PREPOSITIONS: Final = frozenset(
    """
        of for to with from by on in at about against like under including than near over after before during between
        among amid into through without within behind beyond despite via per toward towards around across along since
        until upon alongside unlike as regarding concerning
    """.split()
)
"""Prepositions. A name behind one of them is not the head of its phrase: "a spokesman for Berg"."""

CLAUSE_OPENERS: Final = frozenset(
    """
        but and or nor yet so because although though while whereas if unless when whenever where wherever after before
        since until as that whether than why how what because
    """.split()
)
"""Words that begin a clause. When a subject is read backwards from its verb, it begins after them."""

PRONOUNS: Final[dict[str, str]] = {
    "he": "m",
    "she": "f",
    "they": "p",
    "i": "i",
    "we": "i",
    "it": "n",
    "who": "w",
    "you": "n",
    "which": "n",
    "that": "n",
    "one": "n",
    "both": "p",
    "some": "p",
    "many": "p",
    "others": "p",
}
"""Pronouns that can be a subject, with the kind of speaker that they mean.

"m" and "f" mean a man and a woman, "p" several people, "i" the writer of the article or the speaker of a quote, "w" the
person named before the pronoun, "n" no person.
"""

DAYS: Final = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
"""Days, which may come between a subject and its verb: "Berg on Monday said"."""

PARTS_OF_DAYS: Final = frozenset("morning afternoon evening night".split())
"""Words behind a day: "Berg on Monday night said"."""

FINITE_VERBS: Final = frozenset(
    """
    took gave made went came got held put led won lost met ran kept left began sent spent stood fell rose drew built
    brought bought sought fought caught taught grew hit set cut paid sat broke chose spoke wore flew threw did let
    helped became
    takes gives makes goes comes gets holds puts leads wins loses meets runs keeps leaves begins sends spends stands
    falls rises draws builds brings buys seeks fights catches teaches grows hits sets cuts pays sits breaks chooses
    speaks wears flies
    throws does lets helps becomes uses wants needs works tries turns starts stops plays moves lives believes appears
    has had have is are was were will would can could may might must should doesn't didn't isn't wasn't won't
    """.split()
)
"""Common finite verbs. Like auxiliaries, cues and words in -ed, they cannot be part of a subject."""

DETERMINERS: Final = frozenset(
    """
        the a an this that these those his her its their our my your some any each every no another several many few two
        three four five
    """.split()
)
"""Words that begin a noun phrase."""

LEAD_IN_STARTS: Final = frozenset(
    """
        in on at after before during following despite amid since by for with from as when while although though if
        under without besides like unlike according because meanwhile however still instead then now later earlier today
        yesterday tonight but and so yet or once until given asked speaking responding citing referring
        outside inside among amongst behind beyond across near over through throughout within around above below
        alongside apart aside toward towards between beside beneath contrary due thanks upon nonetheless nevertheless
        moreover furthermore additionally therefore thus hence consequently accordingly likewise similarly indeed
        finally eventually initially overall regardless
    """.split()
)
"""First words of a lead-in before the subject: "In a statement, Berg said", "Meanwhile, Berg said"."""

PHRASE_ENDERS: Final = frozenset(
    """
        in on at during after before when while as from via through adding referring speaking by following about with
        last this earlier late monday tuesday wednesday thursday friday saturday sunday yesterday today to and but that
        because if since
    """.split()
)
"""Words that end the subject behind an inverted verb, mostly words for time and place: "said Berg on Monday"."""

VERBS_WITHOUT_PERSON_OBJECT: Final = frozenset(
    """
        say write note add recall explain reply conclude remember argue continue respond observe remark declare
    """.split()
)
"""Verbs whose object is never a person. A name behind them is their subject: "The bridge is late, said Ada Berg."."""

WORDS_BEFORE_NOUNS: Final = frozenset("a an the its his their our my your this these no any".split())
"""Words that nouns follow, but verbs do not: "their claims"."""

WORDS_BEFORE_GERUNDS: Final = frozenset(
    "by of for while and in after before without when from is are was were been be".split()
)
"""Words behind which a form such as "warning" is a verb, not a noun: "was warning that"."""

OBJECT_PRONOUNS: Final = frozenset("them him us me".split())
"""Pronouns that make a following base form an infinitive: "let them know"."""

PLURAL_HEADS: Final = frozenset(
    "people those some many most few others several none both half third quarter percent cent % majority police".split()
)
"""Plural subjects that do not end in s: "most say", "9 percent say"."""

REPORTING_THINGS: Final = frozenset(
    """
    poll survey study report data research statement record records documents analysis figures results numbers filing
    memo emails polling polls surveys studies reports filings
    """.split()
)
"""Things that can report. Behind them, a form that is also a noun is a verb: "the poll shows"."""

UNCHANGED_IN_PAST_TENSE: Final = frozenset("read put bet hit".split())
"""Verbs whose past tense is their base form."""

CONNECTIVES: Final = frozenset("but and so yet then later now still meanwhile however".split())
"""Words that connect a sentence to the one before and are not part of the subject: "But Berg said"."""

TIME_LEAD_IN_ENDS: Final = frozenset("later ago earlier before after afterward afterwards".split())
"""Last words of a lead-in that gives a time: "Hours later,"."""

NON_SUBJECT_PRONOUNS: Final = frozenset("that which some many others both one".split())
"""Pronouns that seldom are a subject without a noun: "some officials"."""

CAUSATIVE_VERBS: Final = frozenset(
    """
    prompt prompts prompted prompting lead leads led leading cause causes caused causing force forces forced forcing
    compel compels compelled compelling inspire inspires inspired inspiring drive drives drove driving
    """.split()
)
"""Verbs whose object is the subject of a following infinitive: "leading Berg to say"."""

NON_POSSESSIVE_WORDS: Final = frozenset("there here it that what who he she let where how this".split())
"""Words behind which 's is no possessive: "there's a claim", "let's call"."""

APPOSITION_STARTS: Final = DETERMINERS | frozenset(
    """
        who whose which where one former then now director president chairman chairwoman head chief executive professor
        senior author editor founder co-founder vice deputy managing founding an d r
    """.split()
)
"""First words of a description between commas: "Berg, a lawyer, said". The d and r are parties: "Berg, D-Ohio,"."""

STOPS: Final = frozenset({";", ":", "(", ")", "[", "]", "—", "–", "--", "-", "“", "”", '"', "!", "?"})
"""Punctuation that ends a noun phrase."""
