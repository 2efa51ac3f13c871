// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.installation;

import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.crypto.Domain;
import io.sealwright.crypto.DomainKeyRepository;
import io.sealwright.crypto.KeyFileSeal;
import io.sealwright.crypto.RandomSource;
import io.sealwright.crypto.RootKeyRefused;
import io.sealwright.store.Store;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Region;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
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
    private static final Logger LOG = System.getLogger(Opening.class.getName());

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
        Optional<Installation> known = SqlInstallation.find(needs.store());
        if (known.isPresent()) {
            requireAccount(known.get(), needs.wantedAccount());
            KeyFileSeal seal =
                    KeyFileSeal.open(needs.folder(), needs.random(), known.get().rootKey());
            finishSuccession(seal);
            return opened(known.get(), seal, needs);
        }
        if (!needs.ledgerIsEmpty()) {
            throw new InstallationRefused(
                    "there is a ledger but no store in " + needs.folder()
                            + ": put the store back (store.db, or the database that --store names), or begin with an empty folder");
        }
        KeyFileSeal seal = KeyFileSeal.first(needs.folder(), needs.random());
        AccountId account = needs.wantedAccount().orElseGet(needs.anyAccount());
        Installation begun = new Installation(seal.stamp(), needs.ids().get(), account);
        SystemChanges.of(needs)
                .commit(
                        account,
                        "CreateInstallation",
                        "Installation",
                        "installation/" + begun.node(),
                        SqlInstallation.insert(begun));
        return opened(begun, seal, needs);
    }

    /**
     * Opens an installation that is only looked at, under a root key that may be another folder's: nothing is made, and
     * no file is touched.
     *
     * @throws RootKeyRefused when the root key is missing, damaged or another's
     * @throws InstallationRefused when the store holds no installation
     */
    public static Opening toRead(Store store, Path keyFolder, RandomSource random)
            throws RootKeyRefused, InstallationRefused {
        Installation installation = SqlInstallation.find(store)
                .orElseThrow(() -> new InstallationRefused("the store holds no installation"));
        KeyFileSeal seal = KeyFileSeal.open(keyFolder, random, installation.rootKey());
        if (SqlDomainKeys.find(store, Domain.GLOBAL).isEmpty()) {
            throw new InstallationRefused("the store holds no keys: its first start did not come to its end");
        }
        return opened(installation, seal, new DomainKeysToRead(store), store, random);
    }

    /** A server goes on with a root key that has not got its name yet; {@link MaterialErasure} begins nothing then. */
    private static void finishSuccession(KeyFileSeal seal) {
        try {
            seal.replaceBy(seal.stamp());
        } catch (RootKeyRefused refused) {
            LOG.log(Level.ERROR, "the old root key is not destroyed yet, and is tried again", refused);
        }
    }

    private static Opening opened(Installation installation, KeyFileSeal seal, Needs needs) {
        var domainKeys = new SqlDomainKeys(needs.store(), SystemChanges.of(needs), installation.account());
        return opened(installation, seal, domainKeys, needs.store(), needs.random());
    }

    private static Opening opened(
            Installation installation,
            KeyFileSeal seal,
            DomainKeyRepository domainKeys,
            Store store,
            RandomSource random) {
        var crypto = new CryptoBoundary(seal, domainKeys, random);
        crypto.prepare(Domain.GLOBAL);
        SqlDomainKeys.domains(store)
                .forEach(crypto::prepare); // So that no row is read, or MACed, before its domain is open.
        return new Opening(installation, seal, crypto);
    }

    private static void requireAccount(Installation known, Optional<AccountId> wanted) throws InstallationRefused {
        if (wanted.isPresent() && !wanted.get().equals(known.account())) {
            throw new InstallationRefused("account-id = %s, but this data folder belongs to account %s"
                    .formatted(wanted.get(), known.account()));
        }
    }
}
