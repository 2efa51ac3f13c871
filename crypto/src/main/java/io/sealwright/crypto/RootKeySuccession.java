// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The steps in which one root key file takes another's place. The store decides which of the two is the root key; so a
 * crash between any two steps is made good by taking them again.
 *
 * <ol>
 *   <li>The next key is on the disk, beside the first, and nothing is sealed under it.
 *   <li>The store commits its stamp, with everything wrapped anew.
 *   <li>The first key's bytes are overwritten.
 *   <li>The next key gets its name.
 * </ol>
 */
final class RootKeySuccession {
    private RootKeySuccession() {}

    /**
     * Brings the files to what the store says. A next key of which this store never heard is left: it may be that of
     * another time of the store, and the next erasure uses it.
     *
     * @param file the root key's
     * @throws RootKeyRefused if a file cannot be changed; nothing that may still be needed was destroyed
     */
    static void settle(Path file, RootKeyStamp stored) throws RootKeyRefused {
        Path next = file.resolveSibling(KeyFileSeal.NEXT);
        if (!holds(next, stored)) {
            return;
        }
        try {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                KeyFolder.overwrite(file);
            }
            KeyFolder.rename(next, file);
        } catch (IOException e) {
            throw new RootKeyRefused("%s cannot be replaced by %s: %s".formatted(file, next, e), e);
        }
    }

    /** @throws RootKeyRefused if the root key's file could not be overwritten, once another has taken its place */
    static void requireDestructible(Path file) throws RootKeyRefused {
        try {
            KeyFolder.requireWritable(file);
        } catch (IOException e) {
            throw new RootKeyRefused("%s could not be overwritten, and is not replaced: %s".formatted(file, e), e);
        }
    }

    /** Whether the root key of {@code stored} is in {@code file}. */
    static boolean holds(Path file, RootKeyStamp stored) {
        Optional<RootKey> found = find(file, stored);
        found.ifPresent(RootKey::close);
        return found.isPresent();
    }

    /**
     * The root key of {@code stored}, if it is there. A file that is damaged, as one that was overwritten, has none.
     */
    static Optional<RootKey> find(Path file, RootKeyStamp stored) {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            RootKey root = KeyFileSeal.read(file);
            if (root.stamp().equals(stored)) {
                return Optional.of(root);
            }
            root.close();
            return Optional.empty();
        } catch (RootKeyRefused notThisOne) {
            return Optional.empty();
        }
    }
}
