// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys of session tokens, two for each day: they follow from the purpose key of session tokens and the day, so
 * every node has the same. At most four days of each domain key version are held. Thread-safe.
 */
final class SessionDayKeys {
    private static final CounterKdf DAY = new CounterKdf("sealwright/session-day/v1");

    private final HeldDomain domain;
    private final Map<Day, DayKeys> held = new ConcurrentHashMap<>();

    private record Day(int version, int number) {}

    /**
     * What one day's tokens rest on.
     *
     * @param token seals them
     * @param secret their secret access keys are derived under it
     */
    record DayKeys(HeldKey token, HeldKey secret) {}

    SessionDayKeys(HeldDomain domain) {
        this.domain = domain;
    }

    /** The domain key version that new tokens are issued under. */
    int currentVersion() {
        return domain.current();
    }

    /** The keys of a day, in days since 1970; empty if there is no such version. */
    Optional<DayKeys> of(int version, int day) {
        DayKeys known = held.get(new Day(version, day));
        if (known != null) {
            return Optional.of(known);
        }
        return domain.key(version, Label.SESSION_TOKEN)
                .map(purpose -> held.computeIfAbsent(new Day(version, day), wanted -> derive(purpose, wanted)));
    }

    /** Wipes the keys of earlier days, which nobody may be using any more. */
    void wipeBefore(int day) {
        held.forEach((kept, keys) -> {
            if (kept.number() < day && held.remove(kept, keys)) {
                keys.token().wipe();
                keys.secret().wipe();
            }
        });
    }

    private static DayKeys derive(HeldKey purpose, Day day) {
        byte[] context = new LengthPrefixed().part(Bytes.ofInt(day.number())).toByteArray();
        byte[] derived = DAY.derive(purpose, context, 2 * HeldKey.LENGTH);
        try {
            return new DayKeys(
                    HeldKey.taking(Arrays.copyOf(derived, HeldKey.LENGTH)),
                    HeldKey.taking(Arrays.copyOfRange(derived, HeldKey.LENGTH, derived.length)));
        } finally {
            Bytes.wipe(derived);
        }
    }
}
