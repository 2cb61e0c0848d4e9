package org.opnfv.doctor.functest.embedded.faults;

import java.nio.charset.StandardCharsets;

/**
 * Infers the stage of a run from its calls; a cloud is not told. A run prepares until it changes an instance or gets the first
 * notification (arm), until a host's link goes down (inject), until an instance or the host is then marked (observe), until the host is
 * put back or the first resource is deleted (restore); the next resource made starts over. Thread-safe.
 */
final class StageWatch {

    private Stage stage = Stage.PREPARE;

    /** Records a call, and returns its stage. */
    synchronized Stage see(String method, String path, byte[] body) {
        if (path.startsWith("/hosts/") && method.equals("PUT")) {
            stage = says(body, "true") ? Stage.RESTORE : Stage.INJECT;
        } else if (method.equals("DELETE") && !path.endsWith("/auth/tokens")) {
            stage = Stage.RESTORE;
        } else if (isMark(method, path, body)) {
            mark(body);
        } else if (stage == Stage.PREPARE && method.equals("PUT") && path.matches(".*/servers/[^/]+")) {
            stage = Stage.ARM;
        } else if (stage == Stage.RESTORE && method.equals("POST") && path.matches("/v3/projects|/v2/alarms")) {
            stage = Stage.PREPARE;
        }
        return stage;
    }

    /** Records a notification, and returns its stage. */
    synchronized Stage seeNotification() {
        if (stage == Stage.PREPARE) {
            stage = Stage.ARM;
        }
        return stage;
    }

    /** A mark that is set and removed before the fault is a rehearsal. */
    private void mark(byte[] body) {
        boolean host = says(body, "\"forced_down\"");
        boolean putBack = host ? says(body, "false") : says(body, "\"active\"");
        boolean failed = stage == Stage.INJECT || stage == Stage.OBSERVE;
        if (putBack && (host || failed)) {
            stage = Stage.RESTORE;
        } else if (!putBack && (host && stage != Stage.RESTORE || failed)) {
            stage = Stage.OBSERVE;
        }
    }

    private static boolean isMark(String method, String path, byte[] body) {
        return path.contains("/os-services/") && method.equals("PUT")
                || path.endsWith("/action") && says(body, "os-resetState");
    }

    private static boolean says(byte[] body, String word) {
        return new String(body, StandardCharsets.UTF_8).contains(word);
    }
}
