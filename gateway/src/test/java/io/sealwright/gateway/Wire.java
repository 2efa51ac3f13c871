// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealwright.contract.ServiceContract;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.gateway.http.HttpListener;
import io.sealwright.gateway.http.HttpServer;
import io.sealwright.gateway.http.HttpServerConfig;
import io.sealwright.gateway.http.Networks;
import io.sealwright.gateway.signature.SignedRequests;
import io.sealwright.ledger.FaultyDisk;
import io.sealwright.ledger.Ledger;
import io.sealwright.ledger.LedgerConfig;
import io.sealwright.ledger.LedgerEntry;
import io.sealwright.ledger.LedgerReader;
import io.sealwright.ledger.LedgerUnavailable;
import io.sealwright.ledger.TestMac;
import io.sealwright.policy.CallersPolicies;
import io.sealwright.policy.MalformedPolicy;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyKind;
import io.sealwright.policy.PolicySet;
import io.sealwright.policy.PolicyType;
import io.sealwright.store.FaultPoints;
import io.sealwright.store.Migration;
import io.sealwright.store.Retrying;
import io.sealwright.store.SqliteConfig;
import io.sealwright.store.Store;
import io.sealwright.store.StorePorts;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.Region;
import io.sealwright.vocabulary.ServiceException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A gateway on a real listener, store and ledger, with one operation that its test writes. */
final class Wire implements AutoCloseable {
    private static final InstantSource CLOCK = InstantSource.fixed(SignedRequests.NOW);
    private static final int LOOPS = 1;

    /** What was asked of the ports, in order. */
    final List<String> journal = new CopyOnWriteArrayList<>();

    final Script script = new Script(journal::add);
    final FaultyDisk disk = new FaultyDisk(new Random(3));
    final Store store;
    PolicySet callersPolicies = allowing("*");
    private final Ledger ledger;
    private final ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final Gateway gateway;

    Wire(Path folder) throws Exception {
        var threads = Thread.ofPlatform().daemon().factory();
        store = SqliteConfig.in(Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------")), 2)
                .open(
                        new StorePorts(threads, new Random(1), CLOCK, System::nanoTime, FaultPoints.NONE),
                        List.of(new Migration(
                                "test/0001-things", "CREATE TABLE thing (name TEXT NOT NULL PRIMARY KEY);")));
        ledger = Ledger.open(
                LedgerConfig.of(new UUID(1, 2)).withSegmentBytes(4 << 20), disk, new TestMac(7), CLOCK, threads);
        store.onCommit(change ->
                ledger.append(LedgerEntry.parse(change.record()), change.lane(), change.number(), change.changeId()));
        gateway = new Gateway(new Gateway.Needs(
                SignedRequests.verifier(() -> journal.add("key")),
                new UnsignedCalls(
                        (_, _, _) -> {
                            throw new AssertionError("this service has no unsigned operations");
                        },
                        new Region("us-east-1")),
                Forwarding.NONE,
                new Rooms(List.of(room())),
                authorizer(),
                new Recorder(ledger, store, LOOPS),
                new Retrying(new Random(5), _ -> journal.add("again")),
                task -> {
                    journal.add("another thread");
                    waiting.execute(task);
                },
                new Unobserved(),
                () -> true,
                new NewestRecord(java.util.Optional.empty()),
                CLOCK,
                System::nanoTime,
                Random::new,
                LOOPS));
        server = HttpServer.start(
                HttpServerConfig.listeningOn(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), LOOPS),
                gateway,
                CLOCK);
    }

    private Authorizer authorizer() {
        return new Authorizer(
                (_, _) -> {
                    journal.add("policies");
                    return new CallersSide(CallersPolicies.of(callersPolicies));
                },
                AccountPolicies.NONE,
                new GlobalFacts(_ -> Identity.NONE, Memberships.NONE));
    }

    private Room room() {
        return new Room() {
            @Override
            public ServiceContract contract() {
                return KmsContract.SERVICE;
            }

            @Override
            public List<Operation<?, ?, ?>> operations() {
                return List.of(script);
            }
        };
    }

    static PolicySet allowing(String actions) {
        String text =
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"%s\",\"Resource\":\"*\"}]}"
                        .formatted(actions);
        try {
            PolicyDocument document = PolicyDocument.parse(text, PolicyType.IDENTITY_POLICY, Blob.copyOf(new byte[32]));
            return PolicySet.of(PolicyKind.IDENTITY, 1, List.of(document));
        } catch (MalformedPolicy e) {
            throw new AssertionError(e);
        }
    }

    /** The whole answer to a signed DescribeKey. */
    String call() throws IOException {
        return send(SignedRequests.kms("DescribeKey", "{\"KeyId\":\"alias/x\"}"));
    }

    /** The whole answer to what goes over the wire as it stands. */
    String send(String request) throws IOException {
        return send(server.address(), request);
    }

    /** One more listener, which only {@code sources} may use. */
    InetSocketAddress listen(Entrance entrance, Networks sources) throws IOException {
        return server.listen(new HttpListener(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), sources, gateway.behind(entrance)));
    }

    /** A listener at an address that somebody may have already. */
    void listen(InetSocketAddress address) throws IOException {
        server.listen(new HttpListener(address, Networks.ALL, gateway));
    }

    /** The whole answer; empty when the connection was closed instead. */
    String send(InetSocketAddress to, String request) throws IOException {
        return send(to, request, 1).getFirst();
    }

    /** The answers to requests that go one after the other without waiting. */
    List<String> sendAtOnce(String... requests) throws IOException {
        return send(server.address(), String.join("", requests), requests.length);
    }

    private static List<String> send(InetSocketAddress to, String requests, int count) throws IOException {
        try (Socket socket = new Socket(to.getAddress(), to.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(requests.getBytes(UTF_8));
            InputStream from = new BufferedInputStream(socket.getInputStream());
            List<String> answers = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                answers.add(answer(from));
            }
            return answers;
        }
    }

    private static String answer(InputStream from) throws IOException {
        StringBuilder answer = new StringBuilder();
        int bodyBytes = -1;
        while (bodyBytes < 0 || answer.length() < bodyBytes) {
            int next = from.read();
            if (next < 0) {
                return answer.toString();
            }
            answer.append((char) next);
            if (bodyBytes < 0 && answer.toString().endsWith("\r\n\r\n")) {
                bodyBytes = answer.length() + contentLength(answer.toString());
            }
        }
        return answer.toString();
    }

    private static int contentLength(String head) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, "content-length: ", 0, 16))
                .mapToInt(line -> Integer.parseInt(line.substring(16)))
                .findFirst()
                .orElse(0);
    }

    /** Its first failure is answered before it has found that there is no other segment. */
    void untilTheLedgerHasGivenUp() throws InterruptedException {
        while (true) {
            try {
                ledger.requireRoom(100);
                Thread.sleep(10);
            } catch (LedgerUnavailable givenUp) {
                return;
            }
        }
    }

    /** Whole records, in order. */
    List<String> records() throws IOException {
        List<String> records = new ArrayList<>();
        new LedgerReader(disk)
                .forEach(recorded -> records.add(new String(recorded.entry().event(), UTF_8)));
        return records;
    }

    @Override
    public void close() throws IOException {
        server.close();
        waiting.shutdown();
        store.close();
        ledger.close();
    }

    private static final class Unobserved implements PipelineObserver {
        @Override
        public void answered(int loop, int operation, String code, long nanos) {}

        @Override
        public void notAtHand(int operation, Elsewhere why) {}

        @Override
        public void unauthenticated(String source, ServiceException why, String claimedKey) {}
    }
}
