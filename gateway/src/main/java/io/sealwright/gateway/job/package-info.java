// SPDX-License-Identifier: Apache-2.0
/**
 * What happens without a request. {@link io.sealwright.gateway.job.Scheduler} owns when, how often and whether the
 * clock can be trusted; a service's {@link io.sealwright.gateway.job.Job} is a question for what is due and one step
 * that can be repeated.
 */
@NullMarked
package io.sealwright.gateway.job;

import org.jspecify.annotations.NullMarked;
