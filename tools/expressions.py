#!/usr/bin/env python3
"""Writes src/transcript/correct/expressions.txt: pairs of words that belong together in talks ("control plane").

    expressions.py TALKS.jsonl WORD_LIST TERMS.txt [--leave-out IDS.txt] > src/transcript/correct/expressions.txt

TALKS.jsonl has one talk a line with "video_id" and "transcript"; WORD_LIST is any English word list, one word a line;
TERMS.txt is src/knowledge/terms.txt; IDS.txt lists talks to leave out, one id a line (those that corrections are
measured on). Listed are the pairs whose frequency is least a chance (by the log-likelihood ratio), if some talk has a rare
pair that sounds like it. Pairs that are a known mis-hearing, or that sound like a pair far more frequent
("service mess"), stay out. Each second word carries a letter: how strongly the first calls for the second and the second
for the first, each in four steps, A for 0 and 0 to P for 3 and 3.
"""
import collections
import functools
import json
import math
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from sounds import likeness, skeleton  # noqa: E402

TALKS, GAIN, MOST, RARE, ALIKE = 10, 2.0, 4000, 5, 0.7
STEPS = (0.03, 0.08, 0.25)
WORD = re.compile(r"[a-z0-9][a-z0-9']*")
FUNCTION = set(
    """a an the and or but if then so of to in on at by for from with about into over after before as is are was were be
    been being am do does did done have has had having i you he she it we they me him her us them my your his its our
    their this that these those there here what which who whom whose when where why how all any both each few more most
    other some such no nor not only own same than too very can will just should now would could may might must shall also
    like um uh yeah okay ok well right know think mean actually really basically kind sort lot bit going go get got gonna
    want wanted need needs let lets one two three four five six seven eight nine ten first second next last another every
    many much lots little even still already again maybe because while since until through between across around up down
    out off back thing things something anything everything someone people way time say said says see look looking make
    making made take took come came put use using used work working works good great nice best better big small new old
    able talk talking today yes hi hello thanks thank guys everyone everybody please question questions year years day
    days start started kubecon con welcome different pretty super sure""".split()
)


def read_terms(path):
    """Words and runs of words that stand for something else, and the words of the names themselves."""
    wrong, names = set(), set()
    for line in open(path, encoding="utf-8"):
        fields = line.split("|")
        if line.startswith("#") or len(fields) != 3:
            continue
        name = fields[0].split("=")[0].strip().lower()
        names.update(WORD.findall(name))
        for rendering in fields[1].split(","):
            heard = " ".join(WORD.findall(rendering.split(">")[0].lower()))
            if heard.replace(" ", "") != re.sub("[^a-z0-9]", "", name):
                wrong.add(heard)
    return wrong - names, names


def count(path, skip):
    """How often words and pairs stand in talks, and in how many talks each pair does."""
    words, pairs, talks = collections.Counter(), collections.Counter(), collections.Counter()
    for line in open(path, encoding="utf-8"):
        talk = json.loads(line)
        if talk.get("video_id", talk.get("id")) in skip:
            continue
        said = [w[:-2] if w.endswith("'s") else w for w in WORD.findall(talk["transcript"].lower().replace("’", "'"))]
        words.update(said)
        found = collections.Counter(zip(said, said[1:]))
        pairs.update(found)
        talks.update(found.keys())
    return words, pairs, talks


def likelihood_ratio(both, a, b, total):
    """How much likelier the counts are when the words belong together (Dunning 1993)."""

    def part(seen, by_chance):
        return seen * math.log(seen / by_chance) if seen > 0 else 0.0

    cells = ((both, a * b), (a - both, a * (total - b)), (b - both, (total - a) * b))
    cells += ((total - a - b + both, (total - a) * (total - b)),)
    return 2 * sum(part(seen, product / total) for seen, product in cells)


def step(share):
    return sum(share >= s for s in STEPS)


def inflected(a, b):
    """Whether two words are forms of one."""
    shared = len(os.path.commonprefix([a, b]))
    return shared >= 4 and shared >= min(len(a), len(b)) - 3


def misheard(pairs):
    """Pairs that sound like another one that is far more frequent."""
    by_first, by_second = collections.defaultdict(list), collections.defaultdict(list)
    for a, b in pairs:
        by_first[a].append(b)
        by_second[b].append(a)

    for (a, b), n in pairs.items():
        others = [(x, b) for x in by_second[b] if alike(x, a)] + [(a, y) for y in by_first[a] if alike(y, b)]
        if any(pairs[other] >= 6 * n for other in others):
            yield a, b


@functools.lru_cache(maxsize=None)
def alike(x, y):
    """Whether one word may have been heard as the other."""
    close = x != y and not inflected(x, y) and abs(len(x) - len(y)) < 5
    return close and skeleton(x)[:1] == skeleton(y)[:1] and likeness(x, y) >= ALIKE


def heard_otherwise(good, talks):
    """Pairs of which one word is heard as another one in some talk; the rest would only take room."""
    by_first, by_second = collections.defaultdict(list), collections.defaultdict(list)
    for a, b in good:
        by_first[a].append(b)
        by_second[b].append(a)
    heard = set()
    for (x, y), n in talks.items():
        if n < RARE and x not in FUNCTION and y not in FUNCTION:
            heard.update((a, y) for a in by_second.get(y, ()) if alike(x, a))
            heard.update((x, b) for b in by_first.get(x, ()) if alike(y, b))
    return heard


def main():
    args = sys.argv[1:]
    skip = set()
    if "--leave-out" in args:
        at = args.index("--leave-out")
        skip = set(open(args[at + 1], encoding="utf-8").read().split())
        del args[at : at + 2]
    if len(args) != 3:
        sys.exit(__doc__)
    listed = {w.strip().lower() for w in open(args[1], encoding="utf-8")}
    wrong, names = read_terms(args[2])
    words, pairs, talks = count(args[0], skip)
    total = sum(words.values())

    def word(w):
        return len(w) > 1 and w.isalpha() and w not in FUNCTION and w not in wrong and (w in listed or w in names)

    good, strength, weight = {}, {}, {}
    for (a, b), n in talks.items():
        if n < TALKS or not word(a) or not word(b) or a == b or f"{a} {b}" in wrong:
            continue
        said = pairs[a, b]
        forward, back = said / words[a], said / words[b]
        if math.log(said * total / words[a] / words[b]) > GAIN:
            good[a, b], strength[a, b] = n, (step(forward), step(back))
            weight[a, b] = likelihood_ratio(said, words[a], words[b], total)
    for pair in list(misheard(good)):
        print("left out, sounds like another:", *pair, file=sys.stderr)
        del good[pair]
    lines = collections.defaultdict(list)
    best = sorted(good, key=lambda pair: (-weight[pair], pair))[:MOST]
    for a, b in sorted(heard_otherwise(best, talks)):
        forward, back = strength[a, b]
        lines[a].append(b + chr(ord("A") + 4 * forward + back))
    print("# Pairs of words that belong together in talks; made by tools/expressions.py, which tells the form.")
    for a in sorted(lines):
        print(a, *sorted(lines[a]))


main()
