//! Turns any Markdown into claims: one a sentence, bullet, table row or telling heading, as plain text with its
//! line. Front matter, code blocks, comments, images and time stamps are no claims. Judges nothing.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::sentences;

/// What kind of block a claim stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The document's headline.
    Headline,
    /// Any other heading that states something.
    Heading,
    /// A paragraph.
    Paragraph,
    /// A list item.
    Item,
    /// A row of a table.
    Row,
    /// A block quotation: words of a speaker even without quotation marks.
    Quote,
}

/// A sentence of a document that evidence must support.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentClaim {
    /// As in the file, without Markdown.
    pub text: String,
    /// Line of its first character in the file, from 1.
    pub line: usize,
    /// Where it stands.
    pub place: Place,
}

/// Text of one block with the byte offset in the file of each of its pieces.
#[derive(Debug, Default)]
struct Block {
    text: String,
    /// (offset in `text`, offset in the file), ascending.
    origin: Vec<(usize, usize)>,
}

impl Block {
    fn push(&mut self, text: &str, at: usize) {
        self.origin.push((self.text.len(), at));
        self.text.push_str(text);
    }

    fn offset(&self, at: usize) -> usize {
        let index = self.origin.partition_point(|(here, _)| *here <= at);
        index.checked_sub(1).map_or(0, |i| self.origin[i].1 + (at - self.origin[i].0))
    }
}

/// Claims of a document in order.
pub fn claims(markdown: &str) -> Vec<DocumentClaim> {
    let body_start = front_matter(markdown);
    let lines = line_starts(markdown);
    let mut reader = Reader {
        claims: Vec::new(),
        block: Block::default(),
        places: Vec::new(),
        skip: 0,
        comment: false,
        lines: &lines,
        row: false,
    };
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS;
    for (event, range) in Parser::new_ext(&markdown[body_start..], options).into_offset_iter() {
        reader.read(event, range.start + body_start);
    }
    reader.flush(Place::Paragraph);
    reader.claims
}

/// Length in bytes of YAML front matter at the head of the file.
fn front_matter(markdown: &str) -> usize {
    let text = markdown.strip_prefix('\u{feff}').unwrap_or(markdown);
    let lead = markdown.len() - text.len();
    if !(text.starts_with("---\n") || text.starts_with("---\r\n")) {
        return lead;
    }
    let mut at = 0;
    for (i, line) in text.split_inclusive('\n').enumerate() {
        at += line.len();
        if i > 0 && matches!(line.trim_end(), "---" | "...") {
            return lead + at;
        }
    }
    lead
}

fn line_starts(text: &str) -> Vec<usize> {
    std::iter::once(0)
        .chain(text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i + 1))
        .collect()
}

struct Reader<'a> {
    claims: Vec<DocumentClaim>,
    block: Block,
    places: Vec<Place>,
    /// Depth of nested elements that are no text (code blocks, images).
    skip: usize,
    /// Inside an HTML comment that spans several events.
    comment: bool,
    lines: &'a [usize],
    row: bool,
}

impl Reader<'_> {
    fn read(&mut self, event: Event<'_>, at: usize) {
        match event {
            Event::Start(tag) => self.open(&tag),
            Event::End(tag) => self.close(tag),
            Event::Text(text) | Event::Code(text) if self.skip == 0 && !self.comment => {
                self.block.push(&text, at);
            }
            Event::SoftBreak | Event::HardBreak => self.block.push(" ", at),
            Event::Html(html) | Event::InlineHtml(html) if self.skip == 0 => self.html(&html, at),
            Event::Rule => self.flush(Place::Paragraph),
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        let place = match tag {
            Tag::Heading { level, .. } if *level == HeadingLevel::H1 => Place::Headline,
            Tag::Heading { .. } => Place::Heading,
            Tag::Paragraph | Tag::HtmlBlock | Tag::FootnoteDefinition(_) => self.enclosing(),
            Tag::Item => Place::Item,
            Tag::TableRow | Tag::TableHead => Place::Row,
            Tag::BlockQuote(_) => Place::Quote,
            Tag::CodeBlock(_) | Tag::Image { .. } | Tag::MetadataBlock(_) => {
                self.skip += 1;
                return;
            }
            _ => return,
        };
        self.flush(self.current());
        self.row = matches!(tag, Tag::TableHead);
        self.places.push(place);
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::CodeBlock | TagEnd::Image | TagEnd::MetadataBlock(_) => {
                self.skip = self.skip.saturating_sub(1);
            }
            TagEnd::TableCell => {
                let at = self.block.offset(self.block.text.len());
                self.block.push(" — ", at);
            }
            TagEnd::TableHead => {
                self.block = Block::default();
                self.places.pop();
            }
            TagEnd::Heading(_)
            | TagEnd::Paragraph
            | TagEnd::HtmlBlock
            | TagEnd::FootnoteDefinition
            | TagEnd::Item
            | TagEnd::TableRow
            | TagEnd::BlockQuote(_) => {
                self.flush(self.current());
                self.places.pop();
                self.comment = false;
            }
            _ => {}
        }
    }

    fn current(&self) -> Place {
        self.places.last().copied().unwrap_or(Place::Paragraph)
    }

    fn enclosing(&self) -> Place {
        self.places
            .last()
            .copied()
            .filter(|p| matches!(p, Place::Item | Place::Quote))
            .unwrap_or(Place::Paragraph)
    }

    /// HTML shows its text to a reader, so the text is a claim; tags, comments, scripts and styles are not.
    fn html(&mut self, html: &str, at: usize) {
        let mut rest = html;
        while !rest.is_empty() {
            let here = at + (html.len() - rest.len());
            if self.comment {
                let Some(end) = rest.find("-->") else { return };
                self.comment = false;
                rest = &rest[end + 3..];
            } else if let Some(inside) = rest.strip_prefix("<!--") {
                self.comment = true;
                rest = inside;
            } else if rest.starts_with('<') {
                let end = rest.find('>').map_or(rest.len(), |i| i + 1);
                let tag = rest[1..end].trim_start_matches('/').to_ascii_lowercase();
                if ["br", "p", "div", "li", "tr", "td", "th", "h1", "h2", "h3"]
                    .iter()
                    .any(|t| tag.starts_with(t))
                {
                    self.block.push(" ", here);
                }
                rest = &rest[end..];
            } else {
                let end = rest.find('<').unwrap_or(rest.len());
                self.block.push(&rest[..end].replace(['\n', '\r'], " "), here);
                rest = &rest[end..];
            }
        }
    }

    fn flush(&mut self, place: Place) {
        let block = std::mem::take(&mut self.block);
        if block.text.trim().is_empty() {
            return;
        }
        for (start, end) in sentences::split(&block.text) {
            let text = tidy(&block.text[start..end]);
            if text.chars().filter(|c| c.is_alphanumeric()).count() < 2 || !states(&text, place) {
                continue;
            }
            let lead = block.text[start..end].len() - block.text[start..end].trim_start().len();
            let offset = block.offset(start + lead);
            let line = self.lines.partition_point(|l| *l <= offset).max(1);
            self.claims.push(DocumentClaim { text, line, place });
        }
    }
}

/// Whether a text says anything: headings of sections ("Company overview") do not.
fn states(text: &str, place: Place) -> bool {
    let figure = text.chars().any(|c| c.is_ascii_digit() || matches!(c, '"' | '“' | '%'));
    match place {
        Place::Heading => figure || text.split_whitespace().count() >= 6,
        _ => true,
    }
}

/// White space folded; time stamps ("(12:34)", "[1:02:03]") and the dashes of empty table cells removed.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if is_stamp(word) {
            // What followed the stamp ends the word before it: "(12:34)." leaves the full stop.
            if word.ends_with('.') && !out.ends_with(['.', '!', '?', '"', '”']) {
                out.push('.');
            }
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    let mut end = out.trim_matches(|c: char| c == '—' || c.is_whitespace());
    while let Some(shorter) = end.strip_suffix("()").or_else(|| end.strip_suffix("[]")) {
        end = shorter.trim_end();
    }
    end.to_owned()
}

fn is_stamp(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_ascii_digit());
    let outer = word.len() - bare.len();
    let parts: Vec<&str> = bare.split(':').collect();
    (2..=3).contains(&parts.len())
        && outer <= 4
        && parts.iter().all(|p| (1..=2).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit()))
        && (outer > 0 || parts.iter().skip(1).all(|p| p.len() == 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(markdown: &str) -> Vec<(String, usize)> {
        claims(markdown).into_iter().map(|c| (c.text, c.line)).collect()
    }

    #[test]
    fn sentences_come_without_markdown_and_with_their_line() {
        let found = texts(
            "# Acme cuts cost by 40%\n\nAcme *runs* [Argo CD](https://x.y) in\nproduction. It has **12** teams.\n",
        );
        assert_eq!(
            found,
            [
                ("Acme cuts cost by 40%".to_owned(), 1),
                ("Acme runs Argo CD in production.".to_owned(), 3),
                ("It has 12 teams.".to_owned(), 4),
            ]
        );
    }

    #[test]
    fn what_is_no_claim_is_left_out() {
        let found = texts(
            "---\ntitle: 99%\n---\n<!-- 12 pods -->\n## Company overview\n\n```\n50 nodes\n```\n\n![8 nodes](a.png)\n\nIt works ([12:34](https://y/watch?t=754s)).\n",
        );
        assert_eq!(found, [("It works.".to_owned(), 13)]);
    }

    #[test]
    fn headings_with_figures_are_claims() {
        assert_eq!(texts("## 40% faster\n\n## Challenge\n").len(), 1);
    }

    #[test]
    fn rows_items_and_html_are_claims() {
        let found = texts(
            "| What | How much |\n|---|---|\n| Deploy time | 5 minutes |\n\n- one\n- two 2\n\n<p>Saved 90%</p>\n",
        );
        let just: Vec<&str> = found.iter().map(|(t, _)| t.as_str()).collect();
        assert_eq!(just, ["Deploy time — 5 minutes", "one", "two 2", "Saved 90%"]);
    }

    #[test]
    fn a_comment_over_several_lines_hides_its_text() {
        assert_eq!(
            texts("Before <!-- 5\n6\n--> after it.\n"),
            [("Before after it.".to_owned(), 1)]
        );
    }

    #[test]
    fn a_block_quotation_is_marked() {
        let found = claims("> We shipped it.\n>\n> — Ada\n");
        assert!(found.iter().all(|c| c.place == Place::Quote));
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn hostile_nesting_and_huge_lines_are_read() {
        let _ = claims(&">".repeat(20_000));
        let _ = claims(&"- ".repeat(20_000));
        let _ = claims(&"a ".repeat(200_000));
        let _ = claims(&"<b ".repeat(20_000));
        let _ = claims("<!--");
        let _ = claims("|a|b|\n|-|-|\n|x|\n");
    }

    proptest::proptest! {
        #[test]
        fn any_text_gives_claims_with_lines_of_the_file(text in "(?s)[\\PC\n#>|*`<!\\-]{0,200}") {
            let lines = text.split('\n').count();
            for claim in claims(&text) {
                proptest::prop_assert!(claim.line >= 1 && claim.line <= lines);
            }
        }
    }
}
