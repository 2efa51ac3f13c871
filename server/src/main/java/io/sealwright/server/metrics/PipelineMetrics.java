// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.metrics;

import io.sealwright.contract.kms.KmsError;
import io.sealwright.contract.sts.StsError;
import io.sealwright.gateway.Elsewhere;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.PipelineObserver;
import io.sealwright.gateway.Rooms;
import io.sealwright.server.log.SecurityLog;
import io.sealwright.vocabulary.ErrorCode;
import io.sealwright.vocabulary.Region;
import io.sealwright.vocabulary.ServiceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Counts what the pipeline does. The last index stands for requests that name no operation we serve. */
public final class PipelineMetrics implements PipelineObserver {
    private static final String NONE = "unknown";

    private final RequestMetrics requests;
    private final SecurityLog securityLog;
    private final AccessKeyUse use;
    private final int unknown;
    private final List<Map<Elsewhere, LongAdder>> elsewhere;

    /** Who hears of the use of access keys; must not wait. */
    @FunctionalInterface
    public interface AccessKeyUse {
        void used(String accessKeyId, String service, Region region, Instant time);
    }

    public PipelineMetrics(RequestMetrics requests, SecurityLog securityLog, AccessKeyUse use, int operations) {
        this.requests = requests;
        this.securityLog = securityLog;
        this.use = use;
        this.unknown = operations;
        this.elsewhere =
                IntStream.rangeClosed(0, operations).mapToObj(_ -> counters()).toList();
    }

    private static Map<Elsewhere, LongAdder> counters() {
        Map<Elsewhere, LongAdder> counters = new EnumMap<>(Elsewhere.class);
        for (Elsewhere why : Elsewhere.values()) {
            counters.put(why, new LongAdder());
        }
        return counters;
    }

    private LongAdder counter(int operation, Elsewhere why) {
        return Objects.requireNonNull(elsewhere.get(operation).get(why));
    }

    /** The counters for every operation of {@code rooms} and every code that they can refuse with. */
    public static RequestMetrics requests(int loops, Rooms rooms) {
        List<RequestMetrics.Labels> labels = new ArrayList<>();
        for (Operation<?, ?, ?> operation : rooms.operations()) {
            labels.add(new RequestMetrics.Labels(
                    operation.contract().service().signingName(),
                    operation.contract().name()));
        }
        labels.add(new RequestMetrics.Labels(NONE, NONE));
        List<String> codes = Stream.<ErrorCode[]>of(KmsError.values(), StsError.values())
                .flatMap(Arrays::stream)
                .map(ErrorCode::wireName)
                .distinct()
                .toList();
        return new RequestMetrics(loops, labels, codes);
    }

    /** Requests of an operation, or of none with the last index, that were not answered on their event loop. */
    public long elsewhere(int operation, Elsewhere why) {
        return counter(operation, why).sum();
    }

    @Override
    public void answered(int loop, int operation, String code, long nanos) {
        int index = operation < 0 ? unknown : operation;
        requests.record(loop, index, code.isEmpty() ? RequestMetrics.OK : requests.codeIndex(code), nanos);
    }

    @Override
    public void notAtHand(int operation, Elsewhere why) {
        counter(operation < 0 ? unknown : operation, why).increment();
    }

    @Override
    public void authenticated(String accessKeyId, String service, Region region, Instant time) {
        use.used(accessKeyId, service, region, time);
    }

    @Override
    public void unauthenticated(String source, ServiceException why, String claimedKey) {
        securityLog.unauthenticated(source, why.code().wireName(), claimedKey);
    }
}
