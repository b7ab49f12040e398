//! Tells the time of a raw character from the cues around it. Within a cue time passes evenly; where the cues have
//! no times there is none.

use super::super::clean::Cleaned;

/// Cues by their places.
#[derive(Debug)]
pub(super) struct Timeline<'a> {
    cleaned: &'a Cleaned,
}

impl<'a> Timeline<'a> {
    pub(super) fn new(cleaned: &'a Cleaned) -> Self {
        Self { cleaned }
    }

    /// Time at which the character at `at` begins, in milliseconds.
    pub(super) fn at(&self, at: usize) -> Option<u64> {
        let cues = &self.cleaned.cues;
        let index = cues.partition_point(|(span, ..)| span.start <= at).checked_sub(1)?;
        self.interpolate(index, at)
    }

    /// Time at which the character before `end` ends.
    pub(super) fn until(&self, end: usize) -> Option<u64> {
        let cues = &self.cleaned.cues;
        let index = cues.partition_point(|(span, ..)| span.start < end).checked_sub(1)?;
        self.interpolate(index, end)
    }

    fn interpolate(&self, index: usize, at: usize) -> Option<u64> {
        let (span, start, end) = self.cleaned.cues[index];
        let start = start?;
        // A cue of rolling captions may last into the next one: its words were said before that begins.
        let next = self.cleaned.cues.get(index + 1).and_then(|c| c.1);
        let end = end.unwrap_or(start).min(next.unwrap_or(u64::MAX)).max(start);
        let length = span.end.saturating_sub(span.start).max(1) as u64;
        let done = (at.saturating_sub(span.start) as u64).min(length);
        Some(start + (end - start) * done / length)
    }
}
