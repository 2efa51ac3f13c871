// SPDX-License-Identifier: Apache-2.0
package io.sealwright.crypto;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

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
     * Brings the files to what the store says. With no next key there is nothing to do, and nothing is looked at.
     *
     * @throws RootKeyRefused if a file cannot be read or changed; nothing that may still be needed was destroyed
     */
    static void settle(Path folder, RootKeyStamp stored) throws RootKeyRefused {
        Path file = folder.resolve(KeyFileSeal.FILE_NAME);
        Path next = folder.resolve(KeyFileSeal.NEXT);
        if (!Files.exists(next, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            if (holds(next, stored)) {
                if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                    KeyFolder.overwrite(file);
                }
                KeyFolder.rename(next, file);
            } else if (holds(file, stored)) {
                KeyFolder.overwrite(next); // Nothing was sealed under it.
                KeyFolder.delete(next);
            }
        } catch (IOException e) {
            throw new RootKeyRefused("the root key in %s cannot be replaced: %s".formatted(folder, e), e);
        }
    }

    /** A file that is damaged, as one that was overwritten, holds no key. */
    private static boolean holds(Path file, RootKeyStamp stored) {
        try (RootKey root = KeyFileSeal.read(file)) {
            return root.stamp().equals(stored);
        } catch (RootKeyRefused notThisOne) {
            return false;
        }
    }
}
