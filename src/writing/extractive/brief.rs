//! The plan as a brief for a writer with words of its own: which facts belong into which section. It tells none of them.

use super::{
    company_name,
    facts::{Fact, Reader},
    plan,
    realise::Voice,
};
use crate::grounding::Source;

/// A fact that a section should tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefFact {
    /// Id of the section.
    pub section: &'static str,
    /// What kind of fact ("problem", "adoption", "result").
    pub kind: String,
    /// Whether it is one of the two that carry summary and headline.
    pub leading: bool,
    /// Ids of the sentences it rests on.
    pub evidence: Vec<usize>,
}

/// The facts that the document tells, section by section, each section in the order of the talk.
pub fn brief(source: Source<'_>) -> Vec<BriefFact> {
    let company = company_name(source);
    let plan = plan::plan(&Reader::new(source), &Voice::of(source, &company));
    let projects = plan.projects.iter().map(|(_, fact)| fact);
    let mut sections: [(&'static str, Vec<&Fact>); 5] = [
        ("overview", plan.overview.iter().collect()),
        ("challenge", plan.challenge.iter().collect()),
        (
            "solution",
            plan.solution.iter().chain(&plan.core).chain(projects).collect(),
        ),
        ("impact", plan.impact.iter().chain(&plan.result).collect()),
        ("future", plan.future.iter().collect()),
    ];
    let leading = |fact: &Fact| [&plan.core, &plan.result].into_iter().flatten().any(|led| led == fact);
    let mut facts = Vec::new();
    for (section, told) in &mut sections {
        told.sort_by_key(|fact| fact.sentence);
        facts.extend(told.iter().map(|fact| BriefFact {
            section,
            kind: format!("{:?}", fact.kind).to_lowercase(),
            leading: leading(fact),
            evidence: fact.evidence.clone(),
        }));
    }
    facts
}
