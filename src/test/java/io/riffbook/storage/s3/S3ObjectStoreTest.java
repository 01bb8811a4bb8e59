package io.riffbook.storage.s3;

import java.util.ArrayList;
import java.util.List;

import io.riffbook.storage.ObjectStore;
import io.riffbook.storage.ObjectStoreContract;
import io.riffbook.testing.S3ProxyProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

class S3ObjectStoreTest extends ObjectStoreContract {

    private static S3ProxyProcess server;

    private final List<S3ObjectStore> opened = new ArrayList<>();

    @BeforeAll
    static void startServer() {
        server = S3ProxyProcess.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @AfterEach
    void closeStores() {
        opened.forEach(S3ObjectStore::close);
    }

    @Override
    protected ObjectStore emptyStore() {
        S3ObjectStore store = S3ObjectStore.open(S3Fixtures.settings(server, server.newBucket()));
        opened.add(store);
        return store;
    }
}
