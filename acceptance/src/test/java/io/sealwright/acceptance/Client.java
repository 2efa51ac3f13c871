// SPDX-License-Identifier: Apache-2.0
package io.sealwright.acceptance;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Names the client of others that a test needs; {@code ./verify --without NAME} skips it, and counts it. */
@Retention(RUNTIME)
@Target({TYPE, METHOD})
@ExtendWith(WithoutClient.class)
@interface Client {
    String value();
}
