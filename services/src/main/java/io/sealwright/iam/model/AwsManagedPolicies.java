// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.policy.MalformedPolicy;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyType;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Blob;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The managed policies of AWS that are present from the start, in every account. Their documents are resource files;
 * ReadOnlyAccess and SecurityAudit hold of AWS's what concerns the services that are served here. Immutable.
 *
 * @see <a href="https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html">AWS managed
 *     policies</a>
 */
public final class AwsManagedPolicies {
    private static final String FOLDER = "aws-managed-policies/";

    private final Map<String, AwsManagedPolicy> byResource = new LinkedHashMap<>();

    public AwsManagedPolicies() {
        all().sorted(Comparator.comparing(policy -> policy.name().toLowerCase(Locale.ROOT)))
                .forEach(policy -> byResource.put("policy" + policy.path() + policy.name(), policy));
    }

    /** In the order of their names, whatever their case. */
    public List<AwsManagedPolicy> list() {
        return List.copyOf(byResource.values());
    }

    /** The policy with this ARN, whatever its partition. */
    public Optional<AwsManagedPolicy> find(Arn arn) {
        return isOfAws(arn) ? Optional.ofNullable(byResource.get(arn.resource())) : Optional.empty();
    }

    /** The document with this hash, which no store keeps. */
    public Optional<PolicyDocument> document(Blob hash) {
        return byResource.values().stream()
                .map(AwsManagedPolicy::document)
                .filter(document -> document.hash().equals(hash))
                .findFirst();
    }

    /** Whether this is the ARN of a managed policy of AWS, which may not be there. */
    public static boolean isOfAws(Arn arn) {
        return arn.account().equals(AwsManagedPolicy.OWNER) && arn.service().equals("iam");
    }

    private static Stream<AwsManagedPolicy> all() {
        return Stream.of(
                policy(
                        "AdministratorAccess",
                        "ANPAIWMBCKSKIEE64ZLYK",
                        "Provides full access to AWS services and resources.",
                        "2015-02-06T18:39:46Z",
                        "2015-02-06T18:39:46Z",
                        1),
                policy(
                        "PowerUserAccess",
                        "ANPAJYRXTHIB4FOVS3ZXS",
                        "Provides full access to AWS services and resources, but does not allow management of Users and"
                                + " groups.",
                        "2015-02-06T18:39:47Z",
                        "2026-02-12T17:59:14Z",
                        12),
                policy(
                        "ReadOnlyAccess",
                        "ANPAILL3HVNFSB6DCOWYQ",
                        "Provides read-only access to AWS services and resources.",
                        "2015-02-06T18:39:48Z",
                        "2015-02-06T18:39:48Z",
                        1),
                policy(
                        "SecurityAudit",
                        "ANPAIX2T3QCXHR2OGGCTO",
                        "The security audit template grants access to read security configuration metadata. It is useful"
                                + " for software that audits the configuration of an AWS account.",
                        "2015-02-06T18:41:01Z",
                        "2015-02-06T18:41:01Z",
                        1),
                policy(
                        "IAMFullAccess",
                        "ANPAI7XKCFMBPM3QQRRVQ",
                        "Provides full access to IAM via the AWS Management Console.",
                        "2015-02-06T18:40:38Z",
                        "2019-06-21T19:40:00Z",
                        2),
                policy(
                        "IAMReadOnlyAccess",
                        "ANPAJKSO7NDY4T57MWDSQ",
                        "Provides read only access to IAM via the AWS Management Console.",
                        "2015-02-06T18:40:39Z",
                        "2018-01-25T19:11:27Z",
                        4),
                policy(
                        "IAMUserChangePassword",
                        "ANPAJ4L4MM2A7QIEB56MS",
                        "Provides the ability for an IAM user to change their own password.",
                        "2016-11-15T00:25:16Z",
                        "2016-11-15T23:18:55Z",
                        2),
                policy(
                        "AWSKeyManagementServicePowerUser",
                        "ANPAJNPP7PPPPMJRV2SA4",
                        "Provides access to AWS Key Management Service (KMS).",
                        "2015-02-06T18:40:40Z",
                        "2017-03-07T00:55:11Z",
                        2),
                policy(
                        "SecretsManagerReadWrite",
                        "ANPAI3VG7CI5BIQZQ6G2E",
                        "Provides read/write access to AWS Secrets Manager via the AWS Management Console.",
                        "2018-04-04T18:05:29Z",
                        "2026-08-25T23:37:10Z",
                        6),
                policy(
                        "AWSOrganizationsFullAccess",
                        "ANPAJZXBNRCJKNLQHSB5M",
                        "Provides full access to AWS Organizations.",
                        "2018-11-06T20:31:57Z",
                        "2022-08-16T20:42:36Z",
                        3),
                policy(
                        "AWSOrganizationsReadOnlyAccess",
                        "ANPAJY5RQATUV77PEPVOM",
                        "Provides read-only access to AWS Organizations.",
                        "2018-11-06T20:32:38Z",
                        "2024-06-07T21:32:16Z",
                        6),
                policy(
                        "AWSCloudTrail_FullAccess",
                        "ANPAQRTYCLOUDTRAILFUL",
                        "Provides full access to AWS CloudTrail.",
                        "2020-10-07T19:21:00Z",
                        "2021-02-22T19:01:00Z",
                        3),
                policy(
                        "AWSCloudTrail_ReadOnlyAccess",
                        "ANPAQRTYCLOUDTRAILREA",
                        "Provides read-only access to AWS CloudTrail.",
                        "2022-06-14T17:19:05Z",
                        "2022-06-14T17:19:05Z",
                        1));
    }

    private static AwsManagedPolicy policy(
            String name, String id, String description, String created, String updated, int version) {
        try {
            return new AwsManagedPolicy(
                    "/",
                    name,
                    new ManagedPolicyId(id),
                    description,
                    Instant.parse(created),
                    Instant.parse(updated),
                    version,
                    PolicyDocuments.compile(text(name), PolicyType.IDENTITY_POLICY));
        } catch (MalformedPolicy malformed) {
            throw new IllegalStateException("AWS's policy " + name + " is not one: " + malformed.reason(), malformed);
        }
    }

    private static String text(String name) {
        String resource = FOLDER + name + ".json";
        try (InputStream file = AwsManagedPolicies.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException("the resource is not there: " + resource);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
