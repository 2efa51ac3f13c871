#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The stored formats, written a second time from docs/reference/ciphertext-format.md, with nothing but Python's own
hashlib and hmac: it opens each frozen vector and is refused by each refused one.

  frozen_vectors.py            checks the files under ../resources/vectors
  frozen_vectors.py --freeze   writes those that do not exist yet; a file that exists is never changed
"""
import base64
import hashlib
import hmac
import pathlib
import struct
import sys
import zlib

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "resources" / "vectors"


# ---- AES-256-GCM (FIPS 197, SP 800-38D), slow and plain

def _sbox():
    p = q = 1
    box = [0] * 256
    while True:
        p = p ^ ((p << 1) & 0xFF) ^ (0x1B if p & 0x80 else 0)
        q ^= q << 1
        q ^= q << 2
        q ^= q << 4
        q &= 0xFF
        if q & 0x80:
            q ^= 0x09
        rot = lambda x, n: ((x << n) | (x >> (8 - n))) & 0xFF
        box[p] = q ^ rot(q, 1) ^ rot(q, 2) ^ rot(q, 3) ^ rot(q, 4) ^ 0x63
        if p == 1:
            box[0] = 0x63
            return box


SBOX = _sbox()


def _xtime(a):
    return ((a << 1) ^ 0x1B) & 0xFF if a & 0x80 else a << 1


def _round_keys(key):
    words = [list(key[i:i + 4]) for i in range(0, 32, 4)]
    rcon = 1
    for i in range(8, 60):
        word = list(words[-1])
        if i % 8 == 0:
            word = [SBOX[b] for b in word[1:] + word[:1]]
            word[0] ^= rcon
            rcon = _xtime(rcon)
        elif i % 8 == 4:
            word = [SBOX[b] for b in word]
        words.append([a ^ b for a, b in zip(words[-8], word)])
    return [sum(words[i:i + 4], []) for i in range(0, 60, 4)]


def _aes(keys, block):
    state = [a ^ b for a, b in zip(block, keys[0])]
    for number, key in enumerate(keys[1:], 1):
        state = [SBOX[state[(i + 4 * (i % 4)) % 16]] for i in range(16)]
        if number < 14:
            mixed = []
            for column in range(0, 16, 4):
                s = state[column:column + 4]
                for i in range(4):
                    a, b, c, d = s[i], s[(i + 1) % 4], s[(i + 2) % 4], s[(i + 3) % 4]
                    mixed.append(_xtime(a) ^ _xtime(b) ^ b ^ c ^ d)
            state = mixed
        state = [a ^ b for a, b in zip(state, key)]
    return bytes(state)


def _ghash(h, data):
    value = 0
    for i in range(0, len(data), 16):
        x = value ^ int.from_bytes(data[i:i + 16].ljust(16, b"\0"), "big")
        v, z = h, 0
        for bit in range(127, -1, -1):
            if x >> bit & 1:
                z ^= v
            v = v >> 1 ^ (0xE1 << 120 if v & 1 else 0)
        value = z
    return value.to_bytes(16, "big")


def _pad(data):
    return data + b"\0" * (-len(data) % 16)


def _ctr(keys, nonce, data):
    out = bytearray()
    for i in range(0, len(data), 16):
        stream = _aes(keys, nonce + struct.pack(">I", 2 + i // 16))
        out += bytes(a ^ b for a, b in zip(data[i:i + 16], stream))
    return bytes(out)


def _tag(keys, nonce, aad, body):
    h = int.from_bytes(_aes(keys, bytes(16)), "big")
    lengths = struct.pack(">QQ", 8 * len(aad), 8 * len(body))
    mac = _ghash(h, _pad(aad) + _pad(body) + lengths)
    return bytes(a ^ b for a, b in zip(mac, _aes(keys, nonce + b"\0\0\0\1")))


def gcm_encrypt(key, nonce, aad, plaintext):
    keys = _round_keys(key)
    body = _ctr(keys, nonce, plaintext)
    return body + _tag(keys, nonce, aad, body)


def gcm_decrypt(key, nonce, aad, sealed):
    keys = _round_keys(key)
    body, tag = sealed[:-16], sealed[-16:]
    if not hmac.compare_digest(_tag(keys, nonce, aad, body), tag):
        raise Refused()
    return _ctr(keys, nonce, body)


# ---- The formats

class Refused(Exception):
    pass


def u32(number):
    return struct.pack(">I", number)


def u64(number):
    return struct.pack(">Q", number)


def parts(*values):
    return b"".join(u32(len(value)) + value for value in values)


def kdf(key, label, context, length):
    """SP 800-108r1, counter mode, HMAC-SHA-256."""
    out = b""
    for i in range(1, length // 32 + 1):
        out += hmac.new(key, u32(i) + label + b"\0" + context + u32(8 * length), hashlib.sha256).digest()
    return out


def committed_encrypt(key, label, prefix, salt, nonce, context, plaintext):
    header = prefix + salt + nonce
    derived = kdf(key, label, hashlib.sha256(header + context).digest(), 64)
    commitment = derived[32:]
    return header + commitment + gcm_encrypt(derived[:32], nonce, header + commitment + context, plaintext)


def committed_decrypt(key, label, prefix, context, blob):
    size = len(prefix) + 28
    if len(blob) < size + 48 or blob[:len(prefix)] != prefix:
        raise Refused()
    header, commitment, sealed = blob[:size], blob[size:size + 32], blob[size + 32:]
    derived = kdf(key, label, hashlib.sha256(header + context).digest(), 64)
    if not hmac.compare_digest(derived[32:], commitment):
        raise Refused()
    return gcm_decrypt(derived[:32], header[-12:], header + commitment + context, sealed)


def key_id(text):
    if text.startswith("mrk-"):
        return b"\1" + bytes.fromhex(text[4:])
    return b"\0" + bytes.fromhex(text.replace("-", ""))


def identity(v):
    return b"\1\1" + u64(int(v["account"])) + key_id(v["key id"]) + v.bytes("material id")


def kdk(v):
    """SP 800-56C one-step, SHA-256."""
    info = parts(b"sealwright/kdk/v1", u64(int(v["account"])), key_id(v["key id"]), v.bytes("material id"))
    return hashlib.sha256(u32(1) + v.bytes("material") + info).digest()


ENCRYPT = b"sealwright/encrypt/v1"
SEAL = b"sealwright/seal/v1"

LABELS = {
    "MATERIAL": 1, "ROW_MAC": 2, "ACCESS_KEY_SECRET": 3, "SESSION_TOKEN": 4, "IMPORT_TOKEN": 5, "GRANT_TOKEN": 6,
    "PAGE_TOKEN": 7, "AUTHORIZATION_MESSAGE": 8, "SECRET_VERSION": 9, "BACKUP": 10, "MATERIAL_ID": 11, "LEDGER": 12,
    "ACCESS_KEY_ID": 13, "ROW_REGISTER": 14, "FORWARD_TOKEN": 15,
}
MAC_LABELS = ("ROW_MAC", "MATERIAL_ID", "LEDGER", "ACCESS_KEY_ID", "ROW_REGISTER")


def purpose(domain_key, label, domain, version):
    word = label.lower().replace("_", "-").encode()
    return kdf(domain_key, b"sealwright/purpose/v1", parts(word, domain.encode(), u32(version)), 32)


def seal_prefix(label, version):
    return b"\1" + bytes([LABELS[label]]) + u32(version)


def material_binding(v):
    return parts(
        b"sealwright/material/v1", u64(int(v["account"])), v["region"].encode(), key_id(v["key id"]),
        v.bytes("material id"), v["key spec"].encode(), v["key usage"].encode(), v["origin"].encode())


def root_key(root, use, root_id):
    return kdf(root, b"sealwright/root/v1", parts(use, root_id), 32)


def domain_key_context(v):
    return parts(b"sealwright/domain-key/v1", v["domain"].encode(), u32(int(v["version"])))


def root_file(root_id, root):
    lines = f"sealwright-root-key-1\n{root_id.hex()}\n{root.hex()}\n".encode()
    return lines + hashlib.sha256(lines).hexdigest().encode() + b"\n"


BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


def access_key_id(key, account, random, kind="AKIA"):
    block = account.to_bytes(5, "big") + random + bytes(5 - len(random))
    left, right = block[:5], block[5:]
    for number in range(10):
        value = hmac.new(key, kind.encode() + bytes([number]) + right, hashlib.sha256).digest()[:5]
        left, right = right, bytes(a ^ b for a, b in zip(left, value))
    number = int.from_bytes(left + right, "big")
    return kind + "".join(BASE32[number >> 5 * i & 31] for i in range(15, -1, -1))


# ---- Session tokens, from docs/reference/session-token-format.md

def session_day(domain_key, version, day):
    """The day's two keys: for tokens, and for secrets."""
    derived = kdf(purpose(domain_key, "SESSION_TOKEN", "global", version), b"sealwright/session-day/v1",
                  parts(u32(day)), 64)
    return derived[:32], derived[32:]


def session_prefix(version, day):
    return seal_prefix("SESSION_TOKEN", version) + u32(day)


def session_secret(secret_key, token):
    derived = kdf(secret_key, b"sealwright/session-secret/v1", hashlib.sha256(token).digest(), 32)
    return base64.b64encode(derived[:30])


def session_open(v):
    token_key, secret_key = session_day(v.bytes("domain key"), int(v["version"]), int(v["day"]))
    token = v.bytes("token")
    opened = committed_decrypt(token_key, b"sealwright/session-token/v1",
                               session_prefix(int(v["version"]), int(v["day"])), v["access key id"].encode(), token)
    return opened, session_secret(secret_key, token)


def text(value):
    encoded = value.encode()
    return struct.pack(">H", len(encoded)) + encoded


def option(value):
    return b"\0" if value is None else b"\1" + text(value)


def session_contents(s):
    out = bytes([1, s["kind"]]) + u64(s["issued"]) + u64(s["expires"]) + u64(s["account"])
    out += text(s["principal id"]) + text(s["session name"]) + bytes([s["chain depth"], 1 if s["mfa"] else 0])
    out += option(s["source identity"]) + option(s["provider"]) + option(s["subject"]) + option(s["policy"])
    out += bytes([len(s["policy arns"])]) + b"".join(text(arn) for arn in s["policy arns"])
    out += bytes([len(s["tags"])]) + b"".join(text(k) + text(value) for k, value in s["tags"])
    return out + bytes([len(s["transitive"])]) + b"".join(text(key) for key in s["transitive"])


def deflate(plain):
    machine = zlib.compressobj(9, zlib.DEFLATED, -15)
    return machine.compress(plain) + machine.flush()


# ---- Vector files: blocks of "name = value", values in hex but for names and numbers

class Vector(dict):
    def bytes(self, name):
        return bytes.fromhex(self[name])

    def text(self):
        return "".join(f"{name} = {value}".rstrip() + "\n" for name, value in self.items())


def read(name):
    vectors = []
    for block in (FOLDER / name).read_text().split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            vectors.append(Vector((line + " ").split(" = ", 1) for line in lines))
    for vector in vectors:
        for field in vector:
            vector[field] = vector[field].strip()
    return vectors


def freeze(name, title, vectors):
    path = FOLDER / name
    if path.exists():
        print(name, "is frozen already")
        return
    path.write_text(f"# {title}\n\n" + "\n".join(vector.text() for vector in vectors))


def seeded(name, length):
    out = b""
    while len(out) < length:
        out += hashlib.sha256(f"{name} {len(out)}".encode()).digest()
    return out[:length]


def ciphertexts():
    ids = ["1234abcd-12ab-34cd-56ef-1234567890ab", "mrk-1234abcd12ab34cd56ef1234567890ab"]
    for number, (account, size, context) in enumerate([
            ("111122223333", 32, 0), ("000000000000", 1, 4), ("999999999999", 64, 40), ("111122223333", 16, 36),
            ("012345678901", 4096, 8192), ("111122223333", 0, 0), ("111122223333", 33, 129)]):
        name = f"ciphertext {number}"
        v = Vector({
            "account": account, "key id": ids[number % 2], "material id": seeded(name + " id", 32).hex(),
            "material": seeded(name + " material", 32).hex()})
        v["kdk"] = kdk(v).hex()
        v["context"] = seeded(name + " context", context).hex()
        v["plaintext"] = seeded(name + " plaintext", size).hex()
        salt, nonce = seeded(name + " salt", 16), seeded(name + " nonce", 12)
        v["salt and nonce"] = (salt + nonce).hex()
        v["blob"] = committed_encrypt(
            kdk(v), ENCRYPT, identity(v), salt, nonce, v.bytes("context"), v.bytes("plaintext")).hex()
        yield v


def flipped(blob, at, bits=1):
    return blob[:at] + bytes([blob[at] ^ bits]) + blob[at + 1:]


def refused_ciphertexts():
    good = list(ciphertexts())
    first, blob = good[0], good[0].bytes("blob")

    def refuse(why, changed, **other):
        v = Vector({"why": why, **{n: first[n] for n in ("account", "key id", "material id", "material", "context")}})
        v.update({name.replace("_", " "): value for name, value in other.items()})
        v["blob"] = changed.hex()
        return v

    for at in range(len(blob)):
        where = "header" if at < 87 else "commitment" if at < 119 else "body" if at < len(blob) - 16 else "tag"
        yield refuse(f"{where} byte {at} flipped", flipped(blob, at))
    for length in (0, 1, 58, 59, 86, 87, 118, 119, 134, len(blob) - 16, len(blob) - 1):
        yield refuse(f"truncated to {length}", blob[:length])
    yield refuse("extended by a byte", blob + b"\0")
    yield refuse("extended in front", b"\0" + blob)
    twin = committed_encrypt(kdk(first), ENCRYPT, identity(first), seeded("twin salt", 16), seeded("twin nonce", 12),
                             first.bytes("context"), first.bytes("plaintext"))
    yield refuse("commitment of another blob of this key", blob[:87] + twin[87:119] + blob[119:])
    yield refuse("body and tag of another blob of this key", blob[:119] + twin[119:])
    yield refuse("commitment of zeros", blob[:87] + bytes(32) + blob[119:])
    yield refuse("nonce of another blob of this key", blob[:75] + twin[75:87] + blob[87:])
    yield refuse("another context", blob, context="00000000")
    yield refuse("context of zeros for none", blob, context="00")
    yield refuse("another key, whose header says so", blob, key_id=good[1]["key id"])
    yield refuse("another account, whose header says so", blob, account="111122223334")
    yield refuse("another material of this key", blob, material_id="00" * 32)
    yield refuse("another material under the same id", blob, material="11" * 32)
    moved = Vector(first, **{"key id": good[1]["key id"]})
    yield refuse("header rewritten to another key, which opens it with the same material",
                 identity(moved) + blob[59:], key_id=moved["key id"])
    yield refuse("a sealed value of ours", good[1].bytes("blob"))


def sealed():
    domain_key = seeded("domain key", 32)
    for label in LABELS:
        for domain, version in (("eu-central-1", 1), ("global", 7)):
            name = f"sealed {label} {domain}"
            key = purpose(domain_key, label, domain, version)
            v = Vector({"label": label, "domain": domain, "version": str(version), "domain key": domain_key.hex(),
                        "purpose key": key.hex()})
            if label in MAC_LABELS:
                message = [b"one", b"", b"three"]
                v["parts"] = " ".join("-" if not part else part.hex() for part in message)
                v["mac"] = (u32(version) + hmac.new(key, parts(*message), hashlib.sha256).digest()).hex()
                derived = kdf(key, b"sealwright/mac-key/v1", b"", 64)
                v["mac key id"] = derived[32:48].hex()
                v["mac key of one"] = hmac.new(derived[:32], b"one", hashlib.sha256).hexdigest()
            else:
                v["binding"] = seeded(name + " binding", 21).hex()
                v["plaintext"] = seeded(name + " plaintext", 32).hex()
                salt, nonce = seeded(name + " salt", 16), seeded(name + " nonce", 12)
                v["salt and nonce"] = (salt + nonce).hex()
                v["blob"] = committed_encrypt(key, SEAL, seal_prefix(label, version), salt, nonce,
                                              v.bytes("binding"), v.bytes("plaintext")).hex()
            yield v


def materials():
    domain_key = seeded("domain key", 32)
    for key in ("1234abcd-12ab-34cd-56ef-1234567890ab", "mrk-1234abcd12ab34cd56ef1234567890ab"):
        v = Vector({
            "account": "111122223333", "region": "eu-central-1", "key id": key,
            "material id": seeded(key, 32).hex(), "key spec": "SYMMETRIC_DEFAULT", "key usage": "ENCRYPT_DECRYPT",
            "origin": "AWS_KMS", "domain key": domain_key.hex(), "version": "1"})
        v["binding"] = material_binding(v).hex()
        v["material"] = seeded(key + " material", 32).hex()
        salt, nonce = seeded(key + " salt", 16), seeded(key + " nonce", 12)
        v["salt and nonce"] = (salt + nonce).hex()
        v["sealed"] = committed_encrypt(
            purpose(domain_key, "MATERIAL", v["region"], 1), SEAL, seal_prefix("MATERIAL", 1), salt, nonce,
            v.bytes("binding"), v.bytes("material")).hex()
        yield v


def roots():
    for domain, version in (("eu-central-1", 1), ("global", 2)):
        name = f"root {domain}"
        root_id, root = seeded("root id", 16), seeded("root key", 32)
        v = Vector({"id": root_id.hex(), "key": root.hex(), "file": root_file(root_id, root).hex(),
                    "check": root_key(root, b"check", root_id).hex(), "domain": domain, "version": str(version),
                    "domain key": seeded(name, 32).hex()})
        salt, nonce = seeded(name + " salt", 16), seeded(name + " nonce", 12)
        v["salt and nonce"] = (salt + nonce).hex()
        v["wrapped"] = committed_encrypt(root_key(root, b"wrap", root_id), b"sealwright/wrap/v1", b"\1" + root_id,
                                         salt, nonce, domain_key_context(v), v.bytes("domain key")).hex()
        yield v


def grant_token(v):
    """The sealed name of a grant, in base 64 without padding."""
    key = purpose(v.bytes("domain key"), "GRANT_TOKEN", v["region"], int(v["version"]))
    salt_and_nonce = v.bytes("salt and nonce")
    sealed_name = committed_encrypt(
        key, SEAL, seal_prefix("GRANT_TOKEN", int(v["version"])), salt_and_nonce[:16], salt_and_nonce[16:],
        parts(b"sealwright/grant-token/v1"),
        u64(int(v["account"])) + key_id(v["key id"]) + v.bytes("grant id"))
    return base64.urlsafe_b64encode(sealed_name).rstrip(b"=").decode()


def grant_tokens():
    for account, region, version, key in (
            ("111122223333", "eu-central-1", 1, "1234abcd-12ab-34cd-56ef-1234567890ab"),
            ("012345678901", "us-gov-west-1", 7, "mrk-1234abcd12ab34cd56ef1234567890ab")):
        name = f"grant token {region}"
        v = Vector({"account": account, "region": region, "key id": key, "grant id": seeded(name, 32).hex(),
                    "domain key": seeded("domain key", 32).hex(), "version": str(version),
                    "salt and nonce": seeded(name + " salt and nonce", 28).hex()})
        v["token"] = grant_token(v)
        yield v


def forward_contents(v):
    session = v["session token"].encode()
    return (b"\1" + v.bytes("token id") + v.bytes("counter") + v.bytes("registration id") + u64(int(v["issued"]))
            + u64(int(v["expires"])) + parts(v["access key id"].encode())
            + (parts(session) if session else b"\xff\xff\xff\xff"))


def forward_seal(v, plain):
    key = purpose(v.bytes("domain key"), "FORWARD_TOKEN", v["region"], int(v["version"]))
    salt_and_nonce = v.bytes("salt and nonce")
    return committed_encrypt(
        key, SEAL, seal_prefix("FORWARD_TOKEN", int(v["version"])), salt_and_nonce[:16], salt_and_nonce[16:],
        parts(b"sealwright/forward-token/v1", v["principal id"].encode()), plain)


def forward_text(token):
    return base64.urlsafe_b64encode(token).rstrip(b"=").decode()


def forward_token(v):
    return forward_text(forward_seal(v, forward_contents(v)))


def forward_open(v):
    """What a token holds, if it is of this principal, Region and domain key, and in its one form."""
    try:
        token = base64.urlsafe_b64decode(v["token"] + "=" * (-len(v["token"]) % 4))
    except ValueError:
        raise Refused()
    if forward_text(token) != v["token"]:
        raise Refused()
    key = purpose(v.bytes("domain key"), "FORWARD_TOKEN", v["region"], int(v["version"]))
    plain = committed_decrypt(key, SEAL, seal_prefix("FORWARD_TOKEN", int(v["version"])),
                              parts(b"sealwright/forward-token/v1", v["principal id"].encode()), token)
    return forward_parse(plain)


def forward_parse(plain):
    """What the contents say, to be written again."""
    if len(plain) < 73 or plain[0] != 1:
        raise Refused()
    issued, expires, length = struct.unpack(">QQI", plain[49:69])
    key_id, rest = plain[69:69 + length], plain[69 + length:]
    if len(key_id) != length or len(rest) < 4:
        raise Refused()
    session, absent = rest[4:], rest[:4] == b"\xff\xff\xff\xff"
    if len(session) != (0 if absent else struct.unpack(">I", rest[:4])[0]):
        raise Refused()
    return Vector({"token id": plain[1:17].hex(), "counter": plain[17:33].hex(), "registration id": plain[33:49].hex(),
                   "issued": str(issued), "expires": str(expires), "access key id": key_id.decode(),
                   "session token": session.decode()})


def forward_tokens():
    for region, version, principal, key_id, session in (
            ("eu-central-1", 1, "AROAAAAAAAAAAAAAAAAAA", "AKIAAAAAAAAAAAAAAAAA", ""),
            ("us-gov-west-1", 7, "AIDAAAAAAAAAAAAAAAAAA", "ASIAAAAAAAAAAAAAAAAA", "a-session-token")):
        name = f"forward token {region}"
        v = Vector({"region": region, "principal id": principal, "token id": seeded(name + " id", 16).hex(),
                    "counter": seeded(name + " counter", 16).hex(),
                    "registration id": seeded(name + " registration", 16).hex(), "issued": "1790000000",
                    "expires": "1790000300", "access key id": key_id, "session token": session,
                    "domain key": seeded("domain key", 32).hex(), "version": str(version),
                    "salt and nonce": seeded(name + " salt and nonce", 28).hex()})
        v["token"] = forward_token(v)
        yield v


def refused_forward_tokens():
    good = list(forward_tokens())
    first, token = good[0], base64.urlsafe_b64decode(good[0]["token"] + "==")

    def refuse(why, changed, **other):
        v = Vector({"why": why, **{n: first[n] for n in ("region", "principal id", "domain key", "version")}})
        v.update({name.replace("_", " "): value for name, value in other.items()})
        v["token"] = changed
        return v

    for at in range(0, len(token), 7):
        yield refuse(f"byte {at} flipped", forward_text(flipped(token, at)))
    for length in (0, 1, 5, 6, 33, 65, 81, len(token) - 16, len(token) - 1):
        yield refuse(f"truncated to {length}", forward_text(token[:length]))
    yield refuse("extended by a byte", forward_text(token + b"\0"))
    yield refuse("padded", first["token"] + "=" * (-len(first["token"]) % 4 or 4))
    yield refuse("of another principal", first["token"], principal_id="AROABBBBBBBBBBBBBBBBB")
    yield refuse("of another Region", first["token"], region="eu-west-1")
    yield refuse("of another domain key", first["token"], domain_key="11" * 32)
    yield refuse("of another version of the domain key", good[1]["token"])
    plain = forward_contents(first)
    yield refuse("sealed, of another version of its contents", forward_text(forward_seal(first, b"\2" + plain[1:])))
    yield refuse("sealed, with a byte too many", forward_text(forward_seal(first, plain + b"\0")))
    yield refuse("sealed, with a byte too few", forward_text(forward_seal(first, plain[:-1])))
    yield refuse("sealed, with a length of minus two", forward_text(forward_seal(first, plain[:-4] + b"\xff\xff\xff\xfe")))


def access_keys():
    key = seeded("access key id", 32)
    for account in ("111122223333", "000000000000", "999999999999", "012345678901"):
        random = seeded(f"random {account}", 3) if account != "000000000000" else bytes(3)
        yield Vector({"key": key.hex(), "account": account, "random": random.hex(),
                      "id": access_key_id(key, int(account), random)})


def temporary_keys():
    key = seeded("access key id", 32)
    for account in ("111122223333", "000000000000", "999999999999", "012345678901"):
        random = seeded(f"temporary {account}", 5) if account != "000000000000" else bytes(5)
        yield Vector({"key": key.hex(), "account": account, "random": random.hex(),
                      "id": access_key_id(key, int(account), random, "ASIA")})


SESSION = {"kind": 1, "issued": 1790000000, "expires": 1790003600, "account": 111122223333,
           "principal id": "AROAAAAAAAAAAAAAAAAAA", "session name": "build-7", "chain depth": 1, "mfa": False,
           "source identity": None, "provider": None, "subject": None, "policy": None, "policy arns": [], "tags": [],
           "transitive": []}
SESSIONS = [
    SESSION,
    dict(SESSION, **{
        "chain depth": 2, "source identity": "alice", "provider": "arn:aws:iam::111122223333:oidc-provider/ci.example",
        "subject": "repo:example/app:ref:refs/heads/main", "policy": '{"Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*"}]}',
        "policy arns": ["arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:aws:iam::111122223333:policy/team/less"],
        "tags": [("CostCentre", "4711"), ("Team", "M\u00fcnchen \U0001f511"), ("Empty", "")], "transitive": ["CostCentre"]}),
    dict(SESSION, **{"kind": 2, "principal id": "AIDAAAAAAAAAAAAAAAAAA", "session name": "", "chain depth": 0,
                     "account": 0, "mfa": True}),
    dict(SESSION, **{"kind": 3, "principal id": "AIDAAAAAAAAAAAAAAAAAA", "session name": "bob", "chain depth": 0,
                     "account": 999999999999, "expires": 1790129600, "tags": [("k" * 128, "v" * 256)]}),
]


def session_tokens():
    domain_key = seeded("domain key", 32)
    for number, session in enumerate(SESSIONS):
        name = f"session {number}"
        version, day = (1, 20717) if number % 2 == 0 else (7, 20718)
        token_key, secret_key = session_day(domain_key, version, day)
        key_id = access_key_id(seeded("access key id", 32), session["account"], seeded(name, 5), "ASIA")
        plain = session_contents(session)
        salt, nonce = seeded(name + " salt", 16), seeded(name + " nonce", 12)
        sealed_contents = deflate(plain)
        token = committed_encrypt(token_key, b"sealwright/session-token/v1", session_prefix(version, day), salt, nonce,
                                  key_id.encode(), sealed_contents)
        yield Vector({
            "access key id": key_id, "domain key": domain_key.hex(), "version": str(version), "day": str(day),
            "contents": plain.hex(), "deflated": sealed_contents.hex(), "salt and nonce": (salt + nonce).hex(),
            "token": token.hex(), "secret": session_secret(secret_key, token).decode()})


def refused_session_tokens():
    good = list(session_tokens())
    first, token = good[0], good[0].bytes("token")

    def refuse(why, changed, **other):
        v = Vector({"why": why, **{n: first[n] for n in ("access key id", "domain key", "version", "day")}})
        v.update({name.replace("_", " "): value for name, value in other.items()})
        v["token"] = changed.hex()
        return v

    for at in range(len(token)):
        yield refuse(f"byte {at} flipped", flipped(token, at))
    for length in (0, 1, 9, 10, 37, 38, 69, 70, 85, 86, len(token) - 16, len(token) - 1):
        yield refuse(f"truncated to {length}", token[:length])
    yield refuse("extended by a byte", token + b"\0")
    yield refuse("extended in front", b"\0" + token)
    yield refuse("of another access key id", token, access_key_id=good[2]["access key id"])
    yield refuse("of another day, which it says", token[:6] + u32(20718) + token[10:], day="20718")
    yield refuse("of another installation", token, domain_key=seeded("another", 32).hex())
    other = purpose(seeded("domain key", 32), "SESSION_TOKEN", "global", 1)
    yield refuse("a sealed value of the same purpose", committed_encrypt(
        other, SEAL, seal_prefix("SESSION_TOKEN", 1), bytes(16), bytes(12), first["access key id"].encode(), b"x" * 40))
    for label in LABELS:
        if label not in MAC_LABELS and label != "SESSION_TOKEN":
            key = purpose(seeded("domain key", 32), label, "global", 1)
            yield refuse(f"another purpose's value: {label}", committed_encrypt(
                key, SEAL, seal_prefix(label, 1), bytes(16), bytes(12), first["access key id"].encode(), b"x" * 40))
            yield refuse(f"with the code of another purpose: {label}", token[:1] + bytes([LABELS[label]]) + token[2:])


# ---- Checking

def same(what, one, other):
    if one != other:
        sys.exit(f"{what}: {one.hex()} is not {other.hex()}")


def check():
    count = 0
    for v in read("ciphertext_v1.txt"):
        same("kdk", kdk(v), v.bytes("kdk"))
        plaintext = committed_decrypt(kdk(v), ENCRYPT, identity(v), v.bytes("context"), v.bytes("blob"))
        same("plaintext", plaintext, v.bytes("plaintext"))
        count += 1
    for v in read("ciphertext_v1_refused.txt"):
        try:
            committed_decrypt(kdk(v), ENCRYPT, identity(v), v.bytes("context"), v.bytes("blob"))
        except Refused:
            count += 1
            continue
        sys.exit("opened although: " + v["why"])
    for v in read("sealed_v1.txt"):
        key = purpose(v.bytes("domain key"), v["label"], v["domain"], int(v["version"]))
        same("purpose key", key, v.bytes("purpose key"))
        if v["label"] in MAC_LABELS:
            message = parts(*(bytes.fromhex(part.replace("-", "")) for part in v["parts"].split(" ")))
            same("mac", hmac.new(key, message, hashlib.sha256).digest(), v.bytes("mac")[4:])
        else:
            prefix = seal_prefix(v["label"], int(v["version"]))
            same("sealed", committed_decrypt(key, SEAL, prefix, v.bytes("binding"), v.bytes("blob")),
                 v.bytes("plaintext"))
        count += 1
    for v in read("material_v1.txt"):
        same("binding", material_binding(v), v.bytes("binding"))
        key = purpose(v.bytes("domain key"), "MATERIAL", v["region"], int(v["version"]))
        same("material", committed_decrypt(key, SEAL, seal_prefix("MATERIAL", int(v["version"])),
                                           v.bytes("binding"), v.bytes("sealed")), v.bytes("material"))
        count += 1
    for v in read("root_v1.txt"):
        root_id, root = v.bytes("id"), v.bytes("key")
        same("file", root_file(root_id, root), v.bytes("file"))
        same("check", root_key(root, b"check", root_id), v.bytes("check"))
        same("domain key", committed_decrypt(root_key(root, b"wrap", root_id), b"sealwright/wrap/v1",
                                             b"\1" + root_id, domain_key_context(v), v.bytes("wrapped")),
             v.bytes("domain key"))
        count += 1
    for v in read("access_key_ids_v1.txt"):
        same("access key id", access_key_id(v.bytes("key"), int(v["account"]), v.bytes("random")).encode(),
             v["id"].encode())
        count += 1
    for v in read("grant_tokens_v1.txt"):
        same("grant token", grant_token(v).encode(), v["token"].encode())
        count += 1
    for v in read("forward_tokens_v1.txt"):
        same("forward token", forward_token(v).encode(), v["token"].encode())
        if any(v[name] != value for name, value in forward_open(v).items()):
            sys.exit("a forward token says something else")
        count += 1
    for v in read("forward_tokens_v1_refused.txt"):
        try:
            forward_open(v)
        except Refused:
            count += 1
            continue
        sys.exit("opened although: " + v["why"])
    for v in read("temporary_key_ids_v1.txt"):
        same("temporary key id", access_key_id(v.bytes("key"), int(v["account"]), v.bytes("random"), "ASIA").encode(),
             v["id"].encode())
        count += 1
    for v, session in zip(read("session_token_v1.txt"), SESSIONS):
        opened, secret = session_open(v)
        same("deflated", opened, v.bytes("deflated"))
        same("contents", zlib.decompress(opened, -15), v.bytes("contents"))
        same("what contents say", session_contents(session), v.bytes("contents"))
        same("secret", secret, v["secret"].encode())
        count += 1
    for v in read("session_token_v1_refused.txt"):
        try:
            session_open(v)
        except Refused:
            count += 1
            continue
        sys.exit("opened although: " + v["why"])
    for name in ("aes_gcm_cavp.txt", "aes_gcm_wycheproof.txt"):
        for v in read(name):
            try:
                plaintext = gcm_decrypt(v.bytes("key"), v.bytes("iv"), v.bytes("aad"),
                                        v.bytes("ct") + v.bytes("tag"))
                good = plaintext == v.bytes("msg")
            except Refused:
                good = False
            if good != (v["result"] == "valid"):
                sys.exit(f"{name}: {v['test']}")
            count += 1
    print(f"{count} vectors hold")


if __name__ == "__main__":
    if "--freeze" in sys.argv:
        freeze("ciphertext_v1.txt", "Ciphertexts, version 1: each opens, and is made again from its salt and nonce.",
               ciphertexts())
        freeze("ciphertext_v1_refused.txt", "Ciphertexts that must be refused, all without a reason.",
               refused_ciphertexts())
        freeze("sealed_v1.txt", "Values sealed, and MACs made, under a purpose's key.", sealed())
        freeze("material_v1.txt", "Sealed key material.", materials())
        freeze("root_v1.txt", "Root key file, check value, wrapped domain keys.", roots())
        freeze("access_key_ids_v1.txt", "Access key ids.", access_keys())
        freeze("grant_tokens_v1.txt", "Grant tokens: each is read, and is made again from its salt and nonce.",
               grant_tokens())
        freeze("forward_tokens_v1.txt", "Forward tokens: each opens, and is made again from its salt and nonce.",
               forward_tokens())
        freeze("forward_tokens_v1_refused.txt", "Forward tokens that must be refused.", refused_forward_tokens())
        freeze("temporary_key_ids_v1.txt", "Access key ids of sessions.", temporary_keys())
        freeze("session_token_v1.txt", "Session tokens: each opens, and is made again from its salt and nonce.",
               session_tokens())
        freeze("session_token_v1_refused.txt", "Session tokens that must be refused.", refused_session_tokens())
    check()
