// SPDX-License-Identifier: Apache-2.0
package io.sealwright.admin.model;

import io.sealwright.contract.sealwright.SealwrightError;
import io.sealwright.gateway.Call;
import io.sealwright.vocabulary.AccountId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Bounds what one account may make this server read of its ledger: one search at a time, and so many in a while. A
 * search costs a processor and the disk, whoever's records it passes. Thread-safe; a restart forgets.
 */
public final class Searches {
    static final int MOST_IN_A_WHILE = 60;
    static final Duration A_WHILE = Duration.ofMinutes(10);

    private final Map<AccountId, Account> accounts = new HashMap<>();

    private static final class Account {
        private Instant began;
        private int searches;
        private boolean running;

        Account(Instant began) {
            this.began = began;
        }
    }

    /** What is searched. */
    @FunctionalInterface
    public interface Search<T> {
        T run() throws IOException;
    }

    /**
     * Searches for {@code asker}.
     *
     * @throws io.sealwright.vocabulary.ServiceException ThrottlingException
     */
    public <T> T run(Call asker, Search<T> search) {
        begin(asker);
        try {
            return search.run();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } finally {
            end(asker.account());
        }
    }

    private synchronized void begin(Call asker) {
        Instant now = asker.time();
        accounts.values().removeIf(account -> !account.running && isOver(account, now));
        Account account = accounts.computeIfAbsent(asker.account(), _ -> new Account(now));
        if (account.running) {
            throw SealwrightError.THROTTLING.saying("A search of this account is running; one runs at a time.");
        }
        if (isOver(account, now)) {
            account.began = now;
            account.searches = 0;
        }
        if (account.searches >= MOST_IN_A_WHILE) {
            throw SealwrightError.THROTTLING.saying("Rate exceeded: an account may search %d times in %d minutes."
                    .formatted(MOST_IN_A_WHILE, A_WHILE.toMinutes()));
        }
        account.searches++;
        account.running = true;
    }

    private static boolean isOver(Account account, Instant now) {
        return !now.isBefore(account.began.plus(A_WHILE));
    }

    private synchronized void end(AccountId id) {
        Account account = accounts.get(id);
        if (account != null) {
            account.running = false;
        }
    }
}
