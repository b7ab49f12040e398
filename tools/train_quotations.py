#!/usr/bin/env python3
"""Learns how likely an editor prints a quotation from labels: first from what the analysis knows
(src/analysis/quotations: weights.rs, words.bin), then from that and what the built-in writer knows
(src/writing/extractive/document/quotable/weights.rs).

    cargo build --example observe_quotations
    target/debug/examples/observe_quotations < TALKS.jsonl > SEEN.jsonl
    word_vectors.py MANY_TALKS.jsonl VECTORS.npz LABELLED_ID ...
    train_quotations.py SEEN.jsonl tools/quotation_labels.tsv VECTORS.npz [--without IDS] [--write] (then cargo fmt)
    train_quotations.py SEEN.jsonl --label MARKS > tools/quotation_labels.tsv

TALKS.jsonl holds a talk a line ("video_id", "title", "transcript"). A line of the label file is a digest of the talk's
id, the range of the sentence in the raw transcript, a digest of the quotation's words, and k (keep), l (light edit) or d
(drop): it holds no text. A label whose quotation is no longer offered is left out. MARKS holds a JSON object a line
("video_id", "sentence", "text", "mark"). IDS is a file of talks that are held out. The vectors must not know the labelled
talks. The figures printed are of weights that never saw the talk. Python 3.11 and numpy.
"""
import collections, json, pathlib, random, re, struct, sys

import numpy as np

from train_worth import auc, digest, literal, regress
from vocabulary import fnv

STRENGTH = 30.0    # of the L2 penalty on signs, and on vectors of words; chosen leave-one-talk-out
VECTORS = 5.0
RARE = 8           # a sign of the writer seen less often is left out
LIGHT = 0.35       # what a light edit counts
VALUE = {"k": 1.0, "l": LIGHT, "d": 0.0}
FOLDS = 22
ROOT = pathlib.Path(__file__).resolve().parent.parent / "src"


def key(row):
    words = re.sub(r"[^\w%$' -]", "", row["text"].lower())
    return digest(row["video_id"]), *row["raw"], digest(words)


def load(seen, labels):
    marks = {}
    for line in pathlib.Path(labels).read_text().splitlines():
        talk, start, end, words, mark = line.split("\t")
        marks[(talk, int(start), int(end), words)] = mark
    rows = {}
    for row in map(json.loads, open(seen)):
        if key(row) in marks:
            rows[key(row)] = row
    return list(rows.values()), [marks[k] for k in rows]


def known_vectors(path):
    """A vector for each word that the section labels know, in their order; zeros for words without one."""
    raw = (ROOT / "analysis/sections/weights.bin").read_bytes()
    known = struct.unpack_from("<I", raw, 4)[0]
    labels, places = 5, 7
    at = 8 + (2 + places) * labels * 4
    place = {h: i for i, h in enumerate(struct.unpack_from(f"<{known}I", raw, at))}
    with np.load(path) as file:
        words, vectors = file["words"], file["vectors"].astype(float)
    table = np.zeros((known, vectors.shape[1]))
    for word, vector in zip(words, vectors):
        if fnv(str(word)) in place:
            table[place[fnv(str(word))]] = vector
    return table


def names():
    source = (ROOT / "analysis/quotations/signs/mod.rs").read_text()
    return re.findall(r'"([^"]+)",', source[source.index("signs! {") : source.index("/// Number of signs")])


def matrix(rows, signs, table):
    """Signs, vectors of the words in and around the quotation, and 1 for the bias."""
    index = {n: i for i, n in enumerate(signs)}
    x = np.zeros((len(rows), len(signs)))
    for i, row in enumerate(rows):
        for name, value in row["signs"]:
            x[i, index[name]] = value
    mean = lambda places: table[places].sum(0) / max(len(places), 1) ** 0.5 if places else np.zeros(table.shape[1])
    own, around = ([mean(r["words"][part]) for r in rows] for part in (0, 1))
    return np.hstack([x, own, around, np.ones((len(rows), 1))])


def writer_matrix(rows, named, first):
    """The writer's signs, the log odds it sees, and 1 for the bias."""
    index = {n: i for i, n in enumerate(named)}
    x = np.zeros((len(rows), len(named)))
    for i, row in enumerate(rows):
        for name in row["named"]:
            if name in index:
                x[i, index[name]] = 1.0
    p = np.clip(first, 0.02, 0.98)
    odds = np.array([r["odds"][1:] for r in rows])
    return np.hstack([x, np.log(p / (1 - p))[:, None], odds, np.ones((len(rows), 1))])


def penalty(size, signs, strength=STRENGTH, vectors=VECTORS):
    """Of the L2 penalty on each weight: on signs, on vectors of words; the bias (last) is not held back."""
    return np.r_[np.full(signs, strength), np.full(size - signs - 1, vectors), 0.001]


def held_out(x, y, talks, signs, **options):
    """Probabilities by weights that never saw the talk."""
    order = random.Random(1).sample(sorted(set(talks)), len(set(talks)))
    folds = {t: i % FOLDS for i, t in enumerate(order)}
    fold = np.array([folds[t] for t in talks])
    p = np.zeros(len(y))
    for k in range(FOLDS):
        held = fold == k
        p[held] = 1 / (1 + np.exp(-x[held] @ regress(x[~held], y[~held], penalty(x.shape[1], signs, **options))))
    return p


def report(name, marks, p, talks):
    shares = lambda part: "/".join(f"{np.mean(marks[part] == m):.2f}" for m in "kld") + f" of {len(part)}"
    order = np.argsort(-p)
    print(f"{name}: keep {auc(marks == 'k', p):.3f}  not drop {auc(marks != 'd', p):.3f}")
    for most in (1, 3, 5, 8):
        print(f"    best {most} a talk: {shares([i for t in sorted(set(talks)) for i in (order[talks[order] == t])[:most]])}")
    for low in (0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7):
        part = np.flatnonzero(p >= low)
        if len(part):
            print(f"    from {low:.2f}: {shares(part)}")


def write_analysis(signs, beta, table):
    """Writes the weights and the table of words. A vector weighs as much as its product with the weights of vectors."""
    own, around = (table @ part for part in np.split(beta[len(signs) : -1], 2))
    steps = [np.abs(part).max() / 127 for part in (own, around)]
    folder = ROOT / "analysis/quotations"
    pack = struct.Struct("<bb").pack
    (folder / "words.bin").write_bytes(b"".join(pack(round(a / steps[0]), round(b / steps[1])) for a, b in zip(own, around)))
    weights = "".join(f"    {w:.3f}, // {n}\n" for n, w in zip(signs, beta))
    (folder / "weights.rs").write_text(
        "//! Weights of the signs of a quotation, learned by `tools/train_quotations.py`; do not edit by hand.\n\n"
        "use super::signs::COUNT;\n\n"
        f"/// Log odds of a quotation without any sign.\npub(super) const BIAS: f64 = {beta[-1]:.3f};\n\n"
        f"/// What a step of the table of words adds, in a quotation.\n"
        f"pub(super) const OWN: f64 = {literal(steps[0])};\n"
        f"/// The same around it.\npub(super) const AROUND: f64 = {literal(steps[1])};\n\n"
        f"/// What each sign adds to the log odds, in the order of their names.\npub(super) const WEIGHTS: [f32; COUNT] = [\n{weights}];\n"
    )


def write_writer(named, beta):
    """Writes the weights of the writer's signs."""
    weights = "".join(f'    ("{n}", {w:.3f}),\n' for n, w in sorted(zip(named, beta)))
    odds = ", ".join(f"{w:.3f}" for w in beta[len(named) : -1])
    (ROOT / "writing/extractive/document/quotable/weights.rs").write_text(
        "//! Weights of the signs of a quotation beside the story, learned by `tools/train_quotations.py`; do not edit by hand.\n\n"
        f"/// Log odds of a quotation without any sign.\npub(super) const BIAS: f64 = {beta[-1]:.3f};\n\n"
        "/// Weights of the log odds of the analysis, of its words as a statement, of the best statement of its sentence, and of its\n"
        f"/// own doings.\npub(super) const ODDS: [f64; {len(beta) - 1 - len(named)}] = [{odds}];\n\n"
        f"/// What each sign adds to the log odds, sorted by name.\npub(super) const WEIGHTS: &[(&str, f64)] = &[\n{weights}];\n"
    )


def main():
    args = sys.argv[1:]
    if "--label" in args:
        marks = {(m["video_id"], m["sentence"], m["text"]): m["mark"] for m in map(json.loads, open(args[2]))}
        for row in map(json.loads, open(args[0])):
            mark = marks.pop((row["video_id"], row["sentence"], row["text"]), None)
            if mark:
                print(*key(row), mark, sep="\t")
        return
    if len(args) < 3:
        sys.exit(__doc__)
    rows, marks = load(args[0], args[1])
    without = set(pathlib.Path(args[args.index("--without") + 1]).read_text().split()) if "--without" in args else set()
    signs, table = names(), known_vectors(args[2])
    x, marks = matrix(rows, signs, table), np.array(marks)
    y = np.array([VALUE[m] for m in marks])
    talks = np.array([r["video_id"] for r in rows])
    seen = ~np.array([t in without for t in talks])
    counts = collections.Counter(n for r in rows for n in r["named"])
    named = sorted(n for n, c in counts.items() if c >= RARE)
    print(f"{len(set(talks))} talks, {len(rows)} quotations, {len(signs)} signs, then {len(named)}")
    # The writer's weights are learned from what the analysis makes of talks that it never saw.
    first = np.zeros(len(rows))
    first[seen] = held_out(x[seen], y[seen], talks[seen], len(signs))
    beta = regress(x[seen], y[seen], penalty(x.shape[1], len(signs)))
    first[~seen] = 1 / (1 + np.exp(-x[~seen] @ beta))
    second = writer_matrix(rows, named, first)
    last = held_out(second[seen], y[seen], talks[seen], len(named), vectors=0.5)
    gamma = regress(second[seen], y[seen], penalty(second.shape[1], len(named), vectors=0.5))
    report("analysis", marks[seen], first[seen], talks[seen])
    report("writer", marks[seen], last, talks[seen])
    if without:
        report("held out, analysis", marks[~seen], first[~seen], talks[~seen])
        report("held out, writer", marks[~seen], 1 / (1 + np.exp(-second[~seen] @ gamma)), talks[~seen])
    if "--write" in args:
        write_analysis(signs, beta, table)
        write_writer(named, gamma)


if __name__ == "__main__":
    main()
