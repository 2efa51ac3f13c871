// SPDX-License-Identifier: Apache-2.0
package io.sealwright.server.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/** All metrics of the server, and the page that Prometheus reads. Thread-safe. */
public final class Metrics implements AutoCloseable {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AtomicBoolean machineBound = new AtomicBoolean();

    /** The registry itself holds what it reads only weakly. */
    private final List<LongSupplier> read = new CopyOnWriteArrayList<>();

    private final JvmGcMetrics collector = new JvmGcMetrics();

    public Metrics(RequestMetrics requests) {
        registry.getPrometheusRegistry().register(new RequestCollector(requests));
    }

    /** A number that only grows, read when somebody looks; tags are name, value, name, value … */
    public void counter(String name, String meaning, LongSupplier value, String... tags) {
        read.add(value);
        FunctionCounter.builder(name, value, LongSupplier::getAsLong)
                .description(meaning)
                .tags(tags)
                .register(registry);
    }

    /** A time that only grows, in nanoseconds, shown in seconds. */
    public void timeCounter(String name, String meaning, LongSupplier nanos) {
        read.add(nanos);
        FunctionCounter.builder(name, nanos, value -> value.getAsLong() / 1e9)
                .description(meaning)
                .baseUnit("seconds")
                .register(registry);
    }

    /** A number that grows and shrinks, read when somebody looks. */
    public void gauge(String name, String meaning, LongSupplier value) {
        read.add(value);
        Gauge.builder(name, value, LongSupplier::getAsLong).description(meaning).register(registry);
    }

    /** The page in Prometheus's text format. */
    public String page() {
        bindMachine();
        return registry.scrape();
    }

    /**
     * The JVM's own metrics wait for the first look: the classes behind them would cost every start tens of
     * milliseconds.
     */
    private void bindMachine() {
        if (!machineBound.compareAndSet(false, true)) {
            return;
        }
        List.of(new JvmMemoryMetrics(), collector, new JvmThreadMetrics(), new ProcessorMetrics(), new UptimeMetrics())
                .forEach(binder -> binder.bindTo(registry));
    }

    @Override
    public void close() {
        collector.close();
        registry.close();
    }
}
