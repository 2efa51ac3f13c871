// SPDX-License-Identifier: Apache-2.0
/** Users, access keys and inline policies, in the words of IAM. */
@NullMarked
package io.sealwright.iam.model;

import org.jspecify.annotations.NullMarked;
