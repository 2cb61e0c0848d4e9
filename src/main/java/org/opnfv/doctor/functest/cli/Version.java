package org.opnfv.doctor.functest.cli;

import org.opnfv.doctor.functest.run.ProgramVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"doctor-functest " + ProgramVersion.current()};
    }
}
