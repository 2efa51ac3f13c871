// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam;

import io.sealwright.iam.model.AccessKeyUses;
import io.sealwright.iam.store.UseRows;
import io.sealwright.store.Store;
import io.sealwright.vocabulary.Region;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notes the use of access keys as requests come, and writes what it noted behind, once a minute: what is lost with the
 * process is a minute of it. Thread-safe; noting takes no lock, and nothing but a look where the key was used in the
 * same minute for the same.
 */
public final class NotedUses implements AccessKeyUses {
    private static final String LONG_TERM = "AKIA";
    private static final long MINUTE = 60;

    private final Store store;
    private final UseRows rows = new UseRows();
    private final ConcurrentHashMap<String, LastUse> noted = new ConcurrentHashMap<>();

    public NotedUses(Store store) {
        this.store = store;
    }

    /** A request signed with this key was authenticated. Never waits. */
    public void used(String accessKeyId, String service, Region region, Instant time) {
        if (!accessKeyId.startsWith(LONG_TERM)) {
            return; // Of temporary keys AWS tells no last use.
        }
        LastUse last = noted.get(accessKeyId);
        if (last == null || !says(last, service, region, time)) {
            noted.put(accessKeyId, new LastUse(time, service, region.name()));
        }
    }

    private static boolean says(LastUse last, String service, Region region, Instant time) {
        return last.time().getEpochSecond() / MINUTE == time.getEpochSecond() / MINUTE
                && last.service().equals(service)
                && last.region().equals(region.name());
    }

    @Override
    public Optional<LastUse> of(String accessKeyId) {
        LastUse last = noted.get(accessKeyId);
        return last != null ? Optional.of(last) : store.read(snapshot -> rows.find(snapshot, accessKeyId));
    }

    /** Writes what was noted. What is noted meanwhile waits for the next time. */
    public void flush() {
        Map<String, LastUse> taken = Map.copyOf(noted);
        if (taken.isEmpty()) {
            return;
        }
        store.writeBehind(sql -> taken.forEach((key, use) -> rows.put(sql, key, use)));
        taken.forEach(noted::remove);
    }
}
