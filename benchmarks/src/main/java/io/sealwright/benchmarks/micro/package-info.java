// SPDX-License-Identifier: Apache-2.0
/**
 * JMH benchmarks, one for each stage of the budget of one request (systems.md 6): {@code benchmarks/run --micro}. A
 * stage alone in a loop is the best case, with caches and branch predictors to itself; the whole path costs more than
 * the sum.
 */
@NullMarked
package io.sealwright.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
