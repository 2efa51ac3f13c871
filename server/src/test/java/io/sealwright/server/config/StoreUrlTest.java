// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealwright.store.PostgresConfig;
import io.sealwright.store.PostgresConfig.Encryption;
import io.sealwright.store.PostgresConfig.Host;
import io.sealwright.store.PostgresPassword;
import io.sealwright.store.SqliteConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --store} may say, what it may not, and that its password is told to nobody. */
class StoreUrlTest {
    private static final Path FOLDER = Path.of("/srv");

    private static PostgresConfig parse(String url) {
        return StoreUrl.parse(url, FOLDER);
    }

    @Test
    void a_role_hosts_and_a_database_are_read() {
        PostgresConfig config = parse("postgresql://kms%40home:p%40ss@db1:5433,db2,[fd00::1]:5434/seal%2Dwright");

        assertThat(config.user()).isEqualTo("kms@home");
        assertThat(config.password().text()).isEqualTo("p@ss");
        assertThat(config.hosts())
                .containsExactly(new Host("db1", 5433), new Host("db2", 5432), new Host("fd00::1", 5434));
        assertThat(config.database()).isEqualTo("seal-wright");
        assertThat(config.schema()).isEqualTo("public");
        assertThat(config.connections()).isEqualTo(16);
        assertThat(config.standbyDemanded()).isFalse();
    }

    @Test
    void parameters_are_read_and_files_are_found_from_the_working_folder() {
        PostgresConfig config = parse("postgres://kms@db/kms?schema=two&connections=4&standby=required"
                + "&password-file=secret&sslmode=verify-full&sslrootcert=/etc/ca.pem&sslcert=a.pem&sslkey=a.key");

        assertThat(config.schema()).isEqualTo("two");
        assertThat(config.connections()).isEqualTo(4);
        assertThat(config.standbyDemanded()).isTrue();
        assertThat(config.password()).isEqualTo(new PostgresPassword.InFile(Path.of("/srv/secret")));
        assertThat(config.encryption())
                .isEqualTo(
                        new Encryption.Verified(Path.of("/etc/ca.pem"), Path.of("/srv/a.pem"), Path.of("/srv/a.key")));
    }

    @Test
    void a_server_beyond_this_machine_proves_its_name_unless_nobody_asks_for_less() {
        assertThat(parse("postgresql://kms@db/kms").encryption()).isEqualTo(new Encryption.Verified(null, null, null));
        assertThat(parse("postgresql://kms@127.0.0.1/kms").encryption()).isEqualTo(new Encryption.None());
        assertThat(parse("postgresql://kms@localhost/kms?sslmode=verify-full").encryption())
                .isEqualTo(new Encryption.Verified(null, null, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgresql://kms@db/kms?sslmode=prefer            | sslmode=prefer protects nothing
            postgresql://kms@db/kms?sslmode=require           | sslmode=require protects nothing
            postgresql://kms@db/kms?sslmode=verify-ca         | sslmode=verify-ca protects nothing
            postgresql://kms@db/kms?sslmode=disable           | sslmode=disable is for a database on this machine
            postgresql://kms@127.0.0.1,db/kms?sslmode=disable | sslmode=disable is for a database on this machine
            postgresql://kms@localhost.evil/kms?sslmode=disable | sslmode=disable is for a database on this machine
            postgresql://kms@localhost/kms?sslrootcert=a      | certificates without sslmode=verify-full
            postgresql://kms@db/kms?sslcert=a                 | sslcert
            postgresql://kms@db/kms?options=-csynchronous_commit=off | unknown parameter options
            postgresql://kms@db/kms?socketFactory=x           | unknown parameter socketFactory
            postgresql://kms@db/kms?SSLMODE=disable           | unknown parameter SSLMODE
            postgresql://kms@db/kms?schema=a&schema=b         | schema is given twice
            postgresql://kms@db/kms?schema                    | schema needs a value
            postgresql://kms@db/kms?schema=a;DROP             | schema = a;DROP
            postgresql://kms@db/kms?schema=pg-toast           | schema = pg-toast
            postgresql://kms@db/kms?connections=1             | connections = 1
            postgresql://kms@db/kms?connections=many          | connections is a number
            postgresql://kms@db/kms?standby=maybe             | standby is optional or required
            postgresql://kms:pw@db/kms?password-file=x        | a password and a password-file
            postgresql://db/kms                               | a role is expected
            postgresql://kms@/kms                             | a host is expected
            postgresql://kms@db:99999/kms                     | port = 99999
            postgresql://kms@db:x/kms                         | a port is a number
            postgresql://kms@a,,b/kms                         | a host is expected
            postgresql://kms@fd00::1/kms                      | a host is expected
            postgresql://kms@db                               | a database is expected
            postgresql://kms@db/a/b                           | a database is expected
            postgresql://kms@db/kms#x                         | postgresql://ROLE@HOST/DATABASE is expected
            mysql://kms@db/kms                                | postgresql://ROLE@HOST/DATABASE is expected
            jdbc:postgresql://kms@db/kms                      | postgresql://ROLE@HOST/DATABASE is expected
            kms                                               | postgresql://ROLE@HOST/DATABASE is expected
            """)
    void what_cannot_stand_is_refused_by_name(String url, String why) {
        assertThatExceptionOfType(SettingRefused.class)
                .isThrownBy(() -> parse(url))
                .withMessageStartingWith("store = ")
                .withMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://kms:s3cret@db/kms?x=y",
                "postgresql://kms:s3cret@db",
                "postgresql://kms:s3cret@db:port/kms",
                "postgresql://kms:s3cret @db/kms",
                "postgresql://kms:s3cret/%zz@db/kms",
                "postgresql://:s3cret@db/kms",
                "postgresql://kms:a@s3cret@/kms",
                "mysql://kms:s3cret@db/kms",
                "postgresql://kms:s3cret%@db/kms"
            })
    void a_refusal_shows_no_password(String url) {
        assertThatExceptionOfType(SettingRefused.class)
                .isThrownBy(() -> parse(url))
                .withMessageContaining("***")
                .satisfies(refused -> assertThat(refused.toString()).doesNotContain("s3cret"))
                .withNoCause();
    }

    @Test
    void what_prints_settings_shows_no_password() {
        String url = "postgresql://kms:s3cret@db/kms";
        for (Settings settings : List.of(
                Settings.read(List.of("--store", url), Map.of(), FOLDER),
                Settings.read(List.of(), Map.of("SEALWRIGHT_STORE", url), FOLDER))) {
            assertThat(settings.toString())
                    .contains("store = postgresql://kms:***@db/kms")
                    .doesNotContain("s3cret");
            assertThat(settings.chosen().toString()).doesNotContain("s3cret");
        }
        Configuration configuration = Configuration.read(List.of("--store=" + url), Map.of(), FOLDER);
        assertThat(configuration.toString()).doesNotContain("s3cret");
    }

    @Test
    void without_it_the_store_is_a_file_in_the_data_folder() {
        StoreConfig none = Configuration.read(List.of(), Map.of(), FOLDER).store();
        assertThat(none.engine(FOLDER)).isInstanceOf(SqliteConfig.class);

        StoreConfig database = Configuration.read(
                        List.of(), Map.of("SEALWRIGHT_STORE", "postgresql://kms@db/kms"), FOLDER)
                .store();
        assertThat(database.engine(FOLDER)).isInstanceOf(PostgresConfig.class);
    }
}
