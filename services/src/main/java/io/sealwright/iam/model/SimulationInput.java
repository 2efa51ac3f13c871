// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.contract.iam.ContextEntry;
import io.sealwright.contract.iam.IamError;
import io.sealwright.policy.ConditionKey;
import io.sealwright.policy.ConditionKeys;
import io.sealwright.policy.Fact;
import io.sealwright.policy.MalformedPolicy;
import io.sealwright.policy.NamedPolicy;
import io.sealwright.policy.PolicyType;
import io.sealwright.policy.Resource;
import io.sealwright.rows.PolicyDocuments;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What requests for simulations bring. */
public final class SimulationInput {

    private SimulationInput() {}

    /**
     * Policies from a list, each under the list's name and its place.
     *
     * @throws io.sealwright.vocabulary.ServiceException InvalidInput
     */
    public static List<NamedPolicy> policies(@Nullable List<String> texts, String list, PolicyType type) {
        List<NamedPolicy> policies = new ArrayList<>();
        if (texts != null) {
            for (String text : texts) {
                policies.add(policy(text, "%s.%d".formatted(list, policies.size() + 1), type));
            }
        }
        return policies;
    }

    /** One policy under a name. */
    public static NamedPolicy policy(String text, String name, PolicyType type) {
        try {
            return NamedPolicy.inline(name, PolicyDocuments.compile(text, type));
        } catch (MalformedPolicy why) {
            throw IamError.INVALID_INPUT.saying("%s: %s".formatted(name, why.reason()));
        }
    }

    /** The one boundary that may be given, or null. */
    public static @Nullable NamedPolicy boundary(@Nullable List<String> texts) {
        List<NamedPolicy> given = policies(texts, "PermissionsBoundaryPolicyInputList", PolicyType.IDENTITY_POLICY);
        if (given.size() > 1) {
            throw IamError.INVALID_INPUT.because("Only one permissions boundary can be in effect at a time.");
        }
        return given.isEmpty() ? null : given.getFirst();
    }

    /** Facts by their keys, whatever the keys' case. */
    public static Map<ConditionKey, Fact> facts(@Nullable List<ContextEntry> entries) {
        Map<ConditionKey, Fact> facts = new HashMap<>();
        if (entries != null) {
            for (ContextEntry entry : entries) {
                String key = entry.contextKeyName();
                if (key == null || entry.contextKeyType() == null) {
                    throw IamError.INVALID_INPUT.because("A context entry has a name, a type and values.");
                }
                facts.put(SimulationFacts.folded(ConditionKeys.named(key)), fact(key, entry));
            }
        }
        return facts;
    }

    private static Fact fact(String key, ContextEntry entry) {
        List<String> values = entry.contextKeyValues() == null ? List.of() : entry.contextKeyValues();
        boolean isList = entry.contextKeyType() != null
                && entry.contextKeyType().wireName().endsWith("List");
        if (isList) {
            return Fact.ofAll(values);
        }
        if (values.size() != 1) {
            throw IamError.INVALID_INPUT.because("Context key %s has one value.", key);
        }
        return Fact.of(values.getFirst());
    }

    static Action action(String text) {
        int colon = text.indexOf(':');
        if (colon <= 0 || colon == text.length() - 1 || text.indexOf(':', colon + 1) >= 0) {
            throw IamError.INVALID_INPUT.because("Invalid Entry for ActionNames: %s", text);
        }
        return new Action(text.substring(0, colon).toLowerCase(Locale.ROOT), text.substring(colon + 1));
    }

    static Resource resource(String text) {
        if (text.equals("*")) {
            return Resource.EVERYTHING;
        }
        return Arn.parse(text)
                .map(Resource::of)
                .orElseThrow(() -> IamError.INVALID_INPUT.because("Invalid Entry for ResourceArns: %s", text));
    }

    /** The user that simulated calls are made as, or null when none is named. */
    public static Principal.@Nullable User user(@Nullable String callerArn) {
        if (callerArn == null) {
            return null;
        }
        Arn arn = Arn.parse(callerArn)
                .filter(read -> read.service().equals("iam")
                        && read.resource().startsWith("user/")
                        && AccountId.isWellFormed(read.account()))
                .orElseThrow(() -> IamError.INVALID_INPUT.because("Invalid Entry for CallerArn: %s", callerArn));
        String path = arn.resource().substring("user".length(), arn.resource().lastIndexOf('/') + 1);
        String name = arn.resource().substring(arn.resource().lastIndexOf('/') + 1);
        return new Principal.User(arn.partition(), new AccountId(arn.account()), path, name, name);
    }
}
