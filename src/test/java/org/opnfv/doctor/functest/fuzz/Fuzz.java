package org.opnfv.doctor.functest.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * Gives a reader inputs that no one meant, made from ones that someone did. Each is made of its number alone, so that one that breaks
 * a reader can be made again; {@code -Ddoctor.fuzz=50} gives fifty times as many.
 */
public final class Fuzz {

    /** A reader under test. */
    @FunctionalInterface
    public interface Reader {
        void read(byte[] input) throws Exception;
    }

    private static final int TIMES = Integer.getInteger("doctor.fuzz", 1);
    private static final long SLOW_MS = 20_000;

    private static final class NothingIsThrown extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private final List<byte[]> seeds;

    private Fuzz(List<byte[]> seeds) {
        this.seeds = seeds;
    }

    /** From these. */
    public static Fuzz of(String... seeds) {
        return new Fuzz(List.of(seeds).stream()
                .map(seed -> seed.getBytes(StandardCharsets.UTF_8))
                .toList());
    }

    /** From these. */
    public static Fuzz of(List<byte[]> seeds) {
        return new Fuzz(seeds);
    }

    /**
     * Reads that many inputs, times what the build asks for.
     *
     * @param documented what the reader may throw
     * @throws AssertionError when it throws anything else, or takes more than 20 s for one, with the number of the input and its begin
     */
    public void read(int count, Reader reader, Class<? extends Exception> documented) {
        for (int number = 0; number < count * TIMES; number++) {
            byte[] input = new Mutation(new Random(number), seeds).make();
            long begin = System.nanoTime();
            try {
                reader.read(input);
            } catch (Exception | Error e) {
                if (!documented.isInstance(e)) {
                    throw new AssertionError("input " + number + " is not refused as documented: " + shown(input), e);
                }
            }
            if ((System.nanoTime() - begin) / 1_000_000 > SLOW_MS) {
                throw new AssertionError("input " + number + " takes too long: " + shown(input));
            }
        }
    }

    /** The same for a reader that takes everything. */
    public void read(int count, Reader reader) {
        read(count, reader, NothingIsThrown.class);
    }

    private static String shown(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        return input.length + " bytes: " + text.substring(0, Math.min(2000, text.length()));
    }
}
