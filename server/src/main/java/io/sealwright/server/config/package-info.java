/**
 * What an operator can set: one table of settings ({@link io.sealwright.server.config.Setting}), read once from flags,
 * environment and {@code sealwright.yaml} ({@link io.sealwright.server.config.Settings}), and checked once into one
 * record per concern ({@link io.sealwright.server.config.Configuration}).
 *
 * <p>What must stay true: a name that is not in the table is refused by name, wherever it stands; so is a value out of
 * its range. No setting holds a secret, so all of them may be printed.
 */
@NullMarked
package io.sealwright.server.config;

import org.jspecify.annotations.NullMarked;
