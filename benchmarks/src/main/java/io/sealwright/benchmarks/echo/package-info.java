// SPDX-License-Identifier: Apache-2.0
/** The server that Sealwright is measured against: the same HTTP stack, and nothing behind it. */
@NullMarked
package io.sealwright.benchmarks.echo;

import org.jspecify.annotations.NullMarked;
