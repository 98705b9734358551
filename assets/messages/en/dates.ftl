# Dates as a person says them. English ones are worded by the program itself, which other rooms need, too;
# a test holds these messages to the same words.

# Months: alone ("March 2013"); after a day's number or a preposition ("18 March"); and short, for the axis.
month-1 = January
    .of = January
    .short = Jan
month-2 = February
    .of = February
    .short = Feb
month-3 = March
    .of = March
    .short = Mar
month-4 = April
    .of = April
    .short = Apr
month-5 = May
    .of = May
    .short = May
month-6 = June
    .of = June
    .short = Jun
month-7 = July
    .of = July
    .short = Jul
month-8 = August
    .of = August
    .short = Aug
month-9 = September
    .of = September
    .short = Sep
month-10 = October
    .of = October
    .short = Oct
month-11 = November
    .of = November
    .short = Nov
month-12 = December
    .of = December
    .short = Dec

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
# The days on which something comes again: "every week on Monday".
weekday-on-1 = Monday
weekday-on-2 = Tuesday
weekday-on-3 = Wednesday
weekday-on-4 = Thursday
weekday-on-5 = Friday
weekday-on-6 = Saturday
weekday-on-7 = Sunday

year-bce = { $year } BCE
year-ce = { $year } CE

# Parts of a year: alone, and after a preposition (.of).
season-21 = spring
    .of = spring
season-22 = summer
    .of = summer
season-23 = autumn
    .of = autumn
season-24 = winter
    .of = winter
season-north = northern { $season }
season-south = southern { $season }
quarter-1 = first quarter
    .of = first quarter
quarter-2 = second quarter
    .of = second quarter
quarter-3 = third quarter
    .of = third quarter
quarter-4 = fourth quarter
    .of = fourth quarter
third-1 = first third
    .of = first third
third-2 = second third
    .of = second third
third-3 = third third
    .of = third third
half-1 = first half
    .of = first half
half-2 = second half
    .of = second half
day-of-some-month = the { $day } of some month
some-part = some part

# Several years; after a preposition (.of). The number of a century is in the figures the language uses for it.
decade = the { $year }s
    .of = the { $year }s
decade-first = the years 1–9 CE
    .of = the years 1–9 CE
decade-bce = the years { $from }–{ $to } BCE
    .of = the years { $from }–{ $to } BCE
century = the { $n } century
    .of = the { $n } century
century-bce = the { $n } century BCE
    .of = the { $n } century BCE

date-day = { $day } { $month } { $year }
date-day-month = { $day } { $month }
date-month = { $month } { $year }
date-part = { $part } { $year }
date-part-of = { $part } of { $year }
date-among = { $part } of a year in { $years }
date-no-year = { $part }, year unknown
date-year-unknown = year unknown
date-time = { $date }, { $time }
date-about = about { $date }
date-perhaps = perhaps { $date }
date-perhaps-about = perhaps about { $date }

date-range = { $from } – { $to }
# Days of one month: "26–29 November 2019".
date-days = { $from }–{ $to }
date-since = since { $date }
date-until = until { $date }
date-any-time = at some time
date-none = not dated

# Bounds, which are no dates.
bounds-between = between { $from } and { $to }
bounds-from = some time from { $date } on
bounds-to = some time up to { $date }

# What comes again.
every-century = { $n ->
    [1] every century
    [2] every other century
   *[other] every { $n } centuries
}
every-decade = { $n ->
    [1] every decade
    [2] every other decade
   *[other] every { $n } decades
}
every-year = { $n ->
    [1] every year
    [2] every other year
   *[other] every { $n } years
}
every-half = { $n ->
    [1] every half
    [2] every other half
   *[other] every { $n } halves
}
every-quarter = { $n ->
    [1] every quarter
    [2] every other quarter
   *[other] every { $n } quarters
}
every-season = { $n ->
    [1] every season
    [2] every other season
   *[other] every { $n } seasons
}
every-month = { $n ->
    [1] every month
    [2] every other month
   *[other] every { $n } months
}
every-week = { $n ->
    [1] every week
    [2] every other week
   *[other] every { $n } weeks
}
every-day = { $n ->
    [1] every day
    [2] every other day
   *[other] every { $n } days
}
every-hour = { $n ->
    [1] every hour
    [2] every other hour
   *[other] every { $n } hours
}
every-minute = { $n ->
    [1] every minute
    [2] every other minute
   *[other] every { $n } minutes
}
every-second = { $n ->
    [1] every second
    [2] every other second
   *[other] every { $n } seconds
}
every-times = { $every }, { $n ->
    [one] { $n } time
   *[other] { $n } times
}
every-on-date = { $every } on { $day } { $month }
every-on-days = { $every } on the { $days }
every-last-day = last day
every-on-weekdays = { $every } on { $weekdays }
every-on-nth = { $every } on the { $nth } { $weekdays }
every-nth = { $n ->
    [1] first
    [2] second
    [3] third
    [4] fourth
   *[other] fifth
}
every-nth-last = last
every-in-months = { $every } in { $months }
every-of-months = { $every } of { $months }
every-at = { $every } at { $what }
every-since = { $every } since { $year }
every-until = { $every } until { $year }

list-and = { $items } and { $last }

# On the axis: as short as can be.
axis-today = Today
axis-quarter = Q{ $n }
axis-decade = { $year }s
axis-century = { $n } century
    .short = { $n } c.
axis-century-bce = { $n } century BCE
    .short = { $n } c. BCE
axis-millennium = { $n } millennium
    .short = { $n } m.
axis-millennium-bce = { $n } millennium BCE
    .short = { $n } m. BCE
axis-bce = Before the common era
    .short = BCE
axis-ce = Common era
    .short = CE
