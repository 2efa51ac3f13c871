// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One thing an operator can set: as a flag, in {@code sealwright.yaml}, or as an environment variable.
 *
 * <p>This is the whole table. The name decides the three spellings: {@code hot.max-bytes} is {@code --hot.max-bytes},
 * {@code SEALWRIGHT_HOT_MAX_BYTES}, and {@code max-bytes} under {@code hot} in the file.
 */
public enum Setting {
    CONFIG("config", "FILE", "", "a file of settings; without it ./sealwright.yaml, where there is one"),
    DATA("data", "DIR", "./data", "where keys, records and the administrator's credentials are kept"),
    STORE(
            "store",
            "URL",
            "",
            "a PostgreSQL database for keys and accounts, postgresql://ROLE@HOST/DATABASE; without it a file in --data"),
    LISTEN("listen", "HOST:PORT", "127.0.0.1:4599", "where the AWS services answer; port 0 picks one"),
    TRUSTED_PROXIES(
            "trusted-proxies", "CIDR,...", "", "proxies before the services' port whose X-Forwarded-For is believed"),
    ADMIN_LISTEN("admin-listen", "HOST:PORT", "127.0.0.1:4598", "where health and metrics answer; loopback only"),
    TLS_CERT("tls-cert", "FILE", "", "the certificate and its chain, PEM: both listeners then speak TLS alone"),
    TLS_KEY("tls-key", "FILE", "", "its key, PEM (PKCS #8), mode 0600; both files are read again when they change"),
    INSECURE_HTTP(
            "insecure-http",
            "[true|false]",
            "false",
            "plaintext HTTP beyond loopback: whoever is on the way reads along"),
    ACCOUNT_ID("account-id", "N", "", "the account of the first start, 12 digits; without it a random one"),
    DEFAULT_REGION("default-region", "REGION", "us-east-1", "the Region of the credentials file and of unsigned calls"),
    PARTITION("partition", "NAME", "aws", "the partition whose Regions are served and which ARNs carry"),

    GATEWAY_EVENT_LOOPS("gateway.event-loops", "N", "0", "threads that serve connections; 0 is one per processor"),
    GATEWAY_MAX_CONNECTIONS("gateway.max-connections", "N", "4096", "open connections in all"),
    GATEWAY_MAX_CONNECTIONS_PER_SOURCE(
            "gateway.max-connections-per-source", "N", "4096", "open connections from one address"),
    GATEWAY_MAX_BODY_BYTES("gateway.max-body-bytes", "BYTES", "1MiB", "a larger request is refused before it is read"),
    GATEWAY_MAX_BODY_BYTES_IN_FLIGHT(
            "gateway.max-body-bytes-in-flight", "BYTES", "64MiB", "bodies being read, of all connections together"),
    GATEWAY_MAX_WAITING_REQUESTS(
            "gateway.max-waiting-requests", "N", "1024", "requests that wait for store or disk; more are answered 503"),
    GATEWAY_HEAD_TIMEOUT("gateway.head-timeout", "TIME", "10s", "from a request's first byte to its last header"),
    GATEWAY_BODY_TIMEOUT("gateway.body-timeout", "TIME", "30s", "from a request's first byte to its last"),
    GATEWAY_IDLE_TIMEOUT("gateway.idle-timeout", "TIME", "120s", "how long a connection without a request is kept"),

    HOT_MAX_BYTES("hot.max-bytes", "BYTES", "25%", "keys and policies held in memory; a percentage is of the heap"),
    LEDGER_SEGMENT_BYTES("ledger.segment-bytes", "BYTES", "64MiB", "the size of one file of the ledger"),

    WEB_IDENTITY_KEYS(
            "web-identity.keys",
            "ISSUER=FILE,…",
            "",
            "key sets of identity token issuers, read at the start from files"),
    WEB_IDENTITY_HOSTS(
            "web-identity.hosts",
            "HOST[:PORT][@NETWORK],…",
            "",
            "hosts that are asked over HTTPS for issuers' keys; without it nobody is asked"),
    WEB_IDENTITY_AUTHORITIES(
            "web-identity.authorities", "FILE", "", "certificate authorities that vouch for these hosts, in PEM"),

    LOG_FORMAT("log.format", "text|json", "text", "how log lines are written"),
    LOG_LEVEL("log.level", "error|warning|info|debug", "info", "the least important line that is written"),

    STOP_GRACE("stop.grace", "TIME", "20s", "how long a stop waits for what is in flight");

    private static final Map<String, Setting> BY_NAME = byKey(Setting::settingName);
    private static final Map<String, Setting> BY_VARIABLE = byKey(Setting::variable);

    /** What every environment variable of ours begins with. */
    static final String VARIABLE_PREFIX = "SEALWRIGHT_";

    private final String settingName;
    private final String form;
    private final String defaultText;
    private final String meaning;

    Setting(String settingName, String form, String defaultText, String meaning) {
        this.settingName = settingName;
        this.form = form;
        this.defaultText = defaultText;
        this.meaning = meaning;
    }

    /** The name in {@code sealwright.yaml}, dotted where it is nested, and in every refusal. */
    public String settingName() {
        return settingName;
    }

    public String flag() {
        return "--" + settingName;
    }

    public String variable() {
        return "SEALWRIGHT_"
                + settingName.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** Whether its flag alone says it: {@code --insecure-http}. */
    boolean isSwitch() {
        return form.startsWith("[");
    }

    /** How a value looks, for the help text; in brackets for a switch. */
    public String form() {
        return form;
    }

    /** What holds when nobody says otherwise; empty where there is no value by default. */
    public String defaultText() {
        return defaultText;
    }

    public String meaning() {
        return meaning;
    }

    /** A value as it may be printed: without the password that a URL may hold. */
    String shown(String text) {
        return this == STORE ? StoreUrl.shown(text) : text;
    }

    static Optional<Setting> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    static Optional<Setting> ofVariable(String variable) {
        return Optional.ofNullable(BY_VARIABLE.get(variable));
    }

    private static Map<String, Setting> byKey(Function<Setting, String> key) {
        return Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(key, Function.identity()));
    }
}
