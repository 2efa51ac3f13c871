// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.contract.iam.IamError;
import io.sealwright.gateway.Target;
import io.sealwright.policy.Fact;
import io.sealwright.policy.Resource;
import io.sealwright.vocabulary.Arn;
import io.sealwright.vocabulary.Blob;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entity of the caller's account that a request named, or the place where there is none. The caller's own policies
 * alone decide, on either.
 *
 * @param arn the entity's, or the one that it would have
 * @param entity what is there, or null
 * @param version the entity's, 0 where there is none
 * @param tags the entity's
 * @param absent what is said, once the caller may hear it, when there is none
 * @param named how a refusal names it, the same whether it is there or not; null for the ARN
 */
public record EntityTarget<E>(
        Arn arn,
        @Nullable E entity,
        long version,
        List<Tag> tags,
        String absent,
        @Nullable String named) implements Target {

    /** What is there, without tags. */
    public static <E> EntityTarget<E> present(Arn arn, E entity, long version) {
        return present(arn, entity, version, List.of());
    }

    /** What is there. */
    public static <E> EntityTarget<E> present(Arn arn, E entity, long version, List<Tag> tags) {
        return new EntityTarget<>(arn, entity, version, tags, "", null);
    }

    /** A place where there is nothing, or not yet. */
    public static <E> EntityTarget<E> absent(Arn arn, String text) {
        return new EntityTarget<>(arn, null, 0, List.of(), text, null);
    }

    /** Named so in a refusal, such as {@code user bob}: an ARN would tell of the path of one that is there. */
    public EntityTarget<E> named(String text) {
        return new EntityTarget<>(arn, entity, version, tags, absent, text);
    }

    /**
     * The entity; to be asked only once the permit exists.
     *
     * @throws io.sealwright.vocabulary.ServiceException NoSuchEntity in AWS's words
     */
    public E orRefuse() {
        if (entity == null) {
            throw IamError.NO_SUCH_ENTITY.saying(absent);
        }
        return entity;
    }

    @Override
    public Resource resource() {
        return Resource.of(arn);
    }

    @Override
    public String spokenOf() {
        return named == null ? arn.toString() : named;
    }

    @Override
    public Guard guard() {
        return Guard.CallersPolicies.INSTANCE;
    }

    @Override
    public Fact tag(String key) {
        return EntityFacts.tag(tags, key);
    }

    /** CloudTrail lists no resources in the records of IAM; the request's parameters name them. */
    @Override
    public @Nullable Blob recordEntry() {
        return null;
    }
}
