// SPDX-License-Identifier: Apache-2.0
package io.sealwright.rows;

import io.sealwright.gateway.Write;
import io.sealwright.store.Touch;
import java.util.ArrayList;
import java.util.List;

/** Puts writes together that stand or fall as one change. */
public final class Writes {

    private Writes() {}

    /** All of {@code writes}, in this order, in one transaction. They concern one account. */
    public static Write together(Write first, Write... more) {
        List<Write> all = new ArrayList<>();
        all.add(first);
        all.addAll(List.of(more));
        List<Touch> touches = new ArrayList<>();
        for (Write write : all) {
            if (!write.account().equals(first.account())) {
                throw new IllegalArgumentException("one change concerns one account");
            }
            touches.addAll(write.touches());
        }
        return new Write(first.account(), touches.stream().distinct().toList(), sql -> {
            for (Write write : all) {
                write.body().write(sql);
            }
        });
    }
}
