# SPDX-License-Identifier: Apache-2.0
"""A key that is usable through one VPC endpoint only. Arguments: the endpoint of all, and the private one."""

import json
import sys

import boto3

from checks import ONE_ATTEMPT, REGION, Caller, check, message, refused, run

PRIVATE = sys.argv[2]
ADMIN = Caller()
ACCOUNT = ADMIN.sts.get_caller_identity()["Account"]
INSIDE = {service: boto3.client(service, endpoint_url=PRIVATE, region_name=REGION, config=ONE_ATTEMPT) for service in ("kms", "iam")}
USES = ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey*"]
KEY = ADMIN.kms.create_key(
    Policy=json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"},
                    "Action": "kms:*",
                    "Resource": "*",
                },
                {
                    "Effect": "Deny",
                    "Principal": "*",
                    "Action": USES,
                    "Resource": "*",
                    "Condition": {"StringNotEquals": {"aws:SourceVpce": "vpce-0a1b2c3d"}},
                },
            ],
        }
    )
)["KeyMetadata"]["Arn"]


@check
def the_key_works_through_its_endpoint():
    blob = INSIDE["kms"].encrypt(KeyId=KEY, Plaintext=b"x")["CiphertextBlob"]
    assert INSIDE["kms"].decrypt(CiphertextBlob=blob)["Plaintext"] == b"x"


@check
def and_through_nothing_else():
    said = message(refused("AccessDeniedException", ADMIN.kms.encrypt, KeyId=KEY, Plaintext=b"x"))
    assert said.endswith("with an explicit deny in a resource-based policy"), said


@check
def no_header_says_where_a_request_comes_from():
    forging = boto3.client("kms", endpoint_url=sys.argv[1], region_name=REGION, config=ONE_ATTEMPT)

    def claim(request, **_):
        request.headers["x-forwarded-for"] = "10.0.0.1"
        request.headers["aws-source-vpce"] = "vpce-0a1b2c3d"

    forging.meta.events.register("before-sign.kms.*", claim)
    refused("AccessDeniedException", forging.encrypt, KeyId=KEY, Plaintext=b"x")


@check
def what_the_endpoints_policy_does_not_let_pass_does_not_pass():
    said = message(refused("AccessDenied", INSIDE["iam"].list_users, 403))
    assert "because no VPC endpoint policy allows the iam:ListUsers action" in said, said


run()
