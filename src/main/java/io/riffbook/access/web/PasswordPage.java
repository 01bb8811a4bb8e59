package io.riffbook.access.web;

import io.riffbook.access.SignIns;
import io.riffbook.access.Viewer;
import io.riffbook.access.chain.SignedInSessions;
import io.riffbook.web.RefusedException;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import jakarta.servlet.http.HttpServletRequest;

/// Where people change their own password; who signed in with a one-time password gets nowhere else.
@Controller
@Hidden
class PasswordPage {
    private static final String VIEW = "access/password";

    private final SignIns signIns;
    private final SignedInSessions sessions;

    PasswordPage(SignIns signIns, SignedInSessions sessions) {
        this.signIns = signIns;
        this.sessions = sessions;
    }

    @GetMapping("/password")
    String page() {
        return VIEW;
    }

    @PostMapping("/password")
    ModelAndView change(Viewer viewer, @RequestParam String current, @RequestParam String password,
            @RequestParam String repeated, HttpServletRequest request) {
        try {
            sessions.open(signIns.changePassword(viewer, current, new ChosenPassword(password, repeated).checked(),
                    request.getRemoteAddr()), request);
            return new ModelAndView("redirect:/");
        } catch (RefusedException e) {
            return new ModelAndView(VIEW, new ModelMap("message", ChosenPassword.message(e)), e.problem().status());
        }
    }
}
