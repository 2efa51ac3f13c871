// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import io.sealwright.contract.OperationContract;
import io.sealwright.contract.kms.EncryptionAlgorithmSpec;
import io.sealwright.contract.kms.KmsContract;
import io.sealwright.contract.kms.ReEncryptRequest;
import io.sealwright.contract.kms.ReEncryptResponse;
import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.KeyUsage;
import io.sealwright.gateway.Answer;
import io.sealwright.gateway.Call;
import io.sealwright.gateway.Demand;
import io.sealwright.gateway.Located;
import io.sealwright.gateway.Operation;
import io.sealwright.gateway.Permits;
import io.sealwright.kms.model.CiphertextSource;
import io.sealwright.kms.model.DryRun;
import io.sealwright.kms.model.EncryptionAlgorithm;
import io.sealwright.kms.model.EncryptionContext;
import io.sealwright.kms.model.KeyLocator;
import io.sealwright.kms.model.KmsKey;
import io.sealwright.kms.model.OnKey;
import io.sealwright.kms.model.OpenMaterial;
import io.sealwright.kms.model.PresentedGrants;
import io.sealwright.kms.model.ReEncryptFacts;
import io.sealwright.vocabulary.Action;
import io.sealwright.vocabulary.Blob;
import io.sealwright.vocabulary.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Moves a ciphertext from one key, or one encryption context, to another; the plaintext never leaves. It needs two
 * rights, and both exist before either key is used.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html">ReEncrypt</a>
 */
public final class ReEncrypt implements Operation<ReEncryptRequest, ReEncrypt.BothKeys, ReEncryptResponse> {
    private static final Action FROM = new Action("kms", "ReEncryptFrom");
    private static final Action TO = new Action("kms", "ReEncryptTo");
    private static final Action RE_ENCRYPT = new Action("kms", "ReEncrypt");

    /** The key that made the ciphertext, and the one that shall make the next. */
    public record BothKeys(OnKey source, OnKey destination) implements Located {
        @Override
        public List<Demand<?>> demands() {
            return List.of(source.demand(), destination.demand());
        }
    }

    private final KeyLocator locator;
    private final CiphertextSource source;
    private final CryptoBoundary crypto;

    public ReEncrypt(KeyLocator locator, CryptoBoundary crypto) {
        this.locator = locator;
        this.source = new CiphertextSource(locator, crypto);
        this.crypto = crypto;
    }

    @Override
    public OperationContract<ReEncryptRequest, ReEncryptResponse> contract() {
        return KmsContract.RE_ENCRYPT;
    }

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public BothKeys locate(ReEncryptRequest request, Call call) {
        DryRun.requireCiphertext(
                request.ciphertextBlob(),
                "sourceKeyId",
                request.sourceKeyId(),
                request.dryRun(),
                request.dryRunModifiers());
        var sameKey = new ReEncryptFacts.SameKey();
        PresentedGrants presented = locator.presented(request.grantTokens(), call);
        OnKey from = source.locate(
                FROM,
                request.sourceKeyId(),
                request.ciphertextBlob(),
                call,
                EncryptionContext.of(request.sourceEncryptionContext()),
                ReEncryptFacts.of(request.sourceEncryptionAlgorithm(), sameKey),
                presented);
        OnKey to = OnKey.using(
                TO,
                locator.byAnyName(request.destinationKeyId(), call),
                Demand.NamedBy.REQUEST,
                call,
                request.destinationKeyId(),
                EncryptionContext.of(request.destinationEncryptionContext()),
                ReEncryptFacts.of(request.destinationEncryptionAlgorithm(), sameKey),
                presented);
        sameKey.compare(from.demand().target(), to.demand().target());
        return new BothKeys(from, to);
    }

    @Override
    public Answer<ReEncryptResponse> run(ReEncryptRequest request, BothKeys located, Permits permits, Call call) {
        KmsKey from = located.source().key();
        KmsKey to = located.destination().key();
        located.source().requireKnownGrantTokens();
        DryRun.stopIfCiphertextIgnored(request.dryRun(), request.dryRunModifiers());
        to.requireUsable(KeyUsage.ENCRYPT_DECRYPT, RE_ENCRYPT);
        EncryptionAlgorithm.requireOffered(request.destinationEncryptionAlgorithm(), to);
        CiphertextSource.requireMadeBy(from, request.ciphertextBlob());
        from.requireUsable(KeyUsage.ENCRYPT_DECRYPT, RE_ENCRYPT);
        EncryptionAlgorithm.requireOffered(request.sourceEncryptionAlgorithm(), from);

        OpenMaterial old = source.material(
                from,
                request.ciphertextBlob(),
                permits.forDemand(located.source().demand()),
                FROM);
        OpenMaterial next =
                to.currentMaterial(permits.forDemand(located.destination().demand()), TO);
        try (SecretBytes plaintext =
                source.open(old, request.ciphertextBlob(), located.source().context())) {
            DryRun.stopIfAsked(request.dryRun());
            Blob ciphertext = crypto.encrypt(
                    next.handle(), plaintext, located.destination().context().bytes());
            return new Answer.Told<>(answer(from, old, to, next, ciphertext), eventData(old, next));
        }
    }

    /** The record names both keys by what they are, and algorithms that were left out. */
    @Override
    public ReEncryptRequest recorded(ReEncryptRequest request, BothKeys located) {
        return ReEncryptRequest.builder()
                .sourceKeyId(located.source().key().arnText())
                .sourceEncryptionContext(request.sourceEncryptionContext())
                .sourceEncryptionAlgorithm(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT)
                .destinationKeyId(request.destinationKeyId())
                .destinationEncryptionContext(request.destinationEncryptionContext())
                .destinationEncryptionAlgorithm(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT)
                .build();
    }

    private static Blob eventData(OpenMaterial old, OpenMaterial next) {
        return Blob.owning("{\"sourceKeyMaterialId\":\"%s\",\"destinationKeyMaterialId\":\"%s\"}"
                .formatted(old.id(), next.id())
                .getBytes(StandardCharsets.US_ASCII));
    }

    private static ReEncryptResponse answer(
            KmsKey from, OpenMaterial old, KmsKey to, OpenMaterial next, Blob ciphertext) {
        return ReEncryptResponse.builder()
                .ciphertextBlob(ciphertext)
                .sourceKeyId(from.arnText())
                .keyId(to.arnText())
                .sourceEncryptionAlgorithm(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT)
                .destinationEncryptionAlgorithm(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT)
                .sourceKeyMaterialId(old.id())
                .destinationKeyMaterialId(next.id())
                .build();
    }
}
