// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sealwright.crypto.Sha256;
import io.sealwright.gateway.http.HttpRequest;
import io.sealwright.gateway.http.Requests;
import io.sealwright.vocabulary.Region;
import io.sealwright.vocabulary.ServiceException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** Each row of the table of failures: code, status and text, as a JSON service and as the Query protocol say it. */
final class FailureTableTest {
    private static final String AUTHORIZATION =
            "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261124/%s/%s/aws4_request,"
                    + " SignedHeaders=%s, Signature=" + "0".repeat(64);
    private static final String UNKNOWN = "The security token included in the request is invalid.";
    private static final String MISMATCH =
            "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access"
                    + " Key and signing method. Consult the service documentation for details.";

    private final SignatureVerifier verifier = Signatures.verifier(Signatures.exampleKey(), Signatures.NOW);

    @Test
    void no_authorization() {
        refused(kms(""), "MissingAuthenticationTokenException", 400, "Missing Authentication Token");
        refused(sts(""), "MissingAuthenticationToken", 403, "Request is missing Authentication Token");
    }

    @Test
    void a_header_without_its_parameters_names_all_that_is_missing() {
        String hash = hashed("AWS4-HMAC-SHA256");
        String all = "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature'"
                + " parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header requires"
                + " existence of either a 'X-Amz-Date' or a 'Date' header. (Hashed with SHA-256 and encoded with Base64)"
                + " Authorization=" + hash;

        refused(
                head(
                        "POST / HTTP/1.1",
                        "Host: h",
                        "X-Amz-Target: TrentService.Encrypt",
                        "Authorization: AWS4-HMAC-SHA256"),
                "IncompleteSignatureException",
                400,
                all);
        refused(
                head(
                        "POST / HTTP/1.1",
                        "Host: h",
                        "Content-Type: application/x-www-form-urlencoded",
                        "Authorization: AWS4-HMAC-SHA256"),
                "IncompleteSignature",
                400,
                all);
    }

    @Test
    void each_missing_parameter_is_named() {
        String authorization = AUTHORIZATION.formatted("eu-central-1", "kms", "host;x-amz-date;x-amz-target");
        for (String name : new String[] {"Credential", "Signature", "SignedHeaders"}) {
            String without = authorization.replaceFirst(name + "=[^,]*,?", "");

            refused(
                    kms(without),
                    "IncompleteSignatureException",
                    400,
                    "Authorization header requires '" + name
                            + "' parameter. (Hashed with SHA-256 and encoded with Base64)" + " Authorization="
                            + hashed(without.strip()));
        }
    }

    @Test
    void a_parameter_twice_or_without_a_value_is_not_understood() {
        String authorization = AUTHORIZATION.formatted("eu-central-1", "kms", "host;x-amz-date;x-amz-target");
        for (String tail : new String[] {", Signature=1", ", Credential=a/b/c/d/e", ", x", ", Foo=bar"}) {
            assertThat(refusal(kms(authorization + tail)).getMessage())
                    .startsWith("Invalid key=value pair (missing equal-sign) in Authorization header");
        }
    }

    @Test
    void query_parameters_that_are_missing_are_named() {
        refused(
                head(
                        "GET /?Action=GetCallerIdentity&X-Amz-Credential=a%2F20261124%2Fus-east-1%2Fsts%2Faws4_request HTTP/1.1",
                        "Host: h"),
                "IncompleteSignature",
                400,
                "AWS query-string parameters must include 'X-Amz-Algorithm'. AWS query-string parameters must include"
                        + " 'X-Amz-Signature'. AWS query-string parameters must include 'X-Amz-SignedHeaders'. AWS"
                        + " query-string parameters must include 'X-Amz-Date'. Re-examine the query-string parameters.");
    }

    @Test
    void an_algorithm_other_than_ours() {
        String text = "Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256'";
        String header =
                "AWS4-ECDSA-P256-SHA256 Credential=a/20261124/x/%s/aws4_request, SignedHeaders=host, Signature=0";

        refused(kms(header.formatted("kms")), "IncompleteSignatureException", 400, text);
        refused(sts(header.formatted("sts")), "IncompleteSignature", 400, text);
        refused(kms("Bearer abc"), "IncompleteSignatureException", 400, "Unsupported AWS 'algorithm': 'Bearer'");
    }

    @Test
    void a_date_of_another_format() {
        String text = "Date must be in ISO-8601 'basic format'. Got '2026-11-24T12:00:00Z'. See"
                + " http://en.wikipedia.org/wiki/ISO_8601";

        refused(
                kmsSigned().replace("20261124T120000Z", "2026-11-24T12:00:00Z"),
                "IncompleteSignatureException",
                400,
                text);
        refused(stsSigned().replace("20261124T120000Z", "2026-11-24T12:00:00Z"), "IncompleteSignature", 400, text);
    }

    @Test
    void what_must_be_signed_and_is_not() {
        String host = "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.";

        refused(kmsSigned().replace("=host;", "="), "InvalidSignatureException", 400, host);
        refused(stsSigned().replace("=host;", "="), "SignatureDoesNotMatch", 403, host);
        refused(
                kmsSigned().replace(";x-amz-target,", ","),
                "InvalidSignatureException",
                400,
                "'x-amz-target' must be a 'SignedHeader' in the AWS Authorization.");
        refused(
                stsSigned().replace("\r\nHost", "\r\nX-Amz-Security-Token: t\r\nHost"),
                "SignatureDoesNotMatch",
                403,
                "'x-amz-security-token' must be a 'SignedHeader' in the AWS Authorization.");
        refused(
                kmsSigned().replace("\r\nHost", "\r\nContent-Type: application/x-amz-json-1.1\r\nHost"),
                "InvalidSignatureException",
                400,
                "'content-type' must be a 'SignedHeader' in the AWS Authorization.");
    }

    @Test
    void a_signed_name_that_is_absent_or_listed_twice() {
        refused(
                kmsSigned().replace("host;", "host;ping;"),
                "InvalidSignatureException",
                400,
                "'ping' is named as a SignedHeader, but it does not exist in the HTTP request");
        refused(
                kmsSigned().replace("host;", "host;host;"),
                "InvalidSignatureException",
                400,
                "'host' is listed twice, or out of order, in the SignedHeaders of the AWS Authorization.");
        assertThat(refusal(kmsSigned().replace("x-amz-date;x-amz-target", "x-amz-target;x-amz-date"))
                        .getMessage())
                .startsWith("'x-amz-date' is listed twice, or out of order");
        assertThat(refusal(kmsSigned().replace("=host;", "=Host;")).getMessage())
                .startsWith("'Host' is named as a SignedHeader");
        assertThat(refusal(kmsSigned().replace("x-amz-target,", "x-amz-target;,"))
                        .getMessage())
                .startsWith("'' is named as a SignedHeader");
    }

    @Test
    void a_credential_of_other_than_five_elements() {
        refused(
                kmsSigned().replace("/aws4_request", ""),
                "IncompleteSignatureException",
                400,
                "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got"
                        + " 'AKIAIOSFODNN7EXAMPLE/20261124/eu-central-1/kms'");
        refused(
                stsSigned().replace("/aws4_request", "/aws4_request/more"),
                "IncompleteSignature",
                400,
                "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got"
                        + " 'AKIAIOSFODNN7EXAMPLE/20261124/eu-central-1/sts/aws4_request/more'");
    }

    @Test
    void a_region_that_is_not_served() {
        String text = "Credential should be scoped to a valid Region, not 'mars-north-1'. ";

        refused(kmsSigned().replace("eu-central-1", "mars-north-1"), "InvalidSignatureException", 400, text);
        refused(stsSigned().replace("eu-central-1", "mars-north-1"), "SignatureDoesNotMatch", 403, text);
        refused(
                kmsSigned().replace("eu-central-1", "aws-global"),
                "InvalidSignatureException",
                400,
                "Credential should be scoped to a valid Region, not 'aws-global'. ");
    }

    @Test
    void a_service_that_is_not_served() {
        refused(
                kmsSigned().replace("/kms/", "/s3/"),
                "InvalidSignatureException",
                400,
                "Credential should be scoped to correct service: 'kms'. ");
        refused(
                stsSigned().replace("/sts/", "/ec2/"),
                "SignatureDoesNotMatch",
                403,
                "Credential should be scoped to correct service: 'sts'. ");
        SignatureVerifier kmsOnly = Signatures.verifier(
                Signatures.exampleKey(),
                new ServedScopes(Signatures.REGIONS, EnumSet.of(SigningService.KMS), new Region("us-east-1")),
                new SigningKeyCache(64, 64),
                InstantSource.fixed(Signatures.NOW));
        assertThat(refusal(kmsOnly, stsSigned().replace("/sts/", "/iam/")).getMessage())
                .isEqualTo("Credential should be scoped to correct service: 'sts'. ");
    }

    @Test
    void another_terminator() {
        String text = "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'.";

        refused(kmsSigned().replace("aws4_request", "aws5_request"), "InvalidSignatureException", 400, text);
        refused(stsSigned().replace("aws4_request", "aws5_request"), "SignatureDoesNotMatch", 403, text);
    }

    @Test
    void a_scope_of_another_day() {
        String text =
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20261123'"
                        + " != '20261124', from '20261124T120000Z'.";

        refused(kmsSigned().replace("/20261124/", "/20261123/"), "InvalidSignatureException", 400, text);
        refused(stsSigned().replace("/20261124/", "/20261123/"), "SignatureDoesNotMatch", 403, text);
    }

    @Test
    void expired() {
        refused(
                kmsSigned().replace("20261124T120000Z", "20261124T115459Z"),
                "InvalidSignatureException",
                400,
                "Signature expired: 20261124T115459Z is now earlier than 20261124T115500Z (20261124T120000Z - 5 min.)");
        refused(
                stsSigned().replace("20261124T120000Z", "20261124T114459Z"),
                "SignatureDoesNotMatch",
                403,
                "Signature expired: 20261124T114459Z is now earlier than 20261124T114500Z (20261124T120000Z - 15 min.)");
    }

    @Test
    void not_yet_current() {
        refused(
                kmsSigned().replace("20261124T120000Z", "20261124T120501Z"),
                "InvalidSignatureException",
                400,
                "Signature not yet current: 20261124T120501Z is still later than 20261124T120500Z (20261124T120000Z + 5"
                        + " min.)");
        refused(
                stsSigned().replace("20261124T120000Z", "20261124T121501Z"),
                "SignatureDoesNotMatch",
                403,
                "Signature not yet current: 20261124T121501Z is still later than 20261124T121500Z (20261124T120000Z + 15"
                        + " min.)");
    }

    @Test
    void the_edges_of_the_window_are_inside() {
        for (String inside : new String[] {"20261124T115500Z", "20261124T120500Z"}) {
            assertThat(verifier.check(Requests.parse(kmsSigned().replace("20261124T120000Z", inside))))
                    .isNotNull();
        }
    }

    @Test
    void an_unknown_and_an_inactive_key_get_the_same_words() {
        refused(kmsSigned().replace("AKIAIOSFODNN7", "AKIAXXXXXXXXX"), "UnrecognizedClientException", 400, UNKNOWN);
        refused(stsSigned().replace("AKIAIOSFODNN7", "AKIAXXXXXXXXX"), "InvalidClientTokenId", 403, UNKNOWN);
        AccessKey key = Signatures.key(Signatures.KEY_ID, Signatures.SECRET);
        AccessKey inactive = new AccessKey(key.id(), 1, key.secret(), false, key.principal());
        SignatureVerifier verifies = Signatures.verifier(_ -> inactive, Signatures.NOW);
        assertThat(refusal(verifies, kmsSigned()).toString()).isEqualTo("UnrecognizedClientException: " + UNKNOWN);
        assertThat(refusal(verifies, stsSigned()).toString()).isEqualTo("InvalidClientTokenId: " + UNKNOWN);
    }

    @Test
    void an_expired_session() {
        String text = "The security token included in the request is expired";
        SignatureVerifier ended = Signatures.verifier(_ -> AccessKeyFinding.Missing.SESSION_EXPIRED, Signatures.NOW);

        assertThat(refusal(ended, kmsSigned()).toString()).isEqualTo("ExpiredTokenException: " + text);
        assertThat(refusal(ended, kmsSigned()).code().httpStatus()).isEqualTo(400);
        assertThat(refusal(ended, stsSigned()).toString()).isEqualTo("ExpiredToken: " + text);
        assertThat(refusal(ended, stsSigned()).code().httpStatus()).isEqualTo(403);
    }

    @Test
    void a_signature_that_does_not_match() {
        refused(kmsSigned(), "InvalidSignatureException", 400, MISMATCH);
        refused(stsSigned(), "SignatureDoesNotMatch", 403, MISMATCH);
        refused(kmsSigned().replace("0".repeat(64), "0"), "InvalidSignatureException", 400, MISMATCH);
    }

    @Test
    void credentials_in_both_places() {
        String both = stsSigned().replace("POST /", "GET /?X-Amz-Signature=0");

        assertThat(refusal(both).code().wireName()).isEqualTo("DuplicateHeaderAndQueryParameter");
        assertThat(refusal(both).code().httpStatus()).isEqualTo(400);
    }

    @Test
    void a_broken_escape_comes_before_everything_else() {
        for (String query : new String[] {"%", "%1", "%zz", "a=%4"}) {
            assertThat(refusal("GET /?" + query + " HTTP/1.1\r\nHost: h\r\n\r\n")
                            .code()
                            .wireName())
                    .startsWith("MalformedQueryString");
        }
    }

    /** The texts tell that the check before held: each request here fails twice. */
    @Test
    void the_order_of_the_checks_is_that_of_aws() {
        String expired = kmsSigned().replace("20261124T120000Z", "20261124T110000Z");

        assertThat(refusal(expired.replace("=host;", "=")).getMessage()).startsWith("'Host'");
        assertThat(refusal(expired.replace("/aws4_request", "")).getMessage()).startsWith("Signature expired");
        assertThat(refusal(kmsSigned().replace("eu-central-1/kms/aws4", "mars/s3/aws5"))
                        .getMessage())
                .contains("valid Region");
        assertThat(refusal(kmsSigned().replace("/kms/aws4", "/s3/aws5")).getMessage())
                .contains("correct service");
        assertThat(refusal(kmsSigned().replace("aws4_request", "x").replace("/20261124/", "/1/"))
                        .getMessage())
                .contains("terminator");
        assertThat(refusal(kmsSigned().replace("AKIA", "AKIB").replace("/20261124/", "/1/"))
                        .getMessage())
                .startsWith("Date in Credential scope");
        assertThat(refusal(kmsSigned().replace("AKIA", "AKIB")).getMessage()).isEqualTo(UNKNOWN);
    }

    @Test
    void what_a_caller_sent_is_cut_before_it_is_echoed() {
        String text =
                refusal(kmsSigned().replace("eu-central-1", "x".repeat(5_000))).getMessage();

        assertThat(text).hasSizeLessThan(400);
    }

    @Test
    void without_a_target_the_scope_then_the_form_choose_the_shape() {
        String form = "Content-Type: application/x-www-form-urlencoded; charset=utf-8\r\n";
        String kmsScope = "Authorization: AWS4-HMAC-SHA256 Credential=a/b/c/kms/d\r\n";

        assertThat(shape("Host: h\r\n")).isEqualTo(RefusalShape.JSON);
        assertThat(shape(form)).isEqualTo(RefusalShape.XML);
        assertThat(shape(form + kmsScope)).isEqualTo(RefusalShape.JSON);
        assertThat(shape(kmsScope.replace("kms", "iam"))).isEqualTo(RefusalShape.XML);
        assertThat(shape(form + "X-Amz-Target: x\r\n")).isEqualTo(RefusalShape.JSON);
    }

    private static RefusalShape shape(String headers) {
        return RefusalShape.of(Requests.parse("POST / HTTP/1.1\r\n" + headers + "\r\n"));
    }

    private void refused(String request, String code, int status, String text) {
        ServiceException why = refusal(request);

        assertThat(why.getMessage()).isEqualTo(text);
        assertThat(why.code().wireName()).isEqualTo(code);
        assertThat(why.code().httpStatus()).isEqualTo(status);
    }

    private ServiceException refusal(String request) {
        return refusal(verifier, request);
    }

    private static ServiceException refusal(SignatureVerifier verifies, String bytes) {
        HttpRequest request = Requests.parse(bytes);
        return catchThrowableOfType(
                ServiceException.class,
                () -> verifies.verify(verifies.check(request), request, new SignatureScratch()));
    }

    private static String kmsSigned() {
        return kms(AUTHORIZATION.formatted("eu-central-1", "kms", "host;x-amz-date;x-amz-target"));
    }

    private static String stsSigned() {
        return sts(AUTHORIZATION.formatted("eu-central-1", "sts", "host;x-amz-date"));
    }

    private static String kms(String authorization) {
        return request("X-Amz-Target: TrentService.Encrypt\r\n", authorization);
    }

    private static String sts(String authorization) {
        return request("Content-Type: application/x-www-form-urlencoded; charset=utf-8\r\n", authorization);
    }

    private static String request(String header, String authorization) {
        String credentials = authorization.isEmpty() ? "" : "Authorization: " + authorization + "\r\n";
        return "POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Date: 20261124T120000Z\r\n" + header + credentials
                + "\r\n{}";
    }

    private static String head(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    private static String hashed(String header) {
        return Base64.getEncoder().encodeToString(Sha256.of(header.getBytes(US_ASCII)));
    }
}
