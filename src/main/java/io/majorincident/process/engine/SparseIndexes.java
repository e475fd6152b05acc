package io.majorincident.process.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets the engine's indexes leave out the rows that have nothing in their column: it has no tenants
 * and no cases here, hardly a value of more than a line, and no end of what still runs. Whoever
 * looks for a value finds it as before; the rows without one cost nothing. Made when the engine's
 * tables are there, by one node at a time.
 */
@Component
class SparseIndexes extends AbstractProcessEnginePlugin {

  private final ObjectProvider<JdbcClient> jdbc;
  private final ObjectProvider<PlatformTransactionManager> transactions;

  /** What is provided needs the database, which stands only after the engine has been planned. */
  SparseIndexes(
      ObjectProvider<JdbcClient> jdbc, ObjectProvider<PlatformTransactionManager> transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  @Override
  public void postProcessEngineBuild(ProcessEngine engine) {
    new TransactionTemplate(transactions.getObject()).executeWithoutResult(status -> create());
  }

  private void create() {
    jdbc.getObject()
        .sql("select pg_advisory_xact_lock(hashtextextended('act_sparse_indexes', 0))")
        .query(row -> {});
    jdbc.getObject()
        .sql(
            """
            do $$
            declare
              full_one record;
            begin
              for full_one in
                select indexrelid::regclass as name, pg_get_indexdef(indexrelid) as made, attname
                from pg_index
                join pg_class indexed on indexed.oid = indrelid
                join pg_attribute on attrelid = indrelid and attnum = indkey[0]
                join pg_namespace home on home.oid = relnamespace
                where nspname = current_schema() and relname like 'act\\_%'
                  and not indisunique and indpred is null
                  and attname in ('tenant_id_', 'case_inst_id_', 'case_execution_id_', 'batch_id_',
                    'removal_time_', 'bytearray_id_', 'task_id_', 'owner_', 'exception_stack_id_',
                    'job_exception_stack_id_', 'restarted_proc_inst_id_', 'dec_req_id_',
                    'dec_req_key_', 'root_dec_inst_id_', 'super_exec_', 'deployment_id_')
              loop
                execute format('drop index %s', full_one.name);
                execute format('%s where %I is not null', full_one.made, full_one.attname);
              end loop;
            end
            $$
            """)
        .update();
  }
}
