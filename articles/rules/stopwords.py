"""Words that carry a sentence's grammar and not its matter. Two accounts share them whatever they report."""

from __future__ import annotations

from articles.rules.wordlists import words_of

STOPWORDS = words_of(
    """
    a about above after again against ago all almost along already also although always am amid among an and another any
    anyone anything are aren't around as at away back be became because become been before began behind being below
    between both but by came can can't cannot come could couldn't despite did didn't do does doesn't doing don't down
    during each either else even ever every few first for from further get go goes going got had hadn't has
    hasn't have
    haven't having he he'd he'll he's her here hers herself him himself his how however i i'd i'll i'm i've if in
    instead into is isn't it it's its itself just last later least less let like made make many may me meanwhile might
    more most mr mrs ms much must my myself near neither never next no nor not now of off often on once one only onto
    or other others our ours out over own per rather s same say saying says said she she'd she'll she's should
    shouldn't since so some something soon still such t take than that that's the their theirs them themselves then
    there there's these they they'd they'll they're they've this those though three through thus to today told too
    toward towards two under until up upon us very via was wasn't way we we'd we'll we're we've well went were weren't
    what when where whether which while who whom whose why will with within without won't would wouldn't yesterday yet
    you you'd you'll you're you've your yours yourself added according
    """
)
