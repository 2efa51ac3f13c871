# SPDX-License-Identifier: Apache-2.0
"""Writes vectors.tsv: requests signed by botocore's own signers. See README.md."""

import base64
import datetime
import hashlib
import random
import sys

import botocore.auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

NOW = datetime.datetime(2026, 11, 24, 12, 0, 0, tzinfo=datetime.timezone.utc)
FORM = "application/x-www-form-urlencoded; charset=utf-8"
JSON = "application/x-amz-json-1.1"
KEYS = [
    ("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
    ("AKIAI44QH8DHBEXAMPLE", "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY"),
]
TOKEN = "IQoJb3JpZ2luX2VjEXAMPLE/token+with=signs//" * 8

random.seed(20261124)
rows = []


def raw(request, method, target):
    """The request as it would be on the wire."""
    body = request.body or b""
    head = f"{method} {target} HTTP/1.1\r\n"
    for name, value in request.headers.items():
        head += f"{name}: {value}\r\n"
    if method == "POST" and "content-length" not in {n.lower() for n in request.headers.keys()}:
        head += f"Content-Length: {len(body)}\r\n"
    return (head + "\r\n").encode("ascii") + body


def add(name, signer, service, region, key, method, target, headers, body, unsigned=(), token=None, expires=None):
    headers = dict(headers)
    host = headers.pop("Host", "localhost:8443")
    request = AWSRequest(method=method, url=f"http://{host}{target}", headers=headers, data=body)
    key_id, secret = KEYS[key]
    if token:
        key_id = key_id.replace("AKIA", "ASIA")
    credentials = Credentials(key_id, secret, token)
    if expires is None:
        signer(credentials, service, region).add_auth(request)
        request.headers["Host"] = host
        line = target
    else:
        signer(credentials, service, region, expires=expires).add_auth(request)
        request.headers["Host"] = host
        line = request.url[request.url.index("/", len("http://")):]
    for extra, value in unsigned:
        request.headers[extra] = value
    wire = base64.b64encode(raw(request, method, line)).decode("ascii")
    rows.append("\t".join([name, service, region, key_id, secret, wire]))


def main():
    botocore.auth.get_current_datetime = lambda remove_tzinfo=True: (
        NOW.replace(tzinfo=None) if remove_tzinfo else NOW)
    v4 = botocore.auth.SigV4Auth
    query = botocore.auth.SigV4QueryAuth
    encrypt = {"Content-Type": JSON, "X-Amz-Target": "TrentService.Encrypt", "User-Agent": "Boto3/1.43.11"}
    body = b'{"KeyId": "alias/app", "Plaintext": "aGVsbG8="}'

    add("kms encrypt", v4, "kms", "eu-central-1", 0, "POST", "/", encrypt, body)
    add("kms empty object", v4, "kms", "us-east-1", 1, "POST", "/",
        encrypt | {"X-Amz-Target": "TrentService.ListKeys"}, b"{}")
    add("kms, the ids of a retry signed", v4, "kms", "eu-central-1", 0, "POST", "/",
        encrypt | {"amz-sdk-invocation-id": "3b1b", "amz-sdk-request": "attempt=1; max=4"}, body)
    add("kms, the ids of a retry not signed", v4, "kms", "eu-central-1", 0, "POST", "/", encrypt, body,
        [("amz-sdk-invocation-id", "3b1b"), ("amz-sdk-request", "attempt=1"), ("X-Amzn-Trace-Id", "Root=1")])
    add("values with runs of blanks", v4, "kms", "eu-central-1", 0, "POST", "/",
        encrypt | {"X-Amz-Meta": "a   b  c", "X-Other": "  lead and trail  "}, body)
    add("host with port", v4, "kms", "eu-central-1", 0, "POST", "/", encrypt | {"Host": "127.0.0.1:4566"}, body)
    add("a large body", v4, "kms", "eu-central-1", 0, "POST", "/", encrypt, b'{"x":"' + b"y" * 20000 + b'"}')
    add("kms, the body's hash signed", v4, "kms", "eu-central-1", 0, "POST", "/",
        encrypt | {"X-Amz-Content-SHA256": hashlib.sha256(body).hexdigest()}, body)
    add("an empty body", v4, "kms", "eu-central-1", 0, "POST", "/", encrypt, b"")
    add("secretsmanager", v4, "secretsmanager", "eu-central-1", 0, "POST", "/",
        encrypt | {"X-Amz-Target": "secretsmanager.ListSecrets"}, b"{}")
    add("cloudtrail", v4, "cloudtrail", "eu-west-1", 0, "POST", "/", encrypt | {
        "X-Amz-Target": "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents"}, b"{}")
    add("organizations with aws-global", v4, "organizations", "aws-global", 0, "POST", "/",
        encrypt | {"X-Amz-Target": "AWSOrganizationsV20161128.DescribeOrganization"}, b"{}")
    add("sts form", v4, "sts", "eu-central-1", 0, "POST", "/", {"Content-Type": FORM},
        b"Action=GetCallerIdentity&Version=2011-06-15")
    add("iam form with a plus", v4, "iam", "us-east-1", 1, "POST", "/", {"Content-Type": FORM},
        b"Action=CreateUser&Version=2010-05-08&UserName=a+b%2Bc")
    add("iam by query", v4, "iam", "us-east-1", 0, "GET",
        "/?Action=ListUsers&Version=2010-05-08&PathPrefix=%2Fdivision%2F&Marker=a%20b~", {}, b"")
    add("query out of order, with equal names", v4, "sts", "eu-central-1", 0, "GET",
        "/?b=2&a=2&a=1&B=3&Action=GetCallerIdentity&empty=&Version=2011-06-15", {}, b"")
    for expires in (1, 60, 900, 604800):
        add(f"presigned for {expires} s", query, "sts", "eu-central-1", 0, "GET",
            "/?Action=GetCallerIdentity&Version=2011-06-15", {}, b"", expires=expires)
    add("presigned with an extra signed header", query, "sts", "us-east-1", 1, "GET",
        "/?Action=GetCallerIdentity&Version=2011-06-15", {"x-k8s-aws-id": "my cluster"}, b"", expires=60)
    add("presigned POST with an empty body", query, "sts", "eu-central-1", 0, "POST",
        "/?Action=GetCallerIdentity&Version=2011-06-15", {}, b"", expires=60)
    for i in range(40):
        headers = encrypt | {
            f"X-Amz-H{j}": "".join(random.choice("abc  XYZ09-_~/+=;,'\"") for _ in range(random.randint(1, 40))).strip() or "v"
            for j in range(random.randint(0, 6))}
        add(f"random {i}", v4, "kms", random.choice(["eu-central-1", "us-east-1", "eu-west-1"]), i % 2, "POST", "/",
            headers, random.randbytes(random.randint(0, 3000)))
    for i in range(10):
        add(f"session token {i}", v4, "kms", "eu-central-1", i % 2, "POST", "/", encrypt, body, token=TOKEN + str(i))
    add("presigned with a session token", query, "sts", "eu-central-1", 0, "GET",
        "/?Action=GetCallerIdentity&Version=2011-06-15", {}, b"", token=TOKEN, expires=60)

    with open("vectors.tsv", "w", encoding="ascii") as out:
        out.write("\n".join(rows) + "\n")


if __name__ == "__main__":
    sys.exit(main())
