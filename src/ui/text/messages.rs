//! The messages of each language, read once: what needs no arguments is formatted then and only looked up afterwards.
//!
//! Not which language is spoken ([`super::language`]). Nothing here panics or fails: what a file lacks is said in English,
//! and what English lacked, which the tests forbid, would show as its key.

use super::language::{Language, current};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// The files of a language, one for each part of the window.
macro_rules! files {
    ($language:literal: $($file:literal)+) => {
        &[$(($file, include_str!(concat!("../../../assets/messages/", $language, "/", $file, ".ftl")))),+]
    };
}

/// Each file with its name.
pub fn sources(language: Language) -> &'static [(&'static str, &'static str)] {
    match language {
        Language::English => {
            files!("en": "counts" "dates" "menus" "window" "canvas" "lists" "find" "reader" "inspector" "review" "say" "export")
        }
        Language::Azerbaijani => {
            files!("az": "counts" "dates" "menus" "window" "canvas" "lists" "find" "reader" "inspector" "review" "say" "export")
        }
        Language::Russian => {
            files!("ru": "counts" "dates" "menus" "window" "canvas" "lists" "find" "reader" "inspector" "review" "say" "export")
        }
    }
}

/// What one language says.
pub struct Messages {
    /// By key, an attribute's after a full stop. What the language itself lacks is here in English.
    plain: FxHashMap<&'static str, &'static str>,
    bundle: FluentBundle<FluentResource>,
}

impl Messages {
    fn read(language: Language) -> Self {
        let mut bundle = FluentBundle::new_concurrent(language.tag().parse().into_iter().collect());
        // The marks that keep scripts of two directions apart are for fonts that have them, and in the way when text is copied.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(n) if n.value >= 0.0 && n.value.fract() == 0.0 => {
                Some(crate::ui::words::grouped(n.value as usize))
            }
            FluentValue::String(_)
            | FluentValue::Number(_)
            | FluentValue::Custom(_)
            | FluentValue::None
            | FluentValue::Error => None,
        }));
        let files = sources(language);
        for (_, source) in files {
            let read = FluentResource::try_new((*source).to_owned());
            // What cannot be read is left out; the rest of the file holds.
            let resource = read.unwrap_or_else(|(rest, _)| rest);
            bundle.add_resource_overriding(resource);
        }
        let mut plain = match language {
            Language::English => FxHashMap::default(),
            Language::Azerbaijani | Language::Russian => of(Language::English).plain.clone(),
        };
        for id in files.iter().flat_map(|(_, source)| ids(source)) {
            let Some(message) = bundle.get_message(id) else {
                continue;
            };
            let attributes = message
                .attributes()
                .map(|a| (leak(format!("{id}.{}", a.id())), a.value()));
            let value = message.value().map(|pattern| (id, pattern));
            for (key, pattern) in value.into_iter().chain(attributes) {
                let mut errors = Vec::new();
                let text = bundle.format_pattern(pattern, None, &mut errors);
                // An error is an argument that is asked for: said when there is one.
                match errors.is_empty() {
                    true => plain.insert(key, leak(text.into_owned())),
                    false => plain.remove(key),
                };
            }
        }
        Self { plain, bundle }
    }

    fn format(&self, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let (id, attribute) = match key.split_once('.') {
            Some((id, attribute)) => (id, Some(attribute)),
            None => (key, None),
        };
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(args), &mut errors);
        Some(text.into_owned())
    }
}

/// A word said for as long as the program runs; there are as many as the files hold, once a language.
fn leak(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

/// Names of the messages of a file: what stands at a line's beginning before an equals sign.
pub fn ids(source: &'static str) -> impl Iterator<Item = &'static str> {
    source.lines().filter_map(|line| {
        let begins = line.starts_with(|c: char| c.is_ascii_alphabetic());
        let (id, _) = line.split_once('=').filter(|_| begins)?;
        Some(id.trim_end())
    })
}

fn of(language: Language) -> &'static Messages {
    static READ: [OnceLock<Messages>; 3] = [const { OnceLock::new() }; 3];
    READ[language as usize].get_or_init(|| Messages::read(language))
}

/// What a message without arguments says. Asked hundreds of times a frame: one look into a table.
pub fn plain(key: &'static str) -> &'static str {
    of(current()).plain.get(key).copied().unwrap_or(key)
}

/// What a message says of its arguments.
pub fn with<const N: usize>(
    key: &'static str,
    args: [(&'static str, FluentValue<'_>); N],
) -> String {
    let args: FluentArgs<'_> = args.into_iter().collect();
    let said = of(current()).format(key, &args);
    said.or_else(|| of(Language::English).format(key, &args))
        .unwrap_or_else(|| key.to_owned())
}
