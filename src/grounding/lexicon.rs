//! What small words say: negation, direction, quantity, certainty, comparison, cause. Word lists only, no judgement.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// A set of things a word says besides its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Tags(u32);

impl Tags {
    /// "not", "never", "without": turns a statement round.
    pub(super) const NOT: Tags = Tags(1);
    /// "lack", "fail", "ignore", "forbid": negative in meaning.
    pub(super) const NEGATIVE: Tags = Tags(1 << 1);
    /// "increase", "above", "more".
    pub(super) const UP: Tags = Tags(1 << 2);
    /// "reduce", "below", "fewer".
    pub(super) const DOWN: Tags = Tags(1 << 3);
    /// "all", "every", "entire".
    pub(super) const ALL: Tags = Tags(1 << 4);
    /// "some", "most", "part".
    pub(super) const PART: Tags = Tags(1 << 5);
    /// "nearly", "maybe", "about", "I think".
    pub(super) const HEDGE: Tags = Tags(1 << 6);
    /// "want", "will", "plan", "should", "ideally".
    pub(super) const PLAN: Tags = Tags(1 << 7);
    /// "largest", "first", "only".
    pub(super) const SUPERLATIVE: Tags = Tags(1 << 8);
    /// "because", "due".
    pub(super) const CAUSE: Tags = Tags(1 << 9);
    /// "minute", "week", "terabyte": swapped easily, told exactly.
    pub(super) const UNIT: Tags = Tags(1 << 10);
    /// Forms of "be", "have", "do" and modal verbs.
    pub(super) const AUXILIARY: Tags = Tags(1 << 11);
    /// "will", "would", "should": a plan only against a claim that says done.
    pub(super) const MODAL: Tags = Tags(1 << 12);
    /// Words handled by checks of their own and of no weight in the wording.
    pub(super) const GRAMMAR: Tags =
        Tags(Self::NOT.0 | Self::ALL.0 | Self::PART.0 | Self::HEDGE.0 | Self::AUXILIARY.0 | Self::CAUSE.0);

    /// Both sets together.
    pub(super) const fn with(self, other: Tags) -> Tags {
        Tags(self.0 | other.0)
    }

    /// Whether the sets share a member.
    pub(super) const fn intersects(self, other: Tags) -> bool {
        self.0 & other.0 != 0
    }
}

const NOT: &str =
    " not no never without none nothing nobody neither nor cannot nowhere hardly barely non un cant dont ";
const NEGATIVE: &str = " lack fail ignor avoid prevent refus reject forbid forbidden prohibit unabl miss stop ceas instead \
    unless except disallow ban impossibl insufficient inadequat unavailabl unknown uncommon unheard unwilling unsupport away abandon \
    foreign unfamiliar drop remov eliminat spar rid ";
const UP: &str = " increas grow ris rais expand extend scal more higher high above over exceed up boost doubl tripl gain surg climb \
    accelerat faster quicker frequent improv larger bigger greater better upward longer broaden heighten growth widen soar jump multiply \
    strengthen went-up ";
const DOWN: &str = " reduc cut trim lower decreas fall shrink sav less fewer below under down declin lessen lighten shorten rare rarer scarce seldom \
    slower slow minimiz diminish wors smaller shorter cheaper minus downward reduction loss halv narrow drop eliminat \
    weaken out rid ";
const ALL: &str = " all every entire whole always each everything everyone everybody completely fully entirely throughout totally \
    companywide everywhere every-one any ";
const PART: &str = " some part parts most mostly many several few partly partially majority sometimes often usually portion \
    certain half various occasionally ";
const HEDGE: &str = " nearly almost about around approximately roughly maybe perhaps probably possibly potentially likely \
    essentially basically guess somewhat pretty fairly hopefully traditionally necessarily supposedly estimate estimated little ";
const PLAN: &str = " want wants plan plans planned planning hope hopes hoping hopefully aim aims aimed goal goals target intend intends \
    intended eventually eventual future roadmap ideally ideal wish wishes maybe might may considering potentially potential thinking \
    evaluating prototype someday ";
const MODAL: &str = " will would should could shall gonna going 'll ought ";
const SUPERLATIVE: &str = " first largest biggest best only fastest greatest highest lowest smallest leading unique unprecedented \
    unmatched sole foremost top earliest oldest youngest cheapest most newest latest safest strongest busiest record pioneering \
    pioneer leader leaders frontrunner number-one unrivaled premier ever worst hardest ";
const CAUSE: &str = " because due thanks therefore hence consequently thereby thus since ";
const AUXILIARY: &str = " is are was were be been being am has have had having do does did doing can get gets got 're 've 'm 's \
    isn't aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't can't couldn't won't wouldn't shouldn't ";
const UNITS: &str = " nanosecond microsecond millisecond second minut hour day week month quarter year decad byt kilobyt megabyt \
    gigabyt terabyt petabyt exabyt percent hourly daily weekly monthly yearly annual dollar euro pound cent kb mb gb tb pb ms ";
const FUNCTION: &str = " a an the and or but of to in on at by for from with as into onto than then that this these those it its it's \
    they them their theirs we us our ours you your yours he him his she her hers i me my mine who whom whose which what when where \
    why how there here so such also just very too even still yet already now again while during after before until till against between \
    through both either other others another same own out off up down over under per via if because though although however \
    well like okay oh uh um yeah yes let's let one ones i'm we're we've we'll you're they're that's there's what's i've you've i'll \
    you'll they've something anything everything thing things way kind sort lot lots really actually quite much many more most less \
    not no nor only about around upon within across along among amongst toward towards et al etc eg ie vs said say says saying called \
    company's today ago once ";

/// Sounds of hesitation and padding that a printed quotation leaves out.
const FILLER: &str =
    " uh um uhm er erm ah oh hmm mm yeah so well like okay ok actually basically kinda sorta ";

/// The lists by word form.
const BY_FORM: [(&str, Tags); 8] = [
    (NOT, Tags::NOT),
    (ALL, Tags::ALL),
    (PART, Tags::PART),
    (HEDGE, Tags::HEDGE),
    (MODAL, Tags::MODAL),
    (PLAN, Tags::PLAN),
    (SUPERLATIVE, Tags::SUPERLATIVE),
    (CAUSE, Tags::CAUSE),
];

/// The lists whose entries may be forms or stems.
const BY_STEM: [(&str, Tags); 4] = [
    (NEGATIVE, Tags::NEGATIVE),
    (UP, Tags::UP),
    (DOWN, Tags::DOWN),
    (UNITS, Tags::UNIT),
];

/// What the lists say of one word: a talk has thousands, so each is looked up once and not searched for list by list.
#[derive(Debug, Clone, Copy, Default)]
struct Entry {
    by_form: Tags,
    by_stem: Tags,
    function: bool,
    filler: bool,
}

static WORDS: LazyLock<FxHashMap<&'static str, Entry>> = LazyLock::new(|| {
    let mut words: FxHashMap<&'static str, Entry> = FxHashMap::default();
    let mut each = |list: &'static str, set: &dyn Fn(&mut Entry)| {
        for word in list.split_whitespace() {
            set(words.entry(word).or_default());
        }
    };
    for (list, tag) in BY_FORM.into_iter().chain([(AUXILIARY, Tags::AUXILIARY)]) {
        each(list, &|entry| entry.by_form = entry.by_form.with(tag));
    }
    for (list, tag) in BY_STEM {
        each(list, &|entry| entry.by_stem = entry.by_stem.with(tag));
    }
    each(FUNCTION, &|entry| entry.function = true);
    each(FILLER, &|entry| entry.filler = true);
    words
});

fn entry(word: &str) -> Entry {
    WORDS.get(word).copied().unwrap_or_default()
}

/// What a word says besides its meaning.
pub(super) fn tags(lower: &str, stem: &str) -> Tags {
    let form = entry(lower);
    let mut tags = form.by_form.with(form.by_stem);
    if stem != lower {
        tags = tags.with(entry(stem).by_stem);
    }
    if lower.ends_with("n't") {
        tags = tags.with(Tags::NOT);
    }
    if lower.ends_with("'ll") || lower.ends_with("'d") {
        tags = tags.with(Tags::MODAL);
    }
    tags
}

/// Whether a lower-case word carries no meaning of its own.
pub(super) fn is_function_word(lower: &str) -> bool {
    lower.chars().nth(1).is_none() || entry(lower).function
}

/// Whether a lower-case word is a sound of hesitation or padding, which a printed quotation leaves out.
pub(super) fn is_filler(lower: &str) -> bool {
    entry(lower).filler
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::stem::stem;

    fn tagged(word: &str) -> Tags {
        tags(word, &stem(word))
    }

    #[test]
    fn small_words_say_what_they_say() {
        assert!(tagged("couldn't").intersects(Tags::NOT));
        assert!(tagged("reducing").intersects(Tags::DOWN));
        assert!(tagged("expanding").intersects(Tags::UP));
        assert!(!tagged("expanding").intersects(Tags::DOWN));
        assert!(tagged("entire").intersects(Tags::ALL));
        assert!(tagged("we'll").intersects(Tags::MODAL));
        assert!(tagged("weeks").intersects(Tags::UNIT));
        assert!(tagged("largest").intersects(Tags::SUPERLATIVE));
        assert!(!tagged("cluster").intersects(Tags::GRAMMAR));
    }

    #[test]
    fn lists_match_whole_words_only() {
        assert!(!tagged("nothingness").intersects(Tags::NOT));
        assert!(!tagged("").intersects(Tags::GRAMMAR));
        assert!(is_function_word("which") && !is_function_word("whichever"));
        assert!(is_filler("uhm") && !is_filler("hum"));
    }
}
