package org.chancery;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.modules.syntax.AllowedModuleDependencies.allow;
import static com.tngtech.archunit.library.modules.syntax.ModuleDependencyScope.consideringOnlyDependenciesInAnyPackage;
import static com.tngtech.archunit.library.modules.syntax.ModuleRuleDefinition.modules;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The architecture, said once and checked at every build. */
@AnalyzeClasses(packages = "org.chancery", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule each_room_opens_only_into_the_rooms_listed =
      modules()
          .definedByPackages("org.chancery.(*)..")
          .should()
          .respectTheirAllowedDependencies(
              allow()
                  .fromModule("knowledge")
                  .toModules("text")
                  .fromModule("actor")
                  .toModules("text", "time", "knowledge")
                  .fromModule("event")
                  .toModules("text", "time", "actor", "knowledge")
                  .fromModule("publication")
                  .toModules("text", "time", "store")
                  .fromModule("reading")
                  .toModules("event", "publication", "knowledge", "actor", "text", "time")
                  .fromModule("ledger")
                  .toModules("event", "actor", "time", "text", "knowledge", "store")
                  .fromModule("search")
                  .toModules("publication", "event", "actor", "text", "time")
                  .fromModule("harvest")
                  .toModules("publication", "text", "time", "store")
                  .fromModule("intake")
                  .toModules(
                      "harvest",
                      "publication",
                      "reading",
                      "ledger",
                      "event",
                      "store",
                      "text",
                      "time",
                      "actor",
                      "knowledge")
                  .fromModule("insight")
                  .toModules("ledger", "event", "actor", "time", "publication", "text")
                  .fromModule("alert")
                  .toModules(
                      "ledger",
                      "insight",
                      "search",
                      "event",
                      "actor",
                      "time",
                      "publication",
                      "store",
                      "text")
                  .fromModule("export")
                  .toModules("ledger", "event", "publication", "actor", "time", "text")
                  .fromModule("access")
                  .toModules("text")
                  .fromModule("desk")
                  .toModules(
                      "access",
                      "alert",
                      "export",
                      "insight",
                      "text",
                      "time",
                      "store",
                      "knowledge",
                      "actor",
                      "event",
                      "publication",
                      "reading",
                      "ledger",
                      "search",
                      "harvest",
                      "intake")
                  .fromModule("web")
                  .toModules(
                      "desk",
                      "access",
                      "alert",
                      "insight",
                      "text",
                      "time",
                      "store",
                      "knowledge",
                      "actor",
                      "event",
                      "publication",
                      "reading",
                      "ledger",
                      "search",
                      "harvest",
                      "intake")
                  .fromModule("cli")
                  .toModules(
                      "desk",
                      "web",
                      "access",
                      "alert",
                      "export",
                      "insight",
                      "text",
                      "time",
                      "store",
                      "knowledge",
                      "actor",
                      "event",
                      "publication",
                      "reading",
                      "ledger",
                      "search",
                      "harvest",
                      "intake"),
              consideringOnlyDependenciesInAnyPackage("org.chancery.."));

  @ArchTest
  static final ArchRule each_room_is_entered_by_its_front_door =
      modules()
          .definedByPackages("org.chancery.(*)..")
          .should()
          .onlyDependOnEachOtherThroughClassesThat()
          .resideInAPackage("org.chancery.*");

  @ArchTest
  static final ArchRule rooms_form_no_cycle =
      modules().definedByPackages("org.chancery.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule nobody_reads_the_wall_clock_behind_our_back =
      noClasses()
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now")
          .orShould()
          .callMethod(java.time.LocalDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .because("transaction time comes from the Clock that main hands in");

  @ArchTest
  static final ArchRule packages_are_null_marked =
      classes()
          .that()
          .haveSimpleName("package-info")
          .should()
          .beAnnotatedWith("org.jspecify.annotations.NullMarked");

  @ArchTest
  static final ArchRule exceptions_say_what_went_wrong = NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

  @ArchTest
  static final ArchRule only_the_cli_prints =
      noClasses().that().resideOutsideOfPackage("..cli..").should(ACCESS_STANDARD_STREAMS);
}
