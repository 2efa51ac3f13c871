// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import io.sealwright.vocabulary.Arn;

/**
 * An ARN with wildcards, compared part by part: a star stays within its part, but in the resource, the last part, it
 * crosses colons and slashes. Case counts.
 */
record ArnPattern(
        WildcardPattern partition,
        WildcardPattern service,
        WildcardPattern region,
        WildcardPattern account,
        WildcardPattern resource) {
    private static final String PREFIX = "arn:";
    private static final int PARTS = 6;

    /** Parts that are missing at the end are taken as {@code *}, as AWS pads {@code arn:aws:sqs}. */
    static ArnPattern parse(String text) throws MalformedPolicy {
        if (!text.startsWith(PREFIX)) {
            throw new MalformedPolicy("A resource of the policy must be in ARN format or \"*\".");
        }
        String[] parts = text.split(":", PARTS);
        return new ArnPattern(part(parts, 1), part(parts, 2), part(parts, 3), part(parts, 4), part(parts, 5));
    }

    private static WildcardPattern part(String[] parts, int index) throws MalformedPolicy {
        return WildcardPattern.caseSensitive(index < parts.length ? parts[index] : "*");
    }

    boolean matches(Arn arn) {
        return resource.matches(arn.resource())
                && account.matches(arn.account())
                && region.matches(arn.region())
                && service.matches(arn.service())
                && partition.matches(arn.partition());
    }
}
