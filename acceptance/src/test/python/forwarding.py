# SPDX-License-Identifier: Apache-2.0
"""A service outside that decrypts for its callers, with a key that nobody uses directly. Arguments: the endpoint, and the
folder of our models."""

import json
import pathlib
import shutil
import sys
import tempfile
import urllib.error
import urllib.request
from uuid import uuid4

import boto3
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from checks import ENDPOINT, ONE_ATTEMPT, REGION, Caller, check, message, refused, run
from object_store import ObjectStore

MODELS = tempfile.mkdtemp()
FOLDER = pathlib.Path(MODELS, "sealwright", "2026-11-24")
FOLDER.mkdir(parents=True)
shutil.copy(pathlib.Path(sys.argv[2], "sealwright.json"), FOLDER / "service-2.json")

ADMIN = Caller()
ACCOUNT = ADMIN.sts.get_caller_identity()["Account"]
STORE = ObjectStore()
SERVICE = f"objectstore-{uuid4().hex[:12]}"


def policy(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def client(service, credentials=None):
    """A client, of the models that botocore has and of ours."""
    keys = credentials or {}
    session = boto3.Session(
        aws_access_key_id=keys.get("AccessKeyId"),
        aws_secret_access_key=keys.get("SecretAccessKey"),
        aws_session_token=keys.get("SessionToken"),
        region_name=REGION,
    )
    session._loader.search_paths.append(MODELS)
    return session.client(service, endpoint_url=ENDPOINT, config=ONE_ATTEMPT)


def user(name, *statements):
    ADMIN.iam.create_user(UserName=name)
    if statements:
        ADMIN.iam.put_user_policy(UserName=name, PolicyName="own", PolicyDocument=policy(*statements))
    return ADMIN.iam.create_access_key(UserName=name)["AccessKey"]


ROLE = ADMIN.iam.create_role(
    RoleName=SERVICE,
    AssumeRolePolicyDocument=policy(
        {"Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"}, "Action": "sts:AssumeRole"}
    ),
)["Role"]
ADMIN.iam.put_role_policy(
    RoleName=SERVICE,
    PolicyName="exchange",
    PolicyDocument=policy({"Effect": "Allow", "Action": "sealwright:ExchangeSignature", "Resource": "*"}),
)
MANAGEMENT = client("sealwright")
MANAGEMENT.register_service(
    ServiceName=SERVICE, PrincipalArn=ROLE["Arn"], Hosts=[STORE.host], Operations=["Encrypt", "Decrypt"]
)
MANAGEMENT.enable_service_forwarding(ServiceName=SERVICE)
ACTING = ADMIN.sts.assume_role(RoleArn=ROLE["Arn"], RoleSessionName="node-1")["Credentials"]


def kms_for(token):
    kms = client("kms", ACTING)

    def forward(request, **_):
        request.headers["x-amz-sealwright-forward-token"] = token

    kms.meta.events.register("before-sign.kms", forward)
    return kms


STORE.sealwright = client("sealwright", ACTING)
STORE.kms_for = kms_for
STORE.key = ADMIN.kms.create_key(
    Policy=policy(
        {
            "Effect": "Allow",
            "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"},
            "Action": ["kms:Describe*", "kms:Get*", "kms:List*", "kms:Put*", "kms:ScheduleKeyDeletion"],
            "Resource": "*",
        },
        {
            "Effect": "Allow",
            "Principal": {"AWS": "*"},
            "Action": ["kms:Encrypt", "kms:Decrypt"],
            "Resource": "*",
            "Condition": {
                "StringEquals": {
                    "kms:ViaService": f"{SERVICE}.{REGION}.amazonaws.com",
                    "kms:CallerAccount": ACCOUNT,
                }
            },
        },
    )
)["KeyMetadata"]["Arn"]
STORE.start()
ALICE = user("alice-of-the-store")
BOB = user("bob-of-the-store", {"Effect": "Deny", "Action": "kms:Decrypt", "Resource": "*"})


def signed(keys, method, path, body=b"", service=SERVICE):
    """A request to the store, signed by botocore's own signer; two that are equal, in one second, have one signature."""
    nonce = {"x-amz-request-nonce": str(uuid4())}
    request = AWSRequest(method=method, url=f"http://{STORE.host}{path}", data=body, headers=nonce)
    credentials = Credentials(keys["AccessKeyId"], keys["SecretAccessKey"], keys.get("SessionToken"))
    SigV4Auth(credentials, service, REGION).add_auth(request)
    return request


def send(keys, method, path, body=b"", service=SERVICE):
    """Status and body of the store's answer."""
    request = signed(keys, method, path, body, service)
    sent = urllib.request.Request(request.url, data=body or None, headers=dict(request.headers), method=method)
    try:
        with urllib.request.urlopen(sent, timeout=20) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


@check
def the_store_keeps_and_opens_an_object_by_its_callers_right():
    assert send(ALICE, "PUT", "/bucket/letter", b"dear bob") == (200, b"")
    assert send(ALICE, "GET", "/bucket/letter") == (200, b"dear bob")
    assert b"dear bob" not in STORE.objects["/bucket/letter"]


@check
def nobody_uses_the_key_directly_the_administrator_and_the_store_included():
    sealed = STORE.objects["/bucket/letter"]
    context = {"object": "/bucket/letter"}
    for keys in (ALICE, None, ACTING):
        refused("AccessDeniedException", client("kms", keys).encrypt, KeyId=STORE.key, Plaintext=b"x")
        refused(
            "AccessDeniedException", client("kms", keys).decrypt, CiphertextBlob=sealed, EncryptionContext=context
        )


@check
def a_callers_own_denial_holds_through_the_store():
    status, said = send(BOB, "GET", "/bucket/letter")
    assert status == 403, said
    assert b"user/bob-of-the-store is not authorized to perform: kms:Decrypt" in said, said


@check
def a_session_is_served_too():
    session = Caller.of(ALICE).sts.get_session_token()["Credentials"]
    assert send(session, "GET", "/bucket/letter") == (200, b"dear bob")


@check
def a_signature_for_kms_or_with_a_wrong_secret_is_not_exchanged():
    assert b"SignatureRefusedException" in send(ALICE, "GET", "/bucket/letter", service="kms")[1]
    wrong = dict(ALICE, SecretAccessKey="wrong")
    assert b"InvalidSignatureException" in send(wrong, "GET", "/bucket/letter")[1]


@check
def what_was_exchanged_is_not_exchanged_again():
    assert send(ALICE, "GET", "/bucket/letter")[0] == 200
    refused("SignatureAlreadyExchangedException", STORE.sealwright.exchange_signature, **STORE.exchanges[-1])


@check
def a_token_is_nothing_without_the_service():
    request = signed(ALICE, "GET", "/bucket/letter")
    headers = [{"Name": "host", "Value": STORE.host}]
    headers += [{"Name": name, "Value": value} for name, value in request.headers.items()]
    answer = STORE.sealwright.exchange_signature(
        Method="GET",
        Uri="/bucket/letter",
        Headers=headers,
        PayloadHash="e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    )
    assert answer["CallerArn"] == f"arn:aws:iam::{ACCOUNT}:user/alice-of-the-store", answer
    alice = client("kms", ALICE)

    def steal(request, **_):
        request.headers["x-amz-sealwright-forward-token"] = answer["ForwardToken"]

    alice.meta.events.register("before-sign.kms", steal)
    said = message(refused("AccessDeniedException", alice.encrypt, KeyId=STORE.key, Plaintext=b"x"))
    assert "The forward token is not valid for this principal" in said, said


@check
def an_account_takes_its_consent_back_at_once():
    MANAGEMENT.disable_service_forwarding(ServiceName=SERVICE)
    status, said = send(ALICE, "GET", "/bucket/letter")
    assert status == 403 and b"ForwardingNotEnabledException" in said, said
    services = {service["ServiceName"]: service for service in MANAGEMENT.list_services()["Services"]}
    assert not services[SERVICE]["ForwardingEnabled"], services


run()
