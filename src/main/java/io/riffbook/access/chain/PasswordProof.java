package io.riffbook.access.chain;

import io.riffbook.access.SignInException;
import io.riffbook.access.SignIns;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/// Takes what the sign-in form sends to the business that judges it.
@Component
class PasswordProof implements AuthenticationProvider {
    private final SignIns signIns;

    PasswordProof(SignIns signIns) {
        this.signIns = signIns;
    }

    @Override
    public Authentication authenticate(Authentication form) {
        String address = form.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "unknown";
        Object password = form.getCredentials();
        try {
            return Caller.person(signIns.signIn(form.getName(), password == null ? "" : password.toString(), address));
        } catch (SignInException e) {
            throw new SignInRefused(e);
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
