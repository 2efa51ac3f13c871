// SPDX-License-Identifier: Apache-2.0
package io.sealwright.gateway;

import io.sealwright.contract.Member;
import io.sealwright.contract.OperationContract;
import io.sealwright.contract.ServiceContract;
import io.sealwright.contract.StructureShape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All services of this server: what each offers, and by which place metrics know it. Immutable. */
public final class Rooms {

    /**
     * An operation of a room.
     *
     * @param index its place among all operations of all rooms, by which it is counted
     * @param sensitive whether its input or output has members that nobody else may see
     * @param fragments what its records have in common
     */
    record Offered(Room room, Operation<?, ?, ?> operation, int index, boolean sensitive, EventFragments fragments) {}

    private final Map<ServiceContract, Map<String, Offered>> byService = new HashMap<>();
    private final List<Room> rooms;

    public Rooms(List<Room> rooms) {
        this.rooms = List.copyOf(rooms);
        int index = 0;
        for (Room room : rooms) {
            Map<String, Offered> offered = new HashMap<>();
            for (Operation<?, ?, ?> operation : room.operations()) {
                requireOwn(room, operation.contract());
                offered.put(
                        operation.contract().name(),
                        new Offered(
                                room,
                                operation,
                                index++,
                                isSensitive(operation.contract()),
                                EventFragments.of(
                                        room.contract(), operation.contract().name(), operation.readOnly())));
            }
            byService.put(room.contract(), offered);
        }
    }

    private static void requireOwn(Room room, OperationContract<?, ?> contract) {
        if (contract.service() != room.contract()) {
            throw new IllegalArgumentException(contract.name() + " is not an operation of this service");
        }
    }

    private static boolean isSensitive(OperationContract<?, ?> contract) {
        return Stream.concat(contract.input().members().stream(), contract.output().members().stream())
                .anyMatch(Rooms::isSensitive);
    }

    /** Itself, or in it: the secret access key of an answer lies within its credentials. */
    private static boolean isSensitive(Member member) {
        return member.shape().sensitive()
                || (member.shape() instanceof StructureShape inner
                        && inner.members().stream().anyMatch(Rooms::isSensitive));
    }

    /** The operation of this name, or null where the service does not have it, or not yet. */
    @Nullable
    Offered find(ServiceContract service, String operation) {
        Map<String, Offered> offered = byService.get(service);
        return offered == null ? null : offered.get(operation);
    }

    public List<ServiceContract> services() {
        return rooms.stream().map(Room::contract).toList();
    }

    /** All operations in the order of their indices. */
    public List<Operation<?, ?, ?>> operations() {
        return rooms.stream()
                .<Operation<?, ?, ?>>flatMap(room -> room.operations().stream())
                .toList();
    }
}
