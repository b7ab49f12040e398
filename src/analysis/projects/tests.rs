use super::*;
use crate::model::{Sentence, Span};

pub(super) fn transcript(sentences: &[&str]) -> Transcript {
    let mut transcript = Transcript {
        punctuated: true,
        ..Transcript::default()
    };
    for (id, text) in sentences.iter().enumerate() {
        transcript.sentences.push(Sentence {
            id,
            text: (*text).to_owned(),
            raw: Span::default(),
            ..Sentence::default()
        });
    }
    transcript
}

fn analysed(topic: &str, sentences: &[&str]) -> Vec<ProjectUse> {
    let transcript = transcript(sentences);
    let subject = Subject {
        topic: topic.to_owned(),
        ..Subject::default()
    };
    let sections = vec![SectionLabel::default(); sentences.len()];
    find(&transcript, &subject, &sections, &[], &Knowledge::embedded())
}

/// How plainly a talk tells that a project is used, each of whose sentences tells the organization's own doings as `own`.
pub(super) fn certainty(sentences: &[&str], project: &str, own: f64) -> f64 {
    let own = vec![own; sentences.len()];
    let transcript = transcript(sentences);
    let sections = vec![SectionLabel::default(); sentences.len()];
    let found = find(
        &transcript,
        &Subject::default(),
        &sections,
        &own,
        &Knowledge::embedded(),
    );
    found.iter().find(|p| p.name == project).map_or(0.0, |p| p.certainty)
}

fn names(found: &[ProjectUse], usage: Usage) -> Vec<&str> {
    found.iter().filter(|p| p.usage == usage).map(|p| p.name.as_str()).collect()
}

#[test]
fn use_is_told_from_mere_mention() {
    let found = analysed(
        "",
        &[
            "We run Kubernetes in three regions",
            "and we use Argo CD to deploy to our clusters",
            "we looked at Flux for our git repository but decided against it",
            "Linkerd would be an alternative, you could use it instead of a proxy",
        ],
    );
    assert_eq!(names(&found, Usage::Used), ["Argo CD", "Kubernetes"]);
    assert_eq!(names(&found, Usage::Mentioned), ["Flux", "Linkerd"]);
}

#[test]
fn a_first_name_that_was_heard_as_a_project_is_none() {
    let told = "Nobody bakes better than K8s because she counts every loaf";
    assert!(analysed("", &["Hey K8s, did you count the loaves", told]).is_empty());
    let found = analysed("", &["We run all our ovens on K8s"]);
    assert_eq!(names(&found, Usage::Used), ["Kubernetes"]);
}

#[test]
fn evidence_names_the_sentence_that_carries_the_verdict() {
    let found = analysed(
        "",
        &[
            "somebody asked about Cilium for example",
            "we deployed Cilium as our CNI in all clusters",
        ],
    );
    assert_eq!(found[0].evidence.first(), Some(&1));
    assert_eq!(found[0].mentions, 2);
}

#[test]
fn ordinary_words_and_categories_are_no_projects() {
    let found = analysed(
        "",
        &[
            "we tried to shrink the blast radius and spin up some kind of distribution",
            "with a service mesh and a harbor for our ships",
            "the CNI plugin of the cloud provider",
        ],
    );
    assert_eq!(found, []);
}

#[test]
fn parts_are_reported_by_name_or_under_their_parent() {
    let found = analysed(
        "",
        &[
            "we use Argo Workflows, Fluent Bit and Alertmanager",
            "and Gatekeeper for admission policies with Karpenter",
        ],
    );
    let all: Vec<&str> = found.iter().map(|p| p.name.as_str()).collect();
    for name in [
        "Argo Workflows",
        "Fluent Bit",
        "Prometheus",
        "Open Policy Agent (OPA)",
        "Karpenter",
    ] {
        assert!(all.contains(&name), "{name} in {all:?}");
    }
}

#[test]
fn argo_alone_means_the_part_that_the_talk_names() {
    let found = analysed("", &["we use Argo CD everywhere", "Argo syncs the applications"]);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].name.as_str(), found[0].mentions), ("Argo CD", 2));
    let found = analysed("", &["it looks the way Argo does it"]);
    assert_eq!(found[0].name, "Argo");
}

#[test]
fn what_is_only_thought_of_or_denied_is_not_used() {
    for sentence in [
        "so we have been thinking of moving to Karpenter next winter",
        "and that is why we don't run Falco in the bakeries",
        "maybe we need Crossplane at some point",
        "the other ones were Istio or something",
        "did you look at Backstage as a developer portal",
        "among the policy engines for admission Kyverno can do this as well",
    ] {
        let found = analysed("", &["we bake bread on clusters", sentence]);
        assert_eq!(names(&found, Usage::Used), Vec::<&str>::new(), "{sentence}");
        assert!(!found.is_empty(), "{sentence}");
    }
}

#[test]
fn a_plain_word_of_the_stack_is_use() {
    for (sentence, name) in [
        ("and Kyverno as our admission controller", "Kyverno"),
        ("in our case Atlantis applies all of that", "Atlantis"),
        ("then Argo CD will detect the new image and sync it", "Argo CD"),
        (
            "we did not have time, so we uh use um Harbor for the images",
            "Harbor",
        ),
    ] {
        let found = analysed("", &[sentence]);
        assert_eq!(names(&found, Usage::Used), [name], "{sentence}");
    }
}

#[test]
fn a_rejection_weighs_on_the_other_mentions() {
    let found = analysed(
        "",
        &[
            "there are systems like Cilium for the network",
            "we looked at Cilium but decided against it",
        ],
    );
    assert_eq!(names(&found, Usage::Mentioned), ["Cilium"]);
}

#[test]
fn the_server_of_a_cluster_is_not_the_project() {
    let found = analysed("", &["the check calls the Cluster API server of each cluster"]);
    assert_eq!(found, []);
    let found = analysed("", &["we create the clusters with Cluster API"]);
    assert_eq!(names(&found, Usage::Used), ["Cluster API"]);
}

#[test]
fn a_guess_alone_names_no_project() {
    let mut transcript = Transcript {
        raw: "the loaves are served by case rave and all of them are warm".into(),
        sentences: vec![Sentence {
            text: "the loaves are served by KServe and all of them are warm".into(),
            raw: Span { start: 0, end: 59 },
            ..Sentence::default()
        }],
        corrections: vec![crate::model::Correction {
            heard: "case rave".into(),
            corrected: "KServe".into(),
            method: crate::model::CorrectionMethod::Phonetic,
            confidence: 0.55,
            raw: Span { start: 25, end: 34 },
            applied: true,
            reason: String::new(),
        }],
        ..Transcript::default()
    };
    let found = |transcript: &Transcript| {
        find(
            transcript,
            &Subject::default(),
            &[SectionLabel::default()],
            &[],
            &Knowledge::embedded(),
        )
        .len()
    };
    assert_eq!(found(&transcript), 0);
    transcript.corrections[0].confidence = 0.8;
    assert_eq!(found(&transcript), 1);
}

#[test]
fn what_was_only_debated_is_not_used() {
    let found = analysed("", &["we have debated Jenkins and Argo CD, all of those things"]);
    assert_eq!(names(&found, Usage::Used), Vec::<&str>::new());
}

#[test]
fn what_the_audience_is_asked_about_is_not_used() {
    for poll in [
        "so who thinks we use Cilium",
        "how many of you run Cilium in the bakery",
    ] {
        let found = analysed("", &[poll]);
        assert_eq!(names(&found, Usage::Used), [] as [&str; 0], "{poll}");
    }
    assert_eq!(
        names(&analysed("", &["so we use Cilium"]), Usage::Used),
        ["Cilium"]
    );
}
