/**
 * The server: every object built by hand, in order, and the shell around it: configuration, data folder, logs, metrics,
 * health, start and stop.
 *
 * <p>What must stay true: nothing but {@code config} reads flags, environment or files of settings; clocks, randomness,
 * disk and threads are made here and passed down.
 */
@NullMarked
package io.sealwright.server;

import org.jspecify.annotations.NullMarked;
