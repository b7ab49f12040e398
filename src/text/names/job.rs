//! What job titles look like, and what people write who have no employer.

use super::{
    fold, is_given_name, is_known_organisation,
    organisation::{LEGAL, ORGANISATIONS},
};

/// Nouns at the end of a job title; plural forms are found by their stem.
const JOBS: [&str; 71] = [
    "administrator",
    "advisor",
    "advocate",
    "ambassador",
    "analyst",
    "approver",
    "architect",
    "assistant",
    "associate",
    "attorney",
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
    "counsel",
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
    // "Partner", "Managing Partner"; "Larch Learning Partner" may be anything.
    let partner = *last == "partner" && words.len() <= 2;
    if job(last) || of || ranked || opens || levels || partner {
        return 4.0;
    }
    let organisation = |w: &&str| LEGAL.contains(w) || ORGANISATIONS.contains(w);
    let inside = words.iter().skip(1).any(|w| job(w)) && !LEGAL.contains(last);
    if inside || (job(first) && !words.iter().any(organisation)) {
        return 1.5;
    }
    -4.0
}

/// Whether the text says that somebody has no employer ("Independent").
pub fn is_no_employer(text: &str) -> bool {
    let folded = fold(text);
    NO_EMPLOYER.contains(&folded.trim_matches(|c: char| !c.is_alphanumeric()))
}
