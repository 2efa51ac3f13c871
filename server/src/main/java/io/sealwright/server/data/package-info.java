/**
 * The data folder: ours alone, used by one process, with the administrator's credentials in it.
 *
 * <p>Start at {@link io.sealwright.server.data.DataFolder}. What must stay true: (1) nobody else can read the folder or
 * put another in its place; (2) two processes never use one folder, by a lock that dies with its holder; (3) the
 * credentials file is complete and durable, or absent.
 */
@NullMarked
package io.sealwright.server.data;

import org.jspecify.annotations.NullMarked;
