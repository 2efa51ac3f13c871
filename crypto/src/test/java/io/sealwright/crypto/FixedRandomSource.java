// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static org.assertj.core.api.Assertions.assertThat;

/** One draw, known beforehand. */
final class FixedRandomSource implements RandomSource {
    private final byte[] draw;

    FixedRandomSource(byte[] draw) {
        this.draw = draw;
    }

    @Override
    public void fill(byte[] target) {
        assertThat(target).hasSameSizeAs(draw);
        System.arraycopy(draw, 0, target, 0, draw.length);
    }
}
