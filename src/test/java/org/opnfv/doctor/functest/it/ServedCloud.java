package org.opnfv.doctor.functest.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code doctor-functest cloud} in a process of its own, with things of somebody else in it. */
final class ServedCloud implements AutoCloseable {
    private static final Pattern EXPORT = Pattern.compile("export (\\w+)='([^']*)'");

    private final Running process;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final CloudState state;

    private ServedCloud(Running process) throws IOException, InterruptedException {
        this.process = process;
        Matcher all = process.awaitOut("(?s).*export DOCTOR_EMBEDDED_URL='[^']*'\n");
        Matcher exports = EXPORT.matcher(all.group());
        while (exports.find()) {
            environment.put(exports.group(1), exports.group(2));
        }
        state = new CloudState(environment);
    }

    static ServedCloud start(Path folder, int hosts) throws IOException, InterruptedException {
        ServedCloud cloud = new ServedCloud(Program.in(folder).start("cloud", "--hosts", String.valueOf(hosts)));
        Others.populate(cloud.state);
        return cloud;
    }

    /** Its openrc. */
    Map<String, String> environment() {
        return environment;
    }

    CloudState state() {
        return state;
    }

    Running process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
