package io.riffbook.feedback.web;

import io.riffbook.access.Viewer;
import io.riffbook.content.SnippetId;
import io.riffbook.feedback.Impressions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/// Takes note of who comes to a snippet's page from a page of results: those link to it with the search's id.
@Configuration(proxyBeanMethods = false)
class OpenedFromSearch implements WebMvcConfigurer, HandlerInterceptor {
    private static final String PAGE = "/snippets/{id}";

    private final Impressions impressions;

    OpenedFromSearch(Impressions impressions) {
        this.impressions = impressions;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(PAGE);
    }

    /// Only what was shown counts, not what was refused.
    @Override
    public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler,
            @Nullable ModelAndView view) {
        String search = request.getParameter("search");
        if (search != null && request.getMethod().equals(HttpMethod.GET.name())
                && response.getStatus() == HttpStatus.OK.value()
                && SecurityContextHolder.getContext().getAuthentication() != null
                && SecurityContextHolder.getContext().getAuthentication().getPrincipal() instanceof Viewer viewer) {
            id(search).ifPresent(searchId -> snippet(request).ifPresent(
                    snippet -> impressions.opened(viewer, searchId, new SnippetId(snippet), Optional.empty())));
        }
    }

    private static Optional<UUID> snippet(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                && variables.get("id") instanceof String id ? id(id) : Optional.empty();
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
