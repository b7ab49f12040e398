#!/usr/bin/env python3
"""Learns the weights of the metric finder (src/analysis/metrics/weights.rs) from talks with gold answers.

    cargo build --example observe_metrics
    train_metrics.py target/debug/examples/observe_metrics GOLD_DIR [GOLD_DIR...] [--write src/analysis/metrics/weights.rs]

A GOLD_DIR holds <id>.txt and <id>.gold.json with "company", "metrics" and "not_metrics" (lists of {"quote": ...}, as in
the evaluation data). The model is a logistic regression on the named features that the program itself prints, so
training and use cannot drift apart. The figures printed are leave-one-talk-out; the weights come from all talks.
Python 3.11 and numpy.
"""
import json, pathlib, re, subprocess, sys

import numpy as np

IGNORED = ("optional", "uncertain", "duplicate", "borderline")
STRENGTH = 1.0  # of the L2 penalty, chosen leave-one-talk-out
RARE = 4        # a feature seen less often is left out


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
    """Talks with their candidates: label 1 or 0, weight, features."""
    talks = []
    for folder in folders:
        for file in sorted(folder.glob("*.gold.json")):
            gold = json.loads(file.read_text())
            text = file.with_name(file.name.replace(".gold.json", ".txt"))
            raw = fold(text.read_text())
            entries = [
                (m, [s for q in [m["quote"], *m.get("alt_quotes", [])] for s in spans(raw, q)]) for m in gold["metrics"]
            ]
            bad = [s for m in gold.get("not_metrics", []) for s in spans(raw, m["quote"])]
            free = [s for m in gold.get("either", []) for s in spans(raw, m["quote"])]
            lines = subprocess.run([binary, text, gold["company"]], capture_output=True, text=True, check=True).stdout
            rows = []
            for line in lines.splitlines():
                seen = json.loads(line)
                span = tuple(seen["raw"])
                wanted = [m for m, where in entries if overlaps(span, where)]
                required = any(not any(m.get(k) for k in IGNORED) for m in wanted)
                weight = 1.0 if required else 0.4 if wanted else 1.3 if overlaps(span, bad) else 1.0
                if overlaps(span, free) and not wanted:
                    weight = 0.0
                rows.append((span, int(bool(wanted)), weight, seen["features"]))
            talks.append({"id": file.name, "rows": rows, "entries": entries, "bad": bad, "dir": str(folder)})
    return talks


def fit(rows, names, strength):
    index = {n: i for i, n in enumerate(names)}
    x = np.zeros((len(rows), len(names) + 1))
    x[:, -1] = 1.0
    for i, (_, _, _, features) in enumerate(rows):
        for f in features:
            if f in index:
                x[i, index[f]] = 1.0
    y = np.array([r[1] for r in rows], float)
    w = np.array([r[2] for r in rows], float)
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
    return dict(zip(names, beta[:-1])), beta[-1]


def probability(model, features):
    weights, bias = model
    return 1 / (1 + np.exp(-(bias + sum(weights.get(f, 0.0) for f in features))))


def measure(talks, scores, threshold):
    hit = want = impact = impact_want = right = made = forbidden = 0
    for talk in talks:
        chosen = [r for r, p in zip(talk["rows"], scores[talk["id"]]) if p >= threshold and r[2] > 0]
        for m, where in talk["entries"]:
            if any(m.get(k) for k in IGNORED):
                continue
            found = any(overlaps(r[0], where) for r in chosen)
            want, hit = want + 1, hit + found
            if m.get("role") == "impact":
                impact_want, impact = impact_want + 1, impact + found
        made += len(chosen)
        right += sum(r[1] for r in chosen)
        forbidden += sum(not r[1] and overlaps(r[0], talk["bad"]) for r in chosen)
    ratio = lambda a, b: a / b if b else 0.0
    return f"recall {ratio(hit, want):.3f}  impact {ratio(impact, impact_want):.3f}  precision {ratio(right, made):.3f}  forbidden {forbidden}  made {made}"


def names_of(rows):
    seen = {}
    for _, _, _, features in rows:
        for f in features:
            seen[f] = seen.get(f, 0) + 1
    return sorted(n for n, c in seen.items() if c >= RARE)


def main():
    args = sys.argv[1:]
    target = args.pop(args.index("--write") + 1) if "--write" in args else None
    args = [a for a in args if a != "--write"]
    strength = STRENGTH
    if len(args) < 2:
        sys.exit(__doc__)
    talks = load(args[0], [pathlib.Path(a) for a in args[1:]])
    scores = {}
    for talk in talks:
        rest = [r for t in talks if t is not talk for r in t["rows"]]
        model = fit(rest, names_of(rest), strength)
        scores[talk["id"]] = [probability(model, r[3]) for r in talk["rows"]]
    print(f"{len(talks)} talks, {sum(len(t['rows']) for t in talks)} candidates; leave one talk out:")
    for folder in sorted({t["dir"] for t in talks}):
        print(folder)
        for threshold in (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6):
            print(f"  threshold {threshold:.2f}  {measure([t for t in talks if t['dir'] == folder], scores, threshold)}")
    rows = [r for t in talks for r in t["rows"]]
    weights, bias = fit(rows, names_of(rows), strength)
    if target:
        lines = "".join(f'    ("{n}", {v:.3f}),\n' for n, v in sorted(weights.items()))
        pathlib.Path(target).write_text(
            "//! Weights of the metric finder, learned by `tools/train_metrics.py`; do not edit by hand.\n\n"
            "/// Log odds of a candidate without any feature.\n"
            f"pub(super) const BIAS: f64 = {bias:.3f};\n\n"
            "/// What each feature adds to the log odds, sorted by name.\n"
            f"pub(super) const WEIGHTS: &[(&str, f64)] = &[\n{lines}];\n"
        )
    return talks, scores, (weights, bias)


if __name__ == "__main__":
    main()
