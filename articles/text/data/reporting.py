"""Reporting verbs and the words around them. Compiled by hand: edit these lists to teach the archive a verb.

To add a verb, put its base form ("say", not "said") in one of four lists:

- ``_SPEECH_VERBS``: it reports words. "Berg **said** the bridge is late."
- ``_JUDGEMENT_VERBS``: it names and judges something. "Berg **called** the bridge “a disgrace”."
- ``_THOUGHT_VERBS``: it reports what somebody thinks, feels or knows. "Berg **hopes** the bridge opens in May."
- ``_STANCE_VERBS``: it reports what somebody wants, refuses or does about something. "Berg **refused** to resign."

Then ask whether it also belongs in one of these lists, each explained where it begins:

- ``_IRREGULAR_FORMS``: its forms are irregular ("tell", "told"), or British and American spelling differ.
- ``_DOUBLED_CONSONANTS``: its last letter is doubled before -ed and -ing ("admit", "admitted").
- ``ALSO_NOUNS``: one of its forms is a noun too ("claims"). List that form.
- ``REQUIRED_NEXT_WORDS``: it reports only with a certain word behind it ("point out").
- ``CUES_ONLY_NEXT_TO_MARKS``: it often appears in a sentence with quotation marks for another reason ("raise").
- ``CLAUSE_VERBS``: it is an act of communication and takes a clause, so it may report speech without quotation marks.
- ``NOT_CUES_FOR_SHORT_PASSAGES``: its object is often in scare quotes ("offers “light” meals").

A verb may be in several lists. Its base form then counts as speech before judgement, thought and stance, in this order.
CONTRIBUTING.md says which tests to extend.
"""

from __future__ import annotations

from typing import Final

# Verbs of speech and writing: what follows is what somebody said or wrote.
# "Berg said the bridge is late." "“The bridge is late,” the mayor tweeted."
_SPEECH_VERBS: Final = """
    acknowledge add admit advise advocate affirm agree allege announce answer apologise apologize argue ask assert
    assure attest aver avow beg begin bellow blog boast brag caution chant charge chide chime chirp chuckle claim
    clarify command comment complain concede conclude concur confess confide confirm congratulate conjecture contend
    continue counsel counter crow cry deadpan declare decree demand deny direct disagree disclose e-mail echo
    elaborate email emphasise emphasize enquire enthuse estimate exclaim explain express finish fire forecast foretell
    fume giggle go greet groan growl grumble gush heckle herald highlight hint hypothesize imply indicate inform inquire
    insist instruct interject interpose interrupt intone jab jibe joke lament laugh lecture lobby maintain mention
    message moan murmur muse mutter nod note observe offer opine order parry plead pledge point ponder posit post
    postulate preach predict press proclaim promise pronounce propose protest put query quip rail rant rave read
    reason recall reckon recommend reflect reiterate rejoin remark remind repeat reply report request respond
    retaliate retort retweet reveal roar rule say scoff scream shoot shout shrug sigh signal sing smile snap sneer
    speak specify speculate state stress suggest summarise summarize surmise swear taunt tease tell testify text thank
    theorize thunder tout trumpet tweet underline underscore urge vent venture volunteer vow warn whisper wonder write
    yell
"""

# Verbs that name, praise, blame or pass on something. Quoted words behind them are the speaker's; a clause seldom is.
# "Berg called the plan “reckless”." "Berg condemned the “reckless” plan."
_JUDGEMENT_VERBS: Final = """
    accuse address applaud assail attack bash belittle bemoan berate blame blast brand call cast castigate celebrate
    challenge characterise characterize chastise chide cite commend communicate compare condemn consider convey
    criticise criticize decry deem defend demonise demonize denigrate denounce depict deplore deride describe detail
    discuss dismiss disparage dispute dub endorse evoke excoriate extol frame hail hammer implore insult invoke knock
    label lambast lambaste laud liken mock name nickname oppose outline paint pan pillory portray praise
    question quote raise rebuff rebuke rebut refer refute regard reject ridicule rip salute savage scold scorn skewer
    slam style support tag term tout trash upbraid urge view vilify voice welcome
"""

# Verbs of thought, perception and feeling: a clause behind them is reported, quoted words seldom are.
# "Berg believes the bridge is late." "The survey shows that most voters agree."
_THOUGHT_VERBS: Final = """
    anticipate appear appreciate assume believe calculate conclude consider decide demonstrate determine doubt dream
    envisage envision expect fear feel figure find foresee forget guess hear hold hope imagine intend judge know learn
    mean need perceive plan prefer prove realise realize recognise recognize reflect remember see seem show suspect
    think understand want wish worry
"""

# Verbs that report what somebody wants, refuses, does or feels about something. They are cues only in sentences
# without quotation marks.
# "Berg refused to resign." "Berg vouched for the engineers."
_STANCE_VERBS: Final = """
    acquiesce admire aim allocate allow allude approve aspire attempt attribute authorise authorize back balk boo
    bristle certify champion cheer choose condone conspire contemplate convince credit debate decline demur disavow
    disclaim dismiss distance document downplay dwell embrace encourage enjoy exaggerate favor favour file focus
    forbid gloss hate hesitate hold identify ignore invite issue lash like list long look love mandate marvel mourn
    mull negotiate nominate opt permit persuade pivot pose prohibit promote push reaffirm recount reference refuse
    release require resent resist resolve seek side sign slam sound stipulate strive struggle sum talk threaten
    tolerate trust try unveil verify volunteer vote vouch weigh work yearn
"""

# Adjectives that do the same behind "is" or "was", and behind verbs such as "seemed".
# "Berg was hopeful that the bridge would open in May."
_STANCE_ADJECTIVES: Final = """
    adamant afraid angry aware certain committed concerned confident convinced critical disappointed dismayed divided
    eager furious glad grateful happy hopeful interested keen mindful optimistic outraged pessimistic pleased proud
    ready reluctant sceptical skeptical split sure surprised thankful unaware unwilling upset wary willing
"""

# Verbs of the lists above whose forms are irregular or have two spellings, with all forms but the base form.
# "Berg wrote", "Berg has written", "Berg signaled", "Berg signalled"
_IRREGULAR_FORMS: Final[dict[str, tuple[str, ...]]] = {
    "begin": ("begins", "began", "begun", "beginning"),
    "cast": ("casts", "cast", "casting"),
    "choose": ("chooses", "chose", "chosen", "choosing"),
    "counsel": ("counsels", "counseled", "counselled", "counseling", "counselling"),
    "deny": ("denies", "denied", "denying"),
    "dwell": ("dwells", "dwelled", "dwelt", "dwelling"),
    "feel": ("feels", "felt", "feeling"),
    "find": ("finds", "found", "finding"),
    "forbid": ("forbids", "forbade", "forbidden", "forbidding"),
    "forecast": ("forecasts", "forecast", "forecasted", "forecasting"),
    "foresee": ("foresees", "foresaw", "foreseen", "foreseeing"),
    "foretell": ("foretells", "foretold", "foretelling"),
    "forget": ("forgets", "forgot", "forgotten", "forgetting"),
    "go": ("goes", "went", "going"),
    "hear": ("hears", "heard", "hearing"),
    "hold": ("holds", "held", "holding"),
    "know": ("knows", "knew", "known", "knowing"),
    "label": ("labels", "labeled", "labelled", "labeling", "labelling"),
    "marvel": ("marvels", "marveled", "marvelled", "marveling", "marvelling"),
    "mean": ("means", "meant", "meaning"),
    "prove": ("proves", "proved", "proven", "proving"),
    "put": ("puts", "put", "putting"),
    "read": ("reads", "read", "reading"),
    "say": ("says", "said", "saying"),
    "see": ("sees", "saw", "seen", "seeing"),
    "seek": ("seeks", "sought", "seeking"),
    "shoot": ("shoots", "shot", "shooting"),
    "show": ("shows", "showed", "shown", "showing"),
    "signal": ("signals", "signaled", "signalled", "signaling", "signalling"),
    "sing": ("sings", "sang", "sung", "singing"),
    "speak": ("speaks", "spoke", "spoken", "speaking"),
    "strive": ("strives", "strove", "striven", "striving"),
    "swear": ("swears", "swore", "sworn", "swearing"),
    "tell": ("tells", "told", "telling"),
    "think": ("thinks", "thought", "thinking"),
    "understand": ("understands", "understood", "understanding"),
    "write": ("writes", "wrote", "written", "writing"),
}

# Verbs of the lists above that double their last letter before -ed and -ing.
# "Berg admitted", "Berg, admitting"
_DOUBLED_CONSONANTS: Final = frozenset(
    """
    admit aver beg blog brag concur deadpan demur dub jab nod pan permit plan prefer quip rebut refer rip shrug slam snap
    sum tag
    """.split()
)

# Forms that are nouns as often as verbs. They count as verbs only behind a word that can be their subject.
# Verb: "Berg claims it is late." Noun: "The claims are false."
ALSO_NOUNS: Final = frozenset(
    """
    address aim aims answer answers appeal appeals attack attacks attempt attempts back balk bash beginning beginnings
    blame blog brand brands call calls cast challenge challenges champion champions charge charges cheer cheers cite
    claim claims command commands comment comments complaint concern conclusion counter credit credits cries cry
    debate debates demand demands detail details direct dispute disputes document documents doubt doubts dream dreams
    e-mail email emails estimate estimates favor favors favour favours fear fears feeling feelings figure figures file
    files finding findings finish fire focus forecast forecasts frame groan guess hate hearing hearings highlight
    highlights hint hints hit hope hopes insult insults issue issues joke jokes judge judges knock know label labelled
    labels laugh lecture lectures list lists look looks love loves mandate mandates meaning mention message messages
    mock name names need needs note notes offer offers order orders outline paint pan permit permits pivot plan plans
    pledge pledges point points pose post posts praise press promise promises protest protests push query question
    questions quote quotes reading reason reasons reference references regard regards release releases remark remarks
    repeat replies reply report reports request requests response reveal review rip roar rule rules ruling rulings
    salute savage say sayings scream shooting shootings shout show shows side sides sigh sign signal signals signs
    slam smile sound sounds state states struggle struggles style support supports suspect suspects tag talk talks
    term terms text texts thought thoughts threat trash trust tweet tweets understanding urge urges venture ventures
    view views voice voices vote votes vow vows warning warnings whisper wish wishes wonder work works worries worry
    writing writings yell
    """.split()
)

# Verbs that report only with one of these words directly behind them. The entry "be" is for _STANCE_ADJECTIVES.
# "Berg pointed out that", "Berg went on:", "Berg was hopeful that"
REQUIRED_NEXT_WORDS: Final[dict[str, frozenset[str]]] = {
    "point": frozenset({"out", "to"}),
    "put": frozenset({"it"}),
    "go": frozenset({"on"}),
    "be": frozenset("that to about of in with by if whether on for at".split()),
}

# Verbs that often appear in a sentence with quotation marks for another reason. They are cues of quoted words only
# when they are directly before them, or before "that".
# Cue: "Berg read: “We are late.”" No cue: "Berg raised taxes to fund “the bridge of the century”."
CUES_ONLY_NEXT_TO_MARKS: Final = frozenset(
    """
    appear back cast endorse find fire frame go hold intend mean name need oppose plan press prove raise read see seem
    shoot show style support
    """.split()
)

# Verbs whose object is often a few words in quotation marks that nobody said. Such a short passage is not a quote, and
# for longer passages the verb is a weak cue.
# "The inn offers “light” meals." "Berg finished the “bridge to nowhere”."
NOT_CUES_FOR_SHORT_PASSAGES: Final = frozenset(
    """
    begin cast consider continue find finish fire frame mean name offer order plan press see shoot show signal style
    vent
    """.split()
)

# Verbs of communication that take a content clause. Only they report speech that is not in quotation marks: behind other
# verbs ("called the plan late", "hopes it opens", "offers a view") nobody's words follow.
# "Berg denied that the bridge was late." "Berg explained how it came down."
CLAUSE_VERBS: Final = frozenset(
    """
    acknowledge add admit affirm agree allege announce answer argue ask assert assure attest aver avow blog boast brag
    caution charge claim clarify comment complain concede conclude concur confess confide confirm conjecture contend
    counsel counter cry declare decree demand deny describe detail deadpan disclose e-mail echo elaborate email
    emphasise emphasize enquire enthuse estimate exclaim explain express forecast foretell grumble gush hint imply
    indicate inform inquire insist instruct interject joke lament maintain mention message muse mutter note observe
    opine order pledge point post postulate preach predict proclaim promise pronounce propose protest quip rail read
    reaffirm recall reckon recount reflect reiterate relay remark remind repeat reply report request respond retort
    reveal rule say scoff shout signal speculate specify state stress suggest summarise summarize surmise swear tell
    testify text theorize tweet underline underscore urge volunteer vow warn whisper write share voice notify advise
    """.split()
) | {"according to", "noun"}
"""Base forms, with the names of the two cues that are no verbs."""

# Things that show something and say nothing: what they "suggest" or "reveal" is the writer's conclusion.
# "The footage suggests that the bridge shook."
THINGS_SEEN: Final = frozenset(
    """
    analyses analysis claim claims clue clues data difference differences discovery disparity evidence example examples
    experience experiments fact facts figure figures findings footage graph image images move moves number numbers
    pattern patterns photo photographs photos picture pictures rate rates result results scan scans sign signs
    statistics tally test tests trend trends video videos
    """.split()
)

# Nouns of speech: quoted or reported words behind them are their owner's.
# "Berg's claim that “time is short”", "his promise to resign"
SPEECH_NOUNS: Final = frozenset(
    """
    account accusation accusations acknowledgment admission advice allegation allegations announcement answer appeal
    argument assertion assertions assessment belief boast call calls characterization charge claim claims comment
    comments complaint confession contention criticism criticisms declaration denial description email explanation
    insistence joke letter line lines memo message motto observation opinion plea pledge prediction promise promises
    question quip quotation quote recollection remark remarks reply response retort speech statement statements
    suggestion suggestions testimony threat threats tweet tweets view vow warning warnings word words
    """.split()
)

# People who are told something. They come between a verb of speech and the reported words.
# "Berg told reporters the bridge is late."
ADDRESSEES: Final = frozenset(
    """
    aides attendees audience audiences colleagues congress crowd crowds delegates donors fans her him investors
    journalists lawmakers listeners me officials parliament people readers reporters supporters them us viewers voters
    """.split()
)

# Words before the title of a book, film or song, which is not a quote.
# "in her novel “The Bridge”", "he sang “Hallelujah”"
WORDS_BEFORE_TITLES: Final = frozenset(
    """
    album albums anthem article ballad ballet bestseller blog book books broadcast column documentary entitled episode
    essay exhibition film films game headline headlined hit lyrics magazine memoir movie movies musical newspaper
    novel op-ed opera painting play podcast poem poems program programme reality sang series show shows sing singing
    single sings sitcom song songs soundtrack titled track tune
    """.split()
)

# Words before a nickname, a slogan, or a word that the sentence is about.
# "nicknamed “Shorty”", "a banner reading “Go home”", "the word “late”"
WORDS_BEFORE_NAMES: Final = frozenset(
    """
    acronym banner banners called chant chanted chanting chants chorus codenamed dubbed entitled hashtag hat hats
    known mantra named nicknamed phrase placard placards reading shirt shirts sign signs slogan so-called T-shirt
    T-shirts term termed terms titled word words
    """.split()
)

# The rest of this module builds the tables that the code reads. Adding a verb needs no change below.


def _forms(base: str) -> tuple[str, ...]:
    """Return all forms of a verb, the base form first."""
    if base in _IRREGULAR_FORMS:
        return (base, *_IRREGULAR_FORMS[base])
    if base.endswith("y") and base[-2] not in "aeiou":
        return (base, base[:-1] + "ies", base[:-1] + "ied", base + "ing")
    third_person = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")
    if base.endswith("ee"):
        return (base, third_person, base + "d", base + "ing")
    if base.endswith("e"):
        return (base, third_person, base + "d", base[:-1] + "ing")
    stem = base + base[-1] if base in _DOUBLED_CONSONANTS else base
    return (base, third_person, stem + "ed", stem + "ing")


def _inflect(verbs: str) -> dict[str, str]:
    """Return the base form of every form of ``verbs``, base forms separated by white space."""
    return {form: verb for verb in verbs.split() for form in _forms(verb)}


# Each table maps every form of its verbs to the base form: "said" to "say".
SPEECH_VERBS: Final = _inflect(_SPEECH_VERBS)
JUDGEMENT_VERBS: Final = _inflect(_JUDGEMENT_VERBS)
THOUGHT_VERBS: Final = _inflect(_THOUGHT_VERBS)

CUES: Final[dict[str, str]] = {**THOUGHT_VERBS, **JUDGEMENT_VERBS, **SPEECH_VERBS}
"""Cues of any sentence. For a form of two verbs, the base form of the last table wins."""

CUES_WITHOUT_MARKS: Final[dict[str, str]] = {
    **_inflect(_STANCE_VERBS),
    **dict.fromkeys(_STANCE_ADJECTIVES.split(), "be"),
    **CUES,
}
"""Cues of a sentence without quotation marks. The base form of an adjective is "be"."""
