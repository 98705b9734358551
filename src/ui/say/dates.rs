//! How a document's dates are read, and those of its whole folder: every choice of the reader's page as one row.

use super::{Asked, Row, row, short};
use crate::edit::{Edit, SaidOfDates, Say, Scope};

use crate::model::{CountsFrom, DocId, Edtf, NumberOrder};
use crate::ui::reader::{order_title, whose};
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
        let title = text!(
            "change-dated",
            document = short(id.as_str()),
            date = words::date(date)
        );
        out.push(dated(title, text!("say-written-then"), &one, say));
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
            let title = order_title(order, &whose);
            let hint = match order {
                NumberOrder::DayFirst => text!("say-day-first"),
                NumberOrder::MonthFirst => text!("say-month-first"),
            };
            out.push(dated(title, hint, scope, say));
        }
        for from in [CountsFrom::Written, CountsFrom::LastSpoken] {
            let say = SaidOfDates {
                counts_from: Say::Is(from),
                ..SaidOfDates::default()
            };
            let title = match from {
                CountsFrom::Written => text!("change-count-own", whose = &whose),
                CountsFrom::LastSpoken => text!("change-count-spoken", whose = &whose),
            };
            out.push(dated(title, text!("say-counted-like"), scope, say));
        }
        let left = SaidOfDates {
            order: Say::LeaveIt,
            counts_from: Say::LeaveIt,
            ..SaidOfDates::default()
        };
        let title = text!("change-dates-leave", whose = &whose);
        out.push(dated(title, "", scope, left));
    }
    if doc.dates.said.written.is_some() {
        let say = SaidOfDates {
            written: Say::LeaveIt,
            ..SaidOfDates::default()
        };
        let title = text!("change-dated-leave", document = short(id.as_str()));
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
