package io.riffbook.search.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ElasticsearchSettingsTest {

    @Test
    void needsNothingForANodeOfThisMachine() {
        ElasticsearchSettings settings = settings(Map.of());
        assertThat(settings.hosts()).containsExactly("http://127.0.0.1:9200");
        assertThat(settings.indexPrefix()).isEqualTo("riffbook");
        assertThat(settings.compression()).isTrue();
    }

    @Test
    void takesSeveralHostsAndAPassword() {
        ElasticsearchSettings settings = settings(Map.of("hosts", "https://one:9200,https://two:9200", "username", "me",
                "password", "the-secret", "shards", "3", "replicas", "2"));
        assertThat(settings.addresses()).hasSize(2);
        assertThat(settings.toString()).contains("https://one:9200").doesNotContain("the-secret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "hosts=                                             | hosts",
            "hosts=search.example.com                           | hosts",
            "hosts=ftp://search.example.com                     | hosts",
            "hosts=https://me:secret@search.example.com         | hosts",
            "hosts=https://search.example.com/index             | hosts",
            "hosts=http://search.example.com;api-key=abc        | hosts",
            "hosts=http://search.example.com;username=a;password=the-secret | hosts",
            "username=me                                        | password",
            "password=the-secret                                | username",
            "username=a:b;password=the-secret                   | username",
            "username=me;password=the-secret;api-key=abc        | api-key",
            "api-key=a b                                        | api-key",
            "ca-certificate=ca.pem                              | ca-certificate",
            "connect-timeout=0s                                 | connect-timeout",
            "socket-timeout=11m                                 | socket-timeout",
            "index-prefix=Riffbook                              | index-prefix",
            "index-prefix=riff*                                 | index-prefix",
            "index-prefix=riff-                                 | index-prefix",
            "index-prefix=.riff                                 | index-prefix",
            "shards=0                                           | shards",
            "replicas=-1                                        | replicas"})
    void namesWhatCannotBeRight(String given, String property) {
        Map<String, String> properties = Stream.of(given.split(";")).map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> each[1].strip()));
        assertThatExceptionOfType(BindException.class).isThrownBy(() -> settings(properties))
                .havingRootCause().isInstanceOf(IllegalElasticsearchSettingException.class)
                .withMessageStartingWith("riffbook.search.elasticsearch." + property + " ")
                .withMessageNotContaining("the-secret");
    }

    @ParameterizedTest
    @CsvSource({"no certificate at all", "''"})
    void namesACertificateFileThatHasNone(String content, @TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("ca.pem"), content);
        ElasticsearchSettings settings = settings(
                Map.of("hosts", "https://one:9200", "ca-certificate", file.toString()));
        assertThatExceptionOfType(IllegalElasticsearchSettingException.class)
                .isThrownBy(() -> ElasticsearchConnection.open(settings))
                .withMessageStartingWith("riffbook.search.elasticsearch.ca-certificate ");
    }

    private static ElasticsearchSettings settings(Map<String, String> properties) {
        Map<String, String> full = properties.entrySet().stream().collect(
                Collectors.toMap(each -> ElasticsearchSettings.PREFIX + "." + each.getKey(), Map.Entry::getValue));
        return new Binder(new MapConfigurationPropertySource(full)).bindOrCreate(ElasticsearchSettings.PREFIX,
                ElasticsearchSettings.class);
    }
}
