# The field on top and what it finds.
find-search = Search
find-search-events = Search events
find-clear = Clear the search
find-kept = Kept filters
find-narrow = Narrow what is shown
find-names = People, projects and the rest
find-in-texts = In the text of { $n ->
    [one] { $n } document
   *[other] { $n } documents
}
find-in-more-texts = In the text of more than { $n ->
    [one] { $n } document
   *[other] { $n } documents
}
find-nothing = Nothing has all of these words
find-name = { $kind }, { $events }
find-forget = Forget the filter { $name }
find-forget-hint = Forget it; an undo brings it back
change-forget = Forget the filter “{ $name }”
chip-without = without { $name }
chips-dim = Dim
chips-keep = Keep…
chips-clear = Clear

# What can be typed before a colon; the words before the colon are the same in every language.
key-person = Somebody takes part
key-project = It belongs to a project
key-organisation = An organisation takes part
key-place = It has to do with a place
key-series = It is one of a series
key-document = A document tells of it
key-before = It may have begun before
key-after = It may have ended after
key-undated = Nothing says when it was
key-review = Review asks about it

# What narrows the timeline, as its chips say it.
chip-of = { $kind }: { $words }
chip-document = document: { $words }
chip-before = before { $date }
chip-after = after { $date }
chip-undated = undated
chip-review = in Review
chip-not = not { $what }

# The lists at the left.
