// SPDX-License-Identifier: Apache-2.0
package io.sealwright.contract;

import org.jspecify.annotations.Nullable;

/**
 * Where a structure stands in a request, for validation texts: {@code tags.1.member}.
 *
 * @param member the member's name, with its first letter lowered
 * @param index the place in a list, from 1; 0 where it is in none
 */
record Path(@Nullable Path parent, String member, int index) {

    /** The path of a member of the structure that stands at {@code parent}. */
    static String of(@Nullable Path parent, Member member) {
        return parent == null ? member.lowerCamel() : parent + "." + member.lowerCamel();
    }

    @Override
    public String toString() {
        String here = index == 0 ? member : member + "." + index + ".member";
        return parent == null ? here : parent + "." + here;
    }
}
