// SPDX-License-Identifier: Apache-2.0
package io.sealwright.vocabulary;

import java.util.Optional;

/**
 * An Amazon Resource Name: {@code arn:partition:service:region:account:resource}.
 *
 * <p>{@code region} and {@code account} may be empty; {@code resource} may hold further colons. Any text is either an
 * ARN that prints exactly as it was read, or not an ARN.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">Amazon Resource Names</a>
 */
public record Arn(String partition, String service, String region, String account, String resource) {
    private static final String PREFIX = "arn:";
    private static final int PARTS = 6;

    public Arn {
        if (partition.isEmpty() || service.isEmpty() || resource.isEmpty() || !mayStandForAnAccount(account)) {
            throw new IllegalArgumentException("not an ARN");
        }
        if ((partition + service + region).indexOf(':') >= 0) {
            throw new IllegalArgumentException("a colon inside a part of an ARN");
        }
    }

    /** The ARN of a resource of {@code service} in one account and Region. */
    public static Arn of(String partition, String service, Region region, AccountId account, String resource) {
        return new Arn(partition, service, region.name(), account.digits(), resource);
    }

    /** Reads an ARN; empty for any text that is not one. */
    public static Optional<Arn> parse(String text) {
        if (!text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String[] parts = text.split(":", PARTS);
        if (parts.length != PARTS || parts[1].isEmpty() || parts[2].isEmpty() || parts[5].isEmpty()) {
            return Optional.empty();
        }
        if (!mayStandForAnAccount(parts[4])) {
            return Optional.empty();
        }
        return Optional.of(new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]));
    }

    private static boolean mayStandForAnAccount(String account) {
        return account.isEmpty() || account.equals("aws") || AccountId.isWellFormed(account);
    }

    @Override
    public String toString() {
        return PREFIX + partition + ':' + service + ':' + region + ':' + account + ':' + resource;
    }
}
