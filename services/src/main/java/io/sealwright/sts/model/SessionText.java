// SPDX-License-Identifier: Apache-2.0
package io.sealwright.sts.model;

import java.util.regex.Pattern;

/** What the model says of texts that reach a session by another way than a request. */
public final class SessionText {
    private static final Pattern TAG_KEY = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{1,128}");
    private static final Pattern TAG_VALUE = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{0,256}");
    private static final Pattern SOURCE_IDENTITY = Pattern.compile("[\\w+=,.@-]{2,64}");

    private SessionText() {}

    static boolean isTagKey(String text) {
        return TAG_KEY.matcher(text).matches();
    }

    static boolean isTagValue(String text) {
        return TAG_VALUE.matcher(text).matches();
    }

    public static boolean isSourceIdentity(String text) {
        return SOURCE_IDENTITY.matcher(text).matches() && !text.startsWith("aws:");
    }
}
