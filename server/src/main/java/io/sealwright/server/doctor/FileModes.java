// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.doctor;

import io.sealwright.server.data.TlsFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Nobody but the folder's owner reads or writes anything in it; certificates are for all to read. */
final class FileModes implements Check {
    private static final int OTHERS = 0077;
    private static final int OTHERS_WRITE = 0022;

    @Override
    public List<Finding> examine(Patient patient) throws IOException {
        Path data = patient.data();
        var tls = TlsFolder.in(data);
        Set<Path> open = Set.of(tls.chain(), tls.authority());
        Object owner = Files.getAttribute(data, "unix:uid");
        List<Finding> findings = new ArrayList<>();
        try (Stream<Path> all = Files.walk(data)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                examine(path, owner, open.contains(path) ? OTHERS_WRITE : OTHERS, findings);
            }
        }
        return findings;
    }

    private static void examine(Path path, Object owner, int forbidden, List<Finding> findings) throws IOException {
        if (Files.isSymbolicLink(path)) {
            findings.add(Finding.warning(path + " is a link", "put the file itself in its place"));
            return;
        }
        if (!owner.equals(Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS))) {
            findings.add(Finding.danger(path + " belongs to another user than the folder", "chown it"));
        }
        int mode = (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        if ((mode & forbidden) != 0) {
            String what = "%s has mode %04o, so others may use it".formatted(path, mode & 07777);
            findings.add(Finding.danger(what, "chmod go= " + path + ", and ask who read it"));
        }
    }
}
