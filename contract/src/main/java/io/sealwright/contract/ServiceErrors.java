// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import io.sealwright.vocabulary.ErrorCode;

/**
 * The codes by which a service says what every service must say.
 *
 * @param validation a limit of the model is broken
 * @param serialization the body is not what the protocol demands
 * @param accessDenied no policy allows it
 * @param internal a bug of ours; SDKs retry it
 * @param retryable the same again may succeed: conflicts, a store that is away
 * @param tellsReasons whether validation goes with a {@code Reason} in the place of a list of what is wrong
 */
public record ServiceErrors(
        ErrorCode validation,
        ErrorCode serialization,
        ErrorCode accessDenied,
        ErrorCode internal,
        ErrorCode retryable,
        boolean tellsReasons) {}
