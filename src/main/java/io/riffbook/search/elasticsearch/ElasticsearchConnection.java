package io.riffbook.search.elasticsearch;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.springframework.data.elasticsearch.client.elc.ElasticsearchTemplate;
import org.springframework.data.elasticsearch.core.ElasticsearchOperations;

/// Riffbook's way to the cluster, open from the start of the program to its end. That it can be made says nothing of
/// whether the cluster answers.
///
/// @param client     for what is said in Elasticsearch's own words
/// @param operations for what goes by the mapping of [StoredSnippet]
record ElasticsearchConnection(ElasticsearchClient client, ElasticsearchOperations operations) implements Closeable {
    private static final int MOST_CONNECTIONS_TO_A_HOST = 50;

    static ElasticsearchConnection open(ElasticsearchSettings settings) {
        Rest5ClientBuilder builder = Rest5Client.builder(settings.addresses())
                .setCompressionEnabled(settings.compression())
                .setDefaultHeaders(authorization(settings).toArray(Header[]::new))
                .setConnectionConfigCallback(connection -> connection
                        .setConnectTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        .setSocketTimeout((int) settings.socketTimeout().toMillis(), TimeUnit.MILLISECONDS))
                .setRequestConfigCallback(request -> request
                        .setConnectionRequestTimeout(settings.socketTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        .setResponseTimeout(settings.socketTimeout().toMillis(), TimeUnit.MILLISECONDS))
                .setConnectionManagerCallback(connections -> connections
                        .setMaxConnPerRoute(MOST_CONNECTIONS_TO_A_HOST)
                        .setMaxConnTotal(MOST_CONNECTIONS_TO_A_HOST * settings.hosts().size()))
                // whoever calls knows better what may be repeated, and when
                .setHttpClientConfigCallback(http -> http.disableAutomaticRetries().disableCookieManagement());
        if (!settings.caCertificate().isEmpty()) {
            builder.setSSLContext(trusting(Path.of(settings.caCertificate())));
        }
        ElasticsearchClient client = new ElasticsearchClient(
                new Rest5ClientTransport(builder.build(), new Jackson3JsonpMapper()));
        return new ElasticsearchConnection(client, new ElasticsearchTemplate(client));
    }

    private static List<Header> authorization(ElasticsearchSettings settings) {
        if (!settings.apiKey().isEmpty()) {
            return List.of(secret("ApiKey " + settings.apiKey()));
        }
        if (settings.username().isEmpty()) {
            return List.of();
        }
        byte[] pair = (settings.username() + ":" + settings.password()).getBytes(StandardCharsets.UTF_8);
        return List.of(secret("Basic " + Base64.getEncoder().encodeToString(pair)));
    }

    private static Header secret(String value) {
        boolean sensitive = true;
        return new BasicHeader("Authorization", value, sensitive);
    }

    private static SSLContext trusting(Path file) {
        try (InputStream pem = Files.newInputStream(file)) {
            Collection<? extends Certificate> trusted = CertificateFactory.getInstance("X.509")
                    .generateCertificates(pem);
            if (trusted.isEmpty()) {
                throw IllegalElasticsearchSettingException.of("ca-certificate", "has no certificate");
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate each : new ArrayList<>(trusted)) {
                store.setCertificateEntry("ca-" + store.size(), each);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw IllegalElasticsearchSettingException.of("ca-certificate", "is no PEM file with certificates", e);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
