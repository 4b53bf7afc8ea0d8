"""A second opener for Cobblestone-256 (https://c2sp.org/chunked-encryption), independent of Dictum's.

    cobblestone256.py vectors          writes test vectors as JSON
    cobblestone256.py check FILE       checks every vector of FILE
    cobblestone256.py open KEY CONTEXT opens standard input (KEY and CONTEXT in hexadecimal) to standard output
    cobblestone256.py seal KEY CONTEXT seals standard input to standard output

Needs the Python package `cryptography`.
"""

import hashlib
import json
import os
import sys

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA512
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

CHUNK = 16 * 1024
LABEL = b"c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM"


def derive(key, salt, context):
    info = LABEL + b"\0" + salt + context
    okm = HKDFExpand(algorithm=SHA512(), length=32 + 12 + 32, info=info).derive(key)
    return AESGCM(okm[:32]), int.from_bytes(okm[32:44], "big"), okm[44:]


def nonce(base, number):
    return (base ^ number).to_bytes(12, "big")


def seal(key, context, plaintext, salt):
    aead, base, commitment = derive(key, salt, context)
    sealed = salt + commitment
    for number in range(len(plaintext) // CHUNK + 1):
        chunk = plaintext[number * CHUNK : (number + 1) * CHUNK]
        sealed += aead.encrypt(nonce(base, number), chunk, None)
    return sealed


def open_sealed(key, context, sealed):
    salt, commitment, body = sealed[:24], sealed[24:56], sealed[56:]
    aead, base, expected = derive(key, salt, context)
    if commitment != expected:
        raise ValueError("another key or another context")
    plaintext, number = b"", 0
    while True:
        chunk = body[number * (CHUNK + 16) : (number + 1) * (CHUNK + 16)]
        plaintext += aead.decrypt(nonce(base, number), chunk, None)
        if len(chunk) < CHUNK + 16:
            return plaintext
        number += 1


def pattern(count):
    return bytes(index * 7 % 251 for index in range(count))


def vectors():
    key, salt = bytes(range(32)), bytes(range(100, 124))
    cases = [(count, context) for context in (b"", b"a place") for count in (0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK)]
    return [
        {
            "key": key.hex(),
            "salt": salt.hex(),
            "context": context.hex(),
            "plaintextCount": count,
            "sealedCount": len(sealed),
            "sealedStart": sealed[:72].hex(),
            "sealedSHA256": hashlib.sha256(sealed).hexdigest(),
        }
        for count, context in cases
        for sealed in [seal(key, context, pattern(count), salt)]
    ]


def main(arguments):
    match arguments:
        case ["vectors"]:
            note = "plaintext byte i is i * 7 mod 251"
            print(json.dumps({"format": "Cobblestone-256", "note": note, "vectors": vectors()}, indent=2))
        case ["check", path]:
            with open(path) as file:
                assert json.load(file)["vectors"] == vectors(), "a vector differs"
        case ["open", key, context]:
            sealed = sys.stdin.buffer.read()
            sys.stdout.buffer.write(open_sealed(bytes.fromhex(key), bytes.fromhex(context), sealed))
        case ["seal", key, context]:
            plaintext = sys.stdin.buffer.read()
            sys.stdout.buffer.write(seal(bytes.fromhex(key), bytes.fromhex(context), plaintext, os.urandom(24)))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
