// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.gateway.Call;
import io.sealwright.store.Body;
import io.sealwright.vocabulary.Blob;
import java.time.Duration;
import java.util.Optional;

/**
 * Remembers for a while which request made what. An SDK that lost an answer sends the same request again: it hears of
 * what the first one made, and makes no second.
 *
 * <p>The same request is the same signed {@code amz-sdk-invocation-id} with the same access key and input. Clients that
 * do not sign the id (AWS CLI, boto3) are not recognised.
 */
public interface RepeatedRequests {

    /** How long a request is remembered. */
    Duration MEMORY = Duration.ofMinutes(15);

    /** The unique id of what this request made before. Empty for requests that cannot be recognised. */
    Optional<String> find(Call call, Blob inputHash);

    /** Remembers it, in the change that makes it; a conflict when another thread was first. */
    Body remember(Call call, Blob inputHash, String made);
}
