// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A service by the name that requests to it are signed for. */
public enum SigningService {
    KMS("kms", RefusalShape.JSON, "TrentService.", false),
    SECRETS_MANAGER("secretsmanager", RefusalShape.JSON, "secretsmanager.", false),
    CLOUDTRAIL("cloudtrail", RefusalShape.JSON, "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.", false),
    ORGANIZATIONS("organizations", RefusalShape.JSON, "AWSOrganizationsV20161128.", true),
    STS("sts", RefusalShape.XML, null, true),
    IAM("iam", RefusalShape.XML, null, true),

    /** Ours, for what AWS has no API for. */
    SEALWRIGHT("sealwright", RefusalShape.JSON, "Sealwright_20261124.", false);

    private static final List<SigningService> ALL = List.of(values());
    private static final Duration JSON_WINDOW = Duration.ofMinutes(5);
    private static final Duration QUERY_WINDOW = Duration.ofMinutes(15);

    private final String signingName;

    @SuppressWarnings("ImmutableEnumChecker") // Never written to.
    private final byte[] bytes;

    private final RefusalShape shape;
    private final @Nullable String targetPrefix;
    private final boolean global;

    SigningService(String signingName, RefusalShape shape, @Nullable String targetPrefix, boolean global) {
        this.signingName = signingName;
        this.bytes = signingName.getBytes(US_ASCII);
        this.shape = shape;
        this.targetPrefix = targetPrefix;
        this.global = global;
    }

    /** As in the credential scope, for example {@code kms}. */
    public String signingName() {
        return signingName;
    }

    public RefusalShape shape() {
        return shape;
    }

    /** Whether {@code aws-global} is a Region of it: with an own endpoint, Java signs so for these. */
    public boolean isGlobal() {
        return global;
    }

    /** How far a request's date may be from ours. */
    public Duration window() {
        return window(shape);
    }

    static Duration window(RefusalShape shape) {
        return switch (shape) {
            case JSON -> JSON_WINDOW;
            case XML -> QUERY_WINDOW;
        };
    }

    /** The service that a range of {@code text} names; null if none. */
    static @Nullable SigningService named(byte[] text, int start, int end) {
        for (SigningService service : ALL) {
            if (Arrays.equals(text, start, end, service.bytes, 0, service.bytes.length)) {
                return service;
            }
        }
        return null;
    }

    /** Whether a signing name is that of a service of ours: nobody outside is known by it. */
    public static boolean isOurs(String signingName) {
        return ALL.stream().anyMatch(service -> service.signingName.equals(signingName));
    }

    /** The service that an X-Amz-Target belongs to; null if none. */
    static @Nullable SigningService ofTarget(String target) {
        for (SigningService service : ALL) {
            if (service.targetPrefix != null && target.startsWith(service.targetPrefix)) {
                return service;
            }
        }
        return null;
    }
}
