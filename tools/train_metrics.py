#!/usr/bin/env python3
"""Learns the weights of the metric finder (src/analysis/metrics/weights.rs) from talks with gold answers.

    cargo build --example observe_metrics
    train_metrics.py target/debug/examples/observe_metrics GOLD_DIR [GOLD_DIR...] [--write src/analysis/metrics/weights.rs]

A GOLD_DIR holds <id>.txt and <id>.gold.json with "company", "metrics" and "not_metrics" (lists of {"quote": ...}, as in
the evaluation data), and perhaps "either" (numbers that are neither). Two logistic regressions: one on the named features
that the program itself prints, so that training and use cannot drift apart, and one that lets neighbours speak (see
src/analysis/metrics/judge.rs). The figures printed are leave-one-talk-out; the weights come from all talks.
Python 3.11 and numpy.
"""
import json, pathlib, re, subprocess, sys

import numpy as np

IGNORED = ("optional", "uncertain", "duplicate", "borderline")
STRENGTH = 4.0  # of the L2 penalty, chosen leave-one-talk-out
TEMPTING = 1.3  # weight of a number that must not be cited
RESULT = 1.7    # weight of a result
OPTIONAL = 0.4  # weight of a number that may be cited
RARE = 4        # a feature seen less often is left out
CLIP, REACH, FADE, PRIOR = 3.0, 400, 150.0, 0.5  # as in judge.rs


def fold(text):
    return re.sub(r"\s+", " ", text).strip()


def spans(raw, quote):
    quote, found, at = fold(quote), [], 0
    while quote and (at := raw.find(quote, at)) >= 0:
        found.append((at, at + len(quote)))
        at += 1
    return found


def overlaps(span, where):
    return any(min(span[1], w[1]) > max(span[0], w[0]) for w in where)


def load(binary, folders):
    """Talks with their candidates: span, label 1 or 0, weight, features, span of the quote."""
    talks = []
    for folder in folders:
        for file in sorted(folder.glob("*.gold.json")):
            gold = json.loads(file.read_text())
            text = file.with_name(file.name.replace(".gold.json", ".txt"))
            raw = fold(text.read_text())
            entries = [(m, [s for q in [m["quote"], *m.get("alt_quotes", [])] for s in spans(raw, q)]) for m in gold["metrics"]]
            bad = [s for m in gold.get("not_metrics", []) for s in spans(raw, m["quote"])]
            free = [s for m in gold.get("either", []) for s in spans(raw, m["quote"])]
            lines = subprocess.run([binary, text, gold["company"]], capture_output=True, text=True, check=True).stdout
            rows = []
            for line in lines.splitlines():
                seen = json.loads(line)
                span = tuple(seen["raw"])
                wanted = [m for m, where in entries if overlaps(span, where)]
                required = [m for m in wanted if not any(m.get(k) for k in IGNORED)]
                if required:
                    weight = RESULT if any(m.get("role") == "impact" for m in required) else 1.0
                elif wanted:
                    weight = OPTIONAL
                else:
                    weight = 0.0 if overlaps(span, free) else TEMPTING if overlaps(span, bad) else 1.0
                rows.append((span, int(bool(wanted)), weight, seen["features"], tuple(seen["quote"])))
            talks.append({"id": file.name, "rows": rows, "entries": entries, "bad": bad, "dir": str(folder)})
    return talks


def regress(x, y, w, strength):
    """Weights of a logistic regression by Newton's method; the last column is the bias."""
    beta = np.zeros(x.shape[1])
    penalty = np.full(x.shape[1], strength)
    penalty[-1] = 0.01
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ beta))
        gradient = x.T @ (w * (p - y)) + penalty * beta
        hessian = (x.T * (w * p * (1 - p))) @ x + np.diag(penalty)
        step = np.linalg.solve(hessian, gradient)
        beta -= step
        if np.abs(step).max() < 1e-6:
            break
    return beta


def fit(rows, strength):
    """Weight of each feature that is not rare, and the bias."""
    seen = {}
    for row in rows:
        for f in row[3]:
            seen[f] = seen.get(f, 0) + 1
    names = sorted(n for n, c in seen.items() if c >= RARE)
    index = {n: i for i, n in enumerate(names)}
    x = np.zeros((len(rows), len(names) + 1))
    x[:, -1] = 1.0
    for i, row in enumerate(rows):
        for f in row[3]:
            if f in index:
                x[i, index[f]] = 1.0
    beta = regress(x, np.array([r[1] for r in rows], float), np.array([r[2] for r in rows], float), strength)
    return dict(zip(names, beta[:-1])), beta[-1]


def odds(model, talk):
    weights, bias = model
    return np.array([bias + sum(weights.get(f, 0.0) for f in r[3]) for r in talk["rows"]])


def second(talk, first):
    """What the second regression sees: own log odds, neighbours' log odds, mean of the talk, bias."""
    clipped = np.clip(first, -CLIP, CLIP)
    places = np.array([r[0][0] for r in talk["rows"]])
    x = np.ones((len(first), 4))
    for i in range(len(first)):
        distance = np.abs(places - places[i])
        near = (distance < REACH) & (np.arange(len(first)) != i)
        say = np.exp(-distance[near] / FADE)
        x[i, :3] = first[i], (say @ clipped[near]) / (say.sum() + PRIOR), clipped.mean()
    return x


def smooth(seconds, talks):
    x = np.vstack([seconds[t["id"]] for t in talks])
    rows = [r for t in talks for r in t["rows"]]
    return regress(x, np.array([r[1] for r in rows], float), np.array([r[2] for r in rows], float), 0.1)


def measure(talks, scores, threshold):
    hit = want = impact = impact_want = right = made = forbidden = 0
    for talk in talks:
        chosen = [r for r, p in zip(talk["rows"], scores[talk["id"]]) if p >= threshold and r[2] > 0]
        good = [w for _, where in talk["entries"] for w in where]
        for m, where in talk["entries"]:
            if any(m.get(k) for k in IGNORED):
                continue
            found = any(overlaps(r[4], where) for r in chosen)
            want, hit = want + 1, hit + found
            if m.get("role") == "impact":
                impact_want, impact = impact_want + 1, impact + found
        made += len(chosen)
        right += sum(overlaps(r[4], good) for r in chosen)
        forbidden += sum(not overlaps(r[4], good) and overlaps(r[4], talk["bad"]) for r in chosen)
    ratio = lambda a, b: a / b if b else 0.0
    return f"recall {ratio(hit, want):.3f}  impact {ratio(impact, impact_want):.3f}  precision {ratio(right, made):.3f}  forbidden {forbidden}  made {made}"


def leave_one_out(talks):
    """Probability of every candidate by models that have not seen its talk."""
    first = {}
    for talk in talks:
        rows = [r for t in talks if t is not talk for r in t["rows"]]
        first[talk["id"]] = odds(fit(rows, STRENGTH), talk)
    seconds = {t["id"]: second(t, first[t["id"]]) for t in talks}
    scores = {}
    for talk in talks:
        beta = smooth(seconds, [t for t in talks if t is not talk])
        scores[talk["id"]] = 1 / (1 + np.exp(-seconds[talk["id"]] @ beta))
    return scores, smooth(seconds, talks)


def write(target, model, beta):
    weights, bias = model
    lines = "".join(f'    ("{n}", {v:.3f}),\n' for n, v in sorted(weights.items()))
    pathlib.Path(target).write_text(
        "//! Weights of the metric finder, learned by `tools/train_metrics.py`; do not edit by hand.\n\n"
        f"/// Log odds of a candidate without any feature.\npub(super) const BIAS: f64 = {bias:.3f};\n\n"
        f"/// Weight of a candidate's own log odds in the second step.\npub(super) const SELF: f64 = {beta[0]:.3f};\n\n"
        f"/// Weight of its neighbours' log odds.\npub(super) const NEIGHBOURS: f64 = {beta[1]:.3f};\n\n"
        f"/// Weight of the mean log odds of the talk.\npub(super) const TALK: f64 = {beta[2]:.3f};\n\n"
        f"/// Log odds added in the second step.\npub(super) const SHIFT: f64 = {beta[3]:.3f};\n\n"
        f"/// What each feature adds to the log odds, sorted by name.\npub(super) const WEIGHTS: &[(&str, f64)] = &[\n{lines}];\n"
    )


def main():
    args = sys.argv[1:]
    target = args.pop(args.index("--write") + 1) if "--write" in args else None
    args = [a for a in args if a != "--write"]
    if len(args) < 2:
        sys.exit(__doc__)
    talks = [t for t in load(args[0], [pathlib.Path(a) for a in args[1:]]) if t["rows"]]
    scores, beta = leave_one_out(talks)
    print(f"{len(talks)} talks, {sum(len(t['rows']) for t in talks)} candidates; leave one talk out:")
    for folder in sorted({t["dir"] for t in talks}):
        print(folder)
        for threshold in (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6):
            print(f"  threshold {threshold:.2f}  {measure([t for t in talks if t['dir'] == folder], scores, threshold)}")
    if target:
        write(target, fit([r for t in talks for r in t["rows"]], STRENGTH), beta)


if __name__ == "__main__":
    main()
