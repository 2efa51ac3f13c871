// SPDX-License-Identifier: Apache-2.0
/**
 * The way of every request, from its signature to its record.
 *
 * <p>Start at {@link io.sealwright.gateway.Pipeline}: authenticate, decode, locate, authorise, run, encode, record,
 * reply. An API operation is an {@link io.sealwright.gateway.Operation}; its right to touch something is a
 * {@link io.sealwright.gateway.Permit}, which only the {@link io.sealwright.gateway.Authorizer} makes.
 */
@NullMarked
package io.sealwright.gateway;

import org.jspecify.annotations.NullMarked;
