"""Transcribes recordings with faster-whisper, for Scripts/bench speech.

    faster_whisper_peer.py MODEL_FOLDER OUTPUT_FOLDER THREADS BEAM one|batched FILE...
    faster_whisper_peer.py --wav OUTPUT_FOLDER FILE...      only decodes, to 16 kHz WAV

int8 on the processor, English, everything else as it is by default. Writes one text a recording.
"""
import pathlib
import sys
import wave

from faster_whisper import BatchedInferencePipeline, WhisperModel, decode_audio

if sys.argv[1] == "--wav":
    for file in sys.argv[3:]:
        with wave.open(str(pathlib.Path(sys.argv[2]) / (pathlib.Path(file).stem + ".wav")), "wb") as sound:
            sound.setparams((1, 2, 16_000, 0, "NONE", ""))
            sound.writeframes((decode_audio(file) * 32_767).clip(-32_768, 32_767).astype("<i2").tobytes())
    sys.exit()

folder, output, threads, beam, way, *files = sys.argv[1:]
model = WhisperModel(folder, device="cpu", compute_type="int8", cpu_threads=int(threads), local_files_only=True)
engine = BatchedInferencePipeline(model) if way == "batched" else model
for file in files:
    more = {"batch_size": 8} if way == "batched" else {}
    segments, _ = engine.transcribe(file, language="en", beam_size=int(beam), **more)
    text = " ".join(segment.text.strip() for segment in segments)
    (pathlib.Path(output) / (pathlib.Path(file).stem + ".txt")).write_text(text + "\n")
