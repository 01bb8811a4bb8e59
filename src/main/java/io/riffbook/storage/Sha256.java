package io.riffbook.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The SHA-256 of some content, as 64 lower-case hexadecimal digits: what names a file in the store.
public record Sha256(String hex) {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    /// Checks the digits.
    ///
    /// @throws IllegalSha256Exception if they are not 64 lower-case hexadecimal digits
    public Sha256 {
        if (!isLegal(hex)) {
            throw IllegalSha256Exception.of(hex);
        }
    }

    /// Whether a hash can be made of this text.
    public static boolean isLegal(String hex) {
        return HEX.matcher(hex).matches();
    }

    /// The hash of the bytes.
    public static Sha256 of(byte[] content) {
        return finish(newDigest(), content);
    }

    /// The hash of what the stream gives, to its end; the stream is not closed.
    public static Sha256 of(InputStream content) throws IOException {
        MessageDigest digest = newDigest();
        new DigestInputStream(content, digest).transferTo(OutputStream.nullOutputStream());
        return of(digest);
    }

    /// The hash of a file's content.
    public static Sha256 of(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return of(content);
        }
    }

    /// The hash that a SHA-256 digest has come to; the digest starts anew.
    public static Sha256 of(MessageDigest digest) {
        return finish(digest, new byte[0]);
    }

    /// A digest to feed while content passes by.
    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static Sha256 finish(MessageDigest digest, byte[] last) {
        return new Sha256(HexFormat.of().formatHex(digest.digest(last)));
    }

    @Override
    public String toString() {
        return hex;
    }
}
