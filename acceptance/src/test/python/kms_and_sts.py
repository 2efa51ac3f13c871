# SPDX-License-Identifier: Apache-2.0
"""Every operation of KMS that the server has, and STS, by boto3. Argument: the endpoint."""

import os
import urllib.error
import urllib.request
import xml.etree.ElementTree
from uuid import uuid4

import boto3
from botocore.exceptions import ClientError

from checks import ENDPOINT, ONE_ATTEMPT, REGION, check, refused, run

kms = boto3.client("kms", endpoint_url=ENDPOINT, region_name=REGION, config=ONE_ATTEMPT)
sts = boto3.client("sts", endpoint_url=ENDPOINT, region_name=REGION, config=ONE_ATTEMPT)


def new_key(**more):
    return kms.create_key(**more)["KeyMetadata"]


@check
def create_key_and_describe_key():
    key = new_key(Description="first", Tags=[{"TagKey": "team", "TagValue": "blue"}])
    assert key["KeyState"] == "Enabled" and key["KeySpec"] == "SYMMETRIC_DEFAULT", key
    assert key["EncryptionAlgorithms"] == ["SYMMETRIC_DEFAULT"] and key["MultiRegion"] is False, key
    described = kms.describe_key(KeyId=key["Arn"])["KeyMetadata"]
    assert described == key, described


@check
def list_keys_pages():
    made = {new_key()["KeyId"] for _ in range(3)}
    pages = list(kms.get_paginator("list_keys").paginate(PaginationConfig={"PageSize": 2}))
    listed = [key["KeyId"] for page in pages for key in page["Keys"]]
    assert made <= set(listed) and len(listed) == len(set(listed)), listed
    assert all(len(page["Keys"]) <= 2 for page in pages)


@check
def grants():
    key = new_key()["Arn"]
    me = sts.get_caller_identity()["Arn"]
    asked = dict(KeyId=key, GranteePrincipal=me, RetiringPrincipal=me, Operations=["Decrypt", "DescribeKey"], Name="one",
                 Constraints={"EncryptionContextSubset": {"a": "b"}})
    made = kms.create_grant(**asked)
    again = kms.create_grant(**asked)
    assert again["GrantId"] == made["GrantId"] and again["GrantToken"] != made["GrantToken"], again
    kms.describe_key(KeyId=key, GrantTokens=[made["GrantToken"]])
    refused("InvalidGrantTokenException", kms.describe_key, KeyId=key, GrantTokens=["bogus"])
    listed, = kms.list_grants(KeyId=key)["Grants"]
    assert listed["GranteePrincipal"] == me and listed["Operations"] == ["Decrypt", "DescribeKey"], listed
    assert listed["Constraints"] == asked["Constraints"] and listed["Name"] == "one", listed
    assert [grant["KeyId"] for grant in kms.list_retirable_grants(RetiringPrincipal=me)["Grants"]].count(key) == 1
    other = kms.create_grant(KeyId=key, GranteePrincipal=me, Operations=["Encrypt"])
    assert len(list(kms.get_paginator("list_grants").paginate(KeyId=key, PaginationConfig={"PageSize": 1}))) == 2
    kms.retire_grant(GrantToken=made["GrantToken"])
    kms.revoke_grant(KeyId=key, GrantId=other["GrantId"])
    assert kms.list_grants(KeyId=key)["Grants"] == []


@check
def key_policies():
    key = new_key()["KeyId"]
    before = kms.get_key_policy(KeyId=key, PolicyName="default")
    assert before["PolicyName"] == "default" and '"kms:*"' in before["Policy"], before
    kms.put_key_policy(KeyId=key, Policy=before["Policy"].replace("{", "{ ", 1))
    assert kms.get_key_policy(KeyId=key)["Policy"].startswith("{ ")
    names = kms.get_paginator("list_key_policies").paginate(KeyId=key).build_full_result()
    assert names["PolicyNames"] == ["default"], names
    refused("MalformedPolicyDocumentException", kms.put_key_policy, KeyId=key, Policy="{")


@check
def a_key_policy_denies():
    key = new_key()["KeyId"]
    policy = kms.get_key_policy(KeyId=key)["Policy"]
    deny = '{"Effect":"Deny","Principal":"*","Action":"kms:Encrypt","Resource":"*"}'
    at = policy.rindex("]")
    kms.put_key_policy(KeyId=key, Policy=policy[:at] + "," + deny + policy[at:])
    error = refused("AccessDeniedException", kms.encrypt, KeyId=key, Plaintext=b"x")
    assert "explicit deny" in str(error), error


@check
def aliases():
    first, second = new_key()["KeyId"], new_key()["KeyId"]
    alias = f"alias/boto3/{uuid4()}"
    kms.create_alias(AliasName=alias, TargetKeyId=first)
    refused("AlreadyExistsException", kms.create_alias, AliasName=alias, TargetKeyId=second)
    assert kms.describe_key(KeyId=alias)["KeyMetadata"]["KeyId"] == first
    kms.update_alias(AliasName=alias, TargetKeyId=second)
    listed = kms.get_paginator("list_aliases").paginate(KeyId=second).build_full_result()["Aliases"]
    assert [entry["AliasName"] for entry in listed] == [alias], listed
    assert kms.describe_key(KeyId=listed[0]["AliasArn"])["KeyMetadata"]["KeyId"] == second
    kms.delete_alias(AliasName=alias)
    refused("NotFoundException", kms.describe_key, KeyId=alias)


@check
def tags():
    key = new_key(Tags=[{"TagKey": "a", "TagValue": "1"}])["KeyId"]
    kms.tag_resource(KeyId=key, Tags=[{"TagKey": "b", "TagValue": "2"}, {"TagKey": "a", "TagValue": "3"}])
    tags = kms.get_paginator("list_resource_tags").paginate(KeyId=key).build_full_result()["Tags"]
    assert tags == [{"TagKey": "a", "TagValue": "3"}, {"TagKey": "b", "TagValue": "2"}], tags
    kms.untag_resource(KeyId=key, TagKeys=["a", "b"])
    assert kms.list_resource_tags(KeyId=key)["Tags"] == []
    refused("TagException", kms.tag_resource, KeyId=key, Tags=[{"TagKey": "aws:x", "TagValue": ""}])


@check
def description():
    key = new_key()["KeyId"]
    kms.update_key_description(KeyId=key, Description="an ümläut, a 🔑 and a \"quote\"")
    assert kms.describe_key(KeyId=key)["KeyMetadata"]["Description"] == "an ümläut, a 🔑 and a \"quote\""


@check
def disable_key_and_enable_key():
    key = new_key()["KeyId"]
    kms.disable_key(KeyId=key)
    refused("DisabledException", kms.encrypt, KeyId=key, Plaintext=b"x")
    kms.enable_key(KeyId=key)
    kms.encrypt(KeyId=key, Plaintext=b"x")


@check
def schedule_key_deletion_and_cancel_key_deletion():
    key = new_key()
    answer = kms.schedule_key_deletion(KeyId=key["KeyId"], PendingWindowInDays=7)
    assert answer["KeyState"] == "PendingDeletion" and answer["KeyId"] == key["Arn"], answer
    assert 6.9 < (answer["DeletionDate"] - key["CreationDate"]).total_seconds() / 86400 < 7.1, answer
    refused("KMSInvalidStateException", kms.encrypt, KeyId=key["KeyId"], Plaintext=b"x")
    kms.cancel_key_deletion(KeyId=key["KeyId"])
    assert kms.describe_key(KeyId=key["KeyId"])["KeyMetadata"]["KeyState"] == "Disabled"


@check
def encrypt_and_decrypt():
    key = new_key()
    context = {"purpose": "test", "ü": "🔑"}
    for plaintext in (b"x", b"hello", bytes(4096)):
        sealed = kms.encrypt(KeyId=key["KeyId"], Plaintext=plaintext, EncryptionContext=context)
        assert sealed["KeyId"] == key["Arn"] and sealed["EncryptionAlgorithm"] == "SYMMETRIC_DEFAULT", sealed
        opened = kms.decrypt(CiphertextBlob=sealed["CiphertextBlob"], EncryptionContext=context)
        assert opened["Plaintext"] == plaintext and opened["KeyId"] == key["Arn"], opened
    error = refused("InvalidCiphertextException", kms.decrypt, CiphertextBlob=sealed["CiphertextBlob"])
    assert error.response["Error"].get("Message", "") == "", error
    refused("InvalidCiphertextException", kms.decrypt, CiphertextBlob=b"garbage")
    refused("ValidationException", kms.encrypt, KeyId=key["KeyId"], Plaintext=bytes(4097))
    refused(
        "IncorrectKeyException", kms.decrypt, CiphertextBlob=sealed["CiphertextBlob"], EncryptionContext=context,
        KeyId=new_key()["KeyId"])


@check
def re_encrypt():
    source, destination = new_key(), new_key()
    sealed = kms.encrypt(KeyId=source["KeyId"], Plaintext=b"moved", EncryptionContext={"a": "1"})
    moved = kms.re_encrypt(
        CiphertextBlob=sealed["CiphertextBlob"], SourceEncryptionContext={"a": "1"},
        DestinationKeyId=destination["KeyId"], DestinationEncryptionContext={"b": "2"})
    assert moved["SourceKeyId"] == source["Arn"] and moved["KeyId"] == destination["Arn"], moved
    assert kms.decrypt(CiphertextBlob=moved["CiphertextBlob"], EncryptionContext={"b": "2"})["Plaintext"] == b"moved"


@check
def data_keys():
    key = new_key()["KeyId"]
    made = kms.generate_data_key(KeyId=key, KeySpec="AES_256")
    assert len(made["Plaintext"]) == 32
    assert kms.decrypt(CiphertextBlob=made["CiphertextBlob"])["Plaintext"] == made["Plaintext"]
    assert len(kms.generate_data_key(KeyId=key, NumberOfBytes=64)["Plaintext"]) == 64
    blind = kms.generate_data_key_without_plaintext(KeyId=key, KeySpec="AES_128")
    assert "Plaintext" not in blind
    assert len(kms.decrypt(CiphertextBlob=blind["CiphertextBlob"])["Plaintext"]) == 16
    refused("ValidationException", kms.generate_data_key, KeyId=key)


@check
def generate_random():
    drawn = {kms.generate_random(NumberOfBytes=1024)["Plaintext"] for _ in range(4)}
    assert len(drawn) == 4 and all(len(one) == 1024 for one in drawn)
    refused("ValidationException", kms.generate_random)


@check
def dry_run():
    key = new_key()["KeyId"]
    refused("DryRunOperationException", kms.encrypt, KeyId=key, Plaintext=b"x", DryRun=True)


@check
def errors_are_boto3s_exceptions():
    try:
        kms.describe_key(KeyId=str(uuid4()))
        raise AssertionError("found")
    except kms.exceptions.NotFoundException as error:
        assert "does not exist" in error.response["Error"]["Message"], error
        assert error.response["message"] == error.response["Error"]["Message"], error.response


@check
def an_operation_we_do_not_have_yet_is_unknown():
    try:
        kms.get_key_rotation_status(KeyId=new_key()["KeyId"])
        raise AssertionError("answered")
    except ClientError as error:
        assert error.response["Error"]["Code"] in ("UnknownOperationException", "InvalidAction"), error


@check
def a_wrong_secret_is_refused():
    wrong = boto3.client(
        "kms", endpoint_url=ENDPOINT, region_name=REGION, config=ONE_ATTEMPT,
        aws_access_key_id=os.environ["AWS_ACCESS_KEY_ID"], aws_secret_access_key="wrong")
    refused("InvalidSignatureException", wrong.list_keys)


@check
def another_region_has_other_keys():
    key = new_key()["KeyId"]
    other = boto3.client("kms", endpoint_url=ENDPOINT, region_name="eu-central-1", config=ONE_ATTEMPT)
    refused("NotFoundException", other.describe_key, KeyId=key)
    made = other.create_key()["KeyMetadata"]
    assert ":eu-central-1:" in made["Arn"], made


@check
def get_caller_identity():
    caller = sts.get_caller_identity()
    assert caller["Arn"].startswith(f"arn:aws:iam::{caller['Account']}:"), caller
    assert caller["UserId"] and caller["ResponseMetadata"]["RequestId"], caller


def identity_of(url, method):
    request = urllib.request.Request(url, method=method, data=b"" if method == "POST" else None)
    with urllib.request.urlopen(request) as answer:
        tree = xml.etree.ElementTree.fromstring(answer.read())
    return tree.find(".//{https://sts.amazonaws.com/doc/2011-06-15/}Arn").text


@check
def presigned_get_caller_identity_by_get_and_by_post():
    expected = sts.get_caller_identity()["Arn"]
    for method in ("GET", "POST"):
        url = sts.generate_presigned_url("get_caller_identity", ExpiresIn=60, HttpMethod=method)
        assert identity_of(url, method) == expected
        try:
            identity_of(url.replace("X-Amz-Expires=60", "X-Amz-Expires=61"), method)
            raise AssertionError("a changed URL was answered")
        except urllib.error.HTTPError as error:
            assert error.code == 403, error


@check
def every_region_signs_for_sts():
    elsewhere = boto3.client("sts", endpoint_url=ENDPOINT, region_name="ap-southeast-2", config=ONE_ATTEMPT)
    assert elsewhere.get_caller_identity()["Account"] == sts.get_caller_identity()["Account"]


run()
