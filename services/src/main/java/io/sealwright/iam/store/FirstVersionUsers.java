// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.store;

import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.Domain;
import io.sealwright.iam.model.Attachments;
import io.sealwright.iam.model.InlinePolicy;
import io.sealwright.rows.RowMac;
import io.sealwright.vocabulary.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Rows of {@code iam_user} as the first version of this server wrote them: inline policies in a column of their own,
 * nothing else attached, and a MAC over those columns. They are read, and never written.
 */
final class FirstVersionUsers {
    private static final HexFormat HEX = HexFormat.of();

    private final RowMac macs;

    FirstVersionUsers(CryptoBoundary crypto) {
        this.macs = new RowMac(crypto, Domain.GLOBAL, "iam_user", 1);
    }

    /** The attachments of such a row, once its MAC holds. */
    Attachments attachments(ResultSet row) throws SQLException {
        String policies = row.getString("inline_policies");
        macs.require(
                row.getBytes("mac"),
                row.getString("user_id"),
                row.getString("account"),
                row.getString("folded_name"),
                row.getString("name"),
                row.getString("path"),
                row.getString("user_id"),
                row.getLong("created_at"),
                policies,
                row.getLong("access_key_count"),
                row.getLong("version"));
        return Attachments.ofInline(inlinePolicies(policies));
    }

    /** One policy a line: its name, which has no spaces, and the document's hash in hexadecimal. */
    private static List<InlinePolicy> inlinePolicies(String text) {
        List<InlinePolicy> policies = new ArrayList<>();
        for (String line : text.lines().toList()) {
            int space = line.indexOf(' ');
            Blob document = Blob.owning(HEX.parseHex(line, space + 1, line.length()));
            policies.add(new InlinePolicy(line.substring(0, space), document));
        }
        return policies;
    }
}
