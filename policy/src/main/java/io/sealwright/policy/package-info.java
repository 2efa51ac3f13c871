// SPDX-License-Identifier: Apache-2.0
/**
 * The IAM policy language and its evaluator: what may be done, decided from documents alone.
 *
 * <p>Start at {@link io.sealwright.policy.PolicyEvaluator}. A {@link io.sealwright.policy.PolicyDocument} is compiled
 * once, when it is read, and matched many times; what its conditions ask about a request,
 * {@link io.sealwright.policy.Facts} answer. Whole messages for a refused caller are in
 * {@link io.sealwright.policy.AccessDeniedText}; why it was refused, an {@link io.sealwright.policy.Explanation} tells.
 *
 * <p>What must stay true: (1) no clock, no I/O, no state, so that a decision can be computed again from the record; (2)
 * an explicit deny wins over everything; (3) a document that holds what is not evaluated yet is refused, never half
 * understood; (4) a fact that nobody can tell makes a Deny apply and an Allow not.
 */
@NullMarked
package io.sealwright.policy;

import org.jspecify.annotations.NullMarked;
