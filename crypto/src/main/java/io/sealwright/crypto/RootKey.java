// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealwright.crypto.CommittedEncryption.NotAuthentic;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.SecretBytes;
import java.util.Arrays;

/**
 * A root key in memory: it seals domain keys and nothing else, and is closed as soon as that is done. Its two uses, the
 * check value and the wrapping, have derived keys of their own.
 */
final class RootKey implements AutoCloseable {
    private static final byte WRAPPED_VERSION = 1;
    private static final byte[] CHECK = "check".getBytes(US_ASCII);
    private static final byte[] WRAP = "wrap".getBytes(US_ASCII);
    private static final CounterKdf DERIVATION = new CounterKdf("sealwright/root/v1");

    private final byte[] id;
    private final HeldKey key;

    private RootKey(byte[] id, HeldKey key) {
        this.id = id;
        this.key = key;
    }

    /** Takes over {@code key}, 32 bytes, which is wiped. */
    static RootKey taking(byte[] id, byte[] key) {
        return new RootKey(id.clone(), HeldKey.taking(key));
    }

    RootKeyStamp stamp() {
        return new RootKeyStamp(Blob.copyOf(id), Blob.owning(derive(CHECK, RootKeyStamp.CHECK_LENGTH)));
    }

    WrappedDomainKey wrap(Domain domain, int version, SecretBytes domainKey, RandomSource random) {
        byte[] plaintext = domainKey.exposedBytes();
        HeldKey wrapping = HeldKey.taking(derive(WRAP, HeldKey.LENGTH));
        try {
            byte[] wrapped = encryption(random)
                    .encrypt(wrapping, prefix(), plaintext, 0, plaintext.length, context(domain, version));
            return new WrappedDomainKey(domain, version, Blob.owning(wrapped));
        } finally {
            wrapping.wipe();
        }
    }

    /** The id of the root key that wrapped it; empty if nothing did. */
    static Blob wrappedBy(WrappedDomainKey wrapped) {
        byte[] bytes = wrapped.wrapped().sharedBytes();
        return bytes.length <= RootKeyStamp.ID_LENGTH
                ? Blob.EMPTY
                : Blob.owning(Arrays.copyOfRange(bytes, 1, 1 + RootKeyStamp.ID_LENGTH));
    }

    SecretBytes unwrap(WrappedDomainKey wrapped) throws BadSeal {
        HeldKey wrapping = HeldKey.taking(derive(WRAP, HeldKey.LENGTH));
        try {
            return SecretBytes.owning(encryption(RootKey::drawsNothing)
                    .decrypt(wrapping, prefix(), wrapped.wrapped(), context(wrapped.domain(), wrapped.version())));
        } catch (NotAuthentic _) {
            throw new BadSeal();
        } finally {
            wrapping.wipe();
        }
    }

    @Override
    public void close() {
        key.wipe();
    }

    private byte[] derive(byte[] use, int length) {
        return DERIVATION.derive(key, new LengthPrefixed().part(use).part(id).toByteArray(), length);
    }

    private byte[] prefix() {
        byte[] prefix = new byte[1 + RootKeyStamp.ID_LENGTH];
        prefix[0] = WRAPPED_VERSION;
        System.arraycopy(id, 0, prefix, 1, id.length);
        return prefix;
    }

    private static byte[] context(Domain domain, int version) {
        return new LengthPrefixed()
                .text("sealwright/domain-key/v1")
                .text(domain.name())
                .part(Bytes.ofInt(version))
                .toByteArray();
    }

    private static CommittedEncryption encryption(RandomSource random) {
        return new CommittedEncryption("sealwright/wrap/v1", random);
    }

    private static void drawsNothing(byte[] target) {
        throw new IllegalStateException("unwrapping draws nothing, not even %d bytes".formatted(target.length));
    }
}
