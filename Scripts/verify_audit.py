#!/usr/bin/env python3
"""Verifies what an audit log gives out, with Python's standard library and the openssl program alone.

    verify_audit.py log [VKEY] < dump.json          the rows of the log (see below)
    verify_audit.py tiles FOLDER VKEY [WITNESS...]  a folder of tiles (C2SP tlog-tiles) and its checkpoint
    verify_audit.py receipt FILE VKEY [WITNESS...]  a receipt (C2SP tlog-proof with the entry inside)
    verify_audit.py grown FILE OLD VKEY             "dictum audit prove --consistency", from the older checkpoint OLD
    verify_audit.py export < export.jsonl           the hashes of "dictum audit export"

VKEY and WITNESS are public keys as "dictum audit key" and "dictum witness key" print them; each WITNESS must have
cosigned. Prints "whole" or what is wrong, and exits with 1 then.

`log` reads {"entries": [...], "lanes": [...], "leaves": [...], "subjects": [...], "checkpoint": {...}} from standard input:
all rows of audit.entry, audit.lane, audit.leaf and audit.subject, and the newest of audit.checkpoint (or null), as
PostgreSQL's row_to_json gives them. Its findings are those of "dictum audit verify".
"""
import base64
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import uuid
from datetime import datetime, timedelta, timezone

ORDER = (
    "lane_id lane_seq previous_hash at xid db_role actor action practice_id dictation_id artifact_class "
    "artifact_version key_id outcome code purpose salt"
).split()
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
START = b"dictum.audit.entry/1"


class Wrong(Exception):
    pass


def require(condition, finding):
    if not condition:
        raise Wrong(finding)


def sha256(data):
    return hashlib.sha256(data).digest()


# Entries.


def value(name, raw):
    if name in ("previous_hash", "salt"):
        return bytes.fromhex(raw[2:])
    if name in ("practice_id", "dictation_id", "key_id"):
        return uuid.UUID(raw).bytes
    if name == "at":
        raw = (datetime.fromisoformat(raw) - EPOCH) // timedelta(microseconds=1)
    return raw.to_bytes(8, "big", signed=True) if isinstance(raw, int) else raw.encode()


def canonical(row):
    form = START
    for name in ORDER:
        if row[name] is None:
            form += b"\x00"
        else:
            field = value(name, row[name])
            form += b"\x01" + len(field).to_bytes(4, "big") + field
    return form


def fields(form):
    require(form.startswith(START), "malformed_entry")
    rest, found = form[len(START) :], []
    while rest:
        if rest[0] == 0:
            found.append(None)
            rest = rest[1:]
            continue
        count = int.from_bytes(rest[1:5], "big")
        require(rest[0] == 1 and len(rest) >= 5 + count, "malformed_entry")
        found.append(rest[5 : 5 + count])
        rest = rest[5 + count :]
    require(len(found) == len(ORDER), "malformed_entry")
    return dict(zip(ORDER, found))


def log(log, vkey=None):
    """In the order of "dictum audit verify": head, lanes, lost entries, tree, subjects."""
    entries, leaves = log["entries"] or [], sorted(log["leaves"] or [], key=lambda leaf: leaf["leaf_index"])
    head = log["checkpoint"]
    size = head["tree_size"] if head else 0
    if head:
        signed_head(head, vkey)
    require(len(leaves) <= size, "tree_differs: leaf %d" % size)
    leaf_of = {(leaf["lane_id"], leaf["lane_seq"]): leaf["leaf_hash"] for leaf in leaves}
    ends = {lane["lane_id"]: lane for lane in log["lanes"] or []}
    lanes = {lane: [] for lane in ends}
    for row in sorted(entries, key=lambda row: row["lane_seq"]):
        lanes.setdefault(row["lane_id"], []).append(row)
    for number in sorted(lanes):
        lane(number, lanes[number], ends, leaf_of, head)
    there = {(row["lane_id"], row["lane_seq"]) for row in entries}
    for leaf in leaves:
        place = leaf["lane_id"], leaf["lane_seq"]
        require(place in there, "missing: lane %d, entry %d, leaf %d" % (*place, leaf["leaf_index"]))
    for index, leaf in enumerate(leaves):
        require(leaf["leaf_index"] == index, "tree_differs: leaf %d" % index)
    hashes = [bytes.fromhex(leaf["leaf_hash"][2:]) for leaf in leaves]
    require(len(hashes) == size and (not head or "\\x" + root(hashes).hex() == head["root_hash"]), "tree_differs")
    if log.get("subjects") is not None:
        subjects(log["subjects"], entries)


def signed_head(head, vkey):
    """The row of the newest checkpoint says what its note says; signed, where a key is given."""
    try:
        origin, count, digest = head["note"].split("\n")[:3]
        signed_size, signed_root = int(count), base64.b64decode(digest)
        if vkey:
            signed_size, signed_root = checkpoint(head["note"], vkey)
    except (Wrong, ValueError):
        raise Wrong("bad_checkpoint")
    require((signed_size, "\\x" + signed_root.hex()) == (head["tree_size"], head["root_hash"]), "bad_checkpoint")


def lane(number, rows, ends, leaf_of, head):
    def require_here(condition, finding, place):
        require(condition, "%s: lane %d, entry %d" % (finding, number, place))

    require_here(rows, "missing", 1)
    place, before = 0, bytes(32)
    for row in rows:
        require_here(row["lane_seq"] == place + 1, "missing", place + 1)
        entry_hash = bytes.fromhex(row["entry_hash"][2:])
        if sha256(canonical(row)) != entry_hash:
            require_here(False, "reordered" if elsewhere(row, entry_hash, ends) else "altered", place + 1)
        # The entry is whole and pins another predecessor: that one was rewritten together with its hash.
        require_here(row["previous_hash"] == "\\x" + before.hex(), "altered", max(place, 1))
        place, before = place + 1, entry_hash
        leaf = leaf_of.get((number, place))
        if leaf is None:
            last = head and (head["last_xid"], head["last_lane_id"], head["last_lane_seq"])
            require_here(not last or (row["xid"], number, place) > last, "unsealed", place)
        else:
            require_here(leaf == "\\x" + sha256(b"\x00" + entry_hash).hex(), "altered", place)
    end = ends.get(number)
    require_here(end, "lane_head_moved", place)
    require_here(end["sequence"] <= place, "missing", place + 1)
    require_here((end["sequence"], end["head"]) == (place, "\\x" + before.hex()), "lane_head_moved", place)


def elsewhere(row, entry_hash, lanes):
    """Whether the columns give the hash near by in the lane, or at the same place of another lane."""
    near = (dict(row, lane_seq=place) for place in range(max(1, row["lane_seq"] - 1000), row["lane_seq"] + 1001))
    others = (dict(row, lane_id=number) for number in lanes)
    return any(sha256(canonical(moved)) == entry_hash for moves in (near, others) for moved in moves)


def subjects(rows, entries):
    """Who each dictation was about: committed to by the entry that received it, or, from before, by one entry for all."""

    def ids(row):
        return b"".join(uuid.UUID(row[name]).bytes for name in ("practice_id", "dictation_id", "patient_ref"))

    def place(entry):
        return "subject_differs: lane %d, entry %d" % (entry["lane_id"], entry["lane_seq"])

    salted = {(row["practice_id"], row["dictation_id"]): row for row in rows if row["salt"]}
    unseen = set(salted)
    for entry in entries:
        key = entry["practice_id"], entry["dictation_id"]
        if entry["action"] == "dictation.received" and (entry["code"] or "").startswith("subject_"):
            require(key in salted, place(entry))
            form = b"dictum.audit.subject/1" + ids(salted[key]) + bytes.fromhex(salted[key]["salt"][2:])
            require(entry["code"] == "subject_" + sha256(form).hex()[:56], place(entry))
            unseen.discard(key)
    require(not unseen, "subject_differs")
    old = sorted(ids(row) for row in rows if not row["salt"])
    adopted = [entry for entry in entries if entry["action"] == "audit.subjects_adopted"]
    adopted.sort(key=lambda entry: (entry["xid"], entry["lane_id"], entry["lane_seq"]))
    if adopted:
        code = "subjects_" + sha256(b"".join(old)).hex()[:55]
        require(adopted[0]["code"] == code, place(adopted[0]))
    require(adopted or not old, "subject_differs")


# The tree of RFC 6962.


def node(left, right):
    return sha256(b"\x01" + left + right)


def root(hashes):
    """Also over the roots of full tiles."""
    if not hashes:
        return sha256(b"")
    while len(hashes) > 1:
        pairs = [node(hashes[i], hashes[i + 1]) for i in range(0, len(hashes) - 1, 2)]
        hashes = pairs + hashes[len(pairs) * 2 :]
    return hashes[0]


def included(leaf, index, size, proof):
    """The root to which the path leads (RFC 9162, 2.1.3.2)."""
    require(index < size, "wrong_proof")
    last, found = size - 1, leaf
    for sibling in proof:
        require(last > 0, "wrong_proof")
        if index & 1 or index == last:
            found = node(sibling, found)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            found = node(found, sibling)
        index, last = index >> 1, last >> 1
    require(last == 0, "wrong_proof")
    return found


def consistent(old, old_root, new, new_root, proof):
    """RFC 9162, 2.1.4.2."""
    if old == new:
        return not proof and old_root == new_root
    if old & (old - 1) == 0:
        proof = [old_root] + proof
    if not 0 < old < new or not proof:
        return False
    index, last = old - 1, new - 1
    while index & 1:
        index, last = index >> 1, last >> 1
    first = second = proof[0]
    for sibling in proof[1:]:
        if last == 0:
            return False
        if index & 1 or index == last:
            first, second = node(sibling, first), node(sibling, second)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            second = node(second, sibling)
        index, last = index >> 1, last >> 1
    return last == 0 and first == old_root and second == new_root


# Signed notes, checkpoints and cosignatures.


def ed25519(key, signature, message):
    spki = bytes.fromhex("302a300506032b6570032100") + key
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, name) for name in ("key", "signature", "message")]
        for path, data in zip(paths, (spki, signature, message)):
            with open(path, "wb") as file:
                file.write(data)
        command = "openssl pkeyutl -verify -pubin -keyform DER -rawin -inkey".split() + [paths[0], "-sigfile", paths[1]]
        return subprocess.run(command + ["-in", paths[2]], capture_output=True).returncode == 0


def signed(vkey, text, lines):
    """Whether one of the lines is the key's signature: of the text (kind 1), or of time and text (kind 4)."""
    name, key_id, data = vkey.split("+", 2)
    kind, key = base64.b64decode(data)[0], base64.b64decode(data)[1:]
    require(sha256(name.encode() + b"\n" + bytes([kind]) + key)[:4].hex() == key_id, "bad_note_key")
    for line in lines:
        words = line.split(" ")
        if len(words) != 3 or words[0] != "\u2014" or words[1] != name:
            continue
        blob = base64.b64decode(words[2])
        if blob[:4].hex() != key_id:
            continue
        message, signature = text.encode(), blob[4:]
        if kind == 4:
            time, signature = int.from_bytes(signature[:8], "big"), signature[8:]
            message = b"cosignature/v1\ntime %d\n" % time + message
        if len(signature) == 64 and ed25519(key, signature, message):
            return True
    return False


def checkpoint(note, vkey, witnesses=()):
    """Size and root of a note that the log and all witnesses have signed."""
    text, _, rest = note.rpartition("\n\n")
    text, lines = text + "\n", rest.split("\n")[:-1]
    require(signed(vkey, text, lines), "bad_signature")
    for witness in witnesses:
        require(signed(witness, text, lines), "bad_signature: " + witness.split("+")[0])
    origin, size, digest = text.split("\n")[:3]
    require(origin == vkey.split("+")[0], "other_log")
    return int(size), base64.b64decode(digest)


# Files.


def tile_path(level, index, width):
    groups = ["%03d" % (index % 1000)]
    while index >= 1000:
        index //= 1000
        groups.insert(0, "x%03d" % (index % 1000))
    path = os.path.join("tile", str(level), *groups)
    return path if width == 256 else os.path.join(path + ".p", str(width))


def read(*path):
    try:
        with open(os.path.join(*path), "rb") as file:
            return file.read()
    except OSError:
        raise Wrong("missing: " + os.path.join(*path))


def hashes_in(data):
    return [data[i : i + 32] for i in range(0, len(data), 32)]


def tiles(folder, vkey, *witnesses):
    size, expected = checkpoint(read(folder, "checkpoint").decode(), vkey, witnesses)
    level, below = 0, None
    count = size
    while count:
        here = []
        for index in range((count + 255) // 256):
            width = min(256, count - index * 256)
            path = tile_path(level, index, width)
            data = read(folder, path)
            require(len(data) == 32 * width, "malformed_tile: " + path)
            here += hashes_in(data)
            if level == 0:
                bundle = read(folder, tile_path("entries", index, width))
                leaves = [bundle[i + 2 : i + 34] for i in range(0, len(bundle), 34)]
                require(all(bundle[i : i + 2] == b"\x00\x20" for i in range(0, len(bundle), 34)), "malformed_tile")
                ours = [sha256(b"\x00" + leaf) for leaf in leaves]
                require(ours == hashes_in(data), "tree_differs: " + path)
        if level == 0:
            require(root(here) == expected, "tree_differs")
        else:
            roots = [root(below[i * 256 : (i + 1) * 256]) for i in range(count)]
            require(roots == here, "tree_differs: level %d" % level)
        below, level, count = here, level + 1, count // 256


def receipt_entry(path, vkey, *witnesses):
    """The fields of a receipt's entry, its index and the tree's size, if the tree that the log signed holds it."""
    head, _, note = read(path).decode().partition("\n\n")
    lines = head.split("\n")
    require(lines[0] == "c2sp.org/tlog-proof@v1" and lines[1].startswith("extra "), "malformed_proof")
    require(lines[2].startswith("index "), "malformed_proof")
    form = base64.b64decode(lines[1][6:], validate=True)
    entry = fields(form)
    size, expected = checkpoint(note, vkey, witnesses)
    proof = [base64.b64decode(line, validate=True) for line in lines[3:]]
    leaf = sha256(b"\x00" + sha256(form))
    require(included(leaf, int(lines[2][6:]), size, proof) == expected, "wrong_proof")
    return entry, int(lines[2][6:]), size


def receipt(path, vkey, *witnesses):
    entry, _, _ = receipt_entry(path, vkey, *witnesses)
    print("%s %s %s" % tuple(entry[name].decode() for name in ("actor", "action", "purpose")))


def grown(path, old, vkey):
    head, _, note = read(path).decode().partition("\n\n")
    lines = head.split("\n")
    size, old_root = checkpoint(read(old).decode(), vkey)
    require(lines[0] == "old %d" % size, "wrong_proof: the proof is from another size")
    proof = [base64.b64decode(line, validate=True) for line in lines[1:]]
    require(consistent(size, old_root, *checkpoint(note, vkey), proof), "wrong_proof")


def export():
    for number, line in enumerate(sys.stdin, 1):
        row = json.loads(line)
        form = base64.b64decode(row["canonical"])
        require(base64.b64encode(sha256(form)).decode() == row["entry_hash"], "altered: line %d" % number)
        entry = fields(form)
        for name in ("actor", "action", "purpose"):
            require(entry[name].decode() == row[name], "altered: line %d" % number)


def main(arguments):
    command = {"tiles": tiles, "receipt": receipt, "grown": grown, "export": export}.get(arguments[0])
    try:
        if arguments[0] == "log":
            log(json.load(sys.stdin), *arguments[1:])
        elif command:
            command(*arguments[1:])
        else:
            sys.exit(__doc__)
    except Wrong as finding:
        print(finding)
        sys.exit(1)
    print("whole")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1:])
