// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.log;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Counts the callers who could not prove who they are, by source, code and the access key id they claimed, and says so
 * in one line a minute.
 *
 * <p>Such failures are no events of the ledger: anybody who reaches the port could fill it. Memory is bounded: of a
 * minute the first {@value #MAX_CLAIMS} different claims are told apart, the rest is one number. Thread-safe, never
 * waits.
 */
public final class SecurityLog {
    static final int MAX_CLAIMS = 1024;
    private static final int SHOWN = 20;
    private static final int MAX_SOURCE = 64;
    private static final int MAX_CODE = 64;

    /** CloudTrail's limit for an access key id. */
    private static final int MAX_KEY = 128;

    /** What one unauthenticated request said of itself. */
    private record Claim(String source, String code, String accessKeyId) {}

    private final Consumer<String> sink;
    private final LongAdder total = new LongAdder();
    private volatile Minute minute = new Minute();

    /** @param sink takes the line of a minute; in production a logger */
    public SecurityLog(Consumer<String> sink) {
        this.sink = sink;
    }

    /**
     * Counts one failure.
     *
     * @param source the peer's address
     * @param code the code that was answered
     * @param claimedKey the access key id as sent, or empty; the attacker chooses it
     */
    public void unauthenticated(String source, String code, String claimedKey) {
        total.increment();
        minute.count(new Claim(plain(source, MAX_SOURCE), plain(code, MAX_CODE), plain(claimedKey, MAX_KEY)));
    }

    /** All failures since the start, for metrics. */
    public long total() {
        return total.sum();
    }

    /** Says what the last minute held, if it held anything, and begins another. Called by a timer, once a minute. */
    public void summarise() {
        Minute past = minute;
        minute = new Minute();
        String line = past.line();
        if (!line.isEmpty()) {
            sink.accept(line);
        }
    }

    /** Cut, and without a character that could pass for the line's own grammar. */
    private static String plain(String text, int limit) {
        var kept = new StringBuilder(Math.min(text.length(), limit));
        for (int i = 0; i < text.length() && i < limit; i++) {
            char c = text.charAt(i);
            boolean isPlain = c < 0x80 && (Character.isLetterOrDigit(c) || ".:-_/%".indexOf(c) >= 0);
            kept.append(isPlain ? c : '?');
        }
        return kept.toString();
    }

    /**
     * The counts of one minute. A failure that comes while a minute is closed may be missed by the line, not by the
     * total.
     */
    private static final class Minute {
        private final Map<Claim, LongAdder> counts = new ConcurrentHashMap<>();
        private final AtomicInteger claims = new AtomicInteger();
        private final LongAdder others = new LongAdder();

        void count(Claim claim) {
            LongAdder known = counts.get(claim);
            if (known != null) {
                known.increment();
            } else if (claims.incrementAndGet() <= MAX_CLAIMS) {
                counts.computeIfAbsent(claim, unknown -> new LongAdder()).increment();
            } else {
                others.increment();
            }
        }

        String line() {
            List<Map.Entry<Claim, Long>> sorted = counts.entrySet().stream()
                    .map(entry -> Map.entry(entry.getKey(), entry.getValue().sum()))
                    .sorted(comparing(Map.Entry<Claim, Long>::getValue)
                            .reversed()
                            .thenComparing(entry -> entry.getKey().toString()))
                    .toList();
            long told =
                    sorted.stream().limit(SHOWN).mapToLong(Map.Entry::getValue).sum();
            long all = sorted.stream().mapToLong(Map.Entry::getValue).sum() + others.sum();
            if (all == 0) {
                return "";
            }
            return "unauthenticated requests in the last minute: %d%s; further: %d"
                    .formatted(
                            all,
                            sorted.stream().limit(SHOWN).map(Minute::shown).collect(Collectors.joining()),
                            all - told);
        }

        private static String shown(Map.Entry<Claim, Long> entry) {
            Claim claim = entry.getKey();
            String key = claim.accessKeyId().isEmpty() ? "none" : claim.accessKeyId();
            return "; %d x source=%s code=%s key=%s".formatted(entry.getValue(), claim.source(), claim.code(), key);
        }
    }
}
