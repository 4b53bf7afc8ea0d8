#!/usr/bin/env python3
"""Converts a Whisper model from CTranslate2's format to the ggml format that whisper.cpp reads.

    convert_whisper.py MODEL_DIRECTORY OUTPUT [ADAPTER]

MODEL_DIRECTORY holds `model.bin` (float16, specification WhisperSpec, binary version 6) and `tokenizer.json`. ADAPTER is
a low-rank correction of some matrices, made by Scripts/train_speech_adapter, which is added to them.
Only the Python standard library is needed. The same input gives the same bytes.

CTranslate2, little-endian: u32 binary version; the name of the specification; u32 its revision; u32 number of
variables; then each variable: name, u8 rank, u32 dimensions (outermost first), u8 type (4 is float16), u32 number of
bytes, data. Names are u16 length (with the closing NUL) and bytes. Aliases follow; Whisper needs none of them.

ggml, little-endian: u32 magic; 11 x i32 hyperparameters; the mel filterbank; the vocabulary; then tensors until the
end: i32 rank, i32 length of the name, i32 type (0 is float32, 1 is float16), i32 dimensions (innermost first), name,
data. Tensors bear the names of OpenAI's checkpoint.

An adapter is a safetensors file: u64 length of a JSON header, the header, data. It holds, in float16, two matrices for
each layer that is corrected: LAYER.lora_A (rank x columns) and LAYER.lora_B (rows x rank); what is added to LAYER.weight is
B A (Hu et al., "LoRA: Low-Rank Adaptation of Large Language Models", ICLR 2022).
"""

import json
import math
import os
import struct
import sys
from pathlib import Path
from typing import BinaryIO, Iterator, NamedTuple

GGML_MAGIC = 0x67676D6C
FLOAT32, FLOAT16 = 0, 1
CTRANSLATE2_FLOAT16 = 4

SAMPLE_RATE = 16_000
FFT_POINTS = 400
FREQUENCIES = FFT_POINTS // 2 + 1


class Refused(Exception):
    """The input is not what this converter understands."""


class Tensor(NamedTuple):
    """Numbers as they lie in the file; `shape` is outermost first, and `kind` is CTranslate2's type."""

    shape: tuple[int, ...]
    kind: int
    data: bytes

    def half(self, name: str) -> "Tensor":
        """Itself, if it holds float16: the one type that is converted."""
        if self.kind != CTRANSLATE2_FLOAT16:
            raise Refused(f"{name} is not float16; convert the model with `--quantization float16`")
        return self

    def rows(self, part: int, parts: int) -> "Tensor":
        """One of `parts` equal slices along the outermost dimension."""
        count, size = self.shape[0] // parts, len(self.data) // parts
        return Tensor((count, *self.shape[1:]), self.kind, self.data[part * size : (part + 1) * size])


# Reading CTranslate2


class Reader:
    def __init__(self, data: bytes):
        self.data, self.position = data, 0

    def bytes(self, count: int) -> bytes:
        taken = self.data[self.position : self.position + count]
        if len(taken) != count:
            raise Refused("model.bin ends too early; download it again")
        self.position += count
        return taken

    def integer(self, form: str) -> int:
        return struct.unpack("<" + form, self.bytes(struct.calcsize("<" + form)))[0]

    def name(self) -> str:
        return self.bytes(self.integer("H")).rstrip(b"\0").decode("ascii")


def read_variables(data: bytes) -> dict[str, Tensor]:
    reader = Reader(data)
    version = reader.integer("I")
    if version != 6:
        raise Refused(f"model.bin has binary version {version}, not 6; convert the model with a current CTranslate2")
    specification = reader.name()
    if specification != "WhisperSpec":
        raise Refused(f"model.bin holds a {specification}, not a Whisper model")
    reader.integer("I")  # revision: what differs between revisions is not read here

    variables = {}
    for _ in range(reader.integer("I")):
        name = reader.name()
        shape = tuple(reader.integer("I") for _ in range(reader.integer("B")))
        kind = reader.integer("B")
        variables[name] = Tensor(shape, kind, reader.bytes(reader.integer("I")))
    return variables


# Naming: CTranslate2 to OpenAI


class Renamed(NamedTuple):
    """A tensor of OpenAI's checkpoint: which of how many equal parts of which variable of CTranslate2's it is."""

    theirs: str
    ours: str
    part: int = 0
    parts: int = 1


def norm(theirs: str, ours: str) -> Iterator[Renamed]:
    yield Renamed(f"{theirs}/gamma", f"{ours}.weight")
    yield Renamed(f"{theirs}/beta", f"{ours}.bias")


def linear(theirs: str, *ours: str) -> Iterator[Renamed]:
    """One fused layer becomes several. A key's bias is always zero, and OpenAI's checkpoint has none."""
    for part, name in enumerate(ours):
        yield Renamed(f"{theirs}/weight", f"{name}.weight", part, len(ours))
        if not name.endswith(".key"):
            yield Renamed(f"{theirs}/bias", f"{name}.bias", part, len(ours))


def block(theirs: str, ours: str, attends_to_audio: bool) -> Iterator[Renamed]:
    yield from norm(f"{theirs}/self_attention/layer_norm", f"{ours}.attn_ln")
    fused = [f"{ours}.attn.{name}" for name in ("query", "key", "value")]
    yield from linear(f"{theirs}/self_attention/linear_0", *fused)
    yield from linear(f"{theirs}/self_attention/linear_1", f"{ours}.attn.out")
    if attends_to_audio:
        cross = f"{ours}.cross_attn"
        yield from norm(f"{theirs}/attention/layer_norm", f"{cross}_ln")
        yield from linear(f"{theirs}/attention/linear_0", f"{cross}.query")
        yield from linear(f"{theirs}/attention/linear_1", f"{cross}.key", f"{cross}.value")
        yield from linear(f"{theirs}/attention/linear_2", f"{cross}.out")
    yield from norm(f"{theirs}/ffn/layer_norm", f"{ours}.mlp_ln")
    yield from linear(f"{theirs}/ffn/linear_0", f"{ours}.mlp.0")
    yield from linear(f"{theirs}/ffn/linear_1", f"{ours}.mlp.2")


def layers(variables: dict[str, Tensor], coder: str) -> int:
    return sum(f"{coder}/layer_{layer}/ffn/layer_norm/beta" in variables for layer in range(len(variables)))


def renamed(variables: dict[str, Tensor]) -> Iterator[Renamed]:
    yield Renamed("encoder/position_encodings/encodings", "encoder.positional_embedding")
    yield Renamed("decoder/position_encodings/encodings", "decoder.positional_embedding")
    yield Renamed("decoder/embeddings/weight", "decoder.token_embedding.weight")
    for convolution in ("conv1", "conv2"):
        yield from linear(f"encoder/{convolution}", f"encoder.{convolution}")
    yield from norm("encoder/layer_norm", "encoder.ln_post")
    yield from norm("decoder/layer_norm", "decoder.ln")
    for coder in ("encoder", "decoder"):
        for layer in range(layers(variables, coder)):
            yield from block(f"{coder}/layer_{layer}", f"{coder}.blocks.{layer}", coder == "decoder")


# Correcting


class Adapter(NamedTuple):
    """Low-rank corrections by the name of the matrix they are added to: A and B, each as rows of numbers."""

    corrections: dict[str, tuple[list, list]]

    @staticmethod
    def read(data: bytes) -> "Adapter":
        length = struct.unpack_from("<Q", data)[0]
        header, body = json.loads(data[8 : 8 + length]), data[8 + length :]

        def rows(name: str) -> list:
            entry = header[name]
            if entry["dtype"] != "F16":
                raise Refused(f"{name} of the adapter is not float16; make it with Scripts/train_speech_adapter")
            (count, width), (start, end) = entry["shape"], entry["data_offsets"]
            numbers = struct.unpack(f"<{count * width}e", body[start:end])
            return [numbers[row * width : (row + 1) * width] for row in range(count)]

        layers = {name.rpartition(".")[0] for name in header if name != "__metadata__"}
        return Adapter({f"{layer}.weight": (rows(f"{layer}.lora_A"), rows(f"{layer}.lora_B")) for layer in layers})

    def corrected(self, name: str, tensor: Tensor) -> Tensor:
        if name not in self.corrections:
            return tensor
        factors, weights = self.corrections[name]
        if (len(weights), len(factors[0])) != tensor.shape:
            raise Refused(f"the adapter was made for another model: {name} has another shape")
        width, data = tensor.shape[1], bytearray()
        for place, row in zip(range(0, len(tensor.data), 2 * width), weights):
            numbers = struct.unpack_from(f"<{width}e", tensor.data, place)
            for weight, factor in zip(row, factors):
                numbers = [number + weight * other for number, other in zip(numbers, factor)]
            data += struct.pack(f"<{width}e", *numbers)
        return Tensor(tensor.shape, tensor.kind, bytes(data))


# Writing ggml


def mel_filters(bands: int) -> list[float]:
    """Triangular filters, evenly spaced on Slaney's mel scale and of equal area: librosa.filters.mel."""
    linear_step, knee = 200 / 3, 1000.0  # Hz per mel below the knee
    log_step, knee_mel = math.log(6.4) / 27, knee / linear_step

    def hertz(mel: float) -> float:
        return mel * linear_step if mel < knee_mel else knee * math.exp(log_step * (mel - knee_mel))

    highest = knee_mel + math.log(SAMPLE_RATE / 2 / knee) / log_step
    edges = [hertz(highest * index / (bands + 1)) for index in range(bands + 2)]
    filters = []
    for low, centre, high in zip(edges, edges[1:], edges[2:]):
        for point in range(FREQUENCIES):
            frequency = point * SAMPLE_RATE / FFT_POINTS
            height = min((frequency - low) / (centre - low), (high - frequency) / (high - centre))
            filters.append(max(0.0, height) * 2 / (high - low))
    return filters


def vocabulary(tokenizer: dict) -> list[bytes]:
    """Tokens as bytes, in the order of their ids. GPT-2 writes each byte as a printable character: undone here."""
    printable = [*range(ord("!"), ord("~") + 1), *range(ord("¡"), ord("¬") + 1), *range(ord("®"), ord("ÿ") + 1)]
    others = [byte for byte in range(256) if byte not in printable]
    byte_of = {chr(byte): byte for byte in printable} | {chr(256 + i): byte for i, byte in enumerate(others)}
    ids = tokenizer["model"]["vocab"]
    if sorted(ids.values()) != list(range(len(ids))):
        raise Refused("tokenizer.json: the ids of the vocabulary have gaps")
    return [bytes(byte_of[character] for character in token) for token in sorted(ids, key=ids.__getitem__)]


def write_tensor(output: BinaryIO, name: str, tensor: Tensor) -> None:
    shape, data, kind = tensor.shape, tensor.data, FLOAT16
    if len(shape) == 1 or name.endswith("positional_embedding"):
        count = len(data) // 2
        data, kind = struct.pack(f"<{count}f", *struct.unpack(f"<{count}e", data)), FLOAT32
    if name in ("encoder.conv1.bias", "encoder.conv2.bias"):
        shape = (*shape, 1)
    output.write(struct.pack("<3i", len(shape), len(name), kind))
    output.write(struct.pack(f"<{len(shape)}i", *reversed(shape)))
    output.write(name.encode("ascii") + data)


def write_model(output: BinaryIO, variables: dict[str, Tensor], tokens: list[bytes], adapter: Adapter) -> None:
    def heads(coder: str) -> int:
        return struct.unpack("<h", variables[f"{coder}/num_heads"].data)[0]

    vocabulary_size = variables["decoder/embeddings/weight"].shape[0]
    audio_context, audio_state = variables["encoder/position_encodings/encodings"].shape
    text_context, text_state = variables["decoder/position_encodings/encodings"].shape
    mel_bands = variables["encoder/conv1/weight"].shape[1]

    output.write(struct.pack("<I", GGML_MAGIC))
    output.write(struct.pack("<i", vocabulary_size))
    output.write(struct.pack("<4i", audio_context, audio_state, heads("encoder"), layers(variables, "encoder")))
    output.write(struct.pack("<4i", text_context, text_state, heads("decoder"), layers(variables, "decoder")))
    output.write(struct.pack("<2i", mel_bands, FLOAT16))
    output.write(struct.pack("<2i", mel_bands, FREQUENCIES))
    output.write(struct.pack(f"<{mel_bands * FREQUENCIES}f", *mel_filters(mel_bands)))
    output.write(struct.pack("<i", len(tokens)))
    for token in tokens:
        output.write(struct.pack("<I", len(token)) + token)
    for theirs, ours, part, parts in renamed(variables):
        write_tensor(output, ours, adapter.corrected(ours, variables[theirs].half(theirs).rows(part, parts)))


def main(arguments: list[str]) -> str | None:
    if len(arguments) not in (2, 3):
        return "usage: convert_whisper.py MODEL_DIRECTORY OUTPUT [ADAPTER]"
    model, destination = Path(arguments[0]), Path(arguments[1])
    unfinished = destination.with_name(destination.name + ".part")
    try:
        variables = read_variables((model / "model.bin").read_bytes())
        tokens = vocabulary(json.loads((model / "tokenizer.json").read_text(encoding="utf-8")))
        adapter = Adapter.read(Path(arguments[2]).read_bytes()) if len(arguments) == 3 else Adapter({})
        with open(unfinished, "wb") as output:
            write_model(output, variables, tokens, adapter)
        os.replace(unfinished, destination)
    except (Refused, OSError) as problem:
        return f"convert_whisper.py: {problem}"
    except KeyError as missing:
        return f"convert_whisper.py: {model}: no {missing}; is this a Whisper model in CTranslate2's format?"
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
