// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.gateway.http.HttpRequest;
import io.sealwright.gateway.http.Networks;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Whose address a request came from: that of its connection, unless that is a proxy which the operator trusts.
 *
 * <p>Each proxy adds its peer at the end of {@code X-Forwarded-For}, so the header is read from the right, as long as
 * whoever wrote an entry is trusted. What stands further left, anybody may have written. An entry that is not an
 * address ends the search at the proxy that passed it on.
 */
final class SourceAddress {
    private static final String FORWARDED_FOR = "x-forwarded-for";

    private SourceAddress() {}

    static String of(HttpRequest request, Networks proxies) {
        String peer = request.sourceAddress();
        if (proxies.isEmpty()) {
            return peer;
        }
        String source = peer;
        for (int field = request.fieldCount() - 1; field >= 0; field--) {
            if (!request.rangeIs(request.nameStart(field), request.nameEnd(field), FORWARDED_FOR)) {
                continue;
            }
            String[] entries = request.text(request.valueStart(field), request.valueEnd(field))
                    .split(",", -1);
            for (int i = entries.length - 1; i >= 0; i--) {
                Optional<InetAddress> entry = Networks.address(entries[i].strip());
                if (!isTrusted(source, proxies) || entry.isEmpty()) {
                    return source;
                }
                source = entry.get().getHostAddress();
            }
        }
        return source;
    }

    private static boolean isTrusted(String address, Networks proxies) {
        return Networks.address(address).filter(proxies::contain).isPresent();
    }
}
