//! Finds the phrase that leads a statement in: what it was done for, instead of what, after what. It takes whole phrases
//! that point at nothing outside themselves, and moves nothing.

use std::sync::LazyLock;

use super::super::vocabulary::Words;
use super::{front::front, tokens::Token};
use crate::text::lexicon::{Tags, lexicon};

/// Most words of such a phrase.
const MOST: usize = 18;

/// Words before a phrase that say nothing, so that it still opens its sentence.
static DISCOURSE: Words = LazyLock::new(|| {
    "so and but then now however again okay yeah well right first second lastly finally today overall \
     basically actually"
        .split(' ')
        .collect()
});

/// Words that point out of their phrase, or at the people in the room.
static POINTING: Words = LazyLock::new(|| {
    "this that these those it its they them their itself here there such other others same us me my you your \
     him her his one ones next last above below following maybe etc because as like than what which who whom \
     whose where when why how if whether not so then another either first second third early late ago"
        .split(' ')
        .collect()
});

/// Nouns by which a phrase speaks of the talk or of nothing.
static OF_THE_TALK: Words = LazyLock::new(|| {
    "addition agenda background beginning bit bottom case cases chart context demo diagram end example \
     examples fact future general graph hand idea left level numbers order overview perspective picture point \
     presentation purpose question reason reasons recap right sake scenario sense session short side slide \
     slides step story summary talk thing things time top topic way ways world"
        .split(' ')
        .collect()
});

/// Verbs by which speakers say what they are going to say: "to sum up", "to give you an idea".
static TELLING: Words = LazyLock::new(|| {
    "add answer begin clarify conclude continue demonstrate dive elaborate explain follow give go illustrate \
     look make mention name note put quote recall recap remind repeat say see show speak start step sum \
     summarize take talk tell touch understand visualize wrap"
        .split(' ')
        .collect()
});

/// Words that open a phrase about a deed: "by baking at night", "instead of buying bread".
static BEFORE_A_DEED: Words =
    LazyLock::new(|| "after before by while when since without besides despite for".split(' ').collect());

/// Words that open a phrase about a thing: "for most shops", "after the move to Oslo".
static BEFORE_A_THING: Words = LazyLock::new(|| {
    "after before besides despite given for with within across on in at through using utilizing leveraging \
     during under until"
        .split(' ')
        .collect()
});

/// Openers of more than one word.
const LONG_OPENERS: &[&[&str]] = &[
    &["instead", "of"],
    &["rather", "than"],
    &["outside", "of"],
    &["because", "of"],
    &["in", "addition", "to"],
    &["thanks", "to"],
    &["due", "to"],
    &["prior", "to"],
    &["on", "top", "of"],
    &["as", "part", "of"],
    &["when", "it", "comes", "to"],
];

/// What a phrase begins with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opener {
    /// "to", "in order to".
    Aim,
    /// "after", "instead of".
    Preposition,
}

/// Length of the phrase at `at` that leads a statement in, with its subject right behind: "to bake faster we …", "instead of
/// buying bread we …", "after the move to Oslo, the shops …".
pub(in super::super) fn lead(tokens: &[Token], at: usize) -> usize {
    let Some((opener, inside)) = opened(tokens, at) else {
        return 0;
    };
    for end in inside..tokens.len().min(at + MOST) {
        let previous = &tokens[end - 1];
        let token = &tokens[end];
        let subject = token.lower == "we"
            || previous.after == ',' && (token.name || token.is(&["our", "the", "all", "each", "every"]));
        if end > inside && subject && ends(previous, opener) {
            return end - at;
        }
        let joined = end == inside || previous.after == ' ';
        if !joined || !within(tokens, end, inside, opener) {
            return 0;
        }
    }
    0
}

/// Whether nothing but words without content stand before `at` in its sentence.
pub(in super::super) fn opens(tokens: &[Token], at: usize) -> bool {
    tokens[..at]
        .iter()
        .rev()
        .take_while(|t| !matches!(t.after, '.' | '?' | '!' | ';' | ':'))
        .all(|t| DISCOURSE.contains(t.lower.as_str()))
}

/// "however for most shops we bake": whether a phrase opens the sentence behind words without content.
pub(super) fn opens_after_discourse(tokens: &[Token], at: usize) -> bool {
    at > 0 && DISCOURSE.contains(tokens[at - 1].lower.as_str()) && opens(tokens, at) && front(tokens, at) > 0
}

/// "after moving to Oslo we …": whether a word that joins clauses opens a phrase instead.
pub(super) fn led_in(tokens: &[Token], at: usize) -> bool {
    tokens[at].is(&["after", "as", "before", "since", "while", "when", "because"])
        && opens(tokens, at)
        && lead(tokens, at) > 0
}

/// Where the end of a sentence without a mark begins to lead in the next one, which starts with "we" or "our": the whole
/// sentence ("at the end of 2020 | we moved"), or what stands behind its last "and" ("… and for the large shops | we use").
pub(in super::super) fn leads_on(tokens: &[Token]) -> Option<usize> {
    tokens.last().filter(|t| matches!(t.after, ' ' | ','))?;
    let whole = tokens.iter().position(|t| !DISCOURSE.contains(t.lower.as_str()))?;
    if fits(tokens, whole) {
        return Some(whole);
    }
    let from = tokens.len().saturating_sub(MOST);
    let joint = from + tokens[from..].iter().rposition(|t| t.is(&["and", "but", "so"]))? + 1;
    let first = tokens.get(joint)?;
    // "for the shops and for the bakers", "to bake and to sell": the second phrase goes with the first.
    let again = tokens[..joint - 1].iter().rev().take(12).any(|t| t.lower == first.lower);
    let aim = first.lower == "to" && tokens[joint - 1].lower == "and";
    (joint > 3 && !again && !aim && fits(tokens, joint)).then_some(joint)
}

/// Whether the words from `at` to the end of `tokens` are a phrase that leads in what follows and points at nothing.
fn fits(tokens: &[Token], at: usize) -> bool {
    let mut next = tokens[at..].to_vec();
    let length = next.len();
    next.push(Token::new("we"));
    let inside = opened(tokens, at).map_or(at + 1, |(_, inside)| inside);
    let sound = tokens.last().is_some_and(|t| t.tags.any(Tags::NUMBER))
        || !tokens[inside.min(tokens.len())..].iter().any(|t| {
            !t.name && (OF_THE_TALK.contains(t.lower.as_str()) || POINTING.contains(t.lower.as_str()))
        });
    sound && length > 1 && length < MOST && (lead(&next, 0) == length || front(&next, 0) == length)
}

/// Where the phrase begins that leads a statement with "we" in, behind what announces it: "… is that | in our oldest shops",
/// "to give you some perspective | for the average shop". Nothing where the phrase may belong to what stands before it.
pub(in super::super) fn behind_preamble(before: &[Token]) -> Option<usize> {
    const SAYING_NOTHING: &[&str] = &[
        "perspective",
        "context",
        "background",
        "summary",
        "overview",
        "example",
    ];
    before.last().filter(|t| matches!(t.after, ' ' | ','))?;
    let from = before.len().saturating_sub(MOST);
    let joint = from + before[from..].iter().rposition(|t| t.lower == "that" || t.is(SAYING_NOTHING))? + 1;
    let announced = joint > 1
        && (before[joint - 1].lower != "that" || before[joint - 2].is(&["is", "was", "means", "meant"]));
    (announced && joint < before.len() && fits(before, joint)).then_some(joint)
}

/// Where "what we did is that" begins, when the words end so: it says nothing of its own.
pub(in super::super) fn announcing_a_deed(before: &[Token]) -> Option<usize> {
    const LONGEST: usize = 8;
    let from = before.len().saturating_sub(LONGEST);
    let what = from + before[from..].iter().rposition(|t| t.lower == "what")?;
    let [_, we, deed @ ..] = &before[what..] else {
        return None;
    };
    let that = usize::from(deed.last().is_some_and(|t| t.lower == "that"));
    let (is, deed) = deed[..deed.len() - that].split_last()?;
    let did = deed.iter().any(|t| t.is(&["do", "did", "done"]))
        && deed.iter().all(|t| {
            t.tags.any(Tags::DO.with(Tags::HAVE).with(Tags::ADVERB)) || t.is(&["do", "did", "done", "here"])
        });
    let open = before[what..].iter().all(|t| t.after == ' ');
    (we.lower == "we" && is.is(&["is", "was"]) && did && open).then_some(what)
}

/// The opener at `at` and where the rest of its phrase begins.
fn opened(tokens: &[Token], at: usize) -> Option<(Opener, usize)> {
    let said = |from: usize, words: &[&str]| {
        words.iter().enumerate().all(|(i, w)| tokens.get(from + i).is_some_and(|t| t.lower == *w))
    };
    let to = if said(at, &["in", "order", "to"]) {
        at + 2
    } else {
        at
    };
    let first = tokens.get(to)?;
    if first.lower == "to" {
        let adverb = usize::from(
            tokens.get(to + 1).is_some_and(|t| t.lower.ends_with("ly") && t.tags.any(Tags::ADVERB)),
        );
        let verb = tokens.get(to + 1 + adverb)?;
        let able = verb.lower == "be" && tokens.get(to + 2 + adverb).is_some_and(|t| t.lower == "able");
        let deed = verb.tags.any(Tags::BASE) && !TELLING.contains(verb.lower.as_str()) && verb.lower != "be";
        return (deed || able).then_some((Opener::Aim, to + 2 + adverb));
    }
    if let Some(words) = LONG_OPENERS.iter().find(|words| said(at, words)) {
        return Some((Opener::Preposition, at + words.len()));
    }
    let next = tokens.get(at + 1)?;
    let deed = next.tags.any(Tags::GERUND) && BEFORE_A_DEED.contains(first.lower.as_str());
    let thing = BEFORE_A_THING.contains(first.lower.as_str())
        && (next.name
            || next.tags.any(Tags::DETERMINER.with(Tags::NOUN).with(Tags::ADJECTIVE).with(Tags::NUMBER)));
    (deed || thing).then_some((Opener::Preposition, at + 1))
}

/// Whether the word at `at` may stand inside such a phrase.
fn within(tokens: &[Token], at: usize, inside: usize, opener: Opener) -> bool {
    let (token, previous) = (&tokens[at], &tokens[at - 1]);
    if token.name {
        return true;
    }
    if POINTING.contains(token.lower.as_str())
        || OF_THE_TALK.contains(token.lower.as_str())
        || token.tags.any(Tags::SUBJECT.with(Tags::MODAL).with(Tags::DO))
    {
        return false;
    }
    if token.is(&["is", "are", "was", "were", "has", "had", "am", "or", "but", "nor"]) {
        return false;
    }
    if token.tags.any(Tags::SUBORDINATOR) && !token.tags.any(Tags::PREPOSITION) {
        return false;
    }
    let noun = token.tags.any(
        Tags::NOUN
            .with(Tags::ADJECTIVE)
            .with(Tags::NUMBER)
            .with(Tags::GERUND)
            .with(Tags::PARTICIPLE),
    );
    let verb = token.tags.any(Tags::BASE.with(Tags::THIRD).with(Tags::PAST));
    // "to run and scale": a verb has its "to" before it.
    let infinitive = token.tags.any(Tags::BASE)
        && (previous.lower == "to" || previous.lower == "and" && opener == Opener::Aim && at > inside);
    // "for the shops the ovens": a second phrase without a joint.
    let anew = token.tags.any(Tags::DETERMINER)
        && !token.tags.any(Tags::NUMBER)
        && (previous.name || previous.tags == Tags::NOUN);
    !anew && (!verb || noun || infinitive || token.tags.any(Tags::PREPOSITION.with(Tags::DETERMINER)))
}

/// Whether a phrase may end in this word.
fn ends(last: &Token, opener: Opener) -> bool {
    let word = last.name
        || last.tags.any(Tags::NOUN.with(Tags::NUMBER).with(Tags::GERUND))
            && !last.tags.any(Tags::DETERMINER)
        || last.tags == Tags::default() && last.lower.len() > 1;
    let marked = last.after == ','
        && opener == Opener::Aim
        && last.tags.any(Tags::ADJECTIVE.with(Tags::ADVERB).with(Tags::PARTICIPLE));
    let hanging = last.tags.any(Tags::PREPOSITION) && !last.name && !lexicon().plural(&last.lower);
    (word || marked) && !hanging
}

#[cfg(test)]
mod tests {
    use super::super::{
        clause::clauses,
        tokens::{Names, clean},
    };

    /// The words before the subject of the last clause.
    fn front_of(text: &str) -> String {
        let found = clauses(&clean(text, &Names::default()));
        let clause = found.last().expect(text);
        let words: Vec<&str> = clause.tokens[..clause.front].iter().map(|t| t.text.as_str()).collect();
        words.join(" ")
    }

    #[test]
    fn what_for_how_and_instead_of_what_lead_a_statement_in() {
        for phrase in [
            "in order to sell bread in all of our bakeries",
            "to quickly find a new baker",
            "to be able to sell in winter",
            "instead of buying bread from other people's bakeries",
            "after moving to the north",
            "when building a new bakery",
            "because of the price of the flour",
            "for large bakeries and small bakeries in the north",
            "as part of our plan for the north",
            "when it comes to large bakeries",
        ] {
            let phrase = phrase.replace("other people's ", "");
            assert_eq!(front_of(&format!("so {phrase} we bought one large oven")), phrase);
        }
        assert_eq!(
            front_of("however for some bakeries we bought one large oven"),
            "for some bakeries"
        );
    }

    #[test]
    fn what_points_or_speaks_of_the_talk_does_not() {
        for text in [
            "so to solve this problem we bought one large oven",
            "to give you an idea we bought one large oven",
            "to sum up we bought one large oven",
            "instead of doing it we bought one large oven",
            "after what the bakers said we bought one large oven",
            "in addition to that we bought one large oven",
        ] {
            assert_eq!(front_of(text), "", "{text}");
        }
    }
}
