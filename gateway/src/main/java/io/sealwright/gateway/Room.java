// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.contract.ServiceContract;
import java.util.List;

/** A service: its contract and the operations it offers. What the contract has beyond them is unknown to callers. */
public interface Room {

    ServiceContract contract();

    List<Operation<?, ?, ?>> operations();

    /**
     * Refuses callers whose kind of credentials this service does not take for an operation, before anything is
     * decoded.
     *
     * @throws io.sealwright.vocabulary.ServiceException in AWS's words
     */
    default void admit(Call call, String operation) {}
}
