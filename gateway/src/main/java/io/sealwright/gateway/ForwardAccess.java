// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.vocabulary.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A forward access session: a call that a service makes for its caller, as its caller. The caller's rights decide
 * alone, and conditions can ask which services the call came through. Immutable.
 *
 * <p>Who can make one can speak for others. So this package makes them, for a service of ours through the
 * {@link ServiceEntrance} that {@code server} gave it; and no header sets any of it.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_forward_access_sessions.html">Forward access
 *     sessions</a>
 */
public final class ForwardAccess {
    /** Of every partition. */
    private static final String DOMAIN = ".amazonaws.com";

    private static final Pattern SERVICE = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    private final String service;
    private final List<String> calledVia;
    private final @Nullable Outside outside;

    /**
     * A service that is no part of this server, as it signed its call.
     *
     * @param principalId the unique id of the user, or of the role and its session
     * @param sourceIp where it called from
     */
    record Outside(String principalId, String sourceIp) {}

    private ForwardAccess(String service, List<String> calledVia, @Nullable Outside outside) {
        this.service = service;
        this.calledVia = List.copyOf(calledVia);
        this.outside = outside;
    }

    /**
     * Through {@code service}, which was itself called {@code before}, or by the caller.
     *
     * @param service by its signing name, such as {@code secretsmanager}
     */
    static ForwardAccess through(String service, @Nullable ForwardAccess before) {
        if (!SERVICE.matcher(service).matches()) {
            throw new IllegalArgumentException("no name of a service: " + service);
        }
        List<String> calledVia = new ArrayList<>(before == null ? List.of() : before.calledVia);
        calledVia.add(service + DOMAIN);
        return new ForwardAccess(service, calledVia, null);
    }

    /** Through a registered service, which called by {@code signed}. */
    static ForwardAccess registered(String service, Call signed) {
        ForwardAccess made = through(service, null);
        return new ForwardAccess(
                service, made.calledVia, new Outside(signed.principal().principalId(), signed.sourceIp()));
    }

    /**
     * As a record tells of it, for whoever decides once more about what is over: only the last service is known.
     *
     * @param invokedBy a service principal
     */
    public static ForwardAccess recorded(String invokedBy) {
        String service =
                invokedBy.endsWith(DOMAIN) ? invokedBy.substring(0, invokedBy.length() - DOMAIN.length()) : invokedBy;
        return new ForwardAccess(service, List.of(invokedBy), null);
    }

    /** The service principal that calls, such as {@code secretsmanager.amazonaws.com}. */
    public String principal() {
        return calledVia.getLast();
    }

    /** Who called, where it was none of our own; null within one process. */
    @Nullable
    Outside outside() {
        return outside;
    }

    /** {@code kms:ViaService}, such as {@code secretsmanager.eu-central-1.amazonaws.com}. */
    public String viaService(Region region) {
        return service + '.' + region.name() + DOMAIN;
    }

    /** {@code aws:CalledVia}: all service principals on the way, the one that the caller called first. */
    public List<String> calledVia() {
        return calledVia;
    }
}
