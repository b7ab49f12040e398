use proptest::prelude::*;

use super::*;

/// Everything read as "value unit/per Bound Form flags"; an exact bound and a plain number are left out.
fn shown(text: &str) -> String {
    let each = read(text).iter().map(one_shown).collect::<Vec<_>>();
    each.join("; ")
}

fn one_shown(q: &Quantity) -> String {
    let value = if close(q.low, q.high) {
        format!("{}", (q.low * 1e4).round() / 1e4)
    } else {
        format!("{}..{}", q.low, q.high)
    };
    let per = q.unit.per.as_ref().map_or(String::new(), |p| format!("/{p}"));
    let bound = (q.bound != Bound::Exact).then(|| format!("{:?}", q.bound));
    let form = (q.form != Form::Cardinal).then(|| format!("{:?}", q.form));
    let flag = |on: bool, name: &str| on.then(|| name.to_owned());
    let parts = [
        Some(value),
        (!q.unit.name.is_empty()).then(|| format!("{}{per}", q.unit.name)),
        bound,
        form,
        flag(q.negated, "negated"),
        flag(q.unsure, "unsure"),
        flag(q.suspect.is_some(), "suspect"),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn same(a: &str, b: &str) -> bool {
    let (a, b) = (read(a), read(b));
    assert_eq!((a.len(), b.len()), (1, 1), "{a:#?} {b:#?}");
    assert_eq!(a[0].same_meaning(&b[0]), b[0].same_meaning(&a[0]), "symmetric");
    a[0].same_meaning(&b[0])
}

macro_rules! cases {
    ($($name:ident { $($text:literal => $wanted:literal),+ $(,)? })+) => {
        $(#[test] fn $name() { $(assert_eq!(shown($text), $wanted, "{}", $text);)+ })+
    };
}

cases! {
    digits_with_commas_spaces_and_suffixes {
        "over 1,000 projects" => "1000 project AtLeast",
        "about 6 000 engineers" => "6000 engineer About",
        "1 500 nodes" => "1500 node",
        "10 000 000 users" => "10000000 user",
        "1.5M users and 35k pods" => "1500000 user; 35000 pod",
        "1.8 million RPS" => "1800000 request/second",
        "4.98 milliseconds" => "4.98 millisecond",
    }
    numbers_in_words {
        "over a thousand services" => "1000 service AtLeast",
        "a hundred and fifty teams" => "150 team",
        "half a million requests" => "500000 request",
        "half a dozen regions" => "6 region",
        "two hundred and five thousand three hundred and one pods" => "205301 pod",
        "one point five seconds" => "1.5 second",
        "17 and a half years" => "17.5 year",
        "6 and 1/2 terabytes" => "6.5 terabyte",
        "one and a half million users" => "1500000 user",
        "a year and a half" => "1.5 year Article",
    }
    shares_and_factors {
        "fifty percent" => "50 percent",
        "50 %" => "50 percent",
        "half of the clusters" => "0.5 Fraction",
        "two thirds of it" => "0.6667 Fraction",
        "by a factor of two" => "2 times Multiplier",
        "two x" => "2 times Multiplier",
        "10x faster" => "10 times Multiplier",
        "four times more efficient" => "4 times Multiplier",
        "three times a day" => "3 time/day",
        "we doubled the traffic" => "2 times Multiplier",
        "we halved the cost" => "0.5 Fraction",
        "a third party" => "3 Ordinal",
    }
    ranges {
        "2-3 hours" => "2..3 hour",
        "two to three hours" => "2..3 hour",
        "two three hours" => "2..3 hour",
        "one or two weeks" => "1..2 week",
        "5K to 7K nodes" => "5000..7000 node",
        "10 15 minutes" => "10..15 minute",
        "between 10 and 20 services" => "10..20 service",
        "from two hours to fifteen minutes" => "2 hour; 15 minute",
    }
    bounds_before_and_behind {
        "less than five minutes" => "5 minute AtMost",
        "as little as five minutes" => "5 minute AtMost",
        "up to 200 nodes" => "200 node AtMost",
        "almost a year" => "1 year Almost Article",
        "around 100 plus clusters" => "100 cluster AtLeast",
        "100+ clusters" => "100 cluster AtLeast",
        "15 minutes or so" => "15 minute About",
        "no more than 3 teams" => "3 team AtMost",
    }
    vague_amounts {
        "hundreds of clusters" => "100..1000 cluster Vague",
        "tens of thousands of pods" => "10000..100000 pod Vague",
        "billions of dollars" => "1000000000..10000000000 dollar Vague",
        "several weeks" => "3..9 week Vague",
        "a couple of days" => "2..3 day Vague",
        "hundred of clusters" => "100..1000 cluster Vague",
        "hundreds hundreds of pods" => "100..1000 pod Vague",
        "it took weeks" => "2..99 week Bare",
        "not millions" => "1000000..10000000 Vague negated",
    }
    absences {
        "zero downtime" => "0 downtime Absence",
        "with no downtime at all" => "0 downtime Absence",
        "without any interruption" => "0 interruption Absence",
        "we never had any issue" => "0 issue Absence",
        "no problem" => "",
    }
    numbers_that_measure_nothing {
        "in twenty twenty four" => "2024 Year",
        "since 2019" => "2019 Year",
        "24/7" => "24 Idiom",
        "zero trust" => "0 Idiom",
        "at 9 am" => "9 Clock",
        "port 8080" => "8080 Port",
        "kubernetes 1.23" => "1.23 Version",
        "layer seven" => "7 Label",
        "the 14th" => "14 Ordinal",
        "in october 2019 2020 the project" => "2019 Year; 2020 Year",
        "fewer 502s than in the 90s" => "502 Label; 90 Year",
        "in the early days and during office hours" => "",
        "k8s and s3 and x509" => "",
        "one of the things is this one" => "",
    }
    units_and_rates {
        "35 vanilla kubernetes cluster" => "35 cluster",
        "10,000 logins per hour" => "10000 login/hour",
        "90,000 documents a second" => "90000 document/second",
        "12 billion dollars" => "12000000000 dollar",
        "$25k" => "25000 dollar",
        "€300 a month" => "300 euro/month",
        "half a day's work" => "0.5 day",
        "a 24-hour window" => "24 hour",
        "3 petabytes of data" => "3 petabyte",
    }
    damaged_figures_are_marked {
        "a,024 shards" => "1024 shard suspect",
        "one3 of the cost" => "0.3333 Fraction suspect",
        "16 80 percent" => "80 percent suspect",
        "550 50 users" => "50 user suspect",
        "18330 requests" => "18330 request suspect",
        "we served b45 billion loaves" => "",
    }
    doubt_is_kept {
        "I think it was three months" => "3 month unsure",
        "maybe 20 people" => "20 person unsure",
        "it is not 5 clusters" => "5 cluster negated",
    }
}

#[test]
fn equal_meanings_match() {
    for (a, b) in [
        ("fifty percent", "50%"),
        ("half of the clusters", "50%"),
        ("by a factor of two", "two x"),
        ("60 minutes", "one hour"),
        ("6 000 engineers", "6,000 engineers"),
        ("over a thousand projects", "more than 1,000 projects"),
        ("about 80 percent", "roughly 80%"),
        ("1.5M users", "one and a half million users"),
        ("12 months", "a year"),
    ] {
        assert!(same(a, b), "{a} / {b}");
    }
}

#[test]
fn unequal_meanings_differ() {
    for (a, b) in [
        ("50%", "50 clusters"),
        ("50 clusters", "50 teams"),
        ("up to 50 clusters", "more than 50 clusters"),
        ("two hours", "two days"),
        ("not millions", "millions"),
        ("10,000 logins per hour", "10,000 logins per day"),
        ("the 14th", "14 clusters"),
        ("layer 7", "7 clusters"),
        ("weeks", "two weeks"),
    ] {
        assert!(!same(a, b), "{a} / {b}");
    }
}

fn changed(text: &str) -> Option<(String, String)> {
    let found = changes(text);
    assert!(found.len() < 2, "{text}");
    found.first().map(|c| (one_shown(&c.from), one_shown(&c.to)))
}

#[test]
fn changes_know_their_direction() {
    let pair = |a: &str, b: &str| Some((a.to_owned(), b.to_owned()));
    assert_eq!(
        changed("from two hours to fifteen minutes"),
        pair("2 hour", "15 minute")
    );
    assert_eq!(
        changed("it takes minutes instead of weeks"),
        pair("2..99 week Bare", "2..99 minute Bare")
    );
    assert_eq!(
        changed("it used to take two weeks and now it takes an hour"),
        pair("2 week", "1 hour Article")
    );
    assert_eq!(
        changed("less than two hours, down from about a week"),
        pair("1 week About Article", "2 hour AtMost")
    );
    assert_eq!(changed("we have two clusters and three teams"), None);
}

#[test]
fn printing_keeps_bound_and_unit() {
    let print = |text: &str| read(text)[0].print(None);
    assert_eq!(print("over a thousand projects"), "over 1,000 projects");
    assert_eq!(print("100 plus clusters"), "more than 100 clusters");
    assert_eq!(print("less than five minutes"), "less than 5 minutes");
    assert_eq!(print("about eighty percent"), "about 80%");
    assert_eq!(print("one and a half million users"), "1.5 million users");
    assert_eq!(print("two to three hours"), "2 to 3 hours");
    assert_eq!(print("hundreds of clusters"), "hundreds of clusters");
    assert_eq!(print("$25k"), "$25,000");
}

/// A whole number below a thousand million in words, as people say it.
fn spoken(n: u32) -> String {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] = [
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    let rest = |n: u32, joint: &str| {
        if n == 0 {
            String::new()
        } else {
            format!("{joint}{}", spoken(n))
        }
    };
    match n {
        0..20 => SMALL[n as usize].to_owned(),
        20..100 => format!("{}{}", TENS[n as usize / 10], rest(n % 10, " ")),
        100..1000 => format!("{} hundred{}", spoken(n / 100), rest(n % 100, " and ")),
        1000..1_000_000 => format!("{} thousand{}", spoken(n / 1000), rest(n % 1000, " ")),
        _ => format!("{} million{}", spoken(n / 1_000_000), rest(n % 1_000_000, " ")),
    }
}

#[test]
fn figures_of_different_thoughts_are_no_change() {
    let told = "the other 28 ships were done in six weeks. So what came of it? A rollout now takes less than twenty minutes";
    assert_eq!(changes(told), []);
    let was = "the fleet was done in six weeks. A rollout now takes twenty minutes";
    assert_eq!(changes(was), []);
    assert_eq!(
        changes("it used to take six weeks. Now it takes twenty minutes").len(),
        1
    );
}

proptest! {
    #[test]
    fn spoken_numbers_read_back(n in prop_oneof![2..2000u32, 2..1_000_000_000u32]) {
        let found = read(&format!("we measured {} widgets", spoken(n)));
        prop_assert_eq!(found.len(), 1);
        prop_assert!(close(found[0].low, f64::from(n)) && close(found[0].high, f64::from(n)), "{} {:?}", n, found);
    }

    #[test]
    fn digits_read_back_with_and_without_commas(n in 0..1_000_000_000u32) {
        // Two groups of three digits may be a spoken range, so split figures need a shorter first group.
        let split = if n.to_string().len().is_multiple_of(3) { n.to_string() } else { grouped(n, " ") };
        for text in [n.to_string(), grouped(n, ","), split] {
            let found = read(&format!("we measured {text} widgets"));
            prop_assert_eq!(found.len(), 1, "{}", text);
            prop_assert!(close(found[0].low, f64::from(n)), "{} {:?}", text, found);
        }
    }

    #[test]
    fn any_text_reads_without_panic_and_spans_stay_inside(text in "\\PC{0,60}") {
        check_spans(&text)?;
    }

    #[test]
    fn any_mix_of_number_words_reads_without_panic(
        words in proptest::collection::vec(
            proptest::sample::select(vec![
                "a", "half", "million", "hundred", "and", "to", "two", "twenty", "7", "000", "1,5", "/", "-", "$", "percent",
                "from", "over", "years", "year", "not", "no", "x", "of", "hundreds", "couple", "one", "point", "3rd", "a,024",
                "times", "per", "second", "k", "third", "24", "day", "+", "ü", "’s", "doubled", "factor", "clusters",
            ]),
            0..14,
        ),
        glue in proptest::bool::ANY,
    ) {
        check_spans(&words.join(if glue { "" } else { " " }))?;
    }
}

#[test]
fn a_noun_told_with_of_keeps_its_own_place() {
    let text = "it ran two times of years";
    check_spans(text).unwrap();
    let noun = read(text)[0].noun.unwrap();
    assert_eq!(&text[noun.start..noun.end], "years");
}

fn grouped(n: u32, separator: &str) -> String {
    let text = n.to_string();
    let mut out = String::new();
    for (i, c) in text.chars().enumerate() {
        if i > 0 && (text.len() - i).is_multiple_of(3) {
            out.push_str(separator);
        }
        out.push(c);
    }
    out
}

fn check_spans(text: &str) -> Result<(), TestCaseError> {
    let length = text.chars().count();
    let mut end = 0;
    for quantity in read(text) {
        prop_assert!(quantity.span.start >= end, "overlap in {text:?}");
        prop_assert!(
            quantity.span.start <= quantity.figure.start && quantity.figure.end <= quantity.span.end
        );
        prop_assert!(quantity.figure.start < quantity.figure.end && quantity.span.end <= length);
        prop_assert!(quantity.low <= quantity.high);
        if let Some(noun) = quantity.noun {
            prop_assert!(noun.start < noun.end && noun.end <= length);
        }
        end = quantity.span.end;
    }
    for change in changes(text) {
        prop_assert!(change.span.start < change.span.end && change.span.end <= length);
    }
    Ok(())
}
