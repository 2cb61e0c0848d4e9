package org.opnfv.doctor.functest.patch;

/**
 * A service of a controller, a unit of systemd or a container.
 *
 * @param word {@code ok}, or in one word why not
 * @param life tells one start of it from the next
 */
record ServiceState(String name, String word, String life) {

    /** Reads {@code NAME|WORD|LIFE}. */
    static ServiceState parse(String line) {
        String[] parts = line.split("\\|", 3);
        return new ServiceState(parts[0], parts[1], parts[2].strip());
    }

    boolean isOk() {
        return word.equals("ok");
    }
}
