"""Sentences of dictation, made up at random, each in three forms: for a voice, as the words spoken, and as Whisper writes.

Facts in them fit together by chance only: what is to be learnt is how words sound and are spelt, not what goes with what.
"""
import csv
import pathlib
import random
import re

LEXICON = pathlib.Path(__file__).parents[2] / "Sources/Speech/Words/Lexicon"
ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen""".split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
UNITS = {"mg": "milligrams", "mcg": "micrograms", "cm": "centimeters", "mm": "millimeters", "kg": "kilograms",
         "mL": "milliliters", "ml": "milliliters", "lb": "pounds"}
NAMES = """Adams Baker Chen Dawson Evans Foster Garcia Hughes Ibrahim Jensen Kowalski Lopez Murphy Nguyen Okafor Patel Quinn
Rivera Schmidt Turner Underwood Vargas Walsh Young Zimmerman""".split()
FREQUENCIES = """daily|once daily|twice daily|twice a day|three times daily|four times a day|every morning|at bedtime|nightly
every six hours as needed|every eight hours|every twelve hours|every other day|weekly|once a week|as needed|with meals
in the morning|in the evening|by mouth daily|by mouth twice daily|P R N|every four to six hours as needed for pain
for seven days|for ten days|for five days""".replace("\n", "|").split("|")
STRENGTHS = """2.5 5 10 10 12.5 15 20 20 25 30 40 40 50 50 60 75 80 81 90 100 100 125 150 200 240 250 300 325 400 500 500 600
625 650 750 800 850 875 1000""".split()
DRUGS = """Continue {drug} {dose} {often}.
Start {drug} {dose} {often}.
Increase {drug} to {dose} {often}.
Decrease {drug} to {dose} {often}.
Stop {drug}.
Stop {drug} and start {drug} {dose} {often}.
Hold {drug} for now.
{who} takes {drug} {dose} {often} and {drug} {dose} {often}.
{who} is taking {drug}, {drug}, and {drug}.
Current medications include {drug} {dose}, {drug} {dose}, and {drug} {dose} {often}.
Medications are {drug} {dose} {often}, {drug} {dose} {often} and {drug} as needed.
{who} was started on {drug} {few} {period} ago.
{who} could not tolerate {drug} because of nausea.
{who} is allergic to {drug}, which causes a rash.
Allergies. {drug} and {drug}.
{who} has tried {drug} and {drug} without relief.
I will add {drug} {dose} {often}.
We discussed switching from {drug} to {drug}.
We will taper {drug} over {few} weeks.
I refilled the {drug} today.
Prescribed {drug} {dose} {often}.
Restart {drug} at {dose} {often}.
No longer on {drug}.
{who} denies side effects from {drug}.
Plan is {drug} {dose} {often}.
{who} was given {drug} {dose} in the emergency department.
Her home medications include {drug}, {drug} and {drug}.
Change {drug} from {dose} to {dose} {often}.
Avoid {drug} and {drug}.
Continue with {drug} {dose}, and recheck in {few} {period}.""".splitlines()
CARE = """{who} is a {age} year old {sex} with a history of {term} and {term} who presents with {term}.
The patient is a {age} year old {sex} here for follow up of {term}.
Blood pressure {pressure}, heart rate {rate}, temperature {lab}.
Blood pressure today is {pressure}, pulse {rate}, respirations {few}, oxygen saturation {age} percent on room air.
Exam shows {term} on the {side} side.
There is no {term}, {term}, or {term}.
{who} denies {term}, {term}, and {term}.
{who} reports {term} for about {few} {period}.
Hemoglobin {lab}, creatinine {lab}, potassium {lab}, sodium {many}.
White count is {lab}, platelets {many}.
Hemoglobin A one C is {lab} percent.
L D L is {rate}, triglycerides {many}.
Number one, {term}. Number two, {term}.
Assessment. {term}, stable. {term}, improving.
Impression. {term} of the {side} side.
Past medical history is significant for {term}, {term}, and {term}.
Past surgical history includes {term}.
Order {term} and {term}.
We will check a {term} in {few} {period}.
Refer to {term}.
Follow up in {few} {period}, sooner if worse.
Return in {few} {period} with labs.
Weight is {rate} kilograms. B M I is {lab}.
{who} has a family history of {term}.
Positive for {term}. Negative for {term}.
The {side} {term} is tender. The {side} {term} is normal.
{term} was negative. {term} was positive.
Pain is {few} out of ten, worse with movement and better with rest.
Lungs are clear to auscultation bilaterally. No {term}.
This is Doctor {name} dictating a clinic note on Mister {name}.
Review of systems is negative for {term} and {term}.
Results of the {term} show {term}.
I reviewed the {term} with the patient.
{who} underwent {term} on the {side} side {few} {period} ago.""".splitlines()


def cardinal(number):
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f" {ONES[number % 10]}" if number % 10 else "")
    size, name = (100, "hundred") if number < 1000 else (1000, "thousand")
    return f"{cardinal(number // size)} {name}" + (f" {cardinal(number % size)}" if number % size else "")


def by_pairs(number):
    """142 as "one forty two"."""
    if number < 100 or number % 100 == 0:
        return cardinal(number)
    if number >= 1000:
        return f"{cardinal(number // 100)} {cardinal(number % 100)}"
    return ONES[number // 100] + (f" oh {ONES[number % 10]}" if number % 100 < 10 else f" {cardinal(number % 100)}")


def decimal(text):
    whole, _, part = text.partition(".")
    return cardinal(int(whole)) + (" point " + " ".join(ONES[int(digit)] for digit in part) if part else "")


def lexicon(name):
    """Names of a list, each with another way to say it, or none."""
    lines = (LEXICON / name).read_text().splitlines()
    pairs = (line.partition("|") for line in lines if line and line != "-" and not line.startswith("#"))
    return [(name.strip(), said.strip()) for name, _, said in pairs]


class Bag:
    """Draws each of its items once before any comes again."""

    def __init__(self, items, chance):
        self.items, self.chance, self.left = items, chance, []

    def draw(self):
        if not self.left:
            self.left = self.items[:]
            self.chance.shuffle(self.left)
        return self.left.pop()


class Dictation:
    """Fills the frames above. Each slot gives the three forms."""

    def __init__(self, chance):
        self.chance = chance
        self.own, self.generics, self.terms = (
            Bag(lexicon(name), chance) for name in ("drugs.txt", "generics.txt", "terms.txt"))

    def entry(self, name, said):
        return said if said and self.chance.random() < 0.5 else name, name.replace("-", " ").lower(), name

    def any(self, *choices):
        return (self.chance.choice(choices),) * 3

    def number(self, low, high, say=cardinal):
        number = self.chance.randint(low, high)
        return say(number), say(number), str(number)

    def slot_drug(self):
        return self.entry(*(self.own if self.chance.random() < 0.8 else self.generics).draw())

    def slot_term(self):
        return self.entry(*self.terms.draw())

    def slot_dose(self):
        kind = self.chance.random()
        if kind < 0.8:
            amount, unit = self.chance.choice(STRENGTHS), "milligrams"
        elif kind < 0.87:
            amount, unit = self.chance.choice("25 50 75 88 100 112 125 175 200 250".split()), "micrograms"
        elif kind < 0.93:
            amount, unit = self.chance.choice("4 6 8 10 12 14 18 20 24 30 40".split()), "units"
        else:
            amount = self.chance.choice("1 2 10 20 40".split())
            unit = self.chance.choice("grams milliequivalents milliliters puffs drops tablets".split())
        said = f"{decimal(amount)} {unit}"
        return said, said, f"{amount} {unit}"

    def slot_often(self):
        return self.any(*FREQUENCIES)

    def slot_pressure(self):
        upper, lower = self.number(92, 189, by_pairs), self.number(48, 109, by_pairs)
        return tuple(f"{high} over {low}" for high, low in zip(upper, lower))

    def slot_age(self):
        return self.number(18, 94)

    def slot_few(self):
        return self.number(2, 12)

    def slot_period(self):
        return self.any("days", "weeks", "months", "years")

    def slot_lab(self):
        text = f"{self.chance.randint(0, 14)}.{self.chance.randint(0, 9)}"
        return decimal(text), decimal(text), text

    def slot_many(self):
        return self.number(60, 480, self.chance.choice([cardinal, by_pairs]))

    def slot_rate(self):
        return self.number(52, 128, self.chance.choice([cardinal, by_pairs]))

    def slot_side(self):
        return self.any("left", "right", "bilateral")

    def slot_who(self):
        return self.any("He", "She", "The patient", "Patient")

    def slot_sex(self):
        return self.any("man", "woman", "male", "female")

    def slot_name(self):
        return self.any(*NAMES)

    def fill(self, frame):
        forms = ["", "", ""]
        for part in re.split(r"(\{\w+\})", frame):
            found = getattr(self, f"slot_{part[1:-1]}")() if part.startswith("{") else (part,) * 3
            starts = not forms[2] or forms[2].rstrip().endswith(".")
            found = (*found[:2], found[2][:1].upper() + found[2][1:] if starts else found[2])
            forms = [form + more for form, more in zip(forms, found)]
        return tuple(forms)


def with_spoken_marks(forms):
    return tuple(form.rstrip(".").replace(",", " comma").replace(".", " period") + " period." for form in forms)


def of_notes(folders):
    """Sentences of the notes of ACI-Bench and MTS-Dialog that can be read out word by word."""
    found = []
    for folder, column in folders:
        for row in csv.DictReader(open(pathlib.Path(folder) / "train.csv")):
            for line in re.split(r"(?<=[.])\s+|\n+", row[column]):
                sentence = re.sub(r"^\d+\.\s*", "", line.strip(" -•*")).rstrip(".") + "."
                if re.fullmatch(r"[A-Za-z0-9 ,.'%:-]+", sentence) and 4 <= len(sentence.split()) <= 28 and not sentence.isupper():
                    found.append(sentence)
    return [forms for forms in map(read_out, found) if forms]


def read_out(sentence):
    sentence = sentence.replace("%", " percent")
    for short, unit in UNITS.items():
        sentence = re.sub(rf"(?<=\d) ?{short}\b", f" {unit}", sentence)
    if re.search(r"\d[A-Za-z]|[A-Za-z]\d|\d[,:-]\d|\d{5}|\d\.\d*\.|\b[A-Z][a-z]?\.[A-Z]", sentence):
        return None

    def say(match):
        text = match.group()
        year = text.isdigit() and 1900 < int(text) < 2030
        return by_pairs(int(text)) if year else decimal(text)

    said = re.sub(r"\d+(\.\d+)?", say, sentence).replace("-", " ")
    return said, said, sentence


def of_talk(folder):
    """Stretches of the dialogues of ACI-Bench: how people talk, which must not be unlearnt. They have no written form."""
    found = []
    for row in csv.DictReader(open(pathlib.Path(folder) / "train.csv")):
        for line in row["dialogue"].splitlines():
            words = re.sub(r"^\[\w+\]\s*", "", line).split()
            for start in range(0, len(words), 22):
                said = " ".join(words[start:start + 22])
                if len(words) - start > 5 and re.fullmatch(r"[a-z ']+", said):
                    found.append((said, said, None))
    return found


def clips(count, seed, aci, mts):
    """`count` lists of sentences, each of about a window's length."""
    chance = random.Random(seed)
    dictation = Dictation(chance)
    notes = Bag(of_notes([(aci, "note"), (mts, "section_text")]), chance)
    talk = Bag(of_talk(aci), chance)
    makers = {
        "drugs": lambda: dictation.fill(chance.choice(DRUGS if chance.random() < 0.8 else CARE)),
        "care": lambda: dictation.fill(chance.choice(CARE if chance.random() < 0.85 else DRUGS)),
        "notes": notes.draw,
        "talk": talk.draw,
    }
    for _ in range(count):
        kind = chance.choices(["drugs", "care", "notes", "talk", "mixed"], [42, 18, 20, 10, 10])[0]
        length, marks = chance.choice([25, 35, 45, 60]), kind != "talk" and chance.random() < 0.12
        clip, words = [], 0
        while words < length:
            forms = makers[kind if kind != "mixed" else chance.choice(["drugs", "care", "notes"])]()
            clip.append(with_spoken_marks(forms) if marks else forms)
            words += len(forms[1].split())
        yield clip
