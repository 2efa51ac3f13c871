// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import java.nio.charset.StandardCharsets;

/**
 * A member of a structure: its name in each of the places where it is written.
 *
 * @see Structure#get
 */
public final class Member {
    private final String name;
    private final Shape shape;
    private final boolean required;
    private final boolean logged;
    private final String lowerCamel;
    private final byte[] utf8;
    private final byte[] jsonKey;
    private final byte[] auditKey;

    private Member(String name, Shape shape, boolean required, boolean logged) {
        this.name = name;
        this.shape = shape;
        this.required = required;
        this.logged = logged && !shape.sensitive();
        this.lowerCamel = Character.toLowerCase(name.charAt(0)) + name.substring(1);
        this.utf8 = name.getBytes(StandardCharsets.UTF_8);
        this.jsonKey = ('"' + name + "\":").getBytes(StandardCharsets.UTF_8);
        this.auditKey = ('"' + lowerCamel + "\":").getBytes(StandardCharsets.UTF_8);
    }

    public static Member optional(String name, Shape shape) {
        return new Member(name, shape, false, true);
    }

    public static Member required(String name, Shape shape) {
        return new Member(name, shape, true, true);
    }

    /** The same member, kept out of audit records: ciphertexts, messages, grant tokens and the like. */
    public Member neverLogged() {
        return new Member(name, shape, required, false);
    }

    /** As the model spells it. */
    public String name() {
        return name;
    }

    /** As validation texts and audit records spell it: only the first letter is lowered, hence {@code aWSAccountId}. */
    public String lowerCamel() {
        return lowerCamel;
    }

    public Shape shape() {
        return shape;
    }

    public boolean isRequired() {
        return required;
    }

    /** Whether audit records may show it. */
    public boolean isLogged() {
        return logged;
    }

    byte[] utf8() {
        return utf8;
    }

    /** The quoted name and its colon. */
    byte[] jsonKey() {
        return jsonKey;
    }

    byte[] auditKey() {
        return auditKey;
    }
}
