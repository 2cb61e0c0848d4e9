package org.opnfv.doctor.functest.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedRunTest {

    @TempDir
    private Path folder;

    /** What is put into an archive. */
    private interface Content {
        void into(TarArchiveOutputStream out) throws IOException;
    }

    private Path tgz(Content content) throws IOException {
        Path file = folder.resolve("kept.tgz");
        try (TarArchiveOutputStream out =
                new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(file)), "UTF-8")) {
            out.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            content.into(out);
        }
        return file;
    }

    private static void add(TarArchiveOutputStream out, String name, byte[] bytes) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(bytes.length);
        out.putArchiveEntry(entry);
        out.write(bytes);
        out.closeArchiveEntry();
    }

    private static void isRefused(Path file, String why) {
        assertThatThrownBy(() -> PackedRun.open(file))
                .isInstanceOf(RunException.class)
                .hasMessageStartingWith("cannot unpack " + file + ": ")
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "bzip2", "xz", ""})
    void howeverATarIsCompressedItIsReadAndLeavesNothing(String how) throws IOException, CompressorException {
        Path file = folder.resolve("kept.tar." + how);
        OutputStream bytes = Files.newOutputStream(file);
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(
                how.isEmpty() ? bytes : new CompressorStreamFactory().createCompressorOutputStream(how, bytes))) {
            out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            add(out, "run/run.json", "{}".getBytes(StandardCharsets.UTF_8));
            add(out, "run/" + "long".repeat(50) + "/a.log", "a".getBytes(StandardCharsets.UTF_8));
            add(out, "run/run.json", "{1}".getBytes(StandardCharsets.UTF_8));
        }

        Path unpacked;
        try (PackedRun run = PackedRun.open(file)) {
            unpacked = run.folder();
            assertThat(unpacked).hasFileName("run");
            assertThat(unpacked.resolve("run.json"))
                    .as("the last of one name counts")
                    .hasContent("{1}");
            assertThat(unpacked.resolve("long".repeat(50) + "/a.log")).hasContent("a");
        }
        assertThat(unpacked).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../run.json", "/etc/run.json", "run/../../run.json"})
    void whatLeadsOutOfItIsRefused(String name) throws IOException {
        isRefused(tgz(out -> add(out, name, new byte[1])), " leads out of it");
    }

    @ParameterizedTest
    @ValueSource(bytes = {TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_FIFO, TarConstants.LF_CHR})
    void linksAndDevicesAreRefused(byte kind) throws IOException {
        Path file = tgz(out -> {
            TarArchiveEntry link = new TarArchiveEntry("run/consumer.log", kind);
            link.setLinkName("/etc/passwd");
            out.putArchiveEntry(link);
            out.closeArchiveEntry();
        });

        isRefused(file, "run/consumer.log is a link or a device");
    }

    @Test
    void whatIsMoreThanAnyRunIsRefused() throws IOException {
        isRefused(
                tgz(out -> {
                    TarArchiveEntry huge = new TarArchiveEntry("run/consumer.log");
                    huge.setSize(600L << 20);
                    out.putArchiveEntry(huge);
                    for (int i = 0; i < 600; i++) {
                        out.write(new byte[1 << 20]);
                    }
                    out.closeArchiveEntry();
                }),
                "more than 512 MiB, 100,000 files");
        isRefused(
                tgz(out -> {
                    for (int i = 0; i <= 100_000; i++) {
                        add(out, "run/iteration-001/" + i % 2 + "/", new byte[0]);
                    }
                }),
                "more than 512 MiB, 100,000 files");
    }

    @Test
    void aNameThatIsLongerThanMemoryIsRefused() throws IOException {
        isRefused(
                tgz(out -> {
                    TarArchiveEntry name = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
                    name.setSize(80L << 20);
                    out.putArchiveEntry(name);
                    for (int i = 0; i < 80; i++) {
                        out.write(new byte[1 << 20]);
                    }
                    out.closeArchiveEntry();
                    add(out, "run/run.json", new byte[1]);
                }),
                "more than 512 MiB, 100,000 files");
    }

    @Test
    void aNameOfAnotherEncodingDoesNotKeepTheOthersFromBeingRead() throws IOException {
        Path zip = folder.resolve("latin.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip), StandardCharsets.ISO_8859_1)) {
            out.putNextEntry(new ZipEntry("l\u00e4uft.log"));
            out.putNextEntry(new ZipEntry("run.json"));
        }

        try (PackedRun run = PackedRun.open(zip)) {
            assertThat(run.folder()).isDirectoryContaining("glob:**run.json");
        }
    }

    @Test
    void whateverIsDamagedIsSaidInOneLineAndLeavesNothing() throws IOException {
        Random random = new Random(5);
        Path whole = tgz(out -> add(out, "run/run.json", new byte[5000]));
        byte[] tar = Files.readAllBytes(whole);
        for (int i = 0; i < 200; i++) {
            byte[] hit = tar.clone();
            hit[random.nextInt(hit.length)] ^= (byte) (1 + random.nextInt(255));
            Path file = folder.resolve("hit.tgz");
            Files.write(file, i % 2 == 0 ? hit : Arrays.copyOf(hit, random.nextInt(hit.length)));
            try (PackedRun run = PackedRun.open(file)) {
                assertThat(run.folder()).exists();
            } catch (RunException e) {
                assertThat(e.getMessage())
                        .startsWith("cannot unpack " + file + ": ")
                        .doesNotContain("null", "\n");
            }
        }
    }
}
