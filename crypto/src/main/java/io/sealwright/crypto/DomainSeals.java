// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import io.sealwright.crypto.CommittedEncryption.NotAuthentic;
import io.sealwright.crypto.Label.Use;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.SecretBytes;
import java.util.List;
import java.util.Optional;

/**
 * Seals values and makes MACs under the keys of a domain and a purpose. Thread-safe.
 *
 * <p>A sealed value begins with version 1 ‖ label 1 ‖ domain key version 4 and goes on as {@link CommittedEncryption}
 * says. A MAC is domain key version 4 ‖ HMAC-SHA-256 32, so that it outlives the domain key's rotation.
 */
final class DomainSeals {
    private static final byte VERSION = 1;
    static final int DOMAIN_VERSION_AT = 2;
    private static final int PREFIX_LENGTH = DOMAIN_VERSION_AT + Integer.BYTES;

    private final DomainKeys keys;
    private final CommittedEncryption encryption;

    DomainSeals(DomainKeys keys, RandomSource random) {
        this.keys = keys;
        this.encryption = new CommittedEncryption("sealwright/seal/v1", random);
    }

    Blob seal(Label label, Domain domain, byte[] binding, byte[] plaintext) {
        label.require(Use.SEALING);
        HeldDomain held = keys.of(domain);
        byte[] prefix = prefix(label, held.current());
        return Blob.owning(encryption.encrypt(held.currentKey(label), prefix, plaintext, 0, plaintext.length, binding));
    }

    SecretBytes unseal(Label label, Domain domain, byte[] binding, Blob sealed) throws BadSeal {
        label.require(Use.SEALING);
        if (sealed.length() < PREFIX_LENGTH) {
            throw new BadSeal();
        }
        int version = Bytes.getInt(sealed.sharedBytes(), DOMAIN_VERSION_AT);
        HeldKey key = find(domain, version, label).orElseThrow(BadSeal::new);
        try {
            return SecretBytes.owning(encryption.decrypt(key, prefix(label, version), sealed, binding));
        } catch (NotAuthentic _) {
            throw new BadSeal();
        }
    }

    /** The version of the domain key under which a value was sealed; 0 if it is none. */
    static int version(Blob sealed) {
        return sealed.length() < PREFIX_LENGTH ? 0 : Bytes.getInt(sealed.sharedBytes(), DOMAIN_VERSION_AT);
    }

    byte[] mac(Label label, Domain domain, byte[][] parts) {
        label.require(Use.MAC);
        HeldDomain held = keys.of(domain);
        byte[] mac = new byte[Integer.BYTES + HmacSha256.LENGTH];
        Bytes.putInt(held.current(), mac, 0);
        System.arraycopy(hmac(held.currentKey(label), parts), 0, mac, Integer.BYTES, HmacSha256.LENGTH);
        return mac;
    }

    boolean verifies(byte[] mac, Label label, Domain domain, byte[][] parts) {
        label.require(Use.MAC);
        if (mac.length != Integer.BYTES + HmacSha256.LENGTH) {
            return false;
        }
        return find(domain, Bytes.getInt(mac, 0), label)
                .map(key -> ConstantTime.equal(hmac(key, parts), 0, mac, Integer.BYTES, HmacSha256.LENGTH))
                .orElse(false);
    }

    List<MacKey> macKeys(Label label, Domain domain) {
        label.require(Use.MAC);
        return keys.of(domain).keys(label).stream().map(MacKey::new).toList();
    }

    private Optional<HeldKey> find(Domain domain, int version, Label label) {
        return keys.find(domain).flatMap(held -> held.key(version, label));
    }

    private static byte[] hmac(HeldKey key, byte[][] parts) {
        LengthPrefixed message = new LengthPrefixed();
        for (byte[] part : parts) {
            message.part(part);
        }
        return key.hmac().mac(message.toByteArray());
    }

    private static byte[] prefix(Label label, int version) {
        byte[] prefix = new byte[PREFIX_LENGTH];
        prefix[0] = VERSION;
        prefix[1] = label.code();
        Bytes.putInt(version, prefix, DOMAIN_VERSION_AT);
        return prefix;
    }
}
