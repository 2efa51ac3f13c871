/**
 * The command line: {@link io.sealwright.cli.Main} finds one of the commands by its words and runs it.
 *
 * <p>What must stay true: nobody else writes to the standard streams; exit code 0 is success, 1 a failure, 2 a command
 * line that was not understood; a secret is neither taken from an argument nor printed.
 */
@NullMarked
package io.sealwright.cli;

import org.jspecify.annotations.NullMarked;
