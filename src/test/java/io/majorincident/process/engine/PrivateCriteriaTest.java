package io.majorincident.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every way in which a query can ask for the value of a variable is known. */
class PrivateCriteriaTest {

  private static final String QUERIES =
      "classpath*:org/camunda/bpm/engine/impl/**/*QueryImpl.class";

  @Test
  void whatIsSearchedSortedOrAnAlternativeIsFound() {
    TaskQueryImpl query = new TaskQueryImpl();
    query.or().taskNameLike("x").endOr();
    query.orderByProcessVariable("sorted", ValueType.STRING).asc();
    assertThat(PrivateCriteria.variables(query)).containsExactly("sorted");
    assertThat(PrivateCriteria.variables(new TaskQueryImpl().taskName("x"))).isEmpty();
    assertThat(PrivateCriteria.variables(new VariableInstanceQueryImpl())).isEmpty();
  }

  /** A new version of the engine may bring others. */
  @Test
  void noOtherQueryHoldsValuesOfVariables() throws Exception {
    Set<String> holders = new TreeSet<>();
    for (Resource file : new PathMatchingResourcePatternResolver().getResources(QUERIES)) {
      String path = file.getURL().getPath();
      String name = path.substring(path.lastIndexOf("org/camunda"), path.length() - 6);
      Class<?> query = Class.forName(name.replace('/', '.'));
      if (AbstractQuery.class.isAssignableFrom(query)) {
        holders.addAll(holders(query));
      }
    }
    assertThat(holders)
        .containsExactly(
            "AbstractVariableQueryImpl",
            "ExternalTaskQueryImpl",
            "HistoricProcessInstanceQueryImpl", // is one of the first kind
            "HistoricTaskInstanceQueryImpl",
            "HistoricVariableInstanceQueryImpl", // finds only what its asker may read
            "TaskQueryImpl");
  }

  private static Set<String> holders(Class<?> query) {
    return Stream.<Class<?>>iterate(query, kind -> kind != null, Class::getSuperclass)
        .flatMap(kind -> Stream.of(kind.getDeclaredFields()))
        .filter(field -> field.getGenericType().getTypeName().contains("QueryVariableValue"))
        .map(Field::getDeclaringClass)
        .map(Class::getSimpleName)
        .collect(Collectors.toSet());
  }
}
