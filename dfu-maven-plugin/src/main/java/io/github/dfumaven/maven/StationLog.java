// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.maven;

import io.github.dfumaven.backend.Backend;
import io.github.dfumaven.backend.OpenBus;
import io.github.dfumaven.backend.SimulatedSetup;
import io.github.dfumaven.error.InvalidRequestException;
import io.github.dfumaven.error.Problem;
import io.github.dfumaven.fault.Explanation;
import io.github.dfumaven.operator.OperatorPage;
import io.github.dfumaven.operator.PageJob;
import io.github.dfumaven.record.Records;
import io.github.dfumaven.station.StationEnd;
import io.github.dfumaven.station.StationEvent;
import io.github.dfumaven.station.StationFront;
import io.github.dfumaven.station.StationJob;
import io.github.dfumaven.station.StationListener;
import io.github.dfumaven.station.StationName;
import io.github.dfumaven.station.StationWatch;
import io.github.dfumaven.station.StationWords;
import io.github.dfumaven.usb.UsbPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A build as a station sees it: what happens is logged, and its image may come from a repository.
 *
 * @param log where to
 * @param backend where the boards are
 * @param simulation what the user wants of simulated ones
 * @param repository where artifacts come from
 * @param http where the page for the operator is to be, or null for no page
 */
record StationLog(
        BuildLog log,
        Backend backend,
        Simulation simulation,
        Repository repository,
        @Nullable String http) implements StationFront, StationListener {

    /** What the user wants of simulated boards. */
    interface Simulation {
        /** Returns the usual setup with that. */
        SimulatedSetup applied(SimulatedSetup usual) throws InvalidRequestException;
    }

    @Override
    public Path artifact(String artifact) throws InvalidRequestException {
        return repository.file("artifact", artifact);
    }

    @Override
    public void warn(List<Problem> warnings) {
        warnings.forEach(warning ->
                Explanation.of(warning, PomWording.WORDING).lines().lines().forEach(line -> log.warn(line)));
    }

    @Override
    public OpenBus open(SimulatedSetup setup) throws IOException {
        var bus = backend.open(simulation.applied(setup));
        if (backend.isSimulated()) {
            BuildProgress.tellSimulated(log);
        }
        return bus;
    }

    @Override
    public StationWatch watch(StationName name, StationJob job, Map<UsbPath, String> slots) throws IOException {
        var page = OperatorPage.open(http, PageJob.of(name, job, slots), PomWording.WORDING);
        page.addresses().forEach(address -> log.info("The page for the operator: " + address));
        return page;
    }

    @Override
    public StationListener listener(Records records) {
        log.info("Recording to " + records.address());
        return this;
    }

    @Override
    public void on(StationEvent event) {
        StationWords.notes(event).forEach(line -> log.info(line));
        StationWords.warnings(event, PomWording.WORDING).forEach(line -> log.warn(line));
        if (event instanceof StationEvent.Phase phase) {
            log.debug(phase.slot() + ": " + phase.phase().name().toLowerCase(Locale.ROOT));
        } else if (event instanceof StationEvent.End end) {
            end(end);
        }
    }

    private void end(StationEvent.End end) {
        var error = end.result().error();
        if (error.isEmpty()) {
            log.info(StationWords.result(end));
        } else {
            log.error(StationWords.result(end));
            GoalFailure.explain(error.get()).lines().forEach(line -> log.error(line));
        }
    }

    @Override
    public void stopping(String words) {
        log.warn(words);
    }

    @Override
    public void end(StationEnd end) {
        log.info(StationWords.total(end));
    }
}
