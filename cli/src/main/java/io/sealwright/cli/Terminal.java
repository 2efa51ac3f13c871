// SPDX-License-Identifier: Apache-2.0
package io.sealwright.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command sees of the process it runs in.
 *
 * @param environment the whole environment
 * @param workingFolder what relative paths start from
 */
record Terminal(PrintStream out, PrintStream err, Map<String, String> environment, Path workingFolder) {}
