// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ReadMapTest {

    @Test
    void of_any_size_it_is_like_a_map_in_the_order_of_the_request() {
        Map<String, String> expected = new LinkedHashMap<>();
        ReadMap<String, String> read = new ReadMap<>();
        for (int i = 0; i < 40; i++) {
            assertThat(read.containsKey("k" + i)).isFalse();
            assertThat(read.get("k" + i)).isNull();
            expected.put("k" + i, "v" + i);
            read.add("k" + i, "v" + i);

            assertThat(read).isEqualTo(expected).hasSameHashCodeAs(expected);
            assertThat(List.copyOf(read.entrySet())).isEqualTo(List.copyOf(expected.entrySet()));
            assertThat(read.get("k" + i)).isEqualTo("v" + i);
            assertThat(read.containsKey("k0")).isTrue();
        }
    }

    @Test
    void nobody_changes_it_through_what_it_shows() {
        ReadMap<String, String> read = new ReadMap<>();
        read.add("k", "v");
        Iterator<Map.Entry<String, String>> entries = read.entrySet().iterator();
        Map.Entry<String, String> entry = entries.next();

        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(entries::remove);
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> entry.setValue("w"));
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> read.put("l", "w"));
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(read::clear);
    }
}
