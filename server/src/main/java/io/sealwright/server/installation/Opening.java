// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.installation;

import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.Domain;
import io.sealwright.crypto.KeyFileSeal;
import io.sealwright.crypto.RandomSource;
import io.sealwright.crypto.RootKeyRefused;
import io.sealwright.store.Store;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Region;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Opens the seal of a data folder: makes the root key on the very first start, and otherwise only ever finds it.
 * Nothing is made in the place of a key that is missing.
 *
 * @param installation what the folder is
 * @param seal where its root key lies
 */
public record Opening(Installation installation, KeyFileSeal seal, CryptoBoundary crypto) {

    /** What an opening needs. */
    public record Needs(
            Store store,
            Path folder,
            boolean ledgerIsEmpty,
            Optional<AccountId> wantedAccount,
            Supplier<AccountId> anyAccount,
            Region region,
            String partition,
            RandomSource random,
            InstantSource clock,
            Supplier<UUID> ids) {}

    /**
     * Opens, or begins, the installation.
     *
     * @throws RootKeyRefused when the root key is missing, damaged or another's
     * @throws InstallationRefused when store and ledger do not belong together, or the account is not the wanted one
     */
    public static Opening open(Needs needs) throws RootKeyRefused, InstallationRefused {
        SystemChanges changes = SystemChanges.of(needs);
        Optional<Installation> known = SqlInstallation.find(needs.store());
        if (known.isPresent()) {
            requireAccount(known.get(), needs.wantedAccount());
            KeyFileSeal seal =
                    KeyFileSeal.open(needs.folder(), needs.random(), known.get().rootKey());
            return opened(known.get(), seal, changes, needs);
        }
        if (!needs.ledgerIsEmpty()) {
            throw new InstallationRefused(
                    "there is a ledger but no store in " + needs.folder()
                            + ": put the store back (store.db, or the database that --store names), or begin with an empty folder");
        }
        KeyFileSeal seal = KeyFileSeal.first(needs.folder(), needs.random());
        AccountId account = needs.wantedAccount().orElseGet(needs.anyAccount());
        Installation begun = new Installation(seal.stamp(), needs.ids().get(), account);
        changes.commit(
                account,
                "CreateInstallation",
                "Installation",
                "installation/" + begun.node(),
                SqlInstallation.insert(begun));
        return opened(begun, seal, changes, needs);
    }

    private static Opening opened(Installation installation, KeyFileSeal seal, SystemChanges changes, Needs needs) {
        var domainKeys = new SqlDomainKeys(needs.store(), changes, installation.account());
        var crypto = new CryptoBoundary(seal, domainKeys, needs.random());
        crypto.prepare(Domain.GLOBAL);
        domainKeys.domains().forEach(crypto::prepare); // So that no row is read, or MACed, before its domain is open.
        return new Opening(installation, seal, crypto);
    }

    private static void requireAccount(Installation known, Optional<AccountId> wanted) throws InstallationRefused {
        if (wanted.isPresent() && !wanted.get().equals(known.account())) {
            throw new InstallationRefused("account-id = %s, but this data folder belongs to account %s"
                    .formatted(wanted.get(), known.account()));
        }
    }
}
