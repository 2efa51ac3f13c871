// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import io.sealwright.acceptance.Acknowledged.Sealed;
import io.sealwright.acceptance.SignedClient.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Customers who change and use keys of their own, and change a few that all of them have, each one call after the
 * other, until their server is gone.
 */
final class Load {
    private static final int CUSTOMERS = 4;

    private final Acknowledged acknowledged = new Acknowledged();
    private final List<String> shared = new CopyOnWriteArrayList<>();
    private final List<Thread> customers = new ArrayList<>();
    private volatile boolean ended;

    private Load() {}

    static Load on(Credentials caller, long seed) {
        var load = new Load();
        for (int i = 0; i < CUSTOMERS; i++) {
            var customer = load
            .new Customer(
                    new SignedClient(caller),
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed + i));
            load.customers.add(Thread.ofPlatform().name("customer-" + i).start(customer::live));
        }
        return load;
    }

    /** Waits for all customers, whose server has ended or who are asked to end. */
    Acknowledged end() throws InterruptedException {
        ended = true;
        for (Thread customer : customers) {
            customer.join();
        }
        return acknowledged;
    }

    /** How many calls were answered so far. */
    int answered() {
        return acknowledged.calls().size();
    }

    private final class Customer {
        private final SignedClient client;
        private final RandomGenerator random;
        private final List<String> enabled = new ArrayList<>();
        private final List<String> disabled = new ArrayList<>();

        Customer(SignedClient client, RandomGenerator random) {
            this.client = client;
            this.random = random;
        }

        void live() {
            try {
                while (!ended) {
                    step();
                }
            } catch (IOException gone) {
                // The server was killed, or is stopping: what it was doing for us is not acknowledged.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void step() throws IOException, InterruptedException {
            int draw = random.nextInt(100);
            if (draw < 7 || enabled.isEmpty()) {
                createKey();
            } else if (draw < 14) {
                call(
                        "CreateAlias",
                        "{\"AliasName\":\"alias/%s\",\"TargetKeyId\":\"%s\"}".formatted(uuid(), one(enabled)));
            } else if (draw < 21) {
                putKeyPolicy(one(enabled));
            } else if (draw < 28) {
                move("DisableKey", "", enabled, disabled);
            } else if (draw < 35) {
                move("EnableKey", "", disabled, enabled);
            } else if (draw < 38) {
                move("ScheduleKeyDeletion", ",\"PendingWindowInDays\":7", enabled, new ArrayList<>());
            } else if (draw < 42) {
                call("DescribeKey", "{\"KeyId\":\"%s\"}".formatted(uuid())); // refused
            } else if (draw < 48) {
                changeShared();
            } else if (draw < 70) {
                encrypt();
            } else {
                generateDataKey();
            }
        }

        private Answer call(String operation, String body) throws IOException, InterruptedException {
            Answer answer = client.call(operation, body);
            acknowledged.calls().put(answer.requestId(), answer.succeeded());
            return answer;
        }

        private void createKey() throws IOException, InterruptedException {
            Answer answer = call("CreateKey", "{}");
            if (answer.succeeded()) {
                String key = answer.json().object("KeyMetadata").string("KeyId");
                enabled.add(key);
                acknowledged.keys().add(key);
            }
        }

        private void move(String operation, String more, List<String> from, List<String> to)
                throws IOException, InterruptedException {
            if (from.isEmpty()) {
                return;
            }
            String key = from.remove(random.nextInt(from.size()));
            if (call(operation, "{\"KeyId\":\"%s\"%s}".formatted(key, more)).succeeded()) {
                to.add(key);
            }
        }

        /** Others do the same at the same time: only the order of the records can tell what became of it. */
        private void changeShared() throws IOException, InterruptedException {
            if (shared.isEmpty()) {
                shared.add(enabled.removeFirst());
                return;
            }
            String key = one(shared);
            switch (random.nextInt(3)) {
                case 0 -> putKeyPolicy(key);
                case 1 -> call("DisableKey", "{\"KeyId\":\"%s\"}".formatted(key));
                default -> call("EnableKey", "{\"KeyId\":\"%s\"}".formatted(key));
            }
        }

        /** Equal in meaning to the default policy, and to no other in words. */
        private void putKeyPolicy(String key) throws IOException, InterruptedException {
            String policy = """
                    {\\"Version\\":\\"2012-10-17\\",\\"Id\\":\\"%s\\",\\"Statement\\":{\\"Effect\\":\\"Allow\\",\
                    \\"Principal\\":\\"*\\",\\"Action\\":\\"kms:*\\",\\"Resource\\":\\"*\\"}}""".formatted(uuid());
            call("PutKeyPolicy", "{\"KeyId\":\"%s\",\"Policy\":\"%s\"}".formatted(key, policy));
        }

        private void encrypt() throws IOException, InterruptedException {
            String key = one(enabled);
            byte[] secret = new byte[1 + random.nextInt(200)];
            random.nextBytes(secret);
            String plaintext = Base64.getEncoder().encodeToString(secret);
            String context = context();
            Answer answer = call(
                    "Encrypt",
                    "{\"KeyId\":\"%s\",\"Plaintext\":\"%s\",\"EncryptionContext\":%s}"
                            .formatted(key, plaintext, context));
            if (answer.succeeded()) {
                acknowledged.sealed().add(new Sealed(key, answer.json().string("CiphertextBlob"), plaintext, context));
            }
        }

        private void generateDataKey() throws IOException, InterruptedException {
            String key = one(enabled);
            String context = context();
            Answer answer = call(
                    "GenerateDataKey",
                    "{\"KeyId\":\"%s\",\"KeySpec\":\"AES_256\",\"EncryptionContext\":%s}".formatted(key, context));
            if (answer.succeeded()) {
                Json made = answer.json();
                acknowledged
                        .sealed()
                        .add(new Sealed(key, made.string("CiphertextBlob"), made.string("Plaintext"), context));
            }
        }

        private String context() {
            return "{\"n\":\"%d\"}".formatted(random.nextInt());
        }

        private String one(List<String> keys) {
            return keys.get(random.nextInt(keys.size()));
        }

        private UUID uuid() {
            return new UUID((random.nextLong() & ~0xf000L) | 0x4000L, (random.nextLong() >>> 2) | (1L << 63));
        }
    }
}
