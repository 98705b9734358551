//! A scene's shapes as egui's: one `match`.
//!
//! The exports are the same `match` for paper.

use super::{bidi, theme};
use crate::scene::{self, Align, Color, Scene, Shape, Weight};
use egui::epaint::{PathShape, PathStroke, Vertex, WHITE_UV};
use egui::{
    Color32, CornerRadius, FontFamily, FontId, Mesh, Painter, Pos2, Rect, Stroke, StrokeKind, pos2,
};

pub fn scene(painter: &Painter, origin: Pos2, scene: &Scene) {
    let mut clips: Vec<Painter> = vec![painter.clone()];
    for s in &scene.shapes {
        let painter = clips.last().unwrap_or(painter);
        match s {
            Shape::Clip(r) => {
                let clip = rect(*r, origin).intersect(painter.clip_rect());
                let inner = painter.with_clip_rect(clip);
                clips.push(inner);
            }
            Shape::Unclip => {
                if clips.len() > 1 {
                    clips.pop();
                }
            }
            other => shape(painter, origin, other),
        }
    }
}

fn shape(painter: &Painter, origin: Pos2, shape: &Shape) {
    match shape {
        Shape::Rect {
            rect: r,
            radius,
            fill,
            stroke,
        } => {
            painter.rect(
                rect(*r, origin),
                CornerRadius::same(radius.clamp(0.0, 255.0).round() as u8),
                fill.map_or(Color32::TRANSPARENT, color),
                stroke.map_or(Stroke::NONE, solid),
                StrokeKind::Middle,
            );
        }
        Shape::SoftBand {
            rect: r,
            fill,
            soft_left,
            soft_right,
        } => {
            painter.add(soft_band(
                rect(*r, origin),
                color(*fill),
                *soft_left,
                *soft_right,
            ));
        }
        Shape::Circle {
            center,
            radius,
            fill,
            stroke,
        } => {
            painter.circle(
                at(*center, origin),
                *radius,
                fill.map_or(Color32::TRANSPARENT, color),
                stroke.map_or(Stroke::NONE, solid),
            );
        }
        Shape::Polygon {
            points,
            fill,
            stroke,
        } => {
            painter.add(PathShape::convex_polygon(
                points.iter().map(|p| at(*p, origin)).collect(),
                fill.map_or(Color32::TRANSPARENT, color),
                PathStroke::from(stroke.map_or(Stroke::NONE, solid)),
            ));
        }
        Shape::Line { from, to, stroke } => {
            let ends = [at(*from, origin), at(*to, origin)];
            match stroke.dash {
                Some(dash) if dash > 0.0 => {
                    painter.extend(egui::Shape::dashed_line(&ends, solid(*stroke), dash, dash));
                }
                _ => {
                    painter.line_segment(ends, solid(*stroke));
                }
            }
        }
        Shape::Text {
            at: p,
            text: words,
            size,
            weight,
            align,
            color: ink,
        } => text(
            painter,
            at(*p, origin),
            words,
            *size,
            *weight,
            *align,
            color(*ink),
        ),
        Shape::Clip(_) | Shape::Unclip => {}
    }
}

/// `at` is on the baseline; egui places text by its top left.
fn text(
    painter: &Painter,
    at: Pos2,
    words: &str,
    size: f32,
    weight: Weight,
    align: Align,
    ink: Color32,
) {
    let family = match weight {
        Weight::Regular => FontFamily::Proportional,
        Weight::SemiBold => FontFamily::Name(theme::SEMIBOLD.into()),
    };
    let galley = painter.layout_no_wrap(
        bidi::seen(words).into_owned(),
        FontId::new(size, family),
        ink,
    );
    let baseline = galley.rows.first().map_or(0.0, |row| {
        row.pos.y + row.row.glyphs.first().map_or(0.0, |g| g.pos.y)
    });
    let width = galley.size().x;
    let x = match align {
        Align::Left => at.x,
        Align::Center => at.x - width / 2.0,
        Align::Right => at.x - width,
    };
    painter.galley(pos2(x, at.y - baseline), galley, ink);
}

/// Transparent at its soft ends, full in the middle.
fn soft_band(rect: Rect, fill: Color32, soft_left: bool, soft_right: bool) -> Mesh {
    let mid = rect.center().x;
    let clear = Color32::TRANSPARENT;
    let columns = [
        (rect.left(), if soft_left { clear } else { fill }),
        (mid, fill),
        (rect.right(), if soft_right { clear } else { fill }),
    ];
    let mut mesh = Mesh::default();
    for (x, color) in columns {
        for y in [rect.top(), rect.bottom()] {
            mesh.vertices.push(Vertex {
                pos: pos2(x, y),
                uv: WHITE_UV,
                color,
            });
        }
    }
    for column in 0..2u32 {
        let i = column * 2;
        mesh.add_triangle(i, i + 1, i + 2);
        mesh.add_triangle(i + 1, i + 2, i + 3);
    }
    mesh
}

pub fn rect(r: scene::Rect, origin: Pos2) -> Rect {
    Rect::from_min_size(pos2(origin.x + r.x, origin.y + r.y), egui::vec2(r.w, r.h))
}

fn at(p: scene::Point, origin: Pos2) -> Pos2 {
    pos2(origin.x + p.x, origin.y + p.y)
}

pub fn color(c: Color) -> Color32 {
    let [r, g, b, a] = c.0;
    Color32::from_rgba_unmultiplied(r, g, b, a)
}

fn solid(stroke: scene::Stroke) -> Stroke {
    Stroke::new(stroke.width, color(stroke.color))
}
