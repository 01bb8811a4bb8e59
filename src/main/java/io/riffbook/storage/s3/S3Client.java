package io.riffbook.storage.s3;

import java.util.List;

import io.minio.Http;
import io.minio.MinioAsyncClient;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/// Makes the client: time-outs on everything, few attempts, no redirect to elsewhere.
final class S3Client {

    /// Requests under way at once; the HTTP client's own default is five.
    private static final int REQUESTS = 64;

    private static final long RETRY_DELAY_MS = 200;

    private S3Client() {}

    static S3Bucket bucket(S3Settings settings) {
        MinioAsyncClient client = MinioAsyncClient.builder().endpoint(settings.endpoint()).region(settings.region())
                .credentials(settings.accessKey(), settings.secretKey()).httpClient(http(settings), true).build();
        if (settings.pathStyle()) {
            client.disableVirtualStyleEndpoint();
        } else {
            client.enableVirtualStyleEndpoint();
        }
        return new S3Bucket(client, settings.bucket());
    }

    private static OkHttpClient http(S3Settings settings) {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(REQUESTS);
        dispatcher.setMaxRequestsPerHost(REQUESTS);
        return new OkHttpClient.Builder().dispatcher(dispatcher).protocols(List.of(Protocol.HTTP_1_1))
                .connectTimeout(settings.connectTimeout()).readTimeout(settings.readTimeout())
                .writeTimeout(settings.writeTimeout()).followRedirects(false)
                .addInterceptor(new Http.StatusRetryInterceptor(Http.RETRIABLE_STATUS_CODES, RETRY_DELAY_MS,
                        settings.attempts()))
                .build();
    }
}
