// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import io.sealwright.vocabulary.SecretBytes;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * What is wrapped of a domain key version: the domain key itself, 32 bytes, from which the key of each purpose follows;
 * or, once what it sealed was destroyed, the purposes' keys that live on, each its label's code in one byte and 32
 * bytes of key. From those nobody gets the others.
 */
final class PurposeKeys {
    private static final CounterKdf PURPOSE = new CounterKdf("sealwright/purpose/v1");
    private static final int ENTRY = 1 + HeldKey.LENGTH;

    private PurposeKeys() {}

    /** The keys for each purpose that this version still has. */
    static Map<Label, HeldKey> of(Domain domain, int version, SecretBytes unwrapped) {
        byte[] bytes = unwrapped.exposedBytes();
        if (bytes.length == HeldKey.LENGTH) {
            return derived(domain, version, bytes);
        }
        if (bytes.length % ENTRY != 0) {
            throw new IllegalStateException("neither a domain key nor its purposes' keys");
        }
        Map<Label, HeldKey> keys = new EnumMap<>(Label.class);
        for (int at = 0; at < bytes.length; at += ENTRY) {
            keys.put(label(bytes[at]), HeldKey.taking(Arrays.copyOfRange(bytes, at + 1, at + ENTRY)));
        }
        return keys;
    }

    /** The same without the keys that shall die, to be wrapped in the place of what was. */
    static SecretBytes surviving(Domain domain, int version, SecretBytes unwrapped) {
        Map<Label, HeldKey> keys = of(domain, version, unwrapped);
        byte[] surviving = new byte
                [ENTRY
                        * (int) keys.keySet().stream()
                                .filter(label -> !label.diesWithMaterial())
                                .count()];
        int at = 0;
        for (Map.Entry<Label, HeldKey> entry : keys.entrySet()) {
            if (!entry.getKey().diesWithMaterial()) {
                byte[] key = entry.getValue().copy();
                surviving[at] = entry.getKey().code();
                System.arraycopy(key, 0, surviving, at + 1, key.length);
                Bytes.wipe(key);
                at += ENTRY;
            }
            entry.getValue().wipe();
        }
        return SecretBytes.owning(surviving);
    }

    private static Map<Label, HeldKey> derived(Domain domain, int version, byte[] domainKey) {
        HeldKey key = HeldKey.taking(domainKey.clone());
        try {
            Map<Label, HeldKey> purposes = new EnumMap<>(Label.class);
            for (Label label : Label.values()) {
                purposes.put(
                        label, HeldKey.taking(PURPOSE.derive(key, context(domain, version, label), HeldKey.LENGTH)));
            }
            return purposes;
        } finally {
            key.wipe();
        }
    }

    private static Label label(byte code) {
        return Arrays.stream(Label.values())
                .filter(label -> label.code() == code)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a purpose that this version does not know"));
    }

    private static byte[] context(Domain domain, int version, Label label) {
        return new LengthPrefixed()
                .text(label.word())
                .text(domain.name())
                .part(Bytes.ofInt(version))
                .toByteArray();
    }
}
