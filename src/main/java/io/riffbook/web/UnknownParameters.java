package io.riffbook.web;

import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/// Refuses query parameters that the operation doesn't know: a misspelt filter must not silently filter nothing.
final class UnknownParameters implements HandlerInterceptor {
    /// HubSpot appends these to every request of its own accord; docs/api.md names them.
    static final Set<String> IGNORED = Set.of("userId", "portalId", "userEmail", "appId");

    private final Map<HandlerMethod, Set<String>> knownByHandler = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && !request.getParameterMap().isEmpty()) {
            refuseUnknown(request, knownByHandler.computeIfAbsent(method, UnknownParameters::namesOf));
        }
        return true;
    }

    private static void refuseUnknown(HttpServletRequest request, Set<String> known) {
        List<FieldFault> faults = new ArrayList<>();
        for (String name : new TreeSet<>(request.getParameterMap().keySet())) {
            if (!known.contains(name) && !IGNORED.contains(name)) {
                faults.add(FieldFault.ofParameter(name, known.isEmpty()
                        ? "this operation takes no parameters"
                        : "is unknown here; known are " + String.join(", ", known)));
            }
        }
        if (!faults.isEmpty()) {
            throw InvalidRequestException.at(faults);
        }
    }

    private static Set<String> namesOf(HandlerMethod method) {
        Set<String> names = new TreeSet<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
            RequestPart part = parameter.getParameterAnnotation(RequestPart.class);
            if (query != null) {
                names.add(nameOf(query.name(), parameter));
            } else if (part != null) {
                names.add(nameOf(part.name(), parameter));
            }
        }
        return names;
    }

    private static String nameOf(String given, MethodParameter parameter) {
        String declared = parameter.getParameterName();
        return given.isEmpty() && declared != null ? declared : given;
    }
}
