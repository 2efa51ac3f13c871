// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Clients of the AWS SDK for Java, with nothing said but where, where to and who. */
final class JavaSdk {
    private JavaSdk() {}

    static KmsClient kms(RunningServer server) {
        return kms(server, server.endpoint());
    }

    /** A client that takes another way to the server. */
    static KmsClient kms(RunningServer server, URI endpoint) {
        return KmsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(server.credentials().region()))
                .credentialsProvider(provider(server))
                .build();
    }

    static StsClient sts(RunningServer server, Region region) {
        return StsClient.builder()
                .endpointOverride(server.endpoint())
                .region(region)
                .credentialsProvider(provider(server))
                .build();
    }

    private static AwsCredentialsProvider provider(RunningServer server) {
        Credentials caller = server.credentials();
        return StaticCredentialsProvider.create(
                AwsBasicCredentials.create(caller.accessKeyId(), caller.secretAccessKey()));
    }
}
