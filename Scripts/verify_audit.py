"""Verifies an audit log with Python's standard library alone.

Reads {"entries": [...], "leaves": [...], "root": "\\x..."} from standard input: the rows of audit.entry and audit.leaf
as PostgreSQL's row_to_json gives them, and the root hash of the newest checkpoint. Prints "whole" or what is wrong.
"""
import hashlib
import json
import sys
import uuid
from datetime import datetime, timedelta, timezone

ORDER = (
    "lane_id lane_seq previous_hash at xid db_role actor action practice_id dictation_id artifact_class "
    "artifact_version key_id outcome code purpose salt"
).split()
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def sha256(data):
    return hashlib.sha256(data).digest()


def value(name, raw):
    if name in ("previous_hash", "salt"):
        return bytes.fromhex(raw[2:])
    if name in ("practice_id", "dictation_id", "key_id"):
        return uuid.UUID(raw).bytes
    if name == "at":
        raw = (datetime.fromisoformat(raw) - EPOCH) // timedelta(microseconds=1)
    return raw.to_bytes(8, "big", signed=True) if isinstance(raw, int) else raw.encode()


def canonical(row):
    form = b"dictum.audit.entry/1"
    for name in ORDER:
        if row[name] is None:
            form += b"\x00"
        else:
            field = value(name, row[name])
            form += b"\x01" + len(field).to_bytes(4, "big") + field
    return form


def root(hashes):
    if len(hashes) == 1:
        return hashes[0]
    half = 1
    while half * 2 < len(hashes):
        half *= 2
    return sha256(b"\x01" + root(hashes[:half]) + root(hashes[half:]))


def verify(log):
    hashes, heads = {}, {}
    for row in sorted(log["entries"], key=lambda row: (row["lane_id"], row["lane_seq"])):
        lane, place = row["lane_id"], row["lane_seq"]
        before = heads.get(lane, (0, bytes(32)))
        if place != before[0] + 1:
            return "missing: lane %d, entry %d" % (lane, before[0] + 1)
        entry_hash = bytes.fromhex(row["entry_hash"][2:])
        if sha256(canonical(row)) != entry_hash or row["previous_hash"] != "\\x" + before[1].hex():
            return "altered: lane %d, entry %d" % (lane, place)
        heads[lane] = (place, entry_hash)
        hashes[lane, place] = entry_hash
    leaves = sorted(log["leaves"], key=lambda leaf: leaf["leaf_index"])
    ordered = [sha256(b"\x00" + hashes[leaf["lane_id"], leaf["lane_seq"]]) for leaf in leaves]
    return "whole" if "\\x" + root(ordered).hex() == log["root"] else "tree_differs"


print(verify(json.load(sys.stdin)))
