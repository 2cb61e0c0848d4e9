package org.opnfv.doctor.functest.inspector;

import java.io.IOException;

/** Our own inspector: listens for reports, and marks the host and its instances in Nova. */
public final class SampleInspector implements Inspector {

    @Override
    public String name() {
        return "sample";
    }

    @Override
    public Marking marking() {
        return Marking.OURS;
    }

    @Override
    public Inspection open(InspectionRequest request) throws IOException {
        MarkingInspection inspection = new MarkingInspection(request);
        try {
            inspection.start();
        } catch (IOException e) {
            inspection.close();
            throw e;
        }
        return inspection;
    }
}
