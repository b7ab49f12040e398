//! Labels the pieces of a list as people, roles and companies, all at once (Viterbi), so that what follows decides
//! what a doubtful piece is. The scores are likelihoods by hand: about one point is "rather", five are "surely".

use super::pieces::{Delimiter, Piece};
use crate::text::names::{
    is_known_organisation, is_legal_form, is_no_employer, job_score, organisation_score, person_score,
};

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    Person,
    Role,
    Company,
    /// More of the role before it ("Founder & CEO").
    MoreRole,
    /// More of the company before it ("CyberAgent, Inc.").
    MoreCompany,
}

const LABELS: [Label; 5] = [
    Label::Person,
    Label::Role,
    Label::Company,
    Label::MoreRole,
    Label::MoreCompany,
];

/// Place of `Label::Company` in `LABELS`.
const COMPANY: usize = 2;

/// The best labels and their score.
pub(super) fn label(pieces: &[Piece<'_>], names_only: bool) -> (Vec<Label>, f32) {
    let mut best: Vec<[(f32, usize); LABELS.len()]> = Vec::with_capacity(pieces.len());
    for (i, piece) in pieces.iter().enumerate() {
        let last = i + 1 == pieces.len();
        let mut own = LABELS.map(|l| own_score(piece, l, last));
        if names_only && organisation_score(piece.text) < 1.5 {
            own[COMPANY] -= 3.0;
        }
        let mut row = [(f32::MIN, 0); LABELS.len()];
        for (l, label) in LABELS.into_iter().enumerate() {
            row[l] = match best.last() {
                None => (own[l] + if label == Label::Person { 0.0 } else { -8.0 }, 0),
                Some(previous) => LABELS
                    .into_iter()
                    .enumerate()
                    .map(|(p, before)| {
                        let step = step(before, piece, label, last)
                            + after_known(before, &pieces[i - 1], piece, label);
                        (previous[p].0 + own[l] + step, p)
                    })
                    .fold((f32::MIN, 0), |a, b| if b.0 > a.0 { b } else { a }),
            };
        }
        best.push(row);
    }
    let mut labels = Vec::with_capacity(pieces.len());
    let Some(row) = best.last() else {
        return (labels, 0.0);
    };
    let mut at = (0..LABELS.len()).max_by(|a, b| row[*a].0.total_cmp(&row[*b].0)).unwrap_or(0);
    let total = row[at].0;
    for row in best.iter().rev() {
        labels.push(LABELS[at]);
        at = row[at].1;
    }
    labels.reverse();
    (labels, total)
}

/// How well a label fits the words of a piece.
fn own_score(piece: &Piece<'_>, label: Label, last: bool) -> f32 {
    let text = piece.text;
    match label {
        // A person at the end has no company; that is rare.
        Label::Person if last && piece.before != Delimiter::Start => person_score(text) - 1.0,
        Label::Person => person_score(text),
        Label::Role => job_score(text),
        Label::Company => {
            let person = person_score(text);
            organisation_score(text)
                - if job_score(text) > 0.0 { 3.0 } else { 0.0 }
                - if person >= 2.0 { 1.0 } else { 0.0 }
        }
        Label::MoreRole if job_score(text) > 0.0 => 2.0,
        Label::MoreCompany if is_legal_form(text) || is_addition(text) => 6.0,
        Label::MoreRole | Label::MoreCompany => 0.0,
    }
}

/// Places and owners that follow a company ("HSBC Bank, USA", "Venafi, a CyberArk Company").
fn is_addition(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let owner = (lower.starts_with("a ") || lower.starts_with("an ") || lower.starts_with("part of "))
        && text.contains(' ');
    owner
        || matches!(
            lower.as_str(),
            "usa"
                | "us"
                | "uk"
                | "germany"
                | "france"
                | "india"
                | "japan"
                | "china"
                | "canada"
                | "switzerland"
                | "emea"
                | "apac"
        )
}

/// "Kim Doe, Acme & Mo Roe", "Kim Doe, Independent & Mo Roe": after a known company, or what stands in its place,
/// "&" begins the next person, whatever the name looks like.
fn after_known(before: Label, previous: &Piece<'_>, piece: &Piece<'_>, label: Label) -> f32 {
    let known = match before {
        Label::Company => is_known_organisation(previous.text),
        Label::Role => is_no_employer(previous.text),
        _ => false,
    };
    if !known || piece.before != Delimiter::And {
        return 0.0;
    }
    match label {
        Label::Person if person_score(piece.text) > 0.0 => 1.2,
        Label::MoreRole => -2.0,
        Label::MoreCompany if !is_legal_form(piece.text) => -1.0,
        _ => 0.0,
    }
}

/// How well a label follows another over a delimiter.
#[allow(clippy::match_same_arms, reason = "one line a rule")]
fn step(before: Label, piece: &Piece<'_>, label: Label, last: bool) -> f32 {
    use Label::{Company, MoreCompany, MoreRole, Person, Role};
    let no_employer = is_no_employer(piece.text);
    match (piece.before, before, label) {
        (Delimiter::Semicolon, _, Person) => 1.0,
        // "Prem S.; Red Hat": a semicolon where a comma is meant.
        (Delimiter::Semicolon, Person, Company) => -2.0,
        (Delimiter::Comma, Person, Company | Role) | (Delimiter::Comma, Role | MoreRole, Company) => 1.0,
        (Delimiter::And, Person, Person) => 1.0,
        (Delimiter::Comma, Person, Person) => -0.5,
        (Delimiter::Comma, Role | MoreRole, Role) if !no_employer => 0.0,
        (Delimiter::Comma, Role | MoreRole, MoreRole) => -1.0,
        (Delimiter::And, Role | MoreRole, MoreRole) => -0.5,
        // "VP of Engineering and Operations": after a role only a likely name is a person.
        (Delimiter::And, Role | MoreRole, Person) if person_score(piece.text) < 2.0 => -2.0,
        (Delimiter::And, Role | MoreRole, Person) => 0.0,
        (Delimiter::And, Company | MoreCompany, Person) if person_score(piece.text) < 0.0 => -2.0,
        // "The Institute for Yarn & Fine Cloth": an unknown name that ends the list goes on with the company's.
        (Delimiter::And, Company | MoreCompany, Person) if last && person_score(piece.text) < 2.0 => -1.2,
        // "Chief Architect, Weft & Chair, Technical Committee"
        (Delimiter::And, Company | MoreCompany, Role) => -2.0,
        (Delimiter::Comma, Role | MoreRole, Person) => -1.5,
        (Delimiter::And, Company | MoreCompany, Person) => 0.5,
        (Delimiter::Comma, Company | MoreCompany, Person) => -1.0,
        (Delimiter::Comma, Company | MoreCompany, Role) => -1.5,
        (Delimiter::Comma, Company | MoreCompany, MoreCompany) => -2.5,
        (Delimiter::And, Company | MoreCompany, MoreCompany) => -1.0,
        _ => -6.0,
    }
}
