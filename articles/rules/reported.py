"""Forms of reporting verbs that report what follows them, by the word that follows.

Learned by ``bench/train_reported.py`` from 756 articles: forms behind which two characters in five were
reported, or 55 in a hundred where the verb is no verb of speech.
"""

from __future__ import annotations

from typing import Final

REPORTS_BEFORE: Final[dict[str, frozenset[str]]] = {
    "that": frozenset(
        """
        acknowledge acknowledged acknowledges acknowledging add added adding adds admit admits admitted
        admitting advocate advocates agree agreed agrees alleged alleges alleging announced announces
        announcing anticipated apologized appeared appears argue argued argues arguing asked asking asserted
        asserting asserts assure assured attacked began believe believed believes bemoaned boast boasted
        boasts calculated calculates call called calling caution cautioned cautioning charge charged charges
        claim claimed claiming claims clarified clarifying comment compared complain complained concede
        conceded conclude concluded confirmed confirms contends continued decided declare declared declaring
        decried demanded demanding demonstrated demonstrating denied denies denounced deny disagree
        disclosed dispute doubt doubted echoed emphasize emphasized estimated estimates expect explain
        explained explaining fear fearing fears finds forecast forget found guessed hope hoped hopes hoping
        implied implying indicate indicated informed insist insisted insisting insists joked judges knew
        know knows lamented learned lobbied lobby maintain maintained mentioned note noted notes noting
        ordered pledged pledging positing posted predict predicted predicting predicts press promised
        proposed proposing questioned questions raised realized recalled recognize recognizes recommend
        recommended reiterated remarked remember remembering reminding repeated replied report reported
        reports responded responds revealed ruled rules said say saying says seen sees seized show showed
        showing shows signal signaled speak speaking speaks speculate speculated spoke spoken stated
        stressed stressing suggest suggested suggesting suggests suspected swore tell telling tells think
        thinking thinks told tweeted underscores understands urged urging vented ventures view wants warn
        warned warning worried worries worry writes writing wrote
        """.split()
    ),
    "to": frozenset(
        """
        acknowledging agree agreed agreeing appear appeared appearing appears asserted begin claim claims
        comments confess confided continue continued continuing counter decided demanded directed disclosed
        emailed expect expecting explain explained find hope hoped hopes hoping insisted intend intended
        intends joked likened means meant offered offering perceived planned planning plans pleaded pledge
        pledges pledging prefer promise promised promises promising proposed proposes proposing reason
        reasons refer referred referring refers reply reported respond responded responds said say says
        seemed seeming shot speaks suggest suggested thought vowed vowing vows want wanted wanting wants
        wrote
        """.split()
    ),
    "else": frozenset(
        """
        accused accuses accusing acknowledge acknowledged acknowledging add added adding addressed admit
        admitted admitting advises advocate advocated advocates advocating affirm affirming agree agreed
        agrees alleged alleges announce announced announces announcing answer answered answering applauded
        applauding argue argued argues arguing ask asked asking asks assailed assails attacked attacking
        bashed believe believed believes believing blame blamed blames blaming blast blasted blasts bragged
        brags brand called calling calls castigated chanted characterized charge charged charging chastised
        chided chides cited cites citing claim claimed claiming claims clarify clarifying commended
        communicate compare comparing complain complained concluded concluding condemned condemning confirm
        confirmed congratulated congratulating consider considering considers contends continue counsel
        counter countered criticize criticized criticizes criticizing deciding declare declared declaring
        decried decries decrying defend defended defending demand demanded demanding demands demonstrates
        denied denies denounced denouncing deny denying deploring deride derided describe described
        describes describing detailing details determined determining directing disclosed discloses discuss
        discussed discusses discussing dismiss dismissed dismisses dismissing disputed disputing dub echo
        echoed emailed emails emphasize emphasized emphasizes emphasizing endorse endorses envision
        envisioned envisioning estimate estimated estimates excoriated expecting expects explain explained
        explaining explains express expressed expresses expressing extols fear feared fears feel feels felt
        figuring finds fired found framed hailed hailing hammered heard hearing heralds highlight
        highlighted highlighting hinted hope hoped hopes hoping hypothesized implied implored indicate
        indicates insist insisted insists instructed intended invoked invoking jab knows labeled lambasted
        lamented lamenting laments lauded learned likened lobby lobbying mention mentioned mentioning
        mentions messages messaging mock mocked mocking mocks name note noted notes noting observe observed
        offer offered offering offers opposes order ordered ordering outlined outlining paint painted
        painting paints pans perceive perceived perceives pleaded point pointed pointing points portrayed
        portrays post posted posts praised praising preached preaches predicted predicting predicts prefer
        prefers pressed presses pressing proclaimed promise promised promising propose proposed proposes
        proposing protest protesting put question questioned questioning questions quoted quoting read
        realized rebuke rebuked rebut rebuts rebutted rebutting recall recalled recalling recognized
        recommend recommended recommends reflect regards reiterated reiterating reject rejected rejecting
        rejects remember remembered remembering remembers remind reminded reminding repeat repeated
        repeating replied report reported reporting reports request requested responded retweeted reveal
        revealed revealing reveals ridicule rips rule ruled said say saying says see seem seemed seems sees
        shouted show showed shows signaled signaling slam slams speak specify spoke stated stress stressed
        stressing suggest suggested suggesting suggests supported supports suspected suspecting swears taunt
        taunted teased teases tell tells text thanked thanking think thinks thought to told touted touting
        touts trashing trumpeting tweeted tweeting underscored underscoring understand understands
        understood urged urging view views voiced voices vowed vows want wanted warn warned warning welcome
        welcomed wonder wondered wondering worried worries worry worrying write writes written wrote
        """.split()
    ),
}
