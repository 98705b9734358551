# What a right click offers.
menu-period = Change this period…
menu-unfold = Unfold
menu-fold = Fold
menu-unpin = Unpin
menu-pin = Pin on top
menu-up = Move up
menu-down = Move down
menu-only-this = Show only this
menu-hide = Hide

# What stands beside the pointer.
tip-and-more = { $document } and { $n } more
tip-open = Click to open
tip-period = Click to see all of it; right click to change it
tip-gap = Click to see what is told of around it
tip-lane = Click to fold or unfold; right click to pin, move or sort

date-ends-before = It would end before it began

canvas-arranging = Arranging { $n ->
    [one] { $n } event
   *[other] { $n } events
}

# For screen readers: how much the timeline shows, and from when to when.
canvas-shows = Timeline, { $events }, { $from } to { $to }
fold-and-more = and { $n } more; narrow them with the search

# Names for what is looked at: periods and kept filters.
canvas-no-tags = No event has a tag yet. Select one and press { $tag } to give it a tag, or { $lane } for a lane of its own.
canvas-no-lanes = No event belongs to any of these; choose other lanes in the bar above.

# Words of the picture. What stands in lanes that no document names; for screen readers also how a lane stands.
lane-all = All events
lane-other = Other events
lane-folded = folded
lane-pinned = pinned
lane-filtered-out = filtered out
fold-more = { $n ->
    [one] { $n } more event
   *[other] { $n } more events
}
missing-one = { $series }: no document tells of number { $first }
missing-many = { $series }: no document tells of numbers { $first } to { $last }

# Its legend.
sign-day = day known
sign-coarse = month or year known
sign-lasted = lasted
sign-within = some time within
sign-before = some time before
sign-after = some time after
sign-worked-out = worked out, not stated
sign-planned = planned
sign-cancelled = cancelled
sign-numbered = one of a numbered series
sign-missing = numbers nobody tells of
sign-again = again and again
sign-disagree = sources disagree
sign-checked = checked by hand
sign-folded = more events

# Its foot and its notes.
paper-from = From { $n ->
    [one] { $n } document
   *[other] { $n } documents
}
paper-undated = { $n ->
    [one] One event has no date and is not shown.
   *[other] { $n } events have no date and are not shown.
}
paper-no-room = { $n ->
    [one] One lane has no room on this page.
   *[other] { $n } lanes have no room on this page.
}
paper-notes = Notes
known-person = a person’s word
known-stated = stated by a document
known-derived = worked out from what documents say
known-too-little = not enough is known to place it
known-bounded = some time within these bounds
agreed-added = Added by a person
agreed-dated = Dated by a person
agreed-confirmed = Confirmed by a person
agreed-changed = Changed by a person
agreed-not = Not confirmed by a person

# Lanes by kind of event, with a capital letter added.
happening-adopt = adopt
happening-sign = sign
happening-found = found
happening-dissolve = dissolve
happening-launch = launch
happening-open = open
happening-close = close
happening-elect = elect
happening-appoint = appoint
happening-assume = assume
happening-leave = leave
happening-meet = meet
happening-session = session
happening-ceremony = ceremony
happening-event = event
happening-visit = visit
happening-participate = participate
happening-speak = speak
happening-show = show
happening-award = award
happening-build = build
happening-carry-out = carry out
happening-decide = decide
happening-court = court
happening-fight = fight
happening-harm = harm
happening-die = die
happening-be-born = be born
happening-life = life
happening-trade = trade
happening-help = help
happening-break = break
happening-announce = announce
happening-join = join
happening-discover = discover
happening-change = change
happening-exchange = exchange
happening-welcome = welcome
happening-hold = hold
happening-plan = plan
happening-begin = begin
happening-end = end
happening-continue = continue
happening-cancel = cancel
happening-postpone = postpone
happening-adjourn = adjourn
happening-state = state
happening-say = say
happening-be-so = be so
happening-think = think
happening-do = do
