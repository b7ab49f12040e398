"""Builds src/text/fluency.bin: a Bloom filter of the words and word pairs that are common in conference talks.

Usage: python3 tools/fluency.py TALKS.jsonl src/text/fluency.bin [EXCLUDED_ID ...]

Each line of TALKS.jsonl holds {"video_id": ..., "transcript": ...}. A word counts when it occurs in at least
WORD_TALKS talks, a pair when it occurs in at least PAIR_TALKS. The filter holds no text, only bits.
"""

import collections
import json
import re
import sys

WORD_TALKS = 3
PAIR_TALKS = 5
BITS_PER_KEY = 9
HASHES = 6
TOKEN = re.compile(r"[a-z0-9][a-z0-9'+#/&.-]*[a-z0-9+#]|[a-z0-9]")


def fnv(data: bytes) -> int:
    value = 0xCBF29CE484222325
    for byte in data:
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value


def keys(path: str, excluded: set):
    words, pairs = collections.Counter(), collections.Counter()
    for line in open(path, encoding="utf-8"):
        talk = json.loads(line)
        if talk.get("video_id") in excluded:
            continue
        tokens = TOKEN.findall(talk["transcript"].lower().replace("\u2019", "'"))
        words.update(set(tokens))
        pairs.update(set(zip(tokens, tokens[1:])))
    for word, count in words.items():
        if count >= WORD_TALKS:
            yield word
    for (first, second), count in pairs.items():
        if count >= PAIR_TALKS:
            yield f"{first} {second}"


def main() -> None:
    listed = sorted(keys(sys.argv[1], set(sys.argv[3:])))
    size = len(listed) * BITS_PER_KEY // 8 + 1
    bits = bytearray(size)
    for key in listed:
        value = fnv(key.encode())
        first, second = value & 0xFFFFFFFF, (value >> 32) | 1
        for i in range(HASHES):
            at = (first + i * second) % (size * 8)
            bits[at // 8] |= 1 << (at % 8)
    open(sys.argv[2], "wb").write(bits)
    print(len(listed), "keys,", size, "bytes")


if __name__ == "__main__":
    main()
