// SPDX-License-Identifier: Apache-2.0
package io.sealwright.vocabulary;

/**
 * What a policy allows or denies, such as {@code kms:Encrypt}.
 *
 * @param service the service prefix, in lower case
 * @param name the action's name, as AWS spells it
 */
public record Action(String service, String name) {

    @Override
    public String toString() {
        return service + ':' + name;
    }
}
