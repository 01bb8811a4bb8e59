package io.riffbook.storage;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/// The storage feature and its adapters by themselves, found as the whole application finds them.
@Configuration(proxyBeanMethods = false)
@ComponentScan
class StorageApplication {}
