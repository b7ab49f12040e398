//! Well-known parts of CNCF projects that the landscape does not list (it knows Argo, not Argo CD).
//! Facts only: a name, its parent, where it lives. Which words in a talk mean a part is decided elsewhere.

use super::Project;

/// A line a part: name, homepage or `-`, GitHub repository, under a line with the parent's name.
const PARTS: &str = include_str!("parts.txt");

/// Adds the parts whose parent is among the projects, keeping the order by name. What the landscape lists
/// under the same name wins, so a part that becomes a project of its own is never shadowed.
pub(super) fn add(projects: &mut Vec<Project>) {
    let mut parent: Option<Project> = None;
    for line in PARTS.lines().map(str::trim_end).filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let Some(part) = line.strip_prefix('\t') else {
            parent = projects.iter().find(|p| p.name == line && p.parent.is_none()).cloned();
            continue;
        };
        let Some(parent) = &parent else { continue };
        let mut fields = part.split('\t');
        let (Some(name), Some(homepage), Some(repository)) = (fields.next(), fields.next(), fields.next())
        else {
            continue;
        };
        if projects.iter().any(|p| p.name.eq_ignore_ascii_case(name)) {
            continue;
        }
        projects.push(Project {
            name: name.to_owned(),
            maturity: parent.maturity,
            homepage: (homepage != "-").then(|| format!("https://{homepage}")),
            repository: Some(format!("https://github.com/{repository}")),
            parent: Some(parent.name.clone()),
        });
    }
    projects.sort_by_cached_key(|p| p.name.to_lowercase());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_has_three_fields_or_is_a_parent() {
        for line in PARTS.lines().filter(|l| l.starts_with('\t')) {
            assert_eq!(line.trim_start_matches('\t').split('\t').count(), 3, "{line:?}");
        }
    }

    #[test]
    fn parts_without_their_parent_are_left_out() {
        let mut projects = Vec::new();
        add(&mut projects);
        assert_eq!(projects, []);
    }
}
