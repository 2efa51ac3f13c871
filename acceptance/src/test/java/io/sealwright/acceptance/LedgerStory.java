// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the keys must be like if the ledger is right: its records of success told in their order, each as it says.
 *
 * @param states by key id
 * @param policies by key id, where one was put
 * @param aliases to key ids
 */
record LedgerStory(Map<String, String> states, Map<String, String> policies, Map<String, String> aliases) {

    static LedgerStory of(LedgerRecords records) {
        var story = new LedgerStory(new HashMap<>(), new HashMap<>(), new HashMap<>());
        records.all().stream().filter(record -> record.errorCode().isEmpty()).forEach(story::tell);
        return story;
    }

    private void tell(LedgerRecord record) {
        Json parameters =
                record.event().members().get("requestParameters") instanceof Json json ? json : new Json(Map.of());
        String key = parameters.text("keyId");
        switch (record.eventName()) {
            case "CreateKey" ->
                states.put(
                        record.event()
                                .object("responseElements")
                                .object("keyMetadata")
                                .string("keyId"),
                        "Enabled");
            case "EnableKey" -> move(key, "Enabled");
            case "DisableKey", "CancelKeyDeletion" -> move(key, "Disabled");
            case "ScheduleKeyDeletion" -> move(key, "PendingDeletion");
            case "PutKeyPolicy" -> policies.put(Objects.requireNonNull(key), parameters.string("policy"));
            case "CreateAlias" -> aliases.put(parameters.string("aliasName"), parameters.string("targetKeyId"));
            default -> {
                // Changes nothing of what is told here.
            }
        }
    }

    private void move(@Nullable String key, String state) {
        if (states.replace(Objects.requireNonNull(key), state) == null) {
            throw new AssertionError("a change of the key %s, which no record made".formatted(key));
        }
    }
}
