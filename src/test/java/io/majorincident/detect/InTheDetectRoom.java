package io.majorincident.detect;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** A test in the {@link DetectRoom}; all of them share one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = DetectRoom.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "majorincident.detect.alert-key=" + InTheDetectRoom.KEY)
@interface InTheDetectRoom {

  String KEY = "a-key-for-tests-only";
}
