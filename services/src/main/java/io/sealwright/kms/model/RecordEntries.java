// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Blob;
import java.nio.charset.StandardCharsets;

/**
 * The JSON that the record of a call holds about what it touched; made once for each key and alias, not for each call.
 */
final class RecordEntries {

    private RecordEntries() {}

    static Blob of(String type, AccountId account, Arn arn) {
        return ascii("{\"accountId\":\"%s\",\"type\":\"%s\",\"ARN\":\"%s\"}".formatted(account, type, arn));
    }

    static Blob ascii(String json) {
        return Blob.owning(json.getBytes(StandardCharsets.US_ASCII));
    }
}
