package io.riffbook.analysis;

import io.riffbook.analysis.Cutter.Token;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// Words that were cut before, as a stream of one of their forms.
final class TokensStream extends TokenStream {
    private final List<Token> tokens;
    private final Wording.Form form;
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private Iterator<Token> left;

    TokensStream(List<Token> tokens, Wording.Form form) {
        this.tokens = tokens;
        this.form = form;
        this.left = tokens.iterator();
    }

    @Override
    public void reset() {
        left = tokens.iterator();
    }

    @Override
    public boolean incrementToken() {
        if (!left.hasNext()) {
            return false;
        }
        clearAttributes();
        Token next = left.next();
        term.append(next.form(form));
        increment.setPositionIncrement(next.joins() > 0 ? 0 : 1);
        offset.setOffset(next.start(), next.end());
        return true;
    }
}
