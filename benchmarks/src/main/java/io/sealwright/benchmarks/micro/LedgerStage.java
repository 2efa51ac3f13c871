// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.micro;

import io.sealwright.crypto.HmacSha256;
import io.sealwright.ledger.Appender;
import io.sealwright.ledger.Basis;
import io.sealwright.ledger.Completion;
import io.sealwright.ledger.DamagedLedger;
import io.sealwright.ledger.FileDisk;
import io.sealwright.ledger.Ledger;
import io.sealwright.ledger.LedgerConfig;
import io.sealwright.ledger.LedgerEntry;
import io.sealwright.ledger.TrailerMac;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A record of 900 bytes on its way into the ledger, in a temporary folder ({@code -Djava.io.tmpdir} chooses the disk).
 * Budget of the caller's part, with the hash: 1.0 us together with putting the record together.
 */
@State(Scope.Thread)
public class LedgerStage {
    private static final int BATCH = 64;

    private final byte[] event = new byte[900];
    private final UUID eventId = new UUID(1, 2);
    private final Path folder;
    private final Ledger ledger;
    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final Appender appender;
    private final Counted counted = new Counted();

    public LedgerStage() {
        try {
            folder = Files.createTempDirectory("ledger-stage");
            ledger = Ledger.open(
                    LedgerConfig.of(new UUID(3, 4)),
                    FileDisk.at(folder.resolve("ledger")),
                    new FixedMac(HmacSha256.keyed(new byte[32])),
                    InstantSource.system(),
                    Thread::new);
        } catch (IOException | DamagedLedger unusable) {
            throw new IllegalStateException("The temporary folder does not take a ledger", unusable);
        }
        appender = ledger.appender(tasks::add);
    }

    /** Copying the record into an entry. */
    @Benchmark
    public LedgerEntry entry() {
        return LedgerEntry.of(eventId, Basis.NONE, event);
    }

    /** One record of a batch of 64, from the entry to its completion, with the batch's sync. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public int durable() throws InterruptedException {
        counted.done = 0;
        for (int record = 0; record < BATCH; record++) {
            appender.append(entry(), counted);
        }
        appender.wake();
        while (counted.done < BATCH) {
            tasks.take().run();
        }
        return counted.done;
    }

    /** Leaves nothing behind. */
    @TearDown
    public void close() throws IOException {
        ledger.close();
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted((a, b) -> b.compareTo(a)).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }

    /** Confined to the benchmark's thread. */
    private static final class Counted implements Completion {
        private int done;

        @Override
        public void durable() {
            done++;
        }

        @Override
        public void failed() {
            throw new IllegalStateException("The ledger does not take the load of its benchmark");
        }
    }

    private record FixedMac(HmacSha256 key) implements TrailerMac {
        @Override
        public UUID keyId() {
            return new UUID(5, 6);
        }

        @Override
        public void mac(byte[] input, int offset, int length, byte[] output, int outputOffset) {
            key.mac(input, offset, length, output, outputOffset);
        }
    }
}
