// SPDX-License-Identifier: Apache-2.0
package io.sealwright.iam.model;

import io.sealwright.gateway.Write;
import io.sealwright.store.Queries;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Arn;
import java.util.List;
import java.util.Optional;

/**
 * Where identity providers are kept. Strongly consistent.
 *
 * <p>A {@link Write} is committed together with its record. Each demands that the provider still has the version it was
 * decided on. Methods that take {@link Queries} read within one snapshot of their caller's; those that take neither may
 * wait for the store.
 */
public interface OpenIdConnectProviderRepository {

    /** The kind of what is held of a provider, under its ARN. */
    String KIND = "iam-oidc-provider";

    /** The provider with this ARN. */
    Optional<OpenIdConnectProvider> find(Arn arn);

    /** The provider with this ARN. */
    Optional<OpenIdConnectProvider> find(Queries queries, Arn arn);

    /** All of an account, by URL; so many as its quota allows. */
    List<OpenIdConnectProvider> list(AccountId account);

    /** What makes a provider. Refused with EntityAlreadyExists or LimitExceeded. */
    Write insert(OpenIdConnectProvider provider);

    Write replace(OpenIdConnectProvider before, OpenIdConnectProvider after);

    Write delete(OpenIdConnectProvider provider);
}
