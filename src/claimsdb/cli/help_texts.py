"""What `claimsdb help` says: each text fits on a screen of 80 by 24."""

from __future__ import annotations

WORDS = """\
The words of claimsdb, on one passage of the seed (claimsdb init --seed):

  “Those who started their hospital training this year are receiving a
   10.3 per cent pay increase …”  said Health Secretary Steve Barclay.

speaker    Who said it: Steve Barclay. A person or an organisation, found by
           each of its names (“Mr Barclay”) and never guessed between two.
statement  What he said, once. It has the key that you cite by:
           barclay-2023-10-3-pay. Its day may be unknown, or 2023-09?
quote      Its words as one source prints them. Two papers that print the
           same sentence make two quotes of one statement. The mode says how:
           direct “…”, mixed (partly in marks), indirect (the reporter's words).
source     Where they were printed: the article, with outlet, date, address.
figure     A number in the words, as printed and as a value: “10.3 per cent”
           is 10.3 %, a pay increase, of those who started this year.
claim      What is asserted, in your words, so that you can check it and find
           all who assert or deny it. Claims and figures are never required.

The least you need is the words and a name:
  claimsdb add quote "My door is always open" -s "Steve Barclay\""""

SEARCH = """\
How to search: words, and filters, in any order. Words may be misspelt.

  claimsdb search fair resonable pay --speaker barcley
  claimsdb search 'speaker:barclay figure:>8% since:2023-09 "pay rise"'

"two words"       as they stand, next to each other
speaker:barclay   who said it; a misspelt name that can only be one is taken
role:secretary    the role at the time
source: outlet:   where it was printed
topic:nhs-strikes what it is about
since: until:     the day said, else the day printed (marked ~): 2023-09
mode:direct       direct, mixed or indirect
state:verified    proposed, accepted or verified
figure:8%..12%    a number in the words: 8% or 8%..12% or 8%.. (from 8% on)
figure:>8%        the same with a sign; quote it, for the shell takes > itself
unit:GBP          the unit of a number

Every filter is an option too: --speaker, --since, --figure …  Results say
their mode and state. claimsdb search --help lists everything."""

DATES = """\
How dates are written: as far as they are known, and no further.

  2023-09-14              a day              14 September 2023 is read, too
  2023-09                 a month            September 2023
  2023                    a year
  202X                    the 2020s
  2023-09?                uncertain: perhaps it was another month
  2023~                   approximately      c. 2023
  2023-09%                both
  2023-09-19/2023-09-23   from a day to a day
  2023-09/..              since then         ../2023-09 is until then

A date that can mean two days (4/5/2023) is refused, and so are “today” and
“last week”, which mean another day tomorrow. What is not given stays unknown:
no date is ever filled in. A search for 2023 finds everything that may lie in
it, also 2023-09? and 202X; what has no date is found by no date.

  claimsdb add quote "We won." -s "Jo Roe" --said 2024-05
  claimsdb edit roe-2024-won said_on=2024-05-03"""

KEYS = """\
Keys: the short names by which you cite, show and change records.

  barclay-2023-10-3-pay   a statement: speaker, year, telling words
  steve-barclay           a speaker
  news-2023-nhs-strikes   a source

A key is made from what it names (choose your own with --key) and is never
changed: renaming the speaker does not touch it. It is never given twice; that
of a removed record stays taken. After claimsdb merge A B the key B leads to A
for ever. Where several records fit a name, you are shown their keys.

  claimsdb list speakers       keys of speakers (also sources, claims, topics)
  claimsdb show KEY            one record with everything that hangs on it
  claimsdb log KEY             what happened to it
  claimsdb completion bash     the script with which your shell completes

A misspelt key is never guessed by add, edit, show or rm: near ones are named."""

FIGURES = """\
Figures: numbers in what was said, as printed and as a value.

  printed       value   comparator  unit
  10.3 per cent 10.3    =           %
  over a million 1000000 >
  £3bn          3000000000 =        GBP      (money: ISO 4217)
  2 to 3 hours  2 to 3  between     h        (units: UCUM)
  0.5 points    0.5     =           [pp]     (percentage points are not %)

Values are exact: 10.30 stays 10.30. A figure may say what is measured, of
whom, where and when (--measure, --population, --area, --period), and whether
it is a level, a change, a share or a running total (--statistic).

claimsdb add quote finds the figures in the words; --no-figures leaves them out.
  claimsdb add figure KEY "six per cent"      a number that was not found
  claimsdb edit KEY words="…" --refigure      read them anew from new words
  claimsdb search 'figure:8%..12%'            find statements by a number"""

TOPICS: dict[str, tuple[str, str]] = {
    "words": ("Speaker, statement, quote, source, claim and figure.", WORDS),
    "search": ("How to search, by words and by filters.", SEARCH),
    "dates": ("How dates are written, known or half known.", DATES),
    "keys": ("The names by which records are cited.", KEYS),
    "figures": ("Numbers, their values and units.", FIGURES),
}
"""Each topic: a line for the list, and its text."""
