// SPDX-License-Identifier: Apache-2.0
// One CreateKey by the AWS SDK for JavaScript, repeated as the SDK sees fit. Argument: the endpoint. Prints the key id.
import { CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";

const kms = new KMSClient({ endpoint: process.argv[2], region: process.env.AWS_REGION });
const { KeyMetadata } = await kms.send(new CreateKeyCommand({ Description: "once" }));
console.log(KeyMetadata.KeyId);
process.exit(0);
