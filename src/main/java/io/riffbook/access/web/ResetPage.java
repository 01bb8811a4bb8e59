package io.riffbook.access.web;

import io.riffbook.access.PasswordResets;
import io.riffbook.web.InvalidRequestException;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import java.util.Map;

/// Where a one-time link leads: choose a password, then sign in with it.
@Controller
@Hidden
class ResetPage {
    private static final String VIEW = "access/reset";

    private final PasswordResets resets;

    ResetPage(PasswordResets resets) {
        this.resets = resets;
    }

    @GetMapping("/reset")
    String page(@RequestParam(defaultValue = "") String token, Model model) {
        resets.check(token);
        model.addAttribute("token", token);
        return VIEW;
    }

    @PostMapping("/reset")
    ModelAndView use(@RequestParam String token, @RequestParam String password, @RequestParam String repeated) {
        try {
            resets.use(token, new ChosenPassword(password, repeated).checked());
            return new ModelAndView("redirect:/sign-in?changed");
        } catch (InvalidRequestException e) {
            return new ModelAndView(VIEW,
                    new ModelMap().addAllAttributes(Map.of("token", token, "message", ChosenPassword.message(e))),
                    e.problem().status());
        }
    }
}
