"""A hostile TLS stand-in: the path of a request says how it misbehaves.

hostile.py CERTIFICATE KEY [plain]: prints the ports of the server and of a decoy that only counts its visitors, then
answers `count` on stdin with "CONNECTIONS DECOY_CONNECTIONS" and `last` with the last request in hex. Ends with stdin.
"""
import os, socket, ssl, sys, threading

state = {"connections": 0, "decoy": 0, "last": b""}
stop = threading.Event()


def read_request(peer):
    data = b""
    while b"\r\n\r\n" not in data:
        piece = peer.recv(65536)
        if not piece:
            return b"", b""
        data += piece
    head, body = data.split(b"\r\n\r\n", 1)
    length = 0
    for line in head.split(b"\r\n"):
        if line.lower().startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    while len(body) < length:
        piece = peer.recv(65536)
        if not piece:
            break
        body += piece
    state["last"] = head + b"\r\n\r\n" + body
    return head.split(b" ")[1].split(b"?")[0], body


def reply(status, body, headers=b"", length=None):
    length = len(body) if length is None else length
    return b"HTTP/1.1 %s\r\nContent-Length: %d\r\n%s\r\n" % (status, length, headers) + body


def serve(peer):
    path, body = read_request(peer)
    if path.startswith(b"/json/"):
        return peer.sendall(reply(b"200 OK", bytes.fromhex(path[6:].decode())))
    if path.startswith(b"/status/"):
        return peer.sendall(reply(path[8:] + b" Told", b"{}", b"Retry-After: 7\r\n"))
    if path == b"/ok":
        peer.sendall(reply(b"200 OK", b"%d" % len(body)))
    elif path == b"/hang":
        stop.wait()
    elif path == b"/redirect":
        target = b"Location: http://127.0.0.1:%d/\r\n" % decoy.getsockname()[1]
        peer.sendall(reply(b"307 Temporary Redirect", b"", target))
    elif path == b"/html":
        peer.sendall(reply(b"200 OK", b"<html><body>Sign in to the guest network</body></html>"))
    elif path == b"/huge":
        peer.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        for _ in range(100):
            peer.sendall(b"x" * (1 << 20))
    elif path == b"/headers":
        peer.sendall(b"HTTP/1.1 200 OK\r\n" + b"X-Filler: %s\r\n" % (b"x" * 1000) * 200 + b"Content-Length: 0\r\n\r\n")
    elif path == b"/short":
        peer.sendall(reply(b"200 OK", b"{}", length=1000))
    elif path == b"/long":
        peer.sendall(reply(b"200 OK", b"{}and more", length=2))
    elif path == b"/close":
        pass
    elif path == b"/noise":
        peer.sendall(b"\x00\x01\x02 this is not HTTP\r\n\r\n")
    elif path == b"/drip":
        peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        while not stop.wait(0.1):
            peer.sendall(b"x")


def handle(raw):
    try:
        peer = context.wrap_socket(raw, server_side=True) if context else raw
        with peer:
            serve(peer)
            if context:
                peer.unwrap()
    except (OSError, ValueError):
        pass


def listen(key, handler):
    listener = socket.create_server(("127.0.0.1", 0))

    def loop():
        while True:
            peer, _ = listener.accept()
            state[key] += 1
            threading.Thread(target=handler, args=(peer,), daemon=True).start()

    threading.Thread(target=loop, daemon=True).start()
    return listener


context = None
if sys.argv[3:] != ["plain"]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[1], sys.argv[2])
server = listen("connections", handle)
decoy = listen("decoy", lambda peer: peer.close())
print(server.getsockname()[1], decoy.getsockname()[1], flush=True)
for line in sys.stdin:
    if line == "count\n":
        print(state["connections"], state["decoy"], flush=True)
    elif line == "last\n":
        print(state["last"].hex(), flush=True)
os._exit(0)
