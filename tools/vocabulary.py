"""Words as the trained tables know them: the same as src/text/vocabulary.rs, for the programs in this folder."""
import re

BARE = re.compile(r"[^\w'%$+-]")


def normalize(word):
    """The word in lower case without marks; numbers by their shape."""
    bare = BARE.sub("", word.replace("’", "'")).lower()
    if not re.search(r"[0-9]", bare):
        return bare
    if re.fullmatch(r"[0-9]+", bare):
        return "<y>" if len(bare) == 4 and bare[:2] in ("19", "20") else f"<d{min(len(bare), 3)}>"
    return "<pct>" if bare.endswith("%") else "<alnum>"


def fnv(word):
    """Hash of a word: FNV-1a with 32 bits."""
    value = 2166136261
    for byte in word.encode():
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return value
