// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.config;

import io.sealwright.store.PostgresConfig;
import io.sealwright.store.PostgresConfig.Encryption;
import io.sealwright.store.PostgresConfig.Host;
import io.sealwright.store.PostgresPassword;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code --store postgresql://USER[:PASSWORD]@HOST[:PORT][,HOST...]/DATABASE[?NAME=VALUE&...]}. Names and
 * password may be percent-encoded. A parameter that is not known here is refused: the driver's own could turn off what
 * durability and secrecy rest on.
 *
 * @see <a href="https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS">Connection URIs</a>
 */
final class StoreUrl {
    private static final Pattern URL =
            Pattern.compile("\\Apostgres(?:ql)?://([^/?#\\s]*)(?:/([^?#\\s]*))?(?:\\?([^#\\s]*))?\\z");
    private static final Set<String> PARAMETERS =
            Set.of("sslmode", "sslrootcert", "sslcert", "sslkey", "password-file", "schema", "connections", "standby");
    private static final Pattern PASSWORD = Pattern.compile("\\A([^:/]*://[^:]*):.*@", Pattern.DOTALL);
    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|::1");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");
    private static final Duration CHANGES_KEPT = Duration.ofHours(1);

    private final String text;
    private final Path workingFolder;
    private final Map<String, String> parameters = new LinkedHashMap<>();

    private StoreUrl(String text, Path workingFolder) {
        this.text = text;
        this.workingFolder = workingFolder;
    }

    /** The setting without its password. */
    static String shown(String text) {
        return PASSWORD.matcher(text).replaceFirst("$1:***@");
    }

    static PostgresConfig parse(String text, Path workingFolder) {
        return new StoreUrl(text, workingFolder).parse();
    }

    private PostgresConfig parse() {
        Matcher url = URL.matcher(text);
        refuseUnless(url.matches(), "postgresql://ROLE@HOST/DATABASE is expected");
        String authority = url.group(1);
        int at = authority.lastIndexOf('@');
        String[] caller = authority.substring(0, Math.max(at, 0)).split(":", 2);
        String user = decoded(caller[0]);
        refuseUnless(!user.isEmpty(), "a role is expected before the host: postgresql://ROLE@HOST/DATABASE");
        List<Host> hosts = Arrays.stream(authority.substring(at + 1).split(",", -1))
                .map(this::host)
                .toList();
        String database = decoded(url.group(2) == null ? "" : url.group(2));
        refuseUnless(!database.isEmpty() && !database.contains("/"), "a database is expected after the host");
        readParameters(url.group(3));
        try {
            return new PostgresConfig(
                    hosts,
                    database,
                    user,
                    password(caller.length > 1 ? decoded(caller[1]) : null),
                    encryption(hosts),
                    parameters.getOrDefault("schema", PostgresConfig.USUAL_SCHEMA),
                    connections(),
                    standby(),
                    CHANGES_KEPT);
        } catch (IllegalArgumentException outOfRange) {
            throw outOfRange instanceof SettingRefused refused
                    ? refused
                    : refused(String.valueOf(outOfRange.getMessage()));
        }
    }

    private Host host(String written) {
        int colon = written.endsWith("]") ? -1 : written.lastIndexOf(':');
        String name = colon < 0 ? written : written.substring(0, colon);
        String port = colon < 0 ? String.valueOf(Host.USUAL_PORT) : written.substring(colon + 1);
        refuseUnless(NUMBER.matcher(port).matches(), "a port is a number");
        boolean bracketed = name.startsWith("[") && name.endsWith("]");
        String bare = bracketed ? name.substring(1, name.length() - 1) : name;
        refuseUnless(!bare.isEmpty() && (bracketed || bare.indexOf(':') < 0), "a host is expected");
        try {
            return new Host(bare, Integer.parseInt(port));
        } catch (IllegalArgumentException outOfRange) {
            throw refused(String.valueOf(outOfRange.getMessage()));
        }
    }

    private void readParameters(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return;
        }
        for (String each : query.split("&", -1)) {
            String[] parts = each.split("=", 2);
            refuseUnless(PARAMETERS.contains(parts[0]), "unknown parameter " + parts[0]);
            refuseUnless(parts.length == 2 && !parts[1].isEmpty(), parts[0] + " needs a value");
            refuseUnless(parameters.put(parts[0], decoded(parts[1])) == null, parts[0] + " is given twice");
        }
    }

    private PostgresPassword password(@Nullable String given) {
        Path file = path("password-file");
        refuseUnless(given == null || file == null, "a password and a password-file are one too many");
        if (file != null) {
            return new PostgresPassword.InFile(file);
        }
        return given == null ? new PostgresPassword.None() : new PostgresPassword.Given(given);
    }

    /** A server beyond this machine proves its name: anything less lets whoever is on the way read or answer. */
    private Encryption encryption(List<Host> hosts) {
        boolean here = hosts.stream()
                .allMatch(host -> THIS_MACHINE.matcher(host.name()).matches());
        String mode = parameters.getOrDefault("sslmode", here ? "disable" : "verify-full");
        if (mode.equals("verify-full")) {
            return new Encryption.Verified(path("sslrootcert"), path("sslcert"), path("sslkey"));
        }
        refuseUnless(mode.equals("disable"), "sslmode=" + mode + " protects nothing: verify-full is expected");
        refuseUnless(here, "sslmode=disable is for a database on this machine: verify-full is expected");
        refuseUnless(
                path("sslrootcert") == null && path("sslcert") == null && path("sslkey") == null,
                "certificates without sslmode=verify-full");
        return new Encryption.None();
    }

    private @Nullable Path path(String name) {
        String value = parameters.get(name);
        return value == null ? null : workingFolder.resolve(value).normalize();
    }

    private int connections() {
        String value = parameters.getOrDefault("connections", String.valueOf(PostgresConfig.USUAL_CONNECTIONS));
        refuseUnless(NUMBER.matcher(value).matches(), "connections is a number");
        return Integer.parseInt(value);
    }

    private boolean standby() {
        String value = parameters.getOrDefault("standby", "optional");
        return switch (value) {
            case "optional" -> false;
            case "required" -> true;
            default -> throw refused("standby is optional or required");
        };
    }

    private String decoded(String raw) {
        try {
            return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw refused("a percent sign is followed by two hexadecimal digits");
        }
    }

    private void refuseUnless(boolean holds, String why) {
        if (!holds) {
            throw refused(why);
        }
    }

    private SettingRefused refused(String why) {
        return SettingRefused.value(Setting.STORE, shown(text), why);
    }
}
