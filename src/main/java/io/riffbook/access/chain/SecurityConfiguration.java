package io.riffbook.access.chain;

import io.riffbook.access.ActingFor;
import io.riffbook.access.ApiKeys;
import io.riffbook.web.ProblemWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.RequestMatcher;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;

/// The one chain that every request passes. Deny by default: a request gets in by a rule of [RuleBook] or by the short lists here.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; "
            + "base-uri 'none'";
    private static final String[] FOR_ANYBODY = {"/sign-in", "/reset", "/error", "/webjars/**", "/assets/**",
            "/favicon.ico", "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"};
    /// A key needs no scope for these, a person no particular role.
    private static final String[] FOR_ANY_CALLER = {"/api/v1/me", "/v3/api-docs", "/v3/api-docs/**",
            "/v3/api-docs.yaml"};

    @Bean
    SecurityFilterChain chain(HttpSecurity http, RuleBook rules, SignedInSessions sessions, Refusals refusals,
            ApiKeys keys, ActingFor actingFor, ProblemWriter problems) throws Exception {
        return http
                .securityContext(context -> context.securityContextRepository(sessions))
                .addFilterBefore(new ApiKeyFilter(keys, actingFor, problems), CsrfFilter.class)
                .csrf(csrf -> csrf.csrfTokenRequestHandler(new TokenBeforeBody())
                        .ignoringRequestMatchers(SecurityConfiguration::isFromKey))
                .authorizeHttpRequests(requests -> requests
                        // what a request that was let in leads to inside the server
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC).permitAll()
                        .requestMatchers(FOR_ANYBODY).permitAll()
                        .requestMatchers(HttpMethod.POST, "/sign-out").access(forPerson())
                        .requestMatchers(HttpMethod.GET, "/password").access(forPerson())
                        .requestMatchers(HttpMethod.POST, "/password").access(forPerson())
                        .requestMatchers(HttpMethod.GET, FOR_ANY_CALLER).access(forCaller())
                        .anyRequest().access(rules))
                .formLogin(form -> form.loginPage("/sign-in").usernameParameter("email").defaultSuccessUrl("/")
                        .failureHandler(refusals))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?signed-out")
                        .deleteCookies("SESSION"))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals))
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .httpBasic(AbstractHttpConfigurer::disable)
                .headers(headers -> headers
                        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .contentTypeOptions(Customizer.withDefaults())
                        .cacheControl(Customizer.withDefaults()))
                .build();
    }

    /// Requests are observed as a whole: to observe each of a dozen filters as well takes longer than the filters do.
    @Bean
    SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    AuthenticationManager authenticationManager(PasswordProof proof) {
        return new ProviderManager(proof);
    }

    private static boolean isFromKey(HttpServletRequest request) {
        return Caller.of(SecurityContextHolder.getContext().getAuthentication()).map(Caller::isKey).orElse(false);
    }

    private static AuthorizationManager<RequestAuthorizationContext> forPerson() {
        return (authentication, _) -> new AuthorizationDecision(
                Caller.of(authentication.get()).filter(caller -> !caller.isKey()).isPresent());
    }

    private static AuthorizationManager<RequestAuthorizationContext> forCaller() {
        return (authentication, _) -> new AuthorizationDecision(
                Caller.of(authentication.get()).filter(caller -> !caller.mustChangePassword()).isPresent());
    }

    /// Somebody who signs in goes on to the page that they asked for; never to an answer of the API or a part of a page.
    private static HttpSessionRequestCache pagesOnly() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        RequestMatcher pages = request -> "GET".equals(request.getMethod()) && ProblemWriter.writesPage(request);
        cache.setRequestMatcher(pages);
        return cache;
    }
}
