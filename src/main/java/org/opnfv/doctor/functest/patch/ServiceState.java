package org.opnfv.doctor.functest.patch;

/**
 * A service of a controller: a unit of systemd or a container.
 *
 * @param word {@code ok}, or in one word why not
 * @param life identifies one start of it
 */
record ServiceState(String name, String word, String life) {

    /** Parses {@code NAME|WORD|LIFE}. */
    static ServiceState parse(String line) {
        String[] parts = line.split("\\|", 3);
        return new ServiceState(parts[0], parts[1], parts[2].strip());
    }

    boolean isOk() {
        return word.equals("ok");
    }
}
