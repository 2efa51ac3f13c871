// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.contract.secretsmanager.SecretsManagerContract;
import io.sealwright.vocabulary.ServiceException;
import java.util.List;

/** Any bytes are a record, or a refusal of one of two codes; never anything else. */
class JsonFuzzTest {
    private static final List<OperationContract<?, ?>> OPERATIONS = List.of(
            KmsContract.ENCRYPT,
            KmsContract.CREATE_GRANT,
            KmsContract.IMPORT_KEY_MATERIAL,
            KmsContract.TAG_RESOURCE,
            SecretsManagerContract.CREATE_SECRET);

    @FuzzTest(maxDuration = "1m")
    void decode(FuzzedDataProvider data) {
        OperationContract<?, ?> operation = data.pickValue(OPERATIONS);
        byte[] body = data.consumeRemainingAsBytes();
        try {
            Structure input = operation.decodeJson(body, 0, body.length);
            JsonWriter.write(input, new ByteWriter());
        } catch (ServiceException refusal) {
            if (!isAllowed(operation, refusal)) {
                throw new AssertionError(refusal);
            }
        }
    }

    private static boolean isAllowed(OperationContract<?, ?> operation, ServiceException refusal) {
        return refusal.code().equals(operation.service().validation())
                || refusal.code().equals(operation.service().serialization());
    }
}
