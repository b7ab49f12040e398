//! Other names of members that the landscape does not list: short forms, former names, brands; and organisations
//! of a similar name that are no members. Facts only; whether a query means a member is decided by the verifier.

use super::Member;

/// A line a member: `name = other name; other name` or `name != other organisation; …`.
const NAMES: &str = include_str!("names.txt");

/// Adds the names to the members that are there; lines about others are left out.
pub(super) fn add(members: &mut [Member]) {
    for (name, same, others) in lines() {
        let Ok(at) = members.binary_search_by_key(&name.to_lowercase(), |m| m.name.to_lowercase()) else {
            continue;
        };
        let list = if same {
            &mut members[at].aliases
        } else {
            &mut members[at].not
        };
        for other in others {
            if !list.iter().any(|a| a.eq_ignore_ascii_case(other)) {
                list.push(other.to_owned());
            }
        }
    }
}

/// Member, whether the names mean it, and the names.
fn lines() -> impl Iterator<Item = (&'static str, bool, Vec<&'static str>)> {
    NAMES.lines().filter(|l| !l.starts_with('#')).filter_map(|line| {
        let (name, same, others) = match line.split_once(" != ") {
            Some((name, others)) => (name, false, others),
            None => line.split_once(" = ").map(|(name, others)| (name, true, others))?,
        };
        Some((
            name.trim(),
            same,
            others.split(';').map(str::trim).filter(|o| !o.is_empty()).collect(),
        ))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::knowledge::Knowledge;

    #[test]
    fn every_line_names_a_member_of_the_snapshot() {
        let knowledge = Knowledge::embedded();
        for (name, _, others) in lines() {
            assert!(
                knowledge.members.iter().any(|m| m.name == name),
                "{name:?} is no member"
            );
            assert!(!others.is_empty(), "{name:?} has no other name");
        }
    }

    #[test]
    fn no_name_means_two_members_or_a_member_and_not() {
        let mut seen = BTreeMap::new();
        for (name, _, others) in lines() {
            for other in others {
                assert_eq!(seen.insert(other.to_lowercase(), name), None, "{other:?}");
            }
        }
    }
}
