// SPDX-License-Identifier: Apache-2.0
/** The rows of our own service: registered services, what accounts allow them, and exchanged signatures. */
@NullMarked
package io.sealwright.admin.store;

import org.jspecify.annotations.NullMarked;
