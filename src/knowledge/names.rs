//! Other names of members that the landscape does not list: short forms, former names, brands, parent names.
//! Facts only; whether a query means a member is decided by the company verifier.

use super::Member;

/// A line a member: `name = other name; other name`.
const NAMES: &str = include_str!("names.txt");

/// Adds the other names to the members that are there; lines about others are left out.
pub(super) fn add(members: &mut [Member]) {
    for (name, others) in lines() {
        let Ok(at) = members.binary_search_by_key(&name.to_lowercase(), |m| m.name.to_lowercase()) else {
            continue;
        };
        for other in others {
            if !members[at].aliases.iter().any(|a| a == other) {
                members[at].aliases.push(other.to_owned());
            }
        }
    }
}

fn lines() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    NAMES.lines().filter(|l| !l.starts_with('#')).filter_map(|line| {
        let (name, others) = line.split_once(" = ")?;
        Some((
            name.trim(),
            others.split(';').map(str::trim).filter(|o| !o.is_empty()).collect(),
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Knowledge;

    #[test]
    fn every_line_names_a_member_of_the_snapshot() {
        let knowledge = Knowledge::embedded();
        for (name, others) in lines() {
            assert!(
                knowledge.members.iter().any(|m| m.name == name),
                "{name:?} is no member"
            );
            assert!(!others.is_empty(), "{name:?} has no other name");
        }
    }

    #[test]
    fn no_other_name_belongs_to_two_members() {
        let mut seen = std::collections::BTreeMap::new();
        for (name, others) in lines() {
            for other in others {
                assert_eq!(seen.insert(other.to_lowercase(), name), None, "{other:?}");
            }
        }
    }
}
