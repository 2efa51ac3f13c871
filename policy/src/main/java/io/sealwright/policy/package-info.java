// SPDX-License-Identifier: Apache-2.0
/**
 * The IAM policy language and its evaluator: what may be done, decided from documents alone.
 *
 * <p>Start at {@link io.sealwright.policy.PolicyEvaluator}. A {@link io.sealwright.policy.PolicyDocument} is compiled
 * once, when it is read, and matched many times. Whole messages for a refused caller are in
 * {@link io.sealwright.policy.AccessDeniedText}.
 *
 * <p>What must stay true: (1) no clock, no I/O, no state, so that a decision can be computed again from the record; (2)
 * an explicit deny wins over everything; (3) a document that holds what is not evaluated yet is refused, never half
 * understood.
 */
@NullMarked
package io.sealwright.policy;

import org.jspecify.annotations.NullMarked;
