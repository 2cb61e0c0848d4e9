package org.opnfv.doctor.functest.host;

/**
 * What a command on a host came to.
 *
 * @param exitCode 0 to 255; more than 128 when a signal ended it
 * @param out what it wrote to standard output, UTF-8
 * @param err what it wrote to standard error, UTF-8
 */
public record CommandResult(int exitCode, String out, String err) {}
