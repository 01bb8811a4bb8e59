package io.riffbook.reading;

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

    /// Whether an address is of a kind that is kept.
    public static boolean leadsToTheWeb(String address) {
        return address.matches("(?i)(?:https?://|mailto:)\\S+");
    }
}
