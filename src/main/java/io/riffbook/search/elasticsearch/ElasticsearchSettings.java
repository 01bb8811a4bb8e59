package io.riffbook.search.elasticsearch;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which cluster, how to sign in there, and how the index is laid out in it.
///
/// @param hosts          the nodes to ask, each as `https://host:9200`; one that does not answer is left out for a while
/// @param username       goes with the password; may create, write, read and delete indices that begin with the prefix
/// @param password       never shown
/// @param apiKey         instead of username and password, as Elasticsearch encodes it; never shown
/// @param caCertificate  a PEM file with those who may vouch for the nodes, instead of those the JVM trusts
/// @param connectTimeout for one connection
/// @param socketTimeout  how long one answer may take
/// @param compression    whether requests and answers are compressed
/// @param indexPrefix    what the names of the indices begin with
/// @param shards         of each new index, from 1 to 100
/// @param replicas       of each shard, from 0 to 10
@ConfigurationProperties(prefix = ElasticsearchSettings.PREFIX, ignoreUnknownFields = false)
record ElasticsearchSettings(@DefaultValue("http://127.0.0.1:9200") List<String> hosts,
        @DefaultValue("") String username, @DefaultValue("") String password, @DefaultValue("") String apiKey,
        @DefaultValue("") String caCertificate, @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("30s") Duration socketTimeout, @DefaultValue("true") boolean compression,
        @DefaultValue("riffbook") String indexPrefix, @DefaultValue("1") int shards,
        @DefaultValue("1") int replicas) {
    static final String PREFIX = "riffbook.search.elasticsearch";

    private static final Pattern INDEX_PREFIX = Pattern.compile("[a-z][a-z0-9-]{0,98}[a-z0-9]");
    private static final Pattern HEADER_WORD = Pattern.compile("[\\x21-\\x7e]*");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MOST_HOSTS = 100;
    private static final int MOST_SHARDS = 100;
    private static final int MOST_REPLICAS = 10;

    /// Checks everything that can be checked without the cluster.
    ///
    /// @throws IllegalElasticsearchSettingException that names the property
    ElasticsearchSettings {
        hosts = List.copyOf(hosts);
        require(!hosts.isEmpty() && hosts.size() <= MOST_HOSTS, "hosts", "must be from 1 to " + MOST_HOSTS);
        hosts.forEach(ElasticsearchSettings::uri);
        require(username.isEmpty() || apiKey.isEmpty(), "api-key", "and username exclude each other");
        require(password.isEmpty() || apiKey.isEmpty(), "api-key", "and password exclude each other");
        require(username.isEmpty() == password.isEmpty(), username.isEmpty() ? "username" : "password", "is missing");
        require(!username.contains(":"), "username", "must not contain a colon");
        require(HEADER_WORD.matcher(apiKey).matches(), "api-key", "must be the encoded key that Elasticsearch gave");
        boolean signsIn = !username.isEmpty() || !apiKey.isEmpty();
        require(!signsIn || hosts.stream().allMatch(ElasticsearchSettings::isPrivate), "hosts",
                "must begin with https:// when somebody signs in: only on this machine may a secret go unencrypted");
        require(caCertificate.isEmpty() || hosts.stream().anyMatch(host -> host.startsWith("https:")),
                "ca-certificate", "is there, but no host begins with https://");
        requireTimeout(connectTimeout, "connect-timeout");
        requireTimeout(socketTimeout, "socket-timeout");
        require(INDEX_PREFIX.matcher(indexPrefix).matches(), "index-prefix",
                "must be 2 to 100 lower-case letters, digits and hyphens, a letter first and no hyphen last");
        require(shards >= 1 && shards <= MOST_SHARDS, "shards", "must be from 1 to " + MOST_SHARDS);
        require(replicas >= 0 && replicas <= MOST_REPLICAS, "replicas", "must be from 0 to " + MOST_REPLICAS);
    }

    List<URI> addresses() {
        return hosts.stream().map(ElasticsearchSettings::uri).toList();
    }

    private static URI uri(String host) {
        try {
            URI uri = new URI(host);
            boolean bare = uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null
                    && uri.getFragment() == null && (uri.getPath().isEmpty() || uri.getPath().equals("/"));
            require(bare && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())), "hosts",
                    "must be addresses and nothing more, such as https://search.example.com:9200");
            return uri;
        } catch (URISyntaxException e) {
            throw IllegalElasticsearchSettingException.of("hosts", "has one that is no address");
        }
    }

    private static boolean isPrivate(String host) {
        URI uri = uri(host);
        return "https".equals(uri.getScheme()) || LOOPBACK.contains(uri.getHost());
    }

    private static void requireTimeout(Duration timeout, String property) {
        require(timeout.toMillis() >= 1 && timeout.compareTo(LONGEST) <= 0, property,
                "must be longer than nothing and at most " + LONGEST.toMinutes() + "m");
    }

    private static void require(boolean legal, String property, String reason) {
        if (!legal) {
            throw IllegalElasticsearchSettingException.of(property, reason);
        }
    }

    @Override
    public String toString() {
        return "ElasticsearchSettings[hosts=%s, indexPrefix=%s]".formatted(hosts, indexPrefix);
    }
}
