#!/usr/bin/env python3
"""Learns which sentences tell of the organization's own doings (src/analysis/discourse/weights.bin) from labelled stretches.

    cargo build --example observe_discourse
    target/debug/examples/observe_discourse < LABELLED_TALKS.jsonl > SEEN.jsonl
    train_discourse.py SEEN.jsonl tools/labels/discourse.tsv CORPUS.jsonl [--write src/analysis/discourse/weights.bin]
    train_discourse.py SEEN.jsonl --label RANGES > tools/labels/discourse.tsv

A line of the label file is a digest of the talk's id, the first and last character of a stretch in the raw transcript,
and its label; it holds no text. RANGES has lines "video_id first last label" by sentence number. Labels: own (the
organization's own doings), general (how technology works), demo, made-up, advice, project (a project's news), other
(another organization), asker, meta (greetings, agenda, thanks).

How: signs of each sentence, of those around it at three reaches and of the whole talk, the signs of the title, the place
in the talk, and vectors of the words within two reaches, weighed by one logistic regression: all of it linear, so a
word folds into two numbers. Every talk weighs alike. Vectors come from a corpus that leaves the labelled talks out;
words are those of the section labels' table. The figures printed are of weights that never saw the talk.
Python 3.11, numpy, scipy and scikit-learn; the same inputs give the same file.

Layout of the weights, little-endian: "CSD1"; u32 words V; f32 bias; f32 scale[2]; f32 title[7]; f32 place[7]; f32
usual[S], least[S], most[S] of the signs of whole talks; f32 talk[S]; f32 near[3][S]; i8 word[V][2].
"""
import argparse, collections, hashlib, json, pathlib, random, struct, sys

import numpy as np
from scipy.optimize import minimize

import train_sections
from train_sections import place_features, tokens
from vocabulary import fnv

SIGNS_AROUND, WORDS_AROUND = (0, 2, 8), (0, 3)
USUAL = 20.0       # sentences of a usual talk added to each
STRENGTH = 3.0     # of the L2 penalty, in talks; chosen leaving talks out
WORD_SHARE = 1.0   # spread of the vectors beside that of the signs
# Signs that tell something of a talk as a whole; of the others so few talks teach nothing.
WHOLE = {"we", "our", "you", "they", "showing", "supposing", "project", "team", "past", "company", "we did", "we have", "we can", "you can"}
FOLDS = 15
SECTIONS = pathlib.Path(__file__).parent.parent / "src/analysis/sections/weights.bin"


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def table_words():
    """Hashes and weights of the words of the shared table."""
    data = SECTIONS.read_bytes()
    known = struct.unpack_from("<I", data, 4)[0]
    at = 8 + 9 * len(train_sections.LABELS) * 4
    return np.frombuffer(data, "<u4", known, at), np.frombuffer(data, "u1", known, at + 4 * known) / 255


def word_vectors(corpus, skip, hashes):
    """The place of each word of the table, and its vector."""
    words = train_sections.read_corpus(corpus, skip)
    count, seen = collections.Counter(w for text in words for w in text), {}
    for word, _ in sorted(count.items(), key=lambda item: (-item[1], item[0])):
        seen.setdefault(fnv(word), word)
    known = {seen[int(h)]: i for i, h in enumerate(hashes) if int(h) in seen}
    talks = [np.array([known.get(w, train_sections.KNOWN) for w in text], np.int32) for text in words]
    kinds = ((False, train_sections.NEAR), (True, train_sections.WIDE))
    return known, np.concatenate([train_sections.vectors(talks, count, known, wide, dims, 0) for wide, dims in kinds], 1)


def fade(values, reach):
    """Sums of the values around each row, which fade to nothing beyond the reach."""
    out = np.zeros_like(values)
    for off in range(-reach, reach + 1):
        share, n = reach + 1 - abs(off), len(values)
        if abs(off) < n:
            out[max(0, -off) : n - max(0, off)] += share * values[max(0, off) : n - max(0, -off)]
    return out


def features(talk, known, table, sif, usual):
    """All that is known of each sentence of a talk, in the order of the weights."""
    signs, n = np.array(talk["signs"]), len(talk["signs"])
    each = np.ones((n, 1))
    whole = (signs.sum(0) + USUAL * usual) / (n + USUAL)
    parts = [np.repeat(np.array(talk["title"])[None], n, 0), place_features((np.arange(n) + 0.5) / n), np.repeat(whole[None], n, 0)]
    parts += [fade(signs, reach) / fade(each, reach) for reach in SIGNS_AROUND]
    sums, weight = np.zeros((n, table.shape[1])), np.zeros((n, 1))
    for i, text in enumerate(talk["text"]):
        ids = [known[w] for w in tokens(text) if w in known]
        sums[i], weight[i] = sif[ids] @ table[ids], sif[ids].sum()
    parts += [fade(sums, reach) / np.maximum(fade(weight, reach), 1e-6) for reach in WORDS_AROUND]
    return np.concatenate(parts, 1)


def read_labels(path, talks):
    """The label of each sentence: that of the stretch that holds most of it."""
    stretches = collections.defaultdict(list)
    for line in pathlib.Path(path).read_text().splitlines():
        talk, start, end, label = line.split("\t")
        stretches[talk].append((int(start), int(end), label))
    for talk in talks:
        talk["label"] = []
        for raw in talk["raw"]:
            share = lambda s: min(s[1], raw[1]) - max(s[0], raw[0])
            best = max(stretches[digest(talk["video_id"])], key=share, default=None)
            talk["label"].append(best[2] if best and share(best) > 0 else "")
    return [talk for talk in talks if any(talk["label"])]


def write_labels(path, talks):
    raws = {talk["video_id"]: talk["raw"] for talk in talks}
    rows = []
    for line in pathlib.Path(path).read_text().splitlines():
        video, first, last, label = line.split("\t")
        if raw := raws.get(video):
            rows.append((digest(video), raw[int(first)][0], raw[min(int(last), len(raw) - 1)][1], label))
    print("\n".join("\t".join(map(str, row)) for row in sorted(rows)))


def regress(x, y, weight, strength, start=None):
    """Weights and bias (last) of a logistic regression with an L2 penalty."""

    def loss(p):
        z = x @ p[:-1] + p[-1]
        value = (weight * (np.logaddexp(0, z) - y * z)).sum() + strength / 2 * (p[:-1] ** 2).sum()
        g = weight * (1 / (1 + np.exp(-z)) - y)
        return value, np.append(x.T @ g + strength * p[:-1], g.sum())

    begin = np.zeros(x.shape[1] + 1) if start is None else start
    return minimize(loss, begin, jac=True, method="L-BFGS-B", options=dict(maxiter=400)).x


def auc(good, p):
    order = np.argsort(np.argsort(p, kind="stable"), kind="stable") + 1
    n = good.sum()
    return (order[good].sum() - n * (n + 1) / 2) / (n * (len(p) - n))


def report(labels, p, ids):
    own = labels == "own"
    mixed = [t for t in set(ids) if 0 < own[ids == t].mean() < 1]
    within = np.mean([auc(own[ids == t], p[ids == t]) for t in mixed])
    print(f"{len(set(ids))} talks, {len(p)} sentences, own {own.mean():.3f}: AUC {auc(own, p):.3f}, within talks {within:.3f}")
    for lost in (0.03, 0.05, 0.1):
        least = np.quantile(p[own], lost)
        kinds = {k: f"{(p[labels == k] < least).mean():.2f}" for k in sorted(set(labels)) if k != "own"}
        print(f"  {lost:.0%} of own below {least:.3f}: found {(p[~own] < least).mean():.2f}", kinds)
    for low in np.arange(0, 1, 0.1):
        part = (p >= low) & (p < low + 0.1)
        print(f"  {low:.1f} to {low + 0.1:.1f}: own {own[part].mean():.2f} of {part.sum()}")


def pack(spread, beta, table, words, sizes, means):
    """The file: weights of what was divided by its spread."""
    w = beta[:-1] / spread
    title, place, signs = sizes
    parts = np.split(w, np.cumsum([title, place, signs] + [signs] * len(SIGNS_AROUND) + [table.shape[1]]))
    columns = np.stack([table @ parts[-2], table @ parts[-1]], 1)
    scale = np.abs(columns).max(0) / 127
    floats = np.concatenate([[beta[-1]], scale, parts[0], parts[1], means.mean(0), means.min(0), means.max(0), *parts[2 : 3 + len(SIGNS_AROUND)]])
    return b"CSD1" + struct.pack("<I", words) + floats.astype("<f4").tobytes() + np.round(columns / scale).astype(np.int8).tobytes()


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("seen", type=pathlib.Path)
    ap.add_argument("labels", nargs="?")
    ap.add_argument("corpus", nargs="?", type=pathlib.Path)
    ap.add_argument("--label")
    ap.add_argument("--write", type=pathlib.Path)
    ap.add_argument("--held-out", type=pathlib.Path, help="writes the probabilities of each talk by weights that never saw it")
    a = ap.parse_args()
    talks = [json.loads(line) for line in a.seen.open()]
    if a.label:
        write_labels(a.label, talks)
        return
    talks = sorted(read_labels(a.labels, talks), key=lambda t: t["video_id"])
    hashes, sif = table_words()
    known, table = word_vectors(a.corpus, {t["video_id"] for t in talks}, hashes)
    table /= np.linalg.norm(table, axis=1).mean()
    means = np.array([np.mean(t["signs"], 0) for t in talks])
    usual = means.mean(0)
    x = np.concatenate([features(t, known, table, sif, usual) for t in talks])
    ids = np.concatenate([[i] * len(t["label"]) for i, t in enumerate(talks)])
    labels = np.concatenate([t["label"] for t in talks])
    seen = labels != ""
    own = (labels == "own").astype(float)
    weight = np.concatenate([[300 / len(t["label"])] * len(t["label"]) for t in talks])
    spread = x.std(0) + 1e-6
    split = x.shape[1] - len(WORDS_AROUND) * table.shape[1]
    for part in np.split(np.arange(split, x.shape[1]), len(WORDS_AROUND)):
        spread[part] = x[:, part].std() / WORD_SHARE
    centre = x.mean(0)
    xs = (x - centre) / spread
    begin = len(talks[0]["title"]) + train_sections.PLACES
    xs[:, [begin + i for i, name in enumerate(talks[0]["names"]) if name not in WHOLE]] = 0
    fold = np.array(random.Random(3).sample([i % FOLDS for i in range(len(talks))], len(talks)))[ids]
    p = np.zeros(len(own))
    strength = STRENGTH * 300
    for k in range(FOLDS):
        train = seen & (fold != k)
        beta = regress(xs[train], own[train], weight[train], strength)
        p[fold == k] = 1 / (1 + np.exp(-(xs[fold == k] @ beta[:-1] + beta[-1])))
    report(labels[seen], p[seen], ids[seen])
    if a.held_out:
        a.held_out.write_text("".join(json.dumps(dict(video_id=t["video_id"], own=p[ids == i].round(4).tolist())) + "\n" for i, t in enumerate(talks)))
    if a.write:
        beta = regress(xs[seen], own[seen], weight[seen], strength)
        beta[-1] -= (beta[:-1] / spread) @ centre
        sizes = len(talks[0]["title"]), train_sections.PLACES, len(talks[0]["names"])
        data = pack(spread, beta, table, len(hashes), sizes, means)
        a.write.write_bytes(data)
        print(f"{a.write}: {len(data)} bytes")


if __name__ == "__main__":
    main()
