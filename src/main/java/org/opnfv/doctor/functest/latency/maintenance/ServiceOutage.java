package org.opnfv.doctor.functest.latency.maintenance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How long something was out of service: the address of the owner's pair, which is probed, or where no address is, an instance, as Nova
 * shows it, neither active nor moving while it runs. Between two probes or looks nobody knows, so that a time lies between two.
 *
 * @param instance its name, or {@code address} and which; {@link #ANY} where none was seen so, but could have been between two looks
 * @param least seconds that it was certainly so
 * @param most seconds that it may have been so; null when it was not seen in service again
 */
public record ServiceOutage(String instance, BigDecimal least, BigDecimal most) {
    /** Of whichever instance. */
    static final String ANY = "any instance";

    /** What is in service, is not yet, or was given up by its owner. */
    private static final Set<String> NO_OUTAGE =
            Set.of("ACTIVE", "MIGRATING", "VERIFY_RESIZE", "BUILD", "DELETED", "SOFT_DELETED", "GONE");

    /** An address that is silent for so many seconds in the end does not answer any more. */
    private static final BigDecimal GONE = BigDecimal.ONE;

    private static final Comparator<ServiceOutage> SHORTEST =
            Comparator.comparing(ServiceOutage::most, Comparator.nullsLast(Comparator.naturalOrder()));

    /** The longest; empty when nobody looked. */
    static Optional<ServiceOutage> longest(Journals journals) {
        return journals.last(Journals.WATCH, "address")
                .map(ServiceOutage::ofAddress)
                .or(() -> ofInstances(journals));
    }

    private static ServiceOutage ofAddress(JournalLine line) {
        BigDecimal still = new BigDecimal(line.value("still"));
        boolean gone = still.compareTo(GONE) > 0;
        return new ServiceOutage(
                "address " + line.value("address"),
                new BigDecimal(line.value("certain")).max(gone ? still : BigDecimal.ZERO),
                gone ? null : new BigDecimal(line.value("longest")));
    }

    private static Optional<ServiceOutage> ofInstances(Journals journals) {
        List<JournalLine> looks = journals.of(Journals.WATCH, "look");
        Map<String, List<JournalLine>> seen = journals.of(Journals.WATCH, "instance").stream()
                .collect(Collectors.groupingBy(line -> line.value("name")));
        List<ServiceOutage> all = new ArrayList<>();
        for (int i = 1; i < looks.size(); i++) {
            BigDecimal began = new BigDecimal(looks.get(i - 1).value("began"));
            all.add(new ServiceOutage(
                    ANY, BigDecimal.ZERO, looks.get(i).monotonic().subtract(began)));
        }
        seen.forEach((name, lines) -> {
            for (int i = 0; i < lines.size(); i++) {
                if (isOne(lines.get(i)) && (i == 0 || !isOne(lines.get(i - 1)))) {
                    all.add(of(name, lines.subList(i, lines.size()), looks));
                }
            }
        });
        BigDecimal least = all.stream().map(ServiceOutage::least).reduce(BigDecimal.ZERO, BigDecimal::max);
        return all.stream().max(SHORTEST).map(one -> new ServiceOutage(one.instance(), least, one.most()));
    }

    /** Whether an instance with that status in Nova is out of service. */
    public static boolean isOne(String status) {
        return !NO_OUTAGE.contains(status);
    }

    private static boolean isOne(JournalLine line) {
        return isOne(line.value("status"));
    }

    /** One that begins with the first of these lines. */
    private static ServiceOutage of(String name, List<JournalLine> lines, List<JournalLine> looks) {
        JournalLine first = lines.get(0);
        Optional<JournalLine> end = lines.stream().filter(line -> !isOne(line)).findFirst();
        BigDecimal still = end.map(line -> before(line, looks))
                .orElseGet(() -> looks.isEmpty()
                        ? first.monotonic()
                        : looks.get(looks.size() - 1).monotonic());
        return new ServiceOutage(
                name,
                still.subtract(first.monotonic()).max(BigDecimal.ZERO),
                end.map(line -> line.monotonic().subtract(before(first, looks))).orElse(null));
    }

    /** When the last look before that of this line began. */
    private static BigDecimal before(JournalLine line, List<JournalLine> looks) {
        return looks.stream()
                .filter(look -> look.monotonic().compareTo(line.monotonic()) < 0)
                .map(look -> new BigDecimal(look.value("began")))
                .max(Comparator.naturalOrder())
                .orElse(line.monotonic());
    }
}
