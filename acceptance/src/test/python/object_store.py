# SPDX-License-Identifier: Apache-2.0
"""An object store outside Sealwright: it keeps every object encrypted, by its callers' rights to one key. PUT and GET are
signed for a service of that name; it holds no right to the key itself."""

import hashlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from botocore.exceptions import ClientError


class ObjectStore(ThreadingHTTPServer):
    """Listens at a port of 127.0.0.1. The clients are signed by the role that acts as the service."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.host = f"127.0.0.1:{self.server_address[1]}"
        self.objects = {}
        self.exchanges = []
        self.key = self.sealwright = self.kms_for = None

    def start(self):
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Handler(BaseHTTPRequestHandler):
    def do_PUT(self):
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        self.answer(body, self.keep)

    def do_GET(self):
        self.answer(b"", self.fetch)

    def answer(self, body, work):
        try:
            exchange = {
                "Method": self.command,
                "Uri": self.path,
                "Headers": [{"Name": name, "Value": value} for name, value in self.headers.items()],
                "PayloadHash": hashlib.sha256(body).hexdigest(),
            }
            self.server.exchanges.append(exchange)
            token = self.server.sealwright.exchange_signature(**exchange)["ForwardToken"]
            self.reply(200, work(self.server.kms_for(token), body))
        except ClientError as refused:
            self.reply(403, str(refused).encode())

    def keep(self, kms, body):
        sealed = kms.encrypt(KeyId=self.server.key, Plaintext=body, EncryptionContext={"object": self.path})
        self.server.objects[self.path] = sealed["CiphertextBlob"]
        return b""

    def fetch(self, kms, _):
        sealed = self.server.objects[self.path]
        return kms.decrypt(CiphertextBlob=sealed, EncryptionContext={"object": self.path})["Plaintext"]

    def reply(self, status, body):
        self.send_response(status)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Silent: a signature is nothing for a log."""
