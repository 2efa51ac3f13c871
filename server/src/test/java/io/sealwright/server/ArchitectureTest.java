// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import io.sealwright.gateway.ForwardAccess;
import io.sealwright.gateway.Gateway;
import io.sealwright.gateway.Operation;
import io.sealwright.vocabulary.SecretBytes;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The walls. The text behind each rule is its documentation. */
@AnalyzeClasses(
        packages = "io.sealwright",
        importOptions = {DoNotIncludeTests.class, ArchitectureTest.DoNotIncludeTestJars.class})
class ArchitectureTest {

    /** Fixtures of other modules. */
    static final class DoNotIncludeTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static final List<String> ROOMS = List.of("kms", "sts", "iam", "organizations", "admin");

    @ArchTest
    static final ArchRule dependencies_point_one_way = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("vocabulary")
            .definedBy("io.sealwright.vocabulary..")
            .layer("contract")
            .definedBy("io.sealwright.contract..")
            .layer("policy")
            .definedBy("io.sealwright.policy..")
            .layer("crypto")
            .definedBy("io.sealwright.crypto..")
            .layer("ledger")
            .definedBy("io.sealwright.ledger..")
            .layer("store")
            .definedBy("io.sealwright.store..")
            .layer("gateway")
            .definedBy("io.sealwright.gateway..")
            .optionalLayer("services")
            .definedBy(
                    "io.sealwright.kms..",
                    "io.sealwright.sts..",
                    "io.sealwright.iam..",
                    "io.sealwright.organizations..",
                    "io.sealwright.outgoing..",
                    "io.sealwright.rows..")
            .layer("server")
            .definedBy("io.sealwright.server..")
            .whereLayer("contract")
            .mayOnlyAccessLayers("vocabulary")
            .whereLayer("policy")
            .mayOnlyAccessLayers("vocabulary")
            .whereLayer("crypto")
            .mayOnlyAccessLayers("vocabulary")
            .whereLayer("ledger")
            .mayOnlyAccessLayers("vocabulary")
            .whereLayer("store")
            .mayOnlyAccessLayers("vocabulary")
            .whereLayer("gateway")
            .mayOnlyAccessLayers("vocabulary", "contract", "policy", "crypto", "ledger", "store")
            .whereLayer("services")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("server")
            .mayNotBeAccessedByAnyLayer()
            .ignoreDependency(resideInAPackage("io.sealwright.server.."), resideInAPackage("io.sealwright.."))
            .because("policy, ledger and crypto are useful on their own, and the life of a request runs one way");

    @ArchTest
    static final ArchRule no_cycles =
            slices().matching("io.sealwright.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_crypto_touches_key_material = noClasses()
            .that()
            .resideOutsideOfPackage("io.sealwright.crypto..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("javax.crypto..", "java.security..", "sun.security..")
                    .and(not(
                            belongToAnyOf(MessageDigest.class, DigestException.class, NoSuchAlgorithmException.class))))
            .because("one package must be enough to review how keys are used");

    @ArchTest
    static final ArchRule digests_are_made_in_few_places = noClasses()
            .that(resideInAPackage("io.sealwright..")
                    .and(not(resideInAPackage("io.sealwright.crypto..")))
                    .and(not(belongToAnyOf(SecretBytes.class)))
                    .and(not(nameMatching("io\\.sealwright\\.ledger\\.Sha256"))))
            .should()
            .dependOnClassesThat(belongToAnyOf(MessageDigest.class))
            .because("what is hashed is named by a type of ours; modules that stand alone have one such type each");

    @ArchTest
    static final ArchRule secret_bytes_are_seen_by_few = noClasses()
            .that(not(resideInAnyPackage(
                            "io.sealwright.crypto..",
                            "io.sealwright.contract..",
                            "io.sealwright.gateway..",
                            "io.sealwright.vocabulary.."))
                    .and(not(nameMatching("io\\.sealwright\\.iam\\.model\\.AccessKeySeal"))))
            .should()
            .callMethod(SecretBytes.class, "exposedBytes")
            .because("crypto computes with them and the codecs write them into an answer; everyone else hands them on,"
                    + " but AccessKeySeal, which gives a secret access key to the boundary to be sealed");

    @ArchTest
    static final ArchRule a_decision_depends_on_policies_alone = noClasses()
            .that()
            .resideInAPackage("io.sealwright.policy..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..", "java.net..", "java.nio.file..", "java.util.concurrent..", "java.lang.reflect..")
            .because("a decision must be reproducible from the record");

    /** Another room is met as any customer meets it, or through an interface that the asking room defines. */
    @ArchTest
    static final ArchRule rooms_meet_only_at_the_door = CompositeArchRule.of(
                    ROOMS.stream().map(ArchitectureTest::keepsOutOfOtherRooms).toList())
            .because("Secrets Manager will call KMS as any customer does, authorised, throttled and recorded");

    private static ArchRule keepsOutOfOtherRooms(String room) {
        String[] others = ROOMS.stream()
                .filter(other -> !other.equals(room))
                .map(other -> "io.sealwright." + other + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage("io.sealwright." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .allowEmptyShould(true);
    }

    @ArchTest
    static final ArchRule only_the_server_lets_services_speak_for_their_callers = noClasses()
            .that()
            .resideOutsideOfPackages("io.sealwright.server")
            .should()
            .callMethod(Gateway.class, "entranceFor", String.class)
            .because("whoever holds the entrance of a service calls as any of its callers");

    @ArchTest
    static final ArchRule what_is_over_is_told_to_explanations_alone = noClasses()
            .that()
            .resideOutsideOfPackages("io.sealwright.admin.model")
            .should()
            .callMethod(ForwardAccess.class, "recorded", String.class)
            .because("a call through a service comes from the gateway, and only what is over is put together again");

    @ArchTest
    static final ArchRule rules_of_a_room_know_no_sql = noClasses()
            .that()
            .resideInAPackage("io.sealwright.*.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "io.sealwright.*.store..", "io.sealwright.*.operation..")
            .allowEmptyShould(true)
            .because("the domain is pure, and its repositories are interfaces");

    @ArchTest
    static final ArchRule only_the_store_speaks_jdbc = noClasses()
            .that()
            .resideOutsideOfPackage("io.sealwright.store..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..")
                    .and(not(belongToAnyOf(ResultSet.class, SQLException.class))))
            .because("transactions, numbers and held state have one owner");

    @ArchTest
    static final ArchRule rows_are_read_in_adapters = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.sealwright.store..",
                    "io.sealwright.*.store..",
                    "io.sealwright.rows..",
                    "io.sealwright.server.installation..")
            .should()
            .dependOnClassesThat(belongToAnyOf(ResultSet.class, SQLException.class))
            .because("a rule that knows rows cannot be tested without a database");

    @ArchTest
    static final ArchRule only_the_listener_speaks_netty = noClasses()
            .that()
            .resideOutsideOfPackage("io.sealwright.gateway.http..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.netty..")
            .because("the HTTP stack can be replaced without touching an operation");

    @ArchTest
    static final ArchRule only_the_codecs_parse_json = noClasses()
            .that(not(resideInAnyPackage("io.sealwright.contract..", "io.sealwright.policy.."))
                    .and(not(nameMatching("io\\.sealwright\\.server\\.ServedRegions(\\$.*)?"))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("tools.jackson..")
            .because("a body is read once, by the table of the service's model; ServedRegions reads AWS's own table of"
                    + " partitions, at the start");

    @ArchTest
    static final ArchRule an_operation_is_one_final_class = classes()
            .that()
            .resideInAPackage("io.sealwright.*.operation..")
            .and()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .should()
            .beAssignableTo(Operation.class)
            .andShould()
            .haveModifier(JavaModifier.FINAL)
            .allowEmptyShould(true)
            .because("one operation, one file, one test");

    @ArchTest
    static final ArchRule time_comes_in_by_constructor = noClasses()
            .that()
            .resideOutsideOfPackage("io.sealwright.server")
            .should()
            .callMethodWhere(calls(
                            "now",
                            Instant.class,
                            LocalDate.class,
                            LocalDateTime.class,
                            OffsetDateTime.class,
                            ZonedDateTime.class)
                    .or(calls("currentTimeMillis", System.class))
                    .or(calls("system.*", Clock.class, InstantSource.class)))
            .because("rotation, expiry and deletion are tested by moving a clock");

    @ArchTest
    static final ArchRule randomness_comes_in_by_constructor = noClasses()
            .that()
            .resideOutsideOfPackage("io.sealwright.crypto..")
            .should()
            .callMethodWhere(calls("randomUUID", UUID.class)
                    .or(calls("random", Math.class))
                    .or(calls("current", ThreadLocalRandom.class)))
            .orShould()
            .callConstructor(Random.class)
            .orShould()
            .callConstructor(Random.class, long.class)
            .because("there is one random source, the operating system's in each draw");

    @ArchTest
    static final ArchRule nobody_reads_the_environment = noClasses()
            .should()
            .callMethodWhere(calls("getenv", System.class))
            .because("the command hands it to the configuration, once");

    @ArchTest
    static final ArchRule nobody_writes_to_the_standard_streams = noClasses()
            .should()
            .accessFieldWhere(target(nameMatching("out|err")).and(target(owner(name("java.lang.System")))))
            .because("what is said goes through the log, which escapes and cuts");

    @ArchTest
    static final ArchRule nothing_sleeps = noClasses()
            .should()
            .callMethodWhere(calls("sleep", Thread.class))
            .because("waiting is a timer's work, and timers come in by constructor");

    @ArchTest
    static final ArchRule no_static_state_changes = fields().that()
            .areStatic()
            .should()
            .beFinal()
            .because("everything is built by hand, and may be built twice");

    private static DescribedPredicate<JavaAccess<?>> calls(String method, Class<?>... owners) {
        String names = String.join(
                "|", Stream.of(owners).map(Class::getName).map(Pattern::quote).toList());
        return DescribedPredicate.describe(
                method + " of " + names,
                access -> access.getTarget().getName().matches(method)
                        && access.getTargetOwner().getFullName().matches(names));
    }
}
