// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealwright.gateway.http.HeaderName;
import io.sealwright.vocabulary.Region;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Regions and services of this installation, found by the bytes of a scope without a string.
 *
 * <p>IAM, STS and Organizations accept any served Region and {@code aws-global}, unlike AWS: with an own endpoint every
 * client signs with its own Region.
 */
public final class ServedScopes {
    private static final byte[] AWS_GLOBAL = "aws-global".getBytes(US_ASCII);

    private final Set<SigningService> services;
    private final List<List<Entry>> buckets;
    private final Entry global;

    /** @param home where requests to {@code aws-global} belong; itself served only if {@code regions} has it */
    public ServedScopes(Set<Region> regions, Set<SigningService> services, Region home) {
        this.services = Set.copyOf(services);
        this.global = new Entry(AWS_GLOBAL, home);
        int size = Integer.highestOneBit(Math.max(1, regions.size())) * 4;
        List<List<Entry>> table = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            table.add(new ArrayList<>());
        }
        for (Region region : regions) {
            byte[] name = region.name().getBytes(US_ASCII);
            table.get(bucket(name, 0, name.length, size)).add(new Entry(name, region));
        }
        this.buckets = table.stream().map(List::copyOf).toList();
    }

    public boolean serves(SigningService service) {
        return services.contains(service);
    }

    /** The scope for {@code service} in the Region that a range of {@code text} names; null if that is not served. */
    @Nullable
    CredentialScope find(SigningService service, byte[] text, int regionStart, int regionEnd) {
        List<Entry> bucket = buckets.get(bucket(text, regionStart, regionEnd, buckets.size()));
        for (int i = 0; i < bucket.size(); i++) {
            if (bucket.get(i).is(text, regionStart, regionEnd)) {
                return bucket.get(i).scopes.get(service);
            }
        }
        return service.isGlobal() && global.is(text, regionStart, regionEnd) ? global.scopes.get(service) : null;
    }

    private static int bucket(byte[] text, int start, int end, int size) {
        int hash = HeaderName.hash(text, start, end);
        return (hash ^ hash >>> 16) & size - 1;
    }

    private static final class Entry {
        private final byte[] name;
        private final EnumMap<SigningService, CredentialScope> scopes = new EnumMap<>(SigningService.class);

        Entry(byte[] name, Region region) {
            this.name = name;
            for (SigningService service : SigningService.values()) {
                scopes.put(service, new CredentialScope(region, service));
            }
        }

        boolean is(byte[] text, int start, int end) {
            return Arrays.equals(text, start, end, name, 0, name.length);
        }
    }
}
