// SPDX-License-Identifier: Apache-2.0
package io.sealwright.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sealwright.crypto.CryptoFixture;
import io.sealwright.gateway.Write;
import io.sealwright.policy.PolicyDocument;
import io.sealwright.policy.PolicyType;
import io.sealwright.vocabulary.AccountId;
import io.sealwright.vocabulary.Blob;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policy documents are kept once and never change. */
class PolicyDocumentsTest {
    private static final AccountId ACCOUNT = new AccountId("111122223333");
    private static final String TEXT = """
            {"Statement":{"Effect":"Allow","Action":"kms:*","Resource":"*"}}""";

    private final PolicyDocuments documents = new PolicyDocuments();

    @TempDir
    Path folder;

    private TestStore store;

    @BeforeEach
    void open() {
        store = TestStore.open(folder, new CryptoFixture(17));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_document_is_kept_once_and_compiled_once_for_all_who_hold_it() throws Exception {
        PolicyDocument document = PolicyDocuments.compile(TEXT, PolicyType.IDENTITY_POLICY);
        Write insert = new Write(ACCOUNT, List.of(), sql -> documents.insert(sql, document));
        store.commit(insert);
        store.commit(insert);

        PolicyDocument loaded = load(document.hash());

        assertThat(loaded.text()).isEqualTo(TEXT);
        assertThat(load(document.hash())).isSameAs(loaded);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void a_document_that_some_row_names_and_nobody_has_is_an_error() {
        assertThatExceptionOfType(DamagedRow.class).isThrownBy(() -> load(PolicyDocuments.hash(TEXT)));
    }

    @Test
    void a_document_that_this_version_does_not_evaluate_allows_nothing_of_what_it_says() throws Exception {
        String newer = TEXT.replace("\"Resource\"", "\"Obligation\":{},\"Resource\"");
        byte[] hash = PolicyDocuments.hash(newer).sharedBytes();
        store.commit(new Write(
                ACCOUNT,
                List.of(),
                sql -> sql.change("INSERT INTO policy_document (hash, body) VALUES (?, ?)", hash, newer)));

        assertThatIllegalStateException()
                .isThrownBy(() -> load(Blob.copyOf(hash)))
                .withMessageContaining("cannot be evaluated");
    }

    @Test
    void one_change_concerns_one_account() {
        Write write = new Write(ACCOUNT, List.of(), sql -> {});
        Write foreign = new Write(new AccountId("444455556666"), List.of(), sql -> {});

        assertThatIllegalArgumentException().isThrownBy(() -> Writes.together(write, foreign));
    }

    private PolicyDocument load(Blob hash) {
        return store.store().read(snapshot -> documents.load(snapshot, hash, PolicyType.IDENTITY_POLICY));
    }

    private int count() {
        return store.store()
                .read(snapshot -> snapshot.first("SELECT count(*) FROM policy_document", row -> row.getInt(1)))
                .orElseThrow();
    }
}
