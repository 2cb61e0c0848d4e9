package org.opnfv.doctor.functest.installer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the address of a virtual machine of this one: libvirt tells the hardware addresses of its interfaces, {@code virsh domiflist},
 * and the kernel the address that it has heard of each, {@code ip neigh show}.
 *
 * @param command runs a command of this machine and tells what it wrote, nothing when it failed
 */
record Libvirt(Function<List<String>, Optional<String>> command) {
    private static final List<String> VIRSH = List.of("virsh", "-c", "qemu:///system", "domiflist");
    private static final Pattern INTERFACE =
            Pattern.compile("(?m)^\\s*\\S+\\s+\\S+\\s+(\\S+)\\s+\\S+\\s+((?:[0-9a-f]{2}:){5}[0-9a-f]{2})\\s*$");
    private static final Pattern NEIGHBOUR =
            Pattern.compile("(?m)^(\\d+(?:\\.\\d+){3}) dev \\S+ lladdr ((?:[0-9a-f]{2}:){5}[0-9a-f]{2}) (?!FAILED)");

    /** The address of the first of these machines that there is; its interface in libvirt's own network is looked at first. */
    Optional<String> address(String... machines) {
        for (String machine : machines) {
            Optional<String> interfaces = ask(machine);
            if (interfaces.isPresent()) {
                Optional<String> address = of(interfaces.get());
                if (address.isPresent()) {
                    return address;
                }
            }
        }
        return Optional.empty();
    }

    /** Users who may not speak to libvirt may be allowed to by sudo, which is never asked for a password. */
    private Optional<String> ask(String machine) {
        List<String> plain = Stream.concat(VIRSH.stream(), Stream.of(machine)).toList();
        List<String> allowed =
                Stream.concat(Stream.of("sudo", "-n"), plain.stream()).toList();
        return command.apply(plain).or(() -> command.apply(allowed));
    }

    private Optional<String> of(String interfaces) {
        String neighbours = command.apply(List.of("ip", "neigh", "show")).orElse("");
        Optional<String> other = Optional.empty();
        Matcher line = INTERFACE.matcher(interfaces.toLowerCase(Locale.ROOT));
        while (line.find()) {
            Optional<String> address = neighbour(neighbours, line.group(2));
            if (address.isPresent() && line.group(1).equals("default")) {
                return address;
            }
            other = other.or(() -> address);
        }
        return other;
    }

    private static Optional<String> neighbour(String neighbours, String hardware) {
        Matcher line = NEIGHBOUR.matcher(neighbours);
        while (line.find()) {
            if (line.group(2).equals(hardware)) {
                return Optional.of(line.group(1));
            }
        }
        return Optional.empty();
    }
}
