//! A project's own date rules, as their file says them; compiled where documents are read.

/// One file of rules, in the language of `data/dates`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OwnRules {
    /// The file's name, for messages.
    pub name: String,
    pub text: String,
}

impl OwnRules {
    /// What tells one list of rules from another; 0 for none.
    pub fn key(all: &[Self]) -> u64 {
        if all.is_empty() {
            return 0;
        }
        let mut hasher = blake3::Hasher::new();
        for Self { name, text } in all {
            for part in [name, text] {
                hasher.update(&(part.len() as u64).to_le_bytes());
                hasher.update(part.as_bytes());
            }
        }
        let mut first = [0; 8];
        first.copy_from_slice(&hasher.finalize().as_bytes()[..8]);
        // 0 is taken.
        u64::from_be_bytes(first) | 1
    }
}
