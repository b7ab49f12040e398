//! The step outputs of a run, made from how it ended. action.yml declares exactly these; a test compares. It writes nothing.

use std::path::Path;

use super::{Ending, inert, slug::slug};
use crate::report::{Report, Status};

/// Names of all outputs, in the order of action.yml.
pub const NAMES: &[&str] = &[
    "status",
    "reason",
    "error_code",
    "video_id",
    "video_url",
    "title",
    "company",
    "company_slug",
    "membership",
    "speakers",
    "projects",
    "projects_json",
    "metric_count",
    "word_count",
    "quality_score",
    "claims",
    "claims_grounded",
    "case_study_path",
    "report_path",
    "branch",
    "pr_title",
    "pr_body_path",
    "commit_message",
    "writer",
    "tokens",
    "cost_usd",
];

/// Every output with its value; unknown ones are empty. The order is that of [`NAMES`].
pub fn outputs(ending: &Ending) -> Vec<(&'static str, String)> {
    NAMES.iter().map(|name| (*name, value(name, ending))).collect()
}

/// The status as a word.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Generated => "generated",
        Status::Unchanged => "unchanged",
        Status::Rejected => "rejected",
        Status::Failed => "failed",
    }
}

/// Title of the pull request, first line of the commit message.
pub fn pr_title(ending: &Ending) -> String {
    let company = ending.report.as_deref().and_then(|r| r.analysis.company.as_ref());
    company.map_or_else(String::new, |c| {
        inert::title(&format!("Add case study: {}", c.name))
    })
}

/// Branch of the pull request: the same for every run about the same talk.
pub fn branch(ending: &Ending) -> String {
    let video = &ending.request.video_id;
    match company_slug(ending) {
        Some(slug) => format!("case-study/{slug}-{video}"),
        None => String::new(),
    }
}

/// File name of the company; the video id when the name has nothing that can stand in one.
pub fn company_slug(ending: &Ending) -> Option<String> {
    let company = ending.report.as_deref()?.analysis.company.as_ref()?;
    Some(slug(&company.name).unwrap_or_else(|| format!("talk-{}", ending.request.video_id)))
}

fn value(name: &str, ending: &Ending) -> String {
    let video_id = &ending.request.video_id;
    let first = ending.reasons.first();
    match name {
        "status" => status(ending.status).into(),
        "reason" => {
            inert::one_line(&ending.reasons.iter().map(|r| r.message.as_str()).collect::<Vec<_>>().join("; "))
        }
        "error_code" => first.map(|r| r.code.clone()).unwrap_or_default(),
        "video_id" => video_id.clone(),
        "video_url" if video_id.is_empty() => String::new(),
        "video_url" => format!("https://www.youtube.com/watch?v={video_id}"),
        "company_slug" => company_slug(ending).unwrap_or_default(),
        "case_study_path" => path(ending.paths.case_study.as_deref()),
        "report_path" => path(ending.paths.report.as_deref()),
        "pr_body_path" => path(ending.paths.pr_body.as_deref()),
        "branch" => branch(ending),
        "pr_title" => pr_title(ending),
        "commit_message" => match pr_title(ending) {
            title if title.is_empty() => title,
            title => format!("{title}\n\nFrom the talk https://www.youtube.com/watch?v={video_id}"),
        },
        _ => ending.report.as_deref().map(|r| of_report(name, r)).unwrap_or_default(),
    }
}

fn of_report(name: &str, report: &Report) -> String {
    let analysis = &report.analysis;
    let used = || analysis.projects_used();
    let published = || report.ledger.entries.iter().filter(|e| e.published);
    match name {
        "title" => inert::one_line(&report.talk.title),
        "company" => analysis.company.as_ref().map(|c| inert::one_line(&c.name)).unwrap_or_default(),
        "membership" => analysis.company.as_ref().map(|c| word(&c.membership.status)).unwrap_or_default(),
        "speakers" => {
            let names: Vec<_> = analysis.speakers.iter().map(|s| inert::one_line(&s.name)).collect();
            names.join(", ")
        }
        "projects" => used().map(|p| p.name.as_str()).collect::<Vec<_>>().join(", "),
        "projects_json" => {
            let list: Vec<_> = used()
                .map(|p| serde_json::json!({"name": p.name, "maturity": p.maturity, "homepage": p.homepage}))
                .collect();
            serde_json::Value::from(list).to_string()
        }
        "metric_count" => analysis.metrics.len().to_string(),
        "word_count" => report.score.word_count.to_string(),
        "quality_score" => format!("{:.2}", report.score.total),
        "claims" => published().count().to_string(),
        "claims_grounded" => published().filter(|e| e.verdict.grounded()).count().to_string(),
        "writer" => word(&report.writer.kind),
        "tokens" => report.writer.spent.tokens().to_string(),
        "cost_usd" => {
            let heard = report.source.speech.as_ref().map_or(0.0, |speech| speech.cost_usd);
            format!("{:.4}", report.writer.spent.cost_usd + heard)
        }
        _ => String::new(),
    }
}

fn path(path: Option<&Path>) -> String {
    path.map(|p| inert::one_line(&p.display().to_string())).unwrap_or_default()
}

/// The word serde writes for a plain enum.
fn word(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => text,
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        publish::{Paths, fixture::report},
        trigger::Request,
    };

    fn ending() -> Ending {
        Ending {
            status: Status::Generated,
            reasons: Vec::new(),
            request: Request {
                video_id: "aaaaaaaaaaa".into(),
                ..Request::default()
            },
            report: Some(Box::new(report())),
            paths: Paths::default(),
        }
    }

    fn get(ending: &Ending, name: &str) -> String {
        outputs(ending).into_iter().find(|(n, _)| *n == name).unwrap().1
    }

    #[test]
    fn values_come_from_the_report() {
        let ending = ending();
        assert_eq!(get(&ending, "status"), "generated");
        assert_eq!(get(&ending, "company"), "Meridian Rail");
        assert_eq!(get(&ending, "company_slug"), "meridian-rail");
        assert_eq!(get(&ending, "membership"), "end_user_member");
        assert_eq!(get(&ending, "branch"), "case-study/meridian-rail-aaaaaaaaaaa");
        assert_eq!(get(&ending, "pr_title"), "Add case study: Meridian Rail");
        assert!(get(&ending, "projects_json").starts_with("[{\"name\":\"Kubernetes\""));
    }

    #[test]
    fn hostile_names_act_nowhere() {
        let mut ending = ending();
        let report = ending.report.as_mut().unwrap();
        report.analysis.company.as_mut().unwrap().name = "$(id)\nstatus=x @cncf fixes #1".into();
        report.talk.title = "a\nb%0Ac\u{202e}".into();
        assert_eq!(get(&ending, "company"), "$(id) status=x @cncf fixes #1");
        assert_eq!(get(&ending, "company_slug"), "id-status-x-cncf-fixes-1");
        assert_eq!(
            get(&ending, "pr_title"),
            "Add case study: $(id) status=x cncf fixes 1"
        );
        assert_eq!(get(&ending, "title"), "a b%0Ac");
    }

    #[test]
    fn without_a_report_there_are_still_all_outputs() {
        let mut ending = ending();
        ending.report = None;
        let all = outputs(&ending);
        assert_eq!(all.len(), NAMES.len());
        assert_eq!(get(&ending, "branch"), "");
        assert_eq!(
            get(&ending, "video_url"),
            "https://www.youtube.com/watch?v=aaaaaaaaaaa"
        );
    }

    #[test]
    fn a_name_without_latin_letters_still_has_a_file() {
        let mut ending = ending();
        ending.report.as_mut().unwrap().analysis.company.as_mut().unwrap().name = "日本".into();
        assert_eq!(get(&ending, "company_slug"), "talk-aaaaaaaaaaa");
    }
}
