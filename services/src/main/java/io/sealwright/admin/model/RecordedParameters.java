// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.model;

import io.sealwright.contract.JsonObject;
import io.sealwright.policy.ConditionKey;
import io.sealwright.policy.Fact;
import io.sealwright.policy.Facts;
import java.util.List;
import java.util.Optional;

/**
 * What the recorded parameters of a call tell of its condition keys. The rest nobody kept: it is unknown, and the
 * explanation says so.
 */
final class RecordedParameters implements Facts {
    private final RecordedCall call;

    RecordedParameters(RecordedCall call) {
        this.call = call;
    }

    @Override
    public Fact of(ConditionKey key) {
        return switch (key.service()) {
            case "kms" -> ofKms(key);
            case "aws" -> ofTags(key);
            default -> Fact.UNKNOWN; // no record tells it
        };
    }

    private Fact ofKms(ConditionKey key) {
        return switch (key.name()) {
            case "calleraccount" ->
                call.event().text("recipientAccountId").map(Fact::of).orElse(Fact.UNKNOWN);
            case "encryptioncontext" -> encryptionContext(key.part());
            case "encryptioncontextkeys" ->
                context()
                        .map(context -> Fact.ofAll(List.copyOf(context.names())))
                        .orElse(Fact.ABSENT);
            case "encryptionalgorithm" -> parameter("encryptionAlgorithm");
            case "granteeprincipal" -> parameter("granteePrincipal");
            case "retiringprincipal" -> parameter("retiringPrincipal");
            case "grantoperations" -> list("operations");
            case "keyspec" -> parameter("keySpec");
            case "keyusage" -> parameter("keyUsage");
            case "keyorigin" -> parameter("origin");
            case "viaservice" ->
                call.via().map(via -> Fact.of(via.viaService(call.region()))).orElse(Fact.ABSENT);
            default -> Fact.UNKNOWN; // a fact about the key, as it was then
        };
    }

    private Optional<JsonObject> context() {
        return call.parameters().flatMap(parameters -> parameters.object("encryptionContext"));
    }

    private Fact encryptionContext(String name) {
        Optional<JsonObject> context = context();
        if (context.isEmpty()) {
            return Fact.ABSENT;
        }
        List<String> values = context.get().names().stream()
                .filter(member -> member.equalsIgnoreCase(name))
                .flatMap(member -> context.get().text(member).stream())
                .toList();
        return switch (values.size()) {
            case 0 -> Fact.ABSENT;
            case 1 -> Fact.of(values.getFirst());
            default -> new Fact.Twins(values);
        };
    }

    private Fact ofTags(ConditionKey key) {
        List<JsonObject> tags =
                call.parameters().map(parameters -> parameters.objects("tags")).orElse(List.of());
        return switch (key.name()) {
            case "requesttag" ->
                tags.stream()
                        .filter(tag -> name(tag).equalsIgnoreCase(key.part()))
                        .map(RecordedParameters::value)
                        .findFirst()
                        .map(Fact::of)
                        .orElse(Fact.ABSENT);
            case "tagkeys" ->
                tags.isEmpty()
                        ? Fact.ABSENT
                        : Fact.ofAll(tags.stream().map(RecordedParameters::name).toList());
            default -> Fact.UNKNOWN; // the gateway's
        };
    }

    /** KMS and Organizations, and IAM and STS, spell the members of a tag differently. */
    private static String name(JsonObject tag) {
        return tag.text("tagKey").or(() -> tag.text("key")).orElse("");
    }

    private static String value(JsonObject tag) {
        return tag.text("tagValue").or(() -> tag.text("value")).orElse("");
    }

    private Fact parameter(String name) {
        return call.parameters()
                .flatMap(parameters -> parameters.text(name))
                .map(Fact::of)
                .orElse(Fact.UNKNOWN);
    }

    private Fact list(String name) {
        List<String> values =
                call.parameters().map(parameters -> parameters.texts(name)).orElse(List.of());
        return values.isEmpty() ? Fact.ABSENT : Fact.ofAll(values);
    }
}
