package io.riffbook;

import io.riffbook.command.CommandLine;
import io.riffbook.reading.WorkerRequest;
import io.riffbook.reading.worker.ReadingWorker;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts Riffbook.
@SpringBootApplication
public class RiffbookApplication {

    public static void main(String[] args) throws InterruptedException {
        if (args.length > 0 && args[0].equals(WorkerRequest.COMMAND)) {
            // Untrusted files are read in processes of their own, which know nothing of Spring.
            ReadingWorker.main(args);
            return;
        }
        if (CommandLine.asksForCommand(args)) {
            System.exit(CommandLine.run(RiffbookApplication.class, args));
        }
        SpringApplication.run(RiffbookApplication.class, args);
    }
}
