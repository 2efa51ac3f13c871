// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import io.sealwright.vocabulary.NeverBlocks;
import io.sealwright.vocabulary.SecretBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The seal of the embedded installation: the root key in a file, {@code root.key}, beside the data. It protects backups
 * and copies of the data that do not have the file. It does not protect from whoever can read the folder. Who loses the
 * file loses all that was ever sealed.
 *
 * <p>The key is read from the file for each wrapping and unwrapping, and wiped after it: none stays in memory.
 */
public final class KeyFileSeal implements Seal {

    /** The file's name in its folder. */
    public static final String FILE_NAME = "root.key";

    /** Where its successor lies until the store has been wrapped anew. */
    static final String NEXT = FILE_NAME + ".next";

    private final Path file;
    private final RandomSource random;
    private volatile RootKeyStamp stamp;

    private KeyFileSeal(Path file, RandomSource random, RootKeyStamp stamp) {
        this.file = file;
        this.random = random;
        this.stamp = stamp;
    }

    /**
     * The seal of an installation whose store and ledger are both empty; that they are, the caller has made sure while
     * holding the data lock. Makes the file, on disk when this returns. A whole file that is there already, left by a
     * start that died before the store knew of it or put there by the operator, is used and never replaced.
     *
     * @return a seal whose {@link #stamp} the caller stores before anything is sealed
     * @throws RootKeyRefused if a file is there that cannot be used, or none can be written
     */
    public static KeyFileSeal first(Path folder, RandomSource random) throws RootKeyRefused {
        Path file = folder.resolve(FILE_NAME);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            writeNew(file, random);
        }
        try (RootKey root = read(file)) {
            KeyFolder.settle(file);
            return new KeyFileSeal(file, random, root.stamp());
        } catch (IOException e) {
            throw new RootKeyRefused("%s cannot be written to the disk: %s".formatted(file, e), e);
        }
    }

    /**
     * The seal of an installation that has a store. Looks for its root key under both names and changes nothing: the
     * folder may be that of a server that runs, or the store a copy of another time. {@link #replaceBy} finishes what a
     * crash interrupted.
     *
     * @param stored what the store knows of its root key
     * @throws RootKeyRefused if the file is missing, damaged, open to others, or holds another root key
     */
    public static KeyFileSeal open(Path folder, RandomSource random, RootKeyStamp stored) throws RootKeyRefused {
        KeyFileSeal seal = new KeyFileSeal(folder.resolve(FILE_NAME), random, stored);
        seal.unlock().close();
        return seal;
    }

    /**
     * Makes the root key that shall replace this one, on the disk beside it when this returns. Nothing is sealed under
     * it before the caller stores its {@link #stamp}, together with all that this seal has wrapped, wrapped anew;
     * {@link #replaceBy} follows. One that a failed attempt left is used.
     *
     * @throws RootKeyRefused if it cannot be written, this one could not be destroyed, or has not taken its own place
     */
    public KeyFileSeal successor() throws RootKeyRefused {
        Path next = file.resolveSibling(NEXT);
        if (RootKeySuccession.holds(next, stamp)) {
            throw new RootKeyRefused("%s is the root key, and is still to be renamed to %s: no other can follow it"
                    .formatted(next, file));
        }
        RootKeySuccession.requireDestructible(file);
        if (!Files.exists(next, LinkOption.NOFOLLOW_LINKS)) {
            writeNew(next, random);
        }
        try (RootKey root = read(next)) {
            KeyFolder.settle(next);
            return new KeyFileSeal(next, random, root.stamp());
        } catch (IOException e) {
            throw new RootKeyRefused("%s cannot be written to the disk: %s".formatted(next, e), e);
        }
    }

    /**
     * The store has this stamp: the key that it is of gets the root key's name, if it still lies beside it, and the one
     * whose name that was is destroyed. Its bytes are overwritten before its name is given to the other.
     *
     * @throws RootKeyRefused if the files cannot be changed; this seal finds its key all the same, and the next start,
     *     or the next call, does it
     */
    public void replaceBy(RootKeyStamp stored) throws RootKeyRefused {
        stamp = stored;
        RootKeySuccession.settle(file, stored);
    }

    /** Where the root key lies, for the line that tells the operator to keep it. */
    public Path file() {
        return file;
    }

    @Override
    public RootKeyStamp stamp() {
        return stamp;
    }

    @Override
    public WrappedDomainKey wrap(Domain domain, int version, SecretBytes domainKey) throws RootKeyRefused {
        try (RootKey root = unlock()) {
            return root.wrap(domain, version, domainKey, random);
        }
    }

    @Override
    public SecretBytes unwrap(WrappedDomainKey wrapped) throws BadSeal, RootKeyRefused {
        try (RootKey root = unlock()) {
            return root.unwrap(wrapped);
        }
    }

    /** Looks beside the file first: what lies under its name may be the one before, overwritten in whole or in part. */
    private RootKey unlock() throws RootKeyRefused {
        RootKeyStamp wanted = stamp;
        Optional<RootKey> pending = RootKeySuccession.find(file.resolveSibling(NEXT), wanted);
        if (pending.isPresent()) {
            return pending.get();
        }
        RootKey root = read(file);
        RootKeyStamp found = root.stamp();
        if (found.equals(wanted)) {
            return root;
        }
        root.close();
        throw new RootKeyRefused("%s holds %s, but this store was sealed with %s: put that key's file back"
                .formatted(file, found, wanted));
    }

    static RootKey read(Path file) throws RootKeyRefused {
        NeverBlocks.refuse("the root key's file");
        byte[] bytes = KeyFolder.read(file, RootKeyFile.LENGTH);
        try {
            return RootKeyFile.decode(bytes)
                    .orElseThrow(() -> new RootKeyRefused(
                            "%s is damaged: it is not a whole root key file. Restore it from your copy"
                                    .formatted(file)));
        } finally {
            Bytes.wipe(bytes);
        }
    }

    private static void writeNew(Path file, RandomSource random) throws RootKeyRefused {
        byte[] key = random.bytes(HeldKey.LENGTH);
        byte[] bytes = RootKeyFile.encode(random.bytes(RootKeyStamp.ID_LENGTH), key);
        try {
            KeyFolder.write(file, bytes);
        } catch (IOException e) {
            throw new RootKeyRefused("%s cannot be written: %s".formatted(file, e), e);
        } finally {
            Bytes.wipe(key);
            Bytes.wipe(bytes);
        }
    }
}
