// SPDX-License-Identifier: Apache-2.0
package io.sealwright.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Reads what a server process has used so far: processor time from {@code /proc}, allocation and collector time over
 * JMX on loopback. Both servers are read the same way, by the start flags of {@code benchmarks/run}; a reading costs
 * the server some tens of kilobytes, once before and once after a round.
 */
final class ServerProbe implements AutoCloseable {

    /** {@code USER_HZ}, fixed at 100 in Linux's interface on every architecture. */
    private static final double TICKS_PER_SECOND = 100;

    /**
     * Totals since the process began.
     *
     * @param cpuSeconds user and system time of all its threads
     * @param allocatedBytes on the Java heap, by all threads that ever ran
     * @param collectorSeconds wall time of all collectors
     * @param threads the processor time of those threads that still run
     */
    record Reading(double cpuSeconds, long allocatedBytes, double collectorSeconds, ThreadTimes threads) {

        /** What was used since {@code earlier}. */
        Reading since(Reading earlier) {
            return new Reading(
                    cpuSeconds - earlier.cpuSeconds,
                    allocatedBytes - earlier.allocatedBytes,
                    collectorSeconds - earlier.collectorSeconds,
                    threads.since(earlier.threads));
        }
    }

    private final long pid;
    private final JMXConnector connector;
    private final MBeanServerConnection beans;

    // JMX over RMI deserialises what the peer sends; the peer is the process that benchmarks/run started on loopback.
    @SuppressWarnings("BanJNDI")
    ServerProbe(long pid, int jmxPort) throws IOException {
        this.pid = pid;
        this.connector = JMXConnectorFactory.connect(
                new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + jmxPort + "/jmxrmi"));
        this.beans = connector.getMBeanServerConnection();
    }

    /** A reading of now. */
    Reading read() throws IOException {
        try {
            long allocated =
                    (Long) beans.getAttribute(new ObjectName("java.lang:type=Threading"), "TotalThreadAllocatedBytes");
            double collector = 0;
            for (ObjectName name : beans.queryNames(new ObjectName("java.lang:type=GarbageCollector,*"), null)) {
                collector += (Long) beans.getAttribute(name, "CollectionTime") / 1e3;
            }
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return new Reading(cpuSeconds(stat), allocated, collector, ThreadTimes.of(pid));
        } catch (JMException missing) {
            throw new IOException("The server's JVM does not tell its allocation", missing);
        }
    }

    /** Processor seconds of this very process, to tell whether the load generator was the limit. */
    static double ownCpuSeconds() throws IOException {
        return cpuSeconds(Files.readString(Path.of("/proc/self/stat")));
    }

    /** Fields 14 and 15 of a line of {@code stat}, counted after the command name, which may hold blanks. */
    static double cpuSeconds(String line) {
        List<String> fields = List.of(line.substring(line.lastIndexOf(')') + 2).split(" ", -1));
        return (Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12))) / TICKS_PER_SECOND;
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
