"""Sound of sentences by a small neural voice, as many speakers and microphones would have it."""
import re

import numpy
import scipy.signal
from hibari import Hibari
from piper.phonemize_espeak import EspeakPhonemizer

RATE = 16_000
LONGEST = 28.3  # seconds
# eSpeak's phonemes in the alphabet of the voice.
ALPHABET = [("t͡ʃ", "ʧ"), ("d͡ʒ", "ʤ"), ("tʃ", "ʧ"), ("dʒ", "ʤ"), ("eɪ", "A"), ("aɪ", "I"), ("oʊ", "O"), ("aʊ", "W"), ("ɔɪ", "Y"),
            ("ɝ", "ɜɹ"), ("ɚ", "əɹ"), ("ɜː", "ɜɹ"), ("r", "ɹ"), ("ː", ""), ("ɬ", "l"), ("ʲ", ""), ("̩", "")]


class Voice:
    def __init__(self):
        self.voice, self.espeak = Hibari(threads=1), EspeakPhonemizer()
        self.own_rate = self.voice.sample_rate

    def pronounced(self, text):
        phonemes = " ".join("".join(sentence) for sentence in self.espeak.phonemize("en-us", text))
        for theirs, ours in ALPHABET:
            phonemes = phonemes.replace(theirs, ours)
        return phonemes[:390]

    def speak(self, texts, seed):
        """Samples at 16 kHz, int16, and the start and end of each sentence that is whole in them, in seconds."""
        chance = numpy.random.default_rng(seed)
        speed = chance.uniform(0.85, 1.25)
        pitch = chance.choice([1.0, chance.uniform(0.80, 0.97), chance.uniform(1.03, 1.12)], p=[0.3, 0.5, 0.2])
        by_espeak = chance.random() < 0.4  # two ideas of how a rare word is said
        pieces, times = [self.silence(chance.uniform(0.02, 0.3))], []
        length = len(pieces[0])
        for text in texts:
            options = {"speed": speed / pitch, "seed": int(chance.integers(1 << 30))}
            sound = (self.voice.from_phonemes(self.pronounced(text), **options) if by_espeak
                     else self.voice(text, **options))
            pause = self.silence(chance.uniform(0.08, 0.6))
            times.append((length, length + len(sound)))
            pieces += [numpy.asarray(sound, numpy.float32), pause]
            length += len(sound) + len(pause)
        rate = int(self.own_rate * pitch)  # played at another rate, it is another speaker
        common = numpy.gcd(rate, RATE)
        sound = scipy.signal.resample_poly(numpy.concatenate(pieces), RATE // common, rate // common)
        times = [(start / rate, end / rate) for start, end in times if end / rate < LONGEST]
        if len(sound) > (LONGEST + 0.2) * RATE:
            sound = sound[:int(RATE * (times[-1][1] + 0.1))] if times else sound[:0]
        return self.recorded(sound, chance), times

    def silence(self, seconds):
        return numpy.zeros(int(self.own_rate * seconds), numpy.float32)

    @staticmethod
    def recorded(sound, chance):
        """A slope over the spectrum, a level, now and then a telephone, some noise."""
        if chance.random() < 0.5:
            sound = scipy.signal.lfilter([1, chance.uniform(-0.5, 0.5)], [1], sound)
        sound = sound / max(1e-6, numpy.abs(sound).max(initial=0)) * chance.uniform(0.15, 0.9)
        if chance.random() < 0.12:
            narrow = scipy.signal.resample_poly(scipy.signal.resample_poly(sound, 1, 2), 2, 1)
            steps = numpy.round(127 * numpy.log1p(255 * numpy.abs(narrow)) / numpy.log(256)) / 127  # mu-law, 8 bits
            sound = numpy.sign(narrow) * (256 ** steps - 1) / 255
        if chance.random() < 0.5 and len(sound):
            sound = sound + chance.normal(0, numpy.abs(sound).mean() * 10 ** (-chance.uniform(8, 40) / 20), len(sound))
        return (numpy.clip(sound, -1, 1) * 32767).astype(numpy.int16)
