// SPDX-License-Identifier: Apache-2.0
package io.sealwright.policy;

import io.sealwright.vocabulary.Arn;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The unique ids that the users and roles named in a resource's policy had when it was put. They are kept in the row of
 * the policy's holder, so that whoever is made again under an old name is not whom the policy meant.
 *
 * <p>Immutable. An ARN without an id here is matched as it is written.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-users">IAM
 *     user principals</a>
 */
public final class PrincipalIds {
    public static final PrincipalIds NONE = new PrincipalIds(Map.of());

    private final Map<String, String> idByArn;

    private PrincipalIds(Map<String, String> idByArn) {
        this.idByArn = idByArn;
    }

    /** Unique ids ({@code AIDA…}, {@code AROA…}) by the ARN that the document names. */
    public static PrincipalIds of(Map<Arn, String> ids) {
        Map<String, String> byText = new TreeMap<>();
        ids.forEach((arn, id) -> byText.put(arn.toString(), id));
        return byText.isEmpty() ? NONE : new PrincipalIds(byText);
    }

    /** Reads what {@link #text} wrote. */
    public static PrincipalIds parse(String text) {
        Map<String, String> byText = new TreeMap<>();
        for (String line : text.split("\n", -1)) {
            int space = line.lastIndexOf(' ');
            if (space > 0) {
                byText.put(line.substring(0, space), line.substring(space + 1));
            }
        }
        return byText.isEmpty() ? NONE : new PrincipalIds(byText);
    }

    /** For a column of the holder's row: a line for each, ARN and id; empty when there is none. */
    public String text() {
        StringBuilder text = new StringBuilder();
        idByArn.forEach((arn, id) -> text.append(arn).append(' ').append(id).append('\n'));
        return text.toString();
    }

    public Optional<String> of(Arn arn) {
        return Optional.ofNullable(idByArn.get(arn.toString()));
    }

    public Map<String, String> byArn() {
        return Map.copyOf(idByArn);
    }

    PolicyPrincipal resolve(PolicyPrincipal principal) {
        return principal instanceof PolicyPrincipal.Entity(var arn)
                ? of(arn).<PolicyPrincipal>map(PolicyPrincipal.UniqueId::new).orElse(principal)
                : principal;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PrincipalIds that && idByArn.equals(that.idByArn);
    }

    @Override
    public int hashCode() {
        return idByArn.hashCode();
    }

    @Override
    public String toString() {
        return idByArn.toString();
    }
}
