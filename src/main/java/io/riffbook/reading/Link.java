package io.riffbook.reading;

import java.util.Optional;

/// Where a passage leads to: the web or a mailbox, nothing else.
///
/// @param text the words or the picture's description that carry the link; may be blank
/// @param address http, https or mailto; from an untrusted file, and never fetched
public record Link(String text, String address) {

    public Link {
        if (text.length() > Limits.LINK_TEXT || address.length() > Limits.ADDRESS || !leadsToTheWeb(address)) {
            throw new IllegalArgumentException("Not a link of a passage");
        }
    }

    /// A link as it was found, with its words bounded; empty if it leads elsewhere than to the web or a mailbox, or its address is
    /// longer than addresses are.
    public static Optional<Link> to(String address, String text) {
        String found = address.strip();
        if (found.length() > Limits.ADDRESS || !leadsToTheWeb(found)) {
            return Optional.empty();
        }
        String words = text.replaceAll("\\s+", " ").strip();
        if (words.length() > Limits.LINK_TEXT) {
            boolean cutsCharacter = Character.isHighSurrogate(words.charAt(Limits.LINK_TEXT - 1));
            words = words.substring(0, cutsCharacter ? Limits.LINK_TEXT - 1 : Limits.LINK_TEXT);
        }
        return Optional.of(new Link(words, found));
    }

    /// Whether an address is of a kind that is kept.
    public static boolean leadsToTheWeb(String address) {
        return address.matches("(?i)(?:https?://|mailto:)\\S+");
    }
}
