// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.store.Body;
import io.sealwright.store.Touch;
import io.sealwright.vocabulary.AccountId;
import java.util.List;

/**
 * A change that is ready to be committed, in the words of the store.
 *
 * @param account whose resources change; its lane orders the change
 * @param touches what memory holds and must drop once this is committed
 * @param body the statements; pure, since it may run again
 */
public record Write(AccountId account, List<Touch> touches, Body body) {

    public Write {
        touches = List.copyOf(touches);
    }

    /** The same change with more to be written, which touches nothing that memory holds. */
    public Write and(Body more) {
        return new Write(account, touches, sql -> {
            body.write(sql);
            more.write(sql);
        });
    }
}
