//! The measures and how they are shown. Ratios of nothing are shown as a dash, never as 0 or 1.

use std::{collections::BTreeSet, fmt};

use serde::Serialize;

/// A name as it is compared: letters and digits in lower case, single spaces.
pub(super) fn comparable(name: &str) -> String {
    let words: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    words.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Hits of a number of tries.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Ratio {
    /// What was right.
    pub hits: usize,
    /// What there was.
    pub all: usize,
}

impl Ratio {
    /// Counts one try.
    pub fn add(&mut self, hit: bool) {
        self.hits += usize::from(hit);
        self.all += 1;
    }

    /// Share of hits, 0 to 1; `None` when there was nothing.
    pub fn value(self) -> Option<f64> {
        (self.all > 0).then(|| self.hits as f64 / self.all as f64)
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.value() {
            Some(value) => write!(f, "{value:.3} ({} of {})", self.hits, self.all),
            None => f.write_str("- (nothing to measure)"),
        }
    }
}

/// Found and wanted names compared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Names {
    /// Wanted and found.
    pub right: usize,
    /// Found and not wanted.
    pub wrong: usize,
    /// Wanted and not found.
    pub missed: usize,
}

impl Names {
    /// Compares two lists. `loose` names are never wrong to give, `optional` ones never wrong to leave out.
    pub fn compare(
        &mut self,
        what: &str,
        found: &[&str],
        wanted: &[&str],
        loose: &[&str],
        optional: &[&str],
        misses: &mut Vec<String>,
    ) {
        let set = |names: &[&str]| names.iter().map(|n| comparable(n)).collect::<BTreeSet<_>>();
        let (found, wanted, loose, optional) = (set(found), set(wanted), set(loose), set(optional));
        self.right += found.intersection(&wanted).filter(|n| !optional.contains(*n)).count();
        for name in found.difference(&wanted).filter(|n| !loose.contains(*n)) {
            self.wrong += 1;
            misses.push(format!("{what} wrong: {name:?}"));
        }
        for name in wanted.difference(&found).filter(|n| !optional.contains(*n)) {
            self.missed += 1;
            misses.push(format!("{what} missed: {name:?}"));
        }
    }

    /// Harmonic mean of precision and recall; `None` when there was nothing.
    pub fn f1(self) -> Option<f64> {
        let all = 2 * self.right + self.wrong + self.missed;
        (all > 0).then(|| 2.0 * self.right as f64 / all as f64)
    }
}

impl fmt::Display for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(f1) = self.f1() else {
            return f.write_str("- (nothing to measure)");
        };
        let Self { right, wrong, missed } = self;
        write!(f, "F1 {f1:.3} ({right} right, {wrong} wrong, {missed} missed)")
    }
}

/// All measures over a set of talks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Measures {
    /// Talks measured.
    pub talks: usize,
    /// Talks whose company is right.
    pub company: Ratio,
    /// Speakers.
    pub speakers: Names,
    /// Projects called used.
    pub projects_used: Names,
    /// Projects named at all.
    pub projects_any: Names,
    /// Citable metrics that were found.
    pub metric_recall: Ratio,
    /// Results among them.
    pub impact_recall: Ratio,
    /// Found metrics that are citable.
    pub metric_precision: Ratio,
    /// Found metrics that must not be cited.
    pub forbidden_metrics: usize,
    /// Passages with the right section.
    pub sections: Ratio,
    /// Mis-hearings that were repaired.
    pub corrections: Ratio,
    /// Right words that were changed where a reader expected it.
    pub trapped_corrections: usize,
}

impl fmt::Display for Measures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "talks                  {}", self.talks)?;
        writeln!(f, "company                {}", self.company)?;
        writeln!(f, "speakers               {}", self.speakers)?;
        writeln!(f, "projects used          {}", self.projects_used)?;
        writeln!(f, "projects named         {}", self.projects_any)?;
        writeln!(f, "metrics found          {}", self.metric_recall)?;
        writeln!(f, "results found          {}", self.impact_recall)?;
        writeln!(f, "metrics right          {}", self.metric_precision)?;
        writeln!(f, "metrics forbidden      {}", self.forbidden_metrics)?;
        writeln!(f, "sections               {}", self.sections)?;
        writeln!(f, "mis-hearings repaired  {}", self.corrections)?;
        writeln!(f, "right words changed    {}", self.trapped_corrections)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn optional_names_count_neither_way() {
        let mut names = Names::default();
        let mut misses = Vec::new();
        names.compare(
            "project",
            &["Helm", "Argo CD", "Flux"],
            &["helm", "Argo", "KEDA"],
            &["Argo CD"],
            &["Argo"],
            &mut misses,
        );
        assert_eq!(
            names,
            Names {
                right: 1,
                wrong: 1,
                missed: 1
            }
        );
        assert_eq!(misses.len(), 2);
    }

    #[test]
    fn nothing_to_measure_is_neither_good_nor_bad() {
        assert_eq!(Ratio::default().value(), None);
        assert_eq!(Names::default().f1(), None);
        assert!(Measures::default().to_string().contains("- (nothing to measure)"));
    }
}
