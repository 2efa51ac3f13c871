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

    private static final String KEY = "keyId";
    private static final String DESTINATION = "destinationKeyId";
    private static final List<String> NAMES = List.of(KEY, DESTINATION, "sourceKeyId");

    private RecordedDemand() {}

    /** The one that was denied, if policies denied one, or else all; at least one. */
    static List<Demand<Target>> of(RecordedCall call) {
        Facts facts = new RecordedParameters(call);
        Optional<Demand<Target>> denied =
                denial(call).map(words -> new Demand<>(action(words), new Told(resource(words, call)), facts));
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

    /** Whether it was denied in the words of a decision: policies were asked, be it that there was none. */
    static boolean wasDecided(RecordedCall call) {
        return denial(call).isPresent();
    }

    /**
     * Whether it was denied, and named something of another account: then what decided there says whether that exists.
     */
    static boolean wasDeniedToStranger(RecordedCall call) {
        return denial(call)
                .map(words -> words.group(3) == null
                        || isForeign(resource(words, call), call)
                        || NAMES.stream().anyMatch(name -> isForeign(named(name, call), call)))
                .orElse(false);
    }

    private static boolean isForeign(Resource resource, RecordedCall call) {
        return call.account().map(resource::isForeignTo).orElse(true);
    }

    private static Optional<Matcher> denial(RecordedCall call) {
        return call.wasDenied() ? call.errorMessage().map(DENIAL::matcher).filter(Matcher::matches) : Optional.empty();
    }

    private static Action action(Matcher denial) {
        return new Action(denial.group(1), denial.group(2));
    }

    /** What a stranger named, his denial does not say: his parameters do. */
    private static Resource resource(Matcher denial, RecordedCall call) {
        String said = denial.group(3);
        if (said != null) {
            return resource(said);
        }
        return named(denial.group(2).equals("ReEncryptTo") ? DESTINATION : KEY, call);
    }

    private static Resource named(String parameter, RecordedCall call) {
        return call.parameters()
                .flatMap(parameters -> parameters.text(parameter))
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
