// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.store;

import io.sealwright.crypto.CryptoBoundary;
import io.sealwright.gateway.Write;
import io.sealwright.kms.model.Alias;
import io.sealwright.kms.model.AliasAddress;
import io.sealwright.kms.model.AliasRepository;
import io.sealwright.kms.model.KeyAddress;
import io.sealwright.kms.model.KeyFacts;
import io.sealwright.store.Body;
import io.sealwright.store.Held;
import io.sealwright.store.HeldState;
import io.sealwright.store.Store;
import io.sealwright.store.Touch;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Page;
import io.sealwright.vocabulary.Region;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Aliases in SQL. An alias belongs to the key it names: whoever changes it moves the key's version. */
public final class SqlAliases implements AliasRepository {
    private static final String KIND = "kms-alias";
    private static final int HELD_BYTES = 300;

    private final Store store;
    private final AliasRows aliases;
    private final KeyRows keys;
    private final Held<AliasAddress, Alias> held;

    public SqlAliases(Store store, CryptoBoundary crypto, HeldState state) {
        this.store = store;
        this.aliases = new AliasRows(crypto);
        this.keys = new KeyRows(crypto);
        this.held = state.hold(
                KIND, SqlAliases::address, (address, snapshot) -> aliases.find(snapshot, address), _ -> HELD_BYTES);
    }

    private static AliasAddress address(String text) {
        String[] parts = text.split("/", 3);
        return new AliasAddress(new AccountId(parts[0]), new Region(parts[1]), parts[2]);
    }

    @Override
    public Optional<Alias> find(AliasAddress address) {
        return held.find(address);
    }

    @Override
    public Page<Alias> list(
            AccountId account, Region region, @Nullable KeyAddress target, @Nullable String after, int limit) {
        String from = after == null ? "" : after;
        List<Alias> rows = store.read(snapshot -> target == null
                ? aliases.after(snapshot, account, region, from, limit + 1)
                : aliases.ofKeyAfter(snapshot, target, from, limit + 1));
        return Pages.of(rows, limit, alias -> alias.address().name(), alias -> alias);
    }

    @Override
    public Write insert(Alias alias, KeyFacts key, String partition) {
        return write(alias, key, sql -> {
            aliases.insert(sql, alias, partition);
            keys.replace(sql, key, key.withMoreAliases(1));
        });
    }

    @Override
    public Write move(Alias alias, KeyFacts from, KeyFacts to) {
        List<Touch> touches =
                List.of(touch(alias.address()), SqlKeys.touch(from.address()), SqlKeys.touch(to.address()));
        return new Write(to.address().account(), touches, sql -> {
            aliases.replace(sql, from.address(), alias);
            keys.replace(sql, from, from.withMoreAliases(-1));
            keys.replace(sql, to, to.withMoreAliases(1));
        });
    }

    @Override
    public Write touch(Alias alias, KeyFacts key) {
        return write(alias, key, sql -> {
            aliases.replace(sql, key.address(), alias);
            keys.replace(sql, key, key.withMoreAliases(0));
        });
    }

    @Override
    public Write delete(Alias alias, KeyFacts key) {
        return write(alias, key, sql -> {
            aliases.delete(sql, alias);
            keys.replace(sql, key, key.withMoreAliases(-1));
        });
    }

    private static Write write(Alias alias, KeyFacts key, Body body) {
        return new Write(key.address().account(), List.of(touch(alias.address()), SqlKeys.touch(key.address())), body);
    }

    static Touch touch(AliasAddress address) {
        return new Touch(KIND, address.toString());
    }
}
