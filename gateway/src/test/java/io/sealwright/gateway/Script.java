// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.kms.DescribeKeyRequest;
import io.sealwright.contract.kms.DescribeKeyResponse;
import io.sealwright.contract.kms.KeyMetadata;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.policy.Resource;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.NeverBlocks;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** An operation that does as its test says, and tells the journal where it is. */
final class Script implements Operation<DescribeKeyRequest, Script.Found, DescribeKeyResponse> {
    static final Action ACTION = new Action("kms", "DescribeKey");
    static final Action OTHER = new Action("kms", "Other");
    static final Arn ARN = Arn.parse("arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab")
            .orElseThrow();

    /** What {@code locate} found. */
    record Found(List<Demand<?>> demands) implements Located {}

    /** Something of the caller's account that only the caller's policies guard. */
    enum Thing implements Target {
        INSTANCE;

        @Override
        public Resource resource() {
            return Resource.of(ARN);
        }

        @Override
        public long version() {
            return 1;
        }

        @Override
        public Guard guard() {
            return Guard.CallersPolicies.INSTANCE;
        }

        @Override
        public Blob recordEntry() {
            return Blob.owning("{\"ARN\":\"%s\"}".formatted(ARN).getBytes(StandardCharsets.US_ASCII));
        }
    }

    private final Consumer<String> journal;
    final Demand<Thing> demand = new Demand<>(ACTION, Thing.INSTANCE);

    Supplier<Found> locating = () -> new Found(List.of(demand));
    Function<Permits, Answer<DescribeKeyResponse>> running = permits -> {
        var _ = permits.forDemand(demand).use(ACTION);
        return new Answer.Told<>(answer());
    };
    Effort effort = Effort.SHORT;

    Script(Consumer<String> journal) {
        this.journal = journal;
    }

    static DescribeKeyResponse answer() {
        return new DescribeKeyResponse(KeyMetadata.builder().keyId("1234abcd").build());
    }

    @Override
    public OperationContract<DescribeKeyRequest, DescribeKeyResponse> contract() {
        return KmsContract.DESCRIBE_KEY;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public Found locate(DescribeKeyRequest input, Call call) {
        journal.accept("locate");
        return locating.get();
    }

    @Override
    public Effort effort(DescribeKeyRequest input, Found located) {
        return effort;
    }

    @Override
    public Answer<DescribeKeyResponse> run(DescribeKeyRequest input, Found located, Permits permits, Call call) {
        journal.accept(NeverBlocks.here() ? "run on a loop" : "run elsewhere");
        return running.apply(permits);
    }
}
