package org.opnfv.doctor.functest.maintenance;

import java.util.List;
import java.util.Optional;
import org.opnfv.doctor.functest.clock.Reading;
import org.opnfv.doctor.functest.consumer.Webhook;

/** What the owner's side has to know of an admin tool: which notices are its own, and what else they tell. */
public interface ToolNotices {

    /** The notice with its number; empty when it is none of this tool's, which alone may be answered. */
    Optional<Notice> known(Notice notice, Webhook alarm, Reading at);

    /** It told of a host; returns whether that is a notice of this tool's. */
    boolean toldOfHost(String host, String state, Webhook alarm, Reading at);

    /** It was answered like that, about these instances, by a reply of which the status says whether it was taken. */
    void answered(Notice notice, String reply, List<String> instances, int status);
}
