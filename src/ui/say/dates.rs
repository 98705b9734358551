//! How a document's dates are read, and those of its whole folder: every choice of the reader's page as one row.

use super::{Asked, Row, row, short};
use crate::edit::{Edit, SaidOfDates, Say, Scope};
use crate::model::words::date_words;
use crate::model::{CountsFrom, DocId, Edtf, NumberOrder};
use crate::ui::reader::whose;
use crate::ui::words;

pub(super) fn rows(id: &DocId, asked: &Asked<'_>) -> Vec<Row> {
    let Some(doc) = asked.look.timeline.document(id) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    let one = Scope::Document(id.clone());
    if let Some(Edtf::Date(date)) = words::parse_date(asked.typed) {
        let say = SaidOfDates {
            written: Say::Is(date),
            ..SaidOfDates::default()
        };
        let title = format!("Date “{}” {}", short(id.as_str()), date_words(date));
        out.push(dated(title, "the day it was written", &one, say));
    }
    let folder = Scope::folder_of(id);
    let documents = &asked.look.timeline.documents;
    let n = documents.iter().filter(|d| folder.holds(&d.id)).count();
    let scopes = [Some(one.clone()), (n > 1).then_some(folder)];
    for scope in scopes.iter().flatten() {
        let whose = short(&whose(scope));
        for order in [NumberOrder::DayFirst, NumberOrder::MonthFirst] {
            let say = SaidOfDates {
                order: Say::Is(order),
                ..SaidOfDates::default()
            };
            let title = format!("Read dates of {whose} {}", order.words());
            let hint = match order {
                NumberOrder::DayFirst => "03/04 is 3 April",
                NumberOrder::MonthFirst => "03/04 is 4 March",
            };
            out.push(dated(title, hint, scope, say));
        }
        for from in [CountsFrom::Written, CountsFrom::LastSpoken] {
            let say = SaidOfDates {
                counts_from: Say::Is(from),
                ..SaidOfDates::default()
            };
            let title = match from {
                CountsFrom::Written => format!("Count dates of {whose} from its own date"),
                CountsFrom::LastSpoken => {
                    format!("Count dates of {whose} from the date last spoken of")
                }
            };
            out.push(dated(title, "“last year”, “in May”", scope, say));
        }
        let left = SaidOfDates {
            order: Say::LeaveIt,
            counts_from: Say::LeaveIt,
            ..SaidOfDates::default()
        };
        let title = format!("Let Dateline decide how dates of {whose} are read");
        out.push(dated(title, "", scope, left));
    }
    if doc.dates.said.written.is_some() {
        let say = SaidOfDates {
            written: Say::LeaveIt,
            ..SaidOfDates::default()
        };
        let title = format!("Let Dateline date “{}”", short(id.as_str()));
        out.push(dated(title, "", &one, say));
    }
    let is_typed = words::parse_date(asked.typed).is_some();
    out.retain(|row| is_typed || asked.fits(&row.text));
    out
}

fn dated(title: String, hint: &str, of: &Scope, say: SaidOfDates) -> Row {
    let edit = Edit::DocumentDates {
        of: of.clone(),
        say,
    };
    row(title.clone(), hint, title, vec![edit])
}
