# SPDX-License-Identifier: Apache-2.0
"""A job logs in with the identity token that its platform gave it. Arguments: the endpoint, the issuer, a folder with the
tokens `good`, `other-subject` and `forged`."""

import json
import os
import sys

from checks import ENDPOINT, Caller, check, message, refused, run

ISSUER, TOKENS = sys.argv[2], sys.argv[3]
HOST = ISSUER.removeprefix("https://")
ADMIN = Caller()
ACCOUNT = ADMIN.sts.get_caller_identity()["Account"]
PROVIDER = ADMIN.iam.create_open_id_connect_provider(Url=ISSUER, ClientIDList=["sts.amazonaws.com"])[
    "OpenIDConnectProviderArn"
]
ROLE = ADMIN.iam.create_role(
    RoleName="deployer",
    AssumeRolePolicyDocument=json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {"Federated": PROVIDER},
                    "Action": "sts:AssumeRoleWithWebIdentity",
                    "Condition": {
                        "StringEquals": {f"{HOST}:aud": "sts.amazonaws.com", f"{HOST}:sub": "repo:example/app"}
                    },
                }
            ],
        }
    ),
)["Role"]
ADMIN.iam.put_role_policy(
    RoleName="deployer",
    PolicyName="keys",
    PolicyDocument=json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [{"Effect": "Allow", "Action": "kms:ListKeys", "Resource": "*"}],
        }
    ),
)


def token(name):
    with open(os.path.join(TOKENS, name), encoding="ascii") as file:
        return file.read()


def assume(name):
    return ADMIN.sts.assume_role_with_web_identity(
        RoleArn=ROLE["Arn"], RoleSessionName="job", WebIdentityToken=token(name)
    )


@check
def an_identity_token_is_exchanged_for_a_session():
    answer = assume("good")
    assert answer["SubjectFromWebIdentityToken"] == "repo:example/app", answer
    assert answer["Audience"] == "sts.amazonaws.com" and answer["Provider"] == PROVIDER, answer
    session = Caller.of(answer["Credentials"])
    who = session.sts.get_caller_identity()["Arn"]
    assert who == f"arn:aws:sts::{ACCOUNT}:assumed-role/deployer/job", who
    session.kms.list_keys()
    refused("AccessDeniedException", session.kms.list_aliases)


@check
def the_sdk_finds_the_token_by_itself():
    for name in ("AWS_SHARED_CREDENTIALS_FILE", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        os.environ.pop(name, None)
    os.environ["AWS_ROLE_ARN"] = ROLE["Arn"]
    os.environ["AWS_WEB_IDENTITY_TOKEN_FILE"] = os.path.join(TOKENS, "good")
    os.environ["AWS_ENDPOINT_URL_STS"] = ENDPOINT
    Caller().kms.list_keys()


@check
def a_token_of_somebody_else_is_not_enough():
    said = message(refused("AccessDenied", lambda **_: assume("other-subject"), 403))
    assert said == "Not authorized to perform sts:AssumeRoleWithWebIdentity", said


@check
def a_token_that_another_key_signed_is_none():
    refused("InvalidIdentityToken", lambda **_: assume("forged"))


run()
