//! Measures the words of a run: how they flow, what they are, of whom they speak, what they tell.

use super::{
    super::{
        gate,
        lists::Set,
        marks::{FINITE, Mark, Odd},
        wording::Word,
    },
    Candidate, Sign, Values,
};
use crate::text::lexicon::Tags;

/// How sure its words are, and how they flow.
pub(super) fn fluency(values: &mut Values, candidate: &Candidate<'_>) {
    let (words, marks) = (candidate.words(), candidate.marks());
    values.count(
        Sign::Unknown,
        marks.iter().skip(1).filter(|m| m.unknown).count(),
        2,
    );
    values.set(Sign::OddShare, gate::odd_share(marks) as f32);
    let after = marks.get(1..).unwrap_or_default();
    let odd = after.iter().filter(|m| m.odd > Odd::Not).count();
    values.flag(Sign::OddOne, odd == 1);
    values.flag(Sign::OddTwo, odd == 2);
    values.flag(Sign::OddMore, odd > 2);
    values.count(
        Sign::OddStrong,
        after.iter().filter(|m| m.odd == Odd::Worst).count(),
        3,
    );
    values.count(Sign::RunOn, gate::run_on(words), 3);
    let again = (0..words.len()).any(|at| {
        words[at].lower.len() > 3
            && marks[at].said.is_some()
            && words[at + 1..].iter().take(5).any(|w| w.lower == words[at].lower)
    });
    values.flag(Sign::Repeats, again);
    let noun = |m: &Mark| m.name || m.tags == Tags::NOUN;
    let bare = marks.windows(3).filter(|m| m.iter().all(noun)).count();
    values.flag(Sign::Nouns, bare > 0);
    values.count(Sign::NounsMany, bare.saturating_sub(1), 3);
}

/// How many of its words are verbs, names, words said once or often.
pub(super) fn amounts(values: &mut Values, candidate: &Candidate<'_>) {
    let (words, marks) = (candidate.words(), candidate.marks());
    let is = |list: &[&str]| words.iter().filter(|w| list.contains(&&*w.lower)).count();
    values.count(Sign::Ands, is(&["and", "or"]), 4);
    let verbs = marks.iter().filter(|m| m.tags.any(FINITE) && !m.tags.any(Tags::NOUN)).count();
    values.count(Sign::Verbs, verbs, 5);
    values.flag(Sign::NoVerb, verbs == 0);
    let past = words.iter().zip(marks).filter(|(w, m)| m.tags.any(Tags::PAST) || w.lower.ends_with("ed"));
    values.count(Sign::Past, past.count(), 2);
    values.count(Sign::Once, marks.iter().filter(|m| m.said == Some(1)).count(), 4);
    values.count(
        Sign::Salient,
        marks.iter().filter(|m| m.said.is_some_and(|n| n >= 4)).count(),
        6,
    );
    values.count(
        Sign::Content,
        marks.iter().filter(|m| m.said.is_some()).count(),
        10,
    );
    let named = |(w, m): (&Word, &Mark)| m.name && !m.digits && w.lower != "i" && !w.lower.starts_with("i'");
    values.count(
        Sign::Names,
        words.iter().zip(marks).skip(1).filter(|pair| named(*pair)).count(),
        4,
    );
    let capitals = |w: &&Word| {
        w.text.len() > 1 && w.text.chars().all(|c| c.is_ascii_uppercase() || c == 's' || c == ',')
    };
    values.count(Sign::Acronyms, words.iter().filter(capitals).count(), 3);
}

/// Of whom it speaks, and how surely.
pub(super) fn pronouns(values: &mut Values, candidate: &Candidate<'_>) {
    let words = candidate.words();
    let is = |list: &[&str]| words.iter().filter(|w| list.contains(&&*w.lower)).count();
    values.count(Sign::Ours, is(&["we", "our", "us", "we've", "we're"]), 3);
    values.flag(
        Sign::Nobody,
        is(&["we", "our", "us", "we've", "we're", "i", "i've", "my"]) == 0,
    );
    values.count(Sign::You, is(&["you", "your", "you're", "you've", "yourself"]), 2);
    values.count(Sign::I, is(&["i", "my", "me", "i'm", "i've"]), 2);
    values.count(Sign::It, is(&["it", "it's", "its"]), 2);
    values.count(
        Sign::They,
        is(&["they", "them", "their", "they're", "he", "she"]),
        2,
    );
    values.count(Sign::This, is(&["this", "these", "those"]), 2);
    let alone = candidate.marks().windows(2).zip(words).any(|(pair, word)| {
        matches!(&*word.lower, "this" | "these" | "those" | "that")
            && pair[1].tags.any(FINITE.with(Tags::PREPOSITION))
            && !pair[1].tags.any(Tags::NOUN)
    });
    values.flag(Sign::ThisBare, alone);
    let negated = words.iter().any(|w| w.lower == "not" || w.lower == "no" || w.lower.ends_with("n't"));
    values.flag(Sign::Not, negated);
    values.flag(Sign::Can, is(&["can", "can't"]) > 0);
    values.flag(Sign::Could, is(&["could", "should", "might", "may", "would"]) > 0);
    values.flag(Sign::Will, is(&["will", "we'll", "going", "won't"]) > 0);
    let more = is(&["more", "less", "better", "faster", "easier", "lower", "fewer"]) > 0;
    values.flag(Sign::Than, is(&["than"]) > 0);
    values.flag(Sign::Compared, more && is(&["than"]) == 0);
}

/// Which of its words stand on a list.
pub(super) fn lists(values: &mut Values, candidate: &Candidate<'_>) {
    let marks = candidate.marks();
    let count = |set: Set| marks.iter().filter(|m| m.sets & (1 << set as u32) != 0).count();
    for (sign, set, most) in [
        (Sign::Strong, Set::Strong, 4),
        (Sign::Gain, Set::Gain, 2),
        (Sign::Hardship, Set::Hardship, 3),
        (Sign::Detail, Set::Detail, 4),
        (Sign::Stage, Set::Stage, 3),
        (Sign::Vague, Set::Vague, 3),
        (Sign::Wish, Set::Wish, 3),
        (Sign::Pointer, Set::Pointer, 3),
        (Sign::Meant, Set::Meant, 2),
        (Sign::Reason, Set::Reason, 2),
        (Sign::Done, Set::Done, 2),
        (Sign::Most, Set::Most, 2),
        (Sign::People, Set::People, 2),
        (Sign::Sense, Set::Sense, 3),
    ] {
        values.count(sign, count(set), most);
    }
    let told = count(Set::Strong) + count(Set::Hardship) + count(Set::Meant) + count(Set::Done);
    values.flag(Sign::NothingTold, told == 0);
}

/// What it says in figures.
pub(super) fn figures(values: &mut Values, candidate: &Candidate<'_>) {
    let (words, marks) = (candidate.words(), candidate.marks());
    let digits = marks.iter().any(|m| m.digits || m.tags.any(Tags::NUMBER));
    let percent = words.iter().any(|w| w.lower.contains('%') || w.lower == "percent");
    let gain = marks.iter().any(|m| m.sets & (1 << Set::Gain as u32) != 0);
    let from_to = words.iter().zip(marks).zip(words.iter().skip(1).zip(&marks[1..])).filter(
        |((word, _), (_, next))| {
            matches!(&*word.lower, "from" | "to") && (next.digits || next.tags.any(Tags::NUMBER))
        },
    );
    values.flag(Sign::Digits, digits);
    values.flag(Sign::Percent, percent);
    values.flag(Sign::GainFigure, gain && digits);
    values.flag(Sign::FromTo, from_to.count() > 1);
}

/// What the speakers say they do.
pub(super) fn deeds(values: &mut Values, candidate: &Candidate<'_>) {
    let mut words = candidate.words().iter().zip(candidate.marks());
    let Some((we, _)) = words.find(|(w, _)| matches!(&*w.lower, "we" | "we've" | "we're")) else {
        return;
    };
    let Some((next, mark)) = words.find(|(_, m)| !m.tags.any(Tags::ADVERB)) else {
        return;
    };
    values.flag(
        match &*next.lower {
            "want" | "wanted" | "need" | "needed" | "try" | "tried" => Sign::WeWant,
            "can" | "could" => Sign::WeCan,
            "use" | "used" | "using" | "run" | "leverage" => Sign::WeUse,
            "have" | "had" | "are" | "were" => Sign::WeHave,
            _ if we.lower != "we" => Sign::WeHave,
            lower if mark.tags.any(Tags::PAST) || lower.ends_with("ed") => Sign::WeDid,
            _ => return,
        },
        true,
    );
}

#[cfg(test)]
mod tests {
    use super::{
        super::super::{
            marks::{Counts, marks},
            runs::{Back, Front, Run},
            wording,
        },
        *,
    };

    fn value(line: &str, sign: Sign) -> f32 {
        let sentence = wording::words(line);
        let sentences = [sentence.clone()];
        let all = marks(&sentence, &Counts::of(&sentences));
        let candidate = Candidate {
            sentence: &sentence,
            all: &all,
            run: Run {
                start: 0,
                end: sentence.len(),
                front: Front::Sentence,
                back: Back::Sentence,
            },
        };
        let mut values = Values::default();
        super::super::of_run(&mut values, &candidate, true);
        values.0[sign as usize]
    }

    #[test]
    fn what_the_speakers_did_is_told_from_what_they_want_and_can() {
        for (line, sign) in [
            ("last year we reduced the cost of our bread", Sign::WeDid),
            ("last year we wanted to bake more bread", Sign::WeWant),
            ("now we can bake more bread in an hour", Sign::WeCan),
            ("in our bakery we use two large ovens", Sign::WeUse),
        ] {
            for other in [Sign::WeDid, Sign::WeWant, Sign::WeCan, Sign::WeUse] {
                let shows = value(line, other) > 0.0;
                assert_eq!(shows, other == sign, "{line}: {other:?}");
            }
        }
    }

    #[test]
    fn a_comparison_is_whole_only_with_what_it_compares_with() {
        assert!(value("our new oven bakes bread faster", Sign::Compared) > 0.0);
        assert!(value("our new oven bakes bread faster than the old one", Sign::Compared) < 0.5);
    }
}
