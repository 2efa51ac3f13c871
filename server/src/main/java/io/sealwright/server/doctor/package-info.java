// SPDX-License-Identifier: Apache-2.0
/** What {@code sealwright doctor} looks at: one class for each thing that can be wrong with an installation. */
@NullMarked
package io.sealwright.server.doctor;

import org.jspecify.annotations.NullMarked;
