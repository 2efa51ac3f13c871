// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

/**
 * A code that AWS Organizations answers together with a {@code Reason}, by which programs tell one cause from another.
 *
 * @param error the code
 * @param reason one of the model's words for it
 */
public record Reasoned(ModelError error, String reason) implements ModelError {

    @Override
    public String messageMember() {
        return error.messageMember();
    }

    @Override
    public String wireName() {
        return error.wireName();
    }

    @Override
    public int httpStatus() {
        return error.httpStatus();
    }
}
