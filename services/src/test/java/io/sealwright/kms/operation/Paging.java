// SPDX-License-Identifier: Apache-2.0
package io.sealwright.kms.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealwright.kms.Answer;
import io.sealwright.kms.TestUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** Follows markers to the end, as clients do. */
@NullUnmarked
final class Paging {

    private Paging() {}

    /** One member of every item of every page. */
    static List<Object> all(TestUser user, String operation, String items, String member, Object... members) {
        List<Object> all = new ArrayList<>();
        Answer page = user.call(operation, members).ok();
        while (true) {
            List<Map<String, Object>> shown = page.list(items);
            shown.forEach(item -> all.add(item.get(member)));
            assertThat(page.json().containsKey("NextMarker")).isEqualTo((boolean) page.get("Truncated"));
            if (page.get("Truncated").equals(false)) {
                return all;
            }
            assertThat(shown).isNotEmpty();
            page = user.call(operation, and(members, "Marker", page.text("NextMarker")))
                    .ok();
        }
    }

    static Object[] and(Object[] members, Object... more) {
        List<Object> both = new ArrayList<>(List.of(members));
        both.addAll(List.of(more));
        return both.toArray();
    }
}
