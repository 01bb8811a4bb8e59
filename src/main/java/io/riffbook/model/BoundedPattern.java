package io.riffbook.model;

import com.networknt.schema.regex.RegularExpression;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A regular expression out of the content model that can't take the server's time: matching looks at so many characters and no
/// more. Whatever takes longer doesn't match.
final class BoundedPattern implements RegularExpression {
    private static final int LONGEST = 200;
    private static final int MOST_STEPS = 200_000;

    private final Pattern pattern;

    BoundedPattern(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    /// Why this can't be a pattern; empty when it can.
    static Optional<String> check(String pattern) {
        if (pattern.length() > LONGEST) {
            return Optional.of("must have at most " + LONGEST + " characters");
        }
        try {
            Pattern.compile(pattern);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of("is no regular expression: " + e.getDescription());
        }
    }

    @Override
    public boolean matches(String value) {
        try {
            return pattern.matcher(new Budgeted(value, new Budget(MOST_STEPS))).find();
        } catch (OutOfSteps _) {
            return false;
        }
    }

    private static final class Budget {
        private int left;

        Budget(int steps) {
            this.left = steps;
        }

        void spend() {
            if (--left < 0) {
                throw new OutOfSteps();
            }
        }
    }

    /// Text that counts how often it is looked at; all parts of one text share the count.
    private record Budgeted(CharSequence text, Budget budget) implements CharSequence {

        @Override
        public char charAt(int index) {
            budget.spend();
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Budgeted(text.subSequence(start, end), budget);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    private static final class OutOfSteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutOfSteps() {
            super("too many steps", null, false, false);
        }
    }
}
