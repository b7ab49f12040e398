//! What SECURITY.md says that each party cannot do.

use serde_json::json;

use crate::common::{CASE_STUDY, Runner, VIDEO, issue_event};

const BIDI: &str = "\u{202e}\u{2066}";

/// A title that tries everything at once.
fn hostile_title() -> String {
    format!(
        "Trains @everyone fixes #1 acme/x#2 GH-3 <img src=x onerror=alert(1)> [a](javascript:alert(1)) ![b](https://evil.example/p.png) \
         %0A::set-output name=status::x ##[add-path]/tmp `x` | y {BIDI} - Jo Ng, Larkfield Logistics"
    )
}

/// No line of a log that the runner would take for a command, besides those we mean to give.
#[track_caller]
fn no_foreign_command(log: &str) {
    for line in log.lines() {
        assert!(!line.contains("##["), "{line}");
        if line.trim_start().starts_with("::") {
            let ours = ["::error ", "::warning ", "::notice ", "::add-mask::"];
            assert!(ours.iter().any(|o| line.starts_with(o)), "{line}");
        }
    }
}

#[test]
fn a_video_owner_cannot_inject_commands_outputs_or_markup() {
    let mut runner = Runner::new();
    runner
        .input("title", &hostile_title())
        .input("description", "line\n::error::boo\n::stop-commands::x");
    let done = runner.event("issues", &issue_event(|_| {}));
    no_foreign_command(&done.stdout);
    no_foreign_command(&done.stderr);
    done.expect("status", "generated");
    assert_eq!(done.output("title").lines().count(), 1);
    assert!(!done.output("title").contains('\u{202e}'));

    for path in [CASE_STUDY, ".casestudypilot/LarkfieldK8/pr-body.md"] {
        inert(&runner.read(path));
    }
    inert(&done.summary);
}

/// No mention, reference, foreign link, image or HTML comes out of a page when it is rendered.
#[track_caller]
fn inert(page: &str) {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    for event in Parser::new_ext(page, Options::ENABLE_TABLES) {
        match event {
            Event::Text(text) => {
                for bad in ["@everyone", "#1 ", "acme/x#2", "GH-3", "\u{202e}"] {
                    assert!(!text.contains(bad), "{bad:?} in {text:?}");
                }
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                assert!(
                    !html.to_lowercase().contains("img") && !html.contains("alert"),
                    "{html}"
                );
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                let fine = dest_url.starts_with("https://") && !dest_url.contains("evil");
                assert!(fine, "{dest_url}");
            }
            _ => {}
        }
    }
}

#[test]
fn an_issue_author_cannot_choose_where_files_go() {
    for company in [
        "../../x",
        "$(id)",
        "/etc/passwd",
        "a/../../b",
        ".git/hooks/x",
        "con\u{0}",
        BIDI,
    ] {
        let mut runner = Runner::new();
        runner.input("company", "");
        let body = format!("### Video URL\n\nhttps://youtu.be/{VIDEO}\n\n### Company\n\n{company}\n");
        let done = runner.event("issues", &issue_event(|e| e["issue"]["body"] = json!(body)));
        assert!(done.code == 0 || done.code == 1, "{done:#?}");
        let path = done.output("case_study_path");
        if !path.is_empty() {
            let name = path.strip_prefix("case-studies/").unwrap();
            assert!(
                name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._".contains(&b)),
                "{name}"
            );
            assert!(!name.contains("..") && !name.starts_with('.'), "{name}");
        }
        // Nothing lies beside the workspace but the runner's own files.
        let mut beside: Vec<_> =
            std::fs::read_dir(runner.scratch()).unwrap().map(|e| e.unwrap().file_name()).collect();
        beside.sort();
        assert_eq!(
            beside,
            ["event.json", "output", "summary", "workspace"],
            "{company}"
        );
    }
}

#[test]
fn an_issue_author_cannot_set_outputs() {
    let runner = Runner::new();
    let body = format!(
        "https://youtu.be/{VIDEO}\n::set-output name=status::owned\nstatus=owned\ncompany<<EOF\nowned\nEOF\n##[set-output name=a]b"
    );
    let event = issue_event(|e| {
        e["issue"]["body"] = json!(body);
        e["issue"]["title"] = json!("x\n::error::y%0A::warning::z");
    });
    let done = runner.event("issues", &event);
    done.expect("status", "generated").expect("company", crate::common::COMPANY);
    no_foreign_command(&done.stdout);
    no_foreign_command(&done.stderr);
}

#[test]
fn folders_outside_the_workspace_are_refused() {
    for folder in ["..", "../elsewhere", "/etc", "a/../../b"] {
        for input in ["output-dir", "artifacts-dir"] {
            let mut runner = Runner::new();
            runner.input(input, folder);
            let done = runner.event("issues", &issue_event(|_| {}));
            assert_eq!(done.code, 2, "{input}={folder}: {done:#?}");
            done.expect("error_code", "outside-workspace");
        }
    }
}

#[test]
fn links_in_the_workspace_are_not_followed_out_of_it() {
    // The folder is a link.
    let runner = Runner::new();
    let outside = runner.scratch().join("outside");
    std::fs::create_dir(&outside).unwrap();
    std::os::unix::fs::symlink(&outside, runner.workspace().join("case-studies")).unwrap();
    let done = runner.event("issues", &issue_event(|_| {}));
    assert_eq!(done.code, 2, "{done:#?}");
    assert_eq!(std::fs::read_dir(&outside).unwrap().count(), 0);

    // The file is a link.
    let runner = Runner::new();
    let precious = runner.scratch().join("precious");
    std::fs::write(&precious, "keep me").unwrap();
    std::fs::create_dir(runner.workspace().join("case-studies")).unwrap();
    std::os::unix::fs::symlink(&precious, runner.workspace().join(CASE_STUDY)).unwrap();
    runner.event("issues", &issue_event(|_| {})).expect("status", "rejected");
    assert_eq!(std::fs::read_to_string(&precious).unwrap(), "keep me");

    // The transcript is a link, or leads out by dots.
    let mut runner = Runner::new();
    std::fs::rename(
        runner.workspace().join("talk.vtt"),
        runner.scratch().join("talk.vtt"),
    )
    .unwrap();
    std::os::unix::fs::symlink(
        runner.scratch().join("talk.vtt"),
        runner.workspace().join("talk.vtt"),
    )
    .unwrap();
    for transcript in ["talk.vtt", "../talk.vtt", "/proc/self/environ"] {
        runner.input("transcript", transcript);
        let done = runner.event("issues", &issue_event(|_| {}));
        done.expect("status", "failed");
        assert_ne!(done.code, 0, "{transcript}");
    }
}

#[test]
fn attachments_of_other_hosts_are_not_fetched() {
    let mut runner = Runner::new();
    // The network is allowed here; nothing may be asked of that address all the same.
    runner
        .input("transcript", "")
        .input("offline", "")
        .env("YOUTUBE_BASE_URL", "http://127.0.0.1:9");
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    listener.set_nonblocking(true).unwrap();
    for link in [
        format!("http://{address}/latest/meta-data"),
        format!("http://github.com@{address}/user-attachments/files/1/x.vtt"),
    ] {
        let body = format!("### Video URL\n\nhttps://youtu.be/{VIDEO}\n\n### Transcript\n\n{link}\n");
        let done = runner.event("issues", &issue_event(|e| e["issue"]["body"] = json!(body)));
        done.expect("status", "failed");
        assert!(listener.accept().is_err(), "{link} was asked");
    }
}

#[test]
fn secrets_are_masked_first_and_shown_nowhere() {
    let mut runner = Runner::new();
    let secrets = [
        "sk-planted-1234567890",
        "yt-planted-1234567890",
        "ghs-planted-1234567890",
        "proxy-planted-pw",
    ];
    runner
        .input("llm-api-key", secrets[0])
        .input("youtube-api-key", secrets[1])
        .input("github-token", secrets[2])
        .input("proxy", "http://user:proxy-planted-pw@127.0.0.1:9")
        .input("log-level", "trace");
    for (name, value) in [("transcript", "talk.vtt"), ("transcript", "missing.vtt")] {
        runner.input(name, value);
        let done = runner.event("issues", &issue_event(|_| {}));
        let masks: Vec<&str> = done.stdout.lines().take_while(|l| l.starts_with("::add-mask::")).collect();
        for secret in secrets {
            assert!(
                masks.iter().any(|m| m.contains(secret)),
                "{secret} is not masked first"
            );
        }
        let rest: String = done.stdout.lines().filter(|l| !l.starts_with("::add-mask::")).collect();
        let mut seen = vec![
            rest,
            done.stderr.clone(),
            done.summary.clone(),
            format!("{:?}", done.outputs),
        ];
        let report = runner.workspace().join(".casestudypilot/LarkfieldK8/report.json");
        seen.extend(std::fs::read_to_string(report));
        for text in seen {
            for secret in secrets {
                assert!(!text.contains(secret), "{secret} in {text}");
            }
        }
    }
}

#[test]
fn oversize_and_bomb_like_inputs_end_in_an_error_not_in_a_crash() {
    let mut runner = Runner::new();
    let big = "word ".repeat(17 << 20 >> 2);
    let deep = format!("{}1{}", "[".repeat(200_000), "]".repeat(200_000));
    let entities = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE t [<!ENTITY a \"{}\"><!ENTITY b \"{}\">]><transcript><text start=\"0\" dur=\"1\">{}</text></transcript>",
        "x".repeat(1000),
        "&a;".repeat(1000),
        "&b;".repeat(1000)
    );
    for (name, text) in [
        ("big.txt", big.as_str()),
        ("deep.json", &deep),
        ("bomb.xml", &entities),
    ] {
        std::fs::write(runner.workspace().join(name), text).unwrap();
        runner.input("transcript", name);
        let start = std::time::Instant::now();
        let done = runner.event("issues", &issue_event(|_| {}));
        assert!((0..=5).contains(&done.code), "{name}: {}", done.code);
        assert!(!done.stderr.contains("panicked"), "{name}: {}", done.stderr);
        assert!(
            start.elapsed().as_secs() < 60,
            "{name} took {:?}",
            start.elapsed()
        );
    }
    let event = issue_event(|e| {
        e["issue"]["body"] = json!(format!("{} youtu.be/{VIDEO}", "youtube.com/".repeat(20_000)));
    });
    runner.input("transcript", "talk.vtt");
    runner.event("issues", &event).expect("video_id", VIDEO);
}

#[test]
fn a_repository_file_cannot_hold_secrets_or_choose_who_gets_them() {
    let runner = Runner::new();
    for line in [
        "llm-base-url: https://evil.example/v1",
        "proxy: http://evil.example",
        "github-token: x",
    ] {
        std::fs::write(
            runner.workspace().join(".casestudypilot.yml"),
            format!("{line}\n"),
        )
        .unwrap();
        let done = runner.bare();
        assert_eq!(done.code, 2, "{line}");
        done.expect("error_code", "config-file");
    }
}
