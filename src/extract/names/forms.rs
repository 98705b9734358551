//! Every spelling that the documents hold, with all that can be said of it without its neighbors: worked out once, then asked by number.
//!
//! Not what it means in a sentence. Kept from one document to the next (`pool`), so that a common word is looked up once a thread.

use super::beside;
use super::lexicon::{Lexicon, NO_NAME, OFFICIAL, ORDINAL, key};
use super::words::{Shape, shape};
use crate::model::TokenKind;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::cmp::Ordering;
use std::hash::{BuildHasher, Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

/// On which word lists a key stands, a bit for each ([`Lexicon`] gives the lists their bits).
pub type Classes = u128;

/// One spelling.
#[derive(Debug)]
pub struct Form {
    text: Box<str>,
    kind: TokenKind,
    key: Arc<str>,
    classes: Classes,
    pub shape: Shape,
    /// Has a capital: may begin a name.
    pub name_like: bool,
    /// Its only character; zero where there are more.
    pub sign: char,
    /// Four characters or more.
    pub long: bool,
    /// Its place among all forms.
    pub id: u32,
    key_id: u32,
    /// The same spelling as another kind of token: an apostrophe is a mark or the end of a possessive.
    twin: Option<u32>,
    // -- of the document that is being read --
    document: u32,
    /// Its place among the forms of the document, in the order they are met.
    pub local: u32,
    /// The place of the first form of the document that is spelled so, of whatever kind.
    pub spelled: u32,
    /// The place of its key among the keys of the document.
    pub local_key: u32,
}

impl Form {
    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn kind(&self) -> TokenKind {
        self.kind
    }

    pub fn key(&self) -> &str {
        &self.key
    }
}

/// A word as it is looked up ([`key`]), with the lists it is on.
#[derive(Clone, Copy, Debug)]
pub struct Key<'f>(&'f Form);

impl<'f> Key<'f> {
    pub fn of(form: &'f Form) -> Self {
        Self(form)
    }

    pub fn as_str(&self) -> &'f str {
        &self.0.key
    }

    pub fn form(&self) -> &'f Form {
        self.0
    }

    /// One of the words with which numbers of a turn begin: "ninth", "twenty-first", "hundred".
    pub fn begins_ordinal(&self) -> bool {
        self.0.classes & ORDINAL != 0
    }

    /// [`super::things::begins_no_name`]
    pub fn begins_no_name(&self) -> bool {
        self.0.classes & NO_NAME != 0
    }

    /// On none of the lists of what is said beside names: then no question for them has to be asked.
    pub fn is_plain(&self) -> bool {
        self.0.classes < beside::FIRST_BIT
    }

    /// Begins like the first adjective of a Russian body.
    pub fn is_official(&self) -> bool {
        self.0.classes & OFFICIAL != 0
    }
}

impl Deref for Key<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0.key
    }
}

impl PartialEq for Key<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.0.key_id == other.0.key_id
    }
}

impl Eq for Key<'_> {}

impl Hash for Key<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u32(self.0.key_id);
    }
}

impl PartialOrd for Key<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// By their letters, so that the order is the same whatever was read before.
impl Ord for Key<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.key.cmp(&other.0.key)
    }
}

impl PartialEq<str> for Key<'_> {
    fn eq(&self, other: &str) -> bool {
        *self.0.key == *other
    }
}

impl PartialEq<&str> for Key<'_> {
    fn eq(&self, other: &&str) -> bool {
        *self.0.key == **other
    }
}

impl PartialEq<String> for Key<'_> {
    fn eq(&self, other: &String) -> bool {
        *self.0.key == **other
    }
}

impl PartialEq<&String> for Key<'_> {
    fn eq(&self, other: &&String) -> bool {
        *self.0.key == ***other
    }
}

/// What a word list can be asked for: a key that knows its lists already, or any text.
pub trait Asked {
    fn text(&self) -> &str;
    fn classes(&self) -> Option<Classes>;
}

impl Asked for Key<'_> {
    fn text(&self) -> &str {
        &self.0.key
    }

    #[inline]
    fn classes(&self) -> Option<Classes> {
        Some(self.0.classes)
    }
}

impl Asked for str {
    fn text(&self) -> &str {
        self
    }

    fn classes(&self) -> Option<Classes> {
        None
    }
}

impl Asked for String {
    fn text(&self) -> &str {
        self
    }

    fn classes(&self) -> Option<Classes> {
        None
    }
}

impl<T: Asked + ?Sized> Asked for &T {
    fn text(&self) -> &str {
        (**self).text()
    }

    #[inline]
    fn classes(&self) -> Option<Classes> {
        (**self).classes()
    }
}

/// What is kept of a key.
#[derive(Debug, Default)]
struct OfKey {
    classes: Classes,
    document: u32,
    local: u32,
}

/// From so many on they are forgotten before the next document, so that the memory has an end: about 12 MB with all the model keeps.
const MOST: usize = 30_000;

const NO_FORM: u32 = u32::MAX;

/// All forms met so far; open addressing, at most half of the places taken.
#[derive(Debug, Default)]
pub struct Forms {
    list: Vec<Form>,
    /// The upper half of a spelling's hash, and which form.
    table: Vec<(u32, u32)>,
    keys: FxHashMap<Arc<str>, u32>,
    of_key: Vec<OfKey>,
    document: u32,
    /// The document's forms, by their place in it.
    pub met: Vec<u32>,
    pub n_keys: usize,
}

impl Forms {
    /// Forgets what the last document was; true where all forms are forgotten with it.
    pub fn begin(&mut self) -> bool {
        let full = self.list.len() >= MOST;
        if full {
            *self = Self::default();
        }
        self.document += 1;
        self.met.clear();
        self.n_keys = 0;
        full
    }

    pub fn get(&self, id: u32) -> &Form {
        &self.list[id as usize]
    }

    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// The form of a token of the document that is being read.
    pub fn meet(&mut self, text: &str, kind: TokenKind, lex: &Lexicon) -> u32 {
        let mut id = self.find(text, lex, kind);
        if self.list[id as usize].kind != kind {
            id = match self.list[id as usize].twin {
                Some(twin) => twin,
                None => self.add_twin(id, kind, lex),
            };
        }
        if self.list[id as usize].document != self.document {
            self.place(id);
        }
        id
    }

    fn find(&mut self, text: &str, lex: &Lexicon, kind: TokenKind) -> u32 {
        if self.table.len() <= 2 * self.list.len() {
            self.grow();
        }
        let hash = FxBuildHasher.hash_one(text);
        let (mark, mask) = ((hash >> 32) as u32, self.table.len() - 1);
        let mut at = hash as usize & mask;
        loop {
            let (m, id) = self.table[at];
            if id == NO_FORM {
                let id = self.add(text, kind, lex);
                self.table[at] = (mark, id);
                return id;
            }
            if m == mark && *self.list[id as usize].text == *text {
                return id;
            }
            at = (at + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let size = (4 * self.list.len()).next_power_of_two().max(1024);
        self.table.clear();
        self.table.resize(size, (0, NO_FORM));
        for form in &self.list {
            let hash = FxBuildHasher.hash_one(&*form.text);
            let mut at = hash as usize & (size - 1);
            // A twin stands behind its first form and is found through it.
            if form.twin.is_some_and(|t| t < form.id) {
                continue;
            }
            while self.table[at].1 != NO_FORM {
                at = (at + 1) & (size - 1);
            }
            self.table[at] = ((hash >> 32) as u32, form.id);
        }
    }

    fn add(&mut self, text: &str, kind: TokenKind, lex: &Lexicon) -> u32 {
        let id = self.list.len() as u32;
        let folded = match kind {
            TokenKind::Mark => String::new(),
            _ => key(text),
        };
        let (key, key_id) = match self.keys.get_key_value(folded.as_str()) {
            Some((key, id)) => (key.clone(), *id),
            None => {
                let id = self.of_key.len() as u32;
                self.of_key.push(OfKey {
                    classes: lex.classes(&folded),
                    ..OfKey::default()
                });
                let key: Arc<str> = folded.into();
                self.keys.insert(key.clone(), id);
                (key, id)
            }
        };
        let classes = self.of_key[key_id as usize].classes;
        let form_shape = shape(text, kind);
        self.list.push(Form {
            text: text.into(),
            kind,
            key,
            classes,
            shape: form_shape,
            sign: match text.chars().next() {
                Some(only) if only.len_utf8() == text.len() => only,
                _ => '\0',
            },
            long: text.chars().nth(3).is_some(),
            name_like: kind != TokenKind::Mark
                && (!matches!(form_shape, Shape::Lower | Shape::Other)
                    || text.chars().any(char::is_uppercase)),
            id,
            key_id,
            twin: None,
            document: 0,
            local: 0,
            spelled: 0,
            local_key: 0,
        });
        id
    }

    fn add_twin(&mut self, first: u32, kind: TokenKind, lex: &Lexicon) -> u32 {
        let text = self.list[first as usize].text.clone();
        let id = self.add(&text, kind, lex);
        self.list[first as usize].twin = Some(id);
        self.list[id as usize].twin = Some(first);
        id
    }

    /// Met for the first time in this document.
    fn place(&mut self, id: u32) {
        let local = self.met.len() as u32;
        self.met.push(id);
        let form = &self.list[id as usize];
        let spelled = form
            .twin
            .map(|t| &self.list[t as usize])
            .filter(|t| t.document == self.document)
            .map_or(local, |t| t.spelled);
        let of_key = &mut self.of_key[form.key_id as usize];
        if of_key.document != self.document {
            of_key.document = self.document;
            of_key.local = self.n_keys as u32;
            self.n_keys += 1;
        }
        let local_key = of_key.local;
        let document = self.document;
        let form = &mut self.list[id as usize];
        (form.document, form.local) = (document, local);
        (form.spelled, form.local_key) = (spelled, local_key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_met_once_whatever_is_between() {
        let lex = Lexicon::builtin();
        let mut forms = Forms::default();
        forms.begin();
        let first = forms.meet("Məktəb", TokenKind::Word, &lex);
        let many: Vec<String> = (0..5000).map(|n| format!("w{n}")).collect();
        let ids: Vec<u32> = many
            .iter()
            .map(|w| forms.meet(w, TokenKind::Mixed, &lex))
            .collect();
        assert_eq!(forms.meet("Məktəb", TokenKind::Word, &lex), first);
        assert_ne!(forms.meet("məktəb", TokenKind::Word, &lex), first);
        for (w, id) in many.iter().zip(ids) {
            assert_eq!(forms.meet(w, TokenKind::Mixed, &lex), id);
        }
        assert_eq!(Key::of(forms.get(first)), "mekteb");
        assert_eq!(forms.met.len(), 5002);
        // Two spellings of one key.
        assert_eq!(forms.n_keys, 5001);
    }

    #[test]
    fn an_apostrophe_is_two_forms_and_one_spelling() {
        let lex = Lexicon::builtin();
        let mut forms = Forms::default();
        for _ in 0..2 {
            forms.begin();
            let mark = forms.meet("’", TokenKind::Mark, &lex);
            let ending = forms.meet("’", TokenKind::Word, &lex);
            assert_ne!(mark, ending);
            assert_eq!(forms.get(mark).spelled, forms.get(ending).spelled);
            assert_ne!(forms.get(mark).local, forms.get(ending).local);
            assert_eq!(Key::of(forms.get(mark)), "");
            assert_eq!(Key::of(forms.get(ending)), "'");
        }
    }

    #[test]
    fn lists_are_asked_by_bit_as_by_word() {
        let lex = Lexicon::builtin();
        let mut forms = Forms::default();
        forms.begin();
        for word in [
            "Minister",
            "Baku",
            "of",
            "Huseynov",
            "Elena",
            "quixotry",
            "United",
            "служба",
        ] {
            let id = forms.meet(word, TokenKind::Word, &lex);
            let asked = Key::of(forms.get(id));
            let text = asked.as_str();
            assert_eq!(
                lex.role_heads.contains(&asked),
                lex.role_heads.contains(text)
            );
            assert_eq!(lex.org_heads.contains(&asked), lex.org_heads.contains(text));
            assert_eq!(lex.given.contains(&asked), lex.given.contains(text));
            assert_eq!(
                lex.places.contains_key(&asked),
                lex.places.contains_key(text)
            );
            assert_eq!(lex.known.get(&asked), lex.known.get(text));
            assert_eq!(lex.ends_like_surname(&asked), lex.ends_like_surname(text));
        }
    }
}
