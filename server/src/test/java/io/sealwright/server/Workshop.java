// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import io.sealwright.crypto.BadCiphertext;
import io.sealwright.crypto.BadSeal;
import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.KeyHandle;
import io.sealwright.crypto.KeyId;
import io.sealwright.crypto.KeyMaterialId;
import io.sealwright.crypto.KeyOrigin;
import io.sealwright.crypto.KeySpec;
import io.sealwright.crypto.KeyUsage;
import io.sealwright.crypto.MaterialBinding;
import io.sealwright.crypto.NewMaterial;
import io.sealwright.crypto.OsRandomSource;
import io.sealwright.crypto.RandomSource;
import io.sealwright.gateway.Write;
import io.sealwright.gateway.job.ClockWatch;
import io.sealwright.gateway.job.Job;
import io.sealwright.gateway.job.JobPermit;
import io.sealwright.gateway.job.Scheduler;
import io.sealwright.kms.job.KeyDeletion;
import io.sealwright.kms.model.KeyAddress;
import io.sealwright.kms.model.KeyFacts;
import io.sealwright.kms.model.KeyState;
import io.sealwright.kms.store.SqlErasures;
import io.sealwright.kms.store.SqlGrants;
import io.sealwright.kms.store.SqlKeys;
import io.sealwright.ledger.Basis;
import io.sealwright.ledger.LedgerEntry;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyType;
import io.sealwright.policy.PrincipalIds;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.rows.RegisterSeal;
import io.sealwright.server.config.Configuration;
import io.sealwright.server.installation.MaterialErasure;
import io.sealwright.server.installation.Registration;
import io.sealwright.store.Change;
import io.sealwright.store.Conflict;
import io.sealwright.store.HeldState;
import io.sealwright.store.Retrying;
import io.sealwright.store.Store;
import io.sealwright.store.StoreReport;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.Region;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** A whole server on a folder of its own, with keys that are made and destroyed behind its listeners. */
final class Workshop implements AutoCloseable {
    private static final Region REGION = new Region("us-east-1");
    private static final AccountId ACCOUNT = new AccountId("111122223333");
    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
    private static final byte[] CONTEXT = {0, 0, 0, 0};
    private static final Map<String, Blob> ENCRYPTED = new HashMap<>();

    private final Server server;
    private final CryptoBoundary crypto;
    private final Store store;
    private final SqlKeys keys;
    private final MaterialErasure erasure;
    private final Scheduler scheduler;
    private final RandomSource random = new OsRandomSource();
    private final PolicyDocument policy;

    private static Instant wall = START; // All servers of a test live in one time.
    private static long nanos;

    /** A key by its address and its one material. */
    record Key(KeyAddress address, KeyMaterialId material) {
        String id() {
            return address.keyId().toString();
        }

        MaterialBinding binding() {
            return new MaterialBinding(
                    address.account(),
                    address.region(),
                    address.keyId(),
                    material,
                    KeySpec.SYMMETRIC_DEFAULT,
                    KeyUsage.ENCRYPT_DECRYPT,
                    KeyOrigin.AWS_KMS);
        }
    }

    /** A key that is sealed and not stored. */
    record Prepared(Key key, Write write) {}

    private Workshop(Server server) throws Exception {
        this.server = server;
        Foundation foundation = server.foundation();
        this.crypto = foundation.crypto();
        this.store = foundation.store();
        var held = new HeldState(store, 1 << 20, System::nanoTime);
        foundation.feed().also(held::apply);
        this.keys = new SqlKeys(store, new PolicyDocuments(), new SqlGrants(store, crypto, held), crypto, held, "aws");
        this.erasure = foundation.erasure();
        this.policy = PolicyDocuments.compile(
                "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"kms:*\",\"Resource\":\"*\"}}",
                PolicyType.KEY_POLICY);
        this.scheduler = new Scheduler(
                List.of(),
                store,
                foundation.ledger(),
                new Retrying(new Random(1), _ -> {}),
                () -> nanos,
                new ClockWatch(() -> wall, () -> nanos, Optional.empty()),
                UUID::randomUUID);
    }

    static Workshop open(Path data) throws Exception {
        Configuration configuration = Configuration.read(
                List.of(
                        "--data=" + data,
                        "--listen=127.0.0.1:0",
                        "--admin-listen=127.0.0.1:0",
                        "--ledger.segment-bytes=4MiB"),
                Map.of(),
                data);
        return new Workshop(Server.start(configuration, () -> wall));
    }

    void pass(Duration time) {
        nanos += time.toNanos();
        wall = wall.plus(time);
    }

    void step(Duration time) {
        wall = wall.plus(time);
    }

    Prepared prepare() {
        return prepare(REGION);
    }

    private Prepared prepare(Region region) {
        KeyAddress address = new KeyAddress(ACCOUNT, region, KeyId.random(false, random));
        NewMaterial material = crypto.generate(
                ACCOUNT,
                region,
                address.keyId(),
                KeySpec.SYMMETRIC_DEFAULT,
                KeyUsage.ENCRYPT_DECRYPT,
                KeyOrigin.AWS_KMS);
        KeyFacts facts = KeyFacts.newlyMade(
                address, null, material.id(), policy.hash(), PrincipalIds.NONE, 0, wall.truncatedTo(ChronoUnit.MILLIS));
        return new Prepared(new Key(address, material.id()), keys.insert(facts, material, policy, List.of()));
    }

    void store(Prepared prepared) throws Conflict {
        commit(prepared.write());
    }

    /** A new key, with which something was encrypted. */
    Key key() throws Exception {
        return key(REGION);
    }

    Key key(Region region) throws Exception {
        Prepared prepared = prepare(region);
        store(prepared);
        Key key = prepared.key();
        try (KeyHandle handle = crypto.open(sealed(key), key.binding())) {
            ENCRYPTED.put(key.id(), crypto.encrypt(handle, new byte[] {1, 2, 3}, 0, 3, CONTEXT));
        }
        return key;
    }

    Blob sealed(Key key) {
        return store.read(snapshot -> snapshot.first(
                        "SELECT sealed FROM kms_key_material WHERE key_id = ?",
                        row -> Blob.owning(row.getBytes(1)),
                        key.id()))
                .orElseThrow();
    }

    boolean opens(Blob sealed, Key key) {
        try {
            crypto.open(sealed, key.binding()).close();
            return true;
        } catch (BadSeal _) {
            return false;
        }
    }

    boolean holdsWhatItEncrypted(Key key) throws BadSeal, BadCiphertext {
        try (KeyHandle handle = crypto.open(sealed(key), key.binding())) {
            return crypto.decrypt(handle, Objects.requireNonNull(ENCRYPTED.get(key.id())), CONTEXT)
                            .length()
                    == 3;
        }
    }

    boolean decrypts(Key key, Blob ciphertext) throws BadSeal, BadCiphertext {
        try (KeyHandle handle = crypto.open(sealed(key), key.binding())) {
            return crypto.decrypt(handle, ciphertext, CONTEXT).length() > 0;
        }
    }

    void destroy(Key key) throws Conflict {
        KeyFacts facts = keys.find(key.address()).orElseThrow().facts();
        commit(keys.replace(facts, facts.withState(new KeyState.PendingDeletion(wall.truncatedTo(ChronoUnit.MILLIS)))));
        scheduler.round(new KeyDeletion(keys));
        if (keys.find(key.address()).isPresent()) {
            throw new AssertionError("the key was not destroyed");
        }
    }

    private void commit(Write write) throws Conflict {
        byte[] record = LedgerEntry.of(UUID.randomUUID(), Basis.NONE, "{}".getBytes(StandardCharsets.US_ASCII))
                .bytes();
        store.commit(new Change(write.account(), write.touches(), record, write.body()));
    }

    /** The whole erasure, as far as it is due. */
    void erase() {
        scheduler.round(erasure);
    }

    boolean owes() {
        return !new SqlErasures(store, crypto).owing().isEmpty();
    }

    /** One step, committed; nothing that follows it. Whether there was one. */
    boolean stepAndDie() {
        var limited = new Limited(false);
        scheduler.round(limited);
        return limited.steps > 0;
    }

    /** One step up to its commit. */
    void prepareStepAndDie() {
        scheduler.round(new Limited(true));
    }

    List<String> findings() {
        return store.verify(new RegisterSeal(crypto), Registration.apart()).findings().stream()
                .map(StoreReport.Finding::what)
                .toList();
    }

    static List<Object> row(Path data, String table) throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("store.db"));
                ResultSet row = database.createStatement().executeQuery("SELECT * FROM " + table)) {
            List<Object> values = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                values.add(row.getObject(i));
            }
            return values;
        }
    }

    static void write(Path data, String statement, Object... values) throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("store.db"));
                var prepared = database.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            prepared.executeUpdate();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** The erasure, one step at a time, without what follows a round. */
    private final class Limited implements Job<Region> {
        private final boolean dies;
        private int steps;

        Limited(boolean dies) {
            this.dies = dies;
        }

        @Override
        public String name() {
            return erasure.name();
        }

        @Override
        public Duration interval() {
            return erasure.interval();
        }

        @Override
        public boolean irreversible() {
            return true;
        }

        @Override
        public List<Region> due(Instant now, int limit) {
            List<Region> due = new SqlErasures(store, crypto)
                    .owing().stream()
                            .map(io.sealwright.kms.model.Erasure::region)
                            .toList();
            return due.subList(0, Math.min(1, due.size()));
        }

        @Override
        public Optional<Step> step(Region region, JobPermit<Region> permit) {
            Optional<Step> step = erasure.step(region, permit);
            steps += step.isPresent() ? 1 : 0;
            if (dies) {
                throw new IllegalStateException("killed before the commit");
            }
            return step;
        }
    }
}
