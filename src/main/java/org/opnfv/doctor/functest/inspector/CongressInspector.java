package org.opnfv.doctor.functest.inspector;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CongressDataSources;

/**
 * OpenStack's Congress, which is given the event as a row of the table {@code events} of its data source of driver {@code doctor}, as
 * doctor_tests did. Its policies, which mark host and instances then, are the cloud's. Not shown on a real one.
 */
public final class CongressInspector implements Inspector {
    private static final String DRIVER = "doctor";
    private static final String TABLE = "events";

    @Override
    public String name() {
        return "congress";
    }

    @Override
    public Marking marking() {
        return Marking.FOREIGN;
    }

    @Override
    public Inspection open(InspectionRequest request) throws IOException {
        CongressDataSources sources = request.cloud().congressDataSources();
        String source = doctor(sources);
        return new CloudInspection(
                host -> requireEmpty(sources.rows(source, TABLE)),
                (host, detected) ->
                        sources.replaceRows(source, TABLE, List.of(HostEvent.json(host, HostEvent.DOWN, detected))));
    }

    @Override
    public Optional<ReportedHosts> reported(Cloud cloud) {
        return cloud.service(CongressDataSources.TYPE).map(there -> new Events(cloud.congressDataSources()));
    }

    @Override
    public Optional<String> look(Cloud cloud) throws IOException {
        CongressDataSources sources = cloud.congressDataSources();
        requireEmpty(sources.rows(doctor(sources), TABLE));
        return cloud.service(CongressDataSources.TYPE)
                .map(there -> "Congress at " + there.url() + " answers, and table " + TABLE
                        + " of its data source of driver " + DRIVER + " is empty");
    }

    private static String doctor(CongressDataSources sources) throws IOException {
        return sources.dataSource(DRIVER)
                .orElseThrow(() -> new IOException("this Congress has no data source of driver " + DRIVER
                        + ": make one, or choose another inspector"));
    }

    /** What is in it cannot be put back: it is read in another form than it is written. */
    private static void requireEmpty(List<List<String>> rows) throws IOException {
        if (!rows.isEmpty()) {
            throw new IOException("table " + TABLE + " of this Congress has " + rows.size()
                    + " rows, which the event would replace: empty it, or choose another inspector");
        }
    }

    /** Our event in the table. It is taken out while it is alone there, for the whole table is replaced. */
    private record Events(CongressDataSources sources) implements ReportedHosts {

        @Override
        public Set<String> down(Collection<String> hosts) {
            List<List<String>> rows = rows();
            return hosts.stream()
                    .filter(host -> rows.stream().anyMatch(row -> isOurs(row, host)))
                    .collect(Collectors.toSet());
        }

        @Override
        public void withdraw(String host) {
            List<List<String>> rows = rows();
            if (rows.size() == 1 && isOurs(rows.get(0), host)) {
                sources.dataSource(DRIVER).ifPresent(source -> sources.replaceRows(source, TABLE, List.of()));
            }
        }

        private List<List<String>> rows() {
            return sources.dataSource(DRIVER)
                    .map(source -> sources.rows(source, TABLE))
                    .orElse(List.of());
        }

        private static boolean isOurs(List<String> row, String host) {
            return row.containsAll(Set.of(host, HostEvent.DOWN, HostEvent.EVENT_ID));
        }
    }
}
