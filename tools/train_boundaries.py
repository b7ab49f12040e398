#!/usr/bin/env python3
"""Trains the weights that find sentence ends in captions without punctuation.

    train_boundaries.py CORPUS OUT.bin [--hold-out 40] [--dev 40] [--teachers 2] [--epochs 3] [--seed 0]

CORPUS: talks as JSON lines (`video_id`, `transcript`), plain or .xz. Punctuated stretches of talks are stripped of
punctuation and capitals; where their sentences ended is what is learnt. The first `--hold-out` wholly punctuated talks
are left out (measure on them), the next `--dev` are measured on here. Needs numpy, scipy and scikit-learn; takes about
half an hour of one core; the same corpus and seed give the same file.

The model: vectors of the words in a window around the gap (started from co-occurrence counts) -> 64 -> 32 -> 1, plus a
hashed table of word pairs and triples. `src/transcript/sentences/boundary.rs` runs it. It learns from larger teachers,
which learn from the marked talks and then mark the talks that have no punctuation.

Layout of OUT.bin, little-endian: "CSB1"; u32 known words V, dimensions D, words before B, words after A, units H, units
S, pair bits P; f32 bias of the output, scale of the pairs; f32 scale[H], bias[H] of the first layer; f32 weight[H][S],
bias[S] of the second; f32 output[S]; f32 log frequency of sentence lengths [80]; u32 hash[V] ascending; i8
vectors[V + endings + other + nothing][D]; i8 first[B+A][H][D]; i8 pairs[2^P].
"""
import argparse, collections, json, lzma, pathlib, struct, sys

import numpy as np
import scipy.sparse as sp
from sklearn.utils.extmath import randomized_svd

from vocabulary import fnv, normalize

KNOWN, PAIR_BITS, LENGTHS = 8000, 17, 80
Shape = collections.namedtuple("Shape", "dims before after hidden second")
STUDENT, TEACHER = Shape(24, 5, 7, 64, 32), Shape(40, 10, 10, 128, 32)
EDGE = 10  # places of nothing between runs, the widest window
SUFFIXES = ["ing", "ed", "ly", "er", "or", "tion", "ment", "ness", "able", "al", "ic", "ive", "es", "'s", "s", "y"]
OTHER, NOTHING = KNOWN + len(SUFFIXES), KNOWN + len(SUFFIXES) + 1
AROUND = [(0, 1), (-1, 0), (1, 2), (-1, 0, 1), (0, 1, 2), (1, 2, 3), (-2, -1, 0), (-1, 0, 1, 2), (-1, 1), (0, 2)]


def read(corpus, hold_out, dev):
    """Runs of words with their ends: (kind, words, ends); kind is held, dev, train; and words without ends."""
    runs, plain, whole = [], [], 0
    for line in lzma.open(corpus, "rt") if corpus.suffix == ".xz" else corpus.open():
        raw = json.loads(line)["transcript"].split()
        if len(raw) < 300:
            continue
        marks = sum(w[-1] in ".?!" for w in raw) / len(raw)
        commas = sum("," in w for w in raw) / len(raw)
        words, ends, comma = [], [], []
        for w in raw:
            bare = normalize(w)
            if bare:
                words.append(bare), ends.append(0), comma.append("," in w)
            if w[-1] in ".?!" and words:
                ends[-1] = 1
        ends, comma = np.array(ends, np.int8), np.array(comma, np.int8)
        if len(raw) >= 1500 and 0.05 < marks < 0.12 and commas >= 0.02:
            whole += 1
            kind = "held" if whole <= hold_out else "dev" if whole <= hold_out + dev else "train"
            runs.append((kind, words, ends))
            continue
        plain.append(words)
        if marks > 0.02:
            # Partly punctuated: only the stretches in which most ends are marked.
            keep, size = np.zeros(len(words), bool), 150
            for at in range(0, len(words) - size, 50):
                if 0.035 < ends[at : at + size].mean() < 0.16 and comma[at : at + size].mean() > 0.004:
                    keep[at : at + size] = True
            edges = np.flatnonzero(np.diff(np.concatenate([[0], keep.view(np.int8), [0]])))
            runs += [("train", words[a:b], ends[a:b]) for a, b in zip(edges[::2], edges[1::2])]
    return runs, plain


def vocabulary(runs, plain):
    """The most frequent words in the order of their hashes."""
    count = collections.Counter()
    for words in [words for kind, words, _ in runs if kind != "held"] + plain:
        count.update(words)
    seen = {}
    for word, _ in sorted(count.items(), key=lambda item: (-item[1], item[0])):
        seen.setdefault(fnv(word), word)  # of two words with one hash the more frequent stays
        if len(seen) == KNOWN:
            break
    hashes = sorted(seen)
    return hashes, {seen[h]: i for i, h in enumerate(hashes)}, count


def ids_of(words, known, cache):
    out = np.empty(len(words), np.int32)
    for i, word in enumerate(words):
        found = known.get(word)
        if found is None:
            found = cache.get(word)
        if found is None:
            found = next((KNOWN + k for k, s in enumerate(SUFFIXES) if word.endswith(s)), OTHER)
            cache[word] = found
        out[i] = found
    return out


def vectors(sequences, count, known, seed):
    """Word vectors by the company words keep: positive mutual information with neighbours, reduced."""
    contexts = np.full(NOTHING + 1, -1)
    frequent = [w for w, _ in sorted(count.items(), key=lambda item: (-item[1], item[0])) if w in known][:3000]
    for i, word in enumerate(frequent):
        contexts[known[word]] = i
    flat = np.concatenate([np.concatenate([ids, [NOTHING] * 3]) for ids in sequences]).astype(np.int32)
    parts = []
    for off in (-2, -1, 1, 2):
        a = flat[max(0, -off) : len(flat) - max(0, off)]
        b = contexts[flat[max(0, off) : len(flat) - max(0, -off)]]
        seen = b >= 0
        shape = (NOTHING + 1, len(frequent))
        parts.append(sp.coo_matrix((np.ones(seen.sum(), np.float32), (a[seen], b[seen])), shape=shape).tocsr())
    m = sp.hstack(parts).tocsr()
    rows, columns = np.asarray(m.sum(1)).ravel(), np.asarray(m.sum(0)).ravel() ** 0.75
    m = m.tocoo()
    m.data = np.maximum(np.log(m.data / (rows[m.row] * (columns / columns.sum())[m.col] + 1e-9)), 0)
    u, s, _ = randomized_svd(m.tocsr(), 64, n_iter=4, random_state=seed)
    return (u * np.sqrt(s)).astype(np.float32)


def pack(runs):
    """One long row of ids with nothing between the runs, the ends, and the places of the gaps."""
    ids, ends, places, at = [np.full(EDGE, NOTHING)], [np.zeros(EDGE, np.float32)], [], EDGE
    for words, marks in runs:
        ids += [words, np.full(EDGE, NOTHING)]
        ends += [marks, np.zeros(EDGE, np.float32)]
        places.append(np.arange(at, at + len(words) - 1))
        at += len(words) + EDGE
    return np.concatenate(ids).astype(np.int32), np.concatenate(ends).astype(np.float32), np.concatenate(places)


def pair_hashes(ids, places):
    """Slots of the word pairs and triples around each gap. As `pairs` in boundary.rs."""
    out = np.empty((len(places), len(AROUND)), np.int32)
    for kind, offsets in enumerate(AROUND, 1):
        x = np.full(len(places), kind * 7919 + 1, np.uint32)
        for off in offsets:
            x = (x ^ (ids[places + off].astype(np.uint32) + np.uint32(1))) * np.uint32(2654435761)
            x = (x ^ (x >> np.uint32(15))) * np.uint32(2246822519)
        x ^= x >> np.uint32(13)
        out[:, kind - 1] = (x & np.uint32((1 << PAIR_BITS) - 1)).astype(np.int32)
    return out


class Model:
    def __init__(self, shape, table, rng):
        self.shape, self.offsets = shape, np.arange(-shape.before + 1, shape.after + 1)  # 0 is the word before the gap
        inputs = len(self.offsets) * shape.dims
        table = table[:, : shape.dims] / (table[:, : shape.dims].std() * 2)
        normal = lambda scale, *shape: rng.normal(0, scale, shape).astype(np.float32)
        self.p = {
            "vectors": table.copy(),
            "w1": normal(np.sqrt(2 / inputs), inputs, shape.hidden), "b1": np.zeros(shape.hidden, np.float32),
            "w2": normal(np.sqrt(2 / shape.hidden), shape.hidden, shape.second), "b2": np.zeros(shape.second, np.float32),
            "out": normal(0.1, shape.second), "bias": np.array([-2.5], np.float32),
        }
        self.pairs = np.zeros(1 << PAIR_BITS, np.float32)
        self.grown = np.full(1 << PAIR_BITS, 1e-2, np.float32)
        self.m = {k: np.zeros_like(v) for k, v in self.p.items()}
        self.v = {k: np.zeros_like(v) for k, v in self.p.items()}
        self.step = 0

    def forward(self, ids, places, rng=None, drop=0.0):
        p = self.p
        near = ids[places[:, None] + self.offsets]
        x, mask = p["vectors"][near].reshape(len(places), -1), None
        if rng is not None:
            mask = (rng.random(x.shape, dtype=np.float32) > drop).astype(np.float32) / (1 - drop)
            x = x * mask
        h = np.maximum(x @ p["w1"] + p["b1"], 0)
        s = np.maximum(h @ p["w2"] + p["b2"], 0)
        slots = pair_hashes(ids, places)
        return near, x, mask, h, s, slots, s @ p["out"] + p["bias"] + self.pairs[slots].sum(1)

    def train(self, ids, places, target, rng, rate, drop):
        near, x, mask, h, s, slots, z = self.forward(ids, places, rng, drop)
        error = (1 / (1 + np.exp(-z)) - target).astype(np.float32)
        dz, p = error / len(error), self.p
        grad = {"out": s.T @ dz, "bias": dz.sum(keepdims=True)}
        ds = np.outer(dz, p["out"]) * (s > 0)
        grad["w2"], grad["b2"] = h.T @ ds, ds.sum(0)
        dh = (ds @ p["w2"].T) * (h > 0)
        grad["w1"], grad["b1"] = x.T @ dh, dh.sum(0)
        dx = (dh @ p["w1"].T) * mask
        n = near.size
        spread = sp.csr_matrix((np.ones(n, np.float32), near.ravel(), np.arange(n + 1)), shape=(n, NOTHING + 1))
        grad["vectors"] = spread.T.tocsr() @ dx.reshape(n, self.shape.dims)
        self.step += 1
        for k, g in grad.items():
            self.m[k] += 0.1 * (g - self.m[k])
            self.v[k] += 0.001 * (g**2 - self.v[k])
            root = np.sqrt(self.v[k] / (1 - 0.999**self.step)) + 1e-8
            p[k] -= rate * (self.m[k] / (1 - 0.9**self.step)) / root
        summed = np.bincount(slots.ravel(), weights=np.repeat(error, slots.shape[1]), minlength=len(self.pairs))
        hit = np.flatnonzero(summed)
        g = summed[hit].astype(np.float32)
        self.grown[hit] += g * g
        self.pairs[hit] -= 25 * rate * g / np.sqrt(self.grown[hit])
        self.pairs[hit] *= 0.9999

    def logits(self, ids, places):
        return np.concatenate([self.forward(ids, places[at : at + 20000])[-1] for at in range(0, len(places), 20000)])


def best_f1(z, y):
    def f1(threshold):
        mine = z > threshold
        return 2 * (mine & (y > 0)).sum() / (mine.sum() + y.sum())
    return max((round(float(f1(t)), 4), round(float(t), 2)) for t in np.linspace(-2.5, 1.5, 41))


def length_table(runs):
    count = np.zeros(LENGTHS)
    for _, ends in runs:
        for length in np.diff(np.concatenate([[-1], np.flatnonzero(ends)])):
            count[min(length, LENGTHS - 1)] += 1
    count = np.convolve(count, np.ones(5) / 5, "same") + 1
    return np.log(count / count.sum()).astype(np.float32)


def write(out, model, hashes, lengths):
    p, shape, offsets = model.p, model.shape, model.offsets
    unit = np.minimum(np.abs(p["vectors"]).max(0), np.quantile(np.abs(p["vectors"]), 0.9995, axis=0)) / 127
    table = np.clip(np.round(p["vectors"] / unit), -127, 127).astype(np.int8)
    first = p["w1"] * np.tile(unit, len(offsets))[:, None]
    scale = np.abs(first).max(0) / 127
    first = np.round(first / scale).astype(np.int8).reshape(len(offsets), shape.dims, shape.hidden).transpose(0, 2, 1)
    pair_scale = np.abs(model.pairs).max() / 127
    f = lambda a: np.ascontiguousarray(a, "<f4").tobytes()
    data = b"CSB1" + struct.pack("<7I", len(hashes), *shape, PAIR_BITS)
    data += f([p["bias"][0], pair_scale]) + f(scale) + f(p["b1"]) + f(p["w2"]) + f(p["b2"]) + f(p["out"]) + f(lengths)
    data += np.array(hashes, "<u4").tobytes() + table.tobytes() + np.ascontiguousarray(first).tobytes()
    data += np.round(model.pairs / pair_scale).astype(np.int8).tobytes()
    out.write_bytes(data)


def learn(model, ids, target, places, epochs, drop, a, rng, dev, name):
    batches = len(places) // a.batch
    for epoch in range(epochs):
        order = rng.permutation(len(places))
        for b in range(batches):
            chosen = places[order[b * a.batch : (b + 1) * a.batch]]
            rate = 2e-3 * (1 - model.step / (epochs * batches + 1))
            model.train(ids, chosen, target[chosen], rng, rate, drop)
        z = model.logits(dev[0], dev[2])
        print(f"{name}, epoch {epoch + 1}: dev F1, threshold {best_f1(z, dev[1][dev[2]])}", file=sys.stderr, flush=True)
    return z


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("corpus", type=pathlib.Path)
    ap.add_argument("out", type=pathlib.Path)
    options = dict(hold_out=40, dev=40, teachers=2, teacher_epochs=5, epochs=3, seed=0, batch=2048)
    for name, default in options.items():
        ap.add_argument(f"--{name.replace('_', '-')}", type=int, default=default)
    a = ap.parse_args()
    rng = np.random.default_rng(a.seed)
    runs, plain = read(a.corpus, a.hold_out, a.dev)
    hashes, known, count = vocabulary(runs, plain)
    cache = {}
    coded = [(kind, ids_of(words, known, cache), ends) for kind, words, ends in runs]
    plain = [ids_of(words, known, cache) for words in plain]
    table = vectors([ids for kind, ids, _ in coded if kind != "held"] + plain, count, known, a.seed)
    part = lambda kind: [(ids, ends) for k, ids, ends in coded if k == kind]
    dev = pack(part("dev"))
    ids, target, places = pack(part("train"))
    print(f"{len(places)} marked gaps", file=sys.stderr, flush=True)
    if a.teachers:
        teachers = [Model(TEACHER, table, rng) for _ in range(a.teachers)]
        z = [learn(t, ids, target, places, a.teacher_epochs, 0.25, a, rng, dev, f"teacher {i + 1}") for i, t in enumerate(teachers)]
        print(f"teachers together: {best_f1(np.mean(z, 0), dev[1][dev[2]])}", file=sys.stderr, flush=True)
        marked = places
        ids, target, places = pack(part("train") + [(w, np.zeros(len(w), np.int8)) for w in plain])
        taught = np.mean([t.logits(ids, places) for t in teachers], 0)
        soft = 1 / (1 + np.exp(-taught))
        given = places <= marked[-1]  # the marked runs come first
        target[places] = np.where(given, (target[places] + soft) / 2, soft)
    student = Model(STUDENT, table, rng)
    learn(student, ids, target, places, a.epochs, 0.1, a, rng, dev, "student")
    write(a.out, student, hashes, length_table(part("train")))
    print(f"{a.out}: {a.out.stat().st_size} bytes", file=sys.stderr)


main()
