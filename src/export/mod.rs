//! A scene → SVG, PNG, PDF.
