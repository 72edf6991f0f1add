"""Forms of reporting verbs that report what follows them, by the word that follows.

Learned by ``bench/train_reported.py`` from 756 news articles:
forms that were cues two times in five or more.
"""

from __future__ import annotations

from typing import Final

REPORTS_BEFORE: Final[dict[str, frozenset[str]]] = {
    "that": frozenset(
        """
        acknowledge acknowledged acknowledging added adding admit admitted admitting agree agreed alleging
        announced argue argued argues arguing asserted believes charged claimed claiming claims complained
        conceded conclude concluded confirmed declared declaring demonstrated denied determined emphasized
        estimated estimates explained finds found hoped implied implying indicated insist insisted insisting
        insists knowing learned note noted notes noting predicted recalled reiterated remarking reported
        reporting reports responded revealed ruled said say saying says show showed showing shows stated
        stating suggest suggested suggesting suggests thought tweeted warned worried wrote
        """.split()
    ),
    "to": frozenset(
        """
        admitted agreed appear appeared appears claim continued decided determined expected expecting
        expects hoped hopes hoping known offered pledge pledged pledging promised promises promising proved
        refer referred referring refers respond responded said says seem seemed seems vowed vowing vows
        wrote
        """.split()
    ),
    "else": frozenset(
        """
        accused accuses accusing acknowledge acknowledged added adding adds admitted advocate advocated
        agreed announce announced announcing answered answers apologize apologized appears applaud applauded
        argue argued argues arguing asked asking asks assailed assured attacked believing bemoaned blame
        blamed blaming blasted blasting blasts boasted boasts brand called calling calls cautioned
        challenged chanted chanting chants characterized charged cited cites citing claimed claiming claims
        clarify commented compare complain complained conceded concluded condemned condemning confirmed
        congratulated congratulating considers continued cried criticize criticized criticizing deciding
        declare declared declares declaring decried deemed defended defending denied denies denounced
        denouncing described describes describing detailing disclosed discuss discussed dismissed dismisses
        dismissing disputed doubt echoed echoing emailed emphasize emphasized emphasizing endorsed endorsing
        envisioned estimate expected expecting explained explaining explains express expressed fear feared
        finds fired framed hailing highlighted highlighting hinted hints hopes hoping imagined implied
        indicate indicated indicates informing insist insisted intended interjected invoked invoking joked
        knocked labeled lamented lectured likened mention mentioned mentioning mentions mocked mocking named
        naming noted notes noting offered offers oppose opposed ordered outlined outlining paint pleaded
        point pointed pointing points portray portrayed portraying posted posts praise praised praises
        praising predicted predicting pressed proclaimed promised promising proposed proposing protesting
        protests put question questioned questioning questions quoted quoting railed railing reads realized
        rebuffed rebuked rebut recall recalled recalling regarded reiterated rejected rejecting remarked
        remembered remembers remind reminded reminding repeated repeating replied reported reports requested
        responded retweeted reveal revealed reveals ruled said say saying says seem seemed seems sees
        shouted show showed shows signaled slams stated stating stressed suggest suggested suggesting
        suggests supported telling tells testified thanked thanking told touted touting tweeted tweeting
        underscore underscored underscores urged urging views voiced vowed warned welcomed wondered
        wondering worry writes writing wrote yelled
        """.split()
    ),
}
