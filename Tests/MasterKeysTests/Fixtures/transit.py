"""Stands in for the Transit engine of Vault and OpenBao, over TLS: encrypt, decrypt and rotate as their API documents it.

    transit.py CERTIFICATE KEY TOKEN

Prints its port. A line on standard input says how it answers from then on; it ends when its input does. Python's library
has no AES-GCM, so wrapping is HMAC-SHA-256 in counter mode, then HMAC over nonce, associated data and ciphertext.
"""
import base64, hashlib, hmac, http.server, json, os, ssl, sys, threading, time

certificate, key, token = sys.argv[1:4]
state = {"mode": "normal", "calls": 0}
versions = [os.urandom(32)]


def stream(secret, nonce, count):
    blocks = (hmac.digest(secret, nonce + bytes([i]), "sha256") for i in range(count // 32 + 1))
    return b"".join(blocks)[:count]


def mac(secret, nonce, data, text):
    return hmac.digest(secret, b"tag" + nonce + len(data).to_bytes(8, "big") + data + text, "sha256")[:16]


def encrypt(plain, data):
    nonce, secret = os.urandom(12), versions[-1]
    text = bytes(a ^ b for a, b in zip(plain, stream(secret, nonce, len(plain))))
    return "vault:v%d:%s" % (len(versions), base64.b64encode(nonce + text + mac(secret, nonce, data, text)).decode())


def decrypt(wrapped, data):
    try:
        vault, version, body = wrapped.split(":")
        secret, raw = versions[int(version[1:]) - 1], base64.b64decode(body, validate=True)
        assert vault == "vault" and version[0] == "v" and int(version[1:]) > 0
    except (ValueError, IndexError, AssertionError):
        return None, "invalid ciphertext: no prefix"
    nonce, text, tag = raw[:12], raw[12:-16], raw[-16:]
    if not hmac.compare_digest(tag, mac(secret, nonce, data, text)):
        return None, "cipher: message authentication failed"
    return bytes(a ^ b for a, b in zip(text, stream(secret, nonce, len(text)))), None


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, body, kind="application/json", promised=None):
        body = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(promised or len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True

    def do_POST(self):
        state["calls"] += 1
        question = json.loads(self.rfile.read(int(self.headers["Content-Length"])) or b"{}")
        mode = state["mode"]
        if mode.isdigit():
            return self.answer(int(mode), {"errors": ["as told"]})
        if mode == "slow":
            time.sleep(3)
        if mode == "html":
            return self.answer(200, b"<html><body>Sign in</body></html>", "text/html")
        if mode == "empty":
            return self.answer(200, {"data": {}})
        if mode == "short":
            return self.answer(200, {"data": {"plaintext": "c2hvcnQ=", "ciphertext": ""}})
        if mode == "truncated":
            return self.answer(200, b'{"data": {"plaintext": "', promised=500)
        if mode == "closed":
            self.close_connection = True
            return None
        if self.headers.get("X-Vault-Token", self.headers.get("Authorization")) not in (token, "Bearer " + token):
            return self.answer(403, {"errors": ["permission denied"]})
        parts = self.path.split("/")
        if parts[:4] == ["", "v1", "transit", "keys"] and parts[5:] == ["rotate"]:
            versions.append(os.urandom(32))
            return self.answer(200, {"data": {"latest_version": len(versions)}})
        if parts[:3] != ["", "v1", "transit"] or len(parts) != 5:
            return self.answer(404, {"errors": []})
        if parts[4] != "dictum":
            return self.answer(400, {"errors": ["encryption key not found"]})
        data = base64.b64decode(question.get("associated_data", ""))
        if parts[3] == "encrypt":
            return self.answer(200, {"data": {"ciphertext": encrypt(base64.b64decode(question["plaintext"]), data)}})
        plain, error = decrypt(question["ciphertext"], data)
        if error:
            return self.answer(400, {"errors": [error]})
        return self.answer(200, {"data": {"plaintext": base64.b64encode(plain).decode()}})


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(certificate, key)
server.socket = context.wrap_socket(server.socket, server_side=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_port, flush=True)
for line in sys.stdin:
    command = line.strip()
    if command == "calls":
        print(state["calls"], flush=True)
    else:
        state["mode"] = command
        print("ok", flush=True)
os._exit(0)
