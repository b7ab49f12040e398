//! Turns landscape.yml into projects and members. Ignores every item that is neither, and all descriptions.

use serde::Deserialize;

use super::{Error, Member, Project};
use crate::{model::Maturity, text::english};

/// The facts of one landscape file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Landscape {
    /// Projects by name, case ignored.
    pub projects: Vec<Project>,
    /// Members by name, case ignored.
    pub members: Vec<Member>,
    /// The newest date written in the file, `YYYY-MM-DD`.
    pub newest_date: String,
}

/// The member list's category; everything else is about products.
const MEMBERS: &str = "CNCF Members";
/// An item of this subcategory is an end user member even without `enduser: true`.
const END_USERS: &str = "End User";
/// A landscape is about 1.1 MB; ten times that is another file.
const LARGEST: usize = 16 << 20;

#[derive(Deserialize)]
struct RawLandscape {
    landscape: Vec<RawCategory>,
}

#[derive(Deserialize)]
struct RawCategory {
    name: String,
    #[serde(default)]
    subcategories: Option<Vec<RawSubcategory>>,
}

#[derive(Deserialize)]
struct RawSubcategory {
    name: String,
    #[serde(default)]
    items: Option<Vec<RawItem>>,
}

#[derive(Deserialize)]
struct RawItem {
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    homepage_url: Option<String>,
    #[serde(default)]
    repo_url: Option<String>,
    #[serde(default)]
    project: Option<String>,
    #[serde(default)]
    enduser: Option<bool>,
    #[serde(default)]
    crunchbase: Option<String>,
    #[serde(default)]
    extra: Option<RawExtra>,
}

#[derive(Deserialize)]
struct RawExtra {
    #[serde(default)]
    parent_project: Option<String>,
}

/// Reads a landscape; `name` is the file or address for error messages.
pub fn parse(name: &str, text: &str) -> Result<Landscape, Error> {
    let unreadable = |reason: String| Error::Unreadable {
        name: name.to_owned(),
        reason,
    };
    if text.len() > LARGEST {
        return Err(unreadable(format!(
            "{} bytes are too many for a landscape",
            text.len()
        )));
    }
    // The defaults stop at 250,000 nodes; the landscape of 2026 has about 70,000 and grows.
    let options = serde_yaml::options! {
        budget: serde_yaml::budget! { max_nodes: 2_000_000, max_events: 8_000_000 },
    };
    let raw: RawLandscape = serde_yaml::from_str_with_options(text, options)
        .map_err(|e| unreadable(first_line(&e.to_string(), text)))?;

    let mut found = Landscape {
        newest_date: newest_date(text),
        ..Landscape::default()
    };
    let mut parents: Vec<(Project, String)> = Vec::new();
    for category in raw.landscape {
        for subcategory in category.subcategories.unwrap_or_default() {
            for (i, item) in subcategory.items.unwrap_or_default().into_iter().enumerate() {
                let Some(item_name) = filled(item.name.clone()) else {
                    return Err(unreadable(format!(
                        "item {} of \"{} / {}\" has no name",
                        i + 1,
                        category.name,
                        subcategory.name
                    )));
                };
                if category.name == MEMBERS {
                    add_member(&mut found.members, &item_name, &item, &subcategory.name);
                } else if let Some(value) = filled(item.project.clone()) {
                    let maturity = maturity(&value).ok_or_else(|| {
                        unreadable(format!("\"{item_name}\" has the unknown maturity \"{value}\""))
                    })?;
                    add_project(&mut found.projects, project(item_name, maturity, item));
                } else if let Some(parent) =
                    item.extra.as_ref().and_then(|e| filled(e.parent_project.clone()))
                {
                    parents.push((project(item_name, Maturity::Sandbox, item), parent));
                }
            }
        }
    }
    if found.projects.is_empty() || found.members.is_empty() {
        return Err(unreadable(format!(
            "it has {} projects and {} members; a landscape has hundreds of each",
            found.projects.len(),
            found.members.len()
        )));
    }
    add_parts(&mut found.projects, parents);
    found.projects.sort_by_cached_key(|p| p.name.to_lowercase());
    found.members.sort_by_cached_key(|m| m.name.to_lowercase());
    Ok(found)
}

/// Items with `parent_project` are parts of a project and share its maturity.
fn add_parts(projects: &mut Vec<Project>, parts: Vec<(Project, String)>) {
    for (mut part, parent) in parts {
        let Some(parent) = projects.iter().find(|p| p.name == parent) else {
            continue;
        };
        part.maturity = parent.maturity;
        part.parent = Some(parent.name.clone());
        add_project(projects, part);
    }
}

fn project(name: String, maturity: Maturity, item: RawItem) -> Project {
    Project {
        name,
        maturity,
        homepage: filled(item.homepage_url),
        repository: filled(item.repo_url),
        parent: None,
    }
}

/// A project may stand in several categories; the first item wins.
fn add_project(projects: &mut Vec<Project>, project: Project) {
    if !projects.iter().any(|p| p.name == project.name) {
        projects.push(project);
    }
}

/// A member may stand in two tiers; it is an end user if either says so.
fn add_member(members: &mut Vec<Member>, item_name: &str, item: &RawItem, tier: &str) {
    let name = without_kind(item_name);
    let end_user = item.enduser == Some(true) || tier.starts_with(END_USERS);
    if let Some(known) = members.iter_mut().find(|m| m.name == name) {
        known.end_user |= end_user;
        return;
    }
    members.push(Member {
        name: name.to_owned(),
        tier: tier.to_owned(),
        end_user,
        homepage: filled(item.homepage_url.clone()),
        aliases: item.crunchbase.as_deref().and_then(|c| former_name(c, name)).into_iter().collect(),
        not: Vec::new(),
    });
}

/// "Intuit (member)" → "Intuit"; other brackets belong to the name ("Ultimate Kronos Group (UKG)").
fn without_kind(name: &str) -> &str {
    ["(member)", "(supporter)", "(contributor)", "(end user member)"]
        .iter()
        .find_map(|kind| name.strip_suffix(kind))
        .unwrap_or(name)
        .trim()
}

/// The name in a Crunchbase address, which is often the legal or the former one (`…/london-stock-exchange-group`);
/// `None` when it says nothing new. Crunchbase appends "-3" or four hex digits to names that are taken.
fn former_name(address: &str, name: &str) -> Option<String> {
    let slug = address.trim_end_matches('/').rsplit('/').next()?;
    let mut words: Vec<&str> = slug.split('-').filter(|w| !w.is_empty()).collect();
    let mark = |w: &str| {
        w.len() <= 4 && w.chars().any(|c| c.is_ascii_digit()) && w.chars().all(|c| c.is_ascii_hexdigit())
    };
    if words.len() > 1 && words.last().is_some_and(|w| mark(w)) {
        words.pop();
    }
    let found = words.join(" ");
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    // "augment" for Augment Code: an ordinary word names nobody.
    let ordinary = words.len() == 1 && english::class(&found).is_some();
    let plain = !ordinary && slug.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    (plain && found.len() >= 4 && letters(&found) != letters(name)).then_some(found)
}

fn maturity(value: &str) -> Option<Maturity> {
    match value {
        "graduated" => Some(Maturity::Graduated),
        "incubating" => Some(Maturity::Incubating),
        "sandbox" => Some(Maturity::Sandbox),
        "archived" => Some(Maturity::Archived),
        _ => None,
    }
}

fn filled(value: Option<String>) -> Option<String> {
    value.map(|v| v.trim().to_owned()).filter(|v| !v.is_empty())
}

/// The newest `20YY-MM-DD` that stands by itself in the text; lists of dates end in what upstream last did.
fn newest_date(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut newest: &[u8] = b"";
    for start in memchr_all(bytes, b"20") {
        let Some(date) = bytes.get(start..start + 10) else {
            break;
        };
        let alone = |at: Option<&u8>| at.is_none_or(|b| matches!(b, b' ' | b'\'' | b'"' | b'\n' | b'\r'));
        let before = start.checked_sub(1).and_then(|i| bytes.get(i));
        if alone(before) && alone(bytes.get(start + 10)) && is_date(date) && date > newest {
            newest = date;
        }
    }
    String::from_utf8_lossy(newest).into_owned()
}

fn memchr_all<'a>(bytes: &'a [u8], pair: &'a [u8; 2]) -> impl Iterator<Item = usize> + 'a {
    bytes.windows(2).enumerate().filter(move |(_, w)| w == pair).map(|(i, _)| i)
}

fn is_date(date: &[u8]) -> bool {
    date.iter().enumerate().all(|(i, b)| match i {
        4 | 7 => *b == b'-',
        _ => b.is_ascii_digit(),
    })
}

/// The parser's first line, with the name of the item whose lines the error stands in.
fn first_line(message: &str, text: &str) -> String {
    let first = message.lines().next().unwrap_or_default().trim();
    let line = first
        .split("line ")
        .nth(1)
        .and_then(|rest| rest.split(|c: char| !c.is_ascii_digit()).next())
        .and_then(|digits| digits.parse::<usize>().ok());
    let item = line.and_then(|line| {
        let upto: Vec<&str> = text.lines().take(line).collect();
        let name = upto.iter().rev().find_map(|l| l.trim_start().strip_prefix("name:"));
        name.map(|n| n.trim().to_owned())
    });
    match item {
        Some(item) => format!("{first} (in or after item \"{item}\")"),
        None => first.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = "
landscape:
  - category:
    name: Runtime
    subcategories:
      - subcategory:
        name: Nets
        items:
          - item:
            name: Weft
            project: graduated
            homepage_url: https://weft.example/
            extra:
              accepted: '2019-05-01'
          - item:
            name: Shuttle
            extra:
              parent_project: Weft
          - item:
            name: A Product
      - subcategory:
        name: Empty
        items:
  - category:
    name: CNCF Members
    subcategories:
      - subcategory:
        name: Gold
        items:
          - item:
            name: Loom Works (member)
            enduser: true
            joined: '2024-02-29'
          - item:
            name: Yarn Bank (YB) (member)
      - subcategory:
        name: End User Supporter and Contributor
        items:
          - item:
            name: Knit (supporter)
";

    fn reason(text: &str) -> String {
        parse("landscape.yml", text).expect_err("an error").to_string()
    }

    #[test]
    fn membership_comes_from_flag_or_subcategory() {
        let found = parse("landscape.yml", SMALL).expect("landscape");
        let members: Vec<_> = found.members.iter().map(|m| (m.name.as_str(), m.end_user)).collect();
        assert_eq!(
            members,
            [("Knit", true), ("Loom Works", true), ("Yarn Bank (YB)", false)]
        );
    }

    #[test]
    fn parent_project_makes_a_part_and_products_are_left_out() {
        let found = parse("landscape.yml", SMALL).expect("landscape");
        let projects: Vec<_> =
            found.projects.iter().map(|p| (p.name.as_str(), p.parent.as_deref())).collect();
        assert_eq!(projects, [("Shuttle", Some("Weft")), ("Weft", None)]);
        assert_eq!(found.projects[0].maturity, Maturity::Graduated);
    }

    #[test]
    fn newest_date_is_the_date_of_the_landscape() {
        assert_eq!(
            parse("landscape.yml", SMALL).expect("landscape").newest_date,
            "2024-02-29"
        );
    }

    #[test]
    fn unknown_maturity_names_the_item() {
        let text = reason(&SMALL.replace("project: graduated", "project: gradated"));
        assert!(text.contains("\"Weft\"") && text.contains("gradated"), "{text}");
    }

    #[test]
    fn item_without_name_is_counted_out() {
        let text = reason(&SMALL.replace("name: Knit (supporter)", "logo: knit.svg"));
        assert!(
            text.contains("item 1 of \"CNCF Members / End User Supporter and Contributor\""),
            "{text}"
        );
    }

    #[test]
    fn broken_yaml_names_line_and_item() {
        let text = reason(&SMALL.replace("enduser: true", "enduser: [maybe"));
        assert!(text.contains("line") && text.contains("Loom Works"), "{text}");
    }

    #[test]
    fn other_yaml_is_refused() {
        assert!(reason("landscape: []").contains("0 projects"));
        assert!(reason("hello: there").contains("landscape.yml"));
        assert!(parse("x", "").is_err());
    }
}
