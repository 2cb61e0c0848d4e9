package org.opnfv.doctor.functest.ini;

/**
 * One assignment.
 *
 * @param section the name in brackets above it
 * @param key its key
 * @param value its value without surrounding blanks and without a pair of quotes around the whole; several lines when it continues
 * @param line the number of its first line, from 1
 * @param lines how many lines it takes
 */
public record IniEntry(String section, String key, String value, int line, int lines) {}
