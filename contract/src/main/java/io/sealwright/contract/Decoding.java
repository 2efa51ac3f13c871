// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import io.sealwright.vocabulary.ErrorCode;
import io.sealwright.vocabulary.SecretBytes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one request's decoding gathers: broken limits, and secrets to be wiped should it end in a refusal. */
final class Decoding {
    /** Stands in for a structure that broke a limit: no record of it may exist. */
    private static final Object REFUSED = "";

    private final ServiceContract service;
    private @Nullable Violations violations;
    private @Nullable List<SecretBytes> secrets;

    Decoding(ServiceContract service) {
        this.service = service;
    }

    ErrorCode serialization() {
        return service.serialization();
    }

    SecretBytes secret(byte[] owned) {
        SecretBytes secret = SecretBytes.owning(owned);
        if (secrets == null) {
            secrets = new ArrayList<>(1);
        }
        secrets.add(secret);
        return secret;
    }

    /** Checks a structure against its limits; a record while nothing was broken so far. */
    Object finish(StructureShape shape, @Nullable Object[] values, @Nullable Path at) {
        for (int i = 0; i < values.length; i++) {
            Member member = shape.member(i);
            if (!Constraints.hold(member, values[i])) {
                report(member, values[i], at);
            }
        }
        return violations == null ? shape.build(values) : REFUSED;
    }

    private void report(Member member, @Nullable Object value, @Nullable Path at) {
        if (violations == null) {
            violations = new Violations(service.echoesValues());
        }
        violations.add(member, value, Path.of(at, member));
    }

    /** The outermost structure, or the refusal that names every broken limit. */
    Structure finish(StructureShape shape, @Nullable Object[] values) {
        if (finish(shape, values, null) instanceof Structure structure) {
            return structure;
        }
        if (violations == null) {
            throw new IllegalStateException("refused without a reason");
        }
        throw violations.refusal(service.errors());
    }

    void wipe() {
        if (secrets != null) {
            secrets.forEach(SecretBytes::close);
        }
    }
}
