package org.opnfv.doctor.functest.inspector;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.IntSupplier;

/**
 * A cloud in numbers: so many workers serve calls in the order of their arrival, each for about the same time, and each call spends
 * a while on the way. No clock runs: all times are counted, in milliseconds.
 */
final class SimulatedCloud {
    private final int workers;
    private final double service;
    private final double way;
    private final Random random = new Random(42);

    /** {@code way} is there and back; {@code service} is varied by up to a quarter. */
    SimulatedCloud(int workers, double service, double way) {
        this.workers = workers;
        this.service = service;
        this.way = way;
    }

    /**
     * What became of a number of calls.
     *
     * @param last when the last was answered
     * @param slowest how long the slowest took; a call of somebody else fares alike
     */
    record Outcome(double last, double slowest) {}

    private record InFlight(double begun, double ends, int together) {}

    /** Told of each answer: how many were in flight when the call began, and the nanoseconds that it took. */
    interface Answered {
        void call(int inFlight, long nanos);
    }

    Outcome calls(int number, IntSupplier limit, Answered answered) {
        PriorityQueue<InFlight> flying = new PriorityQueue<>(Comparator.comparing(InFlight::ends));
        PriorityQueue<Double> freeAt = new PriorityQueue<>();
        for (int i = 0; i < workers; i++) {
            freeAt.add(0.0);
        }
        double now = 0;
        double slowest = 0;
        int begun = 0;
        while (begun < number || !flying.isEmpty()) {
            while (begun < number && flying.size() < limit.getAsInt()) {
                double starts = Math.max(now + way / 2, freeAt.poll());
                double served = starts + service * (0.75 + random.nextDouble() / 2);
                freeAt.add(served);
                flying.add(new InFlight(now, served + way / 2, flying.size() + 1));
                begun++;
            }
            InFlight done = flying.poll();
            now = done.ends();
            double took = now - done.begun();
            slowest = Math.max(slowest, took);
            answered.call(done.together(), (long) (took * 1e6));
        }
        return new Outcome(now, slowest);
    }
}
