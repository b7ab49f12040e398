#!/usr/bin/env python3
"""Writes src/text/common_words.txt: the words that corrections never take for a mis-heard name by their sound.

    common_words.py TALKS.jsonl WORD_LIST TERMS.txt > src/text/common_words.txt

TALKS.jsonl has one talk a line with a "transcript"; WORD_LIST is any English word list, one word a line
(/usr/share/dict/words); TERMS.txt is src/knowledge/terms.txt, whose odd renderings stay out. A word is common when
it is in the word list and in at least 7 talks, or in at least 30 talks.
"""
import collections
import json
import re
import sys

IN_LIST, ANYWHERE = 7, 30


def renderings(path, listed):
    """Renderings of one word that always stand for a name, or that are in no word list."""
    found = set()
    for line in open(path, encoding="utf-8"):
        fields = line.rstrip("\n").split("|")
        if line.startswith("#") or len(fields) != 3:
            continue
        for word in map(str.strip, fields[1].split(",")):
            bare = word.lstrip("~!?").split(">")[0]
            if bare == word or bare not in listed:
                found.add(bare)
    return found


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    talks = collections.Counter()
    for line in open(sys.argv[1], encoding="utf-8"):
        talks.update(set(re.findall(r"[a-z]+", json.loads(line)["transcript"].lower())))
    listed = {word.strip().lower() for word in open(sys.argv[2], encoding="utf-8")}
    skipped = renderings(sys.argv[3], listed)
    words = {w for w, n in talks.items() if len(w) > 1 and (n >= ANYWHERE or n >= IN_LIST and w in listed)}
    print("\n".join(sorted(words - skipped)))


main()
