#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The register of rows and the chain of the feed, written a second time from docs/reference/store.md.

  register_vectors.py            checks ../resources/vectors/register.txt
  register_vectors.py --freeze   writes it if it does not exist yet; what exists is never changed
"""
import hashlib
import hmac
import pathlib
import struct
import sys

FILE = pathlib.Path(__file__).resolve().parent.parent / "resources" / "vectors" / "register.txt"
KEY = b"\x01"


def part(kind, value):
    return bytes([kind]) + struct.pack(">i", len(value)) + value


def encoded(value):
    if value is None:
        return part(0, b"")
    if isinstance(value, str):
        return part(1, value.encode())
    if isinstance(value, int):
        return part(2, struct.pack(">q", value))
    return part(3, value)


def mac(*parts):
    return hmac.new(KEY, b"".join(map(encoded, parts)), hashlib.sha256).digest()


def vectors():
    row = mac("sealwright/row/v1", "thing", "a b", 1, None, b"\x01\x00\x02")
    element = mac("element", "thing", "a%20b", 4, row)
    previous, lane, number, nonce = (1, 2), 3, 7, bytes(range(16))
    mask = mac("mask", lane, number, *previous, nonce)
    masked = bytes(a ^ b for a, b in zip((5).to_bytes(32, "big"), mask))
    written = "thing a%20b " + row.hex() + "\n"
    change = mac("sealwright/change/v1", *previous, lane, number, "111122223333", 1700000000000, "thing a b", written,
                 nonce, masked, b"record of a b")[:16]
    return {"row": row, "element": element, "masked-sum": masked, "change-id": change}


def main():
    text = "".join(f"{name} {value.hex()}\n" for name, value in vectors().items())
    if "--freeze" in sys.argv and not FILE.exists():
        FILE.write_text(text)
    if FILE.read_text() != text:
        sys.exit("the frozen vectors are other ones")


main()
