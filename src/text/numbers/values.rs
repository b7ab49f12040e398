//! The values that number words stand for. Nothing here looks at context.

/// Value of a lower-case number word below one hundred.
pub fn small(word: &str) -> Option<f64> {
    Some(match word {
        "zero" => 0.0,
        "one" => 1.0,
        "two" => 2.0,
        "three" => 3.0,
        "four" => 4.0,
        "five" => 5.0,
        "six" => 6.0,
        "seven" => 7.0,
        "eight" => 8.0,
        "nine" => 9.0,
        "ten" => 10.0,
        "eleven" => 11.0,
        "twelve" => 12.0,
        "thirteen" => 13.0,
        "fourteen" => 14.0,
        "fifteen" => 15.0,
        "sixteen" => 16.0,
        "seventeen" => 17.0,
        "eighteen" => 18.0,
        "nineteen" => 19.0,
        "twenty" => 20.0,
        "thirty" => 30.0,
        "forty" | "fourty" => 40.0,
        "fifty" => 50.0,
        "sixty" => 60.0,
        "seventy" => 70.0,
        "eighty" => 80.0,
        "ninety" => 90.0,
        _ => return None,
    })
}

/// Value of a word that multiplies what stands before it.
pub(super) fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" | "mill" => 1e6,
        "billion" => 1e9,
        "trillion" => 1e12,
        _ => return None,
    })
}

/// Value of a plural that stands for an amount of unknown size.
pub(super) fn plural_scale(word: &str) -> Option<f64> {
    Some(match word {
        "tens" => 1e1,
        "dozens" => 12.0,
        "hundreds" => 1e2,
        "thousands" => 1e3,
        "millions" => 1e6,
        "billions" => 1e9,
        "trillions" => 1e12,
        _ => return None,
    })
}

/// Value of an ordinal in words.
pub(super) fn ordinal(word: &str) -> Option<f64> {
    Some(match word {
        "first" => 1.0,
        "second" => 2.0,
        "third" => 3.0,
        "fourth" => 4.0,
        "fifth" => 5.0,
        "sixth" => 6.0,
        "seventh" => 7.0,
        "eighth" => 8.0,
        "ninth" => 9.0,
        "tenth" => 10.0,
        "eleventh" => 11.0,
        "twelfth" => 12.0,
        "thirteenth" => 13.0,
        "fourteenth" => 14.0,
        "fifteenth" => 15.0,
        "sixteenth" => 16.0,
        "seventeenth" => 17.0,
        "eighteenth" => 18.0,
        "nineteenth" => 19.0,
        "twentieth" => 20.0,
        "thirtieth" => 30.0,
        "fortieth" => 40.0,
        "fiftieth" => 50.0,
        "hundredth" => 100.0,
        "thousandth" => 1000.0,
        _ => return None,
    })
}

/// Denominator of a share in words.
pub(super) fn denominator(word: &str) -> Option<f64> {
    Some(match word {
        "half" | "halves" => 2.0,
        "third" | "thirds" => 3.0,
        "quarter" | "quarters" | "fourth" | "fourths" => 4.0,
        "fifth" | "fifths" => 5.0,
        "sixth" | "sixths" => 6.0,
        "eighth" | "eighths" => 8.0,
        "tenth" | "tenths" => 10.0,
        "hundredth" | "hundredths" => 100.0,
        _ => return None,
    })
}

/// Factor and whether the word divides ("halved").
pub(super) fn multiplier(word: &str) -> Option<f64> {
    Some(match word {
        "double" | "doubled" | "doubling" | "doubles" | "twice" | "twofold" => 2.0,
        "triple" | "tripled" | "tripling" | "triples" | "thrice" | "threefold" => 3.0,
        "quadruple" | "quadrupled" | "fourfold" => 4.0,
        "fivefold" => 5.0,
        "tenfold" => 10.0,
        "hundredfold" => 100.0,
        _ => return None,
    })
}

/// Amounts that only count together with a scale or a unit of time ("several weeks"): low and high.
pub(super) fn several(word: &str) -> Option<(f64, f64)> {
    Some(match word {
        "couple" => (2.0, 3.0),
        "few" => (2.0, 6.0),
        "several" => (3.0, 9.0),
        "multiple" | "many" => (2.0, 99.0),
        _ => return None,
    })
}
