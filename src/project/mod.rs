//! The project file: what cannot be recomputed (inputs and edits), and what one was looking at.
