// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.model;

import io.sealwright.gateway.Call;
import io.sealwright.organizations.model.NextTokens.Part;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What every listing needs: it finds what it is about, reads on from where a token says, and describes what it read.
 */
public record Listings(
        OrganizationLocator locator,
        OrganizationRepository organizations,
        NextTokens tokens,
        Descriptions descriptions) {

    /**
     * Which part of which listing a request asks for.
     *
     * @param subject what the listing is about, such as a parent, or empty
     */
    public record Asked(
            String operation,
            String subject,
            @Nullable String nextToken,
            @Nullable Integer maxResults) {}

    /** Reads what comes behind {@code last}, in the order of the listing; from its beginning where that is null. */
    @FunctionalInterface
    public interface Reading<R> {
        List<R> after(OrganizationView view, @Nullable String last, int limit);
    }

    /**
     * That part.
     *
     * @param key what the listing is ordered by
     * @throws io.sealwright.vocabulary.ServiceException InvalidInputException for a token that is none of ours
     */
    public <R> Part<R> part(Asked asked, Call call, Reading<R> reading, Function<R, String> key) {
        return tokens.part(
                asked.nextToken(),
                asked.maxResults(),
                asked.operation(),
                asked.subject(),
                call,
                (last, limit) -> organizations.read(view -> reading.after(view, last, limit)),
                key);
    }
}
