//! Says whether a name means a member of the landscape. A wrong yes is worse than a wrong no: a name that is only
//! near a member's ("Boxed", "Thalys") is refused, unless the difference is one that a finger or a caption makes.

use std::cell::OnceCell;

use crate::{
    knowledge::{Knowledge, Member, short_and_long},
    model::{MatchMethod, Membership, MembershipStatus},
    text::{
        common_words::is_common,
        english,
        names::{company::CompanyName, is_known_organisation, is_no_employer},
        similarity::{Slip, one_slip, sound, without_doubles},
    },
};

/// Members with their names in comparable forms; made once for many questions.
pub struct Directory<'a> {
    entries: Vec<Entry<'a>>,
}

struct Entry<'a> {
    member: &'a Member,
    name: Named,
    aliases: Vec<Named>,
    /// Full words of organisations that are not this member.
    not: Vec<Vec<String>>,
}

/// One of a member's names; how it is heard is worked out when a slip of about its length is looked for.
struct Named {
    name: CompanyName,
    heard: OnceCell<Heard>,
}

impl Named {
    fn new(name: &str) -> Self {
        Self {
            name: CompanyName::new(name),
            heard: OnceCell::new(),
        }
    }

    fn heard(&self) -> &Heard {
        self.heard.get_or_init(|| Heard::new(&self.name))
    }
}

/// A name as slips and mis-hearings are compared with it.
struct Heard {
    single: String,
    sound: String,
}

impl Heard {
    fn new(name: &CompanyName) -> Self {
        Self {
            single: without_doubles(&name.spelled),
            sound: sound(&name.spelled),
        }
    }
}

impl Entry<'_> {
    /// The name and the aliases.
    fn names(&self) -> impl Iterator<Item = &Named> {
        std::iter::once(&self.name).chain(&self.aliases)
    }

    /// Whether a query may be the same name: every way of being the same leaves the same letters.
    fn may_be(&self, query: &CompanyName) -> bool {
        self.name.name.written == query.written || self.names().any(|n| n.name.letters == query.letters)
    }
}

/// A member that was found.
#[derive(Clone, Copy)]
struct Match<'a> {
    member: &'a Member,
    method: MatchMethod,
    confidence: f64,
}

impl<'a> Directory<'a> {
    /// Prepares the members of the landscape.
    pub fn new(knowledge: &'a Knowledge) -> Self {
        let entries = knowledge
            .members
            .iter()
            .map(|member| {
                let brackets =
                    short_and_long(&member.name).into_iter().flat_map(|(long, short)| [long, short]);
                Entry {
                    member,
                    name: Named::new(&member.name),
                    aliases: member
                        .aliases
                        .iter()
                        .map(String::as_str)
                        .chain(brackets)
                        .map(Named::new)
                        .collect(),
                    not: member.not.iter().map(|n| CompanyName::new(n).full).collect(),
                }
            })
            .collect();
        Self { entries }
    }

    /// What the landscape says about an organisation of that name.
    pub fn verify(&self, name: &str) -> Membership {
        self.find(name).map_or_else(not_member, |found| Membership {
            status: if found.member.end_user {
                MembershipStatus::EndUserMember
            } else {
                MembershipStatus::Member
            },
            landscape_name: Some(found.member.name.clone()),
            tier: Some(found.member.tier.clone()),
            method: found.method,
            confidence: found.confidence,
        })
    }

    /// The member of that name with the membership.
    pub fn member(&self, name: &str) -> Option<&'a Member> {
        self.find(name).map(|found| found.member)
    }

    fn find(&self, name: &str) -> Option<Match<'a>> {
        let query = CompanyName::new(name);
        if query.letters.is_empty() || is_no_employer(name) {
            return None;
        }
        self.same(&query)
            .or_else(|| {
                // "Heroku (Salesforce)", "Gen (formerly NortonLifeLock)": the name stands before the bracket.
                let (outside, _) = name.trim().strip_suffix(')')?.rsplit_once('(')?;
                self.same(&CompanyName::new(outside))
            })
            .or_else(|| {
                let refused = self.entries.iter().any(|e| e.not.contains(&query.full));
                if refused {
                    return None;
                }
                self.without_addition(name)
                    .or_else(|| self.described(&query))
                    .or_else(|| self.misspelled(name, &query))
            })
    }

    /// The same name, but for its owner or a domain at the end ("Acme, a Zenith Company", "Acme.io").
    fn without_addition(&self, name: &str) -> Option<Match<'a>> {
        let owned = before_owner(name).and_then(|own| self.same(&CompanyName::new(own)));
        owned.or_else(|| {
            let stem = CompanyName::new(without_domain(name)?);
            self.same(&stem).filter(|_| distinctive(&stem.bare) && stem.letters.len() >= 5)
        })
    }

    /// The same name, but for case, punctuation, spaces, legal forms, or a known other name.
    fn same(&self, query: &CompanyName) -> Option<Match<'a>> {
        let alike: Vec<&Entry<'a>> = self.entries.iter().filter(|e| e.may_be(query)).collect();
        let by = |method, confidence, is: &dyn Fn(&Entry<'_>) -> bool| {
            alike.iter().find(|e| is(e)).map(|e| Match {
                member: e.member,
                method,
                confidence,
            })
        };
        let refused = |e: &Entry<'_>| e.not.contains(&query.full);
        by(MatchMethod::Exact, 1.0, &|e| e.name.name.full == query.full)
            .or_else(|| {
                by(MatchMethod::Alias, 0.97, &|e| {
                    e.aliases.iter().any(|a| a.name.full == query.full)
                })
            })
            .or_else(|| {
                by(MatchMethod::Suffix, 0.98, &|e| {
                    e.name.name.bare == query.bare && !refused(e)
                })
            })
            .or_else(|| {
                by(MatchMethod::Alias, 0.95, &|e| {
                    let bare = |a: &Named| a.name.bare == query.bare && distinctive(&a.name.bare);
                    e.aliases.iter().any(bare) && !refused(e)
                })
            })
            .or_else(|| {
                by(MatchMethod::Exact, 0.94, &|e| {
                    e.name.name.written == query.written && !refused(e)
                })
            })
            .or_else(|| {
                by(MatchMethod::Exact, 0.93, &|e| {
                    e.name.name.letters == query.letters && !refused(e)
                })
            })
            .or_else(|| {
                by(MatchMethod::Alias, 0.9, &|e| {
                    e.aliases.iter().any(|a| a.name.letters == query.letters) && !refused(e)
                })
            })
    }

    /// The same name but for descriptive words that only one of the two has ("Thales Group", "Grafana").
    fn described(&self, query: &CompanyName) -> Option<Match<'a>> {
        // As little as possible is left out: "SAP Labs Group" is SAP Labs, not SAP.
        let shorter = (query.core().len()..query.bare.len()).rev().map(|len| &query.bare[..len]);
        shorter
            .map(|words| self.only(|name| name.bare == words && distinctive(words)))
            .find(Option::is_some)
            .unwrap_or_else(|| {
                let core =
                    |name: &CompanyName| name.bare.starts_with(&query.bare) && name.core() == query.bare;
                self.only(|name| core(name) && distinctive(&query.bare))
            })
    }

    /// The one member with such a name; two that differ only in descriptive words leave it open which is meant.
    fn only(&self, is: impl Fn(&CompanyName) -> bool) -> Option<Match<'a>> {
        let mut found = self.entries.iter().filter(|e| is(&e.name.name));
        let entry = found.next()?;
        found.next().is_none().then_some(Match {
            member: entry.member,
            method: MatchMethod::Suffix,
            confidence: 0.88,
        })
    }

    /// One member whose name the query is a slip or a mis-hearing of.
    fn misspelled(&self, name: &str, query: &CompanyName) -> Option<Match<'a>> {
        // A name that is known, or an ordinary word, is no slip of another name. Captions make words of names, too
        // ("ericson"), so a word that is only common in captions may lack a double letter.
        let word = query.full.len() == 1;
        if is_known_organisation(name) || (word && english::class(&query.letters).is_some()) {
            return None;
        }
        let least = if word && is_common(&query.letters) {
            0.9
        } else {
            0.0
        };
        let heard = Heard::new(query);
        let mut best: Option<Match<'a>> = None;
        let mut rival = false;
        for entry in &self.entries {
            let likeness = entry
                .names()
                .filter_map(|named| likeness(query, &heard, named))
                .filter(|l| *l >= least)
                .fold(0.0, f64::max);
            if likeness > best.map_or(0.0, |b| b.confidence) {
                best = Some(Match {
                    member: entry.member,
                    method: MatchMethod::Fuzzy,
                    confidence: likeness,
                });
                rival = false;
            } else if likeness > 0.0 && best.is_some_and(|b| (b.confidence - likeness).abs() < f64::EPSILON) {
                rival = true;
            }
        }
        best.filter(|_| !rival)
    }
}

/// "Acme | A Zenith Company", "Acme, a Zenith Company", "Acme / Zenith" → "Acme".
fn before_owner(name: &str) -> Option<&str> {
    let lower = name.to_ascii_lowercase();
    [" | ", " / ", ", a ", ", an ", ", part of "]
        .iter()
        .filter_map(|mark| lower.find(mark))
        .min()
        .map(|at| name[..at].trim())
}

/// "Acme.io" → "Acme": the domain of a company stands for its name.
fn without_domain(name: &str) -> Option<&str> {
    let (stem, ending) = name.trim().rsplit_once('.')?;
    let domain = matches!(
        ending.to_ascii_lowercase().as_str(),
        "ai" | "ch" | "cloud" | "co" | "com" | "de" | "dev" | "eu" | "io" | "net" | "org" | "tech"
    );
    (domain && !stem.contains(['.', ' '])).then_some(stem)
}

/// The verdict on a name that is nobody's.
fn not_member() -> Membership {
    Membership {
        status: MembershipStatus::NotMember,
        landscape_name: None,
        tier: None,
        method: MatchMethod::None,
        confidence: 0.0,
    }
}

/// Whether words can only be a name: long enough and not all of them ordinary.
fn distinctive(words: &[String]) -> bool {
    words.iter().map(String::len).sum::<usize>() >= 3 && words.iter().any(|w| english::class(w).is_none())
}

/// How sure a query is a slip or mis-hearing of a name: 0.75 to 0.9, or `None`.
///
/// The shorter a name, the more other names are one letter away: so short names bear only slips that make no other
/// name (doubles, swapped neighbours), long ones bear a wrong letter too, and the ends of a word must stay. Queries
/// in more words than the name are captions, which spell by sound.
fn likeness(query: &CompanyName, asked_as: &Heard, named: &Named) -> Option<f64> {
    let name = &named.name;
    let (asked, given) = (query.spelled.as_str(), name.spelled.as_str());
    let (short, long) = (asked.len().min(given.len()), asked.len().max(given.len()));
    if short < 5 || long - short > 3 {
        return None;
    }
    let given_as = named.heard();
    // A slip keeps the first letter, a mis-hearing the first sound.
    let first = |text: &str| text.chars().next();
    if first(asked) != first(given) && first(&asked_as.sound) != first(&given_as.sound) {
        return None;
    }
    let spelled_out = query.bare.len() > name.bare.len();
    if asked_as.single == given_as.single {
        return Some(0.9);
    }
    let (heard, said) = (asked_as.sound.as_str(), given_as.sound.as_str());
    if short >= if spelled_out { 5 } else { 6 } && heard == said {
        return Some(0.87);
    }
    // "Spot a fi", "Hua way": captions also mistake a vowel.
    let vowel = || {
        one_slip(heard, said).is_some_and(|(slip, at)| {
            slip == Slip::Replaced && at > 0 && at + 1 < heard.len() && vowels(heard, said, at)
        })
    };
    if spelled_out && short >= 6 && vowel() {
        return Some(0.78);
    }
    if let Some((slip, at)) = one_slip(asked, given) {
        let letters = [asked, given].iter().all(|t| t.chars().nth(at).is_none_or(char::is_alphabetic));
        // A letter more or less at the end makes another word ("Boxes"), as does another letter there ("Adidos").
        let accepted = letters
            && match slip {
                Slip::Swapped => short >= 6 && at > 0,
                Slip::Missing => at > 0 && at < short && (short >= 6 || (short == 5 && asked.len() == 5)),
                Slip::Replaced => {
                    let misheard = spelled_out && short >= 6 && vowels(asked, given, at);
                    at > 0 && at + 1 < short && (short >= 8 || misheard)
                }
            };
        return accepted.then_some(if long >= 10 { 0.85 } else { 0.8 });
    }
    let two_slips = short >= 12
        && asked.chars().next() == given.chars().next()
        && asked.chars().last() == given.chars().last()
        && strsim::osa_distance(asked, given) <= 2;
    (two_slips && each_word_near(query, name)).then_some(0.76)
}

/// Whether a vowel stands for another ("into it" for "Intuit").
fn vowels(asked: &str, given: &str, at: usize) -> bool {
    let vowel = |text: &str| text.chars().nth(at).is_some_and(|c| "aeiouy".contains(c));
    vowel(asked) && vowel(given)
}

/// With two slips, no word may be another word ("Swiss Post" is not "Swiss Port").
fn each_word_near(query: &CompanyName, name: &CompanyName) -> bool {
    query.bare.len() != name.bare.len()
        || query.bare.iter().zip(&name.bare).all(|(a, b)| {
            a == b || (a.len().min(b.len()) >= 6 && strsim::osa_distance(a, b) <= 2 && !is_common(a))
        })
}
