// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.contract.kms.CreateGrantRequest;
import io.sealwright.contract.kms.GrantConstraints;
import io.sealwright.contract.kms.GrantOperation;
import io.sealwright.contract.kms.KmsError;
import io.sealwright.crypto.LengthPrefixed;
import io.sealwright.crypto.Sha256;
import io.sealwright.policy.Fact;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The grant that a request asks for, with its parameters checked as far as they speak of no key and no principal.
 *
 * @param terms what it shall allow
 */
public record GrantDraft(CreateGrantRequest request, GrantTerms terms) implements ParameterFacts {
    private static final int MAX_PAIRS = 8;
    private static final int MAX_VALUE_LENGTH = 384;

    /**
     * Reads the request.
     *
     * @throws io.sealwright.vocabulary.ServiceException ValidationException
     */
    public static GrantDraft of(CreateGrantRequest request) {
        if (request.granteePrincipal() == null && request.granteeServicePrincipal() == null) {
            throw KmsError.VALIDATION.because("1 validation error detected: Value null at 'granteePrincipal' failed to"
                    + " satisfy constraint: Member must not be null");
        }
        if (request.granteePrincipal() != null && request.granteeServicePrincipal() != null) {
            throw KmsError.VALIDATION.because("You cannot specify both GranteePrincipal and GranteeServicePrincipal.");
        }
        if (request.retiringPrincipal() != null && request.retiringServicePrincipal() != null) {
            throw KmsError.VALIDATION.because(
                    "You cannot specify both RetiringPrincipal and RetiringServicePrincipal.");
        }
        List<GrantOperation> operations =
                request.operations().stream().distinct().toList();
        if (operations.isEmpty()) {
            throw KmsError.VALIDATION.because("A grant must allow at least one operation.");
        }
        return new GrantDraft(request, new GrantTerms(operations, constraint(request.constraints())));
    }

    private static GrantConstraint constraint(@Nullable GrantConstraints asked) {
        if (asked == null) {
            return GrantConstraint.NONE;
        }
        Map<String, String> equals = asked.encryptionContextEquals();
        Map<String, String> subset = asked.encryptionContextSubset();
        if (equals != null && subset != null) {
            throw KmsError.VALIDATION.because(
                    "You cannot specify both EncryptionContextEquals and EncryptionContextSubset.");
        }
        if (equals != null) {
            return new GrantConstraint(GrantConstraint.Type.EQUALS, context(equals), asked.sourceArn());
        }
        if (subset != null && !subset.isEmpty()) {
            return new GrantConstraint(GrantConstraint.Type.SUBSET, context(subset), asked.sourceArn());
        }
        return new GrantConstraint(null, EncryptionContext.NONE, asked.sourceArn());
    }

    private static EncryptionContext context(Map<String, String> pairs) {
        int length = pairs.values().stream().mapToInt(String::length).sum();
        if (pairs.size() > MAX_PAIRS || length > MAX_VALUE_LENGTH) {
            throw KmsError.VALIDATION.because(
                    "A grant constraint has at most %d encryption context pairs, whose values have at most %d"
                            + " characters together.",
                    MAX_PAIRS, MAX_VALUE_LENGTH);
        }
        return EncryptionContext.of(pairs);
    }

    /** The grant itself, once its parties are found. */
    public Grant grant(
            GrantAddress address, GrantParty grantee, @Nullable GrantParty retiring, AccountId issuer, Instant now) {
        return new Grant(
                address,
                request.name(),
                grantee,
                retiring,
                issuer,
                terms.operations(),
                terms.constraint(),
                hash(grantee, retiring, issuer),
                now);
    }

    /** Names all that was asked for; the order of operations does not matter. */
    public Blob hash(GrantParty grantee, @Nullable GrantParty retiring, AccountId issuer) {
        LengthPrefixed all = new LengthPrefixed();
        text(request.name(), all);
        all.text(grantee.id());
        text(retiring == null ? null : retiring.id(), all);
        all.text(issuer.digits());
        terms.operations().stream().map(GrantOperation::wireName).sorted().forEach(all::text);
        GrantConstraint.Type type = terms.constraint().type();
        text(type == null ? null : type.wireName(), all);
        all.part(terms.constraint().context().bytes());
        text(terms.constraint().sourceArn(), all);
        return Blob.owning(Sha256.of(all.toByteArray()));
    }

    private static void text(@Nullable String text, LengthPrefixed to) {
        if (text == null) {
            to.absent();
        } else {
            to.text(text);
        }
    }

    @Override
    public Fact of(KmsConditionKey key) {
        GrantConstraint.Type type = terms.constraint().type();
        return switch (key) {
            case GRANT_CONSTRAINT_TYPE -> ofText(type == null ? null : type.wireName());
            case GRANT_CONSTRAINT_SOURCE_ARN -> ofText(terms.constraint().sourceArn());
            case GRANT_OPERATIONS ->
                Fact.ofAll(terms.operations().stream()
                        .map(GrantOperation::wireName)
                        .toList());
            case GRANTEE_PRINCIPAL -> ofText(request.granteePrincipal());
            case GRANTEE_SERVICE_PRINCIPAL -> ofText(request.granteeServicePrincipal());
            case RETIRING_PRINCIPAL -> ofText(request.retiringPrincipal());
            case RETIRING_SERVICE_PRINCIPAL -> ofText(request.retiringServicePrincipal());
            default -> GrantFacts.MANAGING.of(key); // The other keys speak of other operations.
        };
    }

    private static Fact ofText(@Nullable String text) {
        return text == null ? Fact.ABSENT : Fact.of(text);
    }
}
