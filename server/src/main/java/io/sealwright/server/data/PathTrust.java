// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;

/**
 * Decides whether other users of this machine could put something else in the place of a path.
 *
 * <p>Every folder on the way, and every folder on the way of a link's target, must belong to us or to root and be
 * writable by nobody else. A sticky folder such as {@code /tmp} will do, since in it only owners move what is theirs. A
 * group named as its owner is that user's own.
 */
final class PathTrust {
    private static final int STICKY = 01000;
    private static final int GROUP_WRITES = 0020;
    private static final int OTHERS_WRITE = 0002;
    private static final int MAX_LINKS = 40;

    private final long us;
    private int links;

    /** @param us the number of the user who runs this process */
    PathTrust(long us) {
        this.us = us;
    }

    /**
     * Checks all of an absolute path that exists; what does not exist yet will be made by us.
     *
     * @throws DataFolderRefused naming the first element that others can change
     */
    void check(Path path) throws IOException, DataFolderRefused {
        Path walked = path.getRoot();
        checkFolder(walked);
        for (Path name : path.normalize()) {
            walked = walked.resolve(name);
            if (!Files.exists(walked, LinkOption.NOFOLLOW_LINKS)) {
                return;
            }
            checkElement(walked);
        }
    }

    private void checkElement(Path element) throws IOException, DataFolderRefused {
        if (!Files.isSymbolicLink(element)) {
            checkFolder(element);
            return;
        }
        requireOurs(element, number(element, "unix:uid"));
        if (++links > MAX_LINKS) {
            throw new DataFolderRefused(element, "too many links");
        }
        Path parent = element.getParent();
        check((parent == null ? element : parent)
                .resolve(Files.readSymbolicLink(element))
                .normalize());
    }

    private void checkFolder(Path folder) throws IOException, DataFolderRefused {
        requireOurs(folder, number(folder, "unix:uid"));
        long mode = number(folder, "unix:mode");
        if ((mode & STICKY) != 0) {
            return;
        }
        boolean groupWrites = (mode & GROUP_WRITES) != 0 && !groupIsItsOwners(folder);
        if ((mode & OTHERS_WRITE) != 0 || groupWrites) {
            throw new DataFolderRefused(folder, "other users can write here, and so put another folder in its place");
        }
    }

    private void requireOurs(Path element, long owner) throws DataFolderRefused {
        if (owner != us && owner != 0) {
            throw new DataFolderRefused(
                    element, "belongs to another user (%d), who can change it; choose another --data".formatted(owner));
        }
    }

    private static long number(Path element, String attribute) throws IOException {
        return ((Number) Files.getAttribute(element, attribute, LinkOption.NOFOLLOW_LINKS)).longValue();
    }

    private static boolean groupIsItsOwners(Path folder) throws IOException {
        var attributes = Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return attributes.group().getName().equals(attributes.owner().getName());
    }
}
