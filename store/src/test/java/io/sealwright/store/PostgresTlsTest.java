// SPDX-License-Identifier: Apache-2.0
package io.sealwright.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.store.PostgresConfig.Encryption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way to the database: encrypted, to a server that proves its name, with the password bound to that very way. */
class PostgresTlsTest {
    private static final char[] PASS = "change-it".toCharArray();

    @TempDir
    private static Path folder;

    private static TestPostgres database;
    private static Path authority;

    @BeforeAll
    static void start() throws Exception {
        KeyStore servers = selfSigned("server", "dns:localhost");
        authority = Files.writeString(
                folder.resolve("authority.pem"),
                pem("CERTIFICATE", servers.getCertificate("one").getEncoded()));
        database = TestPostgres.start();
        Path key = database.put(
                "server.key", pem("PRIVATE KEY", servers.getKey("one", PASS).getEncoded()));
        Path certificate = database.put("server.crt", Files.readString(authority));
        database.kill();
        database.run("ssl=on", "ssl_key_file=" + key, "ssl_cert_file=" + certificate);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    private static KeyStore selfSigned(String name, String alternative) throws Exception {
        Path store = folder.resolve(name + ".p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "one",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=" + alternative,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASS),
                        "-keystore",
                        store.toString())
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        return KeyStore.getInstance(store.toFile(), PASS);
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                .formatted(kind, Base64.getMimeEncoder().encodeToString(der), kind);
    }

    private static Store open(String host, @Nullable Path trusted) {
        var config = database.config(
                database.newSchema(),
                new PostgresConfig.Host(host, database.port()),
                new PostgresPassword.Given(TestPostgres.PASSWORD),
                new Encryption.Verified(trusted, null, null));
        return TestStores.open(config, FaultPoints.NONE, Instant::now, List.of(Things.TABLE));
    }

    private static void assertRefused(String host, @Nullable Path trusted) {
        assertThatExceptionOfType(StoreRefused.class)
                .isThrownBy(() -> open(host, trusted).close())
                .withMessageContaining("cannot use the database at " + host);
    }

    @Test
    void a_server_that_proves_its_name_is_used_over_tls() throws Exception {
        try (Store store = open("localhost", authority)) {
            store.commit(Things.insert("a"));

            var encrypted = store.read(snapshot -> snapshot.first(
                    "SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid() AND ssl", row -> row.getString(1)));
            assertThat(encrypted).contains("TLSv1.3");
        }
    }

    @Test
    void a_server_under_another_name_is_refused() {
        assertRefused("127.0.0.1", authority);
    }

    @Test
    void a_server_that_nobody_trusted_vouches_for_is_refused() throws Exception {
        KeyStore others = selfSigned("others", "dns:localhost");
        Path theirs = Files.writeString(
                folder.resolve("others.pem"),
                pem("CERTIFICATE", others.getCertificate("one").getEncoded()));

        assertRefused("localhost", theirs);
        assertRefused("localhost", null);
    }

    @Test
    void a_server_that_speaks_no_tls_is_refused() throws IOException {
        TestPostgres plain = TestPostgres.shared();
        var config = plain.config(
                plain.newSchema(),
                new PostgresConfig.Host("localhost", plain.port()),
                new PostgresPassword.Given(TestPostgres.PASSWORD),
                new Encryption.Verified(authority, null, null));

        assertThatExceptionOfType(StoreRefused.class)
                .isThrownBy(() -> TestStores.open(config, FaultPoints.NONE, Instant::now, List.of())
                        .close())
                .withMessageContaining("SSL");
    }
}
