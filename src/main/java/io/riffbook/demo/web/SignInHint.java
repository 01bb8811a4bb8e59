package io.riffbook.demo.web;

import io.riffbook.demo.DemoAccounts;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

import java.util.List;

/// Tells people who sign in with which accounts they can try the demo, while it is on.
@ControllerAdvice
class SignInHint {
    private final DemoAccounts accounts;

    SignInHint(DemoAccounts accounts) {
        this.accounts = accounts;
    }

    @ModelAttribute
    void add(HttpServletRequest request, Model model) {
        if (!"/sign-in".equals(request.getServletPath())) {
            return;
        }
        List<DemoAccounts.Account> shown = accounts.shown();
        if (!shown.isEmpty()) {
            model.addAttribute("demoAccounts", shown);
            model.addAttribute("demoPassword", accounts.password());
        }
    }
}
