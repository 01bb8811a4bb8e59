package io.riffbook.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/// Random secrets, and the form in which they are stored. They are too long to guess, so a fast hash without salt is enough.
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;
    private static final int PASSWORD_BYTES = 15;

    private Secrets() {}

    /// 256 random bits, in 43 characters that are safe in a URL.
    static String next() {
        return random(KEY_BYTES);
    }

    /// Short enough to be typed from a console.
    static NewPassword oneTimePassword() {
        return new NewPassword(random(PASSWORD_BYTES));
    }

    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
