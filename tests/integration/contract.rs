//! One truth in four places: action.yml, the settings the program reads, the outputs it writes, the README's tables.

use std::collections::{BTreeMap, BTreeSet};

use casestudypilot::{
    config::inputs::{self, INPUTS, Place},
    publish::outputs,
};
use serde::Deserialize;

use crate::common::{Runner, issue_event, repository};

#[derive(Deserialize)]
struct ActionFile {
    inputs: BTreeMap<String, ActionInput>,
    outputs: BTreeMap<String, ActionOutput>,
    runs: Runs,
    branding: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct ActionInput {
    description: String,
    required: bool,
    default: String,
}

#[derive(Deserialize)]
struct ActionOutput {
    description: String,
}

#[derive(Deserialize)]
struct Runs {
    using: String,
    image: String,
}

fn action() -> ActionFile {
    serde_yaml::from_str(&std::fs::read_to_string(repository().join("action.yml")).unwrap()).unwrap()
}

fn readme() -> String {
    std::fs::read_to_string(repository().join("README.md")).unwrap()
}

/// Rows of the README's table under a heading: first cell without backticks → the other cells.
fn table(heading: &str) -> BTreeMap<String, Vec<String>> {
    let text = readme();
    let part = text
        .split_once(&format!("\n## {heading}\n"))
        .unwrap_or_else(|| panic!("no heading {heading}"))
        .1;
    let part = part.split("\n## ").next().unwrap();
    part.lines()
        .filter(|l| l.starts_with("| `"))
        .map(|l| {
            let cells: Vec<String> = l.trim_matches('|').split(" | ").map(|c| c.trim().to_owned()).collect();
            (cells[0].trim_matches('`').to_owned(), cells[1..].to_vec())
        })
        .collect()
}

#[test]
fn action_inputs_are_the_settings_and_nothing_else() {
    let declared: BTreeSet<String> = action().inputs.into_keys().collect();
    let read: BTreeSet<String> =
        INPUTS.iter().filter(|i| i.is_action_input()).map(|i| i.name.to_owned()).collect();
    assert_eq!(declared, read);
}

#[test]
fn inputs_name_their_default_and_pass_none() {
    for (name, input) in action().inputs {
        let setting = inputs::find(&name).unwrap();
        assert!(!input.required, "{name}");
        if name == "github-token" {
            assert_eq!(input.default, "${{ github.token }}");
        } else {
            assert_eq!(
                input.default, "",
                "{name}: a default in action.yml would win over the environment and the file"
            );
        }
        match setting.default {
            "" => assert!(!input.description.contains("Default:"), "{name}"),
            default => {
                let want = format!("Default: `{default}`.");
                assert!(
                    input.description.ends_with(&want),
                    "{name}: {}",
                    input.description
                );
            }
        }
        let told = input.description.ends_with("Pass a secret.") || name == "github-token";
        assert_eq!(setting.place == Place::Secret, told, "{name}");
    }
}

#[test]
fn action_outputs_are_written_and_nothing_else() {
    let declared: BTreeSet<String> = action()
        .outputs
        .iter()
        .map(|(n, o)| {
            assert!(!o.description.is_empty(), "{n}");
            n.clone()
        })
        .collect();
    let named: BTreeSet<String> = outputs::NAMES.iter().map(|n| (*n).to_owned()).collect();
    assert_eq!(declared, named);
    let done = Runner::new().event("issues", &issue_event(|_| {}));
    let written: BTreeSet<String> = done.outputs.keys().cloned().collect();
    assert_eq!(declared, written);
}

#[test]
fn readme_tables_say_what_action_yml_says() {
    let action = action();
    let rows = table("Inputs");
    assert_eq!(
        rows.keys().collect::<Vec<_>>(),
        action.inputs.keys().collect::<Vec<_>>()
    );
    for (name, input) in &action.inputs {
        let (text, default) = (&rows[name][0], &rows[name][1]);
        let described = input.description.split(" Default: `").next().unwrap();
        assert_eq!(text, described, "{name}");
        let want = match inputs::find(name).unwrap().default {
            "" if name == "github-token" => "the job's token".to_owned(),
            "" => String::new(),
            default => format!("`{default}`"),
        };
        assert_eq!(default.trim_matches('|').trim(), want, "{name}");
    }
    let rows = table("Outputs");
    assert_eq!(
        rows.keys().collect::<Vec<_>>(),
        action.outputs.keys().collect::<Vec<_>>()
    );
    for (name, output) in &action.outputs {
        assert_eq!(
            rows[name][0].trim_matches('|').trim(),
            output.description,
            "{name}"
        );
    }
}

#[test]
fn readme_workflow_is_a_file_of_the_examples() {
    let text = readme();
    let file = std::fs::read_to_string(repository().join("examples/workflows/minimal.yml")).unwrap();
    assert!(
        text.contains(&format!("```yaml\n{file}```")),
        "README.md does not show examples/workflows/minimal.yml"
    );
}

#[test]
fn configuration_page_has_every_variable_and_every_field_with_its_default() {
    let page = std::fs::read_to_string(repository().join("docs/configuration.md")).unwrap();
    for variable in INPUTS.iter().flat_map(|i| i.env) {
        assert!(page.contains(&format!("`{variable}`")), "{variable}");
    }
    let yaml = page.split_once("```yaml\n").unwrap().1.split("```").next().unwrap();
    let file = casestudypilot::config::file::parse(yaml).unwrap();
    for input in INPUTS.iter().filter(|i| i.is_in_file()) {
        let shown = file.values.get(input.name).unwrap_or_else(|| panic!("{} is missing", input.name));
        let same =
            shown == input.default || shown.parse::<f64>().is_ok_and(|n| Ok(n) == input.default.parse());
        assert!(
            same,
            "{}: {shown:?} is not the default {:?}",
            input.name, input.default
        );
    }
}

#[test]
fn the_action_is_a_container_that_is_built_or_pinned() {
    let action = action();
    assert_eq!(action.runs.using, "docker");
    let image = action.runs.image;
    assert!(
        image == "Dockerfile" || (image.starts_with("docker://ghcr.io/") && image.contains("@sha256:")),
        "{image}"
    );
    assert!(action.branding.contains_key("icon") && action.branding.contains_key("color"));
}

#[test]
fn issue_form_fields_are_read_by_the_trigger() {
    let file = repository().join("examples/ISSUE_TEMPLATE/case-study.yml");
    let form: serde_json::Value = serde_yaml::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let mut body = String::new();
    for field in form["body"].as_array().unwrap().iter().filter(|f| f["type"] != "markdown") {
        let label = field["attributes"]["label"].as_str().unwrap();
        body += "### ";
        body += label;
        body += "\n\nvalue of ";
        body += label;
        body += "\n\n";
    }
    let read = casestudypilot::trigger::issue_form::parse(&body);
    assert_eq!(read.video.as_deref(), Some("value of Video URL"));
    assert_eq!(read.company.as_deref(), Some("value of Company"));
    assert_eq!(read.speakers, ["value of Speakers"]);
    assert_eq!(read.content_type.as_deref(), Some("value-of-content-type"));
    assert_eq!(read.transcript.as_deref(), Some("value of Transcript"));
    assert_eq!(read.notes.as_deref(), Some("value of Notes for the editor"));
}
