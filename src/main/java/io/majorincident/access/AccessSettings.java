package io.majorincident.access;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * Who may come in.
 *
 * @param admin the administrator to begin with
 * @param demoPassword of everybody in the embedded database; never used outside of it
 * @param openDoors paths below /api that know their callers themselves, with all that lies below
 *     them; whoever calls any other has to sign in
 */
@ConfigurationProperties("majorincident.access")
record AccessSettings(
    @DefaultValue Admin admin,
    @DefaultValue("demo") String demoPassword,
    @DefaultValue List<String> openDoors) {

  /**
   * @param group whose members may do everything; the engine knows it by this id
   */
  record Admin(String group, String id, String password, @DefaultValue("") String email) {

    boolean given() {
      return StringUtils.hasText(id) && StringUtils.hasText(password);
    }
  }
}
