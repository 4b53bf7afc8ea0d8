"""A second opener for Dictum's CMS profile (Sources/Custody/Formats.md), independent of Dictum's and of OpenSSL's parser.

    cms.py open KEY            opens standard input with a private key (PEM) to standard output
    cms.py seal CERTIFICATE    seals standard input to a certificate (PEM) to standard output
    cms.py vectors             writes test vectors as JSON, with the help of the `openssl` program
    cms.py check FILE          opens every vector of FILE, or is refused by it, as the vector says

Needs the Python package `cryptography`.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile

from cryptography import x509
from cryptography.hazmat.primitives import hashes, keywrap, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.x963kdf import X963KDF

SEQUENCE, SET, INTEGER, OCTETS, BITS, OID, NULL = 0x30, 0x31, 0x02, 0x04, 0x03, 0x06, 0x05
AUTH_ENVELOPED_DATA, DATA = "1.2.840.113549.1.9.16.1.23", "1.2.840.113549.1.7.1"
AES256_GCM, AES256_WRAP = "2.16.840.1.101.3.4.1.46", "2.16.840.1.101.3.4.1.45"
RSA_OAEP, MGF1, SHA256 = "1.2.840.113549.1.1.7", "1.2.840.113549.1.1.8", "2.16.840.1.101.3.4.2.1"
EC_PUBLIC_KEY, STD_DH_SHA256 = "1.2.840.10045.2.1", "1.3.132.1.11.1"
OAEP = padding.OAEP(padding.MGF1(hashes.SHA256()), hashes.SHA256(), None)


# Writing DER


def tlv(tag, *parts):
    body = b"".join(parts)
    if len(body) < 0x80:
        return bytes([tag, len(body)]) + body
    size = len(body).to_bytes((len(body).bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(size)]) + size + body


def oid(text):
    numbers = [int(part) for part in text.split(".")]
    encoded = b""
    for number in [numbers[0] * 40 + numbers[1], *numbers[2:]]:
        digits = [number & 0x7F]
        while number := number >> 7:
            digits.insert(0, 0x80 | number & 0x7F)
        encoded += bytes(digits)
    return tlv(OID, encoded)


def algorithm(name, *parameters):
    return tlv(SEQUENCE, oid(name), *parameters)


# Reading BER


class Node:
    def __init__(self, tag, whole, body, children):
        self.tag, self.whole, self.body, self.children = tag, whole, body, children


def read(data, at=0):
    """The element at an offset, and the offset after it."""
    start, tag, first = at, data[at], data[at + 1]
    at += 2
    constructed = tag & 0x20
    if first == 0x80:
        children = []
        while data[at : at + 2] != b"\0\0":
            child, at = read(data, at)
            children.append(child)
        return Node(tag, data[start : at + 2], None, children), at + 2
    if first > 0x80:
        count = first & 0x7F
        first = int.from_bytes(data[at : at + count], "big")
        at += count
    end = at + first
    if end > len(data):
        raise ValueError("truncated")
    body, children = data[at:end], []
    while constructed and at < end:
        child, at = read(data, at)
        children.append(child)
    return Node(tag, data[start:end], body, children), end


def require(condition):
    if not condition:
        raise ValueError("outside the profile")


def names(node, name):
    """Whether an AlgorithmIdentifier names an algorithm."""
    return node.children[0].whole == oid(name)


# The profile


def wrapping_key(shared):
    info = tlv(SEQUENCE, algorithm(AES256_WRAP), tlv(0xA2, tlv(OCTETS, (256).to_bytes(4, "big"))))
    return X963KDF(algorithm=hashes.SHA256(), length=32, sharedinfo=info).derive(shared)


def content_key(recipient, key):
    if recipient.tag == SEQUENCE:
        _, _, method, encrypted = recipient.children
        # SHA-256 twice, with NULL parameters or without: once for the label's hash and once for the mask's.
        require(names(method, RSA_OAEP) and oid(MGF1) in method.whole and method.whole.count(oid(SHA256)) == 2)
        return key.decrypt(encrypted.body, OAEP)
    require(recipient.tag == 0xA1)
    _, originator, method, keys = recipient.children
    require(names(method, STD_DH_SHA256) and names(method.children[1], AES256_WRAP) and len(keys.children) == 1)
    point = originator.children[0].children[1].body[1:]
    peer = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    wrapped = keys.children[0].children[1].body
    return keywrap.aes_key_unwrap(wrapping_key(key.exchange(ec.ECDH(), peer)), wrapped)


def open_sealed(message, key):
    outer, end = read(message)
    require(end == len(message) and outer.tag == SEQUENCE and outer.children[0].whole == oid(AUTH_ENVELOPED_DATA))
    version, recipients, content, *attributes, tag = outer.children[1].children[0].children
    require(version.body == b"\0" and len(recipients.children) == 1 and len(tag.body) == 16)
    kind, method, encrypted = content.children
    require(kind.whole == oid(DATA) and names(method, AES256_GCM) and encrypted.tag in (0x80, 0xA0))
    nonce, size = method.children[1].children
    require(len(nonce.body) == 12 and size.body == b"\x10")
    ciphertext = encrypted.body if encrypted.tag == 0x80 else b"".join(part.body for part in encrypted.children)
    authenticated = b"\x31" + attributes[0].whole[1:] if attributes else None
    cipher = AESGCM(content_key(recipients.children[0], key))
    return cipher.decrypt(nonce.body, ciphertext + tag.body, authenticated)


def seal(plaintext, certificate):
    key, nonce = os.urandom(32), os.urandom(12)
    serial = certificate.serial_number.to_bytes(certificate.serial_number.bit_length() // 8 + 1, "big")
    name = tlv(SEQUENCE, certificate.issuer.public_bytes(), tlv(INTEGER, serial))
    public = certificate.public_key()
    if isinstance(public, ec.EllipticCurvePublicKey):
        ephemeral = ec.generate_private_key(ec.SECP256R1())
        point = ephemeral.public_key().public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        )
        wrapped = keywrap.aes_key_wrap(wrapping_key(ephemeral.exchange(ec.ECDH(), public)), key)
        originator = tlv(0xA1, algorithm(EC_PUBLIC_KEY), tlv(BITS, b"\0", point))
        recipient = tlv(
            0xA1,
            tlv(INTEGER, b"\x03"),
            tlv(0xA0, originator),
            algorithm(STD_DH_SHA256, algorithm(AES256_WRAP)),
            tlv(SEQUENCE, tlv(SEQUENCE, name, tlv(OCTETS, wrapped))),
        )
    else:
        parameters = tlv(
            SEQUENCE, tlv(0xA0, algorithm(SHA256)), tlv(0xA1, algorithm(MGF1, algorithm(SHA256)))
        )
        encrypted = tlv(OCTETS, public.encrypt(key, OAEP))
        recipient = tlv(SEQUENCE, tlv(INTEGER, b"\0"), name, algorithm(RSA_OAEP, parameters), encrypted)
    sealed = AESGCM(key).encrypt(nonce, plaintext, None)
    method = algorithm(AES256_GCM, tlv(SEQUENCE, tlv(OCTETS, nonce), tlv(INTEGER, b"\x10")))
    content = tlv(SEQUENCE, oid(DATA), method, tlv(0x80, sealed[:-16]))
    data = tlv(SEQUENCE, tlv(INTEGER, b"\0"), tlv(SET, recipient), content, tlv(OCTETS, sealed[-16:]))
    return tlv(SEQUENCE, oid(AUTH_ENVELOPED_DATA), tlv(0xA0, data))


def check(path):
    with open(path) as file:
        vectors = json.load(file)
    for vector in vectors["vectors"]:
        key = serialization.load_pem_private_key(vectors["keys"][vector["recipient"]]["privateKey"].encode(), None)
        try:
            digest = hashlib.sha256(open_sealed(bytes.fromhex(vector["message"]), key)).hexdigest()
        except Exception:
            digest = None
        assert digest == vector.get("plaintextSHA256"), vector["name"]


def vectors():
    """New keys, and messages that must open or be refused, each for its own reason."""
    plaintext = bytes(index * 7 % 251 for index in range(300))
    keys = {}
    with tempfile.TemporaryDirectory() as folder:

        def openssl(*arguments):
            subprocess.run(["openssl", *arguments], cwd=folder, check=True, stderr=subprocess.DEVNULL)

        def text(name):
            with open(os.path.join(folder, name), "rb") as file:
                return file.read()

        def sealed(*options, cipher="-aes-256-gcm"):
            openssl("cms", "-encrypt", "-binary", cipher, "-outform", "DER", "-in", "plain", "-out", "m", *options)
            return text("m")

        with open(os.path.join(folder, "plain"), "wb") as file:
            file.write(plaintext)
        for name, kind in (("ec", ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"]), ("rsa", ["rsa:2048"])):
            new = ["-nodes", "-keyout", f"{name}.key", "-out", f"{name}.pem", "-subj", f"/CN={name}", "-days", "36500"]
            openssl("req", "-x509", "-newkey", *kind, *new)
            keys[name] = {"privateKey": text(f"{name}.key").decode(), "certificate": text(f"{name}.pem").decode()}
        ec_to = ["-recip", "ec.pem", "-keyopt", "ecdh_kdf_md:sha256"]
        rsa_to = ["-recip", "rsa.pem", "-keyopt", "rsa_padding_mode:oaep", "-keyopt", "rsa_oaep_md:sha256"]
        ours = {name: seal(plaintext, x509.load_pem_x509_certificate(text(f"{name}.pem"))) for name in keys}
        good = [
            ("ec", "ECDH, DER, by this script", ours["ec"]),
            ("ec", "ECDH, DER, by openssl", sealed(*ec_to)),
            ("ec", "ECDH, streamed BER, by openssl", sealed("-stream", *ec_to)),
            ("ec", "ECDH, named by key identifier", sealed("-keyid", *ec_to)),
            ("rsa", "RSA-OAEP, DER, by this script", ours["rsa"]),
            ("rsa", "RSA-OAEP, DER, by openssl", sealed(*rsa_to)),
            ("rsa", "RSA-OAEP, streamed BER, by openssl", sealed("-stream", *rsa_to)),
        ]
        altered = bytearray(ours["ec"])
        altered[-100] ^= 1
        bad = [
            ("ec", "altered", "one bit of the ciphertext", bytes(altered)),
            ("ec", "truncated", "its last byte is missing", ours["ec"][:-1]),
            ("ec", "unsupported_cms", "the SHA-1 key derivation", sealed("-recip", "ec.pem")),
            ("rsa", "unsupported_cms", "PKCS #1 v1.5", sealed("-recip", "rsa.pem")),
            ("rsa", "unsupported_cms", "AES-128", sealed(*rsa_to, cipher="-aes-128-gcm")),
            ("rsa", "unsupported_cms", "EnvelopedData with CBC", sealed(*rsa_to, cipher="-aes-256-cbc")),
            ("rsa", "unsupported_cms", "two recipients", sealed(*rsa_to, *rsa_to)),
        ]
    digest = hashlib.sha256(plaintext).hexdigest()
    return {
        "format": "Dictum's CMS profile, see Sources/Custody/Formats.md",
        "note": "plaintext byte i is i * 7 mod 251, 300 bytes; the keys are for these tests and nothing else",
        "keys": keys,
        "vectors": [
            {"name": name, "recipient": to, "plaintextSHA256": digest, "message": message.hex()}
            for to, name, message in good
        ]
        + [{"name": name, "recipient": to, "refusedWith": code, "message": message.hex()} for to, code, name, message in bad],
    }


def main(arguments):
    match arguments:
        case ["open", path]:
            with open(path, "rb") as file:
                key = serialization.load_pem_private_key(file.read(), None)
            sys.stdout.buffer.write(open_sealed(sys.stdin.buffer.read(), key))
        case ["seal", path]:
            with open(path, "rb") as file:
                certificate = x509.load_pem_x509_certificate(file.read())
            sys.stdout.buffer.write(seal(sys.stdin.buffer.read(), certificate))
        case ["vectors"]:
            print(json.dumps(vectors(), indent=2))
        case ["check", path]:
            check(path)
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
