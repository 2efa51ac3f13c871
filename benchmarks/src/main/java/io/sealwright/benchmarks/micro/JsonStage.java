// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealwright.contract.ByteWriter;
import io.sealwright.contract.kms.EncryptRequest;
import io.sealwright.contract.kms.EncryptResponse;
import io.sealwright.contract.kms.EncryptionAlgorithmSpec;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.vocabulary.Blob;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Encrypt's JSON, in and out and into the record. Budget: 0.5 us in, 0.1 us out, part of 1.0 us for the record. */
@State(Scope.Thread)
public class JsonStage {
    private static final String KEY = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    private final byte[] body = ("{\"KeyId\":\"" + KEY
                    + "\",\"Plaintext\":\"YSBzZWNyZXQgb2YgMzIgYnl0ZXMsIG5vIDAwMDAwMDE=\",\"EncryptionContext\":"
                    + "{\"purpose\":\"measured by the benchmark\",\"tenant\":\"tenant-17\",\"document\":\"document-17\"},"
                    + "\"EncryptionAlgorithm\":\"SYMMETRIC_DEFAULT\"}")
            .getBytes(UTF_8);
    private final EncryptRequest request = KmsContract.ENCRYPT.decodeJson(body, 0, body.length);
    private final EncryptResponse response =
            new EncryptResponse(Blob.copyOf(new byte[160]), KEY, EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT);
    private final ByteWriter writer = new ByteWriter(1024);

    /** Reading and checking the request against the model. */
    @Benchmark
    public EncryptRequest decode() {
        return KmsContract.ENCRYPT.decodeJson(body, 0, body.length);
    }

    /** Writing the answer. */
    @Benchmark
    public int encode() {
        writer.reset();
        KmsContract.ENCRYPT.encodeJson(response, writer);
        return writer.length();
    }

    /** The parameters as the record shows them. */
    @Benchmark
    public int requestParameters() {
        writer.reset();
        KmsContract.ENCRYPT.writeRequestParameters(request, writer);
        return writer.length();
    }
}
