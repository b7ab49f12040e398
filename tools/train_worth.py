#!/usr/bin/env python3
"""Learns how likely an editor keeps a statement (src/writing/extractive/worth: weights.rs, pair_weights.rs, words.bin) from labels.

    cargo build --example observe_statements
    target/debug/examples/observe_statements < TALKS.jsonl > SEEN.jsonl
    word_vectors.py MANY_TALKS.jsonl VECTORS.npz LABELLED_ID ...
    train_worth.py SEEN.jsonl tools/statement_labels.tsv VECTORS.npz [--write src/writing/extractive/worth]
    train_worth.py SEEN.jsonl --label MARKS > tools/statement_labels.tsv

TALKS.jsonl holds a talk a line ("video_id", "title", "transcript"). A line of the label file is a digest of the talk's
id, the range of the sentence in the raw transcript, a digest of the statement's content words, and k (keep), l (light
edit) or d (drop): it holds no text. A label whose statement is no longer offered is left out. MARKS is "0k 1d 2l ...",
by the number of the line in SEEN.jsonl. The vectors must not know the labelled talks, which would know their own
mis-hearings. The figures printed are of weights that never saw the talk; those written come from all talks.
Python 3.11 and numpy.
"""
import collections, hashlib, json, pathlib, random, struct, sys

import numpy as np

from vocabulary import fnv

STRENGTH = 24.0  # of the L2 penalty, chosen leave-one-talk-out
RARE = 6        # a sign seen less often is left out
FEW = 25        # and so are neighbors
VALUE = {"k": 1.0, "l": 0.5, "d": 0.0}
FOLDS = 15
ROW = struct.Struct("<Ibb")


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def key(row):
    return digest(row["video_id"]), row["raw"][0], row["raw"][1], digest(row["content"])


def load(seen, labels):
    marks = {}
    for line in pathlib.Path(labels).read_text().splitlines():
        talk, start, end, content, mark = line.split("\t")
        marks[(talk, int(start), int(end), content)] = mark
    rows = [r for r in map(json.loads, open(seen)) if key(r) in marks]
    return rows, np.array([VALUE[marks[key(r)]] for r in rows])


class Vectors:
    """Vectors of words, and the mean of those of a text; a mean of many words is drawn in less than one of few."""

    def __init__(self, path):
        with np.load(path) as file:
            self.words, self.vectors = [str(w) for w in file["words"]], file["vectors"].astype(float)
        self.index = {w: i for i, w in enumerate(self.words)}

    def of(self, words):
        known = [self.index[w] for w in words if w in self.index]
        return self.vectors[known].sum(0) / max(len(known), 1) ** 0.5


def matrix(rows, names, vectors):
    """Signs, vectors of the words in and around the statement, the prior, and 1 for the bias."""
    index = {n: i for i, n in enumerate(names)}
    signs = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        for f in row["features"] + row["pairs"]:
            if f in index:
                signs[i, index[f]] += 1.0
    own = [vectors.of(r["words"]) for r in rows]
    around = [vectors.of(r["around"]) for r in rows]
    return np.hstack([signs, own, around, [[r["prior"], 1.0] for r in rows]])


def penalty(size):
    """Of the L2 penalty on each weight: the prior is hardly held back, the bias (last) not at all."""
    return np.r_[np.full(size - 2, STRENGTH), 0.5, 0.001]


def regress(x, y, hold):
    """Weights of a logistic regression by Newton's method; `hold` is the L2 penalty on each."""
    beta = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ beta))
        hessian = (x.T * (p * (1 - p))) @ x + np.diag(hold)
        step = np.linalg.solve(hessian, x.T @ (p - y) + hold * beta)
        beta -= step
        if np.abs(step).max() < 1e-6:
            break
    return beta


def held_out(x, y, talks):
    """Probabilities by weights that never saw the talk."""
    folds = {t: i % FOLDS for i, t in enumerate(random.Random(1).sample(sorted(set(talks)), len(set(talks))))}
    fold = np.array([folds[t] for t in talks])
    p = np.zeros(len(y))
    for k in range(FOLDS):
        held = fold == k
        p[held] = 1 / (1 + np.exp(-x[held] @ regress(x[~held], y[~held], penalty(x.shape[1]))))
    return p


def auc(good, p):
    order = np.argsort(np.argsort(p, kind="stable"), kind="stable") + 1
    n = good.sum()
    return (order[good].sum() - n * (n + 1) / 2) / (n * (len(p) - n))


def report(name, y, p, talks):
    sure = y != 0.5
    marks = lambda part: "/".join(f"{np.mean(y[part] == v):.2f}" for v in (1, 0.5, 0))
    order = np.argsort(-p)
    shares = [f"top {part:.0%}: {marks(order[: int(len(p) * part)])}" for part in (0.05, 0.1, 0.2, 0.3)]
    for most in (12, 20):
        best = [i for t in sorted(set(talks)) for i in (order[talks[order] == t])[:most]]
        shares.append(f"{most} a talk: {marks(best)}")
    print(f"{name:8} keep {auc(y == 1, p):.3f}  not drop {auc(y > 0, p):.3f}  keep over drop "
          f"{auc(y[sure] == 1, p[sure]):.3f}  " + "  ".join(shares))
    for low in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        part = (p >= low) & (p < low + 0.1)
        if part.any():
            print(f"    {low:.1f} to {low + 0.1:.1f}: {marks(part)} of {part.sum()}")


def literal(value):
    """Six places, in groups of three as clippy wants them."""
    whole, places = f"{value:.6f}".split(".")
    return f"{whole}.{places[:3]}_{places[3:]}"


def write(folder, names, beta, vectors):
    """Writes the weights and the table of words. A vector weighs as much as its product with the weights of vectors."""
    signs, rest = beta[: len(names)], beta[len(names) : -2]
    own, around = (vectors.vectors @ part for part in np.split(rest, 2))
    steps = [np.abs(part).max() / 127 for part in (own, around)]
    rows = {fnv(w): (round(a / steps[0]), round(b / steps[1])) for w, a, b in zip(vectors.words, own, around)}
    folder = pathlib.Path(folder)
    (folder / "words.bin").write_bytes(b"".join(ROW.pack(h, *rows[h]) for h in sorted(rows)))
    weights = sorted(zip(names, signs))
    rows_of = lambda part: "".join(f'    ("{n}", {v:.3f}),\n' for n, v in weights if n.startswith("pair:") == part)
    (folder / "pair_weights.rs").write_text(
        "//! Weights of neighbors, learned by `tools/train_worth.py`; do not edit by hand.\n\n"
        "/// What each pair of neighbors adds to the log odds, sorted by name.\n"
        f"pub(super) const PAIRS: &[(&str, f64)] = &[\n{rows_of(True)}];\n"
    )
    (folder / "weights.rs").write_text(
        "//! Weights of the worth of a statement, learned by `tools/train_worth.py`; do not edit by hand.\n\n"
        f"/// Log odds of a statement without any sign.\npub(super) const BIAS: f64 = {beta[-1]:.3f};\n\n"
        f"/// Weight of the prior.\npub(super) const PRIOR: f64 = {beta[-2]:.3f};\n\n"
        "/// What a step of the table of words adds, in a statement and around it.\n"
        f"pub(super) const OWN: f64 = {literal(steps[0])};\npub(super) const AROUND: f64 = {literal(steps[1])};\n\n"
        f"/// What each sign adds to the log odds, sorted by name.\npub(super) const WEIGHTS: &[(&str, f64)] = &[\n{rows_of(False)}];\n"
    )


def main():
    args = sys.argv[1:]
    if "--label" in args:
        rows = [json.loads(line) for line in open(args[0])]
        for mark in pathlib.Path(args[2]).read_text().split():
            row = rows[int(mark[:-1])]
            print(*key(row), mark[-1], sep="\t")
        return
    if len(args) < 3:
        sys.exit(__doc__)
    rows, y = load(args[0], args[1])
    vectors = Vectors(args[2])
    counts = collections.Counter(f for row in rows for f in set(row["features"] + row["pairs"]))
    names = sorted(f for f, c in counts.items() if c >= (FEW if f.startswith("pair:") else RARE))
    x = matrix(rows, names, vectors)
    talks = np.array([r["video_id"] for r in rows])
    print(f"{len(set(talks))} talks, {len(rows)} statements ({np.mean(y == 1):.2f}/{np.mean(y == .5):.2f}/{np.mean(y == 0):.2f}), "
          f"{len(names)} signs; weights that never saw the talk:")
    report("prior", y, x[:, -2], talks)
    report("learned", y, held_out(x, y, talks), talks)
    if "--write" in args:
        write(args[args.index("--write") + 1], names, regress(x, y, penalty(x.shape[1])), vectors)


if __name__ == "__main__":
    main()
