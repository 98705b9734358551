//! Texts made to be slow: what is written nowhere, but may be read.
//!
//! Shared with `benches/names.rs`. What must hold of them is said there and in `hostile`.

/// A name, and the text about so many bytes long.
pub type Shape = (&'static str, fn(usize) -> String);

pub const SHAPES: [Shape; 25] = [
    ("capitals", |n| repeat("Orla Mbeki Tolmer Quant ", n)),
    ("all capitals", |n| repeat("ORLA MBEKI OF THE UNION ", n)),
    ("single capitals", |n| repeat("A B C D ", n)),
    ("initials", |n| repeat("A. B. C. ", n)),
    ("of the of the", |n| repeat("of the ", n)),
    ("Ministry of the Ministry of the", |n| {
        repeat("Ministry of the ", n)
    }),
    ("quotation marks", |n| repeat("“", n)),
    ("straight quotation marks", |n| repeat("\" Said ", n)),
    ("quotation marks that open", |n| repeat("“Not a word “", n)),
    ("one name", |n| repeat("Orla Mbeki. ", n)),
    ("one name in a line", |n| repeat("Orla Mbeki and ", n)),
    ("acronyms", |n| {
        numbered(n, |i| format!("Union of Ports ({}) ", letters(i, true)))
    }),
    ("bodies of the same initials", |n| {
        numbered(n, |i| {
            format!(
                "the Service of M{} and the M{0} Port Service; ",
                letters(i, false)
            )
        })
    }),
    ("people of one surname", |n| {
        numbered(n, |i| format!("Mr {} Tolmer spoke. ", capitalised(i)))
    }),
    ("people and their surnames", |n| {
        numbered(n, |i| {
            format!("Mr {} Tolmer spoke. Tolmer left. ", capitalised(i))
        })
    }),
    ("offices and titles", |n| {
        numbered(n, |i| {
            format!(
                "{} Tolmer, director of the {} Institute, spoke. The director of the Institute left. ",
                capitalised(i),
                capitalised(i / 2)
            )
        })
    }),
    ("took office", |n| repeat("took office in 2010 and ", n)),
    ("pronouns", |n| repeat("he told her that she told him ", n)),
    ("presidents", |n| repeat("the president of the ", n)),
    ("deputies", |n| repeat("Deputy Director General, ", n)),
    ("ranks", |n| repeat("II rank state counselor ", n)),
    ("ordinals", |n| repeat("one hundred and twenty-first ", n)),
    ("sessions", |n| repeat("114th session of the Council, ", n)),
    ("projects and who runs them", |n| {
        numbered(n, |i| {
            format!(
                "The project “{} Wells” was run by Mr {0} Tolmer, manager of the project. ",
                capitalised(i)
            )
        })
    }),
    ("given names that are heads of bodies", |n| {
        repeat("Council Service Union Bank - & ’s ", n)
    }),
];

fn repeat(text: &str, bytes: usize) -> String {
    text.repeat(bytes.div_ceil(text.len()))
}

fn numbered(bytes: usize, each: impl Fn(usize) -> String) -> String {
    let mut out = String::with_capacity(bytes + 100);
    for i in 0.. {
        if out.len() >= bytes {
            break;
        }
        out.push_str(&each(i));
    }
    out
}

/// Another word for every number.
fn letters(mut i: usize, upper: bool) -> String {
    let mut out = String::from(if upper { "U" } else { "ur" });
    loop {
        let letter = b'a' + (i % 26) as u8;
        out.push(char::from(if upper {
            letter.to_ascii_uppercase()
        } else {
            letter
        }));
        i /= 26;
        if i == 0 {
            return out;
        }
    }
}

fn capitalised(i: usize) -> String {
    let word = letters(i, false);
    word[..1].to_uppercase() + &word[1..]
}
