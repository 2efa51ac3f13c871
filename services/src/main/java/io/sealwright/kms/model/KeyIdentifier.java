// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.contract.kms.KmsError;
import io.sealwright.crypto.KeyId;
import io.sealwright.gateway.Call;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import java.util.Optional;

/**
 * How a request names a key: by key id, key ARN, alias name or alias ARN. Only its shape is judged here; whether such a
 * key exists is nobody's business before the decision.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id">Key identifiers</a>
 */
public sealed interface KeyIdentifier {

    /** A key id or key ARN. */
    record ByKey(KeyAddress address) implements KeyIdentifier {}

    /** An alias name or alias ARN. */
    record ByAlias(AliasAddress address) implements KeyIdentifier {}

    /**
     * Reads any of the four forms.
     *
     * @throws io.sealwright.vocabulary.ServiceException NotFoundException, as AWS says it of a malformed identifier or
     *     one of another Region
     */
    static KeyIdentifier parse(String text, String partition, Call call) {
        if (text.startsWith(AliasAddress.PREFIX)) {
            return new ByAlias(new AliasAddress(call.account(), call.region(), text));
        }
        if (text.startsWith("arn:")) {
            return ofArn(text, partition, call);
        }
        KeyId keyId = KeyId.parse(text).orElseThrow(() -> invalid(text));
        return new ByKey(new KeyAddress(call.account(), call.region(), keyId));
    }

    /** Reads the two forms that name a key without an alias. */
    static KeyAddress parseKey(String text, String partition, Call call) {
        return switch (parse(text, partition, call)) {
            case ByKey(var address) -> address;
            case ByAlias _ -> throw invalid(text);
        };
    }

    private static KeyIdentifier ofArn(String text, String partition, Call call) {
        Arn arn = Arn.parse(text).orElseThrow(() -> invalid(text));
        if (!arn.service().equals("kms")
                || !arn.partition().equals(partition)
                || !AccountId.isWellFormed(arn.account())) {
            throw invalid(text);
        }
        if (!arn.region().equals(call.region().name())) {
            throw KmsError.NOT_FOUND.because("Invalid arn %s", arn.region());
        }
        AccountId account = new AccountId(arn.account());
        if (arn.resource().startsWith(AliasAddress.PREFIX)) {
            return new ByAlias(new AliasAddress(account, call.region(), arn.resource()));
        }
        Optional<KeyId> keyId = arn.resource().startsWith("key/")
                ? KeyId.parse(arn.resource().substring("key/".length()))
                : Optional.empty();
        return new ByKey(new KeyAddress(account, call.region(), keyId.orElseThrow(() -> invalid(text))));
    }

    private static RuntimeException invalid(String text) {
        return KmsError.NOT_FOUND.because("Invalid keyId '%s'", text);
    }
}
