// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import io.sealwright.crypto.KeyFamily.Aes;
import java.util.Set;

/**
 * The kinds of key a customer can create. One line per kind: everything the rest of the code asks about a kind is
 * answered from that line, so adding a kind is adding a line. The names are stored and never change.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-spec.html">Key spec
 *     reference</a>
 */
public enum KeySpec {
    SYMMETRIC_DEFAULT(new Aes(256));

    private final KeyFamily family;

    KeySpec(KeyFamily family) {
        this.family = family;
    }

    /** What {@code DescribeKey} lists, and what an operation may ask for. Empty: this usage is not offered. */
    public Set<Algorithm> algorithms(KeyUsage usage) {
        return family.algorithms(usage);
    }

    public boolean offers(KeyUsage usage) {
        return !algorithms(usage).isEmpty();
    }

    /** Only these rotate in place: their ciphertexts name the material that made them; signatures and MACs do not. */
    public boolean rotatable() {
        return family instanceof Aes;
    }

    int materialBytes() {
        return family.materialBytes();
    }
}
