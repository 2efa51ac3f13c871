// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

/** How a service's requests and answers look. */
public enum Protocol {
    /** AWS JSON 1.1: the operation in X-Amz-Target, JSON both ways. */
    JSON_1_1,
    /** AWS Query: a form with Action and Version, answers in XML. */
    QUERY
}
