// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import io.sealwright.contract.kms.KmsError;
import org.jspecify.annotations.Nullable;

/** A structure of our own with one number and one moment, neither of them limited. */
record ProbeRequest(@Nullable Integer number, java.time.@Nullable Instant moment) implements Structure {
    private static final StructureShape SHAPE = new StructureShape(
            "ProbeRequest",
            0,
            (ordinal, values) -> new ProbeRequest((Integer) values[0], (java.time.Instant) values[1]),
            Member.optional("Number", new Shape.IntegerOf(Long.MIN_VALUE, Long.MAX_VALUE)),
            Member.optional("Moment", new Shape.Timestamp()));

    static final OperationContract<ProbeRequest, NoOutput> OPERATION = ServiceContract.json(
                    "probe",
                    "2026-01-01",
                    "Probe",
                    true,
                    new ServiceErrors(
                            KmsError.VALIDATION,
                            KmsError.SERIALIZATION,
                            KmsError.ACCESS_DENIED,
                            KmsError.KMS_INTERNAL,
                            KmsError.DEPENDENCY_TIMEOUT,
                            false))
            .define("Probe", ProbeRequest.class, SHAPE, NoOutput.class, NoOutput.SHAPE);

    @Override
    public StructureShape shape() {
        return SHAPE;
    }

    @Override
    public @Nullable Object get(int member) {
        return member == 0 ? number : moment;
    }
}
