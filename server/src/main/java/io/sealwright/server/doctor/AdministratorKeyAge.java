// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The first administrator's key is for the first days: people get users and roles of their own. */
final class AdministratorKeyAge implements Check {
    private static final Duration WARNED = Duration.ofDays(90);

    @Override
    public List<Finding> examine(Patient patient) throws IOException {
        Path credentials = patient.data().resolve("credentials");
        if (!Files.exists(credentials)) {
            return List.of();
        }
        Duration age = Duration.between(
                Files.getLastModifiedTime(credentials).toInstant(),
                patient.clock().instant());
        return age.compareTo(WARNED) < 0
                ? List.of()
                : List.of(Finding.warning(
                        "the first administrator's access key is %d days old and still in %s"
                                .formatted(age.toDays(), credentials),
                        "make users and roles, then delete the key (aws iam delete-access-key) and the file"));
    }
}
