// SPDX-License-Identifier: Apache-2.0
package io.sealwright.organizations.model;

/** A tag of something in an organization. The model's pattern lets no control character into either part. */
public record Tag(String key, String value) {}
