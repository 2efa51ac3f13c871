// SPDX-License-Identifier: Apache-2.0
/**
 * AWS's service models at run time: requests decoded and validated, answers encoded, refusals and audit records
 * written.
 *
 * <p>Start at {@link io.sealwright.contract.Contracts}, which finds a service, and
 * {@link io.sealwright.contract.OperationContract}, which reads and writes one operation. Each service has a generated
 * package of records, enums and errors, made from {@code models/} in every build; what a machine can know about a
 * request is typed nowhere by hand.
 *
 * <p>What must stay true: (1) any bytes end in a record or in a refusal of the service's own codes, in linear time; (2)
 * a record exists only when every limit of the model holds; (3) a sensitive member is never a {@code String}, and is in
 * no text, no {@code toString()} and no audit record.
 */
@NullMarked
package io.sealwright.contract;

import org.jspecify.annotations.NullMarked;
