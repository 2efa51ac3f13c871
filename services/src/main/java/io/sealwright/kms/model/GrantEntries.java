// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.contract.kms.GrantConstraints;
import io.sealwright.contract.kms.GrantListEntry;
import io.sealwright.vocabulary.Arn;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Grants as listings show them. */
public final class GrantEntries {

    private GrantEntries() {}

    /** The entry of one grant. */
    public static GrantListEntry of(Grant grant, String partition) {
        GrantParty retiring = grant.retiring();
        return GrantListEntry.builder()
                .keyId(grant.address().key().arn(partition).toString())
                .grantId(grant.id().text())
                .name(grant.name() == null ? "" : grant.name())
                .creationDate(grant.created())
                .granteePrincipal(grant.grantee().name())
                .granteeServicePrincipal(service(grant.grantee()))
                .retiringPrincipal(retiring == null ? null : retiring.name())
                .retiringServicePrincipal(retiring == null ? null : service(retiring))
                .issuingAccount(new Arn(partition, "iam", "", grant.issuer().digits(), "root").toString())
                .operations(grant.operations())
                .constraints(constraints(grant.constraint()))
                .build();
    }

    private static @Nullable String service(GrantParty party) {
        return party.kind() == GrantParty.Kind.SERVICE ? party.name() : null;
    }

    private static @Nullable GrantConstraints constraints(GrantConstraint constraint) {
        Map<String, String> pairs = constraint.context().pairs();
        String sourceArn = constraint.sourceArn();
        return switch (constraint.type()) {
            case null -> sourceArn == null ? null : new GrantConstraints(null, null, sourceArn);
            case EQUALS -> new GrantConstraints(null, pairs, sourceArn);
            case SUBSET -> new GrantConstraints(pairs, null, sourceArn);
        };
    }
}
