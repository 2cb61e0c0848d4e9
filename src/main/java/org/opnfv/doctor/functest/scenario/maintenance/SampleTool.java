package org.opnfv.doctor.functest.scenario.maintenance;

import java.io.IOException;
import java.util.Set;
import org.opnfv.doctor.functest.maintenance.AdminTool;
import org.opnfv.doctor.functest.maintenance.ReplySecrets;
import org.opnfv.doctor.functest.maintenance.SampleNotices;
import org.opnfv.doctor.functest.maintenance.ToolAccess;
import org.opnfv.doctor.functest.maintenance.ToolClient;
import org.opnfv.doctor.functest.maintenance.ToolNotices;

/** Our own admin tool, in this process. */
public final class SampleTool implements AdminToolKind {

    @Override
    public String name() {
        return "sample";
    }

    @Override
    public Opened open(Request request) throws IOException {
        String project = request.owner().projectId();
        HostWork work = new HostWork(request);
        NovaOperations operations = new NovaOperations(request, work);
        work.with(operations);
        ReplySecrets secrets = ReplySecrets.random();
        AdminTool.Setup setup = new AdminTool.Setup(
                operations,
                project,
                request.context().admin().projectId(),
                request.plan().replyWindow());
        return new Ours(AdminTool.start(setup, secrets, request.journal()), secrets, work, operations);
    }

    private record Ours(AdminTool tool, ReplySecrets secrets, HostWork work, NovaOperations operations)
            implements Opened {

        @Override
        public ToolNotices notices() {
            return new SampleNotices(tool.uri());
        }

        @Override
        public ToolAccess forOwner() {
            return new ToolClient(secrets.owner());
        }

        @Override
        public ToolAccess forOperator() {
            return new ToolClient(secrets.operator());
        }

        @Override
        public String sessions() {
            return tool.uri() + "/maintenance";
        }

        @Override
        public Set<String> published() {
            return operations.published();
        }

        @Override
        public void told(String host, String state) {
            work.told(host, state);
        }

        @Override
        public void close() {
            tool.close();
        }
    }
}
