#!/usr/bin/env python3
"""Learns vectors of words from talks: words that are used beside the same words get similar vectors.

    word_vectors.py TALKS.jsonl VECTORS.npz [EXCLUDED_ID ...]

TALKS.jsonl holds a talk a line ("video_id", "transcript"). `tools/train_worth.py` learns from the vectors what speaks
for and against a statement, also of words that no labelled statement holds. Leave out every talk that is labelled or
measured. Only the weights that come of it are shipped. Python 3.11, numpy and scipy.
"""
import collections, json, re, sys

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.linalg import svds

TOKEN = re.compile(r"[a-z][a-z0-9'+-]*[a-z0-9]")
TALKS = 12      # a word of fewer talks has no vector
COMMON = 0.75   # neither has one of more than this share of them, which has no meaning of its own
NEAR = 4        # words that count as neighbours, common ones left out
SIZE = 32


def words(text):
    return TOKEN.findall(text.lower().replace("\u2019", "'"))


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    excluded = set(sys.argv[3:])
    talks = [words(t["transcript"]) for t in map(json.loads, open(sys.argv[1])) if t["video_id"] not in excluded]
    spread = collections.Counter(w for t in talks for w in set(t))
    listed = sorted(w for w, n in spread.items() if TALKS <= n < COMMON * len(talks))
    index = {w: i for i, w in enumerate(listed)}
    pairs = collections.Counter()
    for talk in talks:
        ids = [index[w] for w in talk if w in index]
        # A pair counts once a talk, so that what one speaker repeats does not stand for usage.
        pairs.update({(a, b) for i, a in enumerate(ids) for b in ids[i + 1 : i + 1 + NEAR]})
    rows, columns = np.array([p for p, n in pairs.items() if n > 1]).T
    counts = np.array([n for n in pairs.values() if n > 1], float)
    size = len(listed)
    matrix = coo_matrix((counts, (rows, columns)), (size, size)).tocsr()
    matrix = (matrix + matrix.T).tocoo()
    total = np.maximum(np.asarray(coo_matrix.sum(matrix, 1)).ravel(), 1)
    smooth = total**0.75
    expected = total[matrix.row] * smooth[matrix.col] / smooth.sum()
    strength = np.log(matrix.data / expected)
    kept = strength > 0
    matrix = coo_matrix((strength[kept], (matrix.row[kept], matrix.col[kept])), (size, size)).tocsr()
    left, values, _ = svds(matrix, SIZE, random_state=0)
    vectors = left[:, ::-1] * np.sqrt(values[::-1])
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    np.savez_compressed(sys.argv[2], words=np.array(listed), vectors=vectors.astype(np.float32))
    print(len(talks), "talks,", size, "words")


if __name__ == "__main__":
    main()
