//! What names of people, roles and organisations look like, and which ones are known. Tells likelihoods from the
//! words alone; which name plays which part in a title is decided where titles are read.

pub mod company;
mod fold;
mod lexicon;

pub use fold::fold;
pub use lexicon::{
    complete_organisation, is_given_name, is_known_organisation, organisations_with_delimiters,
};

/// Words that join the parts of a person's name and are not capitalised ("Kara de la Marck").
const PARTICLES: [&str; 27] = [
    "af", "al", "av", "bin", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "e", "el",
    "ibn", "la", "le", "van", "ter", "ten", "von", "y", "zu", "zum", "zur",
];

/// Nouns at the end of a job title; plural forms are found by their stem.
const JOBS: [&str; 69] = [
    "administrator",
    "advisor",
    "advocate",
    "ambassador",
    "analyst",
    "approver",
    "architect",
    "assistant",
    "associate",
    "author",
    "captain",
    "ceo",
    "cfo",
    "chair",
    "chairman",
    "chairperson",
    "chairwoman",
    "chief",
    "ciso",
    "cio",
    "cofounder",
    "co-founder",
    "co-chair",
    "consultant",
    "contributor",
    "coo",
    "coordinator",
    "cpo",
    "creator",
    "cto",
    "designer",
    "developer",
    "devrel",
    "director",
    "doctoral",
    "engineer",
    "evangelist",
    "expert",
    "fellow",
    "founder",
    "head",
    "host",
    "intern",
    "lead",
    "leader",
    "lecturer",
    "liaison",
    "maintainer",
    "manager",
    "member",
    "moderator",
    "mts",
    "officer",
    "owner",
    "phd",
    "president",
    "principal",
    "professor",
    "programmer",
    "reliability",
    "researcher",
    "scientist",
    "specialist",
    "sre",
    "strategist",
    "student",
    "svp",
    "technologist",
    "vp",
];

/// Words that open a job title when one of `JOBS` or "of" follows.
const RANKS: [&str; 22] = [
    "assistant",
    "associate",
    "board",
    "chief",
    "core",
    "deputy",
    "distinguished",
    "evp",
    "executive",
    "general",
    "global",
    "head",
    "junior",
    "lead",
    "principal",
    "senior",
    "sr",
    "sr.",
    "staff",
    "svp",
    "technical",
    "vice",
];

/// What people write where others write their employer.
const NO_EMPLOYER: [&str; 30] = [
    "aws hero",
    "cncf ambassador",
    "cncf ambassadors",
    "community",
    "community member",
    "consultant",
    "contributor",
    "freelance",
    "freelance consultant",
    "freelancer",
    "google developer expert",
    "independent",
    "independent consultant",
    "independent contractor",
    "independent contributor",
    "independent researcher",
    "individual",
    "individual contributor",
    "kubestronaut",
    "n/a",
    "none",
    "open source contributor",
    "open source maintainer",
    "retired",
    "self",
    "self employed",
    "self-employed",
    "stealth",
    "unaffiliated",
    "unemployed",
];

/// Words that make a name an organisation's.
const ORGANISATIONS: [&str; 74] = [
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
const LEGAL: [&str; 34] = [
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

/// How much a text looks like a person's name, from -5 (never) to 4 (a known given name and a surname).
pub fn person_score(text: &str) -> f32 {
    let bare = without_nickname(text);
    let words: Vec<&str> = bare.split_whitespace().collect();
    if words.is_empty() || words.len() > 6 || is_no_employer(text) || is_known_organisation(text) {
        return -5.0;
    }
    let folded = fold(words[0]);
    let given = is_given_name(&folded);
    let mut capitals = 0;
    let mut odd = 0;
    for (i, word) in words.iter().enumerate() {
        if PARTICLES.contains(word) && i > 0 {
            continue;
        }
        match name_word(word) {
            NameWord::Capitalised => capitals += 1,
            // "Jane DOE" is a name, "Red HAT" hardly.
            NameWord::Acronym if given && i > 0 => capitals += 1,
            // "Ingy döt Net": people may write themselves as they like, but not in words of titles.
            NameWord::Lower if (i > 0 || given) && !lexicon::is_title_word(&fold(word)) => odd += 1,
            _ => return -5.0,
        }
    }
    let title_word = || words.iter().any(|w| has_title_word(w));
    let last_is_organisation = words
        .last()
        .is_some_and(|w| ORGANISATIONS.contains(&fold(w).as_str()) || is_legal_form(w));
    if words.len() == 1 {
        return match given {
            true => 1.0,
            false if last_is_organisation || title_word() || job_score(text) > 0.0 => -4.0,
            false => -0.5,
        };
    }
    if capitals + odd < 2 || (odd > 0 && !given && capitals < 2) || (!given && job_score(text) > 0.0) {
        return -4.0;
    }
    // "J. Doe", "J.R. Doe", "Jo D": cut short on purpose.
    let initial = |w: &str| w.trim_end_matches('.').split('.').all(|part| part.chars().count() == 1);
    let short = initial(words[0]) || initial(words[words.len() - 1]);
    let score = match (given, short) {
        (true, _) if last_is_organisation => 0.5,
        (true, _) => 4.0 - 0.4 * (words.len() as f32 - 2.0).max(0.0),
        (false, true) if words[0].ends_with('.') || !title_word() => 2.5,
        _ if last_is_organisation => -4.0,
        _ if title_word() => -3.0,
        _ if words[1..].iter().any(|w| is_given_name(&fold(w))) => 2.0,
        _ => 1.0,
    };
    score - 1.5 * odd as f32
}

/// "Vaclav (Oisin) Haken" and `Mauricio "Salaboy" Salatino` without what stands in brackets or quotes.
fn without_nickname(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut inside = false;
    for c in text.chars() {
        match c {
            '(' | '“' => inside = true,
            ')' | '”' => inside = false,
            '"' => inside = !inside,
            c if !inside => bare.push(c),
            _ => {}
        }
    }
    bare
}

/// Whether a word, or a part of a hyphenated word, is common in titles of talks.
fn has_title_word(word: &str) -> bool {
    let folded = fold(word);
    folded.split('-').any(lexicon::is_title_word)
}

/// What a word could be in a name.
enum NameWord {
    Capitalised,
    Acronym,
    Lower,
    Never,
}

/// Capitalised words, initials and words of scripts without capitals make names; digits and dots inside do not.
fn name_word(word: &str) -> NameWord {
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters().next() else {
        return NameWord::Never;
    };
    if !word.chars().all(|c| c.is_alphabetic() || ".'’‘`-".contains(c)) {
        return NameWord::Never;
    }
    // "solo.io" is no name, "J." and "J.R." are.
    if word.trim_end_matches('.').contains('.') && letters().any(char::is_lowercase) {
        return NameWord::Never;
    }
    if first.is_lowercase() {
        return NameWord::Lower;
    }
    if letters().count() > 2 && letters().all(char::is_uppercase) && !word.contains(['.', '-']) {
        return NameWord::Acronym;
    }
    NameWord::Capitalised
}

/// How much a text looks like a job title: positive when it is one.
pub fn job_score(text: &str) -> f32 {
    let folded = fold(text);
    if is_no_employer(text) {
        return 4.0;
    }
    if is_known_organisation(text) {
        return -3.0;
    }
    // "Justin Head" is a person.
    if folded.split(' ').count() == 2 && folded.split(' ').next().is_some_and(is_given_name) {
        return -1.0;
    }
    let words: Vec<&str> = folded
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | ',' | '-'))
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric() && c != '.'))
        .filter(|w| !w.is_empty())
        .collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return -3.0;
    };
    let job = |w: &str| JOBS.contains(&w) || w.strip_suffix('s').is_some_and(|s| JOBS.contains(&s));
    // "Head of …", "Vice President, …", "VP Technology": the noun opens and the rest says of what.
    let opens = job(first) && words.len() > 1 && !ORGANISATIONS.contains(last);
    let of = words
        .iter()
        .position(|w| matches!(*w, "of" | "for" | "at"))
        .is_some_and(|i| i > 0 && job(words[i - 1]));
    let ranked = RANKS.contains(first) && words.iter().any(|w| job(w));
    let levels = matches!(*last, "i" | "ii" | "iii" | "iv") && words.len() > 1 && job(words[words.len() - 2]);
    if job(last) || of || ranked || opens || levels {
        return 4.0;
    }
    let organisation = |w: &&str| LEGAL.contains(w) || ORGANISATIONS.contains(w);
    let inside = words.iter().skip(1).any(|w| job(w)) && !LEGAL.contains(last);
    if inside || (job(first) && !words.iter().any(organisation)) {
        return 1.5;
    }
    -4.0
}

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

/// Whether the text says that somebody has no employer ("Independent").
pub fn is_no_employer(text: &str) -> bool {
    let folded = fold(text);
    NO_EMPLOYER.contains(&folded.trim_matches(|c: char| !c.is_alphanumeric()))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_score_above_organisations() {
        for name in [
            "Kara de la Marck",
            "Priyanka J. Naik",
            "Mauricio \"Salaboy\" Salatino",
            "C. Styan",
            "Łukasz Zażółć",
        ] {
            assert!(person_score(name) > 1.5, "{name}: {}", person_score(name));
        }
        for name in [
            "Grafana Labs",
            "IBM Research",
            "solo.io",
            "SUSE",
            "1KOMMA5°",
            "Red Hat",
            "Machine Learning",
        ] {
            assert!(person_score(name) < 0.0, "{name}: {}", person_score(name));
        }
    }

    #[test]
    fn jobs_are_told_from_companies() {
        for job in [
            "Senior Software Engineer",
            "VP of Product",
            "Head of Open Source",
            "CTO",
            "Maintainer",
            "Founder & CEO",
            "Independent",
            "Member of Technical Staff",
            "Principal PM Lead for Azure Kubernetes Services",
            "SVP",
            "WG Chair",
            "Software Engineer II",
        ] {
            assert!(job_score(job) > 0.0, "{job}");
        }
        for company in [
            "Ambassador Labs",
            "The Linux Foundation",
            "Crossover Engineering BV",
            "Red Hat",
            "Octopus Deploy",
        ] {
            assert!(job_score(company) < 0.0, "{company}");
        }
    }

    #[test]
    fn legal_forms_are_recognised_alone() {
        for form in [
            "Inc.",
            "Ltd",
            "GmbH",
            "S.A.",
            "Co., Ltd".split(',').next().unwrap_or_default(),
        ] {
            assert!(is_legal_form(form), "{form}");
        }
        assert!(!is_legal_form("Apple") && !is_legal_form(""));
    }
}
