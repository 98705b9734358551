//! A scene as text, for tests that a person can read.
//!
//! Not an export: positions are rounded to whole points and lines, fills and grid are left out.

use super::{Scene, Shape, Target};

impl Scene {
    /// One line per lane and, indented, one per item: where its mark is, and what it says.
    pub fn to_text(&self) -> String {
        let mut out = format!("{:.0} × {:.0}\n", self.width, self.height);
        let axis: Vec<&str> = self
            .shapes
            .iter()
            .filter_map(|s| match s {
                Shape::Text { at, text, .. }
                    if at.y >= self.axis.y && at.y < self.axis.bottom() =>
                {
                    Some(text.as_str())
                }
                _ => None,
            })
            .collect();
        out += &format!("axis {}\n", axis.join(" "));
        for lane in &self.lanes {
            let folded = if lane.folded { " folded" } else { "" };
            out += &format!(
                "{} ({}){folded} {:.0}+{:.0}\n",
                lane.title, lane.count, lane.rect.y, lane.rect.h
            );
            for item in &self.items {
                let c = item.mark.center();
                if !lane.rect.contains(c) || matches!(item.target, Target::Lane(_)) {
                    continue;
                }
                out += &format!(
                    "  {:.0}..{:.0} {}\n",
                    item.mark.x,
                    item.mark.right(),
                    item.name
                );
                let label = self.shapes.iter().find_map(|s| match s {
                    Shape::Text { at, text, .. } if item.hit.contains(*at) => Some(text),
                    _ => None,
                });
                if let Some(label) = label {
                    out += &format!("    “{label}”\n");
                }
            }
        }
        out
    }
}
