//! Weights of the signs of a quotation, learned by `tools/train_quotations.py`; do not edit by hand.

use super::signs::COUNT;

/// Log odds of a quotation without any sign.
pub(super) const BIAS: f64 = -2.881;

/// What a step of the table of words adds, in a quotation and around it.
pub(super) const OWN: f64 = 0.005_567;
pub(super) const AROUND: f64 = 0.004_900;

/// What each sign adds to the log odds, in the order of their names.
pub(super) const WEIGHTS: [f32; COUNT] = [
    -0.153, // length:8-9
    -0.011, // length:10-12
    0.096,  // length:13-17
    0.190,  // length:18-24
    -0.020, // length:25-31
    -0.102, // length:32+
    0.116,  // from:sentence
    0.203,  // from:punctuated sentence
    -0.152, // from:lead
    -0.188, // from:join
    0.193,  // from:pause
    0.030,  // from:said
    0.173,  // to:sentence
    0.141,  // to:punctuated sentence
    0.023,  // to:next
    -0.014, // to:but
    0.046,  // to:because
    -0.098, // to:which
    -0.087, // to:pause
    -0.043, // to:leftover
    -0.049, // run:whole sentence
    -0.093, // before:hangs
    -0.216, // after:joins
    -0.218, // after:goes on
    0.212,  // first:we
    0.223,  // first:our
    -0.066, // first:the
    -0.211, // first:name
    -0.008, // first:number
    0.121,  // first:preposition
    -0.000, // first:i
    0.000,  // first:there
    0.075,  // first:doing
    -0.149, // first:subordinate
    0.071,  // first:plural
    -0.214, // first:determiner
    -0.054, // first:other
    0.207,  // second:verb
    0.062,  // last:name
    0.098,  // last:plural
    -0.028, // last:noun
    -0.062, // last:noun or verb
    -0.022, // last:number
    -0.123, // last:adverb
    0.130,  // last:adjective
    -0.235, // last:verb
    0.179,  // last:other
    0.035,  // last:rare
    -0.135, // words:unknown
    -0.017, // words:odd share
    0.039,  // words:odd 1
    0.034,  // words:odd 2
    0.076,  // words:odd 3+
    0.035,  // words:odd strong
    -0.202, // words:runs on
    -0.218, // words:repeats
    0.009,  // words:nouns in a row
    -0.246, // words:many nouns in a row
    -0.207, // words:and
    -0.036, // words:verbs
    -0.092, // words:no finite verb
    0.117,  // words:past
    0.079,  // words:said once
    -0.088, // words:said often
    0.034,  // words:content
    0.031,  // words:names
    -0.059, // words:acronyms
    -0.143, // words:dropped
    0.217,  // words:ours
    -0.029, // words:nobody's
    0.038,  // words:you
    -0.215, // words:i
    0.023,  // words:it
    0.100,  // words:they
    -0.445, // words:this
    0.024,  // words:this alone
    0.323,  // words:not
    0.019,  // words:can
    0.034,  // words:could
    -0.250, // words:will
    0.233,  // words:than
    0.134,  // words:compared with nothing
    0.149,  // list:strong
    -0.091, // list:gain
    0.212,  // list:hardship
    0.035,  // list:detail
    -0.083, // list:stage
    -0.334, // list:vague
    -0.100, // list:wish
    -0.184, // list:pointer
    -0.099, // list:meant
    0.092,  // list:reason
    -0.074, // list:done
    0.314,  // list:most
    0.118,  // list:people
    -0.037, // list:nothing
    0.125,  // figure:digits
    0.248,  // figure:percent
    0.025,  // figure:from to
    0.231,  // figure:gain
    0.165,  // we:did
    0.036,  // we:have
    0.190,  // we:want
    -0.281, // we:can
    0.206,  // we:use
    0.183,  // label:background
    0.092,  // label:challenge
    -0.119, // label:solution
    0.018,  // label:impact
    -0.139, // label:future
    -0.035, // label:other
    0.038,  // label:sure
    0.046,  // place:opening
    0.046,  // place:early
    0.029,  // place:middle
    -0.060, // place:late
    -0.061, // place:closing
    0.027,  // near:you
    -0.148, // near:i
    -0.007, // near:ours
    -0.068, // near:stage
    -0.054, // near:detail
    0.001,  // near:question
    -0.133, // far:stage
    -0.069, // far:you
    0.194,  // far:ours
    -0.145, // talk:you
    0.479,  // talk:ours
    -0.218, // talk:i
    -0.089, // talk:stage
    0.153,  // talk:punctuated
];
