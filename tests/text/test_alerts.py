"""Differences that contradict, and differences that are only another way of writing."""

from __future__ import annotations

import pytest

from articles.text.comparing.wording import compare_wording

ALERTS = frozenset(("number", "date", "negation", "verdict", "name"))

# Two passages, and the alerts between them, whichever comes first.
PAIRS = {
    "one time, two clocks": ("The talks begin at 4 p.m. today.", "The talks begin at 16:00 today.", ""),
    "one time, with and without minutes": ("The talks begin at 4 p.m. today.", "The talks begin at 4.00pm today.", ""),
    "another time": ("The ship sank at 11 p.m. on Friday.", "The ship sank at 10 p.m. on Friday.", "number"),
    "one moment in two zones": ("It struck at 3 p.m. EST, he said.", "It struck at 2000 GMT, he said.", ""),
    "two moments in two zones": ("It struck at 3 p.m. EST, he said.", "It struck at 2100 GMT, he said.", "number"),
    "a zone and local time": ("It struck at 3 p.m. local time.", "It struck at 0600 GMT.", ""),
    "both zones in either order": ("It struck at 3 p.m. (0600 GMT).", "It struck at 0600 GMT (3 p.m.).", ""),
    "a weekday and a date": ("He was held on Tuesday in Tarn.", "He was held on Feb. 8 in Tarn.", ""),
    "two weekdays": ("He was held on Tuesday in Tarn.", "He was held on Wednesday in Tarn.", "date"),
    "yesterday and a weekday": ("He was held yesterday in Tarn.", "He was held on Wednesday in Tarn.", ""),
    "two days of a month": ("He was held on Feb. 8 in Tarn.", "He was held on Feb. 9 in Tarn.", "date"),
    "one date, two forms": ("He was held on Feb. 8 in Tarn.", "He was held on 8 February in Tarn.", ""),
    "one date, of the month": ("He was held on May 8 in Tarn.", "He was held on the 8th of May in Tarn.", ""),
    "two dates, two forms": ("He was held on Feb. 8 in Tarn.", "He was held on 9 February in Tarn.", "date"),
    "one day of two months": ("He was held on March 8 in Tarn.", "He was held on April 8 in Tarn.", "date"),
    "a date and its month": ("He was held on March 8 in Tarn.", "He was held in March in Tarn.", ""),
    "two months": ("He was held in March in Tarn.", "He was held in April in Tarn.", "date"),
    "may and March, no months": ("They may march to the mill.", "They might march to the mill.", ""),
    "two years": ("The plant opened in 1998 in Tarn.", "The plant opened in 1999 in Tarn.", "number"),
    "percent and percentage points": (
        "Rents rose by 2 percent last year.", "Rents rose by 2 percentage points last year.", "number",
    ),
    "percent in words": ("Rents rose 2% last year.", "Rents rose two per cent last year.", ""),
    "points and percentage points": (
        "Support fell by 3 points to 41 percent.", "Support fell by 3 percentage points to 41 percent.", "",
    ),
    "a range that holds the number": ("Some 20 to 30 men were hurt.", "Some 25 men were hurt.", ""),
    "a range that does not": ("Between 20 and 30 men were hurt.", "More than 50 men were hurt.", "number"),
    "one range, two forms": ("20-30 people were hurt.", "20 to 30 people were hurt.", ""),
    "two ranges": ("It burned 200 to 300 acres.", "It burned 400 to 500 acres.", "number"),
    "a range in millions": ("It cost $2 to $3 million.", "It cost between $2 million and $3 million.", ""),
    "from one to the other is no range": (
        "Fares rose from $4.20 to $4.50.", "Fares rose to $4.50 from $4.20.", "",
    ),
    "a number and its hedge": ("Some 100,000 troops stand there.", "More than 100,000 troops stand there.", ""),
    "two tolls": ("At least 24 people were killed.", "At least 26 people were killed.", "number"),
    "dozens that may be 24": ("At least 24 people were killed.", "Dozens of people were killed.", ""),
    "dozens that are not 400": ("Some 400 people were killed.", "Dozens of people were killed.", "number"),
    "dozens and hundreds": ("Dozens of people were killed.", "Hundreds of people were killed.", "number"),
    "two dozen": ("Two dozen people were killed.", "24 people were killed.", ""),
    "the dead for the hurt": (
        "Three people died and 12 were injured.", "12 people died and three were injured.", "number",
    ),
    "the dead and the hurt told otherwise": (
        "Three people died and 12 were injured in the crash.", "The crash killed three people and injured a dozen.", "",
    ),
    "two currencies": ("The fine is $2 million.", "The fine is 1.5 million pounds.", ""),
    "one sum, two forms": ("The fine is £1.5bn.", "The fine is 1,500 million pounds.", ""),
    "two sums": ("The fine is $2 million.", "The fine is $3m.", "number"),
    "feet and metres": ("The tower is 200ft high.", "The tower is 60 metres high.", ""),
    "feet and other metres": ("The tower is 200ft high.", "The tower is 90 metres high.", "number"),
    "miles and kilometres, rounded": ("It lay two miles off the bar.", "It lay about 3 km off the bar.", ""),
    "tons and tonnes": ("She carried 31,000 tons of oil.", "She carried 31,000 tonnes of oil.", ""),
    "miles and kilometres": ("It is 15 miles from the sea.", "It is 24km from the sea.", ""),
    "both measures in either order": ("It is 3 miles (5 km) long.", "It is 5 km (3 miles) long.", ""),
    "degrees": ("It reached 40C in the valley.", "It reached 104 degrees Fahrenheit in the valley.", ""),
    "other degrees": ("It reached 40C in the valley.", "It reached 42C in the valley.", "number"),
    "gallons and litres": ("It spilled 300,000 gallons of oil.", "It spilled 1.1 million litres of oil.", ""),
    "mph and km/h": ("It was doing 120 mph on the bridge.", "It was doing 193 km/h on the bridge.", ""),
    "mph for km/h": ("It was doing 120 mph on the bridge.", "It was doing 120 km/h on the bridge.", "number"),
    "a year and twelve months": ("He was jailed for 12 months.", "He was jailed for a year.", ""),
    "months and years": ("He was jailed for six months.", "He was jailed for two years.", "number"),
    "two magnitudes": ("A magnitude 6.1 quake hit Osk.", "A magnitude 5.9 quake hit Osk.", "number"),
    "one magnitude": ("A magnitude-6.1 quake hit Osk.", "A 6.1-magnitude quake hit Osk.", ""),
    "an age in two forms": ("Anna Berg, 37, of Tarn was found.", "The 37-year-old Anna Berg of Tarn was found.", ""),
    "two ages in two forms": (
        "Anna Berg, 37, of Tarn was found.", "The 38-year-old Anna Berg of Tarn was found.", "number",
    ),
    "ages of two": ("The boys were aged 17 and 19.", "The boys were aged 17 and 20.", "number"),
    "half and 50 percent": ("Half of the town lost power.", "50 percent of the town lost power.", ""),
    "a third and two thirds": ("A third of the town lost power.", "Two thirds of the town lost power.", "number"),
    "a quarter of an hour": ("It took a quarter of an hour.", "It took 15 minutes.", ""),
    "two scores": ("Tarn won 3-1 at home.", "Tarn won 3-2 at home.", "number"),
    "two votes": ("The bill passed 52-48 in the house.", "The bill passed 51-49 in the house.", "number"),
    "scores of different things": ("Tarn (11-4) won at home.", "Tarn won 31-24 at home.", ""),
    "will and will not": ("He will resign on Friday.", "He will not resign on Friday.", "negation"),
    "No. 1 denies nothing": ("The No. 1 Herons beat Tarn on Friday.", "The Herons beat Tarn on Friday.", ""),
    "scores of several runs": (
        "A 7-0 run turned a 12-12 tie into a 19-12 lead.", "A 12-12 tie became a 19-12 lead after a 7-0 run.", "",
    ),
    "an apostrophe left out": ("He can't speak for Osk.", "He cant speak for Osk.", ""),
    "nobody and no one": ("No one was hurt at the mill.", "Nobody was hurt at the mill.", ""),
    "guilty and not guilty": (
        "They found her guilty of fraud.", "They found her not guilty of fraud.", "negation verdict",
    ),
    "acquitted and convicted": ("She was acquitted of fraud.", "She was convicted of fraud.", "verdict"),
    "denied and pleaded not guilty": ("She pleaded not guilty to fraud.", "She denied fraud.", ""),
    "rose and fell": ("Shares rose 3 percent in Tarn.", "Shares fell 3 percent in Tarn.", "verdict"),
    "two mayors": ("Mayor Anna Berg opened the bridge.", "Mayor Petra Lund opened the bridge.", "name"),
    "a title for a first name": ("On Sunday Mr Berg opened the bridge.", "On Sunday Anna Berg opened the bridge.", ""),
    "a name spelled otherwise": (
        "The day before, climber Ulf Renner, 36, fell 60 metres from a ridge.",
        "His fall came after 36-year-old Ulf Rener died when he slipped off the ridge the day before.", "name",
    ),
    "a people and its country": ("The ship left Norland on Friday.", "The Norlands ship left on Friday.", ""),
}  # fmt: skip


@pytest.mark.parametrize(("ours", "theirs", "expected"), PAIRS.values(), ids=PAIRS.keys())
def test_only_contradictions_are_alerts(ours: str, theirs: str, expected: str) -> None:
    for base, other in ((ours, theirs), (theirs, ours)):
        found = {difference.value for difference in compare_wording(base, other).differences}
        assert found & ALERTS == set(expected.split())
