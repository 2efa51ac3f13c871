// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.contract.ByteWriter;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.Structure;
import io.sealwright.crypto.Sha256;
import io.sealwright.gateway.Call;
import io.sealwright.rows.RepeatedRequests;
import io.sealwright.vocabulary.Blob;
import java.util.Optional;

/** What {@link RepeatedRequests} are told apart by: the operation and its input. */
public final class Repeats {

    private Repeats() {}

    /** The hash of one operation's input. */
    public static <I extends Structure> Blob hash(OperationContract<I, ?> contract, I input) {
        ByteWriter text = new ByteWriter().ascii(contract.name()).ascii("\n");
        contract.writeRequestParameters(input, text);
        return Blob.owning(Sha256.of(text.toByteArray()));
    }

    /** What this very request made before, when its answer was lost on the way. */
    public static <I extends Structure> Optional<String> find(
            RepeatedRequests<String> repeats, OperationContract<I, ?> contract, I input, Call call) {
        return call.invocationId() == null ? Optional.empty() : repeats.find(call, hash(contract, input));
    }
}
