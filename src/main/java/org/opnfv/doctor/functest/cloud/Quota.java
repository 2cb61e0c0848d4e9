package org.opnfv.doctor.functest.cloud;

/** Nova's limits and usage of a project. RAM is in MiB. */
public record Quota(Usage instances, Usage cores, Usage ramMb) {
    /**
     * One resource.
     *
     * @param limit the maximum; -1 for no limit
     * @param inUse the usage, reservations included
     */
    public record Usage(int limit, int inUse) {
        /** The rest of the limit; {@link Integer#MAX_VALUE} without limit. */
        public int free() {
            return limit < 0 ? Integer.MAX_VALUE : Math.max(0, limit - inUse);
        }
    }
}
