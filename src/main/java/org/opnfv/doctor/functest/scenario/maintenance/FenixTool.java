package org.opnfv.doctor.functest.scenario.maintenance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.cloud.MaintenanceSessions;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.ledger.Ledger;
import org.opnfv.doctor.functest.maintenance.FenixNotices;
import org.opnfv.doctor.functest.maintenance.ToolAccess;
import org.opnfv.doctor.functest.maintenance.ToolNotices;
import org.opnfv.doctor.functest.scenario.ChangeKinds;

/**
 * Fenix, the service {@code maintenance} of the cloud's catalog, with its workflow {@code default}. It works by itself; what it did is told
 * by its notices. Not shown on a real one.
 */
public final class FenixTool implements AdminToolKind {
    /** By which others are told from it: the reason that its workflow gives Nova. */
    private static final String REASON = "maintenance";

    private static final String SESSIONS = "/maintenance";
    private static final Pattern PATH = Pattern.compile(SESSIONS + "(/[\\w-]+)*/?");

    @Override
    public String name() {
        return "fenix";
    }

    @Override
    public Optional<String> lacks(Cloud cloud) {
        if (cloud.service(MaintenanceSessions.TYPE).isEmpty()) {
            return Optional.of("the catalog has no service " + MaintenanceSessions.TYPE
                    + ", which Fenix is: register it there, or set maintenance_endpoint_override in clouds.yaml");
        }
        cloud.maintenanceSessions().all();
        return Optional.empty();
    }

    @Override
    public Opened open(Request request) throws IOException {
        return new Fenix(
                new FenixNotices(request.journal(), request.plan().replyWindow()),
                request.owner(),
                request.context().admin(),
                request.context().ledger());
    }

    private static final class Fenix implements Opened {
        private final FenixNotices notices;
        private final Cloud owner;
        private final Cloud admin;
        private final Ledger ledger;
        private Change session;

        private Fenix(FenixNotices notices, Cloud owner, Cloud admin, Ledger ledger) {
            this.notices = notices;
            this.owner = owner;
            this.admin = admin;
            this.ledger = ledger;
        }

        @Override
        public ToolNotices notices() {
            return notices;
        }

        @Override
        public ToolAccess forOwner() {
            return new ByToken(owner);
        }

        @Override
        public ToolAccess forOperator() {
            return new ByToken(admin);
        }

        @Override
        public String sessions() {
            return SESSIONS;
        }

        @Override
        public Map<String, String> disables() {
            return Map.of(ChangeKinds.REASON, REASON);
        }

        @Override
        public void begins() {
            String before = String.join(",", admin.maintenanceSessions().all());
            session = ledger.intend(ChangeKinds.SESSION, "of Fenix", Map.of(ChangeKinds.BEFORE, before));
            notices.begins();
        }

        @Override
        public void begun(String id, List<String> hosts) {
            ledger.made(session, id);
            notices.begun(id, hosts);
        }

        @Override
        public void entered(String state) {
            notices.entered(state);
        }

        @Override
        public void ended() {
            notices.ended();
        }
    }

    /** Messages name the address that Fenix listens on, which may be 0.0.0.0; the token goes where the catalog says. */
    private record ByToken(Cloud cloud) implements ToolAccess {

        @Override
        public Answered call(String method, String url, Map<String, ?> body) throws IOException {
            try {
                // A service may have the same word before it: https://cloud/maintenance/v1/maintenance.
                String path = url.substring(Math.max(0, url.lastIndexOf(SESSIONS)));
                if (!PATH.matcher(path).matches()) {
                    throw new IOException("a notice names " + url + ", which is no URL of Fenix");
                }
                return new Answered(200, cloud.maintenanceSessions().call(method, path, body));
            } catch (CloudException e) {
                if (e.status() == 0) {
                    throw new IOException(e.getMessage(), e);
                }
                return new Answered(
                        e.status(), JsonNodeFactory.instance.objectNode().put("error", e.getMessage()));
            }
        }

        @Override
        public void close() {}
    }
}
