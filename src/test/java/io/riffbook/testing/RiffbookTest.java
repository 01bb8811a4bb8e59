package io.riffbook.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/// A test of the whole application on a free port, with a home folder and a PostgreSQL database of its own.
///
/// Tests that ask for the same configuration share one application, so leave nothing behind that another test could stumble
/// over; names made of random ids do. The PostgreSQL server is shared by all applications of the JVM. Nothing of a ranking is left to chance:
/// what chance does is tested where the ranking is.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "riffbook.search.ranking.explore=0")
@ContextConfiguration(initializers = FreshHome.class)
@Import(SignedIn.class)
public @interface RiffbookTest {}
