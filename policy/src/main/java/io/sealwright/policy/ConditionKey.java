// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

/**
 * The name of a fact about a request, as conditions and variables write it: {@code aws:RequestTag/Dept} is
 * {@code ("aws", "requesttag", "Dept")}, {@code kms:EncryptionContext:Dept} is {@code ("kms", "encryptioncontext",
 * "Dept")}, {@code kms:ViaService} is {@code ("kms", "viaservice", "")}.
 *
 * <p>Names are case-insensitive, so service and name are in lower case. The part is kept as it was written; it is
 * compared without regard to case too, by whoever keeps the facts.
 *
 * @param service what stands before the first colon, in lower case; for keys of an OpenID Connect provider its URL
 * @param name in lower case
 * @param part of keys that are families, such as tags: which of them; empty for all others
 */
public record ConditionKey(String service, String name, String part) {

    /** Whether this is {@code service:name}, whatever its part. */
    public boolean is(String service, String name) {
        return this.service.equals(service) && this.name.equals(name);
    }

    /** As AWS writes it, but in lower case. */
    @Override
    public String toString() {
        if (part.isEmpty()) {
            return service + ':' + name;
        }
        return service + ':' + name + (service.equals("kms") ? ':' : '/') + part;
    }
}
