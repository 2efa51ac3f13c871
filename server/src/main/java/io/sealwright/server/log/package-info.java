/**
 * What the server says of itself: log lines ({@link io.sealwright.server.log.Logs}) and the count of callers that could
 * not prove who they are ({@link io.sealwright.server.log.SecurityLog}).
 *
 * <p>What must stay true: a record is one line, whatever a caller put into it; a line is cut; no secret and no request
 * body ever comes here; a successful request leaves no line.
 */
@NullMarked
package io.sealwright.server.log;

import org.jspecify.annotations.NullMarked;
