//! What names of organisations and legal forms look like.

use super::{fold, has_title_word, is_known_organisation, is_no_employer};

/// Words that make a name an organisation's.
pub(super) const ORGANISATIONS: [&str; 74] = [
    "academy",
    "administration",
    "agency",
    "ai",
    "airlines",
    "analytics",
    "api",
    "association",
    "authority",
    "automotive",
    "bank",
    "bv",
    "center",
    "centre",
    "cloud",
    "collective",
    "college",
    "company",
    "computing",
    "consortium",
    "consulting",
    "corp",
    "corporation",
    "council",
    "cybersecurity",
    "data",
    "department",
    "digital",
    "energy",
    "engineering",
    "entertainment",
    "enterprise",
    "enterprises",
    "federal",
    "financial",
    "foundation",
    "games",
    "gaming",
    "gmbh",
    "government",
    "group",
    "health",
    "healthcare",
    "hosting",
    "hub",
    "industries",
    "institute",
    "insurance",
    "international",
    "io",
    "labs",
    "laboratories",
    "laboratory",
    "ltd",
    "media",
    "motor",
    "national",
    "network",
    "networks",
    "partners",
    "payments",
    "platform",
    "research",
    "school",
    "security",
    "services",
    "software",
    "solutions",
    "studio",
    "studios",
    "systems",
    "tech",
    "technologies",
    "technology",
];

/// Endings of a legal form, as they follow a comma or stand at the end of a name.
pub(super) const LEGAL: [&str; 34] = [
    "a/s",
    "ab",
    "ag",
    "as",
    "asa",
    "bv",
    "co",
    "company",
    "corp",
    "corporation",
    "gmbh",
    "inc",
    "incorporated",
    "kg",
    "kk",
    "limited",
    "llc",
    "llp",
    "lp",
    "ltd",
    "ltda",
    "mbh",
    "nv",
    "oy",
    "oyj",
    "plc",
    "private",
    "pty",
    "pte",
    "sa",
    "sas",
    "se",
    "spa",
    "srl",
];

/// How much a text looks like an organisation: 3 when it is known or says so, 0.5 when nothing speaks against it.
pub fn organisation_score(text: &str) -> f32 {
    if is_no_employer(text) {
        return -4.0;
    }
    if is_known_organisation(text) || has_legal_ending(text) {
        return 3.0;
    }
    let folded = fold(text);
    let words = || folded.split(|c: char| c.is_whitespace() || c == '.').filter(|w| !w.is_empty());
    if words().all(|w| has_title_word(w) || matches!(w, "and" | "for" | "of" | "the" | "&")) {
        return -0.5;
    }
    if words().any(|w| ORGANISATIONS.contains(&w)) {
        return 2.0;
    }
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    let single = !text.contains(' ');
    if single
        && (letters().all(char::is_uppercase)
            || letters().skip(1).any(char::is_uppercase)
            || text.contains('.'))
    {
        return 1.5;
    }
    if single { 0.8 } else { 0.3 }
}

/// Whether the text is only a legal form ("Inc.", "Ltd").
pub fn is_legal_form(text: &str) -> bool {
    let folded = fold(text);
    let mut words = folded.split_whitespace().map(|w| w.trim_matches('.')).peekable();
    words.peek().is_some()
        && words.all(|w| {
            LEGAL.contains(&w) || matches!(w, "s.a" | "b.v" | "l.p" | "n.v" | "s.p.a" | "s.r.l" | "&")
        })
}

/// Whether the last word is a legal form.
fn has_legal_ending(text: &str) -> bool {
    text.rsplit_once(' ').is_some_and(|(_, last)| is_legal_form(last))
}
