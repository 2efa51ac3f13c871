// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

/** A place in the text of a document, as the policy simulator tells it: both are counted from one. */
public record TextPosition(int line, int column) {}
