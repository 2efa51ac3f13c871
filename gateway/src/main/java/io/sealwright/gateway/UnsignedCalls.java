// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.contract.QueryParameters;
import io.sealwright.contract.sts.StsContract;
import io.sealwright.gateway.UnsignedOperations.Proven;
import io.sealwright.gateway.UnsignedOperations.Unsigned;
import io.sealwright.gateway.http.HeaderName;
import io.sealwright.gateway.http.HttpMethod;
import io.sealwright.gateway.http.HttpRequest;
import io.sealwright.gateway.signature.RefusalShape;
import io.sealwright.vocabulary.NeverBlocks;
import io.sealwright.vocabulary.NotAtHand;
import io.sealwright.vocabulary.Region;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The way in for calls without a signature: forms to STS that name one of two operations. Everything else without one
 * is refused before its body is read.
 */
public final class UnsignedCalls {

    /** An identity token of 20,000 characters, a policy, ten ARNs, all escaped: nothing that is good is longer. */
    private static final int MAX_BODY = 96 * 1_024;

    private static final int MAX_DIGITS = 6;
    private static final HeaderName CONTENT_LENGTH = new HeaderName("content-length");

    private final UnsignedOperations operations;
    private final Region home;

    /**
     * With what verifies the proofs.
     *
     * @param home the Region that such calls run in: no signature names one
     */
    public UnsignedCalls(UnsignedOperations operations, Region home) {
        this.operations = operations;
        this.home = home;
    }

    /** Whether the body has to be read to know. */
    static boolean mayBe(HttpRequest head) {
        return head.method() == HttpMethod.POST
                && !head.hasQuery()
                && !head.has(HeaderName.AUTHORIZATION)
                && RefusalShape.of(head) == RefusalShape.XML
                && isShort(head.header(CONTENT_LENGTH));
    }

    private static boolean isShort(@Nullable String length) {
        return length != null
                && length.length() <= MAX_DIGITS
                && length.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                && !length.isEmpty()
                && Integer.parseInt(length) <= MAX_BODY;
    }

    /**
     * Fills in who calls, if the form names one of the operations.
     *
     * @return false if it does not, and nothing was looked into
     * @throws NotAtHand on an event loop: a proof takes long to verify, and may have to be waited for
     */
    boolean authenticate(InFlight request, Instant now) {
        HttpRequest http = request.exchange.request();
        QueryParameters parameters = Routing.parameters(http, false);
        boolean ours = parameters.value("Version").orElse("").equals(StsContract.SERVICE.apiVersion());
        Unsigned operation = ours ? Unsigned.named(parameters.value("Action").orElse("")) : null;
        if (operation == null) {
            return false;
        }
        if (NeverBlocks.here()) {
            request.elsewhere = Elsewhere.EFFORT;
            throw NotAtHand.INSTANCE;
        }
        Proven proven = operations.verify(operation, parameters, now);
        request.service = StsContract.SERVICE;
        request.call = call(request, http, proven, now);
        return true;
    }

    private Call call(InFlight request, HttpRequest http, Proven proven, Instant now) {
        return new Call(
                proven.principal(),
                "",
                null,
                home,
                request.requestIdText,
                now,
                SourceAddress.of(http, request.entrance.proxies()),
                request.entrance,
                http.header(HeaderName.USER_AGENT),
                http.header(HeaderName.REFERER),
                null,
                proven.proof(),
                null);
    }
}
