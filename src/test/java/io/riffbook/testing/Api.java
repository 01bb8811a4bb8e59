package io.riffbook.testing;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Speaks HTTP to the application under test, as one caller: with an API key, with a session's cookies, or as nobody. Follows no
/// redirects. Immutable but for the cookies that it collects.
public final class Api {
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String base;
    private final Map<String, String> headers;
    private final Map<String, String> cookies;

    private Api(String base, Map<String, String> headers, Map<String, String> cookies) {
        this.base = base;
        this.headers = headers;
        this.cookies = cookies;
    }

    /// Nobody in particular, at `http://localhost:port`.
    public static Api anonymous(int port) {
        return new Api("http://localhost:" + port, Map.of(), new LinkedHashMap<>());
    }

    /// The same caller with one more header on every request; an earlier one of that name is replaced.
    public Api with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Api(base, more, cookies);
    }

    /// A program with that key.
    public Api withKey(String secret) {
        return with("Authorization", "Bearer " + secret);
    }

    /// A browser that asks for pages.
    public Api asBrowser() {
        return with("Accept", "text/html");
    }

    public Answer get(String path) {
        return send("GET", path, null, BodyPublishers.noBody());
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, BodyPublishers.noBody());
    }

    /// Posts JSON.
    ///
    /// @param json the body: a string as it is, anything else as JSON
    public Answer post(String path, Object json) {
        return send("POST", path, "application/json", body(json));
    }

    public Answer put(String path, Object json) {
        return send("PUT", path, "application/json", body(json));
    }

    public Answer patch(String path, Object json) {
        return send("PATCH", path, "application/merge-patch+json", body(json));
    }

    /// Sends an HTML form, as browsers do.
    public Answer postForm(String path, Map<String, String> fields) {
        String form = fields.entrySet().stream().map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send("POST", path, "application/x-www-form-urlencoded", BodyPublishers.ofString(form));
    }

    /// Sends anything else.
    public Answer send(String method, String path, @Nullable String contentType, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE)
                .method(method, body);
        headers.forEach(request::setHeader);
        if (contentType != null) {
            request.setHeader("Content-Type", contentType);
        }
        if (!cookies.isEmpty()) {
            request.setHeader("Cookie", cookies.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue()).collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            response.headers().allValues("Set-Cookie").forEach(this::remember);
            return new Answer(response);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted at " + method + " " + path, e);
        }
    }

    /// The cookies that this caller has now, by name.
    public Map<String, String> cookies() {
        return Map.copyOf(cookies);
    }

    private void remember(String setCookie) {
        String[] pair = setCookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    private static BodyPublisher body(Object json) {
        return BodyPublishers.ofString(json instanceof String text ? text : JSON.writeValueAsString(json));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// What came back.
    public record Answer(HttpResponse<byte[]> response) {
        public int status() {
            return response.statusCode();
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public byte[] bytes() {
            return response.body();
        }

        /// The body as JSON.
        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        /// The value at a JSON Pointer, as text; fails when there is none.
        public String json(String pointer) {
            return json().requiredAt(pointer).asString();
        }

        /// The last part of the problem's type; empty when this is no problem.
        public String problem() {
            if (!header("Content-Type").startsWith("application/problem+json")) {
                return "";
            }
            String type = json("/type");
            return type.substring(type.lastIndexOf('/') + 1);
        }

        /// The header's first value, or an empty text.
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public List<String> headers(String name) {
            return response.headers().allValues(name);
        }

        /// The value of the hidden form field with this name; fails when the page has none.
        public String hidden(String field) {
            Matcher matcher = Pattern.compile("<input[^>]*name=\"" + field + "\"[^>]*value=\"([^\"]*)\"")
                    .matcher(text());
            if (!matcher.find()) {
                throw new AssertionError("no hidden field " + field + " in " + text());
            }
            return matcher.group(1);
        }

        @Override
        public String toString() {
            return status() + " " + text();
        }
    }
}
