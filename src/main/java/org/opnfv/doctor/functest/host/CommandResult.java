package org.opnfv.doctor.functest.host;

/**
 * The result of a command on a host.
 *
 * @param exitCode 0 to 255; more than 128 when a signal ended it
 * @param out its standard output, UTF-8
 * @param err its standard error, UTF-8
 */
public record CommandResult(int exitCode, String out, String err) {}
