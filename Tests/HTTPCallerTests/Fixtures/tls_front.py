"""TLS before a server that speaks none: tls_front.py CERTIFICATE KEY PORT prints its own port. Ends with stdin."""
import os, socket, ssl, sys, threading


def pump(source, target):
    try:
        while piece := source.recv(65536):
            target.sendall(piece)
    except OSError:
        pass
    for end in (source, target):
        try:
            end.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass


def serve(raw):
    try:
        peer = context.wrap_socket(raw, server_side=True)
        behind = socket.create_connection(("127.0.0.1", int(sys.argv[3])))
    except OSError:
        return raw.close()
    threading.Thread(target=pump, args=(behind, peer), daemon=True).start()
    pump(peer, behind)


def loop():
    while True:
        threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()


context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(sys.argv[1], sys.argv[2])
listener = socket.create_server(("127.0.0.1", 0))
threading.Thread(target=loop, daemon=True).start()
print(listener.getsockname()[1], flush=True)
sys.stdin.read()
os._exit(0)
