package org.opnfv.doctor.functest.ini;

/**
 * One assignment.
 *
 * @param section the name in brackets above it
 * @param key what is set
 * @param value what to, without the blanks around it and without a pair of quotes around it all; several lines when it goes on
 * @param line the number of its first line, from 1
 * @param lines how many lines it takes
 */
public record IniEntry(String section, String key, String value, int line, int lines) {}
