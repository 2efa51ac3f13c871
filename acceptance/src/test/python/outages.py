# SPDX-License-Identifier: Apache-2.0
"""What boto3 was told before an outage stands after it. Arguments: the endpoint, the file of what was told, and the step:
`change`, `look` or `away`."""

import base64
import json
import sys
from pathlib import Path
from uuid import uuid4

from botocore.exceptions import ClientError

from checks import Caller, check, run

TOLD = Path(sys.argv[2])
STEP = sys.argv[3]
kms = Caller().kms


def told():
    return json.loads(TOLD.read_text()) if TOLD.exists() else []


if STEP == "change":

    @check
    def a_key_an_alias_and_a_ciphertext_are_made():
        secret = uuid4().hex
        key = kms.create_key(Description=secret)["KeyMetadata"]["Arn"]
        kms.create_alias(AliasName=f"alias/{secret}", TargetKeyId=key)
        sealed = kms.encrypt(KeyId=key, Plaintext=secret.encode(), EncryptionContext={"a": secret})["CiphertextBlob"]
        TOLD.write_text(json.dumps(told() + [[key, secret, base64.b64encode(sealed).decode()]]))


if STEP in ("change", "look"):

    @check
    def all_that_was_told_stands():
        assert told()
        for key, secret, _ in told():
            described = kms.describe_key(KeyId=f"alias/{secret}")["KeyMetadata"]
            assert described["Arn"] == key and described["Description"] == secret, described


@check
def all_that_was_encrypted_is_decrypted():
    assert told()
    for key, secret, sealed in told():
        opened = kms.decrypt(CiphertextBlob=base64.b64decode(sealed), EncryptionContext={"a": secret})
        assert opened["KeyId"] == key and opened["Plaintext"] == secret.encode(), opened


if STEP == "away":

    @check
    def a_change_is_refused_as_one_to_try_again():
        try:
            kms.create_key()
        except ClientError as error:
            assert error.response["Error"]["Code"] in ("DependencyTimeoutException", "KMSInternalException"), error
            assert error.response["ResponseMetadata"]["HTTPStatusCode"] == 500, error
        else:
            raise AssertionError("a change was made without a database")


run()
