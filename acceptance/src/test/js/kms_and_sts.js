// SPDX-License-Identifier: Apache-2.0
// Every operation of KMS that the server has, and STS, by the AWS SDK for JavaScript. Arguments: the endpoint, and by
// how many milliseconds this client's clock is off. Prints `ok NAME` or `failed NAME` and why, a line for each check.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import * as kmsSdk from "@aws-sdk/client-kms";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

const [endpoint, off = "0"] = process.argv.slice(2);
const offMillis = Number(off);
if (offMillis !== 0) {
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...given) {
      super(...(given.length === 0 ? [RealDate.now() + offMillis] : given));
    }
    static now() {
      return RealDate.now() + offMillis;
    }
  };
}

const settings = { endpoint, region: process.env.AWS_REGION };
const kms = new kmsSdk.KMSClient(settings);
const sts = new STSClient(settings);

const call = (name, input = {}) => kms.send(new kmsSdk[`${name}Command`](input));
const newKey = async (input) => (await call("CreateKey", input)).KeyMetadata;

async function refused(name, input, operation) {
  await assert.rejects(call(operation, input), (error) => {
    assert.equal(error.name, name);
    assert.equal(error.$metadata.httpStatusCode, 400);
    assert.match(error.$metadata.requestId, /^[0-9a-f-]{36}$/);
    return true;
  });
}

async function all(pages, list) {
  const found = [];
  for await (const page of pages) {
    found.push(...page[list]);
  }
  return found;
}

const checks = {
  async the_first_answer_corrects_the_clock() {
    const caller = await sts.send(new GetCallerIdentityCommand({}));
    assert.ok(caller.Arn.startsWith(`arn:aws:iam::${caller.Account}:`), caller.Arn);
    const drift = sts.config.systemClockOffset;
    assert.ok(Math.abs(drift + offMillis) < 60_000, `the client believes to be off by ${drift} ms`);
  },

  async create_key_and_describe_key() {
    const key = await newKey({ Description: "first", Tags: [{ TagKey: "team", TagValue: "blue" }] });
    assert.equal(key.KeyState, "Enabled");
    assert.ok(key.CreationDate instanceof Date);
    assert.deepEqual((await call("DescribeKey", { KeyId: key.Arn })).KeyMetadata, key);
  },

  async list_keys_pages() {
    const made = [await newKey(), await newKey(), await newKey()].map((key) => key.KeyId);
    const listed = await all(kmsSdk.paginateListKeys({ client: kms, pageSize: 2 }, {}), "Keys");
    assert.ok(made.every((id) => listed.some((key) => key.KeyId === id)));
  },

  async key_policies() {
    const { KeyId } = await newKey();
    const { Policy } = await call("GetKeyPolicy", { KeyId });
    await call("PutKeyPolicy", { KeyId, Policy: Policy.replace("{", "{ ") });
    assert.ok((await call("GetKeyPolicy", { KeyId, PolicyName: "default" })).Policy.startsWith("{ "));
    assert.deepEqual((await call("ListKeyPolicies", { KeyId })).PolicyNames, ["default"]);
    await refused("MalformedPolicyDocumentException", { KeyId, Policy: "{" }, "PutKeyPolicy");
  },

  async aliases() {
    const [first, second] = [await newKey(), await newKey()];
    const AliasName = `alias/js/${randomUUID()}`;
    await call("CreateAlias", { AliasName, TargetKeyId: first.KeyId });
    await refused("AlreadyExistsException", { AliasName, TargetKeyId: second.KeyId }, "CreateAlias");
    await call("UpdateAlias", { AliasName, TargetKeyId: second.KeyId });
    const listed = await all(kmsSdk.paginateListAliases({ client: kms }, { KeyId: second.KeyId }), "Aliases");
    assert.deepEqual(listed.map((alias) => alias.AliasName), [AliasName]);
    await call("DeleteAlias", { AliasName });
    await refused("NotFoundException", { KeyId: AliasName }, "DescribeKey");
  },

  async tags() {
    const { KeyId } = await newKey();
    await call("TagResource", { KeyId, Tags: [{ TagKey: "a", TagValue: "1" }] });
    assert.deepEqual((await call("ListResourceTags", { KeyId })).Tags, [{ TagKey: "a", TagValue: "1" }]);
    await call("UntagResource", { KeyId, TagKeys: ["a"] });
    assert.deepEqual((await call("ListResourceTags", { KeyId })).Tags, []);
  },

  async states_and_description() {
    const { KeyId } = await newKey();
    const Plaintext = Buffer.from("x");
    await call("UpdateKeyDescription", { KeyId, Description: "ümläut 🔑" });
    assert.equal((await call("DescribeKey", { KeyId })).KeyMetadata.Description, "ümläut 🔑");
    await call("DisableKey", { KeyId });
    await refused("DisabledException", { KeyId, Plaintext }, "Encrypt");
    await call("EnableKey", { KeyId });
    const scheduled = await call("ScheduleKeyDeletion", { KeyId, PendingWindowInDays: 7 });
    assert.ok(scheduled.DeletionDate instanceof Date);
    await refused("KMSInvalidStateException", { KeyId, Plaintext }, "Encrypt");
    await call("CancelKeyDeletion", { KeyId });
    assert.equal((await call("DescribeKey", { KeyId })).KeyMetadata.KeyState, "Disabled");
  },

  async encrypt_decrypt_and_re_encrypt() {
    const [key, other] = [await newKey(), await newKey()];
    const EncryptionContext = { purpose: "test", "ü": "🔑" };
    const Plaintext = Buffer.from("hello");
    const { CiphertextBlob } = await call("Encrypt", { KeyId: key.KeyId, Plaintext, EncryptionContext });
    const opened = await call("Decrypt", { CiphertextBlob, EncryptionContext });
    assert.deepEqual(Buffer.from(opened.Plaintext), Plaintext);
    assert.equal(opened.KeyId, key.Arn);
    await refused("InvalidCiphertextException", { CiphertextBlob }, "Decrypt");
    const moved = await call("ReEncrypt", {
      CiphertextBlob,
      SourceEncryptionContext: EncryptionContext,
      DestinationKeyId: other.KeyId,
    });
    const again = await call("Decrypt", { CiphertextBlob: moved.CiphertextBlob });
    assert.deepEqual([Buffer.from(again.Plaintext), again.KeyId], [Plaintext, other.Arn]);
  },

  async data_keys_and_random() {
    const { KeyId } = await newKey();
    const made = await call("GenerateDataKey", { KeyId, KeySpec: "AES_256" });
    const opened = await call("Decrypt", { CiphertextBlob: made.CiphertextBlob });
    assert.deepEqual(opened.Plaintext, made.Plaintext);
    const blind = await call("GenerateDataKeyWithoutPlaintext", { KeyId, NumberOfBytes: 16 });
    assert.equal(blind.Plaintext, undefined);
    assert.equal((await call("GenerateRandom", { NumberOfBytes: 32 })).Plaintext.length, 32);
  },
};

let failures = 0;
for (const [name, check] of Object.entries(checks)) {
  try {
    await check();
    console.log(`ok ${name}`);
  } catch (error) {
    failures++;
    console.log(`failed ${name}\n${error.stack}`);
  }
}
process.exit(failures === 0 ? 0 : 1);
