// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.contract.kms.KmsError;
import io.sealwright.crypto.KeyId;
import io.sealwright.gateway.Call;
import io.sealwright.vocabulary.AccountId;
import java.util.Optional;

/**
 * How a request names a key: by key id, key ARN, alias name or alias ARN. Only its shape is judged here; whether such a
 * key exists is nobody's business before the decision.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id">Key identifiers</a>
 */
public sealed interface KeyIdentifier {
    String PREFIX = "arn:";
    String SERVICE = "kms";
    String KEY = "key/";

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
        if (text.startsWith(PREFIX)) {
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
        int partitionEnd = text.indexOf(':', PREFIX.length());
        int serviceEnd = text.indexOf(':', partitionEnd + 1);
        int regionEnd = text.indexOf(':', serviceEnd + 1);
        int accountEnd = text.indexOf(':', regionEnd + 1);
        boolean ours = partitionEnd > 0
                && serviceEnd > 0
                && regionEnd > 0
                && accountEnd > 0
                && is(partition, text, PREFIX.length(), partitionEnd)
                && is(SERVICE, text, partitionEnd + 1, serviceEnd);
        if (!ours) {
            throw invalid(text);
        }
        AccountId account = account(text, regionEnd + 1, accountEnd, call);
        if (!is(call.region().name(), text, serviceEnd + 1, regionEnd)) {
            throw KmsError.NOT_FOUND.because("Invalid arn %s", text.substring(serviceEnd + 1, regionEnd));
        }
        int resource = accountEnd + 1;
        if (text.startsWith(AliasAddress.PREFIX, resource)) {
            return new ByAlias(new AliasAddress(account, call.region(), text.substring(resource)));
        }
        Optional<KeyId> keyId =
                text.startsWith(KEY, resource) ? KeyId.parse(text, resource + KEY.length()) : Optional.empty();
        return new ByKey(new KeyAddress(account, call.region(), keyId.orElseThrow(() -> invalid(text))));
    }

    private static boolean is(String expected, String text, int start, int end) {
        return end - start == expected.length() && text.startsWith(expected, start);
    }

    private static AccountId account(String text, int start, int end, Call call) {
        if (is(call.account().digits(), text, start, end)) {
            return call.account();
        }
        String digits = text.substring(start, end);
        if (!AccountId.isWellFormed(digits)) {
            throw invalid(text);
        }
        return new AccountId(digits);
    }

    private static RuntimeException invalid(String text) {
        return KmsError.NOT_FOUND.because("Invalid keyId '%s'", text);
    }
}
