package io.riffbook.access.web;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.Map;

/// Where people sign in; the security chain takes what its form sends.
@Controller
@Hidden
class SignInPage {
    /// What brought somebody here, as the chain and the other pages say in the query.
    private static final Map<String, String> MESSAGES = Map.of(
            "refused", "The e-mail address or the password is wrong.",
            "expired", "The page was open for too long. Please try again.",
            "signed-out", "You have signed out.",
            "changed", "Your password is changed. Sign in with the new one.");

    @GetMapping("/sign-in")
    String page(@RequestParam Map<String, String> query, Model model) {
        query.keySet().stream().filter(MESSAGES::containsKey).findFirst().ifPresent(reason -> {
            model.addAttribute("message", MESSAGES.get(reason));
            model.addAttribute("failed", "refused".equals(reason));
        });
        return "access/sign-in";
    }
}
