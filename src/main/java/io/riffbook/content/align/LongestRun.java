package io.riffbook.content.align;

/// The longest increasing subsequence: what kept its order.
final class LongestRun {
    private LongestRun() {}

    /// Says of each number whether it belongs to the longest run of ever larger ones; negative numbers never do.
    static boolean[] of(int[] numbers) {
        int[] ends = new int[numbers.length];
        int[] previous = new int[numbers.length];
        int length = 0;
        for (int at = 0; at < numbers.length; at++) {
            if (numbers[at] < 0) {
                continue;
            }
            int place = firstNotBelow(numbers, ends, length, numbers[at]);
            previous[at] = place == 0 ? -1 : ends[place - 1];
            ends[place] = at;
            length = Math.max(length, place + 1);
        }
        boolean[] run = new boolean[numbers.length];
        for (int at = length == 0 ? -1 : ends[length - 1]; at >= 0; at = previous[at]) {
            run[at] = true;
        }
        return run;
    }

    private static int firstNotBelow(int[] numbers, int[] ends, int length, int number) {
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (numbers[ends[middle]] < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
