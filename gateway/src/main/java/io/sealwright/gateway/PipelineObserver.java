// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.vocabulary.Region;
import io.sealwright.vocabulary.ServiceException;
import java.time.Instant;

/** Who counts what the pipeline does. Called on hot paths: it must not wait, and not throw. */
public interface PipelineObserver {

    /**
     * An answer is leaving.
     *
     * @param loop the index of the connection's event loop
     * @param operation the operation's index among {@link Rooms#operations()}, or -1 where none is known
     * @param code the code of the refusal, or empty
     * @param nanos since the request's bytes were complete
     */
    void answered(int loop, int operation, String code, long nanos);

    /**
     * A request could not be answered on its event loop, and went to a thread that may wait.
     *
     * @param operation as above
     */
    void notAtHand(int operation, Elsewhere why);

    /**
     * A request whose signature held, whatever comes of it. It is told again of a request that goes to another thread.
     *
     * @param service by its signing name, such as {@code kms}
     */
    default void authenticated(String accessKeyId, String service, Region region, Instant time) {}

    /** A request whose signature did not hold: it is no event of any account, so it is counted. */
    void unauthenticated(String source, ServiceException why, String claimedKey);
}
