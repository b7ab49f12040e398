#!/usr/bin/env python3
"""Trains the weights that label sentences with their part of the story.

    train_sections.py CORPUS GOLD_DIR BINARY OUT.bin [--seed 0] [--labels tools/labels/sections.tsv]

CORPUS: talks as JSON lines (`video_id`, `transcript`), plain or .xz. GOLD_DIR: <id>.gold.json with `sections` (label ->
verbatim passages) and `future_plans`, beside <id>.txt. Labels of passages of corpus talks: the start of the SHA-256 of the
talk's id, first and last character (each run of white space being one space), label. BINARY: casestudypilot, which cuts the gold talks into sentences.
Prints the accuracy of passages with each talk labelled by weights that never saw it, then writes weights from all talks.
Needs numpy, scipy and scikit-learn; takes two minutes; the same inputs and seed give the same file.

How: (1) vectors of the corpus's words by the company they keep, near (who stands beside it) and wide (what the talk is
about). (2) A first classifier learns six labels from the words around cue phrases ("the problem", "we were able to");
the cue itself is hidden, so it learns what such passages are like. (3) Its scores, the vectors and the place in the talk
are weighed by the gold passages. All of that is linear, so it folds into five numbers a word.

Layout of OUT.bin, little-endian: "CSS1"; u32 words V; f32 scale[5], bias[5] of the labels (background, challenge,
solution, impact, future); f32 place[7][5]; u32 hash[V] ascending; u8 weight[V] of the words in 1/255; i8 word[V][5].
"""
import argparse, collections, hashlib, json, lzma, pathlib, struct, subprocess, sys, tempfile

import numpy as np
import scipy.sparse as sp
from scipy.optimize import minimize
from sklearn.utils.extmath import randomized_svd

from vocabulary import fnv, normalize

KNOWN, NEAR, WIDE, PLACES = 8000, 64, 128, 7
LABELS = ["background", "challenge", "solution", "impact", "future"]
AROUND, AFTERWARDS = [1, 0.5, 0.25], [1, 0.4]  # weights of a sentence's neighbours: words, probabilities
CUES = {
    "background": "we are a|we're a|our company|founded|employees|countries|million users|million customers|headquartered|"
    "headquarters|responsible for|back in|our customers|our users|our mission|financial services|our business|one of the "
    "largest|years ago|our team is|we run|we operate|a bit about|a little bit about|who we are|our history",
    "challenge": "the problem|problems|a problem|challenge|challenges|challenging|pain point|pain points|painful|struggled|"
    "struggling|struggle|the issue was|the issue is|difficult|downside|bottleneck|bottlenecks|hard to|too slow|too much|we "
    "couldn't|couldn't|suffered|nightmare|frustrating|complexity|outage|outages|limitations|drawback|manually|unfortunately|"
    "tedious|error prone|overhead",
    "solution": "we decided|we built|we've built|our solution|the solution|we introduced|we implemented|we came up with|the "
    "way it works|how it works|we chose|we started using|under the hood|what we did|we created|we developed|we use|we're "
    "using|we leverage|we adopted|we migrated|so what we do|we wrote|custom resource|controller|the operator|the pipeline",
    "impact": "we were able to|as a result|reduced|reduction|improved|improvement|improvements|we saved|savings|saved|"
    "percent|faster|benefit|benefits|we achieved|outcome|outcomes|the results|success|successfully|went from|increased|"
    "decreased|cost savings|productivity|efficiency|it allowed us|allows us to|zero downtime|happy|happier|we gained|thanks to",
    "future": "in the future|next steps|next step|looking forward|road map|roadmap|we plan|planning to|going forward|we want "
    "to|still working on|what's next|we would like to|we'd like to|we are going to|in the next|near future|upcoming|we hope|"
    "looking into|looking at",
    "other": "thank you|thanks|question|questions|raise your hand|raise your hands|hands up|agenda|let me show|demo|welcome|"
    "my name is|talk about|next slide|can you hear|slides|slide|q&a|booth|applause|hello|good morning|hi|everyone|today|"
    "quick|show you|you can see here|this session|link|twitter|slack|github|kubecon|feedback|audience|time",
}


def tokens(text):
    return [w for w in map(normalize, text.split()) if w]


def vectors(talks, count, known, wide, dims, seed):
    """Positive mutual information of words with their neighbours, reduced."""
    order = [known[w] for w, _ in sorted(count.items(), key=lambda item: (-item[1], item[0])) if w in known]
    rank = np.full(KNOWN + 1, KNOWN)
    rank[order] = np.arange(KNOWN)
    flat = np.concatenate([np.concatenate([ids, [KNOWN] * 12]) for ids in talks]).astype(np.int32)
    place, parts = rank[flat], []
    for off in range(1, 13) if wide else (-2, -1, 1, 2):
        a, b = slice(max(0, -off), len(flat) - max(0, off)), slice(max(0, off), len(flat) - max(0, -off))
        if wide:  # the thirty most frequent words say nothing about the topic
            seen = (place[a] >= 30) & (place[b] >= 30) & (flat[a] < KNOWN) & (flat[b] < KNOWN)
            column, weight, width = flat[b][seen], off**-0.5, KNOWN
        else:
            seen = (flat[a] < KNOWN) & (place[b] < 3000)
            column, weight, width = place[b][seen], 1.0, 3000
        data = np.full(seen.sum(), weight, np.float32)
        parts.append(sp.coo_matrix((data, (flat[a][seen], column)), shape=(KNOWN, width)).tocsr())
    m = sum(parts) if wide else sp.hstack(parts).tocsr()
    m = (m + m.T).tocsr() if wide else m
    rows, columns = np.asarray(m.sum(1)).ravel(), np.asarray(m.sum(0)).ravel() ** 0.75
    m = m.tocoo()
    m.data = np.maximum(np.log(m.data / (rows[m.row] * (columns / columns.sum())[m.col] + 1e-9)), 0)
    m = m.tocsr()
    m.eliminate_zeros()
    u, s, _ = randomized_svd(m, dims, n_iter=4, random_state=seed)
    return u * np.sqrt(s)


def softmax_regression(x, y, weight, labels, c, iterations):
    """Multinomial logistic regression with an L2 penalty of 1/c; weights and biases."""
    n, d = x.shape
    target = np.eye(labels)[y] * weight[:, None]

    def loss(p):
        w, b = p[: d * labels].reshape(d, labels), p[d * labels :]
        z = x @ w + b
        z -= z.max(1, keepdims=True)
        e = np.exp(z)
        pr = e / e.sum(1, keepdims=True)
        g = pr * weight[:, None] - target
        return -(target * np.log(pr + 1e-12)).sum() + 0.5 / c * (w * w).sum(), np.concatenate([(x.T @ g + w / c).ravel(), g.sum(0)])

    p = minimize(loss, np.zeros((d + 1) * labels), jac=True, method="L-BFGS-B", options=dict(maxiter=iterations)).x
    return p[: d * labels].reshape(d, labels), p[d * labels :]


def weak_classifier(talks, words, table, sif, seed, most=20000, before=15, after=30):
    """Six labels from the words around cue phrases: (per-word scores, bias)."""
    first = collections.defaultdict(list)
    for label, phrases in enumerate(CUES.values()):
        for phrase in phrases.split("|"):
            parts = tuple(normalize(w) for w in phrase.split())
            first[parts[0]].append((parts, label))
    found = [[] for _ in CUES]
    for talk, text in enumerate(words):
        for i, w in enumerate(text):
            for parts, label in first.get(w, ()):
                if tuple(text[i : i + len(parts)]) == parts:
                    found[label].append((talk, i, len(parts)))
    rng, x, y = np.random.default_rng(seed), [], []
    for label, places in enumerate(found):
        for pick in rng.permutation(len(places))[:most]:
            talk, i, n = places[pick]
            ids = np.concatenate([talks[talk][max(0, i - before) : i], talks[talk][i + n : i + n + after]])
            ids = ids[ids < KNOWN]
            if len(ids) >= 10:
                x.append(sif[ids] @ table[ids] / sif[ids].sum())
                y.append(label)
    x, y = np.array(x), np.array(y)
    mean, spread = x.mean(0), x.std(0)
    w, b = softmax_regression((x - mean) / spread, y, np.ones(len(y)), len(CUES), 10, 60)
    scores = (table / spread[:, None].T) @ w
    return scores - scores.mean(1, keepdims=True), b - (mean / spread) @ w


def smooth(values, weights):
    out = values * weights[0]
    for k, w in enumerate(weights[1:], 1):
        out[k:] += w * values[:-k]
        out[:-k] += w * values[k:]
    return out


def place_features(place):
    return np.maximum(0, 1 - np.abs(place[:, None] - np.linspace(0, 1, PLACES)) * (PLACES - 1))


def fold(text):
    return " ".join(text.split())


def cut(binary, raw):
    """The sentences of a talk with their spans."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write(raw)
        file.flush()
        done = subprocess.run([binary, "analyze", "--captions", file.name, "--json"], capture_output=True, text=True, check=True)
    return [(s["text"], s["raw"]) for s in json.loads(done.stdout)["sentences"]]


def read_gold(folder, binary):
    """Talks with sentences (text, span) and passages (label, start, end)."""
    talks = []
    for file in sorted(folder.glob("*.gold.json")):
        source = file.with_name(file.name.replace(".gold.json", ".txt"))
        if not source.exists():
            continue
        gold, raw = json.loads(file.read_text()), fold(source.read_text())
        passages = [(label, p) for label in LABELS[:4] for p in gold["sections"].get(label, [])]
        passages += [("future", p) for p in gold.get("future_plans", [])]
        passages += [(("impact" if m["role"] == "impact" else "background") + "?", m["quote"]) for m in gold["metrics"] if m.get("role") in ("impact", "scale")]
        spans = [(label, raw.find(fold(p)), len(fold(p))) for label, p in passages]
        talks.append((gold["video_id"], len(raw), cut(binary, raw), [(l, a, a + n) for l, a, n in spans if a >= 0]))
    return talks


def read_labelled(corpus, labels, binary):
    """The same from the talks of the corpus that the label file knows."""
    known = collections.defaultdict(list)
    for line in labels.read_text().splitlines():
        digest, start, end, label = line.split("\t")
        known[digest].append((label, int(start), int(end)))
    talks = []
    for talk in talks_of(corpus):
        if passages := known.get(hashlib.sha256(talk["video_id"].encode()).hexdigest()[:12]):
            raw = fold(talk["transcript"])
            talks.append((talk["video_id"], len(raw), cut(binary, raw), passages))
    return sorted(talks)


def examples(talk):
    """(sentence, label, weight) of the sentences that lie in a passage; the quotes of metrics weigh little."""
    _, _, sentences, passages = talk
    for label, a, b in passages:
        weight = 0.2 if label.endswith("?") else 0.7 if label == "future" else 1.0
        for i, (_, (s, e)) in enumerate(sentences):
            shared = min(b, e) - max(a, s)
            if shared > 0.4 * (e - s) or shared > 0.6 * (b - a):
                yield i, LABELS.index(label.rstrip("?")), weight * shared / (b - a)


def passage_hits(talk, labels):
    """As the evaluation counts: the label with the most characters of the passage."""
    _, _, sentences, passages = talk
    out = []
    for label, a, b in passages:
        share = collections.Counter()
        for (_, (s, e)), mine in zip(sentences, labels):
            if min(b, e) > max(a, s):
                share[LABELS[mine]] += min(b, e) - max(a, s)
        if not label.endswith("?"):
            out.append((label, share.most_common(1)[0][0] if share else None))
    return out


def fit_passages(features, everyone, chosen, gold):
    """Weights from the passages of the chosen talks. The talks behind the first `gold` are labelled by the piece, not by
    what is typical of a label, so their labels are brought to the proportions of the gold ones."""
    share = np.zeros((2, len(LABELS)))
    for t, talk in enumerate(everyone):
        for _, label, weight in examples(talk):
            share[int(t >= gold), label] += weight
    share /= np.maximum(share.sum(1, keepdims=True), 1e-9)
    balance = share[0] / np.maximum(share[1], 1e-9)
    rows = [(features[t][i], label, weight * (balance[label] if t >= gold else 1.0)) for t in chosen for i, label, weight in examples(everyone[t])]
    x, y, w = (np.array(part) for part in zip(*rows))
    return softmax_regression(x, y, w, len(LABELS), 1.0, 150)


def talks_of(corpus):
    """The talks of the corpus, one after another."""
    with lzma.open(corpus, "rt") if corpus.suffix == ".xz" else corpus.open() as lines:
        yield from map(json.loads, lines)


def read_corpus(corpus, skip):
    """The words of every talk that is not skipped."""
    return [tokens(talk["transcript"]) for talk in talks_of(corpus) if talk["video_id"] not in skip]


def vocabulary(words):
    """Count of each word; the hashes of the most frequent ones, ascending; the word of each hash."""
    count = collections.Counter(w for text in words for w in text)
    seen = {}
    for word, _ in sorted(count.items(), key=lambda item: (-item[1], item[0])):
        seen.setdefault(fnv(word), word)
        if len(seen) == KNOWN:
            break
    return count, sorted(seen), seen


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("corpus", "gold", "binary", "out"):
        ap.add_argument(name, type=pathlib.Path)
    ap.add_argument("--seed", type=int, default=0)
    ap.add_argument("--labels", type=pathlib.Path, default=pathlib.Path(__file__).parent / "labels/sections.tsv")
    a = ap.parse_args()
    gold = read_gold(a.gold, a.binary)
    skip = {talk[0] for talk in gold}
    everyone = gold + read_labelled(a.corpus, a.labels, a.binary)
    words = read_corpus(a.corpus, skip)
    count, hashes, seen = vocabulary(words)
    known = {seen[h]: i for i, h in enumerate(hashes)}
    total = sum(count.values())
    sif = np.round(255 * np.array([1e-3 / (1e-3 + count[seen[h]] / total) for h in hashes])) / 255
    talks = [np.array([known.get(w, KNOWN) for w in text], np.int32) for text in words]
    table = np.concatenate([vectors(talks, count, known, wide, dims, a.seed) for wide, dims in ((False, NEAR), (True, WIDE))], 1)
    weak, _ = weak_classifier(talks, words, table, sif, a.seed)
    columns = np.concatenate([0.5 * weak, table], 1)  # all that is known of a word

    features = []
    for _, length, sentences, _ in everyone:
        sums, weights = np.zeros((len(sentences), columns.shape[1])), np.zeros((len(sentences), 1))
        for i, (text, _) in enumerate(sentences):
            ids = [known[w] for w in tokens(text) if w in known]
            sums[i], weights[i] = sif[ids] @ columns[ids], sif[ids].sum()
        place = np.array([(s + e) / 2 / length for _, (s, e) in sentences])
        mixed = smooth(sums, AROUND) / np.maximum(smooth(weights, AROUND), 1e-6)
        features.append(np.concatenate([mixed, place_features(place)], 1))

    def fit(chosen):
        return fit_passages(features, everyone, chosen, len(gold))

    def apply(x, w, b):
        z = x @ w + b
        e = np.exp(z - z.max(1, keepdims=True))
        return smooth(e / e.sum(1, keepdims=True), AFTERWARDS).argmax(1)

    everything = fit(range(len(everyone)))
    for name, chosen in (("gold", range(len(gold))), ("labelled", range(len(gold), len(everyone)))):
        for how, unseen in (("each talk unseen", True), ("all talks seen", False)):
            pairs = []
            for t in chosen:
                w, b = fit([o for o in range(len(everyone)) if o != t]) if unseen else everything
                pairs += passage_hits(everyone[t], apply(features[t], w, b))
            right = lambda labels: sum(g == m for g, m in pairs if g in labels) / max(1, sum(g in labels for g, _ in pairs))
            print(f"{name}, {how}: {right(LABELS[:4]):.3f}", {l: round(right([l]), 2) for l in LABELS}, file=sys.stderr)
    w, b = everything
    split = columns.shape[1]
    scores, place = columns @ w[:split], w[split:]
    scale = np.abs(scores).max(0) / 127
    f = lambda x: np.ascontiguousarray(x, "<f4").tobytes()
    data = b"CSS1" + struct.pack("<I", KNOWN) + f(scale) + f(b) + f(place) + np.array(hashes, "<u4").tobytes()
    data += np.round(sif * 255).astype(np.uint8).tobytes() + np.round(scores / scale).astype(np.int8).tobytes()
    a.out.write_bytes(data)
    print(f"{a.out}: {len(data)} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
