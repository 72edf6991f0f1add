"""Reporting verbs and the small words around them."""

from __future__ import annotations

from typing import Final

_DOUBLED: Final = frozenset(
    """
    admit blog blab brag chat chip concur defer quip quit refer rebut regret step submit tap tut wag yap infer gab
    permit plan
""".split()
)
_IRREGULAR: Final[dict[str, tuple[str, ...]]] = {
    "say": ("says", "said", "saying"),
    "tell": ("tells", "told", "telling"),
    "write": ("writes", "wrote", "written", "writing"),
    "read": ("reads", "read", "reading"),
    "think": ("thinks", "thought", "thinking"),
    "know": ("knows", "knew", "known", "knowing"),
    "feel": ("feels", "felt", "feeling"),
    "see": ("sees", "saw", "seen", "seeing"),
    "find": ("finds", "found", "finding"),
    "hear": ("hears", "heard", "hearing"),
    "show": ("shows", "showed", "shown", "showing"),
    "speak": ("speaks", "spoke", "spoken", "speaking"),
    "swear": ("swears", "swore", "sworn", "swearing"),
    "put": ("puts", "put", "putting"),
    "go": ("goes", "went", "going"),
    "begin": ("begins", "began", "begun", "beginning"),
    "sing": ("sings", "sang", "sung", "singing"),
    "hold": ("holds", "held", "holding"),
    "hit": ("hits", "hit", "hitting"),
    "shoot": ("shoots", "shot", "shooting"),
    "understand": ("understands", "understood", "understanding"),
    "foresee": ("foresees", "foresaw", "foreseen", "foreseeing"),
    "mean": ("means", "meant", "meaning"),
    "teach": ("teaches", "taught", "teaching"),
    "bet": ("bets", "bet", "betting"),
    "deny": ("denies", "denied", "denying"),
    "seek": ("seeks", "sought", "seeking"),
    "choose": ("chooses", "chose", "chosen", "choosing"),
    "forbid": ("forbids", "forbade", "forbidden", "forbidding"),
    "strive": ("strives", "strove", "striven", "striving"),
}


def _forms(base: str) -> tuple[str, ...]:
    if base in _IRREGULAR:
        return (base, *_IRREGULAR[base])
    if base.endswith("y") and base[-2] not in "aeiou":
        return (base, base[:-1] + "ies", base[:-1] + "ied", base + "ing")
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")
    if base.endswith("ee"):
        return (base, third, base + "d", base + "ing")
    if base.endswith("e"):
        return (base, third, base + "d", base[:-1] + "ing")
    stem = base + base[-1] if base in _DOUBLED else base
    return (base, third, stem + "ed", stem + "ing")


def _inflected(verbs: str) -> dict[str, str]:
    return {form: verb for verb in verbs.split() for form in _forms(verb)}


SAYING: Final = _inflected(
    """
    say tell add write ask reply respond answer note explain argue insist declare announce state claim assert warn
    tweet retweet post report suggest acknowledge admit concede continue conclude recall observe remark comment quip
    joke exclaim shout yell scream whisper mutter murmur cry plead beg urge promise vow pledge predict stress
    emphasize emphasise reiterate repeat confirm deny testify complain lament muse opine allege contend maintain
    counter retort
    interject boast brag charge chide scoff sneer text email e-mail message blog inform advise caution remind assure
    agree disagree express propose recommend demand request reveal disclose mention read sing chant thunder gush snap
    fume
    protest proclaim pronounce affirm aver attest avow concur clarify elaborate summarize summarise specify signal
    indicate hint imply inquire enquire query wonder ponder reflect reason reckon theorize speculate
    volunteer interrupt intone deadpan crow bellow roar growl grumble groan moan sigh laugh chuckle giggle smile shrug
    nod begin conclude echo enthuse rave rant rail vent shoot fire offer caution speak conjecture foretell forecast
    estimate instruct order command direct decree rule preach lecture swear confide confess plead apologize apologise
    thank congratulate greet taunt tease jab jibe heckle trumpet tout herald explain finish chime underline underscore
    highlight
    point put retaliate interpose chirp counsel lobby advocate venture posit postulate surmise hypothesize argue press
    counter rejoin parry
    """
)
"""Verbs of speech and writing, every form by its base form."""

JUDGING: Final = _inflected(
    """
    call describe label brand dub characterize characterise denounce condemn criticize criticise praise slam blast
    mock ridicule laud assail pillory chide upbraid accuse blame dismiss decry deride tout hail cite quote refer
    portray depict paint attack defend question reject
    rebuke deplore applaud commend compare liken lambast lambaste lambasted disparage belittle castigate chastise
    berate scold scorn skewer pan trash knock rip bash hammer savage excoriate extol celebrate salute welcome term
    deem style consider regard view
    bemoan invoke evoke raise voice pan challenge dispute refute rebut rebuff oppose support endorse convey
    communicate outline detail discuss address demonize demonise denigrate insult tag vilify cast frame name nickname
    urge implore
    """
)
"""Verbs of judgement: marked words after them are the judge's."""

THINKING: Final = _inflected(
    """
    think believe feel hope fear expect know want wish doubt suspect worry imagine figure guess understand realize
    realise assume find decide determine anticipate conclude learn hear dream consider recognize recognise appreciate
    see show demonstrate mean prove reflect remember forget prefer foresee envision envisage judge hold perceive
    calculate intend plan seem appear need
    """
)
"""Verbs of the mind: what follows is reported, seldom in marks."""

CUES: Final[dict[str, str]] = {**THINKING, **JUDGING, **SAYING}

STANCES: Final[dict[str, str]] = {
    **_inflected(
        """
        decline refuse seek threaten back slam push favor favour reference vote balk embrace sign list recount reaffirm
        side opt acquiesce disavow champion cheer boo convince identify attribute credit encourage resolve resent like
        love hate enjoy aim attempt try contemplate weigh debate require prohibit allow document downplay persuade invite
        authorize authorise promote allude dismiss hesitate choose struggle vouch marvel exaggerate file issue unveil
        release talk focus look work nominate sound lash distance pivot dwell sum pose mull gloss resist admire trust
        mourn bristle condone tolerate ignore disclaim aspire strive yearn long demur negotiate conspire volunteer
        stipulate mandate forbid permit approve certify verify hold allocate
        """
    ),
    **dict.fromkeys(
        """
        confident aware concerned convinced hopeful certain sure skeptical sceptical optimistic pessimistic proud wary
        angry upset outraged glad happy surprised afraid unaware willing unwilling eager interested committed divided
        split ready reluctant critical adamant keen furious dismayed disappointed pleased thankful grateful mindful
        """.split(),
        "be",
    ),
}
"""Verbs and adjectives that tell what somebody wants, refuses or feels: they report without marks only."""

EVERY_CUE: Final[dict[str, str]] = {**STANCES, **CUES}

ALSO_NOUNS: Final = frozenset(
    """
    answer answers blog charge charges claim claims comment comments complaint command commands concern counter cries
    cry demand demands email emails e-mail estimate estimates fire forecast forecasts guess hint hints hope hopes fear
    fears joke jokes
    laugh lecture lectures message messages name names note notes offer offers order orders plan plans pledge pledges
    post posts press promise promises protest protests query question questions quote quotes reason reasons report
    reports request requests
    review rule rules shout sigh signal signals smile state states text texts thought thoughts feeling feelings tweet
    tweets vow vows wonder worry worries view views voice voices call calls label labels brand brands attack attacks
    blame support supports back
    challenge challenges term terms style frame detail details address finding findings reading sayings meaning
    writing writings ruling rulings warning warnings finish command direct reply replies response show shows doubt
    doubts wish wishes dream dreams
    estimate figure figures need needs suspect suspects tag cast paint conclusion judge judges regard regards repeat
    hit text say know hearing hearings beginning beginnings shooting shootings understanding talk remark remarks
    whisper scream yell roar groan dispute disputes outline praise cite
    vote votes list lists sign signs focus work works look looks favor favors favour favours reference references aim
    aims attempt attempts love loves hate debate debates document documents file files release releases talks issue
    issues sound sounds trust struggle struggles push balk cheer cheers champion champions credit credits side sides
    venture ventures mandate mandates permit permits pose back threat pivot slam struggle
    point points mention insult insults salute trash bash rip pan knock mock savage highlight highlights appeal
    appeals urge urges reveal labelled
    """.split()
)
"""Forms that are nouns as often as verbs: taken for verbs only behind a subject."""

WEAK_BEFORE_MARKS: Final = frozenset(
    """
    read seem appear need see show mean find hold go name style frame cast back raise fire shoot press prove plan
    intend support oppose endorse
""".split()
)
"""Base forms that stand near marked words for other reasons: no cue by themselves unless the marks touch them."""

NOT_OF_FEW_WORDS: Final = frozenset(
    """
        offer order begin continue finish fire shoot vent press signal show plan name frame cast style consider see find
        mean
    """.split()
)
"""Base forms whose object may be a few marked words that nobody said ("offering 'light' meals")."""

NEEDS_AFTER: Final[dict[str, frozenset[str]]] = {
    "point": frozenset({"out", "to"}),
    "put": frozenset({"it"}),
    "go": frozenset({"on"}),
    "be": frozenset("that to about of in with by if whether on for at".split()),
}
"""Base forms that only report with one of these words behind them."""

SPEECH_NOUNS: Final = frozenset(
    """
    claim claims remark remarks call calls statement statements comment comments argument assertion assertions promise
    promises pledge vow warning warnings words word description declaration announcement suggestion suggestions
    response reply answer
    speech tweet tweets message letter email memo testimony complaint insistence contention prediction denial
    accusation accusations allegation allegations charge boast plea appeal question advice motto view belief opinion
    admission confession observation
    criticism criticisms characterization assessment quote quotation explanation acknowledgment recollection account
    threat threats joke quip retort line lines
    """.split()
)
"""Nouns of speech: marked words after one of these are its owner's ("his claim that ...")."""

ADDRESSEES: Final = frozenset(
    """
    reporters journalists lawmakers supporters voters audience audiences crowd crowds viewers listeners fans aides
    colleagues attendees donors delegates officials lawmakers us me him her them people readers investors parliament
    congress
""".split()
)
"""Whom a speaker tells: they follow the verb and say nothing themselves."""

WORKS: Final = frozenset(
    """
        book books novel memoir film films movie movies song songs album albums single show shows series sitcom episode
        play musical poem poems essay article column headline headlined titled entitled track tune documentary magazine
        newspaper blog podcast game painting opera ballet exhibition hit anthem lyrics ballad broadcast program
        programme reality op-ed soundtrack singing sang sing sings bestseller
    """.split()
)
"""Words before the title of a work."""

NAMING: Final = frozenset(
    """
    nicknamed so-called known dubbed codenamed named titled entitled called termed hashtag slogan sign signs banner
    banners T-shirt T-shirts shirt shirts hat hats placard placards reading word words phrase term terms acronym
    mantra chant chants chanting chanted chorus chants
""".split()
)
"""Words before names, slogans and words as words."""
