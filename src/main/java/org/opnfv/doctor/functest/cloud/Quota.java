package org.opnfv.doctor.functest.cloud;

/** What a project may use of Nova, and uses. RAM is in MiB. */
public record Quota(Usage instances, Usage cores, Usage ramMb) {
    /**
     * One resource.
     *
     * @param limit the most there may be; -1 for no limit
     * @param inUse how much there is, reservations included
     */
    public record Usage(int limit, int inUse) {}
}
