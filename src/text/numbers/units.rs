//! Reads the unit behind a figure: percent, time, data, money, factors, or the noun that is counted.
//! It does not parse sentences: a noun phrase ends at the first function word, verb form or plural.

use super::{
    Dimension, Form, Unit,
    figure::{Figure, skip_fillers, word},
    values::{plural_scale, scale, small},
    vocabulary::{countable, ends_noun},
};
use crate::{
    model::Span,
    text::words::{Class, Token},
};

const MINUTE: f64 = 60.0;
const HOUR: f64 = 3600.0;
const DAY: f64 = 24.0 * HOUR;
/// A year has 365 days here, so that "12 months" and "a year" agree and weeks stay apart from months.
const YEAR: f64 = 365.0 * DAY;

/// Most words a counted noun phrase may have.
const LONGEST_NOUN: usize = 5;

/// What was found behind a figure.
pub(super) struct Found {
    pub(super) unit: Unit,
    pub(super) noun: Option<Span>,
    pub(super) next: usize,
}

/// Name and seconds of a unit of time.
pub(super) fn time(word: &str) -> Option<(&'static str, f64)> {
    Some(match word.strip_suffix("'s").unwrap_or(word) {
        "nanosecond" | "nanoseconds" | "ns" => ("nanosecond", 1e-9),
        "microsecond" | "microseconds" => ("microsecond", 1e-6),
        "millisecond" | "milliseconds" | "ms" | "millis" => ("millisecond", 1e-3),
        "second" | "seconds" | "sec" | "secs" => ("second", 1.0),
        "minute" | "minutes" | "min" | "mins" => ("minute", MINUTE),
        "hour" | "hours" | "hr" | "hrs" => ("hour", HOUR),
        "day" | "days" => ("day", DAY),
        "week" | "weeks" | "weekend" => ("week", 7.0 * DAY),
        "month" | "months" => ("month", YEAR / 12.0),
        "year" | "years" => ("year", YEAR),
        "decade" | "decades" => ("decade", 10.0 * YEAR),
        _ => return None,
    })
}

/// Name and bytes of a unit of data; "pabyte" is how captions spell the spoken petabyte.
fn bytes(word: &str) -> Option<(&'static str, f64)> {
    Some(match word {
        "byte" | "bytes" => ("byte", 1.0),
        "kilobyte" | "kilobytes" | "kb" | "kib" => ("kilobyte", 1e3),
        "megabyte" | "megabytes" | "mb" | "mib" | "meg" | "megs" => ("megabyte", 1e6),
        "gigabyte" | "gigabytes" | "gb" | "gib" | "gig" | "gigs" => ("gigabyte", 1e9),
        "terabyte" | "terabytes" | "tb" | "tib" => ("terabyte", 1e12),
        "petabyte" | "petabytes" | "pb" | "pabyte" | "pabytes" => ("petabyte", 1e15),
        "exabyte" | "exabytes" => ("exabyte", 1e18),
        _ => return None,
    })
}

/// Name of a currency.
fn money(word: &str) -> Option<&'static str> {
    Some(match word {
        "$" | "dollar" | "dollars" | "usd" | "bucks" => "dollar",
        "€" | "euro" | "euros" | "eur" => "euro",
        "£" | "gbp" => "pound",
        "cents" => "cent",
        "rupees" => "rupee",
        "yen" => "yen",
        _ => return None,
    })
}

/// Whether a word is a unit by itself.
pub(super) fn known(word: &str) -> bool {
    time(word).is_some()
        || bytes(word).is_some()
        || money(word).is_some()
        || matches!(word, "%" | "percent" | "times")
}

/// Plural by its ending, names that merely end in "s" set aside.
fn plural(word: &str) -> bool {
    word.len() > 2
        && word.ends_with('s')
        && !word.ends_with("ss")
        && (!word.ends_with("us") || matches!(word, "gpus" | "cpus" | "vcpus" | "menus"))
        && !word.ends_with("is")
        && !word.ends_with("'s")
        && !matches!(
            word,
            "kubernetes"
                | "aws"
                | "eks"
                | "gks"
                | "aks"
                | "devops"
                | "gitops"
                | "os"
                | "dns"
                | "tls"
                | "sales"
                | "postgres"
                | "jenkins"
                | "was"
                | "has"
                | "does"
                | "always"
                | "perhaps"
                | "https"
                | "ios"
                | "macos"
                | "rhcos"
                | "business"
                | "saas"
                | "paas"
                | "iaas"
                | "kms"
                | "rps"
                | "qps"
                | "tps"
                | "iops"
                | "sms"
                | "gps"
                | "css"
                | "rds"
                | "ecs"
                | "windows"
                | "analytics"
                | "prometheus"
        )
        || word == "people"
        || word == "children"
}

/// Singular of a counted noun, lower case ("libraries" → "library").
pub fn stem(word: &str) -> String {
    let word = word.to_lowercase();
    if word == "people" {
        return "person".to_owned();
    }
    if !plural(&word) {
        return word;
    }
    if let Some(base) = word.strip_suffix("ies").filter(|b| b.len() > 1) {
        return format!("{base}y");
    }
    for ending in ["sses", "xes", "ches", "shes", "zes"] {
        if word.ends_with(ending) {
            return word[..word.len() - 2].to_owned();
        }
    }
    word[..word.len() - 1].to_owned()
}

/// Reads the unit from `at` on.
pub(super) fn after(tokens: &[Token<'_>], start: usize, figure: &Figure, at: usize) -> Found {
    let prefix = money(word(tokens, start)).filter(|_| tokens[start].class == Class::Symbol);
    let mut next = skip_fillers(tokens, at);
    if word(tokens, next) == "-" && tokens[next].glued {
        next += 1;
    }
    if matches!(figure.form, Form::Vague) && word(tokens, next) == "of" {
        next = skip_fillers(tokens, next + 1);
    }
    let name = word(tokens, next);
    let simple = |dimension, name: &str, scale, end| (unit(dimension, name, scale), end);
    let found = if let Some(currency) = prefix {
        let spoken = usize::from(money(name).is_some());
        Some(simple(
            Dimension::Money,
            currency,
            1.0,
            if spoken == 1 { next + 1 } else { at },
        ))
    } else if matches!(
        figure.form,
        Form::Ordinal | Form::Clock | Form::Year | Form::Label | Form::Idiom | Form::Version
    ) {
        return nothing(at);
    } else {
        measure(tokens, next, figure)
    };
    let (mut unit, mut end, mut noun) = match found {
        Some((unit, end)) => {
            let noun = (word(tokens, end) == "of")
                .then(|| noun_phrase(tokens, end + 1, figure))
                .flatten()
                .map(|n| n.span);
            (unit, end, noun)
        }
        None if matches!(figure.form, Form::Fraction | Form::Multiplier) => return nothing(at),
        None => match noun_phrase(tokens, next, figure) {
            Some(phrase) => (
                self::unit(Dimension::Count, &stem(&phrase.head), 1.0),
                phrase.next,
                Some(phrase.span),
            ),
            None => return nothing(at),
        },
    };
    if let Some((per, after)) = rate(tokens, end, &unit) {
        unit.per = Some(per);
        end = after;
    }
    if matches!(unit.name.as_str(), "rps" | "qps" | "tps") {
        let counted = match unit.name.as_str() {
            "rps" => "request",
            "qps" => "query",
            _ => "transaction",
        };
        counted.clone_into(&mut unit.name);
        unit.per = Some("second".to_owned());
    }
    // A noun told with "of" ("two times of years") stands behind the unit and is not cut at its end.
    let last = tokens[end - 1].span.end;
    if let Some(span) = &mut noun
        && (span.start < last && last < span.end)
        && unit.dimension == Dimension::Count
    {
        span.end = last;
    }
    Found {
        unit,
        noun,
        next: end,
    }
}

fn nothing(at: usize) -> Found {
    Found {
        unit: Unit::none(),
        noun: None,
        next: at,
    }
}

fn unit(dimension: Dimension, name: &str, scale: f64) -> Unit {
    Unit {
        dimension,
        name: name.to_owned(),
        scale,
        per: None,
    }
}

/// Percent, time, data, money or factor at `next`, with the index behind it.
fn measure(tokens: &[Token<'_>], next: usize, figure: &Figure) -> Option<(Unit, usize)> {
    let name = word(tokens, next);
    let following = word(tokens, next + 1);
    if name == "%" || name == "percent" || name == "percentage" || (name == "per" && following == "cent") {
        let extra = usize::from(name == "per")
            + usize::from(matches!(following, "point" | "points") && name != "per");
        return Some((unit(Dimension::Percent, "percent", 1.0), next + 1 + extra));
    }
    if let Some((name, scale)) = time(name) {
        let possessive = usize::from(word(tokens, next + 1) == "'" && tokens[next + 1].glued);
        return Some((unit(Dimension::Time, name, scale), next + 1 + possessive));
    }
    if tokens.get(next).is_some_and(|t| t.glued && t.is("s")) && figure.digits {
        return Some((unit(Dimension::Time, "second", 1.0), next + 1));
    }
    if let Some((name, scale)) = bytes(name) {
        return Some((unit(Dimension::Bytes, name, scale), next + 1));
    }
    if let Some(currency) = money(name) {
        return Some((unit(Dimension::Money, currency, 1.0), next + 1));
    }
    if name == "times" || (name == "x" && figure.digits) || name == "fold" {
        // "three times a day" is how often; "three times faster" is a factor.
        let compares = matches!(
            following,
            "faster"
                | "slower"
                | "more"
                | "less"
                | "fewer"
                | "higher"
                | "lower"
                | "better"
                | "cheaper"
                | "bigger"
                | "larger"
                | "smaller"
                | "quicker"
                | "as"
                | "the"
                | "greater"
                | "improvement"
                | "increase"
                | "reduction"
                | "speedup"
                | "growth"
        );
        if compares || name != "times" {
            return Some((unit(Dimension::Times, "times", 1.0), next + 1));
        }
        return Some((unit(Dimension::Count, "time", 1.0), next + 1));
    }
    None
}

/// "per second", "a day", "/s": what the amount is counted per.
fn rate(tokens: &[Token<'_>], at: usize, unit: &Unit) -> Option<(String, usize)> {
    let name = word(tokens, at);
    let target = skip_fillers(tokens, at + 1);
    let of_time = time(word(tokens, target)).map(|(name, _)| name.to_owned());
    let counted = matches!(
        unit.dimension,
        Dimension::Count | Dimension::Money | Dimension::Bytes | Dimension::None
    );
    match name {
        "per" => {
            let per = of_time.or_else(|| {
                tokens
                    .get(target)
                    .filter(|t| t.class == Class::Word && !ends_noun(&t.lower))
                    .map(|t| stem(&t.lower))
            })?;
            Some((per, target + 1))
        }
        "a" | "an" | "every" | "each" | "/" if counted => of_time.map(|per| (per, target + 1)),
        "daily" => counted.then(|| ("day".to_owned(), at + 1)),
        _ => None,
    }
}

struct Phrase {
    head: String,
    span: Span,
    next: usize,
}

/// The noun phrase that a figure counts; `None` where no plural or countable noun comes.
fn noun_phrase(tokens: &[Token<'_>], from: usize, figure: &Figure) -> Option<Phrase> {
    let mut at = skip_fillers(tokens, from);
    // "three of the clusters" counts clusters; "8 the clusters" does not.
    let of = word(tokens, at) == "of" || (from > 0 && word(tokens, from - 1) == "of");
    while at < from + 4
        && (matches!(
            word(tokens, at),
            "different" | "other" | "more" | "of" | "such" | "new" | "separate" | "additional"
        ) || (of
            && matches!(
                word(tokens, at),
                "the" | "our" | "these" | "those" | "my" | "their" | "your"
            )))
    {
        at += 1;
    }
    let first = at;
    let mut best = None;
    let mut words = 0;
    while words < LONGEST_NOUN
        && let Some(token) = tokens.get(at)
    {
        let link = token.class == Class::Symbol && token.glued && matches!(token.text, "-" | "/" | "&");
        if link && at > first {
            at += 1;
            continue;
        }
        let lower = &*token.lower;
        let number = small(lower).is_some() || scale(lower).is_some() || plural_scale(lower).is_some();
        if token.class != Class::Word || ends_noun(lower) || number {
            break;
        }
        let verb = words > 0 && (lower.ends_with("ing") || lower.ends_with("ed")) && !countable(lower);
        if verb {
            break;
        }
        words += 1;
        at += 1;
        if plural(lower) {
            best = Some(at - 1);
            // A plural before a plural that is counted belongs to its name ("operations teams").
            let more = tokens.get(at).is_some_and(|t| plural(&t.lower) && countable(&stem(&t.lower)));
            if more {
                continue;
            }
            break;
        }
        if countable(lower) {
            best = Some(at - 1);
        } else if best.is_some() {
            // A countable singular followed by something else: "cluster upgrade" may still end in a plural.
            continue;
        }
    }
    let head = best?;
    if figure.form == Form::Bare {
        return None;
    }
    Some(Phrase {
        head: tokens[head].lower.clone().into_owned(),
        span: Span {
            start: tokens[first].span.start,
            end: tokens[head].span.end,
        },
        next: head + 1,
    })
}
