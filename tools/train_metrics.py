#!/usr/bin/env python3
"""Learns the weights of the metric finder (weights.rs and words.bin in src/analysis/metrics) from talks with answers.

    cargo build --example observe_metrics
    train_metrics.py target/debug/examples/observe_metrics GOLD_DIR CORPUS [--write src/analysis/metrics]
                     [--vectors FILE.npz] [--without-gold]

GOLD_DIR holds <id>.txt, <id>.meta.json and <id>.gold.json with "company", "metrics" and "not_metrics" (lists of
{"quote": ...}, as in the evaluation data). CORPUS is talks as JSON lines (`video_id`, `title`, `transcript`), plain or .xz;
which of their numbers a case study may cite stands in tools/labels/metrics.tsv: the start of the SHA-256 of the talk's id,
first and last character (each run of white space being one space), and the label. `talk` = this talk is labelled, and all
its numbers but the listed ones are none; `claim` = may be cited; `never` = tempting but must not be; `either` = not used.

Two logistic regressions: one on the named features and the words around that the program itself prints, so that training
and use cannot drift apart, and one that lets neighbours speak (see judge.rs). The words are weighed through their vectors
(see train_sections.py); all of that is linear, so it folds into three numbers a word. The figures printed are of talks left
out one at a time; the weights come from all talks. The same inputs give the same files. --vectors keeps the vectors between
runs, --without-gold leaves the gold talks out of the training altogether, so that the program can be measured on them.
Needs numpy, scipy and scikit-learn; takes some minutes.
"""
import argparse, hashlib, json, pathlib, re, struct, subprocess, sys

import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import train_sections

ROOT = pathlib.Path(__file__).resolve().parents[1]
IGNORED = ("optional", "uncertain", "duplicate", "borderline")
STRENGTH = 4.0  # of the L2 penalty on features, chosen on talks left out
VECTORS = 400.0 # of the penalty on vectors, whose parts have a spread of one
TEMPTING = 1.3  # weight of a number that must not be cited
RESULT = 1.7    # weight of a result
OPTIONAL = 0.4  # weight of a number that may be cited
RARE = 5        # a feature seen less often is left out
WINDOWS = ("near", "near", "wide")  # kind of vectors for the words close before, close behind, around; as in words.rs
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


def gold_talks(folder):
    """Talks of the gold folder: entries with their spans, spans of tempting numbers, none that are neither."""
    for file in sorted(folder.glob("*.gold.json")):
        text = file.with_name(file.name.replace(".gold.json", ".txt"))
        if not text.exists():
            continue
        gold, raw = json.loads(file.read_text()), fold(text.read_text())
        meta = json.loads(file.with_name(file.name.replace(".gold.json", ".meta.json")).read_text())
        entries = [(m, [s for q in [m["quote"], *m.get("alt_quotes", [])] for s in spans(raw, q)]) for m in gold["metrics"]]
        bad = [s for m in gold.get("not_metrics", []) for s in spans(raw, m["quote"])]
        yield {"id": gold["video_id"], "title": meta["title"], "raw": raw, "entries": entries, "bad": bad, "free": [], "gold": True}


def labelled_talks(corpus, labels):
    """Talks of the corpus that the label file knows."""
    known = {}
    for line in labels.read_text().splitlines():
        digest, start, end, label = line.split("\t")
        known.setdefault(digest, []).append((label, int(start), int(end)))
    for talk in train_sections.talks_of(corpus):
        digest = hashlib.sha256(talk["video_id"].encode()).hexdigest()[:12]
        if digest in known:
            where = lambda label: [(a, b) for name, a, b in known[digest] if name == label]
            entries = [({}, [span]) for span in where("claim")]
            yield {"id": talk["video_id"], "title": talk.get("youtube_title") or talk["title"], "raw": fold(talk["transcript"]),
                   "entries": entries, "bad": where("never"), "free": where("either"), "gold": False}


def observe(binary, talks):
    """Adds to each talk its candidates: span, label 1 or 0, weight, features, words, span of the quote."""
    lines = "".join(json.dumps({"video_id": t["id"], "title": t["title"], "transcript": t["raw"]}) + "\n" for t in talks)
    seen = {t["id"]: [] for t in talks}
    for line in subprocess.run([binary], input=lines, capture_output=True, text=True, check=True).stdout.splitlines():
        line = json.loads(line)
        seen[line["video_id"]].append(line["seen"])
    for talk in talks:
        talk["rows"] = [row(talk, s) for s in seen[talk["id"]]]


def row(talk, seen):
    span = tuple(seen["raw"].values()) if isinstance(seen["raw"], dict) else tuple(seen["raw"])
    quote = tuple(seen["quote"].values()) if isinstance(seen["quote"], dict) else tuple(seen["quote"])
    wanted = [m for m, where in talk["entries"] if overlaps(span, where)]
    required = [m for m in wanted if not any(m.get(k) for k in IGNORED)]
    if required:
        weight = RESULT if any(m.get("role") == "impact" for m in required) else 1.0
    elif wanted:
        weight = OPTIONAL
    else:
        weight = 0.0 if overlaps(span, talk["free"]) else TEMPTING if overlaps(span, talk["bad"]) else 1.0
    return {"span": span, "label": float(bool(wanted)), "weight": weight, "features": seen["features"], "words": seen["words"], "quote": quote}


def word_vectors(corpus, skip):
    """Near and wide vectors of the words that the section labels know, and the weights of the words."""
    words = train_sections.read_corpus(corpus, skip)
    count, hashes, seen = train_sections.vocabulary(words)
    shipped = (ROOT / "src/analysis/sections/weights.bin").read_bytes()
    known = len(hashes)
    start = 8 + (2 + train_sections.PLACES) * len(train_sections.LABELS) * 4
    if shipped[start : start + 4 * known] != np.array(hashes, "<u4").tobytes():
        sys.exit("the section labels know other words than this corpus gives: run train_sections.py first")
    sif = np.frombuffer(shipped[start + 4 * known : start + 5 * known], np.uint8) / 255
    place = {seen[h]: i for i, h in enumerate(hashes)}
    talks = [np.array([place.get(w, known) for w in text], np.int32) for text in words]
    make = lambda wide, dims: train_sections.vectors(talks, count, place, wide, dims, 0)
    near, wide = make(False, train_sections.NEAR), make(True, train_sections.WIDE)
    return {"near": near / near.std(), "wide": wide / wide.std(), "sif": sif}


def matrix(talks, vectors):
    """Rows of all talks as numbers: features, then the mean vector of each window; and the names of the features."""
    rows = [r for t in talks for r in t["rows"]]
    seen = {}
    for r in rows:
        for f in r["features"]:
            seen[f] = seen.get(f, 0) + 1
    names = sorted(n for n, c in seen.items() if c >= RARE)
    index = {n: i for i, n in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for i, r in enumerate(rows):
        x[i, [index[f] for f in r["features"] if f in index]] = 1.0
    parts = [x]
    for window, kind in enumerate(WINDOWS):
        mean = np.zeros((len(rows), vectors[kind].shape[1]))
        for i, r in enumerate(rows):
            if words := r["words"][window]:
                weight = vectors["sif"][words]
                mean[i] = weight @ vectors[kind][words] / max(weight.sum(), 1e-9)
        parts.append(mean)
    return np.hstack([*parts, np.ones((len(rows), 1))]), names


def regress(x, y, w, penalty, start=None):
    """Weights of a logistic regression by Newton's method; the last column is the bias."""
    beta = np.zeros(x.shape[1]) if start is None else start.copy()
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ beta))
        gradient = x.T @ (w * (p - y)) + penalty * beta
        hessian = (x.T * (w * p * (1 - p))) @ x + np.diag(penalty)
        step = np.linalg.solve(hessian, gradient)
        beta -= step
        if np.abs(step).max() < 1e-4:
            break
    return beta


def second(spans, first):
    """What the second regression sees: own log odds, neighbours' log odds, mean of the talk, bias."""
    clipped = np.clip(first, -CLIP, CLIP)
    places = np.array([s[0] for s in spans])
    x = np.ones((len(first), 4))
    for i in range(len(first)):
        distance = np.abs(places - places[i])
        near = (distance < REACH) & (np.arange(len(first)) != i)
        say = np.exp(-distance[near] / FADE)
        x[i, :3] = first[i], (say @ clipped[near]) / (say.sum() + PRIOR), clipped.mean()
    return x


class Data:
    """All rows of all talks."""

    def __init__(self, talks, vectors):
        self.talks = talks
        self.x, self.names = matrix(talks, vectors)
        rows = [r for t in talks for r in t["rows"]]
        self.y = np.array([r["label"] for r in rows])
        self.w = np.array([r["weight"] for r in rows])
        self.talk = np.array([i for i, t in enumerate(talks) for _ in t["rows"]])
        width = len(self.names)
        spread = self.x[:, width:-1].std(0)
        self.x[:, width:-1] /= spread
        self.spread = spread
        self.penalty = np.r_[np.full(width, STRENGTH), np.full(len(spread), VECTORS), 0.01]

    def seconds(self, first):
        spans = [[r["span"] for r in t["rows"]] for t in self.talks]
        return np.vstack([second(s, first[self.talk == i]) for i, s in enumerate(spans)])

    def fit(self, chosen, start=None):
        return regress(self.x[chosen], self.y[chosen], self.w[chosen], self.penalty, start)

    def fit_second(self, x, chosen):
        return regress(x[chosen], self.y[chosen], self.w[chosen], np.array([0.1, 0.1, 0.1, 0.01]))

    def left_out(self, everything):
        """Probability of every candidate by models that have not seen its talk, and the second weights."""
        first = np.zeros(len(self.y))
        for i in range(len(self.talks)):
            mine = self.talk == i
            first[mine] = self.x[mine] @ self.fit(~mine, everything)
        x = self.seconds(first)
        odds = np.zeros(len(self.y))
        for i in range(len(self.talks)):
            mine = self.talk == i
            odds[mine] = x[mine] @ self.fit_second(x, ~mine)
        return 1 / (1 + np.exp(-odds)), self.fit_second(x, self.talk >= 0)


def measure(talks, scores, threshold):
    hit = want = impact = impact_want = right = made = forbidden = 0
    for talk, probabilities in zip(talks, scores):
        chosen = [r for r, p in zip(talk["rows"], probabilities) if p >= threshold and r["weight"] > 0]
        good = [w for _, where in talk["entries"] for w in where]
        for m, where in talk["entries"]:
            if any(m.get(k) for k in IGNORED):
                continue
            found = any(overlaps(r["quote"], where) for r in chosen)
            want, hit = want + 1, hit + found
            if m.get("role") == "impact":
                impact_want, impact = impact_want + 1, impact + found
        made += len(chosen)
        right += sum(overlaps(r["quote"], good) for r in chosen)
        forbidden += sum(not overlaps(r["quote"], good) and overlaps(r["quote"], talk["bad"]) for r in chosen)
    ratio = lambda a, b: f"{a / b:.3f}" if b else "  -  "
    return f"recall {ratio(hit, want)}  impact {ratio(impact, impact_want)}  precision {ratio(right, made)}  forbidden {forbidden}  made {made}"


def write(folder, data, beta, smoothing, vectors):
    width = len(data.names)
    lines = "".join(f'    ("{n}", {v:.3f}),\n' for n, v in sorted(zip(data.names, beta[:width])))
    (folder / "weights.rs").write_text(
        "//! Weights of the metric finder, learned by `tools/train_metrics.py`; do not edit by hand.\n\n"
        f"/// Log odds of a candidate without any feature.\npub(super) const BIAS: f64 = {beta[-1]:.3f};\n\n"
        f"/// Weight of a candidate's own log odds in the second step.\npub(super) const SELF: f64 = {smoothing[0]:.3f};\n\n"
        f"/// Weight of its neighbours' log odds.\npub(super) const NEIGHBOURS: f64 = {smoothing[1]:.3f};\n\n"
        f"/// Weight of the mean log odds of the talk.\npub(super) const TALK: f64 = {smoothing[2]:.3f};\n\n"
        f"/// Log odds added in the second step.\npub(super) const SHIFT: f64 = {smoothing[3]:.3f};\n\n"
        f"/// What each feature adds to the log odds, sorted by name.\npub(super) const WEIGHTS: &[(&str, f64)] = &[\n{lines}];\n"
    )
    parts, at = [], 0
    slopes = beta[width:-1] / data.spread
    for kind in WINDOWS:
        dims = vectors[kind].shape[1]
        parts.append(vectors[kind] @ slopes[at : at + dims])
        at += dims
    scores = np.stack(parts, 1)
    scale = np.abs(scores).max(0) / 127
    table = struct.pack(f"<{len(WINDOWS)}f", *scale) + np.round(scores / scale).astype(np.int8).tobytes()
    (folder / "words.bin").write_bytes(b"CMW1" + table)


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("binary")
    ap.add_argument("gold", type=pathlib.Path)
    ap.add_argument("corpus", type=pathlib.Path)
    ap.add_argument("--labels", type=pathlib.Path, default=ROOT / "tools/labels/metrics.tsv")
    ap.add_argument("--write", type=pathlib.Path)
    ap.add_argument("--vectors", type=pathlib.Path)
    ap.add_argument("--without-gold", action="store_true")
    ap.add_argument("--fast", action="store_true", help="do not measure")
    a = ap.parse_args()
    gold = list(gold_talks(a.gold))
    if a.vectors and a.vectors.exists():
        vectors = dict(np.load(a.vectors))
    else:
        vectors = word_vectors(a.corpus, {t["id"] for t in gold})
        if a.vectors:
            np.savez(a.vectors, **vectors)
    talks = ([] if a.without_gold else gold) + sorted(labelled_talks(a.corpus, a.labels), key=lambda t: t["id"])
    observe(a.binary, talks)
    talks = [t for t in talks if t["rows"]]
    data = Data(talks, vectors)
    everything = data.fit(data.talk >= 0)
    print(f"{len(talks)} talks, {len(data.y)} candidates, {len(data.names)} features")
    if a.fast:
        smoothing = data.fit_second(data.seconds(data.x @ everything), data.talk >= 0)
    else:
        scores, smoothing = data.left_out(everything)
        loss = -(data.w * np.log(np.clip(np.where(data.y > 0, scores, 1 - scores), 1e-9, 1))).sum() / data.w.sum()
        print(f"each talk left out: log loss {loss:.4f}")
        for name, wanted in (("gold", True), ("labelled", False)):
            chosen = [(i, t) for i, t in enumerate(talks) if t["gold"] == wanted]
            for threshold in (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6) if chosen else ():
                figures = measure([t for _, t in chosen], [scores[data.talk == i] for i, _ in chosen], threshold)
                print(f"  {name:9} threshold {threshold:.2f}  {figures}")
    if a.write:
        write(a.write, data, everything, smoothing, vectors)


if __name__ == "__main__":
    main()
