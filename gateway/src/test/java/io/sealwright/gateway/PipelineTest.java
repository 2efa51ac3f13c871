// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.sealwright.contract.Structure;
import io.sealwright.contract.StructureShape;
import io.sealwright.contract.kms.DescribeKeyResponse;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.gateway.signature.SignedRequests;
import io.sealwright.store.Conflict;
import io.sealwright.vocabulary.NeverBlocks;
import io.sealwright.vocabulary.NotAtHand;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of the way of a request, and what becomes of it where something fails on the way. */
class PipelineTest {
    @TempDir
    Path folder;

    private Wire wire;

    @BeforeEach
    void listen() throws Exception {
        wire = new Wire(folder);
    }

    @AfterEach
    void close() throws Exception {
        wire.close();
    }

    private static void isAnswered(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 200").contains("\"KeyId\":\"1234abcd\"");
    }

    private void isOneFailureOfOurs(String answer) throws Exception {
        assertThat(answer).startsWith("HTTP/1.1 500").endsWith("{\"__type\":\"KMSInternalException\"}");
        assertThat(wire.records())
                .singleElement()
                .asString()
                .contains("\"errorCode\":\"KMSInternalException\"", "\"responseElements\":null")
                .doesNotContain("errorMessage");
    }

    @Test
    void the_caller_is_known_before_anything_is_located_and_allowed_before_anything_runs() throws Exception {
        isAnswered(wire.call());

        List<String> steps = new ArrayList<>(wire.journal);
        steps.removeIf("key"::equals);
        assertThat(wire.journal.getFirst()).isEqualTo("key");
        assertThat(steps).containsExactly("locate", "policies", "run on a loop");
        assertThat(wire.records()).hasSize(1);
    }

    @Test
    void nothing_is_located_for_a_signature_that_does_not_hold() throws Exception {
        String request = SignedRequests.kms("DescribeKey", "{\"KeyId\":\"alias/x\"}");

        String answer = wire.send(request.replace("alias/x", "alias/y"));

        assertThat(answer).startsWith("HTTP/1.1 4").contains("SignatureException");
        assertThat(wire.journal).containsOnly("key");
        assertThat(wire.records()).isEmpty();
    }

    @Test
    void a_strangers_long_body_takes_no_other_thread_though_it_came_with_its_head() throws Exception {
        String known = SignedRequests.kms("DescribeKey", "{\"KeyId\":\"alias/x\"}");
        String stranger = SignedRequests.kms("DescribeKey", "{\"KeyId\":\"" + "x".repeat(17 * 1024) + "\"}")
                .replace("Credential=AKIA", "Credential=AKIB");

        List<String> answers = wire.sendAtOnce(known, stranger); // While the first is served, all of the other arrives.

        isAnswered(answers.getFirst());
        assertThat(answers.getLast()).startsWith("HTTP/1.1 4").contains("UnrecognizedClientException");
        assertThat(wire.journal).doesNotContain("another thread");
    }

    @Test
    void nothing_runs_without_a_right() throws Exception {
        wire.callersPolicies = Wire.allowing("kms:Encrypt");

        String answer = wire.call();

        assertThat(answer).startsWith("HTTP/1.1 400").contains("AccessDeniedException");
        assertThat(wire.journal).doesNotContain("run on a loop", "run elsewhere");
        assertThat(wire.records()).singleElement().asString().doesNotContain("\"resources\"");
    }

    @Test
    void nothing_runs_unless_every_right_exists() throws Exception {
        wire.callersPolicies = Wire.allowing("kms:DescribeKey");
        wire.script.locating =
                () -> new Script.Found(List.of(wire.script.demand, new Demand<>(Script.OTHER, Script.Thing.INSTANCE)));

        assertThat(wire.call()).contains("AccessDeniedException", "kms:Other");

        assertThat(wire.journal).doesNotContain("run on a loop", "run elsewhere");
    }

    @Test
    void a_permit_for_another_action_is_a_mistake_of_ours_and_never_an_answer() throws Exception {
        wire.script.running = permits -> {
            var _ = permits.forDemand(wire.script.demand).use(Script.OTHER);
            return new Answer.Told<>(Script.answer());
        };

        isOneFailureOfOurs(wire.call());
    }

    @Test
    void a_permit_is_used_once() throws Exception {
        wire.script.running = permits -> {
            Permit<?> permit = permits.forDemand(wire.script.demand);
            var _ = permit.use(Script.ACTION);
            var _ = permit.use(Script.ACTION);
            return new Answer.Told<>(Script.answer());
        };

        isOneFailureOfOurs(wire.call());
    }

    @Test
    void a_right_that_was_not_asked_for_is_not_there() throws Exception {
        wire.script.running = permits -> {
            var _ = permits.forDemand(new Demand<>(Script.ACTION, Script.Thing.INSTANCE));
            return new Answer.Told<>(Script.answer());
        };

        isOneFailureOfOurs(wire.call());
    }

    @Test
    void an_error_is_recorded_and_answered_once() throws Exception {
        wire.script.running = _ -> {
            throw new StackOverflowError();
        };

        isOneFailureOfOurs(wire.call());
    }

    @Test
    void requests_of_one_turn_do_not_share_their_fate() throws Exception {
        AtomicInteger ran = new AtomicInteger();
        wire.script.running = _ -> switch (ran.getAndIncrement() % 3) {
            case 0 -> throw GatewayError.UNAVAILABLE.because("not this one");
            case 1 -> throw new StackOverflowError();
            default -> new Answer.Told<>(Script.answer());
        };
        List<Callable<String>> calls = Collections.nCopies(24, wire::call);

        List<String> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> answer : clients.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers.stream().filter(answer -> answer.startsWith("HTTP/1.1 200")))
                .hasSize(8);
        assertThat(answers.stream().filter(answer -> answer.contains("not this one")))
                .hasSize(8);
        assertThat(answers.stream().filter(answer -> answer.contains("KMSInternalException")))
                .hasSize(8);
        assertThat(wire.records()).hasSize(24);
    }

    @Test
    void an_error_elsewhere_is_recorded_and_answered_too() throws Exception {
        wire.script.effort = Effort.LONG;
        wire.script.running = _ -> {
            throw new AssertionError("elsewhere");
        };

        isOneFailureOfOurs(wire.call());
    }

    @Test
    @SuppressWarnings("unchecked") // That is the fault.
    void what_cannot_be_encoded_is_recorded_as_the_failure_it_is() throws Exception {
        wire.script.running = permits -> {
            var _ = permits.forDemand(wire.script.demand).use(Script.ACTION);
            return (Answer<DescribeKeyResponse>) (Answer<?>) new Answer.Told<>(new Unspeakable());
        };

        isOneFailureOfOurs(wire.call());
    }

    @Test
    void what_is_not_at_hand_is_done_once_more_on_a_thread_that_may_wait() throws Exception {
        wire.script.locating = () -> {
            if (NeverBlocks.here()) {
                throw NotAtHand.INSTANCE;
            }
            return new Script.Found(List.of(wire.script.demand));
        };

        isAnswered(wire.call());

        assertThat(Collections.frequency(wire.journal, "locate")).isEqualTo(2);
        assertThat(wire.journal).contains("run elsewhere").doesNotContain("run on a loop");
        assertThat(wire.records()).hasSize(1);
    }

    @Test
    void what_takes_long_never_runs_on_a_loop() throws Exception {
        wire.script.effort = Effort.LONG;

        isAnswered(wire.call());

        assertThat(wire.journal).contains("run elsewhere").doesNotContain("run on a loop");
    }

    @Test
    void a_change_commits_with_its_record_and_is_answered_then() throws Exception {
        change("INSERT INTO thing (name) VALUES ('a')");

        isAnswered(wire.call());

        assertThat(wire.records()).hasSize(1);
        String stored = new String(wire.store.changesAfter(0, 0, 1).getFirst().record(), StandardCharsets.UTF_8);
        assertThat(stored).contains(wire.records().getFirst());
    }

    private void change(@CompileTimeConstant String statement) {
        wire.script.effort = Effort.LONG;
        wire.script.running = permits -> {
            var _ = permits.forDemand(wire.script.demand).use(Script.ACTION);
            return new Answer.Changing<>(
                    Script.answer(),
                    new Write(SignedRequests.caller().account(), List.of(), sql -> sql.change(statement)));
        };
    }

    @Test
    void after_a_conflict_everything_is_found_and_decided_again() throws Exception {
        wire.script.effort = Effort.LONG;
        List<Integer> attempts = new ArrayList<>();
        wire.script.running = permits -> {
            var _ = permits.forDemand(wire.script.demand).use(Script.ACTION);
            return new Answer.Changing<>(
                    Script.answer(), new Write(SignedRequests.caller().account(), List.of(), _ -> {
                        attempts.add(1);
                        if (attempts.size() < 3) {
                            throw Conflict.INSTANCE;
                        }
                    }));
        };

        isAnswered(wire.call());

        assertThat(Collections.frequency(wire.journal, "again")).isEqualTo(2);
        assertThat(Collections.frequency(wire.journal, "run elsewhere")).isEqualTo(3);
        assertThat(wire.records()).hasSize(1);
    }

    @Test
    void after_eight_conflicts_the_caller_may_try_again() throws Exception {
        wire.script.effort = Effort.LONG;
        wire.script.running = permits -> {
            var _ = permits.forDemand(wire.script.demand).use(Script.ACTION);
            return new Answer.Changing<>(
                    Script.answer(), new Write(SignedRequests.caller().account(), List.of(), _ -> {
                        throw Conflict.INSTANCE;
                    }));
        };

        assertThat(wire.call()).startsWith("HTTP/1.1 500").contains("DependencyTimeoutException");

        assertThat(Collections.frequency(wire.journal, "run elsewhere")).isEqualTo(8);
        assertThat(wire.store.head(0)).isZero();
    }

    @Test
    void a_change_that_the_ledger_has_no_room_for_is_not_committed() throws Exception {
        change("INSERT INTO thing (name) VALUES ('b')");
        wire.disk.failWrites(0, 1_000);
        wire.disk.limit(1);
        wire.script.effort = Effort.SHORT;
        var told = wire.script.running;
        wire.script.running = _ -> new Answer.Told<>(Script.answer());
        assertThat(wire.call()).contains("DependencyTimeoutException");
        wire.untilTheLedgerHasGivenUp();
        wire.script.running = told;
        wire.script.effort = Effort.LONG;

        assertThat(wire.call()).startsWith("HTTP/1.1 500").contains("DependencyTimeoutException");

        assertThat(wire.store.head(0)).isZero();
    }

    /** An answer whose members cannot be read. */
    private static final class Unspeakable implements Structure {
        @Override
        public StructureShape shape() {
            return KmsContract.DESCRIBE_KEY.output();
        }

        @Override
        public Object get(int member) {
            throw new IllegalStateException("unspeakable");
        }
    }
}
