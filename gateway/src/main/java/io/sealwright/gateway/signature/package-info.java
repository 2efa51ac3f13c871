/**
 * AWS Signature Version 4, verified: who signed this request, for which Region and service.
 *
 * <p>{@link io.sealwright.gateway.signature.SignatureVerifier} has two steps. {@code check} needs the head only, finds
 * the access key and refuses whatever is malformed, out of time or unknown, so that a stranger's body is never read;
 * {@code verify} hashes the body and compares the signature. The canonical request is built from the bytes as received,
 * without strings. What fails is a {@link io.sealwright.gateway.signature.SignatureError} in AWS's own words.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Create a
 *     signed AWS API request</a>
 */
@NullMarked
package io.sealwright.gateway.signature;

import org.jspecify.annotations.NullMarked;
