// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.contract.ByteWriter;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.contract.sts.StsContract;
import io.sealwright.gateway.http.HttpReply;
import io.sealwright.gateway.http.MediaType;
import io.sealwright.gateway.signature.RefusalShape;
import io.sealwright.vocabulary.ServiceException;

/** Writes refusals from before any service is known, in the shape that the request suggests. */
final class Refusal {

    private Refusal() {}

    static HttpReply reply(RefusalShape shape, ServiceException why, int status, String requestId, ByteWriter body) {
        body.reset();
        return switch (shape) {
            case JSON -> {
                KmsContract.SERVICE.encodeRefusal(why, requestId, body);
                yield HttpReply.of(status, MediaType.AMZ_JSON_1_1, requestId, body.array(), 0, body.length());
            }
            case XML -> {
                StsContract.SERVICE.encodeRefusal(why, requestId, body);
                yield HttpReply.of(status, MediaType.XML, requestId, body.array(), 0, body.length());
            }
        };
    }
}
