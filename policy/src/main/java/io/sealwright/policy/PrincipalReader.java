// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import io.sealwright.vocabulary.Arn;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonToken;

/** Reads a Principal or NotPrincipal element: {@code "*"}, or an object of lists by kind. */
final class PrincipalReader {

    /** Where a user or role stands in the text, quotes included. */
    record Spot(Arn arn, int begin, int end) {}

    private final PolicyType type;
    private final List<PolicyPrincipal> principals = new ArrayList<>();
    private final List<Spot> spots = new ArrayList<>();

    private PrincipalReader(PolicyType type) {
        this.type = type;
    }

    static PrincipalReader read(PolicyJson json, PolicyType type) throws MalformedPolicy {
        var reader = new PrincipalReader(type);
        JsonToken token = json.next();
        if (token == JsonToken.VALUE_STRING && json.current().equals("*")) {
            reader.principals.add(new PolicyPrincipal.Everyone());
            return reader;
        }
        if (token != JsonToken.START_OBJECT) {
            throw new MalformedPolicy(MalformedPolicy.INVALID_PRINCIPALS);
        }
        while (json.hasNextMember()) {
            reader.ofKind(json.member(), json);
        }
        if (reader.principals.isEmpty()) {
            throw new MalformedPolicy(MalformedPolicy.INVALID_PRINCIPALS);
        }
        return reader;
    }

    private void ofKind(String kind, PolicyJson json) throws MalformedPolicy {
        JsonToken token = json.next();
        if (token == JsonToken.VALUE_STRING) {
            add(kind, json);
            return;
        }
        if (token != JsonToken.START_ARRAY) {
            throw MalformedPolicy.syntax();
        }
        for (token = json.next(); token != JsonToken.END_ARRAY; token = json.next()) {
            if (token != JsonToken.VALUE_STRING) {
                throw MalformedPolicy.syntax();
            }
            add(kind, json);
        }
    }

    private void add(String kind, PolicyJson json) throws MalformedPolicy {
        String text = json.current();
        PolicyPrincipal principal = parse(kind, text);
        principals.add(principal);
        if (principal instanceof PolicyPrincipal.Entity(var arn)) {
            spots.add(new Spot(arn, json.begin(), json.end()));
        }
    }

    private PolicyPrincipal parse(String kind, String text) throws MalformedPolicy {
        try {
            return PolicyPrincipal.parse(kind, text);
        } catch (MalformedPolicy invalid) {
            throw type == PolicyType.TRUST_POLICY && invalid.reason().equals(MalformedPolicy.INVALID_PRINCIPALS)
                    ? MalformedPolicy.invalidInTrust(kind, text)
                    : invalid;
        }
    }

    List<PolicyPrincipal> principals() {
        return principals;
    }

    List<Spot> spots() {
        return spots;
    }
}
