//! Commas, articles and "which" around names: "Larch, its tool", "uses Larch" for "uses a Larch". It changes no name.

use super::super::super::tokens::Token;
use crate::text::lexicon::Tags;

/// All of this file.
pub(in super::super) fn named(tokens: &mut Vec<Token>) {
    owned(tokens);
    without_article(tokens);
    one_which(tokens);
    called(tokens);
}

/// "an oven that it calls Larch" → "an oven called Larch", "has its oven, which it calls Larch" → "has an oven called …".
fn called(tokens: &mut Vec<Token>) {
    let found = (2..tokens.len().saturating_sub(3)).find(|at| {
        tokens[*at].is(&["that", "which"])
            && tokens[at + 1].is(&["it", "they"])
            && tokens[at + 2].is(&["calls", "called", "call"])
            && !tokens[at + 3].is(&["to", "for", "from", "it", "this", "that", "on"])
            && tokens[at - 1].tags.any(Tags::NOUN)
            && !tokens[at - 1].name
    });
    let Some(at) = found else { return };
    tokens[at] = Token::new("called");
    tokens.drain(at + 1..at + 3);
    tokens[at - 1].after = ' ';
    let owner = at >= 3 && tokens[at - 3].is(&["has", "had", "have"]) && tokens[at - 2].is(&["its", "their"]);
    if owner {
        tokens[at - 2] = Token::new("a");
    }
}

/// "Backstage, Spotify's developer portal": an apposition takes a comma.
fn owned(tokens: &mut [Token]) {
    for at in 1..tokens.len() {
        let owner = tokens[at].text.ends_with("'s") || tokens[at].is(&["its", "their"]);
        if owner && tokens[at - 1].name && !tokens[at - 1].text.contains('\'') && tokens[at - 1].after == ' '
        {
            tokens[at - 1].after = ',';
        }
    }
}

/// "uses a Splunk", "had issues with the KEDA": no article before the name of a product.
fn without_article(tokens: &mut Vec<Token>) {
    for at in (1..tokens.len()).rev() {
        let ends = tokens[at].after != ' '
            || tokens.get(at + 1).is_none_or(|t| {
                t.tags.any(Tags::PREPOSITION.with(Tags::COORDINATOR).with(Tags::RELATIVE).with(Tags::BE))
            });
        let stem = tokens[at].text.strip_suffix('s');
        let plural = stem.is_some_and(|s| s.chars().all(|c| c.is_ascii_uppercase()));
        // "the Prometheus query" is a name whose spelling was settled together with its noun.
        let compound = tokens[at].text.split(' ').skip(1).any(|w| w.chars().all(char::is_lowercase));
        // "in the United States"
        let union = ["United ", "European Union", "Middle East"]
            .iter()
            .any(|n| tokens[at].text.starts_with(n));
        let product = tokens[at].name && !plural && !compound && !union;
        if product && ends && tokens[at - 1].is(&["a", "an", "the"]) {
            tokens.remove(at - 1);
        }
    }
}

/// "Larch that is a tool" → "Larch, which is a tool"; "Larch, which stands for wood, which is a tool" → "…, a tool".
fn one_which(tokens: &mut Vec<Token>) {
    let what = |tokens: &[Token], at: usize| {
        tokens[at].after == ' '
            && tokens.get(at + 1).is_some_and(|t| t.lower == "is" && t.after == ' ')
            && tokens.get(at + 2).is_some_and(|t| t.is(&["a", "an", "the", "its", "their"]))
    };
    for at in 2..tokens.len() {
        let (named, before) = (&tokens[at - 2], &tokens[at - 1]);
        let name = (before.name || named.is(&["called", "named"])) && !before.text.ends_with("'s");
        if name && before.after == ' ' && tokens[at].lower == "that" && what(tokens, at) {
            tokens[at - 1].after = ',';
            tokens[at] = Token::new("which");
        }
    }
    let whiches: Vec<usize> = (1..tokens.len())
        .filter(|at| tokens[*at].lower == "which" && !tokens[at - 1].tags.any(Tags::PREPOSITION))
        .collect();
    if let [_, .., last] = *whiches
        && what(tokens, last)
        && (tokens[last - 1].name || tokens[last - 1].tags.any(Tags::NOUN))
    {
        tokens[last - 1].after = ',';
        tokens.drain(last..last + 2);
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::super::tokens::{Names, clean};
    use super::*;
    use crate::writing::extractive::reading::with_commas;

    fn told(text: &str) -> String {
        let mut names = Names::default();
        names.add("Larch", false);
        let mut tokens = clean(text, &names);
        named(&mut tokens);
        with_commas(&tokens)
    }

    #[test]
    fn a_name_is_told_apart_from_what_it_is() {
        for (said, printed) in [
            (
                "Acme uses Larch that is a tool",
                "Acme uses Larch, which is a tool",
            ),
            (
                "Acme uses Larch, which stands for a tree, which is a plant",
                "Acme uses Larch, which stands for a tree, a plant",
            ),
            ("Acme uses Larch its tool", "Acme uses Larch, its tool"),
            ("Acme uses a Larch", "Acme uses Larch"),
            (
                "Acme has its oven, which it calls Birch",
                "Acme has a oven called Birch",
            ),
            (
                "Acme built an oven that it called Birch",
                "Acme built an oven called Birch",
            ),
        ] {
            assert_eq!(told(said), printed);
        }
        for text in ["Acme has a tool that is a help", "Acme wrote a Larch rule"] {
            assert_eq!(told(text), text);
        }
    }
}
