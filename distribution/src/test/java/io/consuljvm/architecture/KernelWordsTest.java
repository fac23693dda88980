package io.consuljvm.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;

/** The kernel holds no domain word; only the names of configuration keys are its business. */
@AnalyzeClasses(packages = "io.consuljvm.kernel", importOptions = DoNotIncludeTests.class)
class KernelWordsTest {
  private static final String DOMAIN_WORD =
      ".*(?:[kK]v|KV|[sS]ession|[cC]atalog|[tT]ombstone|PreparedQuery|preparedQuery).*";

  @ArchTest
  static final ArchRule typesHaveNoDomainWord =
      classes()
          .that()
          .resideOutsideOfPackage("io.consuljvm.kernel.config..")
          .should(not(ArchConditions.<JavaClass>haveNameMatching(DOMAIN_WORD)));

  @ArchTest
  static final ArchRule fieldsAndMethodsHaveNoDomainWord =
      members()
          .that()
          .areDeclaredInClassesThat()
          .resideOutsideOfPackage("io.consuljvm.kernel.config..")
          .should()
          .haveNameNotMatching(DOMAIN_WORD);
}
