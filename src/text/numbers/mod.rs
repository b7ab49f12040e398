//! Reads quantities out of spoken and written English: figures in digits and words, units, bounds, ranges,
//! shares, vague amounts, and changes from one amount to another. It does not judge whether a quantity is
//! worth citing or true; that is for `analysis::metrics` and `grounding`, which share this one reader.

mod amounts;
mod bounds;
mod cardinals;
mod changes;
mod digits;
mod figure;
mod print;
mod settle;
mod shares;
mod units;
mod values;
mod vocabulary;

#[cfg(test)]
mod tests;

use crate::{
    model::Span,
    text::words::{Token, tokens},
};

pub use changes::{Change, changes, changes_among};
pub use print::{number, plural};
pub use units::stem;
pub use values::small;

/// How a quantity is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A plain number ("35", "thirty five", "1.8 million", "half a million").
    Cardinal,
    /// A place in an order ("14th", "first").
    Ordinal,
    /// A share ("half", "two thirds", "1/3"): the value is between 0 and 1.
    Fraction,
    /// A factor in words ("twice", "doubled", "by a factor of ten", "10x"): the value is the factor.
    Multiplier,
    /// An amount of unknown size ("hundreds of", "a couple of weeks", "several months"): low to high.
    Vague,
    /// A unit of time without any number ("from months to weeks"): the value runs from two to many.
    Bare,
    /// A unit of time with an article ("within a year"): the value is one.
    Article,
    /// None of something ("zero downtime", "no downtime", "without any incident"): the value is zero.
    Absence,
    /// A calendar year ("2019", "twenty twenty four").
    Year,
    /// A software version ("1.23", "v2", "version 3").
    Version,
    /// A network port ("port 8080").
    Port,
    /// A time of day ("9 am", "10:30").
    Clock,
    /// A number that is a name ("layer 7", "step two", "HTTP 503", "/16", "2023-05-01").
    Label,
    /// A fixed expression that counts nothing ("24/7").
    Idiom,
}

/// Which side of the figure the truth lies on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// Said without any bound.
    Exact,
    /// "about", "around", "roughly", "or so".
    About,
    /// "almost", "nearly", "close to".
    Almost,
    /// "more than", "over", "at least", "+", "plus".
    AtLeast,
    /// "up to", "less than", "under", "within", "as little as".
    AtMost,
}

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dimension {
    /// No unit is said.
    None,
    /// Hundredths.
    Percent,
    /// A factor.
    Times,
    /// Time; the unit's scale is in seconds.
    Time,
    /// Amount of data; the unit's scale is in bytes.
    Bytes,
    /// Money; the name is the currency.
    Money,
    /// Anything that is counted or measured otherwise; the name is the stem of the noun.
    Count,
}

/// The unit of a quantity.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// What it measures.
    pub dimension: Dimension,
    /// Singular, lower case ("percent", "hour", "dollar", "cluster"); empty when no unit is said.
    pub name: String,
    /// Size in the base unit of the dimension (seconds, bytes); 1 elsewhere.
    pub scale: f64,
    /// Unit it is counted per ("second" in "documents per second"), singular.
    pub per: Option<String>,
}

impl Unit {
    /// No unit.
    pub fn none() -> Self {
        Self {
            dimension: Dimension::None,
            name: String::new(),
            scale: 1.0,
            per: None,
        }
    }
}

/// A quantity as it was said.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// Characters of the whole expression: bound, figure, unit.
    pub span: Span,
    /// Characters of the figure alone.
    pub figure: Span,
    /// Characters of the noun phrase that is counted ("kubernetes clusters"), when one follows.
    pub noun: Option<Span>,
    /// The value, or the lower end of a range.
    pub low: f64,
    /// The value, or the upper end of a range.
    pub high: f64,
    /// Unit.
    pub unit: Unit,
    /// Bound.
    pub bound: Bound,
    /// The bound as it is printed before the figure ("over", "less than"); empty for none.
    pub bound_words: &'static str,
    /// How it is put.
    pub form: Form,
    /// Whether the figure is written in digits.
    pub digits: bool,
    /// Whether it is denied ("not millions").
    pub negated: bool,
    /// Whether the speaker is unsure of it ("I think", "maybe", "probably").
    pub unsure: bool,
    /// Why captions may have damaged the figure, when they may.
    pub suspect: Option<&'static str>,
}

/// Relative difference below which two values are the same.
const TOLERANCE: f64 = 1e-6;

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= TOLERANCE * a.abs().max(b.abs()).max(1e-9)
}

impl Quantity {
    /// Whether the figure counts or measures something: no year, version, port, time of day, name or idiom.
    pub fn measures(&self) -> bool {
        !matches!(
            self.form,
            Form::Year | Form::Version | Form::Port | Form::Clock | Form::Label | Form::Idiom
        )
    }

    /// The share of a whole it states, 0 to 1 and more ("50%" and "half" are 0.5).
    pub fn share(&self) -> Option<f64> {
        match (self.form, self.unit.dimension) {
            (_, Dimension::Percent) => Some(self.high / 100.0),
            (Form::Fraction, _) => Some(self.high),
            _ => None,
        }
    }

    /// Whether both state the same value, each in its own unit ("60 minutes" and "one hour", "half" and
    /// "50%", "half" and "by a factor of two").
    pub fn same_value(&self, other: &Self) -> bool {
        if let (Some(a), Some(b)) = (self.share(), other.share()) {
            return close(a, b);
        }
        let factor = |q: &Self| (q.unit.dimension == Dimension::Times && q.high > 0.0).then_some(q.high);
        match (self.share(), factor(self), other.share(), factor(other)) {
            (Some(share), _, _, Some(times)) | (_, Some(times), Some(share), _) => {
                return close(share, 1.0 / times) || close(share, times - 1.0);
            }
            (Some(_), ..) | (_, _, Some(_), _) => return false,
            _ => {}
        }
        let scales = if self.unit.dimension == other.unit.dimension {
            (self.unit.scale, other.unit.scale)
        } else {
            (1.0, 1.0)
        };
        close(self.low * scales.0, other.low * scales.1) && close(self.high * scales.0, other.high * scales.1)
    }

    /// Whether both measure the same thing. A quantity without a unit may be any count.
    pub fn same_unit(&self, other: &Self) -> bool {
        let (a, b) = (&self.unit, &other.unit);
        let share = |q: &Self| q.share().is_some();
        let ratio = |q: &Self| share(q) || q.unit.dimension == Dimension::Times;
        if ratio(self) || ratio(other) {
            return ratio(self) && ratio(other);
        }
        let rate = a.per == b.per || a.per.is_none() || b.per.is_none();
        rate && match (a.dimension, b.dimension) {
            (Dimension::Time, Dimension::Time)
            | (Dimension::Bytes, Dimension::Bytes)
            | (Dimension::None, Dimension::None | Dimension::Count)
            | (Dimension::Count, Dimension::None) => true,
            (x, y) => x == y && a.name == b.name,
        }
    }

    /// Whether both say the same about which side of the figure the truth lies on.
    pub fn same_bound(&self, other: &Self) -> bool {
        let side = |bound: Bound| {
            if bound == Bound::Almost {
                Bound::About
            } else {
                bound
            }
        };
        side(self.bound) == side(other.bound)
    }

    /// Whether both say the same: kind of figure, value, unit, bound and polarity.
    pub fn same_meaning(&self, other: &Self) -> bool {
        self.measures() == other.measures()
            && (self.form == Form::Ordinal) == (other.form == Form::Ordinal)
            && self.negated == other.negated
            && self.same_unit(other)
            && self.same_value(other)
            && self.same_bound(other)
    }
}

/// All quantities of a text, in order; their spans do not overlap.
pub fn read(text: &str) -> Vec<Quantity> {
    read_tokens(&tokens(text))
}

/// All quantities of a text that is already cut into tokens.
pub fn read_tokens(tokens: &[Token<'_>]) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    let (mut at, mut free) = (0, 0);
    while at < tokens.len() {
        let read = vocabulary::may_start(&tokens[at]).then(|| quantity(tokens, at, free)).flatten();
        match read {
            Some((quantity, next)) => {
                found.push(quantity);
                at = next.max(at + 1);
                free = at;
            }
            None => at += 1,
        }
    }
    found
}

/// Reads the quantity whose figure starts at `at`; tokens before `free` belong to an earlier one.
fn quantity(tokens: &[Token<'_>], at: usize, free: usize) -> Option<(Quantity, usize)> {
    let figure = figure::read(tokens, at)?;
    let range = figure::extend(tokens, at, free, figure);
    let before = bounds::before(tokens, at, free);
    let after = bounds::after(tokens, range.next);
    let found = units::after(tokens, at, &range, after.next);
    let figure::Figure {
        mut low,
        mut high,
        form,
        ..
    } = range;
    let mut next = found.next.max(after.next);
    if found.unit.dimension == Dimension::Time && amounts::half_follows(tokens, next) {
        (low, high, next) = (low + 0.5, high + 0.5, next + 3);
    }
    let late = bounds::after(tokens, next);
    let last = late.next.max(next) - 1;
    let said = [
        (late.bound, late.words),
        (after.bound, after.words),
        (before.bound, before.words),
    ];
    let (bound, bound_words) = said.into_iter().find(|s| s.0 != Bound::Exact).unwrap_or((Bound::Exact, ""));
    let mut quantity = Quantity {
        span: Span {
            start: tokens[before.start].span.start,
            end: tokens[last].span.end,
        },
        figure: Span {
            start: tokens[at].span.start,
            end: tokens[range.next.max(at + 1) - 1].span.end,
        },
        noun: found.noun,
        low,
        high,
        unit: found.unit,
        bound,
        bound_words,
        form,
        digits: range.digits,
        negated: before.negated,
        unsure: before.unsure,
        suspect: range.suspect,
    };
    settle::settle(&mut quantity, tokens, at, range.next);
    Some((quantity, last + 1))
}
