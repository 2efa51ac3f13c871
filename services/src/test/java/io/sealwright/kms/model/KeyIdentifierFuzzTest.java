// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.sealwright.contract.kms.KmsError;
import io.sealwright.gateway.Call;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Principal;
import io.sealwright.vocabulary.Region;
import io.sealwright.vocabulary.ServiceException;
import java.time.Instant;

/** Any text names a key or an alias of this Region, or is not found; never anything else. */
class KeyIdentifierFuzzTest {
    private static final Call CALL = new Call(
            new Principal.User("aws", new AccountId("111122223333"), "/", "alice", "AIDAAAAAAAAAAAAAAAAAA"),
            "AKIAAAAAAAAAAAAAAAAA",
            new Region("eu-central-1"),
            "5a7e5f3c-0000-4000-8000-000000000000",
            Instant.EPOCH,
            "127.0.0.1",
            null,
            null);

    @FuzzTest
    void parse(FuzzedDataProvider data) {
        check(data.consumeRemainingAsString());
    }

    static void check(String text) {
        KeyIdentifier identifier;
        try {
            identifier = KeyIdentifier.parse(text, "aws", CALL);
        } catch (ServiceException refusal) {
            if (refusal.code() != KmsError.NOT_FOUND) {
                throw new AssertionError(text + " is refused with " + refusal);
            }
            return;
        }
        Arn arn = switch (identifier) {
            case KeyIdentifier.ByKey(var address) -> address.arn("aws");
            case KeyIdentifier.ByAlias(var address) -> address.arn("aws");
        };
        if (!arn.region().equals("eu-central-1")
                || !(text.startsWith("arn:") || arn.account().equals("111122223333"))) {
            throw new AssertionError(text + " became " + arn);
        }
        if (!arn.toString().endsWith(text.substring(text.lastIndexOf(':') + 1))) {
            throw new AssertionError(text + " became " + arn);
        }
    }
}
