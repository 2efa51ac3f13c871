// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

/** Which version of Sealwright this is. */
public final class Release {
    private Release() {}

    /** As the build named it; {@code development} when the classes were not packed. */
    public static String version() {
        String version = Release.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
