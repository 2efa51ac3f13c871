// SPDX-License-Identifier: Apache-2.0
package io.sealwright.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealwright.crypto.Sha256;
import io.sealwright.crypto.SigV4SigningKey;
import io.sealwright.vocabulary.SecretBytes;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Signs {@code POST /} for a profile, with Signature Version 4.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html">Signature Version 4</a>
 */
final class RequestSigner {
    private static final DateTimeFormatter AMZ_DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Profile profile;
    private final InstantSource clock;

    RequestSigner(Profile profile, InstantSource clock) {
        this.profile = profile;
        this.clock = clock;
    }

    /**
     * All headers of the request, names in lower case, {@code authorization} among them.
     *
     * @param service the signing name
     * @param target the X-Amz-Target, or empty
     */
    Map<String, String> headers(String service, String contentType, String target, String body) {
        String date = AMZ_DATE.format(clock.instant());
        SortedMap<String, String> headers =
                new TreeMap<>(Map.of("content-type", contentType, "host", profile.host(), "x-amz-date", date));
        if (!target.isEmpty()) {
            headers.put("x-amz-target", target);
        }
        if (!profile.sessionToken().isEmpty()) {
            headers.put("x-amz-security-token", profile.sessionToken());
        }
        headers.put("authorization", authorization(service, date, new TreeMap<>(headers), body));
        return headers;
    }

    private String authorization(String service, String date, SortedMap<String, String> headers, String body) {
        String day = date.substring(0, 8);
        String scope = "%s/%s/%s/aws4_request".formatted(day, profile.region(), service);
        String names = String.join(";", headers.keySet());
        String canonicalHeaders = headers.entrySet().stream()
                .map(header -> header.getKey() + ':' + header.getValue() + '\n')
                .collect(Collectors.joining());
        String canonical =
                "POST\n/\n\n%s\n%s\n%s".formatted(canonicalHeaders, names, hex(Sha256.of(body.getBytes(UTF_8))));
        String toSign =
                "AWS4-HMAC-SHA256\n%s\n%s\n%s".formatted(date, scope, hex(Sha256.of(canonical.getBytes(UTF_8))));
        try (var secret = SecretBytes.owning(profile.secretAccessKey().getBytes(US_ASCII))) {
            byte[] signature = SigV4SigningKey.derive(secret, day, profile.region(), service)
                    .mac(toSign.getBytes(US_ASCII));
            return "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
                    .formatted(profile.accessKeyId(), scope, names, hex(signature));
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
