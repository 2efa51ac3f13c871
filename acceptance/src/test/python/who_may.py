# SPDX-License-Identifier: Apache-2.0
"""Who may: users, groups, roles, sessions, accounts and their policies, by boto3. Argument: the endpoint.

Each check makes its own users, keys and accounts, and takes the way that docs/guides take.
"""

import json
from uuid import uuid4

from checks import Caller, check, message, refused, run

ADMIN = Caller()
ACCOUNT = ADMIN.sts.get_caller_identity()["Account"]


def name(what):
    return f"{what}-{uuid4().hex[:12]}"


def policy(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def allow(action, resource="*", **more):
    return {"Effect": "Allow", "Action": action, "Resource": resource, **more}


def deny(action, resource="*", **more):
    return {"Effect": "Deny", "Action": action, "Resource": resource, **more}


def user_with(*statements, by=ADMIN):
    """The user's ARN and itself as a caller."""
    made = by.iam.create_user(UserName=name("user"))["User"]
    if statements:
        by.iam.put_user_policy(UserName=made["UserName"], PolicyName="own", PolicyDocument=policy(*statements))
    return made, Caller.of(by.iam.create_access_key(UserName=made["UserName"])["AccessKey"])


def trusts(principal, **more):
    return policy({"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole", **more})


def role_with(trust, *statements, by=ADMIN):
    made = by.iam.create_role(RoleName=name("role"), AssumeRolePolicyDocument=trust)["Role"]
    if statements:
        by.iam.put_role_policy(RoleName=made["RoleName"], PolicyName="own", PolicyDocument=policy(*statements))
    return made


def assume(caller, role, **more):
    return Caller.of(
        caller.sts.assume_role(RoleArn=role["Arn"], RoleSessionName="session", **more)["Credentials"]
    )


def key_with(*statements, by=ADMIN):
    """A key whose account keeps control of it, with these statements besides."""
    account = by.sts.get_caller_identity()["Account"]
    root = {
        "Sid": "The account decides",
        "Effect": "Allow",
        "Principal": {"AWS": f"arn:aws:iam::{account}:root"},
        "Action": "kms:*",
        "Resource": "*",
    }
    return by.kms.create_key(Policy=policy(root, *statements))["KeyMetadata"]["Arn"]


def new_account():
    """A member account, as its administrator: by the role that CreateAccount makes."""
    asked = ADMIN.organizations.create_account(
        AccountName=name("account"), Email=f"{name('account')}@example.com"
    )["CreateAccountStatus"]
    status = ADMIN.organizations.describe_create_account_status(CreateAccountRequestId=asked["Id"])
    made = status["CreateAccountStatus"]
    assert made["State"] == "SUCCEEDED", made
    role = {"Arn": f"arn:aws:iam::{made['AccountId']}:role/OrganizationAccountAccessRole"}
    return made["AccountId"], assume(ADMIN, role)


def denied(call, status=400, **parameters):
    """The words of a denial, whose code is the protocol's."""
    return message(refused("AccessDenied" if status == 403 else "AccessDeniedException", call, status, **parameters))


@check
def a_new_user_may_nothing_but_ask_who_it_is():
    made, caller = user_with()
    assert caller.sts.get_caller_identity()["Arn"] == made["Arn"]
    said = denied(caller.kms.list_keys)
    assert said == (
        f"User: {made['Arn']} is not authorized to perform: kms:ListKeys on resource: * "
        "because no identity-based policy allows the kms:ListKeys action"
    ), said


@check
def service_a_may_encrypt_and_service_b_may_only_decrypt():
    a, service_a = user_with()
    b, service_b = user_with()
    key = key_with(
        {"Effect": "Allow", "Principal": {"AWS": a["Arn"]}, "Action": "kms:Encrypt", "Resource": "*"},
        {"Effect": "Allow", "Principal": {"AWS": b["Arn"]}, "Action": "kms:Decrypt", "Resource": "*"},
    )
    blob = service_a.kms.encrypt(KeyId=key, Plaintext=b"for b")["CiphertextBlob"]
    assert service_b.kms.decrypt(CiphertextBlob=blob)["Plaintext"] == b"for b"
    denied(service_a.kms.decrypt, CiphertextBlob=blob)
    denied(service_b.kms.encrypt, KeyId=key, Plaintext=b"x")


@check
def a_group_gives_its_members_its_rights_and_takes_them_back():
    made, caller = user_with()
    group = name("group")
    ADMIN.iam.create_group(GroupName=group)
    ADMIN.iam.put_group_policy(GroupName=group, PolicyName="keys", PolicyDocument=policy(allow("kms:ListKeys")))
    denied(caller.kms.list_keys)
    ADMIN.iam.add_user_to_group(GroupName=group, UserName=made["UserName"])
    caller.kms.list_keys()
    ADMIN.iam.remove_user_from_group(GroupName=group, UserName=made["UserName"])
    denied(caller.kms.list_keys)


@check
def a_managed_policy_speaks_by_its_default_version():
    made, caller = user_with()
    arn = ADMIN.iam.create_policy(PolicyName=name("policy"), PolicyDocument=policy(allow("kms:ListKeys")))["Policy"]["Arn"]
    ADMIN.iam.attach_user_policy(UserName=made["UserName"], PolicyArn=arn)
    caller.kms.list_keys()
    ADMIN.iam.create_policy_version(
        PolicyArn=arn, PolicyDocument=policy(allow("kms:ListAliases")), SetAsDefault=True
    )
    denied(caller.kms.list_keys)
    caller.kms.list_aliases()
    ADMIN.iam.set_default_policy_version(PolicyArn=arn, VersionId="v1")
    caller.kms.list_keys()
    ADMIN.iam.detach_user_policy(UserName=made["UserName"], PolicyArn=arn)
    denied(caller.kms.list_keys)


@check
def a_deny_beats_every_allow():
    _, caller = user_with(allow("kms:*"), deny("kms:ListAliases"))
    caller.kms.list_keys()
    assert denied(caller.kms.list_aliases).endswith("with an explicit deny in an identity-based policy")


@check
def a_boundary_limits_what_policies_give():
    made, caller = user_with(allow("kms:*"))
    boundary = ADMIN.iam.create_policy(
        PolicyName=name("boundary"), PolicyDocument=policy(allow(["kms:ListKeys", "kms:DescribeKey"]))
    )["Policy"]["Arn"]
    ADMIN.iam.put_user_permissions_boundary(UserName=made["UserName"], PermissionsBoundary=boundary)
    caller.kms.list_keys()
    assert "because no permissions boundary allows the kms:ListAliases action" in denied(caller.kms.list_aliases)
    ADMIN.iam.delete_user_permissions_boundary(UserName=made["UserName"])
    caller.kms.list_aliases()


@check
def an_encryption_context_can_be_demanded():
    only_billing = {"StringEquals": {"kms:EncryptionContext:purpose": "billing"}}
    _, caller = user_with(allow(["kms:Encrypt", "kms:Decrypt"], Condition=only_billing))
    key = key_with()
    blob = caller.kms.encrypt(KeyId=key, Plaintext=b"x", EncryptionContext={"purpose": "billing"})["CiphertextBlob"]
    assert caller.kms.decrypt(CiphertextBlob=blob, EncryptionContext={"purpose": "billing"})["Plaintext"] == b"x"
    denied(caller.kms.encrypt, KeyId=key, Plaintext=b"x")
    denied(caller.kms.encrypt, KeyId=key, Plaintext=b"x", EncryptionContext={"purpose": "Billing"})


@check
def tags_of_key_and_user_must_agree():
    same_team = {"StringEquals": {"aws:ResourceTag/team": "${aws:PrincipalTag/team}"}}
    made, caller = user_with(allow("kms:Encrypt", Condition=same_team))
    ADMIN.iam.tag_user(UserName=made["UserName"], Tags=[{"Key": "team", "Value": "blue"}])
    blue, red = (ADMIN.kms.create_key(Tags=[{"TagKey": "team", "TagValue": t}])["KeyMetadata"]["Arn"] for t in ("blue", "red"))
    caller.kms.encrypt(KeyId=blue, Plaintext=b"x")
    denied(caller.kms.encrypt, KeyId=red, Plaintext=b"x")


@check
def an_address_can_be_demanded():
    key = key_with()
    _, here = user_with(allow("kms:Encrypt", Condition={"IpAddress": {"aws:SourceIp": "127.0.0.0/8"}}))
    _, elsewhere = user_with(allow("kms:Encrypt", Condition={"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}}))
    here.kms.encrypt(KeyId=key, Plaintext=b"x")
    denied(elsewhere.kms.encrypt, KeyId=key, Plaintext=b"x")


@check
def a_role_is_assumed_by_whom_it_trusts():
    made, caller = user_with()
    role = role_with(trusts({"AWS": made["Arn"]}), allow("kms:ListKeys"))
    session = assume(caller, role)
    who = session.sts.get_caller_identity()
    assert who["Arn"] == f"arn:aws:sts::{ACCOUNT}:assumed-role/{role['RoleName']}/session", who
    assert who["UserId"] == f"{role['RoleId']}:session", who
    session.kms.list_keys()
    denied(session.kms.list_aliases)
    _, stranger = user_with()
    said = denied(stranger.sts.assume_role, 403, RoleArn=role["Arn"], RoleSessionName="session")
    assert said.endswith(f"is not authorized to perform: sts:AssumeRole on resource: {role['Arn']}"), said


@check
def a_role_that_is_not_there_is_refused_in_the_same_words():
    made, caller = user_with(allow("sts:AssumeRole"))
    absent = f"arn:aws:iam::{ACCOUNT}:role/{name('absent')}"
    said = denied(caller.sts.assume_role, 403, RoleArn=absent, RoleSessionName="session")
    assert said == f"User: {made['Arn']} is not authorized to perform: sts:AssumeRole on resource: {absent}", said


@check
def an_external_id_can_be_demanded():
    made, caller = user_with()
    role = role_with(trusts({"AWS": made["Arn"]}, Condition={"StringEquals": {"sts:ExternalId": "7f3"}}))
    assume(caller, role, ExternalId="7f3")
    denied(caller.sts.assume_role, 403, RoleArn=role["Arn"], RoleSessionName="session")
    denied(caller.sts.assume_role, 403, RoleArn=role["Arn"], RoleSessionName="session", ExternalId="7f4")


@check
def a_session_policy_narrows_and_never_widens():
    made, caller = user_with()
    role = role_with(trusts({"AWS": made["Arn"]}), allow(["kms:ListKeys", "kms:ListAliases"]))
    session = assume(caller, role, Policy=policy(allow(["kms:ListKeys", "kms:CreateKey"])))
    session.kms.list_keys()
    assert "because no session policy allows the kms:ListAliases action" in denied(session.kms.list_aliases)
    denied(session.kms.create_key)


@check
def session_tags_are_the_principals_tags():
    made, caller = user_with()
    trust = policy(
        {"Effect": "Allow", "Principal": {"AWS": made["Arn"]}, "Action": ["sts:AssumeRole", "sts:TagSession"]}
    )
    same_team = {"StringEquals": {"aws:ResourceTag/team": "${aws:PrincipalTag/team}"}}
    role = role_with(trust, allow("kms:Encrypt", Condition=same_team))
    session = assume(caller, role, Tags=[{"Key": "team", "Value": "blue"}])
    blue, red = (ADMIN.kms.create_key(Tags=[{"TagKey": "team", "TagValue": t}])["KeyMetadata"]["Arn"] for t in ("blue", "red"))
    session.kms.encrypt(KeyId=blue, Plaintext=b"x")
    denied(session.kms.encrypt, KeyId=red, Plaintext=b"x")


@check
def what_is_taken_from_a_role_is_taken_from_its_sessions_at_once():
    made, caller = user_with()
    role = role_with(trusts({"AWS": made["Arn"]}), allow("kms:ListKeys"))
    session = assume(caller, role)
    session.kms.list_keys()
    ADMIN.iam.delete_role_policy(RoleName=role["RoleName"], PolicyName="own")
    denied(session.kms.list_keys)
    ADMIN.iam.delete_role(RoleName=role["RoleName"])
    refused("UnrecognizedClientException", session.kms.list_keys)


@check
def a_role_made_anew_under_its_old_name_is_another():
    first, caller = user_with()
    key = key_with({"Effect": "Allow", "Principal": {"AWS": first["Arn"]}, "Action": "kms:Encrypt", "Resource": "*"})
    caller.kms.encrypt(KeyId=key, Plaintext=b"x")
    user = first["UserName"]
    for access_key in ADMIN.iam.list_access_keys(UserName=user)["AccessKeyMetadata"]:
        ADMIN.iam.delete_access_key(UserName=user, AccessKeyId=access_key["AccessKeyId"])
    ADMIN.iam.delete_user(UserName=user)
    ADMIN.iam.create_user(UserName=user)
    again = Caller.of(ADMIN.iam.create_access_key(UserName=user)["AccessKey"])
    denied(again.kms.encrypt, KeyId=key, Plaintext=b"x")
    stored = ADMIN.kms.get_key_policy(KeyId=key, PolicyName="default")["Policy"]
    assert first["UserId"] in stored and first["Arn"] not in stored, stored


@check
def temporary_keys_of_a_user():
    made, caller = user_with(allow("kms:ListKeys"), allow("sts:GetFederationToken"))
    session = Caller.of(caller.sts.get_session_token()["Credentials"])
    assert session.sts.get_caller_identity()["Arn"] == made["Arn"]
    session.kms.list_keys()
    refused("InvalidClientTokenId", session.iam.list_users, 403)
    federated = Caller.of(
        caller.sts.get_federation_token(Name="bob", Policy=policy(allow("kms:*")))["Credentials"]
    )
    assert federated.sts.get_caller_identity()["Arn"] == f"arn:aws:sts::{ACCOUNT}:federated-user/bob"
    federated.kms.list_keys()
    denied(federated.kms.list_aliases)
    without_policy = Caller.of(caller.sts.get_federation_token(Name="bob")["Credentials"])
    denied(without_policy.kms.list_keys)


@check
def a_token_is_worth_nothing_when_changed_or_with_another_key():
    _, caller = user_with(allow("kms:ListKeys"))
    first, second = (caller.sts.get_session_token()["Credentials"] for _ in range(2))
    token = first["SessionToken"]
    middle = len(token) // 2
    changed = token[:middle] + ("A" if token[middle] != "A" else "B") + token[middle + 1 :]
    for key, wrong in ((first, changed), (first, second["SessionToken"]), (first, None)):
        refused("UnrecognizedClientException", Caller.of({**key, "SessionToken": wrong}).kms.list_keys)


@check
def a_key_shared_with_another_account_needs_both_sides():
    other, there = new_account()
    key = key_with(
        {
            "Effect": "Allow",
            "Principal": {"AWS": f"arn:aws:iam::{other}:root"},
            "Action": ["kms:Encrypt", "kms:Decrypt", "kms:DescribeKey"],
            "Resource": "*",
        }
    )
    _, without = user_with(by=there)
    _, with_right = user_with(allow("kms:Encrypt", key), by=there)
    said = denied(without.kms.encrypt, KeyId=key, Plaintext=b"x")
    assert "because no identity-based policy allows the kms:Encrypt action" in said or "on this resource" in said, said
    with_right.kms.encrypt(KeyId=key, Plaintext=b"x")
    unshared = key_with()
    _, hopeful = user_with(allow("kms:*"), by=there)
    said = denied(hopeful.kms.encrypt, KeyId=unshared, Plaintext=b"x")
    assert "on this resource because the resource does not exist in this Region" in said, said


@check
def topology_one_each_domain_has_its_keys_in_its_own_account():
    (_, sales), (_, research) = new_account(), new_account()
    key = sales.kms.create_key()["KeyMetadata"]["Arn"]
    blob = sales.kms.encrypt(KeyId=key, Plaintext=b"x")["CiphertextBlob"]
    assert sales.kms.decrypt(CiphertextBlob=blob)["Plaintext"] == b"x"
    denied(research.kms.decrypt, CiphertextBlob=blob)
    denied(research.kms.describe_key, KeyId=key)
    assert key not in json.dumps(research.kms.list_keys()["Keys"])


@check
def topology_two_one_account_holds_all_keys():
    _, vault = new_account()
    domain, service = new_account()
    key = key_with(
        {
            "Effect": "Allow",
            "Principal": {"AWS": f"arn:aws:iam::{domain}:root"},
            "Action": ["kms:GenerateDataKey", "kms:Decrypt"],
            "Resource": "*",
            "Condition": {"StringEquals": {"kms:EncryptionContext:domain": "sales"}},
        },
        by=vault,
    )
    context = {"domain": "sales"}
    data_key = service.kms.generate_data_key(KeyId=key, KeySpec="AES_256", EncryptionContext=context)
    opened = service.kms.decrypt(CiphertextBlob=data_key["CiphertextBlob"], EncryptionContext=context)
    assert opened["Plaintext"] == data_key["Plaintext"]
    denied(service.kms.generate_data_key, KeyId=key, KeySpec="AES_256")
    denied(service.kms.describe_key, KeyId=key)


@check
def a_service_control_policy_stops_a_members_administrator():
    member, administrator = new_account()
    root = ADMIN.organizations.list_roots()["Roots"][0]
    if not any(t["Type"] == "SERVICE_CONTROL_POLICY" and t["Status"] == "ENABLED" for t in root["PolicyTypes"]):
        ADMIN.organizations.enable_policy_type(RootId=root["Id"], PolicyType="SERVICE_CONTROL_POLICY")
    made = ADMIN.organizations.create_policy(
        Name=name("no-deletion"),
        Description="keys stay",
        Type="SERVICE_CONTROL_POLICY",
        Content=policy(deny("kms:ScheduleKeyDeletion")),
    )["Policy"]["PolicySummary"]
    key = administrator.kms.create_key()["KeyMetadata"]["KeyId"]
    ADMIN.organizations.attach_policy(PolicyId=made["Id"], TargetId=member)
    said = denied(administrator.kms.schedule_key_deletion, KeyId=key)
    assert "with an explicit deny in a service control policy" in said, said
    ADMIN.organizations.detach_policy(PolicyId=made["Id"], TargetId=member)
    administrator.kms.schedule_key_deletion(KeyId=key)


@check
def nobody_of_a_closed_account_signs():
    account, session = new_account()
    _, caller = user_with(allow("kms:ListKeys"), by=session)
    caller.kms.list_keys()
    ADMIN.organizations.close_account(AccountId=account)
    refused("UnrecognizedClientException", session.kms.list_keys)
    refused("UnrecognizedClientException", caller.kms.list_keys)


@check
def an_organization_can_be_demanded():
    organization = ADMIN.organizations.describe_organization()["Organization"]["Id"]
    _, member = new_account()
    key = key_with(
        {
            "Effect": "Allow",
            "Principal": "*",
            "Action": "kms:Encrypt",
            "Resource": "*",
            "Condition": {"StringEquals": {"aws:PrincipalOrgID": organization}},
        }
    )
    member.kms.encrypt(KeyId=key, Plaintext=b"x")


@check
def a_simulation_tells_what_a_policy_allows():
    made, _ = user_with(allow("kms:Encrypt"), deny("kms:Decrypt"))
    results = ADMIN.iam.simulate_principal_policy(
        PolicySourceArn=made["Arn"], ActionNames=["kms:Encrypt", "kms:Decrypt", "kms:Sign"]
    )["EvaluationResults"]
    assert [one["EvalDecision"] for one in results] == ["allowed", "explicitDeny", "implicitDeny"], results


run()
