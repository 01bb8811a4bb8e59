package io.riffbook.inbox.web;

import io.riffbook.access.Viewer;
import io.riffbook.inbox.NoticeId;
import io.riffbook.inbox.Notices;
import io.riffbook.web.Cursor;
import io.riffbook.web.PageLimit;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.Set;
import java.util.UUID;

/// The page of one's inbox. To open a notice there is to read it.
@Controller
@Hidden
@RequestMapping("/inbox")
class InboxPages {
    private static final String HERE = "redirect:/inbox";
    private static final PageLimit LINES = new PageLimit(25);

    private final Notices notices;

    InboxPages(Notices notices) {
        this.notices = notices;
    }

    @GetMapping
    String page(@RequestParam(required = false) @Nullable String cursor, Viewer viewer, Model model) {
        model.addAttribute("notices", notices.list(viewer, false, Cursor.decode(cursor), LINES))
                .addAttribute("onward", cursor != null).addAttribute("mails", notices.wantsMail(viewer))
                .addAttribute("canMail", notices.canMail());
        return "inbox/inbox";
    }

    @PostMapping("/{id}/open")
    String open(@PathVariable UUID id, Viewer viewer) {
        String link = notices.linkOf(viewer, new NoticeId(id));
        notices.read(viewer, Set.of(new NoticeId(id)));
        return "redirect:" + link;
    }

    @PostMapping("/read")
    String read(@RequestParam UUID upTo, Viewer viewer) {
        notices.readUpTo(viewer, new NoticeId(upTo));
        return HERE;
    }

    @PostMapping("/mail")
    String mail(@RequestParam boolean wanted, Viewer viewer) {
        notices.wantMail(viewer, wanted);
        return HERE;
    }
}
