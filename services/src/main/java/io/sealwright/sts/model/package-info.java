// SPDX-License-Identifier: Apache-2.0
/** The rules of STS: what a session is, what its token says, and what may be passed when one is made. */
@NullMarked
package io.sealwright.sts.model;

import org.jspecify.annotations.NullMarked;
