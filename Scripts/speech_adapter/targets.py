"""What Whisper ought to write: its own words where they are right, else the true ones, so that its style stays."""
import difflib
import re

from sentences import ONES, TENS

NUMBERS = {word: str(number) for number, word in enumerate(ONES)}
NUMBERS |= {word: str(10 * number) for number, word in enumerate(TENS) if word != "_"}
SAME = {"mg": "milligrams", "mcg": "micrograms", "kg": "kilograms", "mister": "mr", "doctor": "dr", "%": "percent",
        "milligram": "milligrams", "cm": "centimeters", "mm": "millimeters", "ml": "milliliters"}


def meant(word):
    """A word without what is style."""
    word = word.lower().strip(".,;:?!\"()[]").replace("%", " percent").strip()
    word = SAME.get(word, word)
    return NUMBERS.get(word, word)


def split(text):
    words = []
    for word in re.sub(r"(?<=[A-Za-z])-(?=[A-Za-z])", " ", text).replace("/", " over ").split():
        joined = re.fullmatch(r"(\d+(?:\.\d+)?)(mg|mcg|%|kg|cm|mm|ml)([.,;]?)", word)
        words += [joined[1], joined[2] + joined[3]] if joined else [word]
    return [word for word in words if meant(word)]


def written(sentence):
    """Letters that are said one by one, as one word."""
    sentence = re.sub(r"\b[Aa] one [Cc]\b", "A1C", sentence)
    return re.sub(r"\b([A-Z](?: [A-Z])+)\b", lambda letters: letters[1].replace(" ", ""), sentence)


def target(clip, times, heard):
    """Start, end and text of each sentence; nothing where talk was heard too badly to learn from.

    Talk has no written form, so all that was heard of it is the target."""
    clip = clip[:len(times)]
    talk = any(form is None for _, _, form in clip)
    true = [(word, place) for place, (_, said, form) in enumerate(clip) for word in split(written(form or said))]
    own = split(heard)
    compared = difflib.SequenceMatcher(None, [meant(word) for word, _ in true], [meant(word) for word in own], autojunk=False)
    wrong = max(len(true), len(own)) - sum(block.size for block in compared.get_matching_blocks())
    if talk and wrong > 0.3 * len(true):
        return []
    words = true
    if wrong <= 0.6 * len(true):
        words = []
        for kind, start, end, own_start, own_end in compared.get_opcodes():
            if kind == "equal":
                words += [(own[own_start + step], true[start + step][1]) for step in range(end - start)]
            elif talk:
                words += [(word, true[min(start, len(true) - 1)][1]) for word in own[own_start:own_end]]
            else:
                words += true[start:end]
    texts = [" ".join(word for word, at in words if at == place) for place in range(len(times))]
    kept = [(start, end, text) for (start, end), text in zip(times, texts) if text]
    return [(0.0, *first[1:]) for first in kept[:1]] + kept[1:]
