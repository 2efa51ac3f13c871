// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import io.sealwright.vocabulary.Principal;
import io.sealwright.vocabulary.SecretBytes;

/**
 * An access key as it is now.
 *
 * @param id for example {@code AKIA…}, 20 characters
 * @param secretVersion differs whenever the secret does; signing keys are kept by it
 * @param secret the secret access key's ASCII bytes; stays the owner's, who closes it
 * @param active an inactive key is refused in the words for an unknown one
 * @param principal who calls with it
 */
public record AccessKey(String id, long secretVersion, SecretBytes secret, boolean active, Principal principal)
        implements AccessKeyFinding {}
