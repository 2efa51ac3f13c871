// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.sealwright.policy;

import org.jspecify.annotations.NullMarked;
