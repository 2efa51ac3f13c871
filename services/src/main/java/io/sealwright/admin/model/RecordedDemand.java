// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.model;

import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Target;
import io.sealwright.policy.Fact;
import io.sealwright.policy.Facts;
import io.sealwright.policy.Resource;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Blob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rights that a recorded call needed: from the words of a denial, else from what it touched. */
final class RecordedDemand {

    /** AWS's words name the action, and to callers of the same account the resource. */
    private static final Pattern DENIAL = Pattern.compile(
            "User: \\S+ is not authorized to perform: ([a-z0-9-]+):(\\w+) on (?:resource: (\\S+)|this).*");

    private RecordedDemand() {}

    /** At least one. */
    static List<Demand<Target>> of(RecordedCall call) {
        Facts facts = new RecordedParameters(call);
        Optional<Demand<Target>> denied = call.errorMessage().flatMap(message -> denied(message, call, facts));
        if (denied.isPresent()) {
            return List.of(denied.get());
        }
        List<Demand<Target>> demands = new ArrayList<>();
        List<String> resources = call.resources();
        for (int i = 0; i < Math.max(1, resources.size()); i++) {
            Resource resource = i < resources.size() ? resource(resources.get(i)) : Resource.EVERYTHING;
            demands.add(new Demand<>(action(call, i), new Told(resource), facts));
        }
        return demands;
    }

    private static Optional<Demand<Target>> denied(String message, RecordedCall call, Facts facts) {
        Matcher words = DENIAL.matcher(message);
        if (!words.matches()) {
            return Optional.empty();
        }
        String named = words.group(3);
        Resource resource = named == null ? named(call) : resource(named);
        return Optional.of(new Demand<>(new Action(words.group(1), words.group(2)), new Told(resource), facts));
    }

    /** What a stranger named: no record tells it more. */
    private static Resource named(RecordedCall call) {
        return call.parameters()
                .flatMap(parameters -> parameters.text("keyId"))
                .map(RecordedDemand::resource)
                .orElse(Resource.EVERYTHING);
    }

    private static Resource resource(String text) {
        return Arn.parse(text).map(Resource::of).orElse(Resource.EVERYTHING);
    }

    /** ReEncrypt is the one operation whose rights have names of their own. */
    private static Action action(RecordedCall call, int index) {
        String service =
                call.eventSource().substring(0, Math.max(0, call.eventSource().indexOf('.')));
        String name = call.eventName();
        if (name.equals("ReEncrypt")) {
            return new Action(service, index == 0 ? "ReEncryptFrom" : "ReEncryptTo");
        }
        return new Action(service, name);
    }

    /** A resource of which no more is known than its ARN. */
    private record Told(Resource resource) implements Target {

        @Override
        public long version() {
            return 0;
        }

        @Override
        public Guard guard() {
            return Guard.CallersPolicies.INSTANCE;
        }

        @Override
        public Fact tag(String key) {
            return Fact.UNKNOWN;
        }

        @Override
        public @Nullable Blob recordEntry() {
            return null;
        }
    }
}
