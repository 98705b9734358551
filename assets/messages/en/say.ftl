period-name = Name
period-name-hint = The war, phase two, her time in office
period-from = From
period-from-hint = 1911, May 1911, 4 May 1911
period-to = To
period-to-hint = Empty where it has not ended
period-taken = There is a period called “{ $name }”; it moves here
period-range = From a date to a later one; one of them may be empty
change-period = Name a period “{ $name }”
delete = Delete
change-no-period = Delete the period “{ $name }”
cancel = Cancel
filter-name-hint = What you call it
filter-keep = Keep
change-filter = Keep the filter “{ $name }”


# Names of changes, as undo and the history tell of them.
# What can be asked of the user: the title of the form, what may be typed, and what it says where there is nothing.
ask-who = Who takes part
    .hint = A name
ask-tags = Tags
    .hint = A tag
ask-note = Note
    .hint = What is to be remembered of it
ask-picture = Picture
    .hint = Path of a picture
ask-color = Color
ask-lane = Lane
    .hint = The name of a lane
ask-same = The same event as
ask-split = Which sentence tells another event
    .none = Only one sentence tells it.
ask-alike = All like this
    .hint = Type to narrow the list; a word or a date can be said of all
    .none = No other event is like this one.
ask-rename = New name
ask-same-name = The same as
    .kinds = They were read as names of two kinds, and such are never made one.
ask-kind = What kind of name it is
ask-dates = How its dates are read
    .hint = Type to narrow the list, or the day it was written
ask-split-name = Which stands for somebody else
    .none = It stands in one place only.
split-document = { $n ->
    [one] The one in “{ $document }”
   *[other] All { $n } in “{ $document }”
}
change-split-document = “{ $name }” in “{ $document }” is somebody else
change-split-place = One “{ $name }” in “{ $document }” is somebody else
change-these-same = These { $n } are all “{ $name }”
ask-hidden = Hidden events
    .none = No event is hidden.
ask-unplaced = What you said and has no sure place now
    .none = Everything you said is in its place.
ask-narrow = Type to narrow the list
ask-type-it = Type it, then press Enter.
ask-nothing = Nothing is called that.

# An event of one's own.
add-what = What
add-what-hint = What happened
add-when = When
add-no-day = Empty where the day is not known
add-words-say = These words say “{ $words }”
add-sentence-says = Their sentence says “{ $words }”
add-spoken-before = “{ $words }” was spoken of before them
add-says-so = “{ $words }” says so
add = Add
change-add = Add “{ $event }”

# What is said of several events at once; { $events } is one of the three groups below.
change-same-event = “{ $a }” is the same event as “{ $b }”
change-another-event = Another event than “{ $event }”
alike-called = all { $n } called “{ $name }”
alike-kind = all { $n } of the kind “{ $kind }”
alike-document = all { $n } told by { $document } alone
alike-one-step = one step, which can be undone
alike-confirm = Confirm { $events }
alike-hide = Hide { $events }
alike-date = Date { $events } “{ $typed }”
alike-color = { $color }: { $events }
alike-tag = Tag { $events } “{ $typed }”
alike-lane = Put { $events } in the lane “{ $typed }”
alike-call = Call { $events } “{ $typed }”

say-written-then = the day it was written
say-day-first = 03/04 is 3 April
say-month-first = 03/04 is 4 March
say-counted-like = “last year”, “in May”
change-dates-leave = Let Dateline decide how dates of { $whose } are read

# What can be said of a name.
not-a-person = Not a person
not-a-project = Not a project
not-an-organisation = Not an organisation
not-a-name = Not a name

change-person = “{ $name }” is a person
change-project = “{ $name }” is a project
change-organisation = “{ $name }” is an organisation
change-place = “{ $name }” is a place
change-series = “{ $name }” is a series
change-work = “{ $name }” is a work

# What an event is given.
change-without = “{ $name }” takes no part in “{ $event }”
change-with = “{ $name }” takes part in “{ $event }”
own-takes-part = takes part; choose to leave out
own-new-person = a new person
own-new-project = a new project
own-new-organisation = a new organisation
own-new-place = a new place
own-new-series = a new series
own-new-work = a new work
change-no-tag = Take the tag “{ $tag }” off “{ $event }”
own-take-off = choose to take it off
change-tag = Tag “{ $event }” “{ $tag }”
change-lane = Put “{ $event }” in the lane “{ $lane }”
change-no-lane = Take “{ $event }” out of the lane “{ $lane }”
own-no-lane = No lane of its own
change-note = Note on “{ $event }”
change-no-note = Delete the note on “{ $event }”
own-delete-note = Delete the note
change-picture = Picture for “{ $event }”
change-no-picture = No picture for “{ $event }”
own-no-picture = No picture
own-color = Color { $n }
own-lane-color = The color of its lane
change-color = Color “{ $event }”

# What was hidden, and what has no sure place.
change-show = Show “{ $event }” again
unplaced-more = { $change } and { $n } more
unplaced-say-of = Say it of “{ $event }”: { $change }
unplaced-leave = Leave it aside: { $change }
change-leave = Leave aside: { $change }
unplaced-meant = These words are meant: { $change }
change-meant = It is meant: { $change }
unplaced-no-date = no date
unplaced-now-say = the documents now say { $now }, not { $then }
unplaced-apart = Leave them two: { $change }
unplaced-holds = What you said holds: { $change }
change-holds = It holds: { $change }
unplaced-take = Take what the documents say: { $change }
change-take = Take the documents’ date: { $change }
