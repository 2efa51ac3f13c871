/** Tests of HTTP over real sockets, and of the parser by itself. */
@NullMarked
package io.sealwright.gateway.http;

import org.jspecify.annotations.NullMarked;
