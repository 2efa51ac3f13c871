// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/** One line of {@code sigv4/vectors.tsv}: a request that botocore signed. */
record Vector(String name, String service, String region, String keyId, String secret, String request) {

    static List<Vector> all() {
        try (var in = Objects.requireNonNull(Vector.class.getResourceAsStream("/sigv4/vectors.tsv"))) {
            return new String(in.readAllBytes(), US_ASCII)
                    .lines()
                    .map(Vector::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Vector read(String line) {
        List<String> columns = List.of(line.split("\t", -1));
        return new Vector(
                columns.get(0),
                columns.get(1),
                columns.get(2),
                columns.get(3),
                columns.get(4),
                new String(Base64.getDecoder().decode(columns.get(5)), ISO_8859_1));
    }

    boolean isPresigned() {
        return request.contains("X-Amz-Signature=");
    }

    AccessKeys keys() {
        AccessKey key = Signatures.key(keyId, secret);
        return (id, _) -> id.equals(keyId) ? key : AccessKeyFinding.Missing.UNKNOWN;
    }

    @Override
    public String toString() {
        return name;
    }
}
