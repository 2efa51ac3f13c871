// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import static io.sealwright.gateway.signature.Refusals.refusal;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealwright.gateway.http.HeaderName;
import io.sealwright.gateway.http.HttpRequest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a credential scope must be: five elements, a served Region and service, AWS's terminator, the request's day. */
final class ScopeRules {
    private static final byte[] TERMINATOR = "aws4_request".getBytes(US_ASCII);

    private ScopeRules() {}

    /** The scope that a request names. */
    static CredentialScope scope(
            ServedScopes scopes, HttpRequest request, StatedSignature stated, @Nullable SigningService named) {
        if (!stated.hasFiveElements()) {
            throw refusal(
                    request,
                    SignatureError.INCOMPLETE_SIGNATURE,
                    "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '"
                            + Refusals.echo(stated.string(request, stated.credentialStart, stated.credentialEnd))
                            + "'");
        }
        byte[] text = stated.text(request);
        SigningService forRegion = named == null ? SigningService.STS : named;
        CredentialScope scope = scopes.find(forRegion, text, stated.regionStart(), stated.regionEnd());
        if (scope == null) {
            throw refusal(
                    request,
                    SignatureError.INVALID_SIGNATURE,
                    "Credential should be scoped to a valid Region, not '"
                            + Refusals.echo(stated.string(request, stated.regionStart(), stated.regionEnd())) + "'. ");
        }
        if (named == null || !scopes.serves(named)) {
            throw refusal(
                    request,
                    SignatureError.INVALID_SIGNATURE,
                    "Credential should be scoped to correct service: '" + expectedService(request) + "'. ");
        }
        requireTerminatorAndDate(request, stated);
        return scope;
    }

    static void requireTerminatorAndDate(HttpRequest request, StatedSignature stated) {
        byte[] text = stated.text(request);
        boolean terminated =
                Arrays.equals(text, stated.terminatorStart(), stated.credentialEnd, TERMINATOR, 0, TERMINATOR.length);
        if (!terminated) {
            throw refusal(
                    request,
                    SignatureError.INVALID_SIGNATURE,
                    "Credential should be scoped with a valid terminator: 'aws4_request', not '"
                            + Refusals.echo(stated.string(request, stated.terminatorStart(), stated.credentialEnd))
                            + "'.");
        }
        int dayEnd = stated.dateStart + AmzDate.DAY_LENGTH;
        if (!Arrays.equals(text, stated.scopeStart(), stated.scopeDateEnd(), text, stated.dateStart, dayEnd)) {
            throw refusal(
                    request,
                    SignatureError.INVALID_SIGNATURE,
                    "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '"
                            + Refusals.echo(stated.string(request, stated.scopeStart(), stated.scopeDateEnd()))
                            + "' != '"
                            + stated.string(request, stated.dateStart, dayEnd) + "', from '"
                            + stated.string(request, stated.dateStart, stated.dateEnd) + "'.");
        }
    }

    /** One port serves all services, so what is correct is a guess: the target's, else the shape's most likely. */
    private static String expectedService(HttpRequest request) {
        String target = request.header(HeaderName.X_AMZ_TARGET);
        SigningService ofTarget = target == null ? null : SigningService.ofTarget(target);
        if (ofTarget != null) {
            return ofTarget.signingName();
        }
        return switch (RefusalShape.of(request)) {
            case JSON -> SigningService.KMS.signingName();
            case XML -> SigningService.STS.signingName();
        };
    }
}
