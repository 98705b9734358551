//! Dateline turns a folder of documents into a timeline its reader can trust.
//!
//! ```text
//! timeline = overlay( resolve( extract(documents, rules), constraints(edits) ), edits )
//! picture  = layout( timeline, view, theme, measure )
//! ```
//!
//! In reading order: the words ([`model`]); the stages, value in, value out ([`read`], [`segment`], [`extract`],
//! [`resolve`]); the user's word ([`edit`], [`project`]); the running app ([`session`], [`engine`]); the picture
//! ([`scene`], [`export`]); the window (`ui`, with the feature `window`) and the same without one ([`cli`]).

pub mod model;

pub mod extract;
pub mod read;
pub mod resolve;
pub mod segment;

pub mod edit;
pub mod import;
pub mod project;

pub mod engine;
pub mod session;

pub mod export;
pub mod scene;

pub mod cli;
#[cfg(feature = "window")]
pub mod ui;
