//! Prints a quantity as an editor would ("over 1,000 projects", "about 80%").

use super::{Dimension, Form, Quantity};

/// A figure with thousands grouped, large round ones in words ("1,000", "1.8 million", "3.7").
pub fn number(value: f64) -> String {
    for (scale, name) in [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")] {
        let scaled = value / scale;
        if (1.0..1000.0).contains(&scaled) && close_to_step(scaled) {
            return format!("{} {name}", trimmed(scaled));
        }
    }
    grouped(value)
}

/// Whether a scaled value needs no more than two decimals.
fn close_to_step(value: f64) -> bool {
    (value * 100.0 - (value * 100.0).round()).abs() < 1e-6
}

fn trimmed(value: f64) -> String {
    let text = format!("{value:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn grouped(value: f64) -> String {
    let text = trimmed(value);
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), None), |(w, r)| (w, Some(r)));
    let mut out = String::with_capacity(text.len() + text.len() / 3);
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) && whole.as_bytes()[i - 1] != b'-' {
            out.push(',');
        }
        out.push(c);
    }
    if let Some(rest) = rest {
        out.push('.');
        out.push_str(rest);
    }
    out
}

/// Plural of a unit's name for an amount.
pub fn plural(name: &str, one: bool) -> String {
    if one || name.is_empty() {
        return name.to_owned();
    }
    match name {
        "person" => "people".to_owned(),
        "times" | "percent" | "downtime" | "loss" | "yen" => name.to_owned(),
        _ if name.ends_with('y') && !name.ends_with("ay") && !name.ends_with("ey") => {
            format!("{}ies", &name[..name.len() - 1])
        }
        _ if name.ends_with(['s', 'x']) || name.ends_with("ch") || name.ends_with("sh") => {
            format!("{name}es")
        }
        _ => format!("{name}s"),
    }
}

impl Quantity {
    /// The figure without bound and unit ("1,000", "10 to 20", "hundreds", "half").
    pub fn amount(&self) -> String {
        match self.form {
            Form::Vague => vague(self.low, self.high),
            Form::Fraction => share(self.high),
            Form::Absence => "zero".to_owned(),
            Form::Bare => String::new(),
            _ if close_pair(self.low, self.high) => number(self.high),
            _ => format!("{} to {}", number(self.low), number(self.high)),
        }
    }

    /// Bound, figure and unit, the unit's noun given by `noun` when it is longer than the unit's name.
    pub fn print(&self, noun: Option<&str>) -> String {
        let one = close_pair(self.high, 1.0) && close_pair(self.low, 1.0);
        let amount = self.amount();
        let name = noun.map_or_else(
            || plural(&self.unit.name, one || self.form == Form::Absence),
            str::to_owned,
        );
        let body = match self.unit.dimension {
            Dimension::Percent => format!("{amount}%"),
            Dimension::Times => format!("{amount}x"),
            Dimension::Money if self.form != Form::Vague && self.unit.name == "dollar" => {
                format!("${amount}")
            }
            _ if self.form == Form::Vague && self.high < 100.0 => format!("{amount} {name}"),
            _ if self.form == Form::Vague && !name.is_empty() => format!("{amount} of {name}"),
            _ => format!("{amount} {name}"),
        };
        let per = self.unit.per.as_ref().map_or(String::new(), |p| format!(" per {p}"));
        format!("{} {}{per}", self.bound_words, body.trim()).trim().to_owned()
    }
}

fn close_pair(a: f64, b: f64) -> bool {
    super::close(a, b)
}

fn share(value: f64) -> String {
    for (known, name) in [
        (0.5, "half"),
        (0.25, "a quarter"),
        (0.75, "three quarters"),
        (1.0 / 3.0, "a third"),
        (2.0 / 3.0, "two thirds"),
        (0.1, "a tenth"),
    ] {
        if close_pair(value, known) {
            return name.to_owned();
        }
    }
    format!("{}%", trimmed(value * 100.0))
}

fn vague(low: f64, high: f64) -> String {
    let named = [
        (2.0, "a couple of"),
        (3.0, "several"),
        (1e1, "tens"),
        (12.0, "dozens"),
        (1e2, "hundreds"),
        (1e3, "thousands"),
        (1e4, "tens of thousands"),
        (1e5, "hundreds of thousands"),
        (1e6, "millions"),
        (1e7, "tens of millions"),
        (1e8, "hundreds of millions"),
        (1e9, "billions"),
        (1e12, "trillions"),
    ];
    if close_pair(low, 2.0) && high > 5.0 {
        return if high > 50.0 { "many" } else { "a few" }.to_owned();
    }
    named.iter().find(|(value, _)| close_pair(*value, low)).map_or_else(
        || format!("{} to {}", number(low), number(high)),
        |(_, name)| (*name).to_owned(),
    )
}
