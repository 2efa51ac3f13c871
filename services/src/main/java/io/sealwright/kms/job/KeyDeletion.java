// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.job;

import io.sealwright.contract.kms.KmsContract;
import io.sealwright.gateway.job.Job;
import io.sealwright.gateway.job.JobPermit;
import io.sealwright.gateway.job.ServiceEvent;
import io.sealwright.kms.model.KeyAddress;
import io.sealwright.kms.model.KeyRepository;
import io.sealwright.kms.model.KeyState;
import io.sealwright.kms.model.KmsKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Destroys keys whose waiting period has ended, with all that belongs to them.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html">Delete an AWS KMS key</a>
 */
public final class KeyDeletion implements Job<KeyAddress> {
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final KeyRepository keys;

    public KeyDeletion(KeyRepository keys) {
        this.keys = keys;
    }

    @Override
    public String name() {
        return "kms-key-deletion";
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public boolean irreversible() {
        return true;
    }

    @Override
    public List<KeyAddress> due(Instant now, int limit) {
        return keys.dueForDeletion(now, limit);
    }

    @Override
    public Optional<Step> step(KeyAddress address, JobPermit<KeyAddress> permit) {
        return keys.find(permit.use())
                .filter(key -> isDue(key, permit.time()))
                .map(key -> new Step(
                        keys.destroy(key.facts(), permit.time()),
                        new ServiceEvent(
                                KmsContract.SERVICE.eventSource(),
                                "DeleteKey",
                                address.account(),
                                address.region(),
                                key.recordEntry())));
    }

    private static boolean isDue(KmsKey key, Instant now) {
        return key.state() instanceof KeyState.PendingDeletion(var date) && !date.isAfter(now);
    }
}
