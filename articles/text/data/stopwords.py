"""Stop words of English, and words too common in news to identify an event."""

from __future__ import annotations

from articles.text.data.wordlists import word_set

STOPWORDS = word_set(
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

# Words in the news of any day: they show what kind of event an article reports, but hardly which one.
NEWS_WORDS = word_set(
    """
    afternoon agency area article asked authorities began believe big business called case cause chief child children
    city close com comment company condition countries country county court day days dead death department development
    died director early east economic end evening event expected face family far february federal find five force
    forces former found four friday full fire future game general give given good government great group groups head
    health held help high home hour hours house including incident information injured international interview issue
    january job john july june keep killed know large largest late law lead leader leaders led left life line little
    live local long lost main major man march march media meeting member members men michael middle million billion
    minister minutes monday money month months morning move mr national nearly need new news night north november
    number october office officer officers official officials old open order part party past pay people percent period
    person place plan plans point police political power president press problem process program public put put
    question reach received record region released report reported reporters reports residents result right rose run
    sales school second security see seen september series service set seven shot show side sign similar site situation
    six small social source sources south spokesman spokeswoman spokesperson staff start started state statement states
    station story street support sunday system take taken team ten thing things think third thursday time times top
    town try trying tuesday tv united use used using victim victims video wanted war wednesday week weekend weeks west
    white wife win woman women won work workers working world year years young april august december saturday dr st
    u.s. us uk photo image reuters ap afp follow click read share twitter facebook email
    """
)
