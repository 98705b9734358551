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
