// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sealwright.vocabulary.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Requests as text, answers as text: what the tests of this package read and write. */
final class Bodies {
    private Bodies() {}

    static <I extends Structure> I json(OperationContract<I, ?> operation, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return operation.decodeJson(bytes, 0, bytes.length);
    }

    static <I extends Structure> I form(OperationContract<I, ?> operation, String form) {
        byte[] bytes = form.getBytes(StandardCharsets.UTF_8);
        return operation.decodeQuery(QueryParameters.parse(bytes, 0, bytes.length));
    }

    static ServiceException refusalOfJson(OperationContract<?, ?> operation, String body) {
        return catchThrowableOfType(ServiceException.class, () -> json(operation, body));
    }

    static ServiceException refusalOfForm(OperationContract<?, ?> operation, String form) {
        return catchThrowableOfType(ServiceException.class, () -> form(operation, form));
    }

    static String written(Consumer<ByteWriter> encoder) {
        var writer = new ByteWriter();
        encoder.accept(writer);
        return new String(writer.toByteArray(), StandardCharsets.UTF_8);
    }
}
