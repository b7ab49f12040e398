//! Weights of the signs of a quotation, learned by `tools/train_quotations.py`; do not edit by hand.

use super::signs::COUNT;

/// Log odds of a quotation without any sign.
pub(super) const BIAS: f64 = -2.847;

/// What a step of the table of words adds, in a quotation.
pub(super) const OWN: f64 = 0.007_150;
/// The same around it.
pub(super) const AROUND: f64 = 0.007_538;

/// What each sign adds to the log odds, in the order of their names.
pub(super) const WEIGHTS: [f32; COUNT] = [
    0.016,  // length:8-9
    0.062,  // length:10-12
    -0.041, // length:13-17
    0.007,  // length:18-24
    -0.020, // length:25-31
    -0.023, // length:32+
    0.064,  // from:sentence
    0.192,  // from:punctuated sentence
    -0.114, // from:lead
    -0.176, // from:join
    0.096,  // from:pause
    0.130,  // from:said
    0.162,  // to:sentence
    0.105,  // to:punctuated sentence
    -0.043, // to:next
    -0.079, // to:but
    0.006,  // to:because
    0.026,  // to:which
    -0.025, // to:pause
    -0.047, // to:leftover
    -0.012, // run:whole sentence
    -0.028, // before:hangs
    -0.007, // after:joins
    -0.151, // after:goes on
    0.206,  // first:we
    0.177,  // first:our
    -0.011, // first:the
    -0.014, // first:name
    -0.050, // first:number
    -0.094, // first:preposition
    0.014,  // first:i
    0.000,  // first:there
    0.064,  // first:doing
    -0.082, // first:subordinate
    0.052,  // first:plural
    -0.063, // first:determiner
    -0.199, // first:other
    0.086,  // second:verb
    -0.097, // last:name
    0.014,  // last:plural
    -0.034, // last:noun
    0.010,  // last:noun or verb
    -0.019, // last:number
    0.001,  // last:adverb
    0.059,  // last:adjective
    -0.042, // last:verb
    0.109,  // last:other
    0.051,  // last:rare
    -0.082, // words:unknown
    -0.030, // words:odd share
    0.011,  // words:odd 1
    0.055,  // words:odd 2
    -0.016, // words:odd 3+
    -0.055, // words:odd strong
    0.000,  // words:runs on
    -0.136, // words:repeats
    -0.148, // words:nouns in a row
    -0.101, // words:many nouns in a row
    -0.070, // words:and
    0.024,  // words:verbs
    -0.138, // words:no finite verb
    0.120,  // words:past
    0.069,  // words:said once
    -0.003, // words:said often
    -0.019, // words:content
    0.025,  // words:names
    -0.055, // words:acronyms
    -0.166, // words:dropped
    0.203,  // words:ours
    -0.090, // words:nobody's
    -0.029, // words:you
    -0.050, // words:i
    -0.044, // words:it
    0.071,  // words:they
    -0.287, // words:this
    0.004,  // words:this alone
    0.217,  // words:not
    -0.009, // words:can
    0.038,  // words:could
    -0.083, // words:will
    0.047,  // words:than
    0.064,  // words:compared with nothing
    0.069,  // list:strong
    -0.037, // list:gain
    0.102,  // list:hardship
    0.063,  // list:detail
    0.015,  // list:stage
    -0.137, // list:vague
    -0.091, // list:wish
    -0.176, // list:pointer
    -0.036, // list:meant
    -0.008, // list:reason
    0.021,  // list:done
    0.124,  // list:most
    0.127,  // list:people
    0.054,  // list:sense
    -0.094, // list:nothing
    -0.030, // figure:digits
    0.149,  // figure:percent
    -0.002, // figure:from to
    0.128,  // figure:gain
    0.036,  // we:did
    0.101,  // we:have
    0.226,  // we:want
    -0.100, // we:can
    -0.001, // we:use
    -0.049, // label:background
    0.106,  // label:challenge
    -0.055, // label:solution
    0.169,  // label:impact
    -0.133, // label:future
    -0.038, // label:other
    0.023,  // label:sure
    -0.075, // place:opening
    0.091,  // place:early
    0.097,  // place:middle
    -0.019, // place:late
    -0.094, // place:closing
    -0.028, // near:you
    -0.069, // near:i
    0.006,  // near:ours
    -0.016, // near:stage
    -0.053, // near:detail
    -0.024, // near:question
    -0.081, // far:stage
    -0.096, // far:you
    0.128,  // far:ours
    -0.126, // talk:you
    0.188,  // talk:ours
    -0.149, // talk:i
    -0.099, // talk:stage
    0.047,  // talk:punctuated
];
