# How many there are. Figures are put in groups of three by the program; each language has the forms its numbers ask for.

n-events = { $n ->
    [one] { $n } event
   *[other] { $n } events
}
n-documents = { $n ->
    [one] { $n } document
   *[other] { $n } documents
}
n-messages = { $n ->
    [one] { $n } message
   *[other] { $n } messages
}
and-more = and { $n } more
and-more-documents = and { $n ->
    [one] { $n } more document
   *[other] { $n } more documents
}
# Both counts in one line.
events-documents = { $events }, { $documents }

# What the user has said of pairs and of dates; $share is in hundredths.
answered-pairs = { $n } answered: { $same } the same ({ $share } %), { $not } not
answered-dates = { $n ->
    [one] { $n } date
   *[other] { $n } dates
}: { $right } as found ({ $share } %), { $wrong } corrected

# The share accepted of every kind of finding that was answered.
share-stated = Dates as written: { $n } of { $all } right ({ $share } %)
share-derived = Dates worked out: { $n } of { $all } right ({ $share } %)
share-bounded = Dates with limits only: { $n } of { $all } right ({ $share } %)
share-disputed = Dates in dispute: { $n } of { $all } as taken ({ $share } %)
share-people = People: { $n } of { $all } the same ({ $share } %)
share-organisations = Organisations: { $n } of { $all } the same ({ $share } %)
share-projects = Projects: { $n } of { $all } the same ({ $share } %)
share-places = Places: { $n } of { $all } the same ({ $share } %)
share-series = Series: { $n } of { $all } the same ({ $share } %)
share-works = Works: { $n } of { $all } the same ({ $share } %)
share-events = Events: { $n } of { $all } the same ({ $share } %)

# Notes on what was read.
notes-not-read = Not read: { $n ->
    [one] { $n } note
   *[other] { $n } notes
}

# How fast reading goes: so many documents a second, and how long it will take.
pace = { $rate } a second · { $left } left
pace-seconds = { $n } s
pace-minutes = { $n } min

# Date rules of the user's own.
rules-used = { $n ->
    [one] { $n } date rule of your own is used
   *[other] { $n } date rules of your own are used
}
rules-problem = { $rules }. { $problem }
rules-failed = { $rules }; { $failed } of { $examples } examples are not as they say: { $first }
rules-right = { $rules }; all { $examples } examples are as they say

# Kinds of names: in a sentence, and as a title.
kind-person = person
    .title = Person
kind-project = project
    .title = Project
kind-organisation = organisation
    .title = Organisation
kind-place = place
    .title = Place
kind-series = series
    .title = Series
kind-work = work
    .title = Work
# What somebody is or was: { $role } stands in the documents' own words.
role-acting = acting { $role }
role-former = former { $role }
role-elect = { $role } elect
role-of-place = { $role } of { $place }
role-in = { $role }, { $body }
role-since = since { $date }
role-until = until { $date }
role-said = said { $date }
role-said-between = said { $from } – { $to }
span-started = Started { $date }
span-ended = Ended { $date }
span-named = named { $date }
span-named-between = named from { $from } to { $to }
published-file = file dated { $date }, not the document
published-none = no date of its own
origin-copy = copy of { $document }
origin-encoding = read as { $encoding }

# How surely a date is known, in two words for a badge, and a sentence that explains them.
sure-by-you = set by you
sure-by-you-why = You gave this date; what the documents say is below.
sure-stated = stated
sure-stated-why = A document says so in so many words.
sure-derived = worked out
sure-derived-why = Worked out from what the documents say.
sure-no-year = no year
sure-no-year-why = What is known is not enough to put it on the axis.
sure-bounded = some time within
sure-bounded-why = It happened at some point between these bounds.
sure-unknown = not dated
sure-unknown-why = No document says when it happened.
