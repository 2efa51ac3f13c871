/**
 * The admin listener: whether the server lives and is ready, and its metrics. Nothing here is about a customer.
 *
 * <p>What must stay true: it answers only requests whose Host is a loopback name, so that a page in a browser cannot
 * read it through a name of its own; health says nothing but ready or not and why, in a word.
 */
@NullMarked
package io.sealwright.server.admin;

import org.jspecify.annotations.NullMarked;
