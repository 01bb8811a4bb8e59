package io.riffbook;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts Riffbook.
@SpringBootApplication
public class RiffbookApplication {

    public static void main(String[] args) {
        SpringApplication.run(RiffbookApplication.class, args);
    }
}
