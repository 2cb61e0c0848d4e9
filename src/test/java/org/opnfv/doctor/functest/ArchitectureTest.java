package org.opnfv.doctor.functest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the code to docs/architecture.md, whose table is what is checked here. */
class ArchitectureTest {

    private static final String ROOT = ArchitectureTest.class.getPackageName();
    private static final Pattern ROW = Pattern.compile("^\\| `([\\w.]+)` \\|[^|]*\\|([^|]*)\\|$");
    private static final Pattern ROOM = Pattern.compile("`([\\w.]+)`");

    private static Map<String, Set<String>> mayKnow;
    private static JavaClasses classes;

    @BeforeAll
    static void read() throws IOException {
        mayKnow = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Path.of("docs/architecture.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                mayKnow.put(
                        row.group(1),
                        ROOM.matcher(row.group(2))
                                .results()
                                .map(room -> room.group(1))
                                .collect(Collectors.toSet()));
            }
        }
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT);
    }

    @Test
    void theTableIsUnderstood() {
        assertThat(mayKnow).hasSize(26).containsEntry("report", Set.of("latency", "series"));
        assertThat(mayKnow.values())
                .allSatisfy(known -> assertThat(mayKnow.keySet()).containsAll(known));
        assertThat(classes).hasSizeGreaterThan(20);
    }

    @Test
    void noFileIsLongerThanThreeHundredLines() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(300);
            }
        }
    }

    @Test
    void everyClassIsInARoom() {
        assertThat(classes)
                .filteredOn(type -> !type.getPackageName().equals(ROOT))
                .allSatisfy(type -> assertThat(mayKnow).containsKey(room(type)));
    }

    @Test
    void roomsKnowOnlyWhatTheyMay() {
        List<String> broken = new ArrayList<>();
        for (JavaClass type : classes) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (isOurs(target) && !allowed(room(type), room(target))) {
                    broken.add(dependency.getDescription());
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void roomsFormNoCircle() {
        check(SlicesRuleDefinition.slices()
                .assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return isOurs(type) ? SliceIdentifier.of(room(type)) : SliceIdentifier.ignore();
                    }

                    @Override
                    public String getDescription() {
                        return "rooms";
                    }
                })
                .should()
                .beFreeOfCycles());
    }

    @Test
    void onlyTheEmbeddedInstallerKnowsTheEmbeddedCloud() {
        check(noClasses()
                .that()
                .resideInAPackage(ROOT + ".installer..")
                .and()
                .haveNameNotMatching(".*\\.Embedded[^.]*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".embedded.."));
    }

    @Test
    void librariesHaveOneDoor() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".bus..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.rabbitmq.."));
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli.."));
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".cloud..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.openstack4j.."));
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".monitor..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.sun.jna.."));
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.hc.core5.http.impl.bootstrap..", "org.apache.hc.core5.http.nio.."));
    }

    @Test
    void nobodySleepsOrPrintsStackTraces() {
        check(noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(TimeUnit.class, "sleep", long.class)
                .orShould()
                .callMethod(Throwable.class, "printStackTrace"));
    }

    /** A room that is still empty breaks no rule. */
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(classes);
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith(ROOT);
    }

    private static boolean allowed(String room, String known) {
        return room.equals(known)
                || room.isEmpty() && known.equals("cli")
                || mayKnow.getOrDefault(room, Set.of()).contains(known);
    }

    /** The room's name, that of the innermost one in the table; empty for the entry point itself. */
    private static String room(JavaClass type) {
        String below = type.getPackageName().substring(ROOT.length());
        String name = below.isEmpty() ? "" : below.substring(1);
        while (name.contains(".") && !mayKnow.containsKey(name)) {
            name = name.substring(0, name.lastIndexOf('.'));
        }
        return name;
    }
}
