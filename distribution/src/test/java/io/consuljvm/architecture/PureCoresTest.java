package io.consuljvm.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Random;

/**
 * A core decides and never acts: its time is a number in its input, its chance a generator given to
 * it. Otherwise no seed would replay.
 */
@AnalyzeClasses(packages = "io.consuljvm", importOptions = DoNotIncludeTests.class)
class PureCoresTest {
  private static final String CORES = "io.consuljvm..core..";

  @ArchTest
  static final ArchRule coresTouchNoClockThreadSocketFileOrLogger =
      noClasses()
          .that()
          .resideInAPackage(CORES)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "java.util.concurrent..",
                      "java.net..",
                      "java.nio.file..",
                      "java.io..",
                      "org.slf4j..",
                      "io.netty..",
                      "java.util.logging..")
                  .or(
                      JavaClass.Predicates.belongToAnyOf(
                          Clock.class, Thread.class, Random.class, ThreadLocal.class)));

  @ArchTest
  static final ArchRule coresAskNobodyForTheTime =
      noClasses()
          .that()
          .resideInAPackage(CORES)
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(Math.class, "random");

  @ArchTest
  static final ArchRule coresKnowTheirPluginNot =
      noClasses()
          .that()
          .resideInAPackage(CORES)
          .should()
          .dependOnClassesThat(
              com.tngtech.archunit.base.DescribedPredicate.describe(
                  "are of ours, and neither in a core nor of the codec",
                  type ->
                      type.getPackageName().startsWith("io.consuljvm.")
                          && !type.getPackageName().contains(".core")
                          && !type.getPackageName().startsWith("io.consuljvm.codec")));
}
