"""How alike words sound: the same measure as src/text/sound.rs, for the programs in this folder."""
import re

CLASSES = {"P": "bp", "T": "dt", "F": "fv", "K": "cgkq", "S": "szj", "M": "m", "N": "n", "L": "l", "R": "r"}
SOUND = {letter: sound for sound, letters in CLASSES.items() for letter in letters}
DIGRAPHS = (("ph", "f"), ("sch", "s"), ("ch", "s"), ("sh", "s"), ("th", "t"), ("ck", "k"), ("x", "ks"), ("ght", "t"))


def skeleton(text):
    """Consonant classes of a phrase."""
    text = re.sub(r"^(w(?=r)|[kg](?=n)|p(?=s))", "", re.sub(r"[^a-z0-9]", "", text))
    for letters, sound in DIGRAPHS:
        text = text.replace(letters, sound)
    text = re.sub(r"c(?=[eiy])", "s", text).translate(str.maketrans({"2": "t", "8": "t", "4": "f"}))
    out = []
    for i, letter in enumerate(text):
        sound = SOUND.get(letter, "A" if i == 0 else "")
        if sound and (not out or out[-1] != sound):
            out.append(sound)
    return "".join(out)


def distance(a, b):
    """Levenshtein distance."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def likeness(a, b):
    """0 to 1: the mean of the likeness of the letters and of the skeletons."""

    def alike(x, y):
        longest = max(len(x), len(y))
        return 1 - distance(x, y) / longest if longest else 1.0

    return (alike(a, b) + alike(skeleton(a), skeleton(b))) / 2
