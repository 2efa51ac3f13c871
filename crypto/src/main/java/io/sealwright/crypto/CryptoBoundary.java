// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import io.sealwright.crypto.CommittedEncryption.NotAuthentic;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.Region;
import io.sealwright.vocabulary.SecretBytes;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.List;

/**
 * The only door to key material. Material is made, sealed and opened behind it; outside there are sealed bytes and
 * {@link KeyHandle}s.
 *
 * <p>All methods are thread-safe. {@link #encrypt} and {@link #decrypt} compute only and may run anywhere. The others
 * need a domain's keys: where these are not held yet they ask the store, and on an event loop say
 * {@link io.sealwright.vocabulary.NotAtHand} instead.
 */
public final class CryptoBoundary {
    private final RandomSource random;
    private final DomainKeys domainKeys;
    private final DomainSeals seals;
    private final CommittedEncryption encryption;
    private final Cleaner cleaner = Cleaner.create();

    public CryptoBoundary(Seal seal, DomainKeyRepository repository, RandomSource random) {
        this.random = random;
        this.domainKeys = new DomainKeys(seal, repository, random);
        this.seals = new DomainSeals(domainKeys, random);
        this.encryption = new CommittedEncryption("sealwright/encrypt/v1", random);
    }

    /**
     * Loads the keys of {@code domain} now, and makes them, durably, where there are none: at start, so that a root key
     * or store that does not fit stops the start and no request has to wait.
     */
    public void prepare(Domain domain) {
        domainKeys.of(domain);
    }

    /** Makes new material and seals it. Nothing is stored: the caller keeps what is returned, or it is lost. */
    public NewMaterial generate(
            AccountId account, Region region, KeyId keyId, KeySpec keySpec, KeyUsage keyUsage, KeyOrigin origin) {
        KeyMaterialId id = KeyMaterialId.random(random);
        var binding = new MaterialBinding(account, region, keyId, id, keySpec, keyUsage, origin);
        byte[] material = random.bytes(keySpec.materialBytes());
        try {
            return new NewMaterial(id, seals.seal(Label.MATERIAL, binding.domain(), binding.toByteArray(), material));
        } finally {
            Bytes.wipe(material);
        }
    }

    /**
     * Opens sealed material for use.
     *
     * @throws BadSeal if it was not sealed here for exactly this binding
     */
    public KeyHandle open(Blob sealed, MaterialBinding binding) throws BadSeal {
        var identity = new CiphertextHeader(binding.account(), binding.keyId(), binding.materialId());
        try (SecretBytes material = seals.unseal(Label.MATERIAL, binding.domain(), binding.toByteArray(), sealed)) {
            return new KeyHandle(identity, DerivationKey.of(material.exposedBytes(), identity), cleaner);
        }
    }

    /** Where in sealed material that version begins, 4 bytes, the highest first: for a store that compares them. */
    public static final int DOMAIN_KEY_VERSION_AT = DomainSeals.DOMAIN_VERSION_AT;

    /** The version of its Region's domain key under which material was sealed. */
    public static int domainKeyVersion(Blob sealed) {
        return DomainSeals.version(sealed);
    }

    /**
     * The same material, sealed anew under the newest key of its domain.
     *
     * @throws BadSeal if it was not sealed here for exactly this binding
     */
    public Blob sealAnew(Blob sealed, MaterialBinding binding) throws BadSeal {
        try (SecretBytes material = seals.unseal(Label.MATERIAL, binding.domain(), binding.toByteArray(), sealed)) {
            return seals.seal(Label.MATERIAL, binding.domain(), binding.toByteArray(), material.exposedBytes());
        }
    }

    /** The next version of {@code domain}'s key, for the caller to keep; {@link #drop} follows. */
    public WrappedDomainKey nextDomainKey(Domain domain) {
        return domainKeys.next(domain);
    }

    /** The stored keys of {@code domain} were changed: they are read anew when they are next needed. Does not wait. */
    public void drop(Domain domain) {
        domainKeys.drop(domain);
    }

    /**
     * All of {@code stored}, wrapped anew under the root key of {@code successor}. From what it gives for the versions
     * of {@code erased} below {@code below} no material opens that they sealed; everything else does.
     */
    public List<WrappedDomainKey> rewrapped(List<WrappedDomainKey> stored, Domain erased, int below, Seal successor) {
        return domainKeys.rewrapped(stored, erased, below, successor);
    }

    /**
     * Encrypts a range of {@code plaintext}; no two results are the same.
     *
     * @param context the encoded encryption context: authenticated, not encrypted, not in the result
     */
    public Blob encrypt(KeyHandle key, byte[] plaintext, int offset, int length, byte[] context) {
        try {
            return Blob.owning(
                    encryption.encrypt(key.derivationKey(), key.prefix(), plaintext, offset, length, context));
        } finally {
            Reference.reachabilityFence(key); // A dropped handle is wiped only after its last use.
        }
    }

    /** The same for a secret, all of it. */
    public Blob encrypt(KeyHandle key, SecretBytes plaintext, byte[] context) {
        return encrypt(key, plaintext.exposedBytes(), 0, plaintext.length(), context);
    }

    /**
     * A new data key of {@code length} bytes. Key, salt and nonce are different bytes of one draw: half the cost of
     * two.
     *
     * @param context the encoded encryption context
     */
    public DataKey dataKey(KeyHandle key, int length, byte[] context) {
        byte[] drawn = random.bytes(CommittedEncryption.DRAWN + length);
        try {
            byte[] blob = encryption.encrypt(
                    key.derivationKey(), key.prefix(), drawn, drawn, CommittedEncryption.DRAWN, length, context);
            byte[] plaintext = Arrays.copyOfRange(drawn, CommittedEncryption.DRAWN, drawn.length);
            return new DataKey(SecretBytes.owning(plaintext), Blob.owning(blob));
        } finally {
            Bytes.wipe(drawn);
            Reference.reachabilityFence(key);
        }
    }

    /** {@code length} random bytes that become somebody's secret, such as a data key. */
    public SecretBytes random(int length) {
        return SecretBytes.owning(random.bytes(length));
    }

    /**
     * Undoes {@link #encrypt}.
     *
     * @throws BadCiphertext if this key did not make {@code ciphertext} with this {@code context}; the reasons are not
     *     told apart
     */
    public SecretBytes decrypt(KeyHandle key, Blob ciphertext, byte[] context) throws BadCiphertext {
        try {
            return SecretBytes.owning(encryption.decrypt(key.derivationKey(), key.prefix(), ciphertext, context));
        } catch (NotAuthentic _) {
            throw new BadCiphertext();
        } finally {
            Reference.reachabilityFence(key);
        }
    }

    /**
     * Seals a value of our own for one purpose, domain and binding.
     *
     * @param binding what the value belongs to, encoded so that no two things encode alike ({@link LengthPrefixed})
     * @param plaintext stays the caller's, who wipes it
     */
    public Blob seal(Label label, Domain domain, byte[] binding, byte[] plaintext) {
        refuseMaterial(label);
        return seals.seal(label, domain, binding, plaintext);
    }

    /**
     * Undoes {@link #seal}.
     *
     * @throws BadSeal if {@code sealed} was not made here for this purpose, domain and binding
     */
    public SecretBytes unseal(Label label, Domain domain, byte[] binding, Blob sealed) throws BadSeal {
        refuseMaterial(label);
        return seals.unseal(label, domain, binding, sealed);
    }

    /**
     * A MAC over {@code parts}, each with its length: 4 bytes domain key version, 32 bytes HMAC-SHA-256.
     *
     * @param label one whose keys are for MACs
     */
    public byte[] mac(Label label, Domain domain, byte[]... parts) {
        return seals.mac(label, domain, parts);
    }

    /** Whether {@link #mac} made {@code mac} of the same label, domain and parts, under this domain key or an older. */
    public boolean verifies(byte[] mac, Label label, Domain domain, byte[]... parts) {
        return seals.verifies(mac, label, domain, parts);
    }

    /** The keys behind {@link #mac}, newest first, for a format that names its key itself. */
    public List<MacKey> macKeys(Label label, Domain domain) {
        return seals.macKeys(label, domain);
    }

    /** The access key ids of this installation. */
    public AccessKeyIds accessKeyIds() {
        return new AccessKeyIds(
                random,
                domainKeys.of(Domain.GLOBAL).keys(Label.ACCESS_KEY_ID).stream()
                        .map(HeldKey::hmac)
                        .toList());
    }

    /** The grant tokens of this installation. */
    public GrantTokens grantTokens() {
        return new GrantTokens(seals);
    }

    /** The forward tokens of this installation. */
    public ForwardTokens forwardTokens() {
        return new ForwardTokens(seals);
    }

    /** The session tokens of this installation. Opens the global domain's keys: not for an event loop. */
    public SessionTokens sessionTokens() {
        return new SessionTokens(domainKeys.of(Domain.GLOBAL), random);
    }

    /** Material is opened by {@link #open} alone, which hands out no bytes. */
    private static void refuseMaterial(Label label) {
        if (label == Label.MATERIAL) {
            throw new IllegalArgumentException("material has doors of its own");
        }
    }
}
