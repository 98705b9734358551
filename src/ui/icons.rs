//! Small line drawings for buttons: 16 points, one stroke, in the color of the words beside them.
//!
//! No font and no image: they follow the theme and every scale.

use egui::{Color32, Painter, Pos2, Rect, Stroke, pos2};
use std::f32::consts::TAU;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Close,
    Right,
    Down,
    Back,
    Forward,
    Eye,
    EyeOff,
    Search,
    Fit,
    Sun,
    Moon,
    Half,
    Folder,
    Document,
    PanelLeft,
    PanelRight,
    Fork,
    Help,
}

/// Draws the icon in the middle of `rect`.
pub fn paint(painter: &Painter, rect: Rect, icon: Icon, color: Color32) {
    let c = rect.center();
    let stroke = Stroke::new(1.4, color);
    // Coordinates of a 16-point grid with its middle at 0, 0.
    let p = |x: f32, y: f32| pos2(c.x + x, c.y + y);
    let line = |points: &[(f32, f32)]| {
        let points: Vec<Pos2> = points.iter().map(|(x, y)| p(*x, *y)).collect();
        painter.line(points, stroke);
    };
    let arc = |cx: f32, cy: f32, r: f32, from: f32, to: f32| {
        const STEPS: i32 = 16;
        let points = (0..=STEPS)
            .map(|i| {
                let a = (from + (to - from) * i as f32 / STEPS as f32) * TAU;
                p(cx + r * a.cos(), cy + r * a.sin())
            })
            .collect();
        painter.line(points, stroke);
    };
    match icon {
        Icon::Close => {
            line(&[(-3.5, -3.5), (3.5, 3.5)]);
            line(&[(3.5, -3.5), (-3.5, 3.5)]);
        }
        Icon::Right => line(&[(-1.5, -4.0), (2.5, 0.0), (-1.5, 4.0)]),
        Icon::Down => line(&[(-4.0, -1.5), (0.0, 2.5), (4.0, -1.5)]),
        Icon::Back => {
            line(&[(-1.0, -4.5), (-5.5, 0.0), (-1.0, 4.5)]);
            line(&[(-5.5, 0.0), (5.5, 0.0)]);
        }
        Icon::Forward => {
            line(&[(1.0, -4.5), (5.5, 0.0), (1.0, 4.5)]);
            line(&[(-5.5, 0.0), (5.5, 0.0)]);
        }
        Icon::Eye | Icon::EyeOff => {
            arc(0.0, 5.0, 8.0, 0.625, 0.875);
            arc(0.0, -5.0, 8.0, 0.125, 0.375);
            painter.circle_stroke(c, 2.0, stroke);
            if icon == Icon::EyeOff {
                line(&[(-5.5, 5.5), (5.5, -5.5)]);
            }
        }
        Icon::Search => {
            painter.circle_stroke(p(-1.0, -1.0), 4.2, stroke);
            line(&[(2.2, 2.2), (5.5, 5.5)]);
        }
        Icon::Fit => {
            line(&[(-6.5, -5.0), (-6.5, 5.0)]);
            line(&[(6.5, -5.0), (6.5, 5.0)]);
            line(&[(-4.0, 0.0), (4.0, 0.0)]);
            line(&[(-2.0, -2.5), (-4.5, 0.0), (-2.0, 2.5)]);
            line(&[(2.0, -2.5), (4.5, 0.0), (2.0, 2.5)]);
        }
        Icon::Sun => {
            painter.circle_stroke(c, 3.0, stroke);
            for i in 0..8 {
                let a = i as f32 / 8.0 * TAU;
                line(&[
                    (5.0 * a.cos(), 5.0 * a.sin()),
                    (6.8 * a.cos(), 6.8 * a.sin()),
                ]);
            }
        }
        Icon::Moon => {
            arc(0.0, 0.0, 5.5, -0.02, 0.77);
            arc(2.6, -2.6, 4.6, 0.12, 0.63);
        }
        Icon::Half => {
            painter.circle_stroke(c, 5.5, stroke);
            for i in 1..6 {
                let x = i as f32 * 0.95;
                let y = (5.5_f32 * 5.5 - x * x).max(0.0).sqrt();
                line(&[(x, -y), (x, y)]);
            }
            line(&[(0.0, -5.5), (0.0, 5.5)]);
        }
        Icon::Folder => line(&[
            (-6.5, 5.0),
            (-6.5, -5.0),
            (-2.0, -5.0),
            (-0.5, -3.0),
            (6.5, -3.0),
            (6.5, 5.0),
            (-6.5, 5.0),
        ]),
        Icon::Document => {
            line(&[
                (-4.5, -6.5),
                (1.5, -6.5),
                (4.5, -3.5),
                (4.5, 6.5),
                (-4.5, 6.5),
                (-4.5, -6.5),
            ]);
            line(&[(-2.0, -1.0), (2.0, -1.0)]);
            line(&[(-2.0, 2.0), (2.0, 2.0)]);
        }
        Icon::PanelLeft | Icon::PanelRight => {
            let x = if icon == Icon::PanelLeft { -2.0 } else { 2.0 };
            line(&[
                (-6.5, -5.0),
                (6.5, -5.0),
                (6.5, 5.0),
                (-6.5, 5.0),
                (-6.5, -5.0),
            ]);
            line(&[(x, -5.0), (x, 5.0)]);
        }
        Icon::Help => {
            painter.circle_stroke(c, 6.0, Stroke::new(1.2, color));
            arc(0.0, -1.2, 1.9, -0.5, 0.17);
            line(&[(0.9, 0.5), (0.0, 1.5), (0.0, 2.0)]);
            painter.circle_filled(p(0.0, 3.6), 0.8, color);
        }
        Icon::Fork => {
            line(&[(-5.0, 0.0), (-1.0, 0.0), (4.0, -4.0)]);
            line(&[(-1.0, 0.0), (4.0, 4.0)]);
        }
    }
}
