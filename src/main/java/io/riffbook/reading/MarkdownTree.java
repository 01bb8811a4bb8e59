package io.riffbook.reading;

import com.vladsch.flexmark.util.ast.Node;
import java.util.function.Predicate;

/// Walks a parsed document instead of recursing into it: however deep the document is, the stack is not.
public final class MarkdownTree {

    private MarkdownTree() {}

    /// Visits the node and all below it in the order of the text.
    ///
    /// @param visitor says whether the children of the node are visited, too
    public static void walk(Node root, Predicate<Node> visitor) {
        Node node = root;
        int depth = 0;
        while (true) {
            Node child = node.getFirstChild();
            if (visitor.test(node) && child != null) {
                node = child;
                depth++;
                continue;
            }
            while (depth > 0 && node.getNext() == null) {
                node = node.getParent();
                depth--;
            }
            if (depth == 0) {
                return;
            }
            node = node.getNext();
        }
    }
}
