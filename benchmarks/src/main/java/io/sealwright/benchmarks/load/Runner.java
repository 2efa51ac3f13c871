// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Runs rounds, signs anew before each, reads what the server used, and keeps count of every answer by operation. */
final class Runner {

    private static final Duration WARM_UP_WINDOW = Duration.ofSeconds(2);
    private static final double SETTLED = 0.03;

    private final InstantSource clock;
    private final SplittableRandom random;
    private final Target counted;
    private final Map<String, Long> answers = new TreeMap<>();
    private long refused;

    /**
     * @param counted the server whose answers are counted
     * @param seed of the gaps of the open loop and the invocation ids
     */
    Runner(InstantSource clock, Target counted, long seed) {
        this.clock = clock;
        this.counted = counted;
        this.random = new SplittableRandom(seed);
    }

    /** Sends each call once over {@code connections} and shows every answer; a refusal ends the benchmark. */
    void once(Target target, List<KmsCall> calls, int connections, Answers shown) throws IOException {
        if (calls.isEmpty()) {
            return;
        }
        try (var loop = new LoadLoop(target.address(), target.tls(), connections, sign(target, calls))) {
            Round round = loop.once(shown);
            count(target, calls, round);
            if (round.refused() > 0) {
                throw new IOException("Refused while preparing: " + round.refusals());
            }
        }
    }

    /** Closed loops until three windows in a row agree within 3 %, or {@code limit} is over; tells whether they did. */
    boolean warmUp(Workload workload, int connections, Duration limit) throws IOException {
        var rates = new ArrayList<Double>();
        try (var loop =
                new LoadLoop(workload.target().address(), workload.target().tls(), connections, sign(workload))) {
            for (long windows = Math.max(1, limit.dividedBy(WARM_UP_WINDOW)); windows > 0; windows--) {
                Round round = loop.closed(WARM_UP_WINDOW, Answers.IGNORED);
                count(workload.target(), workload.calls(), round);
                rates.add(round.rate());
                if (settled(rates)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean settled(List<Double> rates) {
        if (rates.size() < 3) {
            return false;
        }
        List<Double> last = rates.subList(rates.size() - 3, rates.size());
        double high = Collections.max(last);
        return (high - Collections.min(last)) / high <= SETTLED;
    }

    /** One timed closed loop. */
    Measurement closed(Workload workload, int connections, Duration length, Answers shown) throws IOException {
        try (var loop =
                new LoadLoop(workload.target().address(), workload.target().tls(), connections, sign(workload))) {
            return measured(workload, () -> loop.closed(length, shown));
        }
    }

    /** One timed open loop. */
    Measurement open(Workload workload, int connections, double perSecond, Duration length) throws IOException {
        try (var loop =
                new LoadLoop(workload.target().address(), workload.target().tls(), connections, sign(workload))) {
            return measured(workload, () -> loop.open(perSecond, length, random.split(), Answers.IGNORED));
        }
    }

    /** Answers by operation so far, from the counted server. */
    Map<String, Long> answers() {
        return Collections.unmodifiableMap(answers);
    }

    /** Answers of the counted server with another status than 200. */
    long refused() {
        return refused;
    }

    private Measurement measured(Workload workload, Load load) throws IOException {
        ServerProbe probe = workload.target().probe();
        ServerProbe.Reading before = probe.read();
        double own = ServerProbe.ownCpuSeconds();
        Round round = load.run();
        double share = (ServerProbe.ownCpuSeconds() - own) / round.seconds();
        ServerProbe.Reading used = probe.read().since(before);
        count(workload.target(), workload.calls(), round);
        return new Measurement(round, used, share);
    }

    private RequestSet sign(Workload workload) {
        return sign(workload.target(), workload.calls());
    }

    private RequestSet sign(Target target, List<KmsCall> calls) {
        return RequestSet.sign(calls, target.host(), clock.instant(), random.nextLong());
    }

    private void count(Target target, List<KmsCall> calls, Round round) {
        if (target.port() != counted.port()) {
            return;
        }
        answers.merge(calls.getFirst().operation(), round.answers(), Long::sum);
        refused += round.refused();
    }

    @FunctionalInterface
    private interface Load {
        Round run() throws IOException;
    }
}
