package io.riffbook.access.web;

import io.riffbook.access.Person;
import io.riffbook.access.SignIn;
import io.riffbook.access.chain.Caller;
import io.riffbook.access.chain.RuleBook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// Tells every page who looks at it.
@ControllerAdvice
class MenuAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(MenuAdvice.class);

    private final RuleBook rules;

    MenuAdvice(RuleBook rules) {
        this.rules = rules;
    }

    @ModelAttribute
    void addMe(Model model) {
        try {
            if (Caller.of(SecurityContextHolder.getContext().getAuthentication()).map(Caller::proof)
                    .orElse(null) instanceof Caller.Proof.Session(SignIn signIn)) {
                Person person = signIn.person();
                model.addAttribute("me", new Menu(person.details().name(), person.details().roles(),
                        signIn.mustChangePassword(), rules));
            }
        } catch (DataAccessException e) {
            // the page that tells of a broken database has to come out without it
            LOG.warn("Nobody could be looked up: {}", e.getMessage());
        }
    }
}
