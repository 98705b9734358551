# About the program.
about-version = Version { $version }
about-what = Turns a folder of documents into a timeline its reader can trust. Everything happens on this machine; nothing is sent anywhere.
about-licence = Under the MIT licence or the Apache licence 2.0, at your choice. The font Noto Sans is under the SIL Open Font Licence.
about-hide-libraries = Hide the libraries in it
about-show-libraries = Show the libraries in it, with their licences

# The line at the foot of the window.
status-filtered = { $shown } of { $all ->
    [one] { $all } event
   *[other] { $all } events
}
status-all = { $documents } · { $events }
status-to-review = { $n } to review
status-notes-hint = What could not be read or written, and why
status-unplaced = { $n ->
    [one] { $n } change to look at
   *[other] { $n } changes to look at
}
status-read-only = Only to look at
status-not-saved = Not saved
status-not-saved-hint = Your last changes could not be written; it is tried again every few seconds. Or save under another name
status-no-font = Some letters have no font
status-checking = Looking for changed files
status-reading = Reading { $done }/{ $total }
status-paused = Paused at { $done }/{ $total }
status-pause = Pause
status-go-on = Go on
status-go-on-hint = Read what is left
status-stop = Stop
status-resolving = Putting the timeline together…
status-kept = Changes kept
status-kept-hint = What you change is kept on this computer and is there when you open this folder again. “Save as…” makes a file of it to move or mail.

# The start page.
start-what = A folder of documents in, a timeline you can trust out.
start-let-go = Let go to read these
start-drop = Drop a folder or documents here
start-formats = PDF, Word, web pages, e-mail, tables, plain text; nothing leaves this computer.
start-no-dialog = This system’s folder dialog did not answer. Type the folder’s path, or drop it on the window.
start-path-hint = /home/me/documents
start-path = Path of the folder
start-open = Open
typed-no-dialog-events = This system’s file dialog did not answer. Type the path of the table, calendar or timeline to take events from.
typed-hint-events = /home/me/events.csv
typed-no-dialog-rules = This system’s file dialog did not answer. Type the path of the file of rules, or drop it on the window.
typed-hint-rules = /home/me/rules.toml
typed-path-file = Path of the file
typed-import = Import
start-recent = Recent folders
start-open-recent = Open { $name }

# In place of the timeline where there is nothing on it.
start-nothing-passes = Nothing has all that is asked for.
start-only-undated-passes = { $n ->
    [one] { $n } event
   *[other] { $n } events
} has all that is asked for, without a date; see the tray below.
start-show-all = Show all events
start-reading = Reading…
start-reading-so-far = { $done } of { $total ->
    [one] { $total } document
   *[other] { $total } documents
} so far; the first events appear as soon as they are found.
start-arranging = Arranging { $n ->
    [one] { $n } event
   *[other] { $n } events
}…
start-arranging-how = They are sorted by time, by who takes part and by what tells of them.
start-resolving-how = Everything is read; what the documents say is being compared.
start-nothing-read = Nothing could be read
start-no-documents = No documents here
start-no-documents-why = There is no document in this folder that could be read. Open another folder; the notes below say what was left out.
start-nothing-dated = Nothing dated
start-nothing-dated-why = { $events ->
    [one] { $events } event was found
   *[other] { $events } events were found
} in { $documents ->
    [one] { $documents } document
   *[other] { $documents } documents
}, but nothing says when. Select one in the tray below and give it a date, or add a document that does.
start-no-events = No events found
start-no-events-why = { $n ->
    [one] { $n } document was
   *[other] { $n } documents were
} read, but nothing in them says that something happened. Try a folder with minutes, press releases, letters or reports.

# The right panel while nothing is selected.
summary-stated = A document says when, in so many words
summary-derived = The date follows from what the documents say, step by step
summary-bounded = Only bounds are known: it happened between them, or before or after one
summary-undated = undated
    .hint = No document says when; they are in the tray
summary-in = { $what } in { $year }
summary-from-to = { $what } from { $from } to { $to }
summary-about = { $documents }, { $events }
summary-how-sure = How surely they are dated
summary-disputed = Sources disagree ({ $n })
summary-told = Told by several documents
summary-notes = Notes
summary-select = Select an event to see what is known of it and how.
# Read out by screen readers for each part of the bar.
summary-part = { $n ->
    [one] { $n } event
   *[other] { $n } events
}: { $kind }

# The tray of events without a date.
tray-all = Undated ({ $n })
tray-some = Undated ({ $n } of { $all })
tray-what = what happened, without a date to put it on the axis

# The overview, as screen readers say it.
overview-showing = Overview, showing { $from } to { $to }

# What opens over the window.
overlay-save-copy = Save a copy
overlay-save = Save your changes
overlay-keep-filter = Keep this filter
overlay-period = Name a period
overlay-add = Add an event
overlay-export = Export
close = Close
palette-type = Type what you want to do
palette-find = Find an action
palette-nothing = No action is called that.
shortcuts-or = { $a } or { $b }
shortcuts-pointer = Pointer
pointer-zoom = Zoom
pointer-zoom-how = wheel
pointer-move = Move through time
pointer-move-how = drag, or Shift and wheel
pointer-date = Set the selected event’s date
pointer-date-how = Shift and drag its mark
pointer-scroll = Scroll the lanes
pointer-scroll-how = wheel over their names
pointer-lane = Move a lane
pointer-lane-how = drag its name
pointer-menu = What else can be done
pointer-menu-how = right click
pointer-range = Show a range
pointer-range-how = drag on the axis
pointer-fit = Fit an event’s neighbourhood, or all
pointer-fit-how = double click
pointer-add = Add to what is selected
pointer-add-how = Ctrl and click
notes-about = { $n ->
    [one] { $n } note
   *[other] { $n } notes
} on what was read or written. Everything else went on.
notes-again = Try again
save-no-dialog = This system’s file dialog did not answer; type where the project file goes.
save-path = Path of the project file
save = Save

# After a fault of the program.
fault-title = Dateline has stopped
fault-what = There is a fault in the program. Your documents were not touched, and what you have said of them is kept: it is there when you open the folder again.
fault-report = A report was written. It holds no words of your documents. Please send it to whoever gave you Dateline:
fault-again = Start again
fault-copy = Copy the report

# Titles of the system's own dialogs, and the kinds of file they offer.
dialog-folder = Open a folder of documents
dialog-picture = Export the timeline
dialog-rules = Use date rules of your own
dialog-rules-kind = Date rules
dialog-events = Take events from a table or a calendar
dialog-events-kind = Tables and calendars
dialog-project-kind = Dateline project

# What the window itself says in the line at the foot.
app-unsaved = Your last changes are not saved; save them under another name, or close again to leave them
app-own-rules-only = Only Dateline’s own date rules are used

no-font-for-one = No font on this system has the letter { $letter }: they show as boxes until one that has them, such as Noto Sans, is installed
no-font-for = No font on this system has the letter { $letter } and { $more } more: they show as boxes until one that has them, such as Noto Sans, is installed

chip-remove = Remove the filter { $filter }
chip-remove-hint = Remove this filter

show-in = Show in { $document }
show-in-document = Show in document: { $words }


# The guide and the tour.
overlay-guide = Guide
guide-browser = Open in the browser, with pictures
help-about = Help: { $page }
start-tour = Take the tour in five steps
start-guide = Read the guide
help = Help
tour-happened = Every mark is something that happened
    .text = The sample’s documents have been read, and what they tell stands on one line of time, in lanes. Turn the wheel to zoom, drag to move, press Home to see all of it again.
tour-sentence = Nothing without its sentence
    .text = This event is selected. Here stand the sentences that tell of it, and step by step how its date is known. Click a sentence and its document opens at that place.
tour-sure = How sure a date is can be seen
    .text = No date is guessed. What the documents leave open stays open, and looks so:
tour-word = You have the last word
    .text = Review asks what the program is least sure of. S says that two are the same, N that they are not, and on any event C confirms and E changes its date. What you say is kept at once, beside your documents and never in them.
tour-find = Find it, and take it with you
    .text = Ctrl+F searches as you type. Export makes a picture, a page to share or a table, each with the sentences behind it. F1 or the question mark opens the guide wherever you are.
tour-at = { $n } of { $all }
tour-skip = Skip the tour
tour-read-on = Read on in the guide
tour-done = Done
tour-next = Next
tour-back = Back
tour-day-said = a day that a document says
tour-day-worked-out = a day that was worked out, with the steps
tour-some-time = some day in a month or a year, as wide as that
tour-before-after = before a day; more is not known
