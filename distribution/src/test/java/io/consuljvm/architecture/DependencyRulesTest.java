package io.consuljvm.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** {@code distribution → kernel → spi → codec ← plugins}. */
@AnalyzeClasses(packages = "io.consuljvm", importOptions = DoNotIncludeTests.class)
class DependencyRulesTest {
  private static final DescribedPredicate<JavaClass> OURS = resideInAPackage("io.consuljvm..");

  @ArchTest
  static final ArchRule codecKnowsNobodyOfOurs =
      noClasses()
          .that()
          .resideInAPackage("io.consuljvm.codec..")
          .should()
          .dependOnClassesThat(
              OURS.and(DescribedPredicate.not(resideInAPackage("io.consuljvm.codec.."))));

  @ArchTest
  static final ArchRule spiKnowsOnlyTheCodec =
      noClasses()
          .that()
          .resideInAPackage("io.consuljvm.spi..")
          .should()
          .dependOnClassesThat(
              OURS.and(
                  DescribedPredicate.not(
                      resideInAnyPackage("io.consuljvm.spi..", "io.consuljvm.codec.."))));

  @ArchTest
  static final ArchRule spiNeedsFewLibraries =
      classes()
          .that()
          .resideInAPackage("io.consuljvm.spi..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "io.consuljvm..",
                  "java..",
                  "org.pf4j..",
                  "com.typesafe.config..",
                  "org.slf4j..",
                  "org.jspecify.."));

  @ArchTest
  static final ArchRule kernelKnowsOnlySpiAndCodec =
      noClasses()
          .that()
          .resideInAPackage("io.consuljvm.kernel..")
          .should()
          .dependOnClassesThat(
              OURS.and(
                  DescribedPredicate.not(
                      resideInAnyPackage(
                          "io.consuljvm.kernel..", "io.consuljvm.spi..", "io.consuljvm.codec.."))));

  @ArchTest
  static final ArchRule onlyTheKernelKnowsThePluginFramework =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.consuljvm.kernel.plugin..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.pf4j..")
                  .and(
                      DescribedPredicate.not(
                          JavaClass.Predicates.belongToAnyOf(
                              org.pf4j.ExtensionPoint.class, org.pf4j.Extension.class))));

  @ArchTest
  static final ArchRule pluginsKnowSpiCodecAndTheApiOfOthers =
      classes().that(Plugins.CLASSES).should(Plugins.KEEP_TO_THEMSELVES);

  @ArchTest
  static final ArchRule commandLineDoesWithoutPluginsAndHeavyLibraries =
      noClasses()
          .that()
          .resideInAPackage("io.consuljvm.cli..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "org.pf4j..",
                  "org.slf4j..",
                  "io.netty..",
                  "tools.jackson..",
                  "com.typesafe.config..",
                  "java.net.http.."));

  @ArchTest
  static final ArchRule onlyTwoCommandsKnowTheKernel =
      noClasses()
          .that()
          .resideInAPackage("io.consuljvm.cli..")
          .and()
          .doNotHaveSimpleName("AgentCommand")
          .and()
          .doNotHaveSimpleName("ConfigtestCommand")
          .should()
          .dependOnClassesThat(resideInAPackage("io.consuljvm.kernel.."));

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().assignedFrom(new Rooms()).should().beFreeOfCycles();
}
