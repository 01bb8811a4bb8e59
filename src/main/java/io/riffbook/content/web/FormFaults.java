package io.riffbook.content.web;

import io.riffbook.web.FieldFault;
import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Everything that is wrong with a form, so that its page can say all of it at once, each at its field.
public final class FormFaults {
    private final Map<String, String> byPointer = new LinkedHashMap<>();
    private final List<String> general = new ArrayList<>();

    /// Runs a check; when it refuses, notes why, and gives nothing.
    <T> Optional<T> check(Supplier<T> check) {
        try {
            return Optional.of(check.get());
        } catch (RefusedException e) {
            add(e);
            return Optional.empty();
        }
    }

    void add(RefusedException refusal) {
        if (refusal.problem().faults().isEmpty()) {
            general.add(refusal.problem().detail());
        }
        addAll(refusal.problem().faults());
    }

    /// Of several faults of one field the first counts: they are often the same, said twice.
    void addAll(Collection<FieldFault> faults) {
        faults.forEach(fault -> byPointer.putIfAbsent(fault.pointer(), fault.detail()));
    }

    boolean any() {
        return !byPointer.isEmpty() || !general.isEmpty();
    }

    /// Faults by JSON Pointer.
    Map<String, String> byPointer() {
        return byPointer;
    }

    /// What belongs to no field.
    List<String> general() {
        return general;
    }

    /// A refusal in one line, for where there are no fields to put it at.
    public static String inWords(RefusedException refusal) {
        return inWords(refusal.problem());
    }

    static String inWords(Problem problem) {
        return problem.faults().isEmpty()
                ? problem.detail()
                : problem.faults().stream().map(fault -> (nameOf(fault) + " " + fault.detail()).strip())
                        .collect(Collectors.joining("; "));
    }

    private static String nameOf(FieldFault fault) {
        return fault.pointer().replaceAll(".*[/?]", "");
    }
}
