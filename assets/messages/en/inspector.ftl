inspector-how = How we know
change-words = Reword “{ $event }”
change-date = Set the date of “{ $event }”
change-confirm = Confirm “{ $event }”
change-hide = Hide “{ $event }”
change-no-name = “{ $name }” is no name
change-same = “{ $a }” is “{ $b }”
change-different = “{ $a }” is not “{ $b }”
change-rename = Call “{ $name }” “{ $new }”

# The event's page.
badge-confirmed = confirmed
badge-edited = edited by you
badge-added = added by you
badge-meant = meant?
badge-meant-hint = What you said of it was said of words that have changed since; press U to decide
badge-planned = planned
badge-cancelled = cancelled
date-as-written = As written, and as an EDTF date (ISO 8601-2)
date-like = 18 December 1990, 1990-12, 198X, 2000/..
date-field = Date
date-what = A day, a month, a year or a range
date-not-yet = Not a date yet; try “18 December 1990” or “1990-12”
disputed-both-ways = It can be read two ways
disputed-moved = The date was moved
disputed-sources = The sources disagree
disputed-one = { $date } — { $documents }
disputed-several = { $date } ({ $n ->
    [one] { $n } source
   *[other] { $n } sources
}) — { $documents }
disputed-take = Take this date
source-written = { $document }, written { $date }
button-confirm = Confirm
button-edit-date = Edit date…
button-edit-words = Edit words…
button-hide = Hide
button-one-line = One line
button-each-time = Show each time
button-more = More…
own-tags = Tags
own-lane = Lane
own-note = Your note
own-picture = Picture
sources-one = Source
sources-in = { $documents } documents, { $n } independent: the rest are copies
sources = { $n ->
    [one] { $n } source
   *[other] { $n } sources
}
source-says = { " " }· says { $date }
who-took-part = Who took part
also-named = Also named
# Other events of the same project, this one among them.
beside-project = Before and after in { $name }
beside-this = This event
beside-all = { $n ->
    [one] Show the one event
   *[other] Show all { $n } events
}
beside-all-hint = Leaves out the search and whatever else narrows the timeline
n-of-events = { $all ->
    [one] { $n } of { $all } event
   *[other] { $n } of { $all } events
}
series-number = number { $number }

select = Select { $name }
select-hint = Click to select
go-to = Go to { $date }: { $event }
page-event = Event
page-document = Document

# The page of a name.
roles = Roles
role-documents = in { $n ->
    [one] { $n } document
   *[other] { $n } documents
}
also-written = Also written
how-often = How often
and-more-on-timeline = and { $n } more on the timeline
why-one-person = Why this is one person
why-one-project = Why this is one project
why-one-organisation = Why this is one organisation
why-one = Why this is one
why-not-one = What speaks against it
entity-when = When
run-by = Run by
funded-by = Funded by
according-to = according to { $document }
show-where = Show where it says so
named-in = Named in
named-times = { $document } ({ $n ->
    [one] { $n } time
   *[other] { $n } times
})
