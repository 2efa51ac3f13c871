// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.model;

import io.sealwright.gateway.TagFacts;
import io.sealwright.gateway.Target;
import io.sealwright.policy.Fact;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Principal;
import java.time.Duration;
import java.util.Map;

/**
 * A role as far as STS needs to know it. Immutable.
 *
 * @param partition of its ARN
 * @param path begins and ends with a slash
 * @param id its unique id, {@code AROA…}
 * @param version of its row: a decision is about this version
 * @param guard its trust policy, compiled: who may assume it
 * @param maxSessionDuration 1 to 12 hours
 */
public record Role(
        String partition,
        AccountId account,
        String path,
        String name,
        String id,
        long version,
        Target.Guard.OwnPolicy guard,
        Duration maxSessionDuration,
        Map<String, String> tags) {

    public Role {
        tags = Map.copyOf(tags);
    }

    public Arn arn() {
        return new Arn(partition, "iam", "", account.digits(), "role" + path + name);
    }

    /** Its tag, found without regard to the case of its key. */
    Fact tag(String key) {
        return TagFacts.among(tags, key);
    }

    /** A session of it. */
    public Principal.AssumedRole session(String sessionName) {
        return new Principal.AssumedRole(partition, account, path, name, id, sessionName);
    }
}
