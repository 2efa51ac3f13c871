// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.sealwright.contract.iam.IamContract;
import io.sealwright.contract.sts.StsContract;
import io.sealwright.vocabulary.ServiceException;
import java.io.ByteArrayInputStream;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;

/** Any bytes are a record, or a refusal of one of two codes, whose answer is XML that another parser reads. */
class QueryFuzzTest {
    private static final List<OperationContract<?, ?>> OPERATIONS = List.of(
            StsContract.ASSUME_ROLE,
            StsContract.ASSUME_ROLE_WITH_WEB_IDENTITY,
            IamContract.SIMULATE_CUSTOM_POLICY,
            IamContract.CREATE_USER);

    @FuzzTest(maxDuration = "1m")
    void decode(FuzzedDataProvider data) throws Exception {
        OperationContract<?, ?> operation = data.pickValue(OPERATIONS);
        byte[] body = data.consumeRemainingAsBytes();
        try {
            operation.decodeQuery(QueryParameters.parse(body, 0, body.length));
        } catch (ServiceException refusal) {
            ServiceContract service = operation.service();
            if (!List.of(service.validation(), service.serialization()).contains(refusal.code())) {
                throw new AssertionError(refusal);
            }
            parse(service, refusal);
        }
    }

    private static void parse(ServiceContract service, ServiceException refusal) throws Exception {
        var answer = new ByteWriter();
        service.encodeRefusal(refusal, "id", answer);
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(answer.toByteArray()));
    }
}
