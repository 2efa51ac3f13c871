// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

/**
 * What was verified in the place of a signature, for an operation that is unsigned by nature. The operation reads it
 * from the call, and not the request again: what was verified is what is read.
 */
public interface Proof {}
