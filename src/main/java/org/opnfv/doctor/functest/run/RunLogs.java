package org.opnfv.doctor.functest.run;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.status.ErrorStatus;
import ch.qos.logback.core.status.StatusListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The logs of one run, written while it runs: one file for each component, and {@code functest.log} for everything else.
 *
 * <p>The verdict is computed from these files, so a line that could not be written must not look like an event that did not happen:
 * {@link #failure()} names the first error. Each line goes to the file at once.
 */
public final class RunLogs implements AutoCloseable {
    /**
     * The original's {@code %(asctime)s %(filename)s %(lineno)d %(levelname)-6s %(message)s}. A message stays on one line: it may quote a
     * stranger's text, which must not be able to forge a line of the log. The printable ASCII range comes first, since most text is in it.
     */
    private static final String GRAMMAR =
            "%d{ISO8601" + zone() + "} %F %L %-6p %replace(%m){'[^ -~\\xa0-\\u2027\\u202a-\\x{10ffff}]+', ' '}%n";

    private static final int CHUNK = 1 << 16;

    /** Local time, as in the original; UTC where the offset is no multiple of 15 minutes, since readers check stamps by that. */
    private static String zone() {
        int seconds = ZoneId.systemDefault().getRules().getOffset(Instant.now()).getTotalSeconds();
        return seconds % 900 == 0 ? "" : ", UTC";
    }

    /** The components with their own log. */
    public enum Component {
        MONITOR,
        INSPECTOR,
        CONSUMER,
        BUS,
        FAULT,
        ADMIN_TOOL,
        APP_MANAGER,
        WATCH;

        /** Those that take part where a host dies. */
        public static final Set<Component> OF_FAULT = EnumSet.range(MONITOR, FAULT);

        /** Those that take part in planned maintenance. */
        public static final Set<Component> OF_MAINTENANCE = EnumSet.of(BUS, ADMIN_TOOL, APP_MANAGER, WATCH);

        /** Those that do when there is a fault, too. */
        public static final Set<Component> OF_BOTH = EnumSet.allOf(Component.class);

        /** The name of its log in the run folder. */
        public String file() {
            return name().toLowerCase(Locale.ROOT) + ".log";
        }
    }

    /** The prefix of the components' logger names. */
    public static final String COMPONENTS = "run";

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Map<Component, Logger> components = new EnumMap<>(Component.class);
    private final List<ch.qos.logback.classic.Logger> loggers = new ArrayList<>();
    private final List<OutputStreamAppender<ILoggingEvent>> appenders = new ArrayList<>();
    private final ch.qos.logback.classic.Logger unwritten;
    private final AtomicReference<String> failure = new AtomicReference<>();
    private final StatusListener watch;
    private final RunFolder folder;

    /** Opens all the logs of a run with a fault. */
    public RunLogs(RunFolder folder) {
        this(folder, Component.OF_FAULT);
    }

    /** Opens the logs of those components. */
    public RunLogs(RunFolder folder, Set<Component> takingPart) {
        this.folder = folder;
        watch = status -> {
            if (status instanceof ErrorStatus && appenders.stream().anyMatch(status.getOrigin()::equals)
                    || status instanceof ErrorStatus
                            && String.valueOf(status.getMessage())
                                    .contains(folder.path().toString())) {
                failure.compareAndSet(null, line(status.getMessage(), status.getThrowable()));
            }
        };
        context.getStatusManager().add(watch);
        // Lines of components do not go to functest.log too; with --verbose the console shows them.
        context.getLogger(COMPONENTS).setAdditive(false);
        for (Component component : takingPart) {
            ch.qos.logback.classic.Logger logger = context.getLogger(COMPONENTS + "."
                    + folder.manifest().id() + "." + component.name().toLowerCase(Locale.ROOT));
            logger.setLevel(Level.INFO);
            attach(logger, folder.path(component.file()));
            components.put(component, logger);
        }
        unwritten = context.getLogger(COMPONENTS + "." + folder.manifest().id() + ".unwritten");
        unwritten.setLevel(Level.INFO);
        OutputStreamAppender<ILoggingEvent> nowhere = new OutputStreamAppender<>();
        nowhere.setOutputStream(OutputStream.nullOutputStream());
        attach(unwritten, nowhere, "unwritten");
        attach(context.getLogger(Logger.ROOT_LOGGER_NAME), folder.path("functest.log"));
    }

    /** The logger of a component. */
    public Logger of(Component component) {
        return components.get(component);
    }

    /** For rehearsals: takes the path of a component's lines, but writes to no file. */
    public Logger unwritten() {
        return unwritten;
    }

    /** The first log line that could not be written; empty while the logs are whole. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure.get());
    }

    /** The digests of the components' logs as they are now, by name; an unreadable one has none. */
    public Map<String, String> seals() {
        Map<String, String> seals = new TreeMap<>();
        for (Component component : components.keySet()) {
            Digest digest = new Digest();
            try (InputStream in = Files.newInputStream(folder.path(component.file()))) {
                byte[] chunk = new byte[CHUNK];
                for (int size = in.read(chunk); size >= 0; size = in.read(chunk)) {
                    digest.add(chunk, size);
                }
                seals.put(component.file(), digest.text());
            } catch (IOException e) {
                failure.compareAndSet(null, "cannot read " + component.file() + ": " + FileErrorText.words(e));
            }
        }
        return seals;
    }

    @Override
    public void close() {
        for (int i = 0; i < appenders.size(); i++) {
            loggers.get(i).detachAppender(appenders.get(i));
            appenders.get(i).stop();
        }
        context.getStatusManager().remove(watch);
    }

    private void attach(ch.qos.logback.classic.Logger logger, Path file) {
        create(file);
        FileAppender<ILoggingEvent> appender = new FileAppender<>();
        appender.setFile(file.toString());
        attach(logger, appender, file.toString());
    }

    private void attach(
            ch.qos.logback.classic.Logger logger, OutputStreamAppender<ILoggingEvent> appender, String name) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setPattern(GRAMMAR);
        encoder.start();
        appender.setContext(context);
        appender.setName(name);
        appender.setEncoder(encoder);
        appender.start();
        logger.addAppender(appender);
        loggers.add(logger);
        appenders.add(appender);
    }

    /** Logback only notes that a file cannot be opened; a run must not start without its logs. */
    private static void create(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new RunException(
                    "cannot write " + file + ": " + FileErrorText.words(e) + "; choose another --logs-dir",
                    new UncheckedIOException(e));
        }
    }

    private static String line(String message, Throwable cause) {
        String why = cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage();
        return message + why + "; "
                + Optional.ofNullable(cause)
                        .flatMap(ProcessLimit::reachedBy)
                        .orElse("free space or choose another --logs-dir");
    }
}
