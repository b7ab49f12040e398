//! Finds YouTube video ids in untrusted text: every address form YouTube itself uses, with or without a scheme,
//! inside Markdown links and angle brackets. It never opens an address.

use url::Url;

/// Hosts of YouTube without `www.`, `m.` and `music.`.
const HOSTS: &[&str] = &["youtube.com", "youtube-nocookie.com", "youtu.be"];

/// Path prefixes before the id on youtube.com.
const PREFIXES: &[&str] = &["embed", "shorts", "live", "v", "e"];

/// Whether the text is a video id: 11 characters of `A-Z a-z 0-9 - _`.
pub fn is_video_id(text: &str) -> bool {
    text.len() == 11 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// Reads what a person gives as a video: an id or an address.
pub fn parse(given: &str) -> Option<String> {
    let given = given.trim();
    if is_video_id(given) {
        return Some(given.to_owned());
    }
    match find_all(given).as_slice() {
        [one] => Some(one.clone()),
        _ => None,
    }
}

/// All different video ids in a text, in the order of their first address.
pub fn find_all(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for start in candidate_starts(text) {
        if let Some(id) = id_at(&text[start..])
            && !found.contains(&id)
        {
            found.push(id);
        }
    }
    found
}

/// Byte positions at which an address of YouTube may begin: a host name (with its subdomain) that nothing alphanumeric
/// precedes.
fn candidate_starts(text: &str) -> Vec<usize> {
    let lower = text.to_ascii_lowercase();
    let mut starts: Vec<usize> = Vec::new();
    for host in HOSTS {
        for (at, _) in lower.match_indices(host) {
            let before = &lower[..at];
            let subdomain = ["www.", "m.", "music."].iter().find(|s| before.ends_with(*s));
            let start = at - subdomain.map_or(0, |s| s.len());
            let before = &lower[..start];
            // `notyoutube.com`, `youtube.com.evil.example` and `evil.example/youtube.com/…` are not YouTube.
            let last = before.chars().next_back();
            let open =
                last.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '-' | '.' | '_' | '@' | '%' | '='));
            let in_path = last == Some('/')
                && !(before.ends_with("https://") || before.ends_with("http://") || before.ends_with(" //"));
            if open && !in_path {
                starts.push(start);
            }
        }
    }
    starts.sort_unstable();
    starts.dedup();
    starts
}

/// The id in the address that begins here.
fn id_at(text: &str) -> Option<String> {
    let end = text
        .find(|c: char| {
            c.is_whitespace()
                || c.is_control()
                || matches!(c, '<' | '>' | '"' | '\'' | ')' | ']' | '}' | '`' | '|' | '\\')
        })
        .unwrap_or(text.len());
    let address = text[..end].trim_end_matches(['.', ',', ';', ':', '!', '*']);
    // Issue bodies that went through HTML carry `&amp;`.
    let url = Url::parse(&format!("https://{}", address.replace("&amp;", "&"))).ok()?;
    let host = url.host_str()?;
    let host = ["www.", "m.", "music."].iter().find_map(|s| host.strip_prefix(s)).unwrap_or(host);
    if !HOSTS.contains(&host) || url.port().is_some() || !url.username().is_empty() {
        return None;
    }
    let mut segments = url.path_segments()?.filter(|s| !s.is_empty());
    let first = segments.next();
    let id = match (host, first) {
        ("youtu.be", Some(id)) => id.to_owned(),
        (_, Some("watch")) => match segments.next() {
            Some(id) => id.to_owned(),
            None => url.query_pairs().find(|(k, _)| k == "v").map(|(_, v)| v.into_owned())?,
        },
        (_, Some("attribution_link")) => {
            let (_, target) = url.query_pairs().find(|(k, _)| k == "u")?;
            return find_all(&format!("https://youtube.com{target}")).into_iter().next();
        }
        (_, Some(prefix)) if PREFIXES.contains(&prefix) => segments.next()?.to_owned(),
        _ => return None,
    };
    is_video_id(&id).then_some(id)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_address_form_is_read() {
        for text in [
            "https://www.youtube.com/watch?v=abc-DEF_123",
            "http://youtube.com/watch?v=abc-DEF_123&t=42s",
            "https://www.youtube.com/watch?list=PLx&v=abc-DEF_123&index=3",
            "https://www.youtube.com/watch?app=desktop&v=abc-DEF_123#t=1",
            "https://m.youtube.com/watch?v=abc-DEF_123",
            "https://music.youtube.com/watch?v=abc-DEF_123&si=x",
            "https://youtu.be/abc-DEF_123",
            "https://youtu.be/abc-DEF_123?t=42",
            "youtu.be/abc-DEF_123",
            "www.youtube.com/watch?v=abc-DEF_123",
            "youtube.com/embed/abc-DEF_123",
            "https://www.youtube-nocookie.com/embed/abc-DEF_123?rel=0",
            "https://www.youtube.com/shorts/abc-DEF_123",
            "https://www.youtube.com/live/abc-DEF_123?feature=share",
            "https://www.youtube.com/v/abc-DEF_123",
            "HTTPS://WWW.YouTube.COM/watch?v=abc-DEF_123",
            "[the talk](https://www.youtube.com/watch?v=abc-DEF_123)",
            "<https://youtu.be/abc-DEF_123>",
            "see https://youtu.be/abc-DEF_123, it is good",
            "**https://youtu.be/abc-DEF_123**",
            "| https://youtu.be/abc-DEF_123 |",
            "https://www.youtube.com/watch?list=x&amp;v=abc-DEF_123",
            "https://www.youtube.com/attribution_link?a=x&u=%2Fwatch%3Fv%3Dabc-DEF_123%26feature%3Dshare",
            "Video:https://youtu.be/abc-DEF_123.",
        ] {
            assert_eq!(find_all(text), ["abc-DEF_123"], "{text}");
        }
    }

    #[test]
    fn look_alikes_are_refused() {
        for text in [
            "https://notyoutube.com/watch?v=abc-DEF_123",
            "https://youtube.com.evil.example/watch?v=abc-DEF_123",
            "https://evil.example/youtube.com/watch?v=abc-DEF_123",
            "https://youtube.com@evil.example/watch?v=abc-DEF_123",
            "https://evil@youtube.com/watch?v=abc-DEF_123",
            "https://www.youtube.com/watch?v=short",
            "https://www.youtube.com/watch?v=abc-DEF_1234",
            "https://www.youtube.com/channel/UCvqbFHwN-nwalWPjPUKpvTA",
            "https://www.youtube.com/playlist?list=PLj6h78yzYM2",
            "https://www.youtube.com/@cncf",
            "https://youtu.be/",
            "no address at all",
        ] {
            assert_eq!(find_all(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn same_video_twice_counts_once() {
        let text =
            "https://youtu.be/aaaaaaaaaaa and youtube.com/watch?v=aaaaaaaaaaa and youtu.be/bbbbbbbbbbb";
        assert_eq!(find_all(text), ["aaaaaaaaaaa", "bbbbbbbbbbb"]);
    }

    #[test]
    fn a_bare_id_may_begin_with_a_hyphen() {
        assert_eq!(parse(" -abc_DEF123 ").as_deref(), Some("-abc_DEF123"));
        assert_eq!(parse("../../etc/x"), None);
        assert_eq!(parse("youtu.be/aaaaaaaaaaa youtu.be/bbbbbbbbbbb"), None);
    }

    proptest! {
        #[test]
        fn never_panics_and_finds_only_ids(text in "\\PC{0,200}") {
            for id in find_all(&text) {
                prop_assert!(is_video_id(&id));
            }
        }

        #[test]
        fn survives_anything_after_the_host(tail in "\\PC{0,60}") {
            for id in find_all(&format!("https://youtube.com/{tail} youtu.be/{tail}")) {
                prop_assert!(is_video_id(&id));
            }
        }
    }
}
