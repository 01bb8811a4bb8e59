package io.riffbook.storage.s3;

/// A setting of the S3 store is missing or cannot be right. Riffbook does not start then.
final class IllegalS3SettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private IllegalS3SettingException(String message) {
        super(message);
    }

    static IllegalS3SettingException of(String property, String reason) {
        return new IllegalS3SettingException(S3Settings.PREFIX + "." + property + " " + reason);
    }
}
