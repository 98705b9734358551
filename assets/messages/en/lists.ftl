list-people = People
    .none = No people found in these documents.
list-projects = Projects
    .none = No projects found in these documents.
list-organisations = Organisations
    .none = No organisations found in these documents.
list-documents = Documents
    .none = No documents found in these documents.
list-series = Series
    .none = No series found in these documents.
list-review = Review
list-still-reading = Nothing here yet; still reading.
list-names-missed = In some of the languages here names are missed.
list-nothing-called = Nothing here is called “{ $name }”.
list-left = { $name }, { $n } left
list-filter = Filter
list-filter-this = Filter this list
list-sort-count = Count
list-sort-name = Name
list-sort-first = First seen
list-sort = Sort by

list-row = { $name }, { $events }
list-first-in = { $counts }, first in { $year }
list-show = Show
list-hide = Hide
list-show-name = Show { $name }
list-hide-name = Hide { $name }
list-other-names-of = Other names of { $name }
list-other-names = Other names
list-no-other-names = No other names
list-also = also { $names }

list-rename = Rename…
list-same-as = Same as…
list-kind = Kind…
list-split = Split…
list-somebody-else = “{ $name }” is somebody else
list-copy-name = Copy the name
list-is-same-as = { $name } is the same as…
list-the-same-as = The same as
list-new-name = New name
list-nobody = Nobody else here is called so

# Review: what is asked, and what was answered.
