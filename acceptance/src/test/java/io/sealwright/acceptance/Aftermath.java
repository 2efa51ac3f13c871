// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.acceptance.Acknowledged.Sealed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Holds a server that came up after a crash against what was acknowledged before it, and against its own ledger. */
final class Aftermath {
    private static final int CALLERS = 4;

    private final SignedClient client;
    private final LedgerRecords records;

    Aftermath(RunningServer server) {
        this.client = new SignedClient(server.credentials());
        this.records = server.ledger();
    }

    /** Every answer that anybody got is in the ledger, as the success or the refusal that it was. */
    void requireRecorded(Acknowledged acknowledged) {
        Map<String, Boolean> recorded = records.all().stream()
                .filter(record -> !record.requestId().isEmpty())
                .collect(toMap(
                        LedgerRecord::requestId, record -> record.errorCode().isEmpty()));

        assertThat(recorded).containsAllEntriesOf(acknowledged.calls());
    }

    /**
     * No change without its record, no record of success without its change: what the records say, told in their order,
     * is what the server says, for every key and alias that it lists.
     *
     * @param looked keys whose state and policy are compared too; null for all
     */
    void requireAsRecorded(@Nullable Collection<String> looked) throws IOException, InterruptedException {
        LedgerStory story = LedgerStory.of(records);

        assertThat(all("ListKeys", "Keys").stream()
                        .map(key -> key.string("KeyId"))
                        .collect(toSet()))
                .isEqualTo(story.states().keySet());
        assertThat(all("ListAliases", "Aliases").stream()
                        .collect(toMap(alias -> alias.string("AliasName"), alias -> alias.string("TargetKeyId"))))
                .isEqualTo(story.aliases());
        inParallel(looked == null ? story.states().keySet() : looked, key -> requireAsRecorded(key, story));
    }

    private void requireAsRecorded(String key, LedgerStory story) throws IOException, InterruptedException {
        String body = "{\"KeyId\":\"%s\"}".formatted(key);
        assertThat(client.require("DescribeKey", body).object("KeyMetadata").string("KeyState"))
                .describedAs(key)
                .isEqualTo(story.states().get(key));
        String recorded = story.policies().get(key);
        if (recorded != null) {
            assertThat(client.require("GetKeyPolicy", body).string("Policy")).isEqualTo(recorded);
        }
    }

    /** Keys that were created work, once they are enabled; ciphertexts open. */
    void requireUsable(Acknowledged acknowledged) throws IOException, InterruptedException {
        inParallel(acknowledged.keys(), this::requireUsable);
        inParallel(acknowledged.sealed(), this::requireOpens);
    }

    private void requireUsable(String key) throws IOException, InterruptedException {
        String body = "{\"KeyId\":\"%s\"}".formatted(key);
        String state = client.require("DescribeKey", body).object("KeyMetadata").string("KeyState");
        if (state.equals("PendingDeletion")) {
            client.require("CancelKeyDeletion", body);
        }
        if (!state.equals("Enabled")) {
            client.require("EnableKey", body);
        }
        client.require("Encrypt", "{\"KeyId\":\"%s\",\"Plaintext\":\"eA==\"}".formatted(key));
    }

    private void requireOpens(Sealed sealed) throws IOException, InterruptedException {
        Json opened = client.require(
                "Decrypt",
                "{\"KeyId\":\"%s\",\"CiphertextBlob\":\"%s\",\"EncryptionContext\":%s}"
                        .formatted(sealed.keyId(), sealed.ciphertext(), sealed.context()));
        assertThat(opened.string("Plaintext")).isEqualTo(sealed.plaintext());
    }

    private List<Json> all(String operation, String list) throws IOException, InterruptedException {
        List<Json> found = new ArrayList<>();
        String marker = "";
        do {
            String more = marker.isEmpty() ? "" : ",\"Marker\":\"%s\"".formatted(marker);
            Json page = client.require(operation, "{\"Limit\":100%s}".formatted(more));
            if (page.members().get(list) instanceof List<?> items) {
                items.forEach(item -> found.add((Json) item));
            }
            String next = page.text("NextMarker");
            marker = next == null ? "" : next;
        } while (!marker.isEmpty());
        return found;
    }

    /** A check that calls the server. */
    private interface Check<T> {
        void on(T item) throws IOException, InterruptedException;
    }

    private static <T> void inParallel(Collection<T> items, Check<T> check) throws InterruptedException {
        List<Callable<Boolean>> checks = items.stream()
                .<Callable<Boolean>>map(item -> () -> {
                    check.on(item);
                    return true;
                })
                .toList();
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            for (Future<Boolean> done : callers.invokeAll(checks)) {
                done.get();
            }
        } catch (ExecutionException failed) {
            throw new AssertionError("after the restart: " + failed.getCause(), failed.getCause());
        }
    }
}
