#!/usr/bin/env python3
"""Learns how likely an editor keeps a statement (src/writing/extractive/worth/weights.rs) from labelled statements.

    cargo build --example observe_statements
    target/debug/examples/observe_statements < TALKS.jsonl > SEEN.jsonl
    train_worth.py SEEN.jsonl tools/statement_labels.tsv [--write src/writing/extractive/worth/weights.rs]
    train_worth.py SEEN.jsonl --label MARKS > tools/statement_labels.tsv

TALKS.jsonl holds a talk a line ("video_id", "title", "transcript"). A line of the label file is a digest of the talk's
id, the range of the sentence in the raw transcript, a digest of the statement's content words, and k (keep), l (light
edit) or d (drop): it holds no text. A label whose statement is no longer offered is left out. MARKS is "0k 1d 2l ...",
by the number of the line in SEEN.jsonl. The figures printed are leave-one-talk-out; the weights come from all talks.
Python 3.11 and numpy.
"""
import hashlib, json, pathlib, sys

import numpy as np

STRENGTH = 16.0  # of the L2 penalty, chosen leave-one-talk-out
RARE = 6        # a sign seen less often is left out
VALUE = {"k": 1.0, "l": 0.5, "d": 0.0}


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


def matrix(rows, names):
    index = {n: i for i, n in enumerate(names)}
    x = np.zeros((len(rows), len(names) + 2))
    for i, row in enumerate(rows):
        for f in row["features"]:
            if f in index:
                x[i, index[f]] += 1.0
        x[i, -2:] = row["prior"], 1.0
    return x


def regress(x, y, strength):
    """Weights of a logistic regression by Newton's method; the prior is hardly held back, the bias (last) not at all."""
    beta = np.zeros(x.shape[1])
    penalty = np.full(x.shape[1], strength)
    penalty[-2:] = 0.5, 0.001
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ beta))
        hessian = (x.T * (p * (1 - p))) @ x + np.diag(penalty)
        step = np.linalg.solve(hessian, x.T @ (p - y) + penalty * beta)
        beta -= step
        if np.abs(step).max() < 1e-6:
            break
    return beta


def auc(good, p):
    order = np.argsort(np.argsort(p, kind="stable"), kind="stable") + 1
    n = good.sum()
    return (order[good].sum() - n * (n + 1) / 2) / (n * (len(p) - n))


def report(name, y, p):
    sure = y != 0.5
    shares = []
    for part in (0.1, 0.2, 0.35, 0.5):
        top = y[np.argsort(-p)[: int(len(p) * part)]]
        shares.append(f"top {part:.0%}: " + "/".join(f"{np.mean(top == v):.2f}" for v in (1, 0.5, 0)))
    print(f"{name:8} keep over drop {auc(y[sure] == 1, p[sure]):.3f}  not drop {auc(y > 0, p):.3f}  " + "  ".join(shares))


def write(target, names, beta):
    lines = "".join(f'    ("{n}", {v:.3f}),\n' for n, v in sorted(zip(names, beta)))
    pathlib.Path(target).write_text(
        "//! Weights of the worth of a statement, learned by `tools/train_worth.py`; do not edit by hand.\n\n"
        f"/// Log odds of a statement without any sign.\npub(super) const BIAS: f64 = {beta[-1]:.3f};\n\n"
        f"/// Weight of the prior.\npub(super) const PRIOR: f64 = {beta[-2]:.3f};\n\n"
        f"/// What each sign adds to the log odds, sorted by name.\npub(super) const WEIGHTS: &[(&str, f64)] = &[\n{lines}];\n"
    )


def main():
    args = sys.argv[1:]
    if "--label" in args:
        rows = [json.loads(line) for line in open(args[0])]
        for mark in pathlib.Path(args[2]).read_text().split():
            row = rows[int(mark[:-1])]
            print(*key(row), mark[-1], sep="\t")
        return
    if len(args) < 2:
        sys.exit(__doc__)
    rows, y = load(args[0], args[1])
    counts = {}
    for row in rows:
        for f in set(row["features"]):
            counts[f] = counts.get(f, 0) + 1
    names = sorted(f for f, c in counts.items() if c >= RARE)
    x = matrix(rows, names)
    talks = np.array([r["video_id"] for r in rows])
    print(f"{len(set(talks))} talks, {len(rows)} statements, {len(names)} signs; leave one talk out:")
    report("prior", y, x[:, -2])
    p = np.zeros(len(y))
    for talk in sorted(set(talks)):
        held = talks == talk
        p[held] = 1 / (1 + np.exp(-x[held] @ regress(x[~held], y[~held], STRENGTH)))
    report("learned", y, p)
    if "--write" in args:
        write(args[args.index("--write") + 1], names, regress(x, y, STRENGTH))


if __name__ == "__main__":
    main()
