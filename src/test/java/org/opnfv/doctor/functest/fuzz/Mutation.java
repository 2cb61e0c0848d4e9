package org.opnfv.doctor.functest.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** One input: a seed with a few things changed in it, as accidents and strangers change them. */
final class Mutation {

    private static final List<String> WORDS = List.of(
            "null",
            "[]",
            "{}",
            "\"\"",
            "true",
            "-1",
            "0",
            "1e999",
            "-1e-999",
            "9999999999999999999999",
            "0x10",
            "NaN",
            "\0",
            "\r\n",
            "\n",
            "\"",
            "\\",
            "\\ud800",
            "\\u0000",
            "\u202e",
            "\u2028",
            "%s%n",
            "${jndi:ldap://127.0.0.1/x}",
            "../../etc/passwd",
            "2026-02-30T25:61:61",
            "+999999999-12-31T23:59:60Z",
            "1795396710.000000",
            "-0.0",
            ": ",
            "- ",
            "&a *a",
            "!!java.net.URL x",
            "---\n",
            "\t",
            ",",
            "}",
            "]",
            "[",
            "{",
            "'",
            "#",
            "=",
            "[DEFAULT]\n",
            "id",
            "http://[::1",
            "http://127.0.0.1:99999/");

    private final Random random;
    private final List<byte[]> seeds;

    Mutation(Random random, List<byte[]> seeds) {
        this.random = random;
        this.seeds = seeds;
    }

    byte[] make() {
        byte[] input = any();
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            input = change(input);
        }
        return input;
    }

    private byte[] any() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private byte[] change(byte[] input) {
        int at = random.nextInt(input.length + 1);
        int to = Math.min(input.length, at + random.nextInt(24));
        return switch (random.nextInt(12)) {
            case 0 -> flipped(input);
            case 1 -> joined(input, 0, at, new byte[0], to);
            case 2 -> joined(input, 0, at, word(), at);
            case 3 -> joined(input, 0, at, word(), to);
            case 4 -> joined(input, 0, at, Arrays.copyOfRange(input, at, to), at);
            case 5 -> Arrays.copyOf(input, at);
            case 6 -> joined(input, 0, at, part(any()), to);
            case 7 -> value(input);
            case 8 -> value(input);
            case 9 -> joined(input, 0, at, word().clone(), at);
            case 10 ->
                joined(
                        input,
                        0,
                        at,
                        String.valueOf((char) random.nextInt(0xFFFF)).getBytes(StandardCharsets.UTF_8),
                        to);
            default -> random.nextInt(50) > 0 ? flipped(input) : joined(input, 0, at, many(), at);
        };
    }

    private static byte[] joined(byte[] input, int from, int at, byte[] middle, int rest) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(input, from, at - from);
        all.writeBytes(middle);
        all.write(input, rest, input.length - rest);
        return all.toByteArray();
    }

    private byte[] flipped(byte[] input) {
        if (input.length == 0) {
            return word();
        }
        byte[] changed = input.clone();
        changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        return changed;
    }

    /** Another value where one begins: after a colon, a comma, an equals sign. */
    private byte[] value(byte[] input) {
        int at = random.nextInt(input.length + 1);
        while (at < input.length && ":,=".indexOf(input[at]) < 0) {
            at++;
        }
        int end = Math.min(input.length, at + 1);
        while (end < input.length && ",}]\n".indexOf(input[end]) < 0) {
            end++;
        }
        return joined(input, 0, Math.min(input.length, at + 1), word(), end);
    }

    private byte[] word() {
        return WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] part(byte[] seed) {
        int at = random.nextInt(seed.length + 1);
        return Arrays.copyOfRange(seed, at, Math.min(seed.length, at + random.nextInt(200)));
    }

    private byte[] many() {
        String one = List.of("[", "{\"a\":", "9", " ", "\n", "a", "- ").get(random.nextInt(7));
        return one.repeat(20_000).getBytes(StandardCharsets.UTF_8);
    }
}
