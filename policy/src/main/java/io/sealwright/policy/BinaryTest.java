// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of {@code BinaryEquals}: base64 on both sides, compared byte by byte. */
final class BinaryTest implements ValueTest {
    private final List<byte[]> values;

    private BinaryTest(List<byte[]> values) {
        this.values = values;
    }

    static BinaryTest of(List<String> values) throws MalformedPolicy {
        List<byte[]> read = new ArrayList<>();
        for (String value : values) {
            byte[] bytes = decoded(value);
            if (bytes == null) {
                throw MalformedPolicy.syntax();
            }
            read.add(bytes);
        }
        return new BinaryTest(read);
    }

    @Override
    public Match match(String value, AccessRequest request) {
        byte[] found = decoded(value);
        for (byte[] wanted : values) {
            if (found != null && Arrays.equals(wanted, found)) {
                return Match.YES;
            }
        }
        return Match.NO;
    }

    private static byte @Nullable [] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
