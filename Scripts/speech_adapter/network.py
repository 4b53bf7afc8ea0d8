"""Whisper as OpenAI's package runs it, from the weights that are corrected, over windows cut short as Dictum cuts them."""
import dataclasses
import pathlib
import sys

import torch
import whisper
from whisper.decoding import DecodingOptions, DecodingTask
from whisper.model import ModelDimensions, Whisper
from whisper.tokenizer import get_tokenizer

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import convert_whisper  # noqa: E402

TOKENS = get_tokenizer(False, num_languages=0)
MARGIN, STEP, LONGEST = 200, 64, 1500  # of an encoding's length, in frames of 20 ms


def load(folder):
    """The model in `folder`, in CTranslate2's format."""
    variables = convert_whisper.read_variables((pathlib.Path(folder) / "model.bin").read_bytes())
    state = {}
    for theirs, ours, part, parts in convert_whisper.renamed(variables):
        tensor = variables[theirs].half(theirs).rows(part, parts)
        state[ours] = torch.frombuffer(bytearray(tensor.data), dtype=torch.float16).reshape(tensor.shape).float()
    audio, text = state["encoder.positional_embedding"].shape, state["decoder.positional_embedding"].shape
    heads = {coder: int.from_bytes(variables[f"{coder}/num_heads"].data, "little") for coder in ("encoder", "decoder")}
    size = ModelDimensions(
        n_mels=state["encoder.conv1.weight"].shape[1], n_vocab=state["decoder.token_embedding.weight"].shape[0],
        n_audio_ctx=audio[0], n_audio_state=audio[1], n_audio_head=heads["encoder"],
        n_audio_layer=convert_whisper.layers(variables, "encoder"),
        n_text_ctx=text[0], n_text_state=text[1], n_text_head=heads["decoder"],
        n_text_layer=convert_whisper.layers(variables, "decoder"))
    model = Whisper(size)
    model.load_state_dict(state, strict=False)
    return model.eval()


def frames(samples):
    return min(LONGEST, -(-(samples // 320 + MARGIN) // STEP) * STEP)


def encode(model, sounds, length):
    """Encodings of `length` frames."""
    spectra = []
    for sound in sounds:
        sound = torch.from_numpy(sound.astype("float32") / 32768)
        padded = torch.nn.functional.pad(sound, (0, max(0, length * 320 - len(sound))))[:length * 320]
        spectra.append(whisper.log_mel_spectrogram(padded)[:, :length * 2])
    encoder, activate = model.encoder, torch.nn.functional.gelu
    state = activate(encoder.conv2(activate(encoder.conv1(torch.stack(spectra))))).permute(0, 2, 1)
    state = state + encoder.positional_embedding[:length]
    for block in encoder.blocks:
        state = block(state)
    return encoder.ln_post(state)


def transcribe(model, encodings):
    whole = model.dims
    model.dims = dataclasses.replace(whole, n_audio_ctx=encodings.shape[1])
    try:
        options = DecodingOptions(language="en", fp16=False, sample_len=200)
        return [result.text for result in DecodingTask(model, options).run(encodings)]
    finally:
        model.dims = whole


def tokens(segments):
    """Token ids with time stamps, and the weight of each in training: time stamps are already known well."""
    ids, weights = [TOKENS.sot], [0.0]
    for start, end, text in segments:
        words = TOKENS.encode(" " + text)
        ids += [stamp(start), *words, stamp(end)]
        weights += [0.1, *[1.0] * len(words), 0.1]
    return [*ids, TOKENS.eot], [*weights, 1.0]


def stamp(seconds):
    return TOKENS.timestamp_begin + round(min(seconds, 29.98) / 0.02)
