// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract.generator;

import java.util.Locale;

/** How AWS's names become Java's. */
final class Names {
    private Names() {}

    /** {@code GenerateDataKey} becomes {@code GENERATE_DATA_KEY}, {@code KMSInvalidState} {@code KMS_INVALID_STATE}. */
    static String constant(String name) {
        String words = name;
        if (!name.equals(name.toUpperCase(Locale.ROOT))) {
            words = name.replaceAll("CMKs", "Cmks")
                    .replaceAll("OpenIDConnect", "OpenIdConnect")
                    .replaceAll("MFADevices", "MfaDevices")
                    .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                    .replaceAll("([A-Z]+)([A-Z][a-z])", "$1_$2");
        }
        String constant = words.replaceAll("[^A-Za-z0-9]+", "_").toUpperCase(Locale.ROOT);
        return Character.isDigit(constant.charAt(0)) ? "_" + constant : constant;
    }

    /** {@code DisabledException} becomes {@code DISABLED}. */
    static String error(String shape) {
        return constant(shape.endsWith("Exception") ? shape.substring(0, shape.length() - 9) : shape);
    }

    /** {@code AWSAccountId} becomes {@code awsAccountId}, {@code KeyId} {@code keyId}, {@code ARN} {@code arn}. */
    static String component(String member) {
        int capitals = 0;
        while (capitals < member.length() && Character.isUpperCase(member.charAt(capitals))) {
            capitals++;
        }
        int lowered = capitals <= 1 || capitals == member.length() ? capitals : capitals - 1;
        String component = member.substring(0, lowered).toLowerCase(Locale.ROOT) + member.substring(lowered);
        return component.equals("default") || component.equals("enum") ? component + "Value" : component;
    }

    /** {@code policyScopeType} becomes {@code PolicyScopeType}. */
    static String type(String shape) {
        return Character.toUpperCase(shape.charAt(0)) + shape.substring(1);
    }

    static String literal(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
