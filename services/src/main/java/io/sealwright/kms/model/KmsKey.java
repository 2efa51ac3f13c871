// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.model;

import io.sealwright.contract.kms.KmsError;
import io.sealwright.crypto.KeyMaterialId;
import io.sealwright.crypto.KeyUsage;
import io.sealwright.gateway.Permit;
import io.sealwright.policy.Fact;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyKind;
import io.sealwright.policy.PolicySet;
import io.sealwright.policy.Resource;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Blob;
import java.util.List;
import java.util.Optional;

/**
 * A KMS key at one version: what is known of it, who may use it, and behind a {@link Permit} the handles of its
 * material.
 *
 * <p>Immutable; a change is another object with a higher version.
 */
public final class KmsKey implements KeyTarget {

    private final KeyFacts facts;
    private final Arn arn;
    private final Resource resource;
    private final String arnText;
    private final PolicyDocument policy;
    private final PolicySet policySet;
    private final Guard guard;
    private final KeyMaterials materials;
    private final KeyGrants grants;
    private final KeyLabels labels;
    private final Blob recordEntry;

    public KmsKey(
            KeyFacts facts,
            String partition,
            PolicyDocument policy,
            KeyMaterials materials,
            KeyGrants grants,
            KeyLabels labels) {
        this.facts = facts;
        this.arn = facts.address().arn(partition);
        this.arnText = arn.toString();
        this.resource = Resource.of(arn);
        this.policy = policy;
        this.policySet = PolicySet.of(PolicyKind.RESOURCE, facts.version(), List.of(policy), facts.policyPrincipals());
        this.guard = new Guard.OwnPolicy(policySet);
        this.materials = materials;
        this.grants = grants;
        this.labels = labels;
        this.recordEntry = RecordEntries.of("AWS::KMS::Key", facts.address().account(), arn);
    }

    @Override
    public KmsKey orRefuse() {
        return this;
    }

    /** Its policy, compiled, with principals by the ids that they had when it was put. */
    public PolicySet policySet() {
        return policySet;
    }

    public KeyFacts facts() {
        return facts;
    }

    public KeyAddress address() {
        return facts.address();
    }

    public KeyState state() {
        return facts.state();
    }

    public PolicyDocument policy() {
        return policy;
    }

    public KeyGrants grants() {
        return grants;
    }

    public KeyLabels labels() {
        return labels;
    }

    public Arn arn() {
        return arn;
    }

    /** The ARN as answers spell it. */
    public String arnText() {
        return arnText;
    }

    @Override
    public Resource resource() {
        return resource;
    }

    @Override
    public long version() {
        return facts.version();
    }

    @Override
    public Guard guard() {
        return guard;
    }

    @Override
    public Fact tag(String tagKey) {
        return TagParameters.among(labels.tags(), tagKey);
    }

    @Override
    public Blob recordEntry() {
        return recordEntry;
    }

    /**
     * Passes only if the key may be used for {@code action} now.
     *
     * @throws io.sealwright.vocabulary.ServiceException InvalidKeyUsageException, or the error of the key's state
     */
    public void requireUsable(KeyUsage usage, Action action) {
        facts.state().requireUsable(arn);
        if (facts.keyUsage() != usage) {
            throw KmsError.INVALID_KEY_USAGE.because(
                    "%s key usage is %s which is not valid for %s.", arn, facts.keyUsage(), action.name());
        }
    }

    /** The material that encrypts, for whoever holds a permit for {@code action} on this key. */
    public OpenMaterial currentMaterial(Permit<KeyTarget> permit, Action action) {
        requireOwn(permit, action);
        return materials.current();
    }

    /** The material that made a ciphertext; empty when this key never had such material. */
    public Optional<OpenMaterial> material(KeyMaterialId id, Permit<KeyTarget> permit, Action action) {
        requireOwn(permit, action);
        return materials.find(id);
    }

    private void requireOwn(Permit<KeyTarget> permit, Action action) {
        if (permit.use(action) != this) {
            throw new IllegalStateException("a permit for another key");
        }
    }
}
