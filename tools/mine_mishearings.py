#!/usr/bin/env python3
"""Lists what stands in captions where a name should: runs of words that sound like it and keep its company.

    mine_mishearings.py TALKS.jsonl NAME [NAME ...] [--leave-out IDS.txt]

TALKS.jsonl has one talk a line with "video_id", "title" and "transcript"; IDS.txt lists talks to leave out, one id a
line (those that corrections are measured on). For each name the candidates are printed, best first, with their count,
the number of talks, the mean weight of the words around them (how typical they are for the places where the name is
spelled right) and the lift (how much more often they stand in talks about the name than elsewhere). The list is
raw material: a person decides what goes into src/knowledge/terms.txt, and behind which gate.
"""
import collections
import json
import math
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from sounds import skeleton  # noqa: E402

NEAR = 6
WORD = re.compile(r"[a-z0-9][a-z0-9']*")


def left_out(sound):
    """The skeleton, and when it is long enough, itself with each sound left out."""
    return {sound} | ({sound[:i] + sound[i + 1:] for i in range(len(sound))} if len(sound) > 3 else set())


def main():
    args = sys.argv[1:]
    skip = set()
    if "--leave-out" in args:
        at = args.index("--leave-out")
        skip = set(open(args[at + 1], encoding="utf-8").read().split())
        del args[at:at + 2]
    if len(args) < 2:
        sys.exit(__doc__)
    talks = []
    for line in open(args[0], encoding="utf-8"):
        talk = json.loads(line)
        if talk["video_id"] not in skip:
            talks.append((talk["title"].lower(), WORD.findall(talk["transcript"].lower())))
    for name in args[1:]:
        print(f"## {name}")
        for row in mine(name, talks)[:60]:
            print("  {5}  {2} in {3} talks, context {0:.1f}, lift {1:.0f}".format(*row))


def around(words, i, n):
    return words[max(0, i - NEAR):i] + words[i + n:i + n + NEAR]


def mine(name, talks):
    spelled = tuple(WORD.findall(name.lower()))
    base, company, places, about = collections.Counter(), collections.Counter(), 0, set()
    for index, (title, words) in enumerate(talks):
        base.update(words)
        found = 0
        for i in range(len(words)):
            if tuple(words[i:i + len(spelled)]) == spelled:
                company.update(set(around(words, i, len(spelled))))
                found += 1
        places += found
        if found >= 3 or name.lower() in title:
            about.add(index)
    total = sum(base.values())
    weight = {}
    for word, n in company.items():
        chance = 1 - math.exp(-2 * NEAR * base[word] / total)
        gain = math.log((n + 0.5) / (places + 1) / max(chance, 1e-7))
        if n >= 3 and gain > 0.7:
            weight[word] = min(gain, 4)
    wanted, cache = left_out(skeleton(name.lower())), {}
    count, inside, context, where = collections.Counter(), collections.Counter(), collections.Counter(), collections.defaultdict(set)
    for index, (_, words) in enumerate(talks):
        for i in range(len(words)):
            for n in (1, 2, 3):
                run = " ".join(words[i:i + n])
                if run not in cache:
                    cache[run] = name.lower() not in run and bool(left_out(skeleton(run)) & wanted)
                if cache[run]:
                    count[run] += 1
                    where[run].add(index)
                    inside[run] += index in about
                    context[run] += sum(weight.get(w, 0) for w in around(words, i, n))
    share = (len(about) + 1) / len(talks)
    rows = [(context[r] / c, inside[r] / c / share, c, len(where[r]), inside[r], r) for r, c in count.items() if c > 1]
    return sorted(rows, key=lambda r: -r[0] * math.log(1 + r[2]) * (0.3 + min(r[1], 6)))


main()
