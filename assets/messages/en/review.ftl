change-all-same = “{ $name }” and all that may be the same are one
change-none-same = “{ $name }” is none of those that may be the same, nor are they
change-both-one = Both “{ $name }” are one
change-two = “{ $name }” stands for two
review-same-as = May be the same as
review-same-as-hint = Show what speaks for and against it, and decide
review-whether = Review whether it is { $name }
review-left = { $n } left
review-names-hint = Your word on who is one and who is two, over the whole project
review-dates-hint = Your word on when things happened, over the whole project
review-shares-hint = How often you let this kind of finding stand
review-nothing = Nothing to review
review-what = Names that may be one and dates on which documents disagree are asked here.
review-or = { " " }or{ " " }
review-disagree = sources disagree
review-pair = { $a } and { $b }, { $kind }
review-date = { $event }: { $dates }, { $kind }
review-skipped-row = { $what }, skipped
review-skipped = skipped
review-two-people = two people or one
review-two-projects = two projects or one
review-two-organisations = two organisations or one
review-two-places = two places or one
review-two-series = two series or one
review-two-works = two works or one
review-likely-one = likely one
review-hard = hard to say
review-likely-two = likely two
review-person = One person or two?
review-project = One project or two?
review-organisation = One organisation or two?
review-place = One place or two?
review-series = One series or two?
review-work = One work or two?
review-decide = What the program makes of it; you decide
review-for-one = What speaks for one
review-for-two = What speaks for two
review-together = { $n ->
    [one] { $n } name
   *[other] { $n } names
} in question together
review-no-reasons = Nothing was found.
review-card-hint = Show what is known, and only their events; Esc comes back here
review-mentions = { $mentions ->
    [one] { $mentions } mention
   *[other] { $mentions } mentions
} in { $documents ->
    [one] { $documents } document
   *[other] { $documents } documents
}
review-when = When was it? { $event }
review-button = Review: { $action }
review-it-was = It was { $date }
review-says-so = { $documents } says so; no other document counts then

# The reader.
