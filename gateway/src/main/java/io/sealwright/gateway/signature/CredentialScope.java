// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import io.sealwright.vocabulary.Region;

/**
 * What a signature is good for: one service in one Region.
 *
 * @param region the Region that is meant: us-east-1 where the request said {@code aws-global}
 */
public record CredentialScope(Region region, SigningService service) {}
