// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.contract.ServiceContract;
import java.util.List;

/** A service: its contract and the operations it offers. What the contract has beyond them is unknown to callers. */
public interface Room {

    ServiceContract contract();

    List<Operation<?, ?, ?>> operations();
}
