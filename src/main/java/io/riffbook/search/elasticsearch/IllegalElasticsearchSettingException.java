package io.riffbook.search.elasticsearch;

/// A setting of Elasticsearch is missing, cannot be right, or contradicts another. Riffbook does not start then.
final class IllegalElasticsearchSettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private IllegalElasticsearchSettingException(String message, Throwable cause) {
        super(message, cause);
    }

    private IllegalElasticsearchSettingException(String message) {
        super(message);
    }

    static IllegalElasticsearchSettingException of(String property, String reason) {
        return new IllegalElasticsearchSettingException(ElasticsearchSettings.PREFIX + "." + property + " " + reason);
    }

    static IllegalElasticsearchSettingException of(String property, String reason, Throwable cause) {
        return new IllegalElasticsearchSettingException(ElasticsearchSettings.PREFIX + "." + property + " " + reason,
                cause);
    }
}
