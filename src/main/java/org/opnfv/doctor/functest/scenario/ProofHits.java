package org.opnfv.doctor.functest.scenario;

import java.time.Duration;
import java.util.TreeSet;

/** The numbered attempts that reached the Consumer. Thread-safe. */
public final class ProofHits {
    private final TreeSet<Integer> numbers = new TreeSet<>();

    /** Records that this attempt arrived. A late one counts: a slow path still works. */
    public synchronized void hit(int number) {
        numbers.add(number);
        notifyAll();
    }

    public synchronized int count() {
        return numbers.size();
    }

    /** Waits until that many attempts with consecutive numbers arrived; false when the time was up first. */
    public synchronized boolean awaitInARow(int wanted, Duration timeout) throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        while (longestRow() < wanted) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(left / 1_000_000 + 1);
        }
        return true;
    }

    private int longestRow() {
        int longest = 0;
        int row = 0;
        int previous = Integer.MIN_VALUE;
        for (int number : numbers) {
            row = number == previous + 1 ? row + 1 : 1;
            previous = number;
            longest = Math.max(longest, row);
        }
        return longest;
    }
}
