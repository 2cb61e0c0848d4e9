package org.opnfv.doctor.functest.tools;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A program of others that tests call, and Debian's package of it. */
public enum Tool {
    AODH("aodh", "python3-aodhclient"),
    CHROMEDRIVER("chromedriver", "chromium-driver"),
    CHROMIUM("chromium", "chromium"),
    IP("ip", "iproute2"),
    NSENTER("nsenter", "util-linux"),
    OPENSSL("openssl", "openssl"),
    OPENSTACK("openstack", "python3-openstackclient"),
    FISH("fish", "fish"),
    SSH("ssh", "openssh-client"),
    SSHD("sshd", "openssh-server"),
    SUDO("sudo", "sudo"),
    TCSH("tcsh", "tcsh"),
    UNSHARE("unshare", "util-linux");

    private final String program;
    private final String debian;

    Tool(String program, String debian) {
        this.program = program;
        this.debian = debian;
    }

    String program() {
        return program;
    }

    String debian() {
        return debian;
    }

    /** Where it is; a test that {@link Needs} it runs only where it is. */
    public File file() {
        return find().orElseThrow();
    }

    /** On the path, or where programs for root are, which is not on everyone's. */
    Optional<File> find() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator), new String[] {"/usr/sbin", "/sbin"})
                .flatMap(Stream::of)
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toFile)
                .findFirst();
    }
}
